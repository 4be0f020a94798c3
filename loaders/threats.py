"""Is what somebody vows, or warns of, a threat?

In comes the frame of a commitment or a warning with the head of its clause; out comes what it is: hostile deeds of one's own and what
ignoring them brings are threats, the rest promises, refusals and mere forecasts.
"""

from dataclasses import replace
from itertools import takewhile
from typing import Any

from .clauses import behind, expand, objects, passive_subjects, subjects
from .deeds import is_hostile
from .document import Draft
from .frames import Match
from .menaces import goes_unanswered
from .polarity import negated
from .sides import Side
from .subclauses import complement, condition
from .targets import Cast
from .wordlists import is_of, word_class

__all__ = ["as_threat", "forsakes", "holds_out_force", "is_declined", "is_warning", "read_commitment"]

Token = Any


def read_commitment(clause: Token | None, word: str) -> str:
    """The claim type of what somebody vows: a promise, a refusal where it is not to be done, a threat where it hurts."""
    if clause is None:
        return "promise"
    against = negated(clause)
    kept_up = complement(clause) if is_of(clause, word_class("keeping_up")) else None
    hostile = is_hostile(kept_up if kept_up is not None else clause)  # "to keep fighting"
    if against and any(is_of(c, word_class("unanswered")) for c in clause.children):
        return "threat" if goes_unanswered(subjects(clause), clause) else "promise"  # "the raid will not go unpunished"
    if against:
        return "promise" if hostile or forsakes(clause) or word in ("agree", "consent", "offer", "volunteer") else "rejection"
    if word in ("agree", "consent", "offer", "volunteer") or (
        hostile and is_of(clause, word_class("double_edged")) and word in ("promise", "pledge", "commit", "commitment")
    ):
        return "promise"  # "his promise to close the camp", "agreed to fight"
    return "threat" if hostile else "promise"


def forsakes(verb: Token) -> bool:
    """Whether not to do it is a promise: "(never) let them down", "(never) stop believing in them"."""
    kept_on = is_of(verb, word_class("ceasing")) and any(c.tag_ == "VBG" for c in verb.rights if c.dep_ == "xcomp")
    if kept_on or is_of(verb, word_class("forsaking")):
        return True
    return verb.lemma_ == "let" and any(c.lower_ == "down" for c in verb.rights)


def is_warning(match: Match, clause: Token | None, cast: Cast, side: Side) -> bool:
    """Whether a warning tells what the one who warns will do, or what ignoring it will bring."""
    if match.frame.pos == "n" and clause is None:
        if behind(match.token, "about", "of") and not behind(match.token, "to"):
            return any(is_of(h, word_class("harm") | word_class("consequence")) for h in behind(match.token, "of"))
        return not any(c.lower_ in word_class("forecasts") for c in match.token.children)
    token = match.token
    if clause is not None and (_depends(clause, cast, side) or (match.frame.pos == "n" and condition(clause) and _told(match))):
        return True
    if clause is not None and side.wields_power and _lies_with_another(clause, cast, side):
        return True
    given = passive_subjects(token) if match.passive else objects(token)
    if not given and match.frame.pos == "v":  # "warned of sanctions against Oslo": what one does oneself
        meant = behind(token, "of")
        own = any(is_of(h, word_class("vengeful")) and not any(behind(b, "by", "from") for b in (h, token)) for h in meant) and any(
            cast.is_body(s) for s in match.sources
        )  # "Oslo warned of revenge"; not "by Riga"
        harm = word_class("reprisal") | word_class("harm") | word_class("consequence")
        pressed = (
            any(is_of(h, harm) for h in meant)
            if side.wields_power
            else any(is_of(h, word_class("unrest")) and not behind(h, "of") for h in meant)
        )
        on_what = condition(token) if pressed else None
        heads = [*subjects(on_what), *passive_subjects(on_what)] if on_what is not None else []
        if any((cast.is_body(t) or not side.wields_power) and not side.own(t) for t in cast.actors(heads)):
            return True  # "warned of sanctions if Oslo does not pay"
        return own or any(is_of(h, word_class("reprisal")) and behind(h, "against", "on") for h in meant)
    if any(c.lower_ == "against" and (c.head == token or _warns_off(c, token)) for c in token.subtree):
        return True
    if clause is None:
        return not any(c.lower_ in ("of", "about") for c in token.children) or any(
            is_of(h, word_class("harm") | word_class("consequence")) for h in behind(token, "of")
        )
    if clause.tag_ == "VB" and any(c.tag_ == "TO" for c in clause.children):
        return True
    if any(is_of(h, word_class("harm") | word_class("reprisal") | {"force", "resistance"}) for h in behind(clause, "with")):
        return passive_subjects(clause) != []  # "any attack would be met with force"
    subject = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")]
    return bool(subject) and side.own(subject[0])


