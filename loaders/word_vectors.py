"""Which words mean about the same?

Reads ``knowledge/word_vectors.npz`` (made by ``knowledge/make_word_vectors.py`` from the table of words of all-MiniLM-L6-v2, Apache-2.0)
once a process, at the first use. In come words; out comes how near they are to each other, 0 to 1.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claimgraph.graph.errors import ModelError

__all__ = ["nearness", "vectors_of"]

Floats = NDArray[np.float32]

FAR: Final = 0.15
"""Cosine of two vectors at which words have nothing to do with each other, and from which `SAME` on they are as good as the same."""
SAME: Final = 0.65


@cache
def _table() -> tuple[dict[str, int], Floats]:
    try:
        with (files("claimgraph.loaders.knowledge") / "word_vectors.npz").open("rb") as file, np.load(file) as stored:
            words, vectors = bytes(stored["words"]).decode().split(" "), stored["vectors"].astype(np.float32)
    except FileNotFoundError as error:
        raise ModelError("word_vectors.npz is missing; install claimgraph again") from error
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    nothing = np.zeros((1, vectors.shape[1]), np.float32)
    return {word: i for i, word in enumerate(words)}, np.concatenate([vectors, nothing])


def vectors_of(words: Sequence[str]) -> Floats:
    """The vectors of words in small letters, one a row, of length 1 or, where a word is not known, 0."""
    index, vectors = _table()
    found: Floats = vectors[[index.get(word, -1) for word in words]]
    return found


def nearness(left: Floats, right: Floats) -> Floats:
    """How near words are to others, (n_left, n_right), 0 (nothing in common) to 1, by their vectors."""
    near: Floats = np.clip((left @ right.T - FAR) / (SAME - FAR), 0.0, 1.0)
    return near
