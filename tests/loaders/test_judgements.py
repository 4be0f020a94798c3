"""Criticism and accusations that stood in no list: own sentences."""

import pytest

from .test_claims import claims_of, read

JUDGEMENTS = [
    ("Chile said Peru's decision was regrettable.", "criticism", "Peru"),
    ("Chile regretted Peru's decision to close the port.", "criticism", "Peru"),
    ("Chile considers Peru's decision illegal.", "criticism", "Peru"),
    ("Chile protested at Peru's raid.", "criticism", "Peru"),
    ("Chile's minister said Peru had not done enough.", "criticism", "Peru"),
    ("Chile's minister said Peru was not doing enough.", "criticism", "Peru"),
    ("Chile rejected Peru's election as a sham.", "criticism", "Peru"),
    ("Chile condemned the shelling by Peru.", "criticism", "Peru"),
    ("Chile expressed reservations about Peru's policy.", "criticism", "Peru"),
    ("Chile voiced unease over Peru's arms build-up.", "criticism", "Peru"),
    ("Chile said there was evidence that Peru had armed the rebels.", "accusation", "Peru"),
    ("Chile sought Peru's help.", "demand", "Peru"),
]


@pytest.mark.parametrize(("text", "kind", "target"), JUDGEMENTS)
def test_is_read(text, kind, target):
    found = [c for c in claims_of(read(text)) if c[1] == kind and not c[2]]
    assert found
    assert target is None or any(target in name for name in found[0][4])


NEAR = [
    ("Chile's minister said Peru had done nothing to deserve the ban.", "criticism"),
    ("Chile's minister said Peru did nothing to provoke the raid.", "criticism"),
    ("Chile's minister considers Peru no threat.", "criticism"),
    ("Chile's minister regretted her country's decision to close the port.", "criticism"),
]


@pytest.mark.parametrize(("text", "kind"), NEAR)
def test_a_near_miss_is_not(text, kind):
    assert not [c for c in claims_of(read(text)) if c[1] == kind and not c[2]]
