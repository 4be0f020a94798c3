"""What is found of the claims that a reader finds in own sentences: what may not get worse."""

import pytest

from .score_own_claims import ROWS, read_rows, score

# Measured: answers-1 .749 of 195, answers-2 .897 of 78, answers-3 .837 of 49, answers-4 .343 of 70, blame-1 .671 of 164,
# blame-2 .672 of 64, blame-3 .618 of 34, blame-4 .100 of 100; direction .992 of 499, false_conflict .037 of 160.
FLOORS = {
    "answers-1": 0.72,
    "answers-2": 0.85,
    "answers-3": 0.78,
    "blame-1": 0.65,
    "blame-2": 0.64,
    "blame-3": 0.58,
    "answers-4": 0.31,
    "blame-4": 0.07,
    "direction": 0.97,
}
MOST_FALSE = 0.08


def test_own_claims_hold() -> None:
    found = {name: right / n for name, (right, n) in score(read_rows()).items()}
    assert {name: found[name] for name, floor in FLOORS.items() if found[name] < floor} == {}
    assert found["false_conflict"] <= MOST_FALSE


@pytest.mark.parametrize("set_", [*FLOORS][:-1])
def test_gold_stands_in_its_text(set_: str) -> None:
    rows = read_rows([set_])
    assert rows
    for text, (_, golds) in rows.items():
        for _, source, target in golds:
            assert all(name in text for names in (source, target) for name in names.split("/") if name != "-"), text


def test_every_sentence_is_in_one_set() -> None:
    lines = [line.split("\t") for line in ROWS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    assert len({(line[0], line[4]) for line in lines}) == len(read_rows())
