"""What an act hangs on decides how sure it is, and whose it is: own sentences, invented persons, several wordings of each kind."""

import pytest

from .test_claims import claims_of, read

A, F, H, Q = "asserted", "future", "hedged", "hypothetical"
KELLER = "Anna Keller"
FRAUD = ("accusation", False, A, ("Denmark",))

CASES = [
    # beside what is only possible
    ("Norway could hold a vote, accusing Denmark of fraud.", [("Norway", "accusation", False, H, ("Denmark",))]),
    ("Norway will hold a vote, accusing Denmark of fraud.", [("Norway", "accusation", False, F, ("Denmark",))]),
    ("Norway held a vote, accusing Denmark of fraud.", [("Norway", *FRAUD)]),
    # under somebody's doubt, denial or mere supposition
    ("Nobody believes that Norway accused Denmark of fraud.", [("Norway", "accusation", False, H, ("Denmark",))]),
    ("Anna Keller doubts that Norway accused Denmark of fraud.", [("Norway", "accusation", False, H, ("Denmark",))]),
    ("Suppose Norway accused Denmark of fraud.", [("Norway", "accusation", False, Q, ("Denmark",))]),
    ("Anna Keller may say that Norway accused Denmark of fraud.", [("Norway", "accusation", False, H, ("Denmark",))]),
    ("Anna Keller said that Norway accused Denmark of fraud.", [("Norway", *FRAUD)]),
    # what is not done yet, though there is a plan or a right
    ("Boris Levin's plan to sue Denmark pleased the crowd.", [(None, "accusation", False, F, ("Denmark",))]),
    ("Norway was the first state to accuse Denmark of fraud.", [("Norway", *FRAUD)]),
    # a question stays one at the end of a paragraph
    ("But has Norway called for a vote?\n\nNobody knows.", [("Norway", "demand", False, Q, ())]),
    ("“Has Norway ever accused Denmark of fraud?”\n\nNobody knew.", [("Norway", "accusation", False, Q, ("Denmark",))]),
    # "for" tells what another did
    (
        "Anna Keller criticized Boris Levin for accusing Norway of theft.",
        [(KELLER, "criticism", False, A, ("Boris Levin",)), (KELLER, "accusation", False, H, ("Norway",))],
    ),
    (
        "Anna Keller hit out at Boris Levin for accusing Norway of theft.",
        [(KELLER, "criticism", False, A, ("Boris Levin",)), (KELLER, "accusation", False, H, ("Norway",))],
    ),
    (
        "Anna Keller called on Boris Levin to apologize for accusing Norway of theft.",
        [(KELLER, "demand", False, A, ("Boris Levin",)), (KELLER, "accusation", False, H, ("Norway",))],
    ),
    # who blocks or vetoes what others wrote does not say it
    ("Norway blocked a statement condemning Denmark.", [("Norway", "criticism", False, H, ("Denmark",))]),
    ("Norway issued a statement condemning Denmark.", [("Norway", "criticism", False, A, ("Denmark",))]),
    # a campaign threatens whom it is against
    ("The ministry said it will launch a reading campaign in ten towns.", []),
    ("Norway said it will launch a campaign against Danish smugglers.", [("Norway", "threat", False, A, ("Danish smugglers",))]),
    # a state of a federation is not the federation
    ("The U.S. state of Oregon accused Denmark of fraud.", [("Oregon", "accusation", False, A, ("Denmark",))]),
    # where a strike is launched from does not launch it
    (
        "Denmark has launched strikes from Sweden and Oman that wounded nine farmers, Anna Keller said.",
        [("Anna Keller", "accusation", False, A, ("Denmark",))],
    ),
    # who went somewhere to blame somebody did so
    ("Boris Levin went on the radio to blame Norway.", [("Boris Levin", "accusation", False, A, ("Norway",))]),
    ("Boris Levin is going to blame Norway.", [("Boris Levin", "accusation", False, F, ("Norway",))]),
    # who stands beside the target, and by whom something is to be done
    (
        "Norway accused Denmark, along with Oman and Kuwait, of fraud.",
        [("Norway", "accusation", False, A, ("Denmark", "Kuwait", "Oman"))],
    ),
    ("Norway pressed for expansion by Denmark.", [("Norway", "demand", False, A, ("Denmark",))]),
    # what has still to be done, and what whoever does it does
    ("Anna Keller needs to make appeals to the fishermen of Norway.", [(KELLER, "demand", False, Q, ("fishermen of Norway",))]),
    ("Anna Keller had to ask Norway to leave.", [(KELLER, "demand", False, A, ("Norway",))]),
    ("When you start calling Boris Levin a terrorist, nobody listens.", [(None, "accusation", False, H, ("Boris Levin",))]),
    ("Anna Keller was skeptical that Norway was behind the attack.", [(KELLER, "accusation", False, H, ("Norway",))]),
    # "it" is whom the act before is aimed at
    ("Norway sued Denmark in the Court of Bergen, accusing it of fraud.", [("Norway", "accusation", False, A, ("Denmark",))] * 2),
    (
        "Norway condemned Denmark after talks with Oman, accusing it of fraud.",
        [("Norway", "criticism", False, A, ("Denmark",)), ("Norway", "accusation", False, A, ("Denmark",))],
    ),
    # nobody is asked for his own life; to whom is written, is asked
    ("Anna Keller pleaded for Boris Levin's life.", [(KELLER, "demand", False, A, ())]),
    ("Anna Keller asked for the files in a letter to Norway.", [(KELLER, "demand", False, A, ("Norway",))]),
    # own country, own forces; what somebody recognizes or decides others should do; a place in which it happened
    ("Anna Keller decided that Boris Levin should share the prize.", []),
    ("Planners have recognized that Norway needs to sell its ships.", []),
    ("“We will defeat corruption and terrorism,” Anna Keller said.", []),
    ("The Danish army said its Third Brigade had destroyed a bridge.", [("Danish army", "admission", False, A, ())]),
    ("Anna Keller spoke of the stabbing in Bergen, Norway, which killed two fishermen.", []),
    # what appeals to somebody, is called on, or is linked; who reports criticism of it
    ("Anna Keller's appeal to young voters is fading.", []),
    ("Anna Keller was called on it by the press.", []),
    ("Anna Keller's appeal to Norway to leave drew applause.", [(KELLER, "demand", False, A, ("Norway",))]),
    ("Doctors met in Oslo, alleging a link between paint and headaches.", []),
    (
        "There was criticism that Boris Levin was urging Norway to leave.",
        [("Boris Levin", "demand", False, H, ("Norway",))],
    ),
    # "not" of another word; who failed at his own task; police at work; who leaves a body
    ("Not surprisingly, Anna Keller has asked Norway to leave.", [(KELLER, "demand", False, A, ("Norway",))]),
    ("Omar Haddad said Boris Levin had failed to explain the law.", [("Omar Haddad", "criticism", False, A, ("Boris Levin",))]),
    ("Omar Haddad said Norway had failed to keep its promise.", [("Omar Haddad", "accusation", False, A, ("Norway",))]),
    ("Anna Keller said police raided the office.", []),
    ("The foreign minister of Norway said the country will leave the Court of Bergen.", []),
    # killed by shelling, not by those who were shelled; own planes in a communique
    ("Anna Keller said soldiers had been killed by strikes and shelling since Norway began an offensive.", []),
    ("The Norwegian communique said Norwegian planes destroyed a bridge.", [(None, "admission", False, A, ())]),
    # whose extradition is demanded is not criticized by that; who waits behind another backs nobody
    ("Norway demanded the extradition of Boris Levin.", [("Norway", "demand", False, A, ())]),
    ("Anna Keller stood behind Boris Levin in the queue.", []),
    ("Anna Keller stood behind Boris Levin.", [(KELLER, "support", False, A, ("Boris Levin",))]),
    # on whom a participle hangs need not be who does it; what must be done is no past
    ("Soldiers of Norway killed five rebels calling them criminals.", [("Soldiers of Norway", "accusation", False, H, ())]),
    ("Norway imposed sanctions on Boris Levin, accusing him of theft.", [("Norway", "accusation", False, A, ("Boris Levin",))]),
    (
        "The leaflet said Norway must plant more oaks and called for a ban on axes.",
        [(None, "demand", False, A, ("Norway",)), ("Norway", "demand", False, H, ())],
    ),
    (
        "Omar Haddad, whom Anna Keller praised for urging Norway to wait, smiled.",
        [(KELLER, "support", False, A, ("Omar Haddad",)), (KELLER, "demand", False, H, ("Norway",))],
    ),
    # on what somebody speaks is not asked; what is yet to be decided, whose visa is denied, what a bankrupt files
    ("On Channel Norway on Tuesday, Anna Keller called for a vote.", [(KELLER, "demand", False, A, ())]),
    ("Anna Keller said Norway has yet to decide what to do.", []),
    ("Norway's denial of visas to Danish diplomats angered many.", [("Norway", "rejection", False, A, ("Danish diplomats",))]),
    ("The Coastal Company filed its second bankruptcy claim.", []),
    # what is only said of somebody, and what is weighed
    ("Norway is said to have accused Denmark of fraud.", [("Norway", "accusation", False, H, ("Denmark",))]),
    ("It is hard to blame Norway for the storm.", [(None, "accusation", False, Q, ("Norway",))]),
    # who is asked only stands behind the verb; what lasts until others act is asked of nobody else
    ("About soup, fewer call themselves choosy.", []),
    ("Boris Levin is calling for a ban until our country's envoys can see the files.", [("Boris Levin", "demand", False, A, ())]),
    # guesses, manners, forecasts and a reporter's request; who failed to agree is not accused; own staff is not threatened
    ("“He must be hiding something big,” Anna Keller said.", []),
    ("Anna Keller argued that states must be able to bear critics.", []),
    ("“It's not polite to shout that,” Anna Keller wrote.", []),
    ("“It is not true,” Anna Keller said.", [(KELLER, "denial", False, A, ())]),
    ("Anna Keller offered more dire warnings about storms.", []),
    ("Anna Keller issued a warning to Norway.", [(KELLER, "threat", False, A, ("Norway",))]),
    ("Anna Keller did not respond to a reporter's question about the fire.", []),
    ("Anna Keller said Norway failed to agree on a budget.", [("Norway", "support", True, A, ())]),
    ("The ministry said it will cut its staff.", []),
    # who stands for an office, dissolves his own house or moves a court asks, threatens and accuses nobody
    ("“You are campaigning for mayor,” Anna Keller said.", []),
    ("The prime minister said she will dissolve parliament.", []),
    ("Anna Keller filed a motion to open the records.", []),
    ("Anna Keller campaigned for a ban on whaling.", [(KELLER, "demand", False, A, ())]),
    # what is called false or unlikely is not what who speaks stands for; what is called a shame is
    ("Anna Keller said it was false that Norway had attacked the village.", [(KELLER, "denial", False, A, ())]),
    ("“It is a lie that Norway attacked the village,” Anna Keller said.", [(KELLER, "denial", False, A, ())]),
    ("Anna Keller said it was unlikely that Norway had attacked the village.", []),
    ("Anna Keller said she doubted that Norway had attacked the village.", [(KELLER, "accusation", False, H, ("Norway",))]),
    ("Anna Keller said it was a shame that Norway had attacked the village.", [(KELLER, "accusation", False, A, ("Norway",))]),
    # "neither" reaches over "nor"; a condition needs no "if"
    ("Norway neither confirmed nor denied that it had attacked the village.", [("Norway", "denial", True, A, ())]),
    ("Norway neither condemned nor praised Denmark.", [("Norway", "support", True, A, ("Denmark",))]),
    ("Had Norway accused Denmark of fraud, the talks would have failed.", [("Norway", "accusation", False, Q, ("Denmark",))]),
    ("Were Norway to accuse Denmark of fraud, the talks would fail.", [("Norway", "accusation", False, Q, ("Denmark",))]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_standing(text: str, expected: list[object]) -> None:
    assert sorted(map(repr, claims_of(read(text)))) == sorted(map(repr, expected))
