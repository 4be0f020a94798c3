"""What is a bad act?

Reads ``bad_acts.tsv``: in comes a predicate, with one need of a line of that table; out comes whether it holds there.
"""

from functools import cache
from typing import Any

from .clauses import behind, expand, is_passive, objects, particle, passive_subjects
from .lexicon import titles
from .subclauses import complement
from .tables import read_table
from .wordlists import is_of, lemma_of, word_class

__all__ = ["bad_acts", "counted", "holds", "is_bad"]

Token = Any


@cache
def bad_acts() -> dict[tuple[str, str], tuple[tuple[tuple[str, ...], str | None], ...]]:
    """Word and part of speech to its lines: needs, and the allegation that the word itself tells."""
    found: dict[tuple[str, str], list[tuple[tuple[str, ...], str | None]]] = {}
    for word, pos, needs, allegation in read_table("bad_acts.tsv", 4)[1:]:
        found.setdefault((word, pos), []).append((tuple(needs.split()), allegation or None))
    return {key: tuple(value) for key, value in found.items()}


def is_bad(verb: Token) -> bool:
    """Whether a verb is of a bad act, whatever allegation its line tells."""
    return any(all(holds(n, verb) for n in needs) for needs, _ in bad_acts().get((lemma_of(verb), "v"), ()))


def holds(need: str, token: Token) -> bool:
    """Whether one need of a line of the table holds at a predicate."""
    name, _, value = need.partition(":")
    if name == "obj":
        heads = passive_subjects(token) if is_passive(token) else objects(token)
        if not value:
            return bool(heads)
        words = word_class(value[1:]) if value.startswith("@") else frozenset(value.split("|"))
        return any(
            is_of(w, words) or any(is_of(c, words) for c in w.children if c.dep_ in ("compound", "amod"))
            for h in heads
            for w in (*expand(h), *counted(h))  # "dozens of homes"
        )
    if name == "people":  # an occupation or a name: "shot a beekeeper"
        heads = passive_subjects(token) if is_passive(token) else objects(token)
        return any(w.ent_type_ == "PERSON" or w.lemma_.lower() in titles() for h in heads for w in expand(h))
    if name == "notobj":
        heads = passive_subjects(token) if is_passive(token) else objects(token)
        return not any(is_of(w, word_class(value[1:])) or w.lower_ in ("it", "them") for h in heads for w in counted(h))
    if name in ("in", "into", "at", "on", "to", "under", "from", "with", "of"):
        bases = (token, *objects(token))
        words = word_class(value[1:]) if value.startswith("@") else frozenset(value.split("|"))
        return any(is_of(w, words) for base in bases for h in behind(base, name) for w in expand(h))
    if name == "notin":
        return not any(is_of(h, word_class(value[1:])) for base in (token, *objects(token)) for h in behind(base, "in"))
    if name == "prep":
        return any(c.dep_ in ("prep", "prt") and c.lower_ in value.split("|") for c in token.children)
    if name == "as":
        return any(is_of(h, frozenset(value.split("|"))) for base in (token, *objects(token)) for h in behind(base, "as"))
    if name == "prt":
        return particle(token) == value
    return name == "comp" and complement(token) is not None


def counted(head: Token) -> list[Token]:
    """What is meant by a head: the boats of "seven of the boats", of "a gathering of boats"."""
    counts = word_class("counted") | word_class("gathered")
    joined = list(expand(head))
    of = [t for w in joined for t in behind(w, "of")]  # of both: "gatherings and movements of boats"
    return [t for w in joined for t in ((of or [w]) if w.pos_ == "NUM" or is_of(w, counts) else [w])]
