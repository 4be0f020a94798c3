import numpy as np
import pytest

from claimgraph.graph.errors import UsageError
from claimgraph.queries import measures as m


def test_reciprocity_by_hand(engine):
    df = m.reciprocity(engine, level="speaker").set_index(["source", "target"])
    assert df.loc[("Russia", "Turkey"), ["n_claims", "n_claims_back"]].tolist() == [1, 2]
    assert df.loc[("Anna Orlova", "Turkey"), "share_back"] == 0
    country = m.reciprocity(engine)
    # Russia began on 30 January, Turkey's first dated answer is of 1 March.
    assert country[["source", "target", "n_claims", "n_claims_back"]].iloc[0].tolist() == ["Russia", "Turkey", 2, 2]
    assert country["days"].iloc[0] == 31


def test_strength_by_hand(engine):
    df = m.strength(engine, level="speaker").set_index("actor_id")
    assert df.loc["TUR", ["out_strength", "in_strength", "out_degree", "in_degree"]].tolist() == [2, 2, 1, 2]
    assert df.loc["p_kaya", "balance"] == 1


def test_balance_counts_signed_triads(monkeypatch):
    import networkx as nx

    G = nx.MultiDiGraph()
    for a, b, kind, n in [
        ("A", "B", "support", 2), ("B", "A", "criticism", 1),  # friendly on the whole
        ("A", "C", "accusation", 1), ("B", "C", "threat", 1),  # the common enemy: balanced
        ("C", "D", "support", 1), ("D", "C", "rejection", 1),  # as many of both: no tie
        ("D", "A", "accusation", 1), ("D", "B", "accusation", 1),
        ("A", "A", "accusation", 9),
    ]:  # fmt: skip
        G.add_edge(a, b, type=kind, weight=n)
    monkeypatch.setattr(m, "stances", lambda projection, level: G)
    df = m.balance(None).set_index("signs")
    assert df["n"].to_dict() == {"+++": 0, "++-": 0, "+--": 2, "---": 0}
    assert df["balanced"].to_dict() == {"+++": True, "++-": False, "+--": True, "---": False}


def test_communities_and_brokers(engine):
    df = m.communities(engine, level="speaker")
    assert set(df["actor_id"]) == {"TUR", "RUS", "p_kaya", "p_orlova"}
    assert df.equals(m.communities(engine, level="speaker"))
    brokers = m.brokers(engine, level="speaker").set_index("actor_id")["betweenness"]
    assert brokers["p_orlova"] > 0
    assert brokers["p_kaya"] == 0


def test_outlet_bias_shares_and_intervals(engine):
    df = m.outlet_bias(engine, draws=200)
    assert df.groupby("outlet_id")["share"].sum().to_dict() == {"m_evening": 1.0, "m_morning": pytest.approx(1.0)}
    morning = df[(df["outlet_id"] == "m_morning") & (df["accuser_id"] == "RUS")].iloc[0]
    assert (morning["n_claims"], morning["share"], morning["mean_share"]) == (2, 0.5, 0.25)
    assert morning["low"] <= morning["difference"] <= morning["high"]
    lone = df[df["n_articles"] == 1]
    assert lone[["low", "high"]].isna().all(axis=None)
    assert df.equals(m.outlet_bias(engine, draws=200))


def test_source_diversity(engine):
    df = m.source_diversity(engine, draws=100).set_index("outlet_id")
    assert df.loc["m_evening", "n_quotes"] == 3
    assert df.loc["m_evening", "effective_speakers"] == pytest.approx(3)
    several = df[df["n_articles"] > 1]
    assert (several["low"] <= several["share_unnamed"]).all()
    assert df.loc[df["n_articles"] == 1, ["low", "high"]].isna().all(axis=None)


def fake_months(monkeypatch, counts):
    from claimgraph.queries.ask import Answer

    rows = [{"month": f"{2015 + i // 12}-{i % 12 + 1:02d}", "n_claims": n} for i, n in enumerate(counts)]
    monkeypatch.setattr(m, "ask", lambda *_a, **_k: Answer("x", "x", ("month", "n_claims"), rows))


def test_a_change_is_found_where_it_is(monkeypatch):
    rng = np.random.default_rng(1)
    fake_months(monkeypatch, [*rng.poisson(3, 18), *rng.poisson(12, 12)])
    df = m.change_points(None)
    assert df["month"].tolist() == ["2016-07"]
    assert df["after"].iloc[0] > 2 * df["before"].iloc[0]


@pytest.mark.parametrize("counts", [[], [3], [2, 2], [5] * 24, [0, 0, 0, 0, 1]])
def test_no_change_where_there_is_none(monkeypatch, counts):
    fake_months(monkeypatch, counts)
    assert len(m.change_points(None)) == 0


@pytest.mark.parametrize("name", sorted(m.__all__))
def test_an_empty_graph_gives_columns_and_no_counts(empty_engine, name):
    df = getattr(m, name)(empty_engine)
    assert len(df.columns) >= 3
    assert len(df) == (4 if name == "balance" else 0)


def test_an_unknown_level_is_named(engine):
    with pytest.raises(UsageError, match="none of country"):
        m.outlet_bias(engine, level="planet")
