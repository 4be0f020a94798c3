"""Records for the tests of stores."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from claimgraph.graph.record import Record


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
