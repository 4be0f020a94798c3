# ruff: noqa: E501 - cases read best as rows
"""Who speaks: names, titles, pronouns, metonyms, unnamed people, and nobody. Persons and incidents are invented."""

import pytest

CASES = [
    # text, (source, cue, content), (name, label, kind, role, organization, country, based_in)
    ("Russian Deputy Foreign Minister Andrei Lobov said the truce had failed.", ("Andrei Lobov", "said", "the truce had failed"),
     ("Andrei Lobov", "Speaker", "person", "Deputy Foreign Minister", None, "RUS", None)),
    ("Pavel Drozd, Russia’s Defense Ministry spokesman, said the raid was over.", ("Pavel Drozd, Russia’s Defense Ministry spokesman,", "said", "the raid was over"),
     ("Pavel Drozd", "Speaker", "person", "spokesman", "Russian Defense Ministry", "RUS", None)),
    ("Russian Minister of Transport Maxim Sokol said the raid was over.", ("Russian Minister of Transport Maxim Sokol", "said", "the raid was over"),
     ("Maxim Sokol", "Speaker", "person", "Minister of Transport", None, "RUS", None)),
    ("State Department spokesman Alan Tripp said the raid was over.", ("State Department spokesman Alan Tripp", "said", "the raid was over"),
     ("Alan Tripp", "Speaker", "person", "spokesman", "United States Department of State", "USA", None)),
    ("The raid was over, said Mona Reed, the executive director of the World Food Programme.", ("Mona Reed, the executive director of the World Food Programme", "said", "The raid was over"),
     ("Mona Reed", "Speaker", "person", "executive director", "World Food Programme", None, None)),
    ("Turkish President Kemal Ersoy’s spokeswoman, Aylin Kaya, said the raid was over.", ("Turkish President Kemal Ersoy’s spokeswoman, Aylin Kaya", "said", "the raid was over"),
     ("Aylin Kaya", "Speaker", "person", "spokeswoman", None, "TUR", None)),
    ("Pentagon officials said the raid was an accident.", ("Pentagon officials", "said", "the raid was an accident"),
     ("Pentagon officials", "Speaker", "group", "officials", "United States Department of Defense", "USA", None)),
    ("Moscow said the raid was an accident.", ("Moscow", "said", "the raid was an accident"), ("Russia", "Country", "state", None, None, "RUS", None)),
    ("The Kremlin said the raid was an accident.", ("The Kremlin", "said", "the raid was an accident"),
     ("Kremlin", "Organization", "government", None, None, "RUS", None)),
    ("The Syrian government said the raid was an accident.", ("The Syrian government", "said", "the raid was an accident"),
     ("Syrian government", "Organization", "government", None, None, "SYR", None)),
    ("The raid killed ten, according to the U.K.-based Syrian Observatory for Human Rights.", ("the U.K.-based Syrian Observatory for Human Rights", "according to", "The raid killed ten"),
     ("Syrian Observatory for Human Rights", "Organization", "ngo", None, None, None, "GBR")),
    ("Hezbollah said the raid was an accident.", ("Hezbollah", "said", "the raid was an accident"), ("Hezbollah", "Organization", "armed group", None, None, None, None)),
    ("The United Nations said the raid was an accident.", ("The United Nations", "said", "the raid was an accident"),
     ("United Nations", "Organization", "alliance", None, None, None, None)),
    # the name in apposition to an office that goes on over "for", "to", "of"
    ("Unicef’s regional director for islands, Sven Holm, said the camp was full.", ("Unicef’s regional director for islands, Sven Holm,", "said", "the camp was full"),
     ("Sven Holm", "Speaker", "person", "regional director", "United Nations Children's Fund", None, None)),
    ("The UN special envoy for Syria, Nils Holm, said the camp was full.", ("The UN special envoy for Syria, Nils Holm,", "said", "the camp was full"),
     ("Nils Holm", "Speaker", "person", "special envoy", "United Nations", None, None)),
    ("The special envoy for Syria, Nils Holm, said the camp was full.", ("The special envoy for Syria, Nils Holm,", "said", "the camp was full"),
     ("Nils Holm", "Speaker", "person", "special envoy", None, None, None)),
    ("Norway's ambassador to Turkey, Kari Holt, said the camp was full.", ("Norway's ambassador to Turkey, Kari Holt,", "said", "the camp was full"),
     ("Kari Holt", "Speaker", "person", "ambassador", None, "NOR", None)),
    ("The secretary general of NATO, Jan Holm, said the camp was full.", ("The secretary general of NATO, Jan Holm,", "said", "the camp was full"),
     ("Jan Holm", "Speaker", "person", "secretary general", "North Atlantic Treaty Organization", None, None)),
    ("The American chargé d’affaires in Oslo, Elin Holm, said the camp was full.", ("The American chargé d’affaires in Oslo, Elin Holm,", "said", "the camp was full"),
     ("Elin Holm", "Speaker", "person", "chargé d’affaires", None, "USA", None)),
    # an office right behind the name, without a comma
    ("Rami Haddad director of the World Food Programme said the camp was full.", ("Rami Haddad director of the World Food Programme", "said", "the camp was full"),
     ("Rami Haddad", "Speaker", "person", "director", "World Food Programme", None, None)),
    # who is to be president speaks for no state yet
    ("The next president of Norway, Kari Holm, said the camp was full.", ("The next president of Norway, Kari Holm,", "said", "the camp was full"),
     ("Kari Holm", "Speaker", "person", "president", None, None, "NOR")),
    # what somebody writes at a president is no role of theirs
    ("Her post berating President Ada Stone drew anger, Stone said.", ("Stone", "said", "Her post berating President Ada Stone drew anger"),
     ("Ada Stone", "Speaker", "person", "President", None, None, None)),
    # what "and" joins to a name is no title of it
    ("The harbour master of Lindow and Ada Stone’s oldest rival has said the pier is safe.", ("The harbour master of Lindow and Ada Stone’s oldest rival", "said", "the pier is safe"),
     ("harbour master of Lindow", "Speaker", "unnamed", None, None, None, None)),
    ("The head of the guild and Ada Stone’s deputy has said the pier is safe.", ("The head of the guild and Ada Stone’s deputy", "said", "the pier is safe"),
     ("head of the guild", "Speaker", "unnamed", "head", None, None, None)),
    # a noun for a body before its name: both are subjects in the parse, the name speaks
    ("Russia's communications watchdog Roskomnadzor said the site was shut.", ("Russia's communications watchdog Roskomnadzor", "said", "the site was shut"),
     ("Roskomnadzor", "Organization", "ngo", None, None, None, None)),
    # an opposition figure, a journalist and a former envoy do not speak for their state
    ("Russian opposition leader Oleg Varin said the vote was rigged.", ("Russian opposition leader Oleg Varin", "said", "the vote was rigged"),
     ("Oleg Varin", "Speaker", "person", "opposition leader", None, None, "RUS")),
    ("Syrian journalist Rami Haddad said the vote was rigged.", ("Syrian journalist Rami Haddad", "said", "the vote was rigged"),
     ("Rami Haddad", "Speaker", "person", "journalist", None, None, "SYR")),
    ("Former Russian ambassador Oleg Varin said the vote was rigged.", ("Former Russian ambassador Oleg Varin", "said", "the vote was rigged"),
     ("Oleg Varin", "Speaker", "person", "former ambassador", None, None, "RUS")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "draft", "expected"), CASES, ids=[case[2][0] + " " + str(n) for n, case in enumerate(CASES)])
