"""How alike are two texts, told by their words?

In come texts, out come their `Words` and a measure of 0 to 1: the overlap of the stems, weighted by rarity. Another name, or another word
at the same place of what is otherwise word for word the same, tells two apart.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from claimgraph.graph.extraction import Predication
from claimgraph.graph.ids import fold

from .countries import find_country
from .figures import plain_figures
from .word_vectors import nearness, vectors_of
from .wordlists import word_class

__all__ = ["Words", "cosine", "named_only", "overlap", "rarities", "read_words", "told_apart"]

# Tuned on tests/loaders/claim_pairs.jsonl (own pairs, half of them near misses); run tests/loaders/test_merging.py again after a change.
CONTAINED: Final = 0.85
OTHER_WORDS: Final = 4
"""Places, at most, at which two quotes that are word for word alike differ; more is another wording of perhaps the same."""
MEANT: Final = 0.95
"""Nearness of two words from which they are one ("die", "dying")."""
VERBATIM: Final = 3
"""Words of meaning that they share for each that is another: they are word for word alike, and the other word was chosen."""

_WORD: Final = re.compile(r"[$€£]|\d+/\d+|[^\W_]+(?:['’.-][^\W_]+)*")
_ENDED: Final = re.compile(r"(?:[!?:…]|(?<!\b[A-Z])\.)[ \"'“]*\Z")
"""Behind the end of a sentence, which the point behind an initial is not ("Nora B. Lind")."""
_NEGATIVE: Final = frozenset({"not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "without", "cannot", "unable"})
_MONEY: Final = {"$": "dollar", "€": "euro", "£": "pound"}
_ENDINGS: Final = (
    "ying",
    "ied",
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ies",
    "ers",
    "er",
    "ed",
    "es",
    "s",
    "y",
    "e",
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a text is compared by: stems, names (states by code), numbers, whether it negates, the stems in their order, the word that each
    stem stands for (none for a state or a number), and who does what to whom in it, where that was read."""

    stems: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    negative: bool
    order: tuple[str, ...] = ()
    forms: Mapping[str, str] = field(default_factory=dict)
    predications: tuple[Predication, ...] = ()


@lru_cache(maxsize=65536)
def read_words(text: str) -> Words:
    """The words of a text that comparison reads."""
    stems, names, numbers = set(), set(), set()
    order: list[str] = []
    forms: dict[str, str] = {}
    negative = False
    plain = plain_figures(text.replace("’", "'"))
    first = True
    matches = list(_WORD.finditer(plain))
    skip = False
    for match, after in zip_longest(matches, matches[1:]):
        if skip:
            skip = False
            continue
        word = _MONEY.get(match.group(), match.group())
        pair = find_country(f"{word} {after.group()}") if after is not None and word[0].isupper() and after.group()[0].isupper() else None
        if pair is not None:
            skip, first = True, False
            names.add(pair.code)
            stems.add(pair.code)
            order.append(pair.code)
            continue
        low = word.lower().removesuffix("'s")
        if low in _NEGATIVE or low.endswith("n't"):
            negative = True
            order.append("not")
            continue
        if any(c.isdigit() for c in low):
            low = low.strip(".")
            numbers.add(low)
            stems.add(low)
        elif low not in word_class("stop") or (word == "May" and not first):  # the month
            state = find_country(word.removesuffix("'s").replace(".", "")) if word[0].isupper() else None
            if state is not None:
                low = state.code
                names.add(low)
                stems.add(low)
            else:
                form = fold(low.replace(".", ""))
                low = _stem(form)
                forms.setdefault(low, form)
                stems.add(low)
                if word[0].isupper() and not first and not _ENDED.search(plain, max(0, match.start() - 8), match.start()):
                    names.add(low)
        order.append(low)
        first = False
    return Words(frozenset(stems), frozenset(names), frozenset(numbers), negative, tuple(order), forms)


def _stem(word: str) -> str:
    """A word without its ending, in one spelling: "harbours" and "harbor", "recognising" and "recognize", "shipped" and "ship"."""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), "")
    stem = word.removesuffix(ending)
    if len(stem) > 3 and stem[-1] == stem[-2]:
        return stem[:-1]
    if len(stem) > 5:
        return re.sub("(?<=[^aeiou])our$", "or", re.sub("is$", "iz", stem))
    return stem


def rarities(texts: Iterable[Words]) -> dict[str, float]:
    """How rare each stem is among some texts: 1 for one that all have, more for rarer ones."""
    counts: Counter[str] = Counter()
    n = 0
    for words in texts:
        counts.update(words.stems)
        n += 1
    return {stem: 1.0 + math.log((1 + n) / (1 + count)) / 4 for stem, count in counts.items()}


def named_only(one: Words, other: Words) -> bool:
    """Whether one text names somebody of whom the other has nothing, not in small letters or another spelling either."""
    others = other.names - one.names
    return any(
        name not in other.stems and not any(name.islower() and min(len(name), len(n)) > 4 and _likeness(name, n) >= 0.7 for n in others)
        for name in one.names
    )


def overlap(left: Words, right: Words, rarity: Mapping[str, float]) -> float:
    """How much of the words of two texts is the same, 0 to 1, names, numbers and a "not" left aside."""
    shared = _weight(left.stems & right.stems, rarity)
    if not shared:
        return 0.0
    smaller = min(len(left.stems), len(right.stems))
    contained = shared / min(_weight(left.stems, rarity), _weight(right.stems, rarity))
    # the one is a part of the other: a cut quotation of the same words
    return max(cosine(left, right, rarity), 0.75 * contained if contained >= CONTAINED and smaller >= 4 else 0.0)


def cosine(left: Words, right: Words, rarity: Mapping[str, float]) -> float:
    """How much of the words of two texts is the same, 0 to 1, where neither may be but a part of the other."""
    both = _weight(left.stems, rarity) * _weight(right.stems, rarity)
    return _weight(left.stems & right.stems, rarity) / math.sqrt(both) if both else 0.0


def _weight(stems: Iterable[str], rarity: Mapping[str, float]) -> float:
    return sum(rarity.get(s, 1.5) for s in stems)


def told_apart(left: Words, right: Words) -> bool:
    """The same sentence of another thing: word for word alike but for a word of meaning or two ("bread has doubled", "petrol has")."""
    if abs(len(left.order) - len(right.order)) > 1:
        return False
    n_other = 0
    meant: list[tuple[str, str]] = []
    for what, a, b, c, d in SequenceMatcher(None, left.order, right.order, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        n_other += max(b - a, d - c)
        one, two = ([w for w in words.order[k:m] if w in words.stems] for words, k, m in ((left, a, b), (right, c, d)))
        if len(one) != len(two):
            return False
        meant += [(a, b) for a, b in zip(one, two, strict=True) if not (_spelled_alike(a, b) or _means_the_same(left, a, right, b))]
    return bool(meant) and n_other <= OTHER_WORDS and len(meant) * VERBATIM <= len(left.stems & right.stems)


def _spelled_alike(left: str, right: str) -> bool:
    """Forms of one word: "began" and "begun", "centre" and "center"."""
    return _likeness(left, right) >= 0.6


def _means_the_same(left: Words, left_stem: str, right: Words, right_stem: str) -> bool:
    """Words of about one meaning: "dying" and "die", "buy" and "purchase"."""
    near = nearness(vectors_of([left.forms.get(left_stem, "")]), vectors_of([right.forms.get(right_stem, "")]))
    return bool(near[0, 0] >= MEANT)


def _likeness(left: str, right: str) -> float:
    return SequenceMatcher(None, left, right, autojunk=False).ratio()
