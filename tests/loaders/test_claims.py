"""Typed claims: own sentences, invented persons, one for each type and each trap."""

import pytest

from claimgraph.graph.extraction import Article
from claimgraph.graph.ids import make_id
from claimgraph.graph.model import ALLEGATIONS, CLAIM_TYPES, MODALITIES, TARGET_ROLES
from claimgraph.loaders.document import Document
from claimgraph.loaders.steps import annotate

A, N, H, F, Q = "asserted", True, "hedged", "future", "hypothetical"


def read(text: str) -> Document:
    document = Document(Article(make_id("article", text), text))
    annotate([document], until="claims")
    assert document.failure is None
    return document


def claims_of(document: Document) -> list[tuple[str | None, str, bool, str, tuple[str, ...]]]:
    """(speaker, type, negated, modality, targets) of each claim that is more than a statement."""
    found = []
    for draft in document.drafts or ():
        assert draft.claim is not None
        if draft.claim.type != "statement":
            speaker = draft.speaker.name if draft.speaker else None
            claim = draft.claim
            found.append((speaker, claim.type, claim.negated, claim.modality, tuple(sorted(t.name for t in claim.targets))))
    return found


CASES = [
    # accusation: active, passive, without agent, blamed, held, said
    ("Russia accused Ukraine of shelling the power plant.", [("Russia", "accusation", False, A, ("Ukraine",))]),
    ("Ukraine was accused by Russia of shelling the power plant.", [("Russia", "accusation", False, A, ("Ukraine",))]),
    ("Ukraine was accused of shelling the power plant.", [(None, "accusation", False, A, ("Ukraine",))]),
    ("Minister Anna Keller blamed Iran for the attack on the tanker.", [("Anna Keller", "accusation", False, A, ("Iran",))]),
    ("Ankara on Wednesday blamed the Syrian government for the attack.", [("Turkey", "accusation", False, A, ("Syrian government",))]),
    ("Moscow levelled accusations at Washington.", [("Russia", "accusation", False, A, ("United States",))]),
    ("Boris Levin said Ukraine had lied about the prisoners.", [("Boris Levin", "accusation", False, A, ("Ukraine",))]),
    ("Boris Levin said Iran was responsible for the attack.", [("Boris Levin", "accusation", False, A, ("Iran",))]),
    ("Boris Levin said Iran was behind the attack on the bridge.", [("Boris Levin", "accusation", False, A, ("Iran",))]),
    # never the bare type
    ("Russia did not accuse Ukraine of shelling the plant.", [("Russia", "accusation", N, A, ("Ukraine",))]),
    ("If Russia accuses Ukraine, the talks will end.", [("Russia", "accusation", False, Q, ("Ukraine",))]),
    ("Boris Levin said Ukraine did not bomb the hospital.", [("Boris Levin", "accusation", N, A, ("Ukraine",))]),
    ("Boris Levin said Ukraine may have bombed the hospital.", [("Boris Levin", "accusation", False, H, ("Ukraine",))]),
    ("Ukraine reportedly accused Hungary of blackmail.", [("Ukraine", "accusation", False, H, ("Hungary",))]),
    # "us" is for whom the speaker speaks
    (
        "“Denmark accused us of fraud,” said Anna Keller, the defence minister of Norway.",
        [("Denmark", "accusation", False, A, ("Norway",))],
    ),
    ("“Denmark says we are liars,” said Anna Keller, the defence minister of Norway.", [("Denmark", "accusation", False, A, ("Norway",))]),
    # denial, and the second claim over the same words
    ("Iran denied that it had supplied drones to Russia.", [("Iran", "denial", False, A, ())]),
    ("Iran denied accusations by the United States that it had hacked the bank.", [("Iran", "denial", False, A, ("United States",))]),
    ("Boris Levin said the claims by Iran were baseless.", [("Boris Levin", "denial", False, A, ("Iran",))]),
    # capitals that say, each other, words joined in odd ways, places that are threatened
    ("Tbilisi levelled fresh charges of sabotage at Moscow on Tuesday.", [("Georgia", "accusation", False, A, ("Russia",))]),
    (
        "Armenia and Azerbaijan traded accusations over the shelling of a village.",
        [("Armenia", "accusation", False, A, ("Armenia", "Azerbaijan"))],
    ),
    ("Greece and Turkey blamed each other for the collision.", [("Greece", "accusation", False, A, ("Greece", "Turkey"))]),
    (
        "Japan summoned the Chinese ambassador to protest against the intrusion.",
        [("Japan", "accusation", False, A, ("Chinese ambassador",))],
    ),
    ("Boris Levin branded Ada Moran a liar and a puppet of the empire.", [("Boris Levin", "accusation", False, A, ("Ada Moran",))]),
    ("Bolivia came under fire from Chile for mistreating two soldiers.", [("Chile", "criticism", False, A, ("Bolivia",))]),
    ("Morocco was outraged by Ada Moran's use of the word.", [("Morocco", "criticism", False, A, ("Ada Moran",))]),
    ("Tehran rejected charges from Washington that it supplied the bombs.", [("Iran", "denial", False, A, ("United States",))]),
    (
        "Oslo dismissed as absurd Danish charges that it had lied.",
        [("Norway", "denial", False, A, ("Denmark",))],
    ),
    ("Ada Moran laughed off the charges brought by France.", [("Ada Moran", "denial", False, A, ("France",))]),
    ('Warsaw called Minsk\'s charge "nonsense".', [("Poland", "denial", False, A, ("Belarus",))]),
    ("Hamas refused to hand the soldier over to Israel.", [("Hamas", "rejection", False, A, ("Israel",))]),
    ("Berlin dismissed a demand from Warsaw for reparations.", [("Germany", "rejection", False, A, ("Poland",))]),
    ("Israel said no to Egypt's offer to mediate.", [("Israel", "rejection", False, A, ("Egypt",))]),
    ("Ada Moran has no intention of talking to Denmark.", [("Ada Moran", "rejection", False, A, ("Denmark",))]),
    ("Egypt shut the door on a deal with Ethiopia.", [("Egypt", "rejection", False, A, ("Ethiopia",))]),
    ("Boris Levin ruled out sharing power with Ada Moran.", [("Boris Levin", "rejection", False, A, ("Ada Moran",))]),
    ("Egypt insists that Sudan respect the old treaty.", [("Egypt", "demand", False, A, ("Sudan",))]),
    ("Oslo told Denmark it must close the camp.", [("Norway", "demand", False, A, ("Denmark",))]),
    ("Canada called for the release of activists held by Saudi Arabia.", [("Canada", "demand", False, A, ("Saudi Arabia",))]),
    ("Georgia called for the removal of Russian troops from its soil.", [("Georgia", "demand", False, A, ("Russian troops",))]),
    ("Japan asked for an explanation from Canberra of the reports.", [("Japan", "demand", False, A, ("Australia",))]),
    ("Iraq's threats against Kuwait raised the price of oil.", [("Iraq", "threat", False, A, ("Kuwait",))]),
    ("Washington warned of military action against Damascus.", [("United States", "threat", False, A, ("Syria",))]),
    ("China has not ruled out force against Taiwan.", [("China", "threat", False, H, ("Taiwan",))]),
    ("Pyongyang said it would strike Seoul if the leaflets kept coming.", [("North Korea", "threat", False, A, ("South Korea",))]),
    ("Russia vowed to use force against Georgia.", [("Russia", "threat", False, A, ("Georgia",))]),
    ("Russia offered to build Iran a second reactor.", [("Russia", "promise", False, A, ("Iran",))]),
    ("Norway agreed not to fish in the waters of Iceland.", [("Norway", "promise", False, A, ("Iceland",))]),
    ("The army accused Shiites and Hutus of arson.", [("army", "accusation", False, A, ("Hutus", "Shiites"))]),
    (
        "Norway's parliament voted to reject an amnesty demanded by Denmark.",
        [("Norwegian parliament", "rejection", False, A, ("Denmark",)), ("Denmark", "demand", False, A, ())],
    ),
    ("Chile said Peruvian warships had harassed its fishermen.", [("Chile", "accusation", False, A, ("Peru",))]),
    ("The rebels threatened to shell the feared Hezbollah militant group.", [("rebels", "threat", False, A, ("Hezbollah",))]),
    # attacks in words, stances, what critics say, a verb that the parse takes for an adjective
    (
        "Ada Moran, the choir's treasurer, chastised ministers for doubling the price of buns.",
        [("Ada Moran", "criticism", False, A, ("ministers",))],
    ),
    ("Ada Moran attacked the congressman as blind to poverty.", [("Ada Moran", "criticism", False, A, ("congressman",))]),
    ("Ada Moran attacked Boris Levin for hiding the letters.", [("Ada Moran", "criticism", False, A, ("Boris Levin",))]),
    ("Ada Moran came out in support of Boris Levin.", [("Ada Moran", "support", False, A, ("Boris Levin",))]),
    ("Boris Levin has been vocal in his opposition to Denmark.", [("Boris Levin", "rejection", False, A, ("Denmark",))]),
    ("Boris Levin echoed criticism of Denmark.", [("Boris Levin", "criticism", False, A, ("Denmark",))]),
    ("Palace critics say Ada Moran was framed by the guards.", []),
    ("Palace critics say Ada Moran would do better abroad.", []),
    ("Palace critics say Ada Moran has spoiled the guards.", [("Palace critics", "criticism", False, A, ("Ada Moran",))]),
    ("The panel attributed the attack to Iran.", [(None, "accusation", False, A, ("Iran",))]),
    ("Rebels attacked the port for hours.", []),
    # whose rival is accused is not accused; an apposition names whom
    ("Boris Levin accused his rival, Ada Moran, of fraud.", [("Boris Levin", "accusation", False, A, ("Ada Moran",))]),
    ("Boris Levin accused his enemies of fraud.", [("Boris Levin", "accusation", False, A, ())]),
    (
        "The SEC charged Ada Moran, who headed the department, in two cases.",
        [("Securities and Exchange Commission", "accusation", False, A, ("Ada Moran",))],
    ),
    (
        "Sunni tribes refused an offer of amnesty from the Danish government.",
        [("Sunni tribes", "rejection", False, A, ("Danish government",))],
    ),
    ("Bogota says Caracas shelters leftist guerrillas.", [("Colombia", "accusation", False, A, ("Venezuela",))]),
    ("Norway wants an apology from Denmark.", [("Norway", "demand", False, A, ("Denmark",))]),
    # whom an agreement of two reaches, who was hurt by what is claimed, whom a purpose is about
    ("Oman and Kenya agreed to end their boycott of Egyptian dates.", [("Oman", "promise", False, A, ("Egypt",))]),
    ("Ada Moran and Boris Levin agreed to exchange maps of Oman.", [("Ada Moran", "promise", False, A, ("Ada Moran", "Boris Levin"))]),
    (
        "Ada Moran and Boris Levin agreed the bridge was a danger to ships.",
        [("Ada Moran", "support", False, A, ("Ada Moran", "Boris Levin"))],
    ),
    (
        "The Taliban claimed responsibility for the murder of two Danish nurses.",
        [("Taliban", "admission", False, A, ("two Danish nurses",))],
    ),
    ("Norway accepted a plan for ending its quarrel with Denmark.", [("Norway", "support", False, A, ("Denmark",))]),
    ("The union filed a lawsuit in the Bergen District Court against Boris Levin.", [("union", "accusation", False, A, ("Boris Levin",))]),
    ("Ada Moran disputed the results of a Danish study of wells.", [("Ada Moran", "criticism", False, A, ("Denmark",))]),
    (
        "Oman's Emir Ada Moran called President Boris Levin on Monday to express her support.",
        [("Ada Moran", "support", False, A, ("Boris Levin",))],
    ),
    # an adverb and marks before what something is rejected as; an envoy's words are the envoy's; a deadline to somebody
    ("Norway rejected as “utterly false” accusations by Oman that it had lied.", [("Norway", "denial", False, A, ("Oman",))]),
    ("Ada Moran conveyed Oslo's support for Denmark.", [("Ada Moran", "support", False, A, ("Denmark",))]),
    ("Norway set a ten-week deadline for Denmark to answer.", [("Norway", "threat", False, A, ("Denmark",))]),
    # a mission is nobody who does what it is for
    ("Boris Levin said a mission to burn the pier was under way.", []),
    # what is called untrue stands before the word, however long it is
    ("Iran called the accusation of spying baseless.", [("Iran", "denial", False, A, ())]),
    ("Iran described reports that its army used gas as completely untrue.", [("Iran", "denial", False, A, ())]),
    ("Iran branded the American claims absurd.", [("Iran", "denial", False, A, ("United States",))]),
    ("Iran called reports of a massacre fabricated.", [("Iran", "denial", False, A, ())]),
    (
        "The Iranian Foreign Ministry dismissed the American report as lies.",
        [
            ("Iranian Foreign Ministry", "denial", False, A, ("United States",)),
            ("Iranian Foreign Ministry", "accusation", False, A, ("United States",)),
        ],
    ),
    # rejection
    ("Egypt rejected a Turkish proposal for talks.", [("Egypt", "rejection", False, A, ("Turkey",))]),
    ("France ruled out talks with Iran.", [("France", "rejection", False, A, ("Iran",))]),
    ("Hungary said it will not accept the Serbian proposal.", [("Hungary", "rejection", False, A, ("Serbia",))]),
    # demand
    ("Poland urged Belarus to release the prisoners.", [("Poland", "demand", False, A, ("Belarus",))]),
    ("Poland called on Belarus to release the prisoners.", [("Poland", "demand", False, A, ("Belarus",))]),
    ("Boris Levin said Turkey must stop bombing Syria.", [("Boris Levin", "demand", False, A, ("Turkey",))]),
    # threat and promise: the same verb, another deed
    ("Iran vowed to retaliate against Israel.", [("Iran", "threat", False, A, ("Israel",))]),
    ("Iran vowed to release three American sailors.", [("Iran", "promise", False, A, ("three American sailors",))]),
    ("Turkey said it would retaliate if Syria attacks Turkish soldiers.", [("Turkey", "threat", False, A, ("Syria",))]),
    ("Iran threatened to close the border with Iraq.", [("Iran", "threat", False, A, ("Iraq",))]),
    # criticism, support, admission
    ("The European Union condemned Belarus for the arrests.", [("European Union", "criticism", False, A, ("Belarus",))]),
    ("Kuwait faces criticism from Bahrain over the law.", [("Bahrain", "criticism", False, A, ("Kuwait",))]),
    ("Germany praised Jordan for sheltering refugees.", [("Germany", "support", False, A, ("Jordan",))]),
    ("Qatar apologized to Bahrain for the incident.", [("Qatar", "admission", False, A, ("Bahrain",))]),
    ("Israel admitted that it had bombed the warehouse.", [("Israel", "admission", False, A, ())]),
    # where the words go astray in the parse, or the words are brought to somebody
    ("Norway launched legal action against Iceland over the fish quota.", [("Norway", "accusation", False, A, ("Iceland",))]),
    ("Minister Anna Keller called President Omar Haddad to congratulate him.", [("Anna Keller", "support", False, A, ("Omar Haddad",))]),
    ("Iceland rejected the possibility of a Danish intervention.", [("Iceland", "rejection", False, A, ("Denmark",))]),
    ("India and Pakistan have agreed to share water.", [("India", "promise", False, A, ("India", "Pakistan"))]),
    (
        "OSLO -- A Norwegian court on Monday rejected the plea of an Omani banker.",
        [("Norwegian court", "rejection", False, A, ("Omani banker",))],
    ),
    ("Kuwait rejected a request from its Omani counterpart, Salim Harb.", [("Kuwait", "rejection", False, A, ("Salim Harb",))]),
    ("Qatar welcomed President Omar Haddad to mediate in the dispute.", [("Qatar", "support", False, A, ("Omar Haddad",))]),
    ("Danish and Polish envoys agreed on a fishing quota.", [("Danish envoys", "support", False, A, ("Poland",))]),
    # whom the deed reaches
    ("Qatar agreed to end a ban on sales of Omani dates.", [("Qatar", "promise", False, A, ("Oman",))]),
    ("Norway offered to send engineers to help the Kenyan government.", [("Norway", "promise", False, A, ("Kenyan government",))]),
    ("Japan reaffirmed its commitment to the Philippines.", [("Japan", "support", False, A, ("Philippines",))]),
    ("Peru refused to lift the blockade unless Chile withdraws.", [("Peru", "rejection", False, A, ("Chile",))]),
    # a noun alone, consequences, rights reserved, what one's own side will sue for
    ("Kuwait's refusal to talk to Oman, and what follows.", [("Kuwait", "rejection", False, A, ("Oman",))]),
    ("Kuwait warned Oman of grave consequences.", [("Kuwait", "threat", False, A, ("Oman",))]),
    ("Kuwait vowed revenge against Oman.", [("Kuwait", "threat", False, A, ("Oman",))]),
    ("Kuwait said it reserves the right to retaliate against Oman.", [("Kuwait", "threat", False, A, ("Oman",))] * 2),
    ("Kuwait gave Oman 48 hours to leave the island.", [("Kuwait", "threat", False, A, ("Oman",))]),
    ("Kuwait lodged a protest with Oman over the dam.", [("Kuwait", "accusation", False, A, ("Oman",))]),
    ("Kuwait alleged Omani involvement in the theft.", [("Kuwait", "accusation", False, A, ("Oman",))]),
    ("Kuwait called for an end to Omani raids.", [("Kuwait", "demand", False, A, ("Oman",))]),
    ("Kuwait refused to take part in talks with Oman.", [("Kuwait", "rejection", False, A, ("Oman",))]),
    (
        "Omar Haddad refuses to step down despite calls from the Omani government.",
        [("Omar Haddad", "rejection", False, A, ("Omani government",))],
    ),
    ("Kuwaiti lawmakers demanded that President Omar Haddad resign.", [("Kuwaiti lawmakers", "demand", False, A, ("Omar Haddad",))]),
    ("Kuwait said Oman needs to stop the raids.", [("Kuwait", "demand", False, A, ("Oman",))]),
    ("Kuwait appealed for Omani help.", [("Kuwait", "demand", False, A, ("Oman",))]),
    ("Kuwait said it will return the seized ships to Oman.", [("Kuwait", "promise", False, A, ("Oman",))]),
    ("Kuwait insists that there was no violation.", []),
    ("Kuwait vowed to defend itself from Omani raids.", [("Kuwait", "promise", False, A, ())]),
    # who is to change, to be punished, or did what is condemned
    ("Sweden called for a ceasefire in Yemen.", [("Sweden", "demand", False, A, ("Yemen",))]),
    ("Sweden called for the withdrawal of Eritrean troops.", [("Sweden", "demand", False, A, ("Eritrean troops",))]),
    ("Sweden called for sanctions against Eritrea over the arrests.", [("Sweden", "criticism", False, A, ("Eritrea",))]),
    ("Sudan condemned the killing of two farmers during an Eritrean raid.", [("Sudan", "criticism", False, A, ("Eritrea",))]),
    ("Minister Anna Keller led the attacks on Boris Levin and his budget.", [("Anna Keller", "criticism", False, A, ("Boris Levin",))]),
    ("Anna Keller questioned the wisdom of Bolivia's policy.", [("Anna Keller", "criticism", False, A, ("Bolivia",))]),
    ("Boris Levin called the Omani report false.", [("Boris Levin", "denial", False, A, ("Oman",))]),
    # deeds that are no words
    ("The soldiers committed numerous crimes in the town.", []),
    ("Asked if Boris Levin should resign, Anna Keller smiled.", []),
    # asserted by nobody
    ("Instead of accusing Iran, Kuwait kept silent.", [("Kuwait", "accusation", N, A, ("Iran",))]),
    ("It is too early for Kuwait to accuse Iran of the raid.", [("Kuwait", "accusation", False, Q, ("Iran",))]),
    ("Boris Levin must press Anna Keller to resign.", [("Boris Levin", "demand", False, H, ("Anna Keller",))]),
    ("Kuwait said it would act in case Iran attacks Bahrain.", []),
    ("Boris Levin said the ceasefire had held since Iran invaded Iraq.", []),
    ("Boris Levin warned that Iran may have bombed the bridge.", [("Boris Levin", "accusation", False, H, ("Iran",))]),
    ("Boris Levin warned Iran not to attack the island.", [("Boris Levin", "threat", False, A, ("Iran",))]),
    ("Norway warned residents to stay at home.", [("Norway", "demand", False, A, ("residents",))]),
    ("Anna Keller said she wanted Boris Levin to succeed.", []),
    # who is asked or accused does not speak, and a question asks for nothing
    ("Observers are urged to report what they saw.", []),
    ("Asked about the raid, Anna Keller said the army was ready.", []),
    ("Boris Levin asked the soldiers what they had seen.", []),
    ("The diplomat, who requested anonymity, said the talks were useful.", []),
    ("Boris Levin said the storm threatened the unity of the party.", []),
    # the accuser is who accused, not who tells of it
    ("Iran accused Israel, Boris Levin said.", [("Iran", "accusation", False, A, ("Israel",))]),
    # nothing
    ("Boris Levin said the talks were useful.", []),
    ("Syria is allegedly preparing an offensive.", []),
    ("The storm threatened the coast.", []),
    ("The director dismissed the coach.", []),
    ("Japan summoned the Chinese ambassador on Monday.", []),
    ("The court convicted two men of theft.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_claims_of_a_sentence(text: str, expected: list[tuple[str | None, str, bool, str, tuple[str, ...]]]) -> None:
    assert claims_of(read(text)) == expected


@pytest.mark.parametrize("text", [text for text, _ in CASES] + ["", "Nothing."])
def test_every_draft_has_a_claim_within_the_model(text: str) -> None:
    document = read(text)
    for draft in document.drafts or ():
        claim = draft.claim
        assert claim is not None
        assert claim.type in CLAIM_TYPES
        assert claim.modality in MODALITIES
        assert isinstance(claim.negated, bool)
        assert set(claim.allegation) <= set(ALLEGATIONS)
        assert bool(claim.allegation) == (claim.type in ("accusation", "criticism", "denial", "admission"))
        for target in (*claim.targets, *claim.affects):
            assert text[target.start : target.end] == target.text
            assert target.label in ("Speaker", "Organization", "Country")
        assert all(t.role in TARGET_ROLES for t in claim.targets)
        assert all(t.role is None for t in claim.affects)


PAIRS = [("Russia", "Ukraine"), ("Turkey", "Greece"), ("Iran", "Iraq"), ("Japan", "China")]
VERBS = [
    "accused {0} of torture",
    "blamed {0} for the raid",
    "condemned {0} for the raid",
    "urged {0} to withdraw",
    "praised {0} for its restraint",
]


@pytest.mark.parametrize(("left", "right"), PAIRS)
@pytest.mark.parametrize("verb", VERBS)
def test_swapping_the_names_swaps_source_and_target(left: str, right: str, verb: str) -> None:
    ((speaker, kind, _, _, targets),) = claims_of(read(f"{left} {verb.format(right)}."))
    assert (speaker, targets) == (left, (right,))
    ((speaker, other, _, _, targets),) = claims_of(read(f"{right} {verb.format(left)}."))
    assert (speaker, other, targets) == (right, kind, (left,))


@pytest.mark.parametrize(
    ("plain", "negative"),
    [
        ("Russia accused Ukraine of torture.", "Russia did not accuse Ukraine of torture."),
        ("Iran blamed Iraq for the raid.", "Iran did not blame Iraq for the raid."),
        ("Japan condemned China for the raid.", "Japan did not condemn China for the raid."),
        ("Oman threatened to attack Yemen.", "Oman did not threaten to attack Yemen."),
        ("Poland urged Belarus to withdraw.", "Poland did not urge Belarus to withdraw."),
    ],
)
def test_did_not_flips_negated_and_nothing_else(plain: str, negative: str) -> None:
    (said,), (unsaid,) = claims_of(read(plain)), claims_of(read(negative))
    assert said[2] is False
    assert unsaid[2] is True
    assert said[:2] + said[3:] == unsaid[:2] + unsaid[3:]


@pytest.mark.parametrize(
    ("active", "passive"),
    [
        ("Russia accused Ukraine of torture.", "Ukraine was accused of torture by Russia."),
        ("Iran blamed Iraq for the raid.", "Iraq was blamed by Iran for the raid."),
        ("Japan condemned China for the raid.", "China was condemned by Japan for the raid."),
        ("Bahrain criticized Kuwait over the law.", "Kuwait was criticized by Bahrain over the law."),
    ],
)
def test_the_passive_changes_no_edge(active: str, passive: str) -> None:
    assert claims_of(read(active)) == claims_of(read(passive))


@pytest.mark.parametrize(
    ("framed", "narrator"),
    [
        ("Boris Levin said {0}.", "Boris Levin"),
        ("{0}, Boris Levin said.", "Boris Levin"),
        ("TASS reported that {0}.", "TASS"),
        ("{0}, according to Reuters.", "Reuters"),
        ("{0}, the BBC reported.", "BBC"),
    ],
)
@pytest.mark.parametrize(
    "plain", ["Russia accused Ukraine of torture", "Japan condemned China for the raid", "Iran blamed Iraq for the explosion"]
)
def test_a_reporting_frame_puts_who_tells_into_the_chain(plain: str, framed: str, narrator: str) -> None:
    (alone,) = claims_of(read(f"{plain}."))
    document = read(framed.format(plain))
    assert claims_of(document) == [alone]
    (told,) = [d for d in document.drafts or () if d.claim is not None and d.claim.type == alone[1]]
    assert [via.name for via in told.via] == [narrator]


def test_a_summons_to_complain_is_aimed_at_who_is_summoned() -> None:
    (found,) = claims_of(read("Pakistan summoned the Indian ambassador to complain about the raid."))
    assert found == ("Pakistan", "criticism", False, A, ("Indian ambassador",))


def test_the_allegation_stands_behind_the_cue_too() -> None:
    document = read("Ukraine was accused of torture by Russia.")
    (claim,) = [d.claim for d in document.drafts or () if d.claim is not None]
    assert claim.allegation == ("human_rights",)


def test_what_is_denied_is_never_asserted_by_who_denies() -> None:
    document = read("Iran denied that Israel had bombed the plant. Iran denied bombing the plant in Iraq.")
    assert {c[1] for c in claims_of(document)} == {"denial"}


def test_both_sides_of_a_deed() -> None:
    document = read("Russia accused Ukraine of killing Polish soldiers.")
    (draft,) = [d for d in document.drafts or () if d.claim is not None and d.claim.type == "accusation"]
    assert draft.claim is not None
    assert [t.name for t in draft.claim.targets] == ["Ukraine"]
    assert "Ukraine" not in [t.name for t in draft.claim.affects]
    assert draft.claim.affects


def test_running_the_step_twice_adds_nothing() -> None:
    from claimgraph.loaders import acts, claims

    document = read("The Iranian Foreign Ministry dismissed the American report as lies. Russia accused Ukraine of torture.")
    first = claims_of(document)
    acts.annotate([document])
    claims.annotate([document])
    assert claims_of(document) == first


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("China refused to condemn Belarus over the raid.", ()),
        ("Turkey declined to join the embargo on Belarus.", ()),
        ("Hungary vetoed new sanctions on Belarus.", ()),
        ("Brazil refused to expel the Russian ambassador.", ()),
        ("Poland refused to lift the sanctions on Belarus.", ("Belarus",)),  # which would have liked it
        ("Oman rejected Kenya's call for sanctions on Chad.", ("Kenya",)),
        ("Oman refused to extradite the pilots to Chad.", ("Chad",)),
    ],
)
def test_whom_a_refused_deed_would_hurt_has_proposed_nothing(text: str, targets: tuple[str, ...]) -> None:
    found = [c for c in claims_of(read(text)) if c[1] == "rejection"]
    assert [c[4] for c in found] == [targets]


def test_a_pronoun_target_is_shown_by_the_name_it_takes_up_in_its_sentence() -> None:
    text = "Envoys wrote to Boris Levin, urging him to leave. The mayor had urged him to stay."
    found = [t for d in read(text).drafts or () if d.claim is not None for t in d.claim.targets]
    assert {(t.name, t.text) for t in found} == {("Boris Levin", "Boris Levin"), ("Boris Levin", "him")}
    assert all(text[t.start : t.end] == t.text for t in found)
