"""The extractions of a record: what was read out of each article, by which extractor; and the runs that did it, with what failed."""

import json
import os
import secrets
import socket
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .errors import InputError
from .extraction import Extraction, from_json, to_json
from .ids import make_id
from .record_articles import ARTICLE_COLUMNS, article_of
from .record_file import RecordFile, count_input, now
from .versions import metadata_fingerprint

__all__ = ["Extractions", "Problem", "Run", "Runs"]


class Extractions:
    """The extractions of an open record, one an article."""

    def __init__(self, file: RecordFile) -> None:
        self._file = file

    def pending(self, extractor: str, *, again: bool = False) -> list[str]:
        """Ids of articles without an extraction for their present metadata; with ``again`` those extracted by another extractor too."""
        statement = (
            "SELECT a.id FROM article a LEFT JOIN extraction x ON x.article_id = a.id"
            " WHERE x.article_id IS NULL OR x.fingerprint <> a.fingerprint OR (? AND x.extractor <> ?) ORDER BY a.id"
        )
        return [row[0] for row in self._file.rows(statement, (again, extractor))]

    def extractors(self, *, without: Collection[str] = ()) -> Counter[str]:
        """How many articles hold an extraction by which extractor; those of some ids left out."""
        found = self._file.rows("SELECT article_id, extractor FROM extraction ORDER BY article_id")
        return Counter(extractor for article_id, extractor in found if article_id not in without)

    def add(self, extractions: Iterable[Extraction], *, extractor: str, run_id: str | None = None) -> None:
        """Keep extractions, in one transaction, each in the place of the article's earlier one. The article must be in the record."""
        with self._file.transaction() as connection:
            for extraction in extractions:
                whole = to_json(extraction)
                body = json.dumps({"attributions": whole["attributions"], "entities": whole["entities"]}, ensure_ascii=False)
                connection.execute(
                    "INSERT INTO extraction VALUES (?, ?, ?, ?, ?) ON CONFLICT (article_id) DO UPDATE SET"
                    " extractor = excluded.extractor, fingerprint = excluded.fingerprint, body = excluded.body, run_id = excluded.run_id",
                    (extraction.article.id, extractor, metadata_fingerprint(extraction.article), body, run_id),
                )
                count_input(connection)

    def current(self) -> Iterator[Extraction]:
        """The extraction of each current article, in the order of article ids, one at a time."""
        statement = (
            f"SELECT x.body, {ARTICLE_COLUMNS} FROM article JOIN extraction x ON x.article_id = id WHERE status = 'current' ORDER BY id"  # noqa: S608 - names of ours
        )
        for body, *row in self._file.rows(statement):
            article = article_of(row)
            yield from_json({"article": to_json(Extraction(article))["article"], **json.loads(body)})


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
class Run:
    """One run of build: when (UTC, ISO 8601), by which extractor, with which settings (``config``) and what it did (``counts``).

    A run that was cut short has no ``finished_at`` and no counts.
    """

    id: str
    started_at: str
    finished_at: str | None
    extractor: str
    config: Mapping[str, Any]
    counts: Mapping[str, Any]


class Runs:
    """The runs of an open record."""

    def __init__(self, file: RecordFile) -> None:
        self._file = file

    def begin(self, config: Mapping[str, Any], *, extractor: str) -> str:
        """Note that a run begins; its id."""
        started_at = now()
        run_id = make_id("run", started_at, os.getpid(), secrets.token_hex(4))
        with self._file.transaction() as connection:
            connection.execute(
                "INSERT INTO run VALUES (?, ?, NULL, ?, ?, NULL, ?, ?)",
                (run_id, started_at, extractor, json.dumps(config, sort_keys=True), os.getpid(), socket.gethostname()),
            )
        return run_id

    def finish(self, run_id: str, counts: Mapping[str, Any]) -> None:
        """Note that a run ended, and what it did."""
        with self._file.transaction() as connection:
            connection.execute(
                "UPDATE run SET finished_at = ?, counts = ? WHERE id = ?", (now(), json.dumps(counts, sort_keys=True), run_id)
            )

    def all(self) -> list[Run]:
        """Every run, the earliest first."""
        statement = "SELECT id, started_at, finished_at, extractor, config, coalesce(counts, '{}') FROM run ORDER BY started_at, id"
        return [
            Run(id_, began, ended, extractor, json.loads(config), json.loads(counts))
            for id_, began, ended, extractor, config, counts in self._file.rows(statement)
        ]

    def add_problems(self, problems: Iterable[Problem], *, run_id: str) -> None:
        """Keep the named failures of a run."""
        rows = [(run_id, p.kind, p.message.encode("utf-8", "backslashreplace").decode()) for p in problems]
        if rows:
            with self._file.transaction() as connection:
                connection.executemany("INSERT INTO problem VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows)

    def problems(self, run_id: str | None = None) -> list[Problem]:
        """The named failures of one run, or of all."""
        statement = "SELECT DISTINCT kind, message FROM problem WHERE run_id = coalesce(?, run_id) ORDER BY kind, message"
        return [Problem(*row) for row in self._file.rows(statement, (run_id,))]
