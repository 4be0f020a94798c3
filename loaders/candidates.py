"""Every predicate of an article in the frame it stands in: the candidates for cues.

In: a document with parse and quotations. Out: `Candidate`s, likely or not; `find_quoted` reads ``quoted Ann Lee as saying``.
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any, Final

from .constructions import PREDICATES, of_according, of_adjective, of_colon, of_noun, subject_of
from .cues import Candidate, is_say_verb, weight_of
from .document import Document
from .extents import Extent, cue_extent, quote_extents, source_extent, span_of, tokens_between
from .near import speech_from

__all__ = ["find_candidates", "find_quoted"]

_QUOTING: Final = frozenset(("quote", "cite", "report"))


def find_candidates(document: Document) -> Iterator[Candidate]:
    """Every predicate of a document in the frame it stands in, likely or not, in reading order."""
    doc = document.parse
    for token in doc:
        if token.lower_ == "according":
            candidate = of_according(document, token)
        elif token.pos_ in PREDICATES and token.dep_ not in ("aux", "auxpass"):
            candidate = _of_verb(document, token)
        elif token.pos_ == "ADJ" and token.dep_ in ("acomp", "ROOT", "conj", "advcl"):
            candidate = of_adjective(document, token)
        elif token.pos_ == "NOUN":
            candidate = of_noun(document, token)
        elif token.text == ":":
            candidate = of_colon(document, token)
        else:
            continue
        if candidate is not None:
            yield candidate


def _of_verb(document: Document, token: Any) -> Candidate | None:
    children = list(token.children)
    passive = any(c.dep_ == "auxpass" for c in children)
    subject, own = subject_of(token)
    if not own and token.dep_ in ("acl",) and token.tag_ == "VBN":
        passive = True
    agent = next((c for c in children if c.dep_ == "agent"), None)
    source = subject
    if passive:
        source = next(iter(agent.children), None) if agent is not None else None
    lemma = token.lemma_.lower()
    frame, parts = _complement(children)
    if lemma == "be" and frame != "that":
        return None
    quotes: list[Extent] = []
    said = is_say_verb(lemma)
    if said and not passive and not own and (late := _late_subject(token, children)) is not None:
        source, own = late, True
        if late in parts:
            frame, parts = "none", []
    if (said or frame in ("none", "that")) and not passive:
        quotes = quote_extents(document, token, source)
    prepositions = [c for c in children if c.dep_ in ("prep", "dative")]
    if frame == "prep" and parts:
        if said and quotes:
            frame, parts = "quote", []
        else:
            frame = f"prep:{parts[0].head.lower_ if parts[0].dep_ in ('pobj', 'pcomp') else parts[0].lower_}"
    elif frame in ("none", "obj") and quotes and said:
        frame, parts = "quote", []
    elif frame == "none" and quotes:
        frame = "quote"
    if passive:
        if source is None and subject is not None and own:
            parts = [subject, *parts]
        elif subject is not None and own:
            parts = [subject]
        frame = f"p-{frame}"
    elif not own:
        frame = f"m-{frame}"
    if lemma in _QUOTING and (relayed := _as_saying(token)) is not None and not passive:
        clause = [c for c in relayed[1].children if c.dep_ in ("ccomp", "dobj")]
        frame, parts, said = "that", clause, True
        quotes = quotes or quote_extents(document, token, source) or _quote_before(document, token)
        content = _content(document, token, source, parts, quotes, bool(clause) is False)
        content = [piece for piece in content if piece[1] <= token.idx or piece[0] > relayed[1].idx]
    else:
        content = _content(document, token, source, parts, quotes, said)
    if not content:
        return None
    particles = [c for c in prepositions if frame.endswith(f"prep:{c.lower_}")]
    return Candidate(
        token.i,
        lemma,
        frame,
        source_extent(source) if source is not None and source.i != token.i else [],
        cue_extent(token, [*particles, *([agent] if agent is not None and agent.i == token.i + 1 else [])]),
        content,
        bool(quotes),
        weight_of(lemma, frame, quoted=bool(quotes)),
    )


def _quote_before(document: Document, token: Any) -> list[Extent]:
    """The speech that ends where the verb's sentence begins, or within it before the verb."""
    start = token.sent.start_char
    near = takewhile(lambda q: q.outer_start <= token.idx, speech_from(document, start - 2))
    before = [q for q in near if q.outer_end <= token.idx]
    return [(q.outer_start, q.outer_end) for q in before[-1:]]


def _late_subject(token: Any, children: list[Any]) -> Any | None:
    """The subject behind its verb that the parse took for an object: ``"...," added Ann Lee``."""
    doc = token.doc
    if token.i + 1 >= len(doc) or token.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    before = token.i - 1
    while before >= 0 and doc[before].is_space:
        before -= 1
    if before < 0 or doc[before].text not in ('"', "''", "'", ","):
        return None
    for child in children:
        if child.dep_ in ("dobj", "attr", "npadvmod", "dep", "oprd", "appos", "ccomp") and 0 < child.left_edge.i - token.i <= 2:
            return child if child.pos_ in ("PROPN", "NOUN", "PRON") and child.ent_type_ not in ("DATE", "TIME") else None
    return None


