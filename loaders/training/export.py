"""How does a trained model become the shipped files?

Writes the two graphs (encoder, cue head) as ONNX, built node by node: weights of the linear layers as int8 with a scale for each output
channel, activations levelled (`model.Levelled`) and quantised as they come, word pieces as int8 with a scale for each row. Attention is
onnxruntime's own node, without a mask: a window is read at a time, without padding. ``quantized=False`` writes the same graphs in float32,
for comparison.
"""

# mypy: disable-error-code="import-not-found"

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimgraph.loaders.decoding import LEFT, N_FLAT, N_TAGS

from .model import AttributionModel

__all__ = ["export"]

ORT = "com.microsoft"
"""Where onnxruntime keeps operations of its own (from 1.19 on with attention that keeps to the caches of the processor)."""


class Graph:
    """Collects nodes and constants of an ONNX graph; each method adds one operation and returns the name of its result."""

    def __init__(self, *, quantized: bool) -> None:
        self.quantized = quantized
        self.nodes: list[Any] = []
        self.constants: dict[str, NDArray[Any]] = {}
        self._quantized_inputs: dict[str, tuple[str, str, str]] = {}

    def constant(self, value: Any, dtype: Any = np.float32) -> str:
        name = f"c{len(self.constants)}"
        self.constants[name] = np.asarray(value, dtype)
        return name

    def parameter(self, value: Any, *, transposed: bool = False) -> str:
        """A weight as it is, in float32."""
        array = value.detach().float().numpy()
        return self.constant(array.T if transposed else array)

    def integers(self, value: Any, *, transposed: bool = False, level: Any = None) -> tuple[str, str]:
        """A weight as int8 (rows, columns) and its scales: one for each column if ``transposed`` (an output channel), else for each row.

        ``level``: what its inputs are multiplied by.
        """
        array = (value if level is None else value / level).detach().float().numpy()
        array, axis = (array.T, 0) if transposed else (array, 1)
        scale = np.maximum(np.abs(array).max(axis, keepdims=not transposed), 1e-8) / 127
        return self.constant(np.clip(np.round(array / scale), -127, 127), np.int8), self.constant(scale)

    def add(self, op: str, *inputs: str, n_outputs: int = 1, **attributes: Any) -> str:
        return self.add_many(op, *inputs, n_outputs=n_outputs, **attributes)[0]

    def add_many(self, op: str, *inputs: str, n_outputs: int, **attributes: Any) -> list[str]:
        from onnx import helper

        outputs = [f"v{len(self.nodes)}_{i}" for i in range(n_outputs)]
        self.nodes.append(helper.make_node(op, list(inputs), outputs, **attributes))
        return outputs

    def linear(self, x: str, module: Any, *, quantize: bool = True) -> str:
        """x times the module's weight, plus its bias."""
        bias = self.parameter(module.bias)
        if not (self.quantized and quantize):
            return self.add("Add", self.add("MatMul", x, self.parameter(module.weight, transposed=True)), bias)
        level = getattr(module, "level", None)
        if level is not None:
            x = self.add("Mul", x, self.parameter(level))
        if x not in self._quantized_inputs:
            a, b, c = self.add_many("DynamicQuantizeLinear", x, n_outputs=3)
            self._quantized_inputs[x] = a, b, c
        return self.integer_product(*self._quantized_inputs[x], module.weight, bias, level)

    def integer_product(self, values: str, x_scale: str, x_zero: str, weight: Any, bias: str, level: Any = None) -> str:
        """Quantised values times a weight, plus a bias, in float32."""
        integers, scale = self.integers(weight, transposed=True, level=level)
        product = self.add("MatMulInteger", values, integers, x_zero, self.constant(np.zeros(len(weight)), np.int8))
        return self.add("Add", self.add("Mul", self.add("Cast", product, to=1), self.add("Mul", x_scale, scale)), bias)

    def neighbours(self, x: str, distance: int, module: Any) -> str:
        """The module over each place of x, after and before it those ``distance`` away (nothing beyond the ends)."""
        values = zero = x
        if self.quantized:  # before the copies are made, which are a quarter as large then
            values, scale, zero = self.add_many("DynamicQuantizeLinear", x, n_outputs=3)
        beyond = zero if self.quantized else self.constant(0.0)
        padded = self.add("Pad", values, self.constant([0, distance, 0, 0, distance, 0], np.int64), beyond)
        one = self.constant([1], np.int64)
        left = self.add("Slice", padded, self.constant([0], np.int64), self.constant([-2 * distance], np.int64), one)
        right = self.add("Slice", padded, self.constant([2 * distance], np.int64), self.constant([1 << 40], np.int64), one)
        taps = self.add("Concat", left, values, right, axis=2)
        if not self.quantized:
            return self.linear(taps, module)
        return self.integer_product(taps, scale, zero, module.weight, self.parameter(module.bias))

    def table(self, module: Any, index: str) -> str:
        """Rows of an embedding."""
        if not self.quantized or len(module.weight) < 1000:
            return self.add("Gather", self.parameter(module.weight), index)
        integers, scale = self.integers(module.weight)
        return self.add("Mul", self.add("Cast", self.add("Gather", integers, index), to=1), self.add("Gather", scale, index))

    def norm(self, x: str, module: Any) -> str:
        scale, bias = (self.parameter(p) for p in (module.weight, module.bias))
        return self.add("LayerNormalization", x, scale, bias, axis=-1, epsilon=float(module.eps))

    def column(self, x: str, i: int) -> str:
        return self.add("Gather", x, self.constant(i, np.int64), axis=-1)

    def save(
        self,
        path: Path,
        inputs: Sequence[tuple[str, int, Sequence[str | int]]],
        outputs: Sequence[tuple[str, Sequence[str | int]]],
        name: str,
    ) -> None:
        """Write the graph; ``inputs`` are (name, element type, shape), ``outputs`` (name of a result, shape)."""
        import onnx
        from onnx import helper, numpy_helper

        graph = helper.make_graph(
            self.nodes,
            name,
            [helper.make_tensor_value_info(n, kind, shape) for n, kind, shape in inputs],
            [helper.make_tensor_value_info(n, 1, shape) for n, shape in outputs],
            [numpy_helper.from_array(np.asarray(v, order="C"), k) for k, v in self.constants.items()],
        )
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid(ORT, 1)]
        model = helper.make_model(graph, opset_imports=opsets, producer_name="claimgraph", ir_version=9)
        path.write_bytes(model.SerializeToString())
        onnx.checker.check_model(str(path))


