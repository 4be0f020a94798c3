"""Claims of kinds that were missed in sentences which nobody had tuned on: own sentences, invented persons."""

import pytest

from claimgraph.graph.extraction import Span
from claimgraph.loaders.document import Draft
from claimgraph.loaders.steps import STEPS, annotate

from .test_claims import A, H, N, claims_of, read

CASES = [
    # a verb in the singular is not joined to one in the plural
    (
        "The Kenyan Treasury confirms that three Danish traders were arrested in Mombasa and accuses Norway of hiding them.",
        [("Kenyan Treasury", "accusation", False, A, ("Norway",))] * 2,  # the outer attribution holds the inner one
    ),
    (
        "Latvian premier Ada Moran resigns after the Liberals leave the cabinet and calls on Denmark to mediate.",
        [("Ada Moran", "demand", False, A, ("Denmark",))],
    ),
    # whose fault, work or doing something is, who had a hand in it, whose fire it was
    ("Boris Levin said the drought was Denmark's fault.", [("Boris Levin", "accusation", False, A, ("Denmark",))]),
    ("Boris Levin said the kidnapping was the work of Denmark.", [("Boris Levin", "accusation", False, A, ("Denmark",))]),
    ("Boris Levin said Denmark had a hand in the kidnapping.", [("Boris Levin", "accusation", False, A, ("Denmark",))]),
    ("Boris Levin said Denmark had blood on its hands.", [("Boris Levin", "accusation", False, A, ("Denmark",))]),
    ("Boris Levin said three drovers were wounded by Danish fire.", [("Boris Levin", "accusation", False, A, ("Denmark",))]),
    ("Boris Levin said a raid by Danish jets destroyed a dairy.", [("Boris Levin", "accusation", False, A, ("Denmark",))]),
    ("Boris Levin said the house was the work of Denmark's best builders.", []),
    ("Boris Levin pinned the blame for the drought on Denmark.", [("Boris Levin", "accusation", False, A, ("Denmark",))]),
    # whose attack it was that killed, and what it was that people were killed in
    ("Boris Levin says a Turkish mortar attack has killed two fishermen.", [("Boris Levin", "accusation", False, A, ("Turkey",))]),
    (
        "Ada Moran said that four farmers were wounded near the lake in an Ethiopian bombardment.",
        [("Ada Moran", "accusation", False, A, ("Ethiopia",))],
    ),
    ("Ada Moran said the bombing of Oman killed nine women.", []),
    ("Ada Moran said the rebels' assault on Oman killed nine women.", [("Ada Moran", "accusation", False, A, ("rebels",))]),
    # what it was done to where only so many of it are named, and what is bad whoever does it
    ("Ada Moran said Danish soldiers torched scores of houses.", [("Ada Moran", "accusation", False, A, ("Danish soldiers",))]),
    ("Boris Levin said Danish soldiers had torched scores of letters.", []),
    ("Boris Levin said Denmark had been spreading false stories about the ferry.", [("Boris Levin", "accusation", False, A, ("Denmark",))]),
    ("Boris Levin said Denmark was politicising the inquest.", [("Boris Levin", "accusation", False, A, ("Denmark",))]),
    ("Boris Levin said Denmark had ruined the reputation of his bakery.", [("Boris Levin", "accusation", False, A, ("Denmark",))]),
    ("Boris Levin said Denmark had shirked its duties on the dyke.", [("Boris Levin", "accusation", False, A, ("Denmark",))]),
    ("Boris Levin said Denmark was spreading the cost over ten years.", []),
    # refusals, denials, demands and support in set phrases
    ("Denmark turned its back on Norway's plan.", [("Denmark", "rejection", False, A, ("Norway",))]),
    ("Denmark gave short shrift to Norway's demands.", [("Denmark", "rejection", False, A, ("Norway",))]),
    (
        "Denmark cast Norway's report as propaganda.",
        [("Denmark", "denial", False, A, ("Norway",)), ("Denmark", "accusation", False, A, ("Norway",))],
    ),
    ("Denmark insisted on an apology from Norway.", [("Denmark", "demand", False, A, ("Norway",))]),
    ("Boris Levin said Norway had better leave.", [("Boris Levin", "demand", False, A, ("Norway",))]),
    ("Denmark rallied to Norway's defence.", [("Denmark", "support", False, A, ("Norway",))]),
    ("Denmark lent its support to Norway.", [("Denmark", "support", False, A, ("Norway",))]),
    ("Boris Levin said Norway had better roads.", []),
    ("Boris Levin said Norway had better prepared its skiers.", []),
    # what blame is told by, one word being harmless
    ("Boris Levin said Denmark had dragged its feet on the dyke.", [("Boris Levin", "accusation", False, A, ("Denmark",))]),
    ("Boris Levin said Denmark had gone back on its word.", [("Boris Levin", "accusation", False, A, ("Denmark",))]),
    ("Boris Levin said Denmark had crossed a red line.", [("Boris Levin", "accusation", False, A, ("Denmark",))]),
    ("Boris Levin said Denmark had let down the nurses.", [("Boris Levin", "accusation", False, A, ("Denmark",))]),
    ("Boris Levin said Denmark had squandered the flood money.", [("Boris Levin", "accusation", False, A, ("Denmark",))]),
    ("Boris Levin said Denmark had crossed the finishing line first.", []),
    ("Boris Levin said Denmark had crossed the Red Sea.", []),
    ("Boris Levin said Denmark had let down its guard.", []),
    ("Boris Levin said Denmark had sold out its stadium.", []),
    ("Boris Levin said Denmark had thrown sandbags under the bridge.", []),
    ("Boris Levin said Denmark drove people from the airport to the hotel.", []),
    ("Boris Levin said Denmark had squandered a lead of two goals.", []),
    ("Boris Levin said Denmark had used live music.", []),
    ("Boris Levin said Denmark had poured oil on troubled waters.", []),
    ("Boris Levin said Denmark had gone back to the table.", []),
    ("Boris Levin said Denmark had turned its eyes to the coast.", []),
    ("Boris Levin said the ferry had lost touch with the harbour.", []),
    # what somebody engaged in, what they tried to do, to whom it is put down
    ("Ada Moran says Kenya engaged in torture and looting.", [("Ada Moran", "accusation", False, A, ("Kenya",))]),
    ("Boris Levin said Kenya attempted to bomb the bridge.", [("Boris Levin", "accusation", False, A, ("Kenya",))]),
    ("Oslo attributed the explosion to Hezbollah.", [("Norway", "accusation", False, A, ("Hezbollah",))]),
    ("Boris Levin attributed the violence to drought.", []),
    # "it" is whom the deed before is directed against
    ("Oman hardened its tone against Norway, accusing it of piracy.", [("Oman", "accusation", False, A, ("Norway",))]),
    # a warning that was drawn names whom it is for
    ("The plan drew a sharp warning to Copenhagen from Norway.", [("Norway", "threat", False, A, ("Denmark",))]),
    ("Ada Moran warned Danes working in Kenya against joining the march.", [("Ada Moran", "threat", False, A, ("Danes",))]),
    ("Two pilots started civil proceedings against Denmark.", [("Two pilots", "accusation", False, A, ("Denmark",))]),
    ('Oman called the charges made by Kenya "wholly unjustified".', [("Oman", "denial", False, A, ("Kenya",))]),
    # protest in words
    ("Oman protests Kenya's arrest of two trawler crews.", [("Oman", "criticism", False, A, ("Kenya",))]),
    ("Bakers protested against a plan by Ada Moran to close the mill.", [("Bakers", "criticism", False, A, ("Ada Moran",))]),
    # what one is to do oneself lies with another
    ("Dozens of bakers protested against Ada Moran in Oslo.", [("Dozens of bakers", "criticism", False, A, ("Ada Moran",))]),
    ("Bakers protested against the price of flour.", []),
    ("Nurses protested Denmark's cuts.", [("Nurses", "criticism", False, A, ("Denmark",))]),
    # what is cited or alleged, whoever did it being named
    ("Oman closed the strait, citing Kenyan violations of the truce.", [("Oman", "accusation", False, A, ("Kenya",))]),
    ("Oslo froze the loan, alleging Denmark's lack of good faith.", [("Norway", "accusation", False, A, ("Denmark",))]),
    ("Oslo froze the loan, alleging a lack of good faith.", []),
    (
        "Boris Levin claims that six people were hurt and nine were killed in a Kenyan air strike.",
        [("Boris Levin", "accusation", False, A, ("Kenya",))],
    ),
    (
        "Residents filed a joint lawsuit, backed by the group Clean Seas, against Denmark.",
        [("Residents", "accusation", False, A, ("Denmark",))],
    ),
    ("Ada Moran warns that she might close the border if Kenya keeps the toll.", [("Ada Moran", "threat", False, A, ("Kenya",))]),
    ("The governors request the Assembly to pardon Boris Levin.", [("governors", "demand", False, A, ("Assembly",))]),
    ("Oslo has declined to rule out an armed strike on Kenya.", [("Norway", "threat", False, H, ("Kenya",))]),
    ("Oslo does not rule out an attack on Kenya.", [("Norway", "threat", False, H, ("Kenya",))]),
    ("Ada Moran refuses to rule out a second ferry.", []),
    ("The pontiff denounced the greed of the Kenyan army.", [("pontiff", "criticism", False, A, ("Kenyan army",))]),
    ("Ada Moran alleged that the vote had been rigged.", [("Ada Moran", "accusation", False, A, ())]),
    ("The Danish navy boarded a tug alleged to be carrying rum.", []),
    # one's own government is asked too
    ("Ada Moran, the mayor of Oslo, appealed to Norway to reopen the ferry.", [("Ada Moran", "demand", False, A, ("Norway",))]),
    ("Oslo first confirmed the figure and then disputed it.", [("Norway", "denial", False, A, ())]),
    (
        "Oslo imposed sanctions on the Kenyan navy, alleging the use of slave labour.",
        [("Norway", "accusation", False, A, ("Kenyan navy",))],
    ),
    ("Boris Levin, the Norwegian premier, said Norway would stop the payments to Oman.", [("Boris Levin", "threat", False, A, ("Oman",))]),
    ('Boris Levin called Ada Moran "wholly unfit".', [("Boris Levin", "criticism", False, A, ("Ada Moran",))]),
    ("Boris Levin said Ada Moran was putting the harvest at risk.", [("Boris Levin", "accusation", False, A, ("Ada Moran",))]),
    ("Oslo dismissed the suggestion by Kenya as dangerous.", [("Norway", "denial", False, A, ("Kenya",))]),
    ("The rebels vowed to fight until Denmark withdraws.", [("rebels", "threat", False, A, ("Denmark",))]),
    ("The rebels vowed to fight on until Denmark withdraws its ships.", [("rebels", "threat", False, A, ("Denmark",))]),
    (
        "Norway imposed sanctions on Ada Moran and Boris Levin, accusing them of piracy.",
        [("Norway", "accusation", False, A, ("Ada Moran", "Boris Levin"))],
    ),
    ("Oslo called the inquiry a publicity stunt.", [("Norway", "criticism", False, A, ())]),
    ('"I disagree with Ada Moran\'s view," Boris Levin said.', [("Boris Levin", "rejection", False, A, ("Ada Moran",))] * 2),
    ("Oslo says that most of the women who were raped have fled.", []),
    # what brought a calamity about
    ("Ada Moran said the shortage was the outcome of decisions by Kenya.", [("Ada Moran", "accusation", False, A, ("Kenya",))]),
    ("Ada Moran said Kenya's blockade had worsened the hunger.", [("Ada Moran", "accusation", False, A, ("Kenya",))]),
    ("Ada Moran said the crisis was caused by the Kenyan government.", [("Ada Moran", "accusation", False, A, ("Kenyan government",))]),
    ("Ada Moran said the famine was a result of drought.", []),
    ("Ada Moran said the treaty was the work of Kenya.", []),
    ("Oslo vowed to keep fighting the Kenyan navy.", [("Norway", "threat", False, A, ("Kenyan navy",))]),
    ("The herders vowed to keep fighting the troops of Kenya.", [("herders", "threat", False, A, ("troops of Kenya",))]),
    ("Oslo warned of retaliation.", [("Norway", "threat", False, A, ())]),
    ("Analysts warned of retaliation.", []),
    # a duty is no fault
    ("Ada Moran said Turkey was responsible for guarding the pilgrims.", []),
    ("Ada Moran said Turkey was responsible for the upkeep of the wells.", []),
    ("Ada Moran said Turkey was responsible for drowning the pilgrims.", [("Ada Moran", "accusation", False, A, ("Turkey",))]),
    ("Ada Moran said Turkey was responsible for causing a famine.", [("Ada Moran", "accusation", False, A, ("Turkey",))]),
    ("Ada Moran said that responsibility for counting the wells lies with Turkey.", []),
    # whom somebody asks ends before what is asked
    ("Oslo called on the elders of the five villages to meet.", [("Norway", "demand", False, A, ("elders of the five villages",))]),
    ("Ada Moran says Kenya conducts germ warfare in the orchards.", [("Ada Moran", "accusation", False, A, ("Kenya",))]),
    ("Ada Moran says Kenya ignores the crimes of its allies.", [("Ada Moran", "accusation", False, A, ("Kenya",))]),
    (
        "Oslo sought a warrant against Ada Moran and Boris Levin, accusing them of piracy.",
        [("Norway", "accusation", False, A, ("Ada Moran", "Boris Levin"))],
    ),
    (
        "Oslo says it has arrested two Danes, alleging they planned a raid on the port.",
        [("Norway", "accusation", False, A, ("two Danes",))],
    ),
    # figures of a party are people; "to avoid" is what a state is told it takes
    (
        "Senior opposition figures called on Kenya to free the poets.",
        [("Senior opposition figures", "demand", False, A, ("Kenya",))],
    ),
    ("To avoid a boycott, Oman must pay the crews, Ada Moran said.", [("Ada Moran", "demand", False, A, ("Oman",))]),
    # a programme that demands, somebody called by name
    ("The party's programme demands that Kenya leave the lake.", [("party", "demand", False, A, ("Kenya",))]),
    ("“Please, close the sluice. We are thirsty,” Ada Moran said.", [("Ada Moran", "demand", False, A, ())]),
    # a judge may be accused himself; who leads a gang was given no duty
    ("The judge denied the allegation that he sold verdicts.", [("judge", "denial", False, A, ())]),
    ("Ivo Lund was charged with leading an armed gang.", [(None, "accusation", False, A, ("Ivo Lund",))]),
    # orders are no people; the migrants of a crackdown are not where it is from
    ("Ada Moran criticized the orders of Boris Levin.", [("Ada Moran", "criticism", False, A, ("Boris Levin",))]),
    ("Ada Moran condemned the Danish migrant crackdown.", [("Ada Moran", "criticism", False, A, ("Denmark",))]),
    # boats are not of war by themselves, nor is what civilians drive, nor whose the headquarters are
    ("Ada Moran said Kenya attacked two vessels near the strait.", [("Ada Moran", "accusation", False, A, ("Kenya",))]),
    ("Ada Moran said Kenya bombed a civilian vehicle.", [("Ada Moran", "accusation", False, A, ("Kenya",))]),
    ("Ada Moran said Kenya shelled the headquarters of the Red Cross.", [("Ada Moran", "accusation", False, A, ("Kenya",))]),
    # "even if" is no condition
    ("Ada Moran said Kenya is breaching the truce even if the envoys smile.", [("Ada Moran", "accusation", False, A, ("Kenya",))]),
    # what is not so
    ("Boris Levin said Iran was not responsible for the fire.", [("Boris Levin", "accusation", N, A, ("Iran",))]),
    ("Boris Levin said Iran is not guilty or corrupt.", [("Boris Levin", "accusation", N, A, ("Iran",))]),
    ("Ada Moran, the Kenyan minister, said Kenya was not responsible for the fire.", [("Ada Moran", "denial", False, A, ())]),
    (
        "Oslo issued a warning to the Danish government that there would be no cod if the dues rose.",
        [("Norway", "threat", False, A, ("Danish government",))],
    ),
    ("Despite warnings from Norway that the tax could hurt fishermen, Denmark went ahead.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_was_missed(text, expected):
    assert claims_of(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "found", "cue", "expected"),
    [
        (
            "Oslo denied that it was broke, with its envoy, Boris Levin, calling the charges unjustified.",
            "Boris Levin",
            "calling",
            "Boris Levin",
        ),
        ("Oslo fined Boris Levin, accusing him of fraud.", "Boris Levin", "accusing", "Oslo"),
    ],
)
def test_who_is_fined_does_not_accuse(text, found, cue, expected):
    """Whoever stands between a main verb and its participle, save behind "with", where he has a clause of his own."""
    document = read(text)
    source, said = (Span.of(text, text.index(part), text.index(part) + len(part)) for part in (found, cue))
    document.drafts = [Draft([source], [said], [Span.of(text, said.end + 1, len(text) - 1)], "indirect")]
    annotate([document], steps={"acts": STEPS["acts"]})
    assert [s.text for d in document.drafts if d.cue[0] == said for s in d.source] == [expected]
