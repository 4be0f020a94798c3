"""What does a main clause do besides blaming: deny, take a stance, demand, threaten, refuse, promise, judge?

Reads one predicate of what is said. A verbal act of the own side ("we condemn") is the speaker's; a duty put on another is a demand; a
hostile deed of the own side to come is a threat, a friendly one a promise, one that it will not do a refusal.
"""

from collections.abc import Sequence
from typing import Any

from .acts import can_speak
from .blame import Finding
from .clauses import agent, behind, expand, is_passive, objects, passive_subjects, subjects
from .deeds import is_hostile, spares_all, toward
from .document import Draft
from .frames import match_frame
from .polarity import modality, negated
from .sides import Side
from .slots import clause_of, slot
from .subclauses import complement, condition
from .targets import Cast
from .wordlists import is_of, lemma_of, word_class

__all__ = ["read_main_clause"]

Token = Any


def read_main_clause(token: Token, cast: Cast, side: Side, draft: Draft, *, only_felt: bool = False) -> Finding | None:
    """What a main clause of a draft's content does, None for a mere statement; what one only feels somebody should do asks nothing."""
    if token.pos_ not in ("VERB", "AUX", "ADJ"):
        return None
    return (
        _falsehood(token, cast, side)
        or _stance(token, cast, side)
        or _duty(token, cast, side, draft, only_felt)
        or _coming(token, cast, side, draft)
        or _verdict(token, cast, side)
    )


def _stance(token: Token, cast: Cast, side: Side) -> Finding | None:
    """ "We condemn", "the United States holds Russia responsible": a verbal act of the own side within what is said."""
    match = match_frame(token)
    if match is None or not match.sources or not any(side.own(s) for s in match.sources):
        return None
    how, no = modality(token), negated(token)
    aux = {c.lower_ for c in token.children if c.dep_ == "aux"}
    kind = match.frame.type
    if match.is_provided:
        return None  # "our plan calls for a bridge"
    if kind in ("warning", "statement") or (no and match.frame.word == "want") or (token.tag_ == "VBD" and kind == "commitment"):
        return None
    if kind == "commitment":
        clause = complement(token)
        hostile = clause is not None and is_hostile(clause)
        kind = "threat" if hostile else "rejection" if no and clause is not None else "promise"
        if kind == "rejection":
            no = False
    if kind == "accusation" and not no and how in ("future", "hedged") and aux & {"will", "would", "'ll"}:
        kind, how = "threat", "asserted"  # "said it would sue", "will hold them responsible"
    if no and kind == "support":
        kind, no = "rejection", False
    targets: list[Token] = []
    for spec in match.frame.target:
        if spec == "comp.toward":
            clause = clause_of(match)
            targets = list(toward(clause, cast, side)) if clause is not None else []
        else:
            heads, maker = slot(match, spec)
            targets = [t for t in cast.actors(heads, maker=maker) if not side.own(t)]
        if targets:
            break
    same = kind == match.frame.type
    how = "asserted" if how == "future" and kind in ("rejection", "promise", "threat") else how
    return Finding(
        kind,
        tuple(targets),
        negated=no,
        modality=how,
        cameo=match.frame.cameo if same else None,
        plover=match.frame.plover if same else None,
        confidence=0.75,
    )


