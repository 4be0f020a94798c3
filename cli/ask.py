"""``claimgraph ask``: the questions of the catalogue, each a command whose options are the question's parameters, or one's own Cypher."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from claimgraph.graph.errors import UsageError

from .opening import open_graph
from .options import db_option, inherit, neo4j_option
from .output import say, terminal_width, trim_lines

if TYPE_CHECKING:
    from claimgraph.graph.projection import Limited
    from claimgraph.queries.ask import Answer
    from claimgraph.queries.questions import Parameter, Question

__all__ = ["command"]

FORMATS: Final = ("table", "csv", "json")
NAMED: Final = {"actor": " (name, ISO code or id)", "outlet": " (name or id)"}
UNSAID: Final = ("None", "", "0.0", "0001-01-01", "9999-12-31")
"""Defaults that mean: no such filter."""

_timeout_option = click.option("--timeout", type=click.FloatRange(0, min_open=True), metavar="SECONDS", help="Give up after so long.")
_rows_option = click.option("--max-rows", type=click.IntRange(1), metavar="N", help="With --cypher: take no more rows than that.")
_format_option = click.option("--format", "-f", "form", type=click.Choice(FORMATS), help="How to print the answer [default: table].")


class _Questions(click.Group):
    """The catalogue as commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from claimgraph.queries.questions import questions

        return list(questions())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        from claimgraph.queries.questions import find_question

        return _question_command(find_question(cmd_name))


@click.group(name="ask", cls=_Questions, invoke_without_command=True, subcommand_metavar="[QUESTION [OPTIONS]]")
@click.option("--list", "show_list", is_flag=True, help="Show the questions and their options.")
@click.option(
    "--cypher", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE", help="Ask one's own Cypher, read only; - for stdin."
)
@click.option(
    "--param", "given", multiple=True, metavar="NAME=VALUE", help="A $parameter of --cypher; VALUE is read as JSON, else as text."
)
@_timeout_option
@_rows_option
@db_option
@neo4j_option
@_format_option
@click.pass_context
def command(
    ctx: click.Context,
    show_list: bool,
    cypher: Path | None,
    given: tuple[str, ...],
    timeout: float | None,
    max_rows: int | None,
    db: Path,
    neo4j: str | None,
    form: str | None,
) -> None:
    """Answers a question of the catalogue, or one's own in Cypher.

    \b
    Example:
      claimgraph ask --list
      claimgraph ask who-accuses-whom --level country --since 2016-09-01
      claimgraph ask who-accuses-whom --format csv > accusations.csv
      claimgraph ask --cypher mine.cypher --param name=Russia
    """
    if ctx.invoked_subcommand is not None:
        return
    if show_list:
        _show_list(form)
    elif cypher is not None:
        from claimgraph.queries.ask import ask_cypher

        text, parameters = _read_cypher(cypher), _read_parameters(given)
        with _limited(db, neo4j, timeout, max_rows) as graph:
            answer = ask_cypher(graph, text, **parameters)
            cut = graph.truncated
        _show(answer, form, cut=cut)
    else:
        raise click.UsageError("Name a question (claimgraph ask --list shows them) or give --cypher FILE.", ctx)


def _limited(db: Path, neo4j: str | None, timeout: float | None, max_rows: int | None = None) -> "Limited":
    from claimgraph.graph.projection import Limited

    return Limited(open_graph(db, neo4j), timeout=timeout, limit=max_rows)


def _show(answer: "Answer", form: str | None, *, cut: bool = False) -> None:
    from claimgraph.queries.answers import render

    text = render(answer, form or "table", width=terminal_width())
    click.echo(trim_lines(text) if form in (None, "table") else text, nl=False)
    if cut:
        say(f"there are more rows; --max-rows cut them off after {len(answer)}")
    if not answer.rows:
        say("no row answers this; leave out a filter, or ask what-is-in-the-graph")


def _show_list(form: str | None) -> None:
    from claimgraph.queries.answers import write_csv
    from claimgraph.queries.questions import questions

    catalogue = questions().values()
    rows = [(q.name, q.group, q.question, [_flag(p) for p in q.parameters]) for q in catalogue]
    head = ("name", "group", "question", "parameters")
    if form == "json":
        click.echo(json.dumps([dict(zip(head, row, strict=True)) for row in rows], ensure_ascii=False, indent=1))
        return
    if form == "csv":
        click.echo(write_csv(head, rows), nl=False)
        return
    width = max(len(name) for name, *_ in rows)
    previous = ""
    for name, group, question, parameters in rows:
        if group != previous:
            click.echo(f"\n{group}" if previous else group)
            previous = group
        click.echo(f"  {name:<{width}}  {question}")
        if parameters:
            click.echo(f"  {'':<{width}}  {' '.join(parameters)}")


def _read_cypher(path: Path) -> str:
    if str(path) == "-":
        return sys.stdin.read()
    if not path.is_file():
        raise UsageError(f"{path}: no such file; --cypher takes a file with one statement, or - for stdin")
    return path.read_text(encoding="utf-8")


def _read_parameters(given: tuple[str, ...]) -> dict[str, Any]:
    parameters: dict[str, Any] = {}
    for item in given:
        name, equals, value = item.partition("=")
        if not equals:
            raise UsageError(f"--param {item}: write NAME=VALUE")
        try:
            parameters[name.removeprefix("$")] = json.loads(value)
        except json.JSONDecodeError:
            parameters[name.removeprefix("$")] = value
    return parameters


def _flag(parameter: "Parameter") -> str:
    name = f"--{parameter.name.replace('_', '-')}"
    return name if parameter.required else f"[{name}]"


def _option(parameter: "Parameter") -> click.Option:
    # Values stay text: the question reads them, here and in Python alike. A default is the question's own and is left to it.
    words = parameter.help[0].upper() + parameter.help[1:] + NAMED.get(parameter.type, "") + "."
    if str(parameter.default) not in UNSAID:
        words += f" [default: {parameter.default}]"
    return click.Option(
        [f"--{parameter.name.replace('_', '-')}", f"p_{parameter.name}"],
        type=click.Choice(parameter.choices) if parameter.choices else click.STRING,
        metavar="CHOICE" if len(parameter.choices) > 4 else None if parameter.choices else parameter.type.upper(),
        required=parameter.required,
        help=words + (f" [{', '.join(parameter.choices)}]" if len(parameter.choices) > 4 else ""),
    )


def _question_command(question: "Question") -> click.Command:
    def run(db: Path, neo4j: str | None, form: str | None, timeout: float | None, **values: str | None) -> None:
        from claimgraph.queries.ask import ask

        parameters = {name.removeprefix("p_"): value for name, value in values.items() if value is not None}
        ctx = click.get_current_context()
        with _limited(db, neo4j, timeout or inherit(ctx, "timeout")) as graph:
            answer = ask(graph, question.name, **parameters)
        _show(answer, form or inherit(ctx, "form"))

    required = [f"{_flag(p)} {p.type.upper()}" for p in question.parameters if p.required]
    example = " ".join(["claimgraph ask", question.name, *required])
    columns = "\n".join(f"  {c.name}: {c.help}" for c in question.columns)
    text = f"{question.question}\n\n{question.use}\n\n\b\nExample:\n  {example}\n\n\b\nColumns:\n{columns}"
    options: list[click.Parameter] = [_option(p) for p in question.parameters]
    shell = click.Command(question.name, callback=run, params=options, help=text, short_help=question.title)
    for option in (_timeout_option, _format_option, neo4j_option, db_option):
        option(shell)
    return shell
