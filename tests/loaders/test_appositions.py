# ruff: noqa: E501 - cases read best as rows
"""Whose description it is, and what is no speaker. Persons and incidents are invented."""

import pytest

CASES = [
    # the person in commas after a description is the one described, not the one before it
    ("After the call with Ozan, the Turkish foreign minister, Mert Aksoylu, said the talks had failed.", [("the Turkish foreign minister, Mert Aksoylu,", "said", "the talks had failed")], ("Mert Aksoylu", "person")),
    ("The UN envoy for Oman, Stefan de Marval, was late. De Marval said he was asking Norway for help.", [("De Marval", "said", "he was asking Norway for help"), ("he", "asking", "Norway for help", 0)], ("Stefan de Marval", "person")),
    ("A woman in Tokyo, Kaoru Kuroda, also said she had heard it. “It was scary,” she said.", [("A woman in Tokyo, Kaoru Kuroda,", "also said", "she had heard it"), ("she", "said", "It was scary")], ("Kaoru Kuroda", "person")),
    ("Its spokesman, Maj. Gen. Oleg Varin, told them it was late.", [("Its spokesman, Maj. Gen. Oleg Varin,", "told", "it was late")], ("Oleg Varin", "person")),
    # a description with a verb of its own is not the apposition of the name before it
    ("For all their praise of Oman and Mert Aksoylu, a former head of the army said it was late.", [("a former head of the army", "said", "it was late")], ("former head of the army", "unnamed")),
    # one of a people is not their state
    ("Lind stood next to Marius Hall. The Briton has promised to win.", [("The Briton", "promised", "to win")], ("Briton", "unnamed")),
    ("Rain fell on the U.S. on Monday. The U.S. said it was late.", [("The U.S.", "said", "it was late")], ("United States", "state")),
    ("The British said the race was easy.", [("The British", "said", "the race was easy")], ("United Kingdom", "state")),
    # a town acts where it says something
    ("Hamburg said it would open the road.", [("Hamburg", "said", "it would open the road")], ("Hamburg", "place")),
    ("Hamburg hasn’t seen such a crowd since 2011.", [("Hamburg", "hasn’t seen", "such a crowd since 2011")], None),
    # thoughts think nothing
    ("Theories of nuclear war assume that states are stable.", [("Theories of nuclear war", "assume", "that states are stable")], None),
    ("A man who fled was found. Theories of nuclear war have always assumed that states are stable.", [("Theories of nuclear war", "assumed", "that states are stable")], None),
    # a department is no ministry
    ("The Russian Defense Ministry accused the Pentagon of lying. The ministry said the raid was over.", [("The ministry", "said", "the raid was over")], ("Russian Defense Ministry", "ministry")),
    # a spokesman of somebody is not that body or person
    ("Ersoy’s spokesman said the raid was over.", [("Ersoy’s spokesman", "said", "the raid was over")], ("Ersoy’s spokesman", "unnamed")),
    # words of the sentence before do not speak
    ("They called the lawyer, Boris Levin. Anna Keller wrote, “He lied.”", [("Boris Levin. Anna Keller", "wrote", "He lied.")], ("Anna Keller", "person")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "drafts", "expected"), CASES)
def test_last_source_is(stage, text, drafts, expected) -> None:  # type: ignore[no-untyped-def]
    speaker = stage(text, *drafts).drafts[-1].speaker
    assert (speaker and (speaker.name, speaker.kind)) == expected


METONYMS = [
    # text, source, what it is (label, name), None for nobody; by what stands around it
    ("Moscow said the raid was over.", "Moscow", ("Country", "Russia")),
    ("Moscow’s mayor said the raid was over.", "Moscow’s mayor", ("Speaker", "Moscow’s mayor")),
    ("George Washington said the raid was over.", "George Washington", ("Speaker", "George Washington")),
    ("Washington said the raid was over.", "Washington", ("Country", "United States")),
    ("Georgia said the raid was over.", "Georgia", ("Country", "Georgia")),
    ("Jordan Keller said the raid was over.", "Jordan Keller", ("Speaker", "Jordan Keller")),
    ("Georgia Moran said the raid was over.", "Georgia Moran", ("Speaker", "Georgia Moran")),
    ("Jordan said the raid was over.", "Jordan", ("Country", "Jordan")),
    ("Michael Jordan said the raid was over.", "Michael Jordan", ("Speaker", "Michael Jordan")),
    ("Chad said the raid was over.", "Chad", ("Country", "Chad")),
    ("Chad Moran said the raid was over.", "Chad Moran", ("Speaker", "Chad Moran")),
    ("Mrs. Jordan Pell said the raid was over.", "Jordan Pell", ("Speaker", "Jordan Pell")),
    ("Robert Wagner, a baker, said the raid was over.", "Robert Wagner", ("Speaker", "Robert Wagner")),
    ("Judge Wagner said the raid was over.", "Wagner", ("Speaker", "Wagner")),
    ("Wagner said the raid was over.", "Wagner", ("Organization", "Wagner Group")),
    ("The Bank of England met. The Bank of Japan said the raid was over.", "The Bank of Japan", ("Organization", "Bank of Japan")),
    ("The Association of the Kenyan Tea Growers said the raid was over.", "The Association of the Kenyan Tea Growers",
     ("Organization", "Association of the Kenyan Tea Growers")),
    ("The Central Bank of Kenya said the raid was over.", "The Central Bank of Kenya", ("Organization", "Kenyan Central Bank")),
    ("The University of Chad said the raid was over.", "University of Chad", ("Organization", "University of Chad")),
    ("Turkey Creek said the raid was over.", "Turkey Creek", ("Organization", "Turkey Creek")),
    ("Turkey said the raid was over.", "Turkey", ("Country", "Turkey")),
    ("Ankara said the raid was over.", "Ankara", ("Country", "Turkey")),
    ("The Kremlin said the raid was over.", "The Kremlin", ("Organization", "Kremlin")),
    ("The Pentagon said the raid was over.", "The Pentagon", ("Organization", "United States Department of Defense")),
    ("The White House said the raid was over.", "The White House", ("Organization", "White House")),
    ("Downing Street said the raid was over.", "Downing Street", ("Organization", "Downing Street")),
    ("The Vatican said the raid was over.", "The Vatican", ("Country", "Vatican")),
    ("The Élysée said the raid was over.", "The Élysée", ("Organization", "Élysée")),
    ("The European Union met. Brussels said the raid was over.", "Brussels", ("Organization", "European Union")),
    ("NATO met. Brussels said the raid was over.", "Brussels", ("Organization", "North Atlantic Treaty Organization")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), METONYMS)
def test_metonym_by_what_stands_around(stage, text, source, expected) -> None:  # type: ignore[no-untyped-def]
    speaker = stage(text, (source, "said", "the raid was over")).drafts[0].speaker
    assert (speaker and (speaker.label, speaker.name)) == expected


@pytest.mark.parametrize(
    ("text", "cue", "source", "name"),
    [
        ("According to Moscow, the raid was over.", "According to", "Moscow", "Russia"),
        ("The raid was over, according to Ankara.", "according to", "Ankara", "Turkey"),
        ("According to Moscow residents, the raid was over.", "According to", "Moscow residents", "Moscow residents"),
    ],
)
def test_a_capital_that_something_is_according_to_is_its_state(stage, text, cue, source, name) -> None:  # type: ignore[no-untyped-def]
    speaker = stage(text, (source, cue, "raid was over")).drafts[0].speaker
    assert speaker is not None and speaker.name == name
