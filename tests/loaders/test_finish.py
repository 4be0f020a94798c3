"""The frozen record: ids, parents, entities."""

from claimgraph.graph.extraction import from_json, to_json
from claimgraph.loaders import finish

TEXT = "Andrei Lobov, a Russian diplomat, said the truce had failed. According to TASS, Lobov left."


def test_record_is_the_same_each_time_and_survives_json(stage) -> None:  # type: ignore[no-untyped-def]
    drafts = (("Andrei Lobov", "said", "the truce had failed"), ("TASS", "According to", "Lobov left"))
    one, other = stage(TEXT, *drafts), stage(TEXT, *drafts)
    assert to_json(one.extraction) == to_json(other.extraction)
    assert from_json(to_json(one.extraction)) == one.extraction
    assert len(one.extraction.attributions) == 2


def test_entities_hold_all_whom_attributions_name(stage) -> None:  # type: ignore[no-untyped-def]
    extraction = stage(TEXT, ("Andrei Lobov", "said", "the truce had failed"), ("TASS", "According to", "Lobov left")).extraction
    assert {entity.name for entity in extraction.entities} == {"Andrei Lobov", "Russia", "TASS"}


def test_two_drafts_over_the_same_words_have_two_ids_and_keep_their_parent(stage) -> None:  # type: ignore[no-untyped-def]
    document = stage(TEXT, ("Andrei Lobov", "said", "the truce had failed"), ("Andrei Lobov", "said", "the truce had failed"))
    document.drafts[1].parent = document.drafts[0]
    extraction = finish.freeze(document)
    ids = [a.id for a in extraction.attributions]
    assert len(set(ids)) == 2
    assert [a.parent for a in extraction.attributions] == [None, ids[0]]


def test_no_attribution_gives_an_empty_list(stage) -> None:  # type: ignore[no-untyped-def]
    extraction = stage("Rain fell.").extraction
    assert (extraction.attributions, extraction.entities) == ((), ())
