# ruff: noqa: E501 - cases read best as rows
"""The mouths between publisher and speaker."""

import pytest

from claimgraph.graph.extraction import Article
from claimgraph.loaders.document import Document
from claimgraph.loaders.steps import annotate

CASES = [
    ("The truce had failed, Andrei Lobov said, the Interfax and state-run TASS news services reported.", ("Andrei Lobov", "said", "The truce had failed"), ["Interfax", "TASS"]),
    ("“The truce had failed,” Interfax quoted Lobov as saying.", ("Interfax", "quoted", "The truce had failed"), ["Interfax"]),
    ("According to Bloomberg, the truce had failed.", ("Bloomberg", "According to", "the truce had failed"), ["Bloomberg"]),
    ("MOSCOW (Reuters) - Andrei Lobov said the truce had failed.", ("Andrei Lobov", "said", "the truce had failed"), ["Reuters"]),
    ("Andrei Lobov told CNN the truce had failed.", ("Andrei Lobov", "told", "the truce had failed"), ["CNN"]),
    ("Andrei Lobov, quoted by RIA Novosti, said the truce had failed.", ("Andrei Lobov, quoted by RIA Novosti,", "said", "the truce had failed"), ["RIA Novosti"]),
    # nameless outlets carry words as named ones do
    ("State media said the truce had failed.", ("State media", "said", "the truce had failed"), ["State media"]),
    # another outlet's name is not a newspaper's that has a word of it
    ("Andrei Lobov told the Nevsky Telegraph Agency the truce had failed.", ("Andrei Lobov", "told", "the truce had failed"), []),
    ("Andrei Lobov told the Telegraph the truce had failed.", ("Andrei Lobov", "told", "the truce had failed"), ["Daily Telegraph"]),
    # a channel is no mouth, and who says nothing is none
    ("Andrei Lobov wrote on Twitter that the truce had failed.", ("Andrei Lobov", "wrote", "the truce had failed"), []),
    ("Andrei Lobov said the truce had failed.", ("Andrei Lobov", "said", "the truce had failed"), []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "draft", "via"), CASES)
def test_chain_is_kept_outermost_first(stage, text, draft, via) -> None:  # type: ignore[no-untyped-def]
    assert [mouth.name for mouth in stage(text, draft).drafts[0].via] == via


def test_publisher_is_left_out(stage) -> None:  # type: ignore[no-untyped-def]
    document = stage(CASES[3][0], CASES[3][1], outlet="Reuters")
    assert document.drafts[0].via == []


def test_who_is_quoted_by_an_agency_speaks(stage) -> None:  # type: ignore[no-untyped-def]
    document = stage(CASES[1][0], CASES[1][1])
    assert document.drafts[0].speaker.name == "Lobov"


def test_spans_of_the_chain_slice_to_their_words(stage) -> None:  # type: ignore[no-untyped-def]
    document = stage(CASES[0][0], CASES[0][1])
    assert all(document.article.text[v.start : v.end] == v.text for v in document.drafts[0].via)


QUOTED = [
    # text, (speaker, via) of the attributions that have one; the outlet's own has none
    ("TASS quoted Andrei Lobov as telling Interfax that the truce had failed.", [("Andrei Lobov", ["TASS", "Interfax"])]),
    ("RIA Novosti cited Andrei Lobov as saying the truce had failed.", [("Andrei Lobov", ["RIA Novosti"])]),
    ("According to Bloomberg, Interfax quoted Andrei Lobov as saying that the truce had failed.", [("Andrei Lobov", ["Bloomberg", "Interfax"])]),
    ("State television quoted Foreign Minister Andrei Lobov as saying the truce had failed.", [("Andrei Lobov", ["State television"])]),
    ("MOSCOW, March 3 (Interfax) - Foreign Minister Andrei Lobov said the truce had failed, according to Bloomberg.", [("Andrei Lobov", ["Interfax", "Bloomberg"])]),
    # the voice of a government speaks in its own words, another agency carries
    ("“Provocation will be punished without mercy,” said KCNA. “The enemy will regret it,” it added.", [("Korean Central News Agency", []), ("Korean Central News Agency", [])]),
    ("“The truce has failed,” said Reuters.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "spoken"), QUOTED)
def test_who_is_quoted_speaks_once(text: str, spoken: list[tuple[str, list[str]]]) -> None:
    document = Document(Article("a", text))
    annotate([document], until="chain")
    drafts = document.drafts or []
    assert [(d.speaker.name, [mouth.name for mouth in d.via]) for d in drafts if d.speaker is not None] == spoken
    assert all("Lobov as" not in span.text for d in drafts if d.speaker is not None for span in d.content)
