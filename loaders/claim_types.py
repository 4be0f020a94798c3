"""What type of claim is an attribution?

In comes a draft with its speaker; out come its `Finding`: type, heads of targets and of those harmed, polarity. First the cue ("accused",
"denied"), then, where the cue is neutral ("said"), what is said: blame, demand, threat, refusal, denial, admission, promise, support,
criticism under the speaker's own commitment (`loaders.contents`).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from claimgraph.graph.model import CLAIM_CODES

from .agents import agent
from .blame import Finding
from .clauses import expand, is_passive, objects
from .contents import find_content, said_by_critics
from .document import Document, Draft
from .doubts import is_anothers, is_doubtful, is_examined
from .frames import Match, light_verbs, match_frame
from .menaces import as_ultimatum
from .polarity import is_doubting, is_plan, modality, negated, standing, weaker
from .sides import Side
from .targets import Cast
from .threats import is_declined
from .verbal_acts import Act, read_act
from .whose import denies_in_answer, with_answered
from .wordlists import is_of, lemma_of, word_class

__all__ = ["read_draft"]

Token = Any


def read_draft(document: Document, draft: Draft, cast: Cast) -> Finding:
    """Read one draft.

    Parameters
    ----------
    document : with parse, mentions and entities.
    draft : with source, cue, content and speaker.
    cast : the actors of the document.

    Returns
    -------
    The reading; a ``statement`` where nothing more is told.
    """
    side = Side(cast, draft)
    cues = [t for t in document.tokens(draft.cue) if t.pos_ in ("VERB", "NOUN", "ADJ", "AUX", "PROPN")]
    told = document.tokens(draft.content)
    matches = [m for m in map(match_frame, cues) if m is not None] or _carried(cues, document, draft)
    told_by = [t for t in cues if t.dep_ not in ("aux", "auxpass")][:1]
    teller = _teller(cues, told_by[0], told) if told_by else None
    cue_negated = any(negated(t) for t in cues if t == teller or (t.pos_ == "NOUN" and t.dep_ == "dobj"))  # "retracted its claim"
    cue_modality = weaker(modality(teller), standing(teller)) if teller is not None else "asserted"
    found: Finding | None = None
    for match in matches:
        reading = read_act(Act(match, document, draft, cast, side, cues, told))
        if found is None or (reading.targets and not found.targets and reading.type == found.type):
            apart = match.carrier != match.token and (match.token.head, match.token.dep_) != (match.carrier, "dobj")
            no = negated(match.token) != (apart and negated(match.carrier))
            how = modality(match.carrier)
            if no and is_declined(match, draft, reading.type):
                reading, no = replace(reading, type="rejection", cameo=None, plover=None), False
                how = "asserted" if how in ("future", "hedged") else how
            elif "wont" in match.frame.needs:
                reading = Finding("statement")
            found = replace(reading, negated=reading.negated != no, modality=weaker(reading.modality, weaker(how, standing(match.carrier))))
    if found is not None:
        found = as_ultimatum(found, told)
        if found.modality == "asserted" and is_doubtful(matches, told_by, draft, cast, side):
            found = replace(found, modality="hedged")
        return _coded(with_answered(found, document, draft, cast, side))
    if draft.cue and not cues and not draft.source:
        return _coded(Finding("statement", negated=cue_negated, modality="hedged"))  # "reportedly": the writer's own word, nobody's claim
    # "will continue their war": a deed, whatever was found as its content
    deed = _serves_another(cues, document, draft) or (
        bool(cues) and all(is_of(t, word_class("aspect")) for t in cues if t.pos_ != "AUX" or len(cues) == 1)
    )
    deed = deed or any(is_of(t, word_class("sentencing")) for t in cues)  # "sentences them for financing terrorism"
    unsettled = any(is_of(t, word_class("unsettled")) for t in cues)  # "left open many questions about what it would exclude"
    finding = find_content(document, draft, cast, side) if not deed and not unsettled else None
    if finding is not None and told_by and not draft.source and is_passive(told_by[0]) and not agent(told_by[0]):
        cue_modality = weaker(cue_modality, "hedged")  # "are feared to have stolen": nobody says so
    if teller is not None and is_plan(teller) and [t.lower_ for t in told[:1]] == ["to"]:
        cue_modality = weaker(cue_modality, "future")  # "plans to turn the offer down"
    if any(is_doubting(t) or is_examined(t) for t in cues) or is_anothers(told_by, draft, cast, side):
        cue_modality = weaker(cue_modality, "hedged")
    if finding is None and not deed:
        finding = said_by_critics(document, draft, cast, side)
    if finding is None and not cue_negated and not deed and denies_in_answer(document, draft, cast, side):
        finding = Finding("denial", confidence=0.6)
    if finding is None:
        return _coded(Finding("statement", negated=cue_negated, modality=cue_modality))
    finding = as_ultimatum(finding, told)
    if finding.type == "rejection" and side.told_to and not any(map(cast.names, finding.targets)):
        finding = replace(finding, targets=side.told_to)  # "told Oslo that it would not take back the sailors"
    if finding.type == "threat" and not finding.targets:
        finding = replace(finding, targets=side.told_to or side.told_of)  # "told Oslo that it would retaliate"
    return _coded(with_answered(_under_cue(finding, cue_negated, cue_modality), document, draft, cast, side))


def _teller(cues: Sequence[Token], first: Token, told: Sequence[Token]) -> Token:
    """The verb of a cue that tells, where the first only leads to it: "saying" of "stopped short of saying", "left without saying"."""
    for verb in reversed(cues):
        above = verb
        if not any(token.head == verb for token in told):
            continue  # "claimed, without offering proof, that"
        while verb.pos_ == "VERB" and (above.dep_ in ("pcomp", "prep", "xcomp", "acomp") or above.lower_ == "short"):
            above = above.head
            if above == first:
                return verb
    return first


def _under_cue(finding: Finding, cue_negated: bool, cue_modality: str) -> Finding:
    return replace(
        finding,
        negated=finding.negated or cue_negated,  # "did not try to explain or cast blame": the one "not" may reach both
        modality=cue_modality if cue_modality != "asserted" else finding.modality,
        child=None if finding.child is None else _under_cue(finding.child, cue_negated, cue_modality),
    )


def _coded(finding: Finding) -> Finding:
    code = CLAIM_CODES[finding.type]
    child = _coded(finding.child) if finding.child is not None else None
    return replace(finding, cameo=finding.cameo or code.cameo, plover=finding.plover or code.plover, child=child)


def _carried(cues: list[Token], document: Document, draft: Draft) -> list[Match]:
    """The verbal act that the cue only carries: "has issued" of "has issued a warning", "summoned" of "summoned the envoy to complain".

    None where that act is a draft of its own.
    """
    for verb in cues:
        if verb.pos_ != "VERB":
            continue
        if lemma_of(verb) in light_verbs():
            for noun in (t for head in objects(verb) for t in expand(head)):
                match = match_frame(noun)
                if match is not None and match.carrier == verb and not _is_cue(noun, document, draft):
                    return [match]
        if is_of(verb, word_class("contact")):
            for child in verb.children:
                if child.dep_ in ("xcomp", "advcl", "ccomp") and child.tag_ == "VB":
                    match = match_frame(child)
                    if match is not None and not _is_cue(child, document, draft) and match.frame.type not in ("commitment", "warning"):
                        return [match]
    return []


def _is_cue(token: Token, document: Document, draft: Draft) -> bool:
    """Whether a token is, or belongs to, the cue of another draft."""
    return any(s.start <= token.idx < s.end for other in document.drafts or () if other is not draft for s in other.cue)


def _serves_another(cues: list[Token], document: Document, draft: Draft) -> bool:
    """ "Called her to congratulate her": the call serves an act that is a draft of its own."""
    return any(
        is_of(verb, word_class("contact")) and child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB" and _is_cue(child, document, draft)
        for verb in cues
        for child in verb.children
    )
