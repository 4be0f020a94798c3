"""Attributions by rules: what reports whose words, in the constructions of news."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgraph.graph.extraction import Article, Span
from claimgraph.loaders import attributions, parse, quotations
from claimgraph.loaders.document import Document, Draft
from claimgraph.loaders.steps import extract


def read(text: str, language: str = "en") -> Document:
    document = Document(Article(id="x", text=text, language=language))
    for step in (parse, quotations, attributions):
        step.annotate([document])
    return document


def found(text: str, *, nested: bool = False) -> list[tuple[str, str, str]]:
    def words(spans: list[Span]) -> str:
        return " … ".join(s.text for s in spans)

    drafts = read(text).drafts or []
    return [(words(d.source), words(d.cue), words(d.content)) for d in drafts if (d.parent is not None) == nested]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param("Ann Lee said that the bridge was closed.", "Ann Lee", "said", "that the bridge was closed", id="that"),
        pytest.param("The bridge was closed, Ann Lee said.", "Ann Lee", "said", "The bridge was closed", id="cue after"),
        pytest.param("“The bridge is closed,” Ann Lee said.", "Ann Lee", "said", "“The bridge is closed,”", id="direct"),
        pytest.param("“The bridge is closed,” said Ann Lee.", "Ann Lee", "said", "“The bridge is closed,”", id="inverted"),
        pytest.param(
            "“The bridge is closed,” Ann Lee said. “Nobody may cross it.”",
            "Ann Lee",
            "said",
            "“The bridge is closed,” … “Nobody may cross it.”",
            id="split by its cue",
        ),
        pytest.param(
            "“Is it closed? No. But it is dangerous,” Ann Lee said.",
            "Ann Lee",
            "said",
            "“Is it closed? No. But it is dangerous,”",
            id="sentences",
        ),
        pytest.param(
            "According to Ann Lee, the bridge was closed on Monday.",
            "Ann Lee",
            "According to",
            "the bridge was closed on Monday",
            id="according first",
        ),
        pytest.param(
            "The bridge was closed on Monday, according to Ann Lee.",
            "Ann Lee",
            "according to",
            "The bridge was closed on Monday",
            id="according last",
        ),
        pytest.param(
            "She told reporters that the bridge was closed.", "She", "told", "that the bridge was closed", id="pronoun, addressee"
        ),
        pytest.param(
            "Ann Lee has repeatedly denied that the bridge was closed.",
            "Ann Lee",
            "has repeatedly denied",
            "that the bridge was closed",
            id="auxiliaries",
        ),
        pytest.param(
            "“The bridge is closed.\n\n“Nobody may cross it,” Ann Lee said.",
            "Ann Lee",
            "said",
            "“The bridge is closed. … “Nobody may cross it,”",
            id="paragraphs",
        ),
    ],
)
def test_constructions(text: str, source: str, cue: str, content: str) -> None:
    assert found(text) == [(source, cue, content)]


def test_two_speakers_in_one_sentence() -> None:
    drafts = found("Ann Lee said the bridge was closed, but Omar Said insisted that it was open.")
    assert [(d[0], d[1]) for d in drafts] == [("Ann Lee", "said"), ("Omar Said", "insisted")]


def test_nested_attribution_has_its_parent() -> None:
    document = read("Ann Lee said that the army had denied that the bridge was closed.")
    assert document.drafts is not None
    outer, inner = document.drafts
    assert inner.parent is outer
    assert inner.source[0].text == "the army"


def test_find_nested_works_on_drafts_from_elsewhere() -> None:
    text = "Ann Lee said that the army had denied that the bridge was closed."
    document = read(text)
    mine = Draft([Span.of(text, 0, 7)], [Span.of(text, 8, 12)], [Span.of(text, 13, len(text) - 1)], "indirect")
    nested = attributions.find_nested(document, [mine])
    assert [d.parent for d in nested] == [mine]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “humanitarian pause” ended on Monday.",
        "She bought “The Long Winter” in a shop near the river.",
        "The trucks crossed the bridge at noon and left the town.",
        "The “moderate” rebels left the city.",
        "",
    ],
)
def test_no_attribution(text: str) -> None:
    assert found(text) == []


def test_other_language_has_none() -> None:
    assert read("“Das ist vorbei”, sagte sie.", language="de").drafts == []


@pytest.mark.parametrize(
    ("text", "kind"), [("“No,” she said.", "direct"), ("She said it was “no good” at all.", "mixed"), ("She said it was bad.", "indirect")]
)
def test_kinds(text: str, kind: str) -> None:
    drafts = read(text).drafts
    assert drafts is not None
    assert [d.kind for d in drafts] == [kind]


PIECES = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            '"',
            "'",
            "’",
            " she said",
            " that ",
            "It is",
            " told ",
            ".",
            ",",
            "\n",
            " according to ",
            "Ann Lee",
            ":",
            " the army ",
            " denied ",
        ]
    )
    | st.text(max_size=5),
    max_size=25,
)


@given(PIECES)
@settings(max_examples=60, deadline=None)
def test_any_text_gives_spans_that_slice(pieces: list[str]) -> None:
    text = "".join(pieces)
    document = read(text)
    for draft in document.drafts or []:
        for span in (*draft.source, *draft.cue, *draft.content):
            assert text[span.start : span.end] == span.text
        assert draft.content
        assert 0 <= draft.confidence <= 1


def test_what_is_seen_or_attacked_within_anothers_words_is_said_by_nobody() -> None:
    text = "“The farmers are attacking dams and bridges and we saw the smoke,” Anna Keller said. “The mayor said he was ill.”"
    (extraction,) = extract([Article("a", text)])
    assert {a.source[0].text for a in extraction.attributions if a.source} == {"Anna Keller", "The mayor"}
