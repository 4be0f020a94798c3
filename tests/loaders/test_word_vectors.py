"""The table of word vectors: what it says of words, and that it comes whole."""

import numpy as np
import pytest

from claimgraph.loaders import word_vectors
from claimgraph.loaders.word_vectors import nearness, vectors_of


@pytest.mark.parametrize(
    ("word", "near", "far"), [("buy", "purchase", "barley"), ("killed", "murdered", "painted"), ("ship", "boat", "tax")]
)
def test_words_of_one_meaning_are_nearer_than_others(word: str, near: str, far: str) -> None:
    found = nearness(vectors_of([word]), vectors_of([near, far]))[0]
    assert found[0] > 0.4 > 0.1 > found[1]


def test_vectors_have_length_one_or_none() -> None:
    lengths = np.linalg.norm(vectors_of(["harbour", "Harbour", "", "qqxq"]), axis=1)
    assert lengths == pytest.approx([1, 0, 0, 0], abs=1e-5)


def test_each_word_stands_once() -> None:
    index, vectors = word_vectors._table()
    assert len(index) == len(vectors) - 1 > 20_000
