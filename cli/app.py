"""The program: its commands, and what becomes of an error, a closed pipe and Ctrl-C.

Exit codes: 0 done, 1 done but some inputs failed and are named, 2 wrong usage or a path that is not there, 3 a record or server that cannot
be used, 130 stopped by Ctrl-C, 141 nobody reads the output any more.
"""

import importlib
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from typing import Final

import click

from claimgraph import __version__
from claimgraph.graph.errors import ClaimgraphError

from .interrupts import interrupts_kept
from .options import db_option, neo4j_option
from .output import one_line

__all__ = ["COMMANDS", "app", "main"]

COMMANDS: Final[Mapping[str, str]] = {
    "build": "claimgraph.cli.build",
    "extract": "claimgraph.cli.extract",
    "ask": "claimgraph.cli.ask",
    "actors": "claimgraph.cli.actors",
    "entity": "claimgraph.cli.entity",
    "evidence": "claimgraph.cli.evidence",
    "draw": "claimgraph.cli.draw",
    "read": "claimgraph.cli.read",
    "report": "claimgraph.cli.report",
    "export": "claimgraph.cli.export",
    "push": "claimgraph.cli.push",
    "eval": "claimgraph.cli.eval",
    "demo": "claimgraph.cli.demo",
}
"""Command to the module that holds it, in the order of the help; the module's ``command`` is the command."""

INTERRUPTED: Final = 130
CLOSED_PIPE: Final = 141


class _Commands(click.Group):
    """The commands of `COMMANDS`, each imported when it is called or shown."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="claimgraph", message="%(prog)s %(version)s")
@db_option
@neo4j_option
def app(**_: object) -> None:
    """Reads news articles and tells who said what about whom, with the exact words behind every answer.

    \b
    Example:
      claimgraph build articles/
      claimgraph ask who-accuses-whom --level country
      claimgraph draw who-accuses-whom -o accusations.png
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and exit with its code; an error is one line on stderr. ``CLAIMGRAPH_DEBUG=1`` shows where it came from."""
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        # Not app.main: it would answer a closed pipe and Ctrl-C itself.
        with interrupts_kept(), app.make_context("claimgraph", list(sys.argv[1:] if arguments is None else arguments)) as ctx:
            app.invoke(ctx)
        sys.stdout.flush()
    except click.exceptions.Exit as ended:
        return _flush(ended.exit_code)
    except click.UsageError as error:
        return _usage(error)
    except click.ClickException as error:
        return _fail(error.format_message(), 2)
    except (click.Abort, KeyboardInterrupt):
        return _fail("stopped; what was done so far is kept", INTERRUPTED)
    except BrokenPipeError:
        _close_output()
        return CLOSED_PIPE
    except ClaimgraphError as error:
        return _fail(str(error), error.exit_code)
    except OSError as error:
        return _fail(f"{error.filename}: {error.strerror}" if error.filename else str(error), 3)
    except Exception as error:  # noqa: BLE001 - the last door: a fault of ours is one line too
        message = f"unexpected {type(error).__name__}: {error}; this is a fault in claimgraph, CLAIMGRAPH_DEBUG=1 shows where"
        return _fail(message, 3)
    return 0


def _flush(code: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _close_output()
        return CLOSED_PIPE
    return code


def _usage(error: click.UsageError) -> int:
    path = error.ctx.command_path if error.ctx else "claimgraph"
    return _fail(f"{' '.join(error.format_message().split())} See: {path} --help", 2)


def _fail(message: str, code: int) -> int:
    if os.environ.get("CLAIMGRAPH_DEBUG"):
        traceback.print_exc()
    print(f"claimgraph: {one_line(message)}", file=sys.stderr)  # noqa: T201 - the one place where words go out
    return code


def _close_output() -> None:
    """Python flushes stdout when it ends, and would complain once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
