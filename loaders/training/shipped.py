"""How does training go on from the shipped model?

Reads the shipped ONNX graphs back into a model in torch: the int8 weights multiplied out. The heads that only training uses are not
shipped and start anew.
"""

# mypy: disable-error-code="import-not-found"

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from claimgraph.graph.errors import ModelError

from .export import Graph, cues_graph, encoder_graph
from .model import AttributionModel

__all__ = ["load_shipped"]

OTHER = "{}: holds another shape of model than this version trains; start from the files of this version, or from the base"


class _Places(Graph):
    """Builds the graph that `export` builds and notes which constant holds which parameter."""

    def __init__(self) -> None:
        super().__init__(quantized=True)
        self.plain: dict[str, tuple[torch.Tensor, bool]] = {}
        self.scaled: list[tuple[torch.Tensor, str, str, bool, torch.Tensor | None]] = []

    def parameter(self, value: torch.Tensor, *, transposed: bool = False) -> str:
        name = super().parameter(value, transposed=transposed)
        self.plain[name] = value, transposed
        return name

    def integers(self, value: torch.Tensor, *, transposed: bool = False, level: torch.Tensor | None = None) -> tuple[str, str]:
        names = super().integers(value, transposed=transposed, level=level)
        self.scaled.append((value, *names, transposed, level))
        return names


def load_shipped(model: AttributionModel, folder: Path) -> None:
    """Fill the encoder and the cue head with the weights of the shipped files in ``folder``.

    Raises
    ------
    ModelError : the files hold another shape of model.
    """
    import onnx
    from onnx import numpy_helper

    for build, name in ((encoder_graph, "encoder.onnx"), (cues_graph, "cues.onnx")):
        places = _Places()
        build(model, places)
        stored = {c.name: numpy_helper.to_array(c) for c in onnx.load(str(folder / name)).graph.initializer}
        if set(places.constants) != set(stored):
            raise ModelError(OTHER.format(folder / name))
        for constant, (parameter, transposed) in places.plain.items():
            _fill(parameter, stored[constant].T if transposed else stored[constant], folder / name)
        for parameter, integers, scale, transposed, level in places.scaled:
            value = stored[integers].astype(np.float32) * stored[scale]
            value = value.T if transposed else value
            _fill(parameter, value if level is None else value * level.numpy(), folder / name)  # the level is filled by now
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    _fill(model.cues.transitions, np.array(manifest["transitions"], np.float32), folder / "manifest.json")


def _fill(parameter: torch.Tensor, value: NDArray[Any], path: Path) -> None:
    if tuple(value.shape) != tuple(parameter.shape):
        raise ModelError(OTHER.format(path))
    with torch.no_grad():
        parameter.copy_(torch.from_numpy(np.array(value, order="C")))
