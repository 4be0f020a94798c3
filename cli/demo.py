"""``claimgraph demo``: the whole way on the sample articles, from reading them to a picture."""

import shutil
from pathlib import Path

import click

from .build import build_record, show_summary
from .opening import open_graph
from .output import terminal_width, trim_lines

__all__ = ["command"]


@click.command(name="demo")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
    metavar="DIR",
    help="Where it all goes.",
)
@click.pass_context
def command(ctx: click.Context, into: Path) -> None:
    """Shows the whole way on sample articles, in a minute or two.

    \b
    Reads them, finds who says what, asks who accuses whom, shows the evidence, draws.
    The articles are fiction, written for this program: invented outlets, persons and events.

    \b
    Example:
      claimgraph demo --into demo
    """
    from claimgraph.loaders.samples import ARTICLES
    from claimgraph.queries.answers import render
    from claimgraph.queries.ask import ask
    from claimgraph.queries.draw import draw
    from claimgraph.queries.evidence import evidence
    from claimgraph.queries.evidence_forms import render_evidence

    into.mkdir(parents=True, exist_ok=True)
    articles, db, picture = into / "articles", into / "claimgraph.db", into / "who-accuses-whom.png"
    shutil.copytree(ARTICLES, articles, dirs_exist_ok=True)
    click.echo(f"$ claimgraph --db {db} build {articles}")
    summary = build_record(db, [str(articles)])
    show_summary(summary, db)
    with open_graph(db) as graph:
        answer = ask(graph, "who-accuses-whom", level="country")
        click.echo(f"\n$ claimgraph --db {db} ask who-accuses-whom")
        click.echo(trim_lines(render(answer, "table", width=terminal_width())), nl=False)
        if answer.rows:
            edge = answer.rows[0]["edge_id"]
            click.echo(f"\n$ claimgraph --db {db} evidence {edge}")
            click.echo(render_evidence(evidence(graph, edge)), nl=False)
        drawing = draw(graph, "who-accuses-whom", picture)
    click.echo(f"\n$ claimgraph --db {db} draw who-accuses-whom -o {picture}")
    if drawing.path is not None:
        click.echo(f"the picture is {drawing.path.resolve()}")
    click.echo(
        "\nThe articles are fiction. Now your own:\n"
        "  claimgraph build FOLDER                       read articles: texts, pages, feeds, JSON lines, tables\n"
        "  claimgraph ask --list                         what can be asked\n"
        "  claimgraph draw who-accuses-whom -o who.svg   a picture\n"
        f"Or ask more of the demo's record: claimgraph --db {db} ask who-answers-whom"
    )
    if summary.failures:
        ctx.exit(1)
