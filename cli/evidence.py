"""``claimgraph evidence``: the exact words behind a claim or an edge."""

from pathlib import Path

import click

from .opening import open_graph
from .options import db_option, neo4j_option, output_option
from .output import open_output

__all__ = ["command"]


@click.command(name="evidence")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--format", "-f", "form", type=click.Choice(["text", "md", "html", "csv", "json"]), default="text", show_default=True)
@output_option("Where the passages go")
@db_option
@neo4j_option
def command(ids: tuple[str, ...], form: str, output: Path, db: Path, neo4j: str | None) -> None:
    """Shows each passage behind a claim or an edge, with its article, outlet, date and offsets.

    \b
    ID is an edge_id, claim_id or quote_id from an answer.

    \b
    Example:
      claimgraph ask who-accuses-whom --format json | jq -r '.[0].edge_id'
      claimgraph evidence r_0123456789abcdef0123 --format html -o evidence.html
    """
    from claimgraph.queries.evidence import Evidence, evidence, render_evidence

    with open_graph(db, neo4j) as graph:
        passages: dict[str, Evidence] = {}
        for node_id in ids:
            for passage in evidence(graph, node_id):
                passages.setdefault(passage.quote_id, passage)
    with open_output(output) as out:
        out.write(render_evidence(list(passages.values()), form))
