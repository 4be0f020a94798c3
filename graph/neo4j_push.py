"""The record's graph pushed into a Neo4j server and kept current there.

A push makes constraints and indexes first, takes away what vanished from the record, then upserts nodes and relationships in batches, all
of it idempotent; the last thing it writes is its watermark, a node ``ClaimgraphRecord`` with the record's id and revision. Cut off
anywhere, the next push begins from the old watermark and ends in the same graph. Only rows that changed since the watermark are sent, and
only properties of the model are set: labels, relationships and properties of the user's own are not touched. A node that vanished from
the record but bears such marks stays, with them and its properties, as ``ClaimgraphGone`` instead of its label; it is found again when it
comes back.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from .errors import ProjectionError
from .model import NODES, RELATIONSHIPS, SCHEMA_VERSION
from .neo4j import errors_of, transact
from .record import Record
from .tables import model_fingerprint

if TYPE_CHECKING:
    import neo4j

__all__ = ["GONE", "WATERMARK", "PushProgress", "PushSummary", "push", "schema_statements"]

T = TypeVar("T")

BATCH: Final = 5_000
"""Rows a transaction; 1,000 to 10,000 give about the same rate on a server with 512 MB of heap."""
BATCH_CHARS: Final = 8_000_000
"""Characters of text a transaction, so that long articles do not fill the server's heap."""
OLDEST: Final = (5, 26)
TRIED: Final = ("5.26.", "2026.")
"""How the versions begin that this was tried with: 5.26 with long-term support, and the current releases of 2026."""
WATERMARK: Final = "ClaimgraphRecord"
GONE: Final = "ClaimgraphGone"
OUR_ID: Final = re.compile("([a-z]_[0-9a-f]{20}|[A-Z]{3})")
BEGUN: Final = -1
"""The watermark's revision from the first batch of a first push to its end."""
FULL_TEXT: Final = {"Quote": "text", "Claim": "text"}
INDEXED: Final = {"Article": ("publishedOn", "month"), "Quote": ("saidOn", "month"), "Claim": ("type", "month")}


@dataclass(frozen=True, slots=True)
class PushProgress:
    """How far a push is: the label or type it is at, and rows sent so far of those that are to be sent."""

    name: str
    done: int
    total: int


@dataclass(slots=True)
class PushSummary:
    """What a push did, or with ``dry_run`` would do: rows sent and vanished by label or type, and what the server counted.

    ``kept`` is the number of nodes that vanished from the record and stay as ``ClaimgraphGone``, for they bear marks of the user's.
    """

    revision: int
    since: int
    upserted: dict[str, int] = field(default_factory=dict)
    deleted: dict[str, int] = field(default_factory=dict)
    kept: int = 0
    counters: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def writes(self) -> int:
        """Changes that the server counted."""
        return sum(self.counters.values())


def schema_statements(made: Collection[str] = ()) -> list[str]:
    """Constraints and indexes but those that are ``made``; each statement may be run again without harm."""
    statements = [
        f"CREATE CONSTRAINT claimgraph_{label}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in [*NODES, WATERMARK, GONE]
    ]
    for label, properties in INDEXED.items():
        statements += [f"CREATE INDEX claimgraph_{label}_{p} IF NOT EXISTS FOR (n:{label}) ON (n.{p})" for p in properties]
    statements += [f"CREATE INDEX claimgraph_{type_}_id IF NOT EXISTS FOR ()-[r:{type_}]-() ON (r.id)" for type_ in RELATIONSHIPS]
    for label, property_ in FULL_TEXT.items():
        statements.append(f"CREATE FULLTEXT INDEX claimgraph_{label}_{property_} IF NOT EXISTS FOR (n:{label}) ON EACH [n.{property_}]")
    return [statement for statement in statements if statement.split(" IF ")[0].split()[-1] not in made]


def push(
    record_path: str | Path,
    driver: "neo4j.Driver",
    *,
    database: str = "neo4j",
    full: bool = False,
    into_shared: bool = False,
    dry_run: bool = False,
    watch: Callable[[PushProgress], None] | None = None,
) -> PushSummary:
    """Bring a server's graph to the record's present state.

    Parameters
    ----------
    full : send everything, not only what changed since the last push.
    into_shared : go on where another record was pushed into the database, or nodes with ids of ours stand there. Then nothing is swept
        away, and a node that vanished from the record stays as it is while relationships hang on it.
    dry_run : tell what would be sent; nothing is written.
    watch : called after each batch.

    Raises
    ------
    RecordError, UsageError : the record cannot be read.
    ProjectionError : the server cannot be used, is too old, holds another record's graph or one of a newer version, refuses to be
        written, or went away for longer than the driver tries again.
    """
    with Record.open(record_path, read_only=True) as record, record.snapshot(), errors_of(driver):
        server = _Server(driver, database)
        summary = PushSummary(record.revision, BEGUN, notes=server.check_version())
        known, sweep, shared = _look(server, record, summary, into_shared=into_shared, full=full)
        if summary.since == record.revision and not sweep:
            return summary
        to_send = record.graph.changed(since=summary.since)
        if dry_run:
            summary.upserted = {name: n for name, n in to_send.items() if n}
            for name, _ in record.graph.tombstones(since=summary.since) if known else ():
                summary.deleted[name] = summary.deleted.get(name, 0) + 1
            return summary
        _make_schema(server)
        if not known:
            _write_watermark(server, record, BEGUN)
        _delete(server, _strays(server, record) if sweep else _tombstones(record, summary.since) if known else (), summary, shared=shared)
        _upsert(server, record, summary, watch or _watch_nothing, sum(to_send.values()))
        _write_watermark(server, record, record.revision)
        summary.counters = server.counters
        if summary.kept:
            summary.notes.append(
                f"{summary.kept:,} nodes vanished from the record but bear labels, properties or relationships of yours;"
                f" they stay, as {GONE} instead of their label"
            )
    return summary


