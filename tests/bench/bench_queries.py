"""How long questions, networks, measures and pictures take.

Run: ``python tests/bench/bench_queries.py [RECORD]``. With a record: every question of the catalogue, the median of three runs each, with
the busiest actor, claim and outlet where one must be named (asked: 1 s each on a record of 9,304 articles). Without: a generated graph of
500 actors and 5,000 pairs that accuse each other; every network function (asked: 1 s each), measures, PNG and HTML, and where chromium is
there the time that a filter of the HTML page takes (asked: 100 ms).
"""

import importlib.util
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from claimgraph.graph.rows import EdgeRow, NodeRow

N_ACTORS, N_PAIRS, N_ARTICLES = 500, 5_000, 3_000


def generate() -> tuple[list[NodeRow], list[EdgeRow]]:
    """Actors of whom each pair that is drawn accuses the other once or several times, in articles of a year."""
    rng = random.Random(8)
    nodes = [NodeRow("Speaker", f"p_{i}", {"name": f"Person {i}", "kind": "person", "aliases": []}) for i in range(N_ACTORS)]
    nodes += [NodeRow("Outlet", f"m_{i}", {"name": f"Paper {i}", "kind": "newspaper"}) for i in range(12)]
    edges: list[EdgeRow] = []
    for i in range(N_ARTICLES):
        day = date(2020, 1, 1) + timedelta(rng.randrange(365))
        about = {
            "title": f"Title {i}",
            "text": "He said that it was so. " * 40,
            "publishedOn": day,
            "month": str(day)[:7],
            "isSummary": False,
        }
        nodes.append(NodeRow("Article", f"a_{i}", about))
        edges.append(EdgeRow("PUBLISHED_BY", f"r_p{i}", f"a_{i}", "Article", f"m_{rng.randrange(12)}", "Outlet"))
    pairs = rng.sample([(a, b) for a in range(N_ACTORS) for b in range(N_ACTORS) if a != b], N_PAIRS)
    k = 0
    for a, b in pairs:
        quotes, claims, articles = [], [], set()
        for _ in range(rng.choice((1, 1, 1, 2, 4))):
            article, quote, claim = f"a_{rng.randrange(N_ARTICLES)}", f"q_{k}", f"c_{k}"
            span = {"startChar": 3, "endChar": 22}
            said = {"text": "said that it was so", "kind": "indirect", **span, "pieceStarts": [3], "pieceEnds": [22], "confidence": 0.9}
            kept = {"negated": False, "modality": "asserted", "confidence": 0.9, "allegation": ["other"], "nArticles": 1, "nQuotes": 1}
            nodes += [NodeRow("Quote", quote, said), NodeRow("Claim", claim, {"text": f"claim {k}", "type": "accusation", **kept})]
            edges += [
                EdgeRow("IN_ARTICLE", f"r_i{k}", quote, "Quote", article, "Article"),
                EdgeRow("EXPRESSES", f"r_x{k}", quote, "Quote", claim, "Claim"),
                EdgeRow("SAID", f"r_s{k}", f"p_{a}", "Speaker", quote, "Quote", {**span, "text": "He", "basis": "pronoun"}),
                EdgeRow("MADE", f"r_m{k}", f"p_{a}", "Speaker", claim, "Claim"),
                EdgeRow("TARGETS", f"r_t{k}", claim, "Claim", f"p_{b}", "Speaker", {"role": "accused", "quoteId": quote, **span}),
                EdgeRow("REPORTED_VIA", f"r_v{k}", quote, "Quote", f"m_{k % 12}", "Outlet", {"position": 0}),
            ]
            if k % 10 == 9:
                edges.append(EdgeRow("DENIES", f"r_d{k}", claim, "Claim", f"c_{rng.randrange(k)}", "Claim", {"confidence": 0.9}))
            quotes.append(quote)
            claims.append(claim)
            articles.add(article)
            k += 1
        counted = {"level": "speaker", "nClaims": len(claims), "nArticles": len(articles), "claimIds": claims, "quoteIds": quotes}
        edges.append(EdgeRow("ACCUSES", f"r_e{a}_{b}", f"p_{a}", "Speaker", f"p_{b}", "Speaker", counted))
    return nodes, edges


