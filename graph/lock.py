"""One writer at a time: a lock that the system itself takes back when its process ends, however it ends.

The lock is on a file of its own beside the record (``claimgraph.db.lock``): a lock on the record's file would get in the way of
SQLite's. The file names its holder for whoever waits; it stays there, empty, when nobody writes.
"""

import contextlib
import os
import socket
import sys
import time
from pathlib import Path
from typing import Final

from .errors import RecordError

__all__ = ["WriterLock"]

PAUSE: Final = 0.05  # seconds between two tries
FIRST_BYTE: Final = 1 << 30  # of the locked range on Windows, far behind the words, which stay readable


class WriterLock:
    """Hold ``path`` until `release`.

    Raises
    ------
    RecordError : another process holds it for longer than ``timeout`` seconds (it is named), or the file cannot be written.
    """

    def __init__(self, path: Path, *, timeout: float) -> None:
        self._path = path
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise RecordError(f"{path}: the lock cannot be taken ({error.strerror}); make the folder writable") from error
        deadline = time.monotonic() + timeout
        while not _try_lock(self._file):
            if time.monotonic() >= deadline:
                holder = self._holder()
                os.close(self._file)
                raise RecordError(
                    f"{path.with_suffix('')}: {holder} is writing to it; waited {timeout:g} s. Try again when it has ended"
                ) from None
            time.sleep(PAUSE)
        os.ftruncate(self._file, 0)
        # NOTE: a disk that is full may take no word more; the lock holds without them.
        with contextlib.suppress(OSError):
            os.write(self._file, f"{os.getpid()} {socket.gethostname()}".encode())

    def release(self) -> None:
        """Let the next one in; a second call does nothing."""
        if self._file >= 0:
            os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = -1

    def _holder(self) -> str:
        words = self._path.read_text(encoding="utf-8", errors="replace").split()
        if len(words) != 2:
            return "another process"
        pid, host = words
        return f"process {pid}" if host == socket.gethostname() else f"process {pid} on {host}"


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: int) -> bool:
        os.lseek(file, FIRST_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(file, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    def _try_lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
