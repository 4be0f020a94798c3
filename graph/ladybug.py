"""The embedded projection: the record's graph as a LadybugDB file, for Cypher without a server.

The file is thrown away and built again whenever the record is newer: each label and each pair of ends goes through one Parquet file and one
COPY (an Arrow table in memory crashes the process on a repeated key, and takes twice the memory), every id is then looked up by its
key, and only a whole file gets the name under which readers look for it. That name tells record, graph state and schema, so two
processes that build at once make the same file, and none is ever changed under a reader.
"""

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .errors import ProjectionError, QueryError
from .model import NODES, RELATIONSHIPS, PropertyType
from .projection import Answer, Projection, check_parameters, check_reads, normalise
from .record import Record
from .tables import model_fingerprint

if TYPE_CHECKING:
    import ladybug

__all__ = ["LadybugProjection", "build_file", "open_projection", "schema_statements"]

FORM: Final = 1
"""Counts up when the same graph is written in another way."""
BUILD_POOL: Final = 512 << 20
READ_POOL: Final = 768 << 20  # with 256 MB, 40 questions in a row over 40,000 claims filled it ("no memory could be freed")
MAX_SIZE: Final = 64 << 30
"""Address space, not memory; without it 8 TiB are mapped, which fails under ``ulimit -v``."""
CHUNK: Final = 20_000
"""Rows in a Parquet row group: some 60 MB of article text."""

TYPES: Final[dict[PropertyType, str]] = {
    "string": "STRING",
    "int": "INT64",
    "float": "DOUBLE",
    "bool": "BOOL",
    "date": "DATE",
    "strings": "STRING[]",
    "ints": "INT64[]",
}


def schema_statements() -> list[str]:
    """The statements that declare every label, type and property, and ``type(r)`` as Neo4j has it."""
    statements = []
    for label, properties in NODES.items():
        columns = ", ".join(f"{name} {TYPES[type_]}" for name, type_ in properties.items())
        statements.append(f"CREATE NODE TABLE {label} (id STRING, {columns}, PRIMARY KEY (id))")
    for name, relationship in RELATIONSHIPS.items():
        pairs = ", ".join(f"FROM {source} TO {target}" for source, target in relationship.pairs)
        columns = "".join(f", {name} {TYPES[type_]}" for name, type_ in relationship.properties.items())
        statements.append(f"CREATE REL TABLE {name} ({pairs}, id STRING{columns})")
    statements.append("CREATE MACRO type(r) AS label(r)")
    return statements


def open_projection(path: str | Path, *, busy_timeout: float = 30.0) -> "LadybugProjection":
    """Open the graph of the record at ``path``, built first where the record is newer.

    Raises
    ------
    UsageError, RecordError : as `Record.open`.
    ProjectionError : the graph cannot be built or opened.
    """
    with Record.open(path, read_only=True, busy_timeout=busy_timeout) as record:
        name = f"{record.uuid[:8]}-{record.token}-{model_fingerprint()}-{FORM}.lbug"
        folder = _folder(record)
        file = folder / name
        if not file.exists():
            _build_and_swap(record, file)
    return LadybugProjection(file)


def _folder(record: Record) -> Path:
    # Beside the record, or, where that cannot be written, in the user's cache.
    beside = record.path.with_name(record.path.name + ".graph")
    with contextlib.suppress(OSError):
        beside.mkdir(exist_ok=True)
        if os.access(beside, os.W_OK):
            return beside
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    cache = root / "claimgraph" / record.uuid
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProjectionError(f"{beside}: the graph has no place to be built ({error.strerror}), nor has it in {cache}") from error
    return cache


def _build_and_swap(record: Record, file: Path) -> None:
    older = [f for f in file.parent.glob("*.lbug") if f != file]
    with tempfile.TemporaryDirectory(prefix="building-", dir=file.parent) as folder:
        whole = Path(folder) / "graph.lbug"
        build_file(record, whole)
        whole.replace(file)
    for old in older:
        # Another process may read it still: on Windows it then stays until the next build.
        with contextlib.suppress(OSError):
            old.unlink()


def build_file(record: Record, file: Path) -> int:
    """Write the graph of a record into a new file; the rows written.

    Raises
    ------
    ProjectionError : an id is not found by its key after the build, or the engine failed. The file is of no use then.
    """
    try:
        with _opened(file, pool=BUILD_POOL, read_only=False) as connection:
            for statement in schema_statements():
                connection.execute(statement)
            n_rows = _copy_nodes(connection, record, file) + _copy_edges(connection, record, file)
            _check_keys(connection, record)
            connection.execute("CHECKPOINT")
    except (RuntimeError, OSError) as error:
        raise ProjectionError(f"{record.path}: its graph cannot be built in {file.parent} ({_one_line(error)})") from error
    return n_rows


