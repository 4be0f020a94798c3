"""Step "quotations": the passages in quotation marks, of every style, and whether they are speech.

In: the text and its parse. Out: ``Document.quotations`` in reading order, outermost and nested. A mark that is never closed ends with its
paragraph, so that no stray mark can swallow more than one. A speech over several paragraphs (each opens, only the last closes) gives one
quotation a paragraph, all but the last with ``continues``. After Krestel, Bergler and Witte (2008), "Minding the Source".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from .document import Document, Quotation
from .parse import paragraph_breaks, plain_text
from .wrapping import unwrap

__all__ = ["ADDS", "NEEDS", "annotate", "find_quotations"]

NEEDS: Final = ("parse",)
ADDS: Final = ("quotations",)

_MARK: Final = re.compile(r"''|``|[“”„‟\"«»″＂‹›‘’'`‛]")
_APOSTROPHE: Final = re.compile("['’]")
_SINGLES: Final = frozenset("‘’'`‛")
_OPENERS: Final = frozenset("“„‟«‹‘‛") | {"``"}
_CLOSERS: Final = frozenset("”»›’") | {"''"}
_BEFORE_OPENING: Final = frozenset("([{—–-/:;,…") | frozenset("“„\"«‘'")
_CONTRACTED: Final = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n|\d0s|\d\d)\b", re.IGNORECASE)

# A quotation of fewer words, without a finite verb, is a term, a title or irony unless a verb of saying stands beside it.
SHORT: Final = 5


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    family: str


def annotate(documents: Sequence[Document]) -> None:
    """Find the quotations of a batch: sets ``quotations`` of each document."""
    for document in documents:
        found = find_quotations(unwrap(document.article.text))
        document.quotations = [_judge(document, q) for q in found] if document.parse is not None and len(document.parse) else found


def find_quotations(text: str) -> list[Quotation]:
    """Find passages in quotation marks.

    Parameters
    ----------
    text : any text; offsets count its code points.

    Returns
    -------
    Quotations in reading order, an outer one before those within it; empty if there are none. ``speech`` is not judged yet.
    """
    if not _MARK.search(text):
        return []
    breaks = paragraph_breaks(plain_text(text))
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    paragraphs = list(zip(starts, ends, strict=True))
    found: list[Quotation] = []
    for i, (start, end) in enumerate(paragraphs):
        following = paragraphs[i + 1][0] if i + 1 < len(paragraphs) else None
        found.extend(_in_paragraph(text, start, end, following))
    return found


def _family(mark: str) -> str:
    if mark in "«»":
        return "«"
    if mark in "‹›":
        return "‹"
    return "'" if mark in _SINGLES else '"'


def _in_paragraph(text: str, start: int, end: int, following: int | None) -> list[Quotation]:
    found: list[Quotation] = []
    stack: list[_Open] = []
    for m in _MARK.finditer(text, start, end):
        mark, at, after = m.group(), m.start(), m.end()
        family = _family(mark)
        before_char = text[at - 1] if at > start else " "
        after_char = text[after] if after < end else " "
        depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == family), None)
        opens = _looks_opening(mark, before_char, after_char)
        closes = _looks_closing(mark, before_char, after_char)
        if mark == "“" and depth is not None and stack[depth].mark == "„":  # the German pair
            opens, closes = False, True
        if family == "'":
            if depth is not None and closes and not _is_possessive(text, at, end):
                _close(found, stack, depth, at, after)
            elif depth is None and opens and _closes_later(text, after, end):
                stack.append(_Open(mark, at, family))
        elif depth is not None and (closes or (mark == '"' and not opens)):
            _close(found, stack, depth, at, after)
        elif depth is not None and opens and mark in ('"', "“", "''"):  # one that was never closed: it ends where the next begins
            _end_unclosed(found, stack, depth, text, at)
            stack.append(_Open(mark, at, family))
        elif depth is None and opens:
            stack.append(_Open(mark, at, family))
    while stack:
        opened = stack.pop()
        inner = opened.start + len(opened.mark)
        last = len(text[:end].rstrip())
        if opened.family == "'" or inner >= last:
            continue
        goes_on = following is not None and text.startswith(("“", '"', "''", "``", "«", "„", "”"), following)
        found.append(Quotation(inner, last, opened.start, last, closed=False, continues=goes_on, depth=len(stack)))
    return sorted(found, key=lambda q: (q.outer_start, -q.outer_end))


def _looks_opening(mark: str, before: str, after: str) -> bool:
    free = before.isspace() or before in _BEFORE_OPENING
    if mark in _SINGLES:
        return mark != "’" and free and (after.isalnum() or after in '“"$[…')
    if mark in ("»", "›"):
        return free and not after.isspace()
    if mark in _OPENERS:
        return free or not after.isspace()
    return free and not after.isspace()


def _looks_closing(mark: str, before: str, after: str) -> bool:
    if mark in _SINGLES:
        return mark != "‘" and not before.isspace() and not after.isalnum()
    if mark in ("«", "‹"):
        return not before.isspace() and not after.isalnum()
    if mark in _OPENERS:  # typed for the closing one: “Never,“ she said
        return not before.isspace() and before not in "([{—–-/" and after.isspace()
    if mark in _CLOSERS and mark != "''":
        return True
    return not before.isspace() and not after.isalnum()


def _is_possessive(text: str, at: int, end: int) -> bool:
    """``users' data``: an apostrophe after an s, before a word in lower case, when a better closing mark follows."""
    if text[at - 1 : at].lower() != "s" or not re.match(r" [a-z]", text[at + 1 : min(at + 3, end)]):
        return False
    return _single_closes(text, at + 1, end)


