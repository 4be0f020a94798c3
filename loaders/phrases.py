"""How far does a noun's phrase reach?

Reads a spaCy parse: a noun with what stands before it and hangs on it, without clauses. All functions take and give spaCy tokens.
"""

from typing import Any, Final

__all__ = ["kernel", "noun_phrase"]

Token = Any

FINITE: Final = frozenset({"VB", "VBD", "VBZ", "VBP"})


def noun_phrase(token: Token) -> tuple[int, int]:
    """First and last token index (end exclusive) of a noun's phrase, without the clauses that hang on it."""
    first, last = token.left_edge.i, token.i
    for child in sorted(token.rights, key=lambda c: c.i):
        if child.dep_ in ("relcl", "acl", "ccomp", "advcl", "parataxis") or (child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")):
            break
        if child.dep_ in ("prep", "appos", "conj", "cc", "nummod", "case", "compound", "amod", "nmod"):
            last = max(last, _last_of_phrase(child))
    while first < token.i and token.doc[first].is_punct:
        first += 1
    return first, last + 1


def kernel(token: Token) -> list[Token]:
    """A noun or adjective with its modifiers and what is joined to it, without the clauses that hang on it: "an act of war and a crime"."""
    found = [token]
    for child in token.children:
        if (
            child.dep_ in ("amod", "compound", "nmod", "conj", "attr", "acomp", "oprd", "appos", "ccomp", "pobj")
            and child.tag_ not in FINITE
        ):
            found.extend(kernel(child))
        elif child.dep_ == "prep" and child.lower_ == "of":
            found.extend(w for noun in child.children for w in kernel(noun))
    return found


def _last_of_phrase(token: Token) -> int:
    last: int = token.i
    for child in sorted(token.rights, key=lambda c: c.i):
        if child.dep_ in ("relcl", "acl", "ccomp", "advcl", "parataxis"):
            break
        if not child.is_punct:
            last = max(last, _last_of_phrase(child))
    return last
