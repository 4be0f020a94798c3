"""Discourse networks as the Discourse Network Analyzer computes them (Leifeld 2017; Leifeld, Gruber and Bossner 2019).

In: statements, each with who speaks, which concept, whether they agree, the document and the day (`export.dna_statements` makes them of the
graph). Out: matrices as DataFrames, rows and columns sorted by name.

Two-mode: actor x concept. One-mode: actor x actor; *congruence* counts concepts that two actors share with the same stance, *conflict*
those they share with different stances, *subtract* is congruence less conflict; without the qualifier stances are not looked at.
"""

import datetime
import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from claimgraph.graph.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx
    import pandas

__all__ = ["AGGREGATIONS", "DUPLICATES", "NORMALIZATIONS", "discourse_graph", "discourse_ties", "one_mode", "two_mode"]

Statement = Mapping[str, Any]
Counts = dict[tuple[str, str, Any], int]  # (actor, concept, stance) to the number of statements

AGGREGATIONS: Final = ("ignore", "congruence", "conflict", "subtract")
NORMALIZATIONS: Final = ("none", "average activity", "jaccard", "cosine")
_TWO_MODE_NORMALIZATIONS: Final = ("none", "activity", "prominence")


def _day(statement: Statement) -> datetime.date | None:
    value = statement.get("date") or statement.get("date_time")
    return datetime.date.fromisoformat(str(value)[:10]) if value else None


def _period(key: Callable[[datetime.date], Any]) -> Callable[[Statement], Any]:
    # An undated statement is a period of its own: nothing is known to repeat it.
    return lambda s: key(day) if (day := _day(s)) is not None else ("undated", id(s))


DUPLICATES: Final[dict[str, Callable[[Statement], Any] | None]] = {
    "all": None,
    "article": lambda s: s.get("document_id", s.get("document")),
    "week": _period(lambda day: tuple(day.isocalendar())[:2]),
    "month": _period(lambda day: (day.year, day.month)),
    "year": _period(lambda day: day.year),
    "whole": lambda s: None,
}
"""Which statements count: all of them, or the same actor, concept and stance once an article, week, month, year or at all."""


def two_mode(
    statements: Iterable[Statement],
    *,
    actor: str = "organization",
    concept: str = "concept",
    qualifier: str | None = None,
    duplicates: str = "all",
    normalization: str = "none",
) -> "pandas.DataFrame":
    """How often each actor speaks of each concept.

    Parameters
    ----------
    actor, concept : names of the statements' fields for rows and columns; statements without one of them are left out.
    qualifier : the field for the stance; statements without one are left out. With it, statements against count
        as -1, else each counts as 1.
    duplicates : one of `DUPLICATES`.
    normalization : none, activity (share of the actor's statements) or prominence (share of the concept's).

    Returns
    -------
    Actors in rows, concepts in columns, statements (or shares, 0 to 1) in the cells.
    """
    import pandas as pd

    _check("normalization", normalization, _TWO_MODE_NORMALIZATIONS)
    counts = _count(statements, actor, concept, qualifier, duplicates)
    actors, concepts = sorted({a for a, _, _ in counts}), sorted({c for _, c, _ in counts})
    total: Counter[str] = Counter()
    signed: Counter[tuple[str, str]] = Counter()
    for (a, c, stance), n in counts.items():
        signed[a, c] += -n if qualifier is not None and not stance else n
        total[a if normalization == "activity" else c] += n
    cells = [[float(signed[a, c]) for c in concepts] for a in actors]
    df = pd.DataFrame(cells, index=pd.Index(actors, name=actor), columns=pd.Index(concepts, name=concept))
    if normalization == "activity":
        return df.div(pd.Series(total), axis=0)
    return df.div(pd.Series(total), axis=1) if normalization == "prominence" else df


def one_mode(
    statements: Iterable[Statement],
    *,
    actor: str = "organization",
    concept: str = "concept",
    qualifier: str = "agreement",
    aggregation: str = "congruence",
    normalization: str = "none",
    duplicates: str = "all",
) -> "pandas.DataFrame":
    """How much any two actors have in common.

    Parameters
    ----------
    aggregation : one of `AGGREGATIONS`; "ignore" does not look at the stance.
    normalization : one of `NORMALIZATIONS`: by nothing; by the mean of both actors' numbers of statements; by the number of
        (concept, stance) pairs that at least one of them has; by the product of the lengths of both actors' vectors of counts.
    duplicates : one of `DUPLICATES`.

    Returns
    -------
    Symmetric, actors in rows and columns, 0 on the diagonal. A cell is, over the concepts, the sum of the products of both actors' counts.

    >>> said = [("A", "sanctions", True), ("A", "truce", True), ("B", "sanctions", True), ("B", "truce", False)]
    >>> statements = [{"organization": who, "concept": of, "agreement": yes} for who, of, yes in said]
    >>> one_mode(statements, aggregation="congruence").loc["A", "B"], one_mode(statements, aggregation="conflict").loc["A", "B"]
    (np.float64(1.0), np.float64(1.0))
    """
    import numpy as np
    import pandas as pd

    actors, ties = _pairs(statements, actor, concept, qualifier, aggregation, normalization, duplicates)
    index = {a: i for i, a in enumerate(actors)}
    cells = np.zeros((len(actors), len(actors)))
    for (a, b), tie in ties.items():
        cells[index[a], index[b]] = cells[index[b], index[a]] = tie.weight
    return pd.DataFrame(cells, index=pd.Index(actors, name=actor), columns=pd.Index(actors, name=actor))


