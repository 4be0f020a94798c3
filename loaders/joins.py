"""Step "joins": what the parse joins to a verb of what is said, though it is said by itself, is joined to the verb that says.

In "denied that it was hiding grain and dismissed the charge" the parse often joins "dismissed" to "hiding". Where "dismissed" is a cue of
its own and stands outside what is denied, it goes with "denied": its subject, "not" and hedges are those of that verb.
"""

from collections.abc import Sequence
from typing import Any, Final

from .document import Document

__all__ = ["ADDS", "NEEDS", "annotate"]

NEEDS: Final = ("parse", "drafts")
ADDS: Final = ("parse",)

FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})


def annotate(documents: Sequence[Document]) -> None:
    """Join the finite verbs of cues anew, in each ``parse``."""
    for document in documents:
        drafts = document.drafts or []
        cues = {t.i for draft in drafts for t in document.tokens(draft.cue)}
        for draft in drafts:
            told = {t.i for t in document.tokens(draft.content)}
            teller = document.top(draft.cue)
            if teller is None or teller.i in told or teller.pos_ not in ("VERB", "AUX"):
                continue
            for verb in teller.sent:
                if verb.i in cues and verb.i > teller.i and _is_drawn_in(verb, told):
                    _join(verb, teller)


def _is_drawn_in(verb: Any, told: set[int]) -> bool:
    return verb.dep_ == "conj" and verb.tag_ in FINITE and verb.i not in told and verb.head.i in told


def _join(verb: Any, teller: Any) -> None:
    links = [c for c in verb.head.children if c.dep_ == "cc" and verb.head.i < c.i < verb.i]
    for token in (verb, *links[-1:]):
        token.head = teller
