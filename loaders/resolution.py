"""Who is who across articles: one entity a person, organization and outlet, whatever the order of the articles.

In: the entities of every article's extraction and the judgements kept so far. Out: a `Resolution`. Names are compared within blocks (the
sound of the surname), so that the cost grows with the number of entities. A surname alone and unnamed people never merge across articles;
two people of one name stay two where their states differ; a human's judgement stands above the machine's.
"""

import dataclasses
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal

from rapidfuzz.distance import JaroWinkler

from claimgraph.graph.extraction import Entity
from claimgraph.graph.ids import fold, make_id
from claimgraph.graph.rows import EntityRow, Judgement, Resolution

from .judging import Group, find_known, join, names_given, split_id, states_of, take_out
from .name_forms import name_words

__all__ = ["person_key", "resolve_entities", "sound_of"]

Kind = Literal["speaker", "organization"]

# Given names of one sound key this alike are one name misspelt; tried on generated pairs: .93 joins "Konstantin" and "Konstatin", not
# "Maria" and "Mario".
ALIKE: Final = 0.95
LEAST_LETTERS: Final = 6
WINDOW: Final = 12
"""How many neighbours of its block, in the order of sounds, a name is compared with: what keeps large blocks from a quadratic cost."""

MACHINE: Final = "resolution 1"

