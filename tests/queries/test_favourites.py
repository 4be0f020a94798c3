"""The folder for Neo4j Browser: what is committed is what is made, all of it runs on a real server, and every label has a style."""

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from claimgraph.graph.model import NODES, RELATIONSHIPS
from claimgraph.graph.neo4j_push import push
from claimgraph.queries.favourites import FOLDER, favourites, write_favourites
from claimgraph.queries.questions import questions

PICTURES = sorted((FOLDER / "pictures").glob("*.cypher"))
PARAM = re.compile(r":param (?:(\w+) => (.*)|\[\{(\w+)\}\] => \{ (.*) \});")


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_what_is_committed_is_what_is_made(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    if request.config.getoption("--rewrite-golden"):
        write_favourites()
    (tmp_path / "pictures").symlink_to(FOLDER / "pictures")
    write_favourites(tmp_path)
    why = "run python -m claimgraph.queries.favourites"
    assert sorted(p.name for p in (FOLDER / "catalogue").iterdir()) == sorted(p.name for p in (tmp_path / "catalogue").iterdir()), why
    for path in (tmp_path / "catalogue").iterdir():
        assert (FOLDER / "catalogue" / path.name).read_text("utf-8") == path.read_text("utf-8"), why
    assert contents(FOLDER / "claimgraph.zip") == contents(tmp_path / "claimgraph.zip"), why


def test_the_archive_is_two_folders_of_titled_files() -> None:
    packed = contents(FOLDER / "claimgraph.zip")
    assert {name.split("/")[0] for name in packed} == {"claimgraph pictures", "claimgraph tables"}
    assert len(packed) == len(questions()) + len(PICTURES)
    titles = [text.decode().splitlines()[0] for text in packed.values()]
    assert all(title.startswith("// ") for title in titles) and len(set(titles)) == len(titles)


def test_every_parameter_has_a_line_and_none_else() -> None:
    for name, text in favourites().items():
        lines = [line for line in text.splitlines() if line.startswith(":param")]
        found = [PARAM.fullmatch(line) for line in lines]
        assert [m and (m[1] or m[3]) for m in found] == [p.name for p in questions()[name].parameters]
        assert set(re.findall(r"\$(\w+)", text)) == {p.name for p in questions()[name].parameters}
        assert ";" not in text.split(":param")[-1].partition("\n")[2], "a statement after the parameters ends with the file"


def test_every_label_and_type_has_a_style_that_can_be_read() -> None:
    rules = dict(re.findall(r"^([\w.]+) \{\n(.*?)^\}", (FOLDER / "claimgraph.grass").read_text("utf-8"), re.DOTALL | re.MULTILINE))
    assert {name.partition(".")[2] for name in rules} == {"", *NODES, *RELATIONSHIPS}
    for name, body in rules.items():
        given = dict(re.findall(r"^  ([\w-]+): (.*);$", body, re.MULTILINE))
        if name.startswith("node."):
            assert contrast(given["color"], given["text-color-internal"]) >= 4.5, name
            (shown,) = re.findall(r"\{(\w+)\}", given["caption"])
            assert shown in NODES[name.partition(".")[2]]
        elif name.startswith("relationship."):
            properties = RELATIONSHIPS[name.partition(".")[2]].properties
            assert all(shown in properties for shown in re.findall(r"\{(\w+)\}", given["caption"])), name


def contrast(a: str, b: str) -> float:
    """After WCAG 2.1, 1 to 21."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(scope="module")
def filled(neo4j_driver: Any, seeded_db: Path) -> Any:
    """The driver of a server with the seeded graph."""
    neo4j_driver.execute_query("MATCH (n) DETACH DELETE n", database_="neo4j")
    push(seeded_db, neo4j_driver)
    return neo4j_driver


@pytest.mark.timeout(300)
def test_the_server_takes_every_favourite_with_its_parameters(filled: Any) -> None:
    for name, text in favourites().items():
        parameters: dict[str, Any] = {}
        body = []
        for line in text.splitlines():
            if match := PARAM.fullmatch(line):
                statement = f"RETURN {match[2]} AS {match[1]}" if match[1] else match[4]
                (row,) = filled.execute_query(statement, database_="neo4j", routing_="r").records
                parameters |= row.data()
            elif not line.startswith("//"):
                body.append(line)
        keys = filled.execute_query("\n".join(body), parameters, database_="neo4j", routing_="r").keys
        assert list(keys) == [c.name for c in questions()[name].columns], name


@pytest.mark.timeout(300)
@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_a_picture_is_of_nodes_and_relationships_and_not_too_many(filled: Any, path: Path) -> None:
    from neo4j import Result

    text = path.read_text("utf-8")
    assert "LIMIT" in text and ";" not in text.partition("\nMATCH")[2]
    for version in ("5", "25"):
        if version == "25" and not cypher_25(filled):
            continue
        graph = filled.execute_query(f"CYPHER {version}\n{text}", database_="neo4j", routing_="r", result_transformer_=Result.graph)
        assert 2 <= len(graph.nodes) <= 60 and graph.relationships, path.name


def cypher_25(driver: Any) -> bool:
    (row,) = driver.execute_query("CALL dbms.components() YIELD versions RETURN versions[0] AS v", database_="neo4j").records
    return not str(row["v"]).startswith("5.")
