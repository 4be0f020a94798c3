import networkx as nx
import pytest

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
