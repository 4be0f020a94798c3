"""The catalogue of questions: reads the ``.cypher`` files of ``queries/catalogue`` and the heads they begin with.

A head is the block of ``//`` lines at the top of a file::

    // Who accuses whom
    // question: Who accuses whom, how often, and from when to when?
    // use: The first table of a story: which pairs to look at.
    // group: accusation
    // draws: who-accuses-whom
    // parameters:
    //   level: level = country -- the level at which actors are counted
    //   actor: actor -- whose words                      (no default: it must be given)
    //   type: type = '' -- only claims of this type        ('': not filtered)
    // columns:
    //   source_id: string -- id of the accuser

Comes in: a file. Goes out: a `Question`, checked; a head that is absent or wrong is a `ModelError` that names file and line.
"""

import datetime
import functools
import importlib.resources
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, get_args

from claimgraph.graph.errors import ModelError, UsageError
from claimgraph.graph.model import ALLEGATIONS, CLAIM_TYPES, LEVELS, MODALITIES

__all__ = ["GROUPS", "Column", "Parameter", "ParameterType", "Question", "Value", "find_question", "parse_question", "questions"]

GROUPS: Final = ("accusation", "denial", "chain", "outlet", "speaker", "claim", "time", "quality")
"""In the order in which ``ask --list`` shows them."""

ParameterType = Literal[
    "string", "int", "float", "bool", "date", "level", "type", "allegation", "modality", "actor", "outlet", "claim", "article"
]
"""actor, outlet, claim and article are ids of nodes; an actor or outlet may be given by its name."""

Value = str | int | float | bool | datetime.date | None

CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "level": LEVELS,
    "type": CLAIM_TYPES,
    "allegation": ALLEGATIONS,
    "modality": (*MODALITIES, "any"),
}
"""The values that a parameter of such a type may take."""

_COLUMN_TYPES: Final = ("string", "int", "float", "bool", "date", "strings")
_PARAMETER: Final = re.compile(r"(?P<name>[a-z_]+): (?P<type>[a-z]+)(?: = (?P<default>.+?))? -- (?P<help>.+)")
_COLUMN: Final = re.compile(r"(?P<name>[a-z_]+): (?P<type>[a-z]+) -- (?P<help>.+)")
_FIELDS: Final = ("question", "use", "group", "draws")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question. A ``default`` of ``""`` means: not filtered; it is None where the parameter is ``required``.

    NOTE: no parameter is ever null. ladybug 0.22 gives wrong rows, silently, for two filters of the form ``coalesce(n.x = $p, $p IS NULL)``
    on different nodes (its plan optimizer); ``$p = '' OR n.x = $p`` is right on both engines.
    """

    name: str
    type: ParameterType
    default: Value
    required: bool
    help: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer."""

    name: str
    type: Literal["string", "int", "float", "bool", "date", "strings"]
    help: str


@dataclass(frozen=True, slots=True)
class Question:
    """One file of the catalogue. ``name`` is the file's; ``draws`` is the picture that shows its answer, if there is one."""

    name: str
    title: str
    question: str
    use: str
    group: str
    draws: str | None
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str


def parse_question(name: str, text: str) -> Question:
    """Read a question file.

    Raises
    ------
    ModelError : the head lacks a field or has a line that is none; the message names the file and the line.
    """

    def fail(number: int, why: str) -> ModelError:
        return ModelError(f"queries/catalogue/{name}.cypher, line {number}: {why}")

    head: list[str] = []
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        head.append(line.removeprefix("//").removeprefix(" ").rstrip())
    if not head or not head[0].strip():
        raise fail(1, "the head is absent; begin with a line '// Title'")
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    section = ""
    for number, line in enumerate(head[1:], start=2):
        if line in ("parameters:", "columns:"):
            section = line
        elif line.startswith("  ") and section == "parameters:":
            parameters.append(_parse_parameter(line.strip(), functools.partial(fail, number)))
        elif line.startswith("  ") and section == "columns:":
            match = _COLUMN.fullmatch(line.strip())
            if match is None or match["type"] not in _COLUMN_TYPES:
                raise fail(
                    number, f"'{line.strip()}' is no column; write 'name: type -- meaning', the type one of {', '.join(_COLUMN_TYPES)}"
                )
            columns.append(Column(match["name"], match["type"], match["help"]))  # type: ignore[arg-type]
        else:
            key, colon, value = line.partition(": ")
            if not colon or key not in _FIELDS or key in fields:
                raise fail(number, f"'{line}' is no line of a head; its fields are {', '.join(_FIELDS)}, parameters and columns, once each")
            fields[key] = value.strip()
    for key in ("question", "use", "group"):
        if key not in fields:
            raise fail(1, f"the head has no '{key}:'")
    if fields["group"] not in GROUPS:
        raise fail(1, f"group '{fields['group']}' is none of {', '.join(GROUPS)}")
    if not columns:
        raise fail(1, "the head has no columns")
    return Question(
        name, head[0], fields["question"], fields["use"], fields["group"], fields.get("draws"), tuple(parameters), tuple(columns), text
    )


def _parse_parameter(line: str, fail: "functools.partial[ModelError]") -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None or match["type"] not in get_args(ParameterType):
        raise fail(
            f"'{line}' is no parameter; write 'name: type = default -- meaning', the type one of {', '.join(get_args(ParameterType))}"
        )
    kind: ParameterType = match["type"]  # type: ignore[assignment]
    given = match["default"]
    default: Value = None
    if given == "''":
        default = ""
    elif given is not None:
        try:
            default = _READ.get(kind, str)(given)
        except (ValueError, KeyError):
            raise fail(f"the default '{given}' is no {kind}") from None
    choices = CHOICES.get(kind, ())
    if default and choices and default not in choices:
        raise fail(f"the default '{given}' is none of {', '.join(choices)}")
    return Parameter(match["name"], kind, default, given is None, match["help"], choices)


_READ: Final[dict[str, Callable[[str], Value]]] = {
    "int": int,
    "float": float,
    "bool": {"true": True, "false": False}.__getitem__,
    "date": datetime.date.fromisoformat,
}


@functools.cache
def questions() -> dict[str, Question]:
    """Every question by its name, in the order of `GROUPS` and then by name; the same object at each call: do not change it."""
    folder = importlib.resources.files("claimgraph.queries.catalogue")
    found = [
        parse_question(file.name.removesuffix(".cypher"), file.read_text(encoding="utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".cypher")
    ]
    return {q.name: q for q in sorted(found, key=lambda q: (GROUPS.index(q.group), q.name))}


def find_question(name: str) -> Question:
    """The question of that name.

    Raises
    ------
    UsageError : there is none; the message names the nearest.
    """
    catalogue = questions()
    if name in catalogue:
        return catalogue[name]
    from rapidfuzz import process

    near = [match for match, _, _ in process.extract(name, list(catalogue), limit=3, score_cutoff=55)]
    hint = f"the nearest: {', '.join(near)}" if near else "ask --list shows them all"
    raise UsageError(f"no question is called '{name}'; {hint}")