class _Server:
    """Runs statements, each in a transaction that the driver tries again, and adds up what the server says it changed."""

    def __init__(self, driver: "neo4j.Driver", database: str) -> None:
        self._driver = driver
        self._database = database
        self.counters: dict[str, int] = {}

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Any]:
        """The rows, as lists of values."""

        def work(transaction: "neo4j.ManagedTransaction") -> tuple[list[Any], Any]:
            result = transaction.run(cypher, dict(parameters or {}))
            return [row.values() for row in result], result.consume().counters

        rows, counters = transact(self._driver, work, database=self._database)
        for name, n in vars(counters).items():
            if isinstance(n, int) and not isinstance(n, bool) and n and not name.startswith("_"):
                self.counters[name] = self.counters.get(name, 0) + n
        return rows

    def check_version(self) -> list[str]:
        """Notes on the server's version.

        Raises
        ------
        ProjectionError : it is older than 5.26.
        """
        rows = self.run("CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions AS v")
        text = str(rows[0][0][0]) if rows else "unknown"
        version = tuple(int(n) for n in re.findall(r"\d+", text)[:2])
        if len(version) == 2 and version < OLDEST:
            raise ProjectionError(f"Neo4j {text} is too old: 5.26 or newer is needed")
        return [] if text.startswith(TRIED) else [f"Neo4j {text} was not tried with this version of claimgraph; 5.26 and 2026 were"]


def _look(server: _Server, record: Record, summary: PushSummary, *, into_shared: bool, full: bool) -> tuple[bool, bool, bool]:
    """Whether the database has this record, whether what the record does not know must be swept away, whether another one is there.

    Sets ``summary.since``, the revision that the server has.
    """
    rows = server.run(f"MATCH (w:{WATERMARK}) RETURN w.id AS i, w.revision AS r, w.token AS t, w.model AS m, w.schemaVersion AS s")
    marks = {row[0]: row[1:] for row in rows}
    others = sorted(str(other) for other in marks.keys() - {record.uuid})
    if others and not into_shared:
        raise ProjectionError(
            f"the database holds the graph of another record ({', '.join(others)}); push into an empty one, or allow it with --into-shared"
        )
    if record.uuid not in marks:
        if not into_shared:
            _check_foreign(server)
        return False, False, bool(others) or into_shared
    revision, token, model, schema = marks[record.uuid]
    if isinstance(schema, int) and schema > SCHEMA_VERSION:
        raise ProjectionError(
            f"the graph there was pushed by a newer version of claimgraph (schema {schema}, this one has {SCHEMA_VERSION});"
            " use that one, or push into an empty database"
        )
    if schema != SCHEMA_VERSION:
        summary.notes.append(f"the graph there has schema {schema}, this version has {SCHEMA_VERSION}: all of it is sent again")
    went_another_way = (
        not isinstance(revision, int) or revision > record.revision or (revision == record.revision and token != record.token)
    )
    if full or model != model_fingerprint() or went_another_way or revision == BEGUN:
        return True, not others, bool(others)
    summary.since = revision
    return True, False, bool(others)


def _check_foreign(server: _Server) -> None:
    for label in NODES:
        rows = server.run(f"MATCH (n:{label}) WHERE n.id =~ $ours RETURN n.id AS i LIMIT 1", {"ours": OUR_ID.pattern})
        if rows:
            raise ProjectionError(
                f"the database has a {label} node with the id {rows[0][0]} that no push wrote and that would be overwritten; push into an"
                " empty database, or allow it with --into-shared (after an import, run after-import.cypher first)"
            )


def _make_schema(server: _Server) -> None:
    """Make the constraints and indexes that are not there, and wait until all of them serve."""
    states = dict(server.run("SHOW INDEXES YIELD name, state RETURN name AS i, state AS s"))
    missing = schema_statements(made=states)  # not all forty each time: that takes seconds where nothing is to be made
    for statement in missing:
        server.run(statement)
    if missing or any(state != "ONLINE" for name, state in states.items() if name.startswith("claimgraph_")):
        server.run("CALL db.awaitIndexes(300)")


