"""The README's sessions are the program's: each command of a console block is run on the demo's record, and prints what stands there.

``pytest tests/test_readme.py --rewrite-golden`` writes the blocks again; read the diff.
"""

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from .conftest import PROGRAM, Ended

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
SECONDS = re.compile(r"^(seconds +)[\d.]+$", re.MULTILINE)


@pytest.fixture(scope="module")
def folder(demo: tuple[Path, Ended]) -> Path:
    """A folder in which the demo was run."""
    assert demo[1].code == 0, demo[1].err
    return demo[0]


def commands(block: str) -> list[tuple[str, str]]:
    """Each command of a block with the output that stands below it."""
    found: list[tuple[str, str]] = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].rstrip("\n"), ""))
        else:
            assert found, f"a console block begins with a command, not with {line!r}"
            found[-1] = (found[-1][0], found[-1][1] + line)
    return found


def answer(command: str, folder: Path) -> str:
    """What a command prints on stdout; only claimgraph's own are run, a pipe into head -n N is understood."""
    words = shlex.split(command.partition(" | head -n ")[0])
    assert words[0] == "claimgraph", f"{command}: not a command of the program"
    environment = {**os.environ, "CLAIMGRAPH_DB": "demo/claimgraph.db"}
    done = subprocess.run([*PROGRAM, *words[1:]], cwd=folder, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr}"
    n = command.partition(" | head -n ")[2]
    return "".join(done.stdout.splitlines(keepends=True)[: int(n) if n else None])


def test_the_sessions_of_the_readme_are_real(folder: Path, request: pytest.FixtureRequest) -> None:
    text = README.read_text("utf-8")
    fresh = text
    blocks = BLOCK.findall(text)
    assert blocks
    for block in blocks:
        new = "".join(
            f"$ {command}\n{answer(command, folder)}" for command, _ in commands(block) if not command.startswith(("make", "export"))
        )
        old = "".join(f"$ {command}\n{output}" for command, output in commands(block) if not command.startswith(("make", "export")))
        if SECONDS.sub(r"\1", new) != SECONDS.sub(r"\1", old):
            kept = "".join(f"$ {command}\n{output}" for command, output in commands(block) if command.startswith(("make", "export")))
            fresh = fresh.replace(block, kept + new)
    if request.config.getoption("--rewrite-golden"):
        README.write_text(fresh, encoding="utf-8")
        return
    assert fresh == text, "the README shows what the program does not print; see the head of this file"


def test_every_command_stands_in_the_readme() -> None:
    from claimgraph.cli.app import COMMANDS

    text = README.read_text("utf-8")
    assert [name for name in COMMANDS if f"claimgraph {name}" not in text] == []
