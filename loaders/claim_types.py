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
from .aims import done_to_them, find_targets, is_mutual
from .blame import Finding, harmed
from .clauses import behind, expand, is_passive, objects, passive_subjects, subjects
from .contents import find_content, said_by_critics
from .deeds import is_hurt, spares_all, toward
from .document import Document, Draft
from .doubts import is_anothers, is_doubtful, is_examined, is_left_without, stands_in
from .frames import Match, light_verbs, match_frame
from .menaces import as_ultimatum
from .phrases import kernel
from .polarity import is_doubting, is_plan, modality, negated, standing, weaker
from .prospects import presses
from .sides import Side
from .subclauses import bare_clause, complement, first_clause
from .targets import Cast
from .threats import as_threat, holds_out_force, is_declined, is_warning, read_commitment
from .unaddressed import asks_a_thing, blames_a_thing, is_finding, is_question
from .voices import can_speak
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
        reading = _read_cue(match, draft, document, cast, side, cues, told)
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


def _read_cue(
    match: Match, draft: Draft, document: Document, cast: Cast, side: Side, cues: Sequence[Token], told: Sequence[Token]
) -> Finding:
    frame = match.frame
    kind = frame.type
    known = draft.speaker is not None and bool(match.sources) and stands_in(match.sources[0], draft)
    other = draft.speaker is not None and frame.pos == "v"  # the parse has a thing speak where the draft names somebody
    if match.sources and not known and not other and not can_speak(match.sources[0], strict=frame.word == "threaten"):
        return Finding("statement", confidence=0.5)  # "the storm threatened the coast"
    if match.sources and match.sources[0].tag_ == "VBG" and match.sources[0].dep_ != "pobj":
        return Finding("statement", confidence=0.5)  # "trading boats encourages theft"
    if frame.word == "threaten" and match.passive and not any(can_speak(h) for h in passive_subjects(match.token)):
        return Finding("statement", confidence=0.6)  # "reforms were threatened by"
    if frame.word == "threaten" and match.token.tag_ == "VBD" and not objects(match.token) and behind(match.token, "with"):
        return Finding("statement", confidence=0.5)  # "Oslo threatened with a fine": headlines leave out "is"
    if match.is_provided or (kind in ("demand", "denial") and match.sources and is_finding(match.sources[0])):
        return Finding("statement", confidence=0.6)  # "the polls suggest that he should"
    if kind == "statement":
        return Finding("statement", cameo=frame.cameo, confidence=0.8)
    undergoes = passive_subjects(match.token) if match.passive else passive_subjects(match.carrier) if match.reversed else []
    if not (match.passive and match.sources) and any(stands_in(h, draft) for h in undergoes):
        return Finding("statement", confidence=0.5)  # "when asked, the firm pointed to": found as who asks
    clause = complement(match.token) or (complement(match.carrier) if match.carrier != match.token else None)
    if kind == "warning" and told and told[0].lower_ == "that":
        clause = first_clause(told) or clause  # "warned Oslo in a letter that": the parse hangs the clause on the letter
    if clause is None and kind in ("commitment", "warning"):
        clause = first_clause(told) or (bare_clause(match.token) if kind == "warning" else None)
    if kind == "criticism" and "comp.subj" in frame.target:
        inner = find_content(document, draft, cast, side)
        if inner is not None and inner.type == "accusation" and inner.targets:
            return inner  # "complained that Oslo had bombed it"
    if kind == "commitment":
        kind = read_commitment(clause, frame.word)
        if kind == "promise" and presses(match.token, cast, side):
            kind = "threat"  # "promised to blow it up unless Oslo pays"
        if kind == "promise" and frame.word == "reserve":
            return Finding("statement", confidence=0.6)  # "reserves the right to speak"
        if kind == "promise" and (
            is_of(clause, word_class("backing")) if clause is not None else frame.word in ("agree", "commitment", "commit", "committed")
        ):
            kind = "support"  # "committed to the alliance", "vowed to back the government"
    elif kind == "warning":
        bidden = clause is not None and clause.tag_ == "VB" and any(c.tag_ == "TO" for c in clause.children) and not _is_own(clause, side)
        finding = find_content(document, draft, cast, side) if not bidden else None
        told_to = bool(objects(match.token) or behind(match.token, "to"))
        if finding is not None and finding.type == "accusation" and finding.negated:
            finding, kind = None, "threat"  # "warned Oslo not to meddle"
        elif draft.kind == "direct" and finding is None and not told_to and clause is None:
            return Finding("statement", confidence=0.6)  # "“The ice is thin,” she warned"
        if finding is not None and finding.type in ("accusation", "criticism", "threat", "demand", *(() if told_to else ("rejection",))):
            whom = finding.targets
            if not any(cast.names(t) for t in whom):  # "warned the envoy that he would pay"
                whom = tuple(find_targets(match, cast, side, told, cues)) or whom
            finding = replace(finding, modality="asserted") if finding.type == "threat" and finding.modality == "hedged" else finding
            return replace(_under_cue(finding, False, "asserted"), targets=whom)
        if clause is not None and bidden:
            # "warned them not to attack", and "warned drivers to stay at home"
            if is_of(clause, word_class("wished")):
                return Finding("statement", confidence=0.6)  # "warned them to expect rain"
            kind = "threat" if negated(clause) or is_of(clause, word_class("cessation")) else "demand"
        elif match.frame.pos == "v" and any(h.dep_ == "pcomp" for h in behind(match.token, "against")) and told_to:
            warned = [h for h in (*objects(match.token), *match.sources) if cast.kind(h) == "state"]
            kind = "threat" if len(warned) > 1 else "demand"  # of two states; "warned them against buying it"
        elif not is_warning(match, clause, cast, side):
            return Finding("statement", confidence=0.6)
        else:
            kind = "threat"
    if frame.word == "deny" and kind == "rejection" and match.token.tag_ == "VBD" and is_left_without(match, draft):
        return Finding("statement", confidence=0.6)
    if frame.word == "want" and negated(match.token):
        return Finding("statement", confidence=0.6)  # a wish
    if frame.word == "insist" and any(h.dep_ == "pcomp" or h.lower_ in ("anonymity", "condition") for h in behind(match.token, "on")):
        return Finding("statement", confidence=0.6)  # "insisted on joining": what one does oneself
    if frame.word in ("ask", "request") and any(is_of(h, word_class("reply")) for h in behind(match.token, "for")):
        return Finding("statement", confidence=0.6)  # "asked for her reaction"
    if frame.word == "ask" and told and told[0].lower_ in ("if", "whether"):
        return Finding("statement", confidence=0.6)
    if kind == "demand" and (is_question(told) or (clause is not None and is_of(clause, word_class("finding_out")))):
        return Finding("statement", confidence=0.6)
    if frame.word == "call" and kind == "demand" and match.passive and clause is None:  # "was called on it": nobody is asked
        return Finding("statement", confidence=0.6)
    held_back = match_frame(clause) if clause is not None and is_of(match.token, word_class("refusing")) else None
    if held_back is not None and held_back.frame.word == "rule" and held_back.frame.type == "rejection":
        if not holds_out_force(held_back):
            return Finding("statement", confidence=0.6)  # "refuses to rule out a second ferry"
        return Finding("threat", tuple(find_targets(as_threat(held_back), cast, side, told, cues)), modality="hedged", confidence=0.7)
    foreseen = "none" in frame.needs  # the "no" is the refusal itself
    how = "asserted"
    if frame.word == "rule" and kind == "rejection" and negated(match.token) and holds_out_force(match):
        kind, foreseen, how, match = "threat", True, "hedged", as_threat(match)  # "does not rule out force"
    if match.sources:
        for pronoun in objects(match.token):
            cast.mean(pronoun, [s for source in match.sources for s in expand(source)])
    targets = find_targets(match, cast, side, told, cues)
    if kind == "support":
        targets = [t for t in targets if not is_hurt(t, match.token)]  # "backs sanctions on Oslo"
    if kind == "threat" and frame.type == "commitment" and clause is not None and objects(match.token):
        targets = list(toward(clause, cast, side)) or targets  # "promised voters to sue Oslo": at Oslo
    if kind == "threat" and frame.type == "commitment" and clause is not None and not targets and negated(clause):
        targets = [t for t in cast.actors(subjects(clause)) if not side.own(t)]  # "vowed that the raid by Oslo would not go unpunished"
    if kind == "denial" and frame.word != "deny" and match.sources and _judges(match.sources[0], draft):
        kind = "rejection"  # "the court dismissed the charges"; "denied them" who was charged himself
    if kind == "denial" and frame.word != "deny" and _is_bidden_there(match):
        kind = "rejection"  # "rejected a suggestion that he resign"
    if not targets and (asks_a_thing(match, clause) or blames_a_thing(match)):
        meant = find_content(document, draft, cast, side) if is_of(match.token, word_class("recounting")) else None
        return meant or Finding("statement", confidence=0.6)
    if kind == "threat" and frame.type == "commitment" and not targets and clause is not None and spares_all(clause):
        kind = "promise"  # "vowed to flood the market"
    affects: tuple[Token, ...] = ()
    if kind in ("accusation", "admission"):
        affects = harmed(told, cast, exclude=targets)
    # "him" is never who accuses; a pronoun that seems so was resolved amiss
    targets = [t for t in targets if not (t.tag_ == "PRP" and t.lower_ in word_class("third_persons") and side.own(t))]
    targets = targets or list(done_to_them(match, cast, side))
    # nor is it oneself whose rival is accused
    targets = [
        t for t in targets if not (t.tag_ == "PRP$" and side.own(t) and not is_of(t.head, word_class("organs") | word_class("conduct")))
    ]
    if kind == "accusation" and targets and not match.agentless and not is_mutual(match) and all(side.own(t) for t in targets):
        kind = "admission"
    child = None
    if kind == "denial" and _says_lies(match):
        child = Finding("accusation", tuple(targets), allegation="disinformation", confidence=0.75)
    same = kind == frame.type
    return Finding(
        kind,
        tuple(targets),
        affects,
        foreseen or (kind in ("accusation", "criticism") and any(c.lower_ == "no" for head in objects(match.token) for c in head.children)),
        how,
        cameo=frame.cameo if same else None,
        plover=frame.plover if same else None,
        confidence=0.9 if targets else 0.8,
        child=child,
        mutual=is_mutual(match),
    )


