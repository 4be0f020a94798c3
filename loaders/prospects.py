"""What does somebody say will come?

In comes a predicate of what is said; out comes what it makes of the future: hostile deeds of the own side and what others are to suffer
for what they do are threats, what is not to be done is a refusal, a friendly deed a promise; a mere forecast is None.
"""

from collections.abc import Sequence
from typing import Any, Final

from .agents import agent
from .blame import Finding
from .clauses import auxiliaries, behind, expand, is_passive, objects, passive_subjects, subjects
from .deeds import is_answered_with_force, is_hostile, reach_into, spares_all, toward
from .document import Draft
from .frames import match_frame
from .needs import holds
from .polarity import negated
from .sides import Side
from .subclauses import complement, condition, supposition
from .targets import Cast
from .threats import forsakes
from .wordlists import is_of, lemma_of, word_class

__all__ = ["means_another", "presses", "read_prospect"]

Token = Any

_WILL: Final = frozenset({"will", "would", "'ll", "shall"})
_NOW: Final = frozenset({"am", "are", "is", "'m", "'re", "'s"})
_ANYBODY: Final = frozenset({"anyone", "anybody", "whoever", "everyone", "those"})


def read_prospect(token: Token, cast: Cast, side: Side, draft: Draft) -> Finding | None:
    """What the own side will do or will not do, and what others will pay."""
    aux = auxiliaries(token)
    no = negated(token)
    if lemma_of(token) == "be" and any(c.dep_ == "expl" for c in token.children) and aux & {"will", "would", "'ll", "can", "could"}:
        for child in token.children:
            if child.dep_ in ("attr", "nsubj") and child.pos_ == "NOUN":
                none = no or any(c.lower_ == "no" for c in child.children)
                if none and is_of(child, word_class("negotiated")):
                    with_whom = behind(child, "with", "to")
                    cast.let_capitals_act(with_whom)
                    return Finding("rejection", side.others(with_whom), confidence=0.7)
                otherwise = any(c.lower_ == "otherwise" for c in token.children)
                if not none and not otherwise and is_of(child, word_class("consequence")):
                    on_whom = behind(child, "for")
                    cast.let_capitals_act(on_whom)
                    return Finding("threat", side.others(on_whom), confidence=0.75)
        return None
    heads = subjects(token) if not is_passive(token) else []
    if _are_told(heads, side) and lemma_of(token) == "lose" and aux & _WILL:
        return _suffering(token, cast, side, may=False)  # "told them they would lose it"
    # "Boris said they will not reopen the pit": whoever they are, the speaker is one of them
    own = any(side.own(h) or (h.lower_ == "they" and cast.actor(h) is None and draft.kind == "indirect") for h in heads)
    if own and means_another(token, heads, cast, side):
        return None
    if not own:
        may = bool(aux & {"could", "may", "might"}) and side.wields_power
        return _suffering(token, cast, side, may=may) if (aux & _WILL or may) and not no else None
    return _own_deed(token, aux, no, cast, side)


def means_another(verb: Token, heads: Sequence[Token], cast: Cast, side: Side) -> bool:
    """ "If Levin wins, he would impose a tax": he is who the condition is about, not who says so."""
    clause = condition(verb)
    if clause is None or clause.i > verb.i or not any(h.lower_ in ("he", "she") for h in heads):
        return False
    return any(cast.names(t) and not side.own(t) and not cast.is_body(t) for t in subjects(clause))


def presses(verb: Token, cast: Cast, side: Side) -> tuple[Token, ...]:
    """Who is pressed by a deed that is to come "unless" they do something; empty where it is nobody, or oneself."""
    clause = supposition(verb) or condition(verb)
    marks = {c.lower_ for c in clause.children} if clause is not None else set()
    if clause is None or not ("unless" in marks or ("until" in marks and is_hostile(verb))):
        return ()
    heads = [*subjects(clause), *passive_subjects(clause)] if not is_passive(clause) else agent(clause) or passive_subjects(clause)
    cast.let_capitals_act(heads)
    return side.others(heads)


