"""A person's word on who is who: it is kept, stands above the machine's, survives every rebuild, and can be taken back."""

import dataclasses
import itertools
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimgraph.graph.errors import UsageError
from claimgraph.graph.extraction import Actor, Affiliation, Article, Attribution, Claim, Entity, Extraction, Span, Target
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.graph.record import Record
from claimgraph.graph.record_judgements import judgement_id
from claimgraph.graph.rows import Judgement
from claimgraph.loaders.consolidate import consolidate
from claimgraph.loaders.decisions import find_entity, merge, rename, show, split, undo

STATE = Entity("TUR", "Turkey", "Country", "state", country="TUR")


def report(name: str, words: str, *, country: str | None = "MKD") -> Extraction:
    """An article in which somebody accuses Turkey."""
    text = f"{name}, the envoy, accused Turkey of {words}."
    article = Article(make_id("article", text_hash(text)), text, title=words.capitalize(), published="2024-01-31")
    person = Entity(
        make_id("speaker", article.id, name), name, "Speaker", "person", country=country,
        affiliations=(Affiliation(country, "envoy", 0, len(name)),) if country else (),
    )  # fmt: skip
    place = text.index("Turkey")
    target = Target("TUR", "Turkey", "Country", "state", "TUR", "accused", place, place + 6, "Turkey")
    content = Span.of(text, text.index(words), text.index(words) + len(words))
    attribution = Attribution(
        make_id("quote", article.id), "indirect", (Span.of(text, 0, len(name)),), (), (content,),
        Claim(make_id("claim", article.id), "accusation", targets=(target,)),
        speaker=Actor(person.id, name, "Speaker", "person", country=country),
    )  # fmt: skip
    return Extraction(article, (attribution,), (person, STATE))


REPORTS = [
    report("Sergei Lobov", "shelling the old bridge"),
    report("Sergey Lobov", "jamming every radio of the patrol"),
    report("Sergei Lobov", "closing all roads to the frontier"),
    report("Vanya Petrov", "hiding the figures of the harvest"),
    report("Ivan Petrov", "stopping the ferries across the lake"),
]


def fill(path: Path, reports: list[Extraction]) -> Record:
    record = Record.open(path)
    for one in reports:
        record.articles.add([one.article])
        record.extractions.add([one], extractor="x")
    consolidate(record)
    return record


def again(record: Record) -> None:
    """As build --again does: every extraction anew, by another extractor, and one article more."""
    more = report("Sergey Lobov", "flying over the old town")
    record.articles.add([more.article])
    record.extractions.add([*REPORTS, more], extractor="y")
    consolidate(record)


def graph(record: Record) -> dict[str, list[Any]]:
    connection = sqlite3.connect(record.path)
    found = {}
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND (name GLOB 'node_*' OR name GLOB 'rel*')"):
        columns = ", ".join(f'"{c[1]}"' for c in connection.execute(f'PRAGMA table_info("{name}")') if c[1] != "revision")
        found[name] = connection.execute(f'SELECT {columns} FROM "{name}" ORDER BY id').fetchall()  # noqa: S608 - names of the schema
    connection.close()
    return found


def people(record: Record) -> dict[str, str]:
    return {node.properties["name"]: node.id for node in record.graph.nodes("Speaker")}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with fill(tmp_path / "x.db", REPORTS) as filled:
        yield filled


def test_a_merge_holds_through_a_rebuild_and_is_taken_back(record: Record) -> None:
    two = people(record)
    decided = merge(record, "Ivan Petrov", "Vanya Petrov", because="one man")
    assert [node.id for node in decided.entities] == [two["Ivan Petrov"]]
    assert decided.entities[0].properties["aliases"] == ["Vanya Petrov"]
    (kept,) = [j for j in record.judgements.all("merge") if j.human]
    assert (kept.basis, kept.score, kept.verdict, kept.value) == ("one man", 1.0, True, "Ivan Petrov = Vanya Petrov")
    again(record)
    assert "Vanya Petrov" not in people(record)
    assert find_entity(record, two["Vanya Petrov"]).id == two["Ivan Petrov"]  # an id that was merged away
    with pytest.raises(UsageError, match="the same already"):
        merge(record, "Ivan Petrov", two["Vanya Petrov"])
    undo(record, judgement_id(kept)[:12])
    assert people(record).items() >= {name: two[name] for name in ("Ivan Petrov", "Vanya Petrov")}.items()


