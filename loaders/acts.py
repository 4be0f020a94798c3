"""Step "acts": where does somebody accuse, deny, demand or promise without a word of theirs being quoted?

`find_acts` finds the verbal acts that no draft covers yet ("Russia accused the US of ...", "was accused by X of", "levelled accusations
at", "Moscow's accusation that ..."): the predicates of ``claim_frames.tsv`` whose speaker can speak.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any, Final

from claimgraph.graph.extraction import Span

from .clauses import RELATIVES, agreeing, is_passive, is_unbound, objects, passive_subjects
from .document import Document, Draft
from .frames import Match, match_frame
from .near import Near
from .phrases import noun_phrase
from .polarity import modality, negated
from .voices import can_speak
from .wordlists import is_of, word_class

__all__ = ["ADDS", "NEEDS", "annotate", "find_acts"]

NEEDS: Final = ("parse", "drafts")
ADDS: Final = ("drafts",)

Token = Any

_CONTENT: Final = frozenset({"dobj", "ccomp", "xcomp", "prep", "oprd", "acomp", "attr", "dative", "advcl", "acl", "relcl", "conj", "pobj"})


def annotate(documents: Sequence[Document]) -> None:
    """Add the verbal acts that no draft covers to ``drafts``, in reading order; a second run finds nothing more."""
    for document in documents:
        drafts = document.drafts or []
        for draft in drafts:
            _name_agent(document, draft)
        document.drafts = sorted([*drafts, *find_acts(document)], key=_position)


def find_acts(document: Document) -> list[Draft]:
    """The verbal acts that no draft covers, in reading order.

    Parameters
    ----------
    document : its ``parse`` and ``drafts`` are read (no drafts count as none), nothing is changed.

    Returns
    -------
    New drafts with ``act`` set; ``source`` is empty for a passive without agent; ``parent`` is the smallest
    draft within whose content it stands.
    """
    doc, text = document.parse, document.article.text
    drafts = document.drafts or []
    taken = Near((s.start, s.end, d) for d in drafts for s in (*d.cue, *d.source))
    cues = Near((s.start, s.end, d) for d in drafts for s in d.cue)
    contents = Near((s.start, s.end, d) for d in drafts for s in d.content)
    found: list[Draft] = []
    for token in doc:
        if token.pos_ not in ("VERB", "NOUN", "ADJ", "PROPN"):
            continue
        match = match_frame(token)
        if match is None or match.frame.type == "statement" or not _is_act(match):
            continue
        cue_start, cue_end = _cue(match)
        _leave_nobody(match, cues.touching(match.token.idx, match.token.idx + 1))
        for draft in _mend(match, [d for _, _, d in cues.touching(match.token.idx, match.token.idx + 1)], document):
            for spans, near in ((draft.cue, cues), (draft.content, contents)):
                for span in spans:
                    near.add(span.start, span.end, draft)
        if taken.touches(cue_start, cue_end):
            continue
        if match.frame.pos == "n" and taken.touches(match.carrier.idx, match.carrier.idx + 1):
            continue  # the cue is the light verb that carries the noun
        if (match.frame.pos == "a" or "wont" in match.frame.needs) and _saying(contents, cue_start):
            continue  # "said his country was willing to": that is what is said
        source = _source(match, text)
        content = _content(match, text, [(s.start, s.end) for s in source], (cue_start, cue_end))
        if not content or (not source and not match.agentless):
            continue
        cue = Span.of(text, cue_start, cue_end)
        draft = Draft(source, [cue], content, "indirect", confidence=0.8, act=True)
        draft.parent = min(_saying(contents, cue_start), key=lambda d: sum(s.end - s.start for s in d.content), default=None)
        taken.add(cue_start, cue_end, draft)
        found.append(draft)
    return found


def _name_agent(document: Document, draft: Draft) -> None:
    """Where a draft names nobody who can speak, or who is acted on, but the frame of its cue tells who acts, take that one.

    "Was accused of torture by Russia"; "Oslo has been rebuked by Russia over the arrests", found as Oslo's;
    "fined Keller, accusing him", found as Keller's, and so "Russia berated Oslo".
    """
    doc, text = document.parse, document.article.text
    source = document.tokens(draft.source)
    for token in document.tokens(draft.cue):
        acted_on = [t for t in (passive_subjects(token) if is_passive(token) else objects(token)) if t in source]
        done_to = source if _is_done_to(source, token) or _is_of_main_clause(source, token) else []
        if not (acted_on or done_to) and any(can_speak(t) for t in source):
            continue
        match = match_frame(token)
        if match is None or match.frame.type == "statement" or not match.sources or not can_speak(match.sources[0]):
            continue
        named = _source(match, text)
        told = sorted({*draft.content, *(s for s in draft.source if acted_on and s not in named)}, key=lambda s: s.start)
        content = [part for span in told for part in _apart(doc, text, span, named[0])]
        if content:
            draft.source, draft.content = named, content
            return


def _is_done_to(source: Sequence[Token], verb: Token) -> bool:
    """Whether a source stands between a verb and what is joined to it: Keller in "fined Moss and Keller, accusing them", "and urged"."""
    main = verb.head
    own = verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ") and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    if own:
        main = agreeing(verb, main)
        own = main.tag_ == verb.tag_ and any(c.dep_ == "nsubj" and c.lower_ not in RELATIVES for c in main.children)
    aside = (own or (verb.tag_ == "VBG" and verb.dep_ == "advcl")) and main.pos_ == "VERB" and not is_passive(main)
    if not (aside and source and all(main.i < t.i < verb.i for t in source)):
        return False
    above = [t for word in source if not word.is_punct for t in (word, *takewhile(lambda t: t != main, word.ancestors))]
    # "denied it, with its envoy calling the claim absurd", "said Oslo had left, accusing them"
    return not any(t.lower_ in ("with", "by") or t.dep_ in ("nsubj", "nsubjpass") for t in above)


def _is_of_main_clause(source: Sequence[Token], verb: Token) -> bool:
    """Whether a source stands outside the clause with a subject of its own that a verb goes on: "sacked him after he left and accused"."""
    main = agreeing(verb, verb.head)
    goes_on = verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ") and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    if not goes_on or main.dep_ != "advcl" or not any(c.dep_ == "nsubj" and c.lower_ not in RELATIVES for c in main.lefts):
        return False
    inside = range(main.left_edge.i, main.right_edge.i + 1)
    return bool(source) and not any(t.i in inside for t in source)


def _tokens(doc: Any, span: Span) -> range:
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return range(found.start, found.end) if found is not None else range(0)


def _apart(doc: Any, text: str, span: Span, hole: Span) -> list[Span]:
    """What is left of a span without a hole, without the punctuation and prepositions that led to it."""
    inside, gone = _tokens(doc, span), _tokens(doc, hole)
    if not set(inside) & set(gone):
        return [span]
    left = []
    for first, stop in ((inside.start, min(inside.stop, gone.start)), (max(inside.start, gone.stop), inside.stop)):
        while first < stop and (doc[stop - 1].is_punct or doc[stop - 1].lower_ in ("by", "from", "of")):
            stop -= 1
        while first < stop and doc[first].is_punct:
            first += 1
        if first < stop:
            left.append(Span.of(text, doc[first].idx, doc[stop - 1].idx + len(doc[stop - 1])))
    return left


def _mend(match: Match, drafts: Iterable[Draft], document: Document) -> Iterator[Draft]:
    """Give a verbal act that was found with a wrong speaker its own: "faces criticism from Oman over the law", found as the law's.

    Those that were changed are given.
    """
    text = document.article.text
    carried = match.frame.pos == "n" and match.token != match.carrier
    felt = match.frame.pos == "a" and match.token.tag_ == "VBN"  # "was appalled by Oslo", found as Oslo's
    for draft in drafts:
        speaking = [s for s in draft.source if any(s.start <= t.idx < s.end for t in match.sources)]
        if speaking and len(speaking) < len(draft.source):
            draft.source = speaking  # "Oslo voted him out after he denounced it", found as of both
            yield draft
            continue
        if (
            not match.sources
            or not (carried or match.passive or felt)
            or draft.kind != "indirect"
            or not draft.source
            or not any(s.start <= match.token.idx < s.end for s in draft.cue)
        ):
            continue
        said = document.parse.char_span(draft.source[0].start, draft.source[-1].end, alignment_mode="expand")
        if said is None or any(s.i in range(said.start, said.end) for s in match.sources):
            continue
        undergoes = passive_subjects(match.token) if match.passive else passive_subjects(match.carrier)
        if can_speak(said.root) and not any(h.i in range(said.start, said.end) for h in undergoes) and not (match.passive or felt):
            continue
        cue_start, cue_end = _cue(match)
        source = _source(match, text)
        content = _content(match, text, [(s.start, s.end) for s in source], (cue_start, cue_end))
        if source and content:
            draft.source, draft.cue, draft.content = source, [Span.of(text, cue_start, cue_end)], content
            yield draft


def _leave_nobody(match: Match, near: Iterable[tuple[int, int, Draft]]) -> None:
    """Take the speaker from an act whose passive names none, where who undergoes it was found as such: "Oslo accused of fraud"."""
    if match.agentless and is_unbound(match.token):
        for _, _, draft in near:
            if any(s.start <= t.idx < s.end for s in draft.source for t in passive_subjects(match.token)):
                draft.source, draft.content = [], sorted([*draft.source, *draft.content], key=lambda s: s.start)


def _is_compared(verb: Token) -> bool:
    """Whether "as" leads to a participle: "whom she thought of as tied to it"."""
    return "as" in {w.lower_ for w in verb.doc[max(verb.left_edge.i - 1, 0) : verb.left_edge.i + 1]}


def _is_act(match: Match) -> bool:
    token, carrier = match.token, match.carrier
    sources = match.sources
    if sources and not can_speak(sources[0], strict=match.frame.word in ("threaten", "support", "back", "oppose", "resist", "call")):
        return False
    if match.agentless:
        # "was accused of": whoever it was. Only where somebody is named as accused.
        return (
            match.frame.type in ("accusation", "criticism")
            and not negated(token)
            and modality(token) == "asserted"
            and match.passive
            and any(can_speak(s) for s in passive_subjects(token))
            and token.dep_ not in ("acl", "amod")
            and not _is_compared(token)
            and not any(c.tag_ == "TO" for c in token.children)
        )
    if not sources:
        return False
    if token != carrier:
        return True
    if match.frame.pos == "n":
        # A noun that another verbal act is about ("rejected accusations by Kyiv") is that act's content.
        head = token.head
        for _ in range(4):
            if head != token and head.pos_ in ("VERB", "NOUN") and match_frame(head) is not None:
                return False
            if head.head == head or head.pos_ == "VERB":
                break
            head = head.head
        return True
    if token.dep_ == "xcomp" and is_of(token.head, word_class("refusing")) and match.frame.type not in ("accusation", "criticism"):
        return False  # "refused to accept": told by the refusal
    if match.frame.word == "accept" and (negated(token) or modality(token) != "asserted"):
        return False  # "will not accept": a refusal
    if (
        token.dep_ == "xcomp"
        and token.head.pos_ in ("VERB", "AUX", "ADJ")
        and token.head.lemma_.lower() not in word_class("act_aspect")
        and token.tag_ == "VB"
    ):
        return False
    return not (token.tag_ == "VB" and not any(c.dep_ in ("aux", "nsubj") for c in token.children) and token.dep_ in ("ROOT", "ccomp"))


def _cue(match: Match) -> tuple[int, int]:
    token, carrier = match.token, match.carrier
    first, last = token, token
    for child in token.children:
        if child.dep_ == "prt" and child.i == token.i + 1:
            last = child
    if carrier != token and carrier.i < token.i and match.frame.pos == "n" and token.i - carrier.i <= 4:
        first = carrier
    return first.idx, last.idx + len(last)


def _source(match: Match, text: str) -> list[Span]:
    if not match.sources:
        return []
    head = match.sources[0]
    first, stop = noun_phrase(head)
    if first <= match.token.i < stop:
        stop = head.i + 1
        first = min(first, head.i)
    doc = head.doc
    while stop > first + 1 and (doc[stop - 1].is_punct or doc[stop - 1].is_space):
        stop -= 1
    start, end = doc[first].idx, doc[stop - 1].idx + len(doc[stop - 1])
    return [Span.of(text, start, end)]


def _content(match: Match, text: str, source: list[tuple[int, int]], cue: tuple[int, int]) -> list[Span]:
    token, carrier, doc = match.token, match.carrier, match.token.doc
    tokens: set[int] = set()
    for base in {token.i: token, carrier.i: carrier}.values():
        for child in base.rights:
            if child.dep_ not in _CONTENT or child.lower_ in ("by",) or child == token:
                continue
            if child.dep_ == "conj" and (child.pos_ in ("VERB", "AUX") or base != token):
                continue
            if (
                child.dep_ == "prep"
                and all(w.ent_type_ in ("DATE", "TIME") for c in child.children for w in [c])
                and any(True for _ in child.children)
            ):
                continue
            if child.dep_ == "advcl" and child.tag_ == "VBG":
                continue
            tokens.update(w.i for w in child.subtree)
    if match.passive and token == carrier:
        for head in passive_subjects(token):
            first, stop = noun_phrase(head)
            if not first <= token.i < stop:
                tokens.update(range(first, stop))
    taken = [*source, cue]
    kept = sorted(i for i in tokens if not doc[i].is_space and not any(s <= doc[i].idx < e for s, e in taken))
    runs: list[list[int]] = []
    for i in kept:
        if runs and i - runs[-1][1] == 1:
            runs[-1][1] = i
        else:
            runs.append([i, i])
    spans = []
    for first, last in runs:
        while first <= last and doc[first].is_punct and doc[first].text not in "\"'“‘([":
            first += 1
        while last >= first and doc[last].is_punct and doc[last].text not in "\"'”’)]":
            last -= 1
        while last >= first and doc[last].pos_ == "ADP" and doc[last].lower_ in ("by", "from", "to", "of", "with"):
            last -= 1
        if first <= last and any(w.is_alpha for w in doc[first : last + 1]):
            spans.append(Span.of(text, doc[first].idx, doc[last].idx + len(doc[last])))
    return spans


def _position(draft: Draft) -> int:
    return min(s.start for s in (*draft.source, *draft.cue, *draft.content))


def _saying(contents: Near[Draft], at: int) -> list[Draft]:
    """The drafts whose content holds a place; one that was mended since may be kept under its old spans too."""
    return [d for _, _, d in contents.touching(at, at + 1) if any(s.start <= at < s.end for s in d.content)]
