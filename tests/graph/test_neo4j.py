"""Neo4j, on a real server: pushed once, kept current, cut off and mended, and asked as any projection."""

import json
import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from claimgraph.graph.errors import ProjectionError, QueryError
from claimgraph.graph.model import NODES
from claimgraph.graph.neo4j import Neo4jProjection, connect
from claimgraph.graph.neo4j_push import GONE, PushProgress, push, schema_statements
from claimgraph.graph.record import Record
from claimgraph.graph.rows import EdgeRow, NodeRow
from claimgraph.queries.ask import ask
from claimgraph.queries.questions import questions

from ..conftest import load_helper

_contract = load_helper("projection_contract")
_kills = load_helper("kill_pushes")

pytestmark = pytest.mark.timeout(300)


def run(driver: Any, cypher: str, **parameters: Any) -> list[Any]:
    records, _, _ = driver.execute_query(cypher, parameters, database_="neo4j")
    return [record.values() for record in records]


@pytest.fixture(scope="module")
def projection(neo4j_driver: Any, tmp_path_factory: pytest.TempPathFactory, seeded: ModuleType) -> Neo4jProjection:
    run(neo4j_driver, "MATCH (n) DETACH DELETE n")
    path = tmp_path_factory.mktemp("neo4j") / "record.db"
    with Record.open(path) as record:
        record.graph.replace(*seeded.seeded_graph())
    push(path, neo4j_driver)
    return Neo4jProjection(neo4j_driver)


@pytest.fixture(scope="module", autouse=True)
def current_release(neo4j_servers: Any) -> "Iterator[Future[Any] | None]":
    """The server of the current release to come: it starts while the other tests run."""
    with ThreadPoolExecutor() as beside:
        yield None if os.environ.get("NEO4J_URI") else beside.submit(neo4j_servers.launch_release, "current")


class TestContract(_contract.ProjectionContract):  # type: ignore[misc, name-defined]
    """The server fills the contract; these run before any test that empties it."""


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_question_gives_the_golden_rows(projection: Neo4jProjection, name: str) -> None:
    check_golden(projection, name)


def check_golden(projection: Neo4jProjection, name: str) -> None:
    golden = Path(__file__).parents[1] / "queries" / "golden" / f"{name}.json"
    for case in json.loads(golden.read_text(encoding="utf-8")):
        answer = ask(projection, name, **case["parameters"])
        # As the golden files are written: dates as text.
        rows = [[value.isoformat() if isinstance(value, date) else value for value in map(row.get, answer.columns)] for row in answer.rows]
        assert rows == case["rows"], case["parameters"]


def test_time_is_limited(neo4j_driver: Any) -> None:
    with pytest.raises(QueryError, match="longer than"):
        Neo4jProjection(neo4j_driver).query(
            "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b UNWIND range(1, 100) AS c WITH a, b, c"
            " WHERE a * b = c RETURN count(*) AS n",
            timeout=1,
        )


def test_second_push_writes_nothing(empty_neo4j: Any, seeded_record: Record) -> None:
    first = push(seeded_record.path, empty_neo4j)
    assert first.upserted["Quote"] == 12
    assert _kills.differences(seeded_record, empty_neo4j) == []
    second = push(seeded_record.path, empty_neo4j)
    assert (second.writes, second.upserted, second.deleted) == (0, {}, {})


def test_constraints_and_indexes_are_made_and_made_again(empty_neo4j: Any, seeded_record: Record) -> None:
    names = {statement.split(" IF ")[0].split()[-1] for statement in schema_statements()}
    push(seeded_record.path, empty_neo4j)
    run(empty_neo4j, "DROP INDEX claimgraph_Quote_text")
    run(empty_neo4j, "DROP CONSTRAINT claimgraph_Claim_id")
    push(seeded_record.path, empty_neo4j, full=True)
    indexes = run(empty_neo4j, "SHOW INDEXES YIELD name, state, type, labelsOrTypes AS l, properties AS p RETURN name, state, type, l, p")
    made = {name: (type_, labels, properties) for name, state, type_, labels, properties in indexes if state == "ONLINE"}
    assert names <= made.keys()
    assert {label for (label,) in (made[f"claimgraph_{label}_id"][1] for label in NODES)} == set(NODES)
    assert made["claimgraph_Quote_text"] == ("FULLTEXT", ["Quote"], ["text"])
    constraints = run(empty_neo4j, "SHOW CONSTRAINTS YIELD type, labelsOrTypes AS l, properties AS p RETURN type, l, p")
    assert all(["UNIQUENESS", [label], ["id"]] in constraints for label in NODES)


