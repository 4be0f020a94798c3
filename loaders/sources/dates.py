"""When was it published? A date as people and machines write it becomes ISO 8601, or nothing.

Nothing is invented: a date needs its day, month and year; a number alone is none; a time stands only where one is given, and a zone only
where the source names one. ``03/04/2022`` is two dates, so it is none until somebody says which number is the day.
"""

import re
from datetime import datetime
from typing import Final

from dateutil import parser as dateutil_parser

__all__ = ["find_date", "parse_date"]

_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?)?")
_NUMERIC: Final = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WRITTEN: Final = re.compile(
    rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+\d{{4}}\b"
    rf"|\b\d{{4}}\s+{_MONTH}\s+\d{{1,2}}\b",
    re.IGNORECASE,
)
_TIME: Final = re.compile(r"\b\d{1,2}[:.]\d\d(?::\d\d(?:\.\d+)?)?\b|\b\d{1,2}\s*[ap]\.?m\b\.?|T\d\d:?\d\d", re.IGNORECASE)
# Zones that are used in datelines and feed headers (RFC 822) and mean one thing there; any other name leaves the time without a zone.
_HOURS = {"UTC": 0, "GMT": 0, "UT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_HOURS |= {"BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3}
_YEARS: Final = range(1800, 2200)
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")
# What may stand around a date on a line that is nothing but a date line.
_AROUND: Final = frozenset(
    """
    published posted updated modified created date dated first last on at am pm of the time st nd rd th by local hours hrs
    mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday
    jan feb mar apr may jun jul aug sep sept oct nov dec
    january february march april june july august september october november december
    utc gmt est edt et cst cdt ct mst mdt pst pdt pt bst cet cest eet eest msk ist irst aest aedt trt
    """.split()  # noqa: SIM905 - a list of 80 lines is no easier to read
)


def parse_date(value: str, *, day_first: bool | None = None) -> str | None:
    """Read a date, or a date with a time.

    Parameters
    ----------
    value : ISO 8601, RFC 822, or written out ("Oct 1, 2016, 9:01 AM", "1 October 2016 09.01 BST"). Words around it are allowed.
    day_first : how to read ``03/04/2022``: True the third of April, False March 4th, None not at all.

    Returns
    -------
    ``2016-10-01`` or ``2016-10-01T09:01:00``, with ``+01:00`` behind it where the zone is given; None if it is no date, or not for certain.
    """
    value = " ".join(value.split())
    if _ISO.match(value):
        return _parse_iso(value)
    if _NUMERIC.search(value):
        return _parse_numeric(value, day_first)
    return _parse_written(value) if _WRITTEN.search(value) else None


def find_date(line: str, *, day_first: bool | None = None) -> str | None:
    """The date of a line that holds a date and nothing else but its label, weekday, time and zone; None for any other line."""
    words = [word.lower() for word in _WORDS.findall(line)]
    if len(line) > 80 or any(word not in _AROUND for word in words):
        return None
    bare = re.sub(
        r"^[^\d]*?\b(?:published|posted|updated|modified|created|dated?)\b(?:\s+(?:on|at))?\s*:?\s*", "", line, flags=re.IGNORECASE
    )
    return parse_date(bare.strip(" .|•·-–—"), day_first=day_first)


def _parse_iso(value: str) -> str | None:
    match = _ISO.match(value)
    if match is None or match.end() != len(value):
        return None
    compact = re.sub(r" (?=Z|[+-]\d)", "", value).replace(",", ".")
    compact = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", compact).replace(" ", "T")
    try:
        moment = datetime.fromisoformat(compact)
    except ValueError:
        return None
    if moment.year not in _YEARS:
        return None
    return compact if len(compact) == len("2016-10-01") else moment.isoformat(timespec="seconds")


def _parse_numeric(value: str, day_first: bool | None) -> str | None:
    match = _NUMERIC.search(value)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > 12:  # with dots the day stands first everywhere
        day_first = True
    elif second > 12:
        day_first = False
    elif first == second:
        day_first = True
    if day_first is None:
        return None
    day, month = (first, second) if day_first else (second, first)
    return _parse_iso(f"{match[4]}-{month:02}-{day:02}{_time_of(value[: match.start()] + ' ' + value[match.end() :])}")


def _parse_written(value: str) -> str | None:
    match = _WRITTEN.search(value)
    if match is None:
        return None
    day = _read(re.sub(r"\s+of\b", "", match[0]))
    if day is None:
        return None
    return _parse_iso(day.date().isoformat() + _time_of(value[: match.start()] + " " + value[match.end() :]))


def _time_of(rest: str) -> str:
    # The time as "T09:01:00+01:00", with what is known of its zone; empty if none is given.
    if not _TIME.search(rest):
        return ""
    moment = _read(re.sub(r"(?<=\d)\.(?=\d\d\b)", ":", re.sub(r"[^\w:.+ -]|\b[^\W\d]{5,}\b", " ", rest)).strip(" .-"))
    return f"T{moment.isoformat(timespec='seconds').partition('T')[2]}" if moment is not None else ""


def _read(text: str) -> datetime | None:
    try:
        moment = dateutil_parser.parse(text, default=datetime(2000, 1, 1), tzinfos=_zone, fuzzy=True)
    except (ValueError, OverflowError, TypeError):
        return None
    return moment if isinstance(moment, datetime) and moment.year in _YEARS else None


def _zone(name: str | None, offset: int | None) -> int | None:
    if offset is not None:
        return offset
    hours = _HOURS.get((name or "").upper())
    return None if hours is None else hours * 3600
