"""Numbers in words and in figures, in one spelling."""

import pytest

from claimgraph.loaders.figures import plain_figures


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("", ""),
        ("nothing to count", "nothing to count"),
        ("forty thousand geese", "40000 geese"),
        ("40,000 geese", "40000 geese"),
        ("twenty-one barrels and 7 casks", "21 barrels and 7 casks"),
        ("$1.5 million", "$1500000"),
        ("two hundred and fifty boats", "250 boats"),
        ("one thousand two hundred", "1200"),
        ("half a million bricks", "500000 bricks"),
        ("a third of it, one quarter", "1/3 of it, 1/4"),
        ("twice the price", "2x the price"),
        ("a 30-year low of 5 per cent", "a 30 year low of 5 percent"),
        ("1,200 and 300 tents", "1200 and 300 tents"),  # two numbers, not one
        ("one of them", "one of them"),
        ("thousands of them on 9/11", "thousands of them on 9/11"),
        ("No. 5", "No. 5"),
    ],
)
def test_one_spelling(text: str, plain: str) -> None:
    assert plain_figures(text) == plain


@pytest.mark.parametrize("text", ["the nine of them paid 12,500 crowns", "3.5 million", "a hundred years"])
def test_what_is_plain_stays(text: str) -> None:
    assert plain_figures(plain_figures(text)) == plain_figures(text)
