"""``claimgraph actors`` and ``claimgraph entity``, on a small record made without reading anything."""

import csv
import json
from pathlib import Path

import pytest

from claimgraph.graph.extraction import Actor, Affiliation, Article, Attribution, Claim, Entity, Extraction, Span, Target
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.graph.record import Record
from claimgraph.loaders.consolidate import consolidate

from .conftest import Run

SAID = {"shelling the bridge": "Sergei Lobov", "jamming the radio": "Sergey Lobov", "closing the roads": "Mira Kovač"}


@pytest.fixture
def people(tmp_path: Path) -> dict[str, str]:
    """A record in which three articles accuse Turkey; the name of each speaker to the id."""
    with Record.open(tmp_path / "claimgraph.db") as record:
        for words, name in SAID.items():
            text = f"{name}, the envoy, accused Turkey of {words}."
            article = Article(make_id("article", text_hash(text)), text, title=words.title(), published="2024-01-31")
            speaker_id = make_id("speaker", article.id, name)
            envoy = (Affiliation("MKD", "envoy", 0, len(name)),)
            place = text.index("Turkey")
            target = Target("TUR", "Turkey", "Country", "state", "TUR", "accused", place, place + 6, "Turkey")
            claim = Claim(make_id("claim", article.id), "accusation", targets=(target,))
            content = (Span.of(text, text.index(words), text.index(words) + len(words)),)
            actor = Actor(speaker_id, name, "Speaker", "person", country="MKD")
            attribution = Attribution(make_id("quote", article.id), "indirect", (), (), content, claim, speaker=actor)
            entities = (
                Entity(speaker_id, name, "Speaker", "person", country="MKD", affiliations=envoy),
                Entity("MKD", "North Macedonia", "Country", "state", country="MKD"),
                Entity("TUR", "Turkey", "Country", "state", country="TUR"),
            )
            record.articles.add([article])
            record.extractions.add([Extraction(article, (attribution,), entities)], extractor="x")
        consolidate(record)
        return {node.properties["name"]: node.id for node in record.graph.nodes("Speaker")}


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
