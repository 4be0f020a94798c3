"""Consolidation: the same articles give the same graph, whatever their order, and a replaced article takes its claims with it."""

import itertools
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from claimgraph.graph.extraction import (
    Actor,
    Affiliation,
    Article,
    Attribution,
    Claim,
    Entity,
    Extraction,
    OrganizationRef,
    Span,
    Target,
    Via,
)
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.graph.model import MODALITIES
from claimgraph.graph.record import Record
from claimgraph.graph.record_extractions import Extractions
from claimgraph.graph.rows import Judgement
from claimgraph.loaders.consolidate import consolidate, publisher

NAMES = {"Mira Kovac": "MKD", "Jonas Weld": "DEU"}


def report(
    name: str, words: str, *, accused: str = "TUR", outlet: str = "Morning Post", day: str = "2024-01-31", url: str | None = None
) -> Extraction:
    """An article with one accusation by a minister, through a wire."""
    text = f"{name}, minister, accused {accused} of {words}, Wire One reported."
    article = Article(make_id("article", text_hash(text)), text, outlet=outlet, published=day, url=url)
    speaker_id, organization_id = make_id("speaker", article.id, name), make_id("organization", "Ministry of " + name)
    wire_id = make_id("outlet", "wire one")
    start = text.index(words)
    where = text.index(accused)
    country = NAMES[name]
    actor = Actor(speaker_id, name, "Speaker", "person", "minister", OrganizationRef(organization_id, "Ministry of " + name), country)
    claim = Claim(
        make_id("claim", article.id),
        "accusation",
        ("aggression",),
        targets=(Target(accused, accused, "Country", "state", accused, "accused", where, where + 3, accused),),
        said_on="2024-01",
    )
    wire = text.index("Wire One")
    attribution = Attribution(
        make_id("quote", article.id),
        "indirect",
        (Span.of(text, 0, len(name)),),
        (Span.of(text, text.index("accused"), text.index("accused") + 7),),
        (Span.of(text, start, start + len(words)),),
        claim,
        speaker=actor,
        via=(Via(wire_id, "Wire One", "Outlet", wire, wire + 8, "Wire One"),),
    )
    entities = (
        Entity(
            speaker_id, name, "Speaker", "person", country=country, affiliations=(Affiliation(organization_id, "minister", 0, len(name)),)
        ),
        Entity(organization_id, "Ministry of " + name, "Organization", "ministry", country=country),
        Entity(wire_id, "Wire One", "Outlet", "wire"),
        Entity(accused, accused, "Country", "state", country=accused),
    )
    return Extraction(article, (attribution,), entities)


REPORTS = [
    report("Mira Kovac", "shelling the old bridge near the border"),
    report("Mira Kovac", "shelling the old bridge near the border", outlet="Evening Post"),
    report("Mira Kovac", "jamming every radio of the river patrol", day="2024-02-02"),
    report("Jonas Weld", "hiding the figures of the grain harvest", accused="RUS"),
]


def fill(path: Path, reports: list[Extraction]) -> Record:
    record = Record.open(path)
    for extraction in reports:
        record.articles.add([extraction.article])
        (article,) = record.articles.get([extraction.article.id])
        kept = Extraction(article, extraction.attributions, extraction.entities)
        record.extractions.add([kept], extractor="x")
        consolidate(record)
    return record


def graph(record: Record) -> dict[str, list[Any]]:
    connection = sqlite3.connect(record.path)
    found = {}
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE name GLOB 'node_*' OR name GLOB 'relationship_*'").fetchall():
        if not name.endswith("_revision"):
            columns = [f'"{c[1]}"' for c in connection.execute(f'PRAGMA table_info("{name}")') if c[1] != "revision"]
            found[name] = connection.execute(f'SELECT {", ".join(columns)} FROM "{name}" ORDER BY id').fetchall()  # noqa: S608 - names of the schema
    connection.close()
    return found


@pytest.fixture
def record(tmp_path: Path) -> Any:
    with fill(tmp_path / "record.db", REPORTS) as filled:
        yield filled


def test_an_empty_record_gives_an_empty_graph(tmp_path: Path) -> None:
    with Record.open(tmp_path / "x.db") as record:
        assert consolidate(record).changed == 0
        assert set(record.graph.counts().values()) == {0}


def test_every_relationship_of_a_report(record: Record) -> None:
    counts = record.graph.counts()
    assert (counts["Article"], counts["Quote"], counts["Country"]) == (4 - 1, 3, 4)  # two outlets with one text are one article
    assert counts["PUBLISHED_BY"] == 4
    assert counts["SAID"] == counts["REPORTED_VIA"] == counts["IN_ARTICLE"] == counts["EXPRESSES"] == 3
    assert {(e.source_id, e.target_id) for e in record.graph.edges("ACCUSES") if e.properties["level"] == "country"} == {
        ("MKD", "TUR"),
        ("DEU", "RUS"),
    }
    assert {e.target_label for e in record.graph.edges("SPEAKS_FOR")} == {"Organization"}
    assert {node.properties["month"] for node in record.graph.nodes("Claim")} == {"2024-01"}
    assert {node.properties["firstSaidOn"] for node in record.graph.nodes("Claim")} == {None}


