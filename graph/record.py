"""The record: one SQLite file that holds articles, extractions, judgements, runs and the resolved graph, and is the only copy of anything.

One process writes at a time (`graph.lock`), any number read. Every write is one transaction, so that a process killed at any moment, or a
disk that is full, leaves the last whole state. The graph's tables are replaced by difference: what did not change is not touched, and
``revision`` tells a projection what did.
"""

import contextlib
import json
import os
import secrets
import socket
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from .errors import InputError, RecordError, UsageError
from .extraction import Article, Extraction, from_json, to_json
from .ids import make_id, text_hash
from .lock import WriterLock
from .migrations import check, migrate
from .model import RELATIONSHIPS
from .rows import EdgeRow, Judgement, NodeRow
from .tables import decode, encode_row, model_fingerprint, tables
from .versions import FIELDS, merge_sightings, metadata_fingerprint, own_url, sighting_id, update_versions

__all__ = ["Added", "Found", "GraphChange", "Problem", "Record"]

CHUNK: Final = 500  # ids in one statement; SQLite takes 32,766 parameters at most


@dataclass(frozen=True, slots=True)
class Added:
    """What `Record.add_articles` did: articles that are new, that were known (in the record or earlier in the batch), and those refused."""

    new: int
    known: int
    refused: tuple[InputError, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A named failure of a run: the kind is the error's class."""

    kind: str
    message: str

    @classmethod
    def of(cls, error: InputError) -> "Problem":
        """The problem that an error tells of."""
        return cls(type(error).__name__, str(error))


@dataclass(frozen=True, slots=True)
class GraphChange:
    """What `Record.replace_graph` wrote, in rows, and the graph's revision after it."""

    revision: int
    changed: int
    deleted: int


@dataclass(frozen=True, slots=True)
class Found:
    """An article that a search found; ``snippet`` has the words in [brackets]."""

    article_id: str
    title: str | None
    snippet: str


class Record:
    """An open record; made by `Record.open`, closed with ``with`` or `close`."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock

    # -- opening --

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False, busy_timeout: float = 30.0) -> "Record":
        """Open a record; make it where there is none, unless ``read_only``.

        Parameters
        ----------
        busy_timeout : seconds to wait for another process that writes.

        Raises
        ------
        UsageError : read only, and nothing is there.
        RecordError : no record of ours, made by a newer version, another process writes to it, or the folder cannot be written.
        """
        path = Path(path)
        if read_only and not path.exists():
            raise UsageError(f"{path}: no record is there; make one with claimgraph build, or name another with --db")
        if path.is_dir():
            raise RecordError(f"{path}: a folder, not a record; name a file with --db")
        if not path.parent.is_dir():
            raise UsageError(f"{path}: the folder {path.parent} is not there; make it first")
        lock = None if read_only else WriterLock(path.with_name(path.name + ".lock"), timeout=busy_timeout)
        try:
            connection = _connect(path, read_only=read_only, busy_timeout=busy_timeout)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return cls(path, connection, lock)

    def close(self) -> None:
        """Close the file and let the next writer in; a second call does nothing."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with _errors_of(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one state of the record within the ``with``, whatever a writer does meanwhile; for a record opened read-only."""
        with _errors_of(self.path):
            self._connection.execute("BEGIN")
            try:
                self._connection.execute("SELECT count(*) FROM meta").fetchone()
                yield
            finally:
                self._connection.execute("ROLLBACK")

    def _rows(self, statement: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        with _errors_of(self.path):
            yield from self._connection.execute(statement, parameters)

    def _value(self, statement: str, parameters: Sequence[Any] = ()) -> Any:
        row = next(self._rows(statement, parameters), None)
        return None if row is None else row[0]

    # -- what it is --

    @property
    def uuid(self) -> str:
        """The record's own name, for ever."""
        return str(self._value("SELECT value FROM meta WHERE key = 'uuid'"))

    @property
    def revision(self) -> int:
        """Counts up whenever the graph changes."""
        return int(self._value("SELECT value FROM meta WHERE key = 'revision'"))

    @property
    def token(self) -> str:
        """Names the graph's present state: drawn anew at each change, so that a copy that went its own way has another one."""
        return str(self._value("SELECT value FROM meta WHERE key = 'token'"))

    @property
    def inputs(self) -> str:
        """Changes whenever an article, extraction or judgement does: what the graph is made of."""
        return str(self._value("SELECT value FROM meta WHERE key = 'inputs'") or "0")

    @property
    def graph_made_of(self) -> str | None:
        """What `replace_graph` was last told that the graph is made of."""
        made_of = self._value("SELECT value FROM meta WHERE key = 'graph_made_of'")
        return None if made_of is None else str(made_of)

    # -- articles --

    def add_articles(self, articles: Iterable[Article]) -> Added:
        """Keep articles, in one transaction. One text is one article, whatever the order and number of its sightings.

        Returns
        -------
        What was new and known; ``refused`` names each article whose text or metadata is no valid Unicode, or is empty.
        """
        new = known = 0
        refused: list[InputError] = []
        touched: dict[str, None] = {}
        with self._transaction() as connection:
            for article in articles:
                fault = _fault(article)
                if fault is not None:
                    refused.append(fault)
                    continue
                if connection.execute("SELECT 1 FROM article WHERE id = ?", (article.id,)).fetchone():
                    known += 1
                else:
                    new += 1
                    _write_article(connection, article)
                if _write_sighting(connection, article):
                    touched[article.id] = None
            for article_id in touched:
                _merge(connection, article_id)
            update_versions(connection, touched)
            if touched:
                _count_input(connection)
        return Added(new, known, tuple(refused))

    def known_articles(self, article_ids: Iterable[str]) -> set[str]:
        """Those of the ids that are in the record."""
        ids = list(dict.fromkeys(article_ids))
        return {row[0] for chunk in _chunked(ids) for row in self._rows(f"SELECT id FROM article WHERE id IN ({_marks(chunk)})", chunk)}  # noqa: S608 - marks only

    def articles(self, article_ids: Sequence[str]) -> list[Article]:
        """Articles by id, in the order given; an id that is not known is left out."""
        found: dict[str, Article] = {}
        for chunk in _chunked(article_ids):
            for row in self._rows(f"SELECT {ARTICLE_COLUMNS} FROM article WHERE id IN ({_marks(chunk)})", chunk):  # noqa: S608 - marks only
                found[row[0]] = _article(row)
        return [found[article_id] for article_id in article_ids if article_id in found]

    def current_articles(self) -> Iterator[Article]:
        """Every article that no newer version replaces, in the order of ids."""
        for row in self._rows(f"SELECT {ARTICLE_COLUMNS} FROM article WHERE status = 'current' ORDER BY id"):  # noqa: S608 - names of ours
            yield _article(row)

    def sightings(self) -> Iterator[tuple[str, str | None, str | None, str | None]]:
        """(article id, outlet, caller's id, path) of each sighting of a current article, in the order of article ids."""
        statement = (
            "SELECT DISTINCT s.article_id, s.outlet, s.caller_id, s.source_path FROM article_source s JOIN article a ON a.id = s.article_id"
            " WHERE a.status = 'current' ORDER BY 1, 2, 3, 4"
        )
        yield from self._rows(statement)

    def search(self, words: str, *, limit: int = 20) -> list[Found]:
        """Articles with all these words in title or text, the best first; quotation marks make a phrase.

        Raises
        ------
        UsageError : there is no word to look for.
        """
        phrases = [part for i, part in enumerate(words.split('"')) if i % 2]
        singles = [word for i, part in enumerate(words.split('"')) if not i % 2 for word in part.split()]
        query = " ".join('"' + term.replace('"', "") + '"' for term in [*phrases, *singles] if any(c.isalnum() for c in term))
        if not query:
            raise UsageError(f"{words!r}: no word to look for")
        statement = (
            "SELECT a.id, a.title, snippet(article_words, 1, '[', ']', ' … ', 24) FROM article_words"
            " JOIN article a ON a.number = article_words.rowid"
            " WHERE article_words MATCH ? ORDER BY rank, a.id LIMIT ?"
        )
        return [Found(*row) for row in self._rows(statement, (query, limit))]

    # -- extractions and runs --

    def pending(self, extractor: str, *, again: bool = False) -> list[str]:
        """Ids of articles without an extraction for their present metadata; with ``again`` those extracted by another extractor too."""
        statement = (
            "SELECT a.id FROM article a LEFT JOIN extraction x ON x.article_id = a.id"
            " WHERE x.article_id IS NULL OR x.fingerprint <> a.fingerprint OR (? AND x.extractor <> ?) ORDER BY a.id"
        )
        return [row[0] for row in self._rows(statement, (again, extractor))]

    def outdated(self, extractor: str) -> int:
        """How many articles hold an extraction by another extractor."""
        return int(self._value("SELECT count(*) FROM extraction WHERE extractor <> ?", (extractor,)))

    def add_extractions(self, extractions: Iterable[Extraction], *, extractor: str, run_id: str | None = None) -> None:
        """Keep extractions, in one transaction, each in the place of the article's earlier one. The article must be in the record."""
        with self._transaction() as connection:
            for extraction in extractions:
                whole = to_json(extraction)
                body = json.dumps({"attributions": whole["attributions"], "entities": whole["entities"]}, ensure_ascii=False)
                connection.execute(
                    "INSERT INTO extraction VALUES (?, ?, ?, ?, ?) ON CONFLICT (article_id) DO UPDATE SET"
                    " extractor = excluded.extractor, fingerprint = excluded.fingerprint, body = excluded.body, run_id = excluded.run_id",
                    (extraction.article.id, extractor, metadata_fingerprint(extraction.article), body, run_id),
                )
                _count_input(connection)

    def extractions(self) -> Iterator[Extraction]:
        """The extraction of each current article, in the order of article ids, one at a time."""
        statement = (
            f"SELECT x.body, {ARTICLE_COLUMNS} FROM article JOIN extraction x ON x.article_id = id WHERE status = 'current' ORDER BY id"  # noqa: S608 - names of ours
        )
        for body, *row in self._rows(statement):
            article = _article(row)
            yield from_json({"article": to_json(Extraction(article))["article"], **json.loads(body)})

    def begin_run(self, config: Mapping[str, Any], *, extractor: str) -> str:
        """Note that a run begins; its id."""
        started_at = _now()
        run_id = make_id("run", started_at, os.getpid(), secrets.token_hex(4))
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO run VALUES (?, ?, NULL, ?, ?, NULL, ?, ?)",
                (run_id, started_at, extractor, json.dumps(config, sort_keys=True), os.getpid(), socket.gethostname()),
            )
        return run_id

    def finish_run(self, run_id: str, counts: Mapping[str, Any]) -> None:
        """Note that a run ended, and what it did."""
        with self._transaction() as connection:
            connection.execute(
                "UPDATE run SET finished_at = ?, counts = ? WHERE id = ?", (_now(), json.dumps(counts, sort_keys=True), run_id)
            )

    def add_problems(self, problems: Iterable[Problem], *, run_id: str) -> None:
        """Keep the named failures of a run."""
        rows = [(run_id, p.kind, p.message.encode("utf-8", "backslashreplace").decode()) for p in problems]
        if rows:
            with self._transaction() as connection:
                connection.executemany("INSERT INTO problem VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows)

    def problems(self, run_id: str | None = None) -> list[Problem]:
        """The named failures of one run, or of all."""
        statement = "SELECT DISTINCT kind, message FROM problem WHERE run_id = coalesce(?, run_id) ORDER BY kind, message"
        return [Problem(*row) for row in self._rows(statement, (run_id,))]

    # -- judgements --

    def add_judgements(self, judgements: Iterable[Judgement]) -> None:
        """Keep decisions; a later one of the same author about the same things takes the place of the earlier."""
        with self._transaction() as connection:
            _write_judgements(connection, judgements)
            _count_input(connection)

    def judgements(self, kind: str | None = None) -> list[Judgement]:
        """Decisions in a fixed order; where a human and the machine decided on the same things, the human's alone."""
        statement = (
            "SELECT kind, left_id, right_id, verdict, value, basis, score, made_by, made_at FROM judgement"
            " WHERE kind = coalesce(?, kind) ORDER BY kind, left_id, right_id, made_by = 'human', made_by"
        )
        found: dict[tuple[Any, ...], Judgement] = {}
        for kind_, left, right, verdict, *rest in self._rows(statement, (kind,)):
            found[kind_, left, right] = Judgement(kind_, left, right, bool(verdict), *rest)
        return list(found.values())

    def withdraw_judgement(self, judgement: Judgement) -> bool:
        """Take a decision back; whether there was one."""
        with self._transaction() as connection:
            _count_input(connection)
            return connection.execute("DELETE FROM judgement WHERE id = ?", (_judgement_id(judgement),)).rowcount > 0

    # -- the graph --

    def replace_graph(
        self,
        nodes: Iterable[NodeRow],
        edges: Iterable[EdgeRow],
        *,
        machine_judgements: Sequence[Judgement] | None = None,
        made_of: str = "",
    ) -> GraphChange:
        """Put these nodes and relationships in the place of the graph, by difference, in one transaction.

        A row that is as it was keeps its revision; one that vanished leaves a tombstone. Where nothing changed the revision stays.
        ``made_of`` is kept for `graph_made_of`.

        Raises
        ------
        RecordError : a relationship's end is no node, an id stands twice, or the disk is full. Nothing is changed then.
        """
        with self._transaction() as connection:
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
                        f"{self.path}: {table.name} {values[0]} stands twice in the graph; this is a fault of claimgraph"
                    ) from error
                connection.execute(statements[table.name], (*values, revision))
                n_rows += 1
            changed = connection.total_changes - before - n_rows
            deleted = _bury(connection, revision)
            self._check_ends(connection)
            connection.execute("DROP TABLE temp.seen")
            if machine_judgements is not None:
                connection.execute("DELETE FROM judgement WHERE made_by <> 'human'")
                _write_judgements(connection, machine_judgements, made_at="")
            _set_meta(connection, "graph_made_of", made_of)
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
                    raise RecordError(f"{self.path}: {name} {lost[0]} has no {end} ({lost[2]} {lost[1]}); this is a fault of claimgraph")

    def nodes(self, label: str, *, since: int = -1) -> Iterator[NodeRow]:
        """Nodes of a label, in the order of ids; only what changed after revision ``since``."""
        table = tables()[label]
        for row in self._rows(f"{table.select()} WHERE revision > ? ORDER BY id", (since,)):
            yield NodeRow(label, row[0], _properties(row[1:], table.properties))

    def node_ids(self, label: str) -> Iterator[str]:
        """The ids of all nodes of a label, in order."""
        for (id_,) in self._rows(f"SELECT id FROM {tables()[label].sql_name} ORDER BY id"):  # noqa: S608 - names of the model
            yield id_

    def edges(self, type_: str, *, since: int = -1, source_label: str | None = None, target_label: str | None = None) -> Iterator[EdgeRow]:
        """Relationships of a type, in the order of ids; only between these labels, only what changed after revision ``since``."""
        table = tables()[type_]
        where = "revision > ? AND source_label = coalesce(?, source_label) AND target_label = coalesce(?, target_label)"
        for row in self._rows(f"{table.select()} WHERE {where} ORDER BY id", (since, source_label, target_label)):
            id_, source, source_label_, target, target_label_, *values = row
            yield EdgeRow(type_, id_, source, source_label_, target, target_label_, _properties(values, table.properties))

    def tombstones(self, *, since: int = -1) -> Iterator[tuple[str, str]]:
        """(label or type, id) of what vanished after revision ``since``."""
        yield from self._rows("SELECT name, id FROM tombstone WHERE revision > ? ORDER BY name, id", (since,))

    def counts(self) -> dict[str, int]:
        """Label or type to how many there are."""
        return {name: int(self._value(f"SELECT count(*) FROM {table.sql_name}")) for name, table in tables().items()}  # noqa: S608 - names of the model

    def claim_counts(self) -> dict[str, int]:
        """Claim type to how many claims the graph has, the most first."""
        return dict(self._rows('SELECT type, count(*) FROM "node_Claim" GROUP BY type ORDER BY 2 DESC, 1'))


ARTICLE_COLUMNS: Final = f"id, text, {', '.join(FIELDS)}"


def _connect(path: Path, *, read_only: bool, busy_timeout: float) -> sqlite3.Connection:
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
                if model is None or model[0] != model_fingerprint():
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


def _fault(article: Article) -> InputError | None:
    where = article.source_path or article.caller_id or article.id
    for name in ("text", *FIELDS):
        value = getattr(article, name)
        if isinstance(value, str):
            try:
                value.encode()
            except UnicodeEncodeError as error:
                shown = where.encode("utf-8", "backslashreplace").decode()
                return InputError(
                    f"{shown}: half a character (a lone surrogate) in {name} at offset {error.start}; the article is left out"
                )
    return None if article.text.strip() else InputError(f"{where}: an article without text; it is left out")


def _write_article(connection: sqlite3.Connection, article: Article) -> None:
    columns = ("id", "text", "text_hash", *FIELDS, "fingerprint")
    values = (
        article.id,
        article.text,
        text_hash(article.text),
        *(getattr(article, name) for name in FIELDS),
        metadata_fingerprint(article),
    )
    connection.execute(f"INSERT INTO article ({', '.join(columns)}) VALUES ({_marks(columns)})", values)  # noqa: S608 - names of ours


def _write_sighting(connection: sqlite3.Connection, article: Article) -> bool:
    columns = ("id", "article_id", *FIELDS)
    values = [sighting_id(article), article.id, *(getattr(article, name) for name in FIELDS)]
    values[columns.index("url")] = own_url(article.url) or article.url
    statement = f"INSERT INTO article_source ({', '.join(columns)}) VALUES ({_marks(columns)}) ON CONFLICT DO NOTHING"  # noqa: S608 - names of ours
    return connection.execute(statement, values).rowcount > 0


def _merge(connection: sqlite3.Connection, article_id: str) -> None:
    text = connection.execute("SELECT text FROM article WHERE id = ?", (article_id,)).fetchone()[0]
    rows = connection.execute(f"SELECT {', '.join(FIELDS)} FROM article_source WHERE article_id = ?", (article_id,))  # noqa: S608 - names of ours
    merged = merge_sightings([_article((article_id, text, *row)) for row in rows])
    values = (*(getattr(merged, name) for name in FIELDS), metadata_fingerprint(merged), article_id)
    connection.execute(f"UPDATE article SET {', '.join(f'{name} = ?' for name in FIELDS)}, fingerprint = ? WHERE id = ?", values)  # noqa: S608 - names of ours


def _article(row: Sequence[Any]) -> Article:
    fields = dict(zip(FIELDS, row[2:], strict=True))
    return Article(row[0], row[1], **{**fields, "is_summary": bool(fields["is_summary"])})


def _write_judgements(connection: sqlite3.Connection, judgements: Iterable[Judgement], made_at: str | None = None) -> None:
    connection.executemany(
        "INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " verdict = excluded.verdict, value = excluded.value, basis = excluded.basis, score = excluded.score, made_at = excluded.made_at",
        [
            (_judgement_id(j), j.kind, j.left_id, j.right_id, j.verdict, j.value, j.basis, j.score, j.by,
             j.made_at or (_now() if made_at is None else made_at))
            for j in judgements
        ],
    )  # fmt: skip


def _judgement_id(judgement: Judgement) -> str:
    return make_id("relationship", "judgement", judgement.kind, judgement.left_id, judgement.right_id, judgement.by)


def _set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    connection.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value))


def _count_input(connection: sqlite3.Connection) -> None:
    row = connection.execute("SELECT value FROM meta WHERE key = 'inputs'").fetchone()
    _set_meta(connection, "inputs", str(int(row[0]) + 1 if row else 1))


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


def _chunked(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _marks(items: Sequence[object]) -> str:
    return ", ".join("?" * len(items))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
