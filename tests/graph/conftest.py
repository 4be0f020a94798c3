"""Records for the tests of stores."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from claimgraph.graph.record import Record


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def seeded() -> ModuleType:
    """The module tests/graph/seeded.py."""
    return _load("seeded")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    with Record.open(tmp_path / "record.db") as opened:
        yield opened


@pytest.fixture
def seeded_record(record: Record, seeded: ModuleType) -> Record:
    """A record whose graph is the seeded one."""
    record.graph.replace(*seeded.seeded_graph())
    return record
