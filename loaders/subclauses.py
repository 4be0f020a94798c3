"""Which clauses hang on a predicate?

The clause that it takes, the condition that it stands under, the subject of what is asked for. All functions take and give spaCy tokens.
"""

from collections.abc import Sequence
from typing import Any

from .clauses import RELATIVES, objects
from .misreadings import is_read_as_noun
from .wordlists import word_class

__all__ = ["bare_clause", "complement", "condition", "first_clause", "for_subject", "supposition"]

Token = Any


def complement(token: Token) -> Token | None:
    """The head of the clause that the predicate takes: a "that" clause, an infinitive, a gerund behind its preposition."""
    for child in token.children:
        if child.dep_ in ("ccomp", "xcomp") and child.i > token.i:
            return child
    for child in token.children:
        if child.dep_ not in ("acl", "relcl", "advcl") or child.i < token.i or _mark(child) in word_class("conjunctions"):
            continue  # "until they can see"
        if child.tag_ == "VB" or _mark(child) in ("that", "for"):
            return child
    after = token.doc[token.right_edge.i + 1 : token.right_edge.i + 2] if token.pos_ == "NOUN" else ()
    for mark in after:
        if mark.lower_ == "that" and mark.dep_ == "mark":
            return mark.head  # "a flurry of threats by Oslo that it would", where the parse hangs it on the main verb
    for child in (c for head in objects(token) for c in head.children):
        if child.dep_ == "acl" and child.tag_ == "VB" and child.head.lemma_ in ("right", "readiness", "willingness", "intention"):
            return child  # "reserves the right to"
    return None


def supposition(token: Token) -> Token | None:
    """The head of the "if" or "unless" clause of a predicate itself; "even if" is none."""
    return next((c for c in token.children if c.dep_ == "advcl" and _mark(c) in ("if", "unless", "should") and not _is_even(c)), None)


def condition(token: Token) -> Token | None:
    """The head of the "if" or "unless" clause of a predicate, or of the complement below it."""
    for child in token.subtree:
        if (child.dep_ in ("advcl", "ccomp") and _mark(child) in ("if", "unless", "should", "until")) or is_read_as_noun(child):
            return child
    return None


def for_subject(token: Token) -> list[Token]:
    """The subject of a "for" clause: "peace" of "called for peace to be made", where the parse may hang it on the "for"."""
    for child in (c for base in (token, *objects(token)) for c in base.children):
        if child.dep_ not in ("advcl", "ccomp", "xcomp", "acl", "relcl"):
            continue
        marks = [c for c in child.children if c.lower_ == "for" and c.dep_ == "mark"]
        if marks:
            own = [c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")]
            return own or [c for c in marks[0].children if c.dep_ == "pobj"]
    return []


def bare_clause(token: Token) -> Token | None:
    """The verb of what somebody is warned of without "that", where the parse hangs it on who is warned: "warned us the ice melts"."""
    for clause in (c for head in objects(token) for c in head.children if c.dep_ == "relcl"):
        if any(c.dep_ == "nsubj" and c.lower_ not in RELATIVES for c in clause.children):
            return clause
    return None


def first_clause(told: Sequence[Token]) -> Token | None:
    """The verb of the clause that is said, where the parse hangs it elsewhere: "warned him in a letter that Oslo would"."""
    inside = {t.i for t in told}
    verbs = (t for t in told if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass", "amod") and t.head.i not in inside)
    return next(verbs, None) if told and told[0].lower_ in ("that", "to") else None


def _is_even(token: Token) -> bool:
    return any(c.lower_ == "even" and c.i == token.left_edge.i for c in token.children)


def _mark(token: Token) -> str:
    for child in token.children:
        if child.dep_ == "mark" or (child.dep_ == "aux" and child.lower_ == "should" and child.i <= token.left_edge.i):
            return str(child.lower_)
    return ""
