# ruff: noqa: E501 - cases read best as rows
"""Mentions: names, descriptions and pronouns, exact in the text."""

from collections import Counter
from types import ModuleType

import pytest

from claimgraph.graph.extraction import Article
from claimgraph.loaders import cast, entities, mentions, parse, pronouns, turns
from claimgraph.loaders.document import Document


def read(text: str) -> Document:
    document = Document(Article("a_test", text), drafts=[], quotations=[])
    parse.annotate([document])
    mentions.annotate([document])
    entities.annotate([document])
    return document


@pytest.mark.parametrize(
    ("text", "mention", "type_", "entity"),
    [
        ("Fighting went on in Moscow on Monday.", "Moscow", "country", None),
        ("Moscow accused Ankara of lying.", "Moscow", "country", "Russia"),
        ("Moscow accused Ankara of lying.", "Ankara", "country", "Turkey"),
        ("Michael Jordan said it was late.", "Michael Jordan", "person", "Michael Jordan"),
        ("Jordan said it was late.", "Jordan", "country", "Jordan"),
        # a body within a description of a person is not that person
        ("Boris Levin, commander of the Norwegian army, was late.", "the Norwegian army", "organization", "Norwegian army"),
        ("The president of Norway's parliament, Boris Levin, was late.", "Norway's parliament", "organization", "Norwegian parliament"),
        ("Russian forces left the town.", "Russian forces", "group", "Russian forces"),
        ("The Syrian Ministry of Information denied it.", "Ministry of Information", "organization", "Syrian Information Ministry"),
        ("Italy said it would wait.", "it", "pronoun", "Italy"),
        ("أحمد كرم said the road to the town was closed.", "أحمد كرم", "person", "أحمد كرم"),
        ("Ahmad Karam (أحمد كرم) said the road was closed.", "أحمد كرم", "person", "Ahmad Karam"),
        ("李伟 told reporters that the road was closed.", "李伟", "person", "李伟"),
        ("Иван Петров said the road to the town was closed.", "Иван Петров", "person", "Иван Петров"),
        ("The Donetsk People's Republic said it was late.", "Donetsk People's Republic", "organization", "Donetsk People's Republic"),
    ],
)
def test_mention_is_found_and_resolved(text: str, mention: str, type_: str, entity: str | None) -> None:
    document = read(text)
    found = next(m for m in document.mentions or [] if m.text == mention)
    assert found.type == type_
    assert (document.entities[found.entity_id].name if found.entity_id else None) == entity


@pytest.mark.parametrize(
    ("text", "mention", "type_", "entity"),
    [
        # --- a state's name within another name is no state
        ("Air India said it would fly again.", "Air India", "organization", "Air India"),
        ("NHS England said it would close.", "NHS England", "organization", "NHS England"),
        ("The bird was seen near Oran, New Mexico, on Monday.", "New Mexico", "place", None),
        ("Ships crossed the Indian Ocean on Monday.", "Indian Ocean", "place", None),
        ("Ships in the Gulf of Oman turned back.", "Gulf of Oman", "place", None),
        ("In Nazi Germany books were burned.", "Nazi Germany", "country", "Germany"),
        ("Eastern Ukraine was quiet on Monday.", "Ukraine", "country", "Ukraine"),
        # --- nor is an outlet's within another's
        ("He told the Oran Telegraph Agency that it was late.", "Oran Telegraph Agency", "organization", "Oran Telegraph Agency"),
        ("He told the Telegraph that it was late.", "Telegraph", "outlet", "Daily Telegraph"),
        # --- nor is a state's namesake within another state
        ("The trial in Oakville, Georgia, United States, was put off.", "Georgia", "place", None),
        ("In Atlanta, the Republican governor said Georgia would vote.", "Georgia", "place", None),
        ("In Tbilisi, the minister said Georgia would vote.", "Georgia", "country", "Georgia"),
        ("Georgia said it would vote.", "Georgia", "country", "Georgia"),
        # --- a town that ends as surnames do makes no person of a body
        ("The board of Energo Saratov met.", "Energo Saratov", "organization", "Energo Saratov"),
        ("Pipeline Alaska said it would wait.", "Pipeline Alaska", "organization", "Pipeline Alaska"),
        # --- a team is no state, whatever it beats
        ("Canada beat Qatar 6-0 on Monday.", "Canada", "country", "Canada national team"),
        ("In football, Mexico drew with Spain.", "Spain", "country", "Spain national team"),
        ("Mexico accused Spain of lying about the football match.", "Spain", "country", "Spain"),
        ("Norway will host the next Winter Olympics.", "Norway", "country", "Norway"),
        ("Norway lost its appeal at the ICC on Monday.", "Norway", "country", "Norway"),
        ("Russia beat Germany in the war.", "Russia", "country", "Russia"),
        # --- a capital as the town that it is
        ("London's Wembley Stadium was full on Monday.", "London", "country", None),
        ("The drone attacks on Kyiv lasted all night.", "Kyiv", "country", None),
        ("The capital city Moscow is under water.", "Moscow", "country", None),
        ("Moscow, Russia, has grown.", "Moscow", "country", None),
        ("Hamburg and Moscow were quiet on Monday.", "Moscow", "country", None),
        ("Beijing and Moscow denied it.", "Moscow", "country", "Russia"),
        ("The senator's attack on Beijing drew laughter.", "Beijing", "country", "China"),
        ("London's anger at the plan grew.", "London", "country", "United Kingdom"),
    ],
)
def test_states_name_means_the_state_only_where_it_does(text: str, mention: str, type_: str, entity: str | None) -> None:
    test_mention_is_found_and_resolved(text, mention, type_, entity)


