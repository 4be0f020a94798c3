"""What every test may use, and a word at the end on what was skipped for want of what."""

import importlib.util
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = [sys.executable, "-c", "from claimgraph.cli import main; main()"]


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended."""

    code: int
    out: str
    err: str


def run_in(folder: Path, *arguments: str, stdin: bytes | None = None, timeout: float = 240, **environment: str) -> Ended:
    """Run the program in a folder."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CLAIMGRAPH_", "NEO4J_"))}
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        cwd=folder,
        input=stdin if stdin is not None else b"",
        capture_output=True,
        timeout=timeout,
        env={**kept, **environment},
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--rewrite-golden``: write golden files again instead of comparing; read them as a diff."""
    parser.addoption("--rewrite-golden", action="store_true", help="write golden files (and the README's sessions) again")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where several processes share the tests, a file stays on one of them, and all files that need Neo4j on the same: it is one server."""
    with_server = {item.path for item in items if "neo4j_server" in getattr(item, "fixturenames", ())}
    for item in items:
        file = ".".join(item.path.relative_to(ROOT / "tests").with_suffix("").parts)
        item.add_marker(pytest.mark.xdist_group("neo4j" if item.path in with_server else file))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data beside the repository, or where CLAIMGRAPH_SHARED says; it is no part of the project."""
    path = Path(os.environ.get("CLAIMGRAPH_SHARED") or ROOT.parent / "shared")
    if not (path / "data").is_dir():
        pytest.skip("the measuring data (../shared/data, or CLAIMGRAPH_SHARED) is absent")
    return path


def load_helper(name: str) -> ModuleType:
    """A module of tests/graph that holds no tests, by its name; the same one each time."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "tests" / "graph" / f"{name}.py")
        assert spec is not None and spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)  # dataclasses look their module up
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture(scope="session")
def seeded() -> ModuleType:
    """The module tests/graph/seeded.py."""
    return load_helper("seeded")


@pytest.fixture(scope="session")
def seeded_db(tmp_path_factory: pytest.TempPathFactory, seeded: ModuleType) -> Path:
    """The record of the seeded graph, made once; read only by agreement."""
    from claimgraph.graph.record import Record

    with Record.open(tmp_path_factory.mktemp("seeded") / "seeded.db") as record:
        record.graph.replace(*seeded.seeded_graph())
        return record.path


@pytest.fixture(scope="session")
def neo4j_servers() -> Any:
    """The module tests/graph/neo4j_server.py."""
    return load_helper("neo4j_server")


@pytest.fixture(scope="session")
def neo4j_server(neo4j_servers: Any) -> Iterator[Any]:
    """A Neo4j that answers, one for the whole run."""
    found = neo4j_servers.start()
    if isinstance(found, str):
        pytest.skip(f"no Neo4j: {found}")
    try:
        yield found
    finally:
        found.stop()


@pytest.fixture(scope="session")
def neo4j_driver(neo4j_server: Any) -> Iterator[Any]:
    """A driver of it; what NEO4J_URI names is used only while it is empty, and left empty."""
    from claimgraph.graph.neo4j import connect

    given = bool(os.environ.get("NEO4J_URI"))
    with connect(neo4j_server.uri, username=neo4j_server.username, password=neo4j_server.password) as driver:
        if given and driver.execute_query("MATCH (n) RETURN n LIMIT 1", database_="neo4j").records:
            pytest.skip("the database at NEO4J_URI is not empty, and tests never wipe what is not theirs")
        yield driver
        if given:
            driver.execute_query("MATCH (n) DETACH DELETE n", database_="neo4j")


@pytest.fixture
def empty_neo4j(neo4j_driver: Any) -> Any:
    """The driver of a server with nothing in it; constraints stay."""
    neo4j_driver.execute_query("MATCH (n) DETACH DELETE n", database_="neo4j")
    return neo4j_driver


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ended]:
    """The folder in which the demo was run, once, and how that ended."""
    folder = tmp_path_factory.mktemp("demo")
    return folder, run_in(folder, "demo", "--into", "demo")


@pytest.fixture(scope="session")
def sample_record(demo: tuple[Path, Ended]) -> Path:
    """The record of the sample articles, that of the demo; read only by agreement."""
    return demo[0] / "demo" / "claimgraph.db"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests were skipped for want of what."""
    reasons: Counter[str] = Counter()
    for report in terminalreporter.stats.get("skipped", []):
        if isinstance(report.longrepr, tuple):
            reasons[report.longrepr[2].removeprefix("Skipped: ")] += 1
    for reason, n in reasons.most_common():
        terminalreporter.write_line(f"{n} skipped: {reason}")
