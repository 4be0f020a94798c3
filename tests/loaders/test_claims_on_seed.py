"""The article the project was started from: who accuses, threatens and refuses, and nobody else (skips without the shared data)."""

from pathlib import Path

from claimgraph.graph.extraction import Article
from claimgraph.graph.ids import make_id
from claimgraph.loaders.document import Document
from claimgraph.loaders.steps import annotate

CONFLICT = ("accusation", "threat", "rejection", "denial")


def test_who_accuses_threatens_and_refuses(shared: Path) -> None:
    text = (shared / "data" / "seed" / "aleppo.txt").read_text(encoding="utf-8")
    document = Document(Article(make_id("article", text), text))
    annotate([document], until="claims")
    assert document.failure is None
    found = {
        (d.speaker.name, d.claim.type, t.name if t else None)
        for d in document.drafts or ()
        if d.claim is not None and d.claim.type in CONFLICT and d.speaker is not None and not d.claim.negated
        for t in (d.claim.targets or (None,))
    }
    assert found == {
        ("Igor Konashenkov", "accusation", "United States"),
        ("Russia", "accusation", "United States"),
        ("John Kirby", "accusation", "Russia"),
        ("United States", "accusation", "Russia"),  # Kirby tells of it: the stance of his own side
        ("John Kerry", "threat", "Russia"),
        ("United States", "threat", None),
        ("Sergei Ryabkov", "rejection", None),
        ("Russia", "rejection", None),
        ("Dmitry Peskov", "accusation", "al-Qaeda"),
        ("Dmitry Peskov", "accusation", "other groups"),
    }
