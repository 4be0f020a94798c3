"""Articles through worker processes: nothing is lost, a worker that dies names the article it died on."""

import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimgraph.graph.errors import ExtractionError, ModelError
from claimgraph.graph.extraction import Article, Extraction
from claimgraph.loaders.workers import extract_many, make_batches

SLEEPERS = """
    import os, signal, time
    from claimgraph.graph.errors import ModelError
    from claimgraph.graph.extraction import Extraction

    def extract(articles):
        for article in articles:
            if article.text.startswith("crash"):
                os.kill(os.getpid(), signal.SIGSEGV)
            if article.text.startswith("exit"):
                os._exit(7)
            if article.text.startswith("hang"):
                time.sleep(3600)
            if article.text.startswith("slow"):
                time.sleep(0.3)
        return [Extraction(a) for a in articles]

    def absent(articles):
        raise ModelError("the model is absent")
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Stand-ins for the extraction, in a module that worker processes can import."""
    (tmp_path / "stand_ins_for_extraction.py").write_text(textwrap.dedent(SLEEPERS), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    import stand_ins_for_extraction  # type: ignore[import-not-found]

    return stand_ins_for_extraction  # type: ignore[no-any-return]


def make_articles(*texts: str) -> list[Article]:
    return [Article(id=f"a_{n}", text=text, caller_id=f"n{n}") for n, text in enumerate(texts)]


def run(articles: list[Article], **options: Any) -> list[tuple[Article, Any]]:
    return [pair for batch in extract_many(articles, **options) for pair in batch]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([5], [1]),
        ([4, 4, 4], [2, 1]),
        ([50, 1, 1], [1, 2]),  # one longer than a batch stands alone
        ([0, 0, 0, 0], [3, 1]),  # empty ones are cut by their number
    ],
)
def test_batches_hold_about_as_many_characters(sizes: list[int], expected: list[int]) -> None:
    articles = make_articles(*("x" * n for n in sizes))
    batches = list(make_batches(articles, chars=10, most=3))
    assert [len(b) for b in batches] == expected
    assert [a for b in batches for a in b] == articles


def test_no_article_starts_no_worker(work: Any) -> None:
    assert run([], processes=2, extract=work.absent) == []


def test_every_article_comes_back_once_and_in_order_when_asked(work: Any) -> None:
    articles = make_articles(*(("slow" if n % 7 == 0 else "quick") + "x" * 9_000 for n in range(40)))
    done = run(articles, processes=2, in_order=True, extract=work.extract)
    assert [article for article, _ in done] == articles
    assert [result for _, result in done] == [Extraction(a) for a in articles]
    assert sorted(a.id for a, _ in run(articles, processes=2, extract=work.extract)) == sorted(a.id for a in articles)


@pytest.mark.parametrize(("text", "why"), [("crash", "was ended by SIGSEGV"), ("exit", "ended with code 7")])
def test_a_worker_that_dies_costs_only_the_article_it_died_on(work: Any, text: str, why: str) -> None:
    articles = make_articles("good", "good", text, "good", *("x" * 30_000 for _ in range(4)))
    done = run(articles, processes=2, in_order=True, extract=work.extract)
    assert [article for article, _ in done] == articles
    failed = [result for _, result in done if isinstance(result, ExtractionError)]
    assert len(failed) == 1
    assert why in str(failed[0]) and str(failed[0]).startswith("n2: ")


def test_a_worker_that_hangs_is_ended_and_its_article_named(work: Any) -> None:
    began = time.monotonic()
    done = run(make_articles("good", "hang"), processes=1, seconds=2.0, extract=work.extract)
    assert [isinstance(result, ExtractionError) for _, result in done] == [False, True]
    assert "gave no answer for 2 seconds" in str(done[1][1])
    assert time.monotonic() - began < 60


def test_a_worker_that_cannot_begin_ends_the_run_with_its_reason(work: Any) -> None:
    with pytest.raises(ModelError, match="the model is absent"):
        run(make_articles("good"), processes=2, extract=work.absent)
