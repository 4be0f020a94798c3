"""What lies where in a text: spans that can be asked for by place, so that a long text is not read whole for each question.

In: spans with what they stand for. Out: those that touch a place. The work of a question grows with what lies near, not with the text.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, Generic, TypeVar

from .document import Document, Quotation

__all__ = ["Near", "speech_from"]

T = TypeVar("T")

ROOM: Final = 512
"""Places a bucket holds; a span is in each bucket that it touches."""


class Near(Generic[T]):
    """Spans [start, end) with a value each, by place."""

    def __init__(self, spans: Iterable[tuple[int, int, T]] = ()) -> None:
        self._rooms: dict[int, list[int]] = defaultdict(list)
        self._spans: list[tuple[int, int, T]] = []
        for start, end, value in spans:
            self.add(start, end, value)

    def add(self, start: int, end: int, value: T) -> None:
        """Keep a span; an empty one touches nothing."""
        if start < end:
            for room in range(start // ROOM, (end - 1) // ROOM + 1):
                self._rooms[room].append(len(self._spans))
            self._spans.append((start, end, value))

    def touching(self, start: int, end: int) -> Iterator[tuple[int, int, T]]:
        """The spans that share a place with [start, end), in the order in which they were added."""
        if start >= end:
            return
        rooms = [self._rooms[room] for room in range(start // ROOM, (end - 1) // ROOM + 1) if room in self._rooms]
        for n in rooms[0] if len(rooms) == 1 else sorted({n for room in rooms for n in room}):
            found = self._spans[n]
            if found[0] < end and start < found[1]:
                yield found

    def touches(self, start: int, end: int) -> bool:
        """Whether any span shares a place with [start, end)."""
        return next(self.touching(start, end), None) is not None


def speech_from(document: Document, start: int) -> Iterator[Quotation]:
    """The outermost passages of speech that end at ``start`` or later, in reading order."""
    quotations = document.quotations or []
    at = bisect_left(quotations, start, key=lambda q: q.outer_start)
    while at > 0 and (quotations[at - 1].depth or quotations[at - 1].outer_end >= start):
        at -= 1  # outermost ones do not overlap: the first that ends before is the last to look at
    for n in range(at, len(quotations)):
        q = quotations[n]
        if q.speech and not q.depth and q.outer_end >= start:
            yield q
