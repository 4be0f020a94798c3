"""Measures of the networks and of the press: who answers back, balance, communities, brokers, outlets, sources, breaks.

In: a projection and the filters of the question behind the measure. Out: a DataFrame; each function lists its columns. Where counts are
compared there is an interval: 95 %, bootstrap over articles, seeded, because the claims of one article are not independent of each other.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from claimgraph.graph.errors import UsageError

from .ask import ask
from .networks import accusations, stances
from .resolve import Rows

if TYPE_CHECKING:
    import pandas

__all__ = ["balance", "brokers", "change_points", "communities", "outlet_bias", "reciprocity", "source_diversity", "strength"]

SEED: Final = 20161001
DRAWS: Final = 1000  # intervals moved by less than .01 from 500 draws on
SIGNS: Final = {"support": 1, "promise": 1, "accusation": -1, "criticism": -1, "threat": -1, "rejection": -1}

_BY_ARTICLE: Final = """
MATCH (a:Speaker|Organization|Country)-[e:ACCUSES {level: $level}]->(b:Speaker|Organization|Country)
UNWIND e.quoteIds AS quote_id
MATCH (m:Outlet)<-[:PUBLISHED_BY]-(ar:Article)<-[:IN_ARTICLE]-(q:Quote {id: quote_id})-[:EXPRESSES]->(c:Claim)
RETURN DISTINCT m.id AS outlet_id, m.name AS outlet, ar.id AS article_id, a.id AS accuser_id, a.name AS accuser, c.id AS claim_id
ORDER BY outlet_id, article_id, accuser_id, claim_id
"""
_SOURCES: Final = """
MATCH (m:Outlet)<-[:PUBLISHED_BY]-(ar:Article)<-[:IN_ARTICLE]-(q:Quote)<-[:SAID]-(s:Speaker|Organization|Country)
RETURN DISTINCT m.id AS outlet_id, m.name AS outlet, ar.id AS article_id, q.id AS quote_id, s.id AS speaker_id, s.kind AS kind
ORDER BY outlet_id, article_id, quote_id, speaker_id
"""


def reciprocity(projection: Rows, *, level: str = "country") -> "pandas.DataFrame":
    """Who answers an accusation with one, and after how long.

    Columns: source, target (names; who began, where the days are known), n_claims, n_claims_back, share_back (n_claims_back over both, 0 to
    1), days (from the first accusation to the first one back; missing where a day is not known). One row a pair that accuses in either way.
    """
    import pandas as pd

    G = accusations(projection, level=level)
    rows = []
    for a, b in sorted({(min(e), max(e)) for e in G.edges() if e[0] != e[1]}):
        there, back = G.edges.get((a, b)), G.edges.get((b, a))
        first, second = ((d or {}).get("first_said_on") for d in (there, back))
        if there is None or (back is not None and first and second and second < first):
            a, b, there, back, first, second = b, a, back, there, second, first
        n, n_back = G.edges[a, b]["weight"], back["weight"] if back else 0
        days = (pd.Timestamp(second) - pd.Timestamp(first)).days if back and first and second else None
        rows.append((G.nodes[a]["name"], G.nodes[b]["name"], n, n_back, n_back / (n + n_back), days))
    df = pd.DataFrame(rows, columns=["source", "target", "n_claims", "n_claims_back", "share_back", "days"])
    df["days"] = df["days"].astype("Int64")
    return df.sort_values(["n_claims", "source", "target"], ascending=[False, True, True], ignore_index=True)


def strength(projection: Rows, **filters: Any) -> "pandas.DataFrame":
    """How much each actor accuses and is accused.

    Columns: actor_id, actor, out_strength and in_strength (claims), out_degree and in_degree (other actors), balance (out less in, over
    both: 1 only accuses, -1 is only accused).
    """
    import pandas as pd

    G = accusations(projection, **filters)
    rows = []
    for n in sorted(G):
        out, into = (float(sum(d["weight"] for _, _, d in edges)) for edges in (G.out_edges(n, data=True), G.in_edges(n, data=True)))
        rows.append((n, G.nodes[n]["name"], int(out), int(into), G.out_degree(n), G.in_degree(n), (out - into) / (out + into)))
    columns = ["actor_id", "actor", "out_strength", "in_strength", "out_degree", "in_degree", "balance"]
    df = pd.DataFrame(rows, columns=columns)
    return df.sort_values(["out_strength", "in_strength", "actor_id"], ascending=[False, False, True], ignore_index=True)


def balance(projection: Rows, *, level: str = "country") -> "pandas.DataFrame":
    """Whether the enemy of my enemy is my friend: triads of actors by their signs (Cartwright and Harary 1956).

    A pair is friendly where its supports and promises, both ways, outnumber its accusations, criticisms, threats and rejections, hostile
    where those outnumber the former; pairs with as many of both are no tie. Columns: signs (+++, ++-, +--, ---), n (triads), balanced.
    """
    import pandas as pd

    net: Counter[tuple[str, str]] = Counter()
    for a, b, data in stances(projection, level=level).edges(data=True):
        if a != b:
            net[min(a, b), max(a, b)] += SIGNS.get(data["type"], 0) * data["weight"]
    sign = {pair: 1 if n > 0 else -1 for pair, n in net.items() if n}
    near: dict[str, set[str]] = defaultdict(set)
    for a, b in sign:
        near[a].add(b)
    found = Counter(
        sum(sign[pair] > 0 for pair in ((a, b), (a, c), (b, c)))
        for a in sorted(near)
        for b, c in itertools.combinations(sorted(near[a]), 2)
        if (b, c) in sign
    )
    return pd.DataFrame([("+" * k + "-" * (3 - k), found[k], k in (1, 3)) for k in (3, 2, 1, 0)], columns=["signs", "n", "balanced"])


def communities(projection: Rows, **filters: Any) -> "pandas.DataFrame":
    """Groups of actors who quarrel mostly among themselves (Louvain on the undirected network of accusations, seeded).

    Columns: actor_id, actor, community (0 is the largest).
    """
    import networkx as nx
    import pandas as pd

    G = accusations(projection, **filters)
    U: nx.Graph[str] = nx.Graph()
    U.add_nodes_from(sorted(G))
    for a, b, data in sorted(G.edges(data=True), key=lambda e: e[:2]):
        U.add_edge(a, b, weight=data["weight"] + (U.edges[a, b]["weight"] if U.has_edge(a, b) else 0))
    groups = sorted(nx.community.louvain_communities(U, seed=SEED), key=lambda g: (-len(g), min(g))) if len(U) else []
    rows = [(n, G.nodes[n]["name"], i) for i, group in enumerate(groups) for n in sorted(group)]
    return pd.DataFrame(rows, columns=["actor_id", "actor", "community"])


def brokers(projection: Rows, **filters: Any) -> "pandas.DataFrame":
    """Who stands between the others: betweenness in the network of accusations, directed.

    Columns: actor_id, actor, betweenness (0 to 1: share of shortest paths that lead through the actor).
    """
    import networkx as nx
    import pandas as pd

    G = accusations(projection, **filters)
    found = nx.betweenness_centrality(G) if len(G) else {}
    rows = sorted(((n, G.nodes[n]["name"], value) for n, value in found.items()), key=lambda r: (-r[2], r[0]))
    return pd.DataFrame(rows, columns=["actor_id", "actor", "betweenness"])


def outlet_bias(projection: Rows, *, level: str = "country", draws: int = DRAWS) -> "pandas.DataFrame":
    """Whose accusations an outlet carries more, or less, than the outlets do on the average.

    Columns: outlet_id, outlet, accuser_id, accuser, n_claims, share (of the outlet's claims), mean_share (mean of all outlets' shares),
    difference (share less mean_share), low and high (95 % interval of the difference, bootstrap over the articles of every outlet; missing
    where the outlet's accusations stand in one article only, and too narrow where they stand in few), n_articles (those articles).
    """
    import numpy as np
    import pandas as pd

    columns = ["outlet_id", "outlet", "accuser_id", "accuser", "n_claims", "share", "mean_share", "difference", "low", "high", "n_articles"]
    found = projection.query(_BY_ARTICLE, {"level": _level(level)}).dicts()
    if not found:
        return pd.DataFrame(columns=columns)
    names = {r["outlet_id"]: r["outlet"] for r in found} | {r["accuser_id"]: r["accuser"] for r in found}
    outlets, accusers = sorted({r["outlet_id"] for r in found}), sorted({r["accuser_id"] for r in found})
    # Counts of an outlet as a matrix of articles x accusers: a claim in two articles of one outlet is counted in each.
    tables = []
    for outlet in outlets:
        counts = Counter((r["article_id"], r["accuser_id"]) for r in found if r["outlet_id"] == outlet)
        articles = sorted({article for article, _ in counts})
        tables.append(np.array([[counts[article, accuser] for accuser in accusers] for article in articles], dtype=float))
    rng = np.random.default_rng(SEED)
    shares = np.array([table.sum(axis=0) / table.sum() for table in tables])
    drawn = np.empty((draws, len(outlets), len(accusers)))
    for i, table in enumerate(tables):
        weights = rng.multinomial(len(table), np.full(len(table), 1 / len(table)), size=draws)
        sums = weights @ table
        drawn[:, i] = sums / sums.sum(axis=1, keepdims=True)
    low, high = np.percentile(drawn - drawn.mean(axis=1, keepdims=True), [2.5, 97.5], axis=0)
    mean = shares.mean(axis=0)
    alone = [len(table) < 2 for table in tables]
    low[alone], high[alone] = np.nan, np.nan
    rows = [
        (
            *(o, names[o], a, names[a], int(tables[i][:, j].sum()), shares[i, j], mean[j], shares[i, j] - mean[j]),
            *(low[i, j], high[i, j], len(tables[i])),
        )
        for i, o in enumerate(outlets)
        for j, a in enumerate(accusers)
    ]
    return pd.DataFrame(rows, columns=columns)


def source_diversity(projection: Rows, *, draws: int = DRAWS) -> "pandas.DataFrame":
    """How many different speakers each outlet quotes, how evenly, and how many of its quotes are of somebody without a name.

    Columns: outlet_id, outlet, n_quotes, n_speakers, effective_speakers (2 to the power of the entropy in bits: so many speakers quoted
    equally often would be as diverse), share_unnamed (of n_quotes, 0 to 1), low and high (95 % interval of share_unnamed, bootstrap
    over articles; missing for one article, too narrow for few), n_articles.
    """
    import numpy as np
    import pandas as pd

    by_outlet: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in projection.query(_SOURCES).dicts():
        by_outlet[row["outlet_id"]].append(row)
    rng = np.random.default_rng(SEED)
    rows = []
    for outlet, found in sorted(by_outlet.items()):
        share = np.array(sorted(Counter(r["speaker_id"] for r in found).values()), dtype=float) / len(found)
        quotes: dict[str, dict[str, bool]] = defaultdict(dict)  # by article: whether one who says it has no name
        for r in found:
            of_article = quotes[r["article_id"]]
            of_article[r["quote_id"]] = of_article.get(r["quote_id"], False) or r["kind"] == "unnamed"
        table = np.array([(sum(quotes[a].values()), len(quotes[a])) for a in sorted(quotes)], dtype=float)
        sums = rng.multinomial(len(table), np.full(len(table), 1 / len(table)), size=draws) @ table
        low, high = np.percentile(sums[:, 0] / sums[:, 1], [2.5, 97.5]) if len(table) > 1 else (np.nan, np.nan)
        effective = float(2 ** -(share * np.log2(share)).sum())
        unnamed = table[:, 0].sum() / table[:, 1].sum()
        rows.append(
            (outlet, found[0]["outlet"], len({r["quote_id"] for r in found}), len(share), effective, unnamed, low, high, len(table))
        )
    columns = ["outlet_id", "outlet", "n_quotes", "n_speakers", "effective_speakers", "share_unnamed", "low", "high", "n_articles"]
    return pd.DataFrame(rows, columns=columns)


def change_points(projection: Rows, *, alpha: float = 0.05, permutations: int = 999, **filters: Any) -> "pandas.DataFrame":
    """Months from which on accusations are more, or fewer, than before.

    The months' counts are cut where a Poisson likelihood gains most, each side again, as long as fewer than ``alpha`` of seeded
    permutations of the months gain as much. Columns: month (first of the new level), before and after (mean claims a month of the two
    stretches that meet there), p (share of permutations).
    """
    import numpy as np
    import pandas as pd

    from .charts import months_between

    answer = ask(projection, "accusations-by-month", **filters)
    counts = Counter[str]()
    for row in answer.rows:
        if row["month"]:
            counts[row["month"]] += row["n_claims"]
    months = months_between(min(counts), max(counts)) if counts else []
    y = np.array([counts[m] for m in months], dtype=float)
    rng = np.random.default_rng(SEED)
    cuts: dict[int, float] = {}
    stretches = [(0, len(y))]
    while stretches:
        start, end = stretches.pop()
        gain, cut = _best_cut(y[start:end])
        if cut == 0:
            continue
        p = (1 + sum(_best_cut(rng.permutation(y[start:end]))[0] >= gain - 1e-9 for _ in range(permutations))) / (permutations + 1)
        if p < alpha:
            cuts[start + cut] = p
            stretches += [(start, start + cut), (start + cut, end)]
    bounds = [0, *sorted(cuts), len(y)]
    rows = [(months[b], y[a:b].mean(), y[b:c].mean(), cuts[b]) for a, b, c in zip(bounds, bounds[1:], bounds[2:], strict=False)]
    return pd.DataFrame(rows, columns=["month", "before", "after", "p"])


def _best_cut(y: "Sequence[float] | Any") -> tuple[float, int]:
    # The gain in Poisson log-likelihood of the best cut, and where the second part begins; 0 where there is none.
    import numpy as np

    n = len(y)
    if n < 4:
        return 0.0, 0
    total = np.cumsum(y)
    k = np.arange(2, n - 1)
    left, right = total[k - 1], total[-1] - total[k - 1]
    with np.errstate(divide="ignore", invalid="ignore"):
        gain = np.nan_to_num(left * np.log(left / k)) + np.nan_to_num(right * np.log(right / (n - k)))
        gain -= np.nan_to_num(total[-1] * np.log(total[-1] / n))
    best = int(np.argmax(gain))
    return float(gain[best]), int(k[best]) if gain[best] > 0 else 0


def _level(level: str) -> str:
    from claimgraph.graph.model import LEVELS

    if level not in LEVELS:
        raise UsageError(f"level '{level}' is none of {', '.join(LEVELS)}")
    return level
