"""Dates as people and machines write them; and numbers that are none."""

import pytest

from claimgraph.loaders.sources.dates import find_date, parse_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2016-10-01", "2016-10-01"),
        ("2016-10-01T09:01", "2016-10-01T09:01:00"),
        ("2022-07-03T17:20:10Z", "2022-07-03T17:20:10+00:00"),
        ("2022-07-03 17:20:10.250 +0300", "2022-07-03T17:20:10+03:00"),
        ("Mon, 09 Apr 2018 18:55:38 GMT", "2018-04-09T18:55:38+00:00"),
        ("Oct 1, 2016, 9:01 AM", "2016-10-01T09:01:00"),
        ("Sat 1 Oct 2016 09.01 BST", "2016-10-01T09:01:00+01:00"),
        ("Published 10:15 PM EDT, Wed October 5, 2016", "2016-10-05T22:15:00-04:00"),
        ("3 March 2022 at 14:05 (IRST)", "2022-03-03T14:05:00"),  # a zone that is not known is not made up
        ("3rd of March 2022", "2022-03-03"),
        ("12.03.2022 14:05", "2022-03-12T14:05:00"),
        ("31/12/2020", "2020-12-31"),
        ("12/31/2020", "2020-12-31"),
        ("03/04/2022", None),  # March or April
        ("31/02/2020", None),
        ("2016-02-30", None),
        ("4040", None),
        ("2016", None),
        ("1475312460", None),
        ("October 2016", None),
        ("2016-10", None),
        ("yesterday", None),
        ("10 AM", None),
        ("", None),
    ],
)
def test_parse_date(value, expected):
    assert parse_date(value) == expected


def test_day_first_settles_what_is_two_dates():
    assert parse_date("03/04/2022", day_first=True) == "2022-04-03"
    assert parse_date("03/04/2022", day_first=False) == "2022-03-04"


@pytest.mark.parametrize("line", ["The attack of September 11, 2001 changed it", "By Jane Doe, Oct 1 2016", "May we?", "3 May"])
def test_a_line_with_other_words_is_no_date_line(line):
    assert find_date(line) is None
