"""What every test may use, and a word at the end on what was skipped for want of what."""

import os
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--rewrite-golden``: write golden files again instead of comparing; read them as a diff."""
    parser.addoption("--rewrite-golden", action="store_true", help="write golden files (and the README's sessions) again")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data beside the repository, or where CLAIMGRAPH_SHARED says; it is no part of the project."""
    path = Path(os.environ.get("CLAIMGRAPH_SHARED") or ROOT.parent / "shared")
    if not (path / "data").is_dir():
        pytest.skip("the measuring data (../shared/data, or CLAIMGRAPH_SHARED) is absent")
    return path


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests were skipped for want of what."""
    reasons: Counter[str] = Counter()
    for report in terminalreporter.stats.get("skipped", []):
        if isinstance(report.longrepr, tuple):
            reasons[report.longrepr[2].removeprefix("Skipped: ")] += 1
    for reason, n in reasons.most_common():
        terminalreporter.write_line(f"{n} skipped: {reason}")
