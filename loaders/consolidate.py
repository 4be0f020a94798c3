"""From the extractions of a record to its graph: who is who, which quotes are one claim, who answers whom, who accuses whom.

In: the current articles of a record and their extractions. Out: the graph of `graph.model`, put in the place of the record's
earlier one by difference. Everything is decided from the set of articles and human judgements, never from their order, so the same record
always gives the same graph.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claimgraph.graph.derived import Affiliations, derive_edges
from claimgraph.graph.extraction import Entity
from claimgraph.graph.ids import fold, make_id
from claimgraph.graph.record import Record
from claimgraph.graph.rows import ClaimRow, EdgeRow, Judgement, NodeRow

from .answers import link_claims
from .consolidate_claims import express, link_edge, make_claims
from .consolidate_quotes import Gathered, belong, count_articles, publish, read_extraction, speak
from .consolidate_rows import article_node, claim_node, entity_node, quote_node
from .countries import key_of
from .lexicon import known
from .merging import merge_claims
from .resolution import resolve_entities

__all__ = ["Consolidated", "consolidate", "find_publishers", "publisher", "sightings"]


@dataclass(frozen=True, slots=True)
class Consolidated:
    """What `consolidate` did: the graph's revision, the rows that changed and vanished, people's judgements that could not be followed."""

    revision: int
    changed: int
    deleted: int
    unheeded: tuple[Judgement, ...] = ()


def consolidate(record: Record) -> Consolidated:
    """Resolve everything that the record holds and replace its graph; nothing is done where no article, extraction or judgement changed."""
    made_of = f"{record.inputs} {_maker()}"
    if record.graph.made_of == made_of:
        return Consolidated(record.revision, 0, 0)
    judgements = [j for j in record.judgements.all() if j.human]
    publishers = find_publishers(record)
    resolution = resolve_entities(sightings(record, publishers), judgements)
    graph = Gathered(dict(resolution.entities))
    for extraction in record.extractions.current():
        read_extraction(extraction, resolution, publishers.get(extraction.article.id, ()), graph)
    publish(publishers, resolution, graph)
    speak(graph)
    belong(graph)
    actors = Affiliations(graph.entities, graph.spoken_for, count_articles(graph), graph.members)
    claim_of = merge_claims(graph.quotes, judgements)
    claims = make_claims(graph.quotes, claim_of)
    for claim in claims.values():
        graph.edges += express(claim, graph.quotes, graph.entities)
    links = sorted(link_claims(claims, graph.quotes, actors), key=lambda link: (link.type, link.source_id, link.target_id))
    graph.edges += [link_edge(link) for link in links]
    nodes = _nodes(record, graph, claims)
    edges = _each_once([*graph.edges, *derive_edges(graph.quotes, claims.values(), actors)])
    change = record.graph.replace(nodes, edges, machine_judgements=resolution.judgements, made_of=made_of)
    return Consolidated(change.revision, change.changed, change.deleted, resolution.unheeded)


@cache
def _maker() -> str:
    """A digest of the code and word lists that make a graph of extractions: another version makes it anew."""
    root = Path(__file__).parent.parent
    files = [
        *(root / "loaders").glob("*.py"),
        *(root / "graph").glob("*.py"),
        *(p for p in (root / "loaders" / "knowledge").iterdir() if p.suffix in {".tsv", ".npz"}),
    ]
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


def find_publishers(record: Record) -> dict[str, tuple[Entity, ...]]:
    """Who published each current article, by the article's id."""
    found: dict[str, dict[str, Entity]] = defaultdict(dict)
    for article_id, outlet, _, _ in record.articles.sightings():
        if outlet is not None and outlet.strip():
            entity = publisher(outlet.strip())
            found[article_id].setdefault(entity.id, entity)
    return {article_id: tuple(entities.values()) for article_id, entities in found.items()}


def sightings(record: Record, publishers: Mapping[str, Iterable[Entity]]) -> Iterator[tuple[str, Entity]]:
    """(article id, entity) of every current article: whom its extraction names, and who published it."""
    for extraction in record.extractions.current():
        entities = {entity.id: entity for entity in extraction.entities}
        for entity in publishers.get(extraction.article.id, ()):
            entities.setdefault(entity.id, entity)
        for entity in entities.values():
            yield extraction.article.id, entity


def _nodes(record: Record, graph: Gathered, claims: Mapping[str, ClaimRow]) -> Iterator[NodeRow]:
    for entity in graph.entities.values():
        yield entity_node(entity)
    for claim in claims.values():
        yield claim_node(claim)
    caller_ids: dict[str, set[str]] = defaultdict(set)
    for article_id, _, caller_id, _ in record.articles.sightings():
        if caller_id is not None:
            caller_ids[article_id].add(caller_id)
    for article in record.articles.current():
        yield article_node(article, sorted(caller_ids.get(article.id, ())))
    for extraction in record.extractions.current():
        for attribution in extraction.attributions:
            if attribution.content:
                yield quote_node(attribution, extraction.article)


def _each_once(edges: Iterable[EdgeRow]) -> Iterator[EdgeRow]:
    seen = set()
    for edge in edges:
        if edge.id not in seen:
            seen.add(edge.id)
            yield edge
