"""Names that mean a state in one article and something else in another: "Georgia", and "the North" of a divided land.

In: an article's `Words`. Out: the `CountryForm` of a name as this article has it. The words that decide are those of ``twin_states.tsv``
and ``half_states.tsv``.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from .countries import CountryForm, find_country, key_of
from .tables import read_table
from .words import Words

__all__ = ["halves_meant", "is_part_here", "is_part_of", "parts_meant"]

_LONGEST: Final = 3


def parts_meant(text: str, words: Words) -> Mapping[str, CountryForm]:
    """The names that mean a part of another state throughout an article, by their key, each as that part."""
    found = {}
    for key, (part, of_part, of_state) in _twins().items():
        if not any(key_of(token) == key for token in words.text):
            continue
        said = _said(text, words)
        if len(said & of_part) > len(said & of_state):
            found[key] = part
    return found


def halves_meant(text: str, words: Words) -> Mapping[int, CountryForm]:
    """The states that an article calls by their side alone ("the North"), by the token of the side."""
    alone = {
        i: word
        for i, word in enumerate(words.text)
        if word in _halves() and i and words.lower[i - 1] == "the" and not (i + 1 < len(words) and words.text[i + 1][0].isupper())
    }
    if not alone:
        return {}
    said = _said(text, words)
    meant = {side: [code for code, called in rows if called & said] for side, rows in _halves().items()}
    return {i: CountryForm(side, "name", meant[side][0]) for i, side in alone.items() if len(meant[side]) == 1}


def _said(text: str, words: Words) -> set[str]:
    """Every run of words of an article, up to `_LONGEST`, that is one word or begins with a capital."""
    return {
        text[words.start[i] : words.end[i + size - 1]]
        for size in range(1, _LONGEST + 1)
        for i in range(len(words) - size + 1)
        if size == 1 or words.text[i][0].isupper()
    }


def is_part_here(words: Words, first: int, stop: int) -> CountryForm | None:
    """The part of a state that a name is where it stands between a town and that state: "Oran, Georgia, United States"."""
    twin = _twins().get(key_of(" ".join(words.text[first:stop])))
    if twin is None or first < 2 or words.text[first - 1] != "," or not words.tag[first - 2].startswith("NNP"):
        return None
    if find_country(words.text[first - 2]) is not None or stop + 1 >= len(words) or words.text[stop] != ",":
        return None
    after = (find_country(" ".join(words.text[stop + 1 : stop + 1 + size])) for size in (1, 2))
    return twin[0] if any(state is not None and state.code == twin[0].code for state in after) else None


def is_part_of(name: str, whole: str) -> bool:
    """Whether a name can be that of a part of a state: "Georgia" of the United States."""
    twin = _twins().get(key_of(name))
    return twin is not None and twin[0].code == whole


@cache
def _twins() -> dict[str, tuple[CountryForm, frozenset[str], frozenset[str]]]:
    return {
        key_of(name): (CountryForm(name, "part", whole), frozenset(of_part.split(";")), frozenset(of_state.split(";")))
        for name, _, whole, of_part, of_state in read_table("twin_states.tsv", 5)
    }


@cache
def _halves() -> dict[str, list[tuple[str, frozenset[str]]]]:
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for side, code, called in read_table("half_states.tsv", 3):
        found.setdefault(side, []).append((code, frozenset(called.split(";"))))
    return found
