"""What people decided about who is who, applied to what the names say: who is taken out, who is one, who stays apart, who bears which name.

In: groups of sightings that are one by name and state, the machine's pairs and the judgements of a record. Out: groups without those taken
out, and which groups are one. A person's word stands above the machine's: their merges come first, and no chain of the machine's joins two
that they keep apart. Judgements are sets: their order in the record changes nothing, only which of two about one pair is the later.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimgraph.graph.extraction import Entity
from claimgraph.graph.ids import make_id
from claimgraph.graph.rows import Judgement

__all__ = ["Clusters", "Group", "find_known", "join", "names_given", "split_id", "states_of", "take_out", "words_of"]

Group = list[tuple[str, Entity]]
"""Sightings: (article id, entity of its extraction)."""


@dataclass(frozen=True, slots=True)
class Clusters:
    """Which groups are one: each group's id to the id of all.

    ``leading`` are the ids that a person merged others into, ``unheeded`` the judgements that could not be followed.
    """

    of: Mapping[str, str]
    leading: frozenset[str] = frozenset()
    unheeded: tuple[Judgement, ...] = ()


def find_known(groups: Mapping[str, Group], other_ids: Callable[[str, Group], Iterable[str]]) -> dict[str, str]:
    """Every id that a group has or may have had to its id now, so that a judgement made when fewer articles were known still holds.

    An id that several groups may have had stands for none.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for identity, group in groups.items():
        for other in {*(entity.id for _, entity in group), *other_ids(identity, group)}:
            found[other].add(identity)
    known = {other: next(iter(identities)) for other, identities in found.items() if len(identities) == 1}
    return known | {identity: identity for identity in groups}


def states_of(group: Group) -> set[str]:
    """The states that the articles of a group give."""
    return {entity.country for _, entity in group if entity.country is not None}


def split_id(article_id: str, entity: Entity) -> str:
    """The id of a sighting that was taken out of the entity that its name makes it."""
    kind = {"Speaker": "speaker", "Outlet": "outlet"}.get(entity.label, "organization")
    return make_id(kind, "split", article_id, entity.id)  # type: ignore[arg-type]


def take_out(
    groups: Mapping[str, Group], clusters: Mapping[str, str], known: Mapping[str, str], judgements: Iterable[Judgement]
) -> tuple[dict[str, Group], tuple[Judgement, ...]]:
    """The groups without the sightings that a split takes out, each of which becomes a group of its own; and the splits that found none."""
    wanted: dict[tuple[str, str], Judgement] = {}
    unheeded: list[Judgement] = []
    for j in judgements:
        if j.kind == "split" and j.verdict and j.right_id is not None:
            identity = known.get(j.left_id)
            if identity is None:
                unheeded.append(j)
            else:
                wanted[clusters.get(identity, identity), j.right_id] = j
    found: set[tuple[str, str]] = set()
    kept: dict[str, Group] = {}
    for identity, group in groups.items():
        cluster = clusters.get(identity, identity)
        for article_id, entity in group:
            keys = {(cluster, article_id), (cluster, entity.id)} & wanted.keys()
            found |= keys
            kept.setdefault(split_id(article_id, entity) if keys else identity, []).append((article_id, entity))
    return kept, (*unheeded, *(j for key, j in wanted.items() if key not in found))


