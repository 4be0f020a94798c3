"""What is to come, and blame in the words of the wires: own sentences, invented persons."""

import pytest

from .test_claims import A, claims_of, read

PROSPECTS = [
    # what depends on others, marked by "unless"
    ("Kenya said it would leave the summit unless Oman opened its books.", [("Kenya", "threat", False, A, ("Oman",))]),
    ("Kenya promised to flood the valley unless Oman opened its books.", [("Kenya", "threat", False, A, ("Oman",))]),
    # what befalls whom it is told to, and whoever does something
    ("Kenya told Oman that it would be expelled from the fair.", [("Kenya", "threat", False, A, ("Oman",))]),
    ("Kenya warned that any raid by Oman would be met with force.", [("Kenya", "threat", False, A, ("Oman",))]),
    ("The Kenyan government said Oman could face sanctions over the dam.", [("Kenyan government", "threat", False, "hedged", ("Oman",))]),
    ("Ada Moran, an economist, said Oman could face sanctions over the dam.", []),
    # deeds that hurt in several words only
    ("Kenya said it would see Oman in court.", [("Kenya", "threat", False, A, ("Oman",))]),
    ("Kenya said it would blow up the dam if Oman did not pay.", [("Kenya", "threat", False, A, ("Oman",))]),
    ("Kenya said it would blow the dust off its treaty with Oman.", []),
    # held out, to somebody
    ("Kenya said it could cut gas supplies to Oman.", [("Kenya", "threat", False, "hedged", ("Oman",))]),
    ("Kenya raised the prospect of sanctions against Oman.", [("Kenya", "threat", False, A, ("Oman",))]),
    ("Kenya's threat of sanctions against Oman came on Monday.", [("Kenya", "threat", False, A, ("Oman",))]),
    ("Kenya threatened to quit the talks over Omani raids.", [("Kenya", "threat", False, A, ("Oman",))]),
    ("Kenya warned Oman against moving the buoys.", [("Kenya", "threat", False, A, ("Oman",))]),
    ("Kenya warned its farmers against drinking the water.", [("Kenya", "demand", False, A, ("farmers",))]),
]

BLAME = [
    # of whom, and to whom, it is said
    ("“You looted our harbour,” Boris Levin told Ada Moran.", [("Boris Levin", "accusation", False, A, ("Ada Moran",))]),
    # where the doer stands: a cleft sentence, a fleet's boats, mortar fire from
    ("Boris Levin said it was Oman that sank the ferry.", [("Boris Levin", "accusation", False, A, ("Oman",))]),
    ("Boris Levin said Omani patrol boats fired on the ferry.", [("Boris Levin", "accusation", False, A, ("Oman",))]),
    ("Boris Levin said the school was damaged by mortar fire from Oman.", [("Boris Levin", "accusation", False, A, ("Oman",))]),
    ("Boris Levin said responsibility for the raid lay with Oman.", [("Boris Levin", "accusation", False, A, ("Oman",))]),
    ("Boris Levin said Oman's plan was an attempt to subvert the vote.", [("Boris Levin", "accusation", False, A, ("Oman",))]),
    ("Boris Levin said he would sue any militia that attacked his farm.", [("Boris Levin", "threat", False, A, ("militia",))]),
    # what is told in a noun, what it was called
    ("Boris Levin reported the abduction of his uncle by Omani soldiers.", [("Boris Levin", "accusation", False, A, ("Omani soldiers",))]),
    ("Boris Levin reported no attacks by Oman.", [("Boris Levin", "accusation", True, A, ("Oman",))]),
    ("Boris Levin denounced what he called a smear by Oman.", [("Boris Levin", "criticism", False, A, ("Oman",))]),
    ("Boris Levin complained that Oman had bombed his farm.", [("Boris Levin", "accusation", False, A, ("Oman",))]),
    ("Police said Boris Levin was suspected of arson.", [("Police", "accusation", False, A, ("Boris Levin",))]),
    ("Kenya sent a note of protest to Oman.", [("Kenya", "accusation", False, A, ("Oman",))]),
    # a verb that the parse takes for a noun
    ("Kenya's army issues a new 3-day ultimatum to the Lamu cartel to disarm.", [("Kenyan army", "threat", False, A, ("Lamu cartel",))]),
]


@pytest.mark.parametrize(("text", "expected"), PROSPECTS + BLAME)
def test_claims_of_a_sentence(text, expected):
    assert [c for c in claims_of(read(text)) if c[1] != "statement"][:1] == expected[:1]
