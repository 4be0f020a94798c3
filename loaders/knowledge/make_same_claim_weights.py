"""Make ``same_claim_weights.tsv``: how likely two texts of one speaker say the same.

    python -m claimgraph.loaders.knowledge.make_same_claim_weights PAIRS.jsonl VERDICTS.tsv RECORD.db

In: own pairs (``tests/loaders/claim_pairs.jsonl``, without the sets that are for measuring), pairs of quotes read by hand
(``tests/eval/same_claims_read.tsv``) and a record built of their articles. Out: weights of `loaders.sameness.evidence`, by logistic
regression; pairs that the rules before it decide are left out.
Prints what five folds of all pairs, decided as `say_the_same` does, come to.
"""

import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from claimgraph.graph.record import Record

from ..consolidate_rows import text_of
from ..likeness import Words, rarities, read_words
from ..predications import read_text
from ..sameness import decided, evidence

__all__ = ["main"]

PULL: Final = 1.0
"""Weight of the square of the weights, each of a measure with a spread of 1."""
HEAD: Final = """# How likely two texts of one speaker say the same: weights of the measures of loaders.sameness.evidence, in log-odds.
# Own work of this project; MIT: made by make_same_claim_weights.py from own pairs and from pairs of quotes read by hand.
# measure	weight
"""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Pair:
    left: Words
    right: Words
    rarity: dict[str, float]
    same: bool
    origin: str


def main(arguments: Sequence[str] = tuple(sys.argv[1:])) -> None:
    """Write ``same_claim_weights.tsv``."""
    own, verdicts, record = map(Path, arguments)
    pairs = [*_own(own), *_read(verdicts, record)]
    sure = [decided(p.left, p.right) for p in pairs]
    rows = [evidence(p.left, p.right, p.rarity) for p in pairs]
    names = list(rows[0])
    table = np.array([[row[name] for name in names] for row in rows])
    same = np.array([p.same for p in pairs], float)
    open_ = np.array([value is None for value in sure])
    origins = sorted({p.origin for p in pairs})
    folds = np.array([i % 5 if p.origin == "own" else origins.index(p.origin) % 5 for i, p in enumerate(pairs)])
    score = np.array([0.0 if value is None else value for value in sure])
    for fold in range(5):
        weights = _fit(table[open_ & (folds != fold)], same[open_ & (folds != fold)])
        score[open_ & (folds == fold)] = _likely(table[open_ & (folds == fold)], weights)
    for name, chosen in (("own", [p.origin == "own" for p in pairs]), ("read", [p.origin != "own" for p in pairs])):
        for least in (0.5, 0.6, 0.7, 0.75, 0.8, 0.9):
            taken, right = (score >= least) & chosen, (same > 0) & chosen
            n = int((taken & right).sum())
            print(f"{name} {sum(chosen)} from {least}: precision {n / max(1, taken.sum()):.3f} recall {n / right.sum():.3f}")  # noqa: T201
    weights = _fit(table[open_], same[open_])
    lines = [f"{name}\t{weight:.3f}\n" for name, weight in zip([*names, "bias"], weights, strict=True)]
    (Path(str(files("claimgraph.loaders.knowledge"))) / "same_claim_weights.tsv").write_text(HEAD + "".join(lines), encoding="utf-8")


def _own(path: Path) -> list[_Pair]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        if row["kind"] == "same" and row.get("set") in (None, "roles"):
            left, right = (replace(read_words(row[side]), predications=read_text(row[side])) for side in ("left", "right"))
            found.append(_Pair(left, right, rarities([left, right]), row["expected"], "own"))
    return found


def _read(verdicts: Path, record: Path) -> list[_Pair]:
    with Record.open(record) as rec:
        texts = {
            f"{extraction.article.id}:{a.content[0].start}": replace(read_words(text_of(a)), predications=a.claim.predications)
            for extraction in rec.extractions.current()
            for a in extraction.attributions
            if a.content
        }
    rarity = rarities(texts.values())
    rows = csv.DictReader((line for line in verdicts.read_text(encoding="utf-8").splitlines() if not line.startswith("#")), delimiter="\t")
    return [
        _Pair(texts[row["left"]], texts[row["right"]], rarity, row["verdict"] == "same", row["left"].partition(":")[0])
        for row in rows
        if row["left"] in texts and row["right"] in texts
    ]


def _fit(table: Floats, same: Floats) -> Floats:
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    scaled = np.c_[(table - mean) / spread, np.ones(len(table))]

    def loss(weights: Floats) -> tuple[float, Floats]:
        likely = 1.0 / (1.0 + np.exp(-scaled @ weights))
        wrong = -(same * np.log(likely + 1e-12) + (1 - same) * np.log(1 - likely + 1e-12)).sum()
        pulled = np.r_[weights[:-1], 0.0]
        return float(wrong + PULL * (pulled**2).sum()), scaled.T @ (likely - same) + 2 * PULL * pulled

    fitted: Floats = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x
    plain = fitted[:-1] / spread
    found: Floats = np.r_[plain, fitted[-1] - (plain * mean).sum()]
    return found


def _likely(table: Floats, weights: Floats) -> Floats:
    likely: Floats = 1.0 / (1.0 + np.exp(-(table @ weights[:-1] + weights[-1])))
    return likely


if __name__ == "__main__":
    main()
