"""``claimgraph export``: the record in other people's formats."""

import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TextIO

import click

from claimgraph.graph.errors import UsageError

from .opening import find_record, open_graph
from .options import db_option, output_option
from .output import open_output, say

__all__ = ["EXPORTS", "command"]


def _export_jsonl(db: Path, out: TextIO) -> int:
    from claimgraph.graph.record import Record
    from claimgraph.queries.export import export_jsonl

    with Record.open(find_record(db), read_only=True) as record:
        return export_jsonl(record.extractions.current(), out)


def _export_dna(db: Path, out: TextIO) -> int:
    from claimgraph.queries.export import export_dna

    with open_graph(db) as graph:
        return export_dna(graph, out)


EXPORTS: Final[Mapping[str, Callable[[Path, TextIO], int]]] = {"jsonl": _export_jsonl, "dna": _export_dna}
"""Format to the function that writes it as one stream; to extend, add one entry."""

FOLDER_FORMAT: Final = "neo4j-admin"


def _export_folder(db: Path, folder: Path) -> None:
    from claimgraph.graph.neo4j_files import export_for_admin

    if str(folder) == "-":
        raise UsageError(f"export {FOLDER_FORMAT} writes a folder: name it with -o DIR")
    written = export_for_admin(db, folder)
    after = folder / "after-import.cypher"
    with open_output(after) as out:
        out.writelines(f"{statement};\n" for statement in written.statements)
    say(f"{folder}: {written.n_rows:,} rows. Run this in the folder on a stopped server, and {after.name} with cypher-shell once it is up:")
    click.echo(shlex.join(written.command))


@click.command(name="export")
@click.argument("form", type=click.Choice([*EXPORTS, FOLDER_FORMAT]), metavar="FORMAT")
@output_option("The file")
@db_option
def command(form: str, output: Path, db: Path) -> None:
    """Writes the record in other programs' formats.

    \b
    FORMAT is
      jsonl         extraction records, one line an article, as claimgraph extract prints them
      dna           a table of statements in the words of the Discourse Network Analyzer (CSV)
      neo4j-admin   a folder (-o DIR) for neo4j-admin database import

    \b
    Example:
      claimgraph export jsonl -o records.jsonl
    """
    if form == FOLDER_FORMAT:
        _export_folder(find_record(db), output)
        return
    with open_output(output) as out:
        n = EXPORTS[form](db, out)
    if str(output) != "-":
        say(f"{output}: {n} lines")
