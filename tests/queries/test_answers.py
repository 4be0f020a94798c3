import csv
import datetime
import io
import json

import pytest

from claimgraph.graph.errors import UsageError
from claimgraph.queries.answers import csv_cell, render, to_csv, to_html, to_json
from claimgraph.queries.ask import Answer, ask

HOSTILE = '=HYPERLINK("https://evil.example","x")'
ANSWER = Answer(
    "x",
    "T <b>",
    ("who_id", "who", "n", "day", "of"),
    [
        {"who_id": "p_1", "who": HOSTILE, "n": 2, "day": datetime.date(2024, 1, 31), "of": ["a", "b"]},
        {"who_id": "p_2", "who": "<script>alert(1)</script>", "n": -1, "day": None, "of": []},
    ],
)


def test_json_is_one_array_of_objects():
    assert json.loads(to_json(ANSWER))[0] == {"who_id": "p_1", "who": HOSTILE, "n": 2, "day": "2024-01-31", "of": ["a", "b"]}
    assert to_json(Answer("x", "T", ("a",), [])) == "[]\n"


def test_csv_reads_back_and_runs_no_formula():
    rows = list(csv.reader(io.StringIO(to_csv(ANSWER))))
    assert rows[0] == list(ANSWER.columns)
    assert rows[1] == ["p_1", "'" + HOSTILE, "2", "2024-01-31", "a; b"]
    assert rows[2][2:] == ["-1", "", ""]  # a number stays a number


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1"])
def test_csv_cell_makes_formulas_text(text):
    assert csv_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "a=1", "Орлова", "5", "“quoted”"])
def test_csv_cell_leaves_words_alone(text):
    assert csv_cell(text) == text


def test_html_is_escaped():
    page = to_html(ANSWER)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "T &lt;b&gt;" in page


def test_table_shows_names_for_ids_and_no_control_characters(engine):
    text = render(ask(engine, "who-accuses-whom"), "table")
    assert "source_id" not in text
    assert "r_" in text
    escape = Answer("x", "T", ("a",), [{"a": "\x1b[31mred\x07"}])
    assert "\x1b" not in render(escape)
    assert "\x07" not in render(escape)


def test_markup_of_an_article_is_not_markup_of_the_terminal():
    assert "[bold]x[/bold]" in render(Answer("x", "T", ("a",), [{"a": "[bold]x[/bold]"}]))


def test_unknown_format_says_the_known_ones():
    with pytest.raises(UsageError, match="table, csv, json"):
        render(ANSWER, "xlsx")
