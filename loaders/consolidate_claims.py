"""Claims of the quotes that express them, with whom they are about and how they answer each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimgraph.graph.model import ALLEGATIONS, CLAIM_CODES
from claimgraph.graph.rows import ClaimRow, EdgeRow, EntityRow, LinkRow, QuoteRow, TargetRow

from .consolidate_rows import day_of, edge, end_of

__all__ = ["express", "link_edge", "make_claims"]


def make_claims(quotes: Mapping[str, QuoteRow], claim_of: Mapping[str, str]) -> dict[str, ClaimRow]:
    """The claims by id, of quotes by id and the claim that each expresses."""
    members: dict[str, list[QuoteRow]] = defaultdict(list)
    for quote_id in sorted(quotes):
        members[claim_of[quote_id]].append(quotes[quote_id])
    return {claim_id: _claim(claim_id, members[claim_id]) for claim_id in sorted(members)}


def _claim(claim_id: str, quotes: Sequence[QuoteRow]) -> ClaimRow:
    # The fullest wording stands for all, a direct one before the others.
    best = min(quotes, key=lambda q: (q.kind != "direct", -len(q.text), q.id))
    codes = CLAIM_CODES[best.type]
    days = sorted(day for q in quotes if (day := day_of(q.said_on)) is not None)
    published = sorted(q.published_on for q in quotes if q.published_on is not None)
    months = sorted(q.said_on[:7] for q in quotes if q.said_on is not None) or [day.isoformat()[:7] for day in published]
    alleged = {allegation for q in quotes for allegation in q.allegation}
    return ClaimRow(
        id=claim_id,
        text=best.text,
        type=best.type,
        allegation=tuple(allegation for allegation in ALLEGATIONS if allegation in alleged),
        negated=best.negated,
        modality=best.modality,
        confidence=max(q.claim_confidence for q in quotes),
        basis=best.basis,
        cameo=best.cameo or codes.cameo,
        plover=best.plover or codes.plover,
        speaker_ids=tuple(sorted({speaker.id for q in quotes for speaker in q.speakers})),
        targets=_union(target for q in (best, *quotes) for target in q.targets),
        affects=_union(target for q in (best, *quotes) for target in q.affects),
        quote_ids=tuple(q.id for q in quotes),
        article_ids=tuple(sorted({q.article_id for q in quotes})),
        first_said_on=days[0] if days else None,
        last_said_on=days[-1] if days else None,
        month=months[0] if months else None,
        first_published_on=published[0] if published else None,
        last_published_on=published[-1] if published else None,
        predications=best.predications,
    )


def _union(targets: Iterable[TargetRow]) -> tuple[TargetRow, ...]:
    found: dict[tuple[str, str | None], TargetRow] = {}
    for target in targets:
        found.setdefault((target.entity_id, target.role), target)
    return tuple(sorted(found.values(), key=lambda t: (t.entity_id, t.role or "")))


def express(claim: ClaimRow, quotes: Mapping[str, QuoteRow], entities: Mapping[str, EntityRow]) -> Iterator[EdgeRow]:
    """A claim's relationships: its quotes, who made it, whom it is about, with the passage that shows each."""
    end = (claim.id, "Claim")
    yield from (edge("EXPRESSES", (quote_id, "Quote"), end) for quote_id in claim.quote_ids)
    yield from (edge("MADE", end_of(entities[speaker_id]), end) for speaker_id in claim.speaker_ids)
    expressing = [quotes[quote_id] for quote_id in claim.quote_ids]
    for target in claim.targets:
        place = _place(target, expressing)
        yield edge("TARGETS", end, (target.entity_id, target.label), target.role, role=target.role, **place)
    for target in claim.affects:
        yield edge("AFFECTS", end, (target.entity_id, target.label), **_place(target, expressing))


def _place(target: TargetRow, quotes: Iterable[QuoteRow]) -> dict[str, str | int | None]:
    quote_id = next((q.id for q in quotes if target in q.targets or target in q.affects), None)
    return {"quoteId": quote_id, "startChar": target.start, "endChar": target.end, "text": target.text}


def link_edge(link: LinkRow) -> EdgeRow:
    """The relationship between two claims."""
    ends = (link.source_id, "Claim"), (link.target_id, "Claim")
    return edge(link.type, *ends, basis=link.basis, confidence=round(link.confidence, 4))