def test_a_body_that_was_read_as_a_person_becomes_the_body(tmp_path: Path) -> None:
    wrong = report("Bridge Watch", "mining the river", country=None)
    right = report("Bridge Watch", "shelling the old bridge", country=None)
    body = Entity("o_watch", "Bridge Watch", "Organization", "ngo")
    speaker = Actor("o_watch", "Bridge Watch", "Organization", "ngo")
    right = Extraction(right.article, (dataclasses.replace(right.attributions[0], speaker=speaker),), (body, STATE))
    with fill(tmp_path / "x.db", [wrong, right]) as record:
        organization, person = (next(record.graph.nodes(label)).id for label in ("Organization", "Speaker"))
        with pytest.raises(UsageError, match=r"may be any of 2: .*ngo"):
            find_entity(record, "bridge watch")
        for first, other, label in ((person, organization, "Speaker"), (organization, person, "Organization")):
            merge(record, first, other)
            assert find_entity(record, "bridge watch").label == label
            assert {(e.source_id, e.source_label) for e in record.graph.edges("SAID")} == {(first, label)}
            for j in record.judgements.all("merge"):
                undo(record, judgement_id(j))
        assert record.graph.counts()["Speaker"] == record.graph.counts()["Organization"] == 1


def test_outlets_are_merged_with_what_they_published_and_with_nobody_who_speaks(tmp_path: Path) -> None:
    outlets = ["River Gazette", "River Gazette Online", "River Gazette"]
    reports = [
        Extraction(dataclasses.replace(r.article, outlet=o), r.attributions, r.entities) for r, o in zip(REPORTS, outlets, strict=False)
    ]
    with fill(tmp_path / "x.db", reports) as record:
        gazette = merge(record, "River Gazette", "River Gazette Online").entities[0]
        assert {e.target_id for e in record.graph.edges("PUBLISHED_BY")} == {gazette.id} and gazette.label == "Outlet"
        with pytest.raises(UsageError, match="kept apart"):
            merge(record, gazette.id, "Sergei Lobov")


def test_a_judgement_on_nobody_who_is_known_is_told_and_waits(record: Record) -> None:
    early = Judgement("rename", "p_0123456789abcdef0123", value="Somebody")
    record.judgements.add([early])
    assert [(j.left_id, j.value) for j in consolidate(record).unheeded] == [(early.left_id, "Somebody")]


def test_a_split_of_what_the_machine_joined_stays(record: Record) -> None:
    assert set(people(record)) == {"Sergei Lobov", "Vanya Petrov", "Ivan Petrov"}
    split(record, "Sergei Lobov", ["Sergey Lobov"])
    assert {"Sergei Lobov", "Sergey Lobov"} <= people(record).keys()
    again(record)
    assert {"Sergei Lobov", "Sergey Lobov"} <= people(record).keys()
    assert [j.verdict for j in record.judgements.all("merge")] == [False]  # the machine still would: a person's word is above it


def test_a_merge_that_was_split_stays_undone_until_it_is_merged_again(record: Record) -> None:
    ivan, vanya = people(record)["Ivan Petrov"], people(record)["Vanya Petrov"]
    merge(record, ivan, vanya)
    split(record, ivan, [vanya])
    again(record)
    assert {"Ivan Petrov", "Vanya Petrov"} <= people(record).keys()
    decided = merge(record, vanya, ivan)
    assert len(decided.gave_way) == 1 and not decided.gave_way[0].verdict
    assert people(record)["Vanya Petrov"] == vanya and "Ivan Petrov" not in people(record)
    assert len([j for j in record.judgements.all("merge") if j.human]) == 1


def test_what_articles_say_is_split_off_together_and_comes_back(record: Record) -> None:
    before = graph(record)
    first, second, third = (REPORTS[n].article.id for n in range(3))
    decided = split(record, "Sergei Lobov", [first, second[:10]])
    assert len(decided.entities) == 2
    assert {s.article_id for s in show(record, decided.entities[0].id).sightings} == {third}
    assert {s.article_id for s in show(record, decided.entities[1].id).sightings} == {first, second}
    again(record)
    other = show(record, decided.entities[1].id)
    assert {s.article_id for s in other.sightings} == {first, second}
    assert [j.right_id for _, j in other.judgements if j.kind == "split"] == sorted([first, second])  # what made it one of its own
    record.extractions.add(REPORTS, extractor="x")
    for identity in [judgement_id(j) for j in record.judgements.all("split")]:
        undo(record, identity)
    assert not [j for j in record.judgements.all() if j.human]
    assert {row[0] for row in graph(record)["node_Speaker"]} == {row[0] for row in before["node_Speaker"]}


