"""How is the attribution model trained?

One command from data to the shipped file: ``python -m claimgraph.loaders.training --data FOLDER``. Deterministic given seed and threads;
a checkpoint every few minutes; started again with the same options it goes on exactly where it stopped.
"""

import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from claimgraph.loaders.pieces import continuing_ids

from . import data
from .data import Labels, Row
from .losses import WEIGHTS, losses_of
from .model import AttributionModel, Shape, load_base
from .score import score
from .ship import PLAIN, as_rows, torch_reader
from .shipped import load_shipped

__all__ = ["Settings", "train"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run depends on, besides the data."""

    epochs: float = 8.0
    tokens: int = 2816
    cap: int = 350
    seed: int = 1
    threads: int = 2
    rate_encoder: float = 2e-4
    rate_heads: float = 1e-3
    warm_up: int = 150
    decay: float = 0.01
    average: float = 0.998
    negatives: float = 1.0


class Average:
    """Moving average of the weights, which scores better than the last of them while the rate is still high."""

    def __init__(self, model: AttributionModel, rate: float) -> None:
        self.rate = rate
        self.steps = 0
        self.weights = {n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad}

    def update(self, model: AttributionModel) -> None:
        self.steps += 1
        rate = min(self.rate, self.steps / (self.steps + 9))
        with torch.no_grad():
            named = [(self.weights[n], p) for n, p in model.named_parameters() if p.requires_grad]
            torch._foreach_lerp_([a for a, _ in named], [p for _, p in named], 1 - rate)


def train(
    folder: Path,
    base: Path,
    work: Path,
    settings: Settings,
    *,
    steps: int | None = None,
    save_every: float = 240,
    n_articles: int | None = None,
    until: float | None = None,
) -> None:
    """Train, or go on with, a model.

    Parameters
    ----------
    folder : with train.jsonl.gz and dev.jsonl.gz, and syntax_train.jsonl.gz for the auxiliary heads if at hand.
    base : folder to start from: model.safetensors and tokenizer.json of an encoder, or the shipped files of this model, to go on from.
    work : where checkpoints and the log are kept.
    steps : end after so many steps in all instead; the rate then falls to nothing there, in a line from where it stands.
    save_every : seconds between checkpoints.
    n_articles : of train, for a trial.
    until : seconds since 1970; the steps are planned anew as the speed is known, to end by then. The plans are kept and part of the result.
    """
    from tokenizers import Tokenizer

    work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    continuing = continuing_ids(tokenizer)
    articles = data.read_articles(folder / "train.jsonl.gz")[:n_articles]
    dev = [r for r in data.read_articles(folder / "dev.jsonl.gz") if "#" not in r["id"]]
    syntax = data.read_syntax(folder / "syntax_train.jsonl.gz")
    labels = Labels.count(syntax)
    model = AttributionModel(Shape(auxiliary=(len(labels.pos), len(labels.relations)) if syntax else ()))
    if (base / "model.safetensors").exists():
        load_base(model, str(base / "model.safetensors"))
    else:
        load_shipped(model, base)
    model.encoder.pieces.weight.requires_grad_(False)
    groups = _parameter_groups(model, settings)
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    average = Average(model, settings.average)
    state: dict[str, Any] = {"step": 0, "epoch": 0, "in_epoch": 0, "replans": []}
    checkpoint = work / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        average.weights, average.steps = saved["average"], saved["average_steps"]
        state = saved["state"]
        torch.set_rng_state(saved["rng"])
    total = _count_steps(articles, tokenizer, continuing, settings)
    plan = int(total * settings.epochs)
    if steps is not None and [steps] != [r[1] for r in state["replans"][-1:]]:
        state["replans"].append((state["step"], steps))
    log = (work / "log.jsonl").open("a", encoding="utf-8")

    def note(**values: Any) -> None:
        print(json.dumps(values), file=log, flush=True)

    note(start=asdict(settings), state=dict(state), steps_an_epoch=total, plan=plan)
    model.train()
    saved_at = time.time()
    sums: dict[str, float] = {}
    n_sum, tokens_seen, clock = 0, 0, time.time()
    fifty = time.time()
    while True:
        end = state["replans"][-1][1] if state["replans"] else plan
        if state["step"] >= end:
            break
        skip = state["in_epoch"]
        for k, batch in enumerate(
            data.batches(
                articles,
                syntax,
                labels,
                tokenizer,
                continuing,
                seed=settings.seed,
                epoch=state["epoch"],
                tokens=settings.tokens,
                cap=settings.cap,
            )
        ):
            if k < skip:
                continue
            if state["step"] >= end:
                break
            rate = rate_at(state["step"], plan, state["replans"], settings)
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * rate
            losses = losses_of(model, batch, random.Random(f"{settings.seed}/{state['step']}"), negatives=settings.negatives)
            loss = torch.stack([WEIGHTS[name] * value for name, value in losses.items()]).sum()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for g in groups for p in g["params"]], 1.0, foreach=True)
            optimizer.step()
            optimizer.zero_grad()
            average.update(model)
            state["step"] += 1
            state["in_epoch"] += 1
            n_sum += 1
            tokens_seen += int(batch.length.sum())
            for name, value in losses.items():
                sums[name] = sums.get(name, 0.0) + float(value.detach())
            if state["step"] % 25 == 0:
                note(
                    step=state["step"],
                    of=end,
                    rate=round(rate, 3),
                    tokens_a_second=round(tokens_seen / (time.time() - clock)),
                    at=time.strftime("%H:%M:%S"),
                    **{name: round(v / n_sum, 4) for name, v in sums.items()},
                )
                sums, n_sum, tokens_seen, clock = {}, 0, 0, time.time()
            if until is not None and state["step"] % 50 == 0:
                left = int((until - time.time()) * 50 / (time.time() - fifty))
                fifty = time.time()
                if abs(state["step"] + left - end) > 0.04 * (end - state["step"]):
                    end = max(state["step"] + left, state["step"] + 1)
                    state["replans"].append((state["step"], end))
                    note(replan=state["replans"][-1])
            if time.time() - saved_at > save_every:
                _save(checkpoint, model, optimizer, average, state)
                saved_at = time.time()
        else:
            state["epoch"] += 1
            state["in_epoch"] = 0
            before = time.time()
            note(epoch=state["epoch"], dev=_score_dev(work, model, average, dev, tokenizer, f"epoch{state['epoch']}"))
            clock, tokens_seen = time.time(), 0
            fifty += clock - before
            _save(checkpoint, model, optimizer, average, state)
            saved_at = time.time()
    _save(checkpoint, model, optimizer, average, state)
    note(done=True, dev=_score_dev(work, model, average, dev, tokenizer, "final"))


def rate_at(step: int, plan: int, replans: Sequence[tuple[int, int]], settings: Settings) -> float:
    """The share of the peak rate at a step: up in a line over the warm-up, then down in a line to nothing at the end as planned last."""
    if step < settings.warm_up:
        return (step + 1) / settings.warm_up
    start, end, height = settings.warm_up, plan, 1.0
    for at, new_end in replans:
        if at > start:
            height *= (end - at) / (end - start)
            start = at
        end = new_end
    return max(height * (end - step) / max(end - start, 1), 0.0)


def _parameter_groups(model: AttributionModel, settings: Settings) -> list[dict[str, Any]]:
    slow: list[Tensor] = []
    fast: list[Tensor] = []
    plain: list[Tensor] = []
    for name, p in model.named_parameters():
        if not p.requires_grad:
            continue
        if name.startswith(("encoder.layers", "encoder.positions", "encoder.norm")):
            slow.append(p)
        elif p.ndim < 2 or "features" in name or "pairs" in name or "transitions" in name:
            plain.append(p)
        else:
            fast.append(p)
    return [
        {"params": slow, "peak": settings.rate_encoder, "lr": 0.0, "weight_decay": settings.decay},
        {"params": fast, "peak": settings.rate_heads, "lr": 0.0, "weight_decay": settings.decay},
        {"params": plain, "peak": settings.rate_heads, "lr": 0.0, "weight_decay": 0.0},
    ]


def _count_steps(articles: Sequence[Row], tokenizer: Any, continuing: NDArray[np.bool_], settings: Settings) -> int:
    return sum(
        1
        for _ in data.batches(
            articles, {}, Labels((), ()), tokenizer, continuing, seed=settings.seed, epoch=0, tokens=settings.tokens, cap=settings.cap
        )
    )


def _save(path: Path, model: AttributionModel, optimizer: torch.optim.Optimizer, average: Average, state: dict[str, Any]) -> None:
    part = path.with_suffix(".part")
    torch.save(
        {
            "model": model.state_dict(),
            "shape": model.shape,
            "optimizer": optimizer.state_dict(),
            "average": average.weights,
            "average_steps": average.steps,
            "state": state,
            "rng": torch.get_rng_state(),
        },
        part,
    )
    part.replace(path)


def averaged(model: AttributionModel, weights: dict[str, Tensor]) -> AttributionModel:
    """A copy of the model with the averaged weights."""
    copy = AttributionModel(model.shape)
    copy.load_state_dict({**model.state_dict(), **weights})
    return copy


def _score_dev(work: Path, model: AttributionModel, average: Average, dev: Sequence[Row], tokenizer: Any, name: str) -> dict[str, Any]:
    """Dev figures, uncalibrated, at three thresholds; what was found is kept in ``work``."""
    result: dict[str, Any] = {}
    kinds = [("average", averaged(model, average.weights))] + ([("last", model)] if name == "final" else [])
    for kind, one in kinds:
        found = [as_rows(f) for f in torch_reader(one, tokenizer, PLAIN).find([row["text"] for row in dev], least=0.1)]
        (work / f"{name}_{kind}.json").write_text(json.dumps(found), encoding="utf-8")
        result[kind] = {
            least: score(dev, {row["id"]: [a for a in f if a["score"] >= least] for row, f in zip(dev, found, strict=True)})
            for least in (0.3, 0.4, 0.5)
        }
    model.train()
    return result
