"""``claimgraph draw``: pictures and graph files."""

from pathlib import Path
from typing import Final

import click

from .opening import open_graph
from .options import db_option, neo4j_option
from .output import check_folder, say

__all__ = ["command"]

FILTERS: Final = ("level", "actor", "allegation", "since", "until", "min_confidence")


@click.command(name="draw")
@click.argument("what")
@click.option("--output", "-o", type=click.Path(path_type=Path), required=True, metavar="FILE", help="The file; its ending says the kind.")
@click.option("--level", type=click.Choice(["country", "organization", "speaker"]), help="Draw countries, organizations or speakers.")
@click.option("--actor", metavar="NAME|ISO3|ID", help="Only what is said by or against this actor.")
@click.option("--allegation", help="Only accusations of this kind.")
@click.option("--since", metavar="DATE", help="First day counted.")
@click.option("--until", metavar="DATE", help="First day no longer counted.")
@click.option("--min-confidence", type=float, help="Leave out claims of less confidence, 0 to 1.")
@click.option("--n-top", type=click.IntRange(1), default=40, show_default=True, help="Most pairs, rows or months in a picture.")
@db_option
@neo4j_option
def command(what: str, output: Path, n_top: int, db: Path, neo4j: str | None, **filters: str | float | None) -> None:
    """Draws who accuses whom, and other pictures, or writes the network as a file.

    \b
    WHAT is who-accuses-whom, denials, chains, matrix, timeline or outlets; FILE ends in
    png, svg, graphml, gexf, dot or csv.

    \b
    Example:
      claimgraph draw who-accuses-whom -o accusations.png
      claimgraph draw who-accuses-whom --level speaker --since 2016-09 -o speakers.svg
      claimgraph draw who-accuses-whom -o accusations.graphml
    """
    from claimgraph.queries.draw import draw

    check_folder(output)
    given = {name: filters[name] for name in FILTERS if filters.get(name) is not None}
    with open_graph(db, neo4j) as graph:
        drawing = draw(graph, what, output, n_top=n_top, **given)
    if drawing.note:
        say(drawing.note)
    if drawing.path is None:
        say("no file was written")
    else:
        click.echo(f"{drawing.path}: {drawing.n_shown} of {drawing.n_all}", err=True)