def test_a_name_that_a_person_gave_stays_and_the_others_find_it(record: Record) -> None:
    rename(record, "Vanya Petrov", "  Ivan \n Petrov the Elder ")
    again(record)
    node = find_entity(record, "vanya petrov")
    assert node.properties["name"] == "Ivan Petrov the Elder" and node.properties["aliases"] == ["Vanya Petrov"]
    rename(record, node.id, "Vanya P.")
    assert len(record.judgements.all("rename")) == 1
    undo(record, judgement_id(record.judgements.all("rename")[0]))
    assert "Vanya Petrov" in people(record)


def test_order_of_loading_and_of_deciding_changes_nothing(tmp_path: Path) -> None:
    graphs = []
    for n, order in enumerate(itertools.islice(itertools.permutations(REPORTS), 0, 120, 29)):
        with fill(tmp_path / f"{n}.db", list(order)) as record:
            ivan, vanya = people(record)["Ivan Petrov"], people(record)["Vanya Petrov"]
            steps = [lambda r, a=ivan, b=vanya: merge(r, a, b), lambda r: split(r, "Sergei Lobov", ["Sergey Lobov"])]
            for step in steps if n % 2 else steps[::-1]:
                step(record)
            again(record)
            graphs.append(graph(record))
    assert len(graphs) == 5 and all(other == graphs[0] for other in graphs)


def test_show_tells_where_and_why(record: Record) -> None:
    shown = show(record, "sergei lobov")
    assert [s.name for s in shown.sightings].count("Sergei Lobov") == 2 and len(shown.sightings) == 3
    assert {s.roles for s in shown.sightings} == {("envoy",)} and {s.title for s in shown.sightings} >= {"Shelling the old bridge"}
    ((identity, judgement),) = shown.judgements
    assert not judgement.human and judgement.basis == "spelling" and judgement.score == 1.0
    with pytest.raises(UsageError, match="the machine decided that"):
        undo(record, identity)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda r: find_entity(r, "Sergei Lobow"), "the nearest: Sergei Lobov"),
        (lambda r: find_entity(r, "p_"), "nobody has that id"),
        (lambda r: find_entity(r, ""), "nobody has that id"),
        (lambda r: merge(r, "Ivan Petrov", "ivan petrov"), "the same already"),
        (lambda r: merge(r, "Ivan Petrov", "TUR"), "a state is merged with nothing"),
        (lambda r: merge(r, "MKD", "TUR"), "a state is merged with nothing"),
        (lambda r: split(r, "TUR", ["a_1"]), "a state cannot be split"),
        (lambda r: split(r, "Ivan Petrov", ["Vanya Petrov"]), "nothing was merged into it"),
        (lambda r: split(r, "Sergei Lobov", ["Boris"]), "its parts: Serg"),
        (lambda r: split(r, "Sergei Lobov", ["a_"]), "no article with"),
        (lambda r: split(r, "Sergei Lobov", [x.article.id for x in REPORTS[:3]]), "no article would stay"),
        (lambda r: split(r, people(r)["Ivan Petrov"], [people(r)["Ivan Petrov"]]), "cannot be split from itself"),
        (lambda r: rename(r, "Ivan Petrov", "  "), "is no name"),
        (lambda r: rename(r, "TUR", "Türkiye"), "country table"),
        (lambda r: undo(r, "r_none"), "no judgement has that id"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(record: Record, act: Any, words: str) -> None:
    before, judgements = graph(record), record.judgements.all()
    with pytest.raises(UsageError, match=words):
        act(record)
    assert graph(record) == before and record.judgements.all() == judgements


def test_one_of_several_is_never_guessed(tmp_path: Path) -> None:
    two = [report("Ada Lind", "shelling the bridge", country="SWE"), report("Ada Lind", "closing the roads", country="NOR")]
    with fill(tmp_path / "x.db", two) as record:
        for text in ("Ada Lind", "p_"[:2] + min(people(record).values())[2:2]):
            with pytest.raises(UsageError):
                find_entity(record, text)
        with pytest.raises(UsageError, match="may be any of 2"):
            find_entity(record, "ada lind")
