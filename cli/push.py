"""``claimgraph push``: the record's graph into a Neo4j server."""

import os
from pathlib import Path

import click

from claimgraph.graph.errors import UsageError

from .opening import find_record
from .options import db_option
from .output import say

__all__ = ["command"]


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
    and NEO4J_PASSWORD, and are no options.

    \b
    Example:
      claimgraph push neo4j://localhost
    """
    from claimgraph.graph.neo4j import connect, push

    if not (uri or os.environ.get("NEO4J_URI")):
        raise UsageError("name the server: claimgraph push neo4j://HOST, or set NEO4J_URI")
    path = find_record(db)
    with connect(uri) as driver:
        done = push(path, driver, database=database, full=full, into_shared=into_shared, dry_run=dry_run)
    for note in done.notes:
        say(note)
    sent, gone = sum(done.upserted.values()), sum(done.deleted.values())
    click.echo(
        f"{'would send' if dry_run else 'sent'} {sent:,} nodes and relationships, {gone:,} taken away; now at revision {done.revision}"
    )
