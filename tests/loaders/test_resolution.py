# ruff: noqa: E501 - cases read best as rows
"""Who is who across articles."""

import random

import pytest

from claimgraph.graph.extraction import Affiliation, Entity
from claimgraph.graph.ids import make_id
from claimgraph.graph.rows import Judgement
from claimgraph.loaders import resolution
from claimgraph.loaders.resolution import resolve_entities


def person(article: str, name: str, country: str | None = None, role: str | None = None) -> tuple[str, Entity]:
    affiliations = (Affiliation(country or "RUS", role, 0, 1),) if role else ()
    return article, Entity(make_id("speaker", article, name), name, "Speaker", "person", country=country, affiliations=affiliations)


def ids(*sightings: tuple[str, Entity], judgements: tuple[Judgement, ...] = ()) -> list[str]:
    resolved = resolve_entities(sightings, judgements)
    return [resolved.canonical[article, entity.id] for article, entity in sightings]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sergei Lobov", "Sergey Lobov"), ("Andriy Zelenko", "Andrii Zelenko"), ("Vasyl Dovgenskyy", "Vasyl Dovgensky"), ("Omar Gaddari", "Omar Qaddari"),
        ("Фёдор Лобов", "Федор Лобов"), ("Mr. Kemal Ersoy", "Kemal Ersoy"), ("John F. Tripp", "John Tripp"), ("Konstantin Lobov", "Konstantine Lobov"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_are_one(left: str, right: str) -> None:
    one, other = ids(person("a", left), person("b", right))
    assert one == other


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (person("a", "Ivan Petrov", "RUS"), person("b", "Ivan Petrov", "BGR")),
        (person("a", "Petrov", "RUS"), person("b", "Petrov", "RUS")),  # a surname alone never merges
        (person("a", "Maria Lobova"), person("b", "Mario Lobova")),
        (person("a", "Ivan Petrov"), person("b", "Anna Petrov")),
    ],
)
def test_two_people_stay_two(left: tuple[str, Entity], right: tuple[str, Entity]) -> None:
    one, other = ids(left, right)
    assert one != other


def test_one_without_a_state_joins_the_only_one_of_that_name() -> None:
    one, other = ids(person("a", "Ivan Petrov", "RUS"), person("b", "Ivan Petrov"))
    assert one == other


@pytest.mark.parametrize("third", ["Ivan Petrov", "Iwan Petrov"])
def test_namesakes_of_two_states_stay_two_beside_one_of_no_state(third: str) -> None:
    first, second, unclear = ids(person("a", "Ivan Petrov", "RUS"), person("b", "Ivan Petrov", "BGR"), person("c", third))
    assert len({first, second, unclear}) == 3


def test_no_chain_of_spellings_joins_people_of_two_states() -> None:
    sightings = [
        person("a", "Konstantin Lobov", "RUS"),
        person("b", "Konstantine Lobov"),
        person("c", "Konstantinne Lobov"),
        person("d", "Konstantinnee Lobov", "BGR"),
    ]
    found = ids(*sightings)
    assert found[0] != found[3]


def test_role_says_which_of_two_it_is() -> None:
    sightings = (
        person("a", "Ivan Petrov", "RUS", "deputy minister"),
        person("b", "Ivan Petrov", "BGR", "ambassador"),
        person("c", "Ivan Petrov", None, "ambassador"),
    )
    first, second, third = ids(*sightings)
    assert first != second == third


def test_unnamed_people_never_merge() -> None:
    one = "a", Entity("p_1", "a senior official", "Speaker", "unnamed")
    other = "b", Entity("p_2", "a senior official", "Speaker", "unnamed")
    assert len(set(ids(one, other))) == 2


def test_bodies_of_one_name_are_one_and_ministries_without_a_state_are_not() -> None:
    relief = [(a, Entity(f"o_{a}", "Relief Coalition", "Organization", "ngo")) for a in "ab"]
    ministry = [(a, Entity(f"o_m{a}", "Foreign Ministry", "Organization", "ministry")) for a in "ab"]
    assert len(set(ids(*relief))) == 1
    assert len(set(ids(*ministry))) == 2


@pytest.mark.parametrize("name", ["Observatory", "The Navy", "Supreme Court", "Chamber of Deputies"])
def test_words_that_many_bodies_are_called_by_are_no_name_of_ones_own(name: str) -> None:
    assert len(set(ids(*((a, Entity(f"o_{a}", name, "Organization", "organization")) for a in "ab")))) == 2
    assert len(set(ids(*((a, Entity(f"o_{a}", name, "Organization", "organization", country="NOR")) for a in "ab")))) == 1


def test_middle_names_that_differ_keep_apart() -> None:
    found = ids(person("a", "Emin Kaya Ozan"), person("b", "Emin Tarik Ozan"), person("c", "Emin Ozan"))
    assert len(set(found)) == 3
    assert len(set(ids(person("a", "Emin Kaya Ozan"), person("c", "Emin Ozan")))) == 1


def test_order_changes_nothing() -> None:
    sightings = [person(f"a{n}", f"Ivan{n % 7} Petrov{n % 5}", ("RUS", "BGR", None)[n % 3]) for n in range(60)]
    first = resolve_entities(sightings)
    random.Random(1).shuffle(sightings)
    assert resolve_entities(sightings) == first


