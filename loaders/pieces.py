"""What does the attribution model read?

In comes a text; out come its word pieces with the features that the lower-cased pieces do not carry (letter case, the gap before, the state
of the quotation marks, the place in the article), its words, and windows of it that fit the encoder. Training (`loaders.training`) and use
(`loaders.encoder`) both call this, so that they cannot drift apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["FEATURES", "MAX_PIECES", "Pieces", "Window", "continuing_ids", "cut_windows", "pair_features", "quote_states", "read_pieces"]

Ints = NDArray[np.int64]

MAX_PIECES: Final = 350
"""Pieces of a window, the two special ones not counted."""
OVERLAP: Final = 64
"""Pieces that two neighbouring windows of one article share at least, where the article allows it."""
LONGEST_SEGMENT: Final = 128

FEATURES: Final[dict[str, int]] = {"case": 8, "gap": 4, "quote": 6, "place": 6}
"""Feature to the number of its values.

case: 0 none, 1 lower, 2 first letter upper, 3 all upper, 4 mixed, 5 with a digit, 6 punctuation, 7 not known (training only).
gap before the piece: 0 none, 1 space, 2 line break, 3 blank line or start.
quote: see `quote_states`.
place: the paragraph's number in the article, 0, 1, 2, 3-5, 6-11, 12 and more.
"""

_DOUBLE = re.compile(r"[\"“”„‟″«»]|''|``")
_SINGLE = re.compile(r"(?<![^\s(\[“\"—–-])[‘'](?=\w)")
_SINGLE_END = re.compile(r"(?<=[^\s‘'])[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as the model reads it.

    Attributes
    ----------
    ids : int64 (n_pieces,), vocabulary numbers, without special pieces.
    features : int64 (n_pieces, 4), in the order of `FEATURES`.
    first : int64 (n_words,), the piece with which each word starts. A word is a run of letters and digits or one mark.
    starts, ends : int64 (n_words,), code points of the text, end exclusive.
    words : int64 (n_words, 3): line number, gap before, quote state; what `pair_features` needs.
    breaks : int64, ascending; pieces before which a window may be cut, 0 and n_pieces included.
    """

    ids: Ints
    features: Ints
    first: Ints
    starts: Ints
    ends: Ints
    words: Ints
    breaks: Ints


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces ``start`` to ``end`` of a text, of which ``core_start`` to ``core_end`` are this window's own to decide."""

    start: int
    end: int
    core_start: int
    core_end: int


def quote_states(text: str) -> NDArray[np.uint8]:
    """The state of the quotation marks at each code point.

    Returns
    -------
    uint8 (len(text),): 0 outside, 1 within double marks, 2 an opening mark, 3 a closing mark, 4 within single marks, 5 within a passage
    whose line opened with a mark while the line before had left its own open (a speech over several paragraphs).
    """
    states = np.zeros(len(text), np.uint8)
    carried = False
    for line in re.finditer(r"[^\n]+", text):
        first, last = line.span()
        opened, inside = -1, 1
        for mark in _DOUBLE.finditer(text, first, last):
            a, b = mark.span()
            sign = mark.group()
            if sign in "“„«``":
                opens = True
            elif sign in "”»":
                opens = False
            elif opened < 0:
                opens = b < last and not text[b].isspace()
            else:
                opens = False
            if opens:
                if opened < 0:
                    inside = 5 if carried and not text[first:a].strip() else 1
                    opened = b
                states[a:b] = 2
            else:
                if opened >= 0:
                    states[opened:a] = np.where(states[opened:a] == 0, inside, states[opened:a])
                states[a:b] = 3
                opened = -1
        if opened >= 0:
            states[opened:last] = np.where(states[opened:last] == 0, inside, states[opened:last])
        carried = opened >= 0
        position = first
        while (start := _SINGLE.search(text, position, last)) is not None:
            end = _SINGLE_END.search(text, start.end(), min(last, start.end() + 400))
            if end is None:
                position = start.end()
                continue
            part = states[start.end() : end.start()]
            states[start.end() : end.start()] = np.where(part == 0, 4, part)
            position = end.end()
    return states


def _case(word: str) -> int:
    if not any(c.isalnum() for c in word):
        return 6
    if any(c.isdigit() for c in word):
        return 5
    if word.islower() or not any(c.isupper() for c in word):
        return 1
    if word.isupper() and len(word) > 1:
        return 3
    return 2 if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else 4


def continuing_ids(tokenizer: Any) -> NDArray[np.bool_]:
    """bool (vocabulary,): which pieces carry on the word before them ("##ing")."""
    marks = np.zeros(tokenizer.get_vocab_size(), bool)
    for piece, i in tokenizer.get_vocab().items():
        marks[i] = piece.startswith("##")
    return marks


