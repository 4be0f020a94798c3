"""Plain text, a page saved from a browser too: title, date, byline and outlet are found where they stand, and where the body begins.

The text is stored whole; what stands above the body is only looked at. The head ends with the first line that reads like running text. A
date counts only where it stands on a line of its own or behind its label: one within the body is not the date of publication.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BufferedReader
from typing import Final

from claimgraph.loaders.tables import read_table

from .articles import Found, Options, make_article, normalise
from .dates import find_date, parse_date
from .encodings import decode
from .inputs import read_whole

__all__ = ["Head", "read_dateline", "read_head", "read_plain"]

_HEAD_LINES: Final = 40  # a saved page has a dozen lines above its body; further down nothing is title or date
_FOOT_LINES: Final = 6
_NAME: Final = r"[^\W\d_][\w.’'&/-]*"
_LABEL: Final = re.compile(r"^([A-Za-z][A-Za-z ]{1,20}?)\s*:\s*(.*)$")
_PERSON: Final = r"[^\W\d_a-z][\w.’'-]*"
_BYLINE: Final = re.compile(rf"^(?i:by|words by|story by|report by)\s+({_PERSON}(?:,? (?:and |in |of |de |van |al-)?{_PERSON}){{0,7}})\s*$")
_COPYRIGHT: Final = re.compile(
    r"^(?:©|\(c\)|copyright\b)\s*(?:©|\(c\))?\s*(?:\d{4})?\s*(?:by\s+)?([^.|]{2,50}?)(?:[.,|].*|\s+\d{4}.*)?$", re.IGNORECASE
)
_PIECES: Final = re.compile(r"\s+[|•·–—]\s+|\t+")
_DAY: Final = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_PLACE: Final = r"[A-Z][\w.’'-]*(?:[ /-](?:[A-Z]|de|el|al|la)[\w.’'-]*){0,3}"
# MOSCOW (Reuters) - | KYIV, March 3 (TASS) — | BEIRUT, Lebanon (AP) — | (CNN) -- | WASHINGTON — | Moscow, 3 March /TASS/.
_DATELINE: Final = re.compile(
    rf"^(?:(?P<place>{_PLACE}(?:, ?{_PLACE}){{0,2}})(?:, ?{_DAY})?,?\s*)?"
    rf"(?:[(/\[](?P<agency>{_NAME}(?: {_NAME}){{0,3}})[)/\]]\s*(?P<dash>[-–—.:]{{1,2}})?|(?P<rule>[-–—]{{1,2}}))\s+(?=\S)"
)
_PREFIX: Final = re.compile(rf"^(?P<name>{_NAME}(?: {_NAME}){{0,3}}): (?=[A-Z“\"‘'])")
_SENTENCE_END: Final = re.compile(r"[.!?…:][\"”’')]*$")
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Head:
    """What stands above and below the body. ``published`` is as written on the page (`loaders.sources.dates` reads it)."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    body_start: int = 0
    others: list[str] = field(default_factory=list)


def read_plain(stream: BufferedReader, name: str, options: Options) -> Iterator[Found]:
    """Read a plain text as one article."""
    text, note = decode(read_whole(stream, name), name=name)
    if note:
        yield note
    text = normalise(text)
    head = read_head(text, day_first=options.day_first)
    yield from make_article(
        text,
        where=name,
        options=options,
        title=head.title,
        url=head.url,
        outlet=head.outlet,
        published=head.published,
        author=head.author,
        body_start=head.body_start,
    )


def read_head(text: str, *, day_first: bool | None = None) -> Head:
    """Find what the head and the foot of a text tell of the article.

    Parameters
    ----------
    text : normalised; offsets count its code points.

    Notes
    -----
    A name before a colon, or in brackets behind a place, at the head of the body is the outlet only if it is a known one or reads like one
    (EghtesadOnline, IRNA, "Harbour Times"); a place alone is a dateline without outlet. The wire of a dateline is the outlet where nothing
    else is named.
    """
    head = Head()
    lines = _lines(text)
    body = next((i for i, (_, line) in enumerate(lines[:_HEAD_LINES]) if _is_body(line) or _is_wrapped(text, lines[i : i + 3])), None)
    above = lines[: _HEAD_LINES if body is None else body]
    if body is None and not _is_head(above, day_first):
        body, above = (1, above[:1]) if len(lines) > 1 and not _SENTENCE_END.search(lines[0][1]) else (0, [])
    updated: str | None = None
    for _, line in above:
        for piece in _PIECES.split(line):
            updated = _take(head, piece.strip(), day_first) or updated
    if head.published is None:
        head.published = updated
    if head.outlet is None and len(head.others) > 1:
        head.outlet = next(filter(_is_masthead, head.others), None)
    head.others = [line for line in head.others if line != head.outlet]
    if head.title is None and head.others:
        head.title = next((line for line in head.others if len(line.split()) >= 4), head.others[0])
    wire = None
    if body is not None and body < len(lines):
        start, line = lines[body]
        skipped, outlet, wire = read_dateline(line)
        head.body_start = start + skipped
        head.outlet = head.outlet or outlet
        for _, foot in lines[max(body + 1, len(lines) - _FOOT_LINES) :]:
            _take_foot(head, foot)
    head.outlet = head.outlet or wire
    return head


def _lines(text: str) -> list[tuple[int, str]]:
    # The lines that hold something, each with the offset of its first character.
    found, start = [], 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            found.append((start + line.index(bare[0]), bare))
        start += len(line) + 1
    return found


def _is_body(line: str) -> bool:
    n_words = len(line.split())
    if _LABEL.match(line) and _label(line) is not None:
        return False
    if n_words >= 25 or (n_words >= 12 and _SENTENCE_END.search(line) is not None):
        return True
    match = _DATELINE.match(line)
    return bool(match and match["agency"] and n_words >= 8 and match["agency"].lower() in _outlets())


