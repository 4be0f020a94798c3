"""From the extractions of a record to its graph: who is who, which quotes are one claim, who answers whom, who accuses whom.

In: the current articles of a record and their extractions. Out: the graph of `graph.model`, put in the place of the record's
earlier one by difference. Everything is decided from the set of articles and human judgements, never from their order, so the same record
always gives the same graph.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from claimgraph.graph.derived import Affiliations, derive_edges
from claimgraph.graph.extraction import Article, Attribution, Entity, Extraction, Target
from claimgraph.graph.ids import fold, make_id, text_hash
from claimgraph.graph.model import ACTOR_LABELS, ALLEGATIONS, CLAIM_CODES
from claimgraph.graph.record import Record
from claimgraph.graph.record_graph import GraphChange
from claimgraph.graph.rows import ClaimRow, EdgeRow, EntityRow, LinkRow, NodeRow, QuoteRow, Resolution, TargetRow

from .answers import link_claims
from .countries import country_name, iso2_of, key_of
from .lexicon import known
from .merging import merge_claims
from .resolution import resolve_entities

__all__ = ["consolidate", "publisher"]

CONTEXT: Final = 32
"""Code points of text kept before and after a quote (the Web Annotation TextQuoteSelector)."""
GAP: Final = " … "
VIA_LABELS: Final = ("Outlet", "Organization", "Speaker")


@dataclass(slots=True)
class _Graph:
    """What consolidation gathers in memory; articles and the texts around quotes are streamed."""

    entities: dict[str, EntityRow]
    quotes: dict[str, QuoteRow] = field(default_factory=dict)
    edges: list[EdgeRow] = field(default_factory=list)
    roles: dict[tuple[str, str], dict[str | None, "_Evidence"]] = field(default_factory=lambda: defaultdict(dict))
    spoken_for: set[tuple[str, str, str | None]] = field(default_factory=set)


# When it was published, which article, where in it: the least is the first.
_Evidence = tuple[str, str, int, int]


def consolidate(record: Record) -> GraphChange:
    """Resolve everything that the record holds and replace its graph.

    Returns
    -------
    How much of the graph changed; nothing does where no article, extraction or judgement did.
    """
    made_of = f"{record.inputs} {_maker()}"
    if record.graph.made_of == made_of:
        return GraphChange(record.revision, 0, 0)
    judgements = [j for j in record.judgements.all() if j.human]
    publishers = _publishers(record)
    resolution = resolve_entities(_sightings(record, publishers), judgements)
    graph = _Graph(dict(resolution.entities))
    for extraction in record.extractions.current():
        _read(extraction, resolution, publishers.get(extraction.article.id, ()), graph)
    _publish(publishers, resolution, graph)
    _speak(graph)
    _belong(graph)
    actors = Affiliations(graph.entities, graph.spoken_for)
    claim_of = merge_claims(graph.quotes, judgements)
    claims = _claims(graph.quotes, claim_of)
    for claim in claims.values():
        _express(claim, graph)
    links = sorted(link_claims(claims, graph.quotes, actors), key=lambda link: (link.type, link.source_id, link.target_id))
    graph.edges += [_link(link) for link in links]
    nodes = _nodes(record, graph, claims)
    edges = _each_once([*graph.edges, *derive_edges(graph.quotes, claims.values(), actors)])
    return record.graph.replace(nodes, edges, machine_judgements=resolution.judgements, made_of=made_of)


@cache
def _maker() -> str:
    """A digest of the code and word lists that make a graph of extractions: another version makes it anew."""
    root = Path(__file__).parent.parent
    files = [*(root / "loaders").glob("*.py"), *(root / "graph").glob("*.py"), *(root / "loaders" / "knowledge").glob("*.tsv")]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def publisher(name: str) -> Entity:
    """The outlet that a publisher's name means: its entry in the word list, or one of that name."""
    entry = known().get(key_of(name.removeprefix("The ")))
    if entry is not None and entry.label == "Outlet":
        return Entity(make_id("outlet", fold(entry.name)), entry.name, "Outlet", entry.kind, (name,), country=entry.country)
    return Entity(make_id("outlet", fold(name)), name, "Outlet", "outlet")


# -- entities --


def _publishers(record: Record) -> dict[str, tuple[Entity, ...]]:
    found: dict[str, dict[str, Entity]] = defaultdict(dict)
    for article_id, outlet, _, _ in record.articles.sightings():
        if outlet is not None and outlet.strip():
            entity = publisher(outlet.strip())
            found[article_id].setdefault(entity.id, entity)
    return {article_id: tuple(entities.values()) for article_id, entities in found.items()}


