"""What several sightings of one text, or several texts under one address, make: one article, and which of them is current.

All is decided from the set of sightings alone, never from the order in which they came.
"""

import hashlib
import sqlite3
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from .extraction import Article

__all__ = ["merge_sightings", "metadata_fingerprint", "own_url", "sighting_id", "update_versions"]

FIELDS = ("source_path", "caller_id", "title", "url", "outlet", "author", "published", "language", "is_summary", "body_start")


def sighting_id(article: Article) -> str:
    """What tells one sighting of an article from another: where it was and what was said of it."""
    return _digest(article.id, *(getattr(article, name) for name in FIELDS))


def metadata_fingerprint(article: Article) -> str:
    """What an extraction depends on besides the text."""
    return _digest(*(getattr(article, name) for name in FIELDS if name not in ("source_path", "caller_id")))


def merge_sightings(sightings: Iterable[Article]) -> Article:
    """One article of several sightings of one text: each field from the first that has it, the earliest published first.

    It is a summary only where all are.
    """
    ordered = sorted(sightings, key=lambda a: (a.published is None, *(str(v) if v is not None else "" for v in _values(a))))
    merged: dict[str, Any] = {}
    for name in FIELDS:
        values = [value for a in ordered if (value := getattr(a, name)) is not None]
        merged[name] = values[0] if values else None
    merged["is_summary"] = all(a.is_summary for a in ordered)
    return Article(ordered[0].id, min(a.text for a in ordered), **merged)


def own_url(url: str | None) -> str | None:
    """The address without its fragment, or None where it is a site's front page, which is no article's own."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.path in ("", "/") and not parts.query:
        return None
    return parts._replace(fragment="").geturl()


def update_versions(connection: sqlite3.Connection, article_ids: Iterable[str]) -> None:
    """Say of these articles, and of all that share an address with them, which are current.

    An article is replaced where each of its addresses has a newer text: one published later, or at the same time with a greater hash.
    """
    groups = {url: _texts(connection, url) for article_id in article_ids for url in _urls(connection, article_id)}
    for article_id in {article_id for texts in groups.values() for article_id in texts}:
        newest = {(groups.get(url) or _texts(connection, url))[-1] for url in _urls(connection, article_id)}
        replaced = bool(newest) and article_id not in newest
        connection.execute(
            "UPDATE article SET status = ?, replaced_by = ? WHERE id = ?",
            ("replaced" if replaced else "current", min(newest) if replaced else None, article_id),
        )


def _texts(connection: sqlite3.Connection, url: str) -> list[str]:
    # The articles that were seen at an address, the newest last.
    statement = (
        "SELECT DISTINCT a.id, coalesce(a.published, '') AS published, a.text_hash FROM article_source s"
        " JOIN article a ON a.id = s.article_id WHERE s.url = ? ORDER BY published, a.text_hash, a.id"
    )
    return [row[0] for row in connection.execute(statement, (url,))]


def _urls(connection: sqlite3.Connection, article_id: str) -> list[str]:
    rows = connection.execute("SELECT DISTINCT url FROM article_source WHERE article_id = ? AND url IS NOT NULL", (article_id,))
    return sorted(url for (url,) in rows if own_url(url) is not None)


def _values(article: Article) -> list[object]:
    return [article.published, *(getattr(article, name) for name in FIELDS)]


def _digest(*values: object) -> str:
    body = "\x1f".join("\x00" if value is None else str(value) for value in values)
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:20]