@pytest.mark.parametrize(
    ("text", "mention", "type_", "entity"),
    [
        # --- the small words of a name after an office that begins with a body's
        ("Army Chief Peter von Hagen met.", "Peter von Hagen", "person", "Peter von Hagen"),
        ("Police Commissioner Ana dos Santos met.", "Ana dos Santos", "person", "Ana dos Santos"),
        # --- a body's name goes over "and", a firm's too; two bodies stay two
        ("The Border and Coast Guard Agency found the boat.", "Border and Coast Guard Agency", "organization", "Border and Coast Guard Agency"),
        ("The European Border and Coast Guard Agency met.", "European Border and Coast Guard Agency", "organization", "European Border and Coast Guard Agency"),
        ("The Bureau of Salt, Timber, Seals and Seeds met.", "Bureau of Salt, Timber, Seals and Seeds", "organization", "Bureau of Salt, Timber, Seals and Seeds"),
        ("Holt & Lind said sales fell.", "Holt & Lind", "organization", "Holt & Lind"),
        ("Holt and Sons said sales fell.", "Holt and Sons", "organization", "Holt and Sons"),
        ("The FBI and Justice Department said no.", "FBI", "organization", "Federal Bureau of Investigation"),
        ("Ada Lind wrote of it (Holt & Lind, 2010).", "Lind", "person", "Ada Lind"),
        ("She left the Port Authority of Oran and Bona, Ada Moran said.", "Ada Moran", "person", "Ada Moran"),
        # --- a station and a club are called after a town, and are not it
        ("CBS Boston said a light was seen.", "CBS Boston", "outlet", "CBS Boston"),
        ("BBC Persian said a light was seen.", "BBC Persian", "outlet", "BBC Persian"),
        ("Spartak Moscow said the match was off.", "Spartak Moscow", "organization", "Spartak Moscow"),
        ("Real Madrid denied the report.", "Real Madrid", "organization", "Real Madrid"),
        ("Dynamo Kiev said the match was off.", "Dynamo Kiev", "organization", "Dynamo Kiev"),
        ("Oran Rovers said the match was off.", "Oran Rovers", "organization", "Oran Rovers"),
        # --- a state before a body that a table has
        ("The Russian Investigative Committee met.", "Russian", "country", "Russia"),
        # --- a noun for a body says what the name after it is
        ("The rights group Zolva met.", "Zolva", "organization", "Zolva"),
        ("The militant group Jaish al-Fatah met.", "Jaish al-Fatah", "organization", "Jaish al-Fatah"),
        ("He read it in the newspaper Nordposten. Nordposten was right.", "Nordposten", "outlet", "Nordposten"),
        # --- a state's name begins a person's, or a company's
        ("Jordan Holt left. Jordan said he was tired.", "Jordan", "person", "Jordan Holt"),
        ("France Telecom said no.", "France Telecom", "organization", "France Telecom"),
        ("Iran Air said no.", "Iran Air", "organization", "Iran Air"),
        ("Norway Foreign Minister Kari Holt said no.", "Norway", "country", "Norway"),
        # --- a part of a state that is called as the capital is; entities that some call a state
        ("Washington state officials said no.", "Washington", "place", None),
        ("The state of Washington was dry.", "Washington", "place", None),
        ("The Turkish Republic of Northern Cyprus met.", "Turkish Republic of Northern Cyprus", "organization", "Turkish Republic of Northern Cyprus"),
        ("The Sahrawi Arab Democratic Republic met.", "Sahrawi Arab Democratic Republic", "organization", "Sahrawi Arab Democratic Republic"),
        # --- he and she tell a person, "its" a body
        ("Palihar said he would sue the town.", "Palihar", "person", "Palihar"),
        ("Zaltrix raised its prices, and its shares fell.", "Zaltrix", "organization", "Zaltrix"),
        ("George Washington farmed. Washington said he would not be king.", "Washington", "person", "George Washington"),
        ("George Washington farmed. Washington accused Moscow of lying.", "Washington", "country", "United States"),
    ],
)  # fmt: skip
def test_what_kind_a_name_is(text: str, mention: str, type_: str, entity: str | None) -> None:
    test_mention_is_found_and_resolved(text, mention, type_, entity)


