"""Who does what to whom in some words. Own sentences."""

import pytest

from claimgraph.loaders.predications import read_text


def roles_of(text: str, verb: str) -> dict[str, str]:
    """The heads of who fills the roles of a verb."""
    found = next(p for p in read_text(text) if p.verb == verb)
    return {role: words[0] for role, words in found.roles}


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The brewer sold the lighthouse to a pilot", "sell", {"agent": "brewer", "object": "lighthouse", "to": "pilot"}),
        ("the lighthouse had been sold to a pilot by the brewer", "sell", {"agent": "brewer", "object": "lighthouse", "to": "pilot"}),
        ("The brewer lent the pilot three barrels", "lend", {"agent": "brewer", "object": "barrels", "to": "pilot"}),
        ("the pilot who stole the bell", "steal", {"agent": "pilot", "object": "bell"}),
        ("the bell which the pilot stole", "steal", {"agent": "pilot", "object": "bell"}),
        ("The mayor ordered the pilots to ring the bell", "ring", {"agent": "pilots", "object": "bell"}),
        ("The brewer bought half of the barley", "buy", {"agent": "brewer", "object": "barley"}),
        ("The pilots rang the bell and the brewer broke it", "break", {"agent": "brewer"}),  # a pronoun tells nothing
    ],
)
def test_roles(text: str, verb: str, expected: dict[str, str]) -> None:
    assert roles_of(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb", "negated", "mood"),
    [
        ("The brewer sold the lighthouse", "sell", False, "past"),
        ("The brewer has not sold the lighthouse", "sell", True, "past"),
        ("Nobody sold the lighthouse", "sell", True, "past"),
        ("The brewer refused to sell the lighthouse", "sell", True, "past"),
        ("The brewer will sell the lighthouse", "sell", False, "future"),
        ("The brewer is going to sell the lighthouse", "sell", False, "future"),
        ("The brewer has promised to sell the lighthouse", "sell", False, "future"),
        ("The brewer may sell the lighthouse", "sell", False, "may"),
        ("The brewer could have sold the lighthouse", "sell", False, "may"),
        ("The brewer must sell the lighthouse", "sell", False, "must"),
        ("The brewer has to sell the lighthouse", "sell", False, "must"),
        ("The brewer wants to sell the lighthouse", "sell", False, "wanted"),
        ("The pilots rejoice once the brewer sells the lighthouse", "sell", False, "supposed"),
        ("The brewer handed over the keys", "hand over", False, "past"),
    ],
)
def test_not_and_mood(text: str, verb: str, negated: bool, mood: str) -> None:
    found = next(p for p in read_text(text) if p.verb == verb)
    assert (found.negated, found.mood) == (negated, mood)


def test_pieces_are_read_each_for_itself() -> None:
    assert [p.verb for p in read_text("The brewer sold the lighthouse … the pilots mourned")] == ["sell", "mourn"]


@pytest.mark.parametrize("text", ["", "the old lighthouse", " … "])
def test_without_a_verb_nothing_is_done(text: str) -> None:
    assert read_text(text) == ()
