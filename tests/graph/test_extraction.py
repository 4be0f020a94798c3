"""The written form of the extraction record: the published schema, and there and back again."""

import copy
import importlib.resources
import json
from typing import Any

import jsonschema
import pytest

from claimgraph.graph import model
from claimgraph.graph.extraction import (
    Actor,
    Affiliation,
    Article,
    Attribution,
    Claim,
    Entity,
    Extraction,
    OrganizationRef,
    Span,
    Target,
    Via,
    from_json,
    to_json,
)

SCHEMA: dict[str, Any] = json.loads(importlib.resources.files("claimgraph.graph").joinpath("extraction.schema.json").read_text("utf-8"))
TEXT = "“Ruritania shelled the bridge,” Ada Lind, a spokeswoman for the Norland Army, told the Daily Reed."


def full() -> Extraction:
    """A record with every field filled."""
    span = lambda words: Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))  # noqa: E731
    accused = span("Ruritania")
    target = Target("o_1", "Ruritania", "Organization", "state", None, "accused", accused.start, accused.end, accused.text)
    bridge = span("the bridge")
    harmed = Target("o_2", "bridge", "Organization", "group", "SWE", None, bridge.start, bridge.end, bridge.text)
    claim = Claim(
        "c_1", "accusation", ("aggression",), True, "hedged", (target,), (harmed,), "both", "2016-09", "112", "ACCUSE/allege", 0.5
    )
    speaker = Actor("p_1", "Ada Lind", "Speaker", "person", "spokeswoman", OrganizationRef("o_3", "Norland Army"), "SWE", "NOR", "title")
    reed = span("the Daily Reed")
    attribution = Attribution(
        "q_1",
        "direct",
        (span("Ada Lind"),),
        (span("told"),),
        (span("Ruritania shelled the bridge,"),),
        claim,
        "q_0",
        speaker,
        (Via("m_1", "Daily Reed", "Outlet", reed.start, reed.end, reed.text),),
        0.25,
        (Actor("SWE", "Sweden", "Country", "state", country="SWE", basis="metonym"),),
    )
    entity = Entity("p_1", "Ada Lind", "Speaker", "person", ("Lind",), "SWE", "NOR", "o_3", (Affiliation("o_3", "spokeswoman", 3, 7),))
    article = Article(
        "a_1", TEXT, "Bridge", "https://example.org/1", "Daily Reed", "2016-09-30", "en", "in.jsonl:3", "n7", True, 4, "B. Writer"
    )
    return Extraction(article, (attribution,), (entity,))


@pytest.mark.parametrize("extraction", [full(), Extraction(Article("a_1", ""))], ids=["full", "empty"])
def test_a_record_fits_the_schema_and_comes_back_as_it_was(extraction: Extraction) -> None:
    value = json.loads(json.dumps(to_json(extraction)))
    jsonschema.validate(value, SCHEMA, cls=jsonschema.Draft202012Validator)
    assert from_json(value) == extraction


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def objects(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where the objects of a JSON value stand."""
    if isinstance(value, dict):
        return [path, *(p for key, item in value.items() for p in objects(item, (*path, key)))]
    if isinstance(value, list):
        return [p for n, item in enumerate(value) for p in objects(item, (*path, n))]
    return []


@pytest.mark.parametrize("path", objects(to_json(full())), ids=str)
def test_the_schema_refuses_what_it_does_not_name_and_misses_what_it_does(path: tuple[Any, ...]) -> None:
    for change in ("more", "less"):
        value = copy.deepcopy(to_json(full()))
        place = value
        for key in path:
            place = place[key]
        if change == "more":
            place["surplus"] = 1
        else:
            del place[next(iter(place))]
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(value, SCHEMA, cls=jsonschema.Draft202012Validator)


def test_the_lists_of_the_schema_are_those_of_the_model() -> None:
    claim = SCHEMA["$defs"]["claim"]["properties"]
    assert claim["type"]["enum"] == list(model.CLAIM_TYPES)
    assert claim["allegation"]["items"]["enum"] == list(model.ALLEGATIONS)
    assert claim["modality"]["enum"] == list(model.MODALITIES)
    assert SCHEMA["$defs"]["target"]["properties"]["role"]["enum"] == [*model.TARGET_ROLES, None]
    assert SCHEMA["$defs"]["label"]["enum"] == list(model.ACTOR_LABELS)
