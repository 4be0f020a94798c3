"""Step "attributions": which passages report somebody's words or mind, whose, and by which cue?

In: parse and quotations. Out: ``Document.drafts``: the outermost attributions, found by rules (`find_outermost`), and those that stand
within another's content, each with its ``parent`` (`find_nested`, which works on any drafts, learned ones too). The conventions are those
of PolNeAR.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from claimgraph.graph.extraction import Span

from .candidates import find_candidates, find_quoted
from .cues import Candidate
from .document import Document, Draft, Quotation
from .extents import Extent, trim
from .near import Near

__all__ = ["ADDS", "NEEDS", "annotate", "find_nested", "find_outermost", "kind_of"]

NEEDS: Final = ("parse", "quotations")
ADDS: Final = ("drafts",)

# Tried .2 to .4 on 200 articles of PolNeAR train with weights of the others: link_f .527 to .538, the same from .25 on, while precision
# rises from .59 to .67; a wrong attribution costs its reader more than one that is missing. Run the eval again after a change.
LEAST: Final = 0.4

# Of 20 nested ones of three article sets read by hand, those below .5 were right once in six, those above eight times in fourteen.
LEAST_NESTED: Final = 0.5

# Code points between an attribution and a quotation that goes on with it. Tried 40, 80 and 160 on 200 articles of PolNeAR train.
LONGEST_GAP: Final = 80

_QUOTES: Final = '"“”«»„‟″'


def annotate(documents: Sequence[Document]) -> None:
    """Find the attributions of a batch: sets ``drafts`` of each document, outermost and nested, in reading order."""
    for document in documents:
        if document.parse is None or not len(document.parse):
            document.drafts = []
            continue
        candidates = list(find_candidates(document))
        drafts = find_outermost(document, candidates)
        document.drafts = drafts
        drafts.extend(find_nested(document, drafts, candidates))
        drafts.sort(key=_position)


def find_outermost(document: Document, candidates: Iterable[Candidate] | None = None) -> list[Draft]:
    """The attributions that stand in no other's content, in reading order."""
    speech = [(q.start, q.end) for q in document.quotations or () if q.speech and not q.depth]
    likely = (c for c in (find_candidates(document) if candidates is None else candidates) if c.weight >= LEAST)
    found = [c for c in likely if not _within(c.cue[0], speech)]  # what is said within somebody's words is theirs, found or not
    # The one with the wider content holds the others; an earlier one wins a tie.
    found.sort(key=lambda c: (-(c.content[-1][1] - c.content[0][0]), c.token))
    kept: list[Candidate] = []
    for candidate in found:
        at = candidate.cue[0]
        if any(_within(at, other.content) for other in kept):
            continue
        if any(_overlap(candidate.content, other.content) > 0.5 and not _better(candidate, other) for other in kept):
            continue
        kept.append(candidate)
    drafts = sorted((_draft(document, c) for c in kept), key=_position)
    _carry_on(document, drafts)
    return drafts


def find_nested(document: Document, drafts: Sequence[Draft], candidates: Iterable[Candidate] | None = None) -> list[Draft]:
    """The attributions within the contents of others, each with the smallest one around it as ``parent``; new drafts only.

    Parameters
    ----------
    drafts : the outermost attributions, by rules or learned.
    candidates : of `find_candidates`, if they are at hand.
    """
    if document.parse is None or not len(document.parse):
        return []
    likely = [c for c in (find_candidates(document) if candidates is None else candidates) if c.weight >= LEAST_NESTED]
    nested: list[Draft] = []
    quoted = _quoted_speakers(document, drafts)
    cues = Near((s.start, s.end, d) for d in (*drafts, *quoted) for s in d.cue)
    contents = Near((s.start, s.end, d) for d in (*drafts, *quoted) for s in d.content)
    for candidate in sorted(likely, key=lambda c: -(c.content[-1][1] - c.content[0][0])):
        at = candidate.cue[0]
        if cues.touches(*at):
            continue
        around = [d for start, end, d in contents.touching(*at) if start <= at[0] and at[1] <= end]
        if not around:
            continue
        parent = min(around, key=lambda d: d.content[-1].end - d.content[0].start)
        inside = [part for e in candidate.content for part in _shared(document.article.text, e, parent.content)]
        if not inside:
            continue
        draft = _draft(document, replace(candidate, content=inside))
        draft.parent = parent
        nested.append(draft)
        for span in draft.content:
            contents.add(span.start, span.end, draft)
    inner = _quoted_speakers(document, nested)
    taken = Near((s.start, s.end, d) for d in inner for s in d.cue)
    nested = [d for d in nested if not any(taken.touches(s.start, s.end) for s in d.cue)]
    return sorted([*nested, *quoted, *inner], key=_position)


