"""The claims between actors passage by passage, those that no count holds too: hedged, supposed, expected or negated ones.

In: a projection, a level and filters. Out: rows as the question who-does-what-to-whom gives them. The derived edges hold claims that are
asserted and not negated; the others are rolled up to organizations and states here, by the same rules (`graph.derived`).
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from claimgraph.graph.derived import EDGE_ROLES, Affiliations
from claimgraph.graph.errors import UsageError
from claimgraph.graph.model import MODALITIES
from claimgraph.graph.rows import EntityRow

from .ask import bind
from .evidence import DERIVED_TYPES
from .questions import find_question
from .resolve import Rows

__all__ = ["FILTERS", "bind_filters", "read_affiliations", "read_names", "roll_up", "stance_rows"]

_ACTORS: Final[dict[str, str]] = {
    "Country": "MATCH (n:Country) RETURN n.id AS node_id, n.name AS name, 'state' AS kind, n.id AS country ORDER BY node_id",
    "Organization": "MATCH (n:Organization) RETURN n.id AS node_id, n.name AS name, n.kind AS kind, n.countryCode AS country"
    " ORDER BY node_id",
    "Speaker": "MATCH (n:Speaker) RETURN n.id AS node_id, n.name AS name, n.kind AS kind, '' AS country ORDER BY node_id",
}
_PARTS: Final = "MATCH (a:Organization)-[:PART_OF]->(b:Organization) RETURN a.id AS part_id, b.id AS whole_id ORDER BY part_id, whole_id"
_SPEAKS_FOR: Final = """
MATCH (a:Speaker)-[r:SPEAKS_FOR]->(b:Organization|Country)
RETURN a.id AS speaker_id, b.id AS target_id, r.articleId AS article_id
ORDER BY speaker_id, target_id, article_id
"""
FILTERS: Final = """
  AND ($type = '' OR c.type = $type)
  AND ($allegation = '' OR $allegation IN c.allegation)
  AND c.confidence >= $min_confidence
  AND ($outlet = '' OR EXISTS { MATCH (ar)-[:PUBLISHED_BY]->(m:Outlet) WHERE m.id = $outlet })
  AND (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
"""
"""Conditions on a claim c, its quote q and the article ar; `bind_filters` gives the parameters."""

_COUNTED: Final = f"""
MATCH (a:Speaker|Organization|Country)-[e:{DERIVED_TYPES}]->(b:Speaker|Organization|Country)
WHERE e.level = $level
UNWIND e.quoteIds AS quote_id
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote {{id: quote_id}})-[:EXPRESSES]->(c:Claim)
WHERE q.id = quote_id {FILTERS}
RETURN DISTINCT c.type AS type, a.id AS source_id, b.id AS target_id, c.id AS claim_id, ar.id AS article_id, q.id AS passage_id,
       q.saidOn AS said_on
ORDER BY type, source_id, target_id, claim_id, passage_id
"""
_NOT_COUNTED: Final = f"""
MATCH (a:Speaker|Organization|Country)-[:SAID]->(q:Quote)-[:EXPRESSES]->(c:Claim)
WHERE c.negated OR c.modality <> 'asserted'
MATCH (q)-[:IN_ARTICLE]->(ar:Article)
WHERE ($modality = 'any' OR c.modality = $modality) AND ($negated OR NOT c.negated) {FILTERS}
MATCH (c)-[t:TARGETS]->(b:Speaker|Organization|Country)
RETURN DISTINCT c.type AS type, a.id AS source_id, b.id AS target_id, t.role AS role, c.id AS claim_id, ar.id AS article_id,
       q.id AS passage_id, q.saidOn AS said_on
