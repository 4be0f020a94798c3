"""How well are attributions found, held against those that people marked?

In: gold articles and what was found in them (`marked`). Out: `Scores`, and the disagreements with their words (`errors`). The figures:

exact.ROLE
    F1 over pieces of a role: cut at line breaks, counted once however many attributions share one, right if both ends are (in words).
token.ROLE
    F1 over words that carry the role.
content_f
    F1 over attributions: gold and found are paired one to one so that the Jaccard overlaps of their contents add up to most; a pair counts
    from .5 on.
link_f
    the same, and the sources share a word, or both are absent. link_strict: the sources are the same words. triple_exact: all three are.
by_kind
    recall of link_f for direct, mixed and indirect gold contents.

An attribution with a ``parent`` is left out: the outermost only are marked. Words are runs of letters, digits and apostrophes.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from claimgraph.graph.errors import InputError, UsageError

from .attributions import kind_of
from .marked import ROLES, Marked, MarkedArticle, extract_marked, read_marked

__all__ = ["Disagreement", "Ratio", "Scores", "errors", "evaluate", "found_right", "score"]

_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")
_NAMES: Final = ("content_f", "link_f", "link_strict", "triple_exact")


@dataclass(frozen=True, slots=True)
class Ratio:
    """Precision, recall and F1 (0 to 1) from the number right, found and marked."""

    right: int
    found: int
    marked: int

    @property
    def p(self) -> float:
        """Precision; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def r(self) -> float:
        """Recall; 0 where nothing is marked."""
        return self.right / self.marked if self.marked else 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """Every figure of an evaluation.

    Attributes
    ----------
    ratios : by name: ``exact.source`` ... ``triple_exact``.
    by_kind : kind to (marked, share of them found and linked).
    n_articles, n_marked, n_found : how many articles and attributions were held against each other.
    """

    ratios: Mapping[str, Ratio]
    by_kind: Mapping[str, tuple[int, float]]
    n_articles: int
    n_marked: int
    n_found: int

    def flat(self) -> dict[str, float | int]:
        """The figures by name, rounded to four places: ``link_f.p``, ``link_f.r``, ``link_f.f``, ``recall.direct``, ``n.articles`` ..."""
        figures: dict[str, float | int] = {}
        for name, ratio in self.ratios.items():
            figures |= {f"{name}.{part}": round(getattr(ratio, part), 4) for part in "prf"}
        for kind, (marked, recall) in self.by_kind.items():
            figures |= {f"recall.{kind}": round(recall, 4), f"n.{kind}": marked}
        return figures | {"n.articles": self.n_articles, "n.marked": self.n_marked, "n.found": self.n_found}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A marked attribution that was not found (``missed``), or one that was found and is not marked (``extra``).

    ``words`` holds the text of each role, pieces joined by " … "; ``instead`` that of the found one that overlaps it most, if any.
    """

    article_id: str
    sort: str
    start: int
    words: Mapping[str, str]
    instead: Mapping[str, str] = field(default_factory=dict)


def evaluate(gold: Path, predicted: Path | None = None, *, processes: int = 1) -> dict[str, float | int]:
    """Score what is found in the articles of a gold file.

    Parameters
    ----------
    gold : JSON lines in one of the three forms.
    predicted : a file of what was found; None to extract the gold texts now.
    processes : for the extraction.

    Returns
    -------
    `Scores.flat`.

    Raises
    ------
    UsageError : the prediction names an article that gold lacks.
    InputError : a line that is no gold.
    """
    marked = read_marked(gold)
    found = extract_marked(marked, processes=processes) if predicted is None else read_marked(predicted)
    return score(marked, found).flat()


class _Words:
    """The words of a text, and which of them an extent covers."""

    def __init__(self, text: str) -> None:
        import numpy as np

        self.text = text
        spans = np.array([m.span() for m in _WORD.finditer(text)] or [(0, 0)])
        self.starts, self.ends = spans[:, 0], spans[:, 1]

    def cover(self, extents: Iterable[tuple[int, int]]) -> frozenset[int]:
        found: set[int] = set()
        for start, end in extents:
            # Words are in order and do not overlap: those that end after the start and begin before the end.
            found.update(range(int(self.ends.searchsorted(start, "right")), int(self.starts.searchsorted(end, "left"))))
        return frozenset(found)

    def exact(self, extents: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """First and last word of each line of each extent."""
        for start, end in extents:
            for line in re.finditer(r"[^\n]+", self.text[start:end]):
                covered = self.cover([(start + line.start(), start + line.end())])
                if covered:
                    yield min(covered), max(covered)


@dataclass(frozen=True, slots=True)
class _Covered:
    marked: Marked
    words: Mapping[str, frozenset[int]]


def _covered(words: _Words, article: MarkedArticle) -> list[_Covered]:
    found = []
    for a in article.attributions:
        for role in ROLES:
            for start, end in getattr(a, role):
                if not 0 <= start < end <= len(words.text):
                    raise InputError(f"{article.id}: {role} [{start}, {end}) lies outside the text of {len(words.text)} code points")
        found.append(_Covered(a, {role: words.cover(getattr(a, role)) for role in ROLES}))
    return found


def _pairs(gold: Sequence[_Covered], found: Sequence[_Covered]) -> list[tuple[int, int]]:
    """Pairs of gold and found attributions whose contents overlap by half at least, one to one, the sum of overlaps being the most."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    if not gold or not found:
        return []
    overlaps = np.array([[_jaccard(g.words["content"], p.words["content"]) for p in found] for g in gold])
    rows, columns = linear_sum_assignment(-overlaps)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if overlaps[i, j] >= 0.5]


