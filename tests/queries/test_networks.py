import datetime

import pytest

from claimgraph.graph.errors import UsageError
from claimgraph.queries.networks import NETWORKS, accusations, actor_claims, chains, co_accusations, denials, network, slices, stances


def test_who_accuses_whom_has_direction_weight_and_evidence(engine):
    G = accusations(engine, level="speaker")
    assert {(a, b): d["weight"] for a, b, d in G.edges(data=True)} == {
        ("TUR", "RUS"): 2,
        ("RUS", "TUR"): 1,
        ("p_kaya", "p_orlova"): 1,
        ("p_orlova", "TUR"): 1,
    }
    assert G.nodes["TUR"] == {"name": "Turkey", "kind": "country"}
    assert G.nodes["p_orlova"]["kind"] == "person"
    assert all(d["edge_id"].startswith("r_") for *_, d in G.edges(data=True))


def test_a_network_is_whole_where_a_table_ends(engine):
    assert accusations(engine, level="speaker", n_top=1).number_of_edges() == 1
    assert accusations(engine, level="speaker").number_of_edges() == 4


def test_levels_roll_up(engine):
    assert set(accusations(engine, level="country")) == {"RUS", "TUR"}
    assert "o_press" in accusations(engine, level="organization")


def test_stances_are_keyed_by_type(engine):
    G = stances(engine, level="speaker")
    assert G.has_edge("o_watch", "p_persian", key="criticism")
    assert G.has_edge("o_tmfa", "RUS", key="denial")


def test_denials_and_chains(engine):
    assert [(a, b, d["claim_ids"]) for a, b, d in denials(engine).edges(data=True)] == [("o_tmfa", "p_orlova", ["c_2"])]
    assert sorted(chains(engine).edges()) == [("m_evening", "m_wire"), ("m_morning", "m_wire")]
    assert chains(engine).nodes["m_wire"]["kind"] == "outlet"


def test_actor_claims_is_two_mode(engine):
    G = actor_claims(engine)
    assert all(G.nodes[a]["bipartite"] == 0 and G.nodes[b]["bipartite"] == 1 for a, b in G.edges())
    assert "c_7" not in G  # hypothetical
    assert "c_7" in actor_claims(engine, asserted_only=False)
    assert set(actor_claims(engine, type="denial")) == {"o_tmfa", "c_2"}


def test_co_accusation_counts_what_both_share(engine):
    G = co_accusations(engine, level="speaker")
    assert [(set(e[:2]), e[2]) for e in G.edges(data=True)] == [({"RUS", "p_orlova"}, {"weight": 1, "common": ["TUR"]})]


@pytest.mark.parametrize("name", sorted(NETWORKS))
def test_an_empty_graph_gives_an_empty_network(empty_engine, name):
    assert network(empty_engine, name).number_of_nodes() == 0


def test_an_unknown_network_says_the_known_ones(engine):
    with pytest.raises(UsageError, match="who-accuses-whom, who-does-what"):
        network(engine, "friends")
    with pytest.raises(UsageError, match="no parameter 'colour'"):
        network(engine, "who-accuses-whom", colour="red")


def test_slices_cover_the_period_once(engine):
    got = [
        (str(a), str(b), G.size("weight"))
        for a, b, G in slices(engine, start=datetime.date(2024, 1, 15), end=datetime.date(2024, 3, 2), level="speaker")
    ]
    assert got == [("2024-01-15", "2024-02-01", 3.0), ("2024-02-01", "2024-03-01", 0.0), ("2024-03-01", "2024-03-02", 2.0)]
    days = list(slices(engine, start=datetime.date(2024, 2, 28), end=datetime.date(2024, 3, 2), by="day", window=3))
    assert [(str(a), str(b)) for a, b, _ in days] == [
        ("2024-02-28", "2024-03-02"),
        ("2024-02-29", "2024-03-02"),
        ("2024-03-01", "2024-03-02"),
    ]
    with pytest.raises(UsageError, match="day, week, month"):
        next(slices(engine, start=datetime.date(2024, 1, 1), end=datetime.date(2024, 2, 1), by="year"))