def export(model: AttributionModel, folder: Path, *, quantized: bool = True) -> None:
    """Write ``encoder.onnx`` and ``cues.onnx`` of a model into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    encoder_graph(model, Graph(quantized=quantized)).save(
        folder / "encoder.onnx",
        [("ids", 7, ["n", "pieces"]), ("features", 7, ["n", "pieces", 4]), ("first", 7, ["words"])],
        [("words", ["words", model.shape.width]), ("flat", ["words", N_FLAT]), ("near", ["words", model.shape.cue_width])],
        "encoder",
    )
    cues_graph(model, Graph(quantized=quantized)).save(
        folder / "cues.onnx",
        [
            ("words", 1, ["words", model.shape.width]),
            ("near", 1, ["words", model.shape.cue_width]),
            ("anchors", 7, ["n"]),
            ("around", 7, ["n", "width"]),
            ("pairs", 7, ["n", "width", 3]),
            ("inside", 1, ["n", "width"]),
        ],
        [("tags", ["n", "width", N_TAGS]), ("valid", ["n"])],
        "cues",
    )


def encoder_graph(model: AttributionModel, g: Graph) -> Graph:
    """Add the encoder to an empty graph."""
    e, shape = model.encoder, model.shape
    pieces = g.add("Gather", g.add("Shape", "ids"), g.constant(1, np.int64))
    place = g.add("Range", g.constant(0, np.int64), pieces, g.constant(1, np.int64))
    x = g.add("Add", g.table(e.pieces, "ids"), g.table(e.positions, place))
    for i, table in enumerate(e.features):
        x = g.add("Add", x, g.table(table, g.column("features", i)))
    x = g.norm(x, e.norm)
    for layer in e.layers:
        q, k, v = g.add_many("Split", g.linear(x, layer.qkv), n_outputs=3, axis=2, num_outputs=3)
        # Without a mask it works block by block, and never writes out who looks at whom.
        read = g.add("MultiHeadAttention", q, k, v, domain=ORT, num_heads=shape.heads)
        x = g.norm(g.add("Add", x, g.linear(read, layer.out)), layer.norm1)
        x = g.norm(g.add("Add", x, g.linear(g.add("Gelu", g.linear(x, layer.up)), layer.down)), layer.norm2)
    words = g.add("Gather", g.add("Reshape", x, g.constant([-1, shape.width], np.int64)), "first")
    flat = g.linear(words, e.flat, quantize=False)
    near = g.linear(g.add("Concat", words, flat, axis=1), e.near, quantize=False)
    for result, name in ((words, "words"), (flat, "flat"), (near, "near")):
        g.nodes.append(_identity(result, name))
    return g


def cues_graph(model: AttributionModel, g: Graph) -> Graph:
    """Add the cue head to an empty graph."""
    c = model.cues
    both = g.linear(g.add("Gather", "words", "anchors"), c.cue, quantize=False)
    times, plus = (
        g.add("Unsqueeze", part, g.constant([1], np.int64)) for part in g.add_many("Split", both, n_outputs=2, axis=1, num_outputs=2)
    )
    x = g.add("Gather", "near", "around")
    x = g.add("Add", g.add("Mul", x, g.add("Add", times, g.constant(1.0))), plus)
    for i, table in enumerate(c.pairs):
        x = g.add("Add", x, g.table(table, g.column("pairs", i)))
    keep = g.add("Unsqueeze", "inside", g.constant([2], np.int64))
    x = g.add("Mul", g.norm(x, c.norm), keep)
    for mix in c.mixes:
        mixed = g.add("Gelu", g.neighbours(x, mix.dilation, mix.taps))
        x = g.add("Mul", g.norm(g.add("Add", x, mixed), mix.norm), keep)
    tags = g.linear(x, c.tags, quantize=False)
    summary = g.add(
        "Concat",
        g.add("Gather", x, g.constant(LEFT, np.int64), axis=1),
        g.add("ReduceMax", x, g.constant([1], np.int64), keepdims=0),
        axis=1,
    )
    valid = g.linear(g.add("Gelu", g.linear(summary, c.hidden, quantize=False)), c.valid, quantize=False)
    valid = g.add("Squeeze", valid, g.constant([1], np.int64))
    for result, name in ((tags, "tags"), (valid, "valid")):
        g.nodes.append(_identity(result, name))
    return g


def _identity(result: str, name: str) -> Any:
    from onnx import helper

    return helper.make_node("Identity", [result], [name])
