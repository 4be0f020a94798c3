"""Do two texts of one speaker say the same?

In come the `Words` of two texts, out comes how likely they say the same, 0 to 1. Long runs of the same words settle it: a statement that is
cut in two ways. Else a number, day, name or "not" that the one has against the other, a pair of opposites, or one other word in the same
sentence tell two apart; and what remains is weighed: how much of the words the two share, as they stand or by words that mean about the
same (`word_vectors`), by weights that were fitted on pairs (``knowledge/same_claim_weights.tsv``).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np

from .likeness import Words, named_only, read_words, told_apart
from .same_figures import are_rounded
from .same_roles import are_converse, clash, is_other_deed
from .synonyms import shared_rows
from .tables import read_table
from .word_vectors import nearness, vectors_of
from .wordlists import word_class

__all__ = ["PART", "VERBATIM", "Shared", "decided", "evidence", "say_the_same", "shared_meaning", "tell_apart", "turns"]

RUN: Final = 3
"""Words of meaning in a row that two texts share, from which it is a run."""
VERBATIM: Final = 0.98
"""How likely two texts say the same that are one statement, cut in two ways."""
# (`LONG_RUNS`, `MOST`) on 310 pairs of BASIL's outlets and the 166 own ones of that time: (5, .7) took 88 right, 2 wrong of the outlets,
# 24 right, 8 wrong of the own near misses; (7, .6) 64 right and 0 wrong, 5 right and 1 wrong.
LONG_RUNS: Final = 7
"""Words of meaning in shared runs from which, if they are `MOST` of the shorter text, two texts are one statement, cut in two ways."""
MOST: Final = 0.6
WHOLE: Final = 4
PART: Final = 0.95
"""How likely the same, where the whole of the shorter text is in runs, of `WHOLE` words or more, and nothing tells the two apart: of such
pairs that had weighed too little 8 were right and none was wrong."""
NEAR: Final = 0.6
"""Nearness from which a word stands for another."""
SYNONYM: Final = 0.9
"""Nearness of two words that `synonyms.tsv` has in one row."""
NEGATED: Final = 3
"""Words before another within which a "not" turns it."""
DUTY: Final = frozenset({"must", "should", "ought"})
HAVE: Final = frozenset({"have", "has", "had"})
LONG: Final = 12
"""Words of meaning in the longer text from which a "not" in only one of them may stand in an aside, where both share runs of words."""


def say_the_same(left: Words, right: Words, rarity: Mapping[str, float]) -> float:
    """How likely two texts say the same, 0 to 1."""
    runs = _shared_runs(left, right)
    sure = _decided(left, right, runs)
    if sure is not None:
        return sure
    weights = _weights()
    score = sum(weights[name] * value for name, value in _evidence(left, right, rarity, runs).items()) + weights["bias"]
    return 1.0 / (1.0 + math.exp(-score))


def decided(left: Words, right: Words) -> float | None:
    """What needs no weighing: near 1 for one statement cut in two ways, 0 where something tells the two apart, else None."""
    return _decided(left, right, _shared_runs(left, right))


def _decided(left: Words, right: Words, runs: "_Runs") -> float | None:
    alike = runs.share >= MOST and not runs.turned
    if alike and runs.n >= LONG_RUNS and (not runs.counted or are_rounded(left, right)):
        return VERBATIM
    if tell_apart(left, right, aside=alike) or clash(left, right):
        return 0.0
    return PART if alike and runs.share >= 1.0 and runs.n >= WHOLE else None


def turns(left: Words, right: Words) -> bool:
    """Whether a "not" of only one of two texts stands among the words that they share, or right before them."""
    return _shared_runs(left, right).turned


def evidence(left: Words, right: Words, rarity: Mapping[str, float]) -> dict[str, float]:
    """What speaks for and against that two texts say the same, by name; what `say_the_same` weighs."""
    return _evidence(left, right, rarity, _shared_runs(left, right))


def _evidence(left: Words, right: Words, rarity: Mapping[str, float], runs: "_Runs") -> dict[str, float]:
    shared = shared_meaning(left.stems, right.stems, left, right, rarity)
    fewer, more = sorted((len(left.stems), len(right.stems)))
    both = math.sqrt(shared.left * shared.right)
    return {
        "both": both,
        "either": max(shared.left, shared.right),
        "both of many": both * min(fewer, 10) / 10,
        "length": fewer / max(more, 1),
        "few": float(fewer <= 3),
        "runs": runs.share,
        "run words": min(runs.n, 12) / 12,
        "a name in one": float(named_only(left, right) != named_only(right, left)),
        "a not in both": both * (left.negative and right.negative),
        "a number in both": float(bool(left.numbers & right.numbers)),
        "a number in one": float(bool(left.numbers - right.numbers) != bool(right.numbers - left.numbers)),
        "another deed": float(is_other_deed(left, right)),
    }


def tell_apart(left: Words, right: Words, *, aside: bool = False) -> bool:
    """Whether a number, day, name, "not", opposite or one other word tells two texts apart.

    Parameters
    ----------
    aside : they share runs of words: in long ones, a "not" or a name of one may stand in what the other leaves out.
    """
    if left.numbers - right.numbers and right.numbers - left.numbers and not are_rounded(left, right):
        return True
    if _calendar() & left.stems - right.stems and _calendar() & right.stems - left.stems:
        return True
    beside = aside and max(len(left.stems), len(right.stems)) >= LONG
    if not beside and named_only(left, right) and named_only(right, left):
        return True
    turned = left.negative != right.negative and not beside and not _has_inner_not(left, right)
    opposites = _opposites_in(left, right)
    if opposites and not (turned and any(_is_negated(left, a) or _is_negated(right, b) for a, b in opposites)):
        return True
    return (turned and not opposites) or _asked_in_one(left, right) or told_apart(left, right)


@dataclass(frozen=True, slots=True)
class Shared:
    """How much of the left and of the right text is in the other, 0 to 1 each, and how many words of the left are."""

    left: float
    right: float
    n: int


def shared_meaning(lefts: frozenset[str], rights: frozenset[str], left: Words, right: Words, rarity: Mapping[str, float]) -> Shared:
    """What stems of two texts share, as they stand or by a word that means about the same."""
    here, there = sorted(lefts - rights), sorted(rights - lefts)
    near = nearness(vectors_of([left.forms.get(s, "") for s in here]), vectors_of([right.forms.get(s, "") for s in there]))
    near = np.maximum(near, SYNONYM * shared_rows(here, there))
    shared = sum(rarity.get(s, 1.5) for s in lefts & rights)
    bests = near.max(axis=1, initial=0.0), near.max(axis=0, initial=0.0)
    found = []
    for stems, alone, best in ((lefts, here, bests[0]), (rights, there, bests[1])):
        whole = sum(rarity.get(s, 1.5) for s in stems)
        found.append((shared + sum(rarity.get(s, 1.5) * float(b) for s, b in zip(alone, best, strict=True))) / whole if whole else 0.0)
    return Shared(found[0], found[1], len(lefts & rights) + int((bests[0] >= NEAR).sum()))


@dataclass(frozen=True, slots=True)
class _Runs:
    # Words of meaning (and "not") that two texts share in runs: how many, which share of the shorter text, whether a "not" of only one of
    # them stands among or right before them, whether another number stands at the one place where they part.
    n: int
    share: float
    turned: bool
    counted: bool = False


def _shared_runs(left: Words, right: Words) -> _Runs:
    one, other = ([w for w in words.order if w in words.stems or w == "not"] for words in (left, right))
    blocks = [b for b in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks() if b.size >= RUN]
    if not blocks:
        return _Runs(0, 0.0, turned=False)
    n = sum(b.size for b in blocks)
    turned = _turned(one, [(b.a, b.a + b.size) for b in blocks]) != _turned(other, [(b.b, b.b + b.size) for b in blocks])
    gaps = [(a.a + a.size, a.b + a.size) for a, b in pairwise(blocks) if b.a - a.a == b.b - a.b == a.size + 1]
    counted = any(one[i][0].isdigit() and other[j][0].isdigit() for i, j in gaps)
    return _Runs(n, n / min(len(one), len(other)), turned, counted)


def _turned(words: Sequence[str], runs: Sequence[tuple[int, int]]) -> int:
    # How many "not" stand between runs or right before the first one.
    inside = {i for start, end in runs for i in range(start, end)}
    return sum(words[i] == "not" and i not in inside for i in range(max(0, runs[0][0] - 1), runs[-1][1]))


def _opposites_in(left: Words, right: Words) -> list[tuple[str, str]]:
    """Words of the one whose opposite the other has: "rose" and "fell"."""
    opposites = _opposites()
    lefts, rights = _with_verbs(left), _with_verbs(right)
    # "sold to" and "bought from": who does which is known
    both = [{a.verb, b.verb} for a in left.predications for b in right.predications if are_converse(a.verb, b.verb)]
    aside = {stem for verbs in both for verb in verbs for stem in read_words(verb).stems}
    return [(a, b) for a in lefts - rights for b in opposites.get(a, frozenset()) & (rights - lefts) if not {a, b} <= aside]


def _with_verbs(words: Words) -> frozenset[str]:
    """The stems of a text, and those of its verbs' lemmas: "lose" of "lost"."""
    return words.stems.union(*(read_words(p.verb).stems for p in words.predications))