def _jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if shared else 0.0


def _linked(g: _Covered, p: _Covered) -> bool:
    a, b = g.words["source"], p.words["source"]
    return bool(a & b) or (not a and not b)


def score(gold: Sequence[MarkedArticle], predicted: Sequence[MarkedArticle]) -> Scores:
    """Score predicted against gold attributions; an article that is not predicted counts as empty.

    Raises
    ------
    UsageError : a predicted article that gold lacks.
    InputError : an extent outside its text.
    """
    by_id = {p.id: p for p in predicted}
    unknown = sorted(set(by_id) - {g.id for g in gold})
    if unknown:
        raise UsageError(f"predicted articles that gold lacks: {', '.join(unknown[:3])}; score against the gold they were made from")
    n: Counter[tuple[str, str]] = Counter()
    kinds: Counter[str] = Counter()
    kinds_right: Counter[str] = Counter()
    for article in gold:
        words = _Words(article.text)
        sides = [_covered(words, article), _covered(words, by_id.get(article.id, MarkedArticle(article.id, article.text, ())))]
        for role in ROLES:
            exact = [{x for a in side for x in words.exact(getattr(a.marked, role))} for side in sides]
            tokens = [{x for a in side for x in a.words[role]} for side in sides]
            for name, (g, p) in ((f"exact.{role}", exact), (f"token.{role}", tokens)):
                n[name, "right"] += len(g & p)
                n[name, "found"] += len(p)
                n[name, "marked"] += len(g)
        marked, found = ([a for a in side if a.words["content"]] for side in sides)
        for name in _NAMES:
            n[name, "found"] += len(found)
            n[name, "marked"] += len(marked)
        kinds.update(_kind(article.text, a) for a in marked)
        for i, j in _pairs(marked, found):
            a, b = marked[i], found[j]
            same_source = a.words["source"] == b.words["source"]
            n["content_f", "right"] += 1
            n["link_f", "right"] += _linked(a, b)
            n["link_strict", "right"] += same_source
            n["triple_exact", "right"] += same_source and all(a.words[r] == b.words[r] for r in ("cue", "content"))
            kinds_right[_kind(article.text, a)] += _linked(a, b)
    names = [*(f"{name}.{role}" for name in ("exact", "token") for role in ROLES), *_NAMES]
    ratios = {name: Ratio(n[name, "right"], n[name, "found"], n[name, "marked"]) for name in names}
    by_kind = {kind: (kinds[kind], kinds_right[kind] / kinds[kind]) for kind in sorted(kinds)}
    return Scores(ratios, by_kind, len(gold), n["content_f", "marked"], n["content_f", "found"])


def found_right(gold: MarkedArticle, found: MarkedArticle) -> list[bool]:
    """Which of an article's found attributions `score` counts as right for link_f, in their order."""
    words = _Words(gold.text)
    marked = [a for a in _covered(words, gold) if a.words["content"]]
    read = _covered(words, found)
    places = [j for j, a in enumerate(read) if a.words["content"]]
    right = [False] * len(read)
    for i, j in _pairs(marked, [read[place] for place in places]):
        right[places[j]] = _linked(marked[i], read[places[j]])
    return right


def _kind(text: str, a: _Covered) -> str:
    return kind_of(text, sorted(a.marked.content))


def errors(gold: Sequence[MarkedArticle], predicted: Sequence[MarkedArticle], n: int | None = None) -> Iterator[Disagreement]:
    """Yield up to ``n`` disagreements as `score` counts them for link_f, in the order of the gold articles and their texts."""
    by_id = {p.id: p for p in predicted}
    left = n if n is not None else -1
    for article in gold:
        words = _Words(article.text)
        marked = [a for a in _covered(words, article) if a.words["content"]]
        found = [a for a in _covered(words, by_id.get(article.id, MarkedArticle(article.id, article.text, ()))) if a.words["content"]]
        right = [(i, j) for i, j in _pairs(marked, found) if _linked(marked[i], found[j])]
        missed = [a for i, a in enumerate(marked) if i not in {i for i, _ in right}]
        extra = [b for j, b in enumerate(found) if j not in {j for _, j in right}]
        here = []
        for a in missed:
            near = max(extra, key=lambda b: _jaccard(a.words["content"], b.words["content"]), default=None)
            shown = {} if near is None or not near.words["content"] & a.words["content"] else _shown(article.text, near)
            here.append(Disagreement(article.id, "missed", min(a.marked.content)[0], _shown(article.text, a), shown))
        touched = frozenset[int]().union(*(a.words["content"] for a in missed))
        for b in extra:
            if not b.words["content"] & touched:
                here.append(Disagreement(article.id, "extra", min(b.marked.content)[0], _shown(article.text, b)))
        for disagreement in sorted(here, key=lambda d: (d.start, d.sort)):
            if left == 0:
                return
            left -= 1
            yield disagreement


def _shown(text: str, a: _Covered) -> dict[str, str]:
    return {role: " … ".join(text[start:end] for start, end in sorted(getattr(a.marked, role))) for role in ROLES}
