"""The tables of ``loaders/knowledge``: tab-separated files with a comment head that says what, whence and under which licence."""

from functools import cache
from importlib.resources import files

from claimgraph.graph.errors import ModelError

__all__ = ["read_table"]


@cache
def read_table(name: str, n_columns: int) -> tuple[tuple[str, ...], ...]:
    """The rows of a table of ``loaders/knowledge``, each with ``n_columns`` values; missing ones at the end are empty.

    Lines that start with ``#`` and empty lines are left out.

    Raises
    ------
    ModelError : the file is not there, or a line has too many columns.
    """
    try:
        text = (files("claimgraph.loaders.knowledge") / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ModelError(f"word list {name} is missing; install claimgraph again") from error
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) > n_columns:
            raise ModelError(f"word list {name}, line {number}: {len(cells)} columns, {n_columns} expected")
        rows.append(cells + ("",) * (n_columns - len(cells)))
    return tuple(rows)
