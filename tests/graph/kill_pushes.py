"""Kills in the middle of pushes, each followed by a push: is the server's graph then the record's, node by node?

Run: ``python tests/graph/kill_pushes.py [CLIENT_KILLS] [SERVER_KILLS] [QUOTES]``, 30, 5 and 2,000 if not given, with Java and Maven. Each
round first changes the record: some rows vanish, some come back, some change. The kill comes at a random part of the rows sent, or while
none is, and counts only where the push was not over. A small number of rounds runs among the tests.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimgraph.graph.ids import make_id
from claimgraph.graph.model import NODES, RELATIONSHIPS
from claimgraph.graph.neo4j import connect
from claimgraph.graph.neo4j_push import push
from claimgraph.graph.projection import normalise
from claimgraph.graph.record import Record
from claimgraph.graph.rows import EdgeRow, NodeRow

__all__ = ["Outcome", "differences", "kill_pushes"]

CLIENT = """
import os, sys
import claimgraph.graph.neo4j_push as pushing
from claimgraph.graph.neo4j import connect
pushing.BATCH = int(sys.argv[3])
with connect(sys.argv[2], username=sys.argv[4], password=os.environ["SECRET"], retry_seconds=120) as driver:
    print(0, 1, flush=True)
    pushing.push(sys.argv[1], driver, watch=lambda progress: print(progress.done, progress.total, flush=True))
"""


@dataclass
class Outcome:
    """Kills of each side that came in the middle of a push, and what differed after the push that followed."""

    client_kills: int = 0
    server_kills: int = 0
    survived: int = 0  # pushes that went on by themselves after the server came back
    wrong: list[str] = field(default_factory=list)


def rows(n: int, draw: random.Random) -> tuple[list[NodeRow], list[EdgeRow]]:
    """A graph of about n quotes of which each run leaves out and changes others."""
    nodes = [NodeRow("Country", code, {"name": code}) for code in ("RUS", "USA", "SYR")]
    edges: list[EdgeRow] = []
    for i in range(n):
        if draw.random() < 0.15:
            continue
        article, quote, claim = make_id("article", i // 5), make_id("quote", i), make_id("claim", i)
        speaker = make_id("speaker", i // 20)
        text = f"passage {i} {'changed' if draw.random() < 0.2 else ''} “words” \u2028 'x' " * 4
        nodes.append(NodeRow("Quote", quote, {"text": text, "startChar": i, "pieceStarts": [i], "confidence": 0.5}))
        nodes.append(NodeRow("Claim", claim, {"text": text, "type": "accusation", "negated": False, "nQuotes": 1}))
        for label, id_ in (("Article", article), ("Speaker", speaker)):
            if not any(node.id == id_ for node in nodes[-60:]):
                nodes.append(
                    NodeRow(label, id_, {"title": "t", "text": "x" * 300} if label == "Article" else {"name": "S", "aliases": ["a"]})
                )
        ends = [
            ("SAID", speaker, "Speaker", quote, "Quote"),
            ("IN_ARTICLE", quote, "Quote", article, "Article"),
            ("EXPRESSES", quote, "Quote", claim, "Claim"),
            ("MADE", speaker, "Speaker", claim, "Claim"),
            ("TARGETS", claim, "Claim", ("RUS", "USA", "SYR")[i % 3], "Country"),
        ]
        edges += [EdgeRow(type_, make_id("relationship", type_, a, b), a, la, b, lb, {}) for type_, a, la, b, lb in ends]
    unique = {node.id: node for node in nodes}
    return list(unique.values()), edges


def differences(record: Record, driver: Any) -> list[str]:
    """What the server's graph has otherwise than the record: labels and types, with a number and an example."""
    found = []
    for name in [*NODES, *RELATIONSHIPS]:
        expected = dict(_of_record(record, name))
        what = (
            f"(n:{name}) RETURN properties(n) AS p"
            if name in NODES
            else f"(a)-[n:{name}]->(b) RETURN properties(n) AS p, a.id AS a, b.id AS b"
        )
        answer = driver.execute_query(f"MATCH {what}", database_="neo4j").records
        got = {row["p"]["id"]: (_plain(row["p"]), *row.values()[1:]) for row in answer}
        if len(got) != len(answer):
            found.append(f"{name}: {len(answer) - len(got)} twice")
        wrong = [id_ for id_ in expected.keys() | got.keys() if expected.get(id_) != got.get(id_)]
        if wrong:
            found.append(f"{name}: {len(wrong)} differ, e.g. {wrong[0]}: {expected.get(wrong[0])} / {got.get(wrong[0])}")
    return found


