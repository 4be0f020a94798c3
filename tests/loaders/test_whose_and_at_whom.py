"""Who does it and at whom it is aimed, where the words lead astray; what is not said but supposed: own sentences, invented persons."""

import pytest

from .test_claims import claims_of, read

A, F, H, Q = "asserted", "future", "hedged", "hypothetical"
KELLER, LEVIN = "Anna Keller", "Boris Levin"

CASES = [
    # a pronoun that can mean but one of its sentence, or of the one before
    ("The aides angered Boris Levin by urging him to resign.", [("aides", "demand", False, A, (LEVIN,))]),
    ("The mayor announced the removal of Boris Levin, accusing him of fraud.", [("mayor", "accusation", False, A, (LEVIN,))]),
    # what one is not accused of, though the parse hangs it on the name; what only comes near
    ("Anna Keller said she had not accused Kenya of smuggling ivory.", [(KELLER, "accusation", True, A, ("Kenya",))] * 2),
    ("Anna Keller came close to accusing Boris Levin of theft.", [(KELLER, "accusation", False, H, (LEVIN,))]),
    ("The auditors were on the verge of blaming Boris Levin for the losses.", [("auditors", "accusation", False, H, (LEVIN,))]),
    # whose killers are hunted is not threatened, nor is whoever is promised it
    ("Kenya vowed to hunt down the murderers of Anna Keller.", [("Kenya", "promise", False, A, ())]),
    ("Anna Keller promised voters to take Norway to court.", [(KELLER, "threat", False, A, ("Norway",))]),
    # who backs what hurts somebody is not at their side
    ("Kenya supports sanctions against Norway.", [("Kenya", "support", False, A, ())]),
    ("Kenya remains committed to the removal of Boris Levin.", [("Kenya", "support", False, A, ())]),
    ("Kenya welcomed Boris Levin's arrest.", [("Kenya", "support", False, A, ())]),
    ("Kenya welcomed Boris Levin's release.", [("Kenya", "support", False, A, (LEVIN,))]),
    ("Kenya praised Norway's arrest of the smugglers.", [("Kenya", "support", False, A, ("Norway",))]),
    ("Kenya supports Norway's ban on mercury.", [("Kenya", "support", False, A, ("Norway",))]),
    ("Kenya backs the lifting of the embargo on Norway.", [("Kenya", "support", False, A, ("Norway",))]),
    ("Kenya backs Norway's call for sanctions on Denmark.", [("Kenya", "support", False, A, ("Norway",))]),
    # a wish that somebody go, a wrong that is opposed, what nobody is refused, whom soldiers push back
    ("Kenya demanded the removal of Boris Levin.", [("Kenya", "demand", False, A, (LEVIN,))]),
    ("Kenya opposed the Norwegian invasion of Iceland.", [("Kenya", "criticism", False, A, ("Norway",))]),
    ("Kenya disputes charges by Norway.", [("Kenya", "denial", False, A, ("Norway",))]),
    ("The bank declined to project its sales.", []),
    ("Anna Keller said the militia had pushed the army back from two hills.", []),
    # a dateline, a place without an article, oneself, with whom one wants to talk
    ("OSLO — Boris Levin's silence is an insult to all farmers, Anna Keller said.", [(KELLER, "criticism", False, A, (LEVIN,))]),
    ("Anna Keller said she would not step down from office.", [(KELLER, "rejection", False, A, ())]),
    ("“I hold myself accountable,” Anna Keller said.", [(KELLER, "admission", False, A, ())] * 2),
    # of two the last, where the verb has one subject; a newspaper that is told it is not turned down
    ("The villagers fear Kenya and Norway, which regards Boris Levin as a thief.", [("Norway", "accusation", False, A, (LEVIN,))]),
    ("“We will never sell the mill,” Anna Keller told CNBC.", [(KELLER, "rejection", False, A, ())]),
    ("“We will never sell the mill,” Anna Keller said at the United Nations.", [(KELLER, "rejection", False, A, ())]),
    ("“We will never sell the mill,” Anna Keller shouted at Norway.", [(KELLER, "rejection", False, A, ("Norway",))]),
    ("“We will never sell the mill,” Anna Keller told Norway.", [(KELLER, "rejection", False, A, ("Norway",))]),
    ("Farmers said they would protest at the Kenyan port.", []),
    ("Anna Keller declined an invitation of the council for an interview.", [(KELLER, "rejection", False, A, ("council",))]),
    ("The Post reported last week that Kenya asked the clerk Boris Levin to sell the mill.", [("Kenya", "demand", False, A, (LEVIN,))]),
    ("“Kenya is close to a deal,” Anna Keller said.", []),
    ("Kenya wrote to ask for consultations with Norway over reindeer.", [("Kenya", "demand", False, A, ("Norway",))]),
    ("The brewer declined a dozen attempts for comment on the fire.", []),
    # a body without a name before what it says or asks for
    ("The union turned down a government appeal to end the strike.", [("union", "rejection", False, A, ("government",))]),
    ("Anna Keller dismissed opposition claims about her harvest.", [(KELLER, "denial", False, A, ("opposition",))]),
    (
        "Norway's government met the miners. The miners turned down a government offer.",
        [("miners", "rejection", False, A, ("Norwegian government",))],
    ),
    ("Anna Keller took the company car.", []),
    # what somebody announced, said or sits beside is theirs; neither of two was hit
    ("Kenya dismissed as a trick a truce that Norway had announced.", [("Kenya", "rejection", False, A, ("Norway",))]),
    ("Boris Levin refuted what Anna Keller had said about the fire.", [(LEVIN, "denial", False, A, (KELLER,))]),
    ("The council took the side of the miners.", [("council", "support", False, A, ("miners",))]),
    ("Anna Keller said that Boris Levin ought to resign.", [(KELLER, "demand", False, A, (LEVIN,))]),
    ("Kenya committed itself to building a dam for Norway.", [("Kenya", "promise", False, A, ("Norway",))]),
    ("The union said the gendarmes had used neither clubs nor gas.", [("union", "accusation", True, A, ("gendarmes",))]),
    ("Danish drones struck a grain silo, Anna Keller said.", [(KELLER, "accusation", False, A, ("Denmark",))]),
    # headlines leave "is" out
    ("Kenya threatened with sanctions over ivory", []),
    # reports of war, applause, a duty, a goal that is missed
    ("Kenya's army said its troops had killed four rebels.", []),
    ("Anna Keller said the guests had broken into laughter.", []),
    ("Responsibility for the schools lies with Boris Levin, Anna Keller said.", []),
    ("“Norway won't meet its deadline,” its fisheries minister said.", []),
    # what a denied report tells, a court hears and somebody dreams is not theirs; nothing that is stolen is no theft
    (
        "Kenya denied a Danish report that it had threatened Norway.",
        [("Kenya", "denial", False, A, ("Denmark",)), ("Kenya", "threat", False, H, ("Norway",))],
    ),
    ("The court heard that Boris Levin had forged the will.", []),
    ("The cook dreamed that Boris Levin had poisoned the soup.", [(None, "accusation", False, H, (LEVIN,))]),
    ("The auditor said Boris Levin had stolen nothing.", [("auditor", "accusation", True, A, (LEVIN,))]),
    # what is done on purpose need not be bad
    ("Anna Keller said Boris Levin had deliberately kept the speech short.", []),
    # who is told, or mocked for saying it, is not who says it; what few believe and somebody suspects is not asserted
    ("Oman's president was told by Kenya that Norway had sunk the ferry.", [("Oman's president", "accusation", False, H, ("Norway",))]),
    (
        "Anna Keller teased Boris Levin for saying that Norway had sunk the ferry.",
        [(KELLER, "accusation", False, H, ("Norway",))],
    ),
    ("Few sailors believe that Norway sank the ferry.", [("Few sailors", "accusation", False, H, ("Norway",))]),
    ("Anna Keller suspects that Norway sank the ferry.", [(KELLER, "accusation", False, H, ("Norway",))]),
    ("Anna Keller disagreed that Norway had sunk the ferry.", [(KELLER, "accusation", False, H, ("Norway",))]),
    # both of two nations whose doing it is
    (
        "At least ten farmers were killed in Omani and Kenyan air raids near the lake, Anna Keller said.",
        [(KELLER, "accusation", False, A, ("Kenya", "Oman"))],
    ),
    # no aircraft is accused, nor what is demanded, nor nobody in particular
    ("A Mirage-2000 bomber carried out an attack on the mill, Anna Keller said.", []),
    ("The widows were demanding justice for the victims of the fire.", [("widows", "demand", False, A, ())]),
    ("Fishermen demanded the return of a drowned man's boat.", [("Fishermen", "demand", False, A, ())]),
    ("“Somebody carried out an attack on our school,” Anna Keller said.", []),
    # whom force is to drive out
    ("Anna Keller pledged to bomb the hell out of Denmark.", [(KELLER, "threat", False, A, ("Denmark",))]),
    # by whom a halt is ordered, the reports that are denied do not tell
    ("Farmers denied reports that the minister had ordered a halt to raids by the Danish army.", [("Farmers", "denial", False, A, ())]),
    # a deed hung on what another did it to
    ("Anna Keller said the guards watched a group of farmers near the weir killing six.", []),
    # where a pact is signed does not ask; who gets letters does not; whoever asks is nobody yet
    ("Oman and Kenya sign a pact in Oslo, Norway, which calls for an end to the raids.", [("Norway", "demand", False, H, ())]),
    # who says "me" is not who asks
    ("“Boris Levin urged us to leave,” Anna Keller said.", [(LEVIN, "demand", False, A, (KELLER,))]),
    # an order that a court takes back is not its own
    ("The court overturned a ruling ordering Kenya to pay.", [(None, "demand", False, H, ("Kenya",))]),
    # what is a mere idea, or not even seen, nobody stands for
    ("The idea that Norway is behind the leak is absurd, Anna Keller said.", [(KELLER, "denial", False, A, ())]),
    ("Anna Keller said she saw no proof in the paper that Norway was behind the leak.", []),
    ("“The idea of banning the boats is absurd,” Anna Keller said.", [(KELLER, "criticism", False, A, ())]),
    ("Anna Keller said that when officials take bribes they are guilty of fraud.", [(KELLER, "accusation", False, Q, ("officials",))]),
    # taken back, or not quite done
    ("Far from accusing Denmark, Norway kept quiet.", [("Norway", "accusation", True, A, ("Denmark",))]),
    ("Norway nearly accused Denmark of piracy.", [("Norway", "accusation", False, H, ("Denmark",))]),
    ("Norway retracted its claim that Denmark sank the ferry.", [("Norway", "accusation", True, A, ("Denmark",))]),
    ("Norway's threat to expel the envoy was withdrawn.", [("Norway", "threat", True, A, ("envoy",))]),
    # foreseen, wished, explained or ruled: no duty, no threat, no blame
    ("The mill should be earning a profit from July on, Anna Keller said.", []),
    ("Anna Keller warned the guests the ice would melt in their glasses.", []),
    ("“I want my vote to mean something,” Anna Keller said.", []),
    ("Anna Keller wants Boris Levin to lose.", []),
    ("Boris Levin had to explain why she hid the letters.", []),
    ("Kenya said it will intervene on the side of Oman.", []),
    ("Several findings of the audit contradicted the statements of Boris Levin.", []),
    ("Judge Anna Keller dismissed the charges against Boris Levin.", [(KELLER, "rejection", False, A, ())]),
    # what a headline announces is to come; who a suit is to force is accused; a report of war blames nobody
    ("Boris Levin to call for a vote on the dam", [(LEVIN, "demand", False, F, ())]),
    ("Norway filed a lawsuit in a Danish court to force Boris Levin to pay.", [("Norway", "accusation", False, A, (LEVIN,))]),
    ("Omani jets struck ten camps inflicting heavy casualties on the militants, Anna Keller said.", []),
    (
        "Omani jets struck ten villages inflicting heavy casualties on the farmers, Anna Keller said.",
        [(KELLER, "accusation", False, A, ("Oman",))],
    ),
    # people who are what is asked for are not asked; what an own branch does is no blame
    ("Boris Levin requested ten guards to help him travel.", [(LEVIN, "demand", False, A, ())]),
    ("The firm's lorry group failed to reach a deal, the firm said.", []),
    # what may follow is not done; a fire is not accused
    ("Anna Keller said the bank will raise its fees, stifling trade.", [(KELLER, "accusation", False, F, ("bank",))]),
    ("The fire at the mill was described as a terrorist incident.", []),
    ("Anna Keller warned her guests to expect rain.", []),
    ("The mayor rejected a suggestion that Boris Levin delay the vote.", [("mayor", "rejection", False, A, ())]),
    # "he" of another's condition; what is warned of in plain words; trade, reforms and ice do nothing
    ("Anna Keller said that if Boris Levin wins, he would impose a tax on Oman.", []),
    ("Norway said that if Oman closes the strait, it will impose sanctions on Oman.", [("Norway", "threat", False, A, ("Oman",))]),
    ("“That means the ice is within reach of the ships,” Anna Keller warned.", []),
    (
        "Norway warned Denmark and other states not to meddle in its cod vote.",
        [("Norway", "threat", False, A, ("Denmark", "other states"))],
    ),
    ("Smuggling boats encourages others to smuggle.", []),
    ("Reforms were threatened by the Norwegian government.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_whose_claim_it_is_and_at_whom(text, expected):
    assert claims_of(read(text)) == expected