def join(groups: Mapping[str, Group], machine: Sequence[Judgement], known: Mapping[str, str], judgements: Iterable[Judgement]) -> Clusters:
    """Which groups are one: first what people say, then what the machine says and no person denies, the surest first."""
    latest: dict[frozenset[str], Judgement] = {}
    unheeded: list[Judgement] = []
    for j in sorted((j for j in judgements if j.kind == "merge"), key=_moment):
        left, right = known.get(j.left_id), known.get(j.right_id or "")
        if left is None or right is None or (left == right and not j.verdict) or (j.verdict and not _may_be_one(groups, left, right)):
            unheeded.append(j)
        elif left != right:
            latest[frozenset((left, right))] = j
    parents: dict[str, str] = {}
    enemies: dict[str, set[str]] = defaultdict(set)
    for pair, j in latest.items():
        if not j.verdict:
            one, other = sorted(pair)
            enemies[one].add(other)
            enemies[other].add(one)
    below: set[str] = set()  # what a person merged into another
    above: set[str] = set()
    for j in (j for j in latest.values() if j.verdict):
        left, right = known[j.left_id], known[j.right_id or ""]
        if _unite(parents, enemies, left, right):
            above.add(left)
            below.add(right)
        else:
            unheeded.append(j)
    states: dict[str, set[str]] = defaultdict(set)  # by root, of what was joined
    for identity in [*parents]:
        root = _root(parents, identity)
        states[root] |= states_of(groups[identity]) | states_of(groups[root])
    for j in sorted(machine, key=lambda j: -(j.score or 0.0)):  # equals in their order: block by block
        if j.verdict and j.right_id is not None and j.left_id in groups and j.right_id in groups:
            one, other = _root(parents, j.left_id), _root(parents, j.right_id)
            if one == other:
                continue
            for root in (one, other):
                if root not in states:
                    states[root] = states_of(groups[root])
            mine, theirs = states[one], states[other]
            if mine and theirs and not mine & theirs:
                continue  # no chain of spellings joins people of two states
            if _unite(parents, enemies, one, other):
                states[_root(parents, one)] = mine | theirs
    members: dict[str, list[str]] = defaultdict(list)
    for identity in sorted({*parents, *parents.values()}):
        members[_root(parents, identity)].append(identity)
    of = {}
    for cluster in members.values():
        # The id that a person merged the others into stays; else the least.
        name = min(cluster, key=lambda identity: (identity not in above - below, identity not in above, identity))
        of.update(dict.fromkeys(cluster, name))
    return Clusters(of, frozenset(above & set(of.values())), tuple(unheeded))


def names_given(
    clusters: Mapping[str, str], known: Mapping[str, str], judgements: Iterable[Judgement]
) -> tuple[dict[str, str], tuple[Judgement, ...]]:
    """The names that people gave, by the cluster's id (its own before others, then the latest), and those given to nobody known."""
    found: dict[str, tuple[bool, str]] = {}
    unheeded = []
    for j in sorted((j for j in judgements if j.kind == "rename" and j.verdict and j.value), key=_moment):
        identity = known.get(j.left_id)
        if identity is None:
            unheeded.append(j)
            continue
        cluster = clusters.get(identity, identity)
        own = identity == cluster
        if own or not found.get(cluster, (False, ""))[0]:
            found[cluster] = own, j.value or ""
    return {cluster: name for cluster, (_, name) in found.items()}, tuple(unheeded)


def words_of(j: Judgement) -> str:
    """A judgement in words: what was decided, by whom, when."""
    says = {
        ("merge", True): f"{j.left_id} is {j.right_id}",
        ("merge", False): f"{j.left_id} is not {j.right_id}",
        ("split", True): f"{j.right_id} is not of {j.left_id}",
        ("rename", True): f"{j.left_id} is called {j.value}",
    }.get((j.kind, j.verdict), f"{j.kind} {j.left_id} {j.right_id or ''} {'holds' if j.verdict else 'does not hold'}")
    if j.kind == "merge" and j.value:
        says += f" ({j.value if j.verdict else j.value.replace(' = ', ', ')})"
    if j.human:
        when = f" on {j.made_at[:10]}" if j.made_at else ""
        return f"{says}: a person{when}" + (f", because {j.basis}" if j.basis else "")
    return f"{says}: the machine, by {j.basis or j.by}" + (f" {j.score:.2f}" if j.score is not None else "")


def _moment(j: Judgement) -> tuple[bool, str, str, str]:
    return j.human, j.made_at or "", j.left_id, j.right_id or ""


def _may_be_one(groups: Mapping[str, Group], left: str, right: str) -> bool:
    """A state is what its code says, and nothing is one with it; an outlet is one with outlets only, for it carries words and says none."""
    labels = {groups[identity][0][1].label for identity in (left, right)}
    return "Country" not in labels and (len(labels) == 1 or "Outlet" not in labels)


def _unite(parents: dict[str, str], enemies: dict[str, set[str]], left: str, right: str) -> bool:
    """Make two clusters one, unless somebody keeps two of their members apart."""
    one, other = sorted((_root(parents, left), _root(parents, right)))
    if one == other:
        return True
    if any(_root(parents, enemy) == other for enemy in enemies.get(one, ())):
        return False
    parents[other] = one
    if other in enemies:
        enemies[one] |= enemies.pop(other)
    return True


def _root(parents: dict[str, str], identity: str) -> str:
    root = identity
    while root in parents:
        root = parents[root]
    while identity in parents and parents[identity] != root:
        parents[identity], identity = root, parents[identity]
    return root
