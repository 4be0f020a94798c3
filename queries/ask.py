"""Asking the graph: a question of the catalogue, or one's own Cypher, with parameters that are typed and checked.

In: a projection, the question's name and its parameters (text, as from a command line, or values). Out: an `Answer`.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claimgraph.graph.errors import UsageError

from .questions import Parameter, Question, Value, find_question
from .resolve import Rows, find_node

if TYPE_CHECKING:
    import pandas

__all__ = ["Answer", "ask", "ask_cypher", "bind"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that answer a question, each a dict by column; dates are `datetime.date`, unknown is None.

    ``parameters`` are those the question was asked with, names resolved to ids.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    parameters: dict[str, Value] = field(default_factory=dict)

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.rows)

    def frame(self) -> "pandas.DataFrame":
        """The answer as a DataFrame: the columns of the question, dates as datetime64, whole numbers as Int64 (unknown: NA)."""
        import pandas as pd

        df = pd.DataFrame(self.rows, columns=list(self.columns))
        for column in df.columns:
            values = [v for v in df[column] if v is not None]
            if values and all(type(v) is datetime.date for v in values):
                df[column] = pd.to_datetime(df[column])
            elif values and all(type(v) is int for v in values):
                df[column] = df[column].astype("Int64")
        return df

    def _repr_html_(self) -> str:
        from .answers import to_html

        return to_html(self)


def ask(projection: Rows, name: str, **parameters: Any) -> Answer:
    """Ask a question of the catalogue.

    Parameters
    ----------
    name : the question's, as ``ask --list`` shows it.
    parameters : by the question's own names; those left out, or None, take their defaults. Text is read as the parameter's type; actors
        and outlets may be given by name, alias, ISO code or id.

    Raises
    ------
    UsageError : an unknown question, parameter, level, type or name, or a date that is none; the message says what is known.
    """
    question = find_question(name)
    bound = bind(projection, question, parameters)
    sent = {key: value.isoformat() if isinstance(value, datetime.date) else value for key, value in bound.items()}
    rows = projection.query(question.cypher, sent).dicts()
    columns = tuple(c.name for c in question.columns)
    return Answer(question.name, question.title, columns, [{c: row[c] for c in columns} for row in rows], bound)


def ask_cypher(projection: Rows, cypher: str, **parameters: Any) -> Answer:
    """Run a reading statement of one's own; the columns are the statement's."""
    result = projection.query(cypher, parameters)
    return Answer("cypher", "Cypher", tuple(result.columns), result.dicts(), dict(parameters))


def bind(projection: Rows, question: Question, given: Mapping[str, Any]) -> dict[str, Value]:
    """Every parameter of a question with its value: defaults filled in, text read, names resolved to ids.

    Raises
    ------
    UsageError : as in `ask`.
    """
    known = {p.name: p for p in question.parameters}
    for name in given:
        if name not in known:
            names = ", ".join(known) or "none"
            raise UsageError(f"'{question.name}' has no parameter '{name}'; it has: {names}")
    bound: dict[str, Value] = {}
    for parameter in question.parameters:
        value = given.get(parameter.name)
        if value is None:
            if parameter.required:
                raise UsageError(f"'{question.name}' needs --{parameter.name.replace('_', '-')}: {parameter.help}")
            bound[parameter.name] = parameter.default
        else:
            bound[parameter.name] = _read(projection, parameter, value)
    _check_window(bound)
    return bound


def _check_window(bound: Mapping[str, Value]) -> None:
    since, until = bound.get("since"), bound.get("until")
    if isinstance(since, datetime.date) and isinstance(until, datetime.date) and since >= until:
        raise UsageError(f"since {since} is not before until {until}: no day lies between (until is exclusive)")


def _read(projection: Rows, parameter: Parameter, value: Any) -> Value:
    kind, name = parameter.type, parameter.name
    if kind in ("actor", "outlet", "claim", "article"):
        return parameter.default if value == "" and not parameter.required else find_node(projection, kind, str(value))
    if kind == "date":
        return _read_date(name, value)
    if kind in ("int", "float"):
        try:
            number = int(value) if kind == "int" else float(value)
        except (TypeError, ValueError):
            raise UsageError(f"{name}: '{value}' is no {'whole number' if kind == 'int' else 'number'}") from None
        if not 0 <= number < 2**62:
            raise UsageError(f"{name}: {value} is out of range; give 0 or more")
        return number
    if kind == "bool":
        words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
        if str(value).lower() not in words:
            raise UsageError(f"{name}: '{value}' is neither true nor false")
        return words[str(value).lower()]
    text = str(value)
    if parameter.choices and text not in parameter.choices and not (text == "" and parameter.default == ""):
        raise UsageError(f"{name}: '{text}' is none of {', '.join(parameter.choices)}")
    return text


def _read_date(name: str, value: Any) -> datetime.date:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    text = str(value).strip()
    try:
        # A month means its first day, a year its first: half-open windows read naturally (--since 2016-09 --until 2016-10).
        return datetime.date.fromisoformat(text + {4: "-01-01", 7: "-01"}.get(len(text), ""))
    except ValueError:
        raise UsageError(f"{name}: '{value}' is no date; write it as 2016-09-30, 2016-09 or 2016") from None
