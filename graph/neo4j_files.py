"""The record's graph as files for ``neo4j-admin database import full``: the way to millions of rows in a new database.

One CSV file a label and a pair of ends, header first, and ``after-import.cypher``: the constraints, what CSV cannot say (an empty list) and
the watermark, so that a later push sends only what changed since. Texts keep their line breaks and quotation marks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from .errors import ProjectionError
from .model import NODES, RELATIONSHIPS, SCHEMA_VERSION, PropertyType
from .neo4j_push import WATERMARK, schema_statements
from .record import Record
from .tables import model_fingerprint

__all__ = ["AdminFiles", "export_for_admin"]

SEPARATOR: Final = "\x1f"
"""Between the items of a list; the control character that was made for it, which no name holds."""
AFTER: Final = "after-import.cypher"
IN_BATCHES: Final = "IN TRANSACTIONS OF 10000 ROWS"
"""A million rows in one transaction would not fit in the server's memory."""
TYPES: Final[dict[PropertyType, str]] = {
    "string": "string",
    "int": "long",
    "float": "double",
    "bool": "boolean",
    "date": "date",
    "strings": "string[]",
    "ints": "long[]",
}


@dataclass(frozen=True, slots=True)
class AdminFiles:
    """What was written: rows, the command to run in the folder on a stopped server, and the statements to run once it is up."""

    n_rows: int
    command: tuple[str, ...]
    statements: tuple[str, ...]


def export_for_admin(record_path: str | Path, folder: str | Path) -> AdminFiles:
    """Write the files into ``folder``, which is made.

    Raises
    ------
    RecordError, UsageError : the record cannot be read.
    ProjectionError : the folder cannot be written, or a list's item holds the separator.
    """
    folder = Path(folder)
    options = ["--overwrite-destination", "--id-type=string", "--multiline-fields=true", "--array-delimiter=U+001F"]
    total = 0
    with Record.open(record_path, read_only=True) as record, record.snapshot():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for label, properties in NODES.items():
                rows = ([node.id, *_values(node.properties, properties)] for node in record.graph.nodes(label))
                n = _write(folder / f"{label}.csv", [f"id:ID({label})", *_header(properties)], rows)
                total += n
                options += [f"--nodes={label}={label}.csv"] if n else []
            for type_, relationship in RELATIONSHIPS.items():
                for source, target in relationship.pairs:
                    name = f"{type_}-{source}-{target}.csv"
                    edges = record.graph.edges(type_, source_label=source, target_label=target)
                    rows = ([e.source_id, e.target_id, e.id, *_values(e.properties, relationship.properties)] for e in edges)
                    header = [f":START_ID({source})", f":END_ID({target})", "id:string", *_header(relationship.properties)]
                    n = _write(folder / name, header, rows)
                    total += n
                    options += [f"--relationships={type_}={name}"] if n else []
            statements = _statements(record)
            (folder / AFTER).write_text("".join(f"{statement};\n" for statement in statements), encoding="utf-8")
        except OSError as error:
            raise ProjectionError(f"{folder}: the files cannot be written ({error.strerror})") from error
    return AdminFiles(total, ("neo4j-admin", "database", "import", "full", "neo4j", *options), tuple(statements))


def _statements(record: Record) -> list[str]:
    statements = schema_statements()
    for label, properties in NODES.items():
        for name, type_ in properties.items():
            if type_ in ("strings", "ints"):
                statements.append(f"MATCH (n:{label}) WHERE n.{name} IS NULL CALL (n) {{ SET n.{name} = [] }} {IN_BATCHES}")
    for type_name, relationship in RELATIONSHIPS.items():
        for name, type_ in relationship.properties.items():
            if type_ in ("strings", "ints"):
                statements.append(f"MATCH ()-[r:{type_name}]->() WHERE r.{name} IS NULL CALL (r) {{ SET r.{name} = [] }} {IN_BATCHES}")
    statements.append(
        f"MERGE (w:{WATERMARK} {{id: '{record.uuid}'}}) SET w.revision = {record.revision}, w.token = '{record.token}',"
        f" w.schemaVersion = {SCHEMA_VERSION}, w.model = '{model_fingerprint()}'"
    )
    return statements


def _header(properties: Mapping[str, PropertyType]) -> list[str]:
    return [f"{name}:{TYPES[type_]}" for name, type_ in properties.items()]


def _values(values: Mapping[str, Any], properties: Mapping[str, PropertyType]) -> list[Any]:
    return [values[name] for name in properties]


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    # No csv.writer: a text is quoted always and nothing is never, for "" is an empty text to the import and an empty field is none.
    n = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(",".join(header) + "\n")
        for row in rows:
            out.write(",".join(_field(value, path) for value in row) + "\n")
            n += 1
    if n == 0:
        path.unlink()
    return n


def _field(value: Any, path: Path) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        items = [str(item) for item in value]
        if any(SEPARATOR in item for item in items):
            raise ProjectionError(f"{path.name}: the list {items!r} holds the separator U+001F; rename that entity")
        return _quoted(SEPARATOR.join(items))
    if isinstance(value, str):
        return _quoted(value)
    return value.isoformat() if isinstance(value, date) else repr(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
