"""The words of a parsed article as plain lists, which are many times faster to walk than the parse itself.

In: `Document.parse`. Out: `Words`, one entry a token; offsets are code points of the article's text.
"""

from dataclasses import dataclass
from typing import Any

__all__ = ["Words", "words_of"]


@dataclass(slots=True)
class Words:
    """Token lists: ``text`` with plain apostrophes, ``lower``, part-of-speech ``tag``, ``dep`` and ``head`` (index), ``lemma``, ``start``
    and ``end``, ``sentence`` (number), ``entity`` (spaCy's label or empty) and ``entity_start`` (True at its first token).

    ``left`` and ``right`` are the first and last token of the word's subtree. ``sentences`` are (first, end) token ranges.
    """

    text: list[str]
    lower: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    lemma: list[str]
    start: list[int]
    end: list[int]
    sentence: list[int]
    entity: list[str]
    entity_start: list[bool]
    left: list[int]
    right: list[int]
    sentences: list[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.text)


def words_of(parse: Any) -> Words:
    """The lists of a spaCy Doc; every list is empty for None or an empty Doc."""
    n = len(parse) if parse is not None else 0
    if n == 0:
        return Words([], [], [], [], [], [], [], [], [], [], [], [], [], [])
    text, tag, dep, head, lemma, start, entity, entity_start, left, right = [], [], [], [], [], [], [], [], [], []
    for token in parse:
        text.append(token.text)
        tag.append("NNP" if token.tag_ == "WP" and token.text.isupper() else token.tag_)  # "WHO" asks nothing
        dep.append(token.dep_)
        head.append(token.head.i)
        lemma.append(token.lemma_)
        start.append(token.idx)
        entity.append(token.ent_type_)
        entity_start.append(token.ent_iob == 3)
        left.append(token.left_edge.i)
        right.append(token.right_edge.i)
    sentences = [(sentence.start, sentence.end) for sentence in parse.sents]
    number = [0] * n
    for k, (first, stop) in enumerate(sentences):
        number[first:stop] = [k] * (stop - first)
    end = [s + len(t) for s, t in zip(start, text, strict=True)]
    lower = [t.lower() for t in text]
    return Words(text, lower, tag, dep, head, lemma, start, end, number, entity, entity_start, left, right, sentences)
