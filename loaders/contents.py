"""What does somebody do by saying this?

Reads what is said when the cue is neutral ("said", "according to"): a clause counts if it stands under the speaker's own commitment, not
under "if", not under another's words, not under a wish. The weightiest thing found is the claim.
"""

from dataclasses import replace
from typing import Any, Final

from .blame import Finding, find_blame
from .clauses import is_passive, subjects
from .document import Document, Draft
from .frames import match_frame
from .intentions import read_main_clause
from .polarity import is_doubting, is_mere_claim, modality, negated
from .sides import Side
from .targets import Cast
from .unaddressed import is_finding
from .wordlists import is_of, lemma_of, word_class

__all__ = ["find_content", "said_by_critics"]

Token = Any

_TEMPORAL: Final = frozenset({"since", "after", "before", "when", "while", "once", "until", "whenever"})
_RANK: Final = {
    "accusation": 9,
    "denial": 8,
    "threat": 7,
    "rejection": 6,
    "demand": 5,
    "admission": 4,
    "criticism": 3,
    "promise": 2,
    "support": 1,
}


def find_content(document: Document, draft: Draft, cast: Cast, side: Side) -> Finding | None:
    """The weightiest thing that a draft's content does, None for a mere statement."""
    tokens = document.tokens(draft.content)
    inside = {t.i for t in tokens}
    nested = _nested(document, draft, side)
    cue, source = document.top(draft.cue), document.top(draft.source)
    only_felt = (cue is not None and is_of(cue, word_class("mind"))) or (source is not None and is_finding(source))
    best: Finding | None = None
    at: Token | None = None
    for token in tokens:
        if token.pos_ not in ("VERB", "AUX", "NOUN", "ADJ") or token.i in nested:
            continue
        if (
            cue is not None
            and cue.dep_ == "nsubj"
            and cue.pos_ == "NOUN"
            and token
            in (
                cue.head,
                *(c for c in cue.head.rights if c.dep_ in ("acomp", "attr")),
            )
        ):
            continue  # "his claim that it is over is hollow": that is what the writer says of it
        place = _place(token, inside, side)
        if place is None:
            continue
        act = match_frame(token) if token.pos_ == "VERB" else None
        by_words = act is not None and act.frame.type == "criticism"  # "attacked him for his record"
        found = find_blame(token, cast, side) if not by_words else None
        if found is not None and found.type == "accusation" and place == "sub" and (only_felt or not _tells_of_named(token, found, cast)):
            found = None  # what somebody feels, and what the writer puts beside it
        if (
            found is not None
            and found.type == "accusation"
            and (tokens[0].lower_ == "why" or (tokens[0].lower_ == "how" and not any(map(cast.names, found.targets))))
        ):
            found = None  # "explained why Oslo had hidden it", "told how she had": taken for granted
        if found is not None and found.type == "admission" and token.dep_ == "acl":
            found = None  # "the towns held by our forces": which towns
        if found is not None and found.type == "denial" and place == "sub":
            found = None  # "does not believe in torturing"
        if found is None and place == "main":
            found = read_main_clause(token, cast, side, draft, only_felt=only_felt)
        if found is None:
            continue
        if best is None or _weight(found) > _weight(best):
            best, at = found, token
        elif at is not None and _in_one_breath(found, best, token, at):
            best = replace(best, targets=tuple(dict.fromkeys((*best.targets, *found.targets))))
    return best


def said_by_critics(document: Document, draft: Draft, cast: Cast, side: Side) -> Finding | None:
    """What critics say that somebody did or does is criticism of them: "critics say the president has done little".

    Not what was done to them, nor what they would or should do.
    """
    source = document.top(draft.source)
    if source is None or not is_of(source, word_class("critics")):
        return None
    told = document.tokens(draft.content)
    inside = {t.i for t in told}
    for verb in told:
        if verb.pos_ in ("VERB", "AUX") and verb.dep_ not in ("aux", "auxpass") and verb.head.i not in inside:
            if is_passive(verb) or any(c.tag_ == "MD" for c in verb.children):
                return None
            targets = tuple(t for t in cast.actors(subjects(verb)) if not side.own(t) and cast.names(t))
            return Finding("criticism", targets, confidence=0.6) if targets else None
    return None


def _in_one_breath(more: Finding, first: Finding, token: Token, at: Token) -> bool:
    """Two duties put on different actors in one sentence: "Oslo must leave and Copenhagen must pay"."""
    return (
        more.type == first.type == "demand"
        and bool(more.targets and first.targets)
        and token.sent == at.sent
        and (more.negated, more.modality) == (first.negated, first.modality)
    )


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBD" for c in verb.children)


def _tells_of_named(token: Token, finding: Finding, cast: Cast) -> bool:
    """Whether a clause beside what is said tells of somebody named: "a gunman who killed two" only says which gunman."""
    if token.dep_ == "acl" and token.tag_ in ("VBN", "VBG") and not any(c.dep_ in ("aux", "mark") for c in token.children):
        return False  # "the children abducted by the militia": known to all; "fired at the town wounding two": not the town did
    mentions = [cast.mention(t) for t in finding.targets]
    return any(m is not None and m.type not in ("unnamed", "group", "pronoun") for m in mentions)


