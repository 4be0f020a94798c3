# ruff: noqa: E501 - cases read best as rows
"""Whom a pronoun means. Persons and incidents are invented."""

import pytest

from claimgraph.loaders.pronouns import antecedent_weights

CASES = [
    # the subject of the main clause speaks on, not that of the clause before it
    ("When his successor, Adem Moran, had lost the vote, President Kerem Ozan threatened war. “I see no difference between them,” he said.",
     [("he", "said", "I see no difference between them")], "Kerem Ozan"),
    # a man's name is no woman's, though he is the subject and spoke last
    ("Boris Levin told Anna Keller on Monday that he was sorry, and she thanked him.",
     [("Boris Levin", "told", "that he was sorry"), ("she", "thanked", "him")], "Anna Keller"),
    # who spoke last speaks on, not whose name stands nearer
    ("Rex Lund said the raid was over. “The army must go,” Shiro Kaneda told reporters, naming Rex Lund. He said the army had no plan.",
     [("Shiro Kaneda", "told", "The army must go"), ("He", "said", "the army had no plan")], "Shiro Kaneda"),
    # a given name that is mostly a woman's may be a man's: the text is above the list
    ("Elia Kern taught her drawing. Kern said that the girl was gifted. He recalled that the girl was late each day.",
     [("Kern", "said", "that the girl was gifted"), ("He", "recalled", "that the girl was late each day")], "Elia Kern"),
    ("Avaria called the raid a crime. Italy said it would wait.", [("it", "wait", "")], "Italy"),
    # who speaks is not the "he" of their words, though told behind them
    ("Rex Lund said Boris Levin had prayed. “He says he prays,” Lund added.", [("Rex Lund", "said", "Boris Levin had prayed"), ("Lund", "added", "He says he prays"), ("He", "says", "he prays", 1)], "Boris Levin"),
    ("Boris Levin met Rex Lund, who was tired. Lund had run. “I heard that he promised to pray,” he said.",
     [("he", "said", "I heard that he promised to pray"), ("he", "promised", "to pray", 0)], "Boris Levin"),
    # nor is she one who is only spoken of in her own words, though she herself is named there too
    ("Ada Moran, the daughter of Rex Moran, wrote a post. “My father was robbed by a thief who thought that the singer from the club would love him,” she added.",
     [("Ada Moran", "wrote", "a post"), ("she", "added", "My father was robbed by a thief who thought that the singer from the club would love him")], "Ada Moran"),
    # the one described, not the description
    ("John Tarkas, 66, a former chairman of the Mobara County Council, called it a lie. He said nobody had come.",
     [("John Tarkas", "called", "it a lie"), ("He", "said", "nobody had come")], "John Tarkas"),
    ("Talks went on in the town. Umm Yusuf, a cook, fled to Kobar. The paper quoted her as saying it was late.", [("her", "saying", "it was late")], "Umm Yusuf"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "drafts", "name"), CASES)
def test_pronoun_means(stage, text, drafts, name) -> None:  # type: ignore[no-untyped-def]
    speaker = stage(text, *drafts).drafts[-1].speaker
    assert speaker is not None and (speaker.name, speaker.basis) == (name, "pronoun")


def test_they_that_may_mean_two_is_nobody(stage) -> None:  # type: ignore[no-untyped-def]
    text = "Farmers met traders in Kobar. The police watched the miners. They want rain."
    assert stage(text, ("They", "want", "rain")).drafts[0].speaker is None
    assert stage("Farmers met in Kobar. They said they want rain.", ("They", "said", "they want rain")).drafts[0].speaker is not None


def test_weights_name_every_kind_of_pronoun() -> None:
    he, it, they = (antecedent_weights(kind) for kind in ("he", "it", "they"))
    assert set(he) == set(it) == set(they) and "nobody" in he
    assert all(weights["spoken of"] < 0 < weights["last source both"] for weights in (he, it, they))
