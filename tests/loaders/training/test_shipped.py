"""Training can go on from the shipped files: read back and written again they are the same. Needs torch and onnx (the extra train)."""

from pathlib import Path

import pytest

from claimgraph.graph.errors import ModelError
from claimgraph.loaders.encoder import MODEL

torch = pytest.importorskip("torch", reason="torch is not installed (pip install 'claimgraph[train]')")
onnx = pytest.importorskip("onnx", reason="onnx is not installed (pip install 'claimgraph[train]')")


def test_shipped_weights_read_back_give_the_shipped_files(tmp_path: Path) -> None:
    from claimgraph.loaders.training.export import export
    from claimgraph.loaders.training.model import AttributionModel, Shape
    from claimgraph.loaders.training.shipped import load_shipped

    model = AttributionModel(Shape())
    load_shipped(model, MODEL)
    export(model, tmp_path)
    for name in ("encoder.onnx", "cues.onnx"):
        stored, written = (
            {c.name: onnx.numpy_helper.to_array(c) for c in onnx.load(str(folder / name)).graph.initializer} for folder in (MODEL, tmp_path)
        )
        assert stored.keys() == written.keys()
        for constant, value in stored.items():
            # A scale may differ in its last bit, since it is the largest weight over 127.
            assert value.dtype == written[constant].dtype
            assert abs(value.astype(float) - written[constant].astype(float)).max() < 1e-6


def test_another_shape_is_refused_with_the_file() -> None:
    from claimgraph.loaders.training.model import AttributionModel, Shape
    from claimgraph.loaders.training.shipped import load_shipped

    with pytest.raises(ModelError, match=r"encoder\.onnx: holds another shape"):
        load_shipped(AttributionModel(Shape(layers=3)), MODEL)
