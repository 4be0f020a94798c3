"""No change makes attributions worse unseen: the figures of small gold sets stay above those of floors.json.

A floor is lowered by a commit of its own that says why. It stands a little below what was measured when it was set.
"""

import gzip
import json
from pathlib import Path

import pytest

from claimgraph.loaders import samples
from claimgraph.loaders.evaluation import evaluate

FLOORS: dict[str, dict[str, float]] = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


def gold_of(name: str, shared: Path | None, folder: Path) -> Path:
    if name == "samples":
        return Path(samples.__file__).parent / "gold.jsonl"
    assert shared is not None
    if name == "gum_news":
        return shared / "data" / "gum" / "news_attribution.jsonl"
    path = folder / "dev.jsonl"  # the first tenth of PolNeAR dev, for its time
    with gzip.open(shared / "data" / "polnear" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        path.write_text("".join(line for n, line in enumerate(lines) if n % 10 == 0), encoding="utf-8")
    return path


def above_floor(name: str, shared: Path | None, folder: Path) -> None:
    found = evaluate(gold_of(name, shared, folder))
    low = {figure: (found[figure], floor) for figure, floor in FLOORS[name].items() if found[figure] < floor}
    assert not low, f"{name}: figure, found and floor: {low}"


def test_samples_are_above_their_floor(tmp_path: Path) -> None:
    above_floor("samples", None, tmp_path)


@pytest.mark.parametrize("name", sorted(set(FLOORS) - {"samples"}))
def test_measuring_data_is_above_its_floor(name: str, shared: Path, tmp_path: Path) -> None:
    above_floor(name, shared, tmp_path)
