"""Where is the input? Paths, folders, globs, ``.gz`` and ``-`` become a list of `Input`, each of which opens as a stream of bytes.

`find_inputs` looks at every path before anything is read, so that a wrong one stops the run at its start. Folders are walked in sorted
order; files of no known kind in them are left alone and named once a folder given.
"""

import glob
import gzip
import io
import os
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from claimgraph.graph.errors import InputError, InputNote, UsageError

__all__ = ["MAX_WHOLE", "STDIN", "Input", "Problems", "ending", "find_inputs", "open_input", "read_whole"]

STDIN: Final = "-"

MAX_WHOLE: Final = 64 * 2**20
"""Most bytes of an input that is read as a whole (a page, a text, a feed, a JSON array, one line of JSON lines), after unpacking."""

_GZIP_MAGIC: Final = b"\x1f\x8b"
_HEAD_BYTES: Final = 65_536

Problems = list[InputError]


@dataclass(frozen=True, slots=True)
class Input:
    """One file or stream. ``name`` is what messages call it: the path as it was given, or ``-``."""

    name: str
    path: Path | None = None
    stream: IO[bytes] | None = None


def ending(name: str) -> str:
    """The ending of a file name in lower case, with its dot, ``.gz`` taken off: ``.jsonl`` of ``NEWS.JSONL.gz``."""
    path = Path(name.lower())
    return (path.with_suffix("") if path.suffix == ".gz" else path).suffix


def find_inputs(
    paths: Sequence[str | os.PathLike[str]], *, endings: Collection[str], stdin: IO[bytes] | None = None
) -> tuple[list[Input], Problems]:
    """Find the files that paths stand for.

    Parameters
    ----------
    paths : files, folders, globs, or ``-`` for the stream ``stdin`` (standard input unless given).
    endings : which files of a folder are read; a file that is named itself is read whatever it is called.

    Returns
    -------
    Inputs, each file once, in the order of the paths and sorted within a folder or glob; and what is to be said of folders.

    Raises
    ------
    UsageError : a path that is not there, a glob that matches nothing, no path at all.
    """
    if not paths:
        raise UsageError("no input: name a file, a folder, a glob, or - for standard input")
    found: dict[str, Input] = {}
    problems: Problems = []
    for given in paths:
        name = os.fspath(given)
        if name == STDIN:
            found.setdefault(STDIN, Input(STDIN, None, stdin if stdin is not None else sys.stdin.buffer))
            continue
        for path in _expand(name):
            if path.is_dir():
                files, said = _walk(path, endings)
                problems += said
            else:
                files = [path]
            for file in files:
                found.setdefault(os.path.realpath(file), Input(str(file), file))
    return list(found.values()), problems


def _expand(name: str) -> list[Path]:
    if os.path.lexists(name):
        return [Path(name)]
    if glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not matches:
            raise UsageError(f"{name}: the pattern matches no file; check it, and quote it if the shell should not expand it")
        return [Path(match) for match in matches]
    raise UsageError(f"{name}: no such file or folder; check the path")


def _walk(folder: Path, endings: Collection[str]) -> tuple[list[Path], Problems]:
    files: list[Path] = []
    others: Counter[str] = Counter()
    problems: Problems = []

    def refuse(error: OSError) -> None:
        problems.append(InputError(f"{error.filename}: the folder cannot be listed ({error.strerror}); the rest is read"))

    for root, folders, names in os.walk(folder, onerror=refuse):
        # A browser saves "page.html" with a folder "page_files" for its parts, frames among them: none of it is an article.
        parts = {Path(name).stem + "_files" for name in names if name.lower().endswith((".html", ".htm"))}
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in parts)
        for name in sorted(names):
            if name.startswith("."):
                continue
            if ending(name) in endings:
                files.append(Path(root, name))
            else:
                others[ending(name) or "no ending"] += 1
    files.sort(key=lambda file: file.parts)
    if others:
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(others.items()))
        count = "1 file" if others.total() == 1 else f"{others.total()} files"
        text = f"{folder}: {count} of no known kind left alone ({kinds}); name a file itself to have it read"
        problems.append(InputNote(text))
    if not files:
        problems.append(InputError(f"{folder}: nothing readable in this folder; files ending in {', '.join(sorted(endings))} are read"))
    return files, problems


class _Joined(io.RawIOBase):
    """A stream with its head, already read, put back before it."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        if self._head:
            piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            piece = self._rest.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


@contextmanager
def open_input(source: Input) -> Iterator[tuple[io.BufferedReader, bytes]]:
    """Open an input, unpacked if it is gzip (by its first bytes, whatever it is called).

    Yields
    ------
    The stream from its first byte, and its first 64 KiB to look at.
    """
    if source.path is not None and source.path.is_dir():
        raise IsADirectoryError(source.name)
    raw: IO[bytes] = source.path.open("rb") if source.path is not None else source.stream or io.BytesIO()
    try:
        head = raw.read(_HEAD_BYTES)
        stream: io.BufferedReader = io.BufferedReader(_Joined(head, raw))
        if head.startswith(_GZIP_MAGIC):
            unpacked = gzip.GzipFile(fileobj=stream)
            head = unpacked.read(_HEAD_BYTES)
            stream = io.BufferedReader(_Joined(head, unpacked))  # type: ignore[arg-type]
        yield stream, head
    finally:
        if source.path is not None:
            raw.close()


def read_whole(stream: IO[bytes], name: str) -> bytes:
    """Read a stream to its end.

    Raises
    ------
    InputError : it is empty, or holds more than `MAX_WHOLE` bytes (a damaged or hostile ``.gz`` can unpack without end).
    """
    data = stream.read(MAX_WHOLE + 1)
    if not data.strip():
        raise InputError(f"{name}: the file is empty; nothing to read")
    if len(data) > MAX_WHOLE:
        raise InputError(
            f"{name}: more than {MAX_WHOLE // 2**20} MiB after unpacking for one document; split it, or give many articles as JSON lines"
        )
    return data
