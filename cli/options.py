"""Options that several commands share, each to be given before the command's name or after it."""

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

__all__ = [
    "DEFAULT_DB",
    "KINDS",
    "db_option",
    "inherit",
    "neo4j_option",
    "output_option",
    "paths_argument",
    "processes_option",
    "reading_options",
]

DEFAULT_DB: Final = Path("claimgraph.db")

KINDS: Final = ("text", "html", "feed", "jsonl", "json", "csv", "tsv")
"""The keys of `loaders.sources.SOURCES`, here so that the help does not load the readers; a test holds the two together."""

F = TypeVar("F", bound=Callable[..., Any])


def inherit(ctx: click.Context, name: str) -> Any:
    """The option's value as it was given further left on the command line, None if it was not."""
    parent = ctx.parent
    while parent is not None:
        if parent.params.get(name) is not None:
            return parent.params[name]
        parent = parent.parent
    return None


def _find_db(ctx: click.Context, parameter: click.Parameter, value: Path | None) -> Path | None:
    if ctx.parent is None or value is not None:
        return value
    given: Path | None = inherit(ctx, "db")
    return given or Path(os.environ.get("CLAIMGRAPH_DB") or DEFAULT_DB)


def _find_neo4j(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    return value if value is not None else inherit(ctx, "neo4j")


def db_option(function: F) -> F:
    """``--db PATH``: the record; the command gets the path as ``db``."""
    return click.option(
        "--db",
        type=click.Path(path_type=Path),
        callback=_find_db,
        metavar="PATH",
        help="The record [default: claimgraph.db here, or $CLAIMGRAPH_DB].",
    )(function)


def neo4j_option(function: F) -> F:
    """``--neo4j URI``: the command gets the address as ``neo4j``, None for the embedded graph."""
    return click.option(
        "--neo4j",
        callback=_find_neo4j,
        metavar="URI",
        help="Ask a Neo4j server (neo4j://, bolt://) that push filled; user and password: $NEO4J_USERNAME, $NEO4J_PASSWORD.",
    )(function)


def paths_argument(function: F) -> F:
    """``PATH...``: files, folders, globs, ``-``."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")(function)


def processes_option(function: F) -> F:
    """``--processes N``: 0 for as many as there are processors."""
    return click.option(
        "--processes",
        "-j",
        type=click.IntRange(0),
        default=0,
        metavar="N",
        help="Worker processes [default: as many as there are processors].",
    )(function)


def output_option(what: str, *, required: bool = False) -> Callable[[F], F]:
    """``-o FILE``."""
    return click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path, allow_dash=True),
        required=required,
        default=None if required else Path("-"),
        metavar="FILE",
        help=f"{what}{'' if required else ' [default: - (stdout)]'}.",
    )


def reading_options(function: F) -> F:
    """How inputs are read; the command gets a dict for `read_articles` as ``reading``."""

    @functools.wraps(function)
    def gather(*args: Any, kind: str | None, fields: dict[str, str], day_first: bool | None, skip_undated: bool, **rest: Any) -> Any:
        reading = {"kind": kind, "fields": fields, "day_first": day_first, "skip_undated": skip_undated}
        return function(*args, reading=reading, **rest)

    for option in (
        click.option("--skip-undated", is_flag=True, help="Leave out articles without a date, and name them."),
        click.option("--day-first/--month-first", default=None, help="How to read 03/04/2022; named and left out if not told."),
        click.option(
            "--field",
            "fields",
            multiple=True,
            callback=_read_fields,
            metavar="OURS=THEIRS",
            help="Where a table or JSON lines name a field otherwise, e.g. --field text=body.",
        ),
        click.option("--kind", type=click.Choice(KINDS), help="What the inputs are [default: found from name and content]."),
    ):
        gather = option(gather)
    return gather  # type: ignore[return-value]


def _read_fields(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    fields = {}
    for value in values:
        ours, equals, theirs = value.partition("=")
        if not equals or not ours or not theirs:
            raise click.BadParameter(f"'{value}' is not OURS=THEIRS, e.g. text=body")
        fields[ours.strip()] = theirs.strip()
    return fields
