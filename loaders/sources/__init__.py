"""How does an article come in? Paths go in, articles come out, and whatever is wrong with an input is named and passed over.

`SOURCES` maps each kind of input to its reader. To extend, add one entry, and the ending of its files to `loaders.sources.kinds.ENDINGS`.
"""

import gzip
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Final

from claimgraph.graph.errors import InputError, UsageError

from .articles import COLUMNS, Found, Options, Reader
from .feeds import read_feed
from .inputs import Input, find_inputs, open_input
from .kinds import ENDINGS, find_kind
from .pages import read_html
from .plain import read_plain
from .rows import read_csv, read_json, read_jsonl, read_tsv

__all__ = ["COLUMNS", "ENDINGS", "SOURCES", "Found", "Options", "Reader", "read_articles"]

SOURCES: Final[Mapping[str, Reader]] = {
    "text": read_plain,
    "html": read_html,
    "feed": read_feed,
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_csv,
    "tsv": read_tsv,
}
"""Kind of an input to its reader. Folders, globs, ``.gz`` and streams are opened before (`loaders.sources.inputs`)."""


def read_articles(
    paths: Sequence[str | os.PathLike[str]],
    *,
    kind: str | None = None,
    fields: Mapping[str, str] | None = None,
    day_first: bool | None = None,
    skip_undated: bool = False,
    stdin: IO[bytes] | None = None,
) -> Iterator[Found]:
    """Read articles from files, folders, globs and streams.

    Parameters
    ----------
    paths : files (packed with gzip or not), folders, read with all that is in them, globs, ``-`` for ``stdin``.
    kind : a key of `SOURCES` for all of them; found from each name, or else its first bytes, if None.
    fields : where JSON and tables hold what, our name to theirs: ``{"text": "body", "outlet": "source.name"}``.
    day_first : how to read ``03/04/2022``; such a date is named and left out if None.
    skip_undated : leave out articles without a date, and name them.
    stdin : a stream of bytes for ``-``; standard input if None.

    Returns
    -------
    An iterator over, in the order of the input, `Article`s and what there is to say: an `InputError` for each thing that failed, with file,
    line or item, and way out; an `InputNote` where nothing failed. Rows of JSON lines and tables are streamed, so a file may be larger than
    memory. Articles in other languages come too: see their ``language``. The same text from two files comes twice, under one id.

    Raises
    ------
    UsageError : before anything is read: a path that is not there, an unknown kind or field.
    """
    if kind is not None and kind not in SOURCES:
        raise UsageError(f"unknown kind {kind!r}; the kinds are {', '.join(SOURCES)}")
    for ours in fields or {}:
        if ours not in COLUMNS:
            raise UsageError(f"unknown field {ours!r}; the fields are {', '.join(COLUMNS)}")
    options = Options(fields=dict(fields or {}), day_first=day_first, skip_undated=skip_undated)
    inputs, problems = find_inputs(paths, endings=ENDINGS, stdin=stdin)
    return _read_all(inputs, problems, kind, options)


def _read_all(inputs: Iterable[Input], problems: Iterable[InputError], kind: str | None, options: Options) -> Iterator[Found]:
    yield from problems
    for source in inputs:
        try:
            with open_input(source) as (stream, head):
                reader = SOURCES[kind or find_kind(source.name, head, options.fields)]
                yield from reader(stream, source.name, options)
        except InputError as error:
            yield error
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            yield InputError(f"{source.name}: the gzip file is damaged ({error}); what stands before the damage was read, unpack it again")
        except OSError as error:
            yield InputError(f"{source.name}: cannot be read ({error.strerror or error})")
