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
    ("Norway demanded the removal of Boris Levin.", [("Norway", "demand", False, A, ("Boris Levin",))]),
    ("Norway demanded a boycott of Denmark.", [("Norway", "criticism", False, A, ("Denmark",))]),
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
    ("Ada Moran said Kenyan gunships destroyed four launchers and a dozen of the trucks that carried them.", []),
    ("Ada Moran said the alliance destroyed three Hamas tunnels and a bunker.", []),
    ("The monitors said the alliance killed a senior Hamas commander at the ford.", []),
    ("Ada Moran said gunships carried out strikes against two launchers.", []),
    ("Ada Moran said the army launched an offensive against a military base near Lima.", []),
    ("The spokesman said Kenyan planes met a glider over the lake and shot it down.", []),
    ("Ada Moran said the army bombed groups and convoys of gunmen near Lima.", []),
    ("Ada Moran said striking ferrymen blocked the highway.", []),
    ("Ada Moran said Kenya shot down an Omani airliner.", [("Ada Moran", "accusation", False, A, ("Kenya",))]),
    ("Ada Moran said Israel bombed a Hezbollah hospital.", [("Ada Moran", "accusation", False, A, ("Israel",))]),
    ("Ada Moran said gunmen fired rockets at the market.", [("Ada Moran", "accusation", False, A, ("gunmen",))]),
    ("Ada Moran said Kenya had blocked the delivery of milk powder.", [("Ada Moran", "accusation", False, A, ("Kenya",))]),
    # a war is named after where it is fought, a strike on a land too; after whose jets they were by an adjective, or letters alone
    ("Ada Moran said her uncle was killed in the Iraq war.", []),
    ("Ada Moran said the Afghan war has killed nine of her cousins.", []),
    ("Ada Moran said six shepherds were wounded in the Yemen strikes.", []),
    ("Ada Moran said six shepherds were wounded in Kenyan strikes.", [("Ada Moran", "accusation", False, A, ("Kenya",))]),
    ("Ada Moran said six shepherds were wounded in a U.S. strike.", [("Ada Moran", "accusation", False, A, ("United States",))]),
    ("Kenya army raids killed six shepherds, Ada Moran said.", [("Ada Moran", "accusation", False, A, ("Kenya",))]),
    ("Ada Moran said her grandfather played a part in the war.", []),
    # nor does what may come
    ("Ada Moran said that the new toll could provoke the ferrymen of Oman.", []),
    ("Ada Moran said the pilots might be jailed by Kenya.", []),
    ("Ada Moran fears that raiders might try to burn the granary.", []),
    ("Ada Moran said Kenya could have bombed the bridge.", [("Ada Moran", "accusation", False, H, ("Kenya",))]),
    ("Ada Moran said that, if these maps are genuine, Kenya is breaching the truce.", [("Ada Moran", "accusation", False, Q, ("Kenya",))]),
    # who looks into a charge does not make it, nor who finds no proof of it
    ("Magistrates are reviewing allegations that a baker bribed the abbot.", []),
    ("Ada Moran said she did not see any proof in the letters that Kenya was behind the fire.", []),
    # to be held to account one day is no charge yet; a price is nobody
    ("Ada Moran said it is vital to hold Kenya accountable for the flood.", []),
    ("Ada Moran held cheap imports largely responsible for the closures.", []),
    ("Ada Moran holds Kenya accountable for the flood.", [("Ada Moran", "accusation", False, A, ("Kenya",))]),
    # whom one denies something is refused it
    ("The harbour board denied Ada Moran the licence.", [("harbour board", "rejection", False, A, ())]),
    ("The petition to reopen the mine has been denied.", [(None, "rejection", False, A, ())]),
    ("A Lima tribunal dismissed charges against two beekeepers.", [("Lima tribunal", "rejection", False, A, ())]),
    # bonds and tenders are called for in business, and in plans
    ("Zalto Steel called for tenders.", []),
    ("“The blueprints do not call for a cellar, the contract calls for an attic,” Ada Moran said.", []),
    ("Ada Moran said shepherds should have a say.", []),
    ("The surveys suggest that Ivo Lund should retire.", []),
    ("Ada Moran said the choir needs Ivo Lund to sing the solo.", []),
    ("Ada Moran tries to encourage her pupils that the exam is easy.", []),
    # who stands behind the comma speaks next
    ("As Kenya pushed for a fishing pact, Lund told his crew it was late.", [("Kenya", "demand", False, A, ())]),
    ("Police stopped a lorry and arrested the drivers, accusing them of theft.", [("Police", "accusation", False, A, ("drivers",))]),
    ("Ada Moran telephoned two ministers, asking them to mend it.", [("Ada Moran", "demand", False, A, ("two ministers",))]),
    # who does the second of two deeds without a doer is a guess
    (
        "The mayors travelled to Lima to help Kenya in draining the marsh and holding Oman responsible for the flood.",
        [("mayors", "accusation", False, H, ("Oman",))],
    ),
    # what is urged with "must" is a demand, what is foreseen with "will" is not; whom one warns off is asked to leave it
    ("Listeners liked Ada Moran's insistence that spring will come early.", []),
    ("Ada Moran warned the ministry against hiring actors.", [("Ada Moran", "demand", False, A, ("ministry",))]),
    ("Oslo warned of retaliation by Denmark.", []),
    # nor does who foresees what will come of another's refusal, or tells what a law does not help against
    ("Nurses warned that the calves would perish if Kenya did not open the sluice.", []),
    ("Ada Moran warned that the theatre will collapse unless Oslo pays the masons.", []),
    ("Ada Moran warned Kenya that the fence does not guard against grazing goats.", []),
    # whom one calls home is not whom one blames; pirates are fought
    ("Oman withdrew its envoy from Lima, citing attacks on its traders.", []),
    ("Ada Moran said the navy sank a pirate boat.", []),
    ("Kenya warned Oman against an attack on the ferry.", [("Kenya", "threat", False, A, ("Oman",))]),
    ("Ada Moran all but accused Ivo Lund of arson.", [("Ada Moran", "accusation", False, H, ("Ivo Lund",))]),
    ("Ada Moran sat beside the banker she had accused of arson.", [("Ada Moran", "accusation", False, A, ("banker",))]),
    # what the writer calls reported is nobody's claim; what must please, what one is invited to, a finger in the face
    ("An Omani shell reportedly killed six Kenyan sailors.", []),
    ("Ada Moran said the orchestra has to be glad about the new hall.", []),
    ("“Visit the glacier while it lasts,” Ada Moran said.", []),
    ("Ivo Lund shook and pointed a finger in the dark.", []),
    ("Ada Moran pointed a finger at the ministry.", [("Ada Moran", "accusation", False, A, ("ministry",))]),
    ("The weekly reports that Kenya signed the whaling pact after sabotaging it for a decade.", []),
    ("The fire chief called the explosion a criminal blast.", []),
    # how to do a thing is not asked; who should be ashamed is not asked either, nor who is to decide
    ("“Nobody tells Ivo Lund how to bake,” Ada Moran said.", []),
    ("“The referee should be embarrassed,” Ada Moran said.", []),
    ("Ada Moran said parents should choose which school fits.", []),
    ("The strike led the parliament to call a hearing on the price of bread.", []),
    ("Ada Moran said the museum should have forty thousand visitors by autumn.", []),
    # a private person or firm is not the state they are from; the buyers of a firm are not the firm
    ("Kenya charged an Omani tourist with vandalism.", [("Kenya", "accusation", False, A, ("Omani tourist",))]),
    ("Kenya sued the Omani shipping company Zalto.", [("Kenya", "accusation", False, A, ("Zalto",))]),
    ("Kenya asked investors in the bank to register.", [("Kenya", "demand", False, A, ("investors",))]),
    ("Ada Moran said customs detained three Kenyan divers for trying to smuggle coral.", []),
    # what one has to do to get somewhere, to look at, or to be wished is asked of nobody
    ("To catch the tide, crews must load the barges before dawn, pilots said.", []),
    ("“Critics need only taste the soup to know who cooked it,” Ada Moran said.", []),
    ("“Midwives are needed in every village,” Ada Moran said.", []),
    ("“A reform of the ministry is needed,” Ada Moran said.", [("Ada Moran", "demand", False, A, ("ministry",))]),
    ("“I want children to enjoy the museum,” Ada Moran said.", []),
    ("“Ivo Lund has to sell his boat,” Ada Moran said.", []),
    ("“Kenya has to close the quarry,” Ada Moran said.", [("Ada Moran", "demand", False, A, ("Kenya",))]),
    ("“In winter we mend the nets, paint the hull, sing,” Ada Moran said.", []),
    # a duty that is given is no charge
    ("The engineers are only charged with overseeing the locks.", []),
    ("Ivo Lund was charged with stealing two violins.", [(None, "accusation", False, A, ("Ivo Lund",))]),
    # whom one feels pressed by, whom letters go to, what one is blamed for having advised: it is not sure who asks
    ("Ivo Lund sees the posters as urging him to vote.", [("Ivo Lund", "demand", False, H, ("posters",))]),
    (
        "Ivo Lund doubts that Kenya is to blame for urging Ada Moran to emigrate.",
        [("Ivo Lund", "accusation", False, H, ("Kenya",)), ("Kenya", "demand", False, H, ("Ada Moran",))],
    ),
    # who is sorry for an accusation makes it no more; a claim that is called a joke is denied
    ("Ada Moran regretted accusing Ivo Lund of arson.", [("Ada Moran", "accusation", False, H, ("Ivo Lund",))] * 2),
    (
        "Ada Moran apologized for accusing Ivo Lund of arson.",
        [("Ada Moran", "admission", False, A, ()), ("Ada Moran", "accusation", False, H, ("Ivo Lund",))],
    ),
    ("Ada Moran called Kenya's claims a joke.", [("Ada Moran", "denial", False, A, ("Kenya",))]),
    # an order takes for granted what it is given for; a post that is cut threatens nobody outside
    ("Ada Moran permits the coast guard to search trawlers used by the Kenyan government to spy.", []),
    ("Zalto Steel said it will cut shifts at its subsidiary.", []),
    ("Kenya said it would raise the bombardment at the summit.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_claims_of_a_sentence(text: str, expected: list[tuple[str | None, str, bool, str, tuple[str, ...]]]) -> None:
    assert claims_of(read(text)) == expected