def _of_record(record: Record, name: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
    if name in NODES:
        for node in record.graph.nodes(name):
            yield node.id, (_plain({"id": node.id, **node.properties}),)
    else:
        for edge in record.graph.edges(name):
            yield edge.id, (_plain({"id": edge.id, **edge.properties}), edge.source_id, edge.target_id)


def _plain(properties: Any) -> dict[str, Any]:
    return {key: normalise(value) for key, value in properties.items() if value is not None}


def kill_pushes(server: Any, driver: Any, folder: Path, *, clients: int, servers: int, n: int, batch: int, seed: int = 1) -> Outcome:
    """Kill so many pushes and so many servers under a push; the server is the caller's to start and must be killable if ``servers``."""
    draw = random.Random(seed)
    outcome = Outcome()
    path = folder / "record.db"
    with Record.open(path) as record:
        record.graph.replace(*rows(n, draw))
    push(path, driver)
    rounds = 0
    while outcome.client_kills < clients or outcome.server_kills < servers:
        rounds += 1
        if rounds > 3 * (clients + servers):
            outcome.wrong.append("too many kills came when the push was over")
            break
        with Record.open(path) as record:
            record.graph.replace(*rows(n, draw))
        command = [sys.executable, "-c", CLIENT, str(path), server.uri, str(batch), server.username]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "SECRET": server.password}
        ) as process:
            assert process.stdout is not None
            part = draw.uniform(-0.3, 0.95)
            done, total = 0, 1
            for line in process.stdout:
                done, total = map(int, line.split())
                if done >= part * total:
                    break
            time.sleep(draw.uniform(0, 0.1))
            if outcome.client_kills < clients:
                process.kill()
                outcome.client_kills += process.wait() != 0 and done < total
            else:
                running = process.poll() is None
                server.kill()
                server.start()
                process.communicate(timeout=200)
                outcome.server_kills += running and done < total
                outcome.survived += running and process.returncode == 0
        push(path, driver)
        with Record.open(path, read_only=True) as record:
            outcome.wrong += [f"round {rounds}: {what}" for what in differences(record, driver)]
    if push(path, driver).writes:
        outcome.wrong.append("a second push wrote")
    return outcome


def main(clients: int = 30, servers: int = 5, n: int = 2_000) -> None:
    sys.path.insert(0, str(Path(__file__).parent))
    import neo4j_server

    server = neo4j_server.start()
    if isinstance(server, str):
        sys.exit(f"skipped: {server}")
    try:
        with (
            tempfile.TemporaryDirectory() as folder,
            connect(server.uri, username=server.username, password=server.password, retry_seconds=120) as driver,
        ):
            began = time.monotonic()
            outcome = kill_pushes(server, driver, Path(folder), clients=clients, servers=servers, n=n, batch=n // 8)
    finally:
        server.stop()
    sys.stdout.write(
        f"kills in the middle of a push: {outcome.client_kills} of the client, {outcome.server_kills} of the server ({outcome.survived} of"
        f" those pushes went on by themselves); {time.monotonic() - began:.0f} s\n"
        + "".join(f"{what}\n" for what in outcome.wrong or ["the graph was the record's every time"])
    )
    sys.exit(bool(outcome.wrong))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
