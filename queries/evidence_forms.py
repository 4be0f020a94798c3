"""Passages written down: text for the terminal, Markdown, HTML, CSV and JSON.

In: the passages that `evidence` found. Out: text; what comes from an article is escaped for the form, and no cell of CSV is a formula.
"""

import html
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any, Final

from claimgraph.graph.errors import UsageError

from .answers import write_csv
from .evidence import Evidence, safe_url

__all__ = ["EVIDENCE_FORMATS", "evidence_page", "html_item", "render_evidence"]


def _line(item: Evidence) -> str:
    # Where it stands, in one line: outlet, day, title.
    parts = [", ".join(item.outlets) or "outlet unknown", item.published_on.isoformat() if item.published_on else "undated"]
    return " · ".join([*parts, item.title or "without a title"])


def _who(item: Evidence) -> str:
    name = item.speaker or "speaker unknown"
    if item.mention and item.mention != item.speaker:
        name += f" (“{item.mention}”)"
    if item.via:
        name += ", via " + " < ".join(item.via)
    return name


def _what(item: Evidence) -> str:
    words = [item.type, *item.allegation]
    if item.negated:
        words.append("negated")
    if item.modality != "asserted":
        words.append(item.modality)
    return ", ".join(words)


def _tidy(words: str) -> str:
    # One line a passage, and no control character of an article reaches the terminal.
    return "".join(c if c.isprintable() else " " for c in words)


def _to_text(items: Sequence[Evidence]) -> str:
    blocks = []
    for number, item in enumerate(items, start=1):
        words = "".join(f"»{_tidy(w)}«" if quoted else _tidy(w) for w, quoted in item.parts())
        said = f", said {item.said_on}" if item.said_on else ""
        where = f"{item.article_id} [{', '.join(f'{a}:{b}' for a, b in item.pieces)}]"
        blocks.append(
            f"{number}. {_tidy(_who(item))}: {_what(item)}{said}\n   {words}\n   {_tidy(_line(item))}\n   "
            + (f"{_tidy(item.url)}\n   " if item.url else "")
            + f"{where}  quote {item.quote_id}  claim {item.claim_id}\n"
        )
    return "\n".join(blocks)


_MD_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")


def _md(words: str) -> str:
    return _MD_SPECIAL.sub(r"\\\1", _tidy(words))


def _to_md(items: Sequence[Evidence]) -> str:
    blocks = []
    for number, item in enumerate(items, start=1):
        words = "".join(f"**{_md(w)}**" if quoted and w.strip() else _md(w) for w, quoted in item.parts())
        url = safe_url(item.url)
        where = f"[{_md(_line(item))}](<{url}>)" if url else _md(_line(item))
        offsets = ", ".join(f"{a}:{b}" for a, b in item.pieces)
        blocks.append(
            f"{number}\\. **{_md(_who(item))}**: {_md(_what(item))}\n\n> {words}\n\n{where}  \n"
            f"article `{item.article_id}`, characters {offsets}, quote `{item.quote_id}`, claim `{item.claim_id}`\n"
        )
    return "\n".join(blocks)


def html_item(item: Evidence, article_link: str = "") -> str:
    """One passage as a piece of HTML, everything that comes from an article escaped; ``article_link`` as in `evidence_page`."""
    e = html.escape
    words = "".join(f"<mark>{e(w)}</mark>" if quoted else e(w) for w, quoted in item.parts())
    url = safe_url(item.url)
    where = f"<a href='{e(url)}' rel='noreferrer noopener'>{e(_line(item))}</a>" if url else e(_line(item))
    offsets = ", ".join(f"{a}–{b}" for a, b in item.pieces)
    article = e(item.article_id)
    if article_link:
        article = f"<a href='{e(article_link.format(item.article_id))}'>{article}</a>"
    return (
        f"<article class='evidence'><p><b>{e(_who(item))}</b>: {e(_what(item))}</p><blockquote>{words}</blockquote>"
        f"<p>{where}<br><small>article {article}, characters {offsets}, quote {e(item.quote_id)}, claim {e(item.claim_id)}"
        "</small></p></article>"
    )


def evidence_page(items: Sequence[Evidence], *, article_link: str = "") -> str:
    """The passages as an HTML page; ``article_link`` is the address of an article's page, its id in the place of ``{}``."""
    n = len(items)
    return (
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>Evidence</title>"
        "<style>body{font:16px/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem}mark{background:#ffe9a8}"
        "blockquote{border-left:3px solid #888;margin-left:0;padding-left:1rem}small{color:#555}</style></head><body>"
        f"<h1>Evidence: {n} passage{'' if n == 1 else 's'}</h1>{''.join(html_item(item, article_link) for item in items)}</body></html>\n"
    )


def _columns(item: Evidence) -> dict[str, Any]:
    row = asdict(item)
    row["words"] = " … ".join(words for words, quoted in item.parts() if quoted)
    row["pieces"] = [f"{a}:{b}" for a, b in item.pieces]
    return row


_COLUMNS: Final = (
    *("quote_id", "claim_id", "type", "negated", "modality", "allegation", "kind", "speaker", "mention", "via", "outlets", "title", "url"),
    *("published_on", "said_on", "article_id", "pieces", "words", "start", "end", "sentence", "confidence"),
)


def _to_csv(items: Sequence[Evidence]) -> str:
    return write_csv(_COLUMNS, ([row[c] for c in _COLUMNS] for row in map(_columns, items)))


def _to_json(items: Sequence[Evidence]) -> str:
    rows = [{c: row[c] for c in _COLUMNS} for row in map(_columns, items)]
    return json.dumps(rows, ensure_ascii=False, indent=1, default=str) + "\n"


EVIDENCE_FORMATS: Final[dict[str, Callable[[Sequence[Evidence]], str]]] = {
    "text": _to_text,
    "md": _to_md,
    "html": evidence_page,
    "csv": _to_csv,
    "json": _to_json,
}
"""Format to the function that writes it; to extend, add one entry."""


def render_evidence(items: Sequence[Evidence], format: str = "text") -> str:
    """The passages as text in one of `EVIDENCE_FORMATS`; everything that comes from an article is escaped."""
    if format not in EVIDENCE_FORMATS:
        raise UsageError(f"format '{format}' is none of {', '.join(EVIDENCE_FORMATS)}")
    return EVIDENCE_FORMATS[format](items)
