"""Where do source, cue and content begin and end?

In: tokens of the parse that a frame chose. Out: ranges of characters that follow the conventions of PolNeAR, counted on its training part:
"that" belongs to the content (2,341 of 19,868 contents begin with it), the final full stop or comma does not unless it stands within
quotation marks, which do; the source takes its appositions; the cue takes auxiliaries, negation, particles and the adverbs between them.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from .document import Document, Quotation
from .near import speech_from

__all__ = ["Extent", "cue_extent", "quote_extents", "source_extent", "span_of", "tokens_between", "trim"]

Extent = tuple[int, int]

_TRIM_LEFT: Final = " \t\r\n\u00a0,;:.)–—-"
_TRIM_RIGHT: Final = " \t\r\n\u00a0,;:.(–—-"
_MARKS: Final = "\"“”„‟«»'‘’"


def span_of(token: Any) -> Extent:
    """The characters of a token's subtree."""
    last = token.right_edge
    return token.left_edge.idx, last.idx + len(last)


def source_extent(token: Any) -> list[Extent]:
    """A source with its appositions; a possessive's ``'s`` and a long relative clause are left out."""
    first, last = token.left_edge, token.right_edge
    for child in token.children:
        if child.dep_ == "case" and child.i > token.i:
            last = token.doc[child.i - 1]
            break
        if child.dep_ in ("relcl", "advcl", "ccomp", "acl") and child.i > token.i and child.left_edge.i > token.i:
            if child.dep_ in ("acl",) and child.right_edge.i - child.left_edge.i < 8:
                continue
            last = token.doc[child.left_edge.i - 1]
            break
    while last.i > token.i and (last.is_punct or last.is_space):
        last = last.nbor(-1)
    while first.i < token.i and (first.is_punct or first.is_space or first.dep_ == "cc"):
        first = first.nbor(1)
    return [(first.idx, last.idx + len(last))]


def cue_extent(token: Any, more: Iterable[Any]) -> list[Extent]:
    """A predicate with auxiliaries, negation, particles, the adverbs between them, and what else the frame names."""
    members = {token.i}
    for child in token.children:
        near = abs(child.i - token.i) <= 4
        if near and (child.dep_ in ("aux", "auxpass", "neg", "prt") or (child.dep_ == "advmod" and child.i == token.i - 1)):
            members.add(child.i)
    for extra in more:
        if abs(extra.i - token.i) <= 3:
            members.add(extra.i)
    first, last = min(members), max(members)
    # An inverted auxiliary or an object between: keep to the run around the predicate.
    for i in range(token.i, first, -1):
        if token.doc[i - 1].dep_ in ("nsubj", "dobj") or token.doc[i - 1].is_punct:
            first = i
            break
    end = token.doc[last]
    return [(token.doc[first].idx, end.idx + len(end))]


def quote_extents(document: Document, token: Any, source: Any) -> list[Extent]:
    """The quotations, marks included, that a verb's clause reports: in its sentence, or directly before or after it."""
    if not document.quotations:
        return []
    sentence = token.sent
    text = document.article.text
    start, end = sentence.start_char, sentence.end_char
    at = token.idx
    found: list[Quotation] = []
    for q in speech_from(document, start - 3):
        if q.outer_start > end + 3:
            break
        if q.outer_start <= at < q.outer_end:
            return []  # the verb itself is quoted
        within = q.outer_start < end and q.outer_end > start
        just_before = q.outer_end <= start and not text[q.outer_end : start].strip(" ,") and "\n" not in text[q.outer_end : start]
        finished = text[q.end - 1] == "." and any(c.dep_ == "aux" for c in token.children)
        if just_before and (finished or not _opens_with(token, source, start)):
            continue
        if (within and _reaches(token, q)) or just_before:
            found.append(q)
    if found:
        for q in speech_from(document, end - 1):
            if q.outer_start > end and text[end : q.outer_start].strip():
                break
            if q.outer_start >= end - 1 and q not in found and "\n" not in text[end - 1 : q.outer_start].strip(" "):
                if "\n" not in text[end - 1 : q.outer_start]:
                    found.append(q)
                break
    return [(q.outer_start, q.outer_end) for q in found]


def _opens_with(token: Any, source: Any, start: int) -> bool:
    """Whether the sentence begins with the clause of saying (``"Why?" she asked``)."""
    first = min(token.idx, source.left_edge.idx if source is not None else token.idx)
    return first - start <= 2 and not any(c.dep_ == "ccomp" for c in token.children)


def _reaches(token: Any, q: Quotation) -> bool:
    # A clause coordinated or subordinated away from the quotation does not report it: the nearest common head is the verb.
    # Of a quotation over several sentences only the part in the verb's own counts.
    sentence = token.sent
    first, last = max(q.start, sentence.start_char), min(q.end, sentence.end_char)
    head = token.doc.char_span(first, last, alignment_mode="expand") if first < last else None
    if head is None:
        return False
    at = head.root
    for _ in range(12):
        if at.i == token.i:
            return True
        if at.head is at:
            break
        at = at.head
    return token.dep_ in ("ccomp", "parataxis", "advcl") and token.head.idx >= q.start and token.head.idx < q.end


def tokens_between(text: str, extents: Sequence[Extent], token: Any, source: Any, *, cut: Sequence[Extent] | None = None) -> list[Extent]:
    """Join overlapping extents into pieces, take cue and source out, and trim their ends."""
    if cut is None:
        edges = [(token.idx, token.idx + len(token))]
        if source is not None:
            edges.extend(source_extent(source))
        cut = edges
    pieces: list[Extent] = []
    for start, end in sorted(extents):
        if pieces and start <= pieces[-1][1] + 1:
            pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
        else:
            pieces.append((start, end))
    for hole in cut:
        pieces = [part for piece in pieces for part in _without(piece, hole)]
    trimmed = [trim(text, start, end) for start, end in pieces]
    kept = [(start, end) for start, end in trimmed if end - start > 1 and any(c.isalnum() for c in text[start:end])]
    return kept


def _without(piece: Extent, hole: Extent) -> list[Extent]:
    if hole[1] <= piece[0] or hole[0] >= piece[1]:
        return [piece]
    return [(a, b) for a, b in ((piece[0], hole[0]), (hole[1], piece[1])) if a < b]


def trim(text: str, start: int, end: int) -> Extent:
    """Trim punctuation and white space that no convention counts as content; a stop within quotation marks stays with its mark."""
    while start < end and text[start] in _TRIM_LEFT:
        start += 1
    while end > start and text[end - 1] in _TRIM_RIGHT:
        end -= 1
    if end < len(text) and text[end - 1 : end] not in _MARKS:
        # "... words.”": the closing mark that the parse left outside
        after = text[end : end + 2]
        if len(after) == 2 and after[0] in ".,!?" and after[1] in '"”' and any(c in '"“' for c in text[start:end]):
            end += 2
        elif after[:1] in ("”", '"') and any(c in '"“' for c in text[start:end]):
            end += 1
    return start, end
