"""Names in a text: where they stand and of what type they are.

In: the `Words` of an article. Out: `Name` records in reading order, none within another. spaCy's entities are one voice among several:
known names (`loaders.known_names`), runs of capitalised words (`loaders.name_runs`), titles before a name, and how the same name is used
elsewhere in the article (`loaders.name_types`).
"""

import dataclasses
from collections.abc import Collection
from typing import Final

from .countries import find_country
from .known_names import find_known_names, first_half
from .lexicon import PARTICLES, bodies, given_names, honorifics, portfolio_of, titles
from .longer_names import is_of_another_house, stands_alone
from .name_echoes import find_echoes
from .name_edges import cut_edges
from .name_forms import Name, head_of, name_words
from .name_runs import find_runs
from .name_types import settle_types
from .words import Words

__all__ = ["Name", "find_names", "is_title_case"]

LEAST_DATELINE: Final = 4
"""Letters of a town in a dateline, at least: "SNP - the party" is none."""


def find_names(text: str, words: Words, speaking: Collection[int] = ()) -> list[Name]:
    """Find and type the names of an article.

    Parameters
    ----------
    text : the article's own text, which the names are cut from.
    speaking : tokens that head the source of an attribution: whoever is named there is an actor.
    """
    loud = [is_title_case(words, first, stop) for first, stop in words.sentences]
    taken = [False] * len(words)
    names: list[Name] = []
    runs = find_runs(words, loud)
    known_names = find_known_names(text, words, loud)
    within = {i: name for name in known_names.values() for i in range(name.first + 1, name.stop)}
    for first, stop in runs:
        if first in within and within[first].stop >= stop:
            continue
        names.extend(_read_run(text, words, first, stop, known_names))
    for name in names:
        taken[name.first : name.stop] = [True] * (name.stop - name.first)
    for name in known_names.values():
        if not any(taken[name.first : name.stop]) and not is_of_another_house(words, name, name.stop):
            names.append(name)
            taken[name.first : name.stop] = [True] * (name.stop - name.first)
    names.extend(half for i in range(len(words)) if not taken[i] and (half := first_half(text, words, i)) is not None)
    names.sort(key=lambda name: (name.start, name.end))
    settle_types(words, names, speaking)
    cut_edges(text, words, names)
    names = [dataclasses.replace(name, type="place") if _is_dateline(text, words, name) else name for name in names]
    found = [name for name in names if name.type != "other" and not _is_of_many(words, name)]
    taken = [False] * len(words)
    for name in found:
        taken[name.first : name.stop] = [True] * (name.stop - name.first)
    found += find_echoes(text, words, found, taken, loud)
    return sorted(found, key=lambda name: (name.start, name.end))


def _is_dateline(text: str, words: Words, name: Name) -> bool:
    """Whether a name in capitals opens a line before a dash: where the article was written, which nobody speaks for."""
    if name.type != "organization" or name.known is not None or not name.text.isupper() or len(name.text) < LEAST_DATELINE:
        return False
    before = text[: name.start].rstrip(" ")
    dash = name.stop < len(words) and words.text[name.stop] in ("-", "–", "—", "--", "―")
    return dash and words.start[name.stop] > name.end and (not before or before.endswith("\n"))


def _is_of_many(words: Words, name: Name) -> bool:
    """Whether a name is the word for a people or a faith, which is no name of one: "Hutus", "Shiites"."""
    if name.stop - name.first != 1 or name.country is not None or name.known is not None or name.title is not None:
        return False
    body = bodies().get(words.lower[name.first])
    return body is not None and body.kind == "group"


def is_title_case(words: Words, first: int, stop: int) -> bool:
    """Whether a sentence is a headline in title case or capitals: there, capital letters tell nothing.

    The first sentence of an article may be one that ends in a full stop, if its verb bears a capital too.
    """
    letters = [t for t in words.text[first:stop] if len(t) > 3 and t[0].isalpha()]
    if len(letters) < 3:
        return False
    capital = sum(t[0].isupper() for t in letters)
    return (
        capital >= 0.8 * len(letters)
        and any(words.tag[i][:2] in ("VB", "MD") for i in range(first, stop))
        and (words.text[stop - 1].strip() != "." or (first == 0 and len(letters) > 4 and _has_loud_verb(words, first, stop)))
    )


def _has_loud_verb(words: Words, first: int, stop: int) -> bool:
    """Whether the verb or the adverbs and adjectives of a sentence bear capitals."""
    return any(words.text[i][0].isupper() and words.tag[i] in ("VBZ", "VBP", "VBD", "VBN", "VBG") for i in range(first + 1, stop))


