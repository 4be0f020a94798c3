"""What every projection must do, whichever engine it is: the test module of each engine imports it and gives ``projection``.

The fixture holds the seeded graph (tests/graph/seeded.py).
"""

from datetime import date
from types import ModuleType
from typing import Any

import pytest

from claimgraph.graph.errors import QueryError
from claimgraph.graph.model import NODES, RELATIONSHIPS
from claimgraph.graph.projection import Projection

__all__ = ["ProjectionContract"]

READS: list[tuple[str, str, dict[str, Any], list[tuple[Any, ...]]]] = [
    ("nothing", "MATCH (s:Speaker {id: 'none'}) RETURN s.name AS name", {}, []),
    (
        "edges at one level",
        "MATCH (a:Country)-[r:ACCUSES]->(b:Country) WHERE r.level = $level"
        " RETURN a.id AS source_id, b.id AS target_id, r.nClaims AS n, r.claimIds AS claim_ids, r.firstSaidOn AS day ORDER BY source_id",
        {"level": "country"},
        [("RUS", "TUR", 2, ["c_1", "c_5"], date(2024, 1, 30)), ("TUR", "RUS", 2, ["c_3", "c_6"], date(2024, 3, 1))],
    ),
    (
        "several labels, a property that some lack",
        "MATCH (a:Speaker|Organization|Country)-[:MADE]->(c:Claim)"
        " RETURN a.id AS actor, a.kind AS kind, c.id AS claim_id ORDER BY claim_id LIMIT 3",
        {},
        [("p_orlova", "person", "c_1"), ("TUR", None, "c_10"), ("o_watch", "ngo", "c_11")],
    ),
    (
        "nulls sort last, ties by id",
        "MATCH (a:Article) RETURN a.id AS article_id, a.publishedOn AS day ORDER BY day, article_id",
        {},
        [("a_1", date(2024, 1, 31)), ("a_2", date(2024, 1, 31)), ("a_3", date(2024, 2, 29)), ("a_5", date(2024, 3, 1)), ("a_4", None)],
    ),
    (
        "sums are integers",
        "MATCH (q:Quote)-[:EXPRESSES]->(c:Claim) RETURN sum(c.nQuotes) AS n, count(*) AS k, coalesce(sum(q.cueStart), 0) AS zero",
        {},
        [(14, 12, 0)],
    ),
    (
        "half-open dates, the day of publication where the day said is not known",
        "MATCH (q:Quote)-[:IN_ARTICLE]->(a:Article) WITH q, coalesce(q.saidOn, a.publishedOn) AS day"
        " WHERE day >= date($from) AND day < date($to) RETURN q.id AS quote_id, day AS day_ ORDER BY quote_id",
        {"from": "2024-01-31", "to": "2024-03-01"},
        [(q, date(2024, 2, 29) if q == "q_5" else date(2024, 1, 31)) for q in ("q_11", "q_2", "q_3", "q_4", "q_5")],
    ),
    (
        "hostile names are values",
        "MATCH (s:Speaker {name: $name}) RETURN s.id AS id_, size(s.aliases) AS n",
        {"name": "O'Brien'}) DETACH DELETE n // ` \u2028 \\"},
        [("p_hostile", 0)],
    ),
    (
        "lists of parameters",
        "UNWIND $ids AS x MATCH (c:Country {id: x}) RETURN c.name AS name ORDER BY name",
        {"ids": ["TUR", "RUS"]},
        [("Russia",), ("Turkey",)],
    ),
    (
        "the type of a relationship",
        "MATCH (:Claim {id: 'c_2'})-[r]->(:Claim) RETURN type(r) AS kind ORDER BY kind",
        {},
        [("DENIES",), ("RESPONDS_TO",)],
    ),
    ("a dollar in a string is no parameter", "RETURN '$x' AS a // $y", {}, [("$x",)]),
    ("a parameter too many does no harm", "RETURN $x AS a", {"x": 1, "y": 2}, [(1,)]),
]

