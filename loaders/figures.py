"""Numbers in words and in figures, in one spelling.

In comes a text, out comes the same with each number in plain figures: "forty thousand" and "40,000" as 40000, "$1.5 million" as $1500000,
"one third" and "a third" as 1/3, "twice", "double" and "two times" as 2x, "30-year" as 30 year, "5%" as 5 percent. Words by which texts are
compared are read from it, not offsets.
"""

import re
from typing import Final

__all__ = ["plain_figures"]

_ONES: Final = {
    **{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10},
    **{"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18},
    "nineteen": 19,
}
_TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_TIMES: Final = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "bn": 10**9}
_PARTS: Final = {"half": "1/2", "third": "1/3", "quarter": "1/4"}
_FOLD: Final = {"twice": "2x", "double": "2x", "doubled": "2x", "triple": "3x", "tripled": "3x", "threefold": "3x"}

_WORDS: Final = "|".join([*_ONES, *_TENS])
_UNITS: Final = "|".join(_TIMES)
_SMALL: Final = rf"\d+(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:{_WORDS})(?:[ -](?:{_WORDS}))?"
_NUMBER: Final = re.compile(
    rf"(?<![\w.,/-])(?:(?P<one>an?|{_SMALL}|half a)[ -])?(?P<times>{_UNITS})\b|(?<![\w.,/-])(?P<plain>{_SMALL})\b",
    re.IGNORECASE,
)
_THEN: Final = re.compile(
    rf"[ -](?:and )?(?P<times>{_UNITS})\b|(?: and | )(?P<more>{_SMALL})(?:[ -](?P<unit>hundred|thousand))?\b",
    re.IGNORECASE,
)
_PART: Final = re.compile(rf"\b(?:an?|one)[ -]({'|'.join(_PARTS)})\b|\bhalf\b", re.IGNORECASE)
_FOLDS: Final = re.compile(rf"\b({'|'.join(_FOLD)})\b", re.IGNORECASE)


def plain_figures(text: str) -> str:
    """The text with its numbers in plain figures."""
    pieces, at = [], 0
    for match in _NUMBER.finditer(text):
        if match.start() < at:
            continue
        value, end = _value(match), match.end()
        while (after := _THEN.match(text, end)) is not None:
            if after["times"]:
                value *= _TIMES[after["times"].lower()]
            elif value % 100 == 0 and (more := _more(after)) < value and not text[match.start()].isdigit():
                value += more
            else:
                break
            end = after.end()
        if value == 1 and match[0].lower() == "one":
            continue  # mostly no number
        pieces += [text[at : match.start()], f"{value:.10g}" if value != int(value) else str(int(value))]
        at = end
    plain = "".join([*pieces, text[at:]])
    plain = _PART.sub(lambda m: _PARTS[(m[1] or "half").lower()], plain)
    plain = _FOLDS.sub(lambda m: _FOLD[m[1].lower()], plain)
    plain = re.sub(r"(?<=\d)[-–](?=[^\W\d])", " ", plain)
    plain = re.sub(r"(?<![\d./])(\d+) times\b", r"\1x", plain)
    return re.sub(r"(?<=\d)(?:%| per cent\b)", " percent", plain)


def _value(match: re.Match[str]) -> float:
    if match["plain"]:
        return _small(match["plain"])
    one = (match["one"] or "a").lower()
    return _TIMES[match["times"].lower()] * (0.5 if one == "half a" else 1 if one in ("a", "an") else _small(one))


def _more(match: re.Match[str]) -> float:
    return _small(match["more"]) * (_TIMES[match["unit"].lower()] if match["unit"] else 1)


def _small(text: str) -> float:
    if text[0].isdigit():
        return float(text.replace(",", ""))
    return sum(_ONES.get(word, _TENS.get(word, 0)) for word in re.split("[ -]", text.lower()))
