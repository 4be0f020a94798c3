"""``claimgraph draw``: pictures and graph files."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from claimgraph.graph.model import ALLEGATIONS, DERIVED, LEVELS, MODALITIES

from .opening import open_graph
from .options import db_option, neo4j_option
from .output import check_folder, say

__all__ = ["command"]

AGGREGATIONS: Final = ("subtract", "congruence", "conflict", "ignore")
_FILTERS: Final = (
    click.option("--level", type=click.Choice(LEVELS), help="Draw countries, organizations or speakers."),
    click.option("--type", type=click.Choice([*DERIVED]), metavar="TYPE", help="Other claims than accusations: who threatens whom."),
    click.option("--allegation", type=click.Choice(ALLEGATIONS), metavar="ALLEGATION", help="Only accusations of this kind."),
    click.option("--actor", metavar="NAME|ISO3|ID", help="Only what is said by or against this actor."),
    click.option("--country", metavar="NAME|ISO3", help="Only edges with an end that is this state, its organ or speaks for it."),
    click.option("--outlet", metavar="NAME|ID", help="Only what this outlet carries."),
    click.option("--since", metavar="DATE", help="First day counted."),
    click.option("--until", metavar="DATE", help="First day no longer counted."),
    click.option("--min-confidence", type=float, metavar="SHARE", help="Leave out claims of less confidence, 0 to 1."),
    click.option("--modality", type=click.Choice([*MODALITIES, "any"]), help="Claims of this kind [default: asserted]."),
    click.option("--negated", is_flag=True, default=None, help="Count negated claims too."),
    click.option("--aggregation", type=click.Choice(AGGREGATIONS), help="discourse: what a line counts."),
    click.option(
        "--normalization", type=click.Choice(["none", "average activity", "jaccard", "cosine"]), help="discourse: what it is divided by."
    ),
    click.option(
        "--duplicates", type=click.Choice(["all", "article", "week", "month", "year", "whole"]), help="discourse: count the same once a ..."
    ),
)


def _filters(function: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_FILTERS):
        function = option(function)
    return function


@click.command(name="draw")
@click.argument("what")
@click.option("--output", "-o", type=click.Path(path_type=Path), required=True, metavar="FILE", help="The file; its ending says the kind.")
@click.option("--n-top", type=click.IntRange(1), default=40, show_default=True, help="Most pairs, rows or months in a picture.")
@_filters
@db_option
@neo4j_option
def command(what: str, output: Path, n_top: int, db: Path, neo4j: str | None, **filters: Any) -> None:
    """Draws who accuses whom, and other pictures, or writes the network as a file.

    \b
    WHAT is who-accuses-whom, denials, chains, discourse, matrix, timeline or outlets;
    FILE ends in png, svg, html, graphml, gexf, dot or csv.

    \b
    Example:
      claimgraph draw who-accuses-whom -o accusations.png
      claimgraph draw who-accuses-whom --level speaker --since 2016-09 -o speakers.svg
      claimgraph draw who-accuses-whom --type threat --country Russia -o threats.html
      claimgraph draw discourse --level organization -o camps.graphml
    """
    from claimgraph.queries.draw import draw

    check_folder(output)
    given = {name: value for name, value in filters.items() if value is not None}
    with open_graph(db, neo4j) as graph:
        drawing = draw(graph, what, output, n_top=n_top, **given)
    if drawing.note:
        say(drawing.note)
    if drawing.path is None:
        say("no file was written")
    else:
        click.echo(f"{drawing.path}: {drawing.n_shown} of {drawing.n_all}", err=True)