def _is_wrapped(text: str, lines: list[tuple[int, str]]) -> bool:
    # Running text whose lines were broken to a width: the second line goes on in the middle of a sentence, and there is a third without an
    # empty line between, or the second ends the sentence. A title over two lines does neither.
    if len(lines) < 2 or _label(lines[0][1]) is not None or len(lines[0][1].split()) < 5 or not lines[1][1][0].islower():
        return False
    if "\n\n" in text[lines[0][0] : lines[1][0]].replace(" ", ""):
        return False
    third = len(lines) > 2 and "\n\n" not in text[lines[1][0] : lines[2][0]].replace(" ", "")
    return third or _SENTENCE_END.search(lines[1][1]) is not None


def _is_head(above: list[tuple[int, str]], day_first: bool | None) -> bool:
    # Short lines only: a head without a body if any of them is a date or a label, else a short text.
    return any(find_date(line, day_first=day_first) or _label(line) is not None for _, line in above)


def _label(line: str) -> tuple[str, str] | None:
    match = _LABEL.match(line)
    if match is None or match[1].lower() not in _labels():
        return None
    return _labels()[match[1].lower()], match[2].strip()


def _take(head: Head, line: str, day_first: bool | None) -> str | None:
    """Take what a line of the head tells; gives the date if it is that of a later change only."""
    if not line or _is_furniture(line):
        return None
    labelled = _label(line)
    if labelled is not None:
        meaning, value = labelled
        if meaning == "published" and value:
            head.published = head.published or (value if parse_date(value, day_first=day_first) or _has_date(value) else None)
        elif meaning == "updated":
            return value if parse_date(value, day_first=day_first) else None
        elif meaning == "outlet" and value and len(value.split()) <= 6:
            head.outlet = head.outlet or value
        elif meaning in ("author", "title", "url") and value and getattr(head, meaning) is None:
            setattr(head, meaning, value)
        return None
    if find_date(line, day_first=day_first) or (_has_date(line) and not _WORD.search(line)):
        if line.lower().startswith(("updated", "last updated", "modified", "last modified")):
            return line
        head.published = head.published or line
        return None
    byline = _BYLINE.match(line)
    if byline:
        head.author = head.author or byline[1].strip(" ,")
    elif line.lower() in _outlets():
        head.outlet = head.outlet or line
    elif re.match(r"https?://\S+$", line):
        head.url = head.url or line
    else:
        head.others.append(line)
    return None


def _has_date(value: str) -> bool:
    # 03/04/2022, which is a date but not for certain which: worth naming, unlike a mere number.
    return re.search(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{4}\b", value) is not None


def _take_foot(head: Head, line: str) -> None:
    labelled = _label(line)
    if labelled and labelled[0] in ("outlet", "url") and 0 < len(labelled[1].split()) <= 6:
        if labelled[0] == "outlet":
            head.outlet = head.outlet or labelled[1]
        else:
            head.url = head.url or labelled[1]
    elif head.outlet is None and len(line) < 160:
        match = _COPYRIGHT.match(line)
        if match and not match[1].lower().startswith("all rights"):
            head.outlet = match[1].strip()


def read_dateline(line: str) -> tuple[int, str | None, str | None]:
    """How many characters of the body's first line are its dateline, the outlet that it names, and the wire."""
    match = _PREFIX.match(line)
    if match and match["name"].lower() not in _table("prefix") and len(line.split()) >= 8:
        name = match["name"]
        if _is_outlet(name):
            return match.end(), name, None
        if name.isupper():  # "NEW DELHI: " is a place
            return match.end(), None, None
        return 0, None, None
    match = _DATELINE.match(line)
    if not match:
        return 0, None, None
    agency, place = match["agency"], match["place"]
    if agency and ((_is_outlet(agency) and match["dash"]) or (agency.lower() in _outlets() and not place)):
        return match.end(), None, agency
    # "WASHINGTON — ": capital letters and a dash; "He — " is no place.
    if place and match["rule"] and place.split(",")[0].isupper():
        return match.end(), None, None
    return 0, None, None


def _is_outlet(name: str) -> bool:
    words = name.lower().split()
    if name.lower() in _outlets() or (words[-1] in _table("outlet") and name[0].isupper()):
        return True
    if len(words) > 1:
        return False
    camel = re.search(r"[a-z][A-Z]", name) is not None and not name.startswith(("Mc", "Mac", "O’", "O'"))
    return camel or name.endswith((".com", ".net", ".org")) or (name.isupper() and 2 <= len(name) <= 6)


def _is_masthead(line: str) -> bool:
    # "The Golden Horn Daily" on a line of its own: capital letters throughout and a word for what it is at the end.
    words = line.split()
    capital = all(word[0].isupper() or word in ("of", "the", "and") for word in words)
    return 2 <= len(words) <= 5 and capital and words[-1].lower() in _table("outlet")


def _is_furniture(line: str) -> bool:
    words = " ".join(_WORD.findall(line.lower()))
    return (not words and not _has_date(line) and not re.match(r"\d{4}-\d\d-\d\d", line)) or words in _table("furniture")


@cache
def _table(kind: str) -> frozenset[str]:
    return frozenset(value.lower() for row_kind, value, _ in read_table("head_lines.tsv", 3) if row_kind == kind)


@cache
def _labels() -> dict[str, str]:
    return {value: meaning for kind, value, meaning in read_table("head_lines.tsv", 3) if kind == "label"}


@cache
def _outlets() -> frozenset[str]:
    rows = read_table("outlets.tsv", 5)
    return frozenset(name.strip().lower() for row in rows for name in (row[0], *row[1].split(";")) if name.strip())
