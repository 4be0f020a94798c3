"""``claimgraph build``: articles in, a record out, and a summary of what happened."""

import contextlib
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .options import db_option, paths_argument, processes_option, reading_options
from .output import say

if TYPE_CHECKING:
    from claimgraph.graph.errors import InputError
    from claimgraph.loaders.build import Progress, Summary, Watch
    from claimgraph.loaders.plan import Plan

__all__ = ["build_record", "command", "show_summary"]


@click.command(name="build")
@paths_argument
@db_option
@processes_option
@click.option("--again", is_flag=True, help="Extract anew what an older extractor, or one with another threshold, has extracted.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="0..1",
    help="Leave out attributions less sure than that; the record notes it [default: the model's own threshold].",
)
@click.option("--dry-run", is_flag=True, help="Say what is new, changed, unchanged and unreadable; write nothing.")
@click.option(
    "--wait",
    type=click.FloatRange(0),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for another build on this record to end.",
)
@reading_options
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    db: Path,
    processes: int,
    again: bool,
    min_confidence: float | None,
    dry_run: bool,
    wait: float,
    reading: dict[str, Any],
) -> None:
    """Reads articles and keeps who said what about whom in the record.

    \b
    PATH is a file, a folder, a glob or - for standard input: texts, saved pages,
    feeds, JSON lines, tables, packed with gzip or not. Safe to run again, and after
    a crash: what is known is skipped, what was left undone is done. What an older
    version or another threshold extracted stays as it is until --again.

    \b
    Example:
      claimgraph build articles/ more.jsonl.gz
      claimgraph build articles/ --dry-run
      claimgraph --db syria.db build 'dump/*.csv' --field text=body
    """
    if dry_run:
        from claimgraph.loaders.plan import plan
        from claimgraph.loaders.sources import read_articles

        planned = plan(db, read_articles(paths, **reading), again=again, min_confidence=min_confidence)
        _name(planned.notes, planned.failures)
        _show_plan(planned, db)
        ctx.exit(1 if planned.failures else 0)
    summary = build_record(db, paths, processes=processes, again=again, min_confidence=min_confidence, wait=wait, reading=reading)
    show_summary(summary, db)
    if summary.failures:
        ctx.exit(1)


def build_record(
    db: Path,
    paths: Sequence[str],
    *,
    processes: int = 0,
    again: bool = False,
    min_confidence: float | None = None,
    wait: float = 30.0,
    reading: dict[str, Any] | None = None,
) -> "Summary":
    """Build with progress on a terminal, failures and notes named on stderr."""
    from claimgraph.graph.record import Record
    from claimgraph.loaders.build import build
    from claimgraph.loaders.sources import read_articles

    found = read_articles(paths, **(reading or {}))
    with Record.open(db, busy_timeout=wait) as record, _progress() as watch:
        summary = build(record, found, processes=processes or None, again=again, min_confidence=min_confidence, watch=watch)
    _name(summary.notes, summary.failures)
    return summary


def _name(notes: "Sequence[InputError]", failures: "Sequence[InputError]") -> None:
    for problem in (*notes, *failures):
        say(str(problem))


def _show_plan(planned: "Plan", db: Path) -> None:
    kept = "would be extracted anew" if planned.again else "would be kept as they are; --again extracts them anew"
    lines = [f"new               {planned.new:>7,}  would be kept and extracted"]
    lines.append(
        f"changed           {planned.changed:>7,}  another date, title or outlet, or another text at a known address; would be extracted"
    )
    lines.append(f"unchanged         {planned.unchanged:>7,}")
    lines.append(f"unreadable        {len(planned.failures):>7,}{'  named above' if planned.failures else ''}")
    if planned.left:
        lines.append(f"left undone       {planned.left:>7,}  by an earlier run; would be extracted")
    if planned.otherwise:
        lines.append(f"made otherwise    {planned.otherwise.total():>7,}  {kept}")
        lines += [f"  {n:,} by {words}" for words, n in planned.otherwise.most_common()]
        lines.append(f"  now {planned.extractor}")
    lines.append(f"nothing was written; articles to extract into {db}: {planned.to_extract:,}")
    click.echo("\n".join(lines))


def show_summary(summary: "Summary", db: Path) -> None:
    """Print what a build did."""
    lines = [f"articles read     {summary.read:>7,}"]
    lines.append(f"known already     {summary.known:>7,}")
    lines.append(f"extracted         {summary.extracted:>7,}  with {summary.attributions:,} attributions")
    lines.append(f"failed            {len(summary.failures):>7,}{'  named above' if summary.failures else ''}")
    if summary.languages:
        named = ", ".join(f"{language} {n:,}" for language, n in summary.languages.most_common())
        lines.append(f"not in English    {summary.languages.total():>7,}  kept without claims: {named}")
    if summary.undated:
        lines.append(f"without a date    {summary.undated:>7,}  kept and counted")
    if summary.min_confidence:
        lines.append(f"from a confidence of {summary.min_confidence:>4g}  on; the record notes it")
    if summary.otherwise:
        lines.append(f"made otherwise    {summary.otherwise.total():>7,}  kept as they are; claimgraph build --again extracts them anew")
        lines += [f"  {n:,} by {words}" for words, n in summary.otherwise.most_common()]
        lines.append(f"  now {summary.extractor}")
    lines.append(f"claims in {db}  {summary.claims.total():,}: " + ", ".join(f"{t} {n:,}" for t, n in summary.claims.most_common()))
    lines.append(f"seconds           {summary.seconds:>7.1f}")
    click.echo("\n".join(lines))


@contextlib.contextmanager
def _progress() -> "Iterator[Watch | None]":
    """A line of progress on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    words = {"read": "reading", "extract": "extracting", "resolve": "resolving"}
    with Bar(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}"),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        tasks: dict[str, Any] = {}
        shown = 0.0

        def watch(progress: "Progress") -> None:
            nonlocal shown
            if progress.stage not in tasks:
                tasks[progress.stage] = bar.add_task(words[progress.stage], total=progress.total, failed="")
            elif time.monotonic() - shown < 0.1 and progress.done != progress.total:
                return
            shown = time.monotonic()
            failed = f"{progress.failed} failed" if progress.failed else ""
            bar.update(tasks[progress.stage], completed=progress.done, total=progress.total, failed=failed)

        yield watch
