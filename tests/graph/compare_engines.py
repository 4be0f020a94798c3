"""Real articles in both engines: does every question give the same rows, in the same order?

Run: ``python tests/graph/compare_engines.py ARTICLES [N]`` with JSON lines of articles (the first N of them, 300 if not given) or a record
(``*.db``) that was built before; a Neo4j as the tests find one. Each question is asked with its defaults, at every level, for the actors,
claims and outlets with most to show, and for each year.
"""

import gzip
import itertools
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimgraph.graph.ladybug import open_projection
from claimgraph.graph.model import ALLEGATIONS, CLAIM_TYPES, LEVELS
from claimgraph.graph.neo4j import Neo4jProjection, connect
from claimgraph.graph.neo4j_push import push
from claimgraph.graph.projection import Projection
from claimgraph.queries.ask import ask
from claimgraph.queries.questions import Question, questions

TOP = {
    "actor": "MATCH (n:Speaker|Organization|Country)-[:MADE]->(c:Claim) RETURN n.id AS i, count(*) AS k ORDER BY k DESC, i LIMIT 5",
    "outlet": "MATCH (n:Outlet)<-[:PUBLISHED_BY]-(a:Article) RETURN n.id AS i, count(*) AS k ORDER BY k DESC, i LIMIT 3",
    "claim": "MATCH (n:Claim) RETURN n.id AS i, n.nQuotes AS k ORDER BY k DESC, i LIMIT 5",
    "article": "MATCH (n:Article)<-[:IN_ARTICLE]-(q:Quote) RETURN n.id AS i, count(*) AS k ORDER BY k DESC, i LIMIT 3",
}
WORDS = ("war", "'", "Ünïted", "the ")


def cases(question: Question, top: dict[str, list[str]], years: list[str]) -> Iterator[dict[str, Any]]:
    """Parameters to ask a question with: what must be given times levels, then one filter at a time."""
    required = [p for p in question.parameters if p.required]
    given = [[(p.name, value) for value in top.get(p.type, WORDS)] for p in required]
    names = {p.name: p for p in question.parameters}
    levels = [[("level", level) for level in LEVELS]] if "level" in names else []
    for chosen in itertools.product(*given, *levels):
        yield dict(chosen)
    first = dict(values[0] for values in given)
    filters = {"type": CLAIM_TYPES, "allegation": ALLEGATIONS, "actor": top["actor"], "outlet": top["outlet"], "words": WORDS}
    for name, values in filters.items():
        if name in names and not names[name].required:
            yield from ({**first, name: value} for value in values)
    if "since" in names:
        yield from ({**first, "since": f"{year}-01-01", "until": f"{int(year) + 1}-01-01"} for year in years)


def compare(left: Projection, right: Projection) -> tuple[int, int, list[str]]:
    """Questions asked and rows got, and what differs."""
    top = {kind: [row[0] for row in left.query(statement).rows] for kind, statement in TOP.items()}
    months = left.query("MATCH (a:Article) WHERE a.month IS NOT NULL RETURN DISTINCT a.month AS month ORDER BY month").rows
    years = sorted({month[:4] for (month,) in months})[-4:]
    n_asked = n_rows = 0
    wrong = []
    for name, question in questions().items():
        for case in cases(question, top, years):
            ours, theirs = ask(left, name, **case).rows, ask(right, name, **case).rows
            n_asked, n_rows = n_asked + 1, n_rows + len(ours)
            if ours != theirs:
                odd = next((pair for pair in itertools.zip_longest(ours, theirs) if pair[0] != pair[1]), None)
                wrong.append(f"{name} {case}: {len(ours)} / {len(theirs)} rows, first difference {odd}")
    return n_asked, n_rows, wrong


def main(source: str, n: int = 300) -> None:
    sys.path.insert(0, str(Path(__file__).parent))
    import neo4j_server

    with tempfile.TemporaryDirectory() as folder:
        path = Path(source)
        if path.suffix != ".db":
            with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
                (Path(folder) / "articles.jsonl").write_text("".join(itertools.islice(lines, n)), encoding="utf-8")
            path = Path(folder) / "record.db"
            program = [sys.executable, "-c", "from claimgraph.cli import main; main()"]
            done = subprocess.run([*program, "build", f"{folder}/articles.jsonl", "--db", path], check=False)
            if done.returncode > 1:
                sys.exit("the record could not be built")
        server = neo4j_server.start()
        if isinstance(server, str):
            sys.exit(f"skipped: {server}")
        try:
            with connect(server.uri, username=server.username, password=server.password) as driver:
                summary = push(path, driver)
                sys.stdout.write(f"pushed {summary.upserted}\n")
                with open_projection(path) as embedded:
                    n_asked, n_rows, wrong = compare(embedded, Neo4jProjection(driver))
        finally:
            server.stop()
    sys.stdout.write(f"{len(questions())} questions asked {n_asked} times, {n_rows:,} rows, {len(wrong)} answers differ\n")
    sys.stdout.writelines(f"{what}\n" for what in wrong)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