@pytest.mark.parametrize(
    ("text", "description", "entity"),
    [
        # --- a description that names its body, or stands beside its name
        ("The Zolva group met.", "The Zolva group", "Zolva"),
        ("They met Zaltrix, the firm behind the plan.", "the firm", "Zaltrix"),
        ("They met the leader of Zolva, a religious party.", "a religious party", "Zolva"),
        # --- "the committee" is not just any name before it; one with other words in it is not the one before either
        ("They left Zolvania Park. The committee met.", "The committee", "committee"),
        ("The Oran Festival Committee was small. Zaltrix sent flowers. The committee met.", "The committee", "Oran Festival Committee"),
        ("The Bush administration made it easier. The Ford administration made it hard.", "The Ford administration", "Ford administration"),
        ("NATO sent a ship. The Zolva-led coalition met.", "The Zolva-led coalition", "Zolva-led coalition"),
        # --- a body of no told kind is "the company" only if it has acted
        ("Zaltrix raised its prices. The company was sorry.", "The company", "Zaltrix"),
        ("She drove by Zaltrix. The company was sorry.", "The company", "company"),
        # --- who stands before "administration" is a person
        ("The Obama administration met.", "The Obama administration", "Obama administration"),
        ("The Netanyahu cabinet met.", "Netanyahu", "Netanyahu"),
    ],
)
def test_whom_a_body_noun_means(text: str, description: str, entity: str) -> None:
    document = read(text)
    found = next(m for m in document.mentions or [] if m.text == description)
    assert document.entities[found.entity_id].name == entity


def test_a_noun_beside_a_name_tells_its_kind() -> None:
    kinds = {e.name: e.kind for e in (read("They met Zaltrix, the firm behind the plan, and the Zolva party.").entities or {}).values()}
    assert (kinds["Zaltrix"], kinds["Zolva"]) == ("company", "party")


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("Norway's southern military command met.", "Norwegian southern military command", "army", "NOR"),
        ("The Chinese space agency met.", "Chinese space agency", "agency", "CHN"),
        ("New Zealand's central bank met.", "New Zealand central bank", "agency", "NZL"),
        ("India's Supreme Court met.", "Indian Supreme Court", "court", "IND"),
        ("The Supreme Court of India met.", "Indian Supreme Court", "court", "IND"),
        ("The Polish Air Force met.", "Polish Air Force", "army", "POL"),
        ("Norway's Coast Guard met.", "Norwegian Coast Guard", "agency", "NOR"),
        ("The Syrian regime military met.", "Syrian Arab Army", "army", "SYR"),
        ("The US Rocket Research Agency met.", "US Rocket Research Agency", "agency", "USA"),
        ("The rights group Zolva met.", "Zolva", "ngo", None),
        ("The Turkish News Agency met.", "Turkish News Agency", "agency", None),
        ("The US mission was late.", "US mission", "group", None),
        ("The Syrian opposition's high committee met.", "Syrian opposition's high committee", "group", None),
    ],
)
def test_organ_of_a_state_by_what_it_is(text: str, name: str, kind: str, country: str | None) -> None:
    found = {e.name: e for e in (read(text).entities or {}).values()}
    assert (found[name].kind, found[name].country) == (kind, country)


