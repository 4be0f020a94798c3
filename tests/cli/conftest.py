"""The program as a person runs it: in a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-c", "from claimgraph.cli import main; main()"]
Run = Callable[..., "Ended"]


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended."""

    code: int
    out: str
    err: str


def run_in(folder: Path, *arguments: str, stdin: bytes | None = None, timeout: float = 240, **environment: str) -> Ended:
    """Run the program in a folder."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CLAIMGRAPH_", "NEO4J_"))}
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        cwd=folder,
        input=stdin if stdin is not None else b"",
        capture_output=True,
        timeout=timeout,
        env={**kept, **environment},
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the program in a fresh folder (`tmp_path`)."""

    def run(*arguments: str, **options: object) -> Ended:
        return run_in(tmp_path, *arguments, **options)  # type: ignore[arg-type]

    return run


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ended]:
    """The folder in which the demo was run, once, and how that ended."""
    folder = tmp_path_factory.mktemp("demo")
    return folder, run_in(folder, "demo", "--into", "demo")
