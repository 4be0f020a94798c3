"""The word lists hold each thing once, and nothing that no rule asks for."""

import re
from collections import Counter
from pathlib import Path

import pytest

from claimgraph.loaders.tables import read_table

ROOMS = Path(__file__).parents[2]
LISTS = sorted((ROOMS / "loaders" / "knowledge").glob("*.tsv"))
CLASSES = read_table("word_classes.tsv", 2)[1:]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_no_row_stands_twice(path: Path) -> None:
    rows = Counter(line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    assert rows and [row for row, n in rows.items() if n > 1] == []


def test_no_class_stands_twice() -> None:
    assert [name for name, n in Counter(name for name, _ in CLASSES).items() if n > 1] == []


def test_no_word_stands_twice_in_a_class() -> None:
    assert [(name, word) for name, words in CLASSES for word, n in Counter(words.split()).items() if n > 1] == []


def test_every_class_is_asked_for() -> None:
    code = "\n".join(path.read_text("utf-8") for path in sorted((ROOMS / "loaders").rglob("*.py")))
    frames = "\n".join(path.read_text("utf-8") for path in LISTS)
    built = re.findall(r'word_class\(f"(\w+)\{', code)  # "takes_" of "takes_of"
    assert [
        name for name, _ in CLASSES if f'"{name}"' not in code and f"@{name}" not in frames and not any(map(name.startswith, built))
    ] == []
