"""The record: one SQLite file that holds articles, extractions, judgements, runs and the resolved graph, and is the only copy of anything.

A `Record` is the opened file; each of its parts is a module of its own::

    record.articles      graph/record_articles.py      each text once, with its sightings
    record.extractions   graph/record_extractions.py   what was read out of each article
    record.runs          graph/record_extractions.py   which run did what, and failed on what
    record.judgements    graph/record_judgements.py    who is who: a person's decisions above the machine's
    record.graph         graph/record_graph.py         the resolved graph that projections are made of
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from .record_articles import Articles
from .record_extractions import Extractions, Runs
from .record_file import RecordFile
from .record_graph import GraphRows
from .record_judgements import Judgements

__all__ = ["Record"]


class Record:
    """An open record; made by `Record.open`, closed with ``with`` or `close`."""

    def __init__(self, file: RecordFile) -> None:
        self.file = file
        self.articles = Articles(file)
        self.extractions = Extractions(file)
        self.runs = Runs(file)
        self.judgements = Judgements(file)
        self.graph = GraphRows(file)

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False, busy_timeout: float = 30.0, graph: bool = True) -> "Record":
        """Open a record; make it where there is none, unless ``read_only``.

        Parameters
        ----------
        busy_timeout : seconds to wait for another process that writes.
        graph : whether the graph will be read; if not, one that another version made is no error.

        Raises
        ------
        UsageError : read only, and nothing is there.
        RecordError : no record of ours, made by a newer version, another process writes to it, or the folder cannot be written.
        """
        return cls(RecordFile.open(path, read_only=read_only, busy_timeout=busy_timeout, graph=graph))

    def close(self) -> None:
        """Close the file and let the next writer in; a second call does nothing."""
        self.file.close()

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one state of the record within the ``with``, whatever a writer does meanwhile; for a record opened read-only."""
        with self.file.snapshot():
            yield

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.file.path

    @property
    def uuid(self) -> str:
        """The record's own name, for ever."""
        return str(self.file.meta("uuid"))

    @property
    def revision(self) -> int:
        """Counts up whenever the graph changes."""
        return int(self.file.meta("revision") or 0)

    @property
    def token(self) -> str:
        """Names the graph's present state: drawn anew at each change, so that a copy that went its own way has another one."""
        return str(self.file.meta("token"))

    @property
    def inputs(self) -> str:
        """Changes whenever an article, extraction or judgement does: what the graph is made of."""
        return self.file.meta("inputs") or "0"
