"""Training counts as everybody else does, and what calibration rests on."""

import numpy as np

from claimgraph.loaders import evaluation
from claimgraph.loaders.encoder import calibrate
from claimgraph.loaders.marked import Marked, MarkedArticle
from claimgraph.loaders.training.score import covered, fit_logistic, fit_shares, reliability, right, score

TEXT = "Ann Lee said the bridge was closed. “It fell,” she added."
SAID = {"source": [[0, 7]], "cue": [[8, 12]], "content": [[13, 34]]}
ADDED = {"source": [[47, 50]], "cue": [[51, 56]], "content": [[36, 46]]}
ROWS = [{"id": "x", "text": TEXT, "attributions": [SAID, ADDED]}, {"id": "y", "text": TEXT, "attributions": [SAID]}]


def test_figures_are_those_of_the_evaluation() -> None:
    found = {"x": [ADDED, {**SAID, "source": []}]}  # nothing was looked for in the other article
    figures = score(ROWS, found)
    marks = [Marked(*(tuple(map(tuple, a[role])) for role in ("source", "cue", "content"))) for a in (SAID, ADDED)]
    gold = [MarkedArticle("x", TEXT, tuple(marks)), MarkedArticle("y", TEXT, (marks[0],))]
    same = evaluation.score(gold, [MarkedArticle("x", TEXT, (marks[1], Marked((), marks[0].cue, marks[0].content)))])
    assert figures["link_f"] == {part: round(getattr(same.ratios["link_f"], part), 4) for part in "prf"}
    assert figures["link_f"]["r"] == 0.3333 and figures["content_f"]["p"] == 1.0
    assert figures["by_kind"] == {"direct": {"gold": 1, "recall": 1.0}, "indirect": {"gold": 2, "recall": 0.0}}
    assert figures["n"] == {"articles": 2, "gold": 3, "predicted": 2}
    assert score([], {})["link_f"]["f"] == 0.0


def test_right_says_it_of_each() -> None:
    assert right(TEXT, [SAID, ADDED], [ADDED, {**SAID, "source": [[47, 50]]}]) == [True, False]
    assert right(TEXT, [], [SAID]) == [False] and right(TEXT, [SAID], []) == []


def test_covered_counts_smaller_gold_within_what_was_found() -> None:
    smaller = {**SAID, "content": [[17, 27]]}
    assert covered(TEXT, [smaller, ADDED], [SAID]) == (1, 2)


def test_a_fitted_confidence_is_reliable_where_evidence_tells() -> None:
    drawn = np.random.default_rng(3)
    evidence = drawn.normal(size=(2000, 1))
    truth = (drawn.random(2000) < 1 / (1 + np.exp(-2 * evidence[:, 0]))).astype(float)
    fitted = fit_logistic(evidence, truth)
    confidence = 1 / (1 + np.exp(-(evidence[:, 0] * fitted["weights"][0] + fitted["bias"])))
    error, table = reliability(confidence, truth)
    assert error < 0.04 and sum(row["n"] for row in table) == 2000
    assert abs(fitted["weights"][0] - 2) < 0.3 and abs(fitted["bias"]) < 0.2


def test_fitted_shares_mend_a_score_that_is_bent_and_never_fall() -> None:
    drawn = np.random.default_rng(5)
    scores = drawn.random(6000)
    truth = (drawn.random(6000) < scores**3).astype(float)
    assert reliability(scores, truth)[0] > 0.2
    fitted = fit_shares(scores[:3000], truth[:3000])
    assert fitted["scores"] == sorted(fitted["scores"]) and fitted["shares"] == sorted(fitted["shares"])
    mended = np.array([calibrate(s, fitted) for s in scores[3000:]])
    assert reliability(mended, truth[3000:])[0] < 0.03
