"""Step "dates": when something was said, relative to the day of the article.

In: words that hang on the cue ("said on Wednesday", "in a statement dated Wednesday", "earlier on Thursday", "last week", "in September").
Out: ``said_on`` of each draft: a day, a month ("2016-09"), or None where the text does not tell.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from .document import Document, Draft
from .words import Words

__all__ = ["ADDS", "NEEDS", "annotate", "published_day", "resolve_date"]

NEEDS: Final = ("drafts", "reading")
ADDS: Final = ("said_on",)

_DAYS: Final = {name: k for k, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])}
_SHORT_DAYS: Final = {name: k for k, name in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])}
_MONTHS: Final = {
    name: k + 1
    for k, name in enumerate(
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
    )
}
_SHORT_MONTHS: Final = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_NUMBERS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "couple": 2}
_CARRIERS: Final = frozenset(
    [
        "statement",
        "interview",
        "call",
        "conference",
        "speech",
        "briefing",
        "address",
        "remark",
        "comment",
        "letter",
        "email",
        "e-mail",
        "post",
        "tweet",
        "message",
        "report",
        "article",
        "press",
        "news",
        "session",
        "meeting",
        "news-conference",
        "broadcast",
        "appearance",
        "release",
        "rally",
        "debate",
        "testimony",
        "visit",
        "telephone",
        "phone",
        "television",
        "televised",
    ]
)
_MONTH_NAMES: Final = "|".join([*_MONTHS, *_SHORT_MONTHS])
_DAY_MONTH: Final = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH_NAMES})\b\.?,?(?:\s+(\d{{4}}))?", re.I)
_MONTH_DAY: Final = re.compile(rf"\b({_MONTH_NAMES})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(\d{{4}}))?", re.I)
_MONTH_YEAR: Final = re.compile(rf"\b({_MONTH_NAMES})\b\.?,?(?:\s+of)?\s+(\d{{4}})\b", re.I)
_ISO: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_AGO: Final = re.compile(
    r"\b(\d{1,2}|a|an|one|two|three|four|five|six|seven|a couple of)\s+(day|week|month)s?\s+(?:ago|earlier|before)\b", re.I
)


def annotate(documents: Sequence[Document]) -> None:
    """Set ``said_on`` of each draft."""
    for document in documents:
        published = published_day(document.article.published)
        for draft in document.drafts or []:
            draft.said_on = _said_on(document, draft, published)


def published_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time, in the zone that it gives."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def resolve_date(words: str, published: date | None) -> str | None:
    """The day (YYYY-MM-DD) or month (YYYY-MM) that words mean in an article published that day; None where they tell none.

    >>> resolve_date("on Wednesday", date(2016, 10, 1))
    '2016-09-28'
    """
    lower = words.lower()
    if (match := _ISO.search(lower)) is not None:
        return _day(int(match.group(1)), int(match.group(2)), int(match.group(3)))
    for pattern, order in ((_DAY_MONTH, (1, 2, 3)), (_MONTH_DAY, (2, 1, 3))):
        match = pattern.search(lower)
        if match is not None and int(match.group(order[0])) <= 31:
            day, month = int(match.group(order[0])), _month(match.group(order[1]))
            year = match.group(order[2])
            if year is not None:
                return _day(int(year), month, day)
            return _latest_day(month, day, published)
    if (match := _MONTH_YEAR.search(lower)) is not None:
        return f"{int(match.group(2)):04d}-{_month(match.group(1)):02d}"
    if published is None or re.search(r"\b(next|coming|tomorrow|until|by|every|each|before|after|since)\b", lower):
        return None
    if re.search(r"\b(yesterday|the day before)\b", lower):
        return (published - timedelta(days=1)).isoformat()
    if re.search(r"\b(today|tonight|this (morning|afternoon|evening))\b", lower):
        return published.isoformat()
    for token in re.findall(r"[a-z]+", lower):
        weekday = _DAYS.get(token, _SHORT_DAYS.get(token) if token in ("mon", "tue", "wed", "thu", "fri") else None)
        if weekday is not None:
            back = (published.weekday() - weekday) % 7
            if back == 0 and re.search(r"\blast\b", lower):
                back = 7
            return (published - timedelta(days=back)).isoformat()
    if (match := _AGO.search(lower)) is not None:
        n = _NUMBERS.get(match.group(1).split()[0] if match.group(1) != "a couple of" else "couple") or (
            int(match.group(1)) if match.group(1).isdigit() else 1
        )
        if match.group(2) == "day":
            return (published - timedelta(days=n)).isoformat()
        if match.group(2) == "month":
            total = published.year * 12 + published.month - 1 - n
            return f"{total // 12:04d}-{total % 12 + 1:02d}"
        return _month_of_week(published - timedelta(weeks=n))
    if re.search(r"\blast week\b", lower):
        return _month_of_week(published - timedelta(weeks=1))
    if re.search(r"\bthis week\b", lower):
        return _month_of_week(published, until=published)
    if re.search(r"\bthis month\b", lower):
        return f"{published.year:04d}-{published.month:02d}"
    if re.search(r"\blast month\b", lower):
        total = published.year * 12 + published.month - 2
        return f"{total // 12:04d}-{total % 12 + 1:02d}"
    for token in re.findall(r"[a-z]+", lower):
        if token in _MONTHS and (token not in ("may", "march") or re.search(rf"\b(in|last|of|early|late|mid)\W+{token}\b", lower)):
            month = _MONTHS[token]
            year = published.year if month <= published.month else published.year - 1
            return f"{year:04d}-{month:02d}"
    return None


def _month(name: str) -> int:
    return _MONTHS.get(name.lower()) or _SHORT_MONTHS[name.lower()]


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _latest_day(month: int, day: int, published: date | None) -> str | None:
    """The latest such day on or before publication."""
    if published is None:
        return None
    for year in range(published.year, published.year - 9, -1):
        found = _day(year, month, day)
        if found is not None and date.fromisoformat(found) <= published:
            return found
    return None


def _month_of_week(day: date, *, until: date | None = None) -> str | None:
    """The month of a week that lies in one month, else None: "last week" tells no day."""
    monday = day - timedelta(days=day.weekday())
    last = until or monday + timedelta(days=6)
    return f"{monday.year:04d}-{monday.month:02d}" if monday.month == last.month else None


def _said_on(document: Document, draft: Draft, published: date | None) -> str | None:
    """The date that hangs on a cue, directly or through what carries the words ("in a statement dated Wednesday")."""
    words: Words = document.reading.words
    for cue in draft.cue:
        cue_tokens = range(bisect_left(words.start, cue.start), bisect_left(words.start, cue.end))
        if not cue_tokens:
            continue
        first, stop = words.sentences[words.sentence[cue_tokens[0]]]
        best: tuple[int, str] | None = None
        for i in range(first, stop):
            if not _may_date(words, i):
                continue
            own = any(span.start <= words.start[i] < span.end for span in draft.content)
            if own and not _of_the_saying(words, i, cue_tokens):
                continue
            steps = _steps(words, i, cue_tokens)
            if steps is None:
                continue
            begin = max(first, i - 3)
            while begin < i and words.text[begin] in (",", ".", '"'):
                begin += 1
            end = min(stop, i + 4)
            phrase = document.article.text[words.start[_phrase_start(words, i, first)] : words.end[_phrase_end(words, i, end) - 1]]
            value = resolve_date(phrase, published)
            if value is not None and (best is None or (steps, abs(i - cue_tokens[0])) < (best[0], 10**6)):
                best = (steps, value)
        if best is not None:
            return best[1]
    return None


def _of_the_saying(words: Words, i: int, cue_tokens: range) -> bool:
    """Whether a date within what is said is that of the saying ("accused the mayor on Friday of lying"): on the cue, before any verb."""
    here = words.head[i]
    if words.tag[here] == "IN":
        here = words.head[here]
    return here in cue_tokens and not any(words.tag[k].startswith(("VB", "MD")) for k in range(cue_tokens[-1] + 1, i))


_DATE_WORDS: Final = frozenset(
    [*_DAYS, *_MONTHS, *_SHORT_MONTHS, "today", "yesterday", "tonight", "week", "month", "ago", "morning", "afternoon", "evening"]
)


def _may_date(words: Words, i: int) -> bool:
    lower = words.lower[i].rstrip(".")
    if lower in ("may", "march", "sat", "sun", "mar", "dec", "jan") and words.tag[i] not in ("NNP",):
        return False
    return lower in _DATE_WORDS


def _phrase_start(words: Words, i: int, first: int) -> int:
    begin = i
    while (
        begin > first
        and i - begin < 3
        and (words.lower[begin - 1] in _BEFORE or words.text[begin - 1].isdigit() or words.lower[begin - 1] in _NUMBERS)
    ):
        begin -= 1
    return begin


_BEFORE: Final = frozenset(
    [
        "on",
        "in",
        "last",
        "this",
        "early",
        "late",
        "mid",
        "next",
        "of",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "earlier",
        "since",
        "until",
        "before",
        "after",
        "by",
        "a",
        "couple",
        "the",
    ]
)


def _phrase_end(words: Words, i: int, stop: int) -> int:
    end = i + 1
    while end < stop and (
        words.text[end].rstrip("stndrh").isdigit()
        or (words.text[end] in (",", ".") and end + 1 < stop and words.text[end + 1].isdigit())
        or words.lower[end] == "ago"
    ):
        end += 1
    return end


def _steps(words: Words, i: int, cue_tokens: range) -> int | None:
    """How many steps up the parse the cue is, over prepositions and carriers of words only; close by counts as two."""
    here = i
    for step in range(1, 7):
        parent = words.head[here]
        if parent in cue_tokens:
            return step
        if parent == here:
            break
        if not (
            words.tag[parent] in ("IN", "RB", "RBR", "CD", "JJ", "VBN")
            or words.lower[parent] in _CARRIERS
            or words.lower[parent] in _DATE_WORDS
            or (words.tag[parent] == "NNP" and words.lower[parent] in _DATE_WORDS)
        ):
            break
        here = parent
    if (0 < i - cue_tokens[-1] <= 3 or 0 < cue_tokens[0] - i <= 2) and not _of_a_clause(words, i, cue_tokens):
        return 6
    return None


def _of_a_clause(words: Words, i: int, cue_tokens: range) -> bool:
    """Whether a date belongs to a clause that only describes: "Lee, who came on Monday, said"."""
    here = i
    for _ in range(6):
        here = words.head[here]
        if here in cue_tokens or words.head[here] == here:
            return False
        if words.tag[here].startswith("VB"):
            return words.dep[here] in ("relcl", "acl")
    return False
