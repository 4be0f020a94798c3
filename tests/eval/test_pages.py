"""How much of a page's article does the reader of web pages find? Token F1 on real pages of the shared data."""

import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from claimgraph.graph.extraction import Article
from claimgraph.loaders.sources import read_articles

FOLDER = Path(os.environ.get("CLAIMGRAPH_SHARED", Path(__file__).resolve().parents[2].parent / "shared")) / "data" / "html"
FLOOR = 0.97


def token_f1(gold: str, found: str) -> float:
    """F1 over the multisets of word tokens, 0 to 1."""
    a, b = (Counter(re.findall(r"\w+(?:['’]\w+)*", text)) for text in (gold, found))
    shared = sum((a & b).values())
    return 2 * shared / (sum(a.values()) + sum(b.values()))


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared data are not here; set CLAIMGRAPH_SHARED")
def test_pages_against_their_expected_text():
    pages = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
    scores, days = {}, {}
    for page in pages:
        [article] = [x for x in read_articles([FOLDER / page["file"]]) if isinstance(x, Article)]
        text = page.get("expected_text") or ""
        if len(text) > 400:  # the others expect only a beginning
            scores[page["file"]] = token_f1(text, article.text)
        if page.get("published"):
            days[page["file"]] = (article.published or "")[:10] == page["published"][:10]
    mean = sum(scores.values()) / len(scores)
    print(f"\ntoken F1 {mean:.3f} on {len(scores)} pages, lowest {min(scores.values()):.3f}")  # noqa: T201 - seen with -s
    assert mean >= FLOOR
    assert all(days.values())
