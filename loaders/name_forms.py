"""The name of an actor in a text as a record, and the words that names are made of (``name_words.tsv``)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from .countries import CountryForm
from .lexicon import Known
from .tables import read_table
from .words import Words

__all__ = [
    "SUFFIX",
    "Name",
    "bears_a_state",
    "body_kind",
    "called_alone",
    "head_of",
    "is_caseless",
    "is_code",
    "is_one",
    "is_people",
    "name_words",
]

SUFFIX: Final = re.compile(
    r"^(.+?)[-‐‑–](based|backed|led|allied|controlled|held|occupied|born|run|made|brokered|sponsored|supported|funded|trained|registered|"
    r"owned|bound|friendly|linked|aligned|imposed|mediated|style|speaking|dominated|inspired|appointed|installed|picked)$"
)
"""A state and what it does in a compound that is one token: "U.K.-based"."""

_CODE: Final = re.compile(r"[A-Z]{1,2}-\d{1,3}[A-Z]?")

LONGEST_AGE: Final = 7
"""Tokens of an age before a name, at most: "46-year-old"."""


@cache
def name_words(kind: str) -> frozenset[str]:
    """The words of one class of ``name_words.tsv``: body, place, event, none, organ."""
    return frozenset(word for name, words in read_table("name_words.tsv", 2) if name == kind for word in words.split())


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in read_table("body_kinds.tsv", 2) for word in words.split()}


def body_kind(lowers: Sequence[str]) -> str:
    """The kind of organization that the words of a name tell, the last one first."""
    kinds = _kinds()
    if (pair := "-".join(lowers[-2:])) in kinds:
        return kinds[pair]  # "air-force"
    return next((kinds[w.rstrip(".")] for w in reversed(lowers) if w.rstrip(".") in kinds), "organization")


def bears_a_state(words: Words, i: int) -> bool:
    """Whether a body whose word stands at token i bears the state behind "of" in its name: "University of Avaria"; no central bank."""
    return words.lower[i] in name_words("of a state") and not (i and words.lower[i - 1] in name_words("bank of a state"))


@dataclass(slots=True)
class Name:
    """A name at tokens [first, stop) and offsets [start, end).

    ``type`` is person, organization, outlet, country, place or other. ``title`` is the range of tokens of the title or honorific that
    stands before a person's name, else None. ``country`` and ``known`` are set where a table has the name;
    ``full`` is the name of the body that this one shortens.
    """

    first: int
    stop: int
    start: int
    end: int
    text: str
    type: str
    head: int
    title: tuple[int, int] | None = None
    country: CountryForm | None = None
    known: Known | None = None
    suffix: str | None = None  # "based" of "U.K.-based"
    full: str | None = None  # "Orvana Corp" for "Orvana"


def is_caseless(token: str) -> bool:
    """Whether a word is in a script without capital letters: Arabic, Hebrew, Chinese, Georgian's common one."""
    return token[0].isalpha() and not token[0].isupper() and not token[0].islower()


def is_code(words: Words, name: Name) -> bool:
    """Whether a name is a letter or two and a number, as grades, sums and planes are called: "B-2", "M-1"."""
    return _CODE.fullmatch("".join(words.text[name.first : name.stop])) is not None


def is_one(words: Words, name: Name) -> bool:
    """Whether a name is one person of a people, not their state: "the Briton said", "a German told", not "the British", "a German town"."""
    if name.country is None or name.country.kind not in ("people", "adjective") or name.stop - name.first > 2 or name.suffix is not None:
        return False
    last = name.stop - 1
    if not words.text[name.first].isalpha() or words.text[name.first].isupper():
        return False  # "the U.S."
    if words.lower[last].endswith(("s", "ese", "ish", "ch")) or words.tag[last] not in ("NN", "NNP"):
        return False
    before = name.first - 1
    while before > 0 and name.first - before < LONGEST_AGE and words.text[before].lower() in ("-", "year", "years", "old", "year-old"):
        before -= 1  # "the 46-year-old Dane"
    aged = before > 0 and before < name.first - 1 and words.tag[before] == "CD"
    determined = before >= 0 and words.lower[before - 1 if aged else before] in ("the", "a", "an", "another")
    return determined and words.dep[name.head] in ("nsubj", "nsubjpass")


def is_people(words: Words, name: Name) -> bool:
    """Whether a name is a plural that means people, not their state or party: "Avarians", "top Liberals", not "Liberals"."""
    last, before = name.stop - 1, words.lower[name.first - 1] if name.first else ""
    if words.tag[last] not in ("NNPS", "NNS") or not words.lower[last].endswith("s") or name.suffix is not None:
        return False
    if name.country is not None:
        some = before != "the" or words.lower[name.stop : name.stop + 1] == ["who"]  # "the Avarians who fought"
        return name.country.kind == "people" and some
    of_party = name.known is not None and name.known.kind == "party" and name.stop - name.first == 1 and name.text != name.known.name
    some = before in name_words("some")
    modified = name.first > 0 and words.head[name.first - 1] == last and words.dep[name.first - 1] in ("amod", "compound", "nummod", "nmod")
    return of_party and (some or modified)


def head_of(words: Words, first: int, stop: int) -> int:
    """The token of a range whose head lies outside it, the last if several."""
    for i in range(stop - 1, first - 1, -1):
        if not first <= words.head[i] < stop or words.head[i] == i:
            return i
    return stop - 1


def called_alone(key: str) -> set[str]:
    """By which words alone a person of a full name, folded, is called: "karim", "al-halabi", "halabi"."""
    words = key.split()
    return {words[0], words[-1], words[-1].removeprefix("al-").removeprefix("el-")}
