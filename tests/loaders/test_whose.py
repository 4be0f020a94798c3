"""Whom a denial or a refusal answers, and refusals, duties and demands told in rarer ways: own sentences, invented persons."""

import pytest

from .test_claims import A, claims_of, read

CASES = [
    # who says or wants it, in a clause beside
    ("Norway rejected a quota that Denmark had put on herring.", [("Norway", "rejection", False, A, ("Denmark",))]),
    ("Norway rejected a quota that it had put on herring itself.", [("Norway", "rejection", False, A, ())]),
    ("Norway ruled out a tunnel, as Denmark had urged.", [("Norway", "rejection", False, A, ("Denmark",))]),
    ("Norway denied that its divers stole the bell, as Denmark has claimed.", [("Norway", "denial", False, A, ("Denmark",))]),
    (
        "Contrary to what Denmark claims, the divers did not steal the bell, Boris Levin said.",
        [("Boris Levin", "denial", False, A, ("Denmark",))],
    ),
    ("Norway denied selling the bell to a diver who Denmark says is rich.", [("Norway", "denial", False, A, ())]),
    # who accuses whoever denies it
    ("Boris Levin, accused by Denmark of theft, denied it.", [("Boris Levin", "denial", False, A, ("Denmark",))]),
    (
        "Denmark accused Norway of theft. Norway denied the charge.",
        [("Denmark", "accusation", False, A, ("Norway",)), ("Norway", "denial", False, A, ("Denmark",))],
    ),
    (
        "Denmark accused Norway of theft. Kenya denied the charge.",
        [("Denmark", "accusation", False, A, ("Norway",)), ("Kenya", "denial", False, A, ())],
    ),
    (
        "Denmark urged Norway to sell the ferry, but Norway refused to do so.",
        [("Denmark", "demand", False, A, ("Norway",)), ("Norway", "rejection", False, A, ("Denmark",))],
    ),
    ("“We had no part in the theft,” Boris Levin said of Denmark's claim.", [("Boris Levin", "denial", False, A, ("Denmark",))]),
    ("Asked about Denmark's claim, Boris Levin said: “That is a lie.”", [("Boris Levin", "denial", False, A, ("Denmark",))]),
    ("There is no truth to the Danish claim, Boris Levin said.", [("Boris Levin", "denial", False, A, ("Denmark",))]),
    ("Boris Levin had no time for the choir.", []),
    (
        "“We never rang that bell,” said Boris Levin, responding to accusations by Denmark.",
        [("Boris Levin", "denial", False, A, ("Denmark",))],
    ),
    ("“We never rang that bell,” said Boris Levin.", []),
    ("Boris Levin, whom Denmark has accused of theft, insists that he is innocent.", [("Boris Levin", "denial", False, A, ("Denmark",))]),
    ("“We will not sell the ferry,” Boris Levin told the mayor of Bergen.", [("Boris Levin", "rejection", False, A, ("mayor of Bergen",))]),
    ("“We will not sell the ferry,” Boris Levin told reporters.", [("Boris Levin", "rejection", False, A, ())]),
    ("Norway refused to drain the pond, as Denmark had asked.", [("Norway", "rejection", False, A, ("Denmark",))]),
    ("Norway slammed the door on a Danish bid to buy the ferry.", [("Norway", "rejection", False, A, ("Denmark",))]),
    ("Norway disagrees with the Danish forecast of rain.", []),
    ("The accusations made by Denmark are without merit, Boris Levin said.", [("Boris Levin", "denial", False, A, ("Denmark",))]),
    (
        "“None of our boats were there,” Boris Levin said in response to Denmark's complaint.",
        [("Boris Levin", "denial", False, A, ("Denmark",))],
    ),
    ("Talks with Denmark are out of the question, Boris Levin said.", [("Boris Levin", "rejection", False, A, ("Denmark",))]),
    ("“We are not going to sell the island to Denmark,” Boris Levin said.", [("Boris Levin", "rejection", False, A, ("Denmark",))]),
    ("“We were going to help Denmark,” Boris Levin said.", []),
    ("Kenya would not accept the Danish offer.", [("Kenya", "rejection", False, A, ("Denmark",))]),
    ("Kenya declined to admit referees sent by Denmark.", [("Kenya", "rejection", False, A, ("Denmark",))]),
    ("The rebels refused battle.", []),
    # of two adjectives, of a party named beside, behind the verb
    ("Kenya rejected the Danish and Norwegian proposals.", [("Kenya", "rejection", False, A, ("Denmark", "Norway"))]),
    ("The union turned down an offer of work from Denmark.", [("union", "rejection", False, A, ("Denmark",))]),
    ("Kenya dismissed as baseless an allegation by Denmark that its cooks had quit.", [("Kenya", "denial", False, A, ("Denmark",))]),
    # refusals told by "not"
    ("Norway will not lift its ban on Danish cheese.", [("Norway", "rejection", False, A, ("Denmark",))]),
    ("The mist will not lift before noon.", []),
    ("Boris Levin said Norway will not lift its ban on Danish cheese.", []),
    ("Norway would not agree to a Danish request for salt.", [("Norway", "rejection", False, A, ("Denmark",))]),
    ("Norway did not agree to a Danish request for salt.", [("Norway", "support", True, A, ("Denmark",))]),
    ("Norway is holding out against a Danish plan to close the strait.", [("Norway", "rejection", False, A, ("Denmark",))]),
    ("Norway dismissed a Danish request for salt as comical.", [("Norway", "rejection", False, A, ("Denmark",))]),
    ("Prisoners refused food.", []),
    # whose minister it is, where the words come first
    (
        "Norway will not hand the papers over to Denmark, its justice minister said.",
        [("justice minister", "rejection", False, A, ("Denmark",))],
    ),
    # what joins two verbs
    (
        "Norway ordered the Danish envoy to leave and urged Kenya to follow.",
        [("Norway", "demand", False, A, ("Danish envoy",)), ("Norway", "demand", False, A, ("Kenya",))],
    ),
    # duties
    ("“Boris Levin has to resign,” Ada Moran said.", [("Ada Moran", "demand", False, A, ("Boris Levin",))]),
    ("“Boris Levin has to mend his boat,” Ada Moran said.", []),
    ("It is time for Boris Levin to publish the accounts, Ada Moran said.", [("Ada Moran", "demand", False, A, ("Boris Levin",))]),
    ("It is not time for Boris Levin to publish the accounts, Ada Moran said.", []),
    ("“Minister Levin, publish the accounts,” said Ada Moran.", [("Ada Moran", "demand", False, A, ("Levin",))]),
    ("“Publish the accounts,” Ada Moran told Boris Levin.", [("Ada Moran", "demand", False, A, ("Boris Levin",))]),
    ("“Got it,” Ada Moran wrote.", []),
    ("Norway lobbied the Danish government for a lower toll.", [("Norway", "demand", False, A, ("Danish government",))]),
    ("Denmark urged Quorbeck to pay for the bridge.", [("Denmark", "demand", False, A, ("Quorbeck",))]),
    # of two gifts, who gets them
    ("Norway said it would open its harbours to Danish yachts.", [("Norway", "promise", False, A, ("Denmark",))]),
    ("Norway undertook to supply Kenya with salt.", [("Norway", "promise", False, A, ("Kenya",))]),
    ("Norway offered to mediate between Kenya and Denmark.", [("Norway", "promise", False, A, ("Denmark", "Kenya"))]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_whom_it_answers(text, expected):
    assert claims_of(read(text)) == expected
