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
