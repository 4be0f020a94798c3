"""Articles that no newsroom writes: all steps end, with nodes that make sense. Short ones here, long ones in ``tests/bench``."""

import pytest

from claimgraph.graph.errors import ExtractionError
from claimgraph.graph.extraction import Article, Extraction
from claimgraph.loaders.steps import extract


def read(text: str) -> Extraction:
    (found,) = extract([Article("a_test", text)])
    assert not isinstance(found, ExtractionError)
    for attribution in found.attributions:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert text[span.start : span.end] == span.text
    return found


def speakers(found: Extraction) -> list[str | None]:
    return [a.speaker.name if a.speaker is not None else None for a in found.attributions]


def test_one_sentence() -> None:
    assert speakers(read("Ada Moran said on Monday that the bridge over the river was closed.")) == ["Ada Moran"]


def test_one_word() -> None:
    assert read("Rain.").attributions == ()


def test_names_only_say_nothing() -> None:
    found = read("\n".join(["Ada Moran", "Leo Kos", "Cyr Dunn", "Russia", "United Nations", "Eda Fink"] * 20))
    assert [a for a in found.attributions if a.speaker is not None] == []


@pytest.mark.parametrize("name", ["Иван Петров", "أحمد كرم"])
def test_speaker_whose_name_is_in_another_script(name: str) -> None:
    text = f"The bridge over the river was closed on Monday. {name} said the bridge was old and that it would be closed for a year or more."
    assert name in speakers(read(text))


def test_many_mentions_of_one_surname_are_one_person() -> None:
    found = read("Emin Ozan opened the hall. " + "Ozan said the hall was full. " * 60)
    assert set(speakers(found)) == {"Emin Ozan"}
    assert len({a.speaker.id for a in found.attributions if a.speaker is not None}) == 1


def test_one_line_without_an_end() -> None:
    found = read("and so on " * 3_000)
    assert [a for a in found.attributions if a.speaker is not None] == []
