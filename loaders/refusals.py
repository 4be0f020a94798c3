"""Does a clause turn something down?

Reads one predicate of what is said by the own side: "talks are out of the question", "we do not recognise the court", "see no point in
talking", "will not be bullied". Out comes a rejection with whom it turns down, None where nothing is refused.
"""

from collections.abc import Iterable
from typing import Any

from .agents import agent
from .blame import Finding
from .clauses import auxiliaries, behind, is_passive, objects, passive_subjects, subjects
from .deeds import toward
from .document import Draft
from .lexicon import titles
from .polarity import negated
from .sides import Side
from .targets import Cast
from .wordlists import is_of, lemma_of, word_class

__all__ = ["read_refusal"]

Token = Any


def read_refusal(token: Token, cast: Cast, side: Side, draft: Draft) -> Finding | None:
    """The rejection that a predicate makes."""
    if lemma_of(token) == "be":
        return _of_being(token, cast, side)
    if is_passive(token):
        bullied = (
            is_of(token, word_class("bullying")) and negated(token) and auxiliaries(token) & {"will", "would", "wo", "can", "could", "ca"}
        )
        if not bullied or not any(side.own(h) for h in passive_subjects(token)):
            return None
        by_whom = side.others([*agent(token), *behind(token, "into")])
        if not by_whom and any(is_of(h, word_class("weather")) for h in agent(token)):
            return None  # "will not be pushed off course by the wind"
        return Finding("rejection", by_whom, confidence=0.65)  # "will not be bullied by"
    if not any(side.own(h) for h in subjects(token)):
        return None
    if lemma_of(token) == "see":
        return _sees_no_point(objects(token), token, cast, side)
    aux = auxiliaries(token)
    now = aux & {"do", "does"} or (draft.kind == "indirect" and "did" in aux and token.lemma_ in ("recognize", "recognise"))
    if is_of(token, word_class("acknowledging")) and negated(token) and now:
        targets = toward(token, cast, side)
        if behind(token, "as"):
            return None  # "did not recognise her as a friend"
        if "did" in aux and any(lemma_of(h) in titles() for h in objects(token)):
            return None  # "did not recognise the envoy at the ball"
        known = any(is_of(h, word_class("proposal") | word_class("authority") | word_class("put_forward")) for h in objects(token))
        return Finding("rejection", targets, confidence=0.65) if targets or known else None  # "we do not recognise the court"
    return None


def _of_being(token: Token, cast: Cast, side: Side) -> Finding | None:
    if negated(token):
        unwelcome = any(c.lower_ == "welcome" and c.dep_ == "acomp" for c in token.children)
        targets = side.others(subjects(token)) if unwelcome else ()
        return Finding("rejection", targets, confidence=0.65) if targets else None
    if any(h.lower_ == "question" for out in token.children if out.lower_ == "out" for h in behind(out, "of")):
        things = [h for h in subjects(token) if is_of(h, word_class("negotiated") | word_class("proposal"))]
        return Finding("rejection", _sought(things, cast, side), confidence=0.65) if things else None
    there_is = any(c.dep_ == "expl" for c in token.children)
    given = [c for c in token.children if c.dep_ in ("attr", "acomp")]
    if there_is:
        idle = [c for thing in given if thing.lower_ == "nothing" for c in thing.children if is_of(c, word_class("parleying"))]
        if idle:  # "there is nothing to discuss with Oslo"
            return Finding("rejection", side.others([h for c in idle for h in behind(c, "with", "to")]), confidence=0.65)
        return _sees_no_point(given, token, cast, side)
    proposed = [h for h in subjects(token) if is_of(h, word_class("put_forward"))]
    if proposed and any(is_of(c, word_class("unacceptable")) for c in given):
        targets = side.others(proposed) or _sought(proposed, cast, side)
        return Finding("rejection", targets, confidence=0.65)  # "Oslo's terms are unacceptable"
    if any(side.own(h) for h in subjects(token)):
        against = [h for h in behind(token, "against") if is_of(h, word_class("proposal") | word_class("put_forward"))]
        targets = side.others(against)
        return Finding("rejection", targets, confidence=0.6) if targets else None  # "is against Oslo's plan"
    return None


def _sees_no_point(things: Iterable[Token], verb: Token, cast: Cast, side: Side) -> Finding | None:
    """ "(Sees, there is) no point in talking to Oslo", "no reason to negotiate"."""
    for thing in things:
        if not is_of(thing, word_class("a_point")) or not any(c.lower_ in ("no", "little") for c in thing.children):
            continue
        clauses = [h for base in (thing, verb) for h in behind(base, "in", "for", "of")]
        clauses += [c for c in thing.children if c.dep_ in ("acl", "relcl")]
        for clause in clauses:
            if is_of(clause, word_class("parleying")):
                targets = toward(clause, cast, side)
                if negated(clause) or (not targets and (objects(clause) or behind(clause, "about"))):
                    return None  # "no reason not to talk", "no need to discuss the menu"
                return Finding("rejection", targets, confidence=0.65)
            if is_of(clause, word_class("negotiated")):
                return Finding("rejection", _sought([clause], cast, side), confidence=0.65)
    return None


def _sought(things: Iterable[Token], cast: Cast, side: Side) -> tuple[Token, ...]:
    """With whom: "talks with Oslo"."""
    heads = [h for thing in things for h in behind(thing, "with", "to", "from", "by")]
    cast.let_capitals_act(heads)
    return side.others(heads)