REFUSED = [
    ("writes", "CREATE (s:Speaker {id: 'x'}) RETURN s.id AS id_", {}),
    ("writes after reading", "MATCH (s:Speaker) SET s.name = 'x' RETURN s.id AS id_", {}),
    ("deletes", "MATCH (s:Speaker) DETACH DELETE s", {}),
    ("two statements", "RETURN 1 AS a; MATCH (s:Speaker) DETACH DELETE s", {}),
    ("no statement", "// nothing\n", {}),
    ("no Cypher", "SELECT 1", {}),
    ("broken Cypher", "MATCH (s:Speaker RETURN s.id AS id_", {}),
    ("a file written", "COPY (MATCH (s:Speaker) RETURN s.id) TO '/tmp/claimgraph-out.csv'", {}),
    ("a file read", "MATCH (s:Speaker) LOAD FROM '/etc/hosts' RETURN *", {}),
    ("a file read by Neo4j", "MATCH (s:Speaker) LOAD CSV FROM 'file:///etc/hosts' AS row RETURN row", {}),
    ("a parameter that is not given", "RETURN $x AS a", {}),
    ("a list with null in it", "MATCH (s:Speaker) WHERE s.id IN $ids RETURN s.id AS id_", {"ids": ["x", None]}),
]


class ProjectionContract:
    """The tests; a subclass in the engine's module runs them with its ``projection``."""

    @pytest.mark.parametrize(("cypher", "parameters", "rows"), [case[1:] for case in READS], ids=[case[0] for case in READS])
    def test_gives_the_same_rows(
        self, projection: Projection, cypher: str, parameters: dict[str, Any], rows: list[tuple[Any, ...]]
    ) -> None:
        assert projection.query(cypher, parameters).rows == rows

    @pytest.mark.parametrize(("cypher", "parameters"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
    def test_refuses(self, projection: Projection, cypher: str, parameters: dict[str, Any]) -> None:
        with pytest.raises(QueryError) as caught:
            projection.query(cypher, parameters)
        assert "\n" not in str(caught.value)
        assert projection.query("MATCH (s:Speaker) RETURN count(*) AS n").rows == [(6,)]

    def test_columns_rows_and_limit(self, projection: Projection) -> None:
        answer = projection.query("MATCH (c:Country) RETURN c.id AS code, c.name AS name ORDER BY code", limit=2)
        assert answer.columns == ("code", "name")
        assert answer.truncated
        assert answer.dicts()[0] == {"code": "RUS", "name": "Russia"}
        assert not projection.query("MATCH (c:Country) RETURN c.id AS code", limit=3).truncated

    def test_holds_the_whole_graph(self, projection: Projection, seeded: ModuleType) -> None:
        nodes, edges = seeded.seeded_graph()
        for label, properties in NODES.items():
            columns = ", ".join(f"n.{name} AS {name}" for name in ("id", *properties))
            found = {row["id"]: row for row in projection.query(f"MATCH (n:{label}) RETURN {columns}").dicts()}
            assert found.keys() == {node.id for node in nodes if node.label == label}
            for node in nodes:
                if node.label == label:
                    for name, value in node.properties.items():
                        assert found[node.id][name] == value, (label, node.id, name)
        for type_, relationship in RELATIONSHIPS.items():
            columns = "".join(f", r.{name} AS {name}_" for name in relationship.properties)
            asked = f"MATCH (a)-[r:{type_}]->(b) RETURN a.id AS source, r.id AS id_, b.id AS target{columns}"
            kept = {row["id_"]: row for row in projection.query(asked).dicts()}
            assert kept.keys() == {edge.id for edge in edges if edge.type == type_}
            for edge in edges:
                if edge.type == type_:
                    assert (kept[edge.id]["source"], kept[edge.id]["target"]) == (edge.source_id, edge.target_id)
                    for name, value in edge.properties.items():
                        assert kept[edge.id][f"{name}_"] == value, (type_, edge.id, name)
