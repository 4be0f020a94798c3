"""Many articles through the steps, over several processes: articles in, their extractions out.

A worker that dies (a crash in native code, no memory left) or hangs takes nothing with it: its batch is tried again one article at a
time, and the article that does it is named. The parent never loads the models; workers whose parent is killed see a closed pipe and end.
"""

import contextlib
import multiprocessing
import os
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Final

from claimgraph.graph.errors import ClaimgraphError, ExtractionError
from claimgraph.graph.extraction import Article, Extraction

from .encoder import THREADS

__all__ = ["Result", "default_processes", "extract_many", "make_batches"]

Result = Extraction | ExtractionError
Extract = Callable[[Sequence[Article]], list[Result]]

BATCH_CHARS: Final = 40_000
"""Characters of text in a batch. 10,000 to 160,000 give the same rate; smaller ones lose less when a run is killed."""
BATCH_ARTICLES: Final = 64
AHEAD: Final = 2
"""Batches that a worker holds, so that it never waits for the parent."""
ARTICLE_SECONDS: Final = 600.0
"""A worker silent for so long on a batch is taken for hung. The slowest article seen takes some seconds."""
FAILED_STARTS: Final = 3
THREAD_VARIABLES: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def default_processes() -> int:
    """How many workers to start: the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def make_batches(articles: Iterable[Article], *, chars: int = BATCH_CHARS, most: int = BATCH_ARTICLES) -> Iterator[list[Article]]:
    """Cut a stream of articles into batches of about ``chars`` characters, at most ``most`` articles each, in order."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        if batch and (size + len(article.text) > chars or len(batch) >= most):
            yield batch
            batch, size = [], 0
        batch.append(article)
        size += len(article.text)
    if batch:
        yield batch


def extract_many(
    articles: Iterable[Article],
    *,
    processes: int,
    in_order: bool = False,
    seconds: float = ARTICLE_SECONDS,
    extract: Extract | None = None,
) -> Iterator[list[tuple[Article, Result]]]:
    """Extract from a stream of articles, a batch at a time, holding only a few batches in memory.

    Parameters
    ----------
    articles : read as the workers ask for them.
    processes : worker processes, each with its own models; 1 or more.
    in_order : give the batches back in the order of the input, else as they are done.
    seconds : longest time without an answer on one batch.
    extract : what the workers do, a function of an importable module; None for `loaders.steps.extract`.

    Returns
    -------
    Batches of (article, its extraction or the error that names it), within a batch in the order of the input.

    Raises
    ------
    ClaimgraphError : what a worker raised before it could begin, such as a ModelError.
    """
    with _Pool(processes, seconds, extract) as pool:
        yield from pool.run(make_batches(articles), in_order=in_order)


@dataclass(slots=True)
class _Batch:
    number: int
    articles: list[Article]
    results: dict[int, Result] = field(default_factory=dict)

    @property
    def done(self) -> bool:
        return len(self.results) == len(self.articles)


@dataclass(slots=True)
class _Task:
    """Some articles of a batch, by their places in it: all at first, one after a worker died on them."""

    batch: _Batch
    places: list[int]


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    tasks: deque[_Task] = field(default_factory=deque)
    ready: bool = False
    since: float = field(default_factory=time.monotonic)


