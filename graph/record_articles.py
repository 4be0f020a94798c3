"""The articles of a record: each text once, with every sighting of it, and which texts are current."""

import dataclasses
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from .errors import InputError, UsageError
from .extraction import Article
from .ids import text_hash
from .record_file import RecordFile, chunked, count_input, marks
from .versions import FIELDS, merge_sightings, metadata_fingerprint, own_url, sighting_id, update_versions

__all__ = ["ARTICLE_COLUMNS", "Added", "Articles", "Comparison", "Found", "article_of", "fault_of"]

ARTICLE_COLUMNS: Final = f"id, text, {', '.join(FIELDS)}"
"""What `article_of` reads."""

Comparison = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Added:
    """What `Articles.add` did: articles that are new, that were known (in the record or earlier in the batch), and those refused."""

    new: int
    known: int
    refused: tuple[InputError, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """An article that a search found; ``snippet`` has the words in [brackets]."""

    article_id: str
    title: str | None
    snippet: str


class Articles:
    """The articles of an open record."""

    def __init__(self, file: RecordFile) -> None:
        self._file = file

    def add(self, articles: Iterable[Article]) -> Added:
        """Keep articles, in one transaction. One text is one article, whatever the order and number of its sightings.

        Returns
        -------
        What was new and known; ``refused`` names each article whose text or metadata is no valid Unicode, or is empty.
        """
        new = known = 0
        refused: list[InputError] = []
        touched: dict[str, None] = {}
        with self._file.transaction() as connection:
            for article in articles:
                fault = fault_of(article)
                if fault is not None:
                    refused.append(fault)
                    continue
                if connection.execute("SELECT 1 FROM article WHERE id = ?", (article.id,)).fetchone():
                    known += 1
                else:
                    new += 1
                    _write_article(connection, article)
                if _write_sighting(connection, article):
                    touched[article.id] = None
            for article_id in touched:
                _merge(connection, article_id)
            update_versions(connection, touched)
            if touched:
                count_input(connection)
        return Added(new, known, tuple(refused))

    def known(self, article_ids: Iterable[str]) -> set[str]:
        """Those of the ids that are in the record."""
        ids = list(dict.fromkeys(article_ids))
        return {
            row[0]
            for chunk in chunked(ids)
            for row in self._file.rows(f"SELECT id FROM article WHERE id IN ({marks(chunk)})", chunk)  # noqa: S608 - marks only
        }

    def compare(self, article: Article) -> Comparison:
        """What `add` would find of an article: new, known but changed by what this sighting adds, or known as it is.

        A text that is not known at an address that is counts as changed: it is the newer version of an article, or an older one.
        """
        stored = self._file.value("SELECT fingerprint FROM article WHERE id = ?", (article.id,))
        if stored is None:
            address = own_url(article.url)
            at_address = "SELECT 1 FROM article_source WHERE url = ? LIMIT 1"
            return "changed" if address is not None and self._file.value(at_address, (address,)) else "new"
        statement = f"SELECT article_id, '', {', '.join(FIELDS)} FROM article_source WHERE article_id = ?"  # noqa: S608 - names of ours
        sightings = [article_of(row) for row in self._file.rows(statement, (article.id,))]
        this = dataclasses.replace(article, text="", url=own_url(article.url) or article.url)
        return "unchanged" if metadata_fingerprint(merge_sightings([*sightings, this])) == stored else "changed"

    def get(self, article_ids: Sequence[str]) -> list[Article]:
        """Articles by id, in the order given; an id that is not known is left out."""
        found: dict[str, Article] = {}
        for chunk in chunked(article_ids):
            for row in self._file.rows(f"SELECT {ARTICLE_COLUMNS} FROM article WHERE id IN ({marks(chunk)})", chunk):  # noqa: S608 - marks only
                found[row[0]] = article_of(row)
        return [found[article_id] for article_id in article_ids if article_id in found]

    def current(self) -> Iterator[Article]:
        """Every article that no newer version replaces, in the order of ids."""
        for row in self._file.rows(f"SELECT {ARTICLE_COLUMNS} FROM article WHERE status = 'current' ORDER BY id"):  # noqa: S608 - names of ours
            yield article_of(row)

    def sightings(self) -> Iterator[tuple[str, str | None, str | None, str | None]]:
        """(article id, outlet, caller's id, path) of each sighting of a current article, in the order of article ids."""
        statement = (
            "SELECT DISTINCT s.article_id, s.outlet, s.caller_id, s.source_path FROM article_source s JOIN article a ON a.id = s.article_id"
            " WHERE a.status = 'current' ORDER BY 1, 2, 3, 4"
        )
        yield from self._file.rows(statement)

    def search(self, words: str, *, limit: int = 20) -> list[Found]:
        """Articles with all these words in title or text, the best first; quotation marks make a phrase.

        Raises
        ------
        UsageError : there is no word to look for.
        """
        phrases = [part for i, part in enumerate(words.split('"')) if i % 2]
        singles = [word for i, part in enumerate(words.split('"')) if not i % 2 for word in part.split()]
        query = " ".join('"' + term.replace('"', "") + '"' for term in [*phrases, *singles] if any(c.isalnum() for c in term))
        if not query:
            raise UsageError(f"{words!r}: no word to look for")
        statement = (
            "SELECT a.id, a.title, snippet(article_words, 1, '[', ']', ' … ', 24) FROM article_words"
            " JOIN article a ON a.number = article_words.rowid"
            " WHERE article_words MATCH ? ORDER BY rank, a.id LIMIT ?"
        )
        return [Found(*row) for row in self._file.rows(statement, (query, limit))]


def article_of(row: Sequence[Any]) -> Article:
    """The article that a row of `ARTICLE_COLUMNS` holds."""
    fields = dict(zip(FIELDS, row[2:], strict=True))
    return Article(row[0], row[1], **{**fields, "is_summary": bool(fields["is_summary"])})


def fault_of(article: Article) -> InputError | None:
    """Why an article cannot be kept, None if it can."""
    where = article.source_path or article.caller_id or article.id
    for name in ("text", *FIELDS):
        value = getattr(article, name)
        if isinstance(value, str):
            try:
                value.encode()
            except UnicodeEncodeError as error:
                shown = where.encode("utf-8", "backslashreplace").decode()
                return InputError(
                    f"{shown}: half a character (a lone surrogate) in {name} at offset {error.start}; the article is left out"
                )
    return None if article.text.strip() else InputError(f"{where}: an article without text; it is left out")


def _write_article(connection: sqlite3.Connection, article: Article) -> None:
    columns = ("id", "text", "text_hash", *FIELDS, "fingerprint")
    values = (
        article.id,
        article.text,
        text_hash(article.text),
        *(getattr(article, name) for name in FIELDS),
        metadata_fingerprint(article),
    )
    connection.execute(f"INSERT INTO article ({', '.join(columns)}) VALUES ({marks(columns)})", values)  # noqa: S608 - names of ours


def _write_sighting(connection: sqlite3.Connection, article: Article) -> bool:
    columns = ("id", "article_id", *FIELDS)
    values = [sighting_id(article), article.id, *(getattr(article, name) for name in FIELDS)]
    values[columns.index("url")] = own_url(article.url) or article.url
    statement = f"INSERT INTO article_source ({', '.join(columns)}) VALUES ({marks(columns)}) ON CONFLICT DO NOTHING"  # noqa: S608 - names of ours
    return connection.execute(statement, values).rowcount > 0


def _merge(connection: sqlite3.Connection, article_id: str) -> None:
    text = connection.execute("SELECT text FROM article WHERE id = ?", (article_id,)).fetchone()[0]
    rows = connection.execute(f"SELECT {', '.join(FIELDS)} FROM article_source WHERE article_id = ?", (article_id,))  # noqa: S608 - names of ours
    merged = merge_sightings([article_of((article_id, text, *row)) for row in rows])
    values = (*(getattr(merged, name) for name in FIELDS), metadata_fingerprint(merged), article_id)
    connection.execute(f"UPDATE article SET {', '.join(f'{name} = ?' for name in FIELDS)}, fingerprint = ? WHERE id = ?", values)  # noqa: S608 - names of ours
