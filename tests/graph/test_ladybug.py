"""The embedded projection: built anew where the record is newer, whole or not at all, and never written to."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from claimgraph.graph.errors import ProjectionError, QueryError, UsageError
from claimgraph.graph.ladybug import LadybugProjection, build_file, open_projection
from claimgraph.graph.record import Record
from claimgraph.graph.record_graph import GraphRows
from claimgraph.graph.rows import EdgeRow, NodeRow

from ..conftest import load_helper

_contract = load_helper("projection_contract")


@pytest.fixture(scope="module")
def projection(tmp_path_factory: pytest.TempPathFactory, seeded: ModuleType) -> Iterator[LadybugProjection]:
    path = tmp_path_factory.mktemp("contract") / "it's a record.db"
    with Record.open(path) as record:
        record.graph.replace(*seeded.seeded_graph())
    with open_projection(path) as opened:
        yield opened


class TestContract(_contract.ProjectionContract):  # type: ignore[misc, name-defined]
    """The embedded engine fills the contract."""


def files(record: Record) -> list[str]:
    return sorted(f.name for f in record.path.with_name(record.path.name + ".graph").iterdir())


def test_no_record_no_graph(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        open_projection(tmp_path / "none.db")


def test_an_empty_record_gives_an_empty_graph(record: Record) -> None:
    with open_projection(record.path) as projection:
        assert projection.query("MATCH (n) RETURN count(*) AS n").rows == [(0,)]


def test_built_once_and_again_when_the_record_is_newer(seeded_record: Record, seeded: ModuleType) -> None:
    open_projection(seeded_record.path).close()
    (first,) = files(seeded_record)
    open_projection(seeded_record.path).close()
    assert files(seeded_record) == [first]
    nodes, edges = seeded.seeded_graph()
    seeded_record.graph.replace([*nodes, NodeRow("Country", "FRA", {"name": "France"})], edges)
    with open_projection(seeded_record.path) as projection:
        assert projection.query("MATCH (c:Country {id: 'FRA'}) RETURN c.name AS name").rows == [("France",)]
    (second,) = files(seeded_record)
    assert second != first


def test_a_reader_keeps_its_graph_while_a_newer_one_is_built(seeded_record: Record) -> None:
    with open_projection(seeded_record.path) as old:
        seeded_record.graph.replace([], [])
        with open_projection(seeded_record.path) as new:
            assert new.query("MATCH (n) RETURN count(*) AS n").rows == [(0,)]
        assert old.query("MATCH (c:Country) RETURN count(*) AS n").rows == [(3,)]


def test_two_processes_that_build_at_once_make_one_graph(seeded_record: Record) -> None:
    code = (
        "import sys; from claimgraph.graph.ladybug import open_projection;"
        "print(open_projection(sys.argv[1]).query('MATCH (n) RETURN count(*) AS n').rows)"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(seeded_record.path)], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert {process.communicate()[0] for process in running} == {"[(44,)]\n"}
    assert len(files(seeded_record)) == 1


def test_a_build_that_was_killed_leaves_nothing_that_is_read(seeded_record: Record) -> None:
    code = (
        "import os, signal, sys; import claimgraph.graph.ladybug as l;"
        "l._check_keys = lambda *a: os.kill(os.getpid(), signal.SIGKILL); l.open_projection(sys.argv[1])"
    )
    assert subprocess.run([sys.executable, "-c", code, str(seeded_record.path)], check=False).returncode == -9
    with open_projection(seeded_record.path) as projection:
        assert projection.query("MATCH (n) RETURN count(*) AS n").rows == [(44,)]


def test_a_lost_key_is_not_served(seeded_record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = list(seeded_record.graph.node_ids("Quote"))
    monkeypatch.setattr(GraphRows, "node_ids", lambda self, label: iter([*ids, "q_lost"]) if label == "Quote" else iter(()))
    with pytest.raises(ProjectionError, match=r"of 0 Article rows|of 13 Quote rows the graph has 12 and finds 12 by key"):
        build_file(seeded_record, tmp_path / "x.lbug")


def test_a_damaged_file_is_one_line(seeded_record: Record) -> None:
    open_projection(seeded_record.path).close()
    folder = seeded_record.path.with_name(seeded_record.path.name + ".graph")
    (folder / files(seeded_record)[0]).write_bytes(b"damaged" * 1000)
    with pytest.raises(ProjectionError, match="delete it") as caught:
        open_projection(seeded_record.path)
    assert "\n" not in str(caught.value)


def test_time_is_limited(record: Record) -> None:
    record.graph.replace([NodeRow("Country", f"c_{i:03}", {"name": "x"}) for i in range(400)], [])
    with open_projection(record.path) as projection, pytest.raises(QueryError, match="longer than"):
        projection.query(
            # No part of the condition stands alone, so that the engine cannot multiply counts instead of comparing 25 billion rows.
            "MATCH (a:Country), (b:Country), (c:Country), (d:Country) WHERE a.id + b.id < c.id + d.id RETURN count(*) AS n",
            timeout=0.3,
        )


def test_texts_of_all_kinds_come_through(record: Record) -> None:
    texts = {
        "a_1": "",
        "a_2": "x" * 300_000,
        "a_3": "a\x00b",
        "a_4": "\U0001f469\u200d\U0001f680 \u2028 \r\n \\n ' \"",
        "a_5": "\ufeff\u00a0",
    }
    nodes = [NodeRow("Article", id_, {"text": text}) for id_, text in texts.items()]
    nodes.append(NodeRow("Outlet", "m_1", {"name": "x"}))
    record.graph.replace(nodes, [EdgeRow("PUBLISHED_BY", f"r_{id_}", id_, "Article", "m_1", "Outlet") for id_ in texts])
    with open_projection(record.path) as projection:
        assert dict(projection.query("MATCH (a:Article) RETURN a.id AS id_, a.text AS words").rows) == texts
