"""Neo4j, on a real server: pushed once, kept current, cut off and mended, and asked as any projection."""

import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from claimgraph.graph.errors import ProjectionError, QueryError
from claimgraph.graph.model import NODES, RELATIONSHIPS
from claimgraph.graph.neo4j import Neo4jProjection, connect, push
from claimgraph.graph.neo4j_files import export_for_admin
from claimgraph.graph.record import Record
from claimgraph.graph.rows import NodeRow
from claimgraph.queries.ask import ask
from claimgraph.queries.questions import questions


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


_contract = _load("projection_contract")
_servers = _load("neo4j_server")

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    found = _servers.start()
    if isinstance(found, str):
        pytest.skip(f"no Neo4j: {found}")
    try:
        yield found
    finally:
        found.stop()


@pytest.fixture(scope="module")
def driver(server: Any) -> Iterator[Any]:
    with connect(server.uri, username=server.username, password=server.password) as opened:
        if server.process is None and run(opened, "MATCH (n) RETURN count(n) AS n")[0][0]:
            pytest.skip("the database at NEO4J_URI is not empty, and tests never wipe what is not theirs")
        yield opened
        if server.process is None:
            run(opened, "MATCH (n) DETACH DELETE n")


@pytest.fixture
def empty(driver: Any) -> Any:
    run(driver, "MATCH (n) DETACH DELETE n")
    return driver


def run(driver: Any, cypher: str, **parameters: Any) -> list[Any]:
    records, _, _ = driver.execute_query(cypher, parameters, database_="neo4j")
    return [record.values() for record in records]


def graph(driver: Any) -> dict[str, Any]:
    """All nodes and relationships of ours on the server, lists and dates as they come."""
    found: dict[str, Any] = {}
    for label in NODES:
        found[label] = sorted(map(repr, (sorted(row[0].items()) for row in run(driver, f"MATCH (n:{label}) RETURN properties(n) AS p"))))
    for type_ in RELATIONSHIPS:
        rows = run(driver, f"MATCH (a)-[r:{type_}]->(b) RETURN a.id AS s, properties(r) AS p, b.id AS t")
        found[type_] = sorted(repr((a, sorted(p.items()), b)) for a, p, b in rows)
    return found


def counts(driver: Any) -> dict[str, int]:
    return {name: len(rows) for name, rows in graph(driver).items()}


@pytest.fixture(scope="module")
def projection(driver: Any, tmp_path_factory: pytest.TempPathFactory, seeded: ModuleType) -> Neo4jProjection:
    run(driver, "MATCH (n) DETACH DELETE n")
    path = tmp_path_factory.mktemp("neo4j") / "record.db"
    with Record.open(path) as record:
        record.graph.replace(*seeded.seeded_graph())
    push(path, driver)
    return Neo4jProjection(driver)


class TestContract(_contract.ProjectionContract):  # type: ignore[misc, name-defined]
    """The server fills the contract; these run before any test that empties it."""


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_question_gives_the_golden_rows(projection: Neo4jProjection, name: str) -> None:
    golden = Path(__file__).parents[1] / "queries" / "golden" / f"{name}.json"
    for case in json.loads(golden.read_text(encoding="utf-8")):
        answer = ask(projection, name, **case["parameters"])
        # As the golden files are written: dates as text.
        rows = [[value.isoformat() if isinstance(value, date) else value for value in map(row.get, answer.columns)] for row in answer.rows]
        assert rows == case["rows"], case["parameters"]


def test_time_is_limited(driver: Any) -> None:
    with pytest.raises(QueryError, match="longer than"):
        Neo4jProjection(driver).query(
            "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b UNWIND range(1, 100) AS c WITH a, b, c"
            " WHERE a * b = c RETURN count(*) AS n",
            timeout=1,
        )


def test_second_push_writes_nothing(empty: Any, seeded_record: Record) -> None:
    first = push(seeded_record.path, empty)
    assert first.upserted["Quote"] == 12
    assert counts(empty) == seeded_record.graph.counts()
    second = push(seeded_record.path, empty)
    assert (second.writes, second.upserted, second.deleted) == (0, {}, {})


def test_full_push_of_the_same_changes_nothing(empty: Any, seeded_record: Record) -> None:
    push(seeded_record.path, empty)
    before = graph(empty)
    push(seeded_record.path, empty, full=True)
    assert graph(empty) == before


def test_only_what_changed_is_sent_and_what_vanished_goes(empty: Any, seeded_record: Record, seeded: ModuleType) -> None:
    push(seeded_record.path, empty)
    nodes, edges = seeded.seeded_graph()
    kept = [edge for edge in edges if "q_12" not in (edge.source_id, edge.target_id)]
    rest = [NodeRow(n.label, n.id, {**n.properties, "name": "Renamed"}) if n.id == "m_wire" else n for n in nodes if n.id != "q_12"]
    seeded_record.graph.replace(rest, kept)
    summary = push(seeded_record.path, empty)
    assert summary.upserted == {"Outlet": 1}
    assert summary.deleted["Quote"] == 1
    assert counts(empty) == seeded_record.graph.counts()
    assert run(empty, "MATCH (m:Outlet {id: 'm_wire'}) RETURN m.name AS n") == [["Renamed"]]


