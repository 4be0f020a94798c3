"""A person's word on who is who: entities of a record found, shown, merged, split and renamed, and each decision taken back.

In: an open record and what the person typed. Out: what was decided, kept as judgements, with the graph made anew of them; or a `UsageError`
that names what was meant by nothing, by several, or cannot be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from claimgraph.graph.errors import UsageError
from claimgraph.graph.extraction import Entity
from claimgraph.graph.ids import fold
from claimgraph.graph.nearest import nearest
from claimgraph.graph.record import Record
from claimgraph.graph.record_judgements import judgement_id
from claimgraph.graph.rows import Judgement, NodeRow, Resolution

from .consolidate import consolidate, find_publishers, sightings
from .judging import split_id, words_of
from .resolution import resolve_entities

__all__ = ["Decided", "Shown", "Sighting", "find_entity", "merge", "rename", "show", "split", "undo"]

LABELS: Final = ("Speaker", "Organization", "Outlet", "Country")
SURE: Final = 1.0
"""The score of a person's word."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where an article has an entity: under which name, in which roles."""

    article_id: str
    title: str | None
    published: str | None
    name: str
    kind: str
    country: str | None
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An entity with the articles that it was read out of and the judgements that it rests on, each with its id."""

    entity: NodeRow
    sightings: tuple[Sighting, ...]
    judgements: tuple[tuple[str, Judgement], ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided: the entities as they are now, the judgements kept, and those of earlier that do not hold beside them."""

    entities: tuple[NodeRow, ...]
    kept: tuple[Judgement, ...]
    gave_way: tuple[Judgement, ...] = ()


def find_entity(record: Record, text: str) -> NodeRow:
    """The actor or outlet that an id, the beginning of one, a name or an alias means; an id that was merged away means what it is now.

    Raises
    ------
    UsageError : nobody is meant (the nearest are named), or several may be (all are named).
    """
    nodes = {node.id: node for label in LABELS for node in record.graph.nodes(label)}
    text = text.strip()
    if text in nodes:
        return nodes[text]
    wanted = fold(text)
    tiers = (
        [n for n in nodes.values() if len(text) > 2 and n.id.startswith(text) and n.label != "Country"],
        [nodes[identity] for identity in sorted(_parts(record, text)) if identity in nodes],
        [n for n in nodes.values() if wanted and wanted == fold(n.properties["name"] or "")],
        [n for n in nodes.values() if wanted and wanted in map(fold, n.properties.get("aliases") or ())],
    )
    for tier in tiers:
        if len(tier) == 1:
            return tier[0]
        if tier:
            raise UsageError(f"'{text}' may be any of {len(tier)}: {'; '.join(map(_named, tier[:8]))}; give the whole id")
    names = {n.id: (n.properties["name"] or "", *(n.properties.get("aliases") or ())) for n in nodes.values()}
    near = [_named(nodes[identity]) for identity in nearest(text, names)]
    raise UsageError(f"'{text}': nobody has that id or name" + (f"; the nearest: {'; '.join(near)}" if near else ""))


def show(record: Record, text: str) -> Shown:
    """An entity, where it was read, and what it rests on."""
    node = find_entity(record, text)
    resolution, seen = _resolve(record)
    found = [(article_id, e) for article_id, e in seen if resolution.canonical[article_id, e.id] == node.id]
    articles = {a.id: a for a in record.articles.get(sorted({article_id for article_id, _ in found}))}
    rows = [
        Sighting(
            article_id,
            articles[article_id].title,
            articles[article_id].published,
            e.name,
            e.kind,
            e.country,
            tuple(dict.fromkeys(a.role for a in e.affiliations if a.role)),
        )
        for article_id, e in found
    ]
    rows.sort(key=lambda s: (s.published or "9999", s.article_id, s.name))
    return Shown(node, tuple(rows), tuple((judgement_id(j), j) for j in _judgements_on(record, node.id, found)))


def merge(record: Record, into: str, other: str, *, because: str | None = None) -> Decided:
    """Say that two entities are one. The first one's id, name, label and kind stay: a body that was read as a person becomes a body.

    It stands above what the machine or an earlier judgement says.

    Raises
    ------
    UsageError : they are one already, or an outlet and somebody who speaks; a state is merged with nothing.
    """
    kept, gone = find_entity(record, into), find_entity(record, other)
    if kept.id == gone.id:
        raise UsageError(f"{_named(kept)}: '{into}' and '{other}' are the same already")
    if "Country" in (kept.label, gone.label):
        raise UsageError(f"{_named(kept)} and {_named(gone)}: a state is merged with nothing; it is what its code says")
    if kept.label != gone.label and "Outlet" in (kept.label, gone.label):
        raise UsageError(f"{_named(kept)} and {_named(gone)}: an outlet carries words, the other speaks; they are kept apart")
    one, two = _parts(record, kept.id), _parts(record, gone.id)
    contrary = [
        j
        for j in record.judgements.all("merge")
        if j.human and not j.verdict and ({j.left_id, j.right_id} & one and {j.left_id, j.right_id} & two)
    ]
    for j in contrary:
        record.judgements.withdraw(j)
    names = f"{kept.properties['name']} = {gone.properties['name']}"
    decided = Judgement("merge", kept.id, gone.id, value=names, basis=because, score=SURE)
    return _decide(record, [decided], [kept.id], contrary)


