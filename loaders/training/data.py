"""What does the model learn from?

Reads articles with attributions marked by hand (the form of PolNeAR as JSON lines, see `read_articles`), changes some of them a little so
that the model also reads news unlike it, and lays windows of them out as arrays. No torch.
"""

import gzip
import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from claimgraph.loaders.decoding import LEFT, RIGHT, ROLES, Spans
from claimgraph.loaders.pieces import Pieces, cut_windows, pair_features, read_pieces

__all__ = ["Batch", "Example", "Labels", "augment", "batches", "digest", "make_example", "read_articles"]

CLS, SEP = 101, 102
MASK = 103
MISSING: Final = -100
"""The label of what takes no part in the loss."""

Row = dict[str, Any]


def read_articles(path: Path) -> list[Row]:
    """Articles of a JSON-lines file, gzipped or not: ``id``, ``text``, ``attributions`` of ``source``, ``cue``, ``content`` [[start,
    end], ...].

    Further annotators of an article (``others``) are given as articles of their own, the id with a number added.
    """
    rows: list[Row] = []
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            rows.append(row)
            rows.extend(
                {**row, "id": f"{row['id']}#{n}", "attributions": other["attributions"], "others": []}
                for n, other in enumerate(row.get("others") or [], 1)
            )
    return rows


