"""Networks for networkx, made from the answers to questions.

In: a projection and filters, the same as the questions take. Out: a graph; each function says what its nodes, edges, direction and weight
are. Node ids are the graph's own; every node has ``name`` and ``kind`` (country, organization, person, unnamed, outlet or claim), every
edge the ids that lead to its evidence.
"""

import datetime
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from claimgraph.graph.errors import UsageError

from .ask import ask
from .resolve import Rows

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["EVERY", "NETWORKS", "accusations", "actor_claims", "chains", "co_accusations", "denials", "network", "slices", "stances"]

EVERY: Final = 10**9  # pairs: a network is whole unless asked otherwise; a table ends after a thousand

_KINDS: Final = """
MATCH (n:Speaker|Organization|Outlet) RETURN n.id AS node_id, n.kind AS kind ORDER BY node_id
"""
_MADE: Final = """
MATCH (a:Speaker|Organization|Country)-[:MADE]->(c:Claim)
WHERE ($type = '' OR c.type = $type)
RETURN a.id AS source_id, a.name AS source, c.id AS claim_id, c.text AS text, c.type AS type, c.negated AS negated,
       c.modality AS modality, c.nArticles AS n_articles
ORDER BY source_id, claim_id
"""


def accusations(projection: Rows, **filters: Any) -> "nx.DiGraph[str]":
    """Who accuses whom.

    Nodes: actors at the level asked for. Edges: accuser -> accused, one a pair. Weight: ``weight`` = number of different claims, asserted
    and not negated; ``n_articles`` beside it, ``edge_id`` for evidence. Filters: those of the question who-accuses-whom.
    """
    return _of_pairs(projection, "who-accuses-whom", {"n_top": EVERY, **filters})


def stances(projection: Rows, **filters: Any) -> "nx.MultiDiGraph[str]":
    """Who does what to whom: accuses, criticizes, threatens, supports, ...

    Nodes: actors. Edges: actor -> other, one a pair and claim type, keyed by the type. Weight: ``weight`` = number of different claims.
    Filters: those of the question who-does-what-to-whom.
    """
    import networkx as nx

    G: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    answer = ask(projection, "who-does-what-to-whom", **filters)
    _describe(G, answer.title, answer.parameters)
    kinds = _kinds(projection)
    for row in answer.rows:
        _add_ends(G, row, kinds)
        G.add_edge(row["source_id"], row["target_id"], key=row["type"], type=row["type"], **_edge(row))
    return G


def denials(projection: Rows, **filters: Any) -> "nx.DiGraph[str]":
    """Who denies what whom said.

    Nodes: actors. Edges: denier -> who made the claim that is denied. Weight: ``weight`` = number of pairs of claims; ``claim_ids`` are the
    denials. Denials by or of unknown speakers are left out. Filters: those of the question who-answers-whom.
    """
    import networkx as nx

    G: nx.DiGraph[str] = nx.DiGraph()
    answer = ask(projection, "who-answers-whom", **filters)
    _describe(G, answer.title, answer.parameters)
    kinds = _kinds(projection)
    for row in answer.rows:
        if row["source_id"] is None or row["target_id"] is None:
            continue
        _add_ends(G, row, kinds)
        if not G.has_edge(row["source_id"], row["target_id"]):
            G.add_edge(row["source_id"], row["target_id"], weight=0, claim_ids=[])
        edge = G.edges[row["source_id"], row["target_id"]]
        edge["weight"] += 1
        edge["claim_ids"] = sorted({*edge["claim_ids"], row["answer_id"]})
    return G


def chains(projection: Rows, **filters: Any) -> "nx.DiGraph[str]":
    """Who is the mouth of whom.

    Nodes: outlets, and the agencies and persons that words came through. Edges: outlet -> the mouth it took words from. Weight: ``weight``
    = number of passages; ``n_articles`` beside it. Filters: those of the question who-quotes-whom.
    """
    return _of_pairs(projection, "who-quotes-whom", filters)


def actor_claims(projection: Rows, *, type: str = "", asserted_only: bool = True) -> "nx.DiGraph[str]":
    """Actors and the claims they made: a two-mode network.

    Nodes: actors (``bipartite`` 0) and claims (1). Edges: actor -> claim. Weight: ``weight`` = number of articles that carry the claim.
    """
    import networkx as nx

    G: nx.DiGraph[str] = nx.DiGraph()
    _describe(G, "Who claims what", {"type": type})
    kinds = _kinds(projection)
    for row in projection.query(_MADE, {"type": type}).dicts():
        if asserted_only and (row["negated"] or row["modality"] != "asserted"):
            continue
        G.add_node(row["source_id"], name=row["source"], kind=_kind(row["source_id"], kinds), bipartite=0)
        G.add_node(row["claim_id"], name=row["text"], kind="claim", bipartite=1, type=row["type"])
        G.add_edge(row["source_id"], row["claim_id"], weight=row["n_articles"] or 1)
    return G


