"""``claimgraph export``: the record in other people's formats."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TextIO

import click

from .opening import find_record, open_graph
from .options import db_option, output_option
from .output import open_output, say

__all__ = ["EXPORTS", "command"]


def _export_jsonl(db: Path, out: TextIO) -> int:
    from claimgraph.graph.record import Record
    from claimgraph.queries.export import export_jsonl

    with Record.open(find_record(db), read_only=True) as record:
        return export_jsonl(record.extractions(), out)


def _export_dna(db: Path, out: TextIO) -> int:
    from claimgraph.queries.export import export_dna

    with open_graph(db) as graph:
        return export_dna(graph, out)


EXPORTS: Final[Mapping[str, Callable[[Path, TextIO], int]]] = {"jsonl": _export_jsonl, "dna": _export_dna}
"""Format to the function that writes it; to extend, add one entry."""


@click.command(name="export")
@click.argument("form", type=click.Choice(list(EXPORTS)), metavar="FORMAT")
@output_option("The file")
@db_option
def command(form: str, output: Path, db: Path) -> None:
    """Writes the record in other programs' formats.

    \b
    FORMAT is
      jsonl   extraction records, one line an article, as claimgraph extract prints them
      dna     a table of statements in the words of the Discourse Network Analyzer (CSV)

    \b
    Example:
      claimgraph export jsonl -o records.jsonl
    """
    with open_output(output) as out:
        n = EXPORTS[form](db, out)
    if str(output) != "-":
        say(f"{output}: {n} lines")
