"""Candidates that are no verbs: "according to", adjectives ("sure that"), nouns ("her claim that"), and a name with a colon.

In: the document and the token. Out: a `Candidate`, or None where the token stands in no such construction.
"""

from typing import Any, Final

from .clauses import agreeing
from .cues import Candidate, weight_of
from .document import Document
from .extents import cue_extent, source_extent, span_of, tokens_between

__all__ = ["PREDICATES", "of_according", "of_adjective", "of_colon", "of_noun", "subject_of"]

PREDICATES: Final = frozenset(("VERB", "AUX"))
"""Parts of speech that make a clause."""


def subject_of(token: Any) -> tuple[Any, bool]:
    """The subject of a verb, and whether it is its own; for a clause without one, the subject of the verb it hangs on."""
    own = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
    if own:
        # of two before the verb the nearer: the first is the place of a dateline ("OSLO -- A court on Friday rejected")
        return [own[0], *(c for c in own if c.i < token.i)][-1], True
    head, at = token, token
    for _ in range(4):
        if at.dep_ in ("conj", "advcl", "xcomp", "pcomp", "prep", "dep", "ccomp") and at.head is not at:
            at = agreeing(at, at.head) if at.dep_ == "conj" else at.head
            if at.pos_ in PREDICATES:
                for child in at.children:
                    if child.dep_ == "dobj" and head.dep_ == "xcomp":
                        return child, False
                for child in at.children:
                    if child.dep_ in ("nsubj", "nsubjpass"):
                        return child, False
        elif at.dep_ in ("acl", "relcl"):
            return at.head, False
        else:
            break
    return None, False


def of_according(document: Document, token: Any) -> Candidate | None:
    """``according to X``: the rest of the sentence."""
    doc = token.doc
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    to = doc[token.i + 1]
    source = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None)
    if source is None:
        return None
    sentence = token.sent
    start, end = token.idx, source_extent(source)[-1][1]
    text = document.article.text
    before = (sentence.start_char, start)
    after = (end, sentence.end_char)
    if text[before[0] : before[1]].strip(' \n,.;:—-"“”'):
        content = [before]
        tail = text[after[0] : after[1]].strip()
        if (
            tail.startswith(",")
            and len(tail) > 25
            and not tail.lower().startswith((", which", ", who", ", and", ", but", ", a ", ", the "))
        ):
            content.append(after)
    else:
        content = [after]
    cue = [(start, to.idx + len(to))]
    pieces = tokens_between(text, content, token, source, cut=[*cue, *source_extent(source)])
    return (
        Candidate(token.i, "according", "prep:to", source_extent(source), cue, pieces, False, weight_of("according", "prep:to"))
        if pieces
        else None
    )


def of_adjective(document: Document, token: Any) -> Candidate | None:
    """``X is sure that``."""
    parts = [c for c in token.children if c.dep_ in ("ccomp", "xcomp")]
    frame = "a-that" if parts and parts[0].dep_ == "ccomp" else "a-to"
    if not parts:
        for preposition in token.children:
            if preposition.dep_ == "prep":
                parts = [c for c in preposition.children if c.dep_ in ("pobj", "pcomp")]
                if parts:
                    frame = f"a-prep:{preposition.lower_}"
                    break
    source, _ = subject_of(token.head) if token.dep_ == "acomp" else subject_of(token)
    lemma = token.lower_
    weight = weight_of(lemma, frame)
    if not parts or source is None:
        return None
    content = tokens_between(document.article.text, [span_of(p) for p in parts], token, source)
    verb = [token.head] if token.dep_ == "acomp" and token.head.i < token.i <= token.head.i + 4 else []
    return Candidate(token.i, lemma, frame, source_extent(source), cue_extent(token, verb), content, False, weight) if content else None


def of_noun(document: Document, token: Any) -> Candidate | None:
    """``X's claim that``, ``the claim by X that``, ``his hope for``."""
    parts: list[Any] = []
    frame = ""
    source = None
    for child in token.children:
        if child.dep_ == "poss":
            source = child
        elif child.dep_ in ("acl", "ccomp", "relcl") and any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children):
            parts, frame = [child], "n-that"
        elif child.dep_ == "acl" and not parts and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children):
            parts, frame = [child], "n-to"
        elif child.dep_ == "prep" and not parts:
            objects = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
            if objects:
                parts, frame = objects, f"n-prep:{child.lower_}"
    if not parts or (source is None and frame != "n-that"):
        return None
    if source is None:
        by = next((c for c in token.children if c.dep_ == "prep" and c.lower_ in ("by", "from")), None)
        source = next(iter(by.children), None) if by is not None else None
    content = tokens_between(document.article.text, [span_of(p) for p in parts], token, source)
    if not content:
        return None
    found = [] if source is None else source_extent(source)
    return Candidate(
        token.i, token.lemma_.lower(), frame, found, cue_extent(token, []), content, False, weight_of(token.lemma_.lower(), frame)
    )


def of_colon(document: Document, token: Any) -> Candidate | None:
    """``SPEAKER: words`` where the words fill the rest of the paragraph."""
    doc = token.doc
    sentence = token.sent
    words = [t for t in doc[sentence.start : token.i] if not t.is_space]
    if not words or len(words) > 6 or any(t.pos_ in PREDICATES for t in words):
        return None
    if not all(t.is_title or t.is_upper or t.is_punct or t.pos_ in ("ADP", "DET") for t in words):
        return None
    if words[0].i > 0 and "\n" not in doc[words[0].i - 1].text_with_ws:
        return None
    quote = next((q for q in document.quotations or () if 0 <= q.outer_start - token.idx <= 3), None)
    end = document.article.text.find("\n", token.idx)
    content = (token.idx + 1, end if end >= 0 else len(document.article.text))
    frame = "quote" if quote is not None else "none"
    pieces = tokens_between(document.article.text, [content], token, None)
    source = [(words[0].idx, words[-1].idx + len(words[-1]))]
    return (
        Candidate(token.i, ":", frame, source, [(token.idx, token.idx + 1)], pieces, quote is not None, weight_of(":", frame))
        if pieces
        else None
    )
