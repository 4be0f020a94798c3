"""Merging: own pairs of quotes, half of them near misses; what must hold for any input."""

import json
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from claimgraph.graph.rows import Judgement, QuoteRow
from claimgraph.loaders.merging import merge_claims, read_words

PAIRS = Path(__file__).parent / "claim_pairs.jsonl"
DAY = date(2023, 5, 4)


def pairs(kind: str) -> Iterator[dict[str, Any]]:
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] == kind:
            yield row


def quote(number: int, text: str, **fields: Any) -> QuoteRow:
    given = {"article_id": f"a_{number}", "speaker_id": "p_1", "published_on": DAY, "type": "statement", "kind": "indirect", **fields}
    return QuoteRow(id=f"q_{number:05}", claim_id=f"c_{number:05}", text=text, start=0, end=len(text), **given)


def merged(*quotes: QuoteRow, judgements: tuple[Judgement, ...] = ()) -> dict[str, str]:
    return dict(merge_claims({q.id: q for q in quotes}, judgements))


def test_pairs_are_many_and_half_near_misses() -> None:
    rows = [*pairs("same"), *pairs("denies")]
    assert len(rows) >= 150
    assert 0.4 <= sum(r["expected"] for r in rows) / len(rows) <= 0.6


def test_same_claim_on_own_pairs() -> None:
    right = wrong = missed = 0
    for row in pairs("same"):
        found = merged(quote(1, row["left"]), quote(2, row["right"]))
        same = found["q_00001"] == found["q_00002"]
        right += same and row["expected"]
        wrong += same and not row["expected"]
        missed += not same and row["expected"]
    assert right / (right + wrong) >= 0.95
    assert right / (right + missed) >= 0.80


TEXT = "Turkish jets violated our airspace three times this week"


@pytest.mark.parametrize(
    "other",
    [
        {"speaker_id": "p_2"},
        {"negated": True},
        {"published_on": DAY + timedelta(days=90)},
    ],
)
def test_kept_apart(other: dict[str, Any]) -> None:
    found = merged(quote(1, TEXT), quote(2, TEXT, **other))
    assert len(set(found.values())) == 2


def test_nobody_known_says_nothing_twice() -> None:
    found = merged(quote(1, TEXT, speaker_id=None), quote(2, TEXT, speaker_id=None))
    assert len(set(found.values())) == 2


def test_nothing_in_nothing_out() -> None:
    assert merged() == {}


def test_order_changes_nothing() -> None:
    rows = [quote(i, r[side]) for i, (r, side) in enumerate((r, s) for r in pairs("same") for s in ("left", "right"))]
    expected = merged(*rows)
    for seed in range(3):
        shuffled = list(rows)
        random.Random(seed).shuffle(shuffled)
        assert merged(*shuffled) == expected
    assert set(expected) == {q.id for q in rows}
    assert all(claim <= f"c_{quote_id[2:]}" for quote_id, claim in expected.items())


def test_an_undone_merge_stays_undone_and_a_made_one_made() -> None:
    left, right, other = quote(1, TEXT), quote(2, TEXT), quote(3, "The harvest will be good")
    assert merged(left, right)["q_00002"] == "c_00001"
    never = Judgement("claim-merge", "c_00001", "c_00002", verdict=False)
    assert merged(left, right, judgements=(never,))["q_00002"] == "c_00002"
    assert merged(left, right, replace(left, id="q_00009", claim_id="c_00009"), judgements=(never,))["q_00002"] == "c_00002"
    always = Judgement("claim-merge", "c_00001", "c_00003")
    assert merged(left, right, other, judgements=(always,))["q_00003"] == "c_00001"


def test_twice_the_quotes_take_about_twice_the_time() -> None:
    words = [f"w{i:04}" for i in range(4000)]

    def seconds(n: int) -> float:
        draw = random.Random(1)
        rows = {}
        for i in range(n):
            row = quote(i, " ".join(draw.choices(words, k=14)), speaker_id=f"p_{draw.randrange(n // 20)}")
            rows[row.id] = row
        read_words.cache_clear()
        start = time.process_time()
        merge_claims(rows)
        return time.process_time() - start

    seconds(500)
    # 2.3 is the figure asked for; the bench at full size is tests/bench's, here only a guard against a square
    assert seconds(8000) <= 3.0 * seconds(4000)
