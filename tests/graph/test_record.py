"""The record: one file, one writer, safe at any moment."""

import itertools
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from claimgraph.graph.errors import RecordError, UsageError
from claimgraph.graph.extraction import Article, Attribution, Claim, Extraction, Span
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.graph.record import Record
from claimgraph.graph.record_extractions import Problem
from claimgraph.graph.rows import EdgeRow, Judgement, NodeRow


def make_article(text: str, **given: Any) -> Article:
    return Article(make_id("article", text_hash(text)), text, **given)


def make_extraction(article: Article) -> Extraction:
    span = Span.of(article.text, 0, 4)
    claim = Claim(make_id("claim", article.id), "statement")
    return Extraction(article, (Attribution(make_id("quote", article.id), "direct", (), (), (span,), claim),))


def state(record: Record) -> dict[str, list[Any]]:
    """All that must not depend on how the record came to be: every table but runs, numbers and revisions."""
    connection = sqlite3.connect(record.path)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    found = {}
    for name in names:
        if name in {"article", "article_source", "extraction", "judgement"} or name.startswith(("node_", "relationship_")):
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
            kept = ", ".join(f'"{c}"' for c in columns if c not in {"number", "revision", "run_id"})
            found[name] = sorted(connection.execute(f'SELECT {kept} FROM "{name}"'), key=repr)  # noqa: S608 - names of the schema
    connection.close()
    return found


# -- articles --


def test_one_text_from_two_files_is_one_article(record: Record) -> None:
    text = "The bridge is closed, the mayor said."
    first = make_article(text, source_path="a.txt", outlet="Morning Post")
    second = make_article(text, source_path="b.txt", published="2024-01-31", title="Bridge")
    added = record.articles.add([first, second, first])
    assert (added.new, added.known, added.refused) == (1, 2, ())
    (merged,) = record.articles.get([first.id])
    assert (merged.outlet, merged.title, merged.published) == ("Morning Post", "Bridge", "2024-01-31")
    assert [path for _, _, _, path in record.articles.sightings()] == ["b.txt", "a.txt"]


def test_loading_order_and_repetition_do_not_matter(tmp_path: Path) -> None:
    articles = [
        make_article("First text.", url="https://x.example/1", published="2024-01-01", outlet="A"),
        make_article("Second text.", url="https://x.example/1", published="2024-01-02"),
        make_article("Third text.", url="https://x.example/1", published="2024-01-02"),
        make_article("First text.", url="https://x.example/2", source_path="z"),
        make_article("Fourth text.", url="https://x.example/2", published="2023-01-01"),
        make_article("Fifth text."),
    ]
    states = []
    for n, order in enumerate(itertools.islice(itertools.permutations(articles), 0, 720, 37)):
        with Record.open(tmp_path / f"{n}.db") as record:
            for article in order:
                record.articles.add([article])
            record.articles.add(order[:3])
            states.append(state(record))
    assert all(other == states[0] for other in states)


def test_later_text_under_one_address_replaces_the_earlier(record: Record) -> None:
    old = make_article("The truce holds.", url="https://x.example/1#top", published="2024-01-01")
    new = make_article("The truce is over.", url="https://x.example/1", published="2024-01-02")
    record.articles.add([new])
    record.articles.add([old])
    assert [a.id for a in record.articles.current()] == [new.id]
    record.extractions.add([make_extraction(a) for a in (old, new)], extractor="x")
    assert [e.article.id for e in record.extractions.current()] == [new.id]


def test_a_front_page_is_no_address_of_an_article(record: Record) -> None:
    record.articles.add([make_article("One.", url="https://x.example/"), make_article("Two.", url="https://x.example")])
    assert len(list(record.articles.current())) == 2


@pytest.mark.parametrize("field", ["text", "title", "outlet"])
def test_half_a_character_is_refused_by_name(record: Record, field: str) -> None:
    values = {"text": "A text.", "source_path": "bad.json", field: "x\ud800y"}
    good = make_article("Good.")
    added = record.articles.add([make_article(**values), good])
    assert added.new == 1
    assert "bad.json" in str(added.refused[0])
    assert "offset 1" in str(added.refused[0])