def _warns_off(against: Token, verb: Token) -> bool:
    """ "Warned Danes working in Kenya against joining", where the parse hangs it lower; not within a clause of what is foreseen."""
    clauses = [t for t in takewhile(lambda t: t != verb, against.ancestors) if t.dep_ == "ccomp"]
    foreseen = any(t.tag_ != "VBG" or any(c.dep_ == "aux" for c in t.children) for t in clauses)
    return not foreseen and any(c.dep_ == "pcomp" for c in against.children)


def _told(match: Match) -> bool:
    return any(behind(base, "to") for base in (match.token, match.carrier))  # "sent a warning to Oslo that, unless"


def _depends(clause: Token, cast: Cast, side: Side) -> bool:
    """ "We may close it, if Kenya does not withdraw": what one is to do oneself lies with another."""
    on_what = condition(clause)
    deed = any(side.own(t) for t in subjects(clause)) and any(c.dep_ == "aux" for c in clause.children)
    if on_what is None or not deed:
        return False
    return any(cast.actor(t) is not None and not side.own(t) for t in subjects(on_what))


def _lies_with_another(clause: Token, cast: Cast, side: Side) -> bool:
    """ "Warned that the port would be shut if Oslo did not pay": what others are to do to be spared."""
    on_what = condition(clause)
    if on_what is None or not any(c.dep_ == "aux" and c.lower_ in ("will", "would", "could", "may", "'ll") for c in clause.children):
        return False
    undone = negated(on_what) or is_of(on_what, word_class("refusing") | {"fail"}) or any(c.lower_ == "unless" for c in on_what.children)
    heads = passive_subjects(on_what) if not subjects(on_what) else subjects(on_what)
    return undone and any(cast.actor(t) is not None and not side.own(t) for t in heads)


def as_threat(match: Match) -> Match:
    """The match of what is not ruled out, whose targets are those of a threat."""
    return replace(
        match, frame=replace(match.frame, type="threat", cameo=None, plover=None, target=("obj.on", "obj.against", *match.frame.target))
    )


def holds_out_force(match: Match) -> bool:
    """Whether what is spoken of, or not ruled out, is force."""
    things = passive_subjects(match.token) if match.passive else objects(match.token)
    clause = complement(match.token)  # "using force"
    things = [*things, *(objects(clause) if clause is not None else ())]
    things += [h for thing in things if thing.lower_ == "use" for h in behind(thing, "of")]
    if any(behind(thing, "by") for thing in things):
        return False  # "does not rule out an attack by rebels"
    return any(is_of(t, word_class("menace") | word_class("reprisal") | {"force"}) for head in things for t in expand(head))


def is_declined(match: Match, draft: Draft, kind: str) -> bool:
    """Whether a "not" refuses what it negates: "will not support the bill", "will not lift the ban"; not as foreseen by others."""
    if kind not in ("support", "promise") and "wont" not in match.frame.needs:
        return False
    verb = match.carrier
    joined = (
        verb.head if verb.dep_ == "conj" and verb.tag_ in ("VB", "VBP") and verb.head.tag_ == "VB" else verb
    )  # "would pay Oslo but not agree to"
    aux = {c.lower_ for base in (verb, joined) for c in base.children if c.dep_ == "aux"}
    if not aux & {"will", "would", "wo", "'ll", "'d", "can", "could", "ca", "shall"} or "have" in aux:
        return False
    above = draft.parent.speaker if draft.parent is not None else draft.speaker
    return above is not None and draft.speaker is not None and (above.id == draft.speaker.id or above.country == draft.speaker.country)
