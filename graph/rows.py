"""Rows of the resolved graph on their way from extractions to the record.

`EntityRow`, `QuoteRow`, `ClaimRow` and `LinkRow` are what consolidation, resolution, merging and answers hand each other; `NodeRow` and
`EdgeRow` are what the record keeps, with the properties of `graph.model`. `Judgement` is one decision, a human's or the machine's, that
survives every rebuild.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .extraction import Predication

__all__ = ["ClaimRow", "EdgeRow", "EntityRow", "Judgement", "LinkRow", "NodeRow", "QuoteRow", "Resolution", "SpeakerRow", "TargetRow"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision about two things (or one: ``right_id`` None), as it stands in the record.

    ``kind`` is merge, split, rename, claim-merge, claim-split and what later parts add; ``verdict`` True says that it holds, False that it
    does not ("these two are not the same"), ``value`` carries the new name of a rename, and of a merge the two names as they stood. ``by``
    is ``human`` or the name of the machine's procedure; a human's word stands above the machine's. ``score`` is 0 to 1.
    """

    kind: str
    left_id: str
    right_id: str | None = None
    verdict: bool = True
    value: str | None = None
    basis: str | None = None
    score: float | None = None
    by: str = "human"
    made_at: str | None = None  # ISO 8601, UTC; filled in by the record

    @property
    def human(self) -> bool:
        """Whether a person decided it."""
        return self.by == "human"


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One actor or outlet of the whole record: what `Entity` is within one article.

    ``country`` is the alpha-3 code of the state it is an organ of or speaks for (an outlet: is licensed in); ``part_of`` is the id of
    another `EntityRow`. ``label`` is Speaker, Organization, Country or Outlet.
    """

    id: str
    name: str
    label: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    based_in: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who across articles.

    ``canonical`` maps (article id, id of the entity in that article's extraction) to the id of an entry of ``entities``; ``judgements`` are
    the machine's decisions that should be kept beside the humans', ``unheeded`` those of the humans' that could not be followed: they name
    nobody who is known now, or contradict a later one.
    """

    entities: Mapping[str, EntityRow]
    canonical: Mapping[tuple[str, str], str]
    judgements: tuple[Judgement, ...] = ()
    unheeded: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetRow:
    """Whom a claim is about, by the canonical entity; ``role`` is None for those affected."""

    entity_id: str
    label: str
    role: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Who says something, and for which organization and state here, canonical ids all."""

    id: str
    label: str
    organization_id: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One attribution with its actors resolved. ``text`` is its pieces joined by " … "; ``said_on`` is a day, a month (YYYY-MM) or None.

    ``claim_id`` is the claim's id before claims are merged. ``published_on`` is the article's day, ``parent`` the id of the quote within
    whose content this one stands, ``via`` the canonical ids of the mouths between publisher and speaker, outermost first, ``outlet_ids``
    the publishers. ``organization_id`` and ``country`` are for whom the speaker speaks here; ``co_speakers`` say it too. ``predications``
    are who does what to whom in the text.
    """

    id: str
    article_id: str
    claim_id: str
    text: str
    kind: str
    start: int
    end: int
    type: str
    language: str = "en"
    allegation: tuple[str, ...] = ()
    negated: bool = False
    modality: str = "asserted"
    basis: str = "lexicon"
    cameo: str | None = None
    plover: str | None = None
    confidence: float = 1.0
    claim_confidence: float = 1.0
    speaker_id: str | None = None
    speaker_label: str | None = None
    organization_id: str | None = None
    country: str | None = None
    co_speakers: tuple[SpeakerRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    affects: tuple[TargetRow, ...] = ()
    via: tuple[str, ...] = ()
    outlet_ids: tuple[str, ...] = ()
    parent: str | None = None
    said_on: str | None = None
    published_on: date | None = None
    predications: tuple[Predication, ...] = ()

    @property
    def speakers(self) -> tuple[SpeakerRow, ...]:
        """Everybody who says it, the first one first."""
        if self.speaker_id is None or self.speaker_label is None:
            return ()
        return SpeakerRow(self.speaker_id, self.speaker_label, self.organization_id, self.country), *self.co_speakers


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim: what its quotes say, all of one speaker and of those who say it along with that one.

    Lists are sorted; ``first_said_on`` and ``last_said_on`` are None if not known, ``first_published_on`` is the earliest publication among
    its quotes' articles; ``predications`` are those of the quote whose text it has.
    """

    id: str
    text: str
    type: str
    allegation: tuple[str, ...]
    negated: bool
    modality: str
    confidence: float
    basis: str
    cameo: str | None
    plover: str | None
    speaker_ids: tuple[str, ...]
    targets: tuple[TargetRow, ...]
    affects: tuple[TargetRow, ...]
    quote_ids: tuple[str, ...]
    article_ids: tuple[str, ...]
    first_said_on: date | None = None
    last_said_on: date | None = None
    month: str | None = None
    first_published_on: date | None = None
    last_published_on: date | None = None
    predications: tuple[Predication, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One relationship between two claims: ``type`` is DENIES, REPEATS, CONTRADICTS or RESPONDS_TO; ``confidence`` is 0 to 1."""

    type: str
    source_id: str
    target_id: str
    basis: str
    confidence: float


@dataclass(frozen=True, slots=True)
class NodeRow:
    """One node: label, id and the properties that `graph.model.NODES` names; one that is left out is null."""

    label: str
    id: str
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """One relationship: type, id, both ends and the properties that `graph.model.RELATIONSHIPS` names; one that is left out is null."""

    type: str
    id: str
    source_id: str
    source_label: str
    target_id: str
    target_label: str
    properties: Mapping[str, Any] = field(default_factory=dict)