def test_nul_and_hostile_text_are_kept_as_they_are(record: Record) -> None:
    text = "a\x00b'); DROP TABLE article; -- \u2028 “x”"
    record.articles.add([make_article(text)])
    assert [a.text for a in record.articles.current()] == [text]


def test_search_finds_words_and_phrases(record: Record) -> None:
    record.articles.add([make_article("The old bridge of Mostar fell.", title="Bridge"), make_article("A bridge too old.")])
    assert len(record.articles.search("old bridge")) == 2
    assert [f.title for f in record.articles.search('"old bridge"')] == ["Bridge"]
    assert record.articles.search("AND OR NEAR(") == []
    assert record.articles.search("mo*star") == []
    with pytest.raises(UsageError, match="no word"):
        record.articles.search(' "" ')


# -- extractions --


def test_extractions_come_back_as_they_were(record: Record) -> None:
    article = make_article("Good morning.", caller_id="7", published="2024-01-01")
    record.articles.add([article])
    assert record.extractions.pending("x 1") == [article.id]
    record.extractions.add([make_extraction(article)], extractor="x 1")
    assert list(record.extractions.current()) == [make_extraction(article)]
    assert record.extractions.pending("x 1") == []


def test_another_extractor_is_left_alone_unless_asked(record: Record) -> None:
    article = make_article("Good morning.")
    record.articles.add([article])
    record.extractions.add([make_extraction(article)], extractor="x 1")
    assert record.extractions.pending("x 2") == []
    assert record.extractions.extractors() == {"x 1": 1}
    assert record.extractions.pending("x 2", again=True) == [article.id]


def test_a_date_learnt_later_makes_an_article_pending_again(record: Record) -> None:
    article = make_article("Good morning.")
    record.articles.add([article])
    record.extractions.add([make_extraction(article)], extractor="x")
    record.articles.add([make_article("Good morning.", published="2024-01-01")])
    assert record.extractions.pending("x") == [article.id]


def test_an_extraction_of_an_unknown_article_is_refused_whole(record: Record) -> None:
    known, unknown = make_article("Known text."), make_article("Unknown text.")
    record.articles.add([known])
    with pytest.raises(RecordError):
        record.extractions.add([make_extraction(known), make_extraction(unknown)], extractor="x")
    assert list(record.extractions.current()) == []


def test_problems_belong_to_their_run(record: Record) -> None:
    run_id = record.runs.begin({"again": False}, extractor="x")
    record.runs.add_problems([Problem("InputError", "bad.txt: \ud800"), Problem("InputError", "bad.txt: \ud800")], run_id=run_id)
    record.runs.finish(run_id, {"read": 1})
    assert record.runs.problems(run_id) == [Problem("InputError", "bad.txt: \\ud800")]
    assert record.runs.problems("u_none") == []


def test_a_humans_word_stands_above_the_machines(record: Record) -> None:
    human = Judgement("merge", "p_1", "p_2", verdict=False)
    record.judgements.add([human])
    record.graph.replace(
        [], [], machine_judgements=[Judgement("merge", "p_1", "p_2", by="m", score=0.9), Judgement("merge", "p_1", "p_3", by="m")]
    )
    assert [(j.right_id, j.verdict, j.by) for j in record.judgements.all()] == [("p_2", False, "human"), ("p_3", True, "m")]
    assert record.judgements.withdraw(human)
    assert [(j.right_id, j.by) for j in record.judgements.all("merge")] == [("p_2", "m"), ("p_3", "m")]


def test_a_pair_is_one_whichever_side_is_named_first(record: Record) -> None:
    record.judgements.add([Judgement("merge", "p_2", "p_1"), Judgement("split", "p_2", "a_1")])
    record.judgements.add([Judgement("merge", "p_1", "p_2", verdict=False), Judgement("split", "a_1", "p_2")])
    assert [(j.left_id, j.verdict) for j in record.judgements.all("merge")] == [("p_1", False)]
    assert len(record.judgements.all("split")) == 2
    record.graph.replace([], [], machine_judgements=[Judgement("merge", "p_2", "p_1", by="m")])
    assert [j.human for j in record.judgements.all("merge")] == [True]


# -- the graph --


