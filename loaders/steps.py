"""The steps that turn an article into claims, in their order.

Each step is a module with ``NEEDS`` and ``ADDS`` (names of `Document` layers) and ``annotate(documents)``, which fills the layers of some
of documents in place. To extend, add one entry to `STEPS`.
"""

import importlib
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from claimgraph.graph.errors import ExtractionError
from claimgraph.graph.extraction import Article, Extraction

from .document import Document

__all__ = ["STEPS", "annotate", "extract", "load_step"]

Annotate = Callable[[Sequence[Document]], None]

STEPS: Final[dict[str, str]] = {
    "parse": "claimgraph.loaders.parse",
    "quotations": "claimgraph.loaders.quotations",
    "attributions": "claimgraph.loaders.learned",
    "acts": "claimgraph.loaders.acts",
    "joins": "claimgraph.loaders.joins",
    "mentions": "claimgraph.loaders.mentions",
    "entities": "claimgraph.loaders.entities",
    "speakers": "claimgraph.loaders.speakers",
    "chain": "claimgraph.loaders.chain",
    "dates": "claimgraph.loaders.dates",
    "claims": "claimgraph.loaders.claims",
    "finish": "claimgraph.loaders.finish",
}
"""Step to the module that does it."""


def load_step(name: str, steps: Mapping[str, str] = STEPS) -> Annotate:
    """The ``annotate`` function of a step's module, imported at the first use."""
    function: Annotate = importlib.import_module(steps[name]).annotate
    return function


def annotate(documents: Sequence[Document], *, until: str | None = None, steps: Mapping[str, str] = STEPS) -> None:
    """Run the steps over a batch of documents, in place, the last one being ``until``.

    An error on a batch is tried again a document at a time: the one that fails gets ``failure`` and takes no further step.
    """
    for name in steps:
        run = load_step(name, steps)
        alive = [d for d in documents if d.failure is None]
        try:
            run(alive)
        except Exception:  # noqa: BLE001 - whatever a step raises belongs to one article, found below
            for document in alive:
                _annotate_alone(name, run, document)
        if name == until:
            return


def _annotate_alone(name: str, run: Annotate, document: Document) -> None:
    # A step that failed half-way may have filled the layer of some documents: steps overwrite their layer, they never add to it.
    try:
        run([document])
    except Exception as error:  # noqa: BLE001 - named in the report; the run goes on
        document.failure = f"{name}: {type(error).__name__}: {error}"


def extract(articles: Sequence[Article], *, steps: Mapping[str, str] = STEPS) -> list[Extraction | ExtractionError]:
    """Extract who said what from each article, in the order given.

    Returns
    -------
    One `Extraction` an article, or the `ExtractionError` that names the article and the step that failed on it.
    """
    documents = [Document(article) for article in articles]
    annotate(documents, steps=steps)
    found: list[Extraction | ExtractionError] = []
    for document in documents:
        if document.extraction is not None and document.failure is None:
            found.append(document.extraction)
        else:
            where = document.article.source_path or document.article.caller_id or document.article.id
            found.append(ExtractionError(f"{where}: {document.failure or 'no step made a record'}; the article is kept, without claims"))
    return found
