"""The graph as SQLite tables, made of `graph.model`: one a label, one a relationship type.

A node table has ``id`` and the label's properties, a relationship table ``id``, both ends with their labels and the type's properties;
each row has ``revision``, the consolidation that last changed it. Lists are JSON text, dates ISO text, truth values 0 and 1. A list that
nobody gave is empty, never null, so that every engine gives the same.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from .model import NODES, RELATIONSHIPS, PropertyType
from .rows import EdgeRow, NodeRow

__all__ = ["ENDS", "Table", "decode", "encode", "encode_row", "model_fingerprint", "tables"]

ENDS: Final = ("source_id", "source_label", "target_id", "target_label")

SQL_TYPES: Final[dict[PropertyType, str]] = {
    "string": "TEXT",
    "int": "INTEGER",
    "float": "REAL",
    "bool": "INTEGER",
    "date": "TEXT",
    "strings": "TEXT",
    "ints": "TEXT",
}


@dataclass(frozen=True, slots=True)
class Table:
    """The table of one label or relationship type: its SQL name and the properties besides ``id`` and the ends."""

    name: str
    kind: str  # node, relationship
    properties: Mapping[str, PropertyType]

    @property
    def sql_name(self) -> str:
        """The quoted name in SQL."""
        return f'"{self.kind}_{self.name}"'

    @property
    def key_columns(self) -> tuple[str, ...]:
        """``id`` and, for a relationship, both ends."""
        return ("id",) if self.kind == "node" else ("id", *ENDS)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column but ``revision``, in the order of the table."""
        return (*self.key_columns, *self.properties)

    def create(self) -> list[str]:
        """The statements that make the table."""
        columns = ["id TEXT PRIMARY KEY NOT NULL"]
        columns += [f"{column} TEXT NOT NULL" for column in self.key_columns[1:]]
        columns += [f'"{name}" {SQL_TYPES[type_]}' for name, type_ in self.properties.items()]
        return [
            f"CREATE TABLE {self.sql_name} ({', '.join(columns)}, revision INTEGER NOT NULL)",
            f'CREATE INDEX "{self.kind}_{self.name}_revision" ON {self.sql_name} (revision)',
        ]

    def upsert(self) -> str:
        """Insert a row, or update it where a column differs; the parameters are `columns` and the revision."""
        quoted = [f'"{column}"' for column in self.columns]
        differs = " OR ".join(f"{column} IS NOT excluded.{column}" for column in quoted[1:]) or "0"
        updates = ", ".join(f"{column} = excluded.{column}" for column in [*quoted[1:], "revision"])
        return (
            f"INSERT INTO {self.sql_name} ({', '.join(quoted)}, revision) VALUES ({', '.join('?' * (len(quoted) + 1))}) "  # noqa: S608 - names of the model
            f"ON CONFLICT (id) DO UPDATE SET {updates} WHERE {differs}"
        )

    def select(self) -> str:
        """The statement that reads `columns` of every row; a WHERE clause may follow."""
        columns = ", ".join(f'"{column}"' for column in self.columns)
        return f"SELECT {columns} FROM {self.sql_name}"  # noqa: S608 - names of the model


@cache
def tables() -> Mapping[str, Table]:
    """Label or type to its table, nodes first."""
    nodes = {name: Table(name, "node", properties) for name, properties in NODES.items()}
    return nodes | {name: Table(name, "relationship", r.properties) for name, r in RELATIONSHIPS.items()}


@cache
def model_fingerprint() -> str:
    """What tells one form of the model from another, 16 hex digits."""
    form = [[t.name, t.kind, list(t.properties.items())] for t in tables().values()]
    pairs = [[name, r.pairs] for name, r in RELATIONSHIPS.items()]
    return hashlib.sha256(json.dumps([form, pairs]).encode()).hexdigest()[:16]


def encode(value: Any, type_: PropertyType) -> str | int | float | None:
    """A property's value as SQLite keeps it.

    Raises
    ------
    TypeError : the value is not of the type; a float that is a whole number is no int.
    """
    if type_ in ("strings", "ints"):
        items = list(value or ())
        kind = str if type_ == "strings" else int
        if not all(isinstance(item, kind) for item in items):
            raise TypeError(f"{value!r} is no list of {type_}")
        return json.dumps(items, ensure_ascii=False)
    if value is None:
        return None
    if type_ == "string" and isinstance(value, str):
        return value
    if type_ == "bool" and isinstance(value, bool):
        return int(value)
    if type_ == "int" and isinstance(value, int) and not isinstance(value, bool):
        return value
    if type_ == "float" and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if type_ == "date" and type(value) is date:
        return value.isoformat()
    raise TypeError(f"{value!r} is no {type_}")


def decode(value: Any, type_: PropertyType) -> Any:
    """The inverse of `encode`."""
    if type_ in ("strings", "ints"):
        return json.loads(value)
    if value is None:
        return None
    if type_ == "bool":
        return bool(value)
    return date.fromisoformat(value) if type_ == "date" else value


def encode_row(row: NodeRow | EdgeRow) -> tuple[Table, list[Any]]:
    """The table of a row and its values in the order of `Table.columns`.

    Raises
    ------
    KeyError : the model has no such label, type or property.
    TypeError : a value is not of its property's type.
    """
    keys: Sequence[str]
    if isinstance(row, NodeRow):
        table, keys = tables()[row.label], (row.id,)
    else:
        table, keys = tables()[row.type], (row.id, row.source_id, row.source_label, row.target_id, row.target_label)
    unknown = row.properties.keys() - table.properties.keys()
    if unknown:
        raise KeyError(f"{table.name} has no property {sorted(unknown)}")
    try:
        return table, [*keys, *(encode(row.properties.get(name), type_) for name, type_ in table.properties.items())]
    except TypeError as error:
        raise TypeError(f"{table.name} {row.id}: {error}") from error
