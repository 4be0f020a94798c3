"""Which state a name means: names, adjectives, peoples, historic states and capitals that stand for a government.

In: a form of words as a text has it. Out: a `CountryForm` with the ISO 3166 alpha-3 code, or None. What a form means in its place ("in
Moscow", "Moscow said") is not decided here but by who asks (`loaders.names`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from claimgraph.graph.ids import fold

from .tables import read_table

__all__ = ["CountryForm", "adjective_of", "country_forms", "country_name", "country_of", "find_country", "is_historic", "iso2_of", "key_of"]

ACRONYM_LENGTH: Final = 5
"""Forms all in capitals up to this length are matched in capitals only: "us" and "car" are words."""


@dataclass(frozen=True, slots=True)
class CountryForm:
    """One form of a state's name. ``kind`` as in aliases_countries.tsv; ``since`` and ``until`` are years, None if it is in use."""

    form: str
    kind: str
    code: str
    since: int | None = None
    until: int | None = None


def find_country(text: str) -> CountryForm | None:
    """The form of a state's name that a text is, the article "the" and a possessive ending left aside; None where it is none.

    >>> find_country("the U.S.").code
    'USA'
    """
    bare = text.strip()
    for ending in ("'s", "’s", "'", "’"):
        if bare.endswith(ending):
            bare = bare[: -len(ending)]
            break
    found = country_forms().get(key_of(bare))
    if found is None and bare[:4].lower() == "the ":
        found = country_forms().get(key_of(bare[4:]))
    return found


def country_of(text: str) -> str | None:
    """The alpha-3 code of the state that a name, adjective or people's name means; None for capitals, parts of states and unknown words."""
    found = find_country(text)
    return found.code if found is not None and found.kind in ("display", "name", "adjective", "people", "prefix") else None


def country_name(code: str) -> str:
    """The name that the graph shows for a code; the code itself where none is known."""
    return _names().get(code, code)


@cache
def adjective_of(code: str) -> str:
    """The adjective of a state ("Russian" for RUS), as the names of its organs are shown with it; its name where it has none."""
    found = {form.code: form.form for form in reversed(list(country_forms().values())) if form.kind == "adjective"}
    found.update({row[2]: row[0] for row in reversed(read_table("countries.tsv", 3)) if row[1] == "adjective"})
    found.update({row[2]: row[0] for row in read_table("aliases_countries.tsv", 6) if row[1] == "shown"})
    return found.get(code, country_name(code))


def iso2_of(code: str) -> str | None:
    """The ISO 3166 alpha-2 code of an alpha-3 code; None for historic states."""
    return _iso2().get(code)


def is_historic(code: str) -> bool:
    """Whether the code is of a state that is no more."""
    return code in HISTORIC


HISTORIC: Final = frozenset({"SUN", "YUG", "SCG", "CSK", "DDR", "YMD", "VDR"})


def key_of(form: str) -> str:
    """The key under which a form is kept: folded, full stops left aside; acronyms stay in capitals."""
    bare = form.replace(".", "").strip()
    return bare if bare.isupper() and len(bare) <= ACRONYM_LENGTH else fold(bare)


@cache
def country_forms() -> dict[str, CountryForm]:
    """Every form by its key; the alias file wins over the generated one. Forms of kind ``nothing`` are left out."""
    forms: dict[str, CountryForm] = {}
    for form in _rows():
        key = key_of(form.form)
        if form.kind == "nothing":
            forms.pop(key, None)
        else:
            forms[key] = form
    return forms


def _rows() -> Iterator[CountryForm]:
    for row in read_table("countries.tsv", 3):
        if row[1] == "iso2":
            continue
        yield CountryForm(row[0], row[1], row[2])
    for row in read_table("aliases_countries.tsv", 6):
        if row[1] == "shown":
            continue
        yield CountryForm(row[0], row[1], row[2], int(row[3]) if row[3] else None, int(row[4]) if row[4] else None)


@cache
def _names() -> dict[str, str]:
    return {form.code: form.form for form in _rows() if form.kind == "display"}


@cache
def _iso2() -> dict[str, str]:
    return {row[2]: row[0] for row in read_table("countries.tsv", 3) if row[1] == "iso2"}
