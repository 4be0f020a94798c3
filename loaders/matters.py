"""Whom does the matter of a verbal act concern?

In comes an act whose slots name nobody; out come the actors below what is refused, backed, condemned or asked for: whose deed it is, who is
to change something, with whom it is negotiated.
"""

from collections.abc import Sequence
from typing import Any

from .agents import agent
from .clauses import behind, objects, passive_subjects
from .deeds import is_hostile, reach_into
from .frames import Match
from .sides import Side
from .slots import clause_of
from .targets import Cast
from .wordlists import is_of, word_class

__all__ = ["across_the_table", "concerned", "is_owner"]

Token = Any


def concerned(match: Match, cast: Cast, side: Side) -> list[Token]:
    """Whom what is refused, backed, condemned or asked for is about: "the possibility of a Turkish intervention", "a truce in Oman"."""
    deed = clause_of(match) if match.frame.type == "commitment" else None
    if match.frame.type == "threat" or (deed is not None and is_hostile(deed)):  # "threatened to leave the talks over the raids by Oslo"
        bases = [base for base in (match.token, match.carrier, clause_of(match)) if base is not None]
        about = [h for base in bases for thing in (base, *objects(base)) for h in behind(thing, "over")]
        return [t for t in cast.actors(about) or reach_into(about, side, ("of", "by")) if not side.own(t)]
    if match.frame.type not in ("rejection", "support", "criticism", "accusation", "demand") or match.reversed:
        return []
    if match.frame.pos == "v":
        heads = passive_subjects(match.token) if match.passive else objects(match.token)
        if match.frame.type in ("demand", "rejection"):
            below = (spec for spec in match.frame.target if spec.isalpha() and spec not in ("obj", "iobj"))
            heads = [*heads, *behind(match.token, *below, "for"), *(h for head in heads for h in behind(head, "on"))]

    else:
        heads = [h for p in ("for", "to", "of", "with", "in") for h in behind(match.token, p)]
    if match.frame.type == "demand":
        by = behind(match.token, "by") if not match.passive and match.frame.pos == "v" else []
        return _to_change(heads, cast, side) or list(side.others(by))
    if match.frame.type in ("criticism", "accusation"):
        return _doers(match.token, heads, cast)
    if match.frame.type == "rejection" and match.frame.pos == "v" and not match.passive:  # "turned down an offer on Monday from Oslo"
        by = [h for p in ("from", "by") for h in behind(match.token, p)] if any(is_of(h, word_class("proposal")) for h in heads) else []
        cast.let_capitals_act(by, places=True)
        makers = list(side.others(by))
        if makers:
            return makers
    found = list(reach_into(heads, side, ("of", "for", "with", "between", "among", "at", "to", "on", "against")))
    if found or match.frame.type != "rejection":
        return found
    # "refuses to step down despite calls from the opposition"
    bases = [base for base in (match.token, clause_of(match)) if base is not None]
    return [t for base in bases for call in behind(base, "despite") for t in cast.makers(call) if not side.own(t)]


def across_the_table(match: Match, side: Side) -> list[Token]:
    """With whom it is negotiated, to whom it is written: "demanded a pay rise in talks with the mine", "in a letter to the mine"."""
    if match.frame.type != "demand":
        return []
    bases = (match.token, *objects(match.token))
    places = [place for base in bases for place in behind(base, "in", "during", "at")]
    heads = [h for place in places if is_of(place, word_class("pact")) for h in behind(place, "with")]
    heads += [h for place in places if is_of(place, word_class("carriers")) for h in behind(place, "to")]
    return list(side.others(heads))


def _doers(verb: Token, heads: Sequence[Token], cast: Cast) -> list[Token]:
    """Whose deed is condemned: "the arrests in Oman" (what a state does at home), "the killing of two in an Omani air strike"."""
    deeds = [*heads, *(inner for head in heads for inner in behind(head, "of"))]
    found = cast.actors(place for deed in deeds if is_of(deed, word_class("state_deed")) for place in behind(deed, "in"))
    if found:
        return found
    for deed in (*deeds, verb):
        for preposition in ("during", "in", "by", "from"):
            for way in behind(deed, preposition):
                if is_of(way, word_class("badthing") | word_class("operations")):
                    found.extend(cast.makers(way))
    return found


def _to_change(heads: Sequence[Token], cast: Cast, side: Side) -> list[Token]:
    """Who is to do what is called for: "the withdrawal of Omani troops", "elections in Oman", "reforms of Omani law"."""
    for head in heads:
        if is_of(head, word_class("undergone")):  # "the release of two men held by Omani troops"
            held = [c for inner in behind(head, "of") for c in inner.children if c.dep_ == "acl" and c.tag_ == "VBN"]
            found = [t for c in held for t in cast.actors(agent(c)) if not side.own(t)]
            if found:
                return found
        if not is_of(head, word_class("process")):
            by = list(side.others(behind(head, "by")))
            if by:
                return by  # "called for new laws by Oman"
            continue
        found = cast.makers(head)
        for preposition in ("of", "by") if is_of(head, word_class("motion")) else ("of", "to", "by", "from", "in", "between"):
            for inner in behind(head, preposition):
                found = found or [t for t in cast.actors([inner]) if not side.own(t) and not is_owner(t)]
        if found:
            return found
    return []


def is_owner(token: Token) -> bool:
    """Whether somebody only owns the thing that is to be returned or freed: "the return of the fisherman's boat"."""
    thing = token.head
    act = word_class("organs") | word_class("forces") | word_class("conduct") | word_class("onslaught")
    return token.dep_ == "poss" and not is_of(thing, act)
