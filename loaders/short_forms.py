"""Short forms of bodies' names: "Orvana" where the article has "Orvana Corp" too, "FTZ" where it has "Front of Labour (FTZ)".

In: the typed names of an article. Out: the same, those that shorten one body's name alone with ``full`` set, or with ``known`` where a
table has that body.
"""

from collections.abc import Sequence

from claimgraph.graph.ids import fold

from .countries import find_country
from .lexicon import bodies, given_names, titles
from .name_forms import Name, body_kind, name_words
from .words import Words

__all__ = ["tell_short_forms"]


def tell_short_forms(words: Words, names: Sequence[Name]) -> None:
    """Tell which names stand for a body that the article names in full: its acronym in brackets, or what a company's name begins with.

    The name of a person of the article stays that person's.
    """
    _tell_acronyms(words, names)
    by_first: dict[str, dict[tuple[str, ...], Name]] = {}
    for name in names:
        if _is_company(words, name):
            key = _key(words, name)
            by_first.setdefault(key[0], {}).setdefault(key, name)
    if not by_first:
        return
    borne = _borne_by_people(words, names)
    for name in names:
        place = name.type == "place" and words.entity[name.head] in ("GPE", "LOC")  # not the "Dome" of "Dome Oil Ltd"
        if place or name.type in ("country", "outlet", "?") or name.title is not None or name.known is not None:
            continue
        key = _key(words, name)
        if key[0] not in by_first or not _may_shorten(words, name, borne):
            continue
        longer = [full for tokens, full in by_first[key[0]].items() if len(tokens) > len(key) and tokens[: len(key)] == key]
        stems = sorted({_stem(full.text) for full in longer}, key=len)
        if stems and all(f"{stem} ".startswith(f"{stems[0]} ") for stem in stems):  # "Orvana Nickel", "Orvana Nickel Group"
            full = next(full for full in longer if _stem(full.text) == stems[0])
            name.type, name.known, name.full = "organization", full.known, full.text


def _tell_acronyms(words: Words, names: Sequence[Name]) -> None:
    """Let an acronym that stands in brackets behind a body's name mean that body in the whole article, whatever a table has of it."""
    behind: dict[str, Name] = {}
    for name in names:
        i = name.stop
        bracketed = i + 2 < len(words) and words.text[i] == "(" and words.text[i + 2] == ")" and words.text[i + 1].isupper()
        if bracketed and name.type == "organization" and name.stop - name.first > 1 and words.text[i + 1][:1] == words.text[name.first][:1]:
            behind.setdefault(words.text[i + 1], name)
    for name in names:
        full = behind.get(name.text)
        known = {w for w in fold(name.known.name).split() if len(w) > 3} if name.known is not None else set()
        if full is not None and name.stop - name.first == 1 and name.country is None and known.isdisjoint(fold(full.text).split()):
            name.type, name.known, name.full = "organization", full.known, full.text


def _key(words: Words, name: Name) -> tuple[str, ...]:
    return tuple(words.lower[name.first : name.stop])


def _stem(name: str) -> str:
    """A company's name without its last word, where that only tells what it is: "Orvana" of "Orvana Corp" and "Orvana Inc"."""
    parts = fold(name).replace(".", "").split()
    return " ".join(parts[:-1]) if body_kind(parts[-1:]) == "company" else " ".join(parts)


def _is_company(words: Words, name: Name) -> bool:
    if name.stop - name.first < 2:
        return False
    if name.known is not None:
        return name.known.kind == "company"
    return name.type == "organization" and body_kind(words.lower[name.first : name.stop]) == "company"


def _borne_by_people(words: Words, names: Sequence[Name]) -> set[str]:
    """The words that end or begin the name of somebody who has a title or a given name, or is called by a title alone."""
    found = set()
    for name in names:
        if name.type == "person" and (name.title is not None or (name.stop - name.first > 1 and words.text[name.first] in given_names())):
            found |= {words.lower[name.first], words.lower[name.stop - 1]}
    return found


def _may_shorten(words: Words, name: Name, borne: set[str]) -> bool:
    lowers = words.lower[name.first : name.stop]
    if lowers[-1] in borne or (name.type == "person" and words.text[name.first] in given_names() and len(lowers) > 1):
        return False
    if find_country(" ".join(words.text[name.first : name.stop])) is not None:
        return False
    return not (
        len(lowers) == 1
        and (lowers[0] in name_words("body") | name_words("wide") | name_words("common") or lowers[0] in titles() or lowers[0] in bodies())
    )