def test_spans_slice_to_their_words(record: Record) -> None:
    texts = {node.id: node.properties["text"] for node in record.graph.nodes("Article")}
    article_of = {edge.source_id: edge.target_id for edge in record.graph.edges("IN_ARTICLE")}
    for node in record.graph.nodes("Quote"):
        q, text = node.properties, texts[article_of[node.id]]
        assert " … ".join(text[a:b] for a, b in zip(q["pieceStarts"], q["pieceEnds"], strict=True)) == q["text"]
        assert text[q["startChar"] - len(q["prefix"]) : q["startChar"]] == q["prefix"]
        assert text[q["cueStart"] : q["cueEnd"]] == q["cue"]
    for type_ in ("TARGETS", "SAID", "REPORTED_VIA"):
        for edge in record.graph.edges(type_):
            p = edge.properties
            quote_id = p.get("quoteId") or (edge.target_id if type_ == "SAID" else edge.source_id)
            assert texts[article_of[quote_id]][p["startChar"] : p["endChar"]] == p["text"]


def test_a_claim_is_the_exact_words_of_one_of_its_quotes_and_never_without_polarity(record: Record) -> None:
    quotes = {node.id: node.properties for node in record.graph.nodes("Quote")}
    said: dict[str, set[str]] = {}
    for edge in record.graph.edges("EXPRESSES"):
        said.setdefault(edge.target_id, set()).add(quotes[edge.source_id]["text"])
    claims = record.graph.nodes("Claim")
    assert claims
    for node in claims:
        assert node.properties["text"] in said[node.id]
    for p in (*quotes.values(), *(node.properties for node in claims)):
        assert isinstance(p["negated"], bool)
        assert p["modality"] in MODALITIES


def test_again_changes_nothing(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    revision = record.revision
    change = consolidate(record)
    assert (change.revision, change.changed, change.deleted) == (revision, 0, 0)
    monkeypatch.setattr("claimgraph.loaders.consolidate._maker", lambda: "another version")  # which does it all again
    change = consolidate(record)
    assert (change.revision, change.changed, change.deleted) == (revision, 0, 0)
    assert (record.graph.made_of or "").endswith("another version")


def test_nothing_is_read_where_nothing_changed(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Extractions) -> Any:
        raise AssertionError("read the extractions")

    monkeypatch.setattr(Extractions, "current", fail)
    assert consolidate(record).changed == 0
    record.articles.add([record.articles.get([REPORTS[0].article.id])[0]])  # a sighting that is known
    assert consolidate(record).changed == 0
    record.articles.add([Article("a_new", "Another text.")])
    with pytest.raises(AssertionError):
        consolidate(record)


def test_order_of_loading_does_not_matter(tmp_path: Path) -> None:
    graphs = []
    for n, order in enumerate(itertools.permutations(REPORTS)):
        if n % 5 == 0:
            with fill(tmp_path / f"{n}.db", list(order)) as record:
                graphs.append(graph(record))
    assert len(graphs) == 5
    assert all(other == graphs[0] for other in graphs)


def test_a_replaced_article_takes_its_claims_along(tmp_path: Path) -> None:
    old = report("Mira Kovac", "shelling the old bridge near the border", url="https://x.example/1")
    new = report("Mira Kovac", "closing all roads to the frontier post", url="https://x.example/1", day="2024-03-01")
    with fill(tmp_path / "x.db", [old, new]) as record, fill(tmp_path / "y.db", [new]) as alone:
        assert [node.properties["text"] for node in record.graph.nodes("Quote")] == ["closing all roads to the frontier post"]
        assert graph(record) == graph(alone)
        assert ("Quote", old.attributions[0].id) in list(record.graph.tombstones())


def test_a_humans_merge_survives_every_rebuild(record: Record) -> None:
    ids = sorted(node.id for node in record.graph.nodes("Speaker"))
    assert len(ids) == 2
    record.judgements.add([Judgement("merge", ids[0], ids[1])])
    consolidate(record)
    assert len(list(record.graph.nodes("Speaker"))) == 1
    record.articles.add([Article("a_new", "Another text.")])
    consolidate(record)
    assert len(list(record.graph.nodes("Speaker"))) == 1
    record.judgements.withdraw(Judgement("merge", ids[0], ids[1]))
    consolidate(record)
    assert sorted(node.id for node in record.graph.nodes("Speaker")) == ids


def test_publishers_are_known_by_their_other_names() -> None:
    assert publisher("The Associated Press").id == publisher("AP").id
    assert publisher("River Gazette").name == "River Gazette"
