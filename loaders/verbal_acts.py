"""What does a predicate with a frame do?

In comes the `Match` of a cue in its draft; out comes the `Finding`: a ``statement`` where the words do nothing of the kind ("the storm
threatened the coast", "asked for her reaction"), else the type of the frame, or of what a promise or a warning holds out, with whom it is
aimed at and who is harmed. What negates or hedges the cue itself is left to `loaders.claim_types`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from .aims import done_to_them, find_targets, is_mutual
from .blame import Finding, harmed
from .clauses import behind, expand, is_reflexive, objects, passive_subjects, subjects
from .contents import find_content
from .deeds import is_hurt, spares_all, toward
from .document import Document, Draft
from .doubts import is_left_without, stands_in
from .frames import Match, match_frame
from .phrases import kernel
from .polarity import negated
from .pronoun_targets import whose_conduct
from .prospects import presses
from .sides import Side
from .subclauses import bare_clause, complement, first_clause
from .targets import Cast
from .threats import as_threat, holds_out_force, is_warning, read_commitment
from .unaddressed import asks_a_thing, blames_a_thing, is_finding, is_question
from .voices import can_speak
from .wordlists import is_of, word_class

__all__ = ["Act", "read_act"]

Token = Any


@dataclass(frozen=True, slots=True)
class Act:
    """A predicate with its frame, where it stands: its draft, whose side that is, the tokens of the draft's cue and of what is said."""

    match: Match
    document: Document
    draft: Draft
    cast: Cast
    side: Side
    cues: Sequence[Token]
    told: Sequence[Token]

    def targets(self, match: Match | None = None) -> list[Token]:
        """At whom it, or the act that it comes to, is aimed."""
        return find_targets(match or self.match, self.cast, self.side, self.told, self.cues)

    def content(self) -> Finding | None:
        """What the words that are said do."""
        return find_content(self.document, self.draft, self.cast, self.side)


def read_act(act: Act) -> Finding:
    """Read what one predicate does."""
    match, frame = act.match, act.match.frame
    confidence = _is_none(act)
    if confidence is not None:
        return Finding("statement", confidence=confidence)
    if frame.type == "statement":
        return Finding("statement", cameo=frame.cameo, confidence=0.8)
    undergoes = passive_subjects(match.token) if match.passive else passive_subjects(match.carrier) if match.reversed else []
    if not (match.passive and match.sources) and any(stands_in(h, act.draft) for h in undergoes):
        return Finding("statement", confidence=0.5)  # "when asked, the firm pointed to": found as who asks
    clause = _clause(act)
    if frame.type == "criticism" and "comp.subj" in frame.target:
        inner = act.content()
        if inner is not None and inner.type == "accusation" and inner.targets:
            return inner  # "complained that Oslo had bombed it"
    kind: str | Finding = frame.type
    if kind == "commitment":
        kind = _read_commitment(act, clause)
    elif kind == "warning":
        kind = _read_warning(act, clause)
    if isinstance(kind, Finding):
        return kind
    if _only_asks(act, kind, clause):
        return Finding("statement", confidence=0.6)
    held_back = match_frame(clause) if clause is not None and is_of(match.token, word_class("refusing")) else None
    if held_back is not None and held_back.frame.word == "rule" and held_back.frame.type == "rejection":
        if not holds_out_force(held_back):
            return Finding("statement", confidence=0.6)  # "refuses to rule out a second ferry"
        return Finding("threat", tuple(act.targets(as_threat(held_back))), modality="hedged", confidence=0.7)
    if frame.word == "rule" and kind == "rejection" and negated(match.token) and holds_out_force(match):
        forced = replace(act, match=as_threat(match))  # "does not rule out force"
        return _aimed(forced, "threat", clause, foreseen=True, modality="hedged")
    return _aimed(act, kind, clause, foreseen="none" in frame.needs)  # the "no" is the refusal itself


