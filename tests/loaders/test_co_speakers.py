"""Those who say the same in the same words: each of them is a speaker, makes the claim and counts in who accuses whom."""

from pathlib import Path

import pytest

from claimgraph.graph.extraction import Article, Attribution, Extraction, from_json, to_json
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.graph.ladybug import open_projection
from claimgraph.graph.record import Record
from claimgraph.loaders.consolidate import consolidate
from claimgraph.loaders.steps import extract
from claimgraph.queries.evidence import evidence


def read(text: str) -> tuple[Extraction, Attribution]:
    (extraction,) = extract([Article(make_id("article", text_hash(text)), text)])
    assert isinstance(extraction, Extraction) and extraction.attributions
    return extraction, extraction.attributions[0]


def built(path: Path, extraction: Extraction) -> None:
    with Record.open(path) as record:
        record.articles.add([extraction.article])
        record.extractions.add([extraction], extractor="x")
        consolidate(record)


def everybody(attribution: Attribution) -> list[str]:
    assert attribution.speaker is not None
    return [attribution.speaker.name, *(actor.name for actor in attribution.co_speakers)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Britain and France accused Russia of war crimes.", ["United Kingdom", "France"]),
        ("The United States, Britain and France threatened to sue Peru.", ["United States", "United Kingdom", "France"]),
        ("Moscow, Ankara and Tehran denied that they had shelled the town.", ["Russia", "Turkey", "Iran"]),
        ("Foreign Minister Anna Keller and her counterpart, Jean Morel, said Moscow had lied.", ["Anna Keller", "Jean Morel"]),
        ("Residents and aid workers blamed the army for the fire.", ["Residents", "aid workers"]),
        ("The minister and deputy prime minister, Erik Solheim, accused Russia of jamming.", ["minister"]),
        ("Norway, along with Finland, accused Russia of jamming.", ["Norway"]),
        ("Norway accused Russia and Belarus of jamming.", ["Norway"]),
        ("Colonel Anna Lind, a diver from Malta and the youngest officer, said Russia had lied.", ["Anna Lind"]),
        ("Colonel Anna Lind, a diver from Malta, and the bishop said Russia had lied.", ["Anna Lind", "bishop"]),
        ("The captain (and cook) of the ship said Russia had lied.", ["captain"]),
        ("Ada Holm and her brother, a Norwegian, said Russia had lied.", ["Ada Holm", "brother"]),
        # who did not speak, or only may have
        ("Kenya, but not Oman, accused Egypt of lying.", ["Kenya"]),
        ("Kenya and Oman, but not Peru, accused Egypt of lying.", ["Kenya", "Oman"]),
        ("Kenya rather than Oman accused Egypt of lying.", ["Kenya"]),
        ("The Relief Council or Blue Vests said that ten had died.", ["Relief Council"]),  # two names of one
        # a list that the parse takes for something else
        ("NATO, the EU and Canada said Russia had lied.", ["North Atlantic Treaty Organization", "European Union", "Canada"]),
        ("Presidents Emin Oran and Karl Lund said Russia had lied.", ["Emin Oran", "Karl Lund"]),
        ("The trade minister, Anna Lind, and the health minister, Karl Oran, said Russia had lied.", ["Anna Lind", "Karl Oran"]),
        ("Kenyan President Emin Oran and Oman accused Peru of lying.", ["Emin Oran", "Oman"]),
        ("Sens. Anna Lind of Ohio and Karl Oran (D-Mass.) said Russia had lied.", ["Anna Lind", "Karl Oran"]),
        ("President Anna Lind and Vice President Karl Oran said Russia had lied.", ["Anna Lind", "Karl Oran"]),
        ("The treasurer and 1998 champion of the club said Russia had lied.", ["treasurer"]),
        ("The coach and retired pilot Anna Lind said Russia had lied.", ["Anna Lind"]),
        ("Painter and hard-working farmer Karl Oran said Russia had lied.", ["Karl Oran"]),
        # one plural of several states
        ("The Dutch and Belgian governments accused Russia of lying.", ["Dutch government", "Belgian government"]),
        ("The armies of Kenya and Oman accused Peru of lying.", ["Kenyan army", "Omani army"]),
        ("The U.S. and Omani foreign ministries denied it.", ["United States Department of State", "Omani Foreign Ministry"]),
        ("The prime ministers of Norway and Sweden said Russia had lied.", ["Norwegian prime minister", "Swedish prime minister"]),
        ("EU and Swedish officials said Russia had lied.", ["EU officials", "Swedish officials"]),
        ("Senior Kenyan, Omani and Peruvian diplomats said so.", ["Kenyan diplomats", "Omani diplomats", "Peruvian diplomats"]),
        ("Officials from Kenya and Oman said Russia had lied.", ["Kenyan officials", "Omani officials"]),
        ("The Kenyan and Omani transport ministers, Anna Lind and Karl Oran, said Russia had lied.", ["Anna Lind", "Karl Oran"]),
        ("Kenyan and Omani-backed forces said Russia had lied.", ["forces"]),  # who backs them is not who speaks
        ("Burma or Myanmar said Russia had lied.", ["Myanmar"]),  # one state by two names
        ("British and Commonwealth Shipping said Russia had lied.", ["Commonwealth Shipping"]),  # one company, no state
        ("Ada Lind, a botanist working with farmers, historians and drone makers, said so.", ["Ada Lind"]),
        ("German and French firms said Russia had lied.", ["German and French firms"]),  # they speak for no state
    ],
)
def test_each_that_the_source_joins_speaks(text: str, who: list[str]) -> None:
    extraction, attribution = read(text)
    assert everybody(attribution) == who
    assert from_json(to_json(extraction)) == extraction
    assert {actor.id for actor in attribution.co_speakers} <= {entity.id for entity in extraction.entities}


