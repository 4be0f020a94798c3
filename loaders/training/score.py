"""How well does a model do on articles marked by hand?

Calls the scorer that lies with the data (``../../eval/score_attribution.py`` from the data's folder), so that training and everybody
else count alike.
"""

import importlib.util
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

__all__ = ["covered", "fit_logistic", "load_scorer", "reliability", "right", "score"]


def load_scorer(path: Path) -> Any:
    """The scorer at ``path`` as a module."""
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{path}: no scorer there; it comes with the data")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(scorer: Any, rows: Sequence[Mapping[str, Any]], found: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    """The scorer's figures for the attributions ``found`` of each article."""
    gold = {row["id"]: {"text": row["text"], "attributions": _spans(row["attributions"])} for row in rows}
    predicted = {i: {"attributions": _spans(attributions)} for i, attributions in found.items()}
    result: dict[str, Any] = scorer.score(gold, predicted)
    return result


def _spans(attributions: Sequence[Mapping[str, Any]]) -> list[dict[str, list[tuple[int, int]]]]:
    return [{role: [(s, e) for s, e in a[role]] for role in ("source", "cue", "content")} for a in attributions]


def right(scorer: Any, text: str, gold: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> list[bool]:
    """Which attributions of one article the headline score (link_f) counts as right."""
    tokens = [m.span() for m in scorer.TOKEN.finditer(text)]
    starts, ends = (np.array(side or [0]) for side in (list(map(list, zip(*tokens, strict=True))) or [[], []]))

    def cover(spans: Sequence[Sequence[int]]) -> frozenset[int]:
        return frozenset(int(i) for s, e in spans for i in np.flatnonzero((starts < e) & (ends > s)))

    marked = [(cover(a["source"]), content) for a in gold if (content := cover(a["content"]))]
    read = [(cover(a["source"]), cover(a["content"])) for a in found]
    result = [False] * len(found)
    if not marked or not read:
        return result
    overlap = np.array([[len(c & k) / max(len(c | k), 1) for _, k in read] for _, c in marked])
    for i, j in zip(*linear_sum_assignment(-overlap), strict=True):
        same = bool(marked[i][0] & read[j][0]) or (not marked[i][0] and not read[j][0])
        result[int(j)] = bool(overlap[i, j] >= 0.5 and same)
    return result


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
