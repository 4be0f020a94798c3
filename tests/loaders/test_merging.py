"""Merging: own pairs of quotes, half of them near misses; what must hold for any input."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from claimgraph.graph.rows import Judgement, QuoteRow, SpeakerRow, TargetRow
from claimgraph.loaders import merging
from claimgraph.loaders.merging import merge_claims
from claimgraph.loaders.predications import read_text

PAIRS = Path(__file__).parent / "claim_pairs.jsonl"
DAY = date(2023, 5, 4)


def pairs(kind: str, chosen: str | None = None) -> Iterator[dict[str, Any]]:
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] == kind and row.get("set") == chosen:
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


@pytest.mark.parametrize(
    ("chosen", "precision", "recall"),
    [
        (None, 0.95, 0.80),
        # Roles swapped, another doer, thing, number, place or mood beside paraphrases; fitted on: 24 of 27 right, 24 of 30 found. Before
        # who does what to whom was read, 15 of 26 and 15 of 30.
        ("roles", 0.85, 0.75),
        # Written before who does what to whom was read, opened once: 14 of 19 right, 14 of 24 found; without it 12 of 25 and 12 of 24.
        pytest.param("closed", 0.95, 0.80, marks=pytest.mark.xfail(strict=True, reason="#7: paraphrase in other words, and near misses")),
        # Written before anything was fitted: 6 of 20 found, 10 of 20 near misses taken. All-MiniLM-L6-v2, too, puts the near misses nearer
        # than the paraphrases (.21 of the pairs in the right order).
        pytest.param(
            "hard",
            0.95,
            0.80,
            marks=pytest.mark.xfail(strict=True, reason="#7: paraphrase without shared words, near misses of the same words"),
        ),
    ],
)
def test_same_claim_on_own_pairs(chosen: str | None, precision: float, recall: float) -> None:
    right = wrong = missed = 0
    for row in pairs("same", chosen):
        found = merged(*(quote(n, row[side], predications=read_text(row[side])) for n, side in enumerate(("left", "right"), 1)))
        same = found["q_00001"] == found["q_00002"]
        right += same and row["expected"]
        wrong += same and not row["expected"]
        missed += not same and row["expected"]
    assert right / (right + wrong) >= precision
    assert right / (right + missed) >= recall


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


def test_a_long_quotation_does_not_join_two_short_ones_that_differ() -> None:
    dam, fish = "The dam at Orlik will never be finished in my lifetime", "Our fishermen deserve fair compensation from the ministry"
    found = merged(quote(1, dam), quote(2, fish), quote(3, f"{dam} … {fish}"))
    assert found["q_00001"] != found["q_00002"]
    assert found["q_00003"] in (found["q_00001"], found["q_00002"])


@pytest.mark.parametrize("text", ["this country", "misleading", "to the troops", "Norway"])
def test_a_word_or_two_are_no_statement_to_know_again(text: str) -> None:
    found = merged(quote(1, text), quote(2, text))
    assert found["q_00001"] != found["q_00002"]


LONG = "After two years of leaks and rumours the attorney has told the court that the senator sold seats on the harbour board to a bank"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (LONG, f"{LONG}, and we will not rest"),  # a "not" in an aside of long words
        ("the Secretary joins the vote against the harbour treaty", "the secretary joins Nora Lind in the vote against the harbour treaty"),
        ("Colonel Qaddafi will win the war on the coast this year", "Colonel Gadhafi will win the war on the coast this year"),
    ],
)
def test_the_same_words_as_outlets_print_them(left: str, right: str) -> None:
    assert len(set(merged(quote(1, left), quote(2, right)).values())) == 1


CRANE = "The old harbour crane is a danger to everybody who works beneath it, and the board has known it for nine years"


@pytest.mark.parametrize(
    "other",
    [
        {
            "type": "criticism",
            "text": "a danger to everybody who works beneath it, and the board has known it for nine years",
        },  # cut, and read as another type
        {"modality": "hypothetical"},
        {"targets": (TargetRow("o_2", "Organization", "accused", 0, 1, "the harbour board"),)},
    ],
)
def test_the_same_words_are_one_claim_whatever_was_read_into_one_of_them(other: dict[str, Any]) -> None:
    board = (TargetRow("o_1", "Organization", "accused", 0, 1, "the board"),)
    left, right = quote(1, CRANE, targets=board), replace(quote(2, CRANE, targets=board), **other)
    assert len(set(merged(left, right).values())) == 1


def test_of_two_targets_with_different_names_other_words_are_not_one_claim() -> None:
    left = quote(1, "Lind had stolen from the harbour fund for years", targets=(TargetRow("p_8", "Speaker", "accused", 0, 1, "Lind"),))
    right = quote(2, "Haas has robbed the harbour fund for years", targets=(TargetRow("p_9", "Speaker", "accused", 0, 1, "Haas"),))
    assert len(set(merged(left, right).values())) == 2


def test_a_phrase_is_known_again_where_it_is_the_same_word_for_word() -> None:
    text = "that it was well worth it"
    assert len(set(merged(quote(1, text), quote(2, text)).values())) == 1
    assert len(set(merged(quote(1, text), quote(2, text, published_on=None)).values())) == 2


def test_a_name_and_title_are_no_statement() -> None:
    left, right = "Prime Minister Nora Lind of Norway", "Norwegian Prime Minister Nora Lind's speech in the harbour would do harm"
    assert len(set(merged(quote(1, left), quote(2, right)).values())) == 2
    left, right = "Mayor Nora B. Lind", "the tunnel beneath the harbour, dug and paid for under Mayor Nora B. Lind"
    assert len(set(merged(quote(1, left), quote(2, right)).values())) == 2


def test_a_long_quotation_is_found_by_any_of_its_words() -> None:
    """The words that a short quotation shares need not be the rarest ones of the long one."""
    alone = " ".join(f"aaa{chr(97 + i)}zz" for i in range(20))
    text = "the fishermen of Orlik sold seven boats to the brewery"
    assert len(set(merged(quote(1, f"{alone} … {text}"), quote(2, text), quote(3, text, speaker_id="p_2")).values())) == 2


def test_nobody_known_says_nothing_twice() -> None:
    found = merged(quote(1, TEXT, speaker_id=None), quote(2, TEXT, speaker_id=None))
    assert len(set(found.values())) == 2


def test_who_is_named_first_of_several_speakers_changes_nothing() -> None:
    def said(number: int, first: str, *others: str) -> QuoteRow:
        co_speakers = tuple(SpeakerRow(other, "Country") for other in others)
        return quote(number, TEXT, speaker_id=first, speaker_label="Country", co_speakers=co_speakers)

    assert len(set(merged(said(1, "PER", "CHL"), said(2, "CHL", "PER")).values())) == 1
    assert len(set(merged(said(1, "PER", "CHL"), said(2, "CHL", "PER"), said(3, "CHL")).values())) == 1
    assert len(set(merged(said(1, "PER", "CHL"), said(2, "BOL", "PER")).values())) == 2
    assert len(set(merged(said(1, "PER"), said(2, "CHL")).values())) == 2


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


def generated(n: int) -> dict[str, QuoteRow]:
    words = [f"w{i:04}" for i in range(4000)]
    draw = random.Random(1)
    rows = [quote(i, " ".join(draw.choices(words, k=14)), speaker_id=f"p_{draw.randrange(n // 20)}") for i in range(n)]
    return {row.id: row for row in rows}


def test_twice_the_quotes_make_about_twice_the_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Quotes of as many each of more speakers: the pairs held against each other grow as the quotes do (time: tests/bench)."""
    blocks_of = merging._blocks
    n_pairs = 0

    def counted(*arguments: Any) -> list[tuple[list[str], list[str]]]:
        nonlocal n_pairs
        blocks = blocks_of(*arguments)
        n_pairs += sum(len(rare) * (len(rare) - 1) // 2 + len(rare) * len(others) for rare, others in blocks)
        return blocks

    monkeypatch.setattr(merging, "_blocks", counted)
    found = []
    for n in (4000, 8000):
        n_pairs = 0
        merge_claims(generated(n))
        found.append(n_pairs)
    assert 0 < found[0] < 4000 * 20
    assert found[1] <= 2.3 * found[0]


def test_a_word_that_all_say_compares_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {q.id: q for q in (quote(i, f"ceasefire talks w{i} v{i} u{i} t{i} s{i} r{i} q{i} p{i} o{i}") for i in range(500))}
    calls = []
    monkeypatch.setattr(merging, "_score", lambda *_: calls.append(1) or 0.0)
    merge_claims(rows)
    assert not calls


def test_another_number_at_the_same_place_is_another_statement() -> None:
    text = "shepherds of three upper valleys were promised {} sacks of barley before early snow closes every mountain road"
    assert len(set(merged(quote(1, text.format("40")), quote(2, text.format("60"))).values())) == 2
    left, right = text.format("40"), f"In 1999 nobody helped. {text.format('40')}"
    assert len(set(merged(quote(1, left), quote(2, right)).values())) == 1
