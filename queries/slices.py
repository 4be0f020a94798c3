"""Networks over time: one for each day, week, month or rolling window.

In: a projection, a period and how to cut it. Out: the slices one after the other, each with its network.
"""

import datetime
from collections.abc import Iterator
from typing import Any

from claimgraph.graph.errors import UsageError

from .networks import network
from .resolve import Rows

__all__ = ["slices"]


def slices(
    projection: Rows,
    *,
    start: datetime.date,
    end: datetime.date,
    by: str = "month",
    window: int | None = None,
    of: str = "who-accuses-whom",
    **filters: Any,
) -> Iterator[tuple[datetime.date, datetime.date, Any]]:
    """Who accuses whom, or another network, for each slice of [start, end).

    Parameters
    ----------
    of : a name of `NETWORKS` whose function takes since and until.
    by : day, week (from Monday), month: how far each slice begins after the one before.
    window : days that each slice spans, for a rolling window; None: until the next slice begins.

    Yields
    ------
    First day, first day no longer counted, and the network as `network` makes it; slices without an edge are yielded too.
    """
    if by not in ("day", "week", "month"):
        raise UsageError(f"by '{by}' is none of day, week, month")
    if window is not None and window < 1:
        raise UsageError(f"window {window}: give 1 day or more")
    first = start.replace(day=1) if by == "month" else start - datetime.timedelta(start.weekday() if by == "week" else 0)
    while first < end:
        following = (first.replace(day=28) + datetime.timedelta(4)).replace(day=1) if by == "month" else first
        following = following if by == "month" else first + datetime.timedelta(7 if by == "week" else 1)
        last = first + datetime.timedelta(window) if window is not None else following
        yield max(first, start), min(last, end), network(projection, of, since=max(first, start), until=min(last, end), **filters)
        first = following
