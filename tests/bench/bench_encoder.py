"""How fast is the shipped attribution model, int8 and window by window, against itself in float32 and in batches as they come?

    python tests/bench/bench_encoder.py [--articles N] [--threads N]

All read the same articles (the measuring data where it is at hand, else made-up ones of mixed length) in this run, in turns. The float32
model is the shipped one with its weights multiplied out. Wanted: at least 3 times as fast. Needs the package onnx.
"""

import argparse
import gzip
import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from claimgraph.loaders.encoder import MODEL, load_reader

ROOT = Path(__file__).resolve().parents[2]
BATCH = 12
"""Windows of at most 350 pieces in a batch, padded to the longest, as is usual."""


def to_float32(source: Path, target: Path) -> None:
    """Write an ONNX graph again with float32 weights and plain products in place of the int8 ones."""
    import onnx
    from onnx import helper, numpy_helper

    model = onnx.load(str(source))
    graph = model.graph
    constants = {c.name: numpy_helper.to_array(c) for c in graph.initializer}
    made = {output: node for node in graph.node for output in node.output}
    nodes: list[Any] = []
    for node in graph.node:
        if node.op_type == "Mul" and (cast := made.get(node.input[0])) is not None and cast.op_type == "Cast":
            product = made.get(cast.input[0])
            if product is not None and product.op_type == "MatMulInteger":
                scale = constants[made[node.input[1]].input[1]]
                name = f"{node.output[0]}_weight"
                constants[name] = constants[product.input[1]].astype(np.float32) * scale
                nodes.append(helper.make_node("MatMul", [made[product.input[0]].input[0], name], list(node.output)))
                continue
        nodes.append(node)
    # What the integers needed is read by nobody now: drop it, backwards.
    wanted = {o.name for o in graph.output}
    kept: list[Any] = []
    for node in reversed(nodes):
        if wanted & set(node.output):
            kept.append(node)
            wanted |= set(node.input)
    del graph.node[:], graph.initializer[:]
    graph.node.extend(reversed(kept))
    graph.initializer.extend(numpy_helper.from_array(np.asarray(v, order="C"), k) for k, v in constants.items() if k in wanted)
    target.write_bytes(model.SerializeToString())


def take_texts(n: int) -> list[str]:
    shared = Path(os.environ.get("CLAIMGRAPH_SHARED") or ROOT.parent / "shared") / "data" / "articles" / "basil_us_politics.jsonl.gz"
    if shared.exists():
        with gzip.open(shared, "rt", encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines][:n]
    rng = random.Random(1)
    sentence = "The mayor of Hollin said on Tuesday that the bridge over the river would stay closed until spring. "
    return ["\n\n".join(sentence * rng.randint(1, 4) for _ in range(rng.randint(5, 25))) for _ in range(n)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    try:
        import onnx  # noqa: F401
    except ImportError:
        sys.stderr.write("bench_encoder: the package onnx is not installed (pip install 'claimgraph[train]'); nothing measured\n")
        return
    texts = take_texts(args.articles)
    words = sum(len(t.split()) for t in texts)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder)
        for name in ("encoder.onnx", "cues.onnx"):
            to_float32(MODEL / name, plain / name)
        (plain / "tokenizer.json").write_bytes((MODEL / "tokenizer.json").read_bytes())
        manifest = json.loads((MODEL / "manifest.json").read_text())
        (plain / "manifest.json").write_text(json.dumps({**manifest, "sha256": {}}))
        shipped, slow = load_reader(threads=args.threads), load_reader(plain, threads=args.threads)
        for reader in (shipped, slow):
            reader.find(texts[:2])
        seconds = {"int8, one by one": 0.0, "int8, batches": 0.0, "float32, batches": 0.0}
        found = {}
        for _ in range(2):
            for name, (reader, together) in zip(seconds, ((shipped, 1), (shipped, BATCH), (slow, BATCH)), strict=True):
                start = time.perf_counter()
                found[name] = sum(map(len, reader.find(texts, together=together)))
                seconds[name] += (time.perf_counter() - start) / 2
    for name, taken in seconds.items():
        print(f"{name:20s} {len(texts) / taken:6.2f} articles/s  {words / taken:8.0f} words/s  {found[name]} attributions")
    print(f"ratio {seconds['float32, batches'] / seconds['int8, one by one']:.2f}")


if __name__ == "__main__":
    main()
