"""The program as a whole: help, start-up, errors in one line, exit codes, closed pipes and Ctrl-C."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import psutil
import pytest

from claimgraph.cli.app import COMMANDS, app
from claimgraph.cli.options import KINDS
from claimgraph.cli.output import one_line
from claimgraph.loaders.sources import SOURCES

from .conftest import PROGRAM, Run

HEAVY = {"spacy", "thinc", "pandas", "numpy", "onnxruntime", "ladybug", "neo4j", "matplotlib", "networkx", "trafilatura", "rich", "pyarrow"}


def test_help_starts_within_half_a_second(run: Run) -> None:
    seconds = []
    for _ in range(3):
        # Processor time, not the clock's: other processes may be busy.
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        ended = run("--help")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        assert ended.code == 0 and not ended.err
    assert min(seconds) < 0.5
    assert all(name in ended.out for name in COMMANDS)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)], ids=" ".join)
def test_no_help_loads_what_is_heavy(arguments: list[str]) -> None:
    code = f"""
import sys
from claimgraph.cli.app import _run
code = _run({arguments!r})
print(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)
sys.exit(code)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (0, "[]")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_begins_with_a_sentence_and_has_an_example(name: str) -> None:
    command = app.get_command(click.Context(app), name)
    assert command is not None and command.help is not None
    first = command.help.strip().split("\n\n")[0]
    assert first[0].isupper() and first.endswith(".")
    assert f"claimgraph {name}" in command.help.partition("Example:")[2]


def test_the_kinds_of_the_help_are_those_of_the_readers() -> None:
    assert tuple(SOURCES) == KINDS


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nonsense"], 2, "nonsense"),
        (["build"], 2, "PATH"),
        (["build", "--nonsense", "x"], 2, "--nonsense"),
        (["build", "absent-folder"], 2, "absent-folder"),
        (["extract", "absent.txt"], 2, "absent.txt"),
        (["--db", "absent.db", "ask", "who-accuses-whom"], 2, "absent.db"),
        (["ask"], 2, "--list"),
        (["ask", "who-acuses-whom"], 2, "who-accuses-whom"),
        (["ask", "--cypher", "absent.cypher"], 2, "absent.cypher"),
        (["draw", "who-accuses-whom", "-o", "absent/x.png"], 2, "absent"),
        (["eval", "absent.jsonl"], 2, "absent.jsonl"),
        (["extract", "-o", "absent/x.jsonl", __file__], 2, "absent"),
        (["build", "x", "--field", "body"], 2, "OURS=THEIRS"),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, list) else None,
)
def test_an_error_is_one_line_and_a_code(run: Run, arguments: list[str], code: int, words: str) -> None:
    ended = run(*arguments)
    assert ended.code == code, ended.err
    assert len(ended.err.splitlines()) == 1 and words in ended.err and "Traceback" not in ended.err
    assert not ended.out


@pytest.mark.parametrize(("words", "line"), [("a\nb\t c", "a b c"), ("\x1b[31mred\x07", "[31mred"), ("“Ада” é", "“Ада” é"), ("", "")])
def test_words_are_one_line_without_what_steers_a_terminal(words: str, line: str) -> None:
    assert one_line(words) == line


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    process = subprocess.Popen([*PROGRAM, "ask", "--list"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    assert process.stderr.read() == b""


def _wait_until_idle(pid: int) -> None:
    # Loading the program takes processor time for as long as it takes, on a busy machine much longer than two seconds.
    times, still = psutil.Process(pid).cpu_times(), 0
    while still < 10:
        time.sleep(0.2)
        before, times = times, psutil.Process(pid).cpu_times()
        still = still + 1 if times.user > 0 and times.user == before.user else 0


def test_ctrl_c_ends_with_130_and_one_line(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*PROGRAM, "extract", "-"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A shell that runs the tests in the background lets its children ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stderr is not None
    _wait_until_idle(process.pid)  # it waits for its input
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(timeout=60) == 130
    assert len(process.stderr.read().splitlines()) == 1