def split(record: Record, text: str, others: Sequence[str], *, because: str | None = None) -> Decided:
    """Say that part of an entity is another: one of the ids or names that were merged into it, or what some articles say of it.

    What several articles say, given together, becomes one new entity. A split stays, whatever the machine finds later.

    Raises
    ------
    UsageError : nothing to split off, no such part, or nothing would stay.
    """
    node = find_entity(record, text)
    if node.label == "Country":
        raise UsageError(f"{_named(node)}: a state cannot be split; it is what its code says")
    parts = {other: _find_part(record, node, other) for other in others}
    decided = [
        Judgement("merge", node.id, part, False, _names_of(record, node, part), because, SURE)
        for part in parts.values()
        if part is not None
    ]
    wanted = [other for other, part in parts.items() if part is None]
    split_off: list[str] = []
    if wanted:
        resolution, seen = _resolve(record)
        mine = [(article_id, e) for article_id, e in seen if resolution.canonical[article_id, e.id] == node.id]
        taken = [_find_article(node, mine, other) for other in wanted]
        if {article_id for article_id, _ in mine} <= set(taken):
            raise UsageError(f"{_named(node)}: no article would stay with it; leave one out, or rename it")
        split_off = [split_id(article_id, e) for article_id, e in mine if article_id in taken]
        decided += [Judgement("split", node.id, article_id, basis=because, score=SURE) for article_id in taken]
        name = node.properties["name"]
        decided += [Judgement("merge", split_off[0], own, value=f"{name} = {name}", basis=because, score=SURE) for own in split_off[1:]]
    return _decide(record, decided, [node.id, *(part for part in parts.values() if part is not None), *split_off[:1]])


def rename(record: Record, text: str, name: str, *, because: str | None = None) -> Decided:
    """Give an entity the name it is shown under; its other names stay as aliases.

    Raises
    ------
    UsageError : an empty name, or a state.
    """
    node = find_entity(record, text)
    name = " ".join(name.split())
    if not name or not name.isprintable():
        raise UsageError(f"{_named(node)}: '{name}' is no name")
    if node.label == "Country":
        raise UsageError(f"{_named(node)}: states have the names of the country table")
    return _decide(record, [Judgement("rename", node.id, value=name, basis=because, score=SURE)], [node.id])


def undo(record: Record, text: str) -> Judgement:
    """Take a person's decision back, by its id or the beginning of it; the machine's view stands again.

    Raises
    ------
    UsageError : there is no such decision, several begin so, or the machine made it.
    """
    all_ = {judgement_id(j): j for j in record.judgements.all()}
    found = [identity for identity in all_ if len(text) > 2 and identity.startswith(text)]
    if len(found) > 1:
        raise UsageError(f"'{text}' may be any of {len(found)}: {', '.join(found[:8])}; give the whole id")
    if not found:
        human = "; ".join(f"{identity} {words_of(j)}" for identity, j in list(all_.items())[-4:] if j.human)
        raise UsageError(
            f"'{text}': no judgement has that id; claimgraph entity show ID lists them" + (f"; the last: {human}" if human else "")
        )
    judgement = all_[found[0]]
    if not judgement.human:
        raise UsageError(
            f"{found[0]}: the machine decided that; say otherwise with claimgraph entity split {judgement.left_id} {judgement.right_id}"
        )
    record.judgements.withdraw(judgement)
    if judgement.kind == "split":  # nobody else speaks of what was split off
        gone = {split_id(article_id, e) for article_id, e in sightings(record, find_publishers(record)) if article_id == judgement.right_id}
        for j in record.judgements.all():
            if j.human and (j.left_id in gone or j.right_id in gone):
                record.judgements.withdraw(j)
    consolidate(record)
    return judgement


