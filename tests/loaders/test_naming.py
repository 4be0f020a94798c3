# ruff: noqa: E501 - cases read best as rows
"""Traps of naming: the last attribution's speaker, or nobody. Persons, bodies and incidents are invented."""

import pytest

from claimgraph.graph.extraction import Article
from claimgraph.loaders.steps import extract
from claimgraph.loaders.tables import read_table

CASES = [
    # --- a surname that the parse takes for a common noun is that of the person named in full
    ("Interview with Ada Moor, curator of the show.\n\nMoor described the hall as empty.", [("Moor", "described", "the hall as empty")], ("Ada Moor", "Speaker", "person")),
    # --- a source with its apposition and clause
    ("Anna Bole, who ran the mill until it burned in March, said the fire was set.", [("Anna Bole, who ran the mill until it burned in March,", "said", "the fire was set")], ("Anna Bole", "Speaker", "person")),
    ("Oran Gov. Mara Finch said the bridge was safe.", [("Oran Gov. Mara Finch", "said", "the bridge was safe")], ("Mara Finch", "Speaker", "person")),
    ("Zaltrix, the company that made the pump, said the pump was safe.", [("Zaltrix, the company that made the pump,", "said", "the pump was safe")], ("Zaltrix", "Organization", "company")),
    ("Rowing Federation Australia said the race was off.", [("Rowing Federation Australia", "said", "the race was off")], ("Rowing Federation Australia", "Organization", "organization")),
    ("Talbon Nickel Ltd <TLBN.X> said the fire was set.", [("Talbon Nickel Ltd <TLBN.X>", "said", "the fire was set")], ("Talbon Nickel Ltd", "Organization", "company")),
    ("Talbon Nickel Corp rose with Talbon Nickel Group Inc. Talbon said the fire was set.", [("Talbon", "said", "the fire was set")], ("Talbon Nickel Corp", "Organization", "company")),
    ("Her uncle Zoltan has said the fire was set.", [("Her uncle Zoltan", "has said", "the fire was set")], ("Zoltan", "Speaker", "person")),
    ("The American Legion said the fire was set.", [("The American Legion", "said", "the fire was set")], ("American Legion", "Organization", "organization")),
    ("Delta Air Lines said the fire was set.", [("Delta Air Lines", "said", "the fire was set")], ("Delta Air Lines", "Organization", "company")),
    ("Model Ada Moran said the fire was set.", [("Model Ada Moran", "said", "the fire was set")], ("Ada Moran", "Speaker", "person")),
    ("Teamsters Secretary-Treasurer Ada Moran said the fire was set.", [("Teamsters Secretary-Treasurer Ada Moran", "said", "the fire was set")], ("Ada Moran", "Speaker", "person")),
    ("Talbon Corp's Clayton Mills subsidiary said the fire was set.", [("Talbon Corp's Clayton Mills subsidiary", "said", "the fire was set")], ("Clayton Mills", "Organization", "organization")),
    ("The Treasurer-Journal argued that the fire was set.", [("The Treasurer-Journal", "argued", "that the fire was set")], ("Treasurer-Journal", "Organization", "outlet")),
    ("Mr. Merrin was there. Vice Mayor Carlo B. Merrin Jr. smiled. Mr. Merrin said the fire was set.", [("Mr. Merrin", "said", "the fire was set")], ("Carlo B. Merrin Jr.", "Speaker", "person")),
    ("President Merrin was there. Carlo Merrin Jr. smiled. Merrin said the fire was set.", [("Merrin", "said", "the fire was set")], ("Merrin", "Speaker", "person")),
    ("Nordia News Network reported that the fire was set.", [("Nordia News Network", "reported", "that the fire was set")], None),
    ("Some Republicans argued that the fire was set.", [("Some Republicans", "argued", "that the fire was set")], ("Some Republicans", "Speaker", "group")),
    ("The bond is rated C-3.", [("C-3", "is rated", "The bond")], None),
    ("Col. Carla “Ace” Merrin was there. Merrin said the fire was set.", [("Merrin", "said", "the fire was set")], ("Carla Merrin", "Speaker", "person")),
    ("Carla Merrin: ‘I Am Tired Of Fires.’\n\nA talk with the author. Merrin said the fire was set.", [("Merrin", "said", "the fire was set")], ("Carla Merrin", "Speaker", "person")),
    ("Wim de Groot was there. Jan de Groot said the fire was set.", [("Jan de Groot", "said", "the fire was set")], ("Jan de Groot", "Speaker", "person")),
    ("Hassan Al-Rumaihi met Peruvian envoys. Rumaihi accused Lima of theft.", [("Rumaihi", "accused", "Lima of theft")], ("Hassan Al-Rumaihi", "Speaker", "person")),
    ("Rajesh Menon, a farmer, said the fire was set.", [("Rajesh Menon, a farmer,", "said", "the fire was set")], ("Rajesh Menon", "Speaker", "person")),
    ("Aida Qasim of Orvana met Abu Tarek al-Jabali. Jabali was tired. “The herring is late,” she told the crowd.", [("she", "told", "“The herring is late,”")], ("Aida Qasim", "Speaker", "person")),
    # --- an office that is sought is not who speaks
    ("Ada Moran for chair, Federal Reserve, threatened to raise rates.", [("Ada Moran for chair, Federal Reserve,", "threatened", "to raise rates")], ("Ada Moran", "Speaker", "person")),
    # --- outlets: an opinion is their own, a report is not
    ("The Washington Post argued that the tax was unfair.", [("The Washington Post", "argued", "that the tax was unfair")], ("Washington Post", "Organization", "outlet")),
    ("The Washington Post reported that the tax was unfair.", [("The Washington Post", "reported", "that the tax was unfair")], None),
    ("According to a new report by The Washington Post, the tax was unfair.", [("a new report by The Washington Post", "According to", "the tax was unfair")], None),
    ("Reuters noted that the tax was unfair.", [("Reuters", "noted", "that the tax was unfair")], None),
    # --- people named by a plural are not their state or party
    ("Many Russians believe the vote was fair.", [("Many Russians", "believe", "the vote was fair")], ("Many Russians", "Speaker", "group")),
    ("Top Democrats urged a vote.", [("Top Democrats", "urged", "a vote")], ("Top Democrats", "Speaker", "group")),
    ("Democrats urged a vote.", [("Democrats", "urged", "a vote")], ("Democratic Party", "Organization", "party")),
    # --- people no table knows, and things that are nobody
    ("The beekeepers, who lost their hives, hope for rain.", [("The beekeepers, who lost their hives,", "hope", "for rain")], ("The beekeepers, who lost their hives,", "Speaker", "group")),
    ("The figures show that trade fell.", [("The figures", "show", "that trade fell")], None),
    ("It is too early to claim that trade fell.", [("It", "claim", "that trade fell")], None),
    # --- a place that speaks
    ("Rain fell in the city of Hamburg on Monday. The city said it would open the road.", [("The city", "said", "it would open the road")], ("Hamburg", "Organization", "place")),
    # --- who says "we", and whose words "she" stands in
    ('Leo Marsh spoke for an hour. "We want to thank them all," Marsh said.', [("Marsh", "said", '"We want to thank them all,"'), ("We", "want", "to thank them all", 0)], ("Leo Marsh", "Speaker", "person")),
    ("Nora Lind, who bore a child in May, has since said she wished to stay.", [("Nora Lind, who bore a child in May,", "said", "she wished to stay"), ("she", "wished", "to stay", 0)], ("Nora Lind", "Speaker", "person")),
    # --- who is spoken of in the words does not say them
    ("For Otto Hall, a teacher, Rex Lund was a legend. He said, “Rex Lund was the heart of it.”", [("He", "said", "“Rex Lund was the heart of it.”")], ("Otto Hall", "Speaker", "person")),
    # --- what somebody says that findings show is theirs
    ("Dr. Ines Vogt noted the findings show rain is rare.", [("Dr. Ines Vogt", "noted", "the findings show rain is rare"), ("the findings", "show", "rain is rare", 0)], ("Ines Vogt", "Speaker", "person")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "drafts", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_last_source_is_resolved(stage, text, drafts, expected) -> None:  # type: ignore[no-untyped-def]
    actor = stage(text, *drafts).drafts[-1].speaker
    assert (actor and (actor.name, actor.label, actor.kind)) == expected


def test_leader_of_a_people_speaks_for_no_state(stage) -> None:  # type: ignore[no-untyped-def]
    actor = (
        stage("The leader of the Syrian Kurds called for help.", ("The leader of the Syrian Kurds", "called for", "help")).drafts[0].speaker
    )
    assert actor is not None and actor.country is None


def test_who_works_for_a_member_does_not_speak_for_the_house(stage) -> None:  # type: ignore[no-untyped-def]
    source = "The communications director for a member of the Senate"
    actor = stage(f"{source} said the vote was late.", (source, "said", "the vote was late")).drafts[0].speaker
    assert actor is not None and actor.country is None and actor.organization is None


def test_outlet_that_speaks_is_not_in_its_own_chain(stage) -> None:  # type: ignore[no-untyped-def]
    draft = stage(
        "The Washington Post argued that the tax was unfair.", ("The Washington Post", "argued", "that the tax was unfair")
    ).drafts[0]
    assert draft.via == []


def test_attribution_within_another_gets_it_as_parent(stage) -> None:  # type: ignore[no-untyped-def]
    text = "Ada Moran said the well was dry. It will rain, TASS reported."
    document = stage(text, ("Ada Moran", "said", "the well was dry"), ("TASS", "reported", "Ada Moran said the well was dry. It will rain"))
    moran = next(d for d in document.drafts if d.source[0].text == "Ada Moran")
    assert moran.parent is not None and moran.parent.source[0].text == "TASS"
    assert [via.name for via in moran.via] == ["TASS"]


@pytest.mark.parametrize(
    "name",
    [
        "Volodymyr Marchenko",  # a given name of another people
        "Ostap Brezhko-Zelenskiy",  # what surnames end in
        "Nechirvan Ozan",
    ],
)
def test_a_foreign_name_is_a_persons(name: str) -> None:
    (extraction,) = extract([Article("a", f"{name} said the town would hold through the winter.")])
    (found,) = extraction.attributions
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.label, found.speaker.kind) == (name, "Speaker", "person")


def test_a_mans_name_is_not_lengthened_by_a_womans() -> None:
    text = "Arne Holt spoke for an hour. In Virginia Arne Holt said the vote was lost. Holt said he would stay. Arne Holt said he was calm."
    (extraction,) = extract([Article("a", text)])
    assert {a.speaker.name for a in extraction.attributions if a.speaker} == {"Arne Holt"}


def test_of_two_subjects_the_one_within_a_description_does_not_speak() -> None:
    text = "The family of a Norwegian man jailed for fighting Russian forces said they were devastated."
    (extraction,) = extract([Article("a", text)])
    assert [a.speaker.name for a in extraction.attributions if a.speaker and a.speaker.country == "RUS"] == []


def test_a_title_of_several_words_has_its_state() -> None:
    text = "The chief of staff of Norway's armed forces said Norway would shoot down missiles that crossed its border."
    (extraction,) = extract([Article("a", text)])
    (found,) = extraction.attributions
    assert found.speaker is not None and found.claim is not None
    assert (found.speaker.kind, found.speaker.country) == ("unnamed", "NOR")
    assert found.claim.type != "accusation"


@pytest.mark.parametrize(
    "text",
    [
        "Leaders of the Alpine Party endorsed in principle this plan at a meeting in Bergen.",
        "Leaders of the Alpine Party claim that the plan is dead.",
    ],
)
def test_an_unnamed_source_is_called_by_its_own_words(text: str) -> None:
    (extraction,) = extract([Article("a", text)])
    assert [a.speaker.name for a in extraction.attributions if a.speaker] == ["Leaders of the Alpine Party"]


def test_no_people_calls_men_and_women_by_one_name() -> None:
    rows = read_table("given_names_world.tsv", 3)[1:]
    given = [(people, name) for people, _, names in rows for name in names.split()]
    assert len(rows) >= 20 and len(given) == len(set(given))


@pytest.mark.parametrize(
    ("text", "name"), [("Siemens Energy said the turbine was late.", "Siemens Energy"), ("Siemens said the turbine was late.", "Siemens")]
)
def test_a_known_companys_name_may_open_a_longer_one(text: str, name: str) -> None:
    (extraction,) = extract([Article("a", text)])
    assert [a.speaker.name for a in extraction.attributions if a.speaker] == [name]


def test_who_is_spoken_of_after_an_outlet_does_not_speak(stage) -> None:  # type: ignore[no-untyped-def]
    text = "According to the evening paper Tromso Nytt, Nils Holm, 61, drowned in the lake."
    draft = stage(text, ("the evening paper Tromso Nytt", "According to", "Nils Holm, 61, drowned in the lake")).drafts[0]
    assert draft.speaker is None and [via.name for via in draft.via] == ["Tromso Nytt"]


def test_an_adverb_before_a_comma_is_nobody() -> None:
    (extraction,) = extract([Article("a", "Overall, the prime minister argued, the tunnel had paid off. He said it would be widened.")])
    assert {a.speaker.name for a in extraction.attributions if a.speaker} == {"prime minister"}


@pytest.mark.parametrize(
    ("source", "role", "body"),
    [
        ("Orvana Inc Chairman Ada Moran", "Chairman", "Orvana Inc"),
        ("Orvana Minerals Ltd President Peter Allen", "President", "Orvana Minerals Ltd"),
        ("Supreme Court Justice Ada Moran", "Justice", "Supreme Court"),
        ("Deputy Defense Minister Ada Moran", "Deputy Defense Minister", None),
        ("Vice President Ada Moran", "Vice President", None),
    ],
)
def test_a_body_before_a_title_is_whom_it_is_for(source: str, role: str, body: str | None) -> None:
    (extraction,) = extract([Article("a", f"{source} said the mine would close.")])
    speaker = extraction.attributions[0].speaker
    assert speaker is not None and speaker.role == role
    assert (speaker.organization.name if speaker.organization is not None else None) == body


def test_an_abbreviated_title_is_no_given_name() -> None:
    (extraction,) = extract([Article("a", "New York Attorney General Ruth Ekberg sued on Monday. AG Ekberg said the fund had lied.")])
    speaker = extraction.attributions[-1].speaker
    assert speaker is not None and speaker.name == "Ruth Ekberg"


@pytest.mark.parametrize("title", ["US President-elect", "Norwegian Prime Minister-designate", "Mayor-elect"])
def test_who_is_to_take_an_office_has_a_name_without_it(title: str) -> None:
    (extraction,) = extract([Article("a", f"{title} Ola Berg has said that the bridge was closed.")])
    assert [a.speaker.name for a in extraction.attributions if a.speaker] == ["Ola Berg"]


@pytest.mark.parametrize("occupation", ["Rapper", "Marine biologist", "Firefighter", "Songwriter"])
def test_what_somebody_does_for_a_living_is_no_part_of_the_name(occupation: str) -> None:
    (extraction,) = extract([Article("a", f"{occupation} Ola Berg said that the bridge was closed.")])
    assert [(a.speaker.name, a.speaker.role) for a in extraction.attributions if a.speaker] == [("Ola Berg", occupation)]


def test_a_surname_that_is_the_word_for_a_nation_is_the_persons() -> None:
    text = "Kevin Russian opened the fair on Monday. Russian said that the fair was full. Russian traders said it was empty."
    (extraction,) = extract([Article("a", text)])
    assert [a.speaker.name for a in extraction.attributions if a.speaker] == ["Kevin Russian", "Russian traders"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Envoys of North Korea left on Monday. The North said that the fair was full.", ["North Korea"]),
        ("South Korean envoys left on Monday. The South said that the fair was full.", ["South Korea"]),
        ("Envoys of South Sudan left Juba on Monday. The South said that the fair was full.", ["South Sudan"]),
        # of which of two, or of none, the article does not tell
        ("Envoys of South Sudan and South Korea left on Monday. The South said that the fair was full.", ["South"]),
        ("Farmers of Ohio left on Monday. The South said that the fair was full.", ["South"]),
    ],
)
def test_a_half_of_a_divided_land_is_called_by_its_side(text: str, who: list[str]) -> None:
    (extraction,) = extract([Article("a", text)])
    assert [a.speaker.name for a in extraction.attributions if a.speaker] == who
