"""The record's file: opened, locked, and spoken to in transactions.

One process writes at a time (`graph.lock`), any number read. Every write is one transaction, so that a process killed at any moment, or a
disk that is full, leaves the last whole state. What SQLite complains of becomes a `RecordError` that names the file and what to do.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from .errors import RecordError, UsageError
from .lock import WriterLock
from .migrations import check, migrate
from .tables import model_fingerprint

__all__ = ["RecordFile", "chunked", "count_input", "marks", "now", "set_meta"]

CHUNK: Final = 500  # ids in one statement; SQLite takes 32,766 parameters at most


class RecordFile:
    """An open file; the parts of a `graph.record.Record` share one."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None) -> None:
        self.path = path
        self.connection = connection
        self._lock = lock

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool, busy_timeout: float, graph: bool = True) -> "RecordFile":
        """Open the file; parameters and errors are those of `graph.record.Record.open`."""
        path = Path(path)
        if read_only and not path.exists():
            raise UsageError(f"{path}: no record is there; make one with claimgraph build, or name another with --db")
        if path.is_dir():
            raise RecordError(f"{path}: a folder, not a record; name a file with --db")
        if not path.parent.is_dir():
            raise UsageError(f"{path}: the folder {path.parent} is not there; make it first")
        lock = None if read_only else WriterLock(path.with_name(path.name + ".lock"), timeout=busy_timeout)
        try:
            connection = _connect(path, read_only=read_only, busy_timeout=busy_timeout, graph=graph)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return cls(path, connection, lock)

    def close(self) -> None:
        """Close the file and let the next writer in; a second call does nothing."""
        self.connection.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is written within the ``with``, or nothing."""
        with _errors_of(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """One state of the file within the ``with``, whatever a writer does meanwhile."""
        with _errors_of(self.path):
            self.connection.execute("BEGIN")
            try:
                self.connection.execute("SELECT count(*) FROM meta").fetchone()
                yield
            finally:
                self.connection.execute("ROLLBACK")

    def rows(self, statement: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a reading statement, one at a time."""
        with _errors_of(self.path):
            yield from self.connection.execute(statement, parameters)

    def value(self, statement: str, parameters: Sequence[Any] = ()) -> Any:
        """The first value of a reading statement, None where it has no row."""
        row = next(self.rows(statement, parameters), None)
        return None if row is None else row[0]

    def meta(self, key: str) -> str | None:
        """What the record says of itself under a key."""
        value = self.value("SELECT value FROM meta WHERE key = ?", (key,))
        return None if value is None else str(value)


def set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Let the record say something of itself."""
    connection.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value))


def count_input(connection: sqlite3.Connection) -> None:
    """Note that something changed which the graph is made of."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'inputs'").fetchone()
    set_meta(connection, "inputs", str(int(row[0]) + 1 if row else 1))


def chunked(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids in pieces that one statement takes."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def marks(items: Sequence[object]) -> str:
    """As many ``?`` as there are items, for a statement's parameters."""
    return ", ".join("?" * len(items))


def now() -> str:
    """The present moment, UTC, in whole seconds, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _connect(path: Path, *, read_only: bool, busy_timeout: float, graph: bool) -> sqlite3.Connection:
    with _errors_of(path):
        if read_only:
            # A folder that cannot be written has no place for the -shm file; a file that nobody writes to can be read without one.
            still = not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()
            uri = f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' if still else ''}"
            connection = sqlite3.connect(uri, uri=True, timeout=busy_timeout, isolation_level=None, check_same_thread=False)
        else:
            connection = sqlite3.connect(path, timeout=busy_timeout, isolation_level=None, check_same_thread=False)
        try:
            ours = check(connection, path)
            if read_only:
                if not ours:
                    raise RecordError(f"{path}: an empty record; run claimgraph build on it first")
                model = connection.execute("SELECT value FROM meta WHERE key = 'model'").fetchone()
                if graph and (model is None or model[0] != model_fingerprint()):
                    raise RecordError(f"{path}: its graph was made by another version of claimgraph; run claimgraph build on it once")
            else:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute("PRAGMA foreign_keys = ON")
                migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


@contextlib.contextmanager
def _errors_of(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        told = {
            sqlite3.SQLITE_FULL: "the disk is full; nothing of the last step was kept. Make room and run it again",
            sqlite3.SQLITE_BUSY: "another process is writing to it; try again when it has ended",
            sqlite3.SQLITE_NOTADB: "not a record of claimgraph, nor any SQLite database; name another with --db",
            sqlite3.SQLITE_CORRUPT: "the file is damaged; restore it from a copy, or build it again from the articles",
            sqlite3.SQLITE_READONLY: "cannot be written; look at the rights of the file and its folder",
            sqlite3.SQLITE_CANTOPEN: "cannot be opened; look at the rights of the file and its folder",
            sqlite3.SQLITE_IOERR: "the disk failed to read or write; nothing of the last step was kept",
        }.get(code, str(error))
        raise RecordError(f"{path}: {told}") from error
