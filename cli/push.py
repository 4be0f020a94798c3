"""``claimgraph push``: the record's graph into a Neo4j server."""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from claimgraph.graph.errors import UsageError

from .opening import find_record, server_password
from .options import db_option
from .output import say

if TYPE_CHECKING:
    from claimgraph.graph.neo4j_push import PushProgress

__all__ = ["command"]

RETRY_SECONDS: Final = 60.0
"""How long a server that went away is tried again, for each batch."""


@click.command(name="push")
@click.argument("uri", required=False, metavar="[neo4j://HOST]")
@click.option("--database", default="neo4j", show_default=True, metavar="NAME", help="The server's database.")
@click.option("--full", is_flag=True, help="Send everything, not only what changed since the last push.")
@click.option("--into-shared", is_flag=True, help="Allow a database that holds the graph of another record.")
@click.option("--dry-run", is_flag=True, help="Only count what would be sent.")
@db_option
def command(uri: str | None, database: str, full: bool, into_shared: bool, dry_run: bool, db: Path) -> None:
    """Brings the graph of a Neo4j server to the record's state: schema, constraints, what changed.

    \b
    The address may come from NEO4J_URI; user and password come from NEO4J_USERNAME
    and NEO4J_PASSWORD, and are no options; at a terminal the password is asked for.
    Safe to run again, and after a crash of either side.

    \b
    Example:
      claimgraph push neo4j://localhost
    """
    from claimgraph.graph.neo4j import connect
    from claimgraph.graph.neo4j_push import push

    if not (uri or os.environ.get("NEO4J_URI")):
        raise UsageError("name the server: claimgraph push neo4j://HOST, or set NEO4J_URI")
    path = find_record(db)
    with connect(uri, password=server_password(), retry_seconds=RETRY_SECONDS) as driver, _progress() as watch:
        done = push(path, driver, database=database, full=full, into_shared=into_shared, dry_run=dry_run, watch=watch)
    for note in done.notes:
        say(note)
    sent, gone = sum(done.upserted.values()), sum(done.deleted.values())
    click.echo(
        f"{'would send' if dry_run else 'sent'} {sent:,} nodes and relationships, {gone:,} taken away; now at revision {done.revision}"
    )


@contextlib.contextmanager
def _progress() -> "Iterator[Callable[[PushProgress], None] | None]":
    """A line of progress with the rate on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("pushing", total=None, rate="")
        began = time.monotonic()

        def watch(progress: "PushProgress") -> None:
            rate = progress.done / max(time.monotonic() - began, 0.001)
            bar.update(task, description=progress.name, completed=progress.done, total=progress.total, rate=f"{rate:,.0f} rows/s")

        yield watch