ORDER BY type, source_id, target_id, role, claim_id, passage_id
"""


def stance_rows(projection: Rows, *, modality: str = "asserted", negated: bool = False, **filters: Any) -> list[dict[str, Any]]:
    """Who does what to whom, a row a pair and claim type, with the claims that ``modality`` and ``negated`` let in.

    Parameters
    ----------
    modality : asserted, hypothetical, future, hedged, or any for all of them.
    negated : count negated claims too ("did not accuse").
    filters : those of the question who-does-what-to-whom.

    Returns
    -------
    Dicts with the question's columns but edge_id, and ``claim_ids`` and ``quote_ids``, the evidence; in the question's order.
    """
    sent = bind_filters(projection, modality, negated, filters)
    actor = sent["actor"]
    found: list[dict[str, Any]] = []
    if modality in ("asserted", "any"):
        found += projection.query(_COUNTED, sent).dicts()
    actors = read_affiliations(projection)
    for row in projection.query(_NOT_COUNTED, sent).dicts():
        if row["role"] == EDGE_ROLES.get(row["type"]):
            ends = [roll_up(actors, row[end], sent["level"], row["article_id"]) for end in ("source_id", "target_id")]
            if None not in ends and ends[0] != ends[1]:
                found.append({**row, "source_id": ends[0], "target_id": ends[1]})
    return list(_pairs((row for row in found if actor in ("", row["source_id"], row["target_id"])), read_names(projection)))


def bind_filters(projection: Rows, modality: str, negated: bool, filters: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of `FILTERS`, with level, actor, modality and negated: read and checked as those of a question are."""
    if modality not in (*MODALITIES, "any"):
        raise UsageError(f"modality '{modality}' is none of {', '.join((*MODALITIES, 'any'))}")
    bound = bind(projection, find_question("who-does-what-to-whom"), filters)
    sent = {key: value.isoformat() if isinstance(value, datetime.date) else value for key, value in bound.items()}
    return {**sent, "modality": modality, "negated": negated}


def _pairs(passages: Iterable[dict[str, Any]], names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    by_pair: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in passages:
        by_pair[row["type"], row["source_id"], row["target_id"]].append(row)
    rows: list[dict[str, Any]] = []
    for (kind, source, target), some in by_pair.items():
        claims, days = sorted({row["claim_id"] for row in some}), sorted(row["said_on"] for row in some if row["said_on"])
        rows.append(
            {
                **{"type": kind, "source_id": source, "source": names[source], "target_id": target, "target": names[target]},
                **{"n_claims": len(claims), "n_articles": len({row["article_id"] for row in some})},
                **{"first_said_on": days[0] if days else None, "last_said_on": days[-1] if days else None},
                **{"claim_ids": claims, "quote_ids": sorted({row["passage_id"] for row in some})},
            }
        )
    yield from sorted(rows, key=lambda r: (-r["n_claims"], -r["n_articles"], r["type"], r["source_id"], r["target_id"]))


def read_names(projection: Rows) -> dict[str, str]:
    """The name of each actor by id."""
    return {row["node_id"]: row["name"] or row["node_id"] for cypher in _ACTORS.values() for row in projection.query(cypher).dicts()}


def read_affiliations(projection: Rows) -> Affiliations:
    """For whom each actor of the graph speaks."""
    wholes = {row["part_id"]: row["whole_id"] for row in reversed(projection.query(_PARTS).dicts())}
    entities = {
        row["node_id"]: EntityRow(
            *(row["node_id"], row["name"] or "", label, row["kind"] or ""),
            country=row["country"] or None,
            part_of=wholes.get(row["node_id"]),
        )
        for label, cypher in _ACTORS.items()
        for row in projection.query(cypher).dicts()
    }
    return Affiliations(entities, ((r["speaker_id"], r["target_id"], r["article_id"]) for r in projection.query(_SPEAKS_FOR).dicts()))


def roll_up(actors: Affiliations, actor_id: str, level: str, article_id: str | None = None) -> str | None:
    """The id of the actor at a level (speaker, organization, country); None where nothing is known of it there."""
    if level == "speaker":
        return actor_id
    if level == "country":
        return actors.country_of(actor_id, article_id)
    end = actors.organization_of(actor_id, article_id)
    return None if end is None else end[0]
