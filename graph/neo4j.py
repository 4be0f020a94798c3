"""Neo4j as a server that is connected to and asked as a projection; `graph.neo4j_push` fills it.

In: an address, user and password. Out: a driver whose server has answered, and a `Projection` over it. What goes wrong is one line.
"""

import logging
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TypeVar

from .errors import ProjectionError, QueryError
from .projection import Answer, Projection, check_parameters, check_reads, normalise

if TYPE_CHECKING:
    import neo4j
    import neo4j.exceptions

__all__ = ["Neo4jProjection", "connect", "errors_of", "open_server", "transact"]

T = TypeVar("T")

QUIET: Final = logging.NullHandler()
"""What the driver logs goes to whoever listens, and not, where nobody does, as further lines to stderr."""


def connect(
    uri: str | None = None, *, username: str | None = None, password: str | None = None, retry_seconds: float = 30.0
) -> "neo4j.Driver":
    """A driver whose server has answered. What is not given comes from NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD.

    Raises
    ------
    ProjectionError : no address, no such server, wrong user or password, a certificate that does not verify.
    """
    import neo4j
    from neo4j.exceptions import ConfigurationError

    logging.getLogger("neo4j").addHandler(QUIET)
    uri = uri or os.environ.get("NEO4J_URI")
    if not uri:
        raise ProjectionError("no Neo4j server is named; give neo4j://HOST or set NEO4J_URI")
    username = username or os.environ.get("NEO4J_USERNAME", "neo4j")
    password = password if password is not None else os.environ.get("NEO4J_PASSWORD")
    auth = None if password is None else (username, password)
    try:
        driver = neo4j.GraphDatabase.driver(
            uri, auth=auth, max_transaction_retry_time=retry_seconds, connection_timeout=15.0, notifications_min_severity="OFF"
        )
    except (ConfigurationError, ValueError) as error:
        raise ProjectionError(f"{uri}: no address of a Neo4j server ({_one_line(error)}); write neo4j://HOST:7687") from error
    try:
        with errors_of(uri):
            _verify(driver, uri, auth)
    except BaseException:
        driver.close()
        raise
    return driver


def _verify(driver: "neo4j.Driver", uri: str, auth: tuple[str, str] | None) -> None:
    import neo4j
    from neo4j.exceptions import ServiceUnavailable

    try:
        driver.verify_connectivity()
    except ServiceUnavailable:
        if uri.startswith("neo4j"):
            # A driver that asks for routes does not say why it gets none; one that goes straight to the address does.
            straight = "bolt" + uri.removeprefix("neo4j").partition("?")[0]
            with neo4j.GraphDatabase.driver(straight, auth=auth, connection_timeout=15.0) as other:
                other.verify_connectivity()
        raise


def open_server(
    uri: str | None = None, *, username: str | None = None, password: str | None = None, database: str = "neo4j"
) -> "Neo4jProjection":
    """A server as a projection; close it with ``with``.

    Raises
    ------
    ProjectionError : as `connect`.
    """
    return Neo4jProjection(connect(uri, username=username, password=password, retry_seconds=5.0), database)


class Neo4jProjection(Projection):
    """A server that is asked and never written to."""

    def __init__(self, driver: "neo4j.Driver", database: str = "neo4j") -> None:
        self._driver = driver
        self._database = database

    def query(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = None, limit: int | None = None
    ) -> Answer:
        """As `Projection.query`."""
        from neo4j.exceptions import ClientError, CypherTypeError, Neo4jError

        check_reads(cypher)
        given = check_parameters(cypher, parameters)

        def work(transaction: "neo4j.ManagedTransaction") -> Answer:
            result = transaction.run(cypher, given)
            columns = tuple(result.keys())
            found = [tuple(normalise(value) for value in row.values()) for row in islice(result, None if limit is None else limit + 1)]
            return Answer(columns, found[:limit], limit is not None and len(found) > limit)

        with errors_of(self._driver):
            try:
                return transact(self._driver, work, database=self._database, writes=False, timeout=timeout)
            except UnicodeEncodeError as error:
                raise QueryError("a parameter holds half a character (a lone surrogate), which is no text") from error
            except (ClientError, CypherTypeError) as error:
                if _timed_out(error):
                    raise QueryError(f"the question took longer than {timeout} s; narrow it, or give it more time") from error
                if "Security" in (error.code or ""):
                    raise
                raise QueryError(_one_line(error.message or error)) from error
            except Neo4jError as error:
                if _timed_out(error):
                    raise QueryError(f"the question took longer than {timeout} s; narrow it, or give it more time") from error
                raise

    def close(self) -> None:
        """As `Projection.close`."""
        self._driver.close()


