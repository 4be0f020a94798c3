"""What did people mark in an article, and what did the machine find, in one form?

In: gold articles as JSON lines, packed or not (the form of PolNeAR, of GUM's quotes, or extraction records), or extractions. Out:
`MarkedArticle`, the outermost attributions of an article as code points of its text, which `evaluation` scores.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from claimgraph.graph.errors import InputError
from claimgraph.graph.extraction import Article, Extraction

__all__ = ["ROLES", "Marked", "MarkedArticle", "extract_marked", "from_extraction", "read_marked"]

ROLES: Final = ("source", "cue", "content")

Extents = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as marked: pieces of each role, code points, end exclusive; a role that is absent is empty."""

    source: Extents
    cue: Extents
    content: Extents


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article with its outermost attributions."""

    id: str
    text: str
    attributions: tuple[Marked, ...]


def read_marked(path: Path) -> list[MarkedArticle]:
    """Read articles with attributions: PolNeAR's form, GUM's (``quotes`` with ``speaker``), or extraction records.

    Raises
    ------
    InputError : a line that is no JSON object of one of the forms, or an id that stands twice.
    """
    articles: list[MarkedArticle] = []
    ids: set[str] = set()
    opener: Any = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                article = _from_row(json.loads(line))
            except (ValueError, LookupError, TypeError, AttributeError) as error:
                raise InputError(f"{path}, line {number}: no article with attributions ({error!r}); see claimgraph eval --help") from error
            if article.id in ids:
                raise InputError(f"{path}, line {number}: article {article.id!r} stands twice; remove one")
            ids.add(article.id)
            articles.append(article)
    return articles


def _from_row(row: Mapping[str, Any]) -> MarkedArticle:
    article = row.get("article", row)
    text = article.get("text") or ""
    found = row["attributions"] if "attributions" in row else [{**q, "source": q.get("speaker")} for q in row["quotes"]]
    outermost = tuple(Marked(*(_extents(a.get(role)) for role in ROLES)) for a in found if not a.get("parent"))
    return MarkedArticle(str(article["id"]), text, outermost)


def _extents(value: Any) -> Extents:
    if not value:
        return ()
    pieces = [value] if isinstance(value, dict) else value
    return tuple((int(p["start"]), int(p["end"])) if isinstance(p, dict) else (int(p[0]), int(p[1])) for p in pieces)


def from_extraction(extraction: Extraction, article_id: str | None = None) -> MarkedArticle:
    """The outermost attributions of an extraction, to be scored."""
    article = extraction.article
    outermost = [a for a in extraction.attributions if a.parent is None]
    marked = (Marked(*(tuple((s.start, s.end) for s in getattr(a, role)) for role in ROLES)) for a in outermost)
    return MarkedArticle(article_id or article.caller_id or article.id, article.text, tuple(marked))


def extract_marked(gold: Sequence[MarkedArticle], *, processes: int = 1) -> list[MarkedArticle]:
    """Extract the texts of gold articles; one that fails counts as empty."""
    from .workers import extract_many

    articles = [Article(id=g.id, text=g.text, caller_id=g.id) for g in gold]
    batches = extract_many(articles, processes=processes, in_order=True)
    return [from_extraction(result, article.id) for batch in batches for article, result in batch if isinstance(result, Extraction)]
