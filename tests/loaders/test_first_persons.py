"""Whose "I" is: a quotation's speaker, or a letter's writer. Persons and incidents are invented."""

import pytest

LETTER = "Dear Ada,\nThe mill burned in March. I told the sheriff that the pump was dry.\nYours sincerely,\n"


@pytest.mark.parametrize(("signature", "name"), [("Otto Hall", "Otto Hall"), ("Dr. Otto Hall, Oslo", "Otto Hall"), ("Bill", "Bill")])
def test_i_of_a_letter_is_who_signs_it(stage, signature: str, name: str) -> None:  # type: ignore[no-untyped-def]
    speaker = stage(LETTER + signature, ("I", "told", "that the pump was dry")).drafts[0].speaker
    assert speaker is not None and (speaker.name, speaker.basis) == (name, "pronoun")


@pytest.mark.parametrize(
    "text",
    [LETTER, LETTER + "The Mill", LETTER.removesuffix("Yours sincerely,\n") + "The mill of\nOtto Hall", LETTER + "Otto Hall reports"],
)
def test_i_is_nobody_where_nobody_signs(stage, text: str) -> None:  # type: ignore[no-untyped-def]
    assert stage(text, ("I", "told", "that the pump was dry")).drafts[0].speaker is None


def test_i_within_quotation_marks_of_a_letter_is_not_its_writer(stage) -> None:  # type: ignore[no-untyped-def]
    text = "Dear Ada,\nThe sheriff said: “I told them that the pump was dry.”\nYours sincerely,\nOtto Hall"
    document = stage(text, ("The sheriff", "said", "“I told them that the pump was dry.”"), ("I", "told", "that the pump was dry", 0))
    assert document.drafts[1].speaker.name == "sheriff"
