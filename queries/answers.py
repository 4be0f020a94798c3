"""Answers written down: a table for the terminal, CSV, JSON, and HTML for a notebook.

In: an `Answer`. Out: text. Dates are ISO 8601; unknown is an empty cell, null in JSON.
"""

import csv
import datetime
import html
import io
import json
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from claimgraph.graph.errors import UsageError

from .ask import Answer

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["FORMATS", "csv_cell", "render", "to_csv", "to_html", "to_json", "to_table", "write_csv"]

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def to_json(answer: Answer) -> str:
    """One array of objects keyed by column, ISO dates; ``[]`` when there is no row."""
    rows = [{column: _plain(row[column]) for column in answer.columns} for row in answer.rows]
    if not rows:
        return "[]\n"
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"


def to_csv(answer: Answer) -> str:
    """A head line and one line a row, RFC 4180 with ``\\n``. Cells that a spreadsheet would run as a formula begin with an apostrophe."""
    return write_csv(answer.columns, ([row[column] for column in answer.columns] for row in answer.rows))


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """CSV text of the rows, safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([csv_cell(value) for value in row] for row in rows)
    return out.getvalue()


def csv_cell(value: Any) -> Any:
    """A value as it stands in a CSV cell: lists joined by "; ", a text that begins like a formula behind an apostrophe (OWASP).

    >>> csv_cell("=1+1"), csv_cell(["a", "b"]), csv_cell(-1)
    ("'=1+1", 'a; b', -1)
    """
    if isinstance(value, list | tuple):
        value = "; ".join(str(v) for v in value)
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return "'" + value
    return _plain(value)


def to_table(answer: Answer) -> "Table":
    """The answer for a terminal (rich); ids are left out where a name stands beside them, but for the edge's and the claim's."""
    from rich.table import Table
    from rich.text import Text

    shown = [c for c in answer.columns if not (c.endswith("_id") and c.removesuffix("_id") in answer.columns)]
    table = Table(title=answer.title, title_justify="left", caption=f"{len(answer)} rows" if len(answer) != 1 else "1 row", box=None)
    for column in shown:
        numeric = any(isinstance(row[column], int | float) and not isinstance(row[column], bool) for row in answer.rows)
        is_id = column == "id" or column.endswith("_id")
        table.add_column(column, justify="right" if numeric else "left", no_wrap=is_id, overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text(_cell(row[column])) for column in shown))
    return table


def to_html(answer: Answer) -> str:
    """The answer as an HTML table; every value is escaped."""
    head = "".join(f"<th scope='col'>{html.escape(c)}</th>" for c in answer.columns)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(_cell(row[c]))}</td>" for c in answer.columns) + "</tr>" for row in answer.rows)
    n = len(answer)
    caption = f"{html.escape(answer.title)} ({n} row{'' if n == 1 else 's'})"
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(str(v) for v in value)
    # Control characters of a hostile article must not reach the terminal.
    return "".join(c if c.isprintable() else " " for c in str(_plain(value)))


def _to_text(answer: Answer, width: int | None) -> str:
    from rich.console import Console

    out = io.StringIO()
    Console(file=out, width=width or 200, force_terminal=False, color_system=None).print(to_table(answer))
    return out.getvalue()


FORMATS: Final[dict[str, Callable[[Answer], str]]] = {
    "table": lambda answer: _to_text(answer, None),
    "csv": to_csv,
    "json": to_json,
    "html": to_html,
}
"""Format to the function that writes it; to extend, add one entry."""


def render(answer: Answer, format: str = "table", *, width: int | None = None) -> str:
    """The answer as text in one of `FORMATS`; ``width`` is the table's, in columns of the terminal."""
    if format not in FORMATS:
        raise UsageError(f"format '{format}' is none of {', '.join(FORMATS)}")
    return _to_text(answer, width) if format == "table" else FORMATS[format](answer)
