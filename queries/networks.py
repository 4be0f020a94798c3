"""Networks for networkx, made from the answers to questions.

In: a projection and filters, the same as the questions take (level, actor, type, allegation, outlet, since, until, min_confidence), and
where actors are the nodes three more: ``country`` (only edges with an end that is this state, or speaks for it or is an organ of it),
``modality`` (asserted; hypothetical, future, hedged or any) and ``negated`` (count negated claims too). Out: a graph; each function says
what its nodes, edges, direction and weight are. Node ids are the graph's own; every node has ``name`` and ``kind`` (country,
organization, person, unnamed, outlet or claim), every edge the ids that lead to its evidence.
"""

import dataclasses
import datetime
import inspect
from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from claimgraph.graph.errors import UsageError
from claimgraph.graph.model import DERIVED, LEVELS

from .ask import Answer, ask, bind
from .passages import FILTERS, bind_filters, read_affiliations, read_names, stance_rows
from .questions import find_question
from .resolve import Rows, find_node

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "EVERY",
    "NETWORKS",
    "VERBS",
    "accusations",
    "actor_claims",
    "chains",
    "co_accusations",
    "denials",
    "discourse",
    "network",
    "stances",
]

GraphT = TypeVar("GraphT", bound="nx.Graph[str]")
EVERY: Final = 10**9  # pairs: a network is whole unless asked otherwise; a table ends after a thousand

VERBS: Final = {
    "accusation": "accuses",
    "criticism": "criticizes",
    "threat": "threatens",
    "demand": "asks something of",
    "rejection": "rejects what comes from",
    "denial": "denies what is said by",
    "support": "supports",
    "promise": "promises something to",
}
_KINDS: Final = """
MATCH (n:Speaker|Organization|Outlet) RETURN n.id AS node_id, n.kind AS kind ORDER BY node_id
"""
_MADE: Final = f"""
MATCH (a:Speaker|Organization|Country)-[:MADE]->(c:Claim)<-[:EXPRESSES]-(q:Quote)-[:IN_ARTICLE]->(ar:Article)
WHERE ($modality = 'any' OR c.modality = $modality) AND ($negated OR NOT c.negated)
  AND ($actor = '' OR a.id = $actor) {FILTERS}
RETURN a.id AS source_id, a.name AS source, c.id AS claim_id, c.text AS text, c.type AS type, count(DISTINCT ar.id) AS n_articles
ORDER BY source_id, claim_id
"""


def accusations(
    projection: Rows, *, type: str = "accusation", country: str = "", modality: str = "asserted", negated: bool = False, **filters: Any
) -> "nx.DiGraph[str]":
    """Who accuses whom.

    Nodes: actors at the level asked for. Edges: accuser -> accused, one a pair. Weight: ``weight`` = number of different claims, asserted
    and not negated unless asked otherwise; ``n_articles`` beside it, ``edge_id`` (or ``claim_ids``) for evidence. Filters: those of the
    question who-accuses-whom. Another ``type`` of claim gives who threatens, supports, ... whom in the same way.
    """
    if type == "accusation" and modality == "asserted" and not negated:
        G = _of_pairs(projection, "who-accuses-whom", {"n_top": EVERY, **filters})
    else:
        n_top = filters.pop("n_top", EVERY)
        if type not in DERIVED:
            raise UsageError(f"type '{type}' is none of {', '.join(DERIVED)}: no other claims are made at somebody")
        answer = _stances(projection, modality, negated, {**filters, "type": type})
        G = _of_rows(projection, dataclasses.replace(answer, rows=answer.rows[: int(n_top)]))
        G.graph["title"] = f"Who {VERBS[type]} whom"
    return _within(projection, G, country)


