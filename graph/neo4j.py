"""Neo4j: the record's graph pushed into a server and kept current there, and a server asked as a projection.

A push makes constraints and indexes first, takes away what vanished from the record, then upserts nodes and relationships in batches, all
of it idempotent; the last thing it writes is its watermark, a node ``ClaimgraphRecord`` with the record's id and revision. Cut off
anywhere, the next push begins from the old watermark and ends in the same graph. Only rows that changed since the watermark are sent, and
only properties of the model are set: labels, relationships and properties of the user's own are not touched.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from .errors import ProjectionError, QueryError
from .model import NODES, RELATIONSHIPS, SCHEMA_VERSION
from .projection import Answer, Projection, check_parameters, check_reads, normalise
from .record import Record
from .tables import model_fingerprint

if TYPE_CHECKING:
    import neo4j

__all__ = ["Neo4jProjection", "PushProgress", "PushSummary", "connect", "open_server", "push", "schema_statements"]

T = TypeVar("T")

BATCH: Final = 5_000
"""Rows a transaction; 1,000 to 10,000 give about the same rate on a server with 512 MB of heap."""
BATCH_CHARS: Final = 8_000_000
"""Characters of text a transaction, so that long articles do not fill the server's heap."""
OLDEST: Final = (5, 26)
WATERMARK: Final = "ClaimgraphRecord"
OUR_ID: Final = "([a-z]_[0-9a-f]{20}|[A-Z]{3})"
FULL_TEXT: Final = {"Quote": "text", "Claim": "text"}
INDEXED: Final = {"Article": ("publishedOn", "month"), "Quote": ("saidOn", "month"), "Claim": ("type", "month")}


@dataclass(frozen=True, slots=True)
class PushProgress:
    """How far a push is: the label or type, rows of it done so far."""

    name: str
    done: int


@dataclass(slots=True)
class PushSummary:
    """What a push did, or with ``dry_run`` would do: rows sent and tombstones by label or type, and what the server counted."""

    revision: int
    since: int
    upserted: dict[str, int] = field(default_factory=dict)
    deleted: dict[str, int] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def writes(self) -> int:
        """Changes that the server counted."""
        return sum(self.counters.values())


def connect(
    uri: str | None = None, *, username: str | None = None, password: str | None = None, retry_seconds: float = 30.0
) -> "neo4j.Driver":
    """A driver whose server has answered. What is not given comes from NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD.

    Raises
    ------
    ProjectionError : no address, no such server, wrong user or password, a certificate that does not verify.
    """
    import neo4j
    from neo4j.exceptions import ConfigurationError

    uri = uri or os.environ.get("NEO4J_URI")
    if not uri:
        raise ProjectionError("no Neo4j server is named; give neo4j://HOST or set NEO4J_URI")
    username = username or os.environ.get("NEO4J_USERNAME", "neo4j")
    password = password if password is not None else os.environ.get("NEO4J_PASSWORD")
    auth = None if password is None else (username, password)
    try:
        driver = neo4j.GraphDatabase.driver(
            uri, auth=auth, max_transaction_retry_time=retry_seconds, connection_timeout=15.0, notifications_min_severity="OFF"
        )
    except (ConfigurationError, ValueError) as error:
        raise ProjectionError(f"{uri}: no address of a Neo4j server ({_one_line(error)}); write neo4j://HOST:7687") from error
    try:
        with _errors_of(uri):
            driver.verify_connectivity()
    except BaseException:
        driver.close()
        raise
    return driver


def open_server(
    uri: str | None = None, *, username: str | None = None, password: str | None = None, database: str = "neo4j"
) -> "Neo4jProjection":
    """A server as a projection; close it with ``with``.

    Raises
    ------
    ProjectionError : as `connect`.
    """
    return Neo4jProjection(connect(uri, username=username, password=password, retry_seconds=5.0), database)