def _closes_later(text: str, after: int, end: int) -> bool:
    return not _CONTRACTED.match(text, after) and _single_closes(text, after, end)


def _single_closes(text: str, start: int, end: int) -> bool:
    """Whether a single mark that looks closing stands between start and end."""
    marks = (m.start() for m in _APOSTROPHE.finditer(text, start, end))
    return any(_looks_closing(text[at], text[at - 1], text[at + 1] if at + 1 < end else " ") for at in marks)


def _close(found: list[Quotation], stack: list[_Open], depth: int, at: int, after: int) -> None:
    opened = stack[depth]
    del stack[depth:]  # marks within it that were not closed were apostrophes
    inner = opened.start + len(opened.mark)
    if inner < at:
        found.append(Quotation(inner, at, opened.start, after, depth=depth))


def _end_unclosed(found: list[Quotation], stack: list[_Open], depth: int, text: str, at: int) -> None:
    opened = stack[depth]
    del stack[depth:]
    inner = opened.start + len(opened.mark)
    last = inner + len(text[inner:at].rstrip())
    if inner < last:
        found.append(Quotation(inner, last, opened.start, last, closed=False, depth=depth))


def _judge(document: Document, q: Quotation) -> Quotation:
    """Whether the words are somebody's speech: by their number, a finite verb among them, a verb of saying beside them."""
    from .cues import is_say_verb

    parse = document.parse
    span = parse.char_span(q.start, q.end, alignment_mode="expand")
    if span is None:
        return q
    words = [t for t in span if not t.is_punct and not t.is_space]
    if len(words) > SHORT or q.continues:
        return q
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in words) and not _title_case(words):
        return q
    first, last = max(0, span.start - 4), min(len(parse), span.end + 5)
    beside = any(t.pos_ == "VERB" and is_say_verb(t.lemma_) for t in parse[first : span.start]) or (
        document.article.text[q.end - 1] in ",?!" and any(t.pos_ == "VERB" and is_say_verb(t.lemma_) for t in parse[span.end : last])
    )
    return q if beside else replace(q, speech=False)


def _title_case(words: list[Any]) -> bool:
    content = [t for t in words if t.is_alpha and len(t) > 3]
    return len(words) > 1 and bool(content) and all(t.text[0].isupper() for t in content)
