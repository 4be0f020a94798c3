"""The house: which room may import which, what is packaged, what is public, and what must not stand in the tree."""

import ast
import importlib
import os
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS: Final = {"graph": set(), "loaders": {"graph"}, "queries": {"graph"}, "cli": {"graph", "loaders", "queries"}}
"""Room to the rooms that it may import besides itself."""
NOT_OURS: Final = {
    ".git",
    ".venv",
    ".types",
    ".neo4j",
    "build",
    "dist",
    "demo",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
}
LONGEST: Final = 350


@cache
def all_files() -> tuple[Path, ...]:
    found = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS and not name.endswith(".egg-info")]
        found += [Path(folder, name) for name in files if name not in NOT_OURS]
    return tuple(sorted(path for path in found if path.is_file()))


def our_files(*suffixes: str) -> list[Path]:
    return [path for path in all_files() if not suffixes or path.suffix in suffixes]


def modules(room: str) -> list[Path]:
    return [p for p in our_files(".py") if p.relative_to(ROOT).parts[0] == room]


def module_name(path: Path) -> str:
    parts = ("claimgraph", *path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """Full names of all that a module imports, at its top or within a function."""
    package = module_name(path).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{stem}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_one_way(room: str) -> None:
    wrong = []
    for path in modules(room):
        for name in imports(path):
            first, _, rest = name.partition(".")
            if first in ROOMS:
                wrong.append(f"{path.relative_to(ROOT)}: {name} without its prefix")
            elif first == "claimgraph" and (other := rest.split(".")[0]) in ROOMS and other not in ROOMS[room] | {room}:
                wrong.append(f"{path.relative_to(ROOT)}: {name}")
    assert not wrong


def test_packages_lists_every_folder_of_modules() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    folders = {path.parent for room in ROOMS for path in modules(room) if path.name == "__init__.py"}
    assert sorted(settings["packages"]) == sorted(["claimgraph", *(module_name(folder / "__init__.py") for folder in folders)])
    without = {p.parent for room in ROOMS for p in modules(room)} - folders
    assert not {p for p in without if p.relative_to(ROOT).as_posix() != "loaders/training"}, "a folder of modules lacks its __init__.py"


@pytest.mark.parametrize("path", [p for room in ROOMS for p in modules(room) if "training" not in p.parts], ids=module_name)
def test_all_names_what_is_public(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    defined = {n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_")}
    lists = [
        n.value for n in tree.body if isinstance(n, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in n.targets)
    ]
    if not defined and not lists:
        return
    assert lists, "a module with public names says so in __all__"
    stated = ast.literal_eval(lists[0])
    assert stated == sorted(stated, key=lambda name: (not name.isupper(), not name[0].isupper(), name)) or len(stated) == len(set(stated))
    missing = defined - set(stated) - {"main"}
    assert not missing, "defined without an underscore, but not in __all__"
    module = importlib.import_module(module_name(path))
    assert not [name for name in stated if not hasattr(module, name)]


def test_modules_answer_one_question() -> None:
    long = {
        p.relative_to(ROOT).as_posix(): n
        for room in ROOMS
        for p in modules(room)
        if (n := len(p.read_text("utf-8").splitlines())) > LONGEST
    }
    assert not long


def test_nothing_in_the_tree_names_a_machine() -> None:
    # Built from pieces, else this file would name them itself.
    places = re.compile("(^|[^A-Za-z0-9_.~-])/(" + "|".join(["wo" + "rk", "fa" + "rm", "ro" + "ot", "ho" + "me/[a-z]+"]) + ")/")
    hosts = re.compile(
        "|".join(["pypi" + r"\.org", "pythonhosted" + r"\.org", "npmjs" + r"\.(org|com)", "crates" + r"\.io", "r-" + "seed-"])
    )
    found = []
    for path in our_files():
        text = path.read_bytes().decode("utf-8", "ignore")
        if "\0" in text or path.stat().st_size > 3_000_000:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            if places.search(line) or hosts.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert not found


def test_the_version_is_one() -> None:
    from claimgraph import __version__

    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        p.relative_to(ROOT).as_posix()
        for room in ROOMS
        for p in modules(room)
        if p.read_text("utf-8").strip() and not ast.get_docstring(ast.parse(p.read_text("utf-8")))
    ]
    assert not silent
