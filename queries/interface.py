"""The Python interface: one object over an opened graph, with a method for each thing that can be asked or shown.

In: a projection that answers `query`. Out: DataFrames, networks, figures, evidence.

    import claimgraph as cg

    with cg.open("claimgraph.db") as rec:
        rec.ask("who-accuses-whom", level="country")  # a DataFrame
        rec.network("who-accuses-whom")  # a networkx DiGraph
        rec.draw("who-accuses-whom", "picture.svg")  # a file, or without a path a figure
"""

import datetime
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from claimgraph.graph.errors import UsageError

from .ask import Answer, ask, ask_cypher
from .claim import Claim, read_claim
from .draw import Drawing, draw, make_picture
from .evidence import Evidence, evidence, evidence_between
from .networks import network
from .questions import questions
from .reading import read_page
from .report import write_report
from .resolve import Rows
from .slices import slices

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure

__all__ = ["Passages", "Reader", "ReadingPage"]


class Passages(list[Evidence]):
    """A list of passages that shows itself in a notebook."""

    def _repr_html_(self) -> str:
        return "".join(item._repr_html_() for item in self) or "<p>no passages</p>"


class ReadingPage(str):
    """The HTML of an article's page; shows itself in a notebook, in a frame that may run nothing."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        import html

        return f"<iframe sandbox srcdoc='{html.escape(self)}' style='width:100%;height:36rem;border:1px solid #ccc'></iframe>"


class Reader:
    """An opened graph. The examples are those of a small graph of the tests.

    Parameters
    ----------
    projection : what answers Cypher; it is closed with the reader where it can be closed.
    """

    def __init__(self, projection: Rows) -> None:
        self.projection = projection

    def __enter__(self) -> "Reader":
        """The reader itself; leaving closes it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the projection."""
        close = getattr(self.projection, "close", None)
        if close is not None:
            close()

    def questions(self) -> "pandas.DataFrame":
        """The catalogue: name, group, question, use, and the parameters each takes."""
        import pandas as pd

        rows = [
            {"name": q.name, "group": q.group, "question": q.question, "use": q.use, "parameters": ", ".join(p.name for p in q.parameters)}
            for q in questions().values()
        ]
        return pd.DataFrame(rows)

    def ask(self, question: str, **parameters: Any) -> "pandas.DataFrame":
        """The answer to a question of the catalogue as a DataFrame; its columns are those that the question declares.

        >>> rec.ask("who-accuses-whom", level="country")[["source", "target", "n_claims"]]
           source  target  n_claims
        0  Russia  Turkey         2
        1  Turkey  Russia         2
        """
        return ask(self.projection, question, **parameters).frame()

    def answer(self, question: str, **parameters: Any) -> Answer:
        """The same as rows in plain Python values.

        >>> rec.answer("who-accuses-whom").rows[0]["first_said_on"]
        datetime.date(2024, 1, 30)
        """
        return ask(self.projection, question, **parameters)

    def cypher(self, statement: str, **parameters: Any) -> "pandas.DataFrame":
        """Run a reading statement of one's own.

        >>> rec.cypher("MATCH (c:Country) WHERE c.iso2 = $code RETURN c.name AS name", code="TU")["name"].to_list()
        ['Turkey']
        """
        return ask_cypher(self.projection, statement, **parameters).frame()

    def network(self, name: str = "who-accuses-whom", **filters: Any) -> Any:
        """A networkx graph; see `networks.NETWORKS` for the names and what nodes, edges and weights mean.

        >>> G = rec.network("who-accuses-whom", level="speaker")
        >>> G.edges["p_orlova", "TUR"]["weight"], G.nodes["p_orlova"]["name"]
        (1, 'Anna Orlova')
        >>> rec.network("who-accuses-whom", level="speaker", modality="any").size("weight") - G.size("weight")
        1.0
        """
        return network(self.projection, name, **filters)

    def draw(self, what: str = "who-accuses-whom", path: str | Path | None = None, **options: Any) -> "Drawing | Figure | None":
        """Draw into a file, or without a path give the figure (None where there is nothing to draw).

        >>> rec.draw("matrix", level="country")
        <Figure size ...>
        """
        if path is None:
            return make_picture(self.projection, what, **options).figure
        return draw(self.projection, what, path, **options)

    def evidence(self, node_id: str | None = None, *, source: str | None = None, target: str | None = None, type: str = "") -> Passages:
        """The passages behind the id of a claim, edge, quote, article or actor; or behind all that ``source`` says at ``target``.

        >>> passage = rec.evidence(source="Anna Orlova", target="Turkey", type="accusation")[0]
        >>> passage.sentence, passage.pieces
        ('Anna Orlova said Turkey had shelled the bridge.', ((17, 46),))
        """
        if node_id is not None:
            return Passages(evidence(self.projection, node_id))
        if source is None or target is None:
            raise UsageError("evidence needs an id, or both source and target")
        return Passages(evidence_between(self.projection, source, target, type=type))

    def claim(self, claim_id: str) -> Claim:
        """One claim with its passages; shows itself in a notebook.

        >>> claim = rec.claim("c_1")
        >>> claim.speaker, claim.type, claim.n_articles, len(claim.passages)
        ('Anna Orlova', 'accusation', 1, 2)
        """
        return read_claim(self.projection, claim_id)

    def slices(self, *, start: datetime.date, end: datetime.date, **options: Any) -> Iterator[tuple[datetime.date, datetime.date, Any]]:
        """A network for each day, week, month or rolling window; `slices.slices` tells the options.

        >>> from datetime import date
        >>> for first, until, G in rec.slices(start=date(2024, 1, 1), end=date(2024, 4, 1)):
        ...     print(first, G.number_of_edges())
        2024-01-01 2
        2024-02-01 0
        2024-03-01 2
        """
        return slices(self.projection, start=start, end=end, **options)

    def report(self, folder: str | Path, **filters: Any) -> Path:
        """Write a folder to hand on: pictures, tables, sentences, articles; gives the path of its first page."""
        return write_report(self.projection, folder, **filters)

    def read(self, article: str) -> ReadingPage:
        """The page of an article, every quotation marked; shows itself in a notebook.

        >>> "Anna Orlova" in rec.read("a_1")
        True
        """
        return ReadingPage(read_page(self.projection, article))