def test_full_push_of_the_same_changes_nothing(empty_neo4j: Any, seeded_record: Record) -> None:
    push(seeded_record.path, empty_neo4j)
    push(seeded_record.path, empty_neo4j, full=True)
    assert _kills.differences(seeded_record, empty_neo4j) == []


def test_only_what_changed_is_sent_and_what_vanished_goes(empty_neo4j: Any, seeded_record: Record, seeded: ModuleType) -> None:
    push(seeded_record.path, empty_neo4j)
    nodes, edges = seeded.seeded_graph()
    kept = [edge for edge in edges if "q_12" not in (edge.source_id, edge.target_id)]
    rest = [NodeRow(n.label, n.id, {**n.properties, "name": "Renamed"}) if n.id == "m_wire" else n for n in nodes if n.id != "q_12"]
    seeded_record.graph.replace(rest, kept)
    summary = push(seeded_record.path, empty_neo4j)
    assert summary.upserted == {"Outlet": 1}
    assert summary.deleted["Quote"] == 1
    assert _kills.differences(seeded_record, empty_neo4j) == []
    assert run(empty_neo4j, "MATCH (m:Outlet {id: 'm_wire'}) RETURN m.name AS n") == [["Renamed"]]


def test_what_the_user_added_stays(empty_neo4j: Any, seeded_record: Record, seeded: ModuleType) -> None:
    push(seeded_record.path, empty_neo4j)
    run(empty_neo4j, "MATCH (s:Speaker {id: 'p_kaya'}) SET s:Suspect, s.note = 'mine' CREATE (s)-[:KNOWS {since: 1}]->(:Note {text: 'x'})")
    run(empty_neo4j, "CREATE (:Speaker {name: 'no id of ours'})")
    nodes, edges = seeded.seeded_graph()
    seeded_record.graph.replace([*nodes, NodeRow("Country", "FRA", {"name": "France"})], edges)
    push(seeded_record.path, empty_neo4j)
    push(seeded_record.path, empty_neo4j, full=True)
    assert run(empty_neo4j, "MATCH (s:Suspect:Speaker)-[:KNOWS]->(n:Note) RETURN s.note AS a, n.text AS b") == [["mine", "x"]]
    assert run(empty_neo4j, "MATCH (s:Speaker) WHERE s.id IS NULL RETURN count(*) AS n") == [[1]]


def test_dry_run_writes_nothing(empty_neo4j: Any, seeded_record: Record) -> None:
    summary = push(seeded_record.path, empty_neo4j, dry_run=True)
    assert (summary.upserted["Quote"], summary.upserted["SAID"]) == (12, 11)
    assert run(empty_neo4j, "MATCH (n) RETURN count(n) AS n") == [[0]]


def test_two_records_do_not_meet_unasked(empty_neo4j: Any, seeded_record: Record, tmp_path: Path) -> None:
    push(seeded_record.path, empty_neo4j)
    with Record.open(tmp_path / "other.db") as other:
        other.graph.replace([NodeRow("Country", "FRA", {"name": "France"})], [])
    with pytest.raises(ProjectionError, match="another record"):
        push(tmp_path / "other.db", empty_neo4j)
    push(tmp_path / "other.db", empty_neo4j, into_shared=True)
    assert run(empty_neo4j, "MATCH (c:Country) RETURN count(c) AS n") == [[4]]


