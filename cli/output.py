"""What goes out: files that are written whole or not at all, and words on stderr."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

import click

from claimgraph.graph.errors import UsageError

__all__ = ["check_folder", "one_line", "open_output", "say", "terminal_width", "trim_lines"]

PIPE_WIDTH: Final = 100_000


def say(words: str) -> None:
    """Words for the person at the terminal: one line on stderr."""
    click.echo(one_line(words), err=True)


def one_line(words: str) -> str:
    """Words as one line that a terminal can be given: a name of a hostile article may hold control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


def terminal_width() -> int:
    """Columns that a table on stdout may take: the terminal's; in a pipe as many as it needs."""
    return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else PIPE_WIDTH


def trim_lines(text: str) -> str:
    """A table without the spaces that fill its lines, so that it can be pasted and compared."""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def check_folder(path: Path) -> None:
    """Raise a UsageError if the folder that ``path`` should stand in is not there."""
    if not path.parent.is_dir():
        raise UsageError(f"{path}: the folder {path.parent} is not there; make it first")


@contextlib.contextmanager
def open_output(path: Path) -> Iterator[TextIO]:
    """A text file to write: ``-`` is stdout; a file appears under its name only when it is whole.

    Raises
    ------
    UsageError : the folder it should stand in is not there.
    """
    if str(path) == "-":
        yield sys.stdout
        return
    check_folder(path)
    if path.exists() and not path.is_file():  # a device or a named pipe cannot be replaced
        with path.open("w", encoding="utf-8", newline="") as out:
            yield out
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            yield out
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
