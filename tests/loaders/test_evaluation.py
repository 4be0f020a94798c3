"""The scorer: known answers of its own, the three forms of gold, and the same figures as the one beside the measuring data."""

import gzip
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from claimgraph.graph.errors import InputError, UsageError
from claimgraph.loaders.evaluation import errors, evaluate, found_right, score
from claimgraph.loaders.marked import Marked, MarkedArticle, read_marked

TEXT = "Ann Lee said the bridge was closed. “It fell,” she added."
SAID = Marked(((0, 7),), ((8, 12),), ((13, 34),))
ADDED = Marked(((47, 50),), ((51, 56),), ((36, 46),))


def article(*attributions: Marked) -> MarkedArticle:
    return MarkedArticle("x", TEXT, attributions)


def test_same_is_one() -> None:
    scores = score([article(SAID, ADDED)], [article(SAID, ADDED)])
    assert all(r.f == 1 for r in scores.ratios.values())
    assert scores.by_kind == {"direct": (1, 1.0), "indirect": (1, 1.0)}


def test_nothing_found_and_nothing_marked() -> None:
    assert all(r.f == 0 for r in score([article(SAID)], []).ratios.values())
    assert all(r.f == 0 for r in score([article()], [article(SAID)]).ratios.values())
    assert score([], []).n_articles == 0


def test_wrong_source_counts_for_content_only() -> None:
    scores = score([article(SAID)], [article(Marked(((47, 50),), SAID.cue, SAID.content))])
    assert (scores.ratios["content_f"].f, scores.ratios["link_f"].f) == (1, 0)


def test_half_of_the_content_is_enough_and_less_is_not() -> None:
    half, third = Marked(SAID.source, SAID.cue, ((13, 23),)), Marked(SAID.source, SAID.cue, ((13, 16),))
    assert score([article(SAID)], [article(half)]).ratios["link_f"].f == 1
    assert score([article(SAID)], [article(third)]).ratios["link_f"].f == 0


def test_punctuation_does_not_count() -> None:
    assert score([article(SAID)], [article(Marked(SAID.source, SAID.cue, ((12, 35),)))]).ratios["triple_exact"].f == 1


def test_errors_name_the_words() -> None:
    disagreements = list(errors([article(SAID, ADDED)], [article(SAID)]))
    assert [(d.sort, d.words["source"], d.words["content"]) for d in disagreements] == [("missed", "she", "“It fell,”")]
    assert not list(errors([article(SAID)], [article(SAID)]))
    assert len(list(errors([article(SAID, ADDED)], [], 1))) == 1


def test_which_of_the_found_are_right_is_what_the_score_counts() -> None:
    wrong_source, blank = Marked(((47, 50),), SAID.cue, SAID.content), Marked((), (), ((34, 36),))
    assert found_right(article(SAID, ADDED), article(blank, ADDED, wrong_source)) == [False, True, False]
    assert found_right(article(), article(SAID)) == [False]
    assert found_right(article(SAID), article()) == []


def test_unknown_article_and_bad_extents() -> None:
    with pytest.raises(UsageError, match="gold lacks"):
        score([article()], [MarkedArticle("y", "", ())])
    with pytest.raises(InputError, match="outside"):
        score([article(Marked((), (), ((0, 999),)))], [])


@pytest.mark.parametrize(
    "row",
    [
        {"id": "x", "text": TEXT, "attributions": [{"source": [[0, 7]], "cue": [[8, 12]], "content": [[13, 34]]}]},
        {"id": "x", "text": TEXT, "quotes": [{"speaker": [[0, 7]], "cue": [[8, 12]], "content": [[13, 34]]}]},
        {
            "article": {"id": "x", "text": TEXT},
            "attributions": [
                {
                    "parent": None,
                    "source": [{"start": 0, "end": 7}],
                    "cue": [{"start": 8, "end": 12}],
                    "content": [{"start": 13, "end": 34}],
                },
                {"parent": "q", "source": [], "cue": [], "content": [{"start": 13, "end": 20}]},
            ],
        },
    ],
    ids=["polnear", "gum", "extraction"],
)
def test_three_forms(tmp_path: Path, row: dict[str, object]) -> None:
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(row).encode()))
    assert read_marked(path) == [article(SAID)]


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "x"}', '{"id": "x", "attributions": [{"content": [[1]]}]}'])
def test_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{line}\n")
    with pytest.raises(InputError, match=r"gold\.jsonl, line 2"):
        read_marked(path)


def test_figures_equal_the_shared_scorer(shared: Path, tmp_path: Path) -> None:
    gold = shared / "data" / "polnear" / "dev.jsonl.gz"
    chance = random.Random(0)
    rows = []
    for a in read_marked(gold)[:-2]:
        kept = [m for m in a.attributions if chance.random() < 0.8]
        rows.append(
            {
                "id": a.id,
                "attributions": [
                    {
                        "source": m.source[chance.randrange(2) :],
                        "cue": m.cue,
                        "content": [(s, max(s + 1, e - chance.choice((0, 9, 60)))) for s, e in m.content],
                    }
                    for m in kept
                ],
            }
        )
    path = tmp_path / "found.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows))
    scorer = shared / "eval" / "score_attribution.py"
    told = subprocess.run([sys.executable, str(scorer), str(gold), str(path), "--json"], capture_output=True, text=True, check=True)
    theirs = json.loads(told.stdout)
    ours = evaluate(gold, path)
    for name, value in theirs.items():
        if name == "by_kind":
            assert {k: (ours[f"n.{k}"], ours[f"recall.{k}"]) for k in value} == {k: (v["gold"], v["recall"]) for k, v in value.items()}
        elif name != "n":
            assert {part: ours[f"{name}.{part}"] for part in "prf"} == value, name
