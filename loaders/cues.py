"""Which words report somebody's words or mind, and how likely?

A `Candidate` is a predicate that could be a cue, in the frame it stands in, with the spans of source, cue and content that the frame gives.
How likely it is an attribution stands in ``knowledge/cue_verbs.tsv`` by lemma and frame.

Frames: that (a clause), to (an infinitive), ing (a clause without subject), obj, prep:X, quote (only words in quotation marks), none;
"p-" before it for a passive, "a-" for an adjective, "n-" for a noun, "m-" for a verb without a subject of its own.
"""

from dataclasses import dataclass
from functools import cache

from .extents import Extent
from .tables import read_table

__all__ = ["Candidate", "is_say_verb", "say_verbs", "weight_of"]


@dataclass(slots=True, eq=False)
class Candidate:
    """A predicate that may be a cue. Extents are half-open ranges of characters; ``token`` is the index of the predicate in the parse."""

    token: int
    lemma: str
    frame: str
    source: list[Extent]
    cue: list[Extent]
    content: list[Extent]
    quoted: bool
    weight: float = 0.0

    @property
    def is_said(self) -> bool:
        """Whether the cue is a verb of saying."""
        return is_say_verb(self.lemma)


@cache
def _table() -> dict[tuple[str, str], float]:
    return {(lemma, frame): float(weight) for lemma, frame, weight, _ in read_table("cue_verbs.tsv", 4)}


@cache
def say_verbs() -> frozenset[str]:
    """Lemmas of verbs that report words said or written, beside which words in quotation marks are speech."""
    return frozenset(lemma for ((lemma),) in read_table("say_verbs.tsv", 1))


def is_say_verb(lemma: str) -> bool:
    """Whether a lemma is a verb of saying or writing."""
    return lemma.lower() in say_verbs()


def weight_of(lemma: str, frame: str, *, quoted: bool = False) -> float:
    """How likely a predicate in a frame is an attribution, 0 to 1: measured for those seen in training, else by its class."""
    table = _table()
    if (found := table.get((lemma, frame))) is not None:
        return found
    base = frame.removeprefix("m-")
    if is_say_verb(lemma):
        return {"that": 0.8, "quote": 0.8}.get(base, 0.3)
    if quoted and base in ("that", "quote"):
        return 0.45
    return table.get(("*", frame), 0.0)
