"""Quotes, and for whom each actor speaks, over the whole record: what consolidation gathers of the extractions.

In: extractions and who is who. Out: a `Gathered`: quotes with their actors resolved, and the relationships of quotes, publishers, speakers
and organizations. Roles keep the earliest place that shows them.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from claimgraph.graph.extraction import Actor, Article, Attribution, Entity, Extraction, Target
from claimgraph.graph.model import ACTOR_LABELS
from claimgraph.graph.rows import EdgeRow, EntityRow, QuoteRow, Resolution, SpeakerRow, TargetRow

from .consolidate_rows import day_of, edge, end_of, text_of
from .countries import country_name
from .lexicon import is_member

__all__ = ["Gathered", "belong", "count_articles", "publish", "read_extraction", "speak"]

VIA_LABELS: Final = ("Outlet", "Organization", "Speaker")

Evidence = tuple[str, str, int, int]
"""When it was published, which article, where in it: the least is the first."""


@dataclass(slots=True)
class Gathered:
    """What consolidation gathers in memory; articles and the texts around quotes are not kept."""

    entities: dict[str, EntityRow]
    quotes: dict[str, QuoteRow] = field(default_factory=dict)
    edges: list[EdgeRow] = field(default_factory=list)
    roles: dict[tuple[str, str], dict[str | None, Evidence]] = field(default_factory=lambda: defaultdict(dict))
    spoken_for: set[tuple[str, str, str | None]] = field(default_factory=set)
    members: set[tuple[str, str, str | None]] = field(default_factory=set)


def _resolve(graph: Gathered, resolution: Resolution, article_id: str, local_id: str) -> EntityRow | None:
    """The entity that an id of an article's extraction means; a state by its code even where no article lists it."""
    entity = graph.entities.get(resolution.canonical.get((article_id, local_id), ""))
    return entity if entity is not None else _country(graph, local_id)


def _country(graph: Gathered, code: str) -> EntityRow | None:
    if len(code) != 3 or not (code.isascii() and code.isalpha() and code.isupper()):
        return None
    return graph.entities.setdefault(code, EntityRow(code, country_name(code), "Country", "state"))


def read_extraction(extraction: Extraction, resolution: Resolution, publishers: Sequence[Entity], graph: Gathered) -> None:
    """Gather what one extraction tells: roles, quotes, chains."""
    article = extraction.article
    outlet_ids = tuple(sorted({resolution.canonical.get((article.id, outlet.id), outlet.id) for outlet in publishers}))
    for entity in extraction.entities:
        _affiliate(entity, article, resolution, graph)
    for attribution in extraction.attributions:
        if attribution.content:
            _add_quote(attribution, article, outlet_ids, resolution, graph)


def _affiliate(entity: Entity, article: Article, resolution: Resolution, graph: Gathered) -> None:
    speaker = _resolve(graph, resolution, article.id, entity.id)
    if speaker is None or speaker.label != "Speaker":
        return
    for affiliation in entity.affiliations:
        target = _resolve(graph, resolution, article.id, affiliation.target_id)
        if target is not None and target.label in ("Organization", "Country"):
            _add_role(graph, speaker, target, affiliation.role, article, affiliation.start, affiliation.end)


def _add_role(graph: Gathered, speaker: EntityRow, target: EntityRow, role: str | None, article: Article, start: int, end: int) -> None:
    graph.spoken_for.add((speaker.id, target.id, article.id))
    holds_no_office = target.label == "Organization" if role is None else is_member(role)  # "Ada Moran of the Relief Council"
    if holds_no_office:
        graph.members.add((speaker.id, target.id, article.id))
    evidence = (article.published or "9999", article.id, start, end)
    roles = graph.roles[speaker.id, target.id]
    roles[role] = min(evidence, roles.get(role, evidence))


def _add_quote(attribution: Attribution, article: Article, outlet_ids: tuple[str, ...], resolution: Resolution, graph: Gathered) -> None:
    quote_end = (attribution.id, "Quote")
    claim = attribution.claim
    speaker = _add_speaker(attribution.speaker, attribution, article, resolution, graph)
    others: dict[str, SpeakerRow] = {}
    if speaker is not None:
        for actor in attribution.co_speakers:
            other = _add_speaker(actor, attribution, article, resolution, graph, beside={speaker.id, *others})
            if other is not None:
                others[other.id] = other
    via: list[str] = []
    for mouth in attribution.via:
        entity = _resolve(graph, resolution, article.id, mouth.id)
        if entity is not None and entity.label in VIA_LABELS:
            place = {"startChar": mouth.start, "endChar": mouth.end, "text": mouth.text}
            graph.edges.append(edge("REPORTED_VIA", quote_end, end_of(entity), len(via), position=len(via), **place))
            via.append(entity.id)
    graph.edges.append(edge("IN_ARTICLE", quote_end, (article.id, "Article")))
    graph.quotes[attribution.id] = QuoteRow(
        id=attribution.id,
        article_id=article.id,
        claim_id=claim.id,
        text=text_of(attribution),
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
        organization_id=None if speaker is None else speaker.organization_id,
        country=None if speaker is None else speaker.country,
        co_speakers=tuple(others.values()),
        targets=_targets(claim.targets, article.id, resolution, graph),
        affects=_targets(claim.affects, article.id, resolution, graph),
        via=tuple(via),
        outlet_ids=outlet_ids,
        parent=attribution.parent,
        said_on=claim.said_on,
        published_on=day_of(article.published),
        predications=claim.predications,
    )


