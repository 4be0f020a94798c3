"""Where names begin and end, and which are short forms of others. Persons, bodies and incidents are invented."""

import pytest

CASES = [
    # --- the short form of a company's name is the company, not a person
    ("Norvane Lumber Corp fell.\n\nNorvane said it was late.", "Norvane", ("Norvane Lumber Corp", "company")),
    ("Norvane rose.\n\nNorvane said it was late. Norvane Lumber Corp is old.", "Norvane", ("Norvane Lumber Corp", "company")),
    ("Norvane Lumber Corp fell. Its head, Ada Norvane, left.\n\nNorvane said it was late.", "Norvane", ("Ada Norvane", "person")),
    ("Norvane Lumber Corp and Norvane Paper Inc fell.\n\nNorvane said it was late.", "Norvane", ("Norvane", None)),
    # --- what a company makes tells that it is one
    ("The steel maker Zolcor said it was late.", "The steel maker Zolcor", ("Zolcor", "company")),
    # --- names that go over "and", a possessive or a month
    ("Arctic Cable and Wire Co said it was late.", "Arctic Cable and Wire Co", ("Arctic Cable and Wire Co", "company")),
    ("Oranson's Timber Stores Inc said it was late.", "Oranson's Timber Stores Inc", ("Oranson's Timber Stores Inc", "company")),
    ("June Timber Stores Co said it was late.", "June Timber Stores Co", ("June Timber Stores Co", "company")),
    # --- headline words and titles are no part of a name
    ("Mara Finch Wins Again\n\nMara Finch came. Finch said it was late.", "Finch", ("Mara Finch", "person")),
    ("Senators Mara Finch and Leo Cole left. Finch said it was late.", "Finch", ("Mara Finch", "person")),
    ("WATCH Mara Finch said it was late.", "Mara Finch", ("Mara Finch", "person")),
    ("The Chancellor of the Exchequer Al Finch said it was late.", "The Chancellor of the Exchequer Al Finch", ("Al Finch", "person")),
    ("The chairman of the Oran Relief Council Ada Finch left. Finch said it was late.", "Finch", ("Ada Finch", "person")),
    # --- a surname that is a title elsewhere
    ("Gov. Patty Bishop left. Bishop said it was late.", "Bishop", ("Patty Bishop", "person")),
    # --- a body's plural word, an army's staff, a station with a number
    ("The Local Rescue Committees said it was late.", "The Local Rescue Committees", ("Local Rescue Committees", "organization")),
    ("The Chilean General Staff said it was late.", "The Chilean General Staff", ("Chilean General Staff", "army")),
    # --- a word for one person before a name
    ("Her nephew Bassim said it was late.", "Her nephew Bassim", ("Bassim", "person")),
    # --- one office, two words
    ("Prime Minister Kemal Ozan left. The premier said it was late.", "The premier", ("Kemal Ozan", "person")),
    ("Pope Emil left. The pontiff said it was late.", "The pontiff", ("Emil", "person")),
    ("Norvane spokesperson Leo Cole left. The spokesman said it was late.", "The spokesman", ("Leo Cole", "person")),
    # --- an acronym means what the article says, whatever a table has
    ("The Confederation of Tanners (CTV) met. The CTV said it was late.", "The CTV", ("Confederation of Tanners", None)),
    # --- a lone surname that is a given name of the other gender too
    ("Clinton rowed home. Moira Clinton was glad. Clinton said it was late.", "Clinton", ("Moira Clinton", "person")),
    ("All Nordic Airways said it was late.", "All Nordic Airways", ("All Nordic Airways", "company")),
    ("St. Bruno Tin Corp said it was late.", "St. Bruno Tin Corp", ("St. Bruno Tin Corp", "company")),
    ("Moody's cut it. Norvane Lumber Corp fell. Moody's said it was late.", "Moody's", ("Moody's", "company")),
    ("A Hezbollah splinter group said it was late.", "A Hezbollah splinter group", ("Hezbollah splinter group", "group")),
    ("The Nokia parent company said it was late.", "The Nokia parent company", ("Nokia parent company", "group")),
    ("German Siemens said it was late.", "German Siemens", ("Siemens", "company")),
    ("The auditor Deloitte said it was late.", "The auditor Deloitte", ("Deloitte", "organization")),
    # --- a state of two words or more behind "of" is no part of its organ's name
    ("The Parliament of the Czech Republic said it was late.", "The Parliament of the Czech Republic", ("Czech parliament", None)),
    ("The Embassy of the Central African Republic said it was late.", "The Embassy of the Central African Republic",
     ("Central African embassy", None)),
    # --- a part of a state that is called like another state, or like the capital
    ("The U.S. state of Georgia said it was late.", "The U.S. state of Georgia", ("Georgia", "place")),
    ("The U.S. state of Washington said it was late.", "The U.S. state of Washington", ("Washington", "place")),
    ("The state of Israel said it was late.", "The state of Israel", ("Israel", "state")),
    ("Hezbollah militant group said it was late.", "Hezbollah militant group", ("Hezbollah", "armed group")),
    ("Ada Moran and Leo Moran met. The Morans said it was late.", "The Morans", ("Morans", "group")),
    # --- not the parts: a land, a body, a pair
    ("British Columbia said it was late.", "British Columbia", ("British Columbia", "place")),
    ("Harbour Watch USA said it was late.", "Harbour Watch USA", ("Harbour Watch USA", "ngo")),
    ("Leo Cole and Ada Finch met. The Cole-Finch debate was long. Finch said it was late.", "Finch", ("Ada Finch", "person")),
    ("Minister for the Outer Isles Leo Finch left. Finch said it was late.", "Finch", ("Leo Finch", "person")),
    ("The Peruvians who sailed there said it was late.", "The Peruvians who sailed there", ("Peruvians", "group")),
    ("Defiant Leo al Finch speaks. Leo al-Finch said it was late.", "Leo al-Finch", ("Leo al Finch", "person")),
    # --- who speaks for an office holder is not that person
    *[
        (f"{source} said it was late.", source, (source.split(" ", 1)[1], "unnamed"))
        for source in (
            "A spokesman for Kenyan President Ada Finch",
            "An aide to the Prime Minister Ada Finch",
            "A spokesman for U.S. Sen. Ada Finch",
            "A lawyer for Peruvian Leo Cole",
        )
    ],
    ("A spokesman for the Kenyan army Leo Cole said it was late.", "A spokesman for the Kenyan army Leo Cole", ("Leo Cole", "person")),
    ("Marine Le Bon said it was late.", "Marine Le Bon", ("Marine Le Bon", "person")),
    # --- not all, not the state
    ("At least nine beekeepers said it was late.", "At least nine beekeepers", ("nine beekeepers", "group")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_name_of_a_source(stage, text, source, expected) -> None:  # type: ignore[no-untyped-def]
    actor = stage(text, (source, "said", "it was late")).drafts[0].speaker
    assert actor is not None and actor.name == expected[0]
    assert expected[1] in (None, actor.kind)


@pytest.mark.parametrize("source", ["Media reports", "The Oran Gazette", "CTB News"])
def test_what_only_carries_words_does_not_speak(stage, source) -> None:  # type: ignore[no-untyped-def]
    assert stage(f"{source} said it was late.", (source, "said", "it was late")).drafts[0].speaker is None


@pytest.mark.parametrize(
    "source",
    [
        "Kerem Ozan, the warden of a Danish-imposed customs post,",
        "A pro-Syrian official",
        "An ex-Soviet official",
    ],
)
def test_half_of_a_compound_is_not_the_state(stage, source) -> None:  # type: ignore[no-untyped-def]
    actor = stage(f"{source} said it was late.", (source, "said", "it was late")).drafts[0].speaker
    assert actor is not None and actor.country is None


def test_state_nearest_to_the_title_is_its_own(stage) -> None:  # type: ignore[no-untyped-def]
    source = "British Foreign Secretary Mara Finch"
    actor = stage(f"Villages burned near Damascus {source} said it was late.", (source, "said", "it was late")).drafts[0].speaker
    assert actor is not None and actor.country == "GBR"


@pytest.mark.parametrize(("others", "expected"), [([], "Ada Finch"), ([("Leo Cole", "said", "it snowed")], "tycoon")])
def test_epithet_takes_up_who_alone_spoke(stage, others, expected) -> None:  # type: ignore[no-untyped-def]
    drafts = [("Ada Finch", "said", "it rained"), *others, ("the tycoon", "said", "“It was late,”")]
    text = "Ada Finch said it rained. " + "".join(f"{' '.join(other)}. " for other in others) + "“It was late,” the tycoon said."
    assert stage(text, *drafts).drafts[-1].speaker.name == expected


def test_office_of_another_is_not_that_of_whom_it_is_likened_to(stage) -> None:  # type: ignore[no-untyped-def]
    source = "Mara Finch, like Peruvian Finance Minister Leo Cole,"
    actor = stage(f"{source} said it was late.", (source, "said", "it was late")).drafts[0].speaker
    assert (actor.name, actor.role, actor.country) == ("Mara Finch", None, None)


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("Mara Finch of the Lamp Foundation", "Lamp Foundation"),
        ("Mara Finch, from the Lamp Foundation,", "Lamp Foundation"),
        ("Mara Finch at the Lamp Foundation", "Lamp Foundation"),
        ("Mara Finch of Oran", None),
    ],
)
def test_whose_somebody_is_needs_no_office(stage, source, body) -> None:  # type: ignore[no-untyped-def]
    actor = stage(f"{source} said it was late.", (source, "said", "it was late")).drafts[0].speaker
    assert (actor.name, actor.role) == ("Mara Finch", None)
    assert (actor.organization.name if actor.organization else None) == body


