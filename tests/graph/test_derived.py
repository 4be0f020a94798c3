"""Derived edges: three levels, only asserted claims, nobody rolled up to what they do not speak for."""

from dataclasses import replace
from types import ModuleType

import pytest

from claimgraph.graph.derived import Affiliations, derive_edges
from claimgraph.graph.rows import ClaimRow, EntityRow, QuoteRow, SpeakerRow, TargetRow

ENTITIES = {
    e.id: e
    for e in (
        EntityRow("RUS", "Russia", "Country", "state"),
        EntityRow("USA", "United States", "Country", "state"),
        EntityRow("o_army", "Army", "Organization", "army", part_of="o_ministry"),
        EntityRow("o_ministry", "Ministry", "Organization", "ministry", country="RUS"),
        EntityRow("o_ngo", "Relief Now", "Organization", "ngo", based_in="USA"),
        EntityRow("p_spokesman", "Boris Lunin", "Speaker", "person"),
        EntityRow("p_president", "Ada Quill", "Speaker", "person"),
        EntityRow("p_exile", "Maya Stone", "Speaker", "person", based_in="RUS"),
        EntityRow("p_turncoat", "Ilya Both", "Speaker", "person"),
        EntityRow("m_paper", "Paper", "Outlet", "newspaper", country="USA"),
    )
}
EVIDENCE = [
    ("p_spokesman", "o_army", "a_1"),
    ("p_president", "USA", "a_1"),
    ("p_turncoat", "RUS", "a_1"),
    ("p_turncoat", "USA", "a_2"),
]


@pytest.fixture
def actors() -> Affiliations:
    return Affiliations(ENTITIES, EVIDENCE)


@pytest.mark.parametrize(
    ("actor_id", "organization", "country"),
    [
        ("p_spokesman", ("o_army", "Organization"), "RUS"),  # by the ministry that the army is part of
        ("p_president", ("USA", "Country"), "USA"),
        ("p_exile", None, None),  # a seat is no state
        ("o_ngo", ("o_ngo", "Organization"), None),
        ("RUS", ("RUS", "Country"), "RUS"),
        ("p_turncoat", None, None),  # as many articles for one state as for the other
        ("m_paper", None, None),  # a licence is no voice
        ("p_nobody", None, None),
    ],
)
def test_for_whom_an_actor_speaks(actors: Affiliations, actor_id: str, organization: tuple[str, str] | None, country: str | None) -> None:
    assert actors.organization_of(actor_id) == organization
    assert actors.country_of(actor_id) == country


def test_an_article_tells_for_whom_it_has_them_speak(actors: Affiliations) -> None:
    assert actors.country_of("p_turncoat", "a_2") == "USA"
    assert actors.country_of("p_turncoat", "a_3") is None


def test_a_circle_of_parts_ends() -> None:
    circle = {i: EntityRow(i, i, "Organization", "agency", part_of=j) for i, j in (("o_1", "o_2"), ("o_2", "o_1"))}
    assert Affiliations(circle).country_of("o_1") is None


def quote(
    quote_id: str, speaker_id: str, target_id: str, *, role: str = "accused", parent: str | None = None, article: str = "a_1"
) -> QuoteRow:
    targets = (TargetRow(target_id, ENTITIES[target_id].label, role, 0, 1, "x"),)
    label = ENTITIES[speaker_id].label
    return QuoteRow(
        quote_id,
        article,
        f"c_{quote_id}",
        "x",
        "direct",
        0,
        1,
        "accusation",
        speaker_id=speaker_id,
        speaker_label=label,
        targets=targets,
        parent=parent,
    )


def claim_of(*quotes: QuoteRow, type_: str = "accusation") -> ClaimRow:
    return ClaimRow(
        id=quotes[0].claim_id,
        text="x",
        type=type_,
        allegation=(),
        negated=False,
        modality="asserted",
        confidence=1.0,
        basis="lexicon",
        cameo=None,
        plover=None,
        speaker_ids=tuple(q.speaker_id for q in quotes[:1] if q.speaker_id),
        targets=(),
        affects=(),
        quote_ids=tuple(q.id for q in quotes),
        article_ids=(),
    )


def edges(quotes: list[QuoteRow], claims: list[ClaimRow]) -> dict[tuple[str, str, str], list[str]]:
    found = derive_edges({q.id: q for q in quotes}, claims, Affiliations(ENTITIES, EVIDENCE))
    return {(e.properties["level"], e.source_id, e.target_id): e.properties["claimIds"] for e in found}


def test_three_levels() -> None:
    q = quote("q1", "p_spokesman", "p_president")
    assert edges([q], [claim_of(q)]) == {
        ("speaker", "p_spokesman", "p_president"): ["c_q1"],
        ("organization", "o_army", "USA"): ["c_q1"],
        ("country", "RUS", "USA"): ["c_q1"],
    }