def stances(
    projection: Rows, *, country: str = "", modality: str = "asserted", negated: bool = False, **filters: Any
) -> "nx.MultiDiGraph[str]":
    """Who does what to whom: accuses, criticizes, threatens, supports, ...

    Nodes: actors. Edges: actor -> other, one a pair and claim type, keyed by the type. Weight: ``weight`` = number of different claims.
    Filters: those of the question who-does-what-to-whom.
    """
    import networkx as nx

    G: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    answer = _stances(projection, modality, negated, filters)
    _describe(G, answer.title, answer.parameters)
    kinds = _kinds(projection)
    for row in answer.rows:
        _add_ends(G, row, kinds)
        G.add_edge(row["source_id"], row["target_id"], key=row["type"], type=row["type"], **_edge(row))
    return _within(projection, G, country)


def denials(projection: Rows, *, country: str = "", **filters: Any) -> "nx.DiGraph[str]":
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
    return _within(projection, G, country)


def chains(projection: Rows, **filters: Any) -> "nx.DiGraph[str]":
    """Who is the mouth of whom.

    Nodes: outlets, and the agencies and persons that words came through. Edges: outlet -> the mouth it took words from. Weight: ``weight``
    = number of passages; ``n_articles`` beside it. Filters: those of the question who-quotes-whom.
    """
    return _of_pairs(projection, "who-quotes-whom", filters)


def actor_claims(
    projection: Rows, *, modality: str = "asserted", negated: bool = False, country: str = "", **filters: Any
) -> "nx.DiGraph[str]":
    """Actors and the claims they made: a two-mode network.

    Nodes: actors as the articles name them (``bipartite`` 0) and claims (1). Edges: actor -> claim. Weight: ``weight`` = number of articles
    that carry the claim. Filters: type, actor, allegation, outlet, since, until, min_confidence.
    """
    import networkx as nx

    G: nx.DiGraph[str] = nx.DiGraph()
    sent = bind_filters(projection, modality, negated, filters)
    _describe(G, "Who claims what", {**sent, "level": "speaker"})
    kinds = _kinds(projection)
    for row in projection.query(_MADE, sent).dicts():
        G.add_node(row["source_id"], name=row["source"] or row["source_id"], kind=_kind(row["source_id"], kinds), bipartite=0)
        G.add_node(row["claim_id"], name=row["text"], kind="claim", bipartite=1, type=row["type"])
        G.add_edge(row["source_id"], row["claim_id"], weight=row["n_articles"], claim_ids=[row["claim_id"]])
    return _within(projection, G, country)


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


def discourse(
    projection: Rows,
    *,
    level: str = "speaker",
    aggregation: str = "subtract",
    normalization: str = "none",
    duplicates: str = "article",
    country: str = "",
    since: str | datetime.date | None = None,
    until: str | datetime.date | None = None,
) -> "nx.Graph[str]":
    """Who stands with whom: who supports the same others, or is against the same, as the Discourse Network Analyzer counts it.

    Nodes: actors at the level asked for. Edges: undirected, between two that take a stance on the same others (`export.STANCES`; claims
    that are asserted and not negated). Weight: ``weight`` = the cell of `discourse.one_mode`, with its aggregation, normalization and
    duplicates: in "subtract" above 0 where they agree more than they differ, below 0 where they differ more; ``common`` are the ids of
    those others, ``quote_ids`` the passages of both.
    """
    import networkx as nx

    from .discourse import discourse_ties
    from .export import STANCES, dna_statements

    if level not in LEVELS:
        raise UsageError(f"level '{level}' is none of {', '.join(LEVELS)}")
    statements = dna_statements(projection, types=sorted(STANCES), levels=[level], since=since, until=until)
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for s in statements:
        if s["stance"] is not None and s[f"{level}_id"] is not None:
            said[s[f"{level}_id"], s["target_id"]].add(s["statement_id"])
    settings = {"aggregation": aggregation, "normalization": normalization, "duplicates": duplicates}
    ties = discourse_ties(statements, actor=f"{level}_id", concept="target_id", qualifier="stance", **settings)
    names, kinds = read_names(projection), _kinds(projection)
    G: nx.Graph[str] = nx.Graph()
    _describe(G, "Who stands with whom", {"level": level, "since": since, "until": until})
    G.graph["aggregation"] = aggregation
    for a, b, data in ties.edges(data=True):
        for node in (a, b):
            G.add_node(node, name=names[node], kind=_kind(node, kinds))
        quotes = sorted({q for end in (a, b) for target in data["common"] for q in said[end, target]})
        G.add_edge(a, b, **data, quote_ids=quotes)
    return _within(projection, G, country)