def _shared(text: str, extent: Extent, content: Sequence[Span]) -> list[Extent]:
    """The parts of an extent that lie in a content, ends trimmed."""
    parts = ((max(extent[0], s.start), min(extent[1], s.end)) for s in content)
    return [trim(text, start, end) for start, end in parts if end - start > 1 and any(c.isalnum() for c in text[start:end])]


def _quoted_speakers(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """``Interfax quoted Ann Lee as saying``: within Interfax's words stand those of Ann Lee, the same ones without her name and cue."""
    found = []
    text = document.article.text
    for draft in drafts:
        at = find_quoted(document, draft.cue[0].start, draft.cue[-1].end) if draft.cue else None
        if at is not None and not any(s.start < at[0][1] and at[0][0] < s.end for s in draft.source):
            source, cue = (Span.of(text, *e) for e in at)
            pieces = [part for s in draft.content for part in ((s.start, min(s.end, source.start)), (max(s.start, cue.end), s.end))]
            content = [trim(text, *p) for p in pieces if p[0] < p[1] and any(c.isalnum() for c in text[p[0] : p[1]])]
            if content:
                spans = [Span.of(text, *e) for e in content]
                found.append(Draft([source], [cue], spans, kind_of(text, content), confidence=draft.confidence, parent=draft))
    return found


def kind_of(text: str, content: Sequence[Extent]) -> str:
    """direct where the content is words in quotation marks, mixed where some of it is, else indirect."""
    first, last = text[content[0][0]], text[content[-1][1] - 1]
    if first in _QUOTES and (last in _QUOTES or text[content[-1][1] - 2] in _QUOTES):
        return "direct"
    return "mixed" if any(q in text[start:end] for start, end in content for q in _QUOTES) else "indirect"


def _draft(document: Document, candidate: Candidate) -> Draft:
    text = document.article.text
    source, cue, content = ([Span.of(text, *e) for e in es] for es in (candidate.source, candidate.cue, candidate.content))
    return Draft(source, cue, content, kind_of(text, candidate.content), confidence=round(min(0.99, candidate.weight), 2))


def _carry_on(document: Document, drafts: Sequence[Draft]) -> None:
    """Give a quotation that no attribution covers to the one before it, where it is a paragraph of its own: the same speaker goes on."""
    text = document.article.text
    previous: Quotation | None = None
    carrier: Draft | None = None
    waiting: list[Quotation] = []  # paragraphs of a speech whose speaker is named in its last
    for q in document.quotations or ():
        if not q.speech or q.depth:
            continue
        extent = (q.outer_start, q.outer_end)
        holder = next((d for d in drafts if any(s.start < q.outer_end and q.outer_start < s.end for s in d.content)), None)
        if holder is not None:
            if waiting and waiting[-1].continues and q.outer_start <= holder.content[0].start:
                holder.content[:0] = [Span.of(text, w.outer_start, w.outer_end) for w in waiting]
            previous, carrier, waiting = q, holder, []
            continue
        waiting = [*(waiting if waiting and waiting[-1].continues else []), q]
        if previous is None or carrier is None:
            continue
        last = max(s.end for s in (*carrier.source, *carrier.cue, *carrier.content))
        gap = text[last : q.outer_start]
        if "\n" in gap:
            goes_on = previous.continues or (_is_alone(text, extent) and gap.count("\n") <= 2 and len(gap) < LONGEST_GAP)
        else:  # "...," she said on Monday. "..."
            goes_on = len(gap) < LONGEST_GAP and gap.rstrip().endswith((".", ",", ":", ";", "—", "–", "-"))
        if goes_on and q.outer_start >= carrier.content[-1].end:
            carrier.content.append(Span.of(text, *extent))
            carrier.kind = kind_of(text, [(s.start, s.end) for s in carrier.content])
            previous, waiting = q, []


def _is_alone(text: str, extent: Extent) -> bool:
    """Whether a quotation fills its paragraph."""
    line = text.rfind("\n", 0, extent[0]) + 1
    end = text.find("\n", extent[1])
    rest = text[line : extent[0]] + text[extent[1] : end if end >= 0 else len(text)]
    return not rest.strip(" \t\r\u00a0.,—-")


def _position(draft: Draft) -> tuple[int, int, int]:
    first = min((s.start for s in (*draft.source, *draft.cue, *draft.content)), default=0)
    return first, draft.cue[0].start if draft.cue else first, -(draft.content[-1].end if draft.content else 0)


def _within(extent: Extent, content: Sequence[Extent]) -> bool:
    return any(start <= extent[0] and extent[1] <= end for start, end in content)


def _overlap(a: Sequence[Extent], b: Sequence[Extent]) -> float:
    shared = sum(max(0, min(ae, be) - max(as_, bs)) for as_, ae in a for bs, be in b)
    return shared / max(1, min(sum(e - s for s, e in a), sum(e - s for s, e in b)))


def _better(candidate: Candidate, other: Candidate) -> bool:
    return candidate.quoted and other.quoted and candidate.weight > 0.6 and other.weight > 0.6 and candidate.source != other.source
