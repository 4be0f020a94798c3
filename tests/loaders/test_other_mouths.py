"""Claims that were given to a wrong mouth, or kept as said though nobody says them: own sentences, invented persons."""

import pytest

from .test_claims import A, claims_of, read

F = "future"
HEDGED = "hedged"
SUPPOSED = "hypothetical"


def found(text):
    """The claims of a text that are more than statements."""
    return [claim for claim in claims_of(read(text)) if claim[1] != "statement"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # headlines leave out "is"
        ("Kenya accused of hiding the grain by Boris Levin", [("Boris Levin", "accusation", False, A, ("Kenya",))]),
        ("Kenya accused of hiding the grain", [(None, "accusation", False, A, ("Kenya",))]),
        ("Boris Levin denied bail in the grain case.", []),
        # of two of one surname not whose mother somebody is
        (
            "Ada Moran, mother of the pilot Karl Moran, left the court. “The mayor lied to me,” Moran said.",
            [("Ada Moran", "accusation", False, A, ("mayor",))],
        ),
        # found of both, said of one
        (
            "The Danish union fined Boris Levin after he quit the tribunal and mocked Ada Moran.",
            [("Boris Levin", "criticism", False, A, ("Ada Moran",))],
        ),
        # of two joined the nearer, where one only is told of
        (
            "Ada Moran and Boris Levin, who was charged last week with fraud, came to the dinner.",
            [(None, "accusation", False, A, ("Boris Levin",))],
        ),
        # another state's house is not the one of that name
        (
            "The North Carolina Senate rejected a plan to close the ferry.",
            [("North Carolina Senate", "rejection", False, A, ())],
        ),
        # a source that runs into a clause, or on from one
        (
            "Boris Levin owns two ferries, but local mayors, short of cash, have refused his plea for a pier.",
            [("local mayors", "rejection", False, A, ("Boris Levin",))],
        ),
        # who is named only behind
        (
            "Even as she accused Kenya of theft, Ada Moran praised its king.",
            [("Ada Moran", "accusation", False, A, ("Kenya",)), ("Ada Moran", "support", False, A, ("king",))],
        ),
        # a committee is no agency
        ("The CIA knew. Boris Levin ignored the committee's requests.", [("Boris Levin", "rejection", False, A, ("committee",))]),
    ],
)
def test_who_says_it(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boris Levin found no fault in Norway's census.", [("Boris Levin", "criticism", True, A, ("Norway",))]),
        ("Boris Levin was jailed for threatening Ada Moran.", [("Boris Levin", "threat", False, HEDGED, ("Ada Moran",))]),
        ("Norway declined to give a reaction to the report.", []),
        ("Boris Levin explained why Norway had bombed the dam.", []),
        (
            "Boris Levin learned from Denmark that Norway had bombed the dam.",
            [("Boris Levin", "accusation", False, HEDGED, ("Norway",))],
        ),
        (
            "“Had Norway bombed the dam, we would know,” Boris Levin said.",
            [("Boris Levin", "accusation", False, SUPPOSED, ("Norway",))],
        ),
        ("Boris Levin told his crew they did not need to sell the boat.", []),
        (
            "The letter left the impression Ada Moran had urged Boris Levin to resign.",
            [("Ada Moran", "demand", False, HEDGED, ("Boris Levin",))],
        ),
        ("Boris Levin said that if the well was spoilt it is a crime.", []),
        ("Norway fears being accused by Denmark of theft.", [("Denmark", "accusation", False, F, ("Norway",))]),
        (
            "Norway's reluctance to accuse Denmark of theft angered the fishermen.",
            [("Norway", "accusation", False, F, ("Denmark",))],
        ),
        (
            "Norway's navy orders the dismissal of the pilot Zumble for refusing to fly.",
            [("Zumble", "rejection", False, A, ())],
        ),
        ("Coaches regard the twins as players who reject advice.", [("players", "rejection", False, HEDGED, ())]),
        ("Boris Levin's assertion that the war is over is cynical.", []),
        ("The army pushed the rebels back from the town.", []),
        # not to do it is a promise
        ("Boris Levin vowed never to abandon them.", [("Boris Levin", "promise", False, A, ())]),
        ("“We will never let you down,” Boris Levin said.", [("Boris Levin", "promise", False, A, ())]),
    ],
)
def test_what_nobody_says(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Moran condemned what Norway had done.", [("Ada Moran", "criticism", False, A, ("Norway",))]),
        ("Ada Moran disagrees with what Boris Levin said.", [("Ada Moran", "rejection", False, A, ("Boris Levin",))]),
        ("Ada Moran said it was a blunder by Boris Levin.", [("Ada Moran", "criticism", False, A, ("Boris Levin",))]),
        (
            "Karl Moran met Boris Levin. Levin assailed his handling of the flood.",
            [("Boris Levin", "criticism", False, A, ("Karl Moran",))],
        ),
        ("Norway leveled charges of fraud against Boris Levin.", [("Norway", "accusation", False, A, ("Boris Levin",))]),
        ("Ada Moran opposed the Kenya deal.", [("Ada Moran", "rejection", False, A, ())]),
        ("Norway held Kenya responsible for the safety of its envoys.", []),
        ("“It was a blunder,” Ada Moran said of Boris Levin.", [("Ada Moran", "criticism", False, A, ("Boris Levin",))]),
        ("Ada Moran opposes violence against Finland.", [("Ada Moran", "criticism", False, A, ())]),
        ("Ada Moran condemned the Russo-Finnish war.", [("Ada Moran", "criticism", False, A, ())]),
        (
            "Danish Defense Minister Ada Moran opposed a retreat of Danish troops.",
            [("Ada Moran", "rejection", False, A, ())],
        ),
    ],
)
def test_at_whom(text, expected):
    assert found(text) == expected