def _sightings(record: Record, publishers: Mapping[str, Iterable[Entity]]) -> Iterator[tuple[str, Entity]]:
    for extraction in record.extractions.current():
        entities = {entity.id: entity for entity in extraction.entities}
        for entity in publishers.get(extraction.article.id, ()):
            entities.setdefault(entity.id, entity)
        for entity in entities.values():
            yield extraction.article.id, entity


def _end(entity: EntityRow) -> tuple[str, str]:
    return entity.id, entity.label


def _resolve(graph: _Graph, resolution: Resolution, article_id: str, local_id: str) -> EntityRow | None:
    """The entity that an id of an article's extraction means; a state by its code even where no article lists it."""
    entity = graph.entities.get(resolution.canonical.get((article_id, local_id), ""))
    return entity if entity is not None else _country(graph, local_id)


def _country(graph: _Graph, code: str) -> EntityRow | None:
    if len(code) != 3 or not (code.isascii() and code.isalpha() and code.isupper()):
        return None
    return graph.entities.setdefault(code, EntityRow(code, country_name(code), "Country", "state"))


# -- quotes --


def _read(extraction: Extraction, resolution: Resolution, publishers: Sequence[Entity], graph: _Graph) -> None:
    article = extraction.article
    outlet_ids = tuple(sorted({resolution.canonical.get((article.id, outlet.id), outlet.id) for outlet in publishers}))
    for entity in extraction.entities:
        _affiliate(entity, article, resolution, graph)
    for attribution in extraction.attributions:
        if attribution.content:
            _add_quote(attribution, article, outlet_ids, resolution, graph)


def _affiliate(entity: Entity, article: Article, resolution: Resolution, graph: _Graph) -> None:
    speaker = _resolve(graph, resolution, article.id, entity.id)
    if speaker is None or speaker.label != "Speaker":
        return
    for affiliation in entity.affiliations:
        target = _resolve(graph, resolution, article.id, affiliation.target_id)
        if target is not None and target.label in ("Organization", "Country"):
            _add_role(graph, speaker, target, affiliation.role, article, affiliation.start, affiliation.end)


def _add_role(graph: _Graph, speaker: EntityRow, target: EntityRow, role: str | None, article: Article, start: int, end: int) -> None:
    graph.spoken_for.add((speaker.id, target.id, article.id))
    evidence = (article.published or "9999", article.id, start, end)
    roles = graph.roles[speaker.id, target.id]
    roles[role] = min(evidence, roles.get(role, evidence))


def _add_quote(attribution: Attribution, article: Article, outlet_ids: tuple[str, ...], resolution: Resolution, graph: _Graph) -> None:
    quote_end = (attribution.id, "Quote")
    claim, actor = attribution.claim, attribution.speaker
    speaker = _resolve(graph, resolution, article.id, actor.id) if actor is not None else None
    if speaker is not None and speaker.label not in ACTOR_LABELS:
        speaker = None
    organization = None
    if actor is not None and speaker is not None:
        mention = attribution.source[0] if attribution.source else None
        place = {} if mention is None else {"startChar": mention.start, "endChar": mention.end, "text": mention.text}
        graph.edges.append(_edge("SAID", _end(speaker), quote_end, **place, basis=actor.basis))
        if actor.organization is not None and speaker.label == "Speaker":
            organization = _resolve(graph, resolution, article.id, actor.organization.id)
            if organization is not None and organization.label != "Organization":
                organization = None
            if organization is not None and (speaker.id, organization.id, article.id) not in graph.spoken_for:
                start, end = (mention.start, mention.end) if mention is not None else (0, 0)
                _add_role(graph, speaker, organization, actor.role, article, start, end)
    via: list[str] = []
    for mouth in attribution.via:
        entity = _resolve(graph, resolution, article.id, mouth.id)
        if entity is not None and entity.label in VIA_LABELS:
            place = {"startChar": mouth.start, "endChar": mouth.end, "text": mouth.text}
            graph.edges.append(_edge("REPORTED_VIA", quote_end, _end(entity), len(via), position=len(via), **place))
            via.append(entity.id)
    graph.edges.append(_edge("IN_ARTICLE", quote_end, (article.id, "Article")))
    graph.quotes[attribution.id] = QuoteRow(
        id=attribution.id,
        article_id=article.id,
        claim_id=claim.id,
        text=_text(attribution),
        kind=attribution.kind,
        start=attribution.content[0].start,
        end=attribution.content[-1].end,
        type=claim.type,
        language=article.language,
        allegation=claim.allegation,
        negated=claim.negated,
        modality=claim.modality,
        basis=claim.basis,
        cameo=claim.cameo,
        plover=claim.plover,
        confidence=attribution.confidence,
        claim_confidence=claim.confidence,
        speaker_id=None if speaker is None else speaker.id,
        speaker_label=None if speaker is None else speaker.label,
        organization_id=None if organization is None else organization.id,
        country=None if actor is None or speaker is None else actor.country,
        targets=_targets(claim.targets, article.id, resolution, graph),
        affects=_targets(claim.affects, article.id, resolution, graph),
        via=tuple(via),
        outlet_ids=outlet_ids,
        parent=attribution.parent,
        said_on=claim.said_on,
        published_on=_day(article.published),
    )


