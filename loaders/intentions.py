"""What does a main clause do besides blaming: deny, take a stance, demand, threaten, refuse, promise, judge?

Reads one predicate of what is said. A verbal act of the own side ("we condemn") is the speaker's; a duty put on another is a demand; a
hostile deed of the own side to come is a threat, a friendly one a promise, one that it will not do a refusal.
"""

from typing import Any

from .blame import Finding
from .clauses import auxiliaries, behind, is_reflexive, objects, passive_subjects, subjects
from .deeds import is_hostile, is_hurt, toward
from .denials import read_denial
from .document import Draft
from .duties import read_duty
from .frames import match_frame
from .menaces import read_menace
from .polarity import modality, negated
from .prospects import means_another, read_prospect
from .refusals import read_refusal
from .sides import Side
from .slots import clause_of, slot
from .subclauses import complement, supposition
from .targets import Cast
from .voices import can_speak
from .wordlists import is_of, lemma_of, word_class

__all__ = ["read_main_clause"]

Token = Any


def read_main_clause(token: Token, cast: Cast, side: Side, draft: Draft, *, only_felt: bool = False) -> Finding | None:
    """What a main clause of a draft's content does, None for a mere statement; what one only feels somebody should do asks nothing."""
    if token.pos_ not in ("VERB", "AUX", "ADJ"):
        return None
    return (
        read_denial(token, cast, side, draft)
        or _stance(token, cast, side, draft)
        or read_duty(token, cast, side, draft, only_felt)
        or read_menace(token, cast, side)
        or read_prospect(token, cast, side, draft)
        or read_refusal(token, cast, side, draft)
        or _verdict(token, side)
    )


def _stance(token: Token, cast: Cast, side: Side, draft: Draft) -> Finding | None:
    """ "We condemn", "the United States holds Russia responsible": a verbal act of the own side within what is said."""
    match = match_frame(token)
    if match is not None and match.passive and not match.sources and match.frame.type == "accusation" and _inquires(token, draft):
        suspects = side.others(passive_subjects(token))  # "police said Keller was suspected of"
        return Finding("accusation", suspects, negated=negated(token), modality=modality(token), confidence=0.7) if suspects else None
    if match is None or not match.sources or not any(side.own(s) for s in match.sources) or means_another(token, match.sources, cast, side):
        return None
    if any(h.lower_ in ("me", "us") for h in objects(token)):
        return None  # "she encouraged me to": whoever does, it is not who says so
    how, no = modality(token), negated(token)
    aux = auxiliaries(token)
    kind = match.frame.type
    if match.is_provided:
        return None  # "our plan calls for a bridge"
    if (
        kind in ("warning", "statement")
        or "wont" in match.frame.needs
        or (no and match.frame.word == "want")
        or (token.tag_ == "VBD" and kind == "commitment")
    ):
        return None
    if kind == "commitment":
        clause = complement(token)
        hostile = clause is not None and is_hostile(clause)
        kind = "threat" if hostile else "rejection" if no and clause is not None else "promise"
        if kind == "rejection":
            no = False
    if kind == "accusation" and not no and how in ("future", "hedged") and aux & {"will", "would", "'ll"}:
        kind, how = "threat", "asserted"  # "said it would sue", "will hold them responsible"
    if kind == "accusation" and is_reflexive(token):
        kind = "admission"
    if no and kind == "support":
        kind, no = "rejection", False
    targets: list[Token] = []
    for spec in match.frame.target:
        if spec == "comp.toward":
            clause = clause_of(match)
            targets = list(toward(clause, cast, side)) if clause is not None else []
        else:
            heads, maker = slot(match, spec)
            targets = list(side.others(heads, maker=maker))
        if targets:
            break
    if kind == "support":
        targets = [t for t in targets if not is_hurt(t, token)]
    if (
        match.frame.word == "want"
        and not targets
        and not any(can_speak(h) for c in token.children for h in c.children if h.dep_ == "nsubj")
    ):
        return None  # "I want my vote to count": nobody is asked
    same = kind == match.frame.type
    sure = how == "future" or (how == "hedged" and kind == "rejection" and "would" in aux)
    how = "asserted" if sure and kind in ("rejection", "promise", "threat") else how
    return Finding(
        kind,
        tuple(targets),
        negated=no,
        modality=how,
        cameo=match.frame.cameo if same else None,
        plover=match.frame.plover if same else None,
        confidence=0.75,
    )


def _inquires(token: Token, draft: Draft) -> bool:
    """Whether who speaks is the police or a prosecutor, whose suspicion or charge it is."""
    span = token.doc.char_span(draft.source[0].start, draft.source[-1].end, alignment_mode="expand") if draft.source else None
    return span is not None and is_of(span.root, word_class("police"))


def _verdict(token: Token, side: Side) -> Finding | None:
    """ "Its policy is a disgrace", "Ankara is a reliable partner"."""
    if modality(token) != "asserted":
        return None
    if lemma_of(token) == "do" and _falls_short(token):
        targets = side.others(subjects(token))
        return Finding("criticism", targets, confidence=0.65) if targets else None
    if lemma_of(token) != "be" or negated(token):
        return None
    if supposition(token) is not None:
        return None  # "if it was done it is a crime"
    # "it is unacceptable": what "it" is, only the sentence before tells
    heads = [h for h in subjects(token) if h.lower_ not in ("it", "this", "that")]
    for child in token.children:
        if child.dep_ not in ("acomp", "attr"):
            continue
        targets = side.others(heads)
        if any(c.lower_ == "no" for c in child.children):
            return None  # "there was no violation"
        if is_of(child, word_class("bad")):
            part = [h for h in behind(child, "on") if h.lower_ in ("part", "behalf")]
            whose = [*behind(child, "by"), *(w for h in part for w in (*behind(h, "of"), *(c for c in h.children if c.dep_ == "poss")))]
            named = side.others(whose)  # "it was a mistake by Oslo", "on Oslo's part"
            targets = named or targets or (side.told_of if not heads else ())
            return Finding("criticism", targets, confidence=0.65) if targets or not heads or heads[0].pos_ == "NOUN" else None
        if targets and is_of(child, word_class("good")) and child.lemma_ not in ("important",):
            return Finding("support", targets, confidence=0.6)
    return None


def _falls_short(verb: Token) -> bool:
    """ "Has not done enough", "does too little", "did nothing to stop it"."""
    if any(c.dep_ in ("dobj", "advmod") and c.lower_ == "enough" for c in verb.children):
        return negated(verb)
    little = any(h.lower_ == "little" and any(c.lower_ == "too" for c in h.children) for h in objects(verb))
    to_do = [t for c in verb.children for t in (c, *c.children) if t.tag_ == "VB"]
    harmless = any(is_hostile(t) or is_of(t, word_class("bringing_on")) for t in to_do)  # "did nothing to deserve this"
    idle = any(h.lower_ == "nothing" for h in objects(verb)) and bool(to_do) and not harmless
    return (little or idle) and not negated(verb)
