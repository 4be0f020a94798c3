"""``claimgraph evidence``: the exact words behind a claim or an edge."""

from pathlib import Path

import click

from claimgraph.graph.model import DERIVED

from .opening import open_graph
from .options import db_option, neo4j_option, output_option
from .output import open_output

__all__ = ["command"]


@click.command(name="evidence")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--source", metavar="NAME|ISO3|ID", help="All that this actor says ...")
@click.option("--target", metavar="NAME|ISO3|ID", help="... at this one.")
@click.option("--type", "kind", type=click.Choice([*DERIVED]), metavar="TYPE", help="With --source and --target: only claims of this type.")
@click.option("--format", "-f", "form", type=click.Choice(["text", "md", "html", "csv", "json"]), default="text", show_default=True)
@output_option("Where the passages go")
@db_option
@neo4j_option
def command(
    ids: tuple[str, ...], source: str | None, target: str | None, kind: str | None, form: str, output: Path, db: Path, neo4j: str | None
) -> None:
    """Shows each passage behind a claim or an edge, with its article, outlet, date and offsets.

    \b
    ID is an edge_id, claim_id, quote_id, article_id or an actor's id from an answer.

    \b
    Example:
      claimgraph ask who-accuses-whom --format json | jq -r '.[0].edge_id'
      claimgraph evidence r_0123456789abcdef0123 --format html -o evidence.html
      claimgraph evidence --source Russia --target "United States" --type accusation --format md
    """
    from claimgraph.queries.evidence import Evidence, evidence, evidence_between
    from claimgraph.queries.evidence_forms import render_evidence

    if (source is None) != (target is None) or not (ids or source) or (kind and not source):
        raise click.UsageError("Give ids, or both --source and --target (and --type if you like).")
    with open_graph(db, neo4j) as graph:
        passages: dict[str, Evidence] = {}
        for node_id in ids:
            for passage in evidence(graph, node_id):
                passages.setdefault(passage.quote_id, passage)
        if source is not None and target is not None:
            for passage in evidence_between(graph, source, target, type=kind or ""):
                passages.setdefault(passage.quote_id, passage)
    with open_output(output) as out:
        out.write(render_evidence(list(passages.values()), form))