def test_epithet_that_tells_of_where_is_somebody_else(stage) -> None:  # type: ignore[no-untyped-def]
    drafts = [("Ada Finch", "said", "it rained"), ("the region's governor", "said", "“It was late,”")]
    document = stage("Ada Finch said it rained. “It was late,” the region's governor said.", *drafts)
    assert document.drafts[-1].speaker.name == "region's governor"


def test_what_somebody_owns_is_not_the_one_named_last(stage) -> None:  # type: ignore[no-untyped-def]
    text = "The Republican Party lost. The king's party said it was late."
    assert stage(text, ("The king's party", "said", "it was late")).drafts[0].speaker.name != "Republican Party"


def test_town_does_not_speak(stage) -> None:  # type: ignore[no-untyped-def]
    text = "They freed the town of Kobiq. Kobiq held importance to them."
    assert stage(text, ("Kobiq", "held", "importance to them")).drafts[0].speaker is None


def test_who_chairs_a_committee_of_parliament_does_not_speak_for_the_state(stage) -> None:  # type: ignore[no-untyped-def]
    source = "Senate Timber Committee Chairman Leo Cole"
    actor = stage(f"{source} said it was late.", (source, "said", "it was late")).drafts[0].speaker
    assert actor is not None and actor.name == "Leo Cole" and actor.country is None
