"""Every notebook runs top to bottom on the record of the sample articles, and is kept without outputs."""

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def test_the_five_notebooks_are_there():
    names = {"who_accuses_whom", "one_claims_way", "discourse_networks", "outlets_compared", "record_to_gephi_and_neo4j"}
    assert names <= {path.stem for path in NOTEBOOKS}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert cell.cell_type != "code" or (cell.outputs == [] and cell.execution_count is None)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_top_to_bottom(path, sample_record, monkeypatch, tmp_path):
    monkeypatch.setenv("CLAIMGRAPH_DB", str(sample_record))
    monkeypatch.setenv("CLAIMGRAPH_OUT", str(tmp_path))
    monkeypatch.delenv("NEO4J_URI", raising=False)  # the push has its own tests
    before = {file: file.stat().st_mtime_ns for file in FOLDER.iterdir()}
    notebook = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}})
    client.execute()
    assert {file: file.stat().st_mtime_ns for file in FOLDER.iterdir()} == before  # nothing is left beside the notebooks
    assert any(output.get("data", {}).get("text/html") for cell in notebook.cells for output in cell.get("outputs", []))