def _judges(source: Token, draft: Draft) -> bool:
    """Whether a court or judge speaks: "the court dismissed the charges", "judge Anna Keller dismissed them"."""
    office = draft.speaker.role if draft.speaker is not None else None
    return is_of(source, word_class("courts")) or bool(office and word_class("courts") & set(office.lower().split()))


def _is_bidden_there(match: Match) -> bool:
    """Whether what is turned down is that somebody do something."""
    clauses = [c for head in objects(match.token) for c in head.children if c.dep_ in ("acl", "relcl", "ccomp")]
    that = (c for c in clauses if any(w.lower_ == "that" and w.dep_ == "mark" for w in c.children))
    return any(c.tag_ == "VB" and not any(w.tag_ == "MD" and w.lower_ != "should" for w in c.children) for c in that)


def _is_own(clause: Token, side: Side) -> bool:
    return any(side.own(c) for c in clause.children if c.dep_ in ("nsubj", "nsubjpass"))


def _says_lies(match: Match) -> bool:
    """ "Dismissed it as a lie": the verb's own "as", not that of a verb that is joined to it or of what is denied."""
    if match.frame.pos == "n":
        return False
    like = [c for c in match.token.subtree if c.lower_ == "as" and c.i > match.token.i and not _is_of_another(c, match.token)]
    return any(is_of(w, word_class("deceit")) for c in like for noun in c.children for w in kernel(noun))


def _is_of_another(word: Token, verb: Token) -> bool:
    """Whether a verb joined to the one above a word, or a clause that hangs on it, stands between the two."""
    while word != verb:
        if word.pos_ in ("VERB", "AUX") and word.dep_ in ("conj", "ccomp", "xcomp", "advcl"):
            return True
        word = word.head
    return False
