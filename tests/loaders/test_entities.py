"""Entities of one article, and how later steps ask for them."""

from claimgraph.loaders.entities import actor_entity, entity_of, mention_at


def test_entity_of_takes_the_head_of_a_span(stage) -> None:  # type: ignore[no-untyped-def]
    text = "Russia’s Defense Ministry blamed Turkish President Kemal Ersoy."
    document = stage(text)
    assert entity_of(document, 0, text.index(" blamed")).name == "Russian Defense Ministry"
    start = text.index("Turkish")
    assert entity_of(document, start, len(text) - 1).name == "Kemal Ersoy"
    assert entity_of(document, text.index("blamed"), text.index("blamed") + 6) is None


def test_ministries_of_one_state_are_one_whatever_they_are_called(stage) -> None:  # type: ignore[no-untyped-def]
    ids = set()
    for text in (
        "Russia's Defense Ministry denied it.",
        "The Russian Ministry of Defence denied it.",
        "The Russian defense ministry denied it.",
    ):
        document = stage(text)
        ids |= {m.entity_id for m in document.mentions if "inistry" in m.text}
    assert len(ids) == 1


def test_outlet_that_is_accused_is_an_organization(stage) -> None:  # type: ignore[no-untyped-def]
    document = stage("Kemal Ersoy accused CNN of lying.")
    outlet = mention_at(document, 20, 23)
    actor = actor_entity(document, outlet.entity_id)
    assert (actor.label, actor.kind, actor.name) == ("Organization", "outlet", "CNN")


def test_acronym_in_brackets_is_the_same_body(stage) -> None:  # type: ignore[no-untyped-def]
    document = stage("The Avarian Relief Coalition (ARC) met. The ARC said it would wait.")
    assert len({m.entity_id for m in document.mentions if m.text in ("Avarian Relief Coalition", "ARC")}) == 1


def test_brussels_is_nobody_without_a_hint(stage) -> None:  # type: ignore[no-untyped-def]
    assert stage("Brussels said it would wait.").mentions[0].entity_id is None
    document = stage("The European Commission met. Brussels said it would wait.")
    mention = next(m for m in document.mentions if m.text == "Brussels")
    assert document.entities[mention.entity_id].name == "European Union"


def test_president_without_a_state_gets_none_from_the_topic(stage) -> None:  # type: ignore[no-untyped-def]
    document = stage(
        "North Korea fired a missile. President Ronald Stone said it was late.", ("President Ronald Stone", "said", "it was late")
    )
    assert document.drafts[0].speaker.country is None


def test_ministry_that_is_the_only_name_of_a_text_belongs_to_no_state(stage) -> None:  # type: ignore[no-untyped-def]
    for text in ("The Defense Ministry was closed.", "The Ministry of Defence was closed."):
        document = stage(text)
        assert [m.text for m in document.mentions] == [text[4 : text.index(" was")]]
        assert all(entity.country is None for entity in document.entities.values())
