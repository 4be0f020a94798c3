"""The graph of a record: its nodes and relationships as rows, replaced by difference.

What did not change is not touched, and ``revision`` tells a projection what did.
"""

import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .errors import RecordError
from .model import RELATIONSHIPS
from .record_file import RecordFile, set_meta
from .record_judgements import write_judgements
from .rows import EdgeRow, Judgement, NodeRow
from .tables import decode, encode_row, tables

__all__ = ["GraphChange", "GraphRows"]


@dataclass(frozen=True, slots=True)
class GraphChange:
    """What `GraphRows.replace` wrote, in rows, and the graph's revision after it."""

    revision: int
    changed: int
    deleted: int


class GraphRows:
    """The nodes and relationships of an open record."""

    def __init__(self, file: RecordFile) -> None:
        self._file = file

    @property
    def made_of(self) -> str | None:
        """What `replace` was last told that the graph is made of."""
        return self._file.meta("graph_made_of")

    def replace(
        self,
        nodes: Iterable[NodeRow],
        edges: Iterable[EdgeRow],
        *,
        machine_judgements: Sequence[Judgement] | None = None,
        made_of: str = "",
    ) -> GraphChange:
        """Put these nodes and relationships in the place of the graph, by difference, in one transaction.

        A row that is as it was keeps its revision; one that vanished leaves a tombstone. Where nothing changed the revision stays.
        ``made_of`` is kept for `made_of`.

        Raises
        ------
        RecordError : a relationship's end is no node, an id stands twice, or the disk is full. Nothing is changed then.
        """
        with self._file.transaction() as connection:
            revision = int(connection.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()[0]) + 1
            connection.execute("CREATE TEMP TABLE IF NOT EXISTS seen (name TEXT, id TEXT, PRIMARY KEY (name, id)) WITHOUT ROWID")
            connection.execute("DELETE FROM temp.seen")
            before = connection.total_changes
            n_rows = 0
            statements = {name: table.upsert() for name, table in tables().items()}
            for row in _both(nodes, edges):
                table, values = encode_row(row)
                try:
                    connection.execute("INSERT INTO temp.seen VALUES (?, ?)", (table.name, values[0]))
                except sqlite3.IntegrityError as error:
                    raise RecordError(
                        f"{self._file.path}: {table.name} {values[0]} stands twice in the graph; this is a fault of claimgraph"
                    ) from error
                connection.execute(statements[table.name], (*values, revision))
                n_rows += 1
            changed = connection.total_changes - before - n_rows
            deleted = _bury(connection, revision)
            self._check_ends(connection)
            connection.execute("DROP TABLE temp.seen")
            if machine_judgements is not None:
                connection.execute("DELETE FROM judgement WHERE made_by <> 'human'")
                write_judgements(connection, machine_judgements, made_at="")
            set_meta(connection, "graph_made_of", made_of)
            if changed or deleted:
                connection.execute("UPDATE meta SET value = ? WHERE key = 'revision'", (str(revision),))
                connection.execute("UPDATE meta SET value = ? WHERE key = 'token'", (secrets.token_hex(8),))
            else:
                revision -= 1
        return GraphChange(revision, changed, deleted)

    def _check_ends(self, connection: sqlite3.Connection) -> None:
        for name, relationship in RELATIONSHIPS.items():
            for end, labels in (("source", relationship.sources), ("target", relationship.targets)):
                known = " OR ".join(
                    f"(r.{end}_label = '{label}' AND EXISTS (SELECT 1 FROM \"node_{label}\" n WHERE n.id = r.{end}_id))"  # noqa: S608 - names of the model
                    for label in labels
                )
                statement = f'SELECT r.id, r.{end}_id, r.{end}_label FROM "relationship_{name}" r WHERE NOT ({known}) LIMIT 1'  # noqa: S608 - names of the model
                lost = connection.execute(statement).fetchone()
                if lost is not None:
                    raise RecordError(
                        f"{self._file.path}: {name} {lost[0]} has no {end} ({lost[2]} {lost[1]}); this is a fault of claimgraph"
                    )

    def nodes(self, label: str, *, since: int = -1) -> Iterator[NodeRow]:
        """Nodes of a label, in the order of ids; only what changed after revision ``since``."""
        table = tables()[label]
        for row in self._file.rows(f"{table.select()} WHERE revision > ? ORDER BY id", (since,)):
            yield NodeRow(label, row[0], _properties(row[1:], table.properties))

    def node_ids(self, label: str) -> Iterator[str]:
        """The ids of all nodes of a label, or relationships of a type, in order."""
        for (id_,) in self._file.rows(f"SELECT id FROM {tables()[label].sql_name} ORDER BY id"):  # noqa: S608 - names of the model
            yield id_

    def edges(self, type_: str, *, since: int = -1, source_label: str | None = None, target_label: str | None = None) -> Iterator[EdgeRow]:
        """Relationships of a type, in the order of ids; only between these labels, only what changed after revision ``since``."""
        table = tables()[type_]
        where = "revision > ? AND source_label = coalesce(?, source_label) AND target_label = coalesce(?, target_label)"
        for row in self._file.rows(f"{table.select()} WHERE {where} ORDER BY id", (since, source_label, target_label)):
            id_, source, source_label_, target, target_label_, *values = row
            yield EdgeRow(type_, id_, source, source_label_, target, target_label_, _properties(values, table.properties))

    def tombstones(self, *, since: int = -1) -> Iterator[tuple[str, str]]:
        """(label or type, id) of what vanished after revision ``since``."""
        yield from self._file.rows("SELECT name, id FROM tombstone WHERE revision > ? ORDER BY name, id", (since,))

    def counts(self) -> dict[str, int]:
        """Label or type to how many there are."""
        return {name: int(self._file.value(f"SELECT count(*) FROM {table.sql_name}")) for name, table in tables().items()}  # noqa: S608 - names of the model

    def changed(self, *, since: int) -> dict[str, int]:
        """Label or type to how many rows changed after revision ``since``; those that vanished are not among them."""
        statement = "SELECT count(*) FROM {} WHERE revision > ?"
        return {name: int(self._file.value(statement.format(table.sql_name), (since,))) for name, table in tables().items()}

    def claim_counts(self) -> dict[str, int]:
        """Claim type to how many claims the graph has, the most first."""
        return dict(self._file.rows('SELECT type, count(*) FROM "node_Claim" GROUP BY type ORDER BY 2 DESC, 1'))


def _bury(connection: sqlite3.Connection, revision: int) -> int:
    deleted = 0
    for name, table in tables().items():
        gone = f"FROM {table.sql_name} WHERE id NOT IN (SELECT id FROM temp.seen WHERE name = ?)"  # noqa: S608 - names of the model
        connection.execute(
            f"INSERT INTO tombstone SELECT ?, id, ? {gone} ON CONFLICT (name, id) DO UPDATE SET revision = excluded.revision",
            (name, revision, name),
        )
        deleted += connection.execute(f"DELETE {gone}", (name,)).rowcount
    connection.execute(
        "DELETE FROM tombstone WHERE EXISTS (SELECT 1 FROM temp.seen s WHERE s.name = tombstone.name AND s.id = tombstone.id)"
    )
    return deleted


def _both(nodes: Iterable[NodeRow], edges: Iterable[EdgeRow]) -> Iterator[NodeRow | EdgeRow]:
    yield from nodes
    yield from edges


def _properties(values: Sequence[Any], types: Mapping[str, Any]) -> dict[str, Any]:
    return {name: decode(value, type_) for (name, type_), value in zip(types.items(), values, strict=True)}