def test_source_is_resolved(stage, text, draft, expected) -> None:  # type: ignore[no-untyped-def]
    actor = stage(text, draft).drafts[0].speaker
    assert actor is not None
    organization = actor.organization.name if actor.organization is not None else None
    assert (actor.name, actor.label, actor.kind, actor.role, organization, actor.country, actor.based_in) == expected


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("According to Bloomberg, the raid was an accident.", ("Bloomberg", "According to", "the raid was an accident")),
        ("The agreement said the raid was an accident.", ("The agreement", "said", "the raid was an accident")),
        ("It was said that the raid was an accident.", ("", "said", "the raid was an accident")),
    ],
)
def test_nobody_is_invented(stage, text, draft) -> None:  # type: ignore[no-untyped-def]
    assert stage(text, draft).drafts[0].speaker is None


def test_surname_title_and_pronoun_mean_the_person_named_before(stage) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Turkish Foreign Minister Kemal Ersoy arrived in Geneva on Monday. Ersoy said the talks would go on. "
        "The foreign minister added that nobody had left. “The world is watching,” he told reporters."
    )
    document = stage(
        text,
        ("Ersoy", "said", "the talks would go on"),
        ("The foreign minister", "added", "nobody had left"),
        ("he", "told", "The world is watching"),
    )
    speakers = [draft.speaker for draft in document.drafts]
    assert [s and (s.name, s.basis, s.country) for s in speakers] == [
        ("Kemal Ersoy", "name", "TUR"),
        ("Kemal Ersoy", "title", "TUR"),
        ("Kemal Ersoy", "pronoun", "TUR"),
    ]