def transact(
    driver: "neo4j.Driver",
    work: "Callable[[neo4j.ManagedTransaction], T]",
    *,
    database: str,
    writes: bool = True,
    timeout: float | None = None,
) -> T:
    """The result of ``work`` in one transaction, tried again as the driver does; Ctrl-C ends it on the server too.

    Raises
    ------
    neo4j.exceptions.Neo4jError, DriverError : as the driver does; `errors_of` makes one line of them.
    """
    import neo4j

    mark = secrets.token_hex(8)
    stopped: list[KeyboardInterrupt] = []

    @neo4j.unit_of_work(metadata={"claimgraph": mark}, timeout=timeout)
    def marked(transaction: "neo4j.ManagedTransaction") -> T:
        try:
            return work(transaction)
        except KeyboardInterrupt as stop:
            # Else the driver would wait for the end of the statement before it lets go.
            stopped.append(stop)
            driver.execute_query(TERMINATE, {"mark": mark}, database_=database)
            raise

    mode = neo4j.WRITE_ACCESS if writes else neo4j.READ_ACCESS
    manager = driver.execute_query_bookmark_manager
    try:
        with driver.session(database=database, default_access_mode=mode, bookmark_manager=manager) as session:
            return session.execute_write(marked) if writes else session.execute_read(marked)
    except Exception:
        if stopped:  # the statement failed, for it was ended
            raise stopped[0] from None
        raise


TERMINATE: Final = """SHOW TRANSACTIONS YIELD transactionId AS i, metaData AS m WHERE m.claimgraph = $mark
TERMINATE TRANSACTIONS i YIELD message RETURN message"""


def _timed_out(error: "neo4j.exceptions.Neo4jError") -> bool:
    return any(part in (error.code or "") for part in ("TransactionTimedOut", "Terminated"))


@contextmanager
def errors_of(server: "neo4j.Driver | str") -> Iterator[None]:
    """Turn what the driver raises within the ``with`` into a ProjectionError of one line; ``server`` is a driver or an address."""
    from neo4j.exceptions import AuthError, ConfigurationError, ConstraintError, DriverError, Neo4jError, ServiceUnavailable

    address = server if isinstance(server, str) else _address(server)
    try:
        yield
    except AuthError as error:
        raise ProjectionError(f"{address}: user or password is refused; set NEO4J_USERNAME and NEO4J_PASSWORD") from error
    except ServiceUnavailable as error:
        raise ProjectionError(f"{address}: {_unavailable(error)}") from error
    except ConstraintError as error:
        raise ProjectionError(f"{address}: a constraint of the database is in the way ({_one_line(error.message or error)})") from error
    except (Neo4jError, DriverError, ConfigurationError) as error:
        words = _one_line(getattr(error, "message", None) or error)
        code = getattr(error, "code", None) or ""
        hint = next((hint for part, hint in HINTS.items() if part in code or part in words), None)
        raise ProjectionError(f"{address}: {hint} ({words})" if hint else f"{address}: {words}") from error


HINTS: Final[Mapping[str, str]] = {
    "ReadOnly": "the database can only be read; let it be written, or name another with --database",
    "read-only": "the database can only be read; let it be written, or name another with --database",
    "DatabaseNotFound": "the server has no such database",
    "NotALeader": "the server is no longer the one of its cluster that writes; push again, to a neo4j:// address",
    "Forbidden": "the user may not do that there",
    "ConstraintCreationFailed": "a constraint cannot be made; two nodes there have one id, or an index of yours stands on it",
    "TransactionCommitFailed": "the server could not keep what it was sent; look whether its disk is full, then push again",
    "TransactionLogError": "the server could not keep what it was sent; look whether its disk is full, then push again",
    "DatabaseUnavailable": "the server's database does not start; its log says why; were it damaged: a push into an empty one sends all",
    "critical error": "the server's database has stopped; look at its disk and its log, start it again, then push again",
    "No space left": "the server's disk is full; make room, then push again",
    "OutOfMemory": "the server has too little memory; give it more (NEO4J_HEAP), then push again",
    "MemoryPool": "the server has too little memory; give it more (NEO4J_HEAP), then push again",
}
"""Part of an error's code or words to what it means here."""


def _unavailable(error: BaseException) -> str:
    words = [_one_line(error)]
    cause = error.__cause__ or error.__context__
    while cause is not None and len(words) < 5:
        words.append(_one_line(cause))
        cause = cause.__cause__ or cause.__context__
    said = " ".join(words)
    if "CERTIFICATE_VERIFY_FAILED" in said or "certificate verify failed" in said:
        return "its TLS certificate does not verify; where it is your own, write bolt+ssc:// or neo4j+ssc://"
    if "WRONG_VERSION_NUMBER" in said or "SSL" in said:
        return "the server there does not speak TLS; write the address without +s or +ssc"
    if "No write service" in said:
        return "no server there takes writes now; push again, to a neo4j:// address"
    return f"no Neo4j server answers there ({words[0]}); start it, or look at the address"


def _address(driver: "neo4j.Driver") -> str:
    info = getattr(driver, "_pool", None)
    address = getattr(info, "address", None)
    return "Neo4j" if address is None else str(address)


def _one_line(error: object) -> str:
    return " ".join(str(error).split())[:400]
