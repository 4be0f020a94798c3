"""Claim to claim: a denial joined to the accusation that it answers, own pairs half of them near misses."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from claimgraph.graph.rows import ClaimRow, LinkRow, TargetRow
from claimgraph.loaders.allegations import find_allegations
from claimgraph.loaders.answers import link_claims

PAIRS = Path(__file__).parent / "claim_pairs.jsonl"
DAY = date(2023, 5, 4)


class States:
    """Every actor is a state and speaks for itself."""

    def country_of(self, actor_id: str, article_id: str | None = None) -> str | None:
        return actor_id

    def organization_of(self, actor_id: str, article_id: str | None = None) -> tuple[str, str] | None:
        return None


def claim(number: int, kind: str, text: str, speaker: str, targets: list[str], day: date = DAY, **fields: Any) -> ClaimRow:
    given: dict[str, Any] = {
        "allegation": find_allegations([text]) if kind in ("accusation", "denial", "criticism") else (),
        "negated": False,
        "modality": "asserted",
        **fields,
    }
    return ClaimRow(
        id=f"c_{number}",
        text=text,
        type=kind,
        confidence=0.9,
        basis="lexicon",
        cameo=None,
        plover=None,
        speaker_ids=(speaker,),
        targets=tuple(TargetRow(t, "Country", "accused", 0, 1, t) for t in targets),
        affects=(),
        quote_ids=(f"q_{number}",),
        article_ids=(f"a_{number}",),
        first_published_on=day,
        last_published_on=day,
        **given,
    )


def links(*claims: ClaimRow) -> list[LinkRow]:
    return list(link_claims({c.id: c for c in claims}, {}, States()))


def test_denials_on_own_pairs() -> None:
    right = wrong = missed = 0
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] != "denies":
            continue
        accusation = claim(1, "accusation", row["accusation"], row["accuser"], row["accused"])
        denial = claim(2, "denial", row["denial"], row["denier"], row["names"], DAY + timedelta(days=row["days"]))
        found = [x for x in links(accusation, denial) if x.type == "DENIES"]
        right += bool(found) and row["expected"]
        wrong += bool(found) and not row["expected"]
        missed += not found and row["expected"]
    assert right / (right + wrong) >= 0.90
    assert right / (right + missed) >= 0.75


def test_a_denial_whose_accusation_is_nowhere_stays_unlinked() -> None:
    assert links(claim(1, "denial", "that it had shelled the village", "IND", [])) == []
    assert links() == []


def test_a_refusal_answers_the_demand() -> None:
    demand = claim(1, "demand", "Serbia must withdraw its troops from the northern valley", "DEU", ["SRB"])
    refusal = claim(2, "rejection", "it will not withdraw troops from the northern valley", "SRB", [], DAY + timedelta(days=1))
    assert [(x.type, x.source_id, x.target_id) for x in links(demand, refusal)] == [("RESPONDS_TO", "c_2", "c_1")]


def test_another_speaker_repeats_or_contradicts() -> None:
    first = claim(1, "statement", "the dam above the valley was mined by retreating troops", "UKR", [])
    again = claim(2, "statement", "retreating troops mined the dam above the valley", "POL", [], DAY + timedelta(days=2))
    against = claim(3, "statement", "the dam above the valley was not mined by retreating troops", "RUS", [], DAY + timedelta(days=2))
    found = {(x.type, x.source_id, x.target_id) for x in links(first, again, against)}
    assert ("REPEATS", "c_2", "c_1") in found
    assert ("CONTRADICTS", "c_3", "c_1") in found
    assert all(0 < x.confidence <= 1 and x.basis for x in links(first, again, against))


def test_order_changes_nothing() -> None:
    claims = [
        claim(i, kind, text, speaker, targets)
        for i, (kind, text, speaker, targets) in enumerate(
            [
                ("accusation", "they shelled the village at dawn", "IND", ["PAK"]),
                ("denial", "shelling the village", "PAK", []),
                ("accusation", "they shelled our village at dawn", "AFG", ["PAK"]),
            ]
        )
    ]
    assert links(*claims) == links(*reversed(claims))
