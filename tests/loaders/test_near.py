"""What lies where in a text, without reading it whole."""

import random

import pytest

from claimgraph.graph.extraction import Article
from claimgraph.loaders import attributions, candidates, extents, parse, quotations
from claimgraph.loaders import near as near_module
from claimgraph.loaders.document import Document
from claimgraph.loaders.near import ROOM, Near, speech_from


@pytest.mark.parametrize("seed", range(4))
def test_touching_is_what_a_look_at_every_span_finds(seed: int) -> None:
    chance = random.Random(seed)
    spans = [(start, start + chance.choice((0, 1, 9, ROOM, 3 * ROOM)), n) for n in range(60) for start in [chance.randrange(9 * ROOM)]]
    near = Near(spans)
    for _ in range(200):
        start = chance.randrange(9 * ROOM)
        end = start + chance.choice((0, 1, 40, 2 * ROOM))
        expected = [s for s in spans if s[0] < s[1] and start < end and s[0] < end and start < s[1]]
        assert list(near.touching(start, end)) == expected
        assert near.touches(start, end) == bool(expected)


def test_nothing_is_near_nothing() -> None:
    assert not Near().touches(0, 10)
    assert list(speech_from(Document(Article("a", "")), 0)) == []


def test_speech_from_is_what_a_look_at_every_quotation_finds() -> None:
    text = '"One," he said. "Two \'three and four\' five," she said. The "so-called" war. "Six."\n\n' * 5
    document = Document(Article("a", text))
    parse.annotate([document])
    quotations.annotate([document])
    speech = [q for q in document.quotations or [] if q.speech and not q.depth]
    assert len(speech) > 10
    for start in range(0, len(text), 7):
        assert list(speech_from(document, start)) == [q for q in speech if q.outer_end >= start]


@pytest.mark.parametrize("n", [20, 80])
def test_quotations_looked_at_grow_with_the_article(n: int, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0

    def counted(document: Document, start: int):  # type: ignore[no-untyped-def]
        nonlocal looks
        for q in near_module.speech_from(document, start):
            looks += 1
            yield q

    monkeypatch.setattr(candidates, "speech_from", counted)
    monkeypatch.setattr(extents, "speech_from", counted)
    text = '"The road is closed," Ada Moran said. Leo Kos denied that it was, and called it "a lie".\n\n' * n
    document = Document(Article("a", text))
    parse.annotate([document])
    quotations.annotate([document])
    attributions.annotate([document])
    assert len(document.drafts or []) >= n
    assert 0 < looks <= 60 * n
