"""Ctrl-C that arrives where Python swallows every exception: in a finalizer, or in the callback of a weak reference."""

import _thread
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

__all__ = ["interrupts_kept"]

AGAIN: Final = 0.01
"""Seconds until it is raised again; where it meets a finalizer once more, the same follows once more."""


@contextmanager
def interrupts_kept() -> Iterator[None]:
    """Raise a KeyboardInterrupt again, within the ``with``, that Python would only write to stderr ("Exception ignored in")."""
    before = sys.unraisablehook
    timers: list[threading.Timer] = []

    def again(swallowed: "sys.UnraisableHookArgs", /) -> None:
        if not issubclass(swallowed.exc_type, KeyboardInterrupt):
            before(swallowed)
            return
        timer = threading.Timer(AGAIN, _thread.interrupt_main)
        timer.daemon = True
        timers.append(timer)
        timer.start()

    sys.unraisablehook = again
    try:
        yield
    finally:
        sys.unraisablehook = before
        for timer in timers:  # what ended by itself is not stopped any more
            timer.cancel()
