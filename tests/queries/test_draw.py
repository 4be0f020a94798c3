import csv
import html
import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import networkx as nx
import pytest

from claimgraph.graph.errors import UsageError
from claimgraph.queries.draw import DRAWINGS, ENDINGS, draw, figure_bytes
from claimgraph.queries.graphfiles import GRAPH_FORMATS
from claimgraph.queries.layout import CHAR_WIDTH, LINE_HEIGHT, label_lines, lay_out
from claimgraph.queries.networks import accusations
from claimgraph.queries.pictures import draw_network, node_radii, place_counts, top_pairs, weight_words

HOSTILE = '=cmd|"/c calc"!A1</text><script>alert(1)</script>\x07&"\''


def hostile_network():
    G = nx.DiGraph(title="t")
    G.add_node("p_1", name=HOSTILE, kind="person")
    G.add_node("RUS", name="$x^2$ Russia", kind="country")
    G.add_edge("p_1", "RUS", weight=3, edge_id="r_1", first_said_on="2024-01-30", last_said_on="2024-02-01")
    return G


def speaker_level(what):
    return {} if what in ("denials", "chains", "discourse") else {"level": "speaker"}


@pytest.mark.parametrize("what", sorted(DRAWINGS))
@pytest.mark.parametrize("ending", ["png", "svg"])
def test_every_picture_is_drawn_twice_the_same(engine, tmp_path, what, ending):
    first, again = tmp_path / f"a.{ending}", tmp_path / f"b.{ending}"
    done = draw(engine, what, first, **speaker_level(what))
    draw(engine, what, again, **speaker_level(what))
    assert done.path == first
    assert done.n_shown == done.n_all > 0
    assert first.read_bytes() == again.read_bytes()
    if ending == "svg":
        ET.parse(first)
        words = " ".join(re.sub("<[^>]+>", " ", first.read_text()).split())
        assert "Source: claims reported in 5 articles of 2024-01-31 to 2024-03-01" in words
    else:
        assert first.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("what", sorted(DRAWINGS))
def test_an_empty_record_draws_nothing_and_says_so(empty_engine, tmp_path, what):
    done = draw(empty_engine, what, tmp_path / "x.png")
    assert done.path is None
    assert done.note
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("what", "name", "filters", "message"),
    [
        ("who-accuses", "x.png", {}, "there are: who-accuses-whom"),
        ("matrix", "x.bmp", {}, "known endings: png, svg"),
        ("matrix", "x", {}, "known endings"),
        ("matrix", "x.png", {"level": "planet"}, "none of country"),
        ("matrix", "x.graphml", {}, "is no network"),
        ("who-accuses-whom", "nowhere/x.png", {}, "cannot be written"),
        ("timeline", "x.png", {"modality": "any"}, "no parameter 'modality'; it has: level"),
        ("discourse", "x.png", {"aggregation": "sum"}, "none of ignore, congruence"),
        ("who-accuses-whom", "x.png", {"type": "statement"}, "none of accusation"),
    ],
)
def test_bad_input_is_one_clear_error(engine, tmp_path, what, name, filters, message):
    with pytest.raises(UsageError, match=message):
        draw(engine, what, tmp_path / name, **filters)


def test_more_pairs_than_fit_are_cut_and_the_caption_says_so(engine, tmp_path):
    done = draw(engine, "who-accuses-whom", tmp_path / "x.svg", level="speaker", n_top=2)
    assert (done.n_shown, done.n_all, done.note) == (2, 4, "the 2 most frequent of 4 pairs are shown")
    assert "2 most frequent of 4 pairs" in (tmp_path / "x.svg").read_text()


@pytest.mark.parametrize(("n_nodes", "n_edges", "seed"), [(2, 1, 0), (5, 8, 1), (30, 40, 2), (40, 40, 3), (12, 40, 4), (60, 40, 5)])
def test_no_name_lies_on_another_name_or_mark(n_nodes, n_edges, seed):
    G = nx.gnm_random_graph(n_nodes, n_edges, seed=seed, directed=True)
    G = nx.relabel_nodes(G.edge_subgraph(G.edges()).copy(), str)
    for i, n in enumerate(G):
        G.nodes[n].update(
            name=["Iran", "Democratic People's Republic of Korea", "Ministry of Foreign Affairs and Trade"][i % 3], kind="country"
        )
    for i, e in enumerate(G.edges()):
        G.edges[e]["weight"] = 1 + i % 7
    radius = node_radii(G)
    layout = lay_out(G, radius=radius)
    assert layout == lay_out(G, radius=radius)
    boxes = {}
    for n, (x, y) in layout.positions.items():
        lines = label_lines(G.nodes[n]["name"])
        half = max(radius[n], max(map(len, lines)) * CHAR_WIDTH / 2)
        boxes[n] = (x - half, y - radius[n] - 3 - LINE_HEIGHT * len(lines), x + half, y + radius[n])
        assert boxes[n][0] >= -0.01
        assert boxes[n][2] <= layout.width + 0.01
        assert boxes[n][1] >= -0.01
        assert boxes[n][3] <= layout.height + 0.01
    nodes = sorted(boxes)
    for i, a in enumerate(nodes):
        for b in nodes[i + 1 :]:
            p, q = boxes[a], boxes[b]
            assert p[0] >= q[2] or q[0] >= p[2] or p[1] >= q[3] or q[1] >= p[3], (a, b)
    assert set(place_counts(G, layout, radius)) <= set(G.edges())


