"""``claimgraph report``: a folder to hand on, with pictures, tables and the sentences behind each number."""

from pathlib import Path

import click

from claimgraph.graph.model import LEVELS

from .opening import open_graph
from .options import db_option
from .output import say

__all__ = ["command"]


@click.command(name="report")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Where the folder goes.")
@click.option("--level", type=click.Choice(LEVELS), default="country", show_default=True, help="Count actors at this level.")
@click.option("--since", metavar="DATE", help="First day counted.")
@click.option("--until", metavar="DATE", help="First day no longer counted.")
@db_option
def command(output: Path, level: str, since: str | None, until: str | None, db: Path) -> None:
    """Writes a folder to hand on: pictures, tables, and every number linked to its sentences and articles.

    \b
    It opens in a browser from the disk and asks nothing of any server.

    \b
    Example:
      claimgraph report -o report/ --since 2016-09-01
    """
    from claimgraph.queries.report import write_report

    with open_graph(db) as graph:
        index = write_report(graph, output, level=level, since=since, until=until)
    say(f"the report is {index.resolve()}")
