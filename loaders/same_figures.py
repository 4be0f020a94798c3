"""Are the numbers of two texts one number, told exactly and roundly?

In come the `Words` of two texts; "nearly 40" may be 37, "more than 200" 212, "a third" 33 percent.
"""

from functools import cache
from typing import Final

from .likeness import Words, read_words
from .wordlists import word_class

__all__ = ["are_rounded"]

WITHIN: Final = 0.12
"""Share of a round number by which the exact one may differ."""
BEFORE: Final = 3
"""Words before a number among which one says that it is round."""


def are_rounded(left: Words, right: Words) -> bool:
    """Whether each number that only one of two texts has is a number of the other, told more or less exactly."""
    lefts, rights = sorted(left.numbers - right.numbers), sorted(right.numbers - left.numbers)
    if not lefts or not rights:
        return False
    return all(any(_is_one(left, a, right, b) for b in rights) for a in lefts) and all(
        any(_is_one(left, a, right, b) for a in lefts) for b in rights
    )


def _is_one(left: Words, a: str, right: Words, b: str) -> bool:
    one, other = _value(left, a), _value(right, b)
    if one is None or other is None:
        return False
    if abs(one - other) <= 0.01 and ("/" in a) != ("/" in b):  # "a third", "33 percent"
        return True
    # the round one has fewer figures and a word before it that says so
    for exact, round_, words, number in ((one, other, right, b), (other, one, left, a)):
        if _figures(number) < _figures(a if number is b else b) and 0 < abs(exact - round_) <= WITHIN * round_:
            said = _said_of(words, number)
            if said & (_stems("about") | _stems("more_than" if exact > round_ else "less_than")):
                return True
    return False


def _said_of(words: Words, number: str) -> set[str]:
    return {w for i, word in enumerate(words.order) if word == number for w in words.order[max(0, i - BEFORE) : i]}


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem for word in word_class(name) for stem in (word, *read_words(word).stems))


def _value(words: Words, number: str) -> float | None:
    upper, _, lower = number.partition("/")
    try:
        value = float(upper) / float(lower) if lower else float(upper)
    except (ValueError, ZeroDivisionError):
        return None
    at = words.order.index(number) if number in words.order else len(words.order)
    return value / 100 if words.order[at + 1 : at + 2] == ("percent",) else value


def _figures(number: str) -> int:
    return len(number.replace(".", "").strip("0"))
