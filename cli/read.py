"""``claimgraph read``: one article with every quotation marked."""

from pathlib import Path

import click

from .opening import open_graph
from .options import db_option, neo4j_option, output_option
from .output import open_output

__all__ = ["command"]


@click.command(name="read")
@click.argument("article")
@output_option("Where the page goes")
@db_option
@neo4j_option
def command(article: str, output: Path, db: Path, neo4j: str | None) -> None:
    """Writes an article as a page with every quotation marked: who, what kind, about whom.

    \b
    ARTICLE is an id, a title, an address, or the id that the input gave.

    \b
    Example:
      claimgraph read "Shells hit aid convoy" -o article.html
    """
    from claimgraph.queries.reading import read_page

    with open_graph(db, neo4j) as graph:
        page = read_page(graph, article)
    with open_output(output) as out:
        out.write(page)
