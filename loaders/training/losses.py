"""What does the attribution model lose on a batch?

In: the model and a batch of windows with what people marked in them. Out: each part of the loss. The cue head learns from one word of each
cue and from words that the tagger takes for cues and are none.
"""

import random
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from claimgraph.loaders.decoding import LEFT, RIGHT, cue_words

from . import data
from .data import MISSING, Batch
from .model import AttributionModel

__all__ = ["WEIGHTS", "losses_of"]

WEIGHTS: Final = {"flat0": 1.0, "flat1": 3.0, "flat2": 1.0, "auxiliary0": 0.1, "auxiliary1": 0.15, "tags": 3.0, "valid": 0.5}
"""Weight of each part of the loss."""


def losses_of(model: AttributionModel, batch: Batch, rng: random.Random, *, negatives: float) -> dict[str, Tensor]:
    """The parts of the loss on a batch, by the names of `WEIGHTS`; a part that the batch has nothing for is left out.

    Parameters
    ----------
    rng : draws the words to read as cues.
    negatives : words read as cues that are none, for each cue, at most (and four a batch).
    """
    with torch.autocast("cpu", torch.bfloat16):
        words, flat, near = model.encoder(*map(torch.from_numpy, (batch.ids, batch.features, batch.length, batch.first)))
        auxiliary = [head(words) for head in model.auxiliary]
    words, flat, near = words.float(), flat.float(), near.float()
    gold = torch.from_numpy(batch.flat)
    losses = {
        f"flat{r}": functional.cross_entropy(flat[:, :, 5 * r : 5 * r + 5].flatten(0, 1), gold[:, :, r].flatten(), ignore_index=MISSING)
        for r in range(3)
    }
    for i, scores in enumerate(auxiliary):
        target = torch.from_numpy(batch.syntax[:, :, i]).flatten()
        if bool((target != MISSING).any()):
            losses[f"auxiliary{i}"] = functional.cross_entropy(scores.float().flatten(0, 1), target, ignore_index=MISSING)
    rows, anchors, tags, valid = _cues(batch, flat.detach().numpy(), rng, negatives)
    if len(rows):
        pairs = torch.from_numpy(data.pairs(batch, rows, anchors))
        vectors, around, inside = model.surroundings(
            near, words, torch.from_numpy(batch.n_words), torch.from_numpy(rows), torch.from_numpy(anchors)
        )
        with torch.autocast("cpu", torch.bfloat16):
            scores, truth = model.cues(vectors, around, pairs, inside)
        known = torch.from_numpy(tags[:, LEFT] != MISSING)
        if bool(known.any()):
            target = torch.where(inside, torch.from_numpy(tags), 0)
            losses["tags"] = model.cues.surprise(scores.float()[known], target[known], inside[known]).mean() / 100
        losses["valid"] = functional.binary_cross_entropy_with_logits(truth.float(), torch.from_numpy(valid))
    return losses


def _cues(
    batch: Batch, flat: NDArray[np.float32], rng: random.Random, negatives: float
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """The cue words to train on: one of each cue in the batch, and words that the tagger takes for cues and are none."""
    rows: list[int] = []
    anchors: list[int] = []
    tags: list[NDArray[np.int64]] = []
    valid: list[float] = []
    unknown = np.full(LEFT + 1 + RIGHT, MISSING, np.int64)
    taken: set[tuple[int, int]] = set()
    outside = flat[:, :, 5] - np.logaddexp.reduce(flat[:, :, 5:10], 2)
    for cue in batch.cues:
        words = cue.words()
        taken.update((cue.row, w) for w in words)
        anchor = rng.choice(words) if rng.random() < 0.25 else min(words, key=lambda w: outside[cue.row, w])
        rows.append(cue.row)
        anchors.append(anchor)
        tags.append(cue.tags(anchor) if cue.whole else unknown)
        valid.append(1.0)
    wrong = [
        (row, word)
        for row in range(len(batch.n_words))
        for word in cue_words(flat[row, : batch.n_words[row]], threshold=0.06).tolist()
        if (row, word) not in taken
    ]
    rng.shuffle(wrong)
    for row, word in wrong[: int(negatives * len(batch.cues)) + 4]:
        rows.append(row)
        anchors.append(word)
        tags.append(unknown)
        valid.append(0.0)
    return (
        np.array(rows, np.int64),
        np.array(anchors, np.int64),
        np.array(tags, np.int64).reshape(-1, len(unknown)),
        np.array(valid, np.float32),
    )
