"""``claimgraph push`` and ``--neo4j`` as a person drives them; what a push does is held in tests/graph."""

import json
import os
import pty
import select
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from claimgraph.graph.extraction import Article, Extraction
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.graph.record import Record
from claimgraph.graph.rows import NodeRow
from claimgraph.loaders.consolidate import consolidate

from ..conftest import load_helper
from .conftest import PROGRAM, Ended, Run, run_in


def test_a_server_that_is_not_there(demo: tuple[Path, Ended]) -> None:
    for arguments in (["push", "neo4j://127.0.0.1:1"], ["ask", "who-accuses-whom", "--neo4j", "bolt://127.0.0.1:1"]):
        ended = run_in(demo[0], *arguments, CLAIMGRAPH_DB="demo/claimgraph.db", NEO4J_PASSWORD="secret-word")
        assert ended.code == 3, ended.err
        assert len(ended.err.splitlines()) == 1 and "secret-word" not in ended.err


def test_no_address_is_wrong_usage(run: Run) -> None:
    ended = run("push")
    assert ended.code == 2 and "NEO4J_URI" in ended.err


@pytest.fixture(scope="module")
def small_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with a few nodes, made without reading articles."""
    with Record.open(tmp_path_factory.mktemp("push") / "small.db") as record:
        nodes = [NodeRow("Article", f"a_{i:020x}", {"text": "word " * 400}) for i in range(2000)]
        record.graph.replace(nodes, [])
        return record.path


def environment(server: Any, **more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CLAIMGRAPH_", "NEO4J_"))}
    return {**kept, "NEO4J_URI": server.uri, "NEO4J_USERNAME": server.username, **more}


def at_a_terminal(arguments: list[str], environment: dict[str, str], answers: dict[bytes, bytes]) -> tuple[int, bytes]:
    """Run the program at a terminal of its own; when it shows a key of ``answers``, type the value. Exit code and all that it showed."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(PROGRAM[0], [*PROGRAM, *arguments], environment)
    shown = b""
    waiting = dict(answers)
    while select.select([terminal], [], [], 120)[0]:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
        for words in [words for words in waiting if words in shown]:
            os.write(terminal, waiting.pop(words))
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown


def test_at_a_terminal_the_password_is_asked_for_and_progress_shown(neo4j_server: Any, empty_neo4j: Any, small_record: Path) -> None:
    typed = {b"Password of": neo4j_server.password.encode() + b"\n"}
    code, shown = at_a_terminal(["push", "--db", str(small_record)], environment(neo4j_server), typed)
    assert code == 0, shown
    assert neo4j_server.password.encode() not in shown
    assert b"rows/s" in shown and b"sent 2,000 nodes" in shown


def test_without_a_terminal_no_password_is_waited_for(neo4j_server: Any, small_record: Path) -> None:
    given = environment(neo4j_server)
    done = subprocess.run([*PROGRAM, "push", "--db", small_record], env=given, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert done.returncode == 3 and "NEO4J_PASSWORD" in done.stderr and len(done.stderr.splitlines()) == 1


ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = -1 RETURN count(*) AS n"


def running(driver: Any, words: str) -> int:
    statement = (
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $w AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*) AS n"
    )
    (row,) = driver.execute_query(statement, {"w": words}, database_="neo4j").records
    return int(row["n"])


