# The two commands of the README: make demo, make test. Everything runs in .venv, which is made once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check lint lint-cypher types bench train neo4j neo4j-stop neo4j-pictures clean
.DEFAULT_GOAL := demo

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "claimgraph needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Call: make PYTHON=python3.12 demo")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'setuptools>=77'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@mkdir -p .types && ln -sfn .. .types/claimgraph
	@touch $(READY)

demo: $(READY)
	$(BIN)/claimgraph demo --into demo

# A worker a processor, four at most: each loads the models. What needs the server of Neo4j stays on one (tests/conftest.py).
test: $(READY)
	$(BIN)/python -m pytest -q --numprocesses auto --maxprocesses 4 --dist loadgroup

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# Neo4j's own linter over every question, as Cypher 5 and 25; needs node and npm, which fetches it (98 MB, kept in the user's cache).
lint-cypher: $(READY)
	CLAIMGRAPH_LINT=1 $(BIN)/python -m pytest -q tests/queries/test_lint.py

types: $(READY)
	MYPYPATH=.types $(BIN)/mypy -p claimgraph.graph -p claimgraph.loaders -p claimgraph.queries -p claimgraph.cli

check: lint types test

bench: $(READY)
	@for bench in tests/bench/bench_*.py; do echo "== $$bench"; $(BIN)/python $$bench || exit 1; done

# Train the attribution model again: make train DATA=path/to/polnear (needs torch; loaders/training says how long it takes).
train: $(READY)
	@test -n "$(DATA)" || { echo "say where the annotated articles are: make train DATA=path/to/polnear" >&2; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	$(BIN)/python -m claimgraph.loaders.training --data "$(DATA)"

# A Neo4j on this machine: by Docker compose where an engine answers, else fetched by Maven and run with Java 17 or 21.
neo4j: $(READY)
	@$(BIN)/python -m claimgraph.graph.neo4j_server start

neo4j-stop: $(READY)
	@$(BIN)/python -m claimgraph.graph.neo4j_server stop

# The README's pictures of Neo4j Browser again (needs Chromium, Java and Maven).
neo4j-pictures: $(READY)
	$(BIN)/python tests/queries/browser_pictures.py

clean:
	rm -rf build dist demo .types .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +
