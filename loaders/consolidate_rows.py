"""What is resolved as rows of the graph: nodes with the properties of `graph.model`, relationships with their ids."""

from datetime import date
from typing import Final

from claimgraph.graph.extraction import Article, Attribution
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.graph.rows import ClaimRow, EdgeRow, EntityRow, NodeRow

from .countries import iso2_of

__all__ = ["article_node", "claim_node", "day_of", "edge", "end_of", "entity_node", "quote_node", "text_of"]

CONTEXT: Final = 32
"""Code points of text kept before and after a quote (the Web Annotation TextQuoteSelector)."""
GAP: Final = " … "


def entity_node(e: EntityRow) -> NodeRow:
    """An actor, outlet or state."""
    if e.label == "Country":
        return NodeRow("Country", e.id, {"name": e.name, "iso2": iso2_of(e.id)})
    common = {"name": e.name, "kind": e.kind, "aliases": list(e.aliases)}
    if e.label == "Speaker":
        return NodeRow("Speaker", e.id, {**common, "basedIn": e.based_in})
    if e.label == "Outlet":
        return NodeRow("Outlet", e.id, {**common, "countryCode": e.country})
    return NodeRow("Organization", e.id, {**common, "countryCode": e.country, "basedIn": e.based_in})


def article_node(a: Article, caller_ids: list[str]) -> NodeRow:
    """An article, with the ids that callers gave it."""
    day = day_of(a.published)
    return NodeRow(
        "Article",
        a.id,
        {
            "title": a.title,
            "url": a.url,
            "publishedAt": a.published,
            "publishedOn": day,
            "month": None if day is None else day.isoformat()[:7],
            "language": a.language,
            "text": a.text,
            "textHash": text_hash(a.text),
            "sourcePath": a.source_path,
            "callerIds": caller_ids,
            "isSummary": a.is_summary,
        },
    )


def quote_node(attribution: Attribution, article: Article) -> NodeRow:
    """A passage, with the words around it."""
    claim, cue = attribution.claim, attribution.cue
    start, end = attribution.content[0].start, attribution.content[-1].end
    return NodeRow(
        "Quote",
        attribution.id,
        {
            "text": text_of(attribution),
            "kind": attribution.kind,
            "startChar": start,
            "endChar": end,
            "pieceStarts": [span.start for span in attribution.content],
            "pieceEnds": [span.end for span in attribution.content],
            "prefix": article.text[max(0, start - CONTEXT) : start],
            "suffix": article.text[end : end + CONTEXT],
            "cue": GAP.join(span.text for span in cue) if cue else None,
            "cueStart": cue[0].start if cue else None,
            "cueEnd": cue[-1].end if cue else None,
            "saidOn": day_of(claim.said_on),
            "month": claim.said_on[:7] if claim.said_on else None,
            "negated": claim.negated,
            "modality": claim.modality,
            "confidence": attribution.confidence,
        },
    )


def claim_node(c: ClaimRow) -> NodeRow:
    """A claim."""
    return NodeRow(
        "Claim",
        c.id,
        {
            "text": c.text,
            "type": c.type,
            "allegation": list(c.allegation),
            "negated": c.negated,
            "modality": c.modality,
            "confidence": c.confidence,
            "basis": c.basis,
            "cameo": c.cameo,
            "plover": c.plover,
            "firstSaidOn": c.first_said_on,
            "lastSaidOn": c.last_said_on,
            "month": c.month,
            "year": None if c.month is None else int(c.month[:4]),
            "nQuotes": len(c.quote_ids),
            "nArticles": len(c.article_ids),
        },
    )


def edge(type_: str, source: tuple[str, str], target: tuple[str, str], *parts: str | int | None, **properties: object) -> EdgeRow:
    """A relationship between two ends (id, label); ``parts`` tell it from others of its type between the same two."""
    return EdgeRow(type_, make_id("relationship", type_, source[0], target[0], *parts), *source, *target, properties)


def end_of(entity: EntityRow) -> tuple[str, str]:
    """An entity as an end of a relationship."""
    return entity.id, entity.label


def text_of(attribution: Attribution) -> str:
    """The words of a passage, its pieces joined."""
    return GAP.join(span.text for span in attribution.content)


def day_of(text: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time; None for a month, or for what is no date."""
    if text is None or len(text) < 10:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
