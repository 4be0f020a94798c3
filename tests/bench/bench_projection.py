"""How fast a graph gets into the record and out of it into the embedded projection: rows a second, memory.

Run: ``python tests/bench/bench_projection.py [QUOTES]``. The graph is generated: ten quotes an article of 3 KB, fifty a speaker, each with
a claim of its own and five relationships.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from claimgraph.graph.ids import make_id
from claimgraph.graph.ladybug import build_file
from claimgraph.graph.record import Record
from claimgraph.graph.rows import EdgeRow, NodeRow


def nodes(n: int) -> Iterator[NodeRow]:
    for i in range(n // 10 + 1):
        yield NodeRow("Article", make_id("article", i), {"title": f"Article {i}", "text": f"word {i} " * 300, "month": "2024-01"})
    for i in range(n // 50 + 1):
        yield NodeRow("Speaker", make_id("speaker", i), {"name": f"Speaker {i}", "kind": "person", "aliases": [f"S{i}"]})
    for i in range(n):
        text = f"what was said in number {i}, at some length, about the bridge and the river"
        yield NodeRow("Quote", make_id("quote", i), {"text": text, "kind": "direct", "startChar": i, "endChar": i + 70, "confidence": 0.5})
        yield NodeRow("Claim", make_id("claim", i), {"text": text, "type": "statement", "nQuotes": 1, "nArticles": 1, "year": 2024})


def edges(n: int) -> Iterator[EdgeRow]:
    for i in range(n):
        quote, claim = (make_id("quote", i), "Quote"), (make_id("claim", i), "Claim")
        speaker, article = (make_id("speaker", i // 50), "Speaker"), (make_id("article", i // 10), "Article")
        for type_, source, target in (
            ("IN_ARTICLE", quote, article),
            ("SAID", speaker, quote),
            ("EXPRESSES", quote, claim),
            ("MADE", speaker, claim),
            ("TARGETS", claim, speaker),
        ):
            yield EdgeRow(type_, make_id("relationship", type_, i), *source, *target, {})


def main(n: int) -> None:
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "record.db") as record:
        began = time.perf_counter()
        change = record.graph.replace(nodes(n), edges(n))
        into = time.perf_counter()
        record.graph.replace(nodes(n), edges(n))
        again = time.perf_counter()
        rows = build_file(record, Path(folder) / "graph.lbug")
        built = time.perf_counter()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"into the record   {change.changed:>9,} rows  {into - began:6.1f} s  {change.changed / (into - began):>9,.0f} rows/s")
        rate = change.changed / (again - into)
        print(f"the same again    {change.changed:>9,} rows  {again - into:6.1f} s  {rate:>9,.0f} rows/s, 0 changed")
        print(f"into the graph    {rows:>9,} rows  {built - again:6.1f} s  {rows / (built - again):>9,.0f} rows/s, keys checked")
        print(f"memory at most    {memory:,.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
