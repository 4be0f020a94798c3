"""What goes wrong at a desk: an empty record, one actor alone, self-accusation, no dates, dates out of order, folders that refuse."""

import os
from datetime import date

import networkx as nx
import pytest

from claimgraph.graph.errors import UsageError
from claimgraph.graph.rows import EdgeRow, NodeRow
from claimgraph.queries import measures
from claimgraph.queries.draw import DRAWINGS, ENDINGS, draw
from claimgraph.queries.graphfiles import GRAPH_FORMATS
from claimgraph.queries.interface import Reader
from claimgraph.queries.networks import NETWORKS, network
from claimgraph.queries.pictures import draw_network
from claimgraph.queries.report import write_report

TEXT = "Russia accused Turkey. Turkey accused Russia. Russia accused Russia."


def graph(*claims, days=()):
    """A graph of accusations (accuser, accused) between states, one article each; days of publication as given, else none."""
    states = sorted({state for claim in claims for state in claim})
    nodes = [NodeRow("Country", state, {"name": f"State {state}", "iso2": state[:2]}) for state in states]
    edges = []
    quotes = {}
    for i, claim in enumerate(claims):
        day = days[i] if i < len(days) else None
        about = {"title": f"Article {i}", "text": TEXT, "publishedOn": day, "month": str(day)[:7] if day else None, "isSummary": False}
        span = {"startChar": 0, "endChar": 21}
        quote = {
            "text": TEXT[:21],
            "kind": "indirect",
            **span,
            "pieceStarts": [0],
            "pieceEnds": [21],
            "modality": "asserted",
            "confidence": 0.9,
        }
        said = {"negated": False, "modality": "asserted", "confidence": 0.9, "allegation": ["aggression"], "nArticles": 1, "nQuotes": 1}
        nodes += [
            NodeRow("Article", f"a_{i}", about),
            NodeRow("Quote", f"q_{i}", quote),
            NodeRow("Claim", f"c_{i}", {"text": TEXT[:21], "type": "accusation", **said}),
        ]
        edges += [
            EdgeRow("IN_ARTICLE", f"r_a{i}", f"q_{i}", "Quote", f"a_{i}", "Article"),
            EdgeRow("EXPRESSES", f"r_b{i}", f"q_{i}", "Quote", f"c_{i}", "Claim"),
            EdgeRow("SAID", f"r_c{i}", claim[0], "Country", f"q_{i}", "Quote", {**span, "text": "Russia", "basis": "name"}),
            EdgeRow("MADE", f"r_d{i}", claim[0], "Country", f"c_{i}", "Claim"),
            EdgeRow("TARGETS", f"r_e{i}", f"c_{i}", "Claim", claim[1], "Country", {"role": "accused", "quoteId": f"q_{i}", **span}),
        ]
        quotes.setdefault(claim, []).append(f"q_{i}")
    for (a, b), ids in quotes.items():
        counted = {"nClaims": len(ids), "nArticles": len(ids), "claimIds": [q.replace("q", "c") for q in ids], "quoteIds": ids}
        for level in ("country", "organization", "speaker"):
            edges.append(EdgeRow("ACCUSES", f"r_{level}{a}{b}", a, "Country", b, "Country", {"level": level, **counted}))
    return nodes, edges


@pytest.fixture(scope="module")
def alone(new_engine):
    """One actor, which accuses itself alone: nothing that an arrow could join."""
    return new_engine().load(*graph(("RUS", "RUS")))


@pytest.fixture(scope="module")
def undated(new_engine):
    return new_engine().load(*graph(("RUS", "TUR"), ("TUR", "RUS"), ("RUS", "RUS")))


@pytest.fixture(scope="module")
def disordered(new_engine):
    days = (date(2024, 3, 1), date(2022, 1, 5), date(2023, 2, 1))
    return new_engine().load(*graph(("RUS", "TUR"), ("TUR", "RUS"), ("RUS", "TUR"), days=days))


@pytest.mark.parametrize("what", ["who-accuses-whom", "denials", "chains", "discourse"])
@pytest.mark.parametrize("ending", ["png", "html", "svg"])
def test_one_actor_alone_is_no_picture_and_no_fault(alone, tmp_path, what, ending):
    done = draw(alone, what, tmp_path / f"x.{ending}")
    assert done.path is None
    assert done.note
    assert list(tmp_path.iterdir()) == []