def _suffering(token: Token, cast: Cast, side: Side, *, may: bool) -> Finding | None:
    """ "They will pay a price", "any strike will be answered with missiles", "(told Oslo) it would be expelled"."""
    passive = is_passive(token)
    cast.let_capitals_act(passive_subjects(token) if passive and side.wields_power else ())
    heads = passive_subjects(token) if passive else subjects(token)
    brings = _brings_harm(token, cast, side)
    if brings is not None:
        return Finding("threat", brings, modality="hedged" if may else "asserted", confidence=0.65)
    harm = word_class("harm" if lemma_of(token) == "face" else "consequence")
    harm = harm | word_class("punishment") | word_class("fines") if side.wields_power else harm
    harm = harm | {"responsibility"} if lemma_of(token) == "bear" else harm
    pays = is_of(token, word_class("paying")) and any(is_of(w, harm) for h in objects(token) for w in expand(h))
    dear = word_class("paid_for") | word_class("badthing") | word_class("misdeed")
    dearly = any(is_of(c, word_class("dearly")) for c in token.children) or any(is_of(h, dear) for h in behind(token, "for"))
    pays = pays or (lemma_of(token) == "pay" and not objects(token) and dearly)
    if not passive and (pays or lemma_of(token) == "regret"):
        targets = side.others(heads)
        how = "hedged" if may else "asserted"
        whoever = side.wields_power and any(h.lower_ in _ANYBODY for h in heads)  # "anyone who shelters them will face trial"
        told = _are_told(heads, side)
        return Finding("threat", targets or side.told_to, modality=how, confidence=0.75) if targets or told or whoever else None
    if may:
        return None
    with_what = behind(token, "with", "by") if is_of(token, word_class("answered")) else []
    answered = is_answered_with_force(token)
    hostile = is_of(token, word_class("hostile")) and (not is_of(token, word_class("by_object")) or _are_told(heads, side))
    replied = is_of(token, word_class("answered")) and any(_is_anybody(h) and is_of(h, word_class("hostile_deeds")) for h in heads)
    stricken = passive and not agent(token) and (answered or hostile or is_hostile(token) or replied)  # "any move will be answered"
    if not stricken and not (not passive and lemma_of(token) == "lose" and objects(token)):
        return None
    pressed = side.wields_power and condition(token) is not None and any(cast.is_body(t) for t in cast.actors(heads))
    doomed = side.wields_power and is_of(token, word_class("doomed")) and any(cast.is_body(t) for t in cast.actors(heads, maker=False))
    if not (
        doomed
        or _are_told(heads, side)
        or (stricken and is_of(token, word_class("doomed")) and side.told_of)
        or (answered and side.told_to)
        or pressed
        or any(_is_anybody(h) for h in heads)
    ):
        return None
    targets = side.others(heads) or reach_into(with_what, side, ("on", "against"))
    targets = targets or side.told_to or side.told_of
    whoever = answered and side.wields_power and any(_is_any_onslaught(h) for h in heads)  # "any attack will be met with force"
    whoever = whoever or (replied and side.wields_power)
    return Finding("threat", targets, confidence=0.65) if targets or whoever else None


def _brings_harm(verb: Token, cast: Cast, side: Side) -> tuple[Token, ...] | None:
    """Whose deed, if it is done, "will mean war", "would draw a crushing response", said by who can see to it; None if it brings none."""
    has = lemma_of(verb) == "have" and any(is_of(h, word_class("repercussions")) for h in objects(verb))
    if has:
        natural = any(is_of(h, word_class("weather")) for h in subjects(verb))
        return (side.told_to or None) if not natural else None  # "warned Oslo that the raid would have consequences"
    if not side.wields_power or is_passive(verb) or not is_of(verb, word_class("drawing")):
        return None
    things = [w for c in verb.children if c.dep_ in ("dobj", "attr") and c.i > verb.i for w in (c, *behind(c, "of"))]
    if not any(is_of(w, word_class(name)) for w in things for name in ("menace", "harm", "consequence")):
        return None
    clause = condition(verb)
    heads = subjects(clause) if clause is not None else []
    deeds = [h for h in subjects(verb) if any(c.lower_ in ("any", "a", "an", "such") and c.dep_ in ("det", "predet") for c in h.children)]
    cast.let_capitals_act(heads)
    found = [*cast.actors(heads), *(t for deed in deeds for t in cast.makers(deed))]
    targets = tuple(t for t in found if not side.own(t))
    return targets if targets or any(_is_any_onslaught(h) for h in deeds) else None


def _are_told(heads: list[Token], side: Side) -> bool:
    """Whether who is told it is spoken of: Oslo in "told Oslo it would be expelled"."""
    return bool(side.told_to) and any(h.lower_ in ("it", "they", "he", "she", "you") for h in heads)


def _is_anybody(noun: Token) -> bool:
    """ "Any firm", "anyone", "banks which refuse": whoever does something."""
    return (
        noun.lower_ in _ANYBODY
        or any(c.lower_ == "whoever" and c.dep_ == "nsubj" for c in noun.children)
        or any(c.lower_ in ("any", "every") and c.dep_ == "det" for c in noun.children)
        or (noun.tag_ == "NNS" and any(c.dep_ == "relcl" and c.tag_ in ("VBP", "VB") for c in noun.children))
    )


def _answers_harm(verb: Token) -> bool:
    """ "Respond to the attack", "retaliate against hostile acts"."""
    answered = [h for h in behind(verb, "to", "against", "for") if is_of(verb, word_class("replying") | {"retaliate"})]
    unfriendly = any(
        is_of(h, word_class("hostile_deeds")) and any(is_of(c, word_class("unfriendly")) for c in h.children) for h in answered
    )
    return unfriendly or any(is_of(h, word_class("badthing") | word_class("misdeed")) for h in answered)