def _duty(token: Token, cast: Cast, side: Side, draft: Draft, only_felt: bool) -> Finding | None:
    """A demand: "Russia must stop", "needs to", "a reform of the agency is needed", an imperative among direct words."""
    if token.lower_ in ("needed", "required") and token.tag_ == "VBN" and token.dep_ in ("ROOT", "ccomp", "conj") and not negated(token):
        things = [h for h in passive_subjects(token) if h.pos_ == "NOUN" and not can_speak(h)]  # not "the agencies are needed"
        asked = [t for t in cast.actors(things, maker=True) if not side.own(t)]
        return Finding("demand", tuple(asked), confidence=0.6) if asked else None
    aux = {c.lower_ for c in token.children if c.dep_ == "aux"}
    obliged = bool(aux & {"must", "should"}) and not aux & {"have", "'ve"} and not _inverted(token)
    strong = "must" in aux
    duty = token
    if (
        not obliged
        and token.dep_ == "xcomp"
        and lemma_of(token.head) in ("need", "have", "ought")
        and any(c.tag_ == "TO" for c in token.children)
        and not negated(token.head)
        and token.head.dep_ != "relcl"  # "the chance that she has to speak"
        and not objects(token.head)  # "needs him to sing"
        and not any(c.lower_ == "only" for c in token.head.children)  # "need only taste it"
        and (
            lemma_of(token.head) != "have"
            or (
                not any(c.lower_ == "yet" for base in (token, token.head) for c in base.children)  # "has yet to decide"
                and token.head.tag_ != "VBD"
                and any(cast.names(h) for h in subjects(token.head))
            )
        )
    ) and modality(token.head) == "asserted":
        obliged, strong, duty = True, True, token.head
        if draft.kind == "direct" and all(h.ent_type_ == "PERSON" or h.lower_ in ("he", "she") for h in subjects(duty)):
            return None  # "Lund has to sell his boat": what it takes, as somebody sees it
    if obliged and any(is_of(c, word_class("moods")) for c in (token, *(c for c in token.children if c.dep_ == "acomp"))):
        return None  # "has to be glad": a guess
    if obliged and "must" in aux and ("be" in aux or (duty.tag_ == "VBG" and not is_passive(duty))):
        return None  # "must be hiding something": a guess
    if (
        obliged
        and lemma_of(duty) == "be"
        and "must" in aux
        and any(c.dep_ == "prep" and c.lower_ in ("under", "in") for c in duty.children)
    ):
        return None  # "she must be under pressure": a guess
    if (
        obliged
        and not strong
        and lemma_of(duty) in ("be", "become")
        and any(c.dep_ == "attr" and c.pos_ in ("NOUN", "PROPN") for c in duty.children)
    ):
        return None  # "she should be an example to us"
    if obliged and not strong and lemma_of(duty) == "have":
        return None  # "should have a roof by spring": foreseen
    if obliged and lemma_of(duty) in ("be", "have") and _is_left_to(duty):
        return None
    if obliged:
        heads = passive_subjects(duty) if is_passive(duty) else subjects(duty)
        if not heads:
            return None
        if any(side.own(h) for h in heads) or heads[0].lower_ in ("we", "i", "you", "there", "one", "it"):
            return None
        if not strong and (negated(duty) or not any(cast.actor(h) is not None for h in heads)):
            return None
        if any(c.lower_ in ("what", "which", "how") and c.i < duty.i for c in duty.children):
            return None  # "what they should do"
        if _is_rule(token, heads, cast) or only_felt:
            return None
        if is_passive(duty):
            # "should be regulated": who is to do it, the agent alone tells
            targets = tuple(t for t in cast.actors(agent(duty)) if not side.own(t))
            return Finding("demand", targets, confidence=0.6) if targets or _is_disputed(duty, heads, cast) else None
        targets = tuple(t for t in cast.actors(heads) if not side.own(t))
        if not targets and not (strong and _is_disputed(duty, heads, cast)):
            return None
        how = "asserted" if condition(duty) is None else "hypothetical"  # "if the report is true he must go"
        return Finding("demand", targets, modality=how, confidence=0.75 if targets else 0.6)
    if (
        token.tag_ == "VB"
        and token.dep_ == "ROOT"
        and draft.kind == "direct"
        and not any(c.dep_ in ("nsubj", "aux", "expl") for c in token.children)
        and _opens(token)
        and not is_of(token, word_class("unasked"))
        and not token.sent.text.rstrip(" \"')").endswith("?")
    ):
        return Finding("demand", confidence=0.55)
    return None


def _opens(verb: Token) -> bool:
    """Whether a verb opens what is said: "please, mend the nets"; not "in winter we sing, mend the nets"."""
    before = verb.doc[verb.sent.start : verb.i]
    return not before or (before[-1].is_punct and (before[-1].text != "," or not any(t.pos_ in ("VERB", "AUX", "PRON") for t in before)))


