"""Does who does what to whom tell two texts apart? Own sentences."""

from dataclasses import replace

import pytest

from claimgraph.loaders.likeness import Words, read_words
from claimgraph.loaders.predications import read_text
from claimgraph.loaders.same_roles import clash, is_other_deed


def words_of(text: str) -> Words:
    return replace(read_words(text), predications=read_text(text))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The brewer sued the pilot over the bell", "The pilot sued the brewer over the bell"),
        ("The brewer sued the pilot over the bell", "The brewer was sued by the pilot over the bell"),
        ("Peru lent Chile nine buses", "Chile lent Peru nine buses"),
        ("Peru lent Chile nine buses", "Chile burned three of Peru's buses"),
        ("Peru sold Chile nine buses", "Peru bought nine buses from Chile"),
        ("Chile uses wool as a weapon against Peru", "Peru uses tin as a weapon against Chile"),
        ("The brewer poisoned the silo", "The dentist poisoned the silo"),
        ("The brewer poisoned the silo", "The brewer poisoned the cheese"),
        ("The brewer will poison the silo", "The brewer may poison the silo"),
        ("The brewer must clean the silo", "The brewer has cleaned the silo"),
        ("The brewer cleaned the silo", "The brewer refused to clean the silo, not the barn"),
    ],
)
def test_told_apart(left: str, right: str) -> None:
    one, other = words_of(left), words_of(right)
    assert clash(one, other)
    assert clash(other, one)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The brewer sued the pilot over the bell", "The pilot was sued over the bell by the brewer"),
        ("Peru sold Chile nine buses", "Chile bought nine buses from Peru"),
        ("Peru met Chile in the final", "Chile met Peru in the final"),
        ("We will open the lock once the flood is over", "the lock would open when the flood was over"),
        ("They poisoned the silo", "The brewer poisoned the silo"),
        ("The brewer has to clean the silo", "The brewer must clean the silo"),
        ("", "The brewer poisoned the silo"),
    ],
)
def test_not_told_apart(left: str, right: str) -> None:
    one, other = words_of(left), words_of(right)
    assert not clash(one, other)
    assert not clash(other, one)


def test_another_deed() -> None:
    assert is_other_deed(words_of("The pilots painted the lighthouse"), words_of("The pilots rented the lighthouse"))
    assert not is_other_deed(words_of("The pilots demolished the lighthouse"), words_of("The lighthouse was destroyed by the pilots"))
    assert not is_other_deed(words_of("The pilots painted the lighthouse"), words_of("The brewer rented the barn"))