def _write_watermark(server: _Server, record: Record, revision: int) -> None:
    server.run(
        f"MERGE (w:{WATERMARK} {{id: $id}}) SET w.revision = $revision, w.token = $token, w.schemaVersion = $schema, w.model = $model",
        {"id": record.uuid, "revision": revision, "token": record.token, "schema": SCHEMA_VERSION, "model": model_fingerprint()},
    )


def _tombstones(record: Record, since: int) -> Iterator[tuple[str, str]]:
    for kind in (RELATIONSHIPS, NODES):  # relationships first
        yield from ((name, id_) for name, id_ in record.graph.tombstones(since=since) if name in kind)


def _strays(server: _Server, record: Record) -> Iterator[tuple[str, str]]:
    """What has an id of ours on the server but not in the record; both sides are read in the order of ids, so that neither is held."""
    for name in [*RELATIONSHIPS, *NODES]:
        what = f"(n:{name})" if name in NODES else f"()-[n:{name}]->()"
        statement = f"MATCH {what} WHERE n.id > $after RETURN n.id AS i ORDER BY i LIMIT $n"
        kept = record.graph.node_ids(name)
        next_kept = next(kept, None)
        page = [""]
        while page:
            page = [row[0] for row in server.run(statement, {"after": page[-1], "n": BATCH})]
            for id_ in page:
                while next_kept is not None and next_kept < id_:
                    next_kept = next(kept, None)
                if id_ != next_kept and OUR_ID.fullmatch(id_):
                    yield name, id_


def _delete(server: _Server, gone: Iterable[tuple[str, str]], summary: PushSummary, *, shared: bool) -> None:
    for name, group in groupby(gone, key=lambda item: item[0]):
        for ids in _batches(id_ for _, id_ in group):
            summary.deleted[name] = summary.deleted.get(name, 0) + len(ids)
            if name in RELATIONSHIPS:
                server.run(f"UNWIND $ids AS x MATCH ()-[r:{name} {{id: x}}]->() DELETE r", {"ids": ids})
                continue
            if not shared:
                rows = server.run(
                    f"UNWIND $ids AS x MATCH (n:{name} {{id: x}})"
                    " WHERE EXISTS { MATCH (n)--() } OR size(labels(n)) > 1 OR any(k IN keys(n) WHERE NOT k IN $ours)"
                    f" SET n:{GONE} REMOVE n:{name} RETURN count(n) AS k",
                    {"ids": ids, "ours": ["id", *NODES[name]]},
                )
                summary.kept += int(rows[0][0])
            server.run(f"UNWIND $ids AS x MATCH (n:{name} {{id: x}}) WHERE NOT EXISTS {{ MATCH (n)--() }} DELETE n", {"ids": ids})


def _upsert(server: _Server, record: Record, summary: PushSummary, watch: Callable[[PushProgress], None], total: int) -> None:
    sent = 0

    def note(name: str, n: int) -> None:
        nonlocal sent
        sent += n
        summary.upserted[name] = summary.upserted.get(name, 0) + n
        watch(PushProgress(name, sent, total))

    any_gone = bool(server.run(f"MATCH (n:{GONE}) RETURN n.id AS i LIMIT 1"))
    for label, properties in NODES.items():
        sets = ", ".join(f"n.{name} = row.{name}" for name in properties)
        statement = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET {sets}"
        for rows in _batches({"id": node.id, **node.properties} for node in record.graph.nodes(label, since=summary.since)):
            if any_gone:
                back = f"UNWIND $ids AS x MATCH (n:{GONE} {{id: x}}) SET n:{label} REMOVE n:{GONE}"
                server.run(back, {"ids": [row["id"] for row in rows]})
            server.run(statement, {"rows": rows})
            note(label, len(rows))
    for type_, relationship in RELATIONSHIPS.items():
        sets = ", ".join(f"r.{name} = row.{name}" for name in relationship.properties)
        for source, target in relationship.pairs:
            statement = (
                f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source_}}) MATCH (b:{target} {{id: row.target_}})"
                f" MERGE (a)-[r:{type_} {{id: row.id}}]->(b){' SET ' + sets if sets else ''} RETURN count(*) AS n"
            )
            edges = record.graph.edges(type_, since=summary.since, source_label=source, target_label=target)
            for rows in _batches({"id": e.id, "source_": e.source_id, "target_": e.target_id, **e.properties} for e in edges):
                ((n,),) = server.run(statement, {"rows": rows})
                if n != len(rows):
                    lost = f"{len(rows) - n:,} {type_} relationships find no ends in the database"
                    raise ProjectionError(f"{lost}: nodes were deleted there; push all again (--full)")
                note(type_, len(rows))


def _watch_nothing(_: PushProgress) -> None:
    pass


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    batch: list[T] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += sum(len(value) for value in row.values() if isinstance(value, str)) if isinstance(row, dict) else 0
        if len(batch) >= BATCH or size >= BATCH_CHARS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