def _is_rule(verb: Token, heads: Sequence[Token], cast: Cast) -> bool:
    """ "A member must own a boat": what holds for whoever it is, is asked of nobody."""
    if any(c.lower_ == "order" and c.head.lower_ == "in" for c in verb.subtree) or any(
        c.dep_ in ("advcl", "mark", "npadvmod") and "order" in {w.lower_ for w in c.lefts} for c in verb.children
    ):
        return True  # "needs to do better in order to win"
    if any(c.dep_ == "advcl" and c.i < verb.i and c.tag_ == "VB" and any(w.tag_ == "TO" for w in c.children) for c in verb.children):
        # "to reach the harbour, they must cross the river"; not "to avoid a war, Oslo must withdraw"
        return not any(cast.names(h) and cast.is_body(h) for h in heads)
    return is_of(verb, word_class("granted")) or any(
        h.tag_ == "NN"
        and any(c.dep_ == "det" and c.lower_ in ("a", "an", "any", "every", "each") for c in h.children)
        and not is_of(h, word_class("disputed") | word_class("pact"))
        for h in heads
    )


def _is_disputed(verb: Token, heads: Sequence[Token], cast: Cast) -> bool:
    """Whether a duty that is put on nobody is asked of somebody: of people, or about a war, a truce, rights; not "crops must be sown"."""
    return any(
        is_of(word, word_class("disputed") | word_class("process") | word_class("badthing") | word_class("restrictions"))
        or cast.actor(word) is not None
        or (not is_passive(verb) and can_speak(word))
        or word.lower_ in ("those", "who")
        for head in heads
        for word in expand(head)
    )


def _is_left_to(verb: Token) -> bool:
    """ "Should be able to", "should be in charge": a right of theirs, which others are to grant."""
    if any(c.dep_ == "acomp" and is_of(c, word_class("entitled")) for c in verb.children):
        return True
    if lemma_of(verb) == "have":
        return any(is_of(h, word_class("entitlement")) for h in objects(verb))  # "should have a say"
    return any(h.lower_ in ("charge", "control") for h in behind(verb, "in"))


def _coming(token: Token, cast: Cast, side: Side, draft: Draft) -> Finding | None:
    """What the own side will do or will not do, and what others will pay."""
    aux = {c.lower_ for c in token.children if c.dep_ == "aux"}
    no = negated(token)
    if lemma_of(token) == "be" and any(c.dep_ == "expl" for c in token.children) and aux & {"will", "would", "'ll", "can"}:
        for child in token.children:
            if child.dep_ in ("attr", "nsubj") and child.pos_ == "NOUN":
                none = no or any(c.lower_ == "no" for c in child.children)
                if none and is_of(child, word_class("negotiated")):
                    with_whom = behind(child, "with", "to")
                    cast.let_capitals_act(with_whom)
                    return Finding("rejection", tuple(t for t in cast.actors(with_whom) if not side.own(t)), confidence=0.7)
                otherwise = any(c.lower_ == "otherwise" for c in token.children)
                if not none and not otherwise and is_of(child, word_class("consequence")):
                    return Finding("threat", tuple(t for t in cast.actors(behind(child, "for")) if not side.own(t)), confidence=0.75)
        return None
    heads = subjects(token) if not is_passive(token) else []
    if not heads:
        return None
    # "Ali said they will not end the strike": whoever they are, the speaker is one of them
    own = any(side.own(h) or (h.lower_ == "they" and cast.actor(h) is None and draft.kind == "indirect") for h in heads)
    if not own:
        if aux & {"will", "would", "'ll"} and not no:
            harm = word_class("harm" if lemma_of(token) == "face" else "consequence")
            pays = is_of(token, word_class("paying")) and any(is_of(w, harm) for h in objects(token) for w in expand(h))
            if pays or lemma_of(token) == "regret":
                targets = tuple(t for t in cast.actors(heads) if not side.own(t))
                if targets:
                    return Finding("threat", targets, confidence=0.75)
        return None
    ready = token.dep_ == "xcomp" and token.head.pos_ == "ADJ" and token.head.lower_ in ("ready", "prepared", "willing", "determined")
    if not ready and not aux & {"will", "would", "'ll", "wo", "can", "could", "ca", "shall"}:
        return None
    if not ready and aux & {"can", "could", "ca"} and not (no and is_of(token, word_class("accepting"))):
        return None
    targets = tuple(
        t for t in toward(token, cast, side) if not (is_of(t, word_class("own_people")) and any(side.own(c) for c in t.children))
    )
    clause = condition(token)
    if clause is not None and not targets:
        heads = agent(clause) if is_passive(clause) else subjects(clause)
        targets = tuple(t for t in cast.actors(heads) if not side.own(t))
    if no:
        if lemma_of(token) in ("hesitate", "tolerate") or (lemma_of(token) in ("allow", "let") and any(cast.is_body(t) for t in targets)):
            return Finding("threat" if lemma_of(token) != "allow" else "rejection", targets, confidence=0.65)
        if is_of(token, word_class("refused")):
            return Finding("rejection", targets, confidence=0.75)
        return None
    if is_hostile(token):
        needs_other = is_of(token, word_class("needs_other"))
        if is_of(token, word_class("leaving")) and clause is None and not any(t.ent_type_ == "PERSON" for t in targets):
            return None  # "will withdraw from the court"
        if lemma_of(token) == "continue" or (not targets and clause is None and (needs_other or spares_all(token))):
            return None
        return Finding("threat", targets, confidence=0.7)
    if is_of(token, word_class("friendly")):
        return Finding("promise", targets, confidence=0.65)
    return None


