"""claimgraph: who said what about whom, from news articles, with the chain through which each statement reached the reader.

::

    import claimgraph as cg

    with cg.open("claimgraph.db") as rec:
        rec.ask("who-accuses-whom", level="country")
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimgraph.queries.interface import Reader

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(path: str | Path = "claimgraph.db") -> "Reader":
    """Open the graph of a record, built first where the record is newer; close it with ``with`` or ``close``.

    Parameters
    ----------
    path : the record that ``claimgraph build`` made.

    Raises
    ------
    UsageError : there is no record.
    RecordError, ProjectionError : the record or its graph cannot be used.
    """
    from claimgraph.graph.ladybug import open_projection
    from claimgraph.queries.interface import Reader

    return Reader(open_projection(path))
