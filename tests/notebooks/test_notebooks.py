"""Every notebook runs top to bottom on the record of the sample articles, and is kept without outputs."""

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.fixture(scope="module")
def sample_record(tmp_path_factory):
    from claimgraph.cli.build import build_record
    from claimgraph.loaders.samples import ARTICLES

    path = tmp_path_factory.mktemp("samples") / "claimgraph.db"
    build_record(path, [str(ARTICLES)])
    return path


def test_there_is_the_first_notebook():
    assert FOLDER / "who_accuses_whom.ipynb" in NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert cell.cell_type != "code" or (cell.outputs == [] and cell.execution_count is None)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_top_to_bottom(path, sample_record, monkeypatch):
    monkeypatch.setenv("CLAIMGRAPH_DB", str(sample_record))
    notebook = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}})
    client.execute()
    assert any(output.get("data", {}).get("text/html") for cell in notebook.cells for output in cell.get("outputs", []))