def _complement(children: list[Any]) -> tuple[str, list[Any]]:
    by_dep: dict[str, list[Any]] = {}
    for child in children:
        by_dep.setdefault(child.dep_, []).append(child)
    if "ccomp" in by_dep:
        return "that", by_dep["ccomp"]
    clauses = by_dep.get("xcomp", [])
    if clauses and any(c.dep_ == "aux" and c.lower_ == "to" for c in clauses[0].children):
        return "to", [*by_dep.get("dobj", []), *clauses]
    if "dobj" in by_dep:
        tail = [c for c in by_dep.get("prep", []) if c.lower_ in ("as", "for", "of", "with")]
        return "obj", [*by_dep["dobj"], *by_dep.get("oprd", []), *tail]
    if clauses:
        return "ing", clauses
    if "oprd" in by_dep:
        return "obj", by_dep["oprd"]
    for preposition in by_dep.get("prep", []):
        objects = [c for c in preposition.children if c.dep_ in ("pobj", "pcomp")]
        if objects:
            return "prep", objects
    return "none", []


def _content(document: Document, token: Any, source: Any, parts: list[Any], quotes: list[Extent], said: bool) -> list[Extent]:
    text = document.article.text
    extents = [span_of(part) for part in parts]
    lead = _fronted(token, source) if said and not any(part.i > token.i and part.dep_ == "ccomp" for part in parts) else None
    if said and not extents and quotes and (gap := (token.idx + len(token), quotes[0][0]))[0] < gap[1] < token.sent.end_char:
        # "saying a longer truce would let “...”": the clause that the quotation ends, missed by the parse
        between = token.doc.char_span(*gap, alignment_mode="contract")
        if between is not None and "," not in between.text and any(t.pos_ in PREDICATES for t in between):
            extents.append(gap)
    if lead is not None:
        extents = [e for e in extents if e[0] >= lead[1]]
        extents.append(lead)
    for extent in extents:
        # The parse may end a clause within the quotation that it opens.
        for q in takewhile(lambda q, at=extent[0]: q.outer_start <= at, speech_from(document, extent[0])):  # type: ignore[misc]
            whole = (q.outer_start, q.outer_end)
            if not whole[0] <= token.idx < whole[1] and _begins_in(extent, whole) and whole not in quotes:
                quotes = [*quotes, whole]
    return tokens_between(text, [*extents, *quotes], token, source)


def _begins_in(extent: Extent, quotation: Extent) -> bool:
    return quotation[0] <= extent[0] < quotation[1] < extent[1] + 4000 and extent[0] - quotation[0] <= 3


def _fronted(token: Any, source: Any) -> Extent | None:
    """The words before ``, she said``: from the start of the sentence to the comma."""
    if source is None:
        return None
    sentence = token.sent
    first = min(token.i, source.left_edge.i)
    last = max(token.i, source.right_edge.i)
    if last - first > 40 or first <= sentence.start + 1:
        return None
    before = token.doc[first - 1]
    if before.text not in (",", '"', "'", "''", "?", "!", "--", "—", "-") or token.doc[first - 1].i <= sentence.start:
        return None
    clauses = ("ccomp", "dep", "parataxis", "advcl")
    clauses = ("ccomp", "dep", "parataxis", "advcl")
    hangs = token.dep_ in ("parataxis", "ccomp") or any(c.dep_ in clauses and c.i < first for c in token.children)
    if not hangs and not _ends_sentence(token, last, sentence):
        return None
    return sentence.start_char, before.idx


def _ends_sentence(token: Any, last: int, sentence: Any) -> bool:
    """Whether only a time or place follows the clause of saying, however the parse hangs it: ``..., the agency said on Monday.``"""
    if token.tag_ not in ("VBD", "VBZ", "VBP") or sentence.end - last > 9:
        return False
    return not any(t.pos_ in PREDICATES or t.text in ('"', ",") for t in token.doc[last + 1 : sentence.end])


def find_quoted(document: Document, start: int, end: int) -> tuple[Extent, Extent] | None:
    """Speaker and inner cue of ``quoted Ann Lee as saying``, where the verb of quoting stands in [start, end).

    The cue holds whom she told: ``as telling Interfax``.
    """
    cue = document.parse.char_span(start, end, alignment_mode="expand")
    for token in cue if cue is not None else ():
        if token.lemma_.lower() in _QUOTING and (parts := _as_saying(token)) is not None:
            speaker, saying = parts
            heard = [c.right_edge for c in saying.children if c.dep_ in ("dobj", "dative") and saying.lemma_ == "tell"]
            last = heard[0] if heard and heard[0].i - saying.i <= 6 else saying
            return source_extent(speaker)[0], (saying.idx, last.idx + len(last))
    return None


def _as_saying(token: Any) -> tuple[Any, Any] | None:
    speaker = next((c for c in token.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if speaker is None or token.i + 1 >= len(token.doc):
        return None
    for at in range(speaker.i, min(speaker.right_edge.i + 4, len(token.doc) - 1)):
        if token.doc[at].lower_ == "as" and token.doc[at + 1].tag_ == "VBG" and is_say_verb(token.doc[at + 1].lemma_):
            return speaker, token.doc[at + 1]
    return None
