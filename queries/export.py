"""The record in other people's formats: extraction records as JSON lines, claims as the Discourse Network Analyzer reads them.

In: extraction records, or a projection. Out: text on a stream, and how many lines or statements were written.
"""

import datetime
import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, TextIO

from claimgraph.graph.extraction import Extraction, to_json

from .answers import write_csv
from .ask import bind
from .passages import read_affiliations, read_names, roll_up
from .questions import find_question
from .resolve import Rows

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

__all__ = ["DNA_COLUMNS", "STANCES", "dna_statements", "export_dna", "export_jsonl"]

DNA_COLUMNS: Final = (
    *("document_id", "document_title", "document_source", "document_url", "date_time", "start", "stop", "text", "person", "organization"),
    *("country", "concept", "agreement", "target", "stance", "statement_id"),
)
"""Columns of a statement table in the words of the Discourse Network Analyzer 3 (Leifeld): person, organization, concept, agreement."""

STANCES: Final = {"support": 1, "promise": 1, "accusation": 0, "criticism": 0, "threat": 0, "rejection": 0}
"""Claim types that stand with (1) or against (0) whom they are about; the others do neither."""

_STATEMENTS: Final = """
MATCH (s:Speaker|Organization|Country)-[:SAID]->(q:Quote)-[:IN_ARTICLE]->(ar:Article)
MATCH (q)-[:EXPRESSES]->(c:Claim)
WHERE ($every_type OR c.type IN $types)
  AND (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
OPTIONAL MATCH (c)-[t:TARGETS]->(b:Speaker|Organization|Country)
OPTIONAL MATCH (c)-[:DENIES]->(d:Claim)
OPTIONAL MATCH (d)-[u:TARGETS]->(e:Speaker|Organization|Country)
RETURN DISTINCT q.id AS statement_id, ar.id AS document_id, ar.title AS document_title, ar.url AS document_url,
       ar.publishedOn AS published_on,
       q.startChar AS first_char, q.endChar AS last_char, q.text AS text, s.id AS speaker_id, s.name AS speaker, c.type AS type,
       c.negated AS negated, c.modality AS modality, b.id AS target_id, b.name AS target, d.type AS denied_type, e.name AS denied_target
ORDER BY published_on, document_id, first_char, statement_id, speaker_id, target_id, denied_type, denied_target
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


def dna_statements(
    projection: Rows,
    *,
    types: Sequence[str] = (),
    levels: Sequence[str] = ("organization", "country"),
    since: str | datetime.date | None = None,
    until: str | datetime.date | None = None,
) -> list[dict[str, Any]]:
    """The claims as statements of the Discourse Network Analyzer: who (person, organization, country) says what (concept), for or against.

    The concept is claim type and target ("accusation: Russia"); a denial that answers a claim speaks of that claim's concept, against it.
    ``agreement`` is 1, and 0 where the claim is negated or is a denial or rejection. ``target`` and ``stance`` are another pair of the same
    kind: 1 stands with whom it is about, 0 against, None does neither (`STANCES`; asserted claims only). ``organization`` and ``country``
    are those the speaker speaks for, as far as is known; ``speaker_id``, ``organization_id``, ``country_id`` and ``target_id`` are the
    graph's ids, ``type`` and ``modality`` the claim's. Statements of several speakers or with several targets give
    one row a speaker and target. Undated articles have no ``date_time``.

    Parameters
    ----------
    types : only claims of these types; none named: of all.
    levels : organization, country: for whom the speaker speaks is looked up at these only, and None at the others.
    since, until : days, as the questions take them.
    """
    window = bind(projection, find_question("claims-by-month"), {"since": since, "until": until})
    sent = {"types": [*types] or [""], "every_type": not types, "since": str(window["since"]), "until": str(window["until"])}
    outlets: dict[str, str] = {}
    for row in projection.query(_OUTLETS).dicts():
        outlets.setdefault(row["document_id"], row["name"])
    actors, names = read_affiliations(projection), read_names(projection)
    stands_for: dict[tuple[str, str], tuple[str | None, ...]] = {}
    found = []
    for row in projection.query(_STATEMENTS, sent).dicts():
        person = row["speaker_id"].startswith("p_")
        kind, target = row["denied_type"] or row["type"], row["denied_target"] if row["denied_type"] else row["target"]
        who = (row["speaker_id"], row["document_id"])
        if who not in stands_for:
            stands_for[who] = tuple(
                roll_up(actors, who[0], level, who[1]) if level in levels else None for level in ("organization", "country")
            )
        organization, country = stands_for[who]
        counted = row["modality"] == "asserted" and not row["negated"] and row["target"] is not None
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
                "organization": names.get(organization) if organization else None,
                "country": names.get(country) if country else None,
                "concept": f"{kind}: {target}" if target else kind,
                "agreement": int(not (row["negated"] or row["type"] in _DISAGREE)),
                "target": row["target"],
                "stance": STANCES.get(row["type"]) if counted else None,
                "statement_id": row["statement_id"],
                "type": row["type"],
                "modality": row["modality"],
                "speaker_id": row["speaker_id"],
                "organization_id": organization,
                "country_id": country,
                "target_id": row["target_id"],
            }
        )
    return found


def export_dna(projection: Rows, stream: TextIO) -> int:
    """Write `dna_statements` as CSV (`DNA_COLUMNS`); returns their number."""
    statements = dna_statements(projection)
    stream.write(write_csv(DNA_COLUMNS, ([s[c] for c in DNA_COLUMNS] for s in statements)))
    return len(statements)
