"""What can be wrong with a Neo4j server, on real ones: each is one clear line, and the next push mends what was left half done."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest

from claimgraph.graph.errors import ProjectionError
from claimgraph.graph.neo4j import connect
from claimgraph.graph.neo4j_files import AdminFiles, export_for_admin
from claimgraph.graph.neo4j_push import push
from claimgraph.graph.record import Record
from claimgraph.graph.rows import NodeRow

from ..conftest import load_helper

_kills = load_helper("kill_pushes")
_no_leader = load_helper("no_leader")

pytestmark = pytest.mark.timeout(300)


@contextmanager
def one_line(words: str) -> Iterator[pytest.ExceptionInfo[ProjectionError]]:
    """What is done within must fail with these words, in one line, with the exit code of a server that cannot be used."""
    with pytest.raises(ProjectionError, match=words) as caught:
        yield caught
    assert "\n" not in str(caught.value) and caught.value.exit_code == 3


def open_at(server: Any, scheme: str, *, port: int | None = None, seconds: float = 30) -> Any:
    """A driver of a server under another scheme, perhaps by way of another port of this machine."""
    address = urlsplit(server.uri)
    host = "127.0.0.1" if port else address.hostname
    uri = f"{scheme}://{host}:{port or address.port or 7687}"
    return connect(uri, username=server.username, password=server.password, retry_seconds=seconds)


def run(driver: Any, cypher: str) -> None:
    driver.execute_query(cypher, database_="neo4j")


# -- the server of the run --


@pytest.mark.parametrize(
    ("uri", "password", "words"),
    [
        ("bolt://127.0.0.1:1", "x", "no Neo4j server answers"),
        ("neo4j://127.0.0.1:1", "x", "no Neo4j server answers there.*refused"),
        ("nonsense://x", "x", "no address"),
        ("neo4j", "wrong-password", "user or password is refused"),
    ],
)
def test_a_server_that_cannot_be_used(neo4j_server: Any, uri: str, password: str, words: str) -> None:
    address = uri if "://" in uri else neo4j_server.uri.replace("bolt", uri)
    with one_line(words) as caught:
        connect(address, username="neo4j", password=password)
    assert password not in str(caught.value) or password == "x"


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_tls_that_does_not_verify_may_be_trusted(neo4j_server: Any, empty_neo4j: Any, seeded_record: Record, scheme: str) -> None:
    if not (neo4j_server.home / "certificates").is_dir():
        pytest.skip("the server at hand was not started with a certificate of its own")
    with one_line("certificate does not verify; .*ssc://"):
        open_at(neo4j_server, f"{scheme}+s")
    with open_at(neo4j_server, f"{scheme}+ssc") as driver:
        push(seeded_record.path, driver)
    assert _kills.differences(seeded_record, empty_neo4j) == []


def test_a_constraint_in_the_way(empty_neo4j: Any, seeded_record: Record) -> None:
    run(empty_neo4j, "DROP CONSTRAINT claimgraph_Speaker_id IF EXISTS")
    run(empty_neo4j, "CREATE (:Speaker {id: 'twice'}), (:Speaker {id: 'twice'})")
    with one_line("two nodes there have one id|in the way"):
        push(seeded_record.path, empty_neo4j)
    run(empty_neo4j, "MATCH (n:Speaker {id: 'twice'}) DELETE n")
    push(seeded_record.path, empty_neo4j)
    assert _kills.differences(seeded_record, empty_neo4j) == []


@pytest.mark.parametrize("scheme", ["neo4j", "bolt"])
def test_a_change_of_leader(neo4j_server: Any, empty_neo4j: Any, seeded_record: Record, scheme: str) -> None:
    address = urlsplit(neo4j_server.uri)
    if address.scheme not in ("bolt", "neo4j"):
        pytest.skip("the server is spoken to by TLS, which nobody between can read")
    with _no_leader.Wire(address.hostname, address.port or 7687) as wire:
        wire.n_refused = 2
        with open_at(neo4j_server, scheme, port=wire.port) as driver:
            push(seeded_record.path, driver)
        assert wire.n_refused == 0
        assert _kills.differences(seeded_record, empty_neo4j) == []
        wire.n_refused = 1000
        with open_at(neo4j_server, scheme, port=wire.port, seconds=1) as driver, one_line("takes writes now|no longer the one"):
            push(seeded_record.path, driver, full=True)
        assert wire.n_refused < 1000
    assert push(seeded_record.path, empty_neo4j).writes == 0


def test_two_pushes_at_once(neo4j_server: Any, empty_neo4j: Any, seeded_record: Record) -> None:
    with open_at(neo4j_server, urlsplit(neo4j_server.uri).scheme) as other, ThreadPoolExecutor() as both:
        for pushed in [both.submit(push, seeded_record.path, driver) for driver in (empty_neo4j, other)]:
            pushed.result()
    assert _kills.differences(seeded_record, empty_neo4j) == []
    assert push(seeded_record.path, empty_neo4j).writes == 0


# -- a server of these tests alone, filled by neo4j-admin; the order of the tests is that of its life --


@dataclass
class Imported:
    """The server, the record and what was exported of it."""

    server: Any
    record: Record
    files: AdminFiles

    def open(self, scheme: str = "bolt", seconds: float = 5) -> Any:
        return open_at(self.server, scheme, seconds=seconds)

    def restart(self, *, read_only: bool = False) -> None:
        """Start it again, whether it runs or not."""
        self.server.stop()
        conf = self.server.home / "conf" / "neo4j.conf"
        lines = [line for line in conf.read_text().splitlines() if "read_only" not in line]
        conf.write_text("\n".join([*lines, f"server.databases.default_to_read_only={str(read_only).lower()}", ""]))
        self.server.start()


TEXTS = ["", "two\r\nlines\n", 'a "quoted" word, and; more', "back\\slash \\n", "\u2028 \ufeff\u00a0 ' ` {}", "=1+1", "  spaces  "]


@pytest.fixture(scope="module", autouse=True)
def importing(seeded: ModuleType, tmp_path_factory: pytest.TempPathFactory, neo4j_servers: Any) -> Iterator[tuple[Any, ...]]:
    """The record, what was exported, and the server to come: it is filled and started while the tests above run."""
    folder = tmp_path_factory.mktemp("imported")
    nodes, edges = seeded.seeded_graph()
    nodes += [NodeRow("Article", f"a_{i:020x}", {"text": text, "title": text, "callerIds": [text, "x"]}) for i, text in enumerate(TEXTS)]
    with Record.open(folder / "record.db") as record, ThreadPoolExecutor() as beside:
        record.graph.replace(nodes, edges)
        files = export_for_admin(record.path, folder / "files")
        yield record, files, beside.submit(neo4j_servers.import_into_new_store, files.command[1:], folder / "files")


@pytest.fixture(scope="module")
def imported(importing: tuple[Any, ...]) -> Iterator[Imported]:
    record, files, coming = importing
    try:
        server = coming.result()
    except ProjectionError as error:
        pytest.skip(str(error))
    else:
        try:
            made = Imported(server, record, files)
            with made.open() as driver, driver.session(database="neo4j") as session:
                for statement in files.statements:
                    session.run(statement).consume()
            yield made
        finally:
            server.stop()


def test_files_for_neo4j_admin_give_the_graph_of_a_push(imported: Imported) -> None:
    assert imported.files.n_rows == sum(imported.record.graph.counts().values())
    with imported.open() as driver:
        assert _kills.differences(imported.record, driver) == []
        assert push(imported.record.path, driver).writes == 0


def test_a_database_that_can_only_be_read(imported: Imported) -> None:
    imported.restart(read_only=True)
    for scheme in ("bolt", "neo4j"):
        with imported.open(scheme) as driver:
            assert push(imported.record.path, driver).writes == 0  # nothing to write: no error
            with one_line("can only be read"):
                push(imported.record.path, driver, full=True)
    with one_line("does not speak TLS"):
        imported.open("neo4j+ssc")


def test_a_server_that_is_gone_for_longer_than_it_is_waited_for(imported: Imported) -> None:
    with imported.open(seconds=1) as driver:
        imported.server.kill()
        with one_line("no Neo4j server answers"):
            push(imported.record.path, driver, full=True)
