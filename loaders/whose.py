"""Whose words does a denial or a refusal answer, where what is denied or refused does not name them?

In comes a draft that denies or refuses; out come the heads of those who said or wanted it, as a clause beside tells: "the deal that Oslo
had put to them", "as Oslo had charged", "contrary to what Oslo says", "accused by Oslo of fraud, the firm denied", "asked about Oslo's
claim", "despite calls from Oslo", or the claim just before it ("Oslo urged Riga to pay, but Riga refused").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any, Final

from .agents import agent
from .blame import Finding
from .clauses import RELATIVES, behind, expand, is_passive, objects, passive_subjects, subjects
from .document import Document, Draft
from .frames import match_frame
from .polarity import negated
from .sides import Side
from .slots import slot
from .targets import Cast
from .wordlists import is_of, word_class

__all__ = ["denies_in_answer", "with_answered"]

Token = Any

_ASKED: Final = {"denial": ("accusation", "criticism"), "rejection": ("demand",)}
_TOLD: Final = {"denial": "alleging", "rejection": "wanting"}


def with_answered(finding: Finding, document: Document, draft: Draft, cast: Cast, side: Side) -> Finding:
    """A denial or refusal that names nobody, or a mere thing, with whom it answers: "refused to sell the boats, as Oslo had asked"."""
    if finding.type not in ("denial", "rejection") or any(cast.names(t) for t in finding.targets):
        return finding
    named = any(cast.target(t, None) is not None for t in finding.targets)
    found = _who_is_answered(document, draft, finding.type, cast, side, only_beside=named)
    return replace(finding, targets=found) if found or not named else finding


def _who_is_answered(document: Document, draft: Draft, kind: str, cast: Cast, side: Side, *, only_beside: bool) -> tuple[Token, ...]:
    """The heads of those whom a denial or a refusal answers, as the clauses below it tell, or, unless ``only_beside``, all around it."""
    cue = document.tokens(draft.cue)
    if not cue:
        return ()
    source, content = document.tokens(draft.source), document.tokens(draft.content)
    region = sorted({t.i: t for t in (*content, *(w for t in cue for w in t.subtree))}.values(), key=lambda t: t.i)
    around = (
        _in_answer_to(cue, source, content, cast),
        _accusers(source, kind),
        _before(document, draft, kind),
        _act_before(cue[0], kind, cast, side),
        _told(cue, kind, cast),
    )
    for tellers in (_beside(region, kind), *(() if only_beside else around)):
        heads = list(tellers)
        cast.let_capitals_act(heads)
        found = tuple(dict.fromkeys(t for t in cast.actors(heads) if not side.own(t)))
        if found:
            return found
    return ()


def denies_in_answer(document: Document, draft: Draft, cast: Cast, side: Side) -> bool:
    """Whether words deny what another is said to claim: "“We never sold it,” she said, asked about Oslo's charge"."""
    cue, source, content = (document.tokens(spans) for spans in (draft.cue, draft.source, draft.content))
    inside = {t.i for t in content}
    told = [t for t in content if t.pos_ in ("VERB", "AUX") and t.head.i not in inside and t.dep_ not in ("aux", "auxpass")]
    past = [t for t in told if negated(t) and any(w.tag_ == "VBD" or w.lower_ in ("has", "have", "did") for w in (t, *t.lefts))]
    region = sorted({t.i: t for t in (*content, *(w for t in cue for w in t.subtree))}.values(), key=lambda t: t.i)
    contrary = [c for verb in region if _is_contrary(verb) for c in verb.lefts if c.dep_ == "nsubj" and not side.own(c)]
    heads = [h for t in past for h in (*subjects(t), *passive_subjects(t))]
    own = [h for h in heads if side.own(h) or any(side.own(w) for w in h.subtree if w.tag_ == "PRP$")]
    return bool((past and contrary) or (own and any(not side.own(t) for t in _in_answer_to(cue, source, content, cast))))


def _beside(region: Sequence[Token], kind: str) -> Iterator[Token]:
    """Who says or wants it in a clause below: "the talks that Oslo proposes", "terms set by Oslo", "as Oslo asks"."""
    inside = {t.i for t in region}
    for verb in region:
        told = is_of(verb, word_class(_TOLD[kind]))
        if verb.pos_ != "VERB" or not (told or is_of(verb, word_class("saying"))) or verb.head.i not in inside:
            continue
        if told and verb.dep_ == "acl" and is_passive(verb):
            yield from agent(verb)
            continue
        own = [c for c in verb.lefts if c.dep_ == "nsubj" and c.lower_ not in RELATIVES]
        if not own:
            continue
        as_told = verb.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ == "mark" for c in verb.lefts)
        of_thing = told and verb.dep_ == "relcl" and not any(c.lower_ in ("when", "where", "why", "whose") for c in verb.lefts)
        if as_told or _is_contrary(verb) or of_thing:
            yield from own[-1:]


def _is_contrary(verb: Token) -> bool:
    return bool(verb.dep_ == "pcomp" and verb.head.lower_ == "to" and verb.head.head.lower_ == "contrary")


def _in_answer_to(cue: Sequence[Token], source: Sequence[Token], content: Sequence[Token], cast: Cast) -> Iterator[Token]:
    """Whose words are taken up: "responding to Oslo's charge", "asked about it", "despite calls from Oslo"."""
    inside = {t.i for t in content}
    for verb in (*cue, *source, *(t for t in content if t.pos_ in ("VERB", "AUX") and t.head.i not in inside)):
        for child in verb.children:
            if child.dep_ in ("advcl", "acl") and child.tag_ in ("VBG", "VBN") and is_of(child, word_class("taking_up")):
                things = behind(child, "to", "about", "on")
            elif child.dep_ == "prep" and child.lower_ in ("despite", "against"):
                things = [c for c in child.children if c.dep_ == "pobj"]
            elif child.dep_ == "prep" and child.lower_ == "in":
                things = [h for answer in behind(verb, "in") if is_of(answer, word_class("answers")) for h in behind(answer, "to")]
            elif child.dep_ == "prep" and child.lower_ == "of" and verb in cue:
                things = [c for c in child.children if c.dep_ == "pobj"]
            else:
                continue
            for thing in (t for head in things for t in expand(head)):
                if is_of(thing, word_class("allegation") | word_class("proposal")):
                    yield from cast.makers(thing)


def _accusers(source: Sequence[Token], kind: str) -> Iterator[Token]:
    """Who accuses whoever denies it, as said of them: "the firm, accused by Oslo of fraud, denied it"."""
    for verb in source:
        if verb.dep_ in ("acl", "relcl") and verb.pos_ == "VERB":
            match = match_frame(verb)
            if match is not None and match.frame.type in _ASKED[kind]:
                yield from match.sources


def _before(document: Document, draft: Draft, kind: str) -> Iterator[Token]:
    """Whose claim just before is aimed at who answers: "Oslo accused Riga of lying, which Riga denies"; not farther off than a sentence."""
    speaker, words = draft.speaker, document.parse
    if speaker is None:
        return
    own = {speaker.id, speaker.country, speaker.organization.id if speaker.organization is not None else None} - {None}
    sentence = words.char_span(draft.cue[0].start, draft.cue[0].end, alignment_mode="expand")[0].sent
    since = words[sentence.start - 1].sent.start_char if sentence.start else 0
    for other in reversed(document.drafts or ()):
        claim, who = other.claim, other.speaker
        if claim is None or who is None or other is draft or not since <= other.cue[0].start < draft.cue[0].start:
            continue
        if claim.type not in _ASKED[kind] or claim.negated or claim.modality != "asserted" or {who.id, who.country} & own:
            continue
        if any({target.id, target.country} & own for target in claim.targets):
            span = words.char_span(other.source[0].start, other.source[0].end, alignment_mode="expand")
            yield span.root
            return


def _act_before(cue: Token, kind: str, cast: Cast, side: Side) -> Iterator[Token]:
    """The same where the parse alone tells whom the act means: "while Oslo has charged him with theft, Lund denies it"."""
    for token in takewhile(lambda t: t.i < cue.i, cue.sent):
        match = match_frame(token) if token.pos_ == "VERB" else None
        if match is None or match.frame.type not in _ASKED[kind] or not match.sources or negated(token):
            continue
        for spec in match.frame.target:
            heads, maker = slot(match, spec) if spec not in ("comp.toward", "if.subj") else ([], False)
            if any(side.own(t) for t in cast.actors(heads, maker=maker)):
                yield from match.sources
                return


def _told(cue: Sequence[Token], kind: str, cast: Cast) -> Iterator[Token]:
    """Who is told of a refusal: "“We will not sell,” Oslo told Riga"; not reporters, nor a body that may be an outlet."""
    for verb in cue:
        if kind == "rejection" and verb.lemma_ == "tell" and not is_passive(verb):
            given = objects(verb) or [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
            actors = [(h, cast.actor(h)) for h in given if not is_of(h, word_class("audience"))]
            yield from (h for h, actor in actors if actor is not None and actor.label != "Organization")