def _decide(record: Record, decided: Sequence[Judgement], shown: Iterable[str], withdrawn: Sequence[Judgement] = ()) -> Decided:
    """Keep judgements and make the graph anew; all is as before where one of them cannot be followed."""
    before = {judgement_id(j): j for j in record.judgements.all()}
    record.judgements.add(decided)
    unheeded = {judgement_id(j): j for j in consolidate(record).unheeded}
    refused = [unheeded[identity] for j in decided if (identity := judgement_id(j)) in unheeded]
    if refused:
        for j in decided:
            record.judgements.withdraw(j)
        record.judgements.add([*(j for j in map(before.get, map(judgement_id, decided)) if j is not None and j.human), *withdrawn])
        consolidate(record)
        raise UsageError(f"{words_of(refused[0])}: this contradicts what was decided before; claimgraph entity show {refused[0].left_id}")
    nodes = {node.id: node for label in LABELS for node in record.graph.nodes(label)}
    return Decided(
        tuple(nodes[identity] for identity in dict.fromkeys(shown) if identity in nodes), tuple(decided), (*withdrawn, *unheeded.values())
    )


def _resolve(record: Record) -> tuple[Resolution, list[tuple[str, Entity]]]:
    seen = list(sightings(record, find_publishers(record)))
    return resolve_entities(seen, [j for j in record.judgements.all() if j.human]), seen


def _parts(record: Record, identity: str) -> set[str]:
    """The id with all that were merged with it, by whomever."""
    pairs = [(j.left_id, j.right_id) for j in record.judgements.all("merge") if j.verdict and j.right_id is not None]
    found, grown = {identity}, True
    while grown:
        more = {i for pair in pairs if found & set(pair) for i in pair if i is not None} - found
        found, grown = found | more, bool(more)
    return found


def _part_names(record: Record) -> dict[str, str]:
    """Names as they stood when ids were merged: the ids may be gone since."""
    names: dict[str, str] = {}
    for j in record.judgements.all("merge"):
        left, equals, right = (j.value or "").partition(" = ")
        if equals and j.right_id is not None:
            names.setdefault(j.left_id, left)
            names.setdefault(j.right_id, right)
    return names


def _find_part(record: Record, node: NodeRow, other: str) -> str | None:
    """The id merged into an entity that an id or a name means; None where an article is meant."""
    parts = _parts(record, node.id) - {node.id}
    if other == node.id:
        raise UsageError(
            f"{_named(node)}: an entity cannot be split from itself; name a part or articles: claimgraph entity show {node.id}"
        )
    if other.startswith("a_"):
        return None
    names = _part_names(record)
    found = [p for p in sorted(parts) if p.startswith(other)] if len(other) > 2 else []
    found = found or [p for p in sorted(parts) if fold(names.get(p, "")) == fold(other)]
    if len(found) == 1:
        return found[0]
    known = "; ".join(f"{names.get(p, '')} {p}".strip() for p in sorted(parts))
    if found:
        raise UsageError(f"'{other}' may be any of {len(found)} parts of {_named(node)}: {', '.join(found)}; give the whole id")
    told = f"its parts: {known}" if known else "nothing was merged into it"
    raise UsageError(f"'{other}': no part of {_named(node)}; {told}. To split off what an article says, give the article's id (a_...)")


def _find_article(node: NodeRow, mine: Iterable[tuple[str, Entity]], text: str) -> str:
    ids = sorted({article_id for article_id, _ in mine})
    found = [article_id for article_id in ids if article_id.startswith(text)]
    if len(found) == 1:
        return found[0]
    if found and text != "a_":
        raise UsageError(f"'{text}' may be any of {len(found)} articles: {', '.join(found[:8])}; give the whole id")
    raise UsageError(f"'{text}': no article with {_named(node)}; it is in {', '.join(ids[:8])}{' and others' if len(ids) > 8 else ''}")


def _names_of(record: Record, node: NodeRow, part: str) -> str:
    names = _part_names(record)
    return f"{names.get(node.id, node.properties['name'])} = {names.get(part, part)}"


def _judgements_on(record: Record, identity: str, mine: Sequence[tuple[str, Entity]]) -> list[Judgement]:
    parts = _parts(record, identity)
    about = parts | {split_id(article_id, e) for article_id, e in mine}
    taken_out = {where for article_id, e in mine if split_id(article_id, e) in parts for where in (article_id, e.id)}
    return [
        j
        for j in record.judgements.all()
        if j.left_id in about or j.right_id in about or (j.kind == "split" and j.right_id in taken_out)  # what made it one of its own
    ]


def _named(node: NodeRow) -> str:
    country = node.properties.get("countryCode")
    what = ", ".join(word for word in (node.label, node.properties.get("kind"), country) if word)
    return f"{node.properties['name']} ({what}) {node.id}"
