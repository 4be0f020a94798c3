"""Clauses that hang on a predicate, where the parse hangs them elsewhere too: own sentences."""

from typing import Any

import pytest

from claimgraph.loaders.subclauses import complement, supposition

from .test_claims import read


def token(text: str, word: str) -> Any:
    return next(t for t in read(text).parse if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Oslo vowed to sink the ferry.", "vowed", "sink"),
        # the parse hangs the clause of the noun on "resigned"
        ("The cellist resigned amid a flurry of threats by Oslo that it would attack Oman.", "threats", "attack"),
        ("Oslo made two threats.", "threats", None),
    ],
)
def test_clause_that_a_predicate_takes(text: str, word: str, head: str | None) -> None:
    found = complement(token(text, word))
    assert (found.text if found is not None else None) == head


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Kenya breaks the truce if the tide falls.", "falls"),
        ("Kenya breaks the truce even if the tide falls.", None),
        ("Kenya breaks the truce.", None),
    ],
)
def test_supposition(text: str, head: str | None) -> None:
    found = supposition(token(text, "breaks"))
    assert (found.text if found is not None else None) == head
