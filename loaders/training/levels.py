"""Which channels of a model reach so far that, as integers, they leave the others few steps?"""

from collections.abc import Sequence
from typing import Any, Final

import torch
from torch import Tensor, nn

from claimgraph.loaders.encoder import Reader

from .model import AttributionModel, Levelled

__all__ = ["set_levels"]

WITHIN: Final = 0.95
"""This share of the channels stays as it is; the others are brought down to where the farthest of these reaches.

On twelve dev articles the word vectors of the int8 model are off by .118 of their spread as they were, by .075 with .95 for the inputs of
all three layers, .084 with ``up`` and ``down`` alone; balancing every channel against its weights (SmoothQuant, at .5) makes it .156.
"""


def set_levels(model: AttributionModel, reader: Reader, texts: Sequence[str]) -> None:
    """Set ``level`` of all `Levelled` layers from what reaches them in some texts, read by ``reader`` over the same model."""
    farthest: dict[nn.Module, Tensor] = {}

    def look(module: nn.Module, inputs: Any) -> None:
        here = inputs[0].detach().float().abs().flatten(0, -2).amax(0)
        farthest[module] = torch.maximum(farthest[module], here) if module in farthest else here

    layers = [module for module in model.modules() if isinstance(module, Levelled)]
    hooks = [layer.register_forward_pre_hook(look) for layer in layers]
    try:
        reader.find(texts)
    finally:
        for hook in hooks:
            hook.remove()
    for layer in layers:
        layer.level.copy_(torch.quantile(farthest[layer], WITHIN) / farthest[layer]).clamp_(max=1.0)
