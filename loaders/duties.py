"""Is a duty put on somebody?

Reads one predicate of what is said: "Oslo must stop", "needs to", "a reform of the agency is needed", "it is time for Oslo to pay", an
imperative among direct words. Out comes a demand with whom it is put on; none for rules, guesses and what is left to them to do.
"""

from collections.abc import Sequence
from typing import Any

from .agents import agent
from .blame import Finding
from .clauses import auxiliaries, behind, expand, is_passive, objects, passive_subjects, subjects
from .document import Draft
from .polarity import modality, negated
from .sides import Side
from .subclauses import condition, for_subject
from .targets import Cast
from .voices import can_speak
from .wordlists import is_of, lemma_of, word_class

__all__ = ["read_duty"]

Token = Any


def read_duty(token: Token, cast: Cast, side: Side, draft: Draft, only_felt: bool) -> Finding | None:
    """A demand: "Russia must stop", "needs to", "a reform of the agency is needed", an imperative among direct words."""
    if token.lower_ in ("needed", "required") and token.tag_ == "VBN" and token.dep_ in ("ROOT", "ccomp", "conj") and not negated(token):
        things = [h for h in passive_subjects(token) if h.pos_ == "NOUN" and not can_speak(h)]  # not "the agencies are needed"
        asked = list(side.others(things, maker=True))
        return Finding("demand", tuple(asked), confidence=0.6) if asked else None
    late = _overdue(token, side)
    if late:
        return Finding("demand", late, confidence=0.65)
    aux = auxiliaries(token)
    advised = any(c.lower_ == "better" and c.dep_ == "advmod" and c.i < token.i for c in token.children)
    better = "had" in aux and advised and token.tag_ != "VBN"  # "had better leave"; not "had better prepared its crews"
    obliged = better or (bool(aux & {"must", "should"}) and not aux & {"have", "'ve"} and not _inverted(token))
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
                and any(cast.names(h) or (_is_asked_of_many(token) and cast.actor(h) is not None) for h in subjects(token.head))
            )
        )
    ) and modality(token.head) == "asserted":
        obliged, strong, duty = True, True, token.head
        personal = all(h.ent_type_ == "PERSON" or h.lower_ in ("he", "she") for h in subjects(duty))
        if draft.kind == "direct" and personal and not _is_asked_of_many(token):
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
    if obliged and not strong and "be" in {*aux, lemma_of(duty)} and not is_passive(duty) and _is_dated(duty):
        return None  # "should be earning a profit from June on", "should be in place by May": foreseen
    if obliged:
        heads = passive_subjects(duty) if is_passive(duty) else subjects(duty)
        if not heads:
            return None
        if any(side.own(h) for h in heads) or heads[0].lower_ in ("we", "i", "you", "there", "one", "it"):
            return None
        if not strong and (negated(duty) or not any(cast.actor(h) is not None for h in heads)):
            return None
        if any(c.lower_ in ("what", "which", "how", "whatever") and c.i < duty.i for base in (duty, token) for c in base.children):
            return None  # "what they should do", "whatever he needs to say"
        if _is_rule(token, heads, cast) or only_felt:
            return None
        if is_passive(duty):
            # "should be regulated": who is to do it, the agent alone tells
            targets = side.others(agent(duty))
            return Finding("demand", targets, confidence=0.6) if targets or _is_disputed(duty, heads, cast) else None
        targets = side.others(heads)
        if not targets and not (strong and _is_disputed(duty, heads, cast)):
            return None
        how = "asserted" if condition(duty) is None else "hypothetical"  # "if the report is true he must go"
        return Finding("demand", targets, modality=how, confidence=0.75 if targets else 0.6)
    told = _is_told(token, draft)
    called = [c for c in token.children if c.dep_ in ("nsubj", "npadvmod", "dep", "intj") and c.i < token.i and _is_called(c)]
    if (
        token.tag_ == "VB"
        and (token.dep_ == "ROOT" or told)
        and draft.kind == "direct"
        and not any(c.dep_ in ("nsubj", "aux", "expl") and c not in called for c in token.children)
        and (_opens(token) or called)
        and not is_of(token, word_class("unasked"))
        and not token.sent.text.rstrip(" \"')").endswith("?")
    ):
        asked = called or (_hearers(token.head) if told else [])
        targets = side.others(asked)
        return Finding("demand", targets, confidence=0.55) if targets or not told else None  # "“Got it,” he wrote"
    return None


def _is_told(verb: Token, draft: Draft) -> bool:
    """Whether a verb hangs on the cue: "“Publish it,” she told the firm"."""
    return verb.dep_ == "ccomp" and any(s.start <= verb.head.idx < s.end for s in draft.cue)


def _hearers(cue: Token) -> list[Token]:
    """Who is told so, or written to: "“Publish it,” she told the firm", "said in a letter to the firm"."""
    letters = [h for h in behind(cue, "in") if is_of(h, word_class("carriers") | word_class("proposal"))]
    given = objects(cue) if cue.lemma_ == "tell" else [h for letter in letters for h in behind(letter, "to")]
    return [h for h in given if not is_of(h, word_class("audience"))]


def _is_called(noun: Token) -> bool:
    """Whether somebody is called by what opens the words: "“Prime minister, publish it”"."""
    after = noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 2]
    before = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else None
    bare = noun.pos_ in ("PROPN", "NOUN") and not any(c.dep_ == "det" for c in noun.children)
    return bare and any(w.text == "," for w in after) and (before is None or before.is_quote or before.is_punct)


def _overdue(verb: Token, side: Side) -> tuple[Token, ...]:
    """Of whom it is said that it is time for them to do it."""
    if lemma_of(verb) == "be":
        times = [c for c in verb.children if c.dep_ == "attr" and c.lower_ == "time"]
    else:
        times = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ == "time" and lemma_of(verb) == "come"]
    if not times or negated(verb) or modality(verb) != "asserted":
        return ()
    heads = [h for base in (*times, verb) for h in for_subject(base)]
    return side.others(heads)


def _is_asked_of_many(verb: Token) -> bool:
    """Whether a deed is one that opponents are asked to do, and no mere need: "has to resign", "have to go"."""
    if verb.lower_ in ("go", "leave"):
        return not any(
            c.dep_ in ("prep", "dobj", "xcomp", "advmod") and c.i > verb.i and c.lower_ not in ("back", "now") for c in verb.children
        )
    return is_of(verb, word_class("asked_of"))


def _is_dated(verb: Token) -> bool:
    """Whether it is told from when or until when something is to be."""
    return any(
        c.dep_ == "prep" and c.lower_ in ("from", "by", "within") and any(w.ent_type_ == "DATE" for w in c.children) for c in verb.children
    )


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


def _inverted(token: Token) -> bool:
    """ "Should Moscow attack": a condition, no duty."""
    heads = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
    return any(c.dep_ == "aux" and c.lower_ == "should" and heads and c.i < heads[0].i for c in token.children)
