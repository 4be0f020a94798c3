# ruff: noqa: E501 - cases read best as rows
"""When something was said, relative to a Saturday, 1 October 2016."""

from datetime import date

import pytest

from claimgraph.loaders.dates import published_day, resolve_date

DAY = date(2016, 10, 1)


@pytest.mark.parametrize(
    ("words", "said_on"),
    [
        ("on Wednesday", "2016-09-28"), ("earlier on Thursday", "2016-09-29"), ("Saturday", "2016-10-01"), ("last Saturday", "2016-09-24"),
        ("today", "2016-10-01"), ("yesterday", "2016-09-30"), ("two days ago", "2016-09-29"), ("last month", "2016-09"), ("in September", "2016-09"),
        ("in November", "2015-11"), ("on Sept. 28", "2016-09-28"), ("28 September", "2016-09-28"), ("Dec. 3", "2015-12-03"),
        ("September 3, 2013", "2013-09-03"), ("in March 2011", "2011-03"), ("2014-02-30", None), ("last week", "2016-09"), ("this week", None),
        ("next Wednesday", None), ("until Friday", None), ("it may rain", None), ("", None), ("this month", "2016-10"), ("Feb. 31", None),
    ],
)  # fmt: skip
def test_words_mean_the_date(words: str, said_on: str | None) -> None:
    assert resolve_date(words, DAY) == said_on


@pytest.mark.parametrize("published", ["2016-10-01T23:30:00-05:00", "2016-10-02T01:30:00+03:00", "2016-10-02"])
def test_weekday_counts_back_from_the_day_of_its_zone(stage, published: str) -> None:  # type: ignore[no-untyped-def]
    text = "Kemal Ersoy said on Saturday that the talks had failed."
    document = stage(text, ("Kemal Ersoy", "said", "the talks had failed"), published=published)
    assert document.drafts[0].said_on == "2016-10-01"


def test_without_publication_only_full_dates_are_told() -> None:
    assert resolve_date("on Wednesday", None) is None
    assert resolve_date("28 September 2016", None) == "2016-09-28"


def test_day_of_publication_is_that_of_its_own_zone() -> None:
    assert published_day("2016-10-01T23:30:00-05:00") == date(2016, 10, 1)
    assert published_day("2016") is None and published_day(None) is None


@pytest.mark.parametrize(
    ("text", "draft", "said_on"),
    [
        ("Kemal Ersoy said on Wednesday that the talks had failed.", ("Kemal Ersoy", "said", "the talks had failed"), "2016-09-28"),
        (
            "The talks had failed, Kemal Ersoy said in a statement dated Wednesday.",
            ("Kemal Ersoy", "said", "The talks had failed"),
            "2016-09-28",
        ),
        ("Kemal Ersoy said earlier on Thursday that the talks had failed.", ("Kemal Ersoy", "said", "the talks had failed"), "2016-09-29"),
        ("Kemal Ersoy said last week that the talks had failed.", ("Kemal Ersoy", "said", "the talks had failed"), "2016-09"),
        (
            "In a statement on Wednesday, Kemal Ersoy said the talks had failed.",
            ("Kemal Ersoy", "said", "the talks had failed"),
            "2016-09-28",
        ),
        (
            "Kemal Ersoy told Interfax in an interview published on Wednesday it was late.",
            ("Kemal Ersoy", "told", "it was late"),
            "2016-09-28",
        ),
        (
            "Kemal Ersoy wrote on Twitter on Friday that the talks had failed.",
            ("Kemal Ersoy", "wrote", "the talks had failed"),
            "2016-09-30",
        ),
        ("Kemal Ersoy said in September that the talks had failed.", ("Kemal Ersoy", "said", "the talks had failed"), "2016-09"),
        ("Kemal Ersoy said in 2013 that the talks had failed.", ("Kemal Ersoy", "said", "the talks had failed"), None),
        # the day of a clause that only describes who speaks is not either
        ("Kemal Ersoy, who arrived on Monday, said the talks had failed.", ("Kemal Ersoy", "said", "the talks had failed"), None),
        # the day of what is told is not the day of telling
        ("Kemal Ersoy said the talks had failed on Monday.", ("Kemal Ersoy", "said", "the talks had failed on Monday"), None),
    ],
)
def test_date_that_hangs_on_the_cue(stage, text: str, draft: tuple[str, str, str], said_on: str | None) -> None:  # type: ignore[no-untyped-def]
    document = stage(text, draft)
    assert document.drafts[0].said_on == said_on
