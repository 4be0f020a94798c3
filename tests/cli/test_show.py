"""The commands that show: draw, evidence, read, export, on the seeded record, in this process."""

import csv
import io

import pytest

from claimgraph.graph.record import Record


@pytest.fixture(scope="module")
def empty_db(tmp_path_factory):
    path = tmp_path_factory.mktemp("show") / "empty.db"
    with Record.open(path):
        pass
    return path


@pytest.mark.parametrize("what", ["who-accuses-whom", "denials", "chains", "discourse", "matrix", "timeline", "outlets"])
def test_nothing_is_drawn_of_an_empty_record_and_a_sentence_says_so(empty_db, call, tmp_path, what):
    code, out, err = call(empty_db, "draw", what, "-o", tmp_path / "x.png")
    assert (code, out) == (0, "")
    assert err.endswith("no file was written\n")
    assert list(tmp_path.iterdir()) == []


def test_filters_of_the_command_line_reach_the_picture(seeded_db, call, tmp_path):
    filters = ("--level", "speaker", "--modality", "any", "--country", "Turkey", "--outlet", "Evening Post")
    code, _, err = call(seeded_db, "draw", "who-accuses-whom", *filters, "-o", tmp_path / "x.csv")
    assert (code, err) == (0, f"{tmp_path / 'x.csv'}: 2 of 2\n")
    rows = list(csv.DictReader((tmp_path / "x.csv").open(encoding="utf-8")))
    assert {(row["source_id"], row["target_id"]) for row in rows} == {("TUR", "RUS"), ("p_kaya", "p_orlova")}
    code, _, _ = call(seeded_db, "draw", "discourse", "--aggregation", "congruence", "-o", tmp_path / "d.html")
    assert code == 0
    assert "Who stands with whom" in (tmp_path / "d.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("draw", "chord", "-o", "x.png"), "there are: who-accuses-whom, denials, chains, discourse"),
        (("draw", "matrix", "-o", "x.bmp"), "known endings: png, svg, html"),
        (("draw", "matrix", "-o", "nowhere/x.png"), "the folder nowhere is not there"),
        (("draw", "chains", "--modality", "any", "-o", "x.png"), "no parameter 'modality'; it has: outlet, since, until"),
        (("draw", "matrix", "--level", "planet", "-o", "x.png"), "not one of 'country'"),
        (("evidence",), "Give ids, or both --source and --target"),
        (("evidence", "--source", "Russia"), "Give ids, or both --source and --target"),
        (("evidence", "r_none"), "no passage stands behind 'r_none'"),
        (("read", "Border talk"), "nearest: Border talks"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_code_2(seeded_db, call, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    code, out, err = call(seeded_db, *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_evidence_of_an_id_and_of_a_pair_of_names(seeded_db, call):
    code, out, _ = call(seeded_db, "evidence", "--source", "Orlova", "--target", "Turkey", "--type", "accusation", "--format", "csv")
    assert code == 0
    assert {row["quote_id"] for row in csv.DictReader(io.StringIO(out))} == {"q_1", "q_2"}
    assert call(seeded_db, "evidence", "a_1", "--format", "csv")[1] == out
    assert "**Turkey had shelled the bridge**" in call(seeded_db, "evidence", "q_1", "-f", "md")[1]


def test_export_dna_writes_a_statement_a_line(seeded_db, call, tmp_path):
    code, _, err = call(seeded_db, "export", "dna", "-o", tmp_path / "x.csv")
    assert code == 0
    rows = list(csv.DictReader((tmp_path / "x.csv").open(encoding="utf-8")))
    assert err == f"{tmp_path / 'x.csv'}: {len(rows)} lines\n"
    assert {"Russian Foreign Ministry", "Press Department"} <= {row["organization"] for row in rows}


@pytest.mark.timeout(300)
def test_a_server_is_asked_as_the_embedded_graph_is(seeded_db, call, tmp_path, monkeypatch, neo4j_server, empty_neo4j):
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    assert call(seeded_db, "push", neo4j_server.uri)[0] == 0
    for arguments in (
        ("ask", "who-accuses-whom", "--level", "speaker", "--format", "json"),
        ("evidence", "--source", "Orlova", "--target", "Turkey", "--format", "csv"),
        ("evidence", "c_1", "a_1", "-f", "md"),
        ("draw", "who-accuses-whom", "--type", "accusation", "-o", "net.graphml"),
        ("draw", "timeline", "-o", "line.svg"),
        ("read", "a_1", "-o", "page.html"),
        ("actors", "--format", "csv"),
    ):
        outcome = {}
        for where, more in {"embedded": (), "server": ("--neo4j", neo4j_server.uri)}.items():
            (tmp_path / where).mkdir(exist_ok=True)
            monkeypatch.chdir(tmp_path / where)
            code, out, err = call(seeded_db, *arguments, *more)
            outcome[where] = (code, out, err, {p.name: p.read_bytes() for p in (tmp_path / where).iterdir()})
        assert outcome["server"] == outcome["embedded"], arguments
        assert outcome["server"][0] == 0 and (outcome["server"][1] or outcome["server"][3])
