"""Line ends that a narrow page made are read as spaces; those that end a paragraph stay. All texts are written for this test."""

import pytest

from claimgraph.loaders.wrapping import unwrap

WRAPPED = """Mill to close in spring
LARK HAVEN, March 3 - The paper mill at Lark Haven will
close in the spring, its owner said on Tuesday, ending a
hundred years of work.
    "There is no wood left that we can pay for," Tobias Wren
told the men at the gate.
    The town council said it would
appeal.
"""


def test_a_sentence_goes_on_over_the_line_end_and_offsets_hold() -> None:
    flowing = unwrap(WRAPPED)
    assert "Lark Haven will close in the spring, its owner said on Tuesday, ending a hundred years" in flowing
    assert "Tobias Wren told the men" in flowing
    assert len(flowing) == len(WRAPPED)
    assert [a for a, b in zip(WRAPPED, flowing, strict=True) if a != b] == ["\n"] * 4


def test_titles_and_paragraphs_stay_lines() -> None:
    assert unwrap(WRAPPED).count("\n") == WRAPPED.count("\n") - 4
    assert unwrap(WRAPPED).startswith("Mill to close in spring\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "One line only, however long it may be.",
        "Mill to close\nBy Ann Lee\nThe paper mill will close, its owner said.\nThe council said it would appeal.\n",
        "Mill to close\n\nThe mill will close.\n\nthe council will appeal.\n",
    ],
)
def test_a_text_that_is_not_wrapped_stays_as_it_is(text: str) -> None:
    assert unwrap(text) == text
