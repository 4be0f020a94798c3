"""``claimgraph extract``: articles in, extraction records out, nothing stored."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .options import output_option, paths_argument, processes_option, reading_options
from .output import open_output, say

if TYPE_CHECKING:
    from claimgraph.graph.extraction import Article
    from claimgraph.loaders.sources import Found

__all__ = ["command"]


@click.command(name="extract")
@paths_argument
@output_option("Where the records go")
@processes_option
@reading_options
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], output: Path, processes: int, reading: dict[str, Any]) -> None:
    """Prints who said what in each article as JSON lines.

    \b
    Nothing is stored. One line an article, in the order of the input, with every
    attribution, its speaker, chain and claim; offsets count code points of the
    article's text.
    graph/extraction.schema.json in the package describes a line.

    \b
    Example:
      claimgraph extract articles.jsonl -o records.jsonl
      claimgraph extract article.txt | jq '.attributions[].speaker.name'
    """
    from claimgraph.graph.errors import ExtractionError
    from claimgraph.graph.extraction import Extraction, to_json
    from claimgraph.loaders.sources import read_articles
    from claimgraph.loaders.workers import default_processes, extract_many

    failed: list[str] = []
    articles = _only_articles(read_articles(paths, **reading), failed)
    with open_output(output) as out:
        for batch in extract_many(articles, processes=processes or default_processes(), in_order=True):
            for article, result in batch:
                if isinstance(result, ExtractionError):
                    say(str(result))
                    failed.append(article.id)
                    result = Extraction(article)
                out.write(json.dumps(to_json(result), ensure_ascii=False) + "\n")
            out.flush()
    if failed:
        ctx.exit(1)


def _only_articles(found: "Iterable[Found]", failed: list[str]) -> "Iterator[Article]":
    """The articles; what else was found is said, and counted if it is a failure."""
    from claimgraph.graph.errors import InputError, InputNote

    for item in found:
        if isinstance(item, InputError):
            say(str(item))
            if not isinstance(item, InputNote):
                failed.append(str(item))
        else:
            yield item
