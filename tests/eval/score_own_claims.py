"""How many of the claims that a reader finds in own sentences are found (own_claims.tsv), by set and type.

    python tests/eval/score_own_claims.py [SET ...] [--misses]

A claim is found where one of its type, asserted, has its source and its target; as in ``score_events.py`` of the data for measuring, a
rejection may be read as a denial, a criticism as an accusation, a promise as support. direction: of the claims between a gold pair in
either order, the share in the gold order. false_conflict: the share of sentences without a claim for which an accusation, a criticism, a
threat, a rejection or a denial is asserted.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from claimgraph.graph.extraction import Article, Attribution, Span, Target
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.loaders.steps import extract

__all__ = ["read_rows", "score"]

ROWS: Final = Path(__file__).parent / "own_claims.tsv"
ACCEPTED: Final = {"rejection": {"rejection", "denial"}, "criticism": {"criticism", "accusation"}, "promise": {"promise", "support"}}
CONFLICT: Final = {"accusation", "criticism", "threat", "rejection", "denial"}

Gold = tuple[str, str, str]


def read_rows(sets: Iterable[str] = ()) -> dict[str, tuple[str, list[Gold]]]:
    """Text to its set and its (type, source, target); of all sets where none is named."""
    wanted = set(sets)
    found: dict[str, tuple[str, list[Gold]]] = {}
    with ROWS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        for row in rows:
            if not wanted or row["set"] in wanted:
                _, golds = found.setdefault(row["text"], (row["set"], []))
                if row["type"] != "none":
                    golds.append((row["type"], row["source"], row["target"]))
    return found


def score(rows: dict[str, tuple[str, list[Gold]]], *, misses: bool = False) -> dict[str, tuple[int, int]]:
    """(right, of how many) of each type, of each set, of all, of ``direction`` and of ``false_conflict``."""
    right: Counter[str] = Counter()
    n: Counter[str] = Counter()
    articles = [Article(make_id("article", text_hash(text)), text) for text in rows]
    for extraction in extract(articles):
        if isinstance(extraction, Exception):
            raise extraction
        text, attributions = extraction.article.text, extraction.attributions
        set_, golds = rows[text]
        for gold in golds:
            found = any(_is_found(text, gold, a) for a in attributions)
            for key in (gold[0], set_, "all"):
                right[key] += found
                n[key] += 1
            for forward, backward in _orders(text, gold, attributions):
                if forward != backward:
                    right["direction"] += forward
                    n["direction"] += 1
            if misses and not found:
                print(f"{gold[0]}: {gold[1]} -> {gold[2]} | {text}")  # noqa: T201
        if not golds:
            right["false_conflict"] += any(a.claim.type in CONFLICT and _is_asserted(a) for a in attributions)
            n["false_conflict"] += 1
    return {key: (right[key], n[key]) for key in n}


def _is_found(text: str, gold: Gold, attribution: Attribution) -> bool:
    type_, source, target = gold
    named = attribution.claim.type in ACCEPTED.get(type_, {type_}) and _is_asserted(attribution)
    return named and _speaks(text, source, attribution) and _is_meant(text, target, attribution.claim.targets)


def _is_asserted(attribution: Attribution) -> bool:
    return not attribution.claim.negated and attribution.claim.modality == "asserted"


def _orders(text: str, gold: Gold, attributions: Sequence[Attribution]) -> Iterator[tuple[bool, bool]]:
    _, source, target = gold
    for a in attributions:
        forward = _speaks(text, source, a) and _is_meant(text, target, a.claim.targets)
        yield forward, _speaks(text, target, a) and _is_meant(text, source, a.claim.targets)


def _speaks(text: str, names: str, attribution: Attribution) -> bool:
    actors = [actor.name for actor in (attribution.speaker, *attribution.co_speakers) if actor is not None]
    return _overlap(text, names, attribution.source) or any(name in actor or actor in name for actor in actors for name in names.split("/"))


def _is_meant(text: str, names: str, targets: Sequence[Target]) -> bool:
    if names == "-":
        return True  # nobody is told
    return _overlap(text, names, targets) or any(name in t.name or t.name in name for t in targets for name in names.split("/"))


def _overlap(text: str, names: str, spans: Sequence[Span | Target]) -> bool:
    for name in names.split("/"):
        at = text.find(name)
        while at >= 0:
            if any(span.start < at + len(name) and at < span.end for span in spans):
                return True
            at = text.find(name, at + 1)
    return False


def main() -> int:
    """Extract, score, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--misses", action="store_true", help="print what is not found")
    arguments = parser.parse_args()
    for name, (right, n) in sorted(score(read_rows(arguments.sets), misses=arguments.misses).items()):
        print(f"{name:16s} {right / n:.3f} of {n}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