def _is_until_undone(clause: Token | None) -> bool:
    """Whether a condition is that somebody does not do something: "if Oslo does not leave", "refuses", "fails to"."""
    return clause is not None and (negated(clause) or is_of(clause, word_class("refusing") | {"fail"}))


def _bears_nothing(verb: Token) -> bool:
    """ "(Will not) hesitate to strike", "tolerate an attack", "stand idly by"; not "hesitate to thank", "tolerate corruption"."""
    if lemma_of(verb) == "hesitate":
        clause = complement(verb)
        return clause is None or is_hostile(clause) or is_of(clause, word_class("stepping_in"))
    done_to = objects(verb)
    tolerates = lemma_of(verb) == "tolerate" and not (done_to and all(is_of(h, word_class("evil")) for h in done_to))
    return tolerates or holds("idle", verb, False)


def _is_any_onslaught(noun: Token) -> bool:
    """ "Any attack", "any violation of our airspace"."""
    return is_of(noun, word_class("badthing") | word_class("onslaught")) and any(c.lower_ in ("any", "every") for c in noun.children)


def _own_deed(token: Token, aux: set[str], no: bool, cast: Cast, side: Side) -> Finding | None:
    """What the own side will do, is ready to do, or will not do."""
    ready = token.dep_ == "xcomp" and token.head.pos_ == "ADJ" and token.head.lower_ in ("ready", "prepared", "willing", "determined")
    going = token.dep_ == "xcomp" and token.head.lower_ == "going" and any(c.lower_ in _NOW for c in token.head.children)
    if going and not is_hostile(token):  # "we are (not) going to help"; who tells of others' threats speaks so too
        ready, no = True, no or negated(token.head)
    may = not ready and bool(aux & {"could", "may", "might"}) and not no
    if not ready and not may and not aux & {*_WILL, "wo", "can", "could", "ca"}:
        return None
    if not ready and not may and aux & {"can", "could", "ca"} and not (no and is_of(token, word_class("accepting"))):
        return None
    targets = tuple(
        t for t in toward(token, cast, side) if not (is_of(t, word_class("own_people")) and any(side.own(c) for c in t.children))
    )
    pressed = presses(token, cast, side) if not no and not may else ()
    if pressed:  # "will leave the talks unless Oslo pays"
        return Finding("threat", tuple(dict.fromkeys((*pressed, *(targets if is_hostile(token) else ())))), confidence=0.7)
    clause = condition(token)
    if clause is not None and not targets:
        heads = agent(clause) if is_passive(clause) else subjects(clause)
        cast.let_capitals_act(heads)
        targets = side.others(heads)
    if no:
        if _bears_nothing(token) or (lemma_of(token) in ("allow", "let") and any(cast.is_body(t) for t in targets)):
            return Finding("threat" if lemma_of(token) != "allow" else "rejection", targets, confidence=0.65)
        frame = match_frame(token)
        if forsakes(token):
            return Finding("promise", targets, confidence=0.6)  # "we will never let you down"
        refuses = is_of(token, word_class("refused")) and (frame is None or frame.frame.type != "statement")
        return Finding("rejection", targets, confidence=0.75) if refuses else None  # not "will not meet its deadline"
    if not ready and not may and _is_until_undone(clause) and side.wields_power and is_of(token, word_class("stepping_in")):
        pressed = tuple(t for t in cast.actors(subjects(clause)) if not side.own(t) and cast.is_body(t))
        if pressed:
            return Finding("threat", pressed, confidence=0.65)  # "our troops will enter it if Oslo does not leave"
    kept_up = complement(token) if is_of(token, word_class("keeping_up")) and not may else None
    if kept_up is not None and is_hostile(kept_up):  # "will continue to bomb the rebels"
        hit = toward(kept_up, cast, side)
        return Finding("threat", hit, confidence=0.65) if any(cast.is_body(t) for t in hit) or _answers_harm(kept_up) else None
    if is_hostile(token):
        needs_other = is_of(token, word_class("needs_other")) and not _answers_harm(token)
        if is_of(token, word_class("leaving")) and clause is None and not any(t.ent_type_ == "PERSON" for t in targets):
            return None  # "will withdraw from the court"
        if lemma_of(token) == "continue" or (not targets and clause is None and not side.told_to and (needs_other or spares_all(token))):
            return None
        if may:  # "could cut the gas to Oslo": held out, if it is held out to somebody
            return Finding("threat", targets, modality="hedged", confidence=0.6) if any(cast.is_body(t) for t in targets) else None
        return Finding("threat", targets, confidence=0.7)
    if is_of(token, word_class("friendly")) and not may:
        return Finding("promise", targets, confidence=0.65)
    return None
