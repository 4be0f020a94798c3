"""What stays of an extraction when only sure attributions are kept."""

import pytest

from claimgraph.graph.extraction import Actor, Article, Attribution, Claim, Entity, Extraction, Span
from claimgraph.loaders.confidence import keep_confident

ARTICLE = Article("a_1", "Ada Lind said that Omar Vale said that Ivo Reed said so.")
NAMES = {"p_ada": "Ada Lind", "p_omar": "Omar Vale", "p_ivo": "Ivo Reed"}


def attribution(number: int, speaker: str, confidence: float, parent: str | None) -> Attribution:
    content = Span.of(ARTICLE.text, 10 + number, 20)
    actor = Actor(speaker, NAMES[speaker], "Speaker", "person")
    return Attribution(
        f"q_{number}",
        "indirect",
        (),
        (),
        (content,),
        Claim(f"c_{number}", "statement"),
        parent=parent,
        speaker=actor,
        confidence=confidence,
    )


EXTRACTION = Extraction(
    ARTICLE,
    (attribution(1, "p_ada", 0.9, None), attribution(2, "p_omar", 0.5, "q_1"), attribution(3, "p_ivo", 0.7, "q_2")),
    tuple(Entity(identity, name, "Speaker", "person") for identity, name in sorted(NAMES.items())),
)


@pytest.mark.parametrize(
    ("least", "kept", "parents", "entities"),
    [
        (0.0, ["q_1", "q_2", "q_3"], [None, "q_1", "q_2"], ["p_ada", "p_ivo", "p_omar"]),
        (0.5, ["q_1", "q_2", "q_3"], [None, "q_1", "q_2"], ["p_ada", "p_ivo", "p_omar"]),
        (0.6, ["q_1", "q_3"], [None, "q_1"], ["p_ada", "p_ivo"]),
        (0.8, ["q_1"], [None], ["p_ada"]),
        (1.0, [], [], []),
    ],
)
def test_the_sure_stay_within_the_next_that_stays(least: float, kept: list[str], parents: list[str | None], entities: list[str]) -> None:
    found = keep_confident(EXTRACTION, least)
    assert [a.id for a in found.attributions] == kept
    assert [a.parent for a in found.attributions] == parents
    assert [e.id for e in found.entities] == entities


def test_an_empty_extraction_stays_empty() -> None:
    assert keep_confident(Extraction(ARTICLE), 0.9) == Extraction(ARTICLE)
