"""A seeded graph in a real embedded engine, made straight from the schema, with the plan optimizer on or off."""

import contextlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import ladybug
import pyarrow as pa
import pytest

from claimgraph.graph import model

TYPES = {"string": "STRING", "int": "INT64", "float": "DOUBLE", "bool": "BOOL", "date": "DATE", "strings": "STRING[]", "ints": "INT64[]"}
ARROW = {
    "string": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "strings": pa.list_(pa.string()),
    "ints": pa.list_(pa.int64()),
}


def pytest_addoption(parser):
    with contextlib.suppress(ValueError):  # declared already, further up
        parser.addoption("--rewrite-golden", action="store_true", help="write the golden rows of tests/queries/golden again")


@dataclass
class Result:
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def dicts(self):
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Engine:
    """The least a projection is: ``query`` over an in-memory ladybug."""

    def __init__(self):
        self.database = ladybug.Database(":memory:", buffer_pool_size=1 << 28, max_db_size=1 << 32, max_num_threads=2)
        self.connection = ladybug.Connection(self.database)
        for label, properties in model.NODES.items():
            columns = ", ".join(f"{name} {TYPES[kind]}" for name, kind in properties.items())
            self.connection.execute(f"CREATE NODE TABLE {label}(id STRING PRIMARY KEY, {columns})")
        for name, r in model.RELATIONSHIPS.items():
            pairs = ", ".join(f"FROM {a} TO {b}" for a, b in r.pairs)
            columns = "".join(f", {key} {TYPES[kind]}" for key, kind in r.properties.items())
            self.connection.execute(f"CREATE REL TABLE {name}({pairs}, id STRING{columns})")

    def load(self, nodes, edges):
        by_label = defaultdict(list)
        for n in nodes:
            by_label[n.label].append({"id": n.id, **n.properties})
        for label, rows in by_label.items():
            self._copy(label, "", rows, {"id": "string", **model.NODES[label]})
        by_pair = defaultdict(list)
        for e in edges:
            by_pair[e.type, e.source_label, e.target_label].append({"from": e.source_id, "to": e.target_id, "id": e.id, **e.properties})
        for (name, source, target), rows in by_pair.items():
            columns = {"from": "string", "to": "string", "id": "string", **model.RELATIONSHIPS[name].properties}
            self._copy(name, f" (from='{source}', to='{target}')", rows, columns)
        return self

    def _copy(self, table, options, rows, columns):
        schema = pa.schema([(name, ARROW[kind]) for name, kind in columns.items()])
        arrow = pa.Table.from_pylist([{name: row.get(name) for name in columns} for row in rows], schema=schema)
        self.connection.execute(f"COPY {table} FROM $t{options}", {"t": arrow})

    def close(self):
        self.connection.close()
        self.database.close()

    def optimize(self, on: bool):
        self.connection.execute(f"CALL enable_plan_optimizer={str(on).lower()}")

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Result:
        result = self.connection.execute(cypher, dict(parameters or {}))
        found = Result(tuple(result.get_column_names()), [tuple(row) for row in result.get_all()])
        result.close()  # else its pages stay in the pool until the collector comes by
        return found


@pytest.fixture(scope="session")
def new_engine():
    """What makes an empty engine, for a graph of a test's own."""
    return Engine


@pytest.fixture(scope="module")
def engine(seeded):
    """The seeded graph; read only by agreement. One a module: in memory, an engine keeps what it needed for a query, some 0.2 MB each."""
    engine = Engine().load(*seeded.seeded_graph())
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def empty_engine():
    engine = Engine()
    yield engine
    engine.close()


@pytest.fixture
def rewrite_golden(request):
    return request.config.getoption("--rewrite-golden", default=False)


def plain(value):
    """A value as it stands in a golden file."""
    return value.isoformat() if isinstance(value, date) else value
