"""The questions on the program's own record and projection: the same golden rows, and the same counts as plain SQL over the record."""

import importlib.util
import json
import sqlite3
from pathlib import Path

import pytest

from claimgraph.graph.errors import QueryError
from claimgraph.graph.ladybug import open_projection
from claimgraph.graph.record import Record
from claimgraph.queries.ask import ask, ask_cypher
from claimgraph.queries.evidence import evidence
from claimgraph.queries.questions import questions

GOLDEN = Path(__file__).parent / "golden"

# Question, parameters, and SQL that says the same without the graph; rows are compared as sets of the columns named.
SQL = [
    (
        "what-is-in-the-graph",
        {},
        ("what", "n"),
        "SELECT 'Article', count(*) FROM node_Article UNION ALL SELECT 'Claim', count(*) FROM node_Claim UNION ALL "
        "SELECT 'Country', count(*) FROM node_Country UNION ALL SELECT 'Organization', count(*) FROM node_Organization UNION ALL "
        "SELECT 'Outlet', count(*) FROM node_Outlet UNION ALL SELECT 'Quote', count(*) FROM node_Quote UNION ALL "
        "SELECT 'Speaker', count(*) FROM node_Speaker",
    ),
    (
        "most-quoted-speakers",
        {"n_top": 1000},
        ("speaker_id", "n_quotes", "n_articles"),
        "SELECT s.source_id, count(DISTINCT s.target_id), count(DISTINCT i.target_id) FROM relationship_SAID s "
        "JOIN relationship_IN_ARTICLE i ON i.source_id = s.target_id GROUP BY s.source_id",
    ),
    (
        "who-accuses-whom",
        {"level": "speaker"},
        ("source_id", "target_id", "n_claims", "n_articles", "edge_id"),
        "SELECT source_id, target_id, nClaims, nArticles, id FROM relationship_ACCUSES WHERE level = 'speaker'",
    ),
    (
        "who-accuses-whom",
        {"level": "country", "since": "2024-02-01"},
        ("edge_id", "n_claims"),
        "SELECT e.id, count(DISTINCT x.target_id) FROM relationship_ACCUSES e JOIN json_each(e.quoteIds) j "
        "JOIN node_Quote q ON q.id = j.value JOIN relationship_EXPRESSES x ON x.source_id = q.id "
        "JOIN relationship_IN_ARTICLE i ON i.source_id = q.id JOIN node_Article a ON a.id = i.target_id "
        "WHERE e.level = 'country' AND coalesce(q.saidOn, a.publishedOn) >= '2024-02-01' GROUP BY e.id",
    ),
    (
        "quotes-without-speaker",
        {},
        ("quote_id",),
        "SELECT id FROM node_Quote WHERE id NOT IN (SELECT target_id FROM relationship_SAID)",
    ),
    (
        "claims-by-type",
        {},
        ("type", "n_claims", "n_asserted"),
        "SELECT type, count(*), sum(modality = 'asserted' AND NOT negated) FROM node_Claim GROUP BY type",
    ),
    (
        "who-quotes-whom",
        {},
        ("source_id", "target_id", "n_quotes"),
        "SELECT p.target_id, v.target_id, count(DISTINCT v.source_id) FROM relationship_REPORTED_VIA v "
        "JOIN relationship_IN_ARTICLE i ON i.source_id = v.source_id JOIN relationship_PUBLISHED_BY p ON p.source_id = i.target_id "
        "GROUP BY p.target_id, v.target_id",
    ),
    (
        "who-answers-whom",
        {},
        ("answer_id", "claim_id"),
        "SELECT source_id, target_id FROM relationship_DENIES",
    ),
    (
        "coverage-by-outlet",
        {},
        ("outlet_id", "n_articles", "n_quotes", "n_with_speaker"),
        "SELECT p.target_id, count(DISTINCT p.source_id), count(DISTINCT i.source_id), count(DISTINCT s.target_id) "
        "FROM relationship_PUBLISHED_BY p LEFT JOIN relationship_IN_ARTICLE i ON i.target_id = p.source_id "
        "LEFT JOIN relationship_SAID s ON s.target_id = i.source_id GROUP BY p.target_id",
    ),
    (
        "articles-by-month",
        {},
        ("month", "n_articles", "n_quotes"),
        "SELECT a.month, count(DISTINCT a.id), count(DISTINCT i.source_id) FROM node_Article a "
        "LEFT JOIN relationship_IN_ARTICLE i ON i.target_id = a.id GROUP BY a.month",
    ),
]


@pytest.fixture(scope="module")
def record_path(tmp_path_factory):
    spec = importlib.util.spec_from_file_location("seeded", Path(__file__).parents[1] / "graph" / "seeded.py")
    seeded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(seeded)
    path = tmp_path_factory.mktemp("record") / "seeded.db"
    with Record.open(path) as record:
        record.graph.replace(*seeded.seeded_graph())
    return path


@pytest.fixture(scope="module")
def projection(record_path):
    with open_projection(record_path) as opened:
        yield opened


@pytest.mark.parametrize("name", sorted(questions()))
def test_the_program_own_projection_gives_the_golden_rows(projection, name):
    for case in json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8")):
        answer = ask(projection, name, **case["parameters"])
        rows = [[v.isoformat() if hasattr(v, "isoformat") else v for v in row.values()] for row in answer.rows]
        assert rows == case["rows"]


@pytest.mark.parametrize(("name", "parameters", "columns", "sql"), SQL)
def test_counts_are_those_of_plain_sql(projection, record_path, name, parameters, columns, sql):
    rows = {tuple(row[c] for c in columns) for row in ask(projection, name, **parameters).rows}
    with sqlite3.connect(record_path) as connection:
        assert rows == set(connection.execute(sql))
    assert rows


def test_evidence_and_own_cypher(projection):
    assert [e.quote_id for e in evidence(projection, "c_1")] == ["q_1", "q_2"]
    with pytest.raises(QueryError):
        ask_cypher(projection, "MATCH (n:Claim) DETACH DELETE n")