def _is_none(act: Act) -> float | None:
    """How sure a predicate is no verbal act, by who or what does it; None where it may be one."""
    match, frame = act.match, act.match.frame
    source = match.sources[0] if match.sources else None
    known = act.draft.speaker is not None and source is not None and stands_in(source, act.draft)
    other = act.draft.speaker is not None and frame.pos == "v"  # the parse has a thing speak where the draft names somebody
    if source is not None and not known and not other and not can_speak(source, strict=frame.word == "threaten"):
        return 0.5  # "the storm threatened the coast"
    if source is not None and source.tag_ == "VBG" and source.dep_ != "pobj":
        return 0.5  # "trading boats encourages theft"
    if frame.word == "threaten" and match.passive and not any(can_speak(h) for h in passive_subjects(match.token)):
        return 0.6  # "reforms were threatened by"
    if frame.word == "threaten" and match.token.tag_ == "VBD" and not objects(match.token) and behind(match.token, "with"):
        return 0.5  # "Oslo threatened with a fine": headlines leave out "is"
    if match.is_provided or (frame.type in ("demand", "denial") and source is not None and is_finding(source)):
        return 0.6  # "the polls suggest that he should"
    return None


def _clause(act: Act) -> Token | None:
    """The verb of the clause that the act is about."""
    match, kind, told = act.match, act.match.frame.type, act.told
    clause = complement(match.token) or (complement(match.carrier) if match.carrier != match.token else None)
    if kind == "warning" and told and told[0].lower_ == "that":
        clause = first_clause(told) or clause  # "warned Oslo in a letter that": the parse hangs the clause on the letter
    if clause is None and kind in ("commitment", "warning"):
        clause = first_clause(told) or (bare_clause(match.token) if kind == "warning" else None)
    if clause is None and kind == "commitment":
        clause = next((h for h in behind(match.token, "to") if h.dep_ == "pcomp"), None)  # "committed itself to training nurses"
    return clause


def _read_commitment(act: Act, clause: Token | None) -> str | Finding:
    """Whether what somebody binds himself to is a promise, a threat, support or a refusal."""
    word = act.match.frame.word
    kind = read_commitment(clause, word)
    if kind == "promise" and presses(act.match.token, act.cast, act.side):
        return "threat"  # "promised to blow it up unless Oslo pays"
    if kind == "promise" and word == "reserve":
        return Finding("statement", confidence=0.6)  # "reserves the right to speak"
    backed = is_of(clause, word_class("backing")) if clause is not None else word in ("agree", "commitment", "commit", "committed")
    return "support" if kind == "promise" and backed else kind  # "committed to the alliance", "vowed to back the government"


def _read_warning(act: Act, clause: Token | None) -> str | Finding:
    """Whether a warning is a threat or a demand, or tells what somebody does: "warned that Oslo was arming rebels"."""
    match, cast, side = act.match, act.cast, act.side
    bidden = clause is not None and clause.tag_ == "VB" and any(c.tag_ == "TO" for c in clause.children) and not _is_own(clause, side)
    warned_off = match.frame.pos == "n" and bool(behind(match.token, "against"))  # "a warning against what it called a raid"
    finding = act.content() if not bidden and not warned_off else None
    told_to = bool(objects(match.token) or behind(match.token, "to"))
    if finding is not None and finding.type == "accusation" and finding.negated:
        finding = None  # "warned Oslo not to meddle"
    elif act.draft.kind == "direct" and finding is None and not told_to and clause is None:
        return Finding("statement", confidence=0.6)  # "“The ice is thin,” she warned"
    if finding is not None and finding.type in ("accusation", "criticism", "threat", "demand", *(() if told_to else ("rejection",))):
        whom = finding.targets
        if not any(cast.names(t) for t in whom):  # "warned the envoy that he would pay"
            whom = tuple(act.targets()) or whom
        sure = finding.modality == "hedged" and finding.type == "threat"
        return replace(finding, targets=whom, modality="asserted" if sure else finding.modality)
    if clause is not None and bidden:
        # "warned them not to attack", and "warned drivers to stay at home"
        if is_of(clause, word_class("wished")):
            return Finding("statement", confidence=0.6)  # "warned them to expect rain"
        return "threat" if negated(clause) or is_of(clause, word_class("cessation")) else "demand"
    if match.frame.pos == "v" and any(h.dep_ == "pcomp" for h in behind(match.token, "against")) and told_to:
        warned = [h for h in (*objects(match.token), *match.sources) if cast.kind(h) == "state"]
        return "threat" if len(warned) > 1 else "demand"  # of two states; "warned them against buying it"
    return "threat" if is_warning(match, clause, cast, side) else Finding("statement", confidence=0.6)


