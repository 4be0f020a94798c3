import csv
import io
import json

import pytest

from claimgraph.graph.errors import UsageError
from claimgraph.queries.ask import ask
from claimgraph.queries.evidence import evidence, evidence_between, safe_url, sentence_around
from claimgraph.queries.evidence_forms import EVIDENCE_FORMATS, render_evidence


def test_a_claim_gives_each_of_its_passages(engine):
    found = evidence(engine, "c_1")
    assert [e.quote_id for e in found] == ["q_1", "q_2"]
    assert found[0].sentence == "Anna Orlova said Turkey had shelled the bridge."
    assert found[0].speaker == "Anna Orlova"
    assert found[0].outlets == ("Morning Post",)
    assert found[0].parts() == [("Anna Orlova said ", False), ("Turkey had shelled the bridge", True), (".", False)]


@pytest.mark.parametrize("level", ["country", "organization", "speaker"])
def test_an_edge_gives_as_many_claims_and_articles_as_it_counts(engine, level):
    rows = ask(engine, "who-does-what-to-whom", level=level).rows
    assert rows
    for row in rows:
        found = evidence(engine, row["edge_id"])
        assert len({e.claim_id for e in found}) == row["n_claims"]
        assert len({e.article_id for e in found}) == row["n_articles"]


def test_a_quote_gives_itself_with_its_chain(engine):
    (found,) = evidence(engine, "q_4")
    assert (found.via, found.outlets, found.article_id) == (("Wire One",), ("Evening Post", "Morning Post"), "a_2")
    assert "".join(words for words, _ in found.parts()) == found.sentence


def test_offsets_slice_to_the_words(engine):
    for row in engine.query("MATCH (q:Quote)-[:IN_ARTICLE]->(a:Article) RETURN q.id AS of_quote, q.text AS t, a.text AS words").dicts():
        (found,) = evidence(engine, row["of_quote"])
        assert row["words"][found.start : found.end] == found.sentence
        assert [row["words"][a:b] for a, b in found.pieces] == [row["t"]]
        assert found.start <= found.pieces[0][0] < found.pieces[-1][1] <= found.end


def test_an_id_that_is_none_is_an_error(engine):
    with pytest.raises(UsageError, match="no passage stands behind 'r_none'; take an id"):
        evidence(engine, "r_none")


def test_every_kind_of_id_leads_to_its_passages(engine):
    def quotes(node_id):
        return {e.quote_id for e in evidence(engine, node_id)}

    assert quotes("q_3") == {"q_3"}
    assert quotes("a_1") == {"q_1", "q_2"}
    assert quotes("TUR") == {"q_7", "q_11"}
    assert quotes("p_orlova") == {"q_1", "q_2"}
    (link,) = engine.query("MATCH (c:Claim)-[l:DENIES]->(d:Claim) RETURN l.id AS link_id").rows
    assert quotes(link[0]) == {"q_1", "q_2", "q_3"}


@pytest.mark.parametrize("form", ["md", "html", "csv"])
@pytest.mark.parametrize("node_id", ["c_1", "q_1", "a_1", "p_orlova"])
def test_every_kind_of_id_in_every_form(engine, node_id, form):
    text = render_evidence(evidence(engine, node_id), form)
    assert "Turkey had shelled the bridge" in text
    assert "Morning Post" in text
    assert "2024\\-01\\-31" in text or "2024-01-31" in text


def test_evidence_between_two_actors(engine):
    assert {e.quote_id for e in evidence_between(engine, "Russia", "Turkey")} == {"q_1", "q_2", "q_6"}
    assert {e.quote_id for e in evidence_between(engine, "orlova", "TUR", type="accusation")} == {"q_1", "q_2"}
    with pytest.raises(UsageError, match="no threat of 'Russia' is made at 'Turkey'"):
        evidence_between(engine, "Russia", "Turkey", type="threat")
    with pytest.raises(UsageError, match="'rudeness' is none of accusation, criticism"):
        evidence_between(engine, "Russia", "Turkey", type="rudeness")


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One. Two said “no.” Three.", "no.", "Two said “no.”"),
        ("Mr. Orlov spoke. He left.", "spoke", "Mr. Orlov spoke."),
        ("U.S. officials said so. Then rain.", "said so", "U.S. officials said so."),
        ("First par\nSecond par. End", "Second", "Second par."),
        ("no stop at all", "stop", "no stop at all"),
        ("It rose 3.5 percent. Done.", "rose", "It rose 3.5 percent."),
        ("A? B! C.", "B", "B!"),
        ("He said “it is so.” She left.", "“it is so.”", "He said “it is so.”"),
        ("Она ушла. Он остался. Всё.", "остался", "Он остался."),
    ],
)
def test_sentence_around(text, words, sentence):
    start = text.index(words)
    begin, end = sentence_around(text, start, start + len(words))
    assert text[begin:end] == sentence


def test_a_passage_over_two_sentences_keeps_both():
    text = "Before. “We saw it. We know.” After."
    begin, end = sentence_around(text, text.index("We saw"), text.index("know") + 5)
    assert text[begin:end] == "“We saw it. We know.”"


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "https://x y", 'https://x"onclick="']
)
def test_only_web_addresses_are_links(url):
    assert safe_url(url) is None
    assert safe_url("https://morning.example/1?a=1&b=2") == "https://morning.example/1?a=1&b=2"


def test_every_format_writes_the_same_passages(engine):
    items = evidence(engine, "c_1")
    for name in EVIDENCE_FORMATS:
        text = render_evidence(items, name)
        assert "Turkey had shelled the bridge" in text, name
        assert text == render_evidence(items, name)
    assert json.loads(render_evidence(items, "json"))[0]["pieces"] == ["17:46"]
    assert next(csv.DictReader(io.StringIO(render_evidence(items, "csv"))))["sentence"].startswith("Anna Orlova said")
    assert "<mark>Turkey had shelled the bridge</mark>" in render_evidence(items, "html")
    with pytest.raises(UsageError, match="text, md, html, csv, json"):
        render_evidence(items, "pdf")