class _Pool:
    """The worker processes and what each of them holds."""

    def __init__(self, processes: int, seconds: float, extract: Extract | None) -> None:
        self.size = max(1, processes)
        self.seconds = seconds
        self.extract = extract
        self.workers: list[_Worker] = []
        self.failed_starts = 0

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            worker.connection.close()
            worker.process.kill()
        for worker in self.workers:
            worker.process.join()

    def run(self, batches: Iterator[list[Article]], *, in_order: bool) -> Iterator[list[tuple[Article, Result]]]:
        waiting: deque[_Task] = deque()
        open_batches: dict[int, _Batch] = {}
        number = 0
        exhausted = False
        while True:
            # Batches that are done but wait for an earlier one count as open: that bounds what is held.
            while not exhausted and not waiting and len(open_batches) < (self.size + 1) * AHEAD * (2 if in_order else 1):
                articles = next(batches, None)
                if articles is None:
                    exhausted = True
                    break
                batch = _Batch(number, articles)
                open_batches[number] = batch
                waiting.append(_Task(batch, list(range(len(articles)))))
                number += 1
                self._hand_out(waiting)
            self._hand_out(waiting)
            ready = list(_take_done(open_batches, in_order))
            for batch in ready:
                yield [(article, batch.results[place]) for place, article in enumerate(batch.articles)]
            if exhausted and not open_batches:
                return
            if not ready:
                self._collect(waiting)

    def _hand_out(self, waiting: deque[_Task]) -> None:
        while waiting:
            free = [w for w in self.workers if len(w.tasks) < AHEAD]
            idle = [w for w in free if not w.tasks]
            if not idle and len(self.workers) < self.size:
                idle = [self._start()]
            if not free and not idle:
                return
            worker = min(idle or free, key=lambda w: len(w.tasks))
            task = waiting.popleft()
            if not worker.tasks:
                worker.since = time.monotonic()
            worker.tasks.append(task)
            # A worker that has just died is found by `_collect`, with its tasks.
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                worker.connection.send([task.batch.articles[place] for place in task.places])

    def _start(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self.extract), daemon=True)
        with _interrupts_ignored():
            process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self.workers.append(worker)
        return worker

    def _collect(self, waiting: deque[_Task]) -> None:
        """Wait for the next answers and file them."""
        wait([w.connection for w in self.workers], timeout=min(5.0, self.seconds))
        for worker in list(self.workers):
            try:
                while worker.connection.poll():
                    self._file(worker, worker.connection.recv())
            except (EOFError, ConnectionResetError):
                worker.process.join()
                self._bury(worker, waiting, _how_it_ended(worker.process.exitcode))
                continue
            if worker.tasks and time.monotonic() - worker.since > self.seconds:
                worker.process.kill()
                worker.process.join()
                self._bury(worker, waiting, f"gave no answer for {self.seconds:.0f} seconds")

    def _file(self, worker: _Worker, answer: "str | ClaimgraphError | list[Result]") -> None:
        worker.since = time.monotonic()
        if isinstance(answer, ClaimgraphError):
            raise answer
        if isinstance(answer, str):  # it is up
            worker.ready = True
            self.failed_starts = 0
            return
        task = worker.tasks.popleft()
        task.batch.results.update(zip(task.places, answer, strict=True))

    def _bury(self, worker: _Worker, waiting: deque[_Task], how: str) -> None:
        """Take a dead worker out; the batch it died on is tried again an article at a time, the rest as it was."""
        self.workers.remove(worker)
        worker.connection.close()
        if not worker.ready:
            self.failed_starts += 1
            if self.failed_starts >= FAILED_STARTS:
                raise ExtractionError(
                    f"a worker process {how} before it could begin, {FAILED_STARTS} times running; is there enough memory? "
                    "In a script of your own, call build under `if __name__ == '__main__':`"
                )
            waiting.extendleft(reversed(worker.tasks))
            return
        suspect, *rest = worker.tasks
        waiting.extendleft(reversed(rest))
        if len(suspect.places) > 1:
            waiting.extendleft(_Task(suspect.batch, [place]) for place in reversed(suspect.places))
            return
        article = suspect.batch.articles[suspect.places[0]]
        where = article.source_path or article.caller_id or article.id
        suspect.batch.results[suspect.places[0]] = ExtractionError(
            f"{where}: the worker process {how} on this article; the article is kept, without claims"
        )


def _take_done(open_batches: dict[int, _Batch], in_order: bool) -> Iterator[_Batch]:
    for number, batch in sorted(open_batches.items()):
        if batch.done:
            del open_batches[number]
            yield batch
        elif in_order:
            return


def _how_it_ended(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"was ended by {signal.Signals(-exitcode).name}"
    return f"ended with code {exitcode}"


@contextlib.contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Ctrl-C is for the parent: workers are born deaf to it, and end with their pipe."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(connection: Connection, extract: Extract | None) -> None:
    """What a worker does: articles from the pipe, results into it, until the pipe is closed."""
    for name in THREAD_VARIABLES:
        os.environ[name] = "1"
    os.environ.setdefault(THREADS, "1")
    inbox: queue.SimpleQueue[list[Article] | None] = queue.SimpleQueue()
    # A thread of its own empties the pipe, else both sides could wait for the other to read.
    threading.Thread(target=_receive, args=(connection, inbox), daemon=True).start()
    try:
        extract = extract or _load_steps()
        connection.send("ready")
        while (articles := inbox.get()) is not None:
            connection.send(extract(articles))
    except ClaimgraphError as error:
        connection.send(error)
    except (BrokenPipeError, ConnectionResetError):  # the parent is gone: nobody is left to tell
        return


def _load_steps() -> Extract:
    from . import steps

    for step in steps.STEPS:
        steps.load_step(step)
    return steps.extract


def _receive(connection: Connection, inbox: "queue.SimpleQueue[list[Article] | None]") -> None:
    try:
        while True:
            inbox.put(connection.recv())
    except (EOFError, OSError):
        inbox.put(None)
