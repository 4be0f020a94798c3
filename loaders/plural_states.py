"""Each of those whom a source tells in one plural: "the Dutch and Belgian governments", "the prime ministers of Norway and Sweden".

In: a draft with its source. Out: one actor for each state or body that the plural joins, or for each of the two states named before "the
two countries"; none where the source is no such plural, or its people speak for no state ("Dutch and Belgian firms").
"""

from dataclasses import replace
from typing import Final

from claimgraph.graph.extraction import Actor, Affiliation, Entity

from .cast import Cast
from .countries import adjective_of
from .document import Document, Draft, Mention
from .entities import actor_of, mention_at, mentions_within
from .lexicon import bodies, portfolio_of, titles
from .name_forms import name_words
from .organs import is_organ, organ_of
from .source_heads import tokens_of
from .source_lists import members_of
from .wordlists import word_class
from .words import Words

__all__ = ["each_of"]

_MINISTRIES: Final = ("ministry", "department")
SENTENCES: Final = 3
"""How far back "the two countries" looks for two states."""


def each_of(document: Document, draft: Draft) -> tuple[Actor, ...]:
    """The actors that a source in the plural tells, in its order; none where it is no such plural."""
    if not draft.source:
        return ()
    words: Words = document.reading.words
    start, end = draft.source[0].start, draft.source[0].end
    tokens = tokens_of(words, start, end)
    mention = mention_at(document, start, end)
    if mention is None or mention.type not in ("group", "organization") or words.tag[mention.head] not in ("NNS", "NNPS"):
        return ()
    head = mention.head
    word = words.lower[head]
    if word in name_words("countries") and head == tokens[-1] and _are_two(words, tokens[:-1]):
        return _two_before(document, head)
    title, body = titles().get(word), bodies().get(word)
    for_a_state = title is not None and title.voice in ("state", "office")
    if not for_a_state and not (
        body is not None and (is_organ(body.singular) or body.singular in _MINISTRIES or word in word_class("state_people"))
    ):
        return ()
    found = _before(document, tokens, head) or _behind(document, tokens, head)
    if found is None:
        return ()
    members, called = found
    persons = _named_behind(document, end, max(mention.end, members[-1].end), members)
    if persons:
        return persons
    actors = [_actor(document, member, called, mention) for member in members]
    return tuple(actor for actor in actors if actor is not None) if len({a.id for a in actors if a is not None}) == len(members) else ()


def _named_behind(document: Document, end: int, after: int, members: tuple[Mention, ...]) -> tuple[Actor, ...]:
    """Those whose names end the source, in the order of the states: "the German and French ministers, Anna Keller and Jean Morel"."""
    entities = document.entities or {}
    names = [m for m in mentions_within(document, after, end) if m.type == "person" and m.entity_id is not None]
    gap = document.article.text[after : names[0].start].strip() if names else ""
    if len(names) != len(members) or gap != ",":
        return ()
    found = []
    for name, member in zip(names, members, strict=True):
        actor = actor_of(document, entities[name.entity_id or ""], "name")
        state = entities[member.entity_id or ""]
        found.append(replace(actor, country=actor.country or state.country) if state.label == "Country" else actor)
    return tuple(found) if len({actor.id for actor in found}) == len(members) else ()


def _before(document: Document, tokens: list[int], head: int) -> tuple[tuple[Mention, ...], str] | None:
    """The states and bodies joined before a plural, and what stands between them and its end: "foreign ministers"."""
    words: Words = document.reading.words
    names = _names(document, tokens[0], head)
    if len(names) < 2:
        return None
    first = tokens_of(words, names[0].start, names[0].end)[0]
    if any(words.tag[i] not in ("DT", "PDT", "JJ", "CD") for i in tokens if i < first):
        return None
    found = members_of(words, range(first, head), names, set())
    last = tokens_of(words, names[-1].start, names[-1].end)[-1] + 1
    last += words.tag[last] == "POS"
    if words.tag[last] == "HYPH":
        return None  # "Kenyan and Omani-backed forces"
    if found is None or found.joined_by != "and" or any(words.tag[i] in ("CC", "POS", ",", "IN") for i in range(last, head)):
        return None
    return found.members, document.article.text[words.start[last] : words.end[head]]


