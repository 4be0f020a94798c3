"""Organs of a state by the common noun that means them, and which kinds of body such a noun points back to.

In: a noun in the singular ("army", "ministry"). Out: the figure of the organ, or kinds of organization.
"""

from functools import cache

from .cast import Cast, Figure
from .lexicon import bodies
from .tables import read_table

__all__ = ["is_organ", "kinds_meant", "organ_of", "trade_words"]


@cache
def _organs() -> dict[str, tuple[str, str]]:
    return {word: (organ, kind) for word, organ, kind, *_ in read_table("organs.tsv", 5) if kind}


@cache
def _meant() -> dict[str, tuple[str, ...]]:
    return {word: tuple(meant.split(";")) for word, _, _, meant, _ in read_table("organs.tsv", 5) if meant}


@cache
def _trades() -> dict[str, frozenset[str]]:
    return {word: frozenset(trade.split()) for word, *_, trade in read_table("organs.tsv", 5) if trade}


def is_organ(word: str) -> bool:
    """Whether a noun means an organ of the state that stands beside it."""
    return word in _organs()


def kinds_meant(word: str) -> tuple[str, ...]:
    """The kinds of organization that "the ..." points back to; none for other words."""
    return _meant().get(word, ())


def trade_words(word: str) -> frozenset[str]:
    """Words of a body's name that tell the trade of "the ...": "airways" for "the airline"."""
    return _trades().get(word, frozenset())


def organ_of(cast: Cast, word: str, code: str) -> Figure | None:
    """The organ of a state that a body's word means ("army", "government"); the state itself for "country"; None for other bodies."""
    body = bodies().get(word)
    organ = _organs().get(body.singular if body is not None else word)
    if organ is None:
        return None
    return cast.country(code) if organ[1] == "state" else cast.organ(code, organ[0], organ[1])
