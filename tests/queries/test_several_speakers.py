"""A quote that several say is one quote, and shows all of them."""

from collections.abc import Iterator

import pytest

from claimgraph.graph.extraction import Article, Extraction
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.graph.ladybug import open_projection
from claimgraph.graph.projection import Projection
from claimgraph.graph.record import Record
from claimgraph.loaders.consolidate import consolidate
from claimgraph.loaders.steps import extract
from claimgraph.queries.ask import ask
from claimgraph.queries.measures import source_diversity
from claimgraph.queries.reading import read_page

TEXTS = (
    "Norwegian Foreign Minister Anna Keller and a Swedish diplomat said Kenya had lied. Keller said the talks were over.",
    "Norwegian Foreign Minister Anna Keller and Swedish Justice Minister Rex Lund accused Kenya of piracy.",
)


@pytest.fixture(scope="module")
def projection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Projection]:
    path = tmp_path_factory.mktemp("several") / "r.db"
    articles = [Article(make_id("article", text_hash(text)), text, outlet="Kobar Times") for text in TEXTS]
    with Record.open(path) as record:
        record.articles.add(articles)
        record.extractions.add([x for x in extract(articles) if isinstance(x, Extraction)], extractor="x")
        consolidate(record)
    with open_projection(path) as opened:
        yield opened


def test_each_quote_counts_once_for_its_outlet(projection: Projection) -> None:
    (asked,) = ask(projection, "unnamed-sources-by-outlet").rows
    (measured,) = source_diversity(projection, draws=10).to_dict("records")
    assert (asked["n_unnamed"], asked["n_quotes"]) == (1, 3)
    assert (measured["n_quotes"], measured["n_speakers"]) == (3, 3)
    assert measured["share_unnamed"] == pytest.approx(asked["share"])


def test_the_page_says_for_whom_each_speaks(projection: Projection) -> None:
    page = read_page(projection, make_id("article", text_hash(TEXTS[1])))
    norway, sweden = "Foreign Minister, Norway", "Justice Minister, Sweden"
    assert f"for {norway}; {sweden}" in page or f"for {sweden}; {norway}" in page
