"""The sample articles are what their gold says: the readers give its texts, and every offset holds."""

import json

import pytest

from claimgraph.graph.extraction import Article
from claimgraph.graph.model import ALLEGATIONS, CLAIM_TYPES, MODALITIES, TARGET_ROLES
from claimgraph.loaders.samples import ARTICLES, GOLD
from claimgraph.loaders.sources import read_articles

ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def test_the_readers_give_the_texts_of_the_gold_and_nothing_is_wrong_with_them():
    found = list(read_articles([ARTICLES]))
    assert [x for x in found if not isinstance(x, Article)] == []
    read = {(a.title, a.outlet, a.published, a.text) for a in found}
    assert read == {(row["title"], row["outlet"], row["published"], row["text"]) for row in ROWS}
    assert len(read) == len(found) == 19
    assert all(a.published for a in found)
    assert {a.language for a in found} == {"en"}
    assert len({a.outlet for a in found}) == 7


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_gold_is_sound(row):
    ids = {a["id"] for a in row["attributions"]}
    assert len(ids) == len(row["attributions"])
    for attribution in row["attributions"]:
        assert attribution["content"]
        for role in ("source", "cue", "content"):
            for span in attribution[role]:
                assert row["text"][span["start"] : span["end"]] == span["text"] != ""
                assert span["text"] == span["text"].strip()
        assert attribution["type"] in CLAIM_TYPES
        assert attribution["modality"] in MODALITIES
        assert set(attribution["allegation"]) <= set(ALLEGATIONS)
        assert bool(attribution["allegation"]) <= (attribution["type"] in ("accusation", "criticism", "denial", "admission"))
        assert {target["role"] for target in attribution["targets"]} <= set(TARGET_ROLES)
        if attribution["parent"]:
            [parent] = [a for a in row["attributions"] if a["id"] == attribution["parent"]]
            start, end = parent["content"][0]["start"], parent["content"][-1]["end"]
            assert all(start <= span["start"] and span["end"] <= end for span in attribution["content"])
