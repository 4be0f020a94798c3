"""How is a trained model calibrated, measured and shipped?

From a checkpoint: sets threshold and calibration on dev, writes the ONNX files, the tokenizer and the manifest, measures what was written
the way it will be used, and adds a line to ``runs.jsonl``.
"""

import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from claimgraph.loaders.decoding import Found, drop_duplicates
from claimgraph.loaders.encoder import N_EVIDENCE, Attributed, Reader, calibrate, load_reader, weigh
from claimgraph.loaders.marked import read_marked

from . import data
from .data import Row
from .export import export
from .levels import set_levels
from .model import AttributionModel
from .score import covered, fit_logistic, fit_shares, reliability, right, score
from .shipped import load_shipped

__all__ = ["PLAIN", "ship", "torch_reader"]

PLAIN: dict[str, Any] = {
    "cue_threshold": 0.12,
    "threshold": 0.35,
    "calibration": {"weights": [1.0] + [0.0] * (N_EVIDENCE - 1), "bias": 0.0, "scores": [0.0, 1.0], "shares": [0.0, 1.0]},
}
"""Manifest before calibration: the model's own score of being an attribution."""
LEVELLED_ON = 40
"""Articles of train over which it is seen how far the channels of the model reach."""
LEAST = np.arange(0.1, 0.65, 0.0125)


def torch_reader(model: AttributionModel, tokenizer: Any, manifest: dict[str, Any]) -> Reader:
    """The reader that is used at run time, over a model in torch."""
    model.eval()

    def encode(ids: Any, features: Any, length: Any, first: Any) -> Any:
        n, pieces = ids.shape
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            place = torch.from_numpy(first)
            rows = [place[place // pieces == r] % pieces for r in range(n)]
            padded = torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)
            out = model.encoder(torch.from_numpy(ids), torch.from_numpy(features), torch.from_numpy(length), padded)
            return tuple(torch.cat([part[r, : len(rows[r])] for r in range(n)]).float().numpy() for part in out)

    def read_cues(words: Any, near: Any, at: Any, around: Any, pairs: Any, inside: Any) -> Any:
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            w, k = torch.from_numpy(words), torch.from_numpy(near)
            tags, valid = model.cues(
                w[torch.from_numpy(at)], k[torch.from_numpy(around)], torch.from_numpy(pairs), torch.from_numpy(inside)
            )
            return tags.float().numpy(), valid.float().numpy()

    return Reader(encode, read_cues, tokenizer, {**manifest, "transitions": _transitions(model)})


def _transitions(model: AttributionModel) -> list[list[float]]:
    return [[round(value, 5) for value in row] for row in model.cues.transitions.tolist()]


def as_rows(found: Sequence[Attributed]) -> list[dict[str, Any]]:
    return [{"source": a.source, "cue": a.cue, "content": a.content, "score": a.confidence} for a in found]


def calibrated(reader: Reader, dev: Sequence[Row]) -> dict[str, Any]:
    """Weights, bias, threshold and reliability, from dev: each half judged by what was fitted on the other, then both fitted together."""
    evidence: list[NDArray[np.float64]] = []
    truth: list[NDArray[np.float64]] = []
    halves: list[NDArray[np.int64]] = []
    measured = reader.measure([row["text"] for row in dev])
    for n, (row, rows) in enumerate(zip(dev, measured, strict=True)):
        kept = _without_duplicates(rows)
        evidence.append(np.array([e for _, e in kept], np.float64).reshape(-1, N_EVIDENCE))
        truth.append(np.array(right(row["text"], row["attributions"], as_rows([a for a, _ in kept])), np.float64))
        halves.append(np.full(len(kept), n % 2))
    x, y, half = np.concatenate(evidence), np.concatenate(truth), np.concatenate(halves)
    confidence = np.zeros(len(y))
    for side in (0, 1):
        fitted = _fit(x[half != side], y[half != side])
        confidence[half == side] = [calibrate(weigh(tuple(e), fitted), fitted) for e in x[half == side]]
    calibration = _fit(x, y)
    reader.manifest = {**reader.manifest, "calibration": calibration}
    texts = [row["text"] for row in dev]
    everything = reader.find(texts, least=0.0)
    curve = {}
    for least in LEAST.round(4).tolist():
        chosen = {row["id"]: as_rows([a for a in found if a.confidence >= least]) for row, found in zip(dev, everything, strict=True)}
        curve[least] = score(dev, chosen)
    threshold = max(curve, key=lambda k: curve[k]["link_f"]["f"])
    above = confidence >= threshold
    error, table = reliability(confidence[above], y[above])
    error_all, _ = reliability(confidence, y)
    return {
        "calibration": calibration,
        "threshold": threshold,
        "ece": error,
        "ece_all": error_all,
        "reliability": table,
        "dev": curve[threshold],
        "curve": {k: (v["link_f"]["p"], v["link_f"]["r"], v["link_f"]["f"]) for k, v in curve.items()},
    }


def _fit(evidence: NDArray[np.float64], truth: NDArray[np.float64]) -> dict[str, Any]:
    weights = fit_logistic(evidence, truth)
    scores = np.array([weigh(tuple(e), weights) for e in evidence])
    return {**weights, **fit_shares(scores, truth)}


def _without_duplicates(rows: Sequence[tuple[Attributed, tuple[float, ...]]]) -> list[tuple[Attributed, tuple[float, ...]]]:
    found = [Found(n, list(a.source), list(a.cue), list(a.content), a.confidence) for n, (a, _) in enumerate(rows)]
    return [rows[f.anchor] for f in drop_duplicates(found)]


def measure(reader: Reader, rows: Sequence[Row]) -> dict[str, Any]:
    """The figures of what a reader finds, at its own threshold."""
    found = reader.find([row["text"] for row in rows])
    return score(rows, {row["id"]: as_rows(f) for row, f in zip(rows, found, strict=True)})


def ship(checkpoint: Path, folder: Path, base: Path, into: Path, *, version: str, weights: str = "average") -> dict[str, Any]:
    """Calibrate, export and measure a checkpoint.

    Parameters
    ----------
    checkpoint : what `train` wrote.
    folder : PolNeAR, as for `train`.
    base : what training started from, with the tokenizer.json to ship; of a shipped model, its steps count too.
    into : where the shipped files go.
    weights : ``average`` (moving average), ``last``, or ``mean`` of the moving average and the shipped model that training went on from.
    """
    saved = torch.load(checkpoint, weights_only=False)
    model = AttributionModel(saved["shape"])
    model.load_state_dict({**saved["model"], **(saved["average"] if weights != "last" else {})})
    if weights == "mean":
        before = AttributionModel(saved["shape"])
        load_shipped(before, base)
        with torch.no_grad():
            for ours, theirs in zip(model.parameters(), before.parameters(), strict=True):
                ours.lerp_(theirs, 0.5)
    dev = [row for row in data.read_articles(folder / "dev.jsonl.gz") if "#" not in row["id"]]
    into.mkdir(parents=True, exist_ok=True)
    if saved["state"]["step"]:  # without a step the levels are those of the model it went on from
        tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        texts = [row["text"] for row in data.read_articles(folder / "train.jsonl.gz")]
        set_levels(model, torch_reader(model, tokenizer, PLAIN), texts[:: max(1, len(texts) // LEVELLED_ON)])
    export(model, into)
    _plain_tokenizer(base / "tokenizer.json", into / "tokenizer.json")
    earlier: dict[str, Any] = json.loads((base / "manifest.json").read_text(encoding="utf-8")) if (base / "manifest.json").exists() else {}
    steps = saved["state"]["step"] + earlier.get("steps", 0)
    manifest: dict[str, Any] = {"name": "claimgraph-attribution", "version": version, "steps": steps, **PLAIN}
    manifest["transitions"] = _transitions(model)
    _write_manifest(into, manifest)
    reader = load_reader(into)
    result = calibrated(reader, dev)
    _write_manifest(into, {**manifest, "calibration": result["calibration"], "threshold": result["threshold"]})
    load_reader.cache_clear()
    as_float = torch_reader(model, reader.tokenizer, {**manifest, "calibration": result["calibration"], "threshold": result["threshold"]})
    shipped = load_reader(into)
    figures = {
        "version": version,
        "weights": weights,
        "steps": steps,
        "went_on_from": earlier.get("version"),
        "plans": saved["state"]["replans"],
        "data": data.digest(sorted(folder.glob("*.jsonl.gz"))),
        "parameters": sum(p.numel() for n, p in model.named_parameters() if not n.startswith("auxiliary")),
        "megabytes": round(sum(p.stat().st_size for p in into.iterdir() if p.suffix in {".onnx", ".json"}) / 1e6, 2),
        "dev_int8": measure(shipped, dev),
        "dev_bf16": measure(as_float, dev),
        **{k: result[k] for k in ("calibration", "threshold", "ece", "ece_all", "reliability", "curve")},
    }
    gum = folder.parent / "gum" / "news_attribution.jsonl"
    if gum.exists():
        rows: list[Row] = [{"id": a.id, "text": a.text, "attributions": [asdict(m) for m in a.attributions]} for a in read_marked(gum)]
        figures["gum_news_int8"] = measure(shipped, rows)
        found = map(as_rows, shipped.find([r["text"] for r in rows]))
        counts = [covered(r["text"], r["attributions"], f) for r, f in zip(rows, found, strict=True)]
        figures["gum_news_covered"] = [sum(c[0] for c in counts), sum(c[1] for c in counts)]
    return figures


def _plain_tokenizer(source: Path, target: Path) -> None:
    settings = json.loads(source.read_text(encoding="utf-8"))
    settings["truncation"] = settings["padding"] = None
    target.write_text(json.dumps(settings, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _write_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("encoder.onnx", "cues.onnx", "tokenizer.json")}
    (folder / "manifest.json").write_text(json.dumps({**manifest, "sha256": digests}, indent=2) + "\n", encoding="utf-8")


def add_run(path: Path, figures: dict[str, Any]) -> None:
    """Add a line to the table of runs."""
    with path.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(figures) + "\n")


def copy_shipped(source: Path, target: Path) -> None:
    """Put the shipped files in their place in the package."""
    for name in ("encoder.onnx", "cues.onnx", "tokenizer.json", "manifest.json"):
        shutil.copyfile(source / name, target / name)
