"""Quotations: every mark style, several paragraphs, unclosed, nested, and words in marks that are no speech."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgraph.graph.extraction import Article
from claimgraph.loaders import parse, quotations
from claimgraph.loaders.document import Document
from claimgraph.loaders.quotations import find_quotations


def inside(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We saw it,” she said.", ["We saw it,"]),
        ('"We saw it," she said.', ["We saw it,"]),
        ("``We saw it,'' she said.", ["We saw it,"]),
        ("''We saw it,'' she said.", ["We saw it,"]),
        ("«We saw it», she said.", ["We saw it"]),
        ("»We saw it«, she said.", ["We saw it"]),
        ("„We saw it“, she said.", ["We saw it"]),
        ("‘We saw it,’ she said.", ["We saw it,"]),
        ("'We saw it,' she said.", ["We saw it,"]),
        ("‹We saw it›, she said.", ["We saw it"]),
        ("“We saw it,“ she said.", ["We saw it,"]),  # the opening mark typed twice
        ('“We saw it," she said.', ["We saw it,"]),
        ("It's the users' data and they don't care.", []),
        ("'The users' data is safe,' she said.", ["The users' data is safe,"]),
        ("the '90s and rock 'n' roll", []),
        ("“He told me ‘go home’ twice,” she said.", ["He told me ‘go home’ twice,", "go home"]),
        ("“One,” she said. “Two.”", ["One,", "Two."]),
        ("", []),
        ('"', []),
        ('""', []),
    ],
)
def test_marks(text: str, words: list[str]) -> None:
    assert inside(text) == words


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“We saw it, he said.\n\nThe town was quiet. “Yes,” she said."
    first, second = find_quotations(text)
    assert (text[first.start : first.end], first.closed, first.continues) == ("We saw it, he said.", False, False)
    assert text[second.start : second.end] == "Yes,"


def test_speech_over_paragraphs_continues() -> None:
    text = "“We saw it.\n\n“They ran.\n\n“It was over,” she said."
    found = find_quotations(text)
    assert [q.continues for q in found] == [True, True, False]
    assert [q.closed for q in found] == [False, False, True]


def test_nested_quotation_has_depth() -> None:
    text = "“He told me ‘go home’ twice,” she said."
    assert [q.depth for q in find_quotations(text)] == [0, 1]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("The so-called “humanitarian pause” ended on Monday.", [False]),
        ("She reviewed “The Long Winter of Belgrad” for the paper.", [False]),
        ("“We will not leave our posts tonight,” said Ann Lee.", [True]),
        ("“Never,” said Ann Lee.", [True]),
        ("The “moderate” rebels left.", [False]),
    ],
)
def test_scare_quotes_and_titles_are_no_speech(text: str, speech: list[bool]) -> None:
    document = Document(Article(id="x", text=text))
    parse.annotate([document])
    quotations.annotate([document])
    assert document.quotations is not None
    assert [q.speech for q in document.quotations] == speech


MARKS = st.text(st.sampled_from("“”„‟\"«»'‘’`‹› a.b,S\n") | st.characters(), max_size=80)


@given(MARKS)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_spans_that_slice(text: str) -> None:
    for q in find_quotations(text):
        assert 0 <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text)
        assert not q.closed or q.outer_end > q.end


@given(st.text(st.sampled_from("“”\"' ab."), max_size=40), st.text(st.sampled_from("“”\"' ab."), max_size=40))
@settings(max_examples=200, deadline=None)
def test_a_paragraph_changes_none_before_it(first: str, second: str) -> None:
    first = f"A{first}b."
    alone = [(q.start, q.end) for q in find_quotations(first)]
    assert [(q.start, q.end) for q in find_quotations(f"{first}\n\nC{second}") if q.start < len(first)] == alone
