"""Opening what a command asks: the record, and the graph projected from it."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimgraph.graph.errors import UsageError

if TYPE_CHECKING:
    from claimgraph.graph.projection import Projection

__all__ = ["find_record", "open_graph", "server_password"]


def find_record(db: Path) -> Path:
    """The record's path.

    Raises
    ------
    UsageError : nothing is there.
    """
    if not db.exists():
        raise UsageError(f"{db}: no record is there; make one with claimgraph build, or name another with --db")
    return db


def open_graph(db: Path, neo4j: str | None = None) -> "Projection":
    """The graph that questions are put to; close it with ``with``.

    It is the server's with an address, else the embedded one, built first where the record is newer.
    """
    if neo4j is not None:
        from claimgraph.graph.neo4j import open_server

        return open_server(neo4j, password=server_password())
    path = find_record(db)
    from claimgraph.graph.ladybug import open_projection

    return open_projection(path)


def server_password() -> str | None:
    """The password of NEO4J_PASSWORD, else one that is asked for at a terminal, else None: the server may want none."""
    password = os.environ.get("NEO4J_PASSWORD")
    if password is not None or not sys.stdin.isatty():
        return password
    prompted: str = click.prompt(f"Password of {os.environ.get('NEO4J_USERNAME', 'neo4j')}", hide_input=True, err=True)
    return prompted