def _read_run(text: str, words: Words, first: int, stop: int, known_names: dict[int, Name]) -> list[Name]:
    """Cut a run into the names it holds: titles off, known names as they are, the rest one name."""
    names: list[Name] = []
    i = first
    rest = first
    lexicon = titles()
    while i < stop:
        hit = known_names.get(i)
        if hit is not None and (station := _station(text, words, hit, stop)) is not None:
            hit = station
        if hit is not None and hit.stop <= stop + 8 and (_before_known(hit, stop, known_names) or stands_alone(words, hit, first, stop)):
            if rest < i:
                names.extend(_name(text, words, rest, i, None))
            names.append(hit)
            i = rest = max(hit.stop, i + 1)
            continue
        i += 1
    if rest < stop:
        title_end, title_first = None, rest
        office = any(" ".join(words.lower[rest - size : rest + 1]) in lexicon for size in (2, 3) if rest >= size)
        if rest >= 2 and "of" in words.lower[rest - 2 : rest] and office and rest + 1 < stop:
            title_end = rest + 1  # "Secretary of [State] John Kerry"
        elif rest >= 2 and words.lower[rest - 1] in ("of", "for") and words.lower[rest - 2] in lexicon:
            title_end = _after_portfolio(words, rest, stop)
        elif rest >= 3 and words.lower[rest - 2 : rest] == ["for", "the"] and words.lower[rest - 3] in lexicon:
            title_end = _after_portfolio(words, rest, stop)  # "Minister for the Far North Ada Moran"
        last = stop - 1 if _is_called_so(words, rest, stop) else stop
        for k in range(rest, last) if title_end is None else ():
            for size in (4, 3, 2, 1):
                form = " ".join(words.lower[k : k + size]) if k + size <= last else ""
                entry = lexicon.get(form) if "-".join(words.lower[k : k + 2]) not in name_words("organ end") else None
                short = honorifics().get(words.text[k]) if size == 1 and k > rest else None
                if short is not None and short.means is not None and k + 1 < stop:
                    title_end = k + 1  # "Oran Gov. Ada Moran"
                    break
                if entry is not None and size == 1 and _is_given(words, k, stop) and entry.voice == "none":
                    continue  # "Marine Le Bon", not "Marine Peter Lind"
                several = entry is not None and entry.plural and size == 1 and k + 1 < stop and words.text[k + 1] not in given_names()
                if entry is not None and not several and not _is_half(words, k + size, stop):
                    title_first = k if title_end is None else title_first
                    title_end = k + size
                    break
        if title_end is not None and words.text[title_end : title_end + 1] == ["-"] and _is_to_come(words, title_end + 1):
            title_end += 2  # "President-elect Ada Moran"
        if title_end is not None and title_end < stop and rest == first and _is_body_by_parse(words, rest, title_first, known_names):
            names.extend(_name(text, words, rest, title_first, None))  # "Orvo Inc Chairman Ada Moran"
            rest = title_first
        if title_end is not None and title_end < stop and not _is_body(words, title_end, stop):
            names.extend(_name(text, words, title_end, stop, (rest, title_end)))
        elif title_end is None and (person := _person_behind(words, rest, stop)) is not None:
            names.extend(_name(text, words, rest, person, None))  # "(chairman of the) Relief Council Ada Moran"
            names.extend(_name(text, words, person, stop, None))
        elif title_end == stop and not any(words.lower[k] in name_words("body") for k in range(rest, stop)):
            pass  # a title alone, "the Foreign Minister": a nominal mention
        else:
            names.extend(_name(text, words, rest, stop, None))
    return names


def _is_half(words: Words, i: int, stop: int) -> bool:
    """Whether a hyphen joins what ends at token i to a word that is no title: "Treasurer-Journal", not "Secretary-Treasurer"."""
    return words.text[i : i + 1] == ["-"] and i + 1 < stop and words.lower[i + 1] not in titles() and not _is_to_come(words, i + 1)


def _is_to_come(words: Words, i: int) -> bool:
    return i < len(words) and words.lower[i] in name_words("office to come")


def _is_called_so(words: Words, first: int, stop: int) -> bool:
    """Whether the last word of a run is a surname that is a title elsewhere: "Patty Judge", "Lord King"."""
    before = stop - 2
    if before < first or words.lower[stop - 1] not in titles():
        return False
    short = honorifics().get(words.text[before])
    called = words.text[before] in given_names() or (short is not None and short.means is None)
    return called and "PERSON" in words.entity[before:stop] and {*words.entity[before:stop]} <= {"PERSON", ""}


def _is_given(words: Words, k: int, stop: int) -> bool:
    """Whether a word that is a title too is a given name here: no other one follows."""
    if words.text[k] not in given_names() or k + 1 >= stop:
        return False
    return words.text[k + 1] not in given_names() or words.lower[k + 1] in PARTICLES


