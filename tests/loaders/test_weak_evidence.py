"""Where the evidence is weak nothing is asserted: own sentences, invented persons, several wordings of each kind."""

import pytest

from .test_claims import claims_of, read

A, F, Q = "asserted", "future", "hypothetical"
KELLER = "Anna Keller"

CASES = [
    # what must be done, but by nobody and about nothing that people quarrel over, is no demand
    ("Anna Keller said the orchards must be replanted before winter.", []),
    ("Anna Keller said many fields need to be ploughed again.", []),
    ("Anna Keller said the matter must be seen from two sides.", []),
    ("“These flags must be within the limits,” Anna Keller said.", []),
    ("Anna Keller said the siege must be lifted.", [(KELLER, "demand", False, A, ())]),
    ("Anna Keller said those responsible must be punished.", [(KELLER, "demand", False, A, ())]),
    ("Anna Keller said the prisoners must be released.", [(KELLER, "demand", False, A, ())]),
    ("Anna Keller said the war must end.", [(KELLER, "demand", False, A, ())]),
    ("Anna Keller said the ceasefire must be respected by Norway.", [(KELLER, "demand", False, A, ("Norway",))]),
    ("Anna Keller said Norway must be honest.", [(KELLER, "demand", False, A, ("Norway",))]),
    # what somebody is to get, and what a thing has to do something with
    ("Anna Keller said customers should receive a refund.", []),
    ("Anna Keller said Norway should get a share of the fish.", []),
    ("Anna Keller said Norway has two lenses to measure depth.", []),
    ("Anna Keller said Norway has to leave the island.", [(KELLER, "demand", False, A, ("Norway",))]),
    # a report of war that tells no victim blames nobody
    ("Anna Keller said Norway shot down two drones.", []),
    ("Anna Keller said Norway destroyed three missiles.", []),
    ("Anna Keller said Norway did not shoot down the rocket.", []),
    ("Anna Keller said the coalition carried out twenty strikes on Monday.", []),
    ("Anna Keller said the rebels had launched a counter attack.", []),
    ("Anna Keller said Norway shot down a passenger plane.", [(KELLER, "accusation", False, A, ("Norway",))]),
    ("Anna Keller said Norway carried out strikes on the port.", [(KELLER, "accusation", False, A, ("Norway",))]),
    ("Anna Keller said Norway destroyed the bridge.", [(KELLER, "accusation", False, A, ("Norway",))]),
    # what is done to accuse may be no more than planned
    ("Anna Keller will travel to Oslo to accuse Denmark of theft.", [(KELLER, "accusation", False, F, ("Denmark",))]),
    ("Anna Keller will use the speech to accuse Denmark of theft.", [(KELLER, "accusation", False, F, ("Denmark",))]),
    ("Anna Keller plans to travel to Oslo to accuse Denmark of theft.", [(KELLER, "accusation", False, F, ("Denmark",))]),
    ("Anna Keller travelled to Oslo to accuse Denmark of theft.", [(KELLER, "accusation", False, A, ("Denmark",))]),
    # an idea is refused, that something is so is denied
    ("Anna Keller rejected the mayor's suggestion.", [(KELLER, "rejection", False, A, ("mayor",))]),
    ("Anna Keller dismissed the idea of a merger with Norway.", [(KELLER, "rejection", False, A, ("Norway",))]),
    ("Anna Keller rejected any comparison with Norway.", [(KELLER, "rejection", False, A, ("Norway",))]),
    ("Anna Keller dismissed the idea that she had lied.", [(KELLER, "denial", False, A, ())]),
    # "they" of somebody's own words are others
    ("“They will hit the market,” Anna Keller said.", []),
    ("“They will strike the town again,” Anna Keller said.", []),
    ("“We will strike Norway again,” Anna Keller said.", [(KELLER, "threat", False, A, ("Norway",))]),
    # who goes on behind a comma is not asked; who is to leave is, not the place
    ("Anna Keller called for his resignation, a clerk left the hall and Boris Levin slept.", [(KELLER, "demand", False, A, ())]),
    ("Anna Keller called for the withdrawal of Danish troops from Oman.", [(KELLER, "demand", False, A, ("Danish troops",))]),
    ("Anna Keller demanded the retreat of Danish ships from Oman.", [(KELLER, "demand", False, A, ("Denmark",))]),
    ("Anna Keller will demand a pay rise in talks with Norway.", [(KELLER, "demand", False, F, ("Norway",))]),
    # "the group" after two groups may be either
    (
        "The Green Party met the Coastal Party in Oslo. They spoke for hours. Anna Keller accused the party of fraud.",
        [(KELLER, "accusation", False, A, ())],
    ),
    ("The Green Party met in Oslo. Anna Keller accused the party of fraud.", [(KELLER, "accusation", False, A, ("Green Party",))]),
    ("Teachers had to nudge their pupils to close the books.", []),
    # a rule is asked of whoever it is; what somebody ought to see, or feels that others should do, is an opinion
    ("Anna Keller said a member must own ten shares.", []),
    ("Anna Keller said any skipper must leave the harbour by noon.", []),
    ("Anna Keller said Boris Levin should realize that the treaty is dead.", []),
    ("Anna Keller believes the government should speak for all.", []),
    ("Anna Keller said any agreement must be signed by Norway.", [(KELLER, "demand", False, A, ("Norway",))]),
    # fighters killed in war; their own fighters' side blames
    ("Anna Keller said Norway killed fifty militants.", []),
    ("Anna Keller said Norwegian jets bombed the gunmen.", []),
    ("Anna Keller said Norway killed fifty fishermen.", [(KELLER, "accusation", False, A, ("Norway",))]),
    ("The Coastal Party said Norway had attacked its fighters.", [("Coastal Party", "accusation", False, A, ("Norway",))]),
    # what is done to a thing threatens nobody, unless somebody is named or it hangs on a condition
    ("Norway vowed to hunt whales again.", [("Norway", "promise", False, A, ())]),
    ("Norway pledged to defeat the insurgency.", [("Norway", "promise", False, A, ())]),
    ("Norway announced that it would ban plastic bags.", []),
    ("Anna Keller said Norway will soon abolish the tax.", []),
    ("Norway announced that it would ban travel to Denmark.", [("Norway", "threat", False, A, ("Denmark",))]),
    ("Norway vowed to retaliate.", [("Norway", "threat", False, A, ())]),
    ("Norway vowed to destroy the fleet.", [("Norway", "threat", False, A, ())]),
    ("Norway threatened to appoint a judge if Denmark goes on fishing.", [("Norway", "threat", False, A, ("Denmark",))]),
    # a demand given up, once never made, made possible, or only thought of
    ("Norway dropped its demand for a new vote.", [("Norway", "demand", True, A, ())]),
    ("Norway is ready to waive its demand for a new vote.", [("Norway", "demand", True, A, ()), ("Norway", "promise", False, A, ())]),
    ("Norway has not once accused Denmark of fraud.", [("Norway", "accusation", True, A, ("Denmark",))]),
    ("Norway no longer accuses Denmark of fraud.", [("Norway", "accusation", True, A, ("Denmark",))]),
    ("The bill lets families sue Norway.", [("families", "accusation", False, Q, ("Norway",))]),
    ("Parliament passed a bill letting families sue Norway.", [("families", "accusation", False, Q, ("Norway",))]),
    ("Anna Keller said that accusing Norway of fraud would be wrong.", [(None, "accusation", False, Q, ("Norway",))]),
    # plans carried out, markets, members of an armed group killed in war, what courts do
    ("Anna Keller said her team will execute the plan.", []),
    ("Anna Keller said Norway executed five prisoners.", [(KELLER, "accusation", False, A, ("Norway",))]),
    ("Economists said Norway had intervened in the currency market.", []),
    ("Anna Keller said Norway intervened in Oman.", [(KELLER, "accusation", False, A, ("Norway",))]),
    ("The Observatory said Norway killed 10 Islamic State members.", []),
    ("A court in Oslo sentences Boris Levin to two years for financing terrorism.", []),
    ("Anna Keller said bosses often fail to understand the law.", []),
    # who fights on threatens nobody; what somebody has to do in order to win is not asked; whose permission is denied is refused
    ("Boris Levin vowed to fight on.", [("Boris Levin", "promise", False, A, ())]),
    ("Boris Levin vowed to fight until Norway leaves.", [("Boris Levin", "threat", False, A, ("Norway",))]),
    ("Boris Levin vowed to fight for Norway.", [("Boris Levin", "promise", False, A, ("Norway",))]),
    ("Doctors vowed to fight for patients until the strike ends.", [("Doctors", "promise", False, A, ("patients",))]),
    ("Boris Levin vowed to fight Norway for the island.", [("Boris Levin", "threat", False, A, ("Norway",))]),
    ("Boris Levin vowed to fight against Norway.", [("Boris Levin", "threat", False, A, ("Norway",))]),
    ("Anna Keller said Boris Levin needs to do much better in Oslo in order to win.", []),
    ("A ship was denied permission to dock.", [(None, "rejection", False, A, ())]),
    ("Norway sought to dispel worries about a strike.", []),
    ("Anna Keller urged her staff to wait.", [(KELLER, "demand", False, A, ("staff",))]),
    # concerns are brushed aside, a veto is no report; a name in passing is no accusation
    ("Senators dismissed Anna Keller's concerns as unpersuasive.", [("Senators", "rejection", False, A, (KELLER,))]),
    ("Parliament rejected Anna Keller's veto of a bill letting nurses strike.", [("Parliament", "rejection", False, A, (KELLER,))]),
    ("Norway said the army and what it called terrorist gangs had met.", []),
    ("Norway called Boris Levin a terrorist.", [("Norway", "accusation", False, A, ("Boris Levin",))]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_weak_evidence(text: str, expected: list[object]) -> None:
    assert sorted(map(repr, claims_of(read(text)))) == sorted(map(repr, expected))
