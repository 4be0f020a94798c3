"""How articles marked by hand become arrays; without torch. All sentences are written for this test."""

import random
from typing import Any

import numpy as np
import pytest

from claimgraph.loaders.decoding import LEFT, best_tags, read_tags
from claimgraph.loaders.encoder import load_reader
from claimgraph.loaders.training.data import Labels, augment, collate, cut, make_example

TEXT = 'Fog closes the pass\n\n"It isn\'t safe," Nell Aubrey, a warden, said. "Stay home."\n\nThe road, she added, opens on Sunday.'


def span(part: str) -> list[int]:
    return [TEXT.index(part), TEXT.index(part) + len(part)]


ROW: dict[str, Any] = {
    "id": "fog",
    "text": TEXT,
    "attributions": [
        {"source": [span("Nell Aubrey, a warden,")], "cue": [span("said")], "content": [span('"It isn\'t safe,"'), span('"Stay home."')]},
        {"source": [span("she")], "cue": [span("added")], "content": [span("The road"), span("opens on Sunday")]},
    ],
}


def words_of(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


@pytest.mark.parametrize("seed", range(60))
def test_augmented_spans_keep_their_words(seed: int) -> None:
    changed, _ = augment(ROW, [], random.Random(seed))
    for old, new in zip(ROW["attributions"], changed["attributions"], strict=True):
        for role in ("source", "cue", "content"):
            for (s, e), (x, y) in zip(old[role], new[role], strict=True):
                assert words_of(TEXT[s:e]) == words_of(changed["text"][x:y])


def test_example_holds_the_words_of_each_role() -> None:
    reader = load_reader()
    example = make_example(ROW, [(*span("warden"), "NN", "appos")], Labels(("NN",), ("appos",)), reader.tokenizer, reader.continuing)
    pieces = example.pieces

    def back(spans: list[tuple[int, int]]) -> list[str]:
        return [TEXT[pieces.starts[s] : pieces.ends[e - 1]] for s, e in spans]

    assert [tuple(map(back, a)) for a in example.attributions] == [
        tuple([TEXT[s:e] for s, e in a[role]] for role in ("source", "cue", "content")) for a in ROW["attributions"]
    ]
    assert int((example.syntax[:, 0] == 0).sum()) == 1


def test_tags_of_a_cue_read_back_as_its_spans() -> None:
    reader = load_reader()
    example = make_example(ROW, [], Labels((), ()), reader.tokenizer, reader.continuing)
    batch = collate(cut(example))
    assert len(batch.cues) == 2
    for cue in batch.cues:
        assert cue.whole
        anchor = cue.words()[0]
        scores = np.zeros((1, len(cue.tags(anchor)), 13), np.float32)
        scores[0, np.arange(len(cue.tags(anchor))), cue.tags(anchor)] = 9
        tags, _ = best_tags(scores, np.ones(scores.shape[:2], bool), np.zeros((13, 13), np.float32))
        assert read_tags(tags[0], anchor) == cue.spans
    assert LEFT > 0


def test_a_cue_whose_content_is_cut_off_is_not_whole() -> None:
    reader = load_reader()
    example = make_example(ROW, [], Labels((), ()), reader.tokenizer, reader.continuing)
    windows = cut(example, cap=12, overlap=0)
    assert any(not cue.whole for window in windows for cue in collate([window]).cues)