def read_syntax(path: Path) -> dict[str, list[tuple[int, int, str, str]]]:
    """Tokens (start, end, part of speech, relation) of each article of a silver syntax file; empty where there is none."""
    if not path.exists():
        return {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {row["id"]: [(t[0], t[1], t[2], t[4]) for s in row["sentences"] for t in s] for row in map(json.loads, lines)}


def digest(paths: Iterable[Path]) -> str:
    """SHA-256 over the content of the files, the first 16 digits."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Labels:
    """Classes of the auxiliary heads: the commonest parts of speech and relations of the silver syntax."""

    pos: tuple[str, ...]
    relations: tuple[str, ...]

    @classmethod
    def count(cls, syntax: dict[str, list[tuple[int, int, str, str]]]) -> "Labels":
        pos, relations = Counter[str](), Counter[str]()
        for tokens in syntax.values():
            pos.update(t[2] for t in tokens)
            relations.update(t[3] for t in tokens)
        return cls(tuple(p for p, n in pos.most_common() if n >= 50), tuple(r for r, n in relations.most_common() if n >= 50))


@dataclass(frozen=True, slots=True)
class Example:
    """An article as the model reads it, with what it is to find.

    ``attributions``: for each the word spans of the three roles. ``flat``: int64 (n_words, 3) of O, B, I, E, S. ``syntax``: int64
    (n_words, 2).
    """

    id: str
    pieces: Pieces
    attributions: list[tuple[Spans, Spans, Spans]]
    flat: NDArray[np.int64]
    syntax: NDArray[np.int64]


def augment(row: Row, tokens: list[tuple[int, int, str, str]], rng: random.Random) -> tuple[Row, list[tuple[int, int, str, str]]]:
    """Now and then make an article look like other news: no commas, apostrophes or line breaks, other quotation marks, lines joined."""
    text: str = row["text"]
    drop: set[str] = set()
    swap: dict[str, str] = {}
    chance = rng.random()
    if chance < 0.05:
        drop, swap = set(",'’"), {"\n": " "}
    elif chance < 0.11:
        swap = {"\n": " "}
    elif chance < 0.13:
        drop = set('"“”')
    elif chance < 0.15:
        drop = {","}
    if rng.random() < 0.12:
        swap |= {"“": '"', "”": '"', "’": "'", "‘": "'"}
    elif rng.random() < 0.12:
        text, swap = _curl(text), swap | {"'": "’"}
    if swap:
        text = text.translate({ord(old): new for old, new in swap.items()})
    if not drop:
        return ({**row, "text": text}, tokens) if text != row["text"] else (row, tokens)
    keep = np.array([c not in drop for c in text], np.int64)
    moved = np.append(0, np.cumsum(keep))
    text = "".join(c for c in text if c not in drop)
    attributions = [{role: [[int(moved[s]), int(moved[e])] for s, e in a[role]] for role in ROLES} for a in row["attributions"]]
    return {**row, "text": text, "attributions": attributions}, [(int(moved[s]), int(moved[e]), p, r) for s, e, p, r in tokens]


def _curl(text: str) -> str:
    # Straight double marks made curly: opening where the last one was closed, line by line.
    out: list[str] = []
    opened = False
    for c in text:
        if c == "\n":
            opened = False
        if c == '"':
            opened = not opened
            c = "“" if opened else "”"
        out.append(c)
    return "".join(out)


def make_example(
    row: Row, tokens: list[tuple[int, int, str, str]], labels: Labels, tokenizer: Any, continuing: NDArray[np.bool_]
) -> Example:
    """Lay an article out."""
    pieces = read_pieces(row["text"], tokenizer, continuing)
    n = len(pieces.first)
    flat = np.zeros((n, 3), np.int64)
    attributions: list[tuple[Spans, Spans, Spans]] = []
    for a in row["attributions"]:
        roles: list[Spans] = []
        for r, role in enumerate(ROLES):
            spans = [(i, j) for s, e in a[role] for i, j in [_words(pieces, s, e)] if i < j]
            for i, j in spans:
                flat[i:j, r] = _tags(j - i)
            roles.append(spans)
        if roles[1]:
            attributions.append((roles[0], roles[1], roles[2]))
    syntax = np.full((n, 2), MISSING, np.int64)
    at: dict[int, int] = {start: i for i, start in enumerate(pieces.starts.tolist())}
    pos = {part: i for i, part in enumerate(labels.pos)}
    relations = {relation: i for i, relation in enumerate(labels.relations)}
    for first, _, part, relation in tokens:
        if (word := at.get(first)) is not None:
            syntax[word] = pos.get(part, MISSING), relations.get(relation, MISSING)
    return Example(row["id"], pieces, attributions, flat, syntax)


def _words(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    return int(np.searchsorted(pieces.ends, start, side="right")), int(np.searchsorted(pieces.starts, end, side="left"))


def _tags(n: int) -> list[int]:
    return [4] if n == 1 else [1, *[2] * (n - 2), 3]


@dataclass(slots=True)
class Batch:
    """Windows as arrays.

    ``cues`` lists what is to be found: (row, cue words, tags around word -> array or None where a part lies beyond the window).
    """

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    length: NDArray[np.int64]
    first: NDArray[np.int64]
    n_words: NDArray[np.int64]
    words: list[NDArray[np.int64]]
    flat: NDArray[np.int64]
    syntax: NDArray[np.int64]
    cues: list["Cue"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cue:
    """One attribution of a window: ``row`` of the batch, its ``spans`` in words of the window, ``whole`` if none is cut off."""

    row: int
    spans: tuple[Spans, Spans, Spans]
    whole: bool

    def words(self) -> list[int]:
        return [w for s, e in self.spans[1] for w in range(s, e)]

    def tags(self, anchor: int) -> NDArray[np.int64]:
        """int64 (`LEFT` + 1 + `RIGHT`,): tags around the word ``anchor``."""
        tags = np.zeros(LEFT + 1 + RIGHT, np.int64)
        for role, spans in enumerate(self.spans):
            for s, e in spans:
                lo, hi = max(s - anchor + LEFT, 0), min(e - anchor + LEFT, len(tags))
                if lo < hi:
                    tags[lo:hi] = np.array(_tags(hi - lo)) + 4 * role
        return tags


@dataclass(frozen=True, slots=True)
class Piece:
    """A window of an example: pieces and words from-to."""

    example: Example
    start: int
    end: int
    word_start: int
    word_end: int


def cut(example: Example, **options: Any) -> list[Piece]:
    """The windows of an example; options as for `pieces.cut_windows`."""
    first = example.pieces.first
    return [
        Piece(example, w.start, w.end, int(np.searchsorted(first, w.start)), int(np.searchsorted(first, w.end)))
        for w in cut_windows(example.pieces.breaks.tolist(), **options)
    ]


def collate(windows: Sequence[Piece]) -> Batch:
    """Lay windows out side by side, padded to the longest."""
    n, longest = len(windows), max(w.end - w.start for w in windows) + 2
    most = max(w.word_end - w.word_start for w in windows)
    batch = Batch(
        ids=np.zeros((n, longest), np.int64),
        features=np.zeros((n, longest, 4), np.int64),
        length=np.array([w.end - w.start + 2 for w in windows]),
        first=np.zeros((n, most), np.int64),
        n_words=np.array([w.word_end - w.word_start for w in windows]),
        words=[w.example.pieces.words[w.word_start : w.word_end] for w in windows],
        flat=np.full((n, most, 3), MISSING, np.int64),
        syntax=np.full((n, most, 2), MISSING, np.int64),
    )
    for row, w in enumerate(windows):
        size, words = w.end - w.start, w.word_end - w.word_start
        batch.ids[row, 0], batch.ids[row, size + 1] = CLS, SEP
        batch.ids[row, 1 : size + 1] = w.example.pieces.ids[w.start : w.end]
        batch.features[row, 1 : size + 1] = w.example.pieces.features[w.start : w.end]
        batch.first[row, :words] = w.example.pieces.first[w.word_start : w.word_end] - w.start + 1
        batch.flat[row, :words] = w.example.flat[w.word_start : w.word_end]
        batch.syntax[row, :words] = w.example.syntax[w.word_start : w.word_end]
        for spans in w.example.attributions:
            inside = [[(max(s - w.word_start, 0), min(e - w.word_start, words)) for s, e in role] for role in spans]
            inside = [[(s, e) for s, e in role if s < e] for role in inside]
            if inside[1]:
                whole = all(w.word_start <= s and e <= w.word_end for role in spans for s, e in role)
                batch.cues.append(Cue(row, (inside[0], inside[1], inside[2]), whole))
    return batch


def pairs(batch: Batch, rows: NDArray[np.int64], anchors: NDArray[np.int64]) -> NDArray[np.int64]:
    """`pieces.pair_features` of cue words in several windows."""
    around = anchors[:, None] + np.arange(-LEFT, RIGHT + 1)
    out = np.zeros((len(anchors), LEFT + 1 + RIGHT, 3), np.int64)
    for row in np.unique(rows).tolist():
        which = rows == row
        out[which] = pair_features(batch.words[row], anchors[which], around[which])
    return out


def batches(
    articles: Sequence[Row],
    syntax: dict[str, list[tuple[int, int, str, str]]],
    labels: Labels,
    tokenizer: Any,
    continuing: NDArray[np.bool_],
    *,
    seed: int,
    epoch: int,
    tokens: int,
    cap: int,
) -> Iterator[Batch]:
    """One pass over the articles in a new order, newly cut and changed: batches of about ``tokens`` pieces, windows of like length."""
    rng = random.Random(f"{seed}/{epoch}")
    windows: list[Piece] = []
    annotators: dict[str, list[Row]] = {}
    for row in articles:
        annotators.setdefault(row["id"].split("#")[0], []).append(row)
    for row in (rng.choice(rows) for rows in annotators.values()):
        changed, marks = augment(row, syntax.get(row["id"].split("#")[0], []), rng)
        example = make_example(changed, marks, labels, tokenizer, continuing)
        if rng.random() < 0.15:  # starts mid-article, or on a page without a headline
            features = example.pieces.features.copy()
            features[:, 3] = np.minimum(features[:, 3] + rng.choice([1, 2, 3]), 5)
            example = replace(example, pieces=replace(example.pieces, features=features))
        if rng.random() < 0.04:
            features = example.pieces.features.copy()
            features[:, 0] = np.where(features[:, 0] == 6, 6, 7)
            example = replace(example, pieces=replace(example.pieces, features=features))
        windows += cut(example, cap=cap, overlap=0, first_cap=rng.randint(cap // 3, cap))
    rng.shuffle(windows)
    windows.sort(key=lambda w: (w.end - w.start) // 16)
    groups: list[list[Piece]] = []
    group: list[Piece] = []
    for w in windows:
        if group and (len(group) + 1) * (w.end - w.start + 2) > tokens:
            groups.append(group)
            group = []
        group.append(w)
    if group:
        groups.append(group)
    rng.shuffle(groups)
    for group in groups:
        batch = collate(group)
        noise = np.random.default_rng(rng.getrandbits(32))
        hidden = (noise.random(batch.ids.shape) < 0.04) & (batch.ids > MASK)
        batch.ids[hidden] = MASK
        yield batch
