"""One article on its way through the steps: the text with its layers.

A `Document` starts with the article alone; each step adds its layer (`loaders.steps`). Drafts are mutable until the last step, which
freezes them into the extraction record (`graph.extraction`). All offsets are code points of ``article.text``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimgraph.graph.extraction import Actor, Article, Claim, Entity, Extraction, Span, Via

__all__ = ["Document", "Draft", "Mention", "Quotation"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage in quotation marks. ``start``/``end`` are the words inside; ``outer_start``/``outer_end`` include the marks.

    ``closed`` is False where no closing mark was found before the paragraph's end; ``continues`` is True where the next paragraph opens
    with a mark and carries on the same speech. ``speech`` is False for scare quotes, titles of works and quoted terms. ``depth`` is 0
    for an outermost quotation, 1 for one within it.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True
    continues: bool = False
    speech: bool = True
    depth: int = 0


@dataclass(slots=True)
class Mention:
    """A place where the article names, or points to, somebody.

    ``type`` is person, organization, outlet, country, place, title, unnamed, group or pronoun. ``entity_id`` names the entity of
    ``Document.entities`` that it was resolved to, None where it could not be; ``basis`` is name, pronoun, title or metonym. ``sure`` is
    False for a pronoun that may well mean another.
    """

    start: int
    end: int
    text: str
    type: str
    head: int = -1  # index of its head token in the parse, -1 if not known
    entity_id: str | None = None
    basis: str = "name"
    sure: bool = True


@dataclass(slots=True, eq=False)
class Draft:
    """An attribution in the making; compared by identity."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]
    kind: str  # direct, indirect, mixed
    confidence: float = 1.0
    parent: "Draft | None" = None
    speaker: Actor | None = None
    co_speakers: tuple[Actor, ...] = ()
    via: list[Via] = field(default_factory=list)
    said_on: str | None = None
    claim: Claim | None = None
    act: bool = False  # a verbal act without words of its own: "Russia accused the US"


@dataclass(slots=True, eq=False)
class Document:
    """One article with its layers; a layer is None until its step has run.

    ``parse`` is spaCy's Doc over a text of the same length as ``article.text`` (typographic apostrophes made plain), so that its character
    offsets are ours.
    """

    article: Article
    parse: Any = None
    quotations: list[Quotation] | None = None
    drafts: list[Draft] | None = None
    mentions: list[Mention] | None = None
    entities: dict[str, Entity] | None = None
    extraction: Extraction | None = None
    reading: Any = None  # loaders.mentions.Reading: words, names and descriptions, kept by step "mentions" for those after it
    failure: str | None = None  # the step that failed on this article, and why

    def tokens(self, spans: Iterable[Span]) -> list[Any]:
        """The tokens of ``parse`` that some spans touch, span by span."""
        found = (self.parse.char_span(s.start, s.end, alignment_mode="expand") for s in spans)
        return [token for span in found if span is not None for token in span]

    def top(self, spans: Sequence[Span]) -> Any | None:
        """The token on which the others of a stretch hang, from the first of some spans to the end of the last; None for none."""
        found = self.parse.char_span(spans[0].start, spans[-1].end, alignment_mode="expand") if spans else None
        return found.root if found is not None else None