def test_a_line_below_nothing_is_dashed_and_the_legend_says_so(tmp_path):
    G = nx.Graph()
    for n in "abc":
        G.add_node(n, name=n.upper(), kind="country")
    G.add_edge("a", "b", weight=2, quote_ids=[])
    G.add_edge("b", "c", weight=-1.5, quote_ids=[])
    text = figure_bytes(draw_network(G, title="t", caption="c", source="s"), "svg").decode()
    words = html.unescape(re.sub("<[^>]+>", " ", text))
    assert "alike" in words
    assert "opposed" in words
    assert "stroke-dasharray" in text
    assert list(top_pairs(G, 1).edges()) == [("a", "b")]
    assert [weight_words(w) for w in (2, 2.0, -1.5, 0.333)] == ["2", "2", "−1.5", "0.33"]


def test_the_caption_names_the_filters(engine, tmp_path):
    draw(engine, "who-accuses-whom", tmp_path / "x.svg", level="speaker", modality="any", outlet="Evening Post")
    draw(engine, "matrix", tmp_path / "m.svg", level="speaker", type="criticism")
    caption = " ".join(re.sub("<[^>]+>", " ", (tmp_path / "x.svg").read_text()).split())
    assert "only: modality any, outlet Evening Post" in caption
    assert "Those in rows criticize those in columns" in " ".join(re.sub("<[^>]+>", " ", (tmp_path / "m.svg").read_text()).split())


def test_self_accusations_and_ties(engine):
    G = nx.DiGraph()
    for a, b in (("x", "x"), ("b", "c"), ("a", "b"), ("a", "c")):
        G.add_edge(a, b, weight=1)
    assert sorted(top_pairs(G, 2).edges()) == [("a", "b"), ("a", "c")]


def test_graph_files_read_back_with_hostile_names():
    G = hostile_network()
    back = nx.parse_graphml(GRAPH_FORMATS["graphml"](G))
    assert back.nodes["p_1"]["name"] == HOSTILE.replace("\x07", "")
    assert back.edges["p_1", "RUS"]["weight"] == 3
    gexf = GRAPH_FORMATS["gexf"](G)
    again = nx.read_gexf(io.BytesIO(gexf.encode()), version="1.2draft")
    assert again.nodes["p_1"]["label"] == HOSTILE.replace("\x07", "")
    assert 'start="2024-01-30"' in gexf
    assert 'end="2024-02-01"' in gexf
    row = next(csv.DictReader(io.StringIO(GRAPH_FORMATS["csv"](G))))
    assert row["source"].startswith("'=cmd")
    assert "<script>" not in gexf


def test_dot_quotes_what_is_not_a_word():
    text = GRAPH_FORMATS["dot"](hostile_network())
    assert '\\"/c calc\\"' in text
    assert "\x07" not in text
    assert text.count("->") == 1


def test_network_files_hold_every_pair(engine, tmp_path):
    done = draw(engine, "who-accuses-whom", tmp_path / "x.graphml", level="speaker", n_top=1)
    assert done.n_shown == 4
    assert set(nx.read_graphml(tmp_path / "x.graphml").edges()) == set(accusations(engine, level="speaker").edges())


def test_the_help_names_every_picture_ending_and_setting():
    from claimgraph.cli.draw import command
    from claimgraph.queries.discourse import AGGREGATIONS, DUPLICATES, NORMALIZATIONS

    text = command.help or ""
    assert all(name in text for name in (*DRAWINGS, *ENDINGS))
    choices = {option.name: set(getattr(option.type, "choices", ())) for option in command.params}
    assert choices["aggregation"] == set(AGGREGATIONS)
    assert choices["normalization"] == set(NORMALIZATIONS)
    assert choices["duplicates"] == set(DUPLICATES)


def test_importing_draws_in_no_heavy_library():
    code = "import sys, claimgraph.queries.draw; print([m for m in ('matplotlib', 'networkx', 'pandas', 'scipy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
