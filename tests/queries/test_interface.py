import doctest
import importlib
import pkgutil

import networkx as nx
import pytest

from claimgraph.graph.errors import UsageError
from claimgraph.queries.interface import Reader


@pytest.fixture
def reader(engine):
    return Reader(engine)


def test_ask_gives_a_frame(reader):
    df = reader.ask("who-accuses-whom", level="country")
    assert list(df["source"]) == ["Russia", "Turkey"]
    assert list(reader.cypher("MATCH (c:Country) RETURN c.id AS code ORDER BY code")["code"]) == ["RUS", "SYR", "TUR"]
    assert len(reader.questions()) >= 25
    assert len(reader.answer("who-accuses-whom")) == 2


def test_network_and_figure(reader, tmp_path):
    assert isinstance(reader.network(level="speaker"), nx.DiGraph)
    assert reader.draw("who-accuses-whom").axes
    assert reader.draw("matrix", tmp_path / "m.svg").path.exists()


def test_notebook_shows_are_escaped_html(reader):
    assert "<mark>" in reader.evidence("c_1")._repr_html_()
    page = reader.read("a_1")
    assert "<!doctype html>" in page
    assert "<!doctype" not in page._repr_html_()
    assert "sandbox" in page._repr_html_()
    assert "<table>" in reader.answer("who-accuses-whom")._repr_html_()
    claim = reader.claim("c_1")._repr_html_()
    assert "Anna Orlova</b>: “Turkey had shelled the bridge”" in claim
    assert "denied by Turkish Foreign Ministry" in claim
    assert claim.count("<mark>") == 2


def test_evidence_needs_an_id_or_both_ends(reader):
    with pytest.raises(UsageError, match="an id, or both source and target"):
        reader.evidence(source="Turkey")
    with pytest.raises(UsageError, match="no claim has that id"):
        reader.claim("c_99")


def examples():
    import claimgraph.queries

    names = [module.name for module in pkgutil.iter_modules(claimgraph.queries.__path__, "claimgraph.queries.")]
    finder = doctest.DocTestFinder(exclude_empty=True)
    return [test for name in names for test in finder.find(importlib.import_module(name)) if test.examples]


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name.removeprefix("claimgraph.queries."))
def test_the_examples_of_the_docstrings_run(example, reader):
    example.globs["rec"] = reader
    told = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(example, out=told.append)
    assert told == []


def test_each_way_to_ask_has_an_example():
    shown = {example.name.rpartition(".")[2] for example in examples()}
    assert {"ask", "answer", "cypher", "network", "draw", "evidence", "read", "claim", "slices"} <= shown


def test_leaving_closes_the_projection(engine):
    class Closing:
        closed = False

        def query(self, cypher, parameters=None):
            return engine.query(cypher, parameters)

        def close(self):
            self.closed = True

    projection = Closing()
    with Reader(projection) as reader:
        assert len(reader.ask("who-accuses-whom")) == 2
    assert projection.closed
