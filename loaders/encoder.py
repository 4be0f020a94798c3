"""Which words are attributions, by the trained model?

Loads the shipped model (`loaders/models/attribution`: two ONNX graphs, a tokenizer and a manifest) once a process, at the first use, and
reads texts with it. In come texts; out come attributions as code points of them, with a calibrated confidence. Needs onnxruntime and
tokenizers; no torch, no download.
"""

import functools
import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from claimgraph.graph.errors import ModelError

from .decoding import CONTENT, LEFT, RIGHT, Found, best_tags, cue_words, drop_duplicates, read_tags, share_passages
from .pieces import Pieces, Window, continuing_ids, cut_windows, pair_features, read_pieces

__all__ = ["MODEL", "N_EVIDENCE", "Attributed", "Reader", "calibrate", "load_reader", "neighbourhood", "weigh"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Evidence = tuple[float, ...]
"""What `weigh` takes, in its order."""
Encode = Callable[[Ints, Ints, Ints, Ints], tuple[Floats, Floats, Floats]]
ReadCues = Callable[[Floats, Floats, Ints, Ints, Ints, NDArray[np.bool_]], tuple[Floats, Floats]]

MODEL: Final = Path(__file__).parent / "models" / "attribution"
THREADS: Final = "CLAIMGRAPH_MODEL_THREADS"
"""Environment variable: threads of one process within the model; not set or 0, as many as there are cores."""
N_EVIDENCE: Final = 8
"""Pieces of evidence that `weigh` takes."""
CLS, SEP = 101, 102


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution: code points of the text, end exclusive, in reading order; ``confidence`` from 0 to 1, calibrated."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class _Part:
    # A window of one text: which text, its pieces and words from-to, the words that are its own to decide.
    text: int
    start: int
    end: int
    word_start: int
    word_end: int
    core: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Cue:
    # What was read at one cue word of a text: tag scores of the words around it, which of them lie inside the window, log odds of being an
    # attribution and of being a cue, and how likely the words around belong to a content.
    word: int
    scores: Floats
    inside: NDArray[np.bool_]
    valid: float
    score: float
    in_content: Floats


class Reader:
    """Finds attributions in texts.

    Parameters
    ----------
    encode : ids (n, pieces), features (n, pieces, 4), length (n,), first (n_words,; index into the flattened pieces) to word vectors, flat
        tag scores and the words as the cue head sees them, one row a word.
    read_cues : these word vectors and words, cue words (n,), the words around them (n, width), their pair features and which of them are
        inside, to tag scores (n, width, tags) and a score (n,) of being an attribution.
    tokenizer : a ``tokenizers.Tokenizer`` without truncation and padding.
    manifest : ``cue_threshold``, ``threshold``, ``calibration`` (see `weigh`, `calibrate`), ``transitions`` (see `best_tags`).
    together : windows read at once. One at a time is fastest on the CPU (no padding, and it fits the caches), and since activations are
        quantised by batch, what is found in a text then depends on nothing else. More only to measure, with an ``encode`` that masks.
    """

    def __init__(self, encode: Encode, read_cues: ReadCues, tokenizer: Any, manifest: Mapping[str, Any], *, together: int = 1) -> None:
        self.encode = encode
        self.read_cues = read_cues
        self.tokenizer = tokenizer
        self.continuing = continuing_ids(tokenizer)
        self.manifest = manifest
        self.together = together
        self.transitions: Floats = np.array(manifest["transitions"], np.float32)

    def find(self, texts: Sequence[str], *, least: float | None = None) -> list[list[Attributed]]:
        """The attributions of each text, in reading order.

        Parameters
        ----------
        least : confidence below which one is left out; by default the threshold of the manifest, which was best on dev.
        """
        least = float(self.manifest["threshold"]) if least is None else least
        found: list[list[Attributed]] = []
        for text, pieces, rows in zip(texts, *self._read(texts), strict=True):
            commas = np.array([text[start] == "," for start in pieces.starts.tolist()], bool)
            sure = ((one, self._confidence(one)) for one, _ in rows)
            kept = drop_duplicates([one for one, confidence in sure if confidence >= least])
            found.append([self._in_characters(one, pieces) for one in share_passages(kept, commas)])
        return found

    def measure(self, texts: Sequence[str]) -> list[list[tuple[Attributed, Evidence]]]:
        """Everything the model looked at, duplicates too, with the evidence that `weigh` takes. For calibration."""
        return [
            [(self._in_characters(f, pieces), evidence) for f, evidence in rows] for pieces, rows in zip(*self._read(texts), strict=True)
        ]

    def _confidence(self, found: Found) -> float:
        return round(calibrate(found.score, self.manifest["calibration"]), 4)

    def _in_characters(self, found: Found, pieces: Pieces) -> Attributed:
        def spans(role: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
            return tuple((int(pieces.starts[s]), int(pieces.ends[e - 1])) for s, e in role)

        return Attributed(spans(found.source), spans(found.cue), spans(found.content), self._confidence(found))

    def _read(self, texts: Sequence[str]) -> tuple[list[Pieces], list[list[tuple[Found, Evidence]]]]:
        pieces = [read_pieces(text, self.tokenizer, self.continuing) for text in texts]
        parts = [_part(n, p, w) for n, p in enumerate(pieces) for w in cut_windows(p.breaks.tolist())]
        cues: list[list[_Cue]] = [[] for _ in texts]
        for i in range(0, len(parts), self.together):
            self._read_group(parts[i : i + self.together], pieces, cues)
        return pieces, [self._weigh(c, len(p.first)) for c, p in zip(cues, pieces, strict=True)]

    def _read_group(self, group: list[_Part], pieces: list[Pieces], read: list[list[_Cue]]) -> None:
        # Adds what is read at the cues of a group of windows to ``read`` of their texts.
        longest = max(p.end - p.start for p in group) + 2
        ids = np.zeros((len(group), longest), np.int64)
        features = np.zeros((len(group), longest, 4), np.int64)
        first: list[Ints] = []
        for row, part in enumerate(group):
            source = pieces[part.text]
            size = part.end - part.start
            ids[row, 0], ids[row, size + 1] = CLS, SEP
            ids[row, 1 : size + 1] = source.ids[part.start : part.end]
            features[row, 1 : size + 1] = source.features[part.start : part.end]
            first.append(source.first[part.word_start : part.word_end] - part.start + 1 + row * longest)
        length = np.array([p.end - p.start + 2 for p in group])
        words, flat, near = self.encode(ids, features, length, np.concatenate(first))
        offsets = np.cumsum([0, *(len(f) for f in first)])
        anchors: list[Ints] = []
        around: list[Ints] = []
        pairs: list[Ints] = []
        inside: list[NDArray[np.bool_]] = []
        owners: list[tuple[_Part, int]] = []
        for row, part in enumerate(group):
            low, n = int(offsets[row]), part.word_end - part.word_start
            cues = cue_words(flat[low : low + n], threshold=float(self.manifest["cue_threshold"]))
            cues = cues[(cues + part.word_start >= part.core[0]) & (cues + part.word_start < part.core[1])]
            if len(cues):
                places = cues[:, None] + np.arange(-LEFT, RIGHT + 1)
                anchors.append(cues + low)
                around.append(np.clip(places, 0, n - 1) + low)
                pairs.append(pair_features(pieces[part.text].words[part.word_start : part.word_end], cues, places))
                inside.append((places >= 0) & (places < n))
                owners += [(part, cue + part.word_start) for cue in cues.tolist()]
        if not owners:
            return
        at, near_to, within = np.concatenate(anchors), np.concatenate(around), np.concatenate(inside)
        scores, valid = self.read_cues(words, near, at, near_to, np.concatenate(pairs), within)
        cue_log = flat[at, 5] - np.logaddexp.reduce(flat[at, 5:10], 1)
        cue_score = np.log1p(-np.exp(np.minimum(cue_log, -1e-4))) - cue_log
        in_content = 1 - np.exp(flat[:, 10] - np.logaddexp.reduce(flat[:, 10:15], 1))
        for k, (part, word) in enumerate(owners):
            cue = _Cue(word, scores[k], within[k], float(valid[k]), float(cue_score[k]), in_content[near_to[k]])
            read[part.text].append(cue)

    def _weigh(self, cues: Sequence[_Cue], n_words: int) -> list[tuple[Found, Evidence]]:
        # The attributions of one text, each with the evidence for it.
        if not cues:
            return []
        tags, certainty = best_tags(np.stack([c.scores for c in cues]), np.stack([c.inside for c in cues]), self.transitions)
        found: list[tuple[Found, Evidence]] = []
        for cue, row, sure in zip(cues, tags, certainty.tolist(), strict=True):
            spans = read_tags(row, cue.word)
            if spans[2]:
                content = float(cue.in_content[row >= CONTENT].mean())
                found.append((Found(cue.word, *spans, 0.0), (cue.valid, cue.score, max(sure, -12.0), not spans[0], not spans[1], content)))
        whole = [(*own, *others) for (_, own), others in zip(found, neighbourhood(found, n_words), strict=True)]
        return [(replace(f, score=weigh(e, self.manifest["calibration"])), e) for (f, _), e in zip(found, whole, strict=True)]


def weigh(evidence: Sequence[float], calibration: Mapping[str, Any]) -> float:
    """How good an attribution looks, from 0 to 1; two of one text are told apart by it, `calibrate` says what it is worth.

    Parameters
    ----------
    evidence : score of being an attribution (log odds), of its being a cue (log odds), log probability of its tags (at least -12), 1 if it
        has no source, 1 if it has no cue, mean probability of its words to be content by the tagger; the probability of being an
        attribution, from the first score alone, of the likeliest one within whose content its cue stands, and of the likeliest one whose
        cue stands within its own content (0 if there is none).
    calibration : ``weights``, one each, and ``bias``, of a logistic regression fitted on PolNeAR dev (MODEL.md).
    """
    weights: Sequence[float] = calibration["weights"]
    total = float(calibration["bias"]) + sum(w * e for w, e in zip(weights, evidence, strict=True))
    return float(1 / (1 + np.exp(-np.clip(total, -30, 30))))


def calibrate(score: float, calibration: Mapping[str, Any]) -> float:
    """How likely an attribution is right (content mostly, source partly the same as a person marked), from 0 to 1.

    Parameters
    ----------
    score : of `weigh`.
    calibration : ``scores`` and ``shares``, both ascending: the share that was right at such a score on PolNeAR dev; in between in a line.
    """
    return float(np.interp(score, calibration["scores"], calibration["shares"]))


def neighbourhood(rows: Sequence[tuple[Found, Evidence]], n_words: int) -> list[tuple[float, float]]:
    """For each attribution of one text the last two pieces of evidence of `weigh`: what it stands within, and what within it."""
    around, at = np.zeros(n_words), np.zeros(n_words)
    likely = [float(1 / (1 + np.exp(-np.clip(evidence[0], -30, 30)))) for _, evidence in rows]
    for (found, _), p in zip(rows, likely, strict=True):
        at[found.anchor] = max(at[found.anchor], p)
        for start, end in found.content:
            np.maximum(around[start:end], p, out=around[start:end])
    return [(float(around[f.anchor]), max(float(at[start:end].max()) for start, end in f.content)) for f, _ in rows]


def _part(n: int, pieces: Pieces, window: Window) -> _Part:
    first = pieces.first
    places = np.searchsorted(first, [window.start, window.end, window.core_start, window.core_end]).tolist()
    return _Part(n, window.start, window.end, places[0], places[1], (places[2], places[3]))


@functools.cache
def load_reader(folder: Path = MODEL, *, threads: int | None = None) -> Reader:
    """The reader over the model of ``folder``; loaded once a process.

    Parameters
    ----------
    threads : within the model; by default the environment variable `THREADS`, else as many as there are cores.

    Raises
    ------
    ModelError : a file is absent, or is not the one that the manifest names.
    """
    import onnxruntime
    from tokenizers import Tokenizer

    manifest = _read_manifest(folder)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(os.environ.get(THREADS) or 0) if threads is None else threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Threads that spin while they wait take the processor from whatever else runs: other processes of `build`, spaCy.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    encoder, cues = (
        # The fused node for adding and normalising is slow on the CPU: without it a text takes 9 % less of it (onnxruntime 1.32).
        onnxruntime.InferenceSession(
            str(folder / name), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )
        for name in ("encoder.onnx", "cues.onnx")
    )

    def encode(ids: Ints, features: Ints, _length: Ints, first: Ints) -> tuple[Floats, Floats, Floats]:
        if len(ids) > 1:
            raise ValueError("the shipped graph has no mask for padding: it reads one window at a time")
        words, flat, near = encoder.run(None, {"ids": ids, "features": features, "first": first})
        return words, flat, near

    def read_cues(words: Floats, near: Floats, at: Ints, around: Ints, pairs: Ints, inside: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        scores, valid = cues.run(
            None, {"words": words, "near": near, "anchors": at, "around": around, "pairs": pairs, "inside": inside.astype(np.float32)}
        )
        return scores, valid

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Reader(encode, read_cues, tokenizer, manifest)


def _read_manifest(folder: Path) -> dict[str, Any]:
    path = folder / "manifest.json"
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        files: dict[str, str] = manifest["sha256"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{path}: no readable manifest of the attribution model ({error}); install claimgraph again") from error
    for name, expected in files.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise ModelError(f"{folder / name}: the attribution model lacks this file; install claimgraph again") from error
        if found != expected:
            raise ModelError(
                f"{folder / name}: digest {found[:12]} is not {expected[:12]} as in manifest.json: it is damaged; install claimgraph again"
            )
    return manifest
