"""The attribution model as it is shipped: its files, its offsets, what it reads. All sentences are written for this test."""

import itertools
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from claimgraph.graph.errors import ModelError
from claimgraph.loaders.decoding import (
    ALLOWED,
    CLOSED,
    LEFT,
    N_TAGS,
    OPENING,
    RIGHT,
    Found,
    best_tags,
    cue_words,
    drop_duplicates,
    read_tags,
    share_passages,
)
from claimgraph.loaders.encoder import MODEL, Reader, load_reader, neighbourhood
from claimgraph.loaders.pieces import cut_windows, pair_features, quote_states, read_pieces

STORY = """Harbour union calls off strike

The dockers of Port Ellery will return to work on Monday, the union said.

“We have what we came for,” Marta Quill, its chairwoman, told reporters on Friday. “Nobody has to like it.”

According to the harbour office, eleven ships are waiting outside the breakwater.

Owen Dray, who speaks for the ship owners, denied that the new rota had been their idea.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_finds_who_said_what(reader: Reader) -> None:
    (found,) = reader.find([STORY])
    sources = {s for a in found for s in words(STORY, a.source)}
    assert "the union" in sources
    assert any(s.startswith("Marta Quill") for s in sources)
    assert any("harbour office" in s for s in sources)
    assert any(s.startswith("Owen Dray") for s in sources)


def test_offsets_lie_in_the_text_and_confidence_between_0_and_1(reader: Reader) -> None:
    text = "\u00a0\u2028\U0001f4f0 Émile Zölder a\u0301 said: « non ».\r\n\r\n" + STORY
    (found,) = reader.find([text], least=0.0)
    assert found
    for a in found:
        assert a.content
        assert 0 <= a.confidence <= 1
        for start, end in (*a.source, *a.cue, *a.content):
            assert 0 <= start < end <= len(text)
            assert not text[start].isspace()
            assert not text[end - 1].isspace()


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "”", "said", "\U0001f600" * 3, "x" * 5000, "a " * 3000])
def test_odd_texts_give_no_error(reader: Reader, text: str) -> None:
    assert len(reader.find([text])) == 1


def test_order_and_company_of_texts_change_nothing(reader: Reader) -> None:
    other = STORY.replace("Quill", "Penn") * 4
    alone = [reader.find([t])[0] for t in (STORY, other)]
    together = reader.find([other, STORY])[::-1]
    assert together == alone
    assert all(any(x.confidence > 0.8 for x in found) for found in alone)


def test_text_without_marks_and_line_breaks_is_read(reader: Reader) -> None:
    # As in corpora from which commas, apostrophes and line breaks were taken.
    text = " ".join(STORY.replace(",", "").replace("’", "").split())
    (found,) = reader.find([text])
    assert len(found) >= 3


def test_reads_a_long_article_to_its_end(reader: Reader) -> None:
    text = STORY * 12
    (found,) = reader.find([text])
    assert found[-1].content[-1][1] > len(text) - len(STORY)


@pytest.mark.parametrize("name", ["encoder.onnx", "cues.onnx", "tokenizer.json"])
def test_damaged_file_gives_one_clear_line(tmp_path: Path, name: str) -> None:
    shutil.copytree(MODEL, tmp_path / "model")
    with (tmp_path / "model" / name).open("r+b") as file:
        file.write(b"\0\0\0\0")
    with pytest.raises(ModelError, match=rf"{name}: digest .* damaged; install claimgraph again") as caught:
        load_reader(tmp_path / "model")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["encoder.onnx", "manifest.json"])
def test_absent_file_gives_one_clear_line(tmp_path: Path, name: str) -> None:
    shutil.copytree(MODEL, tmp_path / "model")
    (tmp_path / "model" / name).unlink()
    with pytest.raises(ModelError, match=f"{name}: .*install claimgraph again"):
        load_reader(tmp_path / "model")


def test_ships_at_most_30_megabytes_with_a_card() -> None:
    files = [p for p in MODEL.iterdir() if p.suffix in {".onnx", ".json"}]
    assert sum(p.stat().st_size for p in files) <= 30_000_000
    assert set(json.loads((MODEL / "manifest.json").read_text())["sha256"]) == {p.name for p in files} - {"manifest.json"}
    assert (MODEL / "MODEL.md").stat().st_size > 1000


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("", ""),
        ("a “b” c", "0021300"),
        ('a "b" c', "0021300"),
        ("a ''b'' c", "002213300"),
        # The second line opens with a mark while the first has left its own open: one speech.
        ("“ab\n“c”", "2110253"),
        # An unclosed mark ends with its line.
        ('"a\nb', "2100"),
        ("‘ab’ c", "044000"),
        # An apostrophe opens nothing.
        ("don’t go", "00000000"),
    ],
)
def test_quote_states(text: str, states: str) -> None:
    assert "".join(map(str, quote_states(text))) == states


def test_windows_cover_every_piece_once_by_their_cores() -> None:
    rng = np.random.default_rng(3)
    for _ in range(200):
        breaks = np.concatenate([[0], np.cumsum(rng.integers(1, 140, rng.integers(1, 40)))]).tolist()
        windows = cut_windows(breaks, cap=150, overlap=40)
        assert windows[0].core_start == 0
        assert windows[-1].core_end == breaks[-1]
        for a, b in itertools.pairwise(windows):
            assert a.core_end == b.core_start
        for w in windows:
            assert w.end - w.start <= 150
            assert w.start <= w.core_start <= w.core_end <= w.end
    assert cut_windows([0]) == []


def test_pieces_of_a_text_without_words(reader: Reader) -> None:
    pieces = read_pieces("\n \n", reader.tokenizer, reader.continuing)
    assert len(pieces.first) == 0
    assert cut_windows(pieces.breaks.tolist()) == []


def test_pair_features_are_those_of_the_nearest_word_beyond_the_text() -> None:
    words = np.array([[0, 3, 0], [1, 2, 1]])
    features = pair_features(words, np.array([0]), np.array([[-5, 0, 1, 9]]))
    assert features[0, :, 1].tolist() == [2, 2, 3, 3]
    assert features[0, 1, 0] == 0


FREE = np.zeros((N_TAGS, N_TAGS), np.float32)


def tag_scores(tags: list[int]) -> np.ndarray:
    scores = np.zeros((1, LEFT + 1 + RIGHT, N_TAGS), np.float32)
    scores[0, :, 0] = 5
    for i, tag in enumerate(tags):
        scores[0, LEFT + i, 0] = 0
        scores[0, LEFT + i, tag] = 5
    return scores


def test_best_tags_are_well_formed() -> None:
    # cue S, content B, then an I of the source that cannot follow, content E
    scores = tag_scores([8, 9, 2, 11])
    tags, _ = best_tags(scores, np.ones(scores.shape[:2], bool), FREE)
    assert read_tags(tags[0], 100) == ([], [(100, 101)], [(101, 104)])


def test_best_tags_beyond_the_window_are_outside() -> None:
    scores = tag_scores([8, 9, 10, 11])
    inside = np.ones(scores.shape[:2], bool)
    inside[:, LEFT + 1 :] = False
    tags, _ = best_tags(scores, inside, FREE)
    assert read_tags(tags[0], 0) == ([], [(0, 1)], [])


def test_best_tags_and_their_probability_are_those_of_every_row_tried() -> None:
    draw = np.random.default_rng(3)
    scores, steps = draw.normal(size=(1, 4, N_TAGS)).astype(np.float32), draw.normal(size=(N_TAGS, N_TAGS)).astype(np.float32)
    every = {}
    for row in itertools.product(range(N_TAGS), repeat=4):
        if row[0] in OPENING and row[-1] in CLOSED and all(ALLOWED[a, b] == 0 for a, b in itertools.pairwise(row)):
            every[row] = sum(scores[0, i, t] for i, t in enumerate(row)) + sum(steps[a, b] for a, b in itertools.pairwise(row))
    tags, certainty = best_tags(scores, np.ones((1, 4), bool), steps)
    best = max(every, key=lambda row: every[row])
    assert tuple(tags[0].tolist()) == best
    assert certainty[0] == pytest.approx(every[best] - np.logaddexp.reduce(np.array(list(every.values()))), abs=1e-4)


def test_cue_words_takes_the_likeliest_of_each_run() -> None:
    flat = np.zeros((6, 15), np.float32)
    flat[:, 5] = 6
    for word, tag, score in ((1, 6, 7.0), (2, 8, 9.0), (5, 9, 9.0)):
        flat[word, 5 + tag - 5] = score
    assert cue_words(flat, threshold=0.2).tolist() == [2, 5]
    assert cue_words(flat[:0], threshold=0.2).tolist() == []


def test_of_two_that_share_a_cue_the_better_is_kept() -> None:
    one = Found(4, [(0, 1)], [(3, 5)], [(6, 9)], 0.4)
    two = Found(3, [(0, 1)], [(3, 4)], [(6, 8)], 0.9)
    assert drop_duplicates([one, two]) == [two]
    assert drop_duplicates([]) == []


def test_evidence_tells_what_an_attribution_stands_within_and_what_within_it() -> None:
    # The first content (words 2 to 9) holds the second one's cue (word 4); the third stands alone.
    own = (Found(0, [], [(0, 1)], [(2, 9)], 0.0), Found(4, [], [(4, 5)], [(5, 9)], 0.0), Found(12, [], [(12, 13)], [(13, 15)], 0.0))
    scores = (2.0, -1.0, 50.0)
    likely = [1 / (1 + np.exp(-s)) for s in (2.0, -1.0, 30.0)]
    evidence = neighbourhood([(f, (s,)) for f, s in zip(own, scores, strict=True)], 20)
    assert evidence == [(0.0, pytest.approx(likely[1])), (pytest.approx(likely[0]), 0.0), (0.0, 0.0)]
    assert neighbourhood([], 0) == []


def test_of_two_that_share_cue_words_or_a_content_the_surer_stays() -> None:
    sure, same_cue = Found(3, [], [(3, 5)], [(6, 9)], 0.9), Found(4, [], [(4, 6)], [(7, 9)], 0.8)
    same_content, no_cue = Found(11, [], [(11, 12)], [(6, 9)], 0.7), Found(14, [], [], [(14, 16)], 0.2)
    assert drop_duplicates([no_cue, same_content, same_cue, sure]) == [sure, no_cue]


@pytest.mark.parametrize(
    ("comma", "owner"),
    [
        (False, 0),  # “A,” said X. “B.” Y said C: the passage B is X's
        (True, 1),  # said X. “B,” Y said. “C.”: it is Y's
    ],
)
def test_a_passage_is_left_to_one_of_two_cues(comma: bool, owner: int) -> None:
    passage = (6, 12)
    both = [Found(4, [(3, 4)], [(4, 5)], [(0, 3), passage], 0.9), Found(14, [(13, 14)], [(14, 15)], [passage, (15, 20)], 0.8)]
    commas = np.zeros(20, bool)
    commas[11] = comma
    shared = share_passages(both, commas)
    assert [passage in one.content for one in shared] == [owner == 0, owner == 1]
    assert all(one.content for one in shared)
    # The only content of an attribution is not taken from it, and what stands within another's content is shared.
    alone = [both[0], Found(14, [(13, 14)], [(14, 15)], [passage], 0.8)]
    assert passage in share_passages(alone, np.zeros(20, bool))[1].content
    nested = [Found(4, [(3, 4)], [(4, 5)], [(6, 20)], 0.9), Found(8, [(7, 8)], [(8, 9)], [(9, 20), (21, 23)], 0.8)]
    assert share_passages(nested, np.zeros(24, bool)) == nested
    assert share_passages([], commas) == []


def test_a_row_that_no_probability_is_left_for_is_unsure_and_gives_no_warning() -> None:
    scores = np.zeros((1, 6, N_TAGS), np.float32)
    scores[:, :, 10] = 400  # inside a content at every place, which neither opens nor closes
    with np.errstate(all="raise", under="ignore"):
        _, certainty = best_tags(scores, np.ones((1, 6), bool), FREE)
    assert np.isfinite(certainty).all() and certainty[0] < -12
