"""What is in the graph: labels, relationship types and their typed properties, as data.

Every store reads this table: the record makes its SQLite tables of it, the embedded projection its DDL, Neo4j its constraints and typed
rows. Words are those of W3C PROV (who acted on whose behalf), the Web Annotation selectors (``exact``/``prefix``/``suffix``,
``start``/``end``), schema.org ``Claim`` and ``Quotation``, and the CAMEO and PLOVER codebooks. Labels are PascalCase, types
UPPER_SNAKE_CASE, properties camelCase and none of them a reserved word.

Every node has ``id``, unique across labels; every relationship has ``id`` too, so that it can be merged by key and cited as evidence.
"""

from dataclasses import dataclass
from typing import Final, Literal

__all__ = [
    "ACTOR_LABELS",
    "ALLEGATIONS",
    "CLAIM_CODES",
    "CLAIM_TYPES",
    "DERIVED",
    "LEVELS",
    "MODALITIES",
    "NODES",
    "RELATIONSHIPS",
    "SCHEMA_VERSION",
    "TARGET_ROLES",
    "ClaimCode",
    "PropertyType",
    "Relationship",
]

SCHEMA_VERSION: Final = 1
"""Counts up when a label, type or property changes; a projection of another version is built again."""

PropertyType = Literal["string", "int", "float", "bool", "date", "strings", "ints"]
"""``strings`` and ``ints`` are lists; ``date`` is a full calendar day without a zone."""

NODES: Final[dict[str, dict[str, PropertyType]]] = {
    "Article": {
        "title": "string",
        "url": "string",
        "publishedAt": "string",  # ISO 8601 as the source has it, with a zone only where it gives one
        "publishedOn": "date",  # its day: the portable Cypher has dates but no date-times
        "month": "string",  # YYYY-MM
        "language": "string",
        "text": "string",
        "textHash": "string",
        "sourcePath": "string",
        "callerIds": "strings",  # ids that the inputs gave it
        "isSummary": "bool",  # a feed item that holds a summary only
    },
    "Outlet": {"name": "string", "kind": "string", "countryCode": "string", "aliases": "strings"},
    "Speaker": {"name": "string", "kind": "string", "basedIn": "string", "aliases": "strings"},
    "Organization": {"name": "string", "kind": "string", "countryCode": "string", "basedIn": "string", "aliases": "strings"},
    "Country": {"name": "string", "iso2": "string"},
    "Quote": {
        "text": "string",  # pieces joined by " … "
        "kind": "string",  # direct, indirect, mixed
        "startChar": "int",
        "endChar": "int",
        "pieceStarts": "ints",
        "pieceEnds": "ints",
        "prefix": "string",
        "suffix": "string",
        "cue": "string",
        "cueStart": "int",
        "cueEnd": "int",
        "saidOn": "date",
        "month": "string",
        "negated": "bool",
        "modality": "string",
        "confidence": "float",
    },
    "Claim": {
        "text": "string",
        "type": "string",
        "allegation": "strings",
        "negated": "bool",
        "modality": "string",
        "confidence": "float",
        "basis": "string",  # lexicon, classifier, both, human
        "cameo": "string",
        "plover": "string",
        "firstSaidOn": "date",
        "lastSaidOn": "date",
        "month": "string",
        "year": "int",
        "nQuotes": "int",
        "nArticles": "int",
    },
}
"""Properties of each label besides ``id``."""

