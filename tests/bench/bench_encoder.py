"""How fast is the shipped attribution model, int8 and window by window, against itself in float32 and in batches as they come?

    python tests/bench/bench_encoder.py [--articles N] [--threads N]

Both read the same articles (the measuring data where it is at hand, else made-up ones of mixed length) in this run, in turns. The float32
model is the shipped one as it is usually exported: weights multiplied out, attention written out, padding masked. Wanted: at least 3
times as fast. Needs the package onnx.
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

from claimgraph.loaders.encoder import MODEL, Reader, load_reader

ROOT = Path(__file__).resolve().parents[2]
GRAPHS = ("encoder.onnx", "cues.onnx")
BATCH = 12
"""Windows of at most 350 pieces in a batch, padded to the longest, as is usual."""


def to_float32(source: Path, target: Path) -> None:
    """Write an ONNX graph again as it is usually exported: float32 weights, plain products, attention written out, padding masked."""
    import onnx
    from onnx import helper, numpy_helper

    model = onnx.load(str(source))
    graph = model.graph
    constants = {c.name: numpy_helper.to_array(c) for c in graph.initializer}
    constants.update(NONE=np.float32(0), LAST=np.array([-1]), ROWS=np.array([1, 2]))
    made = {output: node for node in graph.node for output in node.output}
    as_it_was: dict[str, str] = {}
    nodes: list[Any] = []
    if any(node.op_type == "MultiHeadAttention" for node in graph.node):
        graph.input.append(helper.make_tensor_value_info("length", 7, ["n"]))
        nodes += _mask(constants)
    for node in graph.node:
        if node.op_type == "DynamicQuantizeLinear":
            as_it_was[node.output[0]], as_it_was[node.output[2]] = node.input[0], "NONE"
            continue
        product = made[made[node.input[0]].input[0]] if node.op_type == "Mul" and _op(made, node.input[0]) == "Cast" else None
        if product is not None and product.op_type == "MatMulInteger":
            scale = constants[made[node.input[1]].input[1]]
            name = f"{node.output[0]}_weight"
            constants[name] = constants[product.input[1]].astype(np.float32) * scale
            nodes.append(helper.make_node("MatMul", [product.input[0], name], list(node.output)))
        elif node.op_type == "MultiHeadAttention":
            nodes += _attention(node, graph.output[0].type.tensor_type.shape.dim[1].dim_value, constants)
        else:
            nodes.append(node)
    for node in nodes:
        node.input[:] = [as_it_was.get(name, name) for name in node.input]
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


def _op(made: dict[str, Any], name: str) -> str:
    return made[name].op_type if name in made else ""


def _mask(constants: dict[str, Any]) -> list[Any]:
    # From the lengths of the windows: -10,000 for what lies beyond, (n, 1, 1, pieces).
    from onnx import helper

    constants.update(START=np.int64(0), STEP=np.int64(1), FAR=np.float32(-1e4))
    steps = [
        ("Shape", ["ids"], "shape"),
        ("Gather", ["shape", "STEP"], "size"),
        ("Range", ["START", "size", "STEP"], "places"),
        ("Unsqueeze", ["length", "LAST"], "lengths"),
        ("GreaterOrEqual", ["places", "lengths"], "beyond"),
        ("Where", ["beyond", "FAR", "NONE"], "flat_mask"),
        ("Unsqueeze", ["flat_mask", "ROWS"], "mask"),
    ]
    return [helper.make_node(op, inputs, [output]) for op, inputs, output in steps]


def _attention(node: Any, width: int, constants: dict[str, Any]) -> list[Any]:
    from onnx import helper

    name, (heads,) = node.output[0], (a.i for a in node.attribute if a.name == "num_heads")
    constants.update(SPLIT=np.array([0, 0, heads, width // heads]), JOIN=np.array([0, 0, width]), ROOT=np.float32((width // heads) ** -0.5))
    nodes: list[Any] = []

    def add(op: str, *inputs: str, **attributes: Any) -> str:
        nodes.append(helper.make_node(op, list(inputs), [f"{name}_{len(nodes)}"], **attributes))
        return str(nodes[-1].output[0])

    q, k, v = (
        add("Transpose", add("Reshape", part, "SPLIT"), perm=perm)
        for part, perm in zip(node.input, ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]), strict=True)
    )
    scores = add("Add", add("MatMul", add("Mul", q, "ROOT"), k), "mask")
    read = add("Transpose", add("MatMul", add("Softmax", scores, axis=-1), v), perm=[0, 2, 1, 3])
    return [*nodes, helper.make_node("Reshape", [read, "JOIN"], [name])]


def float_reader(folder: Path, shipped: Reader, threads: int) -> Reader:
    """The reader over the float32 graphs, in padded batches as the windows come."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    encoder, cues = (
        onnxruntime.InferenceSession(
            str(folder / name), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )
        for name in GRAPHS
    )

    def encode(ids: Any, features: Any, length: Any, first: Any) -> Any:
        return encoder.run(None, {"ids": ids, "features": features, "length": length, "first": first})

    def read_cues(words: Any, near: Any, at: Any, around: Any, pairs: Any, inside: Any) -> Any:
        given = {"words": words, "near": near, "anchors": at, "around": around, "pairs": pairs, "inside": inside.astype(np.float32)}
        return cues.run(None, given)

    return Reader(encode, read_cues, shipped.tokenizer, shipped.manifest, together=BATCH)


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
        for name in GRAPHS:
            to_float32(MODEL / name, Path(folder) / name)
        shipped = load_reader(threads=args.threads)
        readers = {"int8, one by one": shipped, "float32, batches": float_reader(Path(folder), shipped, args.threads)}
        for reader in readers.values():
            reader.find(texts[:2])
        seconds = dict.fromkeys(readers, 0.0)
        found = {}
        for _ in range(2):
            for name, reader in readers.items():
                start = time.perf_counter()
                found[name] = sum(map(len, reader.find(texts)))
                seconds[name] += (time.perf_counter() - start) / 2
    for name, taken in seconds.items():
        print(f"{name:20s} {len(texts) / taken:6.2f} articles/s  {words / taken:8.0f} words/s  {found[name]} attributions")
    print(f"ratio {seconds['float32, batches'] / seconds['int8, one by one']:.2f}")


if __name__ == "__main__":
    main()
