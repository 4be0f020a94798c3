"""A report to hand on: a folder of pages with the pictures, the tables, and each edge linked to its sentences and their articles.

In: a projection and a folder. Out: the folder filled: ``index.html``, pictures as SVG and PNG, the networks' pages, one page an
edge and one an article. It works from a disk, asks nothing of any server and runs no script but that of the networks' pages.
"""

import datetime
import html
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from claimgraph.graph.errors import UsageError

from .answers import to_csv
from .ask import Answer, ask
from .draw import Picture, figure_bytes, make_picture, write_file
from .evidence import passages_behind
from .evidence_forms import evidence_page
from .reading import read_page
from .resolve import Rows

__all__ = ["write_report"]

PICTURES: Final = ("who-accuses-whom", "matrix", "timeline", "outlets", "denials", "chains", "discourse")
TABLES: Final = (
    "who-accuses-whom",
    "accusations-by-allegation",
    "who-answers-whom",
    "unanswered-accusations",
    "claims-in-several-outlets",
    "unnamed-sources-by-outlet",
    "most-quoted-speakers",
    "coverage-by-outlet",
)
MAX_ROWS: Final = 100
FILTERS: Final = ("level", "since", "until")

_STYLE: Final = """
body{font:17px/1.55 Georgia,serif;color:#222;max-width:72rem;margin:0 auto;padding:1rem 1.5rem}h1,h2{line-height:1.2}
img{max-width:100%;height:auto;border:1px solid #ddd}table{border-collapse:collapse;font:14px/1.4 sans-serif;margin:.5rem 0}
th,td{border-bottom:1px solid #ddd;padding:.25rem .6rem;text-align:left;vertical-align:top;overflow-wrap:break-word}
td a,td.day{white-space:nowrap}
td.n{text-align:right}.meta{color:#555;font-size:.85em}figure{margin:1rem 0}nav a{margin-right:1rem}
"""


def write_report(projection: Rows, folder: str | Path, **filters: Any) -> Path:
    """Write the report; a file that is there already is overwritten, others are left alone.

    Parameters
    ----------
    filters : level, since, until; they hold for the pictures and tables that know them.

    Returns
    -------
    The path of ``index.html``.

    Raises
    ------
    UsageError : the folder cannot be written, or a filter is unknown or wrong.
    """
    unknown = sorted(set(filters) - set(FILTERS))
    if unknown:
        raise UsageError(f"the report has no filter '{unknown[0]}'; it has: {', '.join(FILTERS)}")
    folder = Path(folder)
    for part in (folder, folder / "pictures", folder / "edges", folder / "articles", folder / "tables"):
        try:
            part.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{part}: no folder can be made there ({error.strerror})") from error
    figures = "".join(_picture(projection, folder, what, filters) for what in PICTURES)
    answers = [ask(projection, name, **_known(name, filters)) for name in TABLES]
    claims = sorted({str(row[c]) for a in answers for row in a.rows[:MAX_ROWS] for c in ("claim_id", "answer_id") if row.get(c)})
    edges = sorted({row["edge_id"] for a in answers for row in a.rows[:MAX_ROWS] if row.get("edge_id")})
    articles: set[str] = set()
    for node, items in passages_behind(projection, [*edges, *claims]).items():
        articles |= {item.article_id for item in items}
        write_file(folder / "edges" / f"{node}.html", evidence_page(items, article_link="../articles/{}.html").encode("utf-8"))
    for article in sorted(articles):
        write_file(folder / "articles" / f"{article}.html", read_page(projection, article).encode("utf-8"))
    for answer in answers:
        write_file(folder / "tables" / f"{answer.name}.csv", to_csv(answer).encode("utf-8"))
    counts = {row["what"]: row["n"] for row in ask(projection, "what-is-in-the-graph").rows}
    index = folder / "index.html"
    write_file(index, _index(counts, figures, answers, filters).encode("utf-8"))
    return index


def _known(question: str, filters: dict[str, Any]) -> dict[str, Any]:
    from .questions import find_question

    names = {p.name for p in find_question(question).parameters}
    return {key: value for key, value in filters.items() if key in names and value is not None}


