"""A built wheel, installed in an empty environment away from the checkout, does what the checkout does."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LEFT_OUT = (".git", ".venv", ".types", "build", "dist", "demo", "*.egg-info", "__pycache__", ".*_cache", ".hypothesis", "*.db*", "*.lbug*")


def run(*command: str | Path, cwd: Path) -> "subprocess.CompletedProcess[str]":
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV", "CLAIMGRAPH_DB"}}
    return subprocess.run([str(c) for c in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.timeout(900)
def test_a_wheel_works_away_from_the_checkout(tmp_path: Path) -> None:
    # Built from a copy: setuptools leaves its build folder in the tree.
    shutil.copytree(ROOT, tmp_path / "source", ignore=shutil.ignore_patterns(*LEFT_OUT), symlinks=True)
    subprocess.run([sys.executable, "-m", "venv", "environment"], cwd=tmp_path, check=True)
    python = tmp_path / "environment" / "bin" / "python"
    pip = (python, "-m", "pip", "--disable-pip-version-check")
    wheel = run(*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", "wheels", tmp_path / "source", cwd=tmp_path)
    if (
        wheel.returncode
        and "setuptools" in wheel.stderr
        and ("No matching distribution" in wheel.stderr or "connection" in wheel.stderr.lower())
    ):
        pytest.skip("no package index can be reached, so no wheel can be built and installed")
    assert wheel.returncode == 0, wheel.stderr
    installed = run(*pip, "install", "--quiet", *(tmp_path / "wheels").glob("*.whl"), cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    shutil.rmtree(tmp_path / "source")
    program = tmp_path / "environment" / "bin" / "claimgraph"
    away = tmp_path / "away"
    away.mkdir()
    helped = run(program, "--help", cwd=away)
    assert helped.returncode == 0 and "who said what about whom" in helped.stdout
    shown = run(program, "demo", "--into", "demo", cwd=away)
    assert shown.returncode == 0, shown.stderr
    assert "accusation" in shown.stdout
    assert (away / "demo" / "who-accuses-whom.png").read_bytes().startswith(b"\x89PNG")