def test_the_graph_comes_back_as_it_was(seeded_record: Record, seeded: ModuleType) -> None:
    nodes, edges = seeded.seeded_graph()
    kept = {node.id: node for label in ("Article", "Speaker", "Quote", "Claim") for node in seeded_record.graph.nodes(label)}
    for node in nodes:
        if node.id in kept:
            assert all(kept[node.id].properties[name] == value for name, value in node.properties.items())
    assert {edge.id for edge in edges if edge.type == "ACCUSES"} == {edge.id for edge in seeded_record.graph.edges("ACCUSES")}


def test_the_same_graph_again_changes_nothing(seeded_record: Record, seeded: ModuleType) -> None:
    nodes, edges = seeded.seeded_graph()
    token = seeded_record.token
    change = seeded_record.graph.replace(nodes[::-1], edges[::-1])
    assert (change.revision, change.changed, change.deleted) == (1, 0, 0)
    assert seeded_record.token == token


def test_only_what_changed_gets_the_new_revision(seeded_record: Record, seeded: ModuleType) -> None:
    nodes, edges = seeded.seeded_graph()
    nodes[5] = NodeRow(nodes[5].label, nodes[5].id, {**nodes[5].properties, "name": "Renamed"})
    gone = edges.pop()
    change = seeded_record.graph.replace(nodes, edges)
    assert (change.revision, change.changed, change.deleted) == (2, 1, 1)
    assert [node.id for node in seeded_record.graph.nodes(nodes[5].label, since=1)] == [nodes[5].id]
    assert list(seeded_record.graph.tombstones(since=1)) == [(gone.type, gone.id)]
    seeded_record.graph.replace(nodes, [*edges, gone])
    assert list(seeded_record.graph.tombstones()) == []


@pytest.mark.parametrize(
    "edge",
    [
        EdgeRow("MADE", "r_1", "p_nobody", "Speaker", "c_1", "Claim"),
        EdgeRow("MADE", "r_1", "p_orlova", "Speaker", "c_none", "Claim"),
        EdgeRow("MADE", "r_1", "a_1", "Article", "c_1", "Claim"),  # a label that the type does not join
    ],
)
def test_a_relationship_without_its_ends_is_refused_whole(seeded_record: Record, seeded: ModuleType, edge: EdgeRow) -> None:
    nodes, edges = seeded.seeded_graph()
    before = state(seeded_record)
    with pytest.raises(RecordError, match="MADE r_1 has no"):
        seeded_record.graph.replace(nodes, [*edges[:5], edge])
    assert state(seeded_record) == before


def test_an_id_that_stands_twice_is_refused(record: Record) -> None:
    with pytest.raises(RecordError, match="twice"):
        record.graph.replace([NodeRow("Country", "RUS", {"name": "a"}), NodeRow("Country", "RUS", {"name": "b"})], [])
    assert record.graph.counts()["Country"] == 0


@pytest.mark.parametrize("properties", [{"name": 1}, {"nam": "x"}, {"name": ["x"]}])
def test_a_value_of_another_type_is_refused(record: Record, properties: dict[str, Any]) -> None:
    with pytest.raises((TypeError, KeyError)):
        record.graph.replace([NodeRow("Country", "RUS", properties)], [])
    assert record.revision == 0


# -- files that are no record, other writers, crashes --


def test_reading_needs_a_record(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no record is there"):
        Record.open(tmp_path / "none.db", read_only=True)
    with pytest.raises(UsageError, match="not there"):
        Record.open(tmp_path / "none" / "x.db")
    with pytest.raises(RecordError, match="a folder"):
        Record.open(tmp_path)


@pytest.mark.parametrize("content", [b"hello, this is a text of more than a hundred bytes " * 4, b"\x00\x01\x02" * 1000])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_no_database_stays_as_it_is(tmp_path: Path, content: bytes, read_only: bool) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(RecordError, match="not a record of claimgraph"):
        Record.open(path, read_only=read_only)
    assert path.read_bytes() == content


def test_a_database_of_another_application_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match="another application"):
        Record.open(path)
    assert path.read_bytes() == before


