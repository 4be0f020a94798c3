"""The record in other people's formats: extraction records as JSON lines, claims as the Discourse Network Analyzer reads them.

In: extraction records, or a projection. Out: text on a stream, and how many lines or statements were written.
"""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, TextIO

from claimgraph.graph.extraction import Extraction, to_json

from .answers import write_csv
from .resolve import Rows

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

__all__ = ["DNA_COLUMNS", "dna_statements", "export_dna", "export_jsonl"]

DNA_COLUMNS: Final = (
    *("document_id", "document_title", "document_source", "document_url", "date_time", "start", "stop", "text", "person", "organization"),
    *("concept", "agreement", "statement_id"),
)
"""Columns of a statement table in the words of the Discourse Network Analyzer 3 (Leifeld): person, organization, concept, agreement."""

_STATEMENTS: Final = """
MATCH (s:Speaker|Organization|Country)-[:SAID]->(q:Quote)-[:IN_ARTICLE]->(ar:Article)
MATCH (q)-[:EXPRESSES]->(c:Claim)
OPTIONAL MATCH (c)-[t:TARGETS]->(b:Speaker|Organization|Country)
RETURN q.id AS statement_id, ar.id AS document_id, ar.title AS document_title, ar.url AS document_url, ar.publishedOn AS published_on,
       q.startChar AS first_char, q.endChar AS last_char, q.text AS text, s.id AS speaker_id, s.name AS speaker, c.type AS type,
       c.negated AS negated, c.modality AS modality, b.name AS target
ORDER BY published_on, document_id, first_char, statement_id, speaker_id, target
"""
_OUTLETS: Final = "MATCH (ar:Article)-[:PUBLISHED_BY]->(m:Outlet) RETURN ar.id AS document_id, m.name AS name ORDER BY document_id, name"
# What somebody says no to, and what somebody says yes to: a denial disagrees with what it answers.
_DISAGREE: Final = frozenset({"denial", "rejection"})


def export_jsonl(extractions: Iterable[Extraction], stream: "SupportsWrite[str]") -> int:
    """Write extraction records, one JSON object a line, in the order given; returns their number."""
    n = 0
    for extraction in extractions:
        stream.write(json.dumps(to_json(extraction), ensure_ascii=False) + "\n")
        n += 1
    return n


def dna_statements(projection: Rows) -> list[dict[str, Any]]:
    """The claims as statements of the Discourse Network Analyzer: who (person or organization) says what (concept), for or against.

    The concept is claim type and target ("accusation: Russia"). ``agreement`` is 1, and 0 where the claim is negated or is a denial or
    rejection. Statements with several targets give one row a target. Undated articles have no ``date_time``.
    """
    outlets: dict[str, str] = {}
    for row in projection.query(_OUTLETS).dicts():
        outlets.setdefault(row["document_id"], row["name"])
    found = []
    for row in projection.query(_STATEMENTS).dicts():
        person = row["speaker_id"].startswith("p_")
        concept = f"{row['type']}: {row['target']}" if row["target"] else row["type"]
        agrees = not (row["negated"] or row["type"] in _DISAGREE)
        found.append(
            {
                "document_id": row["document_id"],
                "document_title": row["document_title"],
                "document_source": outlets.get(row["document_id"]),
                "document_url": row["document_url"],
                "date_time": f"{row['published_on']}T00:00:00" if row["published_on"] else None,
                "start": row["first_char"],
                "stop": row["last_char"],
                "text": row["text"],
                "person": row["speaker"] if person else None,
                "organization": None if person else row["speaker"],
                "concept": concept,
                "agreement": int(agrees),
                "statement_id": row["statement_id"],
            }
        )
    return found


def export_dna(projection: Rows, stream: TextIO) -> int:
    """Write `dna_statements` as CSV (`DNA_COLUMNS`); returns their number."""
    statements = dna_statements(projection)
    stream.write(write_csv(DNA_COLUMNS, ([s[c] for c in DNA_COLUMNS] for s in statements)))
    return len(statements)