def wait_until(reached: Any, seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while not reached() and time.monotonic() < end:
        time.sleep(0.1)
    return bool(reached())


def stopped_by_ctrl_c(command: list[str], env: dict[str, str], reached: Any) -> tuple[int, bytes]:
    """Exit code and stderr of a program that gets a Ctrl-C as soon as something is reached."""

    def listen() -> None:  # a shell that runs the tests in the background lets its children ignore it
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with subprocess.Popen(command, env=env, stderr=subprocess.PIPE, stdout=subprocess.PIPE, preexec_fn=listen) as process:
        try:
            assert wait_until(reached)
            process.send_signal(signal.SIGINT)
            _, words = process.communicate(timeout=60)
        finally:
            process.kill()  # nothing where it has ended; what ignores the signal would keep the server busy
    return process.returncode, words


def test_ctrl_c_cancels_a_question_on_the_server(neo4j_server: Any, empty_neo4j: Any, tmp_path: Path) -> None:
    (tmp_path / "endless.cypher").write_text(ENDLESS)
    given = environment(neo4j_server, NEO4J_PASSWORD=neo4j_server.password)
    command = [*PROGRAM, "ask", "--neo4j", neo4j_server.uri, "--cypher", str(tmp_path / "endless.cypher")]
    code, words = stopped_by_ctrl_c(command, given, lambda: running(empty_neo4j, "a * b = -1") == 1)
    assert code == 130 and len(words.splitlines()) == 1, words
    assert wait_until(lambda: running(empty_neo4j, "a * b = -1") == 0)


def test_ctrl_c_cancels_a_push_and_the_next_mends_it(neo4j_server: Any, empty_neo4j: Any, tmp_path: Path) -> None:
    with Record.open(tmp_path / "large.db") as record:
        record.graph.replace((NodeRow("Article", f"a_{i:020x}", {"text": "word " * 100}) for i in range(30_000)), [])
    given = environment(neo4j_server, NEO4J_PASSWORD=neo4j_server.password)

    def stored() -> int:
        (row,) = empty_neo4j.execute_query("MATCH (a:Article) RETURN count(a) AS n", database_="neo4j").records
        return int(row["n"])

    code, words = stopped_by_ctrl_c([*PROGRAM, "push", "--db", str(record.path)], given, lambda: stored() > 0)
    assert code == 130 and len(words.splitlines()) == 1, words
    assert wait_until(lambda: running(empty_neo4j, "UNWIND $rows") == 0)
    from claimgraph.graph.neo4j_push import push

    push(record.path, empty_neo4j)
    assert stored() == 30_000


def test_a_question_has_the_time_and_rows_it_is_given(neo4j_server: Any, empty_neo4j: Any, tmp_path: Path) -> None:
    (tmp_path / "endless.cypher").write_text(ENDLESS)
    (tmp_path / "rows.cypher").write_text("UNWIND range(1, 10) AS a RETURN a AS a ORDER BY a")
    given = {"NEO4J_USERNAME": neo4j_server.username, "NEO4J_PASSWORD": neo4j_server.password}
    slow = run_in(tmp_path, "ask", "--neo4j", neo4j_server.uri, "--cypher", "endless.cypher", "--timeout", "1", **given)
    assert slow.code == 2 and "longer than 1" in slow.err and len(slow.err.splitlines()) == 1
    cut = run_in(tmp_path, "ask", "--neo4j", neo4j_server.uri, "--cypher", "rows.cypher", "--max-rows", "3", "-f", "csv", **given)
    assert cut.code == 0 and cut.out.split() == ["a", "1", "2", "3"] and "more rows" in cut.err


def test_an_article_replaced_and_a_split_undone_reach_the_server(
    run: Run, people: dict[str, str], tmp_path: Path, neo4j_server: Any, empty_neo4j: Any
) -> None:
    def pushed() -> tuple[set[str], set[str]]:
        """Ids of the speakers and claims on the server after a push, which must be the record's."""
        given = {"NEO4J_USERNAME": neo4j_server.username, "NEO4J_PASSWORD": neo4j_server.password}
        assert run("push", neo4j_server.uri, **given).code == 0
        with Record.open(tmp_path / "claimgraph.db", read_only=True) as record:
            assert load_helper("kill_pushes").differences(record, empty_neo4j) == []
            return set(record.graph.node_ids("Speaker")), set(record.graph.node_ids("Claim"))

    first = pushed()
    assert (len(first[0]), len(first[1])) == (2, 3)
    assert run("entity", "split", "Sergei Lobov", "Sergey Lobov").code == 0
    assert len(pushed()[0]) == 3
    judgement = json.loads(run("entity", "show", people["Sergei Lobov"], "-f", "json").out)["judgements"][0]["id"]
    assert run("entity", "undo", judgement).code == 0
    assert pushed() == first
    text = "The envoy took it back."
    newer = Article(make_id("article", text_hash(text)), text, published="2024-02-01", url="https://news.example/closing")
    with Record.open(tmp_path / "claimgraph.db") as record:
        record.articles.add([newer])
        record.extractions.add([Extraction(newer, (), ())], extractor="x")
        consolidate(record)
    speakers, claims = pushed()
    assert speakers == first[0] - {people["Mira Kovač"]} and len(claims) == 2
