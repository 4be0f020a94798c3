"""``claimgraph actors`` and ``claimgraph entity``, on a small record made without reading anything."""

import csv
import json

import pytest

from .conftest import Run


def test_actors_are_listed_with_counts_and_a_passage(run: Run, people: dict[str, str]) -> None:
    rows = {row["name"]: row for row in json.loads(run("actors", "--format", "json").out)}
    assert set(rows) == {"Sergei Lobov", "Mira Kovač", "Turkey", "North Macedonia"}
    lobov, turkey = rows["Sergei Lobov"], rows["Turkey"]
    assert (lobov["id"], lobov["countries"], lobov["n_quotes"], lobov["n_claims"], lobov["n_about"]) == (
        people["Sergei Lobov"], ["MKD"], 2, 2, 0,
    )  # fmt: skip
    assert (turkey["n_quotes"], turkey["n_about"], turkey["n_articles"], turkey["countries"]) == (0, 3, 3, ["TUR"])
    assert rows["North Macedonia"]["quote_id"] is None
    passage = run("evidence", lobov["quote_id"])
    assert passage.code == 0 and "Lobov" in passage.out
    table = run("actors", "--country", "north macedonia", "--kind", "person")
    assert table.code == 0 and "Lobov" in table.out and "Turkey" not in table.out and "2 rows" in table.out
    (row,) = csv.DictReader(run("actors", "--like", "KOVAC", "--format", "csv").out.splitlines())
    assert row["name"] == "Mira Kovač" and row["kind"] == "person"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["actors", "--like", "lobof"], 0, "the nearest: Sergei Lobov"),
        (["actors", "--country", "Turkei"], 2, "Turkey (TUR)"),
        (["actors", "--kind", "persons"], 2, "there are: country, person, speaker, state"),
        (["entity", "show", "Sergei Lobow"], 2, "the nearest: Sergei Lobov"),
        (["entity", "merge", "Mira Kovač", "TUR"], 2, "a state is merged with nothing"),
        (["entity", "merge", "Mira Kovač", "mira kovac"], 2, "the same already"),
        (["entity", "split", "Mira Kovač", "Ada Lind"], 2, "nothing was merged into it"),
        (["entity", "merge", "Mira Kovač"], 2, "--help"),
        (["entity", "undo", "r_0000"], 2, "no judgement has that id"),
        (["--db", "absent.db", "entity", "show", "x"], 2, "no record is there"),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, list) else None,
)
def test_what_is_not_there_is_told_in_one_line(run: Run, people: dict[str, str], arguments: list[str], code: int, words: str) -> None:
    ended = run(*arguments)
    assert ended.code == code and words in ended.err and len(ended.err.splitlines()) == 1, ended.err


def test_a_person_decides_and_takes_it_back(run: Run, people: dict[str, str]) -> None:
    split = run("entity", "split", "Sergei Lobov", "Sergey Lobov", "--because", "two brothers")
    assert split.code == 0, split.err
    assert "Sergey Lobov" in json.loads(run("actors", "--like", "lobov", "-f", "json").out)[1]["name"]
    shown = json.loads(run("entity", "show", people["Sergei Lobov"][:8], "-f", "json").out)
    (judgement,) = shown["judgements"]
    assert (judgement["basis"], judgement["verdict"], judgement["by"], judgement["score"]) == ("two brothers", False, "human", 1.0)
    assert len(shown["articles"]) == 1
    assert run("entity", "undo", judgement["id"]).code == 0
    assert len(json.loads(run("entity", "show", "sergey lobov", "-f", "json").out)["articles"]) == 2
    assert run("entity", "rename", "Mira Kovač", "Mira K.").code == 0
    text = run("entity", "show", "Mira K.").out
    assert "also Mira Kovač" in text and "is called Mira K.: a person on" in text and "Closing The Roads" in text
