# ruff: noqa: E501 - cases read best as rows
"""The mouths between publisher and speaker."""

import pytest

CASES = [
    ("The truce had failed, Andrei Lobov said, the Interfax and state-run TASS news services reported.", ("Andrei Lobov", "said", "The truce had failed"), ["Interfax", "TASS"]),
    ("“The truce had failed,” Interfax quoted Lobov as saying.", ("Interfax", "quoted", "The truce had failed"), ["Interfax"]),
    ("According to Bloomberg, the truce had failed.", ("Bloomberg", "According to", "the truce had failed"), ["Bloomberg"]),
    ("MOSCOW (Reuters) - Andrei Lobov said the truce had failed.", ("Andrei Lobov", "said", "the truce had failed"), ["Reuters"]),
    ("Andrei Lobov told CNN the truce had failed.", ("Andrei Lobov", "told", "the truce had failed"), ["CNN"]),
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