def _targets(targets: Iterable[Target], article_id: str, resolution: Resolution, graph: _Graph) -> tuple[TargetRow, ...]:
    found = []
    for target in targets:
        entity = _resolve(graph, resolution, article_id, target.id)
        if entity is not None and entity.label in ACTOR_LABELS:
            found.append(TargetRow(entity.id, entity.label, target.role, target.start, target.end, target.text))
    return tuple(found)


def _text(attribution: Attribution) -> str:
    return GAP.join(span.text for span in attribution.content)


# -- what actors belong to --


def _publish(publishers: Mapping[str, Sequence[Entity]], resolution: Resolution, graph: _Graph) -> None:
    for article_id, outlets in sorted(publishers.items()):
        for outlet in outlets:
            entity = graph.entities.get(resolution.canonical.get((article_id, outlet.id), outlet.id))
            if entity is None:  # an article without an extraction yet: its publisher is known all the same
                entity = EntityRow(outlet.id, outlet.name, "Outlet", outlet.kind, outlet.aliases, outlet.country)
                graph.entities[entity.id] = entity
            if entity.label == "Outlet":
                graph.edges.append(_edge("PUBLISHED_BY", (article_id, "Article"), _end(entity)))


def _speak(graph: _Graph) -> None:
    for (speaker_id, target_id), roles in sorted(graph.roles.items()):
        named = {role: evidence for role, evidence in roles.items() if role is not None} or roles
        for role, (_, article_id, start, end) in sorted(named.items(), key=lambda item: item[0] or ""):
            speaker, target = _end(graph.entities[speaker_id]), _end(graph.entities[target_id])
            first, last = (start, end) if end > start else (None, None)
            graph.edges.append(_edge("SPEAKS_FOR", speaker, target, role, role=role, articleId=article_id, startChar=first, endChar=last))
    # A person of whom it is only known for which state they speak ("a U.S. official"): no place shows more.
    states = {(speaker_id, graph.entities[target_id].country or target_id) for speaker_id, target_id, _ in graph.spoken_for}
    for entity in sorted(graph.entities.values(), key=lambda e: e.id):
        if entity.label == "Speaker" and entity.country is not None and (entity.id, entity.country) not in states:
            country = _country(graph, entity.country)
            if country is not None:
                graph.spoken_for.add((entity.id, country.id, None))
                graph.edges.append(_edge("SPEAKS_FOR", _end(entity), _end(country)))


def _belong(graph: _Graph) -> None:
    for entity in sorted(graph.entities.values(), key=lambda e: e.id):
        if entity.label not in ("Organization", "Outlet"):
            continue
        country = _country(graph, entity.country) if entity.country is not None else None
        if country is not None:
            graph.edges.append(_edge("BELONGS_TO", _end(entity), _end(country)))
        whole = graph.entities.get(entity.part_of or "")
        if entity.label == "Organization" and whole is not None and whole.label == "Organization" and whole.id != entity.id:
            graph.edges.append(_edge("PART_OF", _end(entity), _end(whole)))


# -- claims --


def _claims(quotes: Mapping[str, QuoteRow], claim_of: Mapping[str, str]) -> dict[str, ClaimRow]:
    members: dict[str, list[QuoteRow]] = defaultdict(list)
    for quote_id in sorted(quotes):
        members[claim_of[quote_id]].append(quotes[quote_id])
    return {claim_id: _claim(claim_id, members[claim_id]) for claim_id in sorted(members)}


def _claim(claim_id: str, quotes: Sequence[QuoteRow]) -> ClaimRow:
    # The fullest wording stands for all, a direct one before the others.
    best = min(quotes, key=lambda q: (q.kind != "direct", -len(q.text), q.id))
    codes = CLAIM_CODES[best.type]
    days = sorted(day for q in quotes if (day := _day(q.said_on)) is not None)
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
        speaker_ids=tuple(sorted({q.speaker_id for q in quotes if q.speaker_id is not None})),
        targets=_union(target for q in (best, *quotes) for target in q.targets),
        affects=_union(target for q in (best, *quotes) for target in q.affects),
        quote_ids=tuple(q.id for q in quotes),
        article_ids=tuple(sorted({q.article_id for q in quotes})),
        first_said_on=days[0] if days else None,
        last_said_on=days[-1] if days else None,
        month=months[0] if months else None,
        first_published_on=published[0] if published else None,
        last_published_on=published[-1] if published else None,
    )


