"""``claimgraph build`` on what people have: bad input is named and passed over, a killed build ends where an undisturbed one does."""

import json
import random
import resource
import signal
import sqlite3
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from claimgraph.graph.extraction import Article
from claimgraph.graph.record import Record
from claimgraph.loaders.samples import ARTICLES
from claimgraph.loaders.sources import read_articles

from .conftest import PROGRAM, Run

GOOD = (
    "Bridge shelled\n\nNORTHTOWN, May 2, 2023. Ruritania shelled the bridge on Monday, Ada Lind, a spokeswoman for the army of Norland, "
    "told reporters in the capital. “They fired first,” she said."
)
GERMAN = (
    "Die Regierung hat am Montag erklärt, dass sie die Brücke nicht beschossen habe und dass alle Vorwürfe der Nachbarn erfunden seien. "
    "Der Sprecher sagte außerdem, man werde den Vorfall gemeinsam mit unabhängigen Fachleuten untersuchen und das Ergebnis bald vorlegen."
)


TOLD_BY_RUNS = {"run", "problem", "meta", "tombstone"}
TOLD_BY_ORDER = {"run_id", "revision", "number", "made_at"}


def rows_of(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of a record, sorted, but what tells of runs and their order."""
    connection = sqlite3.connect(db)
    found = {}
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"):
        if name in TOLD_BY_RUNS or name.startswith(("article_words", "sqlite_")):
            continue
        columns = [r[1] for r in connection.execute(f'PRAGMA table_info("{name}")')]
        rows = connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - names of the record
        kept = [i for i, column in enumerate(columns) if column not in TOLD_BY_ORDER]
        found[name] = sorted((tuple(row[i] for i in kept) for row in rows), key=repr)
    connection.close()
    return found


def test_bad_inputs_are_named_and_the_rest_is_built(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4)
    (folder / "feed.rss").write_text("<rss version='2.0'><channel><item><title>Cut", encoding="utf-8")
    (folder / "german.txt").write_text(GERMAN, encoding="utf-8")
    lines = [
        json.dumps({"id": "one", "title": "One", "text": GOOD.replace("bridge", "road"), "published": "2023-05-02"}),
        "{this is no JSON",
        json.dumps({"id": "three", "title": "No text"}),
        json.dumps({"id": "four", "text": GOOD.replace("bridge", "dam"), "published": "31/02/2023"}),
    ]
    (folder / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ended = run("build", "articles", "--processes", "1")
    assert ended.code == 1, ended.err
    assert "Traceback" not in ended.err
    for words in ("empty.txt", "picture.txt", "feed.rss", "rows.jsonl, line 2", "rows.jsonl, line 3", "31/02/2023"):
        assert any(words in line for line in ended.err.splitlines()), (words, ended.err)
    assert "not in English" in ended.out and "de 1" in ended.out
    with Record.open(tmp_path / "claimgraph.db", read_only=True) as record:
        kept = {a.caller_id or Path(a.source_path or "").name: a for a in record.articles.current()}
        assert {"good.txt", "german.txt", "one", "four"} == set(kept)
        assert kept["four"].published is None and kept["one"].published == "2023-05-02"
        found = {x.article.id: len(x.attributions) for x in record.extractions.current()}
        assert found[kept["german.txt"].id] == 0 and found[kept["one"].id] > 0


def test_a_path_that_is_not_there_stops_before_anything_is_made(run: Run, tmp_path: Path) -> None:
    ended = run("build", "absent", "also-absent.txt")
    assert ended.code == 2 and "absent" in ended.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", ["newer", "other database", "text"])
def test_a_file_that_is_no_record_of_ours_is_left_alone(run: Run, tmp_path: Path, content: str) -> None:
    db = tmp_path / "claimgraph.db"
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    if content == "newer":
        Record.open(db).close()
        connection = sqlite3.connect(db)
        connection.execute("PRAGMA user_version = 9999")
        connection.close()
    elif content == "other database":
        connection = sqlite3.connect(db)
        connection.execute("CREATE TABLE mine (x)")
        connection.close()
    else:
        db.write_text("these are my notes, " * 100, encoding="utf-8")
    before = db.read_bytes()
    ended = run("build", "good.txt")
    assert ended.code == 3 and len(ended.err.splitlines()) == 1 and "claimgraph.db" in ended.err
    assert db.read_bytes() == before


def test_a_disk_that_is_full_is_told_in_one_line_and_the_build_can_go_on(run: Run, tmp_path: Path) -> None:
    # A limit on the size of files stands for the disk: no write past it succeeds.
    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    rows = [json.dumps({"id": str(n), "text": f"Report {n}. " + GOOD * 30}) for n in range(16)]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    command = [*PROGRAM, "build", "rows.jsonl", "--processes", "1"]
    full = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, preexec_fn=small_disk, check=False)
    assert full.returncode == 3, full.stderr
    assert len(full.stderr.splitlines()) == 1 and "Traceback" not in full.stderr
    assert run("build", "rows.jsonl").code == 0


def test_a_second_build_waits_or_says_who_holds_the_record(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    record = Record.open(tmp_path / "claimgraph.db")
    held = run("build", "good.txt", "--wait", "0.2")
    assert held.code == 3 and "process" in held.err and len(held.err.splitlines()) == 1
    threading.Timer(1.5, record.close).start()
    assert run("build", "good.txt", "--wait", "60").code == 0


def test_building_twice_changes_nothing(run: Run, tmp_path: Path) -> None:
    first = run("build", str(ARTICLES))
    assert first.code == 0, first.err
    before = rows_of(tmp_path / "claimgraph.db")
    with Record.open(tmp_path / "claimgraph.db", read_only=True) as record:
        revision = record.revision
    again = run("build", str(ARTICLES))
    assert again.code == 0
    assert rows_of(tmp_path / "claimgraph.db") == before
    with Record.open(tmp_path / "claimgraph.db", read_only=True) as record:
        assert record.revision == revision


@pytest.mark.timeout(900)  # six builds, on a machine that may be busy
def test_a_build_killed_at_any_moment_and_run_again_ends_as_one_undisturbed(run: Run, tmp_path: Path) -> None:
    samples = [a for a in read_articles([ARTICLES]) if isinstance(a, Article)]
    rows = [
        {"id": f"{n}-{a.id}", "title": a.title, "outlet": a.outlet, "published": a.published, "text": f"Edition {n}.\n\n{a.text[:700]}"}
        for n in range(3)
        for a in samples
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    began = time.monotonic()
    assert run("--db", "calm.db", "build", "rows.jsonl").code == 0
    whole = time.monotonic() - began
    moments = random.Random(7)
    killed = 0
    for _ in range(5):
        process = subprocess.Popen([*PROGRAM, "--db", "killed.db", "build", "rows.jsonl"], cwd=tmp_path, stdout=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.1, 0.9) * whole)
        killed += process.poll() is None
        process.kill()
        process.wait()
    assert killed
    ended = run("--db", "killed.db", "build", "rows.jsonl")
    assert ended.code == 0, ended.err
    assert rows_of(tmp_path / "killed.db") == rows_of(tmp_path / "calm.db")


def test_what_another_model_or_threshold_found_is_kept_until_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    planned = run("build", "good.txt", "--dry-run")
    assert planned.code == 0 and "new                     1" in planned.out and not (tmp_path / "claimgraph.db").exists()
    assert run("build", "good.txt", "--min-confidence", "1").code == 0
    with Record.open(tmp_path / "claimgraph.db", read_only=True) as record:
        (noted,) = record.runs.all()
        assert noted.config["min_confidence"] == 1.0 and noted.config["model"]["name"] and noted.extractor.endswith("min-confidence 1")
        assert sum(len(x.attributions) for x in record.extractions.current()) == 0
    kept = run("build", "good.txt")
    assert kept.code == 0 and "made otherwise          1" in kept.out and "--again" in kept.out and "--min-confidence 1" in kept.out
    planned = run("build", "good.txt", "--dry-run", "--again")
    assert "unchanged               1" in planned.out and "would be extracted anew" in planned.out
    anew = run("build", "good.txt", "--again")
    assert anew.code == 0 and "made otherwise" not in anew.out
    with Record.open(tmp_path / "claimgraph.db", read_only=True) as record:
        assert sum(len(x.attributions) for x in record.extractions.current()) > 0
