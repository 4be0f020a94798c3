"""Step "finish": the drafts and entities of a document become its extraction record.

Every draft becomes an attribution. Ids are made from the article, the spans and the claim's type, so that the same text always gives the
same; ``entities`` holds whom the attributions name, and whom those speak for or are part of.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from claimgraph.graph.extraction import Attribution, Claim, Entity, Extraction
from claimgraph.graph.ids import make_id

from .countries import country_name
from .document import Document, Draft

__all__ = ["ADDS", "NEEDS", "annotate", "entities_named", "freeze"]

NEEDS: Final = ("drafts", "entities")
ADDS: Final = ("extraction",)


def annotate(documents: Sequence[Document]) -> None:
    """Set ``extraction`` of each document."""
    for document in documents:
        document.extraction = freeze(document)


def freeze(document: Document) -> Extraction:
    """The extraction record of a document."""
    article = document.article
    drafts = sorted(document.drafts or [], key=_place)
    ids: dict[int, str] = {}
    taken: dict[str, int] = {}
    for draft in drafts:
        spans = [f"{span.start}-{span.end}" for part in (draft.source, draft.cue, draft.content) for span in part]
        parts = (article.id, len(draft.source), len(draft.cue), *spans, draft.claim.type if draft.claim is not None else None)
        identity = make_id("quote", *parts)
        again = taken.get(identity, 0)
        taken[identity] = again + 1
        ids[id(draft)] = identity if again == 0 else make_id("quote", *parts, again)
    attributions = tuple(_attribution(draft, ids, article.id) for draft in drafts)
    return Extraction(article, attributions, entities_named(attributions, document.entities or {}))


def _place(draft: Draft) -> tuple[int, int, int, int, str]:
    spans = draft.content or draft.cue or draft.source
    first = min((span.start for span in spans), default=0)
    last = max((span.end for span in spans), default=0)
    cue = min((span.start for span in draft.cue), default=0)
    return first, -last, 0 if draft.parent is None else 1, cue, draft.claim.type if draft.claim is not None else ""


def _attribution(draft: Draft, ids: dict[int, str], article_id: str) -> Attribution:
    identity = ids[id(draft)]
    claim = draft.claim
    if claim is None:
        claim = Claim(make_id("claim", article_id, identity), "statement", said_on=draft.said_on)
    return Attribution(
        id=identity,
        kind=draft.kind,
        source=tuple(draft.source),
        cue=tuple(draft.cue),
        content=tuple(draft.content),
        claim=claim,
        parent=ids.get(id(draft.parent)) if draft.parent is not None else None,
        speaker=draft.speaker,
        co_speakers=draft.co_speakers,
        via=tuple(draft.via),
        confidence=draft.confidence,
    )


def entities_named(attributions: Sequence[Attribution], entities: Mapping[str, Entity]) -> tuple[Entity, ...]:
    """Those of an article's entities whom the attributions name, in the order of ids, with those that they speak for or are part of."""
    wanted: list[str] = []
    for attribution in attributions:
        for actor in (attribution.speaker, *attribution.co_speakers):
            if actor is not None:
                wanted.append(actor.id)
                if actor.organization is not None:
                    wanted.append(actor.organization.id)
                if actor.country is not None:
                    wanted.append(actor.country)
        wanted += [via.id for via in attribution.via]
        wanted += [target.id for target in (*attribution.claim.targets, *attribution.claim.affects)]
    found: dict[str, Entity] = {}
    while wanted:
        identity = wanted.pop()
        if identity in found:
            continue
        entity = entities.get(identity)
        if entity is None:
            if len(identity) == 3 and identity.isupper():
                entity = Entity(identity, country_name(identity), "Country", "state", country=identity)
            else:
                continue
        found[identity] = entity
        wanted += [affiliation.target_id for affiliation in entity.affiliations]
        if entity.part_of is not None:
            wanted.append(entity.part_of)
        if entity.country is not None and entity.label != "Outlet":
            wanted.append(entity.country)
    return tuple(found[identity] for identity in sorted(found))
