"""The contract that every graph engine fills: a Cypher statement in, an `Answer` out, the same rows from each.

What all engines must agree on is done here, once: which ``$name`` a statement needs, which parameters are refused, and what a value looks
like on the way out (Decimal to int, the driver's dates to `datetime.date`).
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, Self

from .errors import QueryError

__all__ = ["Answer", "Limited", "Projection", "check_parameters", "check_reads", "normalise", "parameter_names"]

# Strings, back-quoted names and comments are skipped, so that a "$" in them is no parameter.
TOKENS: Final = re.compile(
    r"""'(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" | `(?:``|[^`])*` | //[^\n]* | /\*.*?\*/ | \$(?P<name>\w+) | \$`(?P<quoted>[^`]+)`""",
    re.VERBOSE | re.DOTALL,
)
READING: Final = frozenset({"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "EXPLAIN", "PROFILE"})
FILES: Final = re.compile(r"\bLOAD\s+(FROM|CSV|WITH)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a statement gave: column names and rows in the statement's order; ``truncated`` says that a limit cut rows off."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    truncated: bool = False

    def dicts(self) -> list[dict[str, Any]]:
        """One dict a row, keyed by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Projection(ABC):
    """A graph that can be asked and not written to; close it with ``with`` or `close`."""

    @abstractmethod
    def query(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = None, limit: int | None = None
    ) -> Answer:
        """Ask one statement.

        Parameters
        ----------
        parameters : a value for every ``$name`` of the statement; others are left out. No list may hold None.
        timeout : seconds after which the engine gives up.
        limit : most rows to take; `Answer.truncated` tells of more.

        Raises
        ------
        QueryError : the engine refuses the statement, it writes, a parameter is not given or not allowed, or the time is over.
        ProjectionError : the engine is gone.
        """

    @abstractmethod
    def close(self) -> None:
        """Let the engine go; a second call does nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Limited(Projection):
    """Another projection with a time and a number of rows that hold for every statement that names none; ``truncated`` tells of a cut."""

    def __init__(self, inner: Projection, *, timeout: float | None = None, limit: int | None = None) -> None:
        self._inner = inner
        self._timeout = timeout
        self._limit = limit
        self.truncated = False

    def query(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = None, limit: int | None = None
    ) -> Answer:
        """As `Projection.query`."""
        answer = self._inner.query(
            cypher, parameters, timeout=self._timeout if timeout is None else timeout, limit=self._limit if limit is None else limit
        )
        self.truncated |= answer.truncated
        return answer

    def close(self) -> None:
        """As `Projection.close`."""
        self._inner.close()


def parameter_names(cypher: str) -> frozenset[str]:
    """The names of a statement's parameters."""
    return frozenset(name for m in TOKENS.finditer(cypher) if (name := m["name"] or m["quoted"]))


def check_reads(cypher: str) -> None:
    """Hold a statement to one that reads: an engine opened read-only would still write files (``COPY .. TO``) or read them (``LOAD``).

    Raises
    ------
    QueryError : nothing is asked, there are several statements, or it does not begin as a question does.
    """
    bare = TOKENS.sub(" ", cypher).strip().rstrip("; \t\r\n")
    words = bare.upper().split()
    if not words:
        raise QueryError("no statement; there are comments at most")
    if ";" in bare:
        raise QueryError("several statements at once; ask one at a time")
    first = re.split(r"\W", words[0])[0]
    if first not in READING:
        raise QueryError(
            f"a statement that begins with {first or words[0]} is none that only reads; begin with MATCH, UNWIND, WITH or RETURN"
        )
    if FILES.search(bare):
        raise QueryError("LOAD reads files; a question may ask the graph alone")


def check_parameters(cypher: str, parameters: Mapping[str, Any] | None) -> dict[str, Any]:
    """The parameters that a statement uses.

    Raises
    ------
    QueryError : one is not given (an engine would take it for null), or a list holds None (engines differ on it).
    """
    given = dict(parameters or {})
    needed = parameter_names(cypher)
    missing = sorted(needed - given.keys())
    if missing:
        raise QueryError(f"no value is given for {', '.join('$' + name for name in missing)}")
    for name in sorted(needed):
        value = given[name]
        if isinstance(value, list | tuple) and any(item is None for item in value):
            raise QueryError(f"${name} is a list with nothing (null) in it; leave such entries out")
    return {name: list(given[name]) if isinstance(given[name], tuple) else given[name] for name in sorted(needed)}


def normalise(value: Any) -> Any:
    """A value as every engine gives it: int for whole Decimals, `date` for dates, lists and dicts of such."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime):
        return value
    if isinstance(value, list | tuple):
        return [normalise(item) for item in value]
    if isinstance(value, dict):
        return {key: normalise(item) for key, item in value.items()}
    if not isinstance(value, date) and hasattr(value, "to_native"):
        return value.to_native()
    return value
