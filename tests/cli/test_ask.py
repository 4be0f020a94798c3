"""Asking, evidence, drawing and reading through the program, on the demo's record."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimgraph.queries.questions import questions

from .conftest import Ended, run_in

COLUMNS = ["source_id", "source", "target_id", "target", "n_claims", "n_articles", "first_said_on", "last_said_on", "edge_id"]


def ask(demo: tuple[Path, Ended], *arguments: str) -> Ended:
    return run_in(demo[0], *arguments, CLAIMGRAPH_DB="demo/claimgraph.db")


def test_the_demo_goes_the_whole_way(demo: tuple[Path, Ended]) -> None:
    folder, ended = demo
    assert ended.code == 0 and not ended.err
    for words in ("articles read", "Who accuses whom", "accusation", "the picture is", "fiction"):
        assert words in ended.out
    assert (folder / "demo" / "who-accuses-whom.png").stat().st_size > 10_000


def test_every_format_tells_the_same(demo: tuple[Path, Ended]) -> None:
    rows = json.loads(ask(demo, "ask", "who-accuses-whom", "--format", "json").out)
    assert rows and list(rows[0]) == COLUMNS
    assert all(isinstance(row["n_claims"], int) for row in rows)
    table = list(csv.DictReader(io.StringIO(ask(demo, "ask", "who-accuses-whom", "-f", "csv").out)))
    assert [row["edge_id"] for row in table] == [row["edge_id"] for row in rows]
    shown = ask(demo, "ask", "who-accuses-whom").out
    assert all(row["edge_id"] in shown for row in rows)


def test_options_may_stand_before_or_after_the_command(demo: tuple[Path, Ended]) -> None:
    after = run_in(demo[0], "ask", "who-accuses-whom", "--db", "demo/claimgraph.db", "--format", "json")
    before = run_in(demo[0], "--db", "demo/claimgraph.db", "ask", "--format", "json", "who-accuses-whom")
    assert after.code == before.code == 0
    assert json.loads(after.out) == json.loads(before.out) != []


def test_no_row_is_no_error(demo: tuple[Path, Ended]) -> None:
    ended = ask(demo, "ask", "who-accuses-whom", "--since", "2150", "--format", "json")
    assert (ended.code, json.loads(ended.out)) == (0, [])


@pytest.mark.parametrize("name", questions())
def test_every_question_can_be_asked_with_its_options(sample_record: Path, call: Callable[..., tuple[int, str, str]], name: str) -> None:
    given = {"actor": "Russia", "words": "aid", "outlet": "The Potomac Ledger"}
    arguments = []
    for parameter in questions()[name].parameters:
        if parameter.required:
            if parameter.type == "claim":
                rows = json.loads(call(sample_record, "ask", "claims-with-words", "--words", "a", "-f", "json")[1])
                given[parameter.name] = rows[0]["claim_id"]
            arguments += [f"--{parameter.name.replace('_', '-')}", given[parameter.name]]
    code, out, err = call(sample_record, "ask", name, *arguments, "--format", "json")
    assert code == 0, err
    assert all(list(row) == [c.name for c in questions()[name].columns] for row in json.loads(out))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask", "who-accuses-whom", "--level", "planet"], "planet"),
        (["ask", "who-accuses-whom", "--since", "yesterday"], "yesterday"),
        (["ask", "who-accuses-whom", "--actor", "Nobody Whom Anybody Knows"], "Nobody"),
        (["ask", "what-is-x-accused-of"], "--actor"),
        (["evidence", "r_nothing"], "r_nothing"),
        (["draw", "nothing", "-o", "x.png"], "nothing"),
        (["draw", "who-accuses-whom", "-o", "x.docx"], "docx"),
        (["read", "no such article"], "no such article"),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, list) else None,
)
def test_wrong_usage_is_one_line_and_code_2(demo: tuple[Path, Ended], arguments: list[str], words: str) -> None:
    ended = ask(demo, *arguments)
    assert ended.code == 2, ended.err
    assert len(ended.err.splitlines()) == 1 and words in ended.err


def test_own_cypher_reads_and_never_writes(demo: tuple[Path, Ended]) -> None:
    (demo[0] / "mine.cypher").write_text("MATCH (c:Country {id: $state}) RETURN c.name AS name", encoding="utf-8")
    ended = ask(demo, "ask", "--cypher", "mine.cypher", "--param", "state=RUS", "--format", "json")
    assert json.loads(ended.out) == [{"name": "Russia"}]
    (demo[0] / "bad.cypher").write_text("MATCH (c:Country) DETACH DELETE c", encoding="utf-8")
    assert ask(demo, "ask", "--cypher", "bad.cypher").code == 2


def test_evidence_shows_the_words_behind_an_edge(demo: tuple[Path, Ended]) -> None:
    edge = json.loads(ask(demo, "ask", "who-accuses-whom", "--format", "json").out)[0]
    passages = json.loads(ask(demo, "evidence", edge["edge_id"], "--format", "json").out)
    assert len({p["claim_id"] for p in passages}) == edge["n_claims"]
    assert edge["edge_id"][:2] == "r_" and all(p["quote_id"] in ask(demo, "evidence", edge["edge_id"]).out for p in passages)


@pytest.mark.parametrize("ending", ["png", "svg", "graphml", "gexf", "csv"])
def test_pictures_and_graph_files(sample_record: Path, call: Callable[..., tuple[int, str, str]], tmp_path: Path, ending: str) -> None:
    code, _, err = call(sample_record, "draw", "who-accuses-whom", "-o", tmp_path / f"out.{ending}")
    assert code == 0, err
    assert (tmp_path / f"out.{ending}").stat().st_size > 100


def test_an_article_can_be_read_as_a_page(demo: tuple[Path, Ended]) -> None:
    ended = ask(demo, "read", "Russia warns of staged chemical attack in northern Syria")
    assert ended.code == 0 and ended.out.lower().startswith("<!doctype html>")


def test_exports(demo: tuple[Path, Ended]) -> None:
    lines = ask(demo, "export", "jsonl").out.splitlines()
    assert len(lines) == 19 and all("attributions" in json.loads(line) for line in lines)
    assert ask(demo, "export", "dna").out.startswith("document_id,")
    ended = ask(demo, "export", "neo4j-admin", "-o", "demo/admin")
    assert ended.code == 0 and len(list((demo[0] / "demo" / "admin").iterdir())) > 10
    assert ask(demo, "export", "neo4j-admin").code == 2