def _add_speaker(
    actor: Actor | None,
    attribution: Attribution,
    article: Article,
    resolution: Resolution,
    graph: Gathered,
    beside: Collection[str] = (),
) -> SpeakerRow | None:
    """Gather that somebody says something, and for which body; nothing for those ``beside`` whom the same words have already."""
    entity = _resolve(graph, resolution, article.id, actor.id) if actor is not None else None
    if actor is None or entity is None or entity.label not in ACTOR_LABELS or entity.id in beside:
        return None
    mention = attribution.source[0] if attribution.source else None
    place = {} if mention is None else {"startChar": mention.start, "endChar": mention.end, "text": mention.text}
    graph.edges.append(edge("SAID", end_of(entity), (attribution.id, "Quote"), **place, basis=actor.basis))
    organization = None
    if actor.organization is not None and entity.label == "Speaker":
        organization = _resolve(graph, resolution, article.id, actor.organization.id)
        if organization is not None and organization.label != "Organization":
            organization = None
        if organization is not None and (entity.id, organization.id, article.id) not in graph.spoken_for:
            start, end = (mention.start, mention.end) if mention is not None else (0, 0)
            _add_role(graph, entity, organization, actor.role, article, start, end)
    return SpeakerRow(entity.id, entity.label, None if organization is None else organization.id, actor.country)


def _targets(targets: Iterable[Target], article_id: str, resolution: Resolution, graph: Gathered) -> tuple[TargetRow, ...]:
    found = []
    for target in targets:
        entity = _resolve(graph, resolution, article_id, target.id)
        if entity is not None and entity.label in ACTOR_LABELS:
            found.append(TargetRow(entity.id, entity.label, target.role, target.start, target.end, target.text))
    return tuple(found)


def publish(publishers: Mapping[str, Sequence[Entity]], resolution: Resolution, graph: Gathered) -> None:
    """Gather who published what."""
    for article_id, outlets in sorted(publishers.items()):
        for outlet in outlets:
            entity = graph.entities.get(resolution.canonical.get((article_id, outlet.id), outlet.id))
            if entity is None:  # an article without an extraction yet: its publisher is known all the same
                entity = EntityRow(outlet.id, outlet.name, "Outlet", outlet.kind, outlet.aliases, outlet.country)
                graph.entities[entity.id] = entity
            if entity.label == "Outlet":
                graph.edges.append(edge("PUBLISHED_BY", (article_id, "Article"), end_of(entity)))


def speak(graph: Gathered) -> None:
    """Gather for whom people speak, in which roles, with the earliest place that shows it."""
    for (speaker_id, target_id), roles in sorted(graph.roles.items()):
        named = {role: evidence for role, evidence in roles.items() if role is not None} or roles
        for role, (_, article_id, start, end) in sorted(named.items(), key=lambda item: item[0] or ""):
            speaker, target = end_of(graph.entities[speaker_id]), end_of(graph.entities[target_id])
            first, last = (start, end) if end > start else (None, None)
            graph.edges.append(edge("SPEAKS_FOR", speaker, target, role, role=role, articleId=article_id, startChar=first, endChar=last))
    # A person of whom it is only known for which state they speak ("a U.S. official"): no place shows more.
    states = {(speaker_id, graph.entities[target_id].country or target_id) for speaker_id, target_id, _ in graph.spoken_for}
    for entity in sorted(graph.entities.values(), key=lambda e: e.id):
        if entity.label == "Speaker" and entity.country is not None and (entity.id, entity.country) not in states:
            country = _country(graph, entity.country)
            if country is not None:
                graph.spoken_for.add((entity.id, country.id, None))
                graph.edges.append(edge("SPEAKS_FOR", end_of(entity), end_of(country)))


def count_articles(graph: Gathered) -> Counter[str]:
    """In how many articles each actor is heard or spoken of."""
    found: dict[str, set[str]] = defaultdict(set)
    for quote in graph.quotes.values():
        for speaker in quote.speakers:
            found[speaker.id].add(quote.article_id)
        for target in (*quote.targets, *quote.affects):
            found[target.entity_id].add(quote.article_id)
    return Counter({actor_id: len(articles) for actor_id, articles in found.items()})


def belong(graph: Gathered) -> None:
    """Gather of which state organizations and outlets are, and of which whole they are a part."""
    for entity in sorted(graph.entities.values(), key=lambda e: e.id):
        if entity.label not in ("Organization", "Outlet"):
            continue
        country = _country(graph, entity.country) if entity.country is not None else None
        if country is not None:
            graph.edges.append(edge("BELONGS_TO", end_of(entity), end_of(country)))
        whole = graph.entities.get(entity.part_of or "")
        if entity.label == "Organization" and whole is not None and whole.label == "Organization" and whole.id != entity.id:
            graph.edges.append(edge("PART_OF", end_of(entity), end_of(whole)))