def test_a_newer_record_is_refused(record: Record) -> None:
    record.close()
    connection = sqlite3.connect(record.path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for read_only in (True, False):
        with pytest.raises(RecordError, match="newer version"):
            Record.open(record.path, read_only=read_only)


def test_an_older_model_is_filled_anew_by_the_next_build(seeded_record: Record) -> None:
    seeded_record.close()
    connection = sqlite3.connect(seeded_record.path)
    connection.execute("UPDATE meta SET value = 'older' WHERE key = 'model'")
    connection.commit()
    connection.close()
    with pytest.raises(RecordError, match="run claimgraph build"):
        Record.open(seeded_record.path, read_only=True)
    with Record.open(seeded_record.path) as record:
        assert record.graph.counts()["Quote"] == 0


def test_a_second_writer_waits_and_then_says_who_writes(record: Record) -> None:
    began = time.monotonic()
    with pytest.raises(RecordError, match=f"process {os.getpid()} is writing"):
        Record.open(record.path, busy_timeout=0.3)
    assert time.monotonic() - began >= 0.3
    with Record.open(record.path, read_only=True) as reader:
        assert reader.revision == 0
    record.close()
    Record.open(record.path, busy_timeout=0).close()


def test_a_killed_writer_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    code = f"import time; from claimgraph.graph.record import Record; r = Record.open({str(path)!r}); print(1, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(RecordError, match=f"process {process.pid} "):
            Record.open(path, busy_timeout=0)
        process.send_signal(signal.SIGKILL)
        process.wait()
    Record.open(path, busy_timeout=0).close()


def test_a_full_disk_is_one_line_and_nothing_half_written(record: Record, seeded: ModuleType) -> None:
    nodes, edges = seeded.seeded_graph()
    record.graph.replace(nodes[:10], [])
    before = state(record)
    pages = record.file.connection.execute("PRAGMA page_count").fetchone()[0]
    record.file.connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(RecordError, match="disk is full"):
        record.graph.replace([NodeRow("Article", f"a_{i}", {"text": "x" * 5000}) for i in range(50)], [])
    with pytest.raises(RecordError, match="disk is full"):
        record.articles.add([make_article(f"{i} " + "word " * 2000) for i in range(50)])
    assert state(record) == before
    record.file.connection.execute("PRAGMA max_page_count = 1000000")
    record.graph.replace(nodes, edges)
    assert record.graph.counts()["Quote"] == len(seeded.QUOTES)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="a superuser may write everywhere")
def test_a_folder_that_cannot_be_written_can_be_read(seeded_record: Record) -> None:
    seeded_record.close()
    folder = seeded_record.path.parent
    folder.chmod(0o500)
    try:
        with Record.open(seeded_record.path, read_only=True) as reader:
            assert reader.revision == 1
    finally:
        folder.chmod(0o700)


WRITER = """
import sys
from claimgraph.graph.record import Record
from claimgraph.graph.rows import NodeRow
from claimgraph.graph.extraction import Article
from claimgraph.graph.ids import make_id, text_hash
with Record.open(sys.argv[1]) as record:
    print("open", flush=True)
    for i in range(60):
        text = f"text {i} " + "word " * 500
        day, url = f"2024-01-{i % 28 + 1:02}", f"https://x.example/{i % 7}"
        record.articles.add([Article(make_id("article", text_hash(text)), text, url=url, published=day)])
        record.graph.replace([NodeRow("Article", f"a_{n}", {"text": "x" * 3000, "title": str(i)}) for n in range(i)], [])
"""


def test_a_writer_killed_again_and_again_ends_where_an_undisturbed_one_does(tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    subprocess.run([sys.executable, "-c", WRITER, str(whole)], check=True, stdout=subprocess.DEVNULL)
    delays = random.Random(5)
    for _ in range(5):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(killed)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(delays.uniform(0.01, 0.4))
            process.send_signal(signal.SIGKILL)
        with Record.open(killed) as record:
            assert record.file.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert len({node.properties["title"] for node in record.graph.nodes("Article")}) <= 1
    subprocess.run([sys.executable, "-c", WRITER, str(killed)], check=True, stdout=subprocess.DEVNULL)
    with Record.open(whole, read_only=True) as one, Record.open(killed, read_only=True) as other:
        assert state(one) == state(other)