@pytest.mark.parametrize(
    "name",
    [
        "The United Nations", "NATO", "The European Union", "The OPCW", "The International Criminal Court", "The Arab League",
        "Hezbollah", "The Taliban", "The Syrian Democratic Forces", "The Wagner Group", "The Donetsk People's Republic", "Hamas",
    ],
)  # fmt: skip
def test_body_of_no_state_is_an_organization_without_one(name: str) -> None:
    document = read(f"{name} said on Monday that it would wait.")
    body = next(m for m in document.mentions or [] if m.type != "pronoun")
    entity = document.entities[body.entity_id]
    assert (entity.label, entity.country) == ("Organization", None)


def test_team_speaks_for_no_state() -> None:
    document = read("Canada beat Qatar 6-0 on Monday.")
    teams = [e for e in document.entities.values() if e.kind == "team"]
    assert [(e.label, e.country, e.based_in) for e in teams] == [("Organization", None, "CAN"), ("Organization", None, "QAT")]


@pytest.mark.parametrize(
    "text",
    [
        "Late in the match Oman earn a penalty in the first half of the tournament.",
        "The guests left in joy, for they beat a tired Oman 31–12 in the rain.",
    ],
)
def test_a_state_that_scores_is_its_team(stage, text: str) -> None:  # type: ignore[no-untyped-def]
    assert [e.kind for e in stage(text).entities.values() if e.based_in == "OMN"] == ["team"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rain.",
        "Иван Петров сказал, что идёт дождь.",
        "قال أحمد إن المطر يهطل",
        "Ada Moran Bela Kos Cyr Dunn Eda Fink",
        "U.S.-backed forces, U.K.-based group.",
    ],
)
def test_odd_texts_end_with_exact_spans(text: str) -> None:
    document = read(text)
    assert all(text[m.start : m.end] == m.text for m in document.mentions or [])
    assert all(m.entity_id is None or m.entity_id in document.entities for m in document.mentions or [])


def test_minister_is_of_the_state_that_acts_where_first_named() -> None:
    text = (
        "Avaria and Norway met. Norway blamed Sweden. “It is theirs,” Foreign Minister Kari Holt said.\n\n"
        "Stockholm rejected that. Deputy Foreign Minister Nils Berg said Norway was late.\n\n"
        "“We are early,” Berg told reporters."
    )
    document = read(text)
    assert {e.name: e.country for e in document.entities.values() if e.kind == "person"}["Nils Berg"] is None


def test_lone_word_of_bodies_points_back_to_the_full_name() -> None:
    document = read("The Syrian Observatory for Human Rights counted ten. The Observatory said it would count on.")
    found = [m for m in document.mentions or [] if "Observatory" in m.text]
    assert len(found) == 2 and len({m.entity_id for m in found}) == 1


def test_passage_in_another_script_is_no_name() -> None:
    document = read("The sign read قال أحمد إن المطر يهطل على المدينة اليوم and the crowd cheered.")
    assert [m.text for m in document.mentions or []] == ["the crowd"]


@pytest.mark.parametrize("n", [100, 200, 400])
def test_work_on_one_surname_grows_with_its_mentions(n: int, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: Counter[str] = Counter()

    def counted(module: ModuleType, name: str) -> None:
        function = getattr(module, name)

        def count(*args: object) -> object:
            looks[name] += 1
            return function(*args)

        monkeypatch.setattr(module, name, count)

    counted(cast, "_same_person")
    counted(pronouns, "_fits")
    read(" ".join(["Mr. Ozan met Emin Ozan and he left."] * n))
    assert looks["_same_person"] <= 2 * n * cast.NAMESAKES
    assert 0 < looks["_fits"] <= n * turns.WINDOW