def co_accusations(projection: Rows, **filters: Any) -> "nx.Graph[str]":
    """Who accuses the same others.

    Nodes: accusers. Edges: undirected, between two that accuse at least one actor in common. Weight: ``weight`` = over those in common, the
    sum of the smaller number of claims; ``common`` are the ids of the accused. Filters: those of the question who-accuses-whom.
    """
    import networkx as nx

    D = accusations(projection, **filters)
    G: nx.Graph[str] = nx.Graph(**D.graph)
    G.graph["title"] = "Who accuses the same others"
    for accused in sorted(D):
        accusers = sorted(D.predecessors(accused))
        for i, a in enumerate(accusers):
            for b in accusers[i + 1 :]:
                for node in (a, b):
                    G.add_node(node, **D.nodes[node])
                if not G.has_edge(a, b):
                    G.add_edge(a, b, weight=0, common=[])
                G.edges[a, b]["weight"] += min(D.edges[a, accused]["weight"], D.edges[b, accused]["weight"])
                G.edges[a, b]["common"].append(accused)
    return G


NETWORKS: Final[dict[str, Callable[..., Any]]] = {
    "who-accuses-whom": accusations,
    "who-does-what-to-whom": stances,
    "denials": denials,
    "chains": chains,
    "actor-claims": actor_claims,
    "co-accusations": co_accusations,
}
"""Name to the function that makes it; to extend, add one entry."""


def network(projection: Rows, name: str = "who-accuses-whom", **filters: Any) -> Any:
    """The network of that name.

    Raises
    ------
    UsageError : an unknown name or filter; the message says the known ones.
    """
    if name not in NETWORKS:
        raise UsageError(f"no network is called '{name}'; there are: {', '.join(NETWORKS)}")
    return NETWORKS[name](projection, **filters)


def slices(
    projection: Rows, *, start: datetime.date, end: datetime.date, by: str = "month", window: int | None = None, **filters: Any
) -> Iterator[tuple[datetime.date, datetime.date, "nx.DiGraph[str]"]]:
    """Who accuses whom, a network for each slice of [start, end).

    Parameters
    ----------
    by : day, week (from Monday), month: how far each slice begins after the one before.
    window : days that each slice spans, for a rolling window; None: until the next slice begins.

    Yields
    ------
    First day, first day no longer counted, and the network as `accusations` makes it; slices without an edge are yielded too.
    """
    if by not in ("day", "week", "month"):
        raise UsageError(f"by '{by}' is none of day, week, month")
    first = start.replace(day=1) if by == "month" else start - datetime.timedelta(start.weekday() if by == "week" else 0)
    while first < end:
        following = (first.replace(day=28) + datetime.timedelta(4)).replace(day=1) if by == "month" else first
        following = following if by == "month" else first + datetime.timedelta(7 if by == "week" else 1)
        last = first + datetime.timedelta(window) if window is not None else following
        yield max(first, start), min(last, end), accusations(projection, since=max(first, start), until=min(last, end), **filters)
        first = following


def _of_pairs(projection: Rows, question: str, filters: dict[str, Any]) -> "nx.DiGraph[str]":
    import networkx as nx

    G: nx.DiGraph[str] = nx.DiGraph()
    answer = ask(projection, question, **filters)
    _describe(G, answer.title, answer.parameters)
    kinds = _kinds(projection)
    for row in answer.rows:
        _add_ends(G, row, kinds)
        G.add_edge(row["source_id"], row["target_id"], **_edge(row))
    return G


def _describe(G: "nx.Graph[str]", title: str, parameters: dict[str, Any]) -> None:
    G.graph["title"] = title
    for name in ("since", "until", "level"):
        if parameters.get(name) not in (None, "", datetime.date(1, 1, 1), datetime.date(9999, 12, 31)):
            G.graph[name] = str(parameters[name])


def _edge(row: dict[str, Any]) -> dict[str, Any]:
    edge = {"weight": row["n_claims"] if "n_claims" in row else row["n_quotes"], "n_articles": row["n_articles"]}
    for name in ("edge_id", "first_said_on", "last_said_on"):
        if row.get(name) is not None:
            edge[name] = str(row[name])
    return edge


def _add_ends(G: "nx.Graph[str]", row: dict[str, Any], kinds: dict[str, str]) -> None:
    for end in ("source", "target"):
        G.add_node(row[f"{end}_id"], name=row[end] or row[f"{end}_id"], kind=_kind(row[f"{end}_id"], kinds))


def _kinds(projection: Rows) -> dict[str, str]:
    return {row["node_id"]: row["kind"] or "" for row in projection.query(_KINDS).dicts()}


def _kind(node_id: str, kinds: dict[str, str]) -> str:
    # What pictures tell apart: an id's letter is its label (graph.ids), a country's id is its code.
    if node_id[:2] == "m_":
        return "outlet"
    if node_id[:2] == "o_":
        return "organization"
    if node_id[:2] == "p_":
        return "person" if kinds.get(node_id) == "person" else "unnamed"
    return "country"