def schema_statements() -> list[str]:
    """Constraints and indexes, each of which may be made again without harm."""
    statements = [
        f"CREATE CONSTRAINT claimgraph_{label}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE" for label in [*NODES, WATERMARK]
    ]
    for label, properties in INDEXED.items():
        statements += [f"CREATE INDEX claimgraph_{label}_{p} IF NOT EXISTS FOR (n:{label}) ON (n.{p})" for p in properties]
    statements += [f"CREATE INDEX claimgraph_{type_}_id IF NOT EXISTS FOR ()-[r:{type_}]-() ON (r.id)" for type_ in RELATIONSHIPS]
    for label, property_ in FULL_TEXT.items():
        statements.append(f"CREATE FULLTEXT INDEX claimgraph_{label}_{property_} IF NOT EXISTS FOR (n:{label}) ON EACH [n.{property_}]")
    return statements


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
    into_shared : go on where another record was pushed into the database; what two records share is then never swept away.
    dry_run : tell what would be sent; nothing is written.
    watch : called after each batch.

    Raises
    ------
    RecordError, UsageError : the record cannot be read.
    ProjectionError : the server cannot be used, is too old, holds another record's graph, or went away for longer than the driver retries.
    """
    with Record.open(record_path, read_only=True) as record, record.snapshot(), _errors_of(_address(driver)):
        server = _Server(driver, database)
        notes = server.check_version()
        since, sweep = _since(server, record, into_shared=into_shared, full=full)
        summary = PushSummary(record.revision, since, notes=notes)
        if since == record.revision and not sweep:
            return summary
        if dry_run:
            _plan(record, summary)
            return summary
        for statement in schema_statements():
            server.run(statement)
        server.run("CALL db.awaitIndexes(300)")
        _delete(server, record, summary, sweep=sweep and not into_shared)
        _upsert_nodes(server, record, summary, watch or _watch_nothing)
        _upsert_edges(server, record, summary, watch or _watch_nothing)
        server.run(
            f"MERGE (w:{WATERMARK} {{id: $id}}) SET w.revision = $revision, w.token = $token, w.schemaVersion = $schema, w.model = $model",
            {"id": record.uuid, "revision": record.revision, "token": record.token, "schema": SCHEMA_VERSION, "model": model_fingerprint()},
        )
        summary.counters = server.counters
    return summary


class _Server:
    """Runs statements, each in a transaction that the driver tries again, and adds up what the server says it changed."""

    def __init__(self, driver: "neo4j.Driver", database: str) -> None:
        self._driver = driver
        self._database = database
        self.counters: dict[str, int] = {}

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Any]:
        """The rows, as lists of values."""
        records, result, _ = self._driver.execute_query(cypher, dict(parameters or {}), database_=self._database)
        for name, n in vars(result.counters).items():
            if isinstance(n, int) and not isinstance(n, bool) and n and not name.startswith("_"):
                self.counters[name] = self.counters.get(name, 0) + n
        return [record.values() for record in records]

    def check_version(self) -> list[str]:
        """Notes on the server's version.

        Raises
        ------
        ProjectionError : it is older than 5.26.
        """
        rows = self.run("CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions AS v")
        text = str(rows[0][0][0]) if rows else "unknown"
        numbers = re.findall(r"\d+", text)
        version = tuple(int(n) for n in numbers[:2])
        if len(version) < 2:
            return [f"the server tells no version that is known ({text})"]
        if version < OLDEST:
            raise ProjectionError(f"Neo4j {text} is too old: 5.26 or newer is needed")
        return []


def _since(server: _Server, record: Record, *, into_shared: bool, full: bool) -> tuple[int, bool]:
    """The revision that the server has of this record (-1: none), and whether what the record does not know must be swept away."""
    marks = {row[0]: row[1:] for row in server.run(f"MATCH (w:{WATERMARK}) RETURN w.id AS i, w.revision AS r, w.token AS t, w.model AS m")}
    others = sorted(marks.keys() - {record.uuid})
    if others and not into_shared:
        raise ProjectionError(
            f"the database holds the graph of another record ({', '.join(others)}); push into an empty one, or allow it with --into-shared"
        )
    if record.uuid not in marks:
        return -1, False
    revision, token, model = marks[record.uuid]
    if full or model != model_fingerprint() or revision > record.revision or (revision == record.revision and token != record.token):
        return -1, True
    return int(revision), False


def _plan(record: Record, summary: PushSummary) -> None:
    for label in NODES:
        summary.upserted[label] = sum(1 for _ in record.graph.nodes(label, since=summary.since))
    for type_ in RELATIONSHIPS:
        summary.upserted[type_] = sum(1 for _ in record.graph.edges(type_, since=summary.since))
    for name, _ in record.graph.tombstones(since=summary.since):
        summary.deleted[name] = summary.deleted.get(name, 0) + 1


def _delete(server: _Server, record: Record, summary: PushSummary, *, sweep: bool) -> None:
    gone: dict[str, list[str]] = {}
    if summary.since >= 0:
        for name, id_ in record.graph.tombstones(since=summary.since):
            gone.setdefault(name, []).append(id_)
    elif sweep:
        # The server's graph went another way than the record's revisions tell: compare the ids themselves.
        for label in NODES:
            kept = set(record.graph.node_ids(label))
            rows = server.run(f"MATCH (n:{label}) WHERE n.id =~ $ours RETURN n.id AS i", {"ours": OUR_ID})
            gone[label] = [row[0] for row in rows if row[0] not in kept]
        for type_ in RELATIONSHIPS:
            kept = {edge.id for edge in record.graph.edges(type_)}
            rows = server.run(f"MATCH ()-[r:{type_}]->() WHERE r.id =~ $ours RETURN r.id AS i", {"ours": OUR_ID})
            gone[type_] = [row[0] for row in rows if row[0] not in kept]
    for name in [*RELATIONSHIPS, *NODES]:
        for ids in _batches(gone.get(name, [])):
            if name in NODES:
                server.run(f"UNWIND $ids AS x MATCH (n:{name} {{id: x}}) DETACH DELETE n", {"ids": ids})
            else:
                server.run(f"UNWIND $ids AS x MATCH ()-[r:{name} {{id: x}}]->() DELETE r", {"ids": ids})
            summary.deleted[name] = summary.deleted.get(name, 0) + len(ids)


def _upsert_nodes(server: _Server, record: Record, summary: PushSummary, watch: Callable[[PushProgress], None]) -> None:
    for label, properties in NODES.items():
        sets = ", ".join(f"n.{name} = row.{name}" for name in properties)
        statement = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET {sets}"
        for rows in _batches({"id": node.id, **node.properties} for node in record.graph.nodes(label, since=summary.since)):
            server.run(statement, {"rows": rows})
            _note(summary, label, len(rows), watch)


def _upsert_edges(server: _Server, record: Record, summary: PushSummary, watch: Callable[[PushProgress], None]) -> None:
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
                    lost = f"{len(rows) - n} {type_} relationships find no ends in the database"
                    raise ProjectionError(f"{lost}: nodes were deleted there; push all again (--full)")
                _note(summary, type_, len(rows), watch)


def _note(summary: PushSummary, name: str, n: int, watch: Callable[[PushProgress], None]) -> None:
    summary.upserted[name] = summary.upserted.get(name, 0) + n
    watch(PushProgress(name, summary.upserted[name]))


def _watch_nothing(_: PushProgress) -> None:
    pass


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(rows)
    batch: list[T] = []
    size = 0
    for row in iterator:
        batch.append(row)
        size += sum(len(value) for value in row.values() if isinstance(value, str)) if isinstance(row, dict) else 0
        if len(batch) >= BATCH or size >= BATCH_CHARS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class Neo4jProjection(Projection):
    """A server that is asked and never written to."""

    def __init__(self, driver: "neo4j.Driver", database: str = "neo4j") -> None:
        self._driver = driver
        self._database = database

    def query(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = None, limit: int | None = None
    ) -> Answer:
        """As `Projection.query`."""
        import neo4j
        from neo4j.exceptions import ClientError, CypherTypeError, Neo4jError

        check_reads(cypher)
        given = check_parameters(cypher, parameters)

        def work(transaction: "neo4j.ManagedTransaction") -> Answer:
            result = transaction.run(cypher, given)
            columns = tuple(result.keys())
            found = [tuple(normalise(value) for value in row.values()) for row in islice(result, None if limit is None else limit + 1)]
            return Answer(columns, found[:limit], limit is not None and len(found) > limit)

        with _errors_of(_address(self._driver)):
            try:
                with self._driver.session(database=self._database, default_access_mode=neo4j.READ_ACCESS) as session:
                    return session.execute_read(neo4j.unit_of_work(timeout=timeout)(work))
            except (ClientError, CypherTypeError) as error:
                code = error.code or ""
                if "TransactionTimedOut" in code or "TransactionTerminated" in code:
                    raise QueryError(f"the question took longer than {timeout} s; narrow it, or give it more time") from error
                if "Security" in code:
                    raise
                raise QueryError(_one_line(error.message or error)) from error
            except Neo4jError as error:
                if "TransactionTimedOut" in (error.code or "") or "Terminated" in (error.code or ""):
                    raise QueryError(f"the question took longer than {timeout} s; narrow it, or give it more time") from error
                raise

    def close(self) -> None:
        """As `Projection.close`."""
        self._driver.close()


@contextmanager
def _errors_of(address: str) -> Iterator[None]:
    from neo4j.exceptions import AuthError, ConstraintError, DriverError, Neo4jError, ServiceUnavailable

    try:
        yield
    except AuthError as error:
        raise ProjectionError(f"{address}: user or password is refused; set NEO4J_USERNAME and NEO4J_PASSWORD") from error
    except ServiceUnavailable as error:
        raise ProjectionError(f"{address}: no Neo4j server answers there ({_one_line(error)}); start it, or look at the address") from error
    except ConstraintError as error:
        raise ProjectionError(f"{address}: a constraint of the database is in the way ({_one_line(error.message or error)})") from error
    except (Neo4jError, DriverError) as error:
        raise ProjectionError(f"{address}: {_one_line(getattr(error, 'message', None) or error)}") from error


def _address(driver: "neo4j.Driver") -> str:
    info = getattr(driver, "_pool", None)
    address = getattr(info, "address", None)
    return "Neo4j" if address is None else str(address)


def _one_line(error: object) -> str:
    return " ".join(str(error).split())[:400]
