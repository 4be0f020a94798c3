"""``claimgraph eval``: scores against gold data."""

import dataclasses
import json
from pathlib import Path

import click

from claimgraph.graph.errors import UsageError

from .options import output_option, processes_option
from .output import open_output

__all__ = ["command"]


@click.command(name="eval")
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--format", "-f", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--predicted", type=click.Path(path_type=Path), metavar="FILE", help="Score what stands in a file, e.g. one of extract.")
@click.option("--errors", type=click.IntRange(min=1), metavar="N", help="Also N disagreements, with their words.")
@output_option("Where the scores go")
@processes_option
def command(gold: Path, form: str, predicted: Path | None, errors: int | None, output: Path, processes: int) -> None:
    """Scores what is found against articles marked by hand.

    \b
    GOLD is JSON lines, packed with gzip or not, one article a line: id, text and
    attributions, each with source, cue and content as [[start, end], ...].

    \b
    Example:
      claimgraph eval gold.jsonl
    """
    from claimgraph.loaders import evaluation
    from claimgraph.loaders.marked import extract_marked, read_marked
    from claimgraph.loaders.workers import default_processes

    for path in (gold, predicted):
        if path is not None and not path.is_file():
            raise UsageError(f"{path}: no such file")
    marked = read_marked(gold)
    found = extract_marked(marked, processes=processes or default_processes()) if predicted is None else read_marked(predicted)
    scores = evaluation.score(marked, found).flat()
    wrong = list(evaluation.errors(marked, found, errors)) if errors else []
    with open_output(output) as out:
        if form == "json":
            shown = {"errors": [dataclasses.asdict(d) for d in wrong]} if errors else {}
            out.write(json.dumps({**scores, **shown}, indent=1, ensure_ascii=False) + "\n")
        else:
            width = max(map(len, scores))
            out.writelines(
                f"{name:<{width}}  {value:>10.4f}\n" if isinstance(value, float) else f"{name:<{width}}  {value:>10}\n"
                for name, value in scores.items()
            )
            for d in wrong:
                out.write(f"\n{d.sort} in {d.article_id} at {d.start}\n")
                out.writelines(f"  {role:<8} {words}\n" for role, words in d.words.items())
                out.writelines(f"  instead  {role}: {words}\n" for role, words in d.instead.items())
