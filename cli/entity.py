"""``claimgraph entity``: a person's word on who is who."""

import contextlib
import dataclasses
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click

from .opening import find_record
from .options import db_option
from .output import one_line, say, terminal_width

if TYPE_CHECKING:
    from claimgraph.graph.rows import Judgement, NodeRow
    from claimgraph.loaders.decisions import Decided, Shown

__all__ = ["command", "merge", "rename", "show", "split", "undo"]

F = TypeVar("F", bound=Callable[..., object])
FORMATS: Final = ("text", "json")


@contextlib.contextmanager
def _waiting() -> Iterator[None]:
    """On a terminal, a sign that the graph is made anew: some seconds for a thousand articles."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status("resolving"):
        yield


def _because_option(function: F) -> F:
    return click.option("--because", metavar="TEXT", help="The reason, kept with the judgement.")(function)


class _InOrder(click.Group):
    """Commands in the order in which they are declared."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(name="entity", cls=_InOrder)
def command() -> None:
    """Shows who was taken for whom, and changes it.

    \b
    ID is an entity's id (claimgraph actors lists them), the beginning of one, or a
    name that only one bears. What a person decides is kept in the record with its
    reason, stands above what the machine finds, and survives every build; undo
    takes it back.

    \b
    Example:
      claimgraph entity show "Sergei Lavrov"
      claimgraph entity merge p_0123456789 p_abcdef0123 --because "one man, two spellings"
    """


@command.command(name="show")
@click.argument("entity", metavar="ID")
@click.option("--format", "-f", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@db_option
def show(entity: str, form: str, db: Path) -> None:
    """Shows an entity's names, articles and judgements.

    \b
    Judgements say what made one entity of several names: the machine by their
    spelling, or a person.

    \b
    Example:
      claimgraph entity show p_0123456789
      claimgraph entity show "Foreign Ministry" --format json
    """
    from claimgraph.graph.record import Record
    from claimgraph.loaders import decisions

    with Record.open(find_record(db), read_only=True) as record:
        shown = decisions.show(record, entity)
    click.echo(_as_json(shown) if form == "json" else _as_text(shown))


@command.command(name="merge")
@click.argument("entity", metavar="ID")
@click.argument("other", metavar="ID")
@_because_option
@db_option
def merge(entity: str, other: str, because: str | None, db: Path) -> None:
    """Says that two entities are one; the first stays.

    The first one's id, name and kind are kept, the other's names become aliases: so
    a body that was read as a person is merged into the body.

    \b
    Example:
      claimgraph entity merge p_0123456789 p_abcdef0123
    """
    from claimgraph.graph.record import Record
    from claimgraph.loaders import decisions

    with Record.open(find_record(db)) as record, _waiting():
        decided = decisions.merge(record, entity, other, because=because)
    _say_decided(decided)


@command.command(name="split")
@click.argument("entity", metavar="ID")
@click.argument("parts", nargs=-1, required=True, metavar="PART...")
@_because_option
@db_option
def split(entity: str, parts: tuple[str, ...], because: str | None, db: Path) -> None:
    """Says that part of an entity is somebody else.

    \b
    PART is an id or a name that was merged into it, or the id of an article (a_...):
    what the article says of it is said of another. Several articles together are one
    other. claimgraph entity show ID lists parts and articles.

    \b
    Example:
      claimgraph entity split p_0123456789 p_abcdef0123
      claimgraph entity split p_0123456789 a_0123456789 a_abcdef0123
    """
    from claimgraph.graph.record import Record
    from claimgraph.loaders import decisions

    with Record.open(find_record(db)) as record, _waiting():
        decided = decisions.split(record, entity, parts, because=because)
    _say_decided(decided)


@command.command(name="rename")
@click.argument("entity", metavar="ID")
@click.argument("name")
@_because_option
@db_option
def rename(entity: str, name: str, because: str | None, db: Path) -> None:
    """Gives an entity the name that it is shown under.

    Its other names still find it.

    \b
    Example:
      claimgraph entity rename p_0123456789 "Sergei Lavrov"
    """
    from claimgraph.graph.record import Record
    from claimgraph.loaders import decisions

    with Record.open(find_record(db)) as record, _waiting():
        decided = decisions.rename(record, entity, name, because=because)
    _say_decided(decided)


@command.command(name="undo")
@click.argument("judgement", metavar="JUDGEMENT")
@db_option
def undo(judgement: str, db: Path) -> None:
    """Takes back what a person decided.

    What the machine finds stands again.

    \b
    JUDGEMENT is its id (r_...), as merge, split and rename print it and show lists it.

    \b
    Example:
      claimgraph entity undo r_0123456789
    """
    from claimgraph.graph.record import Record
    from claimgraph.loaders import decisions
    from claimgraph.loaders.judging import words_of

    with Record.open(find_record(db)) as record, _waiting():
        taken = decisions.undo(record, judgement)
    click.echo(one_line(f"taken back: {words_of(taken)}"))


def _say_decided(decided: "Decided") -> None:
    from claimgraph.graph.record_judgements import judgement_id
    from claimgraph.loaders.judging import words_of

    for node in decided.entities:
        click.echo(one_line(_line(node)))
    for judgement in decided.kept:
        click.echo(one_line(f"kept: {words_of(judgement)}; to take it back: claimgraph entity undo {judgement_id(judgement)}"))
    for judgement in decided.gave_way:
        say(f"this gave way to it: {words_of(judgement)}")


def _line(node: "NodeRow") -> str:
    p = node.properties
    what = ", ".join(str(word) for word in (node.label, p.get("kind"), p.get("countryCode")) if word)
    aliases = p.get("aliases") or []
    return f"{node.id}  {p['name']}  ({what})" + (f"  also {', '.join(aliases)}" if aliases else "")


def _as_text(shown: "Shown") -> str:
    from claimgraph.loaders.judging import words_of

    n = len(shown.sightings)
    lines = [_line(shown.entity), "", f"read in {n} place{'' if n == 1 else 's'}"]
    for s in shown.sightings:
        said = ", ".join(str(word) for word in (s.name, *s.roles, s.country) if word)
        title = f"  {s.title}" if s.title else ""
        lines.append(f"  {s.article_id}  {(s.published or 'undated')[:10]:<10}  {said}{title}"[: max(40, terminal_width())])
    lines += ["", "judgements" if shown.judgements else "no judgement: the names alone made it one"]
    lines += [f"  {identity}  {words_of(judgement)}" for identity, judgement in shown.judgements]
    return "\n".join("".join(c if c.isprintable() else " " for c in line) for line in lines)


def _as_json(shown: "Shown") -> str:
    def judged(identity: str, judgement: "Judgement") -> dict[str, object]:
        return {"id": identity, **dataclasses.asdict(judgement)}

    whole = {
        "entity": {"id": shown.entity.id, "label": shown.entity.label, **shown.entity.properties},
        "articles": [dataclasses.asdict(s) for s in shown.sightings],
        "judgements": [judged(*pair) for pair in shown.judgements],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)
