"""How well does a model do on articles marked by hand, and how sure may it be of what it finds?

Figures are those of `loaders.evaluation`, which everybody else is scored with.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimgraph.loaders import evaluation
from claimgraph.loaders.evaluation import found_right
from claimgraph.loaders.marked import ROLES, Marked, MarkedArticle

__all__ = ["covered", "fit_logistic", "fit_shares", "reliability", "right", "score"]


def score(rows: Sequence[Mapping[str, Any]], found: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    """The figures for the attributions ``found`` in each article: p, r and f by name, ``by_kind`` and ``n``."""
    gold = [_marked(row["id"], row["text"], row["attributions"]) for row in rows]
    scores = evaluation.score(gold, [_marked(row["id"], row["text"], found[row["id"]]) for row in rows if row["id"] in found])
    figures: dict[str, Any] = {name: {part: round(getattr(ratio, part), 4) for part in "prf"} for name, ratio in scores.ratios.items()}
    figures["by_kind"] = {kind: {"gold": n, "recall": round(recall, 4)} for kind, (n, recall) in scores.by_kind.items()}
    return {**figures, "n": {"articles": scores.n_articles, "gold": scores.n_marked, "predicted": scores.n_found}}


def right(text: str, gold: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> list[bool]:
    """Which attributions of one article the headline score (link_f) counts as right."""
    return found_right(_marked("", text, gold), _marked("", text, found))


def _marked(article_id: str, text: str, attributions: Sequence[Mapping[str, Any]]) -> MarkedArticle:
    return MarkedArticle(article_id, text, tuple(Marked(*(tuple((s, e) for s, e in a[role]) for role in ROLES)) for a in attributions))


def covered(text: str, gold: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """How many contents of one article lie, four fifths of their code points, within the content of one that was found; of how many.

    For gold data that cut contents smaller than the model does.
    """
    marked = [c for a in gold if (c := {i for s, e in a["content"] for i in range(s, e) if not text[i].isspace()})]
    read = [{i for s, e in a["content"] for i in range(s, e)} for a in found]
    return sum(any(len(c & k) >= 0.8 * len(c) for k in read) for c in marked), len(marked)


def fit_logistic(evidence: NDArray[np.float64], truth: NDArray[np.float64], *, ridge: float = 1e-2) -> dict[str, Any]:
    """Weights and bias of a logistic regression, by Newton's method."""
    x = np.hstack([evidence, np.ones((len(evidence), 1))])
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        w -= np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + ridge * np.eye(len(w)), x.T @ (p - truth) + ridge * w)
    return {"weights": [round(float(v), 4) for v in w[:-1]], "bias": round(float(w[-1]), 4)}


def fit_shares(scores: NDArray[np.float64], truth: NDArray[np.float64], *, bins: int = 12) -> dict[str, list[float]]:
    """The share right of equally many attributions each, by ascending score, never falling: what `encoder.calibrate` reads."""
    from scipy.optimize import isotonic_regression

    parts = np.array_split(np.argsort(scores, kind="stable"), bins)
    shares = isotonic_regression([truth[part].mean() for part in parts if len(part)]).x
    return {
        "scores": [round(float(scores[part].mean()), 4) for part in parts if len(part)],
        "shares": [round(float(share), 4) for share in shares],
    }


def reliability(confidence: NDArray[np.float64], truth: NDArray[np.float64], *, bins: int = 10) -> tuple[float, list[dict[str, float]]]:
    """Expected calibration error over bins of equal width, and the table behind it."""
    rows: list[dict[str, float]] = []
    error = 0.0
    for low in np.arange(bins) / bins:
        which = (confidence >= low) & (confidence < low + 1 / bins + (1e-9 if low + 1 / bins >= 1 else 0))
        if which.any():
            mean, share = float(confidence[which].mean()), float(truth[which].mean())
            rows.append({"from": round(float(low), 2), "n": int(which.sum()), "confidence": round(mean, 3), "right": round(share, 3)})
            error += float(which.mean()) * abs(mean - share)
    return round(error, 4), rows
