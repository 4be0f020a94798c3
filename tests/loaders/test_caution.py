"""What looks like an accusation, a demand or a threat and is none, and whom it is not aimed at: own sentences, invented persons."""

import pytest

from .test_claims import claims_of, read

A, H, Q = "asserted", "hedged", "hypothetical"

CASES = [
    # of what there is no proof nobody is accused
    ("Anna Keller said Denmark had provided no shred of proof that Norway was behind the attack.", []),
    ("Anna Keller said Denmark did not have proof that Norway had bombed the hospital.", []),
    # who is accused says nothing
    ("Boris Levin was led away, accused of fraud.", [(None, "accusation", False, A, ("Boris Levin",))]),
    # who undergoes what is asked is not who is asked
    ("Norway wants the Danish minister to be released.", []),
    ("Norway begged for the Danish minister to be released.", [("Norway", "demand", False, A, ())]),
    ("Norway called for the resignation of Boris Levin.", [("Norway", "demand", False, A, ("Boris Levin",))]),
    ("Norway called for transparency from Denmark.", [("Norway", "demand", False, A, ("Denmark",))]),
    ("Norway ordered Danish flags to be taken down.", [("Norway", "demand", False, A, ())]),
    ("Norway urged Denmark to take the flags down.", [("Norway", "demand", False, A, ("Denmark",))]),
    # that a punishment ends asks for none
    ("Norway called for the removal of sanctions against Denmark.", [("Norway", "demand", False, A, ())]),
    ("Norway demanded the suspension of sanctions on Denmark.", [("Norway", "demand", False, A, ())]),
    ("Norway demanded the removal of Boris Levin.", [("Norway", "criticism", False, A, ("Boris Levin",))]),
    # who runs for office, cooks or unloads judges nobody; what is committed is not whom it is promised to
    ("The Green Party contested twelve seats.", []),
    ("Norway contested the ruling of the court.", [("Norway", "rejection", False, A, ("court",))]),
    ("Boris Levin roasted a chicken for the guests.", []),
    ("Boris Levin unloaded on the dock of Oslo.", []),
    ("Norway committed troops to Oman.", [("Norway", "support", False, A, ("Oman",))]),
    ("Norway offered its condolences to Denmark.", [("Norway", "support", False, A, ("Denmark",))]),
    ("Norway offered a loan to Denmark.", [("Norway", "promise", False, A, ("Denmark",))]),
    # who declares war on an evil threatens nobody
    ("Norway pledged war on drugs.", [("Norway", "promise", False, A, ())]),
    ("Norway promised an attack on corruption.", [("Norway", "promise", False, A, ())]),
    ("Norway vowed revenge on Denmark.", [("Norway", "threat", False, A, ("Denmark",))]),
    ("Anna Keller demanded the release of Boris Levin.", [("Anna Keller", "demand", False, A, ())]),
    ("Norway demanded the withdrawal of Danish troops.", [("Norway", "demand", False, A, ("Danish troops",))]),
    # a question that is asked demands nothing
    ("“Why are your soldiers still there?” Anna Keller demanded.", []),
    ("Anna Keller demanded to know whether the envoy had left Oslo.", []),
    # nor does one who says what he feels, what ought to have been, or what an example somebody is
    ("“Want to come to the match on Sunday?” Boris Levin wrote.", []),
    ("“Think you should have kept the old shape,” Boris Levin wrote.", []),
    ("Anna Keller said Norway should be an example to the whole continent.", []),
    ("Anna Keller said Norway should've left the treaty years ago.", []),
    ("Anna Keller's plan is to appeal to voters in Oslo.", []),
    ("Anna Keller appealed to Norway for help.", [("Anna Keller", "demand", False, A, ("Norway",))]),
    # a plea, a feeling and what a spokesman's own side did blame nobody
    ("Anna Keller said Boris Levin is expected to plead guilty to fraud.", []),
    ("Anna Keller said Boris Levin felt guilty about the bridge.", []),
    # what somebody merely feels takes for granted what the writer puts beside it
    ("Boris Levin feels that Norway, misled by Denmark, will sign the treaty.", []),
    (
        "The coastal rebels met at noon. A spokesman for the coastal rebels said they had attacked the bridge.",
        [("spokesman for the coastal rebels", "admission", False, A, ())],
    ),
    ("Did you ask the Danish ministers to resign I asked her", [(None, "demand", False, Q, ("Danish ministers",))]),
    # what somebody does not do, was done to, or wishes
    ("Anna Keller said Boris Levin had committed no crime.", [("Anna Keller", "accusation", True, A, ("Boris Levin",))]),
    ("“I have been sacked, sued and threatened before,” Boris Levin said.", [(None, "accusation", False, A, ("Boris Levin",))]),
    ("Anna Keller said she did not want her speech to split the party.", []),
    ("Anna Keller said she did not believe in torturing prisoners.", []),
    ("Anna Keller insisted on joining the march.", []),
    ("Anna Keller insisted on a new vote.", [("Anna Keller", "demand", False, A, ())]),
    ("“Soldiers, students, fathers, attack them now,” Anna Keller wrote.", []),
    # what a report does not say, and what is only feared
    (
        "Anna Keller did not state that Boris Levin had accused Norway of fraud.",
        [("Boris Levin", "accusation", False, H, ("Norway",))],
    ),
    ("Hackers are feared to have stolen the files of the ministry.", [(None, "accusation", False, H, ("Hackers",))]),
    # those who use a thing do what is done with it
    ("Anna Keller said Danish drones had been used by Norway to attack Oman.", [("Anna Keller", "accusation", False, A, ("Norway",))]),
    # peoples without a state; what hangs on the verb is no part of the name
    ("Norway accused the Kurds of looting.", [("Norway", "accusation", False, A, ("Kurds",))]),
    ("Norway accused its opponents of treason.", [("Norway", "accusation", False, A, ("opponents",))]),
    # the chamber that one leads may be asked too
    (
        "Senate Majority Leader Anna Keller wants the Senate to confirm the judge.",
        [("Anna Keller", "demand", False, A, ("United States Senate",))],
    ),
    # a condition, an order for goods, a talk on the telephone, the day on which something happened
    ("Anna Keller said that if the report is true Boris Levin must resign.", [("Anna Keller", "demand", False, Q, ("Boris Levin",))]),
    ("Anna Keller insisted on anonymity.", []),
    ("Anna Keller wants the whole affair to go away.", []),
    ("Anna Keller ordered curtains to brighten her office.", []),
    ("Anna Keller ordered the soldiers to leave.", [("Anna Keller", "demand", False, A, ("soldiers",))]),
    ("Anna Keller had a long phone call with Boris Levin.", []),
    ("Norway warned its residents to “lock the doors and wait”.", [("Norway", "demand", False, A, ("residents",))]),
    ("Anna Keller said prices rose to a record the day Norway attacked Oman.", []),
    ("Anna Keller said Bergen should become a greener city.", []),
    ("Anna Keller said the attack was suppressed by Danish soldiers.", []),
    ("The army retreated because there would otherwise be deadly consequences, Anna Keller said.", []),
    ("Anna Keller did not try to explain the vote or cast blame.", [("Anna Keller", "accusation", True, A, ())] * 2),
    ("The paper was closed over its alleged calls for sanctions against Norway.", [(None, "demand", False, H, ())]),
    # what an accuser says that somebody did by words is the accuser's word (the threat is Denmark's; whoever is found, it is not asserted)
    (
        "Norway accused Denmark of threatening to attack Oman.",
        [("Norway", "accusation", False, A, ("Denmark",)), ("Norway", "threat", False, H, ("Oman",))],
    ),
    ("Anna Keller said Norway has given no evidence that Denmark was behind the attack.", []),
    ("Rather than call on drivers to wait, Anna Keller opened the bridge.", [("Anna Keller", "demand", True, A, ("drivers",))]),
    ("Norway lodged a firm protest to Denmark.", [("Norway", "accusation", False, A, ("Denmark",))]),
    ("Asked for her reaction to the vote, Anna Keller smiled.", []),
    ("Anna Keller said the judge should go because his father was shot by a robber.", [("Anna Keller", "demand", False, A, ("judge",))]),
    ("Anna Keller says 20 children abducted by a militia have been released.", []),
    ("Norway blamed the delay on rising costs.", []),
    ("Norway blamed the attack on Denmark.", [("Norway", "accusation", False, A, ("Denmark",))]),
    ("Norway blamed the delay on Denmark.", [("Norway", "accusation", False, A, ("Denmark",))]),
    ("Anna Keller said the firm makes calls to mobile phones.", []),
    ("Anna Keller said Norway lies in the north of Europe.", []),
    ("Anna Keller said Norway lies 40 miles off Denmark.", []),
    ("Anna Keller said Oslo lies about ten miles south of Hamar.", []),
    ("Anna Keller said Norway lies to the north of Denmark.", []),
    ("Anna Keller said the Danish army lies idle.", []),
    ("Anna Keller said Norway lies to its fishermen.", [("Anna Keller", "accusation", False, A, ("Norway",))]),
    ("Anna Keller said Norway lied on Tuesday.", [("Anna Keller", "accusation", False, A, ("Norway",))]),
    ("Anna Keller said Norway lies about the fish.", [("Anna Keller", "accusation", False, A, ("Norway",))]),
    ("Anna Keller said gunmen fired shells on the town of Varda injuring two people.", []),
    (
        "The Norwegian Defense Ministry said the Norwegian Coastal Forces killed ten soldiers.",
        [("Norwegian Defense Ministry", "admission", False, A, ("ten soldiers",))],
    ),
    (
        "Anna Keller urged Norway to find the raiders and hold Denmark accountable for the raid.",
        [("Anna Keller", "demand", False, A, ("Norway",))],
    ),
    # several are asked in one breath
    (
        "Anna Keller said Norway must leave the island and Denmark must close its base.",
        [("Anna Keller", "demand", False, A, ("Denmark", "Norway"))],
    ),
    (
        "Anna Keller called on the Nordic states, including Norway, to take the families home.",
        [("Anna Keller", "demand", False, A, ("Nordic states", "Norway"))],
    ),
    # what is not done although something was asked, and what hardly ever happens
    (
        "Anna Keller said that, despite having asked for the files, Norway had not received an answer.",
        [("Norway", "demand", False, A, ())],
    ),
    (
        "Anna Keller said Norway has rarely attacked Oman.",
        [("Anna Keller", "accusation", False, H, ("Norway",))],
    ),
    # a question that is left open
    ("Anna Keller left open many questions about what her plan would allow, and what it would exclude.", []),
    # who is called is not who urges; who did the second thing may be the one who tells of the first
    (
        "Boris Levin met Anna Keller on Monday. An executive from a firm in Bergen called Ms. Keller to urge her to reject it.",
        [("Anna Keller", "demand", False, H, ())],
    ),
    (
        "Boris Levin expressed disbelief that Anna Keller won in Oslo and called on them to wake up.",
        [("Anna Keller", "demand", False, H, ())],
    ),
    # whom a law lets one suspect
    ("The law lets police stop drivers whom they suspect of smuggling.", [("police", "accusation", False, H, ("drivers",))]),
    # what one should be able to do is asked of others; anonymity is not demanded of anybody
    ("The officials were not allowed to speak and demanded anonymity.", []),
    ("Anna Keller said young couples should be able to buy a house.", []),
    ("“I think the cook should be in the kitchen,” Anna Keller said.", []),
    # who is blamed stands behind what happened
    ("Anna Keller has blamed her defeat in the vote on Boris Levin.", [("Anna Keller", "accusation", False, A, ("Boris Levin",))]),
    ("Anna Keller blamed Norway for the attack on Oman.", [("Anna Keller", "accusation", False, A, ("Norway",))]),
    ("Anna Keller blamed her fall in the attack on Oman.", [("Anna Keller", "accusation", False, A, ())]),
    # whoever called on Denmark, Norway or she, it is not asserted of the one
    ("Anna Keller said that Norway won the vote and called on Denmark to wait.", [("Norway", "demand", False, H, ("Denmark",))]),
    ("A manager phoned Anna Keller to urge a veto.", [("manager", "demand", False, A, ("Anna Keller",))]),
    # who is threatened stands in the condition
    ("Anna Keller threatened to shut down the port unless Norway paid the toll.", [("Anna Keller", "threat", False, A, ("Norway",))]),
    # a report of war blames nobody for what becomes of weapons and of outlaws; of a hospital it does
    ("Anna Keller said Danish jets destroyed nine drones and seven of the boats that had crossed the strait.", []),
    ("Anna Keller said the coalition destroyed two Hezbollah tunnels and a bunker.", []),
    ("The monitors said the coalition killed a senior Hamas commander in the valley.", []),
    ("Anna Keller said the navy carried out airstrikes on four smuggling boats.", []),
    ("Anna Keller said the army launched an offensive against a military base near Hamar.", []),
    ("The spokesman said Danish planes met a glider over the fjord and shot it down.", []),
    ("Anna Keller said Denmark shot down a Norwegian airliner.", [("Anna Keller", "accusation", False, A, ("Denmark",))]),
    ("Anna Keller said Israel bombed a Hezbollah hospital.", [("Anna Keller", "accusation", False, A, ("Israel",))]),
    ("Anna Keller said gunmen fired rockets at the market.", [("Anna Keller", "accusation", False, A, ("gunmen",))]),
    # nor does what may come
    ("Anna Keller said that Boris Levin could provoke a trade war with Oman.", []),
    ("Anna Keller said the pilots might be jailed by Norway.", []),
    ("Anna Keller said Norway could have bombed the bridge.", [("Anna Keller", "accusation", False, H, ("Norway",))]),
    # who looks into a charge does not make it
    ("Judges are examining allegations that the bank bribed Boris Levin.", [("Judges", "accusation", False, H, ("bank",))] * 2),
    # to be held to account one day is no charge yet; a price is nobody
    ("Anna Keller said it is vital to hold Denmark accountable for the raid.", []),
    ("Boris Levin held rising prices partly responsible for the strike.", []),
    ("Anna Keller holds Denmark accountable for the raid.", [("Anna Keller", "accusation", False, A, ("Denmark",))]),
    # whom one denies something is refused it
    ("The court denied Boris Levin the licence.", [("court", "rejection", False, A, ())]),
    # bonds and tenders are called for in business
    ("Varda Oil called for redemption of its bonds.", []),
    ("Anna Keller said people in the valley should have a say.", []),
    ("The polls suggest that Boris Levin should not run again.", []),
    ("Anna Keller said her team needs Boris Levin to win the cup.", []),
    ("Anna Keller is trying to encourage voters that she is the better choice.", []),
    # who stands behind the comma speaks next
    ("While Norway pushed for a new treaty, Levin told reporters it was late.", [("Norway", "demand", False, A, ())]),
    ("Bergen police arrested four drivers, accusing them of fraud.", [("Bergen police", "accusation", False, A, ("four drivers",))]),
    # who does the second of two deeds without a doer is a guess
    (
        "We work with the mayor and our friends to support Norway in defeating the raiders and holding Denmark responsible for the raid.",
        [(None, "accusation", False, H, ("Denmark",))],
    ),
    # what is urged with "must" is a demand, what is foreseen with "will" is not; whom one warns off is asked to leave it
    ("Part of her appeal is Anna Keller's insistence that hard work will bring out the voters.", []),
    ("Anna Keller warned the bank against selling the bonds.", [("Anna Keller", "demand", False, A, ("bank",))]),
    ("Norway warned Denmark against an attack on the island.", [("Norway", "threat", False, A, ("Denmark",))]),
    ("Anna Keller all but accused Boris Levin of fraud.", [("Anna Keller", "accusation", False, H, ("Boris Levin",))]),
    ("Anna Keller said she has never called a farmer to ask for money.", [("Anna Keller", "demand", False, H, ("farmer",))]),
    ("Anna Keller will debate the mayor she has accused of fraud.", [("Anna Keller", "accusation", False, A, ("mayor",))]),
    # what the writer calls reported is nobody's claim; what must please, what one is invited to, a finger in the face
    ("A Danish missile reportedly killed ten Norwegian soldiers.", []),
    ("Anna Keller said the bank has to be glad about this report.", []),
    ("“Join us on the island next summer,” Anna Keller said.", []),
    ("Anna Keller pointed a finger in the face of Boris Levin.", []),
    ("Anna Keller pointed a finger at Boris Levin.", [("Anna Keller", "accusation", False, A, ("Boris Levin",))]),
    ("A Bergen court dismissed charges against the crew.", [("Bergen court", "rejection", False, A, ())]),
    ("The paper reports that Norway will leave the pact after blocking it for years.", []),
    ("The harbour master called the attack a terrorist explosion.", []),
    # how to do a thing is not asked; who should be ashamed is not asked either, nor who is to decide
    ("“I can't tell Boris Levin how to behave,” Anna Keller said.", []),
    ("“I think the judge should be ashamed of himself,” Anna Keller said.", []),
    ("Anna Keller said state regulators should decide whether the firms may join.", []),
    ("The vote prompted the parliament to call a debate on whether to ban Boris Levin.", []),
    # a private person is not the state they are from, troops are
    ("Norway charged the Omani swimmer with filing a false report.", [("Norway", "accusation", False, A, ("Omani swimmer",))]),
    ("Boris Levin called major donors himself, asking them to host dinners.", [("Boris Levin", "demand", False, A, ("major donors",))]),
    (
        "Anna Keller said that, if its claims are true, Norway is violating the treaty.",
        [("Anna Keller", "accusation", False, Q, ("Norway",))],
    ),
    # what one has to do to get somewhere, to look at, or to be wished is asked of nobody; nor is what a plan holds
    ("To meet the quota, banks must raise their holdings today, dealers said.", []),
    ("“Ministers need only look at the harbour to see why the town is angry,” Anna Keller said.", []),
    ("“Relief agencies are needed in the valley more than ever,” Anna Keller said.", []),
    ("“A reform of the bank is needed,” Anna Keller said.", [("Anna Keller", "demand", False, A, ("bank",))]),
    ("“I want farmers to see this as a fair price,” Anna Keller said.", []),
    ("“Our plans do not call for a second bridge,” Anna Keller said.", []),
    ("The panel is only charged with finding out whether the dam broke.", []),
    ("Boris Levin was charged with stealing two boats.", [(None, "accusation", False, A, ("Boris Levin",))]),
    ("Boris Levin sees the letters as pestering him to give up.", [("Boris Levin", "demand", False, H, ())]),
    ("Norway sent letters to the mayor and the council calling for a new vote.", [("council", "demand", False, H, ())]),
    ("“Anna Keller has to keep her lead in Bergen,” Boris Levin said.", []),
    ("“Oslo has to close the mine,” Boris Levin said.", [("Boris Levin", "demand", False, A, ("Norway",))]),
    ("“I am going to do what I can, reach out to them, sing,” Boris Levin said.", []),
    ("Anna Keller said the army bombed gatherings and movements of gunmen near Hamar.", []),
    ("Anna Keller fears that gunmen might try to destroy the bridge.", []),
    ("Anna Keller said she did not see any evidence in the report that Norway was behind the raid.", []),
    ("The motion for a second vote has been denied.", [(None, "rejection", False, A, ())]),
    ("Norway filed a lawsuit against the Omani shipping company Zalto.", [("Norway", "accusation", False, A, ("Zalto",))]),
    ("Anna Keller said rebels had blocked a road near Hamar.", []),
    ("Anna Keller said Norway had blocked the delivery of aid.", [("Anna Keller", "accusation", False, A, ("Norway",))]),
    ("Anna Keller said the firm should have a stock of nine ships by the end of the year.", []),
    (
        "Boris Levin scoffed at the idea that Oslo was responsible for advising Anna Keller to resign.",
        [("Boris Levin", "denial", False, A, ()), ("Norway", "demand", False, H, ("Anna Keller",))],
    ),
    ("Anna Keller said police arrested two Danish cooks for trying to steal a recipe.", []),
    ("Norway asked buyers of the bank to hand in their offers.", [("Norway", "demand", False, A, ())]),
    # an order takes for granted what it is given for; a post that is cut threatens nobody outside
    ("Anna Keller authorizes the navy to board ships used by the Danish government to smuggle drones.", []),
    ("The ministry announces it will cut 300 jobs from its department.", []),
    ("Norway said it would raise the attack by Denmark at the council.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_claims_of_a_sentence(text: str, expected: list[tuple[str | None, str, bool, str, tuple[str, ...]]]) -> None:
    assert claims_of(read(text)) == expected