def _behind(document: Document, tokens: list[int], head: int) -> tuple[tuple[Mention, ...], str] | None:
    """The states joined behind a plural and "of" or "from", and what stands before it."""
    words: Words = document.reading.words
    if head + 2 > tokens[-1] or words.lower[head + 1] not in ("of", "from"):
        return None
    first = next((i for i in tokens if words.tag[i] not in ("DT", "PDT", "CD")), head)
    names = _names(document, head + 2, tokens[-1] + 1)
    found = members_of(words, range(head + 2, tokens[-1] + 1), names, set())
    if first > head or found is None or found.joined_by != "and":
        return None
    last = tokens_of(words, names[-1].start, names[-1].end)[-1]
    if last < tokens[-1] and words.text[last + 1] not in (",", "."):
        return None
    return found.members, document.article.text[words.start[first] : words.end[head]]


def _names(document: Document, first: int, stop: int) -> list[Mention]:
    words: Words = document.reading.words
    if first >= stop:
        return []
    within = mentions_within(document, words.start[first], words.end[stop - 1])
    return [m for m in within if m.type in ("country", "organization") and m.entity_id is not None and m.head < stop]


def _actor(document: Document, member: Mention, called: str, whole: Mention) -> Actor | None:
    """One of those in the plural: the organ of a state, the holder of an office if the article names one, else unnamed people."""
    entities = document.entities or {}
    of = entities.get(member.entity_id or "")
    if of is None:
        return None
    called = called if called.isupper() else called[0].lower() + called[1:]
    *before, word = called.split()
    title, body = titles().get(word.lower()), bodies().get(word.lower())
    state = of.country if of.label == "Country" else None
    cast = Cast(document.article.id)
    figure = None
    if body is not None and state is not None:
        portfolio = portfolio_of(" ".join(before).lower()) if body.singular in _MINISTRIES else None
        if portfolio is not None:
            figure = cast.ministry(portfolio, state)
        elif not before and is_organ(body.singular):
            figure = organ_of(cast, body.singular, state)
    if figure is None and (title is not None or word.lower() in word_class("state_people")):
        offices = title is not None and title.voice == "state" and _has_one_holder([*before, title.singular])
        role = " ".join([*before, title.singular]) if offices and title is not None else called
        holder = _holder(document, role, state) if offices else None
        if holder is not None:
            return actor_of(document, holder, "title")
        adjective = adjective_of(state) if state is not None else member.text
        figure = cast.unnamed(f"{adjective} {role}", group=not offices)
        figure.country = state
        figure.affiliations.append(Affiliation(of.id, role, whole.start, whole.end))
    if figure is None:
        return None
    for made in cast.figures.values():
        if made.affiliations:
            entities[made.id] = made.freeze()  # "Swedish officials" of "EU and Swedish officials" stand there, but of no state
        else:
            entities.setdefault(made.id, made.freeze())
    return actor_of(document, entities[figure.id], "name")


def _has_one_holder(role: list[str]) -> bool:
    """Whether one person at a time holds an office: "foreign minister", "president"; not "minister", "diplomat"."""
    word = role[-1].split()[-1].lower()
    return word in name_words("one holder") and (word != "minister" or len(" ".join(role).split()) > 1)


def _holder(document: Document, role: str, state: str | None) -> Entity | None:
    """The one person of the article who holds an office of a state."""
    held = [
        entity
        for entity in (document.entities or {}).values()
        if entity.kind == "person"
        and state is not None
        and entity.country == state
        and any(a.role is not None and a.role.lower() == role.lower() for a in entity.affiliations)
    ]
    return held[0] if len(held) == 1 else None


def _are_two(words: Words, tokens: list[int]) -> bool:
    """Whether these are the words before "countries" that mean the two just named: "the two", "both"."""
    return [words.lower[i] for i in tokens] in (["the", "two"], ["both"])


def _two_before(document: Document, head: int) -> tuple[Actor, ...]:
    """The two states named last before a word, where its sentence and those before it name two."""
    words: Words = document.reading.words
    entities = document.entities or {}
    found: dict[str, Mention] = {}
    sentence = words.sentence[head]
    for back in range(SENTENCES):
        named = [
            m
            for m in document.mentions or []
            if m.type == "country" and m.entity_id is not None and m.head < head and words.sentence[m.head] == sentence - back
        ]
        for mention in named:
            found.setdefault(mention.entity_id or "", mention)
        if len(found) > 1:
            break
    states = [entities[i] for i in found if i in entities and entities[i].label == "Country"]
    return tuple(actor_of(document, state, "title") for state in states) if len(states) == len(found) == 2 else ()