def _only_asks(act: Act, kind: str, clause: Token | None) -> bool:
    """Whether the words only ask, wish or insist on what is one's own: "asked for her reaction", "insisted on joining"."""
    match, word, told = act.match, act.match.frame.word, act.told
    if word == "deny" and kind == "rejection" and match.token.tag_ == "VBD" and is_left_without(match, act.draft):
        return True
    if word == "want" and negated(match.token):
        return True  # a wish
    if word == "insist" and any(h.dep_ == "pcomp" or h.lower_ in ("anonymity", "condition") for h in behind(match.token, "on")):
        return True  # "insisted on joining": what one does oneself
    if word in ("ask", "request") and any(is_of(h, word_class("reply")) for h in behind(match.token, "for")):
        return True  # "asked for her reaction"
    if word == "ask" and told and told[0].lower_ in ("if", "whether"):
        return True
    if kind == "demand" and (is_question(told) or (clause is not None and is_of(clause, word_class("finding_out")))):
        return True
    return bool(word == "call" and kind == "demand" and match.passive and clause is None)  # "was called on it": nobody is asked


def _aimed(act: Act, kind: str, clause: Token | None, *, foreseen: bool, modality: str = "asserted") -> Finding:
    """The finding of an act of some type, with at whom it is aimed; who is meant may yet tell that it is of another type."""
    match, frame, cast, side = act.match, act.match.frame, act.cast, act.side
    if match.sources:
        for pronoun in (*objects(match.token), *(whose_conduct(match) if kind == "criticism" else ())):
            cast.mean(pronoun, [s for source in match.sources for s in expand(source)])
    targets = act.targets()
    if kind == "support":
        targets = [t for t in targets if not is_hurt(t, match.token)]  # "backs sanctions on Oslo"
    vowed = clause if kind == "threat" and frame.type == "commitment" else None
    if vowed is not None and objects(match.token):
        targets = list(toward(vowed, cast, side)) or targets  # "promised voters to sue Oslo": at Oslo
    if vowed is not None and not targets and negated(vowed):
        targets = list(side.others(subjects(vowed)))  # "vowed that the raid by Oslo would not go unpunished"
    if kind == "denial" and frame.word != "deny":
        if match.sources and _judges(match.sources[0], act.draft):
            kind = "rejection"  # "the court dismissed the charges"; "denied them" who was charged himself
        elif _is_bidden_there(match):
            kind = "rejection"  # "rejected a suggestion that he resign"
    if not targets and (asks_a_thing(match, clause) or blames_a_thing(match)):
        meant = act.content() if is_of(match.token, word_class("recounting")) else None
        return meant or Finding("statement", confidence=0.6)
    if vowed is not None and not targets and spares_all(vowed):
        kind = "promise"  # "vowed to flood the market"
    affects = harmed(act.told, cast, exclude=targets) if kind in ("accusation", "admission") else ()
    targets = _not_oneself(act, targets)
    if kind == "accusation" and is_reflexive(match.token):
        kind, targets = "admission", [t for t in targets if not side.own(t)]
    if kind == "accusation" and targets and not match.agentless and not is_mutual(match) and all(side.own(t) for t in targets):
        kind = "admission"
    none = kind in ("accusation", "criticism") and any(c.lower_ == "no" for head in objects(match.token) for c in head.children)
    lies = kind == "denial" and _says_lies(match)
    return Finding(
        kind,
        tuple(targets),
        affects,
        foreseen or none,
        modality,
        cameo=frame.cameo if kind == frame.type else None,
        plover=frame.plover if kind == frame.type else None,
        confidence=0.9 if targets else 0.8,
        child=Finding("accusation", tuple(targets), allegation="disinformation", confidence=0.75) if lies else None,
        mutual=is_mutual(match),
    )


def _not_oneself(act: Act, targets: Sequence[Token]) -> list[Token]:
    """The targets without who speaks, where a pronoun was resolved amiss: "him" is never who accuses, nor is it oneself whose rival is."""
    side = act.side
    others = [t for t in targets if not (t.tag_ == "PRP" and t.lower_ in word_class("third_persons") and side.own(t))]
    others = others or list(done_to_them(act.match, side))
    kept = word_class("organs") | word_class("conduct")
    return [t for t in others if not (t.tag_ == "PRP$" and side.own(t) and not is_of(t.head, kept))]


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
