"""From what a person types to the id of a node: actors and outlets by name, code or id, articles by id, address or the caller's id.

In: a projection and the text typed. Out: an id that is in the graph, or a `UsageError` that names the nearest, or the several it may be.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from claimgraph.graph.errors import UsageError
from claimgraph.graph.ids import fold

__all__ = ["Node", "Result", "Rows", "find_node"]


class Result(Protocol):
    """The rows of one statement, in plain Python values."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        ...

    def dicts(self) -> list[dict[str, Any]]:
        """The rows by column."""
        ...


class Rows(Protocol):
    """What the questions need of a projection (`graph.projection.Projection` is one): run a reading statement."""

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Result:
        """The rows of the statement."""
        ...


@dataclass(frozen=True, slots=True)
class Node:
    """A node that a name may mean. ``names`` are its name and all else it may be called by, folded."""

    id: str
    name: str
    label: str
    names: tuple[str, ...]


_STATEMENTS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "actor": (
        ("Country", "MATCH (n:Country) RETURN n.id AS node_id, n.name AS name, n.iso2 AS other ORDER BY node_id"),
        ("Organization", "MATCH (n:Organization) RETURN n.id AS node_id, n.name AS name, n.aliases AS aliases ORDER BY node_id"),
        ("Speaker", "MATCH (n:Speaker) RETURN n.id AS node_id, n.name AS name, n.aliases AS aliases ORDER BY node_id"),
    ),
    "outlet": (("Outlet", "MATCH (n:Outlet) RETURN n.id AS node_id, n.name AS name, n.aliases AS aliases ORDER BY node_id"),),
    "article": (
        (
            "Article",
            "MATCH (n:Article) RETURN n.id AS node_id, n.title AS name, n.url AS other, n.callerIds AS aliases ORDER BY node_id",
        ),
    ),
}
_BY_ID: Final = {
    "claim": "MATCH (n:Claim {id: $id}) RETURN n.id AS node_id",
    "actor": "MATCH (n:Speaker|Organization|Country {id: $id}) RETURN n.id AS node_id",
    "outlet": "MATCH (n:Outlet {id: $id}) RETURN n.id AS node_id",
    "article": "MATCH (n:Article {id: $id}) RETURN n.id AS node_id",
}


def find_node(projection: Rows, kind: str, text: str) -> str:
    """The id of the actor, outlet, article or claim that ``text`` means.

    Parameters
    ----------
    kind : actor, outlet, article or claim.
    text : an id, or (claims excepted) a name, an alias, an ISO 3166 code, an address or the caller's id; case and accents do not count.

    Raises
    ------
    UsageError : there is none (the nearest are named), or several bear the name (all are named, with their ids).
    """
    text = text.strip()
    if not text:
        raise UsageError(f"{kind}: an empty name; give a name or an id")
    if projection.query(_BY_ID[kind], {"id": text}).dicts():
        return text
    if kind == "claim":
        raise UsageError(f"claim '{text}': no claim has that id; `ask claims-with-words --words ...` finds claims and their ids")
    nodes = list(_nodes(projection, kind))
    wanted = fold(text)
    for tier in (
        [n for n in nodes if fold(n.id) == wanted],
        [n for n in nodes if fold(n.name) == wanted],
        [n for n in nodes if wanted in n.names],
    ):
        if len(tier) == 1:
            return tier[0].id
        if tier:
            which = "; ".join(f"{n.name} ({n.label}) {n.id}" for n in tier[:8])
            raise UsageError(f"{kind} '{text}' may be any of {len(tier)}: {which}; give the id")
    raise UsageError(f"no {kind} is called '{text}'" + _nearest(wanted, nodes))


def _nodes(projection: Rows, kind: str) -> list[Node]:
    found = []
    for label, statement in _STATEMENTS[kind]:
        for row in projection.query(statement).dicts():
            name = row["name"] or ""
            names = [name, row.get("other") or "", *(row.get("aliases") or ())]
            found.append(Node(row["node_id"], name, label, tuple(fold(n) for n in names if n)))
    return found


def _nearest(wanted: str, nodes: list[Node]) -> str:
    from rapidfuzz import fuzz, process

    named = {i: name for i, (_, name) in enumerate((n, name) for n in nodes for name in n.names)}
    owners = [n for n in nodes for _ in n.names]
    near = process.extract(wanted, named, scorer=fuzz.WRatio, limit=12, score_cutoff=70)
    shown: dict[str, str] = {}
    for _, _, index in near:
        shown.setdefault(owners[index].id, f"{owners[index].name} ({owners[index].id})")
    return "; the nearest: " + ", ".join(list(shown.values())[:4]) if shown else ""