def _inverted(token: Token) -> bool:
    """ "Should Moscow attack": a condition, no duty."""
    heads = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
    return any(c.dep_ == "aux" and c.lower_ == "should" and heads and c.i < heads[0].i for c in token.children)


def _falsehood(token: Token, cast: Cast, side: Side) -> Finding | None:
    """ "The claims are baseless", "it is not true", "has nothing to do with": a denial."""
    if lemma_of(token) != "be":
        return None
    for child in token.children:
        if child.dep_ in ("acomp", "attr"):
            heads = subjects(token)
            about = bool(heads) and any(is_of(w, word_class("allegation")) for w in expand(heads[0]))
            if is_of(child, word_class("false") & word_class("no_fact")) and not negated(token) and _says_it_of_a_clause(token, child):
                return Finding("denial", confidence=0.7)
            if is_of(child, word_class("false")) and about and not negated(token):
                makers = tuple(t for t in cast.actors(heads, maker=True) if not side.own(t))
                deceit = is_of(child, word_class("deceit"))
                inner = Finding("accusation", makers, allegation="disinformation", confidence=0.6) if deceit and makers else None
                return Finding("denial", makers, confidence=0.8, child=inner)
            if (
                child.lower_ in ("true", "so", "correct")
                and not any(
                    c.dep_ in ("advmod", "xcomp") and c.i != child.i and c.lower_ not in ("simply", "just", "at") for c in child.children
                )
                and negated(token)
                and (about or (heads and heads[0].lower_ in ("it", "that", "this")))
            ):
                return Finding("denial", tuple(cast.actors(heads, maker=True)) if about else (), confidence=0.7)
    return None


def _says_it_of_a_clause(token: Token, word: Token) -> bool:
    """ "It is untrue that": what the word is said of is told behind it."""
    told = (c for base in (token, word) for c in base.children if c.dep_ in ("ccomp", "acl", "relcl", "csubj"))
    return any(h.lower_ == "it" for h in subjects(token)) and any(m.dep_ == "mark" and m.lower_ == "that" for c in told for m in c.children)


def _verdict(token: Token, cast: Cast, side: Side) -> Finding | None:
    """ "Its policy is a disgrace", "Ankara is a reliable partner", "he would not be welcome here"."""
    if lemma_of(token) == "be" and negated(token) and any(c.lower_ == "welcome" and c.dep_ == "acomp" for c in token.children):
        targets = tuple(t for t in cast.actors(subjects(token)) if not side.own(t))
        return Finding("rejection", targets, confidence=0.65) if targets else None
    if lemma_of(token) != "be" or negated(token) or modality(token) != "asserted":
        return None
    # "it is unacceptable": what "it" is, only the sentence before tells
    heads = [h for h in subjects(token) if h.lower_ not in ("it", "this", "that")]
    for child in token.children:
        if child.dep_ not in ("acomp", "attr"):
            continue
        targets = tuple(t for t in cast.actors(heads) if not side.own(t))
        if any(c.lower_ == "no" for c in child.children):
            return None  # "there was no violation"
        if is_of(child, word_class("bad")):
            return Finding("criticism", targets, confidence=0.65) if targets or not heads or heads[0].pos_ == "NOUN" else None
        if targets and is_of(child, word_class("good")) and child.lemma_ not in ("important",):
            return Finding("support", targets, confidence=0.6)
    return None
