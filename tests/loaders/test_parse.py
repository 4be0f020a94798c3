"""The parse: offsets are the article's, paragraphs end sentences, any text goes through."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgraph.graph.extraction import Article
from claimgraph.loaders import parse
from claimgraph.loaders.document import Document


def parsed(text: str, language: str = "en") -> Document:
    document = Document(Article(id="x", text=text, language=language))
    parse.annotate([document])
    return document


def sentences(text: str) -> list[str]:
    return [s.text.strip() for s in parsed(text).parse.sents]


def test_typographic_marks_keep_offsets() -> None:
    text = "“It’s\u00a0ours,” Ann Lee said.\r\nThey didn’t agree."
    doc = parsed(text).parse
    assert len(doc.text) == len(text)
    assert doc.text.startswith('"It\'s ours," Ann')
    assert any(t.lower_ == "n't" for t in doc)


def test_title_lines_and_paragraphs_do_not_run_together() -> None:
    assert sentences("Talks fail\nThe talks in Geneva failed\n\nNobody signed.") == [
        "Talks fail",
        "The talks in Geneva failed",
        "Nobody signed.",
    ]


def test_wrapped_lines_flow() -> None:
    text = "The ministry said on Monday that\nthe talks had failed and that no\nfurther meeting was planned."
    assert len(sentences(text)) == 1


def test_closing_mark_belongs_to_its_sentence() -> None:
    assert sentences("She said it was “kept under wraps.”\n\nHe left.")[0].endswith('"')


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ud800 broken", "x" * 45_000, "He left. " * 6_000, "a\u2028b\rc"])
def test_odd_texts(text: str) -> None:
    doc = parsed(text).parse
    assert doc.text == parse.plain_text(text)
    assert len(doc.text) == len(text)


def test_other_language_gives_an_empty_parse() -> None:
    assert len(parsed("Das ist ein Satz.", language="de").parse) == 0


@given(st.lists(st.text(max_size=60), max_size=3))
@settings(max_examples=25, deadline=None)
def test_any_batch_keeps_lengths(texts: list[str]) -> None:
    documents = [Document(Article(id=str(i), text=t)) for i, t in enumerate(texts)]
    parse.annotate(documents)
    for document in documents:
        assert document.parse.text == parse.plain_text(document.article.text)
        for token in document.parse:
            assert document.parse.text[token.idx : token.idx + len(token)] == token.text


def test_long_text_is_read_a_few_pieces_at_a_time() -> None:
    pieces = ["a" * 15_000, "b" * 15_000, "c" * 15_000, "d" * 50_000, "e"]
    assert [[piece[0] for piece in some] for some in parse._at_once(pieces)] == [["a", "b"], ["c"], ["d"], ["e"]]
    assert list(parse._at_once([])) == []
