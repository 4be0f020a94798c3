"""How fast a push is beside what driver and server can do at all, for the same rows in one run: UNWIND CREATE into an empty database.

Run: ``python tests/bench/bench_push.py [QUOTES]``, with NEO4J_URI of an empty database, or Java and Maven. Then the second push, and one
after 1 % of the quotes changed. Each push runs in a process of its own, whose memory is told.
"""

import importlib.util
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from claimgraph.graph.neo4j import connect
from claimgraph.graph.neo4j_push import BATCH, push
from claimgraph.graph.record import Record


def load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def batches(rows: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def ceiling(driver: Any, record: Record) -> float:
    """Seconds for the same rows, created without a look at what is there."""
    began = time.perf_counter()
    for label in ("Article", "Speaker", "Quote", "Claim"):
        for rows in batches([{"id": n.id, **n.properties} for n in record.graph.nodes(label)]):
            driver.execute_query(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", {"rows": rows}, database_="neo4j")
    for type_ in ("IN_ARTICLE", "SAID", "EXPRESSES", "MADE", "TARGETS"):
        edges = list(record.graph.edges(type_))
        a, b = edges[0].source_label, edges[0].target_label
        for rows in batches([{"id": e.id, "a": e.source_id, "b": e.target_id, "p": {"id": e.id, **e.properties}} for e in edges]):
            driver.execute_query(
                f"UNWIND $rows AS row MATCH (a:{a} {{id: row.a}}) MATCH (b:{b} {{id: row.b}}) CREATE (a)-[r:{type_}]->(b) SET r = row.p",
                {"rows": rows},
                database_="neo4j",
            )
    return time.perf_counter() - began


def timed_push(path: Path, uri: str, username: str, password: str) -> tuple[float, int, int, float]:
    """Seconds, rows sent, changes that the server counted, and the most memory of this process in MB."""
    with connect(uri, username=username, password=password) as driver:
        began = time.perf_counter()
        summary = push(path, driver)
        seconds = time.perf_counter() - began
    return seconds, sum(summary.upserted.values()), summary.writes, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(n: int) -> None:
    here = Path(__file__).parent
    graph = load(here / "bench_projection.py")
    server = load(here.parent / "graph" / "neo4j_server.py").start()
    if isinstance(server, str):
        sys.exit(f"skipped: {server}")
    try:
        with tempfile.TemporaryDirectory() as folder, connect(server.uri, username=server.username, password=server.password) as driver:
            path = Path(folder) / "record.db"
            with Record.open(path) as record:
                record.graph.replace(graph.nodes(n), graph.edges(n))
                total = sum(record.graph.counts().values())
            with Record.open(Path(folder) / "none.db") as empty:
                push(empty.path, driver, full=True)  # makes constraints and warms the server
            if driver.execute_query("MATCH (n) RETURN count(n) AS n", database_="neo4j").records[0]["n"] > 1:
                sys.exit("the database is not empty; the bench would wipe it")
            seconds = {}
            with Record.open(path, read_only=True) as record:
                seconds["ceiling"] = ceiling(driver, record)
            with driver.session(database="neo4j") as session:
                # Relationships first: an outlet with all of 100,000 is too much for one transaction.
                session.run("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 5000 ROWS").consume()
                session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
            for name in ("push", "second push", "push of 1 %"):
                if name == "push of 1 %":
                    with Record.open(path) as record:
                        changed = (
                            replace(row, properties={**row.properties, "kind": "mixed"}) if row.label == "Quote" and i % 100 == 0 else row
                            for i, row in enumerate(graph.nodes(n))
                        )
                        record.graph.replace(changed, graph.edges(n))
                with ProcessPoolExecutor(1, get_context("spawn")) as process:
                    given = (path, server.uri, server.username, server.password)
                    seconds[name], sent, changes, memory = process.submit(timed_push, *given).result()
                print(f"{name:<18} {sent:>9,} rows sent, {changes:,} changes counted, {memory:,.0f} MB of memory", flush=True)
            for name, spent in seconds.items():
                print(f"{name:<18} {spent:8.1f} s  {total / spent:>9,.0f} rows of the record/s")
            print(f"push / ceiling     {seconds['ceiling'] / seconds['push']:8.2f}")
    finally:
        server.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
