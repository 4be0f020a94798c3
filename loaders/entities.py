"""Step "entities": who is meant by each mention of an article.

First the names, with roles, bodies and states as titles and appositions give them; then, in reading order, descriptions and pronouns, each
from what stands before it. A mention whose entity cannot be told keeps ``entity_id`` None. `entity_of` is the way for later steps to ask.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

from claimgraph.graph.extraction import Actor, Entity, OrganizationRef
from claimgraph.graph.ids import fold, make_id

from .affiliations import infer_states, read_roles
from .cast import Figure
from .describing import resolve_description
from .document import Document, Mention
from .lexicon import bodies, titles
from .naming import resolve_names
from .organs import kinds_meant
from .pronouns import antecedent
from .scene import Scene
from .turns import Turns
from .wordlists import word_class
from .words import Words

__all__ = [
    "ADDS",
    "NEEDS",
    "actor_entity",
    "actor_of",
    "annotate",
    "entity_of",
    "is_press",
    "mention_at",
    "mentions_within",
    "place_as_body",
    "top_of",
]

NEEDS: Final = ("mentions", "reading", "drafts")
ADDS: Final = ("entities",)

_NAMED: Final = frozenset(["person", "organization", "outlet", "country", "place"])

Finder = Callable[[Words, Turns, Mention, Sequence[tuple[int, Figure]]], tuple[Figure | None, bool]]


def annotate(documents: Sequence[Document], *, find: Finder = antecedent) -> None:
    """Resolve the mentions of each document: sets ``entities`` and the ``entity_id`` and ``basis`` of its mentions.

    Parameters
    ----------
    find : who tells whom a pronoun means; another one than `antecedent` looks on while weights are learned.
    """
    for document in documents:
        scene = Scene(document)
        resolve_names(scene)
        read_roles(scene)
        infer_states(scene)
        _walk(scene, find)
        figures = scene.cast.figures
        scene.reading.roles = {figure.id: figure.role for figure in figures.values() if figure.role}
        document.entities = {figure.id: figure.freeze() for figure in figures.values()}


def mentions_within(document: Document, start: int, end: int) -> list[Mention]:
    """The mentions that lie within a span [start, end), in the order of the text."""
    mentions = document.mentions or []
    found = mentions[bisect_left(mentions, start, key=lambda m: m.start) : bisect_left(mentions, end, key=lambda m: m.start)]
    return [mention for mention in found if mention.end <= end]


def mention_at(document: Document, start: int, end: int) -> Mention | None:
    """The mention that a span [start, end) is about: the one whose head word governs the others, names before pronouns.

    Of several mentions that lie within the span, the one whose head stands highest in the parse; at the same height the longest.
    """
    mentions = document.mentions or []
    if document.reading is None:
        return None
    words: Words = document.reading.words
    at = bisect_left(mentions, start - 60, key=lambda m: m.start)
    best: Mention | None = None
    best_rank: tuple[float, ...] = ()
    while at < len(mentions) and mentions[at].start < end:
        mention = mentions[at]
        at += 1
        if not start <= words.start[mention.head] < end or (mention.end > end and mention.start >= start and mention.end - end > 40):
            continue
        depth = _depth_within(words, top_of(words, mention, start, end), start, end)
        rank = (
            -depth,
            mention.entity_id is not None,
            depth == 0 and mention.type in _NAMED,  # the name of whom a description apposes
            words.dep[mention.head] != "appos",
            mention.type == "person",
            mention.type != "pronoun",
            mention.end - mention.start,
        )
        if mention.start == start and mention.type == "person" and _stands_for_office(words, mention.head):
            return mention
        if best is None or rank > best_rank:
            best, best_rank = mention, rank
    return best


def _stands_for_office(words: Words, head: int) -> bool:
    """Whether an office that is sought follows a name: "Ada Moran for chair, Federal Bank", which the parse takes for the bank's."""
    return head + 2 < len(words) and words.lower[head + 1] == "for" and words.lower[head + 2] in titles()


def entity_of(document: Document, start: int, end: int) -> Entity | None:
    """The entity that a span is about (see `mention_at`); None where it is nobody that could be told. Outlets are given as they are."""
    mention = mention_at(document, start, end)
    if mention is None or mention.entity_id is None or document.entities is None:
        return None
    return document.entities.get(mention.entity_id)


def place_as_body(article_id: str, place: str) -> Entity:
    """A place that speaks or is spoken to, as a body of an article: its people or who rules there."""
    return Entity(make_id("organization", article_id, "place", fold(place)), place, "Organization", "place")


def actor_entity(document: Document, entity_id: str) -> Entity | None:
    """The entity as an actor: an outlet that acts or is accused is an organization of kind "outlet", made and kept at the first call."""
    entities = document.entities or {}
    entity = entities.get(entity_id)
    if entity is None or entity.label != "Outlet":
        return entity
    identity = make_id("organization", "outlet", fold(entity.name))
    if identity not in entities:
        entities[identity] = Entity(identity, entity.name, "Organization", "outlet", entity.aliases, None, entity.based_in)
    return entities[identity]


