"""Claim to claim: a denial joined to the accusation that it answers, own pairs half of them near misses."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from claimgraph.graph.rows import ClaimRow, EntityRow, LinkRow, QuoteRow, TargetRow
from claimgraph.loaders.allegations import find_allegations
from claimgraph.loaders.answers import link_claims
from claimgraph.loaders.predications import read_text

PAIRS = Path(__file__).parent / "claim_pairs.jsonl"
DAY = date(2023, 5, 4)


class States:
    """Every actor is a state and speaks for itself."""

    def country_of(self, actor_id: str, article_id: str | None = None) -> str | None:
        return actor_id

    def organization_of(self, actor_id: str, article_id: str | None = None) -> tuple[str, str] | None:
        return None

    def entity(self, actor_id: str) -> EntityRow | None:
        return EntityRow(actor_id, actor_id, "Country", "state")


def claim(number: int, kind: str, text: str, speaker: str, targets: list[str], day: date = DAY, **fields: Any) -> ClaimRow:
    given: dict[str, Any] = {
        "allegation": find_allegations([text]) if kind in ("accusation", "denial", "criticism") else (),
        "negated": False,
        "modality": "asserted",
        "predications": read_text(text),
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


@pytest.mark.parametrize(
    "chosen",
    [
        None,
        # Written before anything was fitted, opened once: 4 of 13 found, 1 wrong.
        pytest.param("hard", marks=pytest.mark.xfail(strict=True, reason="#7: a denial that shares no word with what it answers")),
        # As closed, opened once: 6 of 17 right, 6 of 16 found. Whether verbs and roles are those of the accusation was tried as a bar and
        # as a reason for a link: on these sets and 24 pairs more it took 4 of 11 wrong links and 10 right ones.
        pytest.param("closed", marks=pytest.mark.xfail(strict=True, reason="#7: a denial of another deed in the same words")),
    ],
)
def test_denials_on_own_pairs(chosen: str | None) -> None:
    right = wrong = missed = 0
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] != "denies" or row.get("set") != chosen:
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


def test_what_is_demanded_is_no_answer() -> None:
    demand = claim(1, "demand", "Serbia must refuse to open its war archives to Swiss historians", "DEU", ["SRB"])
    refusal = claim(2, "rejection", "to open its war archives to Swiss historians", "SRB", [])
    places = {q.id: q for q in (quote(1, demand.text, 100), quote(2, refusal.text, 119))}
    rows = {c.id: c for c in (demand, refusal)}
    assert list(link_claims(rows, places, States())) == []
    assert [x.type for x in link_claims(rows, {**places, "q_2": quote(2, refusal.text, 900)}, States())] == ["RESPONDS_TO"]


def test_another_speaker_repeats_or_contradicts() -> None:
    first = claim(1, "statement", "the dam above the valley was mined by retreating troops", "UKR", [])
    again = claim(2, "statement", "retreating troops mined the dam above the valley", "POL", [], DAY + timedelta(days=2))
    against = claim(3, "statement", "the dam above the valley was not mined by retreating troops", "RUS", [], DAY + timedelta(days=2))
    found = {(x.type, x.source_id, x.target_id) for x in links(first, again, against)}
    assert ("REPEATS", "c_2", "c_1") in found
    assert ("CONTRADICTS", "c_3", "c_1") in found
    assert all(0 < x.confidence <= 1 and x.basis for x in links(first, again, against))


def quote(number: int, text: str, start: int, article: str = "a_1") -> QuoteRow:
    return QuoteRow(
        id=f"q_{number}",
        article_id=article,
        claim_id=f"c_{number}",
        text=text,
        kind="indirect",
        type="statement",
        start=start,
        end=start + len(text),
        published_on=DAY,
    )


def test_words_within_words_are_not_said_again_nor_contradicted() -> None:
    inner = "the dam above the valley was mined by retreating troops"
    outer = f"Warsaw had learned that {inner}"
    told = claim(1, "statement", outer, "POL", []), claim(2, "statement", inner, "UKR", [])
    places = {q.id: q for q in (quote(1, outer, 100), quote(2, inner, 124))}
    assert list(link_claims({c.id: c for c in told}, places, States())) == []
    elsewhere = {**places, "q_2": quote(2, inner, 124, "a_2")}
    assert [x.type for x in link_claims({c.id: c for c in told}, elsewhere, States())] == ["REPEATS"]


def test_what_says_nothing_without_its_cue_neither_repeats_nor_contradicts() -> None:
    first = claim(1, "statement", "to occupy no new valley above the dam near Orlik", "RUS", [])
    second = claim(2, "statement", "to occupy a new valley above the dam near Orlik", "BLR", [])
    assert links(first, second) == []


def test_states_and_forces_alone_are_no_matter_to_deny() -> None:
    accusation = claim(1, "accusation", "Russian forces fired rockets at a market in Ukraine", "UKR", ["RUS"])
    assert links(accusation, claim(2, "denial", "the country was in default", "RUS", [], DAY + timedelta(days=1))) == []
    assert links(accusation, claim(3, "denial", "allegations against its forces", "RUS", [], DAY + timedelta(days=1))) == []


def test_a_criticism_is_denied_only_in_its_own_words() -> None:
    criticism = claim(1, "criticism", "Lima for its tired speech on the price of copper and tin in the mining towns", "BOL", ["PER"])
    denial = claim(2, "denial", "that the towns of the coast would get less water for the price that they pay", "PER", [])
    assert links(criticism, denial) == []
    again = claim(3, "denial", "that its speech on the price of copper was tired", "PER", [])
    assert [(x.source_id, x.target_id) for x in links(criticism, again)] == [("c_3", "c_1")]


def test_a_denial_that_names_only_its_accuser_answers_the_one_accusation_of_the_last_days() -> None:
    accusation = claim(1, "accusation", "Lima of draining the lake", "BOL", ["PER"])
    older = claim(2, "accusation", "Lima of jailing the pilots", "BOL", ["PER"], DAY - timedelta(days=40))
    denial = claim(3, "denial", "the allegations", "PER", ["BOL"], DAY + timedelta(days=2))
    assert [(x.source_id, x.target_id, x.basis) for x in links(accusation, older, denial)] == [("c_3", "c_1", "actors")]
    another = claim(4, "accusation", "Lima of felling the forest", "BOL", ["PER"])
    assert links(accusation, another, denial) == []  # which of the two, nobody knows
    assert links(accusation, claim(3, "denial", "the allegations", "PER", [], DAY + timedelta(days=2))) == []
    assert links(accusation, claim(3, "denial", "the allegations", "PER", ["CHL"], DAY + timedelta(days=2))) == []


def test_a_denial_that_names_nothing_answers_the_accusation_just_before() -> None:
    first = claim(1, "accusation", "Oslo of bribing the judges", "DNK", ["NOR"])
    nearer = claim(2, "accusation", "Oslo of poisoning the lake", "SWE", ["NOR"])
    denial = claim(3, "denial", "the allegations", "NOR", [])
    rows = {c.id: c for c in (first, nearer, denial)}
    places = {q.id: q for q in (quote(1, first.text, 100), quote(2, nearer.text, 300), quote(3, denial.text, 400))}
    assert [(x.type, x.source_id, x.target_id, x.basis) for x in link_claims(rows, places, States())] == [
        ("DENIES", "c_3", "c_2", "actors+article")
    ]
    far = {**places, "q_3": quote(3, denial.text, 4000)}
    assert list(link_claims(rows, far, States())) == []


def beside(accusation: ClaimRow, denial: ClaimRow, actors: Any = None, apart: int = 100) -> list[tuple[str, str]]:
    """The links of two claims of one article, the denial so far behind the beginning of the accusation."""
    places = {q.id: q for q in (quote(1, accusation.text, 100), quote(2, denial.text, 100 + apart))}
    one = [replace(c, article_ids=("a_1",)) for c in (accusation, denial)]
    return [(x.type, x.basis) for x in link_claims({c.id: c for c in one}, places, actors or States())]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the claims as groundless and invited the surveyors to the harbour", []),
        ("this, citing a broken gauge at the lock", []),
        ("the claims groundless", []),
        ("that finding Tuesday a complete fabrication", []),
        ("it is innocent", []),
        ("a charge of the harbour council", ["SWE"]),  # the accuser's own name is not what it is about
        ("that its boats had been near the lock", ["SWE"]),  # right behind it, whatever the words
    ],
)
def test_a_denial_right_behind_its_accusation_need_not_say_what_it_denies(text: str, names: list[str]) -> None:
    accusation = claim(1, "accusation", "Oslo of poisoning the lake", "SWE", ["NOR"])
    denial = claim(2, "denial", text, "NOR", names)
    if text.endswith("council"):
        denial = replace(denial, targets=(replace(denial.targets[0], text="the harbour council"),))
    assert beside(accusation, denial) == [("DENIES", "actors+article")]
    far = beside(accusation, denial, apart=3000)
    assert far == ([("DENIES", "actors")] if text.startswith("a charge") else [])  # who accuses is named, and has accused only once


def test_a_relative_clause_denies_what_it_stands_in() -> None:
    accusation = claim(1, "accusation", "Oslo of poisoning the lake which Oslo denies", "SWE", ["NOR"])
    assert beside(accusation, claim(2, "denial", "which", "NOR", []), apart=27) == [("DENIES", "actors+article")]
    assert beside(accusation, claim(2, "denial", "the charges", "NOR", []), apart=8) == []


@pytest.mark.parametrize(("names", "joined"), [([], True), (["SWE"], True), (["FIN"], False)])
def test_what_it_is_accused_of_where_only_a_pronoun_tells_who(names: list[str], joined: bool) -> None:
    accusation = claim(1, "accusation", "it of poisoning the lake", "SWE", [])
    assert beside(accusation, claim(2, "denial", "the accusations", "NOR", names)) == ([("DENIES", "article")] if joined else [])
    assert beside(accusation, claim(2, "denial", "that its ferries are late", "NOR", [])) == []
    assert beside(replace(accusation, text="the smelter of poisoning the lake"), claim(2, "denial", "the accusations", "NOR", [])) == []


class Powers(States):
    """States by their codes, and those who act for one without speaking for it."""

    of = {
        "p_soldiers": EntityRow("p_soldiers", "Norwegian soldiers", "Speaker", "group", based_in="NOR"),
        "p_rebels": EntityRow("p_rebels", "Norwegian rebel fighters", "Speaker", "group", based_in="NOR"),
        "p_forces": EntityRow("p_forces", "government forces", "Speaker", "group"),
        "o_here": EntityRow("o_here", "government of Nora Lind", "Organization", "government"),
        "o_swedish": EntityRow("o_swedish", "Swedish government", "Organization", "government", country="SWE"),
        "p_lind": EntityRow("p_lind", "Nora Lind", "Speaker", "person"),
        "p_haas": EntityRow("p_haas", "Omar Haas", "Speaker", "person"),
        "o_team": EntityRow("o_team", "Lind’s team", "Speaker", "group"),
        "o_danish": EntityRow("o_danish", "Danish government", "Organization", "government", country="DNK"),
    }

    def country_of(self, actor_id: str, article_id: str | None = None) -> str | None:
        return self.of[actor_id].country if actor_id in self.of else actor_id

    def entity(self, actor_id: str) -> EntityRow | None:
        return self.of.get(actor_id) or super().entity(actor_id)


@pytest.mark.parametrize(
    ("accused", "denier", "joined"),
    [
        ("p_soldiers", "NOR", True),
        ("p_rebels", "NOR", False),
        ("p_forces", "o_here", True),
        ("p_forces", "o_swedish", True),
        ("o_danish", "o_swedish", False),
        ("p_lind", "o_team", True),
        ("p_haas", "o_team", False),
    ],
)
def test_a_power_answers_for_those_who_act_for_it(accused: str, denier: str, joined: bool) -> None:
    accusation = claim(1, "accusation", "they shot at the ferry in the fjord", "FIN", [accused])
    denial = claim(2, "denial", "shooting at the ferry", denier, [])
    assert bool(beside(accusation, denial, Powers())) is joined


def test_who_is_named_within_what_is_denied_need_not_be_the_accuser() -> None:
    accusation = claim(1, "accusation", "Norwegian boats rammed a ferry in the fjord at Orlik", "SWE", ["NOR"])
    denial = claim(2, "denial", "one of its trawlers, hired from a Danish firm, rammed the ferry in the fjord", "NOR", ["DNK"])
    named = replace(denial, targets=(replace(denial.targets[0], text="a Danish firm"),))
    assert [x.type for x in links(accusation, named)] == ["DENIES"]
    assert links(accusation, replace(denial, targets=(replace(denial.targets[0], text="Copenhagen"),))) == []


class Named(States):
    """Actors by the names of a table; who is not in it is not known by name."""

    def __init__(self, **names: str) -> None:
        self.of = names

    def country_of(self, actor_id: str, article_id: str | None = None) -> str | None:
        return None

    def entity(self, actor_id: str) -> EntityRow | None:
        name = self.of.get(actor_id)
        return EntityRow(actor_id, name or "a clerk", "Speaker", "person" if name else "unnamed")


@pytest.mark.parametrize(
    ("names", "again"),
    [
        ({"p_1": "Nora Lind", "p_2": "Omar Haas"}, True),
        ({"p_1": "Nora Lind", "p_2": "Lind"}, False),  # may be one
        ({"p_1": "Nora Lind", "p_2": "N. Lind"}, False),
        ({"p_1": "Council for the Harbours", "p_2": "Harbours Council of Orlik"}, False),
        ({"p_1": "Nora Lind"}, False),  # a clerk: may be anybody
    ],
)
def test_only_another_known_by_name_repeats(names: dict[str, str], again: bool) -> None:
    first = claim(1, "statement", "the dam above the valley was mined by retreating troops", "p_1", [])
    second = claim(2, "statement", "retreating troops mined the dam above the valley", "p_2", [], DAY + timedelta(days=1))
    found = link_claims({c.id: c for c in (first, second)}, {}, Named(**names))
    assert [x.type for x in found] == (["REPEATS"] if again else [])


def test_a_name_and_title_are_not_said_again() -> None:
    first = claim(1, "statement", "the rival of Harbour Master Omar Vestergaard of the Orlik pilots", "p_1", [])
    second = claim(2, "statement", "Harbour Master Omar Vestergaard of the Orlik pilots", "p_2", [], DAY + timedelta(days=1))
    assert list(link_claims({c.id: c for c in (first, second)}, {}, Named(p_1="Nora Lind", p_2="Ada Haas"))) == []


def test_what_one_quotes_of_another_is_no_echo() -> None:
    text = "the price of barley will fall before the hot summer"
    told = claim(1, "statement", text, "p_1", []), claim(2, "statement", f"Lind has told us that {text}", "p_2", [])
    places = {q.id: q for q in (quote(1, told[0].text, 0), replace(quote(2, told[1].text, 0, "a_2"), kind="direct"))}
    assert list(link_claims({c.id: c for c in told}, places, Named(p_1="Nora Lind", p_2="Ada Haas"))) == []


def test_the_very_words_of_one_utterance_are_no_echo() -> None:
    text = "The dam above the valley was mined by our retreating troops, whatever the general told the bishop in Orlik"
    told = claim(1, "statement", text, "p_1", []), claim(2, "statement", text, "p_2", [])
    assert list(link_claims({c.id: c for c in told}, {}, Named(p_1="Nora Lind", p_2="Omar Haas"))) == []


def test_whom_both_texts_name_is_no_matter_to_answer() -> None:
    demand = claim(1, "demand", "Nora Lind must publish the letters", "SWE", ["NOR"])
    named = replace(demand, targets=(*demand.targets, TargetRow("p_1", "Speaker", "asked", 0, 9, "Nora Lind")))
    refusal = claim(2, "rejection", "to lend Nora Lind the royal boat", "NOR", [], DAY + timedelta(days=1))
    assert links(named, refusal) == []
    told = claim(3, "rejection", "to publish the letters", "NOR", [], DAY + timedelta(days=1))
    assert [x.type for x in links(named, told)] == ["RESPONDS_TO"]


def test_what_was_refused_the_day_before_is_no_answer() -> None:
    demand = claim(1, "demand", "Serbia must withdraw its troops from the northern valley", "DEU", ["SRB"])
    refusal = claim(2, "rejection", "it will not withdraw troops from the northern valley", "SRB", [], DAY - timedelta(days=1))
    assert links(demand, refusal) == []


def test_words_of_weeks_ago_are_denied_only_in_nearly_the_same_words() -> None:
    accusation = claim(1, "accusation", "Oslo of letting its trawlers sink a ferry with children off the island", "SWE", ["NOR"])
    text = "that it had let trawlers near the ferry in the spring tide"
    assert links(accusation, claim(2, "denial", text, "NOR", [], DAY + timedelta(days=5)))
    assert links(accusation, claim(2, "denial", text, "NOR", [], DAY + timedelta(days=25))) == []


def test_a_denial_of_another_article_is_less_sure() -> None:
    accusation, denial = (
        claim(1, "accusation", "Oslo of poisoning the lake", "SWE", ["NOR"]),
        claim(2, "denial", "poisoning the lake", "NOR", []),
    )
    (elsewhere,) = links(accusation, denial)
    places = {q.id: q for q in (quote(1, accusation.text, 100), quote(2, denial.text, 900))}
    (here,) = link_claims({c.id: c for c in (accusation, denial)}, places, States())
    assert elsewhere.confidence <= 0.8 < here.confidence


def test_the_same_words_of_two_in_one_article_are_one_utterance() -> None:
    text = "the price of barley will fall before the hot summer"
    told = claim(1, "statement", text, "p_1", []), claim(2, "statement", text, "p_2", [])
    places = {q.id: q for q in (quote(1, text, 0), quote(2, text, 900))}
    assert list(link_claims({c.id: c for c in told}, places, Named(p_1="Nora Lind", p_2="Ada Haas"))) == []


def test_a_not_in_an_aside_contradicts_nothing() -> None:
    one = claim(1, "statement", "I make no excuses. I accept my share of the blame for the sinking of the ferry", "SWE", [])
    other = claim(2, "statement", "he accepts his share of the blame for the sinking of the ferry", "FIN", [])
    assert not [x for x in links(one, other) if x.type == "CONTRADICTS"]


def test_a_denial_contradicts_the_statement_that_blames_nobody() -> None:
    statement = claim(1, "statement", "the dam above the valley was mined in the spring", "UKR", [])
    denial = claim(2, "denial", "the dam above the valley had been mined in the spring", "RUS", [], DAY + timedelta(days=1))
    assert [(x.type, x.source_id) for x in links(statement, denial)] == [("CONTRADICTS", "c_2")]


def test_who_blames_his_own_side_blames_nobody_else_of_it() -> None:
    class Nordic(States):
        def country_of(self, actor_id: str, article_id: str | None = None) -> str | None:
            return "NOR"

    accusation = claim(1, "criticism", "the minister for ignoring the will of the parliament", "p_critic", ["p_minister"])
    denial = claim(2, "denial", "that the will of the parliament was ignored", "o_office", [])
    assert list(link_claims({c.id: c for c in (accusation, denial)}, {}, Nordic())) == []
    demand = claim(3, "demand", "the union must accept lower pensions for its members", "p_critic", ["o_union"])
    refusal = claim(4, "rejection", "lower pensions for the members of the union", "p_chair", [])
    assert list(link_claims({c.id: c for c in (demand, refusal)}, {}, Nordic())) == []


def test_a_person_accused_may_deny_far_behind_or_right_before() -> None:
    accusation, denial = (
        claim(1, "accusation", "Lind of selling the crane", "SWE", ["NOR"]),
        claim(2, "denial", "any wrongdoing", "NOR", []),
    )
    rows = {c.id: c for c in (accusation, denial)}
    for start, joined in ((2000, True), (4000, False)):
        places = {q.id: q for q in (quote(1, accusation.text, 100), quote(2, denial.text, start))}
        assert bool(list(link_claims(rows, places, States()))) is joined
    before = {q.id: q for q in (quote(1, accusation.text, 500), quote(2, denial.text, 100))}
    assert [x.basis for x in link_claims(rows, before, States())] == ["actors+article"]


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
