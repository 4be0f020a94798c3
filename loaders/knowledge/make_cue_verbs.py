"""Count how often each predicate, in each frame, is a cue: writes ``cue_verbs.tsv`` from articles with attributions marked by hand.

    python -m claimgraph.loaders.knowledge.make_cue_verbs TRAIN.jsonl.gz

Gold is in a form that `loaders.marked.read_marked` reads. Counts only; no text of the gold is kept.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import Final

from claimgraph.graph.extraction import Article
from claimgraph.loaders import parse, quotations
from claimgraph.loaders.candidates import find_candidates
from claimgraph.loaders.cues import Candidate
from claimgraph.loaders.document import Document
from claimgraph.loaders.marked import MarkedArticle, read_marked

__all__ = ["count", "main", "table"]

Key = tuple[str, str]

# A predicate and frame is kept if it was a cue once and likely enough, or seen so often that it is known to be none.
LEAST_WEIGHT: Final = 0.15
SEEN_OFTEN: Final = 8
RARE: Final = 2
BATCH: Final = 32
PRIOR: Final = 2
"""How many occurrences of the frame's average each count is smoothed with."""

HEAD: Final = """\
# How likely a predicate in a frame is an attribution in the sense of PolNeAR (words, beliefs and intentions count).
# Made by loaders/knowledge/make_cue_verbs.py from PolNeAR 1.0 train (counts only, no text of it); MIT.
# Frames as in loaders/cues.py. weight: share of the occurrences that annotators marked with this source and content, smoothed by two
# occurrences of the frame's average; n: occurrences. Lemma *: predicates seen once or twice, for those that are not here; a verb of
# say_verbs.tsv is trusted more.
# lemma, frame, weight, n
"""


def count(gold: list[MarkedArticle]) -> tuple[Counter[Key], Counter[Key]]:
    """How often each lemma and frame occurs outside marked contents, and how often it is marked with about the same source and content."""
    seen: Counter[Key] = Counter()
    right: Counter[Key] = Counter()
    for first in range(0, len(gold), BATCH):
        batch = gold[first : first + BATCH]
        documents = [Document(Article(id=g.id, text=g.text)) for g in batch]
        parse.annotate(documents)
        quotations.annotate(documents)
        for article, document in zip(batch, documents, strict=True):
            within = [extent for a in article.attributions for extent in a.content]
            marked = [(_letters(article.text, a.source), _letters(article.text, a.content)) for a in article.attributions]
            for candidate in find_candidates(document):
                at = document.parse[candidate.token].idx
                if not any(start <= at < end for start, end in within):
                    seen[candidate.lemma, candidate.frame] += 1
                    right[candidate.lemma, candidate.frame] += _is_marked(article.text, candidate, marked)
    return seen, right


def _letters(text: str, extents: tuple[tuple[int, int], ...] | list[tuple[int, int]]) -> set[int]:
    return {i for start, end in extents for i in range(start, end) if text[i].isalnum()}


def _is_marked(text: str, candidate: Candidate, marked: list[tuple[set[int], set[int]]]) -> bool:
    source, content = _letters(text, candidate.source), _letters(text, candidate.content)
    return any(2 * len(content & c) >= len(content | c) > 0 and (bool(source & s) or (not source and not s)) for s, c in marked)


def table(seen: Counter[Key], right: Counter[Key]) -> list[tuple[str, str, float, int]]:
    """The rows of the table, in order."""
    frames: Counter[str] = Counter()
    frames_right: Counter[str] = Counter()
    rare: Counter[str] = Counter()
    rare_right: Counter[str] = Counter()
    for (lemma, frame), n in seen.items():
        frames[frame] += n
        frames_right[frame] += right[lemma, frame]
        if n <= RARE:
            rare[frame] += n
            rare_right[frame] += right[lemma, frame]
    rows = []
    for (lemma, frame), n in seen.items():
        weight = (right[lemma, frame] + PRIOR * frames_right[frame] / frames[frame]) / (n + PRIOR)
        if n >= SEEN_OFTEN or (n >= 2 and right[lemma, frame] and weight >= LEAST_WEIGHT):
            rows.append((lemma, frame, round(weight, 2), n))
    often = [(frame, n, rare_right[frame] / n) for frame, n in rare.items() if n >= 20]
    return sorted([*rows, *(("*", frame, round(share, 2), n) for frame, n, share in often if share >= LEAST_WEIGHT)])


def main(path: Path) -> None:
    """Count the gold of a file and write the table beside this module."""
    seen, right = count(read_marked(path))
    lines = ("\t".join(map(str, row)) + "\n" for row in table(seen, right))
    Path(__file__).with_name("cue_verbs.tsv").write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
