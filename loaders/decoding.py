"""What do the scores of the attribution model say?

In come the scores of the tagger and of the cue head as numpy arrays; out come cue words to look at, and attributions as lists of word
spans. Used in training (to score) and at run time; no torch, no onnxruntime.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "LEFT",
    "N_FLAT",
    "N_TAGS",
    "RIGHT",
    "ROLES",
    "Found",
    "best_tags",
    "cue_words",
    "drop_duplicates",
    "read_tags",
    "share_passages",
]

ROLES: Final = ("source", "cue", "content")
N_FLAT: Final = 15
"""Flat tags: for each role O, B, I, E, S (outside, begin, inside, end, single)."""
N_TAGS: Final = 13
"""Tags of the cue head: O, then B, I, E, S of source, cue and content."""
LEFT: Final = 64
"""Words before the cue word that the cue head reads. In PolNeAR train 99 % of sources and contents start within 60 words before it."""
RIGHT: Final = 111
"""Words after it; 99 % of contents end within 95."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in word numbers, end exclusive. ``anchor``: the cue word it was read from; ``score``: of its being one, 0 to 1."""

    anchor: int
    source: Spans
    cue: Spans
    content: Spans
    score: float


def cue_words(flat: Floats, *, threshold: float) -> Ints:
    """The words to read attributions from: the likeliest of each run of words that may belong to one cue.

    Parameters
    ----------
    flat : (n_words, `N_FLAT`), scores of the tagger.
    threshold : least probability of belonging to a cue, or of starting one.
    """
    scores = flat[:, 5:10] - flat[:, 5:10].max(1, keepdims=True)
    p = np.exp(scores)
    p /= p.sum(1, keepdims=True)
    within = 1 - p[:, 0]
    start = p[:, 1] + p[:, 4]
    anchors: list[int] = []
    best = -1
    last = -2
    for word in np.flatnonzero(within > threshold).tolist():
        # A new run after a gap, or where another cue seems to start.
        if word != last + 1 or (start[word] > max(threshold, 0.5 * within[word]) and last >= 0):
            if best >= 0:
                anchors.append(best)
            best = word
        elif within[word] > within[best]:
            best = word
        last = word
    if best >= 0:
        anchors.append(best)
    return np.array(anchors, np.int64)


def _transitions() -> Floats:
    # From row to column. O, E and S may be followed by O, B and S of any role; B and I by I and E of the same role.
    allowed = np.full((N_TAGS, N_TAGS), -np.inf, np.float32)
    closed = [0, *(i for r in range(3) for i in (4 * r + 3, 4 * r + 4))]
    opening = [0, *(i for r in range(3) for i in (4 * r + 1, 4 * r + 4))]
    allowed[np.ix_(closed, opening)] = 0
    for r in range(3):
        b, i, e = 4 * r + 1, 4 * r + 2, 4 * r + 3
        allowed[np.ix_([b, i], [i, e])] = 0
    return allowed


ALLOWED: Final = _transitions()
"""0 where one tag (row) may be followed by another (column), else minus infinity."""
CLOSED: Final = np.array([0, 3, 4, 7, 8, 11, 12])
CONTENT: Final = 9
"""The first tag of a content."""
FORBIDDEN: Final = -1e4
LEAST: Final = np.finfo(np.float32).tiny
"""For sums of probabilities that vanish: such a row of tags is then as unsure as can be, and not a logarithm of 0."""
OPENING: Final = np.array([0, 1, 4, 5, 8, 9, 12])


