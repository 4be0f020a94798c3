"""Step "attributions", by the trained model: which passages report somebody's words or mind, whose, and by which cue?

In: the article's text, parse and quotations. Out: ``Document.drafts``: the outermost attributions as the model finds them, with a
calibrated confidence, and within their contents those that the rules find (`attributions.find_nested`), each with its ``parent``. The
same layer that the rules alone fill.
"""

import re
from collections.abc import Sequence
from typing import Final

from claimgraph.graph.extraction import Span

from .attributions import find_nested, kind_of
from .document import Document, Draft
from .encoder import Attributed, Reader, load_reader
from .wrapping import unwrap

__all__ = ["ADDS", "NEEDS", "annotate", "find_drafts"]

NEEDS: Final = ("parse", "quotations")
ADDS: Final = ("drafts",)

_UNDERGONE: Final = re.compile(r"(?<!\w)(?:accused|suspected|convicted|acquitted) of(?!\w)")
_BARE: Final = frozenset({"that", "what", "which", "who", "whom"})


def annotate(documents: Sequence[Document]) -> None:
    """Find the attributions of a batch: sets ``drafts`` of each document, outermost and nested, in reading order.

    Raises
    ------
    ModelError : the shipped model is absent or damaged.
    """
    for document, drafts in zip(documents, find_drafts(documents, load_reader()), strict=True):
        drafts.extend(find_nested(document, drafts))
        drafts.sort(key=lambda d: (d.content[0].start if d.content else 0, -(d.content[-1].end if d.content else 0)))
        document.drafts = drafts


def find_drafts(documents: Sequence[Document], reader: Reader) -> list[list[Draft]]:
    """The outermost attributions of each document, in reading order; none where the parse is empty (another language, no words)."""
    read = [d for d in documents if d.parse is not None and len(d.parse)]
    found = dict(zip(map(id, read), reader.find([unwrap(d.article.text) for d in read]), strict=True))
    drafts = [[_draft(document.article.text, one) for one in found.get(id(document), [])] for document in documents]
    return [[d for d in some if not _says_nothing(d)] for some in drafts]


def _says_nothing(draft: Draft) -> bool:
    """The content is a bare "what": the clause that it opens was not found."""
    return all(word in _BARE for span in draft.content for word in span.text.lower().split())


def _draft(text: str, found: Attributed) -> Draft:
    source, cue, content = ([Span.of(text, *extent) for extent in role] for role in (found.source, found.cue, found.content))
    if source and cue and source[-1].end <= cue[0].start and _UNDERGONE.search(text, cue[0].start, cue[-1].end + 4):
        source = []  # whoever is "accused of" something says nothing; who accuses is not told
    return Draft(source, cue, content, kind_of(text, found.content), confidence=found.confidence)
