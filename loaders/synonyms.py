"""Which words are two names of one thing?

In come words in small letters, out comes whether ``knowledge/synonyms.tsv`` has them in one row; endings are left aside.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from .likeness import read_words
from .tables import read_table

__all__ = ["are_synonyms", "rows_of", "shared_rows"]


def are_synonyms(left: frozenset[int], right: frozenset[int]) -> bool:
    """Whether two words, by their `rows_of`, stand in one row."""
    return not left.isdisjoint(right)


def rows_of(stem: str) -> frozenset[int]:
    """The rows in which a word's stem stands."""
    return _rows().get(stem, frozenset())


def shared_rows(left: Sequence[str], right: Sequence[str]) -> NDArray[np.bool_]:
    """Which stems stand in one row, (n_left, n_right)."""
    rows = [rows_of(stem) for stem in right]
    return np.array([[are_synonyms(rows_of(stem), other) for other in rows] for stem in left], bool).reshape(len(left), len(right))


@cache
def _rows() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for n, (words,) in enumerate(read_table("synonyms.tsv", 1)):
        for word in words.split():
            for stem in read_words(word).stems:
                found.setdefault(stem, set()).add(n)
    return {stem: frozenset(rows) for stem, rows in found.items()}
