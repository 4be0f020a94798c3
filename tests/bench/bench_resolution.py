"""Does resolution across articles grow with the number of entities, and naming within one article with its length?

    python tests/bench/bench_resolution.py [--entities N] [--rounds N]

Five mentions an entity, generated: N entities (default 20,000) against half as many, and an article with 5,000 mentions of one surname
against one with half of them. Printed: CPU seconds (the least of the rounds, without the garbage collector) and the ratio; twice the data
should take at most 2.3 times as long.
"""

import argparse
import gc
import time
from collections.abc import Callable

from claimgraph.graph.extraction import Article, Entity
from claimgraph.loaders import entities, mentions, parse
from claimgraph.loaders.document import Document
from claimgraph.loaders.resolution import resolve_entities

MOST = 2.3


def seconds(run: Callable[[], object], rounds: int) -> float:
    """The least CPU seconds of several runs."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        gc.disable()
        try:
            began = time.process_time()
            run()
            best = min(best, time.process_time() - began)
        finally:
            gc.enable()
    return best


def sightings(n_entities: int) -> list[tuple[str, Entity]]:
    """Five sightings an entity, ten an article; every third entity shares its surname."""
    return [
        (
            f"a{k // 10}",
            Entity(f"p{k}", f"Given{k * 7919 % n_entities} Family{k * 7919 % n_entities // 3}", "Speaker", "person", country="RUS"),
        )
        for k in range(5 * n_entities)
    ]


def one_surname(n: int) -> Document:
    """A parsed article with ``n`` mentions of one surname."""
    document = Document(Article("a_bench", " ".join(["Mr. Ozan met Emin Ozan and he left."] * (n // 2))), drafts=[], quotations=[])
    parse.annotate([document])
    return document


def name(document: Document) -> None:
    """Find and resolve the mentions of a parsed article."""
    mentions.annotate([document])
    entities.annotate([document])


def main() -> None:
    """Print both ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entities", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    half, whole = sightings(given.entities // 2), sightings(given.entities)
    short, long = one_surname(2_500), one_surname(5_000)
    for what, less, more in (
        (
            f"resolution of {len(whole):,} mentions of {given.entities:,} entities",
            lambda: resolve_entities(half),
            lambda: resolve_entities(whole),
        ),
        ("5,000 mentions of one surname in an article", lambda: name(short), lambda: name(long)),
    ):
        one, other = seconds(less, given.rounds), seconds(more, given.rounds)
        print(f"{what}: {other:.2f} s, half of it {one:.2f} s, ratio {other / one:.2f} (at most {MOST})")


if __name__ == "__main__":
    main()
