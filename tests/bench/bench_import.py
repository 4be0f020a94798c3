"""How long ``neo4j-admin database import`` takes over our files, from the record to a server that answers.

Run: ``python tests/bench/bench_import.py [QUOTES]`` with Java and Maven; 450,000 quotes are 1 million nodes and 2 million relationships.
"""

import importlib.util
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from claimgraph.graph.neo4j import connect
from claimgraph.graph.neo4j_files import export_for_admin
from claimgraph.graph.neo4j_push import push
from claimgraph.graph.record import Record


def load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def main(n: int) -> None:
    here = Path(__file__).parent
    graph = load(here / "bench_projection.py")
    servers = load(here.parent / "graph" / "neo4j_server.py")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        with Record.open(path) as record:
            record.graph.replace(graph.nodes(n), graph.edges(n))
            print(f"{sum(record.graph.counts().values()):,} nodes and relationships", flush=True)
        marks = [time.perf_counter()]
        files = export_for_admin(path, Path(folder) / "files")
        marks.append(time.perf_counter())
        server = servers.import_into_new_store(files.command[1:], Path(folder) / "files")
        marks.append(time.perf_counter())
        try:
            with connect(server.uri, username=server.username, password=server.password) as driver:
                with driver.session(database="neo4j") as session:
                    for statement in files.statements:
                        session.run(statement).consume()
                    session.run("CALL db.awaitIndexes(1800)").consume()
                    (found,) = session.run("MATCH (n) WITH count(n) AS n MATCH ()-[r]->() RETURN n, count(r) AS r")
                marks.append(time.perf_counter())
                print(f"in the store: {found['n']:,} nodes, {found['r']:,} relationships; a push writes {push(path, driver).writes}")
        finally:
            server.stop()
    for name, began, ended in zip(("files", "import and start", "constraints and indexes"), marks, marks[1:], strict=False):
        print(f"{name:<24} {ended - began:8.1f} s")
    print(f"{'all':<24} {(marks[-1] - marks[0]) / 60:8.1f} minutes")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
