"""``claimgraph actors``: who is in the graph, and how much of what they say and of what is said about them."""

from pathlib import Path
from typing import Final

import click

from .ask import FORMATS
from .opening import open_graph
from .options import db_option, neo4j_option
from .output import say, terminal_width, trim_lines

__all__ = ["command"]

TABLE_ROWS: Final = 50


@click.command(name="actors")
@click.option("--country", metavar="NAME|ISO", help="Only a state, its organs and those who speak for it.")
@click.option("--kind", metavar="KIND", help="Only speaker, organization, country, or a kind: person, unnamed, group, ministry, ...")
@click.option("--like", metavar="WORDS", help="Only those in whose name or alias the words stand.")
@click.option("--n-top", type=click.IntRange(1), metavar="N", help=f"At most so many rows [default: {TABLE_ROWS} in a table, else all].")
@click.option("--format", "-f", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print them.")
@neo4j_option
@db_option
def command(country: str | None, kind: str | None, like: str | None, n_top: int | None, form: str, db: Path, neo4j: str | None) -> None:
    """Lists who speaks and who is spoken about, with counts.

    \b
    Each row has the id for claimgraph entity and a quote_id for claimgraph evidence.

    \b
    Example:
      claimgraph actors --country Russia --kind ministry
      claimgraph actors --like lavrov --format json
    """
    from claimgraph.queries.actors import list_actors, nearest_actors
    from claimgraph.queries.answers import render

    most = n_top if n_top is not None or form != "table" else TABLE_ROWS
    near: list[str] = []
    with open_graph(db, neo4j) as graph:
        answer = list_actors(graph, country=country, kind=kind, like=like, n_top=most)
        if not answer.rows and like is not None:
            near = nearest_actors(graph, like)
    text = render(answer, form, width=terminal_width())
    click.echo(trim_lines(text) if form == "table" else text, nl=False)
    if not answer.rows and not answer.parameters:
        say("nobody is in the graph yet; claimgraph build reads articles")
    elif not answer.rows:
        say("no actor is like that" + (f"; the nearest: {', '.join(near)}" if near else "; leave out a filter"))
    elif n_top is None and len(answer.rows) == most:
        say(f"the first {most}; --n-top N shows more, --format csv all")