ACTOR_LABELS: Final = ("Speaker", "Organization", "Country")
LEVELS: Final = ("country", "organization", "speaker")


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship type: which labels it joins and its properties besides ``id``."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    properties: dict[str, PropertyType]
    derived: bool = False

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Every (source label, target label) that the type may join, in a fixed order."""
        return [(source, target) for source in self.sources for target in self.targets]


_SPAN: Final[dict[str, PropertyType]] = {"startChar": "int", "endChar": "int"}
_LINK: Final[dict[str, PropertyType]] = {"basis": "string", "confidence": "float"}
_DERIVED_PROPERTIES: Final[dict[str, PropertyType]] = {
    "level": "string",
    "nClaims": "int",
    "nArticles": "int",
    "claimIds": "strings",
    "quoteIds": "strings",  # the passages counted: a question over a stretch of time counts these, and evidence shows them
    "firstSaidOn": "date",
    "lastSaidOn": "date",
}

DERIVED: Final[dict[str, str]] = {
    "accusation": "ACCUSES",
    "criticism": "CRITICIZES",
    "threat": "THREATENS",
    "demand": "DEMANDS_OF",
    "rejection": "REJECTS",
    "denial": "DENIES_TO",
    "support": "SUPPORTS",
    "promise": "PROMISES_TO",
}
"""Claim type to the relationship type of the edges derived from such claims."""

RELATIONSHIPS: Final[dict[str, Relationship]] = {
    "PUBLISHED_BY": Relationship(("Article",), ("Outlet",), {}),
    "IN_ARTICLE": Relationship(("Quote",), ("Article",), {}),
    "SAID": Relationship(ACTOR_LABELS, ("Quote",), {**_SPAN, "text": "string", "basis": "string"}),
    "REPORTED_VIA": Relationship(("Quote",), ("Outlet", "Organization", "Speaker"), {"position": "int", **_SPAN, "text": "string"}),
    "EXPRESSES": Relationship(("Quote",), ("Claim",), {}),
    "MADE": Relationship(ACTOR_LABELS, ("Claim",), {}),
    "TARGETS": Relationship(("Claim",), ACTOR_LABELS, {"role": "string", "quoteId": "string", **_SPAN, "text": "string"}),
    "AFFECTS": Relationship(("Claim",), ACTOR_LABELS, {"quoteId": "string", **_SPAN, "text": "string"}),
    "SPEAKS_FOR": Relationship(("Speaker",), ("Organization", "Country"), {"role": "string", "articleId": "string", **_SPAN}),
    "PART_OF": Relationship(("Organization",), ("Organization",), {}),
    "BELONGS_TO": Relationship(("Organization", "Outlet"), ("Country",), {}),
    "DENIES": Relationship(("Claim",), ("Claim",), _LINK),
    "REPEATS": Relationship(("Claim",), ("Claim",), _LINK),
    "CONTRADICTS": Relationship(("Claim",), ("Claim",), _LINK),
    "RESPONDS_TO": Relationship(("Claim",), ("Claim",), _LINK),
    **{name: Relationship(ACTOR_LABELS, ACTOR_LABELS, _DERIVED_PROPERTIES, derived=True) for name in DERIVED.values()},
}


@dataclass(frozen=True, slots=True)
class ClaimCode:
    """The codes of one claim type in CAMEO 1.1b3 and PLOVER 2021; None where the scheme has no such code."""

    cameo: str | None
    plover: str | None


CLAIM_CODES: Final[dict[str, ClaimCode]] = {
    "accusation": ClaimCode("112", "ACCUSE/allege"),
    "criticism": ClaimCode("111", "ACCUSE/disapprove"),
    "denial": ClaimCode("016", None),
    "rejection": ClaimCode("120", "REJECT"),
    "demand": ClaimCode("100", "REQUEST"),
    "threat": ClaimCode("130", "THREATEN"),
    "admission": ClaimCode("015", "CONCEDE"),
    "support": ClaimCode("051", "SUPPORT"),
    "promise": ClaimCode("030", "AGREE"),
    "statement": ClaimCode("010", None),
}
"""The root code of each claim type; a lexicon entry may give a finer one."""

CLAIM_TYPES: Final = tuple(CLAIM_CODES)

ALLEGATIONS: Final = (
    "aggression",
    "war_crime",
    "human_rights",
    "crime_corruption",
    "espionage_treason",
    "chemical_weapons",
    "terrorism_support",
    "interference",
    "cyber_attack",
    "disinformation",
    "treaty_breach",
    "obstruction",
    "other",
)
MODALITIES: Final = ("asserted", "hypothetical", "future", "hedged")
TARGET_ROLES: Final = (
    "accused",
    "threatened",
    "asked",
    "criticized",
    "supported",
    "accuser",
    "proposer",
    "beneficiary",
    "injured",
    "addressee",
)
