"""The form of the record's file: its tables besides the graph's, and how an older file becomes one of today.

`MIGRATIONS` holds one script a version; ``user_version`` counts those that ran. The graph's tables are not migrated: they are made anew of
`graph.model` and filled from the extractions by the next build, for they hold nothing of their own.
"""

import secrets
import sqlite3
import uuid
from typing import Final

from .errors import RecordError
from .tables import model_fingerprint, tables

__all__ = ["APPLICATION_ID", "MIGRATIONS", "check", "migrate"]

APPLICATION_ID: Final = 0x434C4D47  # "CLMG", in the file's head

MIGRATIONS: Final[tuple[str, ...]] = (
    """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE article (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        text_hash TEXT NOT NULL,
        title TEXT, url TEXT, outlet TEXT, author TEXT, published TEXT,
        language TEXT NOT NULL,
        source_path TEXT, caller_id TEXT,
        is_summary INTEGER NOT NULL,
        body_start INTEGER NOT NULL,
        fingerprint TEXT NOT NULL,
        status TEXT NOT NULL DEFAULT 'current' CHECK (status IN ('current', 'replaced')),
        replaced_by TEXT REFERENCES article (id)
    );
    CREATE TABLE article_source (
        id TEXT PRIMARY KEY,
        article_id TEXT NOT NULL REFERENCES article (id),
        source_path TEXT, caller_id TEXT,
        title TEXT, url TEXT, outlet TEXT, author TEXT, published TEXT,
        language TEXT NOT NULL,
        is_summary INTEGER NOT NULL,
        body_start INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX article_source_article ON article_source (article_id);
    CREATE INDEX article_source_url ON article_source (url);
    CREATE TABLE run (
        id TEXT PRIMARY KEY,
        started_at TEXT NOT NULL, finished_at TEXT,
        extractor TEXT NOT NULL, config TEXT NOT NULL, counts TEXT,
        pid INTEGER NOT NULL, host TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE extraction (
        article_id TEXT PRIMARY KEY REFERENCES article (id),
        extractor TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        body TEXT NOT NULL,
        run_id TEXT REFERENCES run (id)
    );
    CREATE TABLE problem (
        run_id TEXT NOT NULL REFERENCES run (id),
        kind TEXT NOT NULL,
        message TEXT NOT NULL,
        PRIMARY KEY (run_id, kind, message)
    ) WITHOUT ROWID;
    CREATE TABLE judgement (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL, left_id TEXT NOT NULL, right_id TEXT,
        verdict INTEGER NOT NULL, value TEXT, basis TEXT, score REAL,
        made_by TEXT NOT NULL, made_at TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE tombstone (
        name TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL,
        PRIMARY KEY (name, id)
    ) WITHOUT ROWID;
    CREATE INDEX tombstone_revision ON tombstone (revision);
    CREATE VIRTUAL TABLE article_words USING fts5 (title, text, content = 'article', content_rowid = 'number', tokenize = 'unicode61');
    CREATE TRIGGER article_words_insert AFTER INSERT ON article BEGIN
        INSERT INTO article_words (rowid, title, text) VALUES (new.number, new.title, new.text);
    END;
    CREATE TRIGGER article_words_update AFTER UPDATE OF title, text ON article BEGIN
        INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
        INSERT INTO article_words (rowid, title, text) VALUES (new.number, new.title, new.text);
    END;
    CREATE TRIGGER article_words_delete AFTER DELETE ON article BEGIN
        INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
    END;
    """,
)
"""Each script takes a file of the version before it to the next; a script that was released is never changed."""


def check(connection: sqlite3.Connection, path: object) -> bool:
    """Whether the file is a record of ours that is not empty.

    Raises
    ------
    RecordError : it is another application's, or a newer version made it.
    """
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application == 0 and version == 0 and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
        return False
    if application != APPLICATION_ID:
        raise RecordError(f"{path}: a database of another application, not a record of claimgraph; name another with --db")
    if version > len(MIGRATIONS):
        raise RecordError(f"{path}: made by a newer version of claimgraph (form {version}, this one reads {len(MIGRATIONS)}); upgrade it")
    return True


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a new or older file to today's form, in one transaction; the graph's tables are made anew where the model changed."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == len(MIGRATIONS) and _meta(connection, "model") == model_fingerprint():
        return
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        for script in MIGRATIONS[version:]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("INSERT INTO meta VALUES ('uuid', ?) ON CONFLICT DO NOTHING", (str(uuid.uuid4()),))
        connection.execute("INSERT INTO meta VALUES ('revision', '0') ON CONFLICT DO NOTHING")
        _make_graph(connection)


def _make_graph(connection: sqlite3.Connection) -> None:
    old = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND (name GLOB 'node_*' OR name GLOB 'relationship_*')")
    for (name,) in old.fetchall():
        connection.execute(f'DROP TABLE "{name}"')
    connection.execute("DELETE FROM tombstone")
    connection.execute("DELETE FROM meta WHERE key = 'graph_made_of'")
    for table in tables().values():
        for statement in table.create():
            connection.execute(statement)
    for key, value in (("model", model_fingerprint()), ("token", secrets.token_hex(8))):
        connection.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value))


def _meta(connection: sqlite3.Connection, key: str) -> str | None:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def _statements(script: str) -> list[str]:
    # executescript() would commit; a trigger holds semicolons of its own.
    found, statement = [], ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            found.append(statement)
            statement = ""
    return found
