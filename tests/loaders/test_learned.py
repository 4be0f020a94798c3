"""The learned step on the hard things, one named case each. All sentences are written for this test."""

import pytest

from claimgraph.graph.extraction import Article
from claimgraph.graph.ids import make_id
from claimgraph.loaders.document import Document, Draft
from claimgraph.loaders.learned import annotate
from claimgraph.loaders.steps import STEPS, load_step


def read(text: str) -> list[Draft]:
    document = Document(Article(make_id("article", text), text))
    for step in list(STEPS)[: list(STEPS).index("attributions")]:
        load_step(step)([document])
    annotate([document])
    assert document.drafts is not None
    for draft in document.drafts:
        assert 0 <= draft.confidence <= 1
        for span in (*draft.source, *draft.cue, *draft.content):
            assert text[span.start : span.end] == span.text
    return document.drafts


def said_by(drafts: list[Draft], source: str) -> str:
    """The contents of a source's attributions, joined."""
    return " … ".join(s.text for d in drafts if any(source in x.text for x in d.source) for s in d.content)


HEAD = "Council votes on the ferry\n\nThe council of Marrow Bay met for six hours on Tuesday.\n\n"

CASES = {
    "quote over several paragraphs": (
        "“The ferry has run for ninety years,” Councillor Ines Tarn said. “It ran in the war.\n\n“It ran in the flood. It will run on.”\n",
        [("Ines Tarn", ["The ferry has run", "It ran in the war", "It will run on"])],
    ),
    "quote split by its cue": (
        "“We will keep the ferry,” said Councillor Ines Tarn, “because nobody has offered us a bridge.”\n",
        [("Ines Tarn", ["We will keep the ferry", "nobody has offered us a bridge"])],
    ),
    "two speakers in one sentence": (
        "Tarn said the ferry would stay, but Deputy Mayor Rolf Beck warned that there was no money for its engine.\n",
        [("Tarn", ["the ferry would stay"]), ("Rolf Beck", ["no money for its engine"])],
    ),
    "neighbouring contents of two speakers": (
        "“It is too old,” Beck said. “It is not,” Tarn replied.\n",
        [("Beck", ["It is too old"]), ("Tarn", ["It is not"])],
    ),
    "indirect with that": (
        "The harbour master told the council that the hull was sound.\n",
        [("harbour master", ["the hull was sound"])],
    ),
    "according to": (
        "According to the shipyard, the repair will take four months.\n",
        [("shipyard", ["the repair will take four months"])],
    ),
    "source after the cue": (
        "“I was on the first crossing,” recalled Odile Marsh, a retired teacher.\n",
        [("Odile Marsh", ["I was on the first crossing"])],
    ),
    "headline quote": (
        "Ferry ‘will not sail again’, says owner\n\nThe owner of the Marrow Bay ferry told staff on Friday that it would be scrapped.\n",
        [("owner", ["it would be scrapped"])],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_hard_case(name: str) -> None:
    text, wanted = CASES[name]
    drafts = read(text if name == "headline quote" else HEAD + text)
    for source, parts in wanted:
        content = said_by(drafts, source)
        assert all(part in content for part in parts), [(d.source, d.cue, d.content) for d in drafts]


NOT_SAID = {
    "scare quotes": "The “ferry” is a raft with a motor, and it crosses twice a day.\n",
    "a quoted title of a book": "The library bought three copies of “The Long Crossing” for its summer shelf.\n",
    "so-called": "The so-called fast lane opened in May beside the old pier.\n",
    "sarcasm quotes": "The “luxury” cabin has one chair and no window.\n",
}


@pytest.mark.parametrize("name", NOT_SAID)
def test_marked_words_that_nobody_says(name: str) -> None:
    text = HEAD + NOT_SAID[name]
    inside = text.index("“") + 1 if "“" in text else text.index("so-called")
    around = [d for d in read(text) for s in d.content if s.start <= inside < s.end and d.confidence > 0.5]
    assert not around


def test_nested_attribution_has_the_outer_one_as_parent() -> None:
    drafts = read(HEAD + "Tarn said that the shipyard had accused the council of hiding the report.\n")
    outer = [d for d in drafts if d.parent is None and any("Tarn" in s.text for s in d.source)]
    inner = [d for d in drafts if d.parent is not None]
    assert outer
    assert any("shipyard" in s.text for d in inner for s in d.source)
    assert all(d.parent in drafts for d in inner)


def test_kind_says_how_the_words_are_given() -> None:
    drafts = read(HEAD + "“It stays,” Tarn said.\n\nBeck said that it would not.\n\nTarn said that this was “a shame” for the town.\n")
    assert {d.kind for d in drafts if d.parent is None} == {"direct", "indirect", "mixed"}


def test_no_words_no_drafts() -> None:
    assert read("") == []
    assert read("\n\n") == []