_SOUNDS: Final = (
    (re.compile(r"^(al|el)[- ]"), ""),
    (re.compile(r"tch|tsch"), "ch"),
    (re.compile(r"gh|q"), "g"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"y|j(?=[aeiou])"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_HONORIFIC: Final = re.compile(r"^(mr|mrs|ms|dr|sir|prof|sen|rep|gen|col|lt|gov|president|king|queen)\.? ")


@lru_cache(maxsize=100_000)
def sound_of(word: str) -> str:
    """A word of a name by its sound: spellings of one name in another script fall together (Sergei and Sergey, Gaddafi and Qaddafi)."""
    sound = fold(word)
    for pattern, by in _SOUNDS:
        sound = pattern.sub(by, sound)
    return sound


@lru_cache(maxsize=200_000)
def person_key(name: str) -> tuple[str, ...]:
    """The words of a person's name for comparison: folded, without honorifics, initials and hyphens; the first and the last count."""
    bare = _HONORIFIC.sub("", fold(name)).replace("-", " ").replace("'", "")
    words = [w.strip(".,") for w in bare.split()]
    full = [w for w in words if len(w) > 1]
    return tuple(full or words)


def resolve_entities(sightings: Iterable[tuple[str, Entity]], judgements: Sequence[Judgement] = ()) -> Resolution:
    """Resolve entities across articles.

    Parameters
    ----------
    sightings : (article id, entity of its extraction), in any order.
    judgements : of kind merge (verdict True: the same; False: not the same), split (``left_id`` loses the sighting of article or local id
        ``right_id``) and rename (``value``); others are left alone.

    Returns
    -------
    Every sighting's canonical id and the entities by it. Ids are made of names and states, not of the order of loading.
    """
    groups = _groups(sorted(sightings, key=lambda s: (s[0], s[1].id)))
    known = find_known(groups, _other_ids) if judgements else {}
    unheeded: tuple[Judgement, ...] = ()
    machine = _variants(groups)
    if any(j.kind == "split" and j.verdict for j in judgements):
        groups, unheeded = take_out(groups, join(groups, machine, known, judgements).of, known, judgements)
        known = find_known(groups, _other_ids)
        machine = _variants({identity: group for identity, group in groups.items() if not _taken_out(identity, group)})
    clusters = join(groups, machine, known, judgements)
    names, nameless = names_given(clusters.of, known, judgements)
    canonical: dict[tuple[str, str], str] = {}
    members: dict[str, Group] = defaultdict(list)
    for identity, group in groups.items():
        cluster = clusters.of.get(identity, identity)
        canonical.update(((article_id, entity.id), cluster) for article_id, entity in group)
        members[cluster].extend(group)
    for leading in clusters.leading:  # who was merged into it does not give it another name, nor make it another thing
        names.setdefault(leading, _shown(Counter(e.name for _, e in groups[leading])))
    entities = {identity: _row(identity, group, canonical, names.get(identity)) for identity, group in sorted(members.items())}
    for leading in clusters.leading:
        own = _row(leading, groups[leading], canonical, None)
        entities[leading] = dataclasses.replace(entities[leading], label=own.label, kind=own.kind)
    return Resolution(entities, canonical, tuple(machine), (*unheeded, *clusters.unheeded, *nameless))


def _taken_out(identity: str, group: Group) -> bool:
    return len(group) == 1 and identity == split_id(*group[0])


def _other_ids(identity: str, group: Group) -> Iterator[str]:
    """The ids that a group would bear by its name if it were the only one of that name, or one of several states."""
    kind, name = _name_of(group[0][1])
    if name and not _taken_out(identity, group):
        yield make_id(kind, *name)
        for state in {e.country for _, e in group}:
            yield make_id(kind, *name, state)


def _groups(seen: Sequence[tuple[str, Entity]]) -> dict[str, Group]:
    """Sightings that are one by name and state, by the id that they make, in the order in which each is first seen.

    NOTE: in any other order, and with a name made for each sighting, the memory is read at random: 20,000 entities took 2.4 times the time
    of 10,000 (``tests/bench/bench_resolution.py``).
    """
    by_form: dict[tuple[str, str, str, bool], Group] = defaultdict(list)
    for sighting in seen:
        entity = sighting[1]
        by_form[entity.label, entity.kind, entity.name, entity.country is None].append(sighting)
    by_name: dict[tuple[Kind, tuple[str, ...]], Group] = {}
    groups: dict[str, Group] = {}
    for found in by_form.values():
        kind, name = _name_of(found[0][1])
        if name:
            by_name.setdefault((kind, name), []).extend(found)
        else:
            for sighting in found:
                groups.setdefault(sighting[1].id, []).append(sighting)
    for (kind, name), found in by_name.items():
        for identity, group in _by_state(kind, name, found):
            groups.setdefault(identity, []).extend(group)
    return groups


def _name_of(entity: Entity) -> tuple[Kind, tuple[str, ...]]:
    """The name by which an entity is one with its namesakes of other articles; empty for a surname alone and for bodies of no own name."""
    if entity.label == "Speaker" and entity.kind == "person" and len(key := person_key(entity.name)) > 1:
        return "speaker", ("person", *key)
    if entity.label == "Organization" and _has_own_name(entity):
        return "organization", ("organization", fold(entity.name).removeprefix("the "))
    return "speaker", ()


def _has_own_name(entity: Entity) -> bool:
    """Whether a body's name is its own: "Foreign Ministry" or "Supreme Court" without a state, or a place that speaks, is not."""
    anyones = name_words("body") | name_words("organ") | name_words("common")
    if entity.country is None and all(word in anyones for word in fold(entity.name).split()):
        return False
    return not (entity.country is None and entity.kind in ("ministry", "government", "army", "police", "parliament", "place", "state"))


def _by_state(kind: Kind, name: tuple[str, ...], found: Group) -> list[tuple[str, Group]]:
    states = sorted({e.country for _, e in found if e.country is not None})
    if len(states) <= 1:
        ids = {e.id for _, e in found}
        shared = next(iter(ids)) if len(ids) == 1 and len(found) > 1 else None
        return [(shared or make_id(kind, *name), found)]
    groups: dict[str, Group] = defaultdict(list)
    nowhere: Group = []
    words = {state: _role_words(e for _, e in found if e.country == state) for state in states}
    for sighting in found:
        if sighting[1].country is not None:
            groups[sighting[1].country].append(sighting)
            continue
        own = _role_words([sighting[1]])
        fits = [state for state in states if own & words[state]] or [state for state in states if sighting[1].based_in == state]
        if len(fits) == 1:
            groups[fits[0]].append(sighting)
        else:
            nowhere.append(sighting)
    made = [(make_id(kind, *name, state), group) for state, group in sorted(groups.items())]
    if nowhere:
        made.append((make_id(kind, *name, None), nowhere))
    return made


def _role_words(entities: Iterable[Entity]) -> set[str]:
    return {word for e in entities for a in e.affiliations if a.role for word in fold(a.role).split() if len(word) > 3}


def _variants(members: dict[str, Group]) -> list[Judgement]:
    """Pairs of persons whose names are spellings of one another, and whose states do not differ."""
    blocks: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for identity, group in members.items():
        entity = group[0][1]
        if entity.label != "Speaker" or entity.kind != "person":
            continue
        key = person_key(entity.name)
        if len(key) < 2:
            continue
        sounds = tuple(map(sound_of, key))
        blocks[sounds[-1], sounds[0][:2]].append((sounds, identity))
    return [pair for block in blocks.values() if len(block) > 1 for pair in _spellings(sorted(block), members)]


def _spellings(block: Sequence[tuple[tuple[str, ...], str]], members: Mapping[str, Group]) -> Iterator[Judgement]:
    """The pairs of one block: sounds and ids of persons in the order of their sounds."""
    sounds = {identity: heard for heard, identity in block}
    states = {identity: states_of(members[identity]) for _, identity in block}
    pairs: list[tuple[str, str, float]] = []
    for n, (heard, left) in enumerate(block):
        for other, right in block[n + 1 : n + WINDOW]:
            score = _alike(heard, other)
            if score >= ALIKE and not _differ(states[left], states[right]):
                pairs.append((left, right, score))
    unclear = _of_several_states(pairs, states)
    torn = _of_several_middles(pairs, sounds)
    for left, right, score in pairs:
        if (left in torn and sounds[right][1:-1]) or (right in torn and sounds[left][1:-1]):
            continue
        if unclear and (left in unclear or right in unclear) and (states[left] or states[right]):
            continue
        names = f"{members[left][0][1].name} = {members[right][0][1].name}"
        yield Judgement("merge", left, right, value=names, basis="spelling", score=round(score, 3), by=MACHINE)


def _of_several_states(pairs: Sequence[tuple[str, str, float]], states: Mapping[str, set[str]]) -> set[str]:
    """Those of no known state whose namesakes are of several: which of them it is, nobody can tell."""
    of: dict[str, set[str]] = {}
    unclear = set()
    for left, right, _ in pairs:
        for one, other in ((left, right), (right, left)):
            if states[other] and not states[one]:
                if _differ(of.setdefault(one, states[other]), states[other]):
                    unclear.add(one)
                of[one] = of[one] | states[other]
    return unclear


def _of_several_middles(pairs: Sequence[tuple[str, str, float]], sounds: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Those without a middle name whose namesakes have several: "Karim Khan" beside Karim Ahmad Khan and Karim Aga Khan."""
    of: dict[str, set[str]] = {}
    torn = set()
    for left, right, _ in pairs:
        for one, other in ((left, right), (right, left)):
            middle = set(sounds[other][1:-1])
            if middle and not sounds[one][1:-1]:
                if not of.setdefault(one, middle) & middle:
                    torn.add(one)
                of[one] = of[one] | middle
    return torn


def _alike(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """How alike two names are that have one surname, by their sounds."""
    one, other = left[0], right[0]
    if one == other:
        middle, others = set(left[1:-1]), set(right[1:-1])
        return 1.0 if not middle or not others or middle & others else 0.0
    if min(len(one), len(other)) < LEAST_LETTERS:
        return 0.0
    return float(JaroWinkler.similarity(one, other))


def _differ(one: set[str], other: set[str]) -> bool:
    return bool(one and other and not one & other)


def _row(identity: str, group: Group, canonical: dict[tuple[str, str], str], name: str | None) -> EntityRow:
    names: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    seats: Counter[str] = Counter()
    parts: Counter[str] = Counter()
    also: set[str] = set()
    for article_id, e in group:  # in one pass, which is kinder to the memory's cache where there are many
        names[e.name] += 1
        labels[e.label] += 1
        kinds[e.kind] += 1
        also.update(e.aliases)
        if e.country is not None:
            countries[e.country] += 1
        if e.based_in is not None:
            seats[e.based_in] += 1
        if e.part_of is not None:
            parts[canonical.get((article_id, e.part_of), e.part_of)] += 1
    shown = name or _shown(names)
    aliases = sorted({*names, *also} - {shown})
    return EntityRow(
        identity,
        shown,
        _most(labels) or "Speaker",
        _most(kinds) or "person",
        tuple(aliases),
        _most(countries),
        _most(seats),
        _most(parts),
    )


def _shown(names: Counter[str]) -> str:
    """The name that most articles have, the fullest of several."""
    return min(names, key=lambda n: (-names[n], -len(n), n))


def _most(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