def _person_behind(words: Words, first: int, stop: int) -> int | None:
    """Where a person's name begins behind that of a body in one run; None where none does."""
    for k in range(first + 1, stop - 1):
        if words.text[k] not in given_names() or _is_body(words, k, stop) or not _is_body(words, first, k):
            continue
        seen = words.entity[k] == "PERSON" and words.entity_start[k]
        if not seen and find_country(words.text[k]) is not None:
            continue  # "Radio France Internationale"
        if (seen or words.lower[k - 1] in name_words("body")) and words.lower[k - 1] not in ("of", "for", "the", "and", "&", "-"):
            return k
    return None


def _after_portfolio(words: Words, first: int, stop: int) -> int | None:
    """Where the name begins in "(Minister of) Transport Maxim Sokol": after the portfolio, at a given name or where spaCy sees a person."""
    for size in (3, 2, 1):
        if first + size < stop and portfolio_of(" ".join(words.lower[first : first + size])) is not None:
            return first + size
    for k in range(first + 1, stop - 1):
        if words.text[k] in given_names() or (words.entity[k] == "PERSON" and words.entity_start[k]):
            return k
    return None


def _is_body_by_parse(words: Words, first: int, stop: int, known_names: dict[int, Name]) -> bool:
    """Whether the words before a title are all of a body's name, by spaCy, and no office: "Orvo Inc", not "Deputy Defense"."""
    if first >= stop or any(words.entity[i] != "ORG" or (words.entity_start[i] and i > first) for i in range(first, stop)):
        return False
    if not words.entity_start[first] or any(i in known_names for i in range(first, stop)):
        return False
    if words.entity[stop] == "ORG" and not words.entity_start[stop]:
        return False
    return not any(
        portfolio_of(words.lower[i]) is not None or words.lower[i] in titles() or find_country(words.text[i]) is not None
        for i in range(first, stop)
    )


def _is_body(words: Words, first: int, stop: int) -> bool:
    return any(words.lower[k] in name_words("body") for k in range(first, stop))


def _before_known(hit: Name, stop: int, known_names: dict[int, Name]) -> bool:
    """Whether a state stands right before a body that a table has: "Avarian Investigative Committee"."""
    after = known_names.get(hit.stop)
    return hit.country is not None and after is not None and after.known is not None and after.stop >= stop


def _station(text: str, words: Words, hit: Name, stop: int) -> Name | None:
    """A broadcaster's local or foreign service, by its whole name: "CBS Boston", "BBC Persian"."""
    last = hit.stop
    if hit.known is None or hit.known.kind != "broadcaster" or last + 1 != stop or words.entity[last] == "PERSON":
        return None
    place = words.entity[last] == "GPE" or find_country(words.text[last]) is not None
    joined = words.dep[last - 1] == "compound" and words.head[last - 1] == last and words.entity[last] == words.entity[last - 1]
    if not (place or joined) or words.lower[last] in titles() or words.lower[last] in name_words("body"):
        return None
    name = text[words.start[hit.first] : words.end[last]]
    known = dataclasses.replace(hit.known, name=name, part_of=None)
    return Name(hit.first, stop, hit.start, words.end[last], name, hit.type, head_of(words, hit.first, stop), known=known)


def _name(text: str, words: Words, first: int, stop: int, title: tuple[int, int] | None) -> list[Name]:
    if words.lower[first] in ("and", "&"):  # of "Goldman Sachs and Co", behind the name that a table has
        first += 1
        if words.lower[first] in name_words("partners"):
            return []
    if words.lower[stop - 1] in ("and", "&"):
        stop -= 1
    while first < stop and not words.text[first][0].isalnum():
        first += 1  # the hyphen or mark behind the known name or title that a run began with
    honorific = first
    saint = words.lower[first] == "st." and _is_body(words, first, stop)  # "St. Joan Gold Corp"
    while honorific < stop and words.text[honorific] in honorifics() and not saint:
        honorific += 1
    if all(word in name_words("company end") for word in words.lower[first:stop]):
        return []  # the "Corp" of what was no name
    if honorific >= stop:
        return []
    if honorific > first:
        title = (title[0] if title else first, honorific)
    while (
        stop > honorific
        and not words.text[stop - 1][-1].isalnum()
        and words.text[stop - 1] not in ("Jr.", "Sr.", "Inc.", "Corp.", "Co.", "Ltd.")
        and not (len(words.text[stop - 1]) == 2 and words.text[stop - 2] in given_names())  # "Ada M."
    ):
        stop -= 1
    if stop <= honorific:
        return []
    start, end = words.start[honorific], words.end[stop - 1]
    return [Name(honorific, stop, start, end, text[start:end], "?", head_of(words, honorific, stop), title=title)]
