"""Whether two texts say the same: what settles it, what tells apart, what is weighed. Own sentences."""

import pytest

from claimgraph.loaders.likeness import rarities, read_words
from claimgraph.loaders.sameness import decided, say_the_same, shared_meaning, turns
from claimgraph.loaders.word_vectors import nearness, vectors_of


def likely(left: str, right: str) -> float:
    words = read_words(left), read_words(right)
    return say_the_same(*words, rarities(words))


LONG = "The harbour board sold the old lighthouse to a brewer for half its worth, and the mayor knew of it"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (LONG, f"I have never lied to this town. {LONG}."),  # a "not" outside what both have
        (LONG, f"{LONG} … Ask Nora Lind, ask Omar Vestergaard, ask anybody"),
        (f"Nora Lind was told. {LONG}", f"Omar Vestergaard was told. {LONG}"),
    ],
)
def test_a_statement_cut_in_two_ways_is_one(left: str, right: str) -> None:
    assert decided(read_words(left), read_words(right)) == likely(left, right) > 0.9


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the brewery paid forty crowns for the lighthouse", "the brewery paid 60 crowns for the lighthouse"),
        ("the lighthouse was sold on Monday", "the lighthouse was sold on Friday"),
        ("the lighthouse was sold in May to a brewer", "the lighthouse was sold in April to a brewer"),
        ("the price of barley rose in the spring", "the price of barley fell in the spring"),
        ("the board sold the lighthouse", "the board has not sold the lighthouse"),
        ("the mayor must open the books of the harbour", "the mayor has opened the books of the harbour"),
        ("the town trusts Nora Lind with the harbour", "the town trusts Omar Vestergaard with the harbour"),
        (LONG, LONG.replace("sold", "never sold")),
    ],
)
def test_told_apart(left: str, right: str) -> None:
    assert likely(left, right) < 0.5


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The troops will remain in the valley", "the soldiers would stay in the valley"),
        ("The price of barley is not low", "the price of barley was high"),
        (
            "forty thousand geese were bought from the farmers",
            "the farmers had sold and the town had purchased 40,000 geese from the farmers",
        ),
    ],
)
def test_other_words_of_the_same_meaning_are_likelier_the_same_than_other_matter(left: str, right: str) -> None:
    assert likely(left, right) > likely(left, "The brewer will marry the daughter of the pilot in June")
    assert likely(left, right) > 0.5


def test_order_of_the_two_changes_nothing() -> None:
    left, right = "The troops will remain in the valley until May", "soldiers stay in the valley"
    assert likely(left, right) == pytest.approx(likely(right, left))


def test_nothing_shares_nothing() -> None:
    empty = read_words("")
    assert shared_meaning(empty.stems, empty.stems, empty, empty, {}).n == 0
    assert likely("", "") < 0.5
    assert nearness(vectors_of([]), vectors_of(["barley"])).shape == (0, 1)


def test_a_word_nobody_knows_is_near_to_nothing() -> None:
    assert nearness(vectors_of(["zzyzx"]), vectors_of(["zzyzx", "barley"])).tolist() == [[0.0, 0.0]]
    assert nearness(vectors_of(["soldiers"]), vectors_of(["troops"]))[0, 0] == 1.0


def test_a_not_in_an_aside_turns_nothing() -> None:
    one = read_words("I make no excuses. I accept my share of the blame for the sinking of the ferry")
    other = read_words("he accepts his share of the blame for the sinking of the ferry")
    assert not turns(one, other)
    assert turns(
        read_words("the brewer did not sell the lighthouse to the board"), read_words("the brewer did sell the lighthouse to the board")
    )