def actor_of(document: Document, entity: Entity, basis: str) -> Actor:
    """The entity as a speaker, with the role and body that its affiliations give."""
    entities = document.entities or {}
    organization: OrganizationRef | None = None
    role = document.reading.roles.get(entity.id) if document.reading is not None else None
    country = entity.country
    for affiliation in entity.affiliations:
        role = role or affiliation.role
        target = entities.get(affiliation.target_id)
        if target is not None and target.label == "Organization" and organization is None:
            organization = OrganizationRef(target.id, target.name)
            role = affiliation.role or role
    return Actor(entity.id, entity.name, entity.label, entity.kind, role, organization, country, entity.based_in, basis)


def is_press(document: Document, mention: Mention) -> bool:
    """Whether a mention is of outlets that no name tells: "state media", "local newspapers"."""
    body = bodies().get(document.reading.words.lower[mention.head]) if mention.type in ("group", "unnamed") else None
    return body is not None and body.kind == "outlet"


def top_of(words: Words, mention: Mention, start: int, end: int) -> int:
    """The word of a mention that stands highest in the parse of a span [start, end): its head, or for a name any word of it.

    "Council" of "the Avarian Council for Prison Reform monitor", where the parse gives "Reform" to the monitor.
    """
    if mention.type not in _NAMED:
        return mention.head
    tokens = range(bisect_left(words.start, mention.start), bisect_left(words.start, mention.end))
    nouns = (i for i in tokens if words.tag[i].startswith("NN"))
    return min((mention.head, *nouns), key=lambda i: _depth_within(words, i, start, end))


def _depth_within(words: Words, head: int, start: int, end: int) -> int:
    """How many words of a span [start, end) stand above one; what apposes one noun stands as high as that."""
    if head < 0:
        return 99
    depth, i = 0, head
    while words.head[i] != i and start <= words.start[words.head[i]] < end and depth < 30:
        depth += words.dep[i] != "appos" or words.tag[words.head[i]] in ("NNS", "NNPS")
        i = words.head[i]
    return depth


def _walk(scene: Scene, find: Finder) -> None:
    """Descriptions and pronouns, in reading order."""
    words = scene.words
    by_span = {(d.start, d.end): d for d in scene.reading.descriptions}
    turns = Turns(scene.document, words)
    named = sorted(scene.figure_of.items(), key=lambda item: item[0])
    for known_figure in scene.cast.figures.values():
        known_figure.last = known_figure.subject = -1
    for mention in sorted(scene.document.mentions or [], key=lambda m: (m.head, m.start)):  # "his" before "his country"
        figure: Figure | None = None
        basis = "name"
        description = by_span.get((mention.start, mention.end))
        if mention.type == "pronoun":
            _foretell(scene, turns, mention, lambda m: find(words, turns, m, named)[0])
            (figure, mention.sure), basis = find(words, turns, mention, named), "pronoun"
        elif (description is not None and mention.start not in scene.figure_of) or (
            description is not None and mention.head == description.head
        ):
            # what a person is called is that person; "the army" of "commander of the army" is not
            owner = scene.owner.get(description.head) if description is not None and description.title is not None else None
            if owner is not None:
                figure, basis = owner, "title"
            elif description is not None:
                figure, basis = resolve_description(scene, description, turns)
                named_within = bool(scene.names_between(description.first, description.stop))
                if figure is not None and basis == "title" and description.title is None and description.body and not named_within:
                    word = description.body.singular
                    within = scene.names_between(description.first, description.stop)
                    mention.sure = any(scene.figure_of.get(n.start) is figure for n in within) or not turns.has_rival(
                        figure, mention.head, kinds=kinds_meant(word), word=word
                    )
        else:
            figure = scene.figure_of.get(mention.start)
            basis = scene.basis_of.get(mention.start, "name")
        mention.entity_id = figure.id if figure is not None else None
        mention.basis = basis
        if figure is not None and mention.type != "pronoun":
            if description is None or words.lower[description.first] not in word_class("of_any"):
                turns.saw(figure, mention)
        elif figure is not None:
            turns.heard(figure, mention)


def _foretell(scene: Scene, turns: Turns, mention: Mention, find: Callable[[Mention], Figure | None]) -> None:
    """Tell who says the words that a pronoun stands in where that is said behind them: "“He is late,” Ada Moran said"."""
    source = turns.unheard(mention.start)
    if source is None or source == mention.start:
        return
    mentions = scene.document.mentions or []
    at = bisect_left(mentions, source, key=lambda m: m.start)
    end = turns.source_end(source)
    for behind in mentions[at : at + 3]:
        if end is None or behind.start >= end or not turns.heads_source(behind):
            continue
        figure = find(behind) if behind.type == "pronoun" else scene.figure_of.get(behind.start)
        if figure is not None:
            turns.foretell(source, figure)
        return
