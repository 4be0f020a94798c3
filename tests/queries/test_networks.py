import datetime

import pytest

from claimgraph.graph.errors import UsageError
from claimgraph.queries.networks import (
    NETWORKS,
    accusations,
    actor_claims,
    chains,
    co_accusations,
    denials,
    discourse,
    network,
    stances,
)
from claimgraph.queries.slices import slices


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
    assert "c_7" in actor_claims(engine, modality="any")
    assert "c_8" in actor_claims(engine, modality="any", negated=True)
    assert set(actor_claims(engine, actor="Anna Orlova", outlet="Morning Post")) == {"p_orlova", "c_1"}
    assert set(actor_claims(engine, type="denial")) == {"o_tmfa", "c_2"}


def test_co_accusation_counts_what_both_share(engine):
    G = co_accusations(engine, level="speaker")
    assert [(set(e[:2]), e[2]) for e in G.edges(data=True)] == [({"RUS", "p_orlova"}, {"weight": 1, "common": ["TUR"]})]


def counts(G):
    return {(a, b): data["weight"] for a, b, data in G.edges(data=True)}


@pytest.mark.parametrize("level", ["country", "organization", "speaker"])
def test_claims_not_asserted_are_added_where_they_are_asked_for(engine, level):
    asserted, every = accusations(engine, level=level), accusations(engine, level=level, modality="any")
    more = {"speaker": ("p_kaya", "p_orlova"), "organization": ("o_press", "o_rmfa"), "country": ("TUR", "RUS")}[level]
    assert counts(every) == {**counts(asserted), more: counts(asserted).get(more, 0) + 1}
    assert counts(accusations(engine, level=level, modality="hypothetical")) == {more: 1}
    assert accusations(engine, level=level, modality="hypothetical").edges[more]["claim_ids"] == ["c_7"]
    assert accusations(engine, level=level, modality="hedged").number_of_edges() == 0


def test_the_passages_give_the_same_network_as_the_question(engine):
    # The two ways to count: with negated accusations, of which there are none, the passages are counted one by one.
    for level in ("country", "organization", "speaker"):
        assert counts(accusations(engine, level=level, negated=True)) == counts(accusations(engine, level=level))
        a, b = stances(engine, level=level, negated=True), stances(engine, level=level)
        assert {e: a.edges[e]["n_articles"] for e in a.edges} == {e: b.edges[e]["n_articles"] for e in b.edges}


def test_negated_claims_count_only_where_they_are_asked_for(engine):
    promise = ("p_kaya", "o_watch")
    assert counts(accusations(engine, level="speaker", type="promise")) == {}
    assert counts(accusations(engine, level="speaker", type="promise", modality="future")) == {}
    assert counts(accusations(engine, level="speaker", type="promise", modality="future", negated=True)) == {promise: 1}


@pytest.mark.parametrize(
    ("filters", "pairs"),
    [
        ({"country": "Turkey"}, {("TUR", "RUS"), ("RUS", "TUR"), ("p_kaya", "p_orlova"), ("p_orlova", "TUR")}),
        ({"country": "RUS", "actor": "p_kaya"}, {("p_kaya", "p_orlova")}),
        ({"outlet": "Evening Post"}, {("TUR", "RUS"), ("p_kaya", "p_orlova")}),
        ({"allegation": "disinformation"}, {("p_kaya", "p_orlova")}),
        ({"type": "criticism"}, {("o_watch", "p_hostile"), ("o_watch", "p_persian")}),
        ({"min_confidence": 0.9}, set()),
        ({"since": "2024-03-01"}, {("TUR", "RUS"), ("RUS", "TUR")}),
    ],
)
@pytest.mark.parametrize("negated", [False, True])
def test_filters(engine, filters, pairs, negated):
    assert set(accusations(engine, level="speaker", negated=negated, **filters).edges()) == pairs


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"modality": "maybe"}, "'maybe' is none of asserted, hypothetical, future, hedged, any"),
        ({"type": "statement"}, "'statement' is none of accusation, criticism"),
        ({"country": "Atlantis"}, "no actor is called 'Atlantis'"),
        ({"country": "Anna Orlova"}, "is no state of this graph"),
        ({"outlet": "Moring Post"}, "nearest: Morning Post"),
        ({"level": "planet", "modality": "any"}, "none of country"),
    ],
)
def test_a_wrong_filter_says_the_known_ones(engine, filters, message):
    with pytest.raises(UsageError, match=message):
        accusations(engine, **filters)


def test_discourse_joins_those_of_one_stance(engine):
    G = discourse(engine)
    # Anna Orlova and Russia both accuse Turkey, one of them twice in one article: counted once.
    assert {frozenset(e) for e in G.edges()} == {frozenset(("RUS", "p_orlova"))}
    assert G.edges["RUS", "p_orlova"] == {"weight": 1, "common": ["TUR"], "quote_ids": ["q_1", "q_2", "q_6"]}
    assert discourse(engine, duplicates="all").edges["RUS", "p_orlova"]["weight"] == 2
    assert discourse(engine, level="country").number_of_edges() == 0
    assert discourse(engine, until="2024-02-01").number_of_edges() == 0
    assert discourse(engine, aggregation="conflict").number_of_edges() == 0
    with pytest.raises(UsageError, match="no filter 'colour'; it has: level, aggregation"):
        network(engine, "discourse", colour="red")
    with pytest.raises(UsageError, match="aggregation 'sum' is none of"):
        discourse(engine, aggregation="sum")


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
    weeks = list(slices(engine, start=datetime.date(2024, 1, 31), end=datetime.date(2024, 2, 8), by="week", of="chains"))
    assert [(str(a), str(b), G.number_of_edges()) for a, b, G in weeks] == [
        ("2024-01-31", "2024-02-05", 2),
        ("2024-02-05", "2024-02-08", 0),
    ]
    with pytest.raises(UsageError, match="give 1 day or more"):
        next(slices(engine, start=datetime.date(2024, 1, 1), end=datetime.date(2024, 2, 1), window=0))
    with pytest.raises(UsageError, match="day, week, month"):
        next(slices(engine, start=datetime.date(2024, 1, 1), end=datetime.date(2024, 2, 1), by="year"))
