"""For which state and body somebody speaks by an office; a seat or nationality is none. Persons and incidents are invented."""

import pytest

from claimgraph.graph.errors import ExtractionError
from claimgraph.graph.extraction import Article
from claimgraph.loaders.steps import extract

CASES = [
    # source, name, country, based_in, organization
    # whom somebody meets is not what he is
    ("Ola Brandt, hosting the Kenyan president at the ferry quay,", "Ola Brandt", None, None, None),
    # an office of a part of a federation is not the federation's, though its title alone tells the state
    ("Nebraska’s Secretary of State Ola Brandt", "Ola Brandt", None, None, None),
    ("Ola Brandt, Nebraska Secretary of State,", "Ola Brandt", None, None, None),
    ("Secretary of State Ola Brandt", "Ola Brandt", "USA", None, None),
    ("U.S. treasury secretary Ola Brandt", "Ola Brandt", "USA", None, None),
    # whose secretary it is tells more than how the office is spelled
    ("Joe Kemp’s defence secretary, Ola Brandt,", "Ola Brandt", None, None, None),
    # who leads what people of a state founded does not speak for the state
    ("Ola Brandt, president of Norway’s ice skating association,", "Ola Brandt", None, "NOR", None),
    ("The president of Norway’s chess federation", "president of Norway’s chess federation", None, "NOR", None),
    ("Ola Brandt, a leader of a Samoan fishing bloc,", "Ola Brandt", None, "WSM", None),
    ("Ola Brandt, Norway’s army chief,", "Ola Brandt", "NOR", None, "Norwegian army"),
    # another house of parliament, a club of its members
    ("State Senate President Ola Brandt", "Ola Brandt", None, None, None),
    ("The Nebraska Senate", "Nebraska Senate", None, None, None),
    ("Ola Brandt, executive director of the Senate Harvest Fund,", "Ola Brandt", None, None, "Senate Harvest Fund"),
    ("The Senate", "United States Senate", "USA", None, None),
    # experts and staff belong to a body and do not speak for it; a governor does
    ("Ola Brandt, a professor of law at Halden University,", "Ola Brandt", None, None, "Halden University"),
    ("Greenpeace activist Ola Brandt", "Ola Brandt", None, None, "Greenpeace"),
    ("Ola Brandt, Turkey analyst at the Mercer Institute,", "Ola Brandt", None, None, "Mercer Institute"),
    ("Ola Brandt, an engineer at the Bergen-based Mercer Institute,", "Ola Brandt", None, None, "Mercer Institute"),
    ("European Central Bank policymaker Ola Brandt", "Ola Brandt", None, None, "European Central Bank"),
    ("WHO spokeswoman Ola Brandt", "Ola Brandt", None, None, "World Health Organization"),
    ("Ola Brandt, an expert on NATO,", "Ola Brandt", None, None, None),
    ("Ola Brandt, a former engineer at Orvana Inc,", "Ola Brandt", None, None, None),
    ("Norwegian central bank governor Ola Brandt", "Ola Brandt", "NOR", None, None),
    ("Zolva Front deputy leader Sheikh Ola Brandt", "Ola Brandt", None, None, "Zolva Front"),
    ("Congress party leader Ola Brandt", "Ola Brandt", None, None, "Congress party"),
    # a kinsman or helper of somebody with a title is not that somebody
    ("The widow of activist Ola Brandt", "widow of activist Ola Brandt", None, None, None),
    ("The brother of former minister Ola Brandt", "brother of former minister Ola Brandt", None, None, None),
    ("The Norwegian lawyer of President Ola Brandt", "Norwegian lawyer of President Ola Brandt", None, "NOR", None),
    # a part of a body speaks for it; a committee of parliament not for its state, an offshoot for nobody else
    ("The Zolva Front branch in Kobar", "Zolva Front branch in Kobar", None, None, "Zolva Front"),
    ("The Zolva Front’s armed wing", "Zolva Front’s armed wing", None, None, "Zolva Front"),
    ("The political bureau of the Zolva Front", "political bureau of the Zolva Front", None, None, "Zolva Front"),
    ("The Greenpeace office in Kobar", "Greenpeace office in Kobar", None, None, "Greenpeace"),
    ("The Pentagon press office", "Pentagon press office", "USA", None, "United States Department of Defense"),
    ("The US Senate’s ethics committee", "US Senate’s ethics committee", None, "USA", "United States Senate"),
    ("A Zolva Front splinter branch", "Zolva Front splinter branch", None, None, None),
    # a ministry by its seat
    ("The Foreign Ministry in Oslo", "Norwegian Foreign Ministry", "NOR", None, None),
    ("Oslo’s Interior Ministry", "Norwegian Interior Ministry", "NOR", None, None),
    # "like" somebody is not they
    ("Ola Brandt, like Samoan Finance Minister Ada Moran,", "Ola Brandt", None, None, None),
    # years that are over, an office under another's hand, one of a people
    ("Ola Brandt, Samoa’s consul in Chile from 1998 to 2003,", "Ola Brandt", None, "WSM", None),
    ("The Oslo-installed deputy harbour master, Ola Brandt,", "Ola Brandt", None, None, None),
    ("The 61-year-old South African", "South African", None, "ZAF", None),
    # bodies that bear their state
    ("The Samoan National Assembly", "Samoan National Assembly", "WSM", None, None),
    ("The U.S. Court of Appeals", "U.S. Court of Appeals", "USA", None, None),
    ("Samoan Special Forces", "Samoan Special Forces", "WSM", None, None),
    ("The International Criminal Court", "International Criminal Court", None, None, None),
    ("The Iraqi National Congress", "National Congress", None, None, None),
    # a ministry by its seat
    ("The interior ministry in Nairobi", "Kenyan Interior Ministry", "KEN", None, None),
    ("Bankers in Nairobi", "Bankers in Nairobi", None, None, None),
    ("The Reserve Bank of Samoa", "Samoan Reserve Bank", "WSM", None, None),
    ("The South African Reserve Bank", "South African Reserve Bank", "ZAF", None, None),
    # the house of another state's parliament
    ("Kenya’s Senate", "Kenyan Senate", "KEN", None, None),
    ("Leaders of Russian-speaking parishes", "Leaders of Russian-speaking parishes", None, None, None),
    # a state's name within another name
    ("Radio Norge Internationale", "Radio Norge Internationale", None, None, None),
    ("Booker Washington", "Booker Washington", None, None, None),
    ("The Kurdistan Region", "Kurdistan Region", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("source", "name", "country", "based_in", "organization"), CASES)
def test_speaks_for(stage, source, name, country, based_in, organization) -> None:  # type: ignore[no-untyped-def]
    text = f"{source} said the herring was late. Nobody else spoke."
    speaker = stage(text, (source, "said", "the herring was late")).drafts[0].speaker
    assert (speaker.name, speaker.country, speaker.based_in, speaker.organization and speaker.organization.name) == (
        name,
        country,
        based_in,
        organization,
    )


@pytest.mark.parametrize(("chief", "name"), [("the Interpol chief", "Ola Brandt"), ("the WHO chief", "WHO chief")])
def test_chief_of_a_body_is_who_heads_it(stage, chief, name) -> None:  # type: ignore[no-untyped-def]
    text = f"Interpol director Ola Brandt flew home. Later {chief} said the herring was late."
    assert stage(text, (chief, "said", "the herring was late")).drafts[0].speaker.name == name


@pytest.mark.parametrize("body", ["The country’s Interior Ministry", "the nation’s interior ministry"])
def test_ministry_of_the_country_is_of_the_one_named_last(stage, body) -> None:  # type: ignore[no-untyped-def]
    text = f"The ferry sank off Norway, then it rained in Samoa. {body} said the herring was late."
    assert stage(text, (body, "said", "the herring was late")).drafts[0].speaker.name == "Samoan Interior Ministry"


def test_house_named_again_without_its_state_is_still_that_states(stage) -> None:  # type: ignore[no-untyped-def]
    text = "Samoa’s Congress met on Monday. Congress said the herring was late."
    assert stage(text, ("Congress", "said", "the herring was late")).drafts[0].speaker.name == "Samoan Congress"


def test_house_is_nobody_known_where_only_other_states_are_named(stage) -> None:  # type: ignore[no-untyped-def]
    text = "It was a cold week in Chile. The Senate said the herring was late."
    speaker = stage(text, ("The Senate", "said", "the herring was late")).drafts[0].speaker
    assert (speaker.name, speaker.country) == ("Senate", None)


def test_office_somebody_had_at_the_time_is_not_told_to_be_held(stage) -> None:  # type: ignore[no-untyped-def]
    text = "Over the letters she burned as secretary of state, Ola Brandt faced questions. Brandt said the herring was late."
    assert stage(text, ("Brandt", "said", "the herring was late")).drafts[0].speaker.country is None


@pytest.mark.parametrize(
    "words",
    ["the Oslo accord", "the Oslo fishing treaty", "the Falklands War", "the Nairobi Games", "the South American Free Fishing Agreement"],
)
def test_event_named_after_a_place_is_not_its_state(words) -> None:  # type: ignore[no-untyped-def]
    (found,) = extract([Article("a_test", f"Ola Brandt condemned {words} on Monday. The harbour was quiet.")])
    assert not isinstance(found, ExtractionError)
    assert [t.name for a in found.attributions if a.claim for t in a.claim.targets] == []