def test_what_the_user_added_stays(empty: Any, seeded_record: Record, seeded: ModuleType) -> None:
    push(seeded_record.path, empty)
    run(empty, "MATCH (s:Speaker {id: 'p_kaya'}) SET s:Suspect, s.note = 'mine' CREATE (s)-[:KNOWS {since: 1}]->(:Note {text: 'x'})")
    run(empty, "CREATE (:Speaker {name: 'no id of ours'})")
    nodes, edges = seeded.seeded_graph()
    seeded_record.graph.replace([*nodes, NodeRow("Country", "FRA", {"name": "France"})], edges)
    push(seeded_record.path, empty)
    push(seeded_record.path, empty, full=True)
    assert run(empty, "MATCH (s:Suspect:Speaker)-[:KNOWS]->(n:Note) RETURN s.note AS a, n.text AS b") == [["mine", "x"]]
    assert run(empty, "MATCH (s:Speaker) WHERE s.id IS NULL RETURN count(*) AS n") == [[1]]


def test_dry_run_writes_nothing(empty: Any, seeded_record: Record) -> None:
    summary = push(seeded_record.path, empty, dry_run=True)
    assert (summary.upserted["Quote"], summary.upserted["SAID"]) == (12, 11)
    assert run(empty, "MATCH (n) RETURN count(n) AS n") == [[0]]


def test_two_records_do_not_meet_unasked(empty: Any, seeded_record: Record, tmp_path: Path) -> None:
    push(seeded_record.path, empty)
    with Record.open(tmp_path / "other.db") as other:
        other.graph.replace([NodeRow("Country", "FRA", {"name": "France"})], [])
    with pytest.raises(ProjectionError, match="another record"):
        push(tmp_path / "other.db", empty)
    push(tmp_path / "other.db", empty, into_shared=True)
    assert run(empty, "MATCH (c:Country) RETURN count(c) AS n") == [[4]]


def test_a_push_cut_off_anywhere_is_mended_by_the_next(empty: Any, server: Any, tmp_path: Path, seeded: ModuleType) -> None:
    path = tmp_path / "record.db"
    nodes, edges = seeded.seeded_graph()
    nodes += [NodeRow("Article", f"a_{i:020x}", {"text": f"word {i} " * 200}) for i in range(3000)]
    with Record.open(path) as record:
        record.graph.replace(nodes, edges)
        expected = record.graph.counts()
    code = (
        "import os, sys; import claimgraph.graph.neo4j as n; n.BATCH = 100;"
        "d = n.connect(sys.argv[2], username=sys.argv[3], password=os.environ['SECRET']); print(1, flush=True); n.push(sys.argv[1], d)"
    )
    for delay in (0.1, 0.4, 0.8, 1.3, 2.0):
        command = [sys.executable, "-c", code, str(path), server.uri, server.username]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "SECRET": server.password}) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(delay)
            process.kill()
    push(path, empty)
    assert counts(empty) == expected
    assert push(path, empty).writes == 0


def test_a_server_killed_and_started_again_is_mended(empty: Any, server: Any, seeded_record: Record) -> None:
    if server.process is None:
        pytest.skip("not our server to kill")
    push(seeded_record.path, empty)
    server.kill()
    with pytest.raises(ProjectionError, match="no Neo4j server answers"):
        connect(server.uri, username=server.username, password=server.password)
    server.restart()
    push(seeded_record.path, empty, full=True)
    assert counts(empty) == seeded_record.graph.counts()


def test_a_constraint_in_the_way_is_one_line(empty: Any, seeded_record: Record) -> None:
    run(empty, "DROP CONSTRAINT claimgraph_Speaker_id IF EXISTS")
    run(empty, "CREATE (:Speaker {id: 'twice'}), (:Speaker {id: 'twice'})")
    with pytest.raises(ProjectionError) as caught:
        push(seeded_record.path, empty)
    assert "\n" not in str(caught.value)
    run(empty, "MATCH (n:Speaker {id: 'twice'}) DELETE n")
    push(seeded_record.path, empty)
    assert counts(empty) == seeded_record.graph.counts()


@pytest.mark.parametrize(
    ("uri", "password", "message"),
    [
        ("bolt://127.0.0.1:1", "x", "no Neo4j server answers"),
        ("nonsense://x", "x", "no address"),
        ("SERVER", "wrong-password", "user or password is refused"),
        ("TLS", "x", "no Neo4j server answers"),
    ],
)
def test_a_server_that_cannot_be_used_is_one_line(server: Any, uri: str, password: str, message: str) -> None:
    uri = {"SERVER": server.uri, "TLS": server.uri.replace("bolt://", "bolt+s://")}.get(uri, uri)
    with pytest.raises(ProjectionError, match=message) as caught:
        connect(uri, username="neo4j", password=password)
    assert "\n" not in str(caught.value)
    assert password not in str(caught.value) or password == "x"


def test_files_for_neo4j_admin_give_the_graph_of_a_push(empty: Any, seeded_record: Record, seeded: ModuleType, tmp_path: Path) -> None:
    nodes, edges = seeded.seeded_graph()
    texts = ["", "two\r\nlines\n", 'a "quoted" word, and; more', "back\\slash \\n", "\u2028 \ufeff\u00a0 ' ` {}", "=1+1", "  spaces  "]
    nodes += [NodeRow("Article", f"a_{i:020x}", {"text": text, "title": text, "callerIds": [text, "x"]}) for i, text in enumerate(texts)]
    seeded_record.graph.replace(nodes, edges)
    push(seeded_record.path, empty)
    files = export_for_admin(seeded_record.path, tmp_path / "files")
    assert files.n_rows == sum(seeded_record.graph.counts().values())
    imported = _servers.import_into_new_store(files.command[1:], tmp_path / "files")
    if isinstance(imported, str):
        pytest.skip(imported)
    try:
        with connect(imported.uri, username=imported.username, password=imported.password) as other:
            for statement in files.statements:
                run(other, statement)
            assert graph(other) == graph(empty)
            assert push(seeded_record.path, other).writes == 0
    finally:
        imported.stop()
