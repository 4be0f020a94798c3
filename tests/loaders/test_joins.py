"""What stands beside the words of another, though the parse joins it to them."""

import pytest

from claimgraph.graph.extraction import Article, Attribution, Extraction
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.loaders.document import Document
from claimgraph.loaders.joins import annotate as join
from claimgraph.loaders.steps import annotate, extract


def read(text: str) -> list[Attribution]:
    (found,) = extract([Article(make_id("article", text_hash(text)), text)])
    assert isinstance(found, Extraction)
    return list(found.attributions)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The ministry denied that it was hiding grain and dismissed the charge as a lie.", ["denial", "denial", "accusation"]),
        (
            "Vanta denied on Tuesday that its boats had crossed the line and rejected the claim as a fabrication.",
            ["denial", "denial", "accusation"],
        ),
        (
            "The company denied that it dumped waste, accused the council of lying and threatened to sue.",
            ["denial", "accusation", "threat"],
        ),
    ],
)
def test_a_cue_behind_what_is_denied_stands_by_itself(text: str, types: list[str]) -> None:
    claims = [a.claim for a in read(text)]
    assert [c.type for c in claims] == types
    assert all(c.modality == "asserted" and not c.negated for c in claims)


def test_a_cue_within_what_is_denied_does_not() -> None:
    inner = [a.claim for a in read("Oslo denied that it had accused Copenhagen of lying.") if a.claim.type == "accusation"]
    assert inner and all(c.modality != "asserted" or c.negated for c in inner)


def test_joining_twice_changes_nothing() -> None:
    text = "The ministry denied that it was hiding grain and dismissed the charge as a lie."
    document = Document(Article(make_id("article", text_hash(text)), text))
    annotate([document], until="joins")
    heads = [t.head.i for t in document.parse]
    verbs = {t.text: t.head.text for t in document.parse if t.pos_ == "VERB"}
    join([document])
    assert [t.head.i for t in document.parse] == heads
    assert verbs["dismissed"] == "denied"
