"""From a folder of articles to a record: read, keep, extract what is not extracted yet, resolve across articles.

Every stage leaves the record in a state from which the next run goes on, whatever ended this one: articles are kept before they are
extracted, extractions are written every few seconds, and the graph is replaced in one transaction at the end. So a run killed at any
moment and run again ends where an undisturbed one does.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, TypeVar

from claimgraph.graph.errors import ExtractionError, InputError, InputNote
from claimgraph.graph.extraction import Article, Extraction
from claimgraph.graph.record import Record
from claimgraph.graph.record_extractions import Problem

from .judging import words_of
from .sources import Found
from .workers import Result, default_processes, extract_many

__all__ = ["Progress", "Summary", "Watch", "build"]

T = TypeVar("T")

COMMIT_SECONDS: Final = 2.0
"""What a kill can cost. A commit takes some milliseconds."""
COMMIT_ARTICLES: Final = 500
READ_ARTICLES: Final = 200


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: the stage (read, extract, resolve), articles done in it of how many (None: not known yet), failures so far."""

    stage: str
    done: int
    total: int | None
    failed: int


Watch = Callable[[Progress], None]


@dataclass(slots=True)
class Summary:
    """What a build did.

    ``read`` counts the articles that the inputs gave, ``known`` those of them that were in the record, ``extracted`` those that were
    extracted now, whichever input they came from. ``otherwise`` counts articles whose extraction was made by another extractor (an older
    version or model, another threshold) and left as it is, by what that was; ``extractor`` tells this run's. ``languages`` counts the
    articles read in other languages than English, which are kept without claims; ``claims`` counts by type, of the whole record.
    ``failures`` and ``notes`` are in the order in which they were met.
    """

    read: int = 0
    known: int = 0
    extracted: int = 0
    undated: int = 0
    extractor: str = ""
    min_confidence: float | None = None
    otherwise: Counter[str] = field(default_factory=Counter)
    attributions: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    claims: Counter[str] = field(default_factory=Counter)
    failures: list[InputError] = field(default_factory=list)
    notes: list[InputNote] = field(default_factory=list)
    seconds: float = 0.0


def build(
    record: Record,
    found: Iterable[Found],
    *,
    processes: int | None = None,
    again: bool = False,
    min_confidence: float | None = None,
    watch: Watch | None = None,
) -> Summary:
    """Keep articles, extract from them and resolve the whole record.

    Parameters
    ----------
    record : open for writing; it may hold articles already, and what an earlier run left undone is done now too.
    found : articles and errors, as `loaders.sources.read_articles` gives them.
    processes : workers; None for one a processor.
    again : extract anew what another extractor (an older version, another threshold) has extracted.
    min_confidence : leave out attributions less sure than that, 0 to 1; None for all that the model gives. The run notes it.
    watch : called now and then with a `Progress`.

    Returns
    -------
    What was done, with every input that failed.

    Raises
    ------
    RecordError : the record cannot be written.
    """
    from .consolidate import consolidate
    from .fingerprint import describe, extractor_fingerprint, model_used, others

    began = time.monotonic()
    watch = watch or _watch_nothing
    extractor, model = extractor_fingerprint(min_confidence=min_confidence), model_used()
    summary = Summary(extractor=describe(extractor, model), min_confidence=min_confidence)
    run_id = record.runs.begin({"again": again, "min_confidence": min_confidence, "model": model}, extractor=extractor)
    _read(record, found, run_id, summary, watch)
    run = _Run(run_id, extractor, again, min_confidence or 0.0, processes or default_processes())
    _extract(record, run, summary, watch)
    watch(Progress("resolve", 0, None, len(summary.failures)))
    unheeded = consolidate(record).unheeded
    summary.notes += [InputNote(f"a judgement could not be followed: {words_of(judgement)}") for judgement in unheeded]
    if not again:
        summary.otherwise = others(record, extractor)
    summary.claims = Counter(record.graph.claim_counts())
    summary.seconds = time.monotonic() - began
    record.runs.finish(
        run_id, {"read": summary.read, "known": summary.known, "extracted": summary.extracted, "failed": len(summary.failures)}
    )
    return summary


@dataclass(frozen=True, slots=True)
class _Run:
    id: str
    extractor: str
    again: bool
    min_confidence: float
    processes: int


def _read(record: Record, found: Iterable[Found], run_id: str, summary: Summary, watch: Watch) -> None:
    for chunk in _chunks(found, READ_ARTICLES):
        articles = [x for x in chunk if isinstance(x, Article)]
        added = record.articles.add(articles)
        errors = [x for x in chunk if not isinstance(x, Article)] + list(added.refused)
        record.runs.add_problems([Problem.of(error) for error in errors], run_id=run_id)
        summary.notes += [x for x in errors if isinstance(x, InputNote)]
        summary.failures += [x for x in errors if not isinstance(x, InputNote)]
        summary.read += len(articles)
        summary.known += added.known
        summary.undated += sum(a.published is None for a in articles)
        summary.languages.update(a.language for a in articles if a.language != "en")
        watch(Progress("read", summary.read, None, len(summary.failures)))


def _extract(record: Record, run: _Run, summary: Summary, watch: Watch) -> None:
    from .confidence import keep_confident

    pending = record.extractions.pending(run.extractor, again=run.again)
    articles = (article for ids in _chunks(pending, READ_ARTICLES) for article in record.articles.get(ids))
    waiting: list[Result] = []
    committed = time.monotonic()
    done = 0
    watch(Progress("extract", 0, len(pending), len(summary.failures)))

    def commit() -> None:
        found = [keep_confident(x, run.min_confidence) for x in waiting if isinstance(x, Extraction)]
        failed = [x for x in waiting if isinstance(x, ExtractionError)]
        record.extractions.add(found, extractor=run.extractor, run_id=run.id)
        record.runs.add_problems([Problem.of(error) for error in failed], run_id=run.id)
        summary.extracted += len(found)
        summary.attributions += sum(len(x.attributions) for x in found)
        summary.failures.extend(failed)
        waiting.clear()

    for batch in extract_many(articles, processes=min(run.processes, max(1, len(pending))), in_order=False):
        waiting.extend(result for _, result in batch)
        done += len(batch)
        if time.monotonic() - committed >= COMMIT_SECONDS or len(waiting) >= COMMIT_ARTICLES:
            commit()
            committed = time.monotonic()
        watch(Progress("extract", done, len(pending), len(summary.failures)))
    commit()


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _watch_nothing(_: Progress) -> None:
    pass
