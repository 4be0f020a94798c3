"""The extraction record: what was read out of one article, before anything is merged across articles.

Offsets are code points of ``article.text``, end exclusive, and ``text[start:end]`` is always the stored string (the Web Annotation
TextPositionSelector). One `Extraction` is one line of ``claimgraph extract``; `to_json` and `from_json` are its only written form, held
to ``extraction.schema.json``.
"""

from dataclasses import asdict, dataclass, field
from typing import Any

__all__ = [
    "Actor",
    "Affiliation",
    "Article",
    "Attribution",
    "Claim",
    "Entity",
    "Extraction",
    "OrganizationRef",
    "Predication",
    "Span",
    "Target",
    "Via",
    "from_json",
    "to_json",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of an article's text: ``article.text[start:end] == text``."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span [start, end) of a text."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"[{start}, {end}) is no span of a text of {len(text)} code points")
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Article:
    """One news text as it was read.

    ``id`` is the graph's id, made from the text; ``caller_id`` is the id that the input gave, if any, and is what the JSON form shows as
    ``article.id``. ``published`` is ISO 8601 (a day, or a date-time with a zone only where the source gives one) or None.
    ``body_start`` is the offset at which the body begins in ``text`` (after title lines and dateline), 0 if not known.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str = "en"
    source_path: str | None = None
    caller_id: str | None = None
    is_summary: bool = False
    body_start: int = 0
    author: str | None = None


@dataclass(frozen=True, slots=True)
class OrganizationRef:
    """An organization by id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who speaks: a reference to an entity of this article, with what is known of it at this place.

    ``label`` is Speaker, Organization or Country; ``kind`` person, unnamed, group for speakers, the organization's kind, or state.
    ``country`` is the ISO 3166 alpha-3 code of the state it is an organ of or speaks for; ``based_in`` is a mere seat or nationality.
    ``basis`` says how the mention was resolved: name, pronoun, title, metonym.
    """

    id: str
    name: str
    label: str
    kind: str
    role: str | None = None
    organization: OrganizationRef | None = None
    country: str | None = None
    based_in: str | None = None
    basis: str = "name"


@dataclass(frozen=True, slots=True)
class Via:
    """One mouth between publisher and speaker. ``label`` is Outlet, Organization or Speaker."""

    id: str
    name: str
    label: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a claim is about, in which role (`graph.model.TARGET_ROLES`; None for those affected), at which mention."""

    id: str
    name: str
    label: str
    kind: str
    country: str | None
    role: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Predication:
    """What one verb of a claim's words says of whom.

    ``verb`` is its lemma, with a particle that it has ("hand over"). ``roles`` are (role, words of who or what fills it): agent, object,
    is, or a preposition; a passive has them as its active has. ``mood`` is past, present, future, may, must, wanted or supposed.
    """

    verb: str
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    negated: bool = False
    mood: str = "present"


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said: type, allegation, targets and those harmed. ``said_on`` is a day, a month (``2016-09``) or None.

    ``predications`` are who does what to whom in its words, by which merging knows it again.
    """

    id: str
    type: str
    allegation: tuple[str, ...] = ()
    negated: bool = False
    modality: str = "asserted"
    targets: tuple[Target, ...] = ()
    affects: tuple[Target, ...] = ()
    basis: str = "lexicon"
    said_on: str | None = None
    cameo: str | None = None
    plover: str | None = None
    confidence: float = 1.0
    predications: tuple[Predication, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: source, cue and content spans, the speaker, the chain and the claim.

    ``kind`` is direct, indirect or mixed. ``parent`` is the id of the attribution within whose content this one stands. ``co_speakers``
    say the same in the same words: Washington in "Moscow and Washington said".
    """

    id: str
    kind: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    claim: Claim
    parent: str | None = None
    speaker: Actor | None = None
    via: tuple[Via, ...] = ()
    confidence: float = 1.0
    co_speakers: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A person speaks for an organization (id) or a state (alpha-3), in a role, as the text at [start, end) shows."""

    target_id: str
    role: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """One actor or outlet of an article, with all that the article tells of it.

    ``country`` and ``based_in`` as in `Actor`; ``part_of`` is the id of the organization it is a part of. ``aliases`` are the other names
    that the article calls it by, never pronouns.
    """

    id: str
    name: str
    label: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    based_in: str | None = None
    part_of: str | None = None
    affiliations: tuple[Affiliation, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one article. ``entities`` holds each actor, organization and outlet that the attributions name, once."""

    article: Article
    attributions: tuple[Attribution, ...] = ()
    entities: tuple[Entity, ...] = field(default=())


def to_json(extraction: Extraction) -> dict[str, Any]:
    """The extraction record as plain JSON values (DESIGN section 5), keys in a fixed order."""
    a = extraction.article
    return {
        "article": {
            "id": a.caller_id if a.caller_id is not None else a.id,
            "node_id": a.id,
            "title": a.title,
            "url": a.url,
            "outlet": a.outlet,
            "author": a.author,
            "published": a.published,
            "language": a.language,
            "source_path": a.source_path,
            "is_summary": a.is_summary,
            "body_start": a.body_start,
            "text": a.text,
        },
        "attributions": [_attribution_to_json(x) for x in extraction.attributions],
        "entities": [_entity_to_json(x) for x in extraction.entities],
    }


def _actor_from_json(x: dict[str, Any]) -> Actor:
    organization = x["organization"]
    return Actor(**{**x, "organization": OrganizationRef(**organization) if organization else None})


def _attribution_to_json(a: Attribution) -> dict[str, Any]:
    claim = a.claim
    return {
        "id": a.id,
        "parent": a.parent,
        "kind": a.kind,
        "source": [asdict(s) for s in a.source],
        "cue": [asdict(s) for s in a.cue],
        "content": [asdict(s) for s in a.content],
        "speaker": None if a.speaker is None else asdict(a.speaker),
        "co_speakers": [asdict(actor) for actor in a.co_speakers],
        "via": [asdict(v) for v in a.via],
        "claim": {
            "id": claim.id,
            "type": claim.type,
            "allegation": list(claim.allegation),
            "negated": claim.negated,
            "modality": claim.modality,
            "targets": [asdict(t) for t in claim.targets],
            "affects": [asdict(t) for t in claim.affects],
            "basis": claim.basis,
            "said_on": claim.said_on,
            "cameo": claim.cameo,
            "plover": claim.plover,
            "confidence": round(claim.confidence, 4),
            "predications": [
                {"verb": p.verb, "roles": {role: list(words) for role, words in p.roles}, "negated": p.negated, "mood": p.mood}
                for p in claim.predications
            ],
        },
        "confidence": round(a.confidence, 4),
    }


def _entity_to_json(e: Entity) -> dict[str, Any]:
    return {
        "id": e.id,
        "name": e.name,
        "label": e.label,
        "kind": e.kind,
        "aliases": list(e.aliases),
        "country": e.country,
        "based_in": e.based_in,
        "part_of": e.part_of,
        "affiliations": [{"target_id": f.target_id, "role": f.role, "start": f.start, "end": f.end} for f in e.affiliations],
    }


def from_json(value: dict[str, Any]) -> Extraction:
    """Read an extraction record as `to_json` writes it; the inverse of it.

    Raises
    ------
    KeyError, TypeError : the value is no extraction record; check it against the schema first where it comes from outside.
    """
    a = value["article"]
    node_id = a["node_id"]
    article = Article(
        id=node_id,
        caller_id=a["id"] if a["id"] != node_id else None,
        **{
            key: a[key]
            for key in ("text", "title", "url", "outlet", "author", "published", "language", "source_path", "is_summary", "body_start")
        },
    )
    attributions = tuple(_attribution_from_json(x) for x in value["attributions"])
    entities = tuple(
        Entity(**{**x, "aliases": tuple(x["aliases"]), "affiliations": tuple(Affiliation(**f) for f in x["affiliations"])})
        for x in value["entities"]
    )
    return Extraction(article, attributions, entities)


def _attribution_from_json(x: dict[str, Any]) -> Attribution:
    claim = x["claim"]
    return Attribution(
        id=x["id"],
        parent=x["parent"],
        kind=x["kind"],
        source=tuple(Span(**s) for s in x["source"]),
        cue=tuple(Span(**s) for s in x["cue"]),
        content=tuple(Span(**s) for s in x["content"]),
        speaker=None if x["speaker"] is None else _actor_from_json(x["speaker"]),
        co_speakers=tuple(map(_actor_from_json, x.get("co_speakers", ()))),  # absent from records of before 0.1.0
        via=tuple(Via(**v) for v in x["via"]),
        claim=Claim(
            **{
                **claim,
                "allegation": tuple(claim["allegation"]),
                "targets": tuple(Target(**t) for t in claim["targets"]),
                "affects": tuple(Target(**t) for t in claim["affects"]),
                "predications": tuple(map(_predication_from_json, claim.get("predications", ()))),  # absent from older records
            }
        ),
        confidence=x["confidence"],
    )


def _predication_from_json(x: dict[str, Any]) -> Predication:
    return Predication(x["verb"], tuple((role, tuple(words)) for role, words in x["roles"].items()), x["negated"], x["mood"])