def _weight(finding: Finding) -> tuple[bool, int, bool]:
    sure = not finding.negated and finding.modality == "asserted"
    return (sure or finding.type not in ("accusation", "admission"), _RANK[finding.type], bool(finding.targets))


def _nested(document: Document, draft: Draft, side: Side) -> set[int]:
    """The tokens of what others are quoted as saying within this content."""
    found: set[int] = set()
    for other in document.drafts or ():
        if other.parent is draft and other is not draft:
            source = document.top(other.source[:1])
            if source is None or not side.own(source):
                found.update(t.i for t in document.tokens(other.content))
    return found


def _place(token: Token, inside: set[int], side: Side) -> str | None:
    """``main`` for what is said itself, ``sub`` for what it takes for granted (when, because, which), None for the rest."""
    place = "main"
    current = token
    for _ in range(12):
        head, dep = current.head, current.dep_
        if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether", "until", "lest") for c in current.children):
            return None
        if dep == "advcl" and _is_past(current) and any(c.lower_ in _TEMPORAL and c.dep_ in ("mark", "advmod") for c in current.children):
            return None  # "since Russia invaded": taken for granted, by whoever writes
        edge = current.left_edge
        if edge.i >= 1 and "case" in (edge.lower_, edge.nbor(-1).lower_, edge.doc[min(edge.i + 1, len(edge.doc) - 1)].lower_):
            return None  # "in case they attack"
        if dep == "pcomp" and current.tag_ == "VBG" and head.lower_ in _TEMPORAL:
            return None  # "after invading it": taken for granted too
        if dep == "advcl" and head.lower_ == "long":
            return None  # "as long as they do not"
        if head == current or head.i not in inside:
            return place
        if dep in ("xcomp", "pcomp") or (dep == "ccomp" and current.i > head.i):
            if head.pos_ in ("VERB", "AUX"):
                lemma = lemma_of(head)
                if dep == "ccomp" and lemma in word_class("factive"):
                    if negated(head):
                        return None
                elif dep == "ccomp" and any(is_of(c, word_class("no_fact")) for c in head.children if c.dep_ in ("acomp", "attr")):
                    return None  # "it is false that they attacked"
                elif dep == "ccomp" and match_frame(head) is None and any(side.own(s) for s in subjects(head)):
                    if negated(head) or is_doubting(head) or modality(head) in ("hedged", "hypothetical"):
                        return None  # "he could never convince them that they should"
                elif lemma not in word_class("aspect") and lemma not in ("fail", "need", "ought"):
                    return None
                if dep == "ccomp":
                    place = "main" if place == "main" else "sub"
            elif head.pos_ == "ADJ" and dep == "ccomp":
                if head.lower_ not in word_class("factive") or negated(head):
                    return None
            elif dep == "xcomp":
                return None
            else:
                place = "sub"
        elif dep == "relcl" and _is_cleft(current, head):
            pass  # "it is Oslo that jammed them"
        elif dep in ("advcl", "relcl", "acl"):
            place = "sub"
            if is_of(head, word_class("no_fact")) and any(c.dep_ == "mark" and c.lower_ == "that" for c in current.children):
                return None  # "it is a lie that they attacked"
            if dep == "acl" and is_mere_claim(head) and not any(side.own(c) for c in head.children if c.dep_ == "poss"):
                return None  # "the idea that they attacked is absurd"
            if dep == "relcl" and any(c.lower_ in ("any", "every") and c.dep_ == "det" for c in head.children):
                return None  # "any militia that attacked us": whoever it may be
            if dep == "relcl" and head.lower_ in word_class("time"):
                return None  # "the day they attacked": taken for granted, by whoever writes
            if head.lower_ in word_class("supposition"):
                return None  # "in case they attack"
            if dep == "advcl" and any(c.dep_ == "aux" and c.tag_ == "TO" for c in current.children):
                return None
            if dep == "relcl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in current.children) and _is_lacking(head):
                return None  # the same, as the parse has it at times
            if dep == "acl" and (current.tag_ == "VB" or _is_lacking(head)):
                return None  # "no evidence that they attacked"
        elif dep in ("dobj", "pobj", "prep", "attr", "acomp", "nsubj", "nsubjpass", "appos", "poss", "amod", "compound", "agent"):
            place = "sub" if dep not in ("attr", "acomp") else place
        current = head
    return place


def _is_cleft(clause: Token, head: Token) -> bool:
    """ "It is Oslo that jammed them"; not "it is a lie that Oslo jammed them", where the clause has a subject of its own."""
    pointed = head.dep_ == "attr" and any(c.lower_ == "it" and c.i < head.i for c in head.head.children)
    return pointed and any(c.dep_ == "nsubj" and c.lower_ in ("who", "that", "which") for c in clause.children)


def _is_lacking(noun: Token) -> bool:
    """There is none of what a clause hangs on: "no evidence", "no shred of proof", "did not provide proof"."""
    current = noun
    for _ in range(4):
        if any(c.lower_ == "no" and c.dep_ == "det" for c in current.children):
            return True
        if current.dep_ == "pobj" and current.head.dep_ == "prep" and current.head.head.pos_ == "NOUN":
            current = current.head.head  # "no shred of proof", "no proof in the report"
        elif current.dep_ in ("dobj", "attr") and current.head.pos_ in ("VERB", "AUX"):
            return negated(current.head) or current.head.lemma_ in word_class("lacking")
        else:
            return False
    return False
