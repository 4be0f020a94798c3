"""The judgements of a record: decisions of people and of the machine, which survive every rebuild of the graph."""

import sqlite3
from collections.abc import Iterable
from typing import Any, Final

from .ids import make_id
from .record_file import RecordFile, count_input, now
from .rows import Judgement

__all__ = ["UNORDERED", "Judgements", "judgement_id", "write_judgements"]

UNORDERED: Final = frozenset({"merge", "claim-merge"})
"""Kinds whose two sides may change places: "A is B" and "B is not A" are about the same pair."""


class Judgements:
    """The judgements of an open record."""

    def __init__(self, file: RecordFile) -> None:
        self._file = file

    def add(self, judgements: Iterable[Judgement]) -> None:
        """Keep decisions; a later one of the same author about the same things takes the place of the earlier."""
        with self._file.transaction() as connection:
            write_judgements(connection, judgements)
            count_input(connection)

    def all(self, kind: str | None = None) -> list[Judgement]:
        """Decisions in a fixed order; where a human and the machine decided on the same things, the human's alone."""
        statement = (
            "SELECT kind, left_id, right_id, verdict, value, basis, score, made_by, made_at FROM judgement"
            " WHERE kind = coalesce(?, kind) ORDER BY kind, left_id, right_id, made_by = 'human', made_by"
        )
        found: dict[tuple[Any, ...], Judgement] = {}
        for kind_, left, right, verdict, *rest in self._file.rows(statement, (kind,)):
            key = (kind_, *_sides(kind_, left, right))
            if key in found and found[key].human and rest[-2] != "human":
                continue
            found[key] = Judgement(kind_, left, right, bool(verdict), *rest)
        return list(found.values())

    def withdraw(self, judgement: Judgement) -> bool:
        """Take a decision back; whether there was one."""
        with self._file.transaction() as connection:
            count_input(connection)
            return connection.execute("DELETE FROM judgement WHERE id = ?", (judgement_id(judgement),)).rowcount > 0


def write_judgements(connection: sqlite3.Connection, judgements: Iterable[Judgement], made_at: str | None = None) -> None:
    """Write decisions within a transaction; ``made_at`` stands for the moment of those that bear none."""
    connection.executemany(
        "INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET left_id = excluded.left_id,"
        " right_id = excluded.right_id, verdict = excluded.verdict, value = excluded.value, basis = excluded.basis,"
        " score = excluded.score, made_at = excluded.made_at",
        [
            (judgement_id(j), j.kind, j.left_id, j.right_id, j.verdict, j.value, j.basis, j.score, j.by,
             j.made_at or (now() if made_at is None else made_at))
            for j in judgements
        ],
    )  # fmt: skip


def _sides(kind: str, left: str, right: str | None) -> tuple[str, str | None]:
    return (right, left) if kind in UNORDERED and right is not None and right < left else (left, right)


def judgement_id(judgement: Judgement) -> str:
    """The id of a decision: what it is about and whose it is, not how it was decided."""
    sides = _sides(judgement.kind, judgement.left_id, judgement.right_id)
    return make_id("relationship", "judgement", judgement.kind, *sides, judgement.by)
