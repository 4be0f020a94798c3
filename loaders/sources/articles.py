"""From what a reader found to an `Article`: text normalised or kept, id made, language told, date read.

A reader hands over plain values; `make_article` gives what `read_articles` yields: the article, and before it whatever is wrong with it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BufferedReader
from typing import Final

from claimgraph.graph.errors import EncodingError, InputError
from claimgraph.graph.extraction import Article
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.loaders.language import find_language

from .dates import parse_date

__all__ = ["COLUMNS", "Found", "Options", "Reader", "clean_line", "make_article", "normalise"]

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id",),
    "title": ("title",),
    "text": ("text",),
    "url": ("url",),
    "outlet": ("outlet", "source"),
    "published": ("published", "date"),
    "author": ("author",),
}
"""Our name of a column to the names that it is looked for under, unless ``fields`` says another."""


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read; the same for all of a run.

    ``fields`` maps names of `COLUMNS` to the caller's columns or keys, ``source.name`` for a key within one. ``day_first`` settles
    ``03/04/2022``. ``skip_undated`` leaves out, and names, each article without a date.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None
    skip_undated: bool = False


Found = Article | InputError
"""What reading gives: an article, or what is wrong (`InputError`) or worth knowing (`InputNote`) about an input."""

Reader = Callable[[BufferedReader, str, Options], Iterator[Found]]
"""Reads a stream, with the name that messages call it and the options; raises `InputError` where the rest of the input is lost."""

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LINE_ENDS: Final = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028]")
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")


def normalise(text: str) -> str:
    """Normalise a text once, before any offset is made in it.

    NFC, every line end a line feed, no byte order mark, no control characters but tab and line feed. No-break spaces and typographic marks
    stay as they are.
    """
    text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff")).replace("\u2029", "\n\n")
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


def clean_line(value: object) -> str | None:
    """A title, name or address on one line with single spaces; None if there is nothing in it."""
    return " ".join(_UNSTORABLE.sub(" ", unicodedata.normalize("NFC", str(value))).split()) or None if value is not None else None


def make_article(
    text: str,
    *,
    where: str,
    options: Options,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    author: str | None = None,
    caller_id: str | None = None,
    is_summary: bool = False,
    body_start: int = 0,
) -> Iterator[Found]:
    """Make the article of a text, after what is wrong with it.

    Parameters
    ----------
    text : stored exactly as given; `normalise` it before where the offsets are ours.
    where : the file, and the line or item in it; becomes ``source_path``.
    published : the date as the source writes it. One that cannot be read is named and the article kept undated.

    Yields
    ------
    An `InputError` for a text that is empty or that no store can keep, and for a date that is none; then the article, if there is one.
    """
    fault = _UNSTORABLE.search(text)
    if fault:
        what = "NUL" if fault[0] == "\0" else f"half a surrogate pair (U+{ord(fault[0]):04X})"
        yield EncodingError(
            f"{where}: character {fault.start()} of the text is {what}, which is no text; take it out, the article is not read"
        )
        return
    if not text.strip():
        yield InputError(f"{where}: no text; the article is not read")
        return
    day = parse_date(published, day_first=options.day_first) if published and published.strip() else None
    if published and published.strip() and day is None:
        shown = published if len(published) <= 40 else f"{published[:40]}…"
        kept = "the article is left out" if options.skip_undated else "the article is kept undated"
        yield InputError(f"{where}: date {shown!r} is no full date, or not one for certain; write it as 2016-10-01; {kept}")
    if day is None and options.skip_undated:
        if not published or not published.strip():
            yield InputError(f"{where}: no date; the article is left out, as asked")
        return
    yield Article(
        id=make_id("article", text_hash(text)),
        text=text,
        title=clean_line(title),
        url=clean_line(url),
        outlet=clean_line(outlet),
        published=day,
        language=find_language(text),
        source_path=where,
        caller_id=caller_id,
        is_summary=is_summary,
        body_start=body_start,
        author=clean_line(author),
    )