def _union(targets: Iterable[TargetRow]) -> tuple[TargetRow, ...]:
    found: dict[tuple[str, str | None], TargetRow] = {}
    for target in targets:
        found.setdefault((target.entity_id, target.role), target)
    return tuple(sorted(found.values(), key=lambda t: (t.entity_id, t.role or "")))


def _express(claim: ClaimRow, graph: _Graph) -> None:
    end = (claim.id, "Claim")
    graph.edges += [_edge("EXPRESSES", (quote_id, "Quote"), end) for quote_id in claim.quote_ids]
    graph.edges += [_edge("MADE", _end(graph.entities[speaker_id]), end) for speaker_id in claim.speaker_ids]
    quotes = [graph.quotes[quote_id] for quote_id in claim.quote_ids]
    for target in claim.targets:
        place = {"quoteId": _where(target, quotes), "startChar": target.start, "endChar": target.end, "text": target.text}
        graph.edges.append(_edge("TARGETS", end, (target.entity_id, target.label), target.role, role=target.role, **place))
    for target in claim.affects:
        place = {"quoteId": _where(target, quotes), "startChar": target.start, "endChar": target.end, "text": target.text}
        graph.edges.append(_edge("AFFECTS", end, (target.entity_id, target.label), **place))


def _where(target: TargetRow, quotes: Iterable[QuoteRow]) -> str | None:
    return next((q.id for q in quotes if target in q.targets or target in q.affects), None)


def _link(link: LinkRow) -> EdgeRow:
    ends = (link.source_id, "Claim"), (link.target_id, "Claim")
    return _edge(link.type, *ends, basis=link.basis, confidence=round(link.confidence, 4))


# -- rows --


def _nodes(record: Record, graph: _Graph, claims: Mapping[str, ClaimRow]) -> Iterator[NodeRow]:
    for entity in graph.entities.values():
        yield _entity_node(entity)
    for claim in claims.values():
        yield _claim_node(claim)
    caller_ids: dict[str, set[str]] = defaultdict(set)
    for article_id, _, caller_id, _ in record.articles.sightings():
        if caller_id is not None:
            caller_ids[article_id].add(caller_id)
    for article in record.articles.current():
        yield _article_node(article, sorted(caller_ids.get(article.id, ())))
    for extraction in record.extractions.current():
        for attribution in extraction.attributions:
            if attribution.content:
                yield _quote_node(attribution, extraction.article)


def _entity_node(e: EntityRow) -> NodeRow:
    if e.label == "Country":
        return NodeRow("Country", e.id, {"name": e.name, "iso2": iso2_of(e.id)})
    common = {"name": e.name, "kind": e.kind, "aliases": list(e.aliases)}
    if e.label == "Speaker":
        return NodeRow("Speaker", e.id, {**common, "basedIn": e.based_in})
    if e.label == "Outlet":
        return NodeRow("Outlet", e.id, {**common, "countryCode": e.country})
    return NodeRow("Organization", e.id, {**common, "countryCode": e.country, "basedIn": e.based_in})


def _article_node(a: Article, caller_ids: list[str]) -> NodeRow:
    day = _day(a.published)
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


def _quote_node(attribution: Attribution, article: Article) -> NodeRow:
    claim, cue = attribution.claim, attribution.cue
    start, end = attribution.content[0].start, attribution.content[-1].end
    return NodeRow(
        "Quote",
        attribution.id,
        {
            "text": _text(attribution),
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
            "saidOn": _day(claim.said_on),
            "month": claim.said_on[:7] if claim.said_on else None,
            "negated": claim.negated,
            "modality": claim.modality,
            "confidence": attribution.confidence,
        },
    )


def _claim_node(c: ClaimRow) -> NodeRow:
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


def _edge(type_: str, source: tuple[str, str], target: tuple[str, str], *parts: str | int | None, **properties: object) -> EdgeRow:
    return EdgeRow(type_, make_id("relationship", type_, source[0], target[0], *parts), *source, *target, properties)


def _each_once(edges: Iterable[EdgeRow]) -> Iterator[EdgeRow]:
    seen = set()
    for edge in edges:
        if edge.id not in seen:
            seen.add(edge.id)
            yield edge


def _day(text: str | None) -> date | None:
    if text is None or len(text) < 10:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