def _copy_nodes(connection: "ladybug.Connection", record: Record, file: Path) -> int:
    total = 0
    for label, properties in NODES.items():
        types = {"id": "string", **properties}
        rows = ({"id": node.id, **node.properties} for node in record.graph.nodes(label))
        total += _copy(connection, f"COPY {label} FROM $file", rows, types, file)
    return total


def _copy_edges(connection: "ladybug.Connection", record: Record, file: Path) -> int:
    total = 0
    for name, relationship in RELATIONSHIPS.items():
        types = {"from": "string", "to": "string", "id": "string", **relationship.properties}
        for source, target in relationship.pairs:
            rows = (
                {"from": edge.source_id, "to": edge.target_id, "id": edge.id, **edge.properties}
                for edge in record.graph.edges(name, source_label=source, target_label=target)
            )
            total += _copy(connection, f"COPY {name} FROM $file (from='{source}', to='{target}')", rows, types, file)
    return total


def _copy(connection: "ladybug.Connection", statement: str, rows: Iterable[Mapping[str, Any]], types: Mapping[str, Any], file: Path) -> int:
    import pyarrow as pa
    from pyarrow import parquet

    arrow = {
        "string": pa.string(),
        "int": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "date": pa.date32(),
        "strings": pa.list_(pa.string()),
        "ints": pa.list_(pa.int64()),
    }
    schema = pa.schema([(name, arrow[type_]) for name, type_ in types.items()])
    path = file.with_suffix(".parquet")
    total = 0
    with parquet.ParquetWriter(path, schema) as writer:
        for chunk in _chunks(rows):
            writer.write_table(pa.Table.from_pylist(chunk, schema=schema))
            total += len(chunk)
    if total == 0:
        path.unlink()
        return 0
    # COPY takes no parameter for a file's name; the name is our own, in a folder whose path may hold a quotation mark.
    quoted = str(path).replace("\\", "\\\\").replace("'", "\\'")
    connection.execute(statement.replace("$file", f"'{quoted}'"))
    path.unlink()
    return total


def _chunks(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def _check_keys(connection: "ladybug.Connection", record: Record) -> None:
    # A bulk load was seen to lose a key from the primary-key index without a word (tests/graph/test_ladybug_faults.py).
    for label in NODES:
        expected = 0
        found = 0
        for chunk in _chunks({"id": id_} for id_ in record.graph.node_ids(label)):
            ids = [row["id"] for row in chunk]
            expected += len(ids)
            found += _count(connection, f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN count(n.id) AS n", {"ids": ids})
        scanned = _count(connection, f"MATCH (n:{label}) RETURN count(*) AS n")
        if not expected == found == scanned:
            raise ProjectionError(
                f"{record.path}: of {expected} {label} rows the graph has {scanned} and finds {found} by key; it is not served, try again"
            )


def _count(connection: "ladybug.Connection", statement: str, parameters: dict[str, Any] | None = None) -> int:
    result: Any = connection.execute(statement, parameters)
    return int(result.get_next()[0])


@contextlib.contextmanager
def _opened(file: Path, *, pool: int, read_only: bool) -> Iterator["ladybug.Connection"]:
    import ladybug

    database = ladybug.Database(
        str(file), buffer_pool_size=pool, max_db_size=MAX_SIZE, throw_on_wal_replay_failure=False, read_only=read_only
    )
    try:
        connection = ladybug.Connection(database)
        try:
            yield connection
        finally:
            connection.close()
    finally:
        database.close()


class LadybugProjection(Projection):
    """A graph file, open for reading."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._stack = contextlib.ExitStack()
        try:
            self._connection = self._stack.enter_context(_opened(file, pool=READ_POOL, read_only=True))
        except (RuntimeError, OSError) as error:
            raise ProjectionError(f"{file}: the graph cannot be opened ({_one_line(error)}); delete it, it is built again") from error

    def query(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = None, limit: int | None = None
    ) -> Answer:
        """As `Projection.query`."""
        check_reads(cypher)
        given = check_parameters(cypher, parameters)
        self._connection.set_query_timeout(0 if timeout is None else max(1, int(timeout * 1000)))
        try:
            result: Any = self._connection.execute(cypher, given)
            columns = tuple(result.get_column_names())
            rows: list[tuple[Any, ...]] = []
            while result.has_next() and (limit is None or len(rows) < limit):
                rows.append(tuple(normalise(value) for value in result.get_next()))
            truncated = bool(result.has_next())
            result.close()
        except RuntimeError as error:
            told = _one_line(error)
            if "interrupted" in told.lower():
                raise QueryError(f"the question took longer than {timeout} s; narrow it, or give it more time") from error
            raise QueryError(told) from error
        return Answer(columns, rows, truncated)

    def close(self) -> None:
        """As `Projection.close`."""
        self._stack.close()


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())