def best_tags(scores: Floats, inside: NDArray[np.bool_], transitions: Floats) -> tuple[Ints, Floats]:
    """The likeliest row of tags that is well formed, under a linear-chain conditional random field (Viterbi).

    Parameters
    ----------
    scores : (n, width, `N_TAGS`).
    inside : bool (n, width), False beyond the window; there the tag is O.
    transitions : (`N_TAGS`, `N_TAGS`), score of one tag (row) followed by another (column).

    Returns
    -------
    Tags, int64 (n, width), and the log probability of each whole row (n,).
    """
    n, width, _ = scores.shape
    beyond = np.full(N_TAGS, FORBIDDEN, np.float32)
    beyond[0] = 0
    opening = np.full(N_TAGS, FORBIDDEN, np.float32)
    opening[OPENING] = 0
    scores = np.ascontiguousarray(np.where(inside[:, :, None], scores, beyond).transpose(1, 0, 2))
    steps = np.maximum(transitions + ALLOWED, FORBIDDEN).astype(np.float32)
    into, weights = np.ascontiguousarray(steps.T), np.exp(steps)
    # The sum over all rows of tags in plain probabilities, each place scaled to a sum of 1; the likeliest row in logarithms.
    highest = scores.max(2, keepdims=True)
    likely = np.exp(scores - highest)
    back = np.zeros((width, n, N_TAGS), np.int8)
    shares = np.ones((width, n), np.float32)
    total, summed = scores[0] + opening, likely[0] * np.exp(opening)
    for i in range(1, width):
        paths = total[:, None, :] + into
        back[i] = before = paths.argmax(2)
        total = np.take_along_axis(paths, before[:, :, None], 2)[:, :, 0] + scores[i]
        summed = (summed @ weights) * likely[i]
        shares[i] = np.maximum(summed.sum(1), LEAST)
        summed /= shares[i][:, None]
    tags = np.zeros((n, width), np.int64)
    tags[:, -1] = CLOSED[total[:, CLOSED].argmax(1)]
    rows = np.arange(n)
    for i in range(width - 1, 0, -1):
        tags[:, i - 1] = back[i][rows, tags[:, i]]
    every = np.log(np.maximum(summed[:, CLOSED].sum(1), LEAST)) + np.log(shares).sum(0) + highest.sum((0, 2))
    return tags, np.minimum(total[:, CLOSED].max(1) - every, 0)


def read_tags(tags: Ints, anchor: int) -> tuple[Spans, Spans, Spans]:
    """Source, cue and content spans of one row of `best_tags` around the word ``anchor``, in word numbers."""
    spans: tuple[Spans, Spans, Spans] = ([], [], [])
    start = 0
    for place in np.flatnonzero(tags).tolist():
        role, kind = divmod(int(tags[place]) - 1, 4)
        if kind in (0, 3):
            start = place
        if kind in (2, 3):
            spans[role].append((start + anchor - LEFT, place + 1 + anchor - LEFT))
    return spans


def drop_duplicates(found: Sequence[Found]) -> list[Found]:
    """Of attributions whose cues overlap, or that have the same content, keep the one with the best score; in order of the cue word."""
    kept: list[Found] = []
    contents: set[tuple[tuple[int, int], ...]] = set()
    cued: set[int] = set()  # words of the cues kept
    for one in sorted(found, key=lambda f: (-f.score, f.anchor)):
        words = {word for start, end in one.cue for word in range(start, end)}
        if tuple(one.content) not in contents and not words & cued:
            kept.append(one)
            contents.add(tuple(one.content))
            cued |= words
    return sorted(kept, key=lambda f: f.anchor)


def share_passages(found: Sequence[Found], commas: NDArray[np.bool_]) -> list[Found]:
    """Of attributions that hold the same passage, leave it to the one it belongs to, as long as the other keeps some content.

    In ``"A," said X. "B." Y said C`` the passage B is X's; in ``"B," Y said`` it is Y's: what ends in a comma goes on to its cue, what does
    not belongs to the cue before it; of two cues on one side the nearer. One that stands within another's content shares it with that one.

    Parameters
    ----------
    commas : bool (n_words,), the words of the text that are commas.

    Notes
    -----
    PolNeAR dev with its line breaks taken out: link_f .756 -> .761; by the nearer cue alone .760; with line breaks nothing is held twice.
    """
    contents = [list(one.content) for one in found]
    passages = sorted((start, end, i) for i, one in enumerate(found) for start, end in one.content)
    for at, (start, end, i) in enumerate(passages):
        for other_start, other_end, j in passages[at + 1 :]:
            if other_start >= end:
                break
            a, b = found[i], found[j]
            shared = min(end, other_end) - other_start
            if i == j or a.source == b.source or _within(a.anchor, b.content) or _within(b.anchor, a.content):
                continue
            if 2 * shared >= min(end - start, other_end - other_start):
                last = max(end, other_end)
                goes_on = bool(commas[max(other_start, last - 2) : last + 1].any())
                loser, passage = (j, (other_start, other_end)) if _owns(a, b, (start, last), goes_on) else (i, (start, end))
                if passage in contents[loser] and len(contents[loser]) > 1:
                    contents[loser].remove(passage)
    return [replace(one, content=content) for one, content in zip(found, contents, strict=True)]


def _owns(a: Found, b: Found, passage: tuple[int, int], goes_on: bool) -> bool:
    # Whether the passage is a's rather than b's.
    start, end = passage
    before = a.anchor < start
    if before != (b.anchor < start):
        return before != goes_on
    return min(abs(a.anchor - start), abs(a.anchor - end)) <= min(abs(b.anchor - start), abs(b.anchor - end))


def _within(word: int, spans: Spans) -> bool:
    return any(start <= word < end for start, end in spans)