def test_a_first_push_cut_off_before_the_record_changed(empty_neo4j: Any, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = [NodeRow("Article", f"a_{i:020x}", {"text": str(i)}) for i in range(10)]
    record.graph.replace(nodes, [])
    monkeypatch.setattr("claimgraph.graph.neo4j_push.BATCH", 2)

    def stop(progress: PushProgress) -> None:
        if progress.done == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        push(record.path, empty_neo4j, watch=stop)
    record.graph.replace(nodes[4:], [])
    push(record.path, empty_neo4j)
    assert _kills.differences(record, empty_neo4j) == []


def test_progress_counts_to_the_whole(empty_neo4j: Any, seeded_record: Record) -> None:
    seen: list[PushProgress] = []
    push(seeded_record.path, empty_neo4j, watch=seen.append)
    assert {p.total for p in seen} == {sum(seeded_record.graph.counts().values())}
    assert [p.done for p in seen] == sorted(p.done for p in seen) and seen[-1].done == seen[-1].total


def test_a_node_that_vanishes_with_marks_of_the_user_stays_and_comes_back(empty_neo4j: Any, record: Record) -> None:
    ids = [f"c_{i:020x}" for i in range(4)]
    nodes = [NodeRow("Claim", id_, {"text": f"words {i}"}) for i, id_ in enumerate(ids)]
    record.graph.replace(nodes, [])
    push(record.path, empty_neo4j)
    run(empty_neo4j, "MATCH (c:Claim {id: $i}) CREATE (c)<-[:ABOUT {since: 1}]-(:Note {text: 'ring him'})", i=ids[0])
    run(empty_neo4j, "MATCH (c:Claim {id: $i}) SET c:Checked", i=ids[1])
    run(empty_neo4j, "MATCH (c:Claim {id: $i}) SET c.note = 'mine'", i=ids[2])
    record.graph.replace([], [])
    summary = push(record.path, empty_neo4j)
    assert summary.kept == 3 and any(GONE in note for note in summary.notes)
    assert run(empty_neo4j, "MATCH (c:Claim) RETURN count(c) AS n") == [[0]]
    rows = run(
        empty_neo4j, f"MATCH (g:{GONE}) OPTIONAL MATCH (g)<-[:ABOUT]-(n) RETURN g.id AS i, g.text AS t, g.note AS m, n.text AS n ORDER BY i"
    )
    assert rows == [[ids[0], "words 0", None, "ring him"], [ids[1], "words 1", None, None], [ids[2], "words 2", "mine", None]]
    record.graph.replace(nodes, [])
    push(record.path, empty_neo4j)
    assert run(empty_neo4j, "MATCH (c:Claim) RETURN count(c) AS n") == [[4]]
    assert run(empty_neo4j, "MATCH (:Note)-[:ABOUT]->(c:Claim) RETURN c.id AS i") == [[ids[0]]]
    assert run(empty_neo4j, f"MATCH (g:{GONE}) RETURN count(g) AS n") == [[0]]


def test_relationships_of_the_user_are_not_swept_away(empty_neo4j: Any, record: Record) -> None:
    nodes = [NodeRow("Country", code, {"name": code}) for code in ("RUS", "USA")]
    record.graph.replace(nodes, [])
    push(record.path, empty_neo4j)
    run(empty_neo4j, "MATCH (a:Country {id: 'RUS'}), (b:Country {id: 'USA'}) CREATE (a)-[:ACCUSES {mine: true}]->(b), (a)-[:WATCHES]->(b)")
    run(empty_neo4j, "CREATE (:Country {id: 'FRA'}), (:Country {id: 'my own'})")
    push(record.path, empty_neo4j, full=True)  # compares ids: FRA is not in the record, and an id of ours
    assert run(empty_neo4j, "MATCH (:Country)-[r]->(:Country) RETURN type(r) AS t ORDER BY t") == [["ACCUSES"], ["WATCHES"]]
    assert run(empty_neo4j, "MATCH (c:Country) RETURN c.id AS i ORDER BY i") == [["RUS"], ["USA"], ["my own"]]


def test_a_node_that_no_push_wrote_is_not_overwritten(empty_neo4j: Any, record: Record) -> None:
    record.graph.replace([NodeRow("Country", "FRA", {"name": "France"})], [])
    run(empty_neo4j, "CREATE (:Country {id: 'FRA', name: 'mine'})")
    with pytest.raises(ProjectionError, match="FRA that no push wrote"):
        push(record.path, empty_neo4j)
    assert run(empty_neo4j, "MATCH (c:Country) RETURN c.name AS n") == [["mine"]]


@pytest.mark.parametrize(("schema", "message"), [(99, "newer version of claimgraph"), (0, "sent again")])
def test_another_schema_version(empty_neo4j: Any, seeded_record: Record, schema: int, message: str) -> None:
    push(seeded_record.path, empty_neo4j)
    run(empty_neo4j, "MATCH (w:ClaimgraphRecord) SET w.schemaVersion = $s, w.model = 'other'", s=schema)
    if schema > 1:
        with pytest.raises(ProjectionError, match=message):
            push(seeded_record.path, empty_neo4j)
    else:
        assert any(message in note for note in push(seeded_record.path, empty_neo4j).notes)
        assert push(seeded_record.path, empty_neo4j).writes == 0


def test_an_unknown_version_of_the_server_is_named(empty_neo4j: Any, seeded_record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimgraph.graph.neo4j_push.TRIED", ("1999.",))
    (note,) = push(seeded_record.path, empty_neo4j).notes
    assert "was not tried" in note and any(digit in note for digit in "0123456789")
    monkeypatch.setattr("claimgraph.graph.neo4j_push.OLDEST", (9999, 0))
    with pytest.raises(ProjectionError, match="too old"):
        push(seeded_record.path, empty_neo4j)


HOSTILE = [
    "'}) DETACH DELETE n //",
    "`) DROP",
    "a\u2028b",
    "nul \x00 in it",
    "\\u0027 \\",
    "$id {id: 1}",
    "\U0001f469\u200d\U0001f680 علی",
    "\ufffe\uffff",
    " x ",
]


def test_hostile_strings_come_back_as_they_are(empty_neo4j: Any, record: Record) -> None:
    nodes = [NodeRow("Speaker", f"p_{i:020x}", {"name": s, "aliases": [s, "x"]}) for i, s in enumerate(HOSTILE)]
    nodes += [NodeRow("Article", f"a_{i:020x}", {"title": s, "url": s, "text": s, "callerIds": [s]}) for i, s in enumerate(HOSTILE)]
    nodes += [NodeRow("Quote", "q_" + "0" * 20, {"text": HOSTILE[0]})]
    edges = [EdgeRow("SAID", "r_" + "0" * 20, nodes[0].id, "Speaker", nodes[-1].id, "Quote", {"text": HOSTILE[3]})]
    record.graph.replace(nodes, edges)
    push(record.path, empty_neo4j)
    assert _kills.differences(record, empty_neo4j) == []
    asked = Neo4jProjection(empty_neo4j)
    for s in HOSTILE:
        assert asked.query("MATCH (s:Speaker {name: $name}) RETURN s.name AS name", {"name": s}).rows == [(s,)]
    with pytest.raises(QueryError, match="half a character"):
        asked.query("RETURN $x AS x", {"x": "a\ud800"})


def test_pushes_cut_off_are_mended_by_the_next(empty_neo4j: Any, neo4j_server: Any, tmp_path: Path) -> None:
    servers = 0 if os.environ.get("NEO4J_URI") else 1
    outcome = _kills.kill_pushes(neo4j_server, empty_neo4j, tmp_path, clients=3, servers=servers, n=600, batch=100)
    assert (outcome.wrong, outcome.client_kills, outcome.server_kills) == ([], 3, servers)


def test_the_current_release_gives_the_golden_rows_too(seeded_record: Record, current_release: "Future[Any] | None") -> None:
    if current_release is None:
        pytest.skip("NEO4J_URI names the server to test")
    try:
        current = current_release.result()
    except ProjectionError as error:
        pytest.skip(f"the current release of Neo4j: {error}")
    try:
        with connect(current.uri, username=current.username, password=current.password) as driver:
            assert push(seeded_record.path, driver).notes == []
            assert push(seeded_record.path, driver).writes == 0
            assert _kills.differences(seeded_record, driver) == []
            for name in sorted(questions()):
                check_golden(Neo4jProjection(driver), name)
    finally:
        current.stop()