def test_a_list_without_commas_is_one_too() -> None:
    _, attribution = read("The US Chile Peru and Oman warned of a drought.")
    assert sorted(everybody(attribution)) == ["Chile", "Oman", "Peru", "United States"]


@pytest.mark.parametrize("text", ["Kenya or Oman accused Egypt of lying.", "Kenya, Oman or Peru accused Egypt of lying."])
def test_one_of_several_is_nobody_that_could_be_told(text: str) -> None:
    _, attribution = read(text)
    assert attribution.speaker is None and not attribution.co_speakers


def test_each_state_of_one_plural_has_its_country() -> None:
    _, attribution = read("EU, Swedish and Kenyan officials accused Russia of lying.")
    assert [actor.country for actor in attribution.co_speakers] == ["SWE", "KEN"]
    assert attribution.speaker is not None and attribution.speaker.organization is not None
    assert attribution.speaker.organization.name == "European Union"


def test_ministers_named_behind_their_plural_are_of_its_states_in_order() -> None:
    _, attribution = read("The Kenyan and Omani transport ministers, Anna Lind and Karl Oran, said Russia had lied.")
    assert attribution.speaker is not None
    assert [actor.country for actor in (attribution.speaker, *attribution.co_speakers)] == ["KEN", "OMN"]


def test_the_holder_of_an_office_is_meant_by_its_plural() -> None:
    extraction, _ = read("Kenya's prime minister, Emin Oran, flew to Muscat. The prime ministers of Kenya and Oman denied the report.")
    assert everybody(extraction.attributions[-1]) == ["Emin Oran", "Omani prime minister"]


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Kenya and Oman signed a treaty.", ["Kenya", "Oman"]),
        ("Kenya sent its envoy to Oman. He came back on Monday.", ["Kenya", "Oman"]),
        ("Peru, Kenya and Oman signed a treaty.", ["two countries"]),
        ("Kenya signed a treaty.", ["two countries"]),
    ],
)
def test_the_two_countries_are_the_two_named_before(before: str, who: list[str]) -> None:
    extraction, _ = read(f"{before} The two countries denied that they had lied.")
    assert everybody(extraction.attributions[-1]) == who


def test_an_outlet_beside_another_is_no_speaker() -> None:
    _, attribution = read("The Morning Herald and the Evening Post said in editorials that Norway had lied.")
    assert not any(actor.label == "Outlet" for actor in attribution.co_speakers)


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Sweden accused each other of jamming.",
        "Norway and Sweden blamed one another for the leak at the plant.",
        "The Norwegian and Swedish governments accused each other of jamming.",
        "The armies of Norway and Sweden accused each other of jamming.",
    ],
)
def test_a_mutual_accusation_goes_both_ways(text: str, tmp_path: Path) -> None:
    extraction, attribution = read(text)
    assert attribution.claim.type == "accusation"
    built(tmp_path / "r.db", extraction)
    with open_projection(tmp_path / "r.db") as projection:
        rows = projection.query(
            "MATCH (a:Country)-[e:ACCUSES]->(b:Country) WHERE e.level = 'country' RETURN a.id AS accuser, b.id AS accused ORDER BY accuser"
        )
        assert [tuple(row.values()) for row in rows.dicts()] == [("NOR", "SWE"), ("SWE", "NOR")]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Oman and Kenya accused Peru and Chile of helping each other.", ["Peru", "Chile"]),
        ("Oman and Kenya urged Peru and Chile not to attack each other.", ["Peru", "Chile"]),
        ("Oman and Kenya blamed the fire on each other.", ["Oman", "Kenya"]),
        ("Oman and Kenya urged each other to show restraint.", ["Oman", "Kenya"]),
        ("Oman traded accusations with Kenya over the dam.", ["Kenya"]),
    ],
)
def test_what_others_do_to_each_other_makes_no_act_mutual(text: str, targets: list[str]) -> None:
    _, attribution = read(text)
    assert [target.name for target in attribution.claim.targets] == targets


def test_what_two_states_say_of_their_own_accuses_neither() -> None:
    _, attribution = read("France and Spain claim to have burned their secret files.")
    assert not [t for t in attribution.claim.targets if t.role == "accused"]


def test_both_make_the_claim_and_its_evidence_names_both(tmp_path: Path) -> None:
    extraction, attribution = read("Britain and France accused Russia of war crimes.")
    built(tmp_path / "r.db", extraction)
    with open_projection(tmp_path / "r.db") as projection:
        made = projection.query(
            "MATCH (s:Country)-[:MADE]->(c:Claim)-[:TARGETS]->(t:Country) RETURN s.id AS maker, t.id AS target ORDER BY maker"
        )
        assert [tuple(row.values()) for row in made.dicts()] == [("FRA", "RUS"), ("GBR", "RUS")]
        (passage,) = evidence(projection, attribution.claim.id)
        assert passage.speaker == "France, United Kingdom" and passage.mention == "Britain and France"
