"""One article while its mentions are resolved: its words, its cast and what is settled so far."""

from bisect import bisect_left

from .cast import Cast, Figure
from .document import Document
from .mentions import Reading
from .names import Name

__all__ = ["Scene"]


class Scene:
    """What is settled while the steps of naming run.

    ``figure_of`` and ``basis_of`` are by the start of a name; ``owner`` tells, by the token of a description beside a name, whom it
    describes.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.article.text
        self.reading: Reading = document.reading
        self.words = self.reading.words
        self.cast = Cast(document.article.id)
        self.figure_of: dict[int, Figure] = {}
        self.basis_of: dict[int, str] = {}
        self.owner: dict[int, Figure] = {}

    def names_between(self, first: int, stop: int) -> list[Name]:
        """The names that begin at tokens [first, stop)."""
        names = self.reading.names
        low = bisect_left(names, first, key=lambda name: name.first)
        high = bisect_left(names, stop, lo=low, key=lambda name: name.first)
        return names[low:high]

    def ministry(self, portfolio: str, code: str | None) -> Figure:
        """The ministry of a portfolio ("Defense"); where no state is told, the one of that portfolio that the article named before."""
        if code is None and (named := self.named_ministry(portfolio)) is not None:
            return named
        return self.cast.ministry(portfolio, code)

    def named_ministry(self, portfolio: str) -> Figure | None:
        """The ministry of a portfolio that the article named before with its state."""
        ending = f" {portfolio} Ministry"
        figures = self.cast.figures.values()
        return next((f for f in figures if f.kind == "ministry" and f.country and f.name.endswith(ending)), None)