def discourse_ties(
    statements: Iterable[Statement],
    *,
    actor: str = "organization",
    concept: str = "concept",
    qualifier: str = "agreement",
    aggregation: str = "congruence",
    normalization: str = "none",
    duplicates: str = "all",
) -> "nx.Graph[str]":
    """The one-mode network as a graph, without its matrix: for many actors, of whom most have nothing in common.

    Nodes: the actors of the statements. Edges: undirected, where the cell of `one_mode` is not 0. Weight: ``weight`` = that cell;
    ``common`` are the concepts of which both speak. Parameters as for `one_mode`.
    """
    import networkx as nx

    G: nx.Graph[str] = nx.Graph()
    actors, ties = _pairs(statements, actor, concept, qualifier, aggregation, normalization, duplicates)
    G.add_nodes_from(actors)
    G.add_edges_from((a, b, {"weight": tie.weight, "common": sorted(tie.common)}) for (a, b), tie in sorted(ties.items()) if tie.weight)
    return G


def discourse_graph(matrix: "pandas.DataFrame") -> "nx.Graph[str]":
    """A one-mode matrix as an undirected network: nodes are actors, ``weight`` is the cell; zeros are no edges."""
    import networkx as nx

    G: nx.Graph[str] = nx.Graph()
    names = [str(name) for name in matrix.index]
    G.add_nodes_from((name, {"name": name}) for name in names)
    values = matrix.to_numpy()
    G.add_weighted_edges_from(
        (a, b, float(values[i, j])) for i, a in enumerate(names) for j, b in enumerate(names) if i < j and values[i, j]
    )
    return G


def _check(name: str, value: str, known: Iterable[str]) -> None:
    if value not in known:
        raise UsageError(f"{name} '{value}' is none of {', '.join(known)}")


def _count(statements: Iterable[Statement], actor: str, concept: str, qualifier: str | None, duplicates: str) -> Counts:
    _check("duplicates", duplicates, DUPLICATES)
    within = DUPLICATES[duplicates]
    seen: set[tuple[Any, ...]] = set()
    counts: Counter[tuple[str, str, Any]] = Counter()
    for s in statements:
        if s.get(actor) is None or s.get(concept) is None or (qualifier is not None and s.get(qualifier) is None):
            continue
        cell = (s[actor], s[concept], None if qualifier is None else bool(s[qualifier]))
        if within is not None:
            key = (*cell, within(s))
            if key in seen:
                continue
            seen.add(key)
        counts[cell] += 1
    return dict(counts)


@dataclass(slots=True)
class _Tie:
    # What two actors have in common: the sums of the products of their counts, and the concepts.
    weight: float = 0.0
    keys: int = 0  # (concept, stance) pairs that both have
    common: list[str] = field(default_factory=list)


def _pairs(
    statements: Iterable[Statement], actor: str, concept: str, qualifier: str, aggregation: str, normalization: str, duplicates: str
) -> tuple[list[str], dict[tuple[str, str], _Tie]]:
    # Concept by concept, so that only actors who meet are looked at: of 500 actors few pairs do, of 10,000 hardly any.
    _check("aggregation", aggregation, AGGREGATIONS)
    _check("normalization", normalization, NORMALIZATIONS)
    counts = _count(statements, actor, concept, None if aggregation == "ignore" else qualifier, duplicates)
    vectors: dict[str, list[int]] = defaultdict(list)
    spoken: dict[str, dict[str, dict[Any, int]]] = defaultdict(lambda: defaultdict(dict))
    for (a, c, stance), n in counts.items():
        vectors[a].append(n)
        spoken[c][a][stance] = n
    ties: dict[tuple[str, str], _Tie] = defaultdict(_Tie)
    for c, speakers in spoken.items():
        for (a, x), (b, y) in itertools.combinations(sorted(speakers.items()), 2):
            same = sum(n * y.get(stance, 0) for stance, n in x.items())
            other = sum(n * y.get(not stance, 0) for stance, n in x.items()) if aggregation in ("conflict", "subtract") else 0
            tie = ties[a, b]
            tie.weight += {"conflict": other, "subtract": same - other}.get(aggregation, same)
            tie.keys += len(x.keys() & y.keys())
            tie.common.append(c)
    for (a, b), tie in ties.items():
        tie.weight /= _norm(vectors[a], vectors[b], tie.keys, normalization)
    return sorted(vectors), dict(ties)


def _norm(x: Sequence[int], y: Sequence[int], keys: int, normalization: str) -> float:
    if normalization == "average activity":
        return (sum(x) + sum(y)) / 2
    if normalization == "jaccard":
        return float(len(x) + len(y) - keys)
    if normalization == "cosine":
        return float((sum(n * n for n in x) * sum(n * n for n in y)) ** 0.5)
    return 1.0