def test_he_is_the_one_who_spoke_before_not_who_is_spoken_of(stage) -> None:  # type: ignore[no-untyped-def]
    text = "Dmitry Olkhov, a spokesman, said the raid was over. Karimov’s allies will go on, he told reporters."
    document = stage(text, ("Dmitry Olkhov", "said", "the raid was over"), ("he", "told", "Karimov’s allies will go on"))
    assert document.drafts[1].speaker.name == "Dmitry Olkhov"


def test_his_country_is_that_of_whom_he_means(stage) -> None:  # type: ignore[no-untyped-def]
    text = "Talks with the U.S. went on. Russian Foreign Minister Oleg Varin said his country was ready."
    document = stage(text, ("his country", "was", "ready"))
    assert document.drafts[0].speaker.name == "Russia"


def test_his_country_is_nobody_where_his_is_not_known(stage) -> None:  # type: ignore[no-untyped-def]
    text = "Talks with the U.S. went on. Oleg Varin said his country was ready."
    assert stage(text, ("his country", "was", "ready")).drafts[0].speaker is None


def test_gender_of_an_honorific_decides(stage) -> None:  # type: ignore[no-untyped-def]
    text = "Mr. Ozan met Mrs. Tarhan on Monday. The raid was over, she said."
    assert stage(text, ("she", "said", "The raid was over")).drafts[0].speaker.name == "Tarhan"


def test_i_within_a_quotation_is_its_speaker(stage) -> None:  # type: ignore[no-untyped-def]
    text = "“I think the raid was an accident,” said Kemal Ersoy."
    document = stage(text, ("Kemal Ersoy", "said", "I think the raid was an accident"), ("I", "think", "the raid was an accident"))
    assert document.drafts[1].speaker.name == "Kemal Ersoy"


def test_the_group_is_the_organization_named_before(stage) -> None:  # type: ignore[no-untyped-def]
    text = "Hospitals were hit, according to the Relief Coalition for Syria. The group said ten were killed."
    assert stage(text, ("The group", "said", "ten were killed")).drafts[0].speaker.name == "Relief Coalition for Syria"


def test_unnamed_people_are_one_node_an_article_and_description(stage) -> None:  # type: ignore[no-untyped-def]
    text = "A senior U.S. official said the raid was over. The official said ten were killed."
    document = stage(text, ("A senior U.S. official", "said", "the raid was over"), ("The official", "said", "ten were killed"))
    first, second = (draft.speaker for draft in document.drafts)
    assert (first.kind, first.country, second.id == first.id) == ("unnamed", "USA", True)
    other = stage("Rain fell. " + text, ("A senior U.S. official", "said", "the raid was over")).drafts[0].speaker
    assert other.id != first.id
