"""The questions on the program's own record and projection: the same golden rows as on the tests' own engine."""

import json
from pathlib import Path

import pytest

from claimgraph.graph.errors import QueryError
from claimgraph.graph.ladybug import open_projection
from claimgraph.queries.ask import ask, ask_cypher
from claimgraph.queries.evidence import evidence
from claimgraph.queries.questions import questions

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def projection(seeded_db):
    with open_projection(seeded_db) as opened:
        yield opened


@pytest.mark.parametrize("name", sorted(questions()))
def test_the_program_own_projection_gives_the_golden_rows(projection, name):
    for case in json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8")):
        answer = ask(projection, name, **case["parameters"])
        rows = [[v.isoformat() if hasattr(v, "isoformat") else v for v in row.values()] for row in answer.rows]
        assert rows == case["rows"]


def test_evidence_and_own_cypher(projection):
    assert [e.quote_id for e in evidence(projection, "c_1")] == ["q_1", "q_2"]
    with pytest.raises(QueryError):
        ask_cypher(projection, "MATCH (n:Claim) DETACH DELETE n")
