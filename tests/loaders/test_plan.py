"""What a build would do, told without doing it; and what tells one extractor from another."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from claimgraph.graph.errors import InputError, InputNote
from claimgraph.graph.extraction import Article, Extraction
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.graph.record import Record
from claimgraph.loaders.fingerprint import describe, extractor_fingerprint, model_used
from claimgraph.loaders.plan import Plan, plan


def make_article(text: str, **given: Any) -> Article:
    return Article(make_id("article", text_hash(text)), text, **given)


def extracted(path: Path, *articles: Article, extractor: str | None = None) -> None:
    with Record.open(path) as record:
        record.articles.add(articles)
        kept = record.articles.get([a.id for a in articles])
        model = {"name": "reader", "version": "0.9", "digest": "0123456789ab"}
        run_id = record.runs.begin({"again": False, "model": model}, extractor=extractor or extractor_fingerprint())
        record.extractions.add([Extraction(a) for a in kept], extractor=extractor or extractor_fingerprint(), run_id=run_id)


def counts(made: Plan) -> tuple[int, int, int, int]:
    return made.new, made.changed, made.unchanged, len(made.failures)


def test_without_a_record_everything_is_new_and_none_is_made(tmp_path: Path) -> None:
    one = make_article("One.")
    made = plan(tmp_path / "x.db", [one, one, make_article("Two."), InputError("bad.txt: no"), InputNote("a note"), make_article("  ")])
    assert counts(made) == (2, 0, 0, 2) and made.to_extract == 2 and len(made.notes) == 1
    assert not list(tmp_path.iterdir())


def test_nothing_gives_nothing(tmp_path: Path) -> None:
    made = plan(tmp_path / "x.db", [])
    assert counts(made) == (0, 0, 0, 0) and made.to_extract == 0 and made.extractor.startswith("claimgraph 0.")


def test_each_way_in_which_an_article_may_stand_to_the_record(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    known = make_article("Known.", published="2024-01-01", url="https://x.example/1#top", source_path="a.txt")
    extracted(path, known, make_article("Undated."), make_article("Elsewhere.", outlet="River Gazette"))
    before = path.read_bytes()
    found = [
        known,
        make_article("Elsewhere.", outlet="River Gazette", source_path="copy.txt"),  # in another file: nothing that an extraction sees
        make_article("Undated.", published="2024-02-02"),
        make_article("Known, corrected.", url="https://x.example/1"),
        make_article("New."),
        make_article("New on the front page.", url="https://x.example/"),
    ]
    assert counts(plan(path, found)) == (2, 2, 2, 0)
    assert counts(plan(path, reversed(found))) == (2, 2, 2, 0)
    assert path.read_bytes() == before and not list(tmp_path.glob("*-journal"))
    with Record.open(path) as record:  # and the build finds what the plan said
        assert record.articles.add(found).new == 3
        assert len(record.extractions.pending(extractor_fingerprint())) == 4


def test_what_an_earlier_run_left_and_what_others_made_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    extracted(path, make_article("One."), extractor="0.0.1+older")
    extracted(path, make_article("Two."), extractor=extractor_fingerprint(min_confidence=0.5))
    with Record.open(path) as record:
        record.articles.add([make_article("Three.")])
    made = plan(path, [])
    assert (made.left, made.to_extract) == (1, 1)
    model = "model reader 0.9 (0123456789ab)"
    assert made.otherwise == {
        f"claimgraph 0.0.1+older, {model}": 1,
        f"claimgraph {extractor_fingerprint()}, {model}, --min-confidence 0.5": 1,
    }
    assert plan(path, [], again=True).to_extract == 3
    assert plan(path, [], again=True, min_confidence=0.5).to_extract == 2


def test_a_record_whose_graph_is_of_another_version_can_be_planned_for(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    extracted(path, make_article("One."))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE meta SET value = 'older' WHERE key = 'model'")
    connection.commit()
    connection.close()
    assert counts(plan(path, [make_article("One.")])) == (0, 0, 1, 0)


@pytest.mark.parametrize("least", [None, 0, 0.0])
def test_no_threshold_is_no_other_extractor(least: float | None) -> None:
    assert extractor_fingerprint(min_confidence=least) == extractor_fingerprint()


def test_an_extractor_tells_its_threshold_and_model() -> None:
    assert extractor_fingerprint(min_confidence=0.6) == f"{extractor_fingerprint()} min-confidence 0.6"
    assert describe("0.1.0+abc min-confidence 0.6", model_used()).startswith("claimgraph 0.1.0+abc, model claimgraph-attribution ")
    assert set(model_used()) == {"name", "version", "digest"} and len(model_used()["digest"]) == 12
