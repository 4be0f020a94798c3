# ruff: noqa: E501 - cases read best as rows
"""Which of those named in a source speaks. Persons, bodies and incidents are invented."""

import pytest

CASES = [
    # text, source, (name, kind) of the speaker; None for nobody
    # whose spokesman speaks is not the speaker, with and without "Mr."
    ("A spokesman for Mr. Halvorsen said it was late.", "A spokesman for Mr. Halvorsen", ("spokesman for Mr. Halvorsen", "unnamed")),
    ("A top adviser to President Halvorsen said it was late.", "A top adviser to President Halvorsen", ("top adviser to President Halvorsen", "unnamed")),
    # the columnist speaks, not her paper
    ("The Washington Post columnist Mona Ekberg said it was late.", "The Washington Post columnist Mona Ekberg", ("Mona Ekberg", "person")),
    ("The Kobar Times reporter Karl Lund said it was late.", "The Kobar Times reporter Karl Lund", ("Karl Lund", "person")),
    ("It was a job. Facebook co-founder Boris Levin tweeted to Lind and said it was late.", "Facebook co-founder Boris Levin", ("Boris Levin", "person")),
    # a name after a description with its owner is that of the one described, not of the owner
    ("The wife of the president, Anna Keller, said it was late.", "The wife of the president, Anna Keller,", ("Anna Keller", "person")),
    ("An aide to the president, Karl Lund, said it was late.", "An aide to the president, Karl Lund,", ("Karl Lund", "person")),
    ("The judge overseeing the case, Karl Lund, said it was late.", "The judge overseeing the case, Karl Lund,", ("Karl Lund", "person")),
    ("The UN envoy for Syria Stefan Moran said it was late.", "The UN envoy for Syria Stefan Moran", ("Stefan Moran", "person")),
    # officials of two states: the first of two speakers
    ("U.S. and Iranian officials said it was late.", "U.S. and Iranian officials", ("U.S. officials", "group")),
    ("Russian and Turkish officials said it was late.", "Russian and Turkish officials", ("Russian officials", "group")),
    # what only carries words speaks for its owner
    ("The Twitter account of Karl Lund said it was late.", "The Twitter account of Karl Lund", ("Karl Lund", "person")),
    ("The Syrian army’s Telegram channel said it was late.", "The Syrian army’s Telegram channel", ("Syrian Arab Army", "army")),
    # a share of some people
    ("Two-thirds of young voters said it was late.", "Two-thirds of young voters", ("young voters", "group")),
    ("A majority of the members said it was late.", "A majority of the members", ("members", "group")),
    ("About 70 percent of residents said it was late.", "About 70 percent of residents", ("residents", "group")),
    ("A number of business leaders said it was late.", "A number of business leaders", ("business leaders", "group")),
    # a body and the word for what it is
    ("The Malta-based Avarian Council for Prison Reform monitor said it was late.", "The Malta-based Avarian Council for Prison Reform monitor",
     ("Avarian Council for Prison Reform", "ngo")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), CASES, ids=[case[1] for case in CASES])
def test_speaker_of_a_source(stage, text, source, expected) -> None:  # type: ignore[no-untyped-def]
    actor = stage(text, (source, "said", "it was late")).drafts[0].speaker
    assert (None if actor is None else (actor.name, actor.kind)) == expected


def test_who_is_the_aide_holds_no_office_of_the_one_aided(stage) -> None:  # type: ignore[no-untyped-def]
    actor = (
        stage(
            "The wife of the president, Anna Keller, said it was late.", ("The wife of the president, Anna Keller,", "said", "it was late")
        )
        .drafts[0]
        .speaker
    )
    assert actor.role == "wife" and actor.country is None


def test_state_after_a_titled_name_is_that_of_the_office(stage) -> None:  # type: ignore[no-untyped-def]
    actor = (
        stage("Chancellor Anna Keller of Germany said it was late.", ("Chancellor Anna Keller of Germany", "said", "it was late"))
        .drafts[0]
        .speaker
    )
    assert (actor.name, actor.country) == ("Anna Keller", "DEU")


@pytest.mark.parametrize(
    ("text", "role", "country"),
    [
        ("Anna Keller, President Moran’s adviser, said it was late.", "adviser", None),
        ("Anna Keller, Norway’s future foreign minister, said it was late.", "foreign minister", None),
        ("Anna Keller, a Cairo airport official, said it was late.", "airport official", None),
        ("Anna Keller, a Cairo official, said it was late.", "official", "EGY"),
    ],
)
def test_role_beside_a_name(stage, text, role, country) -> None:  # type: ignore[no-untyped-def]
    actor = stage(text, ("Anna Keller", "said", "it was late")).drafts[0].speaker
    assert (actor.role, actor.country) == (role, country)


def test_a_word_is_nobody(stage) -> None:  # type: ignore[no-untyped-def]
    text = "Clerks file letters of the pact under the abbreviations NATO and OTAN."
    assert stage(text, ("the abbreviations NATO and OTAN", "file", "letters of the pact")).drafts[0].speaker is None


@pytest.mark.parametrize("source", ["U.S. and European officials", "U.S. and Iranian firms"])
def test_people_of_several_states_speak_for_no_single_one(stage, source: str) -> None:  # type: ignore[no-untyped-def]
    actor = stage(f"{source} said it was late.", (source, "said", "it was late")).drafts[0].speaker
    assert actor.name == source
    assert (actor.country, actor.based_in, actor.organization) == (None, None, None)


def test_name_over_a_line_end_has_none(stage) -> None:  # type: ignore[no-untyped-def]
    text = "The road was open, said Boris\nLevin, a cook who was on the\nway home and saw it, and then\nhe left."
    actor = stage(text, ("Boris\nLevin", "said", "The road was open")).drafts[0].speaker
    assert actor.name == "Boris Levin"


@pytest.mark.parametrize(
    ("source", "states"),
    [
        ("Norway’s prime minister and Sweden’s foreign minister", ["NOR", "SWE"]),
        ("The king and Swedish officials", [None, "SWE"]),
        ("Norway’s prime minister and U.S. and Swedish officials", ["NOR", None]),
        ("The EU and Swedish officials", [None, "SWE"]),
    ],
)
def test_who_is_joined_to_an_official_of_another_state_speaks_for_their_own(stage, source, states) -> None:  # type: ignore[no-untyped-def]
    draft = stage(f"{source} said it was late.", (source, "said", "it was late")).drafts[0]
    assert [actor.country for actor in (draft.speaker, *draft.co_speakers)] == states


@pytest.mark.parametrize(
    "source",
    [
        "Ada Moran and her brother, the pilot Rex Holm,",
        "Ada Moran and the party’s leader, the former judge Rex Holm,",
        "Ada Moran and her brother, Rex Holm,",
    ],
)
def test_who_is_described_before_their_name_speaks_once(stage, source) -> None:  # type: ignore[no-untyped-def]
    draft = stage(f"{source} said it was late.", (source, "said", "it was late")).drafts[0]
    assert [actor.name for actor in (draft.speaker, *draft.co_speakers)] == ["Ada Moran", "Rex Holm"]
