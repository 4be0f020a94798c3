import io
import json

import pytest

from claimgraph.graph.errors import UsageError
from claimgraph.queries.discourse import discourse_graph, discourse_ties, one_mode, two_mode
from claimgraph.queries.export import DNA_COLUMNS, dna_statements, export_dna


@pytest.fixture(scope="module")
def known(shared):
    path = shared / "data" / "dna" / "sample_statements.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_known_two_mode(known):
    df = two_mode(known)
    assert df.shape == (7, 6)
    assert df.to_numpy().sum() == 40


@pytest.mark.parametrize(("aggregation", "total"), [("ignore", 276), ("congruence", 160), ("conflict", 116), ("subtract", 44)])
def test_known_one_mode(known, aggregation, total):
    df = one_mode(known, aggregation=aggregation)
    assert df.shape == (7, 7)
    assert df.to_numpy().sum() == total


def test_known_average_activity(known):
    assert round(float(one_mode(known, normalization="average activity").to_numpy().sum()), 2) == 25.80


def statement(actor, concept, agrees, day="2024-01-01", document="d1"):
    return {"organization": actor, "concept": concept, "agreement": agrees, "date": day, "document_id": document}


BY_HAND = [
    statement("A", "x", True),
    statement("A", "x", True),
    statement("A", "x", True, "2024-01-02", "d2"),
    statement("A", "y", False, "2024-02-01", "d3"),
    statement("B", "x", True, "2025-01-01", "d4"),
    statement("B", "y", True, None, "d5"),
    statement("B", "y", True, None, "d6"),
    statement("C", "z", True),
    statement(None, "x", True),
]


@pytest.mark.parametrize(
    ("duplicates", "a_on_x", "b_on_y"),
    [("all", 3, 2), ("article", 2, 2), ("week", 1, 2), ("month", 1, 2), ("year", 1, 2), ("whole", 1, 1)],
)
def test_duplicates(duplicates, a_on_x, b_on_y):
    df = two_mode(BY_HAND, duplicates=duplicates)
    assert (df.loc["A", "x"], df.loc["B", "y"]) == (a_on_x, b_on_y)


@pytest.mark.parametrize(
    ("aggregation", "normalization", "value"),
    [
        ("ignore", "none", 3 * 1 + 1 * 2),
        ("congruence", "none", 3),
        ("conflict", "none", 2),
        ("subtract", "none", 1),
        ("congruence", "average activity", 3 / 3.5),
        ("congruence", "jaccard", 3 / 3),
        ("congruence", "cosine", 3 / (10**0.5 * 5**0.5)),
    ],
)
def test_one_mode_by_hand(aggregation, normalization, value):
    df = one_mode(BY_HAND, aggregation=aggregation, normalization=normalization)
    assert df.loc["A", "B"] == df.loc["B", "A"] == pytest.approx(value)
    assert (df.loc["C"] == 0).all()
    assert df.loc["A", "A"] == 0


def test_two_mode_shares_and_signs():
    assert two_mode(BY_HAND, normalization="activity").loc["A"].tolist() == [0.75, 0.25, 0]
    assert two_mode(BY_HAND, normalization="prominence").loc["B"].tolist() == [0.25, pytest.approx(2 / 3), 0]
    assert two_mode(BY_HAND, qualifier="agreement").loc["A", "y"] == -1


@pytest.mark.parametrize("aggregation", ["ignore", "congruence", "conflict", "subtract"])
@pytest.mark.parametrize("normalization", ["none", "average activity", "jaccard", "cosine"])
def test_ties_are_the_cells_of_the_matrix(aggregation, normalization):
    settings = {"aggregation": aggregation, "normalization": normalization, "duplicates": "month"}
    G, df = discourse_ties(BY_HAND, **settings), one_mode(BY_HAND, **settings)
    assert {frozenset(e[:2]): e[2] for e in G.edges(data="weight")} == {
        frozenset((a, b)): df.loc[a, b] for a in df for b in df if a < b and df.loc[a, b]
    }
    assert set(G) == set(df)


def test_only_actors_who_meet_have_an_edge():
    # 2,000 actors, each of a concept of its own but for ten: not two million pairs.
    some = [statement(f"a{i}", f"c{i}" if i >= 10 else "c", True) for i in range(2000)]
    assert discourse_ties(some).number_of_edges() == 45


def test_graph_of_a_matrix():
    G = discourse_graph(one_mode(BY_HAND))
    assert list(G.edges(data="weight")) == [("A", "B", 3.0)]
    assert "C" in G


@pytest.mark.parametrize("wrong", [{"aggregation": "sum"}, {"normalization": "max"}, {"duplicates": "day"}])
def test_unknown_settings_say_the_known_ones(wrong):
    with pytest.raises(UsageError, match="is none of"):
        one_mode(BY_HAND, **wrong)


def test_no_statements():
    assert one_mode([]).shape == (0, 0)
    assert two_mode([]).shape == (0, 0)


def test_statements_of_the_graph(engine, empty_engine):
    found = dna_statements(engine)
    first = next(s for s in found if s["statement_id"] == "q_1")
    assert (first["person"], first["organization"], first["country"]) == ("Anna Orlova", "Russian Foreign Ministry", "Russia")
    assert (first["concept"], first["agreement"], first["target"], first["stance"]) == ("accusation: Turkey", 1, "Turkey", 0)
    # A denial speaks of what it denies, against it: here the two disagree.
    denial = next(s for s in found if s["statement_id"] == "q_3")
    assert (denial["concept"], denial["agreement"], denial["stance"]) == ("accusation: Turkey", 0, None)
    assert one_mode(found, actor="speaker_id", aggregation="conflict").loc["p_orlova", "o_tmfa"] == 2
    # Neither a supposed nor a negated claim takes a stance.
    assert {s["stance"] for s in found if s["statement_id"] in ("q_8", "q_9")} == {None}
    assert {s["statement_id"] for s in dna_statements(engine, types=["denial"])} == {"q_3"}
    assert {s["statement_id"] for s in dna_statements(engine, since="2024-02-01", until="2024-03-02", types=["accusation"])} == {
        "q_6",
        "q_7",
        "q_8",
    }
    assert two_mode(found, actor="person").loc["Anna Orlova", "accusation: Turkey"] == 2
    out = io.StringIO()
    assert export_dna(engine, out) == len(found)
    assert out.getvalue().splitlines()[0] == ",".join(DNA_COLUMNS)
    assert dna_statements(empty_engine) == []
