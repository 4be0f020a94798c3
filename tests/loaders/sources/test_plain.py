"""The head of a plain text: title, date, byline, dateline and outlet where they stand."""

import pytest

from claimgraph.loaders.sources.articles import normalise
from claimgraph.loaders.sources.plain import read_head

BODY = (
    "The port was closed on Tuesday after the two governments failed to agree on the inspection of ships that had been waiting for weeks."
)


@pytest.mark.parametrize(
    ("above", "first", "expected"),
    [
        # as saved from a browser
        (
            "3 Comments\n\nPort stays closed, both sides say\n\nMar 4, 2021, 9:01 AM\nNews ID: 4711\n\n",
            "HarbourOnline: ",
            ("Port stays closed, both sides say", "Mar 4, 2021, 9:01 AM", "HarbourOnline", None),
        ),
        (
            "Port stays closed\nBy Jane Doe and Ali Roe\nPublished: 4 March 2021\n\n",
            "IZMIR (QPA) — ",
            ("Port stays closed", "4 March 2021", "QPA", "Jane Doe and Ali Roe"),
        ),
        (
            "Port stays closed\nSource: The Bay Courier\nUpdated: 5 March 2021\n\n",
            "KYIV, March 3 (TASS) — ",
            ("Port stays closed", "5 March 2021", "The Bay Courier", None),
        ),
        (
            "World\nPort stays closed after talks\nThu 4 Mar 2021 | By Jane Doe\n",
            "WASHINGTON — ",
            ("Port stays closed after talks", "Thu 4 Mar 2021", None, "Jane Doe"),
        ),
        ("Port stays closed\n\n", "NEW DELHI: ", ("Port stays closed", None, None, None)),
        ("Reuters\nPort stays closed\n\n", "MOSCOW (Reuters) - ", ("Port stays closed", None, "Reuters", None)),
        ("", "", (None, None, None, None)),
        ("", "BEIRUT, Lebanon (AP) — ", (None, None, "AP", None)),
        ("Port stays closed\n4040\n2021\n\n", "", ("Port stays closed", None, None, None)),
        ("Port stays closed\n\n", "Analysis: ", ("Port stays closed", None, None, None)),
        ("Port stays closed\nhttp://bay.example/1\nDate: 03/04/2021\n\n", "", ("Port stays closed", "03/04/2021", None, None)),
    ],
)
def test_head(above, first, expected):
    text = f"{above}{first}{BODY}\n\nOn 9 May 2020, officials said, it had been closed before.\n"
    head = read_head(text)
    assert (head.title, head.published, head.outlet, head.author) == expected
    assert text[head.body_start :].startswith(BODY if first != "Analysis: " else first)


def test_a_date_in_the_body_is_not_the_publication_date():
    assert read_head(f"Title of it\n\n{BODY}\n\nMarch 3, 2021\n\n{BODY}").published is None


def test_a_source_at_the_foot_is_the_outlet():
    assert read_head(f"Title of it\n\n{BODY}\n\n© 2021 The Bay Courier. All rights reserved.").outlet == "The Bay Courier"
    assert read_head(f"Title of it\n\n{BODY}\n\nSource: Bay Wire").outlet == "Bay Wire"


@pytest.mark.parametrize("text", ["", "\n\n", "A", "Two words", "Short one.\nShort two.\nShort three."])
def test_texts_without_a_head(text):
    head = read_head(text)
    assert head.published is None
    assert 0 <= head.body_start <= len(text)


def test_lines_broken_to_a_width_are_running_text():
    wrapped = "The port was closed on Tuesday after the two\ngovernments failed to agree on the\ninspection of ships.\n    It stays so."
    assert read_head(wrapped).body_start == 0
    assert read_head(wrapped).author is None
    titled = f"The port stays closed while\nboth sides talk about ships\n\nBy Jane Doe\n\n{wrapped}"
    head = read_head(titled)
    assert titled[head.body_start :] == wrapped
    assert head.author == "Jane Doe"


def test_normalise_once_and_for_all():
    text = "\ufeffCafe\u0301\r\nb\rc\u00a0“d”\x07\u2029e"
    assert normalise(text) == "Café\nb\nc\u00a0“d”\n\ne"
    assert normalise(normalise(text)) == normalise(text)