_QUESTIONS: Final = {
    "who-accuses-whom": "who-accuses-whom",
    "matrix": "who-accuses-whom",
    "timeline": "accusations-by-month",
    "outlets": "accusations-by-outlet",
    "denials": "who-answers-whom",
    "chains": "who-quotes-whom",
    "discourse": "who-accuses-whom",  # it takes the same level, since and until
}


def _picture(projection: Rows, folder: Path, what: str, filters: dict[str, Any]) -> str:
    picture: Picture = make_picture(projection, what, **_known(_QUESTIONS[what], filters))
    if picture.figure is None:
        return f"<figure><figcaption class='meta'>{html.escape(what)}: {html.escape(picture.note)}.</figcaption></figure>"
    for ending in ("svg", "png"):
        write_file(folder / "pictures" / f"{what}.{ending}", figure_bytes(picture.figure, ending))
    live = ""
    if picture.page is not None:
        write_file(folder / "pictures" / f"{what}.html", picture.page().encode("utf-8"))
        live = f"<a href='pictures/{what}.html'>with its sentences, to click through</a> · "
    note = f" · {html.escape(picture.note)}" if picture.note else ""
    return (
        f"<figure id='{what}'><img src='pictures/{what}.svg' alt='picture: {html.escape(what)}'><figcaption class='meta'>{live}"
        f"<a href='pictures/{what}.png'>PNG</a> · <a href='pictures/{what}.svg'>SVG</a>{note}</figcaption></figure>"
    )


def _table(answer: Answer) -> str:
    e = html.escape
    shown = [c for c in answer.columns if not (c.endswith("_id") and (c.removesuffix("_id") in answer.columns or c == "article_id"))]
    head = "".join(f"<th scope='col'>{e(c.removesuffix('_id').removeprefix('n_').replace('_', ' '))}</th>" for c in shown)
    body = "".join("<tr>" + "".join(_cell(c, row[c]) for c in shown) + "</tr>" for row in answer.rows[:MAX_ROWS])
    cut = f"; the first {MAX_ROWS} are shown" if len(answer.rows) > MAX_ROWS else ""
    n = len(answer.rows)
    return (
        f"<section id='t-{answer.name}'><h2>{e(answer.title)}</h2><p class='meta'>{n} row{'' if n == 1 else 's'}{cut} · "
        f"<a href='tables/{answer.name}.csv'>CSV</a></p>"
        + (f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if n else "")
        + "</section>"
    )


def _cell(column: str, value: Any) -> str:
    if value is None:
        return "<td></td>"
    if column in ("edge_id", "claim_id", "answer_id"):
        return f"<td><a href='edges/{html.escape(value)}.html'>sentences</a></td>"
    if isinstance(value, float):
        return f"<td class='n'>{value:.2f}</td>"
    kind = "n" if isinstance(value, int) else "day" if isinstance(value, datetime.date) else ""
    opens = f"<td class='{kind}'>" if kind else "<td>"
    return f"{opens}{html.escape(str(value))}</td>"


def _index(counts: dict[str, int], figures: str, answers: Sequence[Answer], filters: dict[str, Any]) -> str:
    e = html.escape
    words = ", ".join(f"{n} {label.lower()}{'' if n == 1 else 's' if label != 'Country' else ''}" for label, n in counts.items())
    words = words.replace("country", "countries") if counts.get("Country") != 1 else words
    chosen = "; ".join(f"{key} {value}" for key, value in filters.items() if value is not None)
    links = "".join(f"<a href='#t-{a.name}'>{e(a.title)}</a>" for a in answers)
    return (
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'\">"
        f"<title>Who accuses whom</title><style>{_STYLE}</style></head><body><h1>Who accuses whom</h1><p class='meta'>{e(words)}"
        f"{'. ' + e(chosen) if chosen else ''}. Read by claimgraph: it says who is reported to have said it, never that it is so.</p>"
        f"<nav>{links}</nav>{figures}{''.join(map(_table, answers))}</body></html>\n"
    )