def timed(name: str, make: Callable[[], Any], *, runs: int = 3, most: float = 1.0) -> None:
    """Print the median time of some runs, by the clock and of the processor, and what the last gave."""
    seconds, busy = [], []
    for _ in range(runs):
        began, begun = time.perf_counter(), time.process_time()
        found = make()
        seconds.append(time.perf_counter() - began)
        busy.append(time.process_time() - begun)
    median = statistics.median(seconds)
    size = (
        f"{found.number_of_edges():,} edges"
        if hasattr(found, "number_of_edges")
        else f"{len(found):,} rows"
        if hasattr(found, "__len__")
        else ""
    )
    print(
        f"{name:<32} {median:7.3f} s ({statistics.median(busy):6.3f} s of the processor)  {size}{'   SLOW' if median > most else ''}",
        flush=True,
    )


def ask_record(path: str) -> None:
    """Time every question on a record."""
    from claimgraph.graph.ladybug import open_projection
    from claimgraph.queries.ask import ask
    from claimgraph.queries.questions import questions

    busiest = {
        "actor": "MATCH (a:Country)<-[:TARGETS]-(c:Claim) RETURN a.id AS node_id, count(c.id) AS n ORDER BY n DESC, node_id LIMIT 1",
        "claim": "MATCH (c:Claim) RETURN c.id AS node_id, c.nQuotes AS n ORDER BY n DESC, node_id LIMIT 1",
    }
    with open_projection(path) as projection:
        given: dict[str, Any] = {kind: projection.query(statement).rows[0][0] for kind, statement in busiest.items()} | {"string": "the"}
        for row in ask(projection, "what-is-in-the-graph").rows:
            print(f"{row['what']:<14} {row['n']:>9,}")
        for name, question in questions().items():
            parameters = {p.name: given[p.type] for p in question.parameters if p.required}
            timed(name, lambda name=name, parameters=parameters: ask(projection, name, **parameters))  # type: ignore[misc]


def draw_generated() -> None:
    """Time networks, measures, picture and page on the generated graph."""
    from claimgraph.queries import measures
    from claimgraph.queries.draw import draw
    from claimgraph.queries.networks import NETWORKS, network

    spec = importlib.util.spec_from_file_location("queries_conftest", Path(__file__).parents[1] / "queries" / "conftest.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["queries_conftest"] = module
    spec.loader.exec_module(module)
    engine = module.Engine().load(*generate())
    for name in NETWORKS:
        level = {} if name in ("denials", "chains") else {"level": "speaker"}
        timed(name, lambda name=name, level=level: network(engine, name, **level))  # type: ignore[misc]
    timed("who-accuses-whom, any modality", lambda: network(engine, "who-accuses-whom", level="speaker", modality="any"))
    for name in measures.__all__:
        takes = {} if name in ("source_diversity",) else {"level": "speaker"}
        timed(name, lambda name=name, takes=takes: getattr(measures, name)(engine, **takes), runs=1)  # type: ignore[misc]
    with tempfile.TemporaryDirectory() as folder:
        for ending, n_top in (("png", 40), ("html", 40), ("html", 400)):
            path = Path(folder) / f"x{n_top}.{ending}"
            timed(
                f"{ending}, top {n_top}",
                lambda path=path, n_top=n_top: draw(engine, "who-accuses-whom", path, level="speaker", n_top=n_top),
                runs=1,
                most=60,
            )  # type: ignore[misc]
            if ending == "html":
                time_filter(path)


ACT = """<script>
const field = document.getElementById("actor"), options = [...field.options].map((o) => o.value).slice(0, 20);
const began = performance.now();
for (const value of options) { field.value = value; field.dispatchEvent(new Event("input")); document.body.getBoundingClientRect(); }
const spent = (performance.now() - began) / options.length;
document.body.innerHTML = "<pre id=spent>" + spent.toFixed(1) + "</pre>";
</script></body>"""


def time_filter(path: Path) -> None:
    """Print how long the page takes for one change of a filter."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        print("no chromium: the page's filters are not timed")
        return
    text = re.sub(r"<meta http-equiv='Content-Security-Policy'[^>]*>", "", path.read_text(encoding="utf-8")).replace("</body>", ACT)
    copy = path.with_name("act.html")
    copy.write_text(text, encoding="utf-8")
    command = [
        program,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={path.parent}/profile",
        "--dump-dom",
        copy.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    found = re.search(r"<pre id=\"spent\">([\d.]+)", done.stdout)
    print(f"{path.stat().st_size / 1e6:.1f} MB; a filter takes {found.group(1) if found else '?'} ms")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        ask_record(sys.argv[1])
    else:
        draw_generated()
