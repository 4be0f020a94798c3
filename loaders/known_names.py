"""Which known names stand in a text: states, organizations and outlets that a table has.

In: `Words`. Out: `Name` records with ``country`` or ``known`` set, the longest at each place. Whether one is only a part of a longer name
("Michael Jordan") is for `loaders.names` to tell.
"""

from typing import Final

from .countries import CountryForm, country_forms, find_country, key_of
from .lexicon import first_pieces, known, piece_of
from .name_forms import SUFFIX, Name, head_of, name_words
from .twin_states import halves_meant, is_part_here, parts_meant
from .words import Words

__all__ = ["find_known_names", "first_half"]

HYPHENS: Final = "-‐‑–"


def find_known_names(text: str, words: Words, loud: list[bool]) -> dict[int, Name]:
    """Names that a table has, the longest at each place, by their first token."""
    pieces, table, states = first_pieces(), known(), country_forms()
    parts, halves = parts_meant(text, words), halves_meant(text, words)
    found: dict[int, Name] = {}
    i, n = 0, len(words)
    while i < n:
        token = words.text[i]
        if not (token[0].isalpha() and (token[0].isupper() or token in ("al", "contras", "peshmerga"))):
            i += 1
            continue
        if i in halves:
            found[i] = Name(i, i + 1, words.start[i], words.end[i], token, "country", i, country=halves[i])
            i += 1
            continue
        longest = pieces.get(piece_of(token))
        if longest is None:
            i += 1
            continue
        stop_at = min(n, i + longest + 2)
        for stop in range(stop_at, i, -1):
            last = words.text[stop - 1]
            if words.sentence[stop - 1] != words.sentence[i] or not any(c.isalnum() for c in last):
                continue
            form = words.text[i] if stop == i + 1 else text[words.start[i] : words.end[stop - 1]].replace("’", "'")
            if stop == i + 1 and form[-1] == "." and len(form) > 2 and form[-2].islower():
                form = form[:-1]
            key = key_of(form)
            state, entry = parts.get(key, states.get(key)), table.get(key)
            if state is None and entry is None:
                continue
            if not any(c.isupper() for c in form) and entry is None:
                continue
            if _is_a_word(words, i, stop, form, loud):
                continue
            if state is not None and (part := is_part_here(words, i, stop)) is not None:
                state = part
            if state is not None and state.kind == "capital" and _is_of_a_part(words, i, stop):
                state = CountryForm(form, "part", state.code)
            if entry is not None and state is not None and state.kind in ("organ", "context", "capital", "name"):
                state = None
            kind = (
                (entry.label.lower() if entry is not None else "country")
                if state is None
                else ("place" if state.kind == "part" else "country")
            )
            start, end = words.start[i], words.end[stop - 1]
            head = head_of(words, i, stop)
            half = _joined(words, i, stop) if state is not None else None
            found[i] = Name(i, stop, start, end, text[start:end], kind, head, country=state, known=entry, suffix=half)
            i = stop - 1
            break
        i += 1
    return found


def _joined(words: Words, first: int, stop: int) -> str | None:
    """The other half of a compound that a hyphen makes of a state's name: "imposed" of "Avarian-imposed", "pro" of "pro-Avarian"."""
    if stop + 1 < len(words) and words.text[stop] in HYPHENS and words.start[stop] == words.end[stop - 1]:
        match = SUFFIX.match(f"{words.text[first]}-{words.lower[stop + 1]}")
        return match.group(2) if match is not None else None
    if first >= 2 and words.text[first - 1] in HYPHENS and words.end[first - 1] == words.start[first]:
        return words.lower[first - 2] if words.lower[first - 2] in name_words("prefix") else None
    return None


def _is_of_a_part(words: Words, first: int, stop: int) -> bool:
    """Whether a capital's name is that of a part of the state: "Washington state", "the state of Washington"."""
    after = words.lower[stop : stop + 1] in (["state"], ["province"])
    return after or (first >= 2 and words.lower[first - 1] == "of" and words.lower[first - 2] in ("state", "province"))


def _is_a_word(words: Words, first: int, stop: int, form: str, loud: list[bool]) -> bool:
    """A known form that is an ordinary word in this place: "IS" or "WHO" in capitals, "Time" at a sentence's start."""
    if stop != first + 1:
        return False
    tag = words.tag[first]
    if (
        form.isupper()
        and len(form) <= 5
        and loud[words.sentence[first]]
        and form not in ("US", "UK", "UN", "EU", "U.S.", "U.K.", "U.N.", "NATO")
    ):
        return not tag.startswith("NNP")
    if tag.startswith("NNP") or (tag.startswith("JJ") and find_country(form) is not None):
        return False
    return tag in ("PRP", "MD", "IN", "DT", "VB", "VBZ", "VBP", "WP", "CC", "RB", "UH", "TO") and find_country(form) is None


def first_half(text: str, words: Words, i: int) -> Name | None:
    """A state within a compound that is one token: "U.K." of "U.K.-based", "Franco" of "Franco-German"."""
    token = words.text[i]
    if "-" not in token or not token[0].isupper():
        return None
    match = SUFFIX.match(token)
    half, suffix = (match.group(1), match.group(2)) if match else (token.split("-")[0], None)
    state = find_country(half)
    if state is None or (suffix is None and state.kind not in ("prefix", "adjective", "name", "display")):
        return None
    start = words.start[i]
    end = start + len(half)
    return Name(i, i + 1, start, end, text[start:end], "country", i, country=state, suffix=suffix)
