"""``claimgraph push`` and ``--neo4j`` where there is no server: one line and code 3; the contract itself is held in tests/graph."""

from pathlib import Path

from .conftest import Ended, Run, run_in

NOWHERE = "bolt://127.0.0.1:1"


def test_a_server_that_is_not_there(demo: tuple[Path, Ended]) -> None:
    for arguments in (["push", NOWHERE], ["ask", "who-accuses-whom", "--neo4j", NOWHERE]):
        ended = run_in(demo[0], *arguments, CLAIMGRAPH_DB="demo/claimgraph.db", NEO4J_PASSWORD="secret-word")
        assert ended.code == 3, ended.err
        assert len(ended.err.splitlines()) == 1 and "secret-word" not in ended.err


def test_no_address_is_wrong_usage(run: Run) -> None:
    ended = run("push")
    assert ended.code == 2 and "NEO4J_URI" in ended.err
