"""Classes of words (``word_classes.tsv``) and the lemma that they are held against."""

from functools import cache
from typing import Any, Final

from .tables import read_table

__all__ = ["is_of", "lemma_of", "word_class"]

Token = Any

# spaCy's slips on words of this trade.
_SLIPS: Final = {
    "accusations": "accusation",
    "allegations": "allegation",
    "threats": "threat",
    "lambasted": "lambast",
    "accused": "accuse",
    "raped": "rape",
}


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in read_table("word_classes.tsv", 2)[1:]}


def word_class(name: str) -> frozenset[str]:
    """The lemmas of one class."""
    return _classes()[name]


def lemma_of(token: Token) -> str:
    """The lemma in lower case, with spaCy's slips put right."""
    lemma: str = token.lemma_.lower()
    return _SLIPS.get(token.lower_, lemma)


def is_of(token: Token, words: frozenset[str]) -> bool:
    """The token's lemma or form is one of the words."""
    return lemma_of(token) in words or token.lower_ in words