def test_those_who_say_it_too_count_and_nobody_accuses_themselves() -> None:
    q = replace(
        quote("q1", "p_spokesman", "p_president"),
        co_speakers=(SpeakerRow("USA", "Country"), SpeakerRow("p_other", "Speaker", country="RUS")),
    )
    assert edges([q], [claim_of(q)]) == {
        ("speaker", "p_spokesman", "p_president"): ["c_q1"],
        ("speaker", "USA", "p_president"): ["c_q1"],
        ("speaker", "p_other", "p_president"): ["c_q1"],
        ("organization", "o_army", "USA"): ["c_q1"],
        ("country", "RUS", "USA"): ["c_q1"],
    }


@pytest.mark.parametrize(
    "change",
    [
        {"negated": True},
        {"modality": "hypothetical"},
        {"modality": "hedged"},
        {"modality": "future"},
        {"type": "statement"},
        {"type": "admission"},
    ],
)
def test_only_asserted_claims_count(change: dict[str, object]) -> None:
    q = quote("q1", "RUS", "USA")
    assert edges([q], [replace(claim_of(q), **change)]) == {}  # type: ignore[arg-type]


def test_other_roles_and_oneself_give_no_edge() -> None:
    addressee, self_ = quote("q1", "RUS", "USA", role="addressee"), quote("q2", "p_spokesman", "RUS")
    found = edges([addressee, self_], [claim_of(addressee), claim_of(self_)])
    assert found.keys() == {("speaker", "p_spokesman", "RUS"), ("organization", "o_army", "RUS")}


def test_an_inner_attribution_that_repeats_the_outer_counts_once_a_level() -> None:
    outer, inner = quote("q1", "p_president", "RUS"), quote("q2", "USA", "RUS", parent="q1")
    assert edges([outer, inner], [claim_of(outer), claim_of(inner)]) == {
        ("speaker", "p_president", "RUS"): ["c_q1"],
        ("speaker", "USA", "RUS"): ["c_q2"],
        ("organization", "USA", "RUS"): ["c_q1"],
        ("country", "USA", "RUS"): ["c_q1"],
    }


def test_what_one_article_of_many_shows_of_a_person_holds_for_no_other() -> None:
    evidence = [("p_turncoat", "RUS", "a_1")]
    few = Affiliations(ENTITIES, evidence, {"p_turncoat": 3})
    many = Affiliations(ENTITIES, evidence, {"p_turncoat": 90})
    assert [few.country_of("p_turncoat", article) for article in ("a_1", "a_2")] == ["RUS", "RUS"]
    assert [many.country_of("p_turncoat", article) for article in ("a_1", "a_2")] == ["RUS", None]


def test_who_belongs_to_a_body_speaks_for_neither_it_nor_its_state() -> None:
    evidence = [("p_exile", "o_ministry", "a_1")]
    member = Affiliations(ENTITIES, evidence, members=evidence)
    assert (member.organization_of("p_exile", "a_1"), member.country_of("p_exile", "a_1")) == (None, None)
    voice = Affiliations(ENTITIES, evidence)
    assert (voice.organization_of("p_exile", "a_1"), voice.country_of("p_exile", "a_1")) == (("o_ministry", "Organization"), "RUS")


def test_a_circle_of_parents_ends() -> None:
    one, other = quote("q1", "USA", "RUS", parent="q2"), quote("q2", "USA", "RUS", parent="q1")
    assert edges([one, other], [claim_of(one), claim_of(other)])["country", "USA", "RUS"] == ["c_q1", "c_q2"]


def test_one_claim_in_two_articles() -> None:
    one, other = quote("q1", "USA", "RUS"), quote("q2", "USA", "RUS", article="a_2")
    (edge,) = [
        e
        for e in derive_edges({"q1": one, "q2": other}, [claim_of(one, other)], Affiliations(ENTITIES))
        if e.properties["level"] == "country"
    ]
    assert (edge.properties["nClaims"], edge.properties["nArticles"], edge.properties["quoteIds"]) == (1, 2, ["q1", "q2"])
    assert edge.properties["firstSaidOn"] is None


def test_seeded_edges(seeded: ModuleType) -> None:
    _, found = seeded.seeded_graph()
    country = {
        (e.source_id, e.target_id): e.properties["claimIds"] for e in found if e.type == "ACCUSES" and e.properties["level"] == "country"
    }
    assert country == {("RUS", "TUR"): ["c_1", "c_5"], ("TUR", "RUS"): ["c_3", "c_6"]}


def test_nothing_from_nothing() -> None:
    assert list(derive_edges({}, [], Affiliations({}))) == []
