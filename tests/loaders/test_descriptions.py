# ruff: noqa: E501 - cases read best as rows
"""Whom "the company", "the group" and "the president" point back to. Persons, bodies and incidents are invented."""

import pytest

CASES = [
    # the one that spoke, not the one it spoke of
    ("Talbon Corp said it would buy Merrin Inc. The company said the price was fair.", [("Talbon Corp", "said", "it would buy Merrin Inc"), ("The company", "said", "the price was fair")], "Talbon Corp"),
    # a body with the word in its name goes before others of its kind
    ("The Lamp Foundation sent ten books to the Friends of Art Institute. The foundation said it was a gift.", [("The foundation", "said", "it was a gift")], "Lamp Foundation"),
    # what is told of it must fit
    ("As the Kobar Board reported, it was late. The power company said it was early.", [("the Kobar Board", "reported", "it was late"), ("The power company", "said", "it was early")], "power company"),
    # a name before the word for what it is
    ("The Red Cross said it was late. The Hezbollah group said it was early.", [("The Red Cross", "said", "it was late"), ("The Hezbollah group", "said", "it was early")], "Hezbollah"),
    # a former holder does not hold the office
    ("Former Governor Leo Kos was there. The governor said it was late.", [("The governor", "said", "it was late")], "governor"),
    ("Former President Leo Kos met President Ada Moran. The former president said it was late.", [("The former president", "said", "it was late")], "Leo Kos"),
    ("Former President Leo Kos met President Ada Moran and praised Leo Kos. The president said it was late.", [("The president", "said", "it was late")], "Ada Moran"),
    # of two presidents the one that speaks
    ("President Ada Moran said President Leo Kos had lied. “He knew it,” the president said.", [("President Ada Moran", "said", "President Leo Kos had lied"), ("the president", "said", "He knew it")], "Ada Moran"),
    # the president's adviser is no president
    ("It was late, said Leo Kos, the president’s adviser. The president said it was early.", [("Leo Kos, the president’s adviser", "said", "It was late"), ("The president", "said", "it was early")], "president"),
    # the Kremlin is "the government" only where no other state came between
    ("The Kremlin was calm. The government said it was late.", [("The government", "said", "it was late")], "Kremlin"),
    ("The Kremlin was calm. Norway rose. The government said it was late.", [("The government", "said", "it was late")], "Norwegian government"),
    # of two in one sentence the one that spoke in it, however far that is back; behind its words it is one that spoke before
    ("Talbon Corp said its miners had struck at Merrin Inc. The company said it was late.", [("its miners", "struck", "at Merrin Inc"), ("Talbon Corp", "said", "its miners had struck at Merrin Inc"), ("The company", "said", "it was late")], "Talbon Corp"),
    ("Talbon Corp said it was late, Ada Moran recalled. Merrin Inc had a fire. “It was out by noon,” the company said.", [("Talbon Corp", "said", "it was late"), ("the company", "said", "“It was out by noon,”")], "Talbon Corp"),
    # of two the one of the trade, or the one that spoke
    ("Kobar Airways and Merrin Inc were late. The airline said it was the fog.", [("The airline", "said", "it was the fog")], "Kobar Airways"),
    ("Kobar Airways said it was late, unlike Merrin Airlines. The airline said it was the fog.", [("Kobar Airways", "said", "it was late"), ("The airline", "said", "it was the fog")], "Kobar Airways"),
    ("Kobar Airways and Merrin Airlines were late. The airline said it was the fog.", [("The airline", "said", "it was the fog")], "airline"),
    # where a firm sits is told of it
    ("Talbon Corp lost millions. The Chicago company said it was late.", [("The Chicago company", "said", "it was late")], "Talbon Corp"),
    ("Talbon Mines Ltd lost millions. The gold miner said it was late.", [("The gold miner", "said", "it was late")], "Talbon Mines Ltd"),
    # a telegram has no article
    ("Talbon Corp lost 40 cents a share. Note: company said it was late.", [("company", "said", "it was late")], "Talbon Corp"),
    # an epithet takes up the only subject where nobody spoke, not who says the words it stands in, nor who holds the office no more
    ("Ada Moran swept the north. The billionaire said it was late.", [("The billionaire", "said", "it was late")], "Ada Moran"),
    ("Ada Moran and Leo Kos swept the north. The billionaire said it was late.", [("The billionaire", "said", "it was late")], "billionaire"),
    ("Leo Kos said the billionaire had sworn it was late.", [("Leo Kos", "said", "the billionaire had sworn it was late"), ("the billionaire", "had sworn", "it was late", 0)], "billionaire"),
    # organs and their seats
    ("The central bank of Ecuador said it was late.", [("The central bank of Ecuador", "said", "it was late")], "Ecuadorian central bank"),
    ("The transport ministry in Helsinki said it was late.", [("The transport ministry in Helsinki", "said", "it was late")], "Finnish Transport Ministry"),
    ("The embassy in Helsinki said it was late.", [("The embassy in Helsinki", "said", "it was late")], "embassy in Helsinki"),
    ("The UN children's agency said it was late.", [("The UN children's agency", "said", "it was late")], "United Nations Children's Fund"),
    # what tells who the unnamed are
    ("Two officials familiar with the ledger said it was late.", [("Two officials familiar with the ledger", "said", "it was late")], "Two officials familiar with the ledger"),
    # a ministry of a state that nobody tells goes by its own words
    ("The foreign fisheries department said it was late.", [("The foreign fisheries department", "said", "it was late")], "foreign fisheries department"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "drafts", "name"), CASES)
def test_description_means(stage, text, drafts, name) -> None:  # type: ignore[no-untyped-def]
    speaker = stage(text, *drafts).drafts[-1].speaker
    assert speaker is not None and speaker.name == name
