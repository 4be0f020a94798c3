"""Neo4j's own Cypher linter over the catalogue: needs node and npm, so only where it is asked for (make lint-cypher)."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

# The version must be named: the package has no release that a bare name would find.
PACKAGE = "@neo4j-cypher/language-support@2.0.0-next.38"
SCRIPT = Path(__file__).with_name("lint.mjs")


@pytest.fixture(scope="module")
def modules():
    if not os.environ.get("CLAIMGRAPH_LINT"):
        pytest.skip("make lint-cypher lints the questions with Neo4j's linter (98 MB from npm, kept in the cache)")
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        pytest.skip("the linter needs node and npm")
    folder = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "claimgraph" / "cypher-linter"
    if not (folder / "node_modules" / "@neo4j-cypher").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}\n')
        subprocess.run([npm, "install", "--silent", PACKAGE], cwd=folder, check=True, timeout=240)
    return folder


def lint(modules, folder):
    return subprocess.run(["node", str(SCRIPT), str(modules), str(folder)], capture_output=True, text=True, timeout=200)


def test_the_linter_finds_what_is_wrong(modules, tmp_path):
    (tmp_path / "wrong.cypher").write_text("MATCH (n:Speaker) RETURN m.name AS name")
    done = lint(modules, tmp_path)
    assert done.returncode == 1
    assert "wrong.cypher (CYPHER 25)" in done.stdout


@pytest.mark.parametrize("folder", ["catalogue", "browser/pictures"])
def test_every_question_is_clean_in_cypher_5_and_25(modules, folder):
    done = lint(modules, Path(__file__).parents[2] / "queries" / folder)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