def test_a_self_accusation_stands_in_the_matrix_and_in_the_files(alone, tmp_path):
    assert draw(alone, "matrix", tmp_path / "m.svg").n_shown == 1
    draw(alone, "who-accuses-whom", tmp_path / "x.graphml")
    assert list(nx.read_graphml(tmp_path / "x.graphml").edges()) == [("RUS", "RUS")]


@pytest.mark.parametrize("what", ["who-accuses-whom", "matrix"])
def test_without_a_date_the_caption_names_no_period(undated, tmp_path, what):
    draw(undated, what, tmp_path / "x.svg")
    text = " ".join((tmp_path / "x.svg").read_text().split())
    assert "articles without a date" in text
    assert "said" not in text.replace("said it", "")


def test_without_a_date_there_is_no_timeline(undated, tmp_path):
    done = draw(undated, "timeline", tmp_path / "x.png")
    assert (done.path, done.note) == (None, "no accusation has a known month")


def test_undated_claims_count_only_where_no_time_is_asked_for(undated):
    assert network(undated, "who-accuses-whom").size("weight") == 3
    assert network(undated, "who-accuses-whom", since="1900-01-01").size("weight") == 0


def test_dates_out_of_order_come_out_in_order(disordered, tmp_path):
    draw(disordered, "timeline", tmp_path / "x.svg")
    assert "2022-01 to 2024-03" in (tmp_path / "x.svg").read_text()
    first = measures.reciprocity(disordered)
    assert first[["n_claims", "n_claims_back"]].to_numpy().tolist() == [[2, 1]]
    months = Reader(disordered).ask("accusations-by-month")["month"].to_list()
    assert months == sorted(months)


def test_a_tie_is_broken_the_same_way_each_time(undated, tmp_path):
    draw(undated, "who-accuses-whom", tmp_path / "a.svg", n_top=1)
    draw(undated, "who-accuses-whom", tmp_path / "b.svg", n_top=1)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


@pytest.mark.parametrize("name", sorted(measures.__all__))
@pytest.mark.parametrize("record", ["alone", "undated", "disordered"])
def test_every_measure_has_an_answer(request, record, name):
    assert len(getattr(measures, name)(request.getfixturevalue(record)).columns) >= 3


@pytest.mark.parametrize("name", sorted(NETWORKS))
@pytest.mark.parametrize("record", ["alone", "undated", "disordered"])
def test_every_network_can_be_written_in_every_form(request, record, name):
    G = network(request.getfixturevalue(record), name)
    for write in GRAPH_FORMATS.values():
        assert isinstance(write(G), str)


@pytest.mark.parametrize("record", ["alone", "undated", "disordered"])
def test_a_report_is_whole_whatever_is_missing(request, record, tmp_path):
    text = write_report(request.getfixturevalue(record), tmp_path).read_text(encoding="utf-8")
    assert "State RUS" in text


def test_an_unknown_ending_or_level_says_the_known_ones(undated, tmp_path):
    with pytest.raises(UsageError, match=", ".join(ENDINGS)):
        draw(undated, "matrix", tmp_path / "x.jpeg")
    for what in DRAWINGS:
        if what not in ("denials", "chains"):
            with pytest.raises(UsageError, match="none of country, organization, speaker"):
                draw(undated, what, tmp_path / "x.png", level="planet")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_not_be_written_is_an_error(undated, tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(UsageError, match="cannot be written"):
        draw(undated, "matrix", tmp_path / "x.png")
    with pytest.raises(UsageError, match="no folder can be made there"):
        write_report(undated, tmp_path / "out")


def test_a_folder_where_the_file_should_go_is_an_error(undated, tmp_path):
    (tmp_path / "x.png").mkdir()
    with pytest.raises(UsageError, match="cannot be written"):
        draw(undated, "matrix", tmp_path / "x.png")


@pytest.mark.parametrize("name", ["x" * 300, "", " ", "\u202e" + "txet", "中" * 80, "a\nb", "$\\frac{1}{2}$", "\x07"])
def test_a_strange_name_is_drawn(name):
    G = nx.DiGraph()
    G.add_node("a", name=name, kind="person")
    G.add_node("b", name="B", kind="unnamed")
    G.add_edge("a", "b", weight=1)
    assert draw_network(G, title="t", caption="c", source="s").axes