def _is_negated(words: Words, stem: str) -> bool:
    return any("not" in words.order[max(0, i - NEGATED) : i] for i, word in enumerate(words.order) if word == stem)


def _has_inner_not(left: Words, right: Words) -> bool:
    """Whether the text without a "not" has a word of its own that says as much: "barred from voting", "may not vote"."""
    plain, other = (right, left) if left.negative else (left, right)
    return bool(_inner_nots() & (plain.stems - other.stems))


@cache
def _inner_nots() -> frozenset[str]:
    return frozenset(stem for word in word_class("inner_not") for stem in read_words(word).stems)


def _asked_in_one(left: Words, right: Words) -> bool:
    """Whether texts of the same words differ in that the one says what should be: "must explain" and "has explained"."""
    asked = [bool(DUTY & set(words.order)) or any(a in HAVE and b == "to" for a, b in pairwise(words.order)) for words in (left, right)]
    return asked[0] != asked[1] and len(left.stems & right.stems) >= 0.9 * max(len(left.stems), len(right.stems))


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for words, opposites in read_table("opposites.tsv", 2):
        sides = [frozenset(stem for word in side.split() for stem in read_words(word).stems) for side in (words, opposites)]
        for here, there in (sides, sides[::-1]):
            for stem in here:
                found.setdefault(stem, set()).update(there)
    return {stem: frozenset(there) for stem, there in found.items()}


@cache
def _calendar() -> frozenset[str]:
    return frozenset(stem for word in word_class("calendar") for stem in read_words(f"in {word.capitalize()}").stems)


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in read_table("same_claim_weights.tsv", 2)}
