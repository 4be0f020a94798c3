"""The program as a person runs it: in a process of its own, in a folder of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claimgraph.cli.app import main
from claimgraph.graph.extraction import Actor, Affiliation, Article, Attribution, Claim, Entity, Extraction, Span, Target
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.graph.record import Record
from claimgraph.loaders.consolidate import consolidate

from ..conftest import PROGRAM, Ended, run_in

__all__ = ["PROGRAM", "Ended", "Run", "run_in"]

Run = Callable[..., "Ended"]
SAID = {"shelling the bridge": "Sergei Lobov", "jamming the radio": "Sergey Lobov", "closing the roads": "Mira Kovač"}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the program in a fresh folder (`tmp_path`)."""

    def run(*arguments: str, **options: object) -> Ended:
        return run_in(tmp_path, *arguments, **options)  # type: ignore[arg-type]

    return run


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the program in this process on a record, which is over much sooner: exit code, stdout, stderr."""

    def call(db: Path, *arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["--db", str(db), *map(str, arguments)])
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return call


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
