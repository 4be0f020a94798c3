"""A number told exactly and roundly. Own sentences."""

import pytest

from claimgraph.loaders.likeness import read_words
from claimgraph.loaders.same_figures import are_rounded


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("it cost 58 crowns", "it cost nearly sixty crowns", True),
        ("it cost 58 crowns", "it cost more than sixty crowns", False),
        ("it cost 62 crowns", "it cost more than sixty crowns", True),
        ("it cost 58 crowns", "it cost sixty crowns", False),  # nobody says that it is round
        ("it cost 41 crowns", "it cost nearly sixty crowns", False),
        ("a third of the geese", "some 33 percent of the geese", True),
        ("half of the geese", "two of the geese", False),
        ("half of the geese", "50 per cent of the geese", True),
        ("the geese", "sixty geese", False),
    ],
)
def test_rounded(left: str, right: str, expected: bool) -> None:
    one, other = read_words(left), read_words(right)
    assert are_rounded(one, other) is expected
    assert are_rounded(other, one) is expected
