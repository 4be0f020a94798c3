"""The program as a person runs it: in a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimgraph.graph.extraction import Actor, Affiliation, Article, Attribution, Claim, Entity, Extraction, Span, Target
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.graph.record import Record
from claimgraph.loaders.consolidate import consolidate

PROGRAM = [sys.executable, "-c", "from claimgraph.cli import main; main()"]
Run = Callable[..., "Ended"]
SAID = {"shelling the bridge": "Sergei Lobov", "jamming the radio": "Sergey Lobov", "closing the roads": "Mira Kovač"}


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended."""

    code: int
    out: str
    err: str


def run_in(folder: Path, *arguments: str, stdin: bytes | None = None, timeout: float = 240, **environment: str) -> Ended:
    """Run the program in a folder."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CLAIMGRAPH_", "NEO4J_"))}
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        cwd=folder,
        input=stdin if stdin is not None else b"",
        capture_output=True,
        timeout=timeout,
        env={**kept, **environment},
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the program in a fresh folder (`tmp_path`)."""

    def run(*arguments: str, **options: object) -> Ended:
        return run_in(tmp_path, *arguments, **options)  # type: ignore[arg-type]

    return run


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ended]:
    """The folder in which the demo was run, once, and how that ended."""
    folder = tmp_path_factory.mktemp("demo")
    return folder, run_in(folder, "demo", "--into", "demo")


@pytest.fixture
def people(tmp_path: Path) -> dict[str, str]:
    """A record in which three articles accuse Turkey; the name of each speaker to the id."""
    with Record.open(tmp_path / "claimgraph.db") as record:
        for words, name in SAID.items():
            text = f"{name}, the envoy, accused Turkey of {words}."
            article = Article(
                make_id("article", text_hash(text)),
                text,
                title=words.title(),
                published="2024-01-31",
                url=f"https://news.example/{words.split()[0]}",
            )
            speaker_id = make_id("speaker", article.id, name)
            envoy = (Affiliation("MKD", "envoy", 0, len(name)),)
            place = text.index("Turkey")
            target = Target("TUR", "Turkey", "Country", "state", "TUR", "accused", place, place + 6, "Turkey")
            claim = Claim(make_id("claim", article.id), "accusation", targets=(target,))
            content = (Span.of(text, text.index(words), text.index(words) + len(words)),)
            actor = Actor(speaker_id, name, "Speaker", "person", country="MKD")
            attribution = Attribution(make_id("quote", article.id), "indirect", (), (), content, claim, speaker=actor)
            entities = (
                Entity(speaker_id, name, "Speaker", "person", country="MKD", affiliations=envoy),
                Entity("MKD", "North Macedonia", "Country", "state", country="MKD"),
                Entity("TUR", "Turkey", "Country", "state", country="TUR"),
            )
            record.articles.add([article])
            record.extractions.add([Extraction(article, (attribution,), entities)], extractor="x")
        consolidate(record)
        return {node.properties["name"]: node.id for node in record.graph.nodes("Speaker")}
