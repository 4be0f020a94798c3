"""Two who accuse each other: both have made the claim, and it is about both, but nobody accuses himself."""

import pytest

from claimgraph.graph.extraction import Article
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.graph.ladybug import open_projection
from claimgraph.graph.record import Record
from claimgraph.loaders.consolidate import consolidate
from claimgraph.loaders.steps import extract
from claimgraph.queries.ask import ask

BOTH = {("Norway", "Denmark"), ("Denmark", "Norway")}
TEXT = "Norway and Denmark accused each other of piracy on Monday. The herring season begins in May."


@pytest.mark.parametrize("question", ["who-accuses-whom", "unanswered-accusations"])
def test_nobody_accuses_himself(tmp_path, question):
    path = tmp_path / "record.db"
    with Record.open(path) as record:
        article = Article(make_id("article", text_hash(TEXT)), TEXT, published="2024-01-31")
        record.articles.add([article])
        record.extractions.add(list(extract([article])), extractor="x")
        consolidate(record)
    with open_projection(path) as projection:
        assert {(row["source"], row["target"]) for row in ask(projection, question).rows} == BOTH