NETWORKS: Final[dict[str, Callable[..., Any]]] = {
    "who-accuses-whom": accusations,
    "who-does-what-to-whom": stances,
    "denials": denials,
    "chains": chains,
    "actor-claims": actor_claims,
    "co-accusations": co_accusations,
    "discourse": discourse,
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
    taken = inspect.signature(NETWORKS[name]).parameters
    unknown = sorted(set(filters) - set(taken))
    if unknown and not any(p.kind is p.VAR_KEYWORD for p in taken.values()):
        raise UsageError(f"the network '{name}' has no filter '{unknown[0]}'; it has: {', '.join([*taken][1:])}")
    return NETWORKS[name](projection, **filters)


def _of_pairs(projection: Rows, question: str, filters: dict[str, Any]) -> "nx.DiGraph[str]":
    return _of_rows(projection, ask(projection, question, **filters))


def _of_rows(projection: Rows, answer: Answer) -> "nx.DiGraph[str]":
    import networkx as nx

    G: nx.DiGraph[str] = nx.DiGraph()
    _describe(G, answer.title, answer.parameters)
    kinds = _kinds(projection)
    for row in answer.rows:
        _add_ends(G, row, kinds)
        G.add_edge(row["source_id"], row["target_id"], **_edge(row))
    return G


def _stances(projection: Rows, modality: str, negated: bool, filters: dict[str, Any]) -> Answer:
    # The question's own answer where it counts what is asked for; else the passages, counted here.
    if modality == "asserted" and not negated:
        return ask(projection, "who-does-what-to-whom", **filters)
    rows = stance_rows(projection, modality=modality, negated=negated, **filters)
    question = find_question("who-does-what-to-whom")
    counted = {"modality": modality, **({"negated": "too"} if negated else {})}
    return Answer(question.name, question.title, (), rows, {**bind(projection, question, filters), **counted})


def _within(projection: Rows, G: GraphT, country: str) -> GraphT:
    # Only the edges one of whose ends is of that state.
    if not country:
        return G
    state = find_node(projection, "actor", country)
    actors = read_affiliations(projection)
    inside = {n for n in G if actors.country_of(n) == state}
    if not inside and not projection.query("MATCH (n:Country {id: $id}) RETURN n.id AS node_id", {"id": state}).dicts():
        raise UsageError(f"country '{country}' is no state of this graph; filter by another actor with actor")
    G.remove_edges_from([e for e in G.edges if e[0] not in inside and e[1] not in inside])
    G.remove_nodes_from([n for n in sorted(G) if G.degree(n) == 0])
    G.graph["country"] = state
    return G


def _describe(G: "nx.Graph[str]", title: str, parameters: dict[str, Any]) -> None:
    G.graph["title"] = title
    for name in ("level", "actor", "type", "allegation", "outlet", "modality", "negated", "min_confidence", "since", "until"):
        if parameters.get(name) not in (None, "", 0.0, "asserted", datetime.date(1, 1, 1), datetime.date(9999, 12, 31)):
            G.graph[name] = str(parameters[name])


def _edge(row: dict[str, Any]) -> dict[str, Any]:
    edge = {"weight": row["n_claims"] if "n_claims" in row else row["n_quotes"], "n_articles": row["n_articles"]}
    for name in ("edge_id", "first_said_on", "last_said_on"):
        if row.get(name) is not None:
            edge[name] = str(row[name])
    for name in ("claim_ids", "quote_ids"):
        if row.get(name):
            edge[name] = row[name]
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