def test_human_judgement_merges_splits_and_renames() -> None:
    a, b = person("a", "Ivan Petrov", "RUS"), person("b", "Vanya Petrov", "RUS")
    one, other = ids(a, b)
    merged = ids(a, b, judgements=(Judgement("merge", one, other),))
    assert merged == [one, one]
    renamed = resolve_entities([a, b], (Judgement("rename", one, value="I. Petrov"),))
    assert renamed.entities[one].name == "I. Petrov"
    split = ids(a, person("c", "Ivan Petrov", "RUS"), judgements=(Judgement("split", ids(a, person("c", "Ivan Petrov", "RUS"))[0], "c"),))
    assert split[0] != split[1]


def test_human_keeps_apart_what_the_machine_would_join() -> None:
    a, b = person("a", "Sergei Lobov"), person("b", "Sergey Lobov")
    machine = resolve_entities([a, b]).judgements[0]
    apart = Judgement("merge", machine.left_id, machine.right_id, verdict=False)
    assert len(set(ids(a, b, judgements=(apart,)))) == 2


@pytest.mark.parametrize("n", [500, 1_000, 2_000])
def test_a_name_is_compared_with_few_however_many_share_its_surname(n: int, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def count(left: tuple[str, ...], right: tuple[str, ...]) -> float:
        nonlocal compared
        compared += 1
        return 0.0

    monkeypatch.setattr(resolution, "_alike", count)
    resolve_entities([person(f"a{k}", f"Ivan{k} Petrov", "RUS") for k in range(n)])
    assert 0 < compared <= n * (resolution.WINDOW - 1)


def test_nothing_gives_nothing() -> None:
    assert resolve_entities([]).entities == {}


def test_a_split_takes_out_an_article_whatever_spelling_it_uses() -> None:
    sightings = [person("a", "Sergei Lobov", "RUS"), person("b", "Sergey Lobov", "RUS"), person("c", "Sergey Lobov", "RUS")]
    (one,) = set(ids(*sightings))
    split = ids(*sightings, judgements=(Judgement("split", one, "b"),))
    assert split[0] == split[2] != split[1]
    back = ids(*sightings, judgements=(Judgement("split", one, "b"), Judgement("merge", one, split[1])))
    assert set(back) == {one}


def test_no_chain_of_the_machines_joins_what_a_person_keeps_apart() -> None:
    sightings = [person(a, name) for a, name in (("a", "Konstantin Lobov"), ("b", "Konstantine Lobov"), ("c", "Konstantinne Lobov"))]
    assert len(set(ids(*sightings))) == 1
    first, _, third = (resolve_entities([s]).canonical[s[0], s[1].id] for s in sightings)
    apart = ids(*sightings, judgements=(Judgement("merge", third, first, verdict=False),))
    assert apart[0] != apart[2]


def test_a_judgement_holds_although_more_articles_change_the_id() -> None:
    body = [(a, Entity("o_local", "Relief Coalition", "Organization", "ngo")) for a in "abc"]
    (alone,) = ids(body[0])
    (both,) = set(ids(*body))
    assert alone != both  # if not, nothing is tried here
    renamed = resolve_entities(body, (Judgement("rename", alone, value="The Coalition"),))
    assert renamed.entities[both].name == "The Coalition" and not renamed.unheeded
    petrov = person("a", "Ivan Petrov", "RUS"), person("b", "Ivan Petrov", "BGR")
    (russian,) = ids(petrov[0])
    unclear = Judgement("rename", russian, value="I. Petrov")  # of two states now: which of the two was meant?
    assert resolve_entities(petrov, (unclear,)).unheeded == (unclear,)


def test_the_id_that_others_are_merged_into_stays() -> None:
    sightings = [person(a, name) for a, name in (("a", "Ivan Petrov"), ("b", "Vanya Petrov"), ("c", "Johann Peters"))]
    one, other, third = ids(*sightings)
    assert set(ids(*sightings, judgements=(Judgement("merge", one, other), Judgement("merge", third, one)))) == {third}


def test_judgements_are_a_set() -> None:
    sightings = [person(f"a{n}", f"Ivan{n} Petrov{n % 5}") for n in range(12)]
    found = ids(*sightings)
    judgements = [Judgement("merge", found[n], found[n + 1], made_at=f"2024-01-{n + 1:02}") for n in range(6)]
    judgements.append(Judgement("merge", found[0], found[4], verdict=False, made_at="2024-02-01"))
    first = resolve_entities(sightings, judgements)
    for seed in range(5):
        random.Random(seed).shuffle(judgements)
        assert resolve_entities(sightings, judgements) == first
    assert [(j.left_id, j.right_id) for j in first.unheeded] == [(found[3], found[4])]  # the last of the chain gives way


def test_nobody_is_one_with_a_state() -> None:
    state = ("a", Entity("RUS", "Russia", "Country", "state", country="RUS"))
    someone = person("a", "Ivan Petrov")
    wrong = Judgement("merge", ids(someone)[0], "RUS")
    resolution = resolve_entities([state, someone], (wrong,))
    assert resolution.unheeded == (wrong,) and resolution.entities["RUS"].label == "Country"


def test_a_bodys_sightings_with_and_without_its_state_stay_together_under_one_id() -> None:
    sightings = [
        (a, Entity("o_m", "Foreign Ministry", "Organization", "ministry", country=c)) for a, c in (("a", None), ("b", "RUS"), ("c", "RUS"))
    ]
    resolution = resolve_entities(sightings)
    assert set(resolution.canonical) == {(a, "o_m") for a in "abc"} and set(resolution.entities) == {"o_m"}