def read_pieces(text: str, tokenizer: Any, continuing: NDArray[np.bool_]) -> Pieces:
    """Cut a text into pieces and words and compute the features.

    Parameters
    ----------
    tokenizer : a ``tokenizers.Tokenizer`` without truncation and padding.
    continuing : what `continuing_ids` gives for it.
    """
    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids = np.array(encoding.ids, np.int64)
    if not len(ids):
        empty = np.zeros(0, np.int64)
        return Pieces(empty, np.zeros((0, 4), np.int64), empty, empty, empty, np.zeros((0, 3), np.int64), np.zeros(1, np.int64))
    offsets = np.array(encoding.offsets, np.int64)
    carries_on = continuing[ids].copy()
    carries_on[0] = False
    first = np.flatnonzero(~carries_on)
    word_of = np.cumsum(~carries_on) - 1
    starts = offsets[first, 0]
    ends = offsets[np.append(first[1:], len(ids)) - 1, 1]
    case = np.array([_case(text[a:b]) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)], np.int64)
    breaks = np.array([m.start() for m in re.finditer("\n", text)], np.int64)
    # Line breaks before each word, and since the word before it: one is a line break, two or more a blank line.
    lines = np.searchsorted(breaks, starts)
    since = np.diff(lines, prepend=lines[0] - 2)
    before = np.append(-1, ends[:-1])
    gap = np.where(since >= 2, 3, np.where(since == 1, 2, (starts > before).astype(np.int64)))
    paragraph = np.cumsum(since >= 1) - 1
    place = np.searchsorted(np.array([1, 2, 3, 6, 12]), paragraph, side="right")
    quote = quote_states(text)[starts].astype(np.int64)
    words = np.stack([paragraph, gap, quote], 1)
    features = np.stack([case, gap, quote, place], 1)[word_of]
    features[carries_on, 1] = 0
    return Pieces(ids, features, first, starts, ends, words, _break_places(text, first, starts, ends, gap, len(ids)))


def _break_places(text: str, first: Ints, starts: Ints, ends: Ints, gap: Ints, n_pieces: int) -> Ints:
    """Where a window may be cut: at line breaks; within a long line at sentence ends; failing that after `LONGEST_SEGMENT` pieces."""
    ends_sentence = np.zeros(len(first), bool)
    for word in range(1, len(first)):
        if gap[word] == 1:
            back = word - 1
            while back > 0 and ends[back] - starts[back] == 1 and text[starts[back]] in "\"”'’)]":
                back -= 1
            ends_sentence[word] = text[ends[back] - 1] in ".!?"
    places = [0]
    sentence = -1
    for word in range(1, len(first)):
        piece = int(first[word])
        if gap[word] >= 2:
            places.append(piece)
            sentence = -1
            continue
        if piece - places[-1] > LONGEST_SEGMENT:
            places.append(sentence if sentence > places[-1] else piece)
            sentence = -1
        if ends_sentence[word]:
            sentence = piece
    places.append(n_pieces)
    return np.array(places, np.int64)


def cut_windows(breaks: Sequence[int], *, cap: int = MAX_PIECES, overlap: int = OVERLAP, first_cap: int | None = None) -> list[Window]:
    """Cut an article into windows of whole lines, at most ``cap`` pieces each.

    Parameters
    ----------
    breaks : `Pieces.breaks`.
    overlap : pieces that neighbours share at least, as far as whole lines allow.
    first_cap : another limit for the first window; training moves the cuts with it.
    """
    places = list(breaks)
    if len(places) < 2:
        return []
    spans: list[tuple[int, int]] = []
    i = 0
    limit = first_cap or cap
    while True:
        j = i + 1
        while j + 1 < len(places) and places[j + 1] - places[i] <= limit:
            j += 1
        start, end = places[i], places[j]
        # A segment longer than the window: only where one word has more pieces than a window holds.
        spans.extend((a, min(a + cap, end)) for a in range(start, end, cap))
        if j == len(places) - 1:
            break
        following = j
        while following - 1 > i and places[j] - places[following] < overlap and places[j + 1] - places[following - 1] <= cap:
            following -= 1
        i, limit = following, cap
    edges = [0, *((spans[k][1] + spans[k + 1][0]) // 2 for k in range(len(spans) - 1)), places[-1]]
    return [Window(a, b, edges[k], edges[k + 1]) for k, (a, b) in enumerate(spans)]


PAIR_FEATURES: Final[dict[str, int]] = {"distance": 34, "line": 5, "quote": 36}
"""Feature of a (cue word, other word) pair to the number of its values."""
_STEPS: Final = np.array([1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 29, 38, 50, 70, 100])


def pair_features(words: Ints, anchors: Ints, others: Ints) -> Ints:
    """Features of each pair of a cue word and a word near it.

    Parameters
    ----------
    words : int64 (n_words, 3), `Pieces.words`.
    anchors : int64 (n,), cue words.
    others : int64 (n, width), words; may run past either end of the text, where the feature is that of the nearest word.

    Returns
    -------
    int64 (n, width, 3), in the order of `PAIR_FEATURES`: signed distance in words in steps, lines between (-2 to 2, from 0),
    quote states of the two.
    """
    others_in = np.clip(others, 0, len(words) - 1)
    distance = others - anchors[:, None]
    step = np.searchsorted(_STEPS, np.abs(distance), side="right")
    line = np.clip(words[others_in, 0] - words[anchors, 0][:, None], -2, 2) + 2
    quote = words[anchors, 2][:, None] * 6 + words[others_in, 2]
    return np.stack([np.where(distance < 0, 17 + step, step), line, quote], 2)
