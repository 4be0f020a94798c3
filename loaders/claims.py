"""Step "claims": what each attribution claims.

Fills ``draft.claim`` of every draft: type, allegation, targets and those harmed, negation and modality (`loaders.claim_types`).
"Dismissed the report as lies" makes two claims of one passage: the second is a draft of its own over the same words, with the first as
its parent.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from claimgraph.graph.extraction import Claim, Target
from claimgraph.graph.ids import make_id

from .allegations import find_allegations
from .blame import Finding
from .claim_types import read_draft
from .document import Document, Draft
from .predications import read_predications
from .pronoun_targets import only_one_meant
from .targets import ROLES, Cast

__all__ = ["ADDS", "NEEDS", "annotate"]

NEEDS: Final = ("parse", "drafts", "mentions", "entities")
ADDS: Final = ("drafts",)

# Of 40 nested statements without a verb in their content, read in 80 articles of two sets, 2 of the 24 below .6 reported words, 8 of the
# 16 above.
SURE_NESTED: Final = 0.6
"""Confidence from which a statement within another's words may be a mere thing ("announced the figure")."""
ALLEGING: Final = frozenset({"accusation", "criticism", "denial", "admission"})


def annotate(documents: Sequence[Document]) -> None:
    """Read the claim of each draft: sets ``claim``, and adds the second claims of a passage to ``drafts``."""
    for document in documents:
        # A step may run twice on a document: what an earlier run added is taken out.
        drafts = [d for d in document.drafts or () if not _is_second(d)]
        document.drafts = drafts
        cast = Cast(document)
        found: list[Draft] = []
        for draft in drafts:
            reading = _unowned(draft, read_draft(document, draft, cast))
            draft.claim = _claim(document, draft, reading, cast)
            found.append(draft)
            if reading.child is not None:
                second = Draft(
                    list(draft.source),
                    list(draft.cue),
                    list(draft.content),
                    draft.kind,
                    draft.confidence,
                    draft,
                    draft.speaker,
                    draft.co_speakers,
                    list(draft.via),
                    draft.said_on,
                    act=draft.act,
                )
                second.claim = _claim(document, second, reading.child, cast)
                found.append(second)
        holding = {id(draft.parent) for draft in found}
        document.drafts = [d for d in found if id(d) in holding or not _says_little(document, d)]


def _says_little(document: Document, draft: Draft) -> bool:
    """Whether what was taken for words within another's words is a mere thing that is seen, wanted or attacked, and no surer."""
    if draft.parent is None or draft.act or draft.confidence >= SURE_NESTED or draft.claim is None or draft.claim.type != "statement":
        return False
    return not any(token.pos_ in ("VERB", "AUX") for token in document.tokens(draft.content))


def _unowned(draft: Draft, reading: Finding) -> Finding:
    """What is denied or refused ("rejected claims that he lied") and nobody is named for is not kept as asserted.

    Nor is what somebody is said not to have said ("never told them that the mayor had accused Oslo"), and what an accuser says that the
    accused did by words ("accused Oslo of threatening Riga").
    """
    above = draft.parent.claim if draft.parent is not None else None
    if above is not None and above.type == "statement" and above.negated and reading.modality == "asserted":
        return replace(reading, modality="hedged")
    accused = {t.id for t in above.targets} if above is not None and above.type == "accusation" else set()
    answered = reading.type in ("denial", "rejection")
    if draft.speaker is not None and draft.speaker.id in accused and not answered and reading.modality == "asserted":
        return replace(reading, modality="hedged")
    if above is None or above.type not in ("denial", "rejection") or draft.source or reading.modality != "asserted":
        return reading
    return replace(reading, modality="hedged")


def _is_second(draft: Draft) -> bool:
    parent = draft.parent
    return parent is not None and draft.content == parent.content and draft.cue == parent.cue and draft.source == parent.source


def _claim(document: Document, draft: Draft, reading: Finding, cast: Cast) -> Claim:
    named_first = [_by_name(t, draft, cast) for t in reading.targets]
    targets = _targets(named_first, ROLES[reading.type], cast) if reading.type != "statement" else ()
    if reading.mutual and draft.co_speakers and all(any(s.start <= t.start < s.end for s in draft.source) for t in targets):
        targets = _each_other(draft, ROLES[reading.type])
    named = {t.id for t in targets}
    affects = tuple(t for t in _targets(reading.affects, None, cast) if t.id not in named or reading.type == "admission")
    allegation: tuple[str, ...] = ()
    if reading.type in ALLEGING:
        allegation = (reading.allegation,) if reading.allegation == "disinformation" else _allegations(document, draft)
        if allegation == ("other",) and reading.allegation:
            allegation = (reading.allegation,)
        elif reading.allegation == "terrorism_support" and reading.allegation not in allegation:
            allegation = (reading.allegation, *(a for a in allegation if a != "other"))
    pieces = " ".join(f"{s.start}-{s.end}" for s in draft.content)
    cue = f"{draft.cue[0].start}" if draft.cue else ""
    return Claim(
        id=make_id("claim", document.article.id, pieces, cue, reading.type),
        type=reading.type,
        allegation=allegation,
        negated=reading.negated,
        modality=reading.modality,
        targets=targets,
        affects=affects,
        basis="lexicon",
        said_on=draft.said_on,
        cameo=reading.cameo,
        plover=reading.plover,
        confidence=round(reading.confidence * min(1.0, 0.6 + 0.4 * draft.confidence), 4),
        predications=read_predications(document.parse, draft.content),
    )


def _each_other(draft: Draft, role: str | None) -> tuple[Target, ...]:
    """The speakers as those whom they accuse: "the Kenyan and Omani governments accused each other"."""
    assert draft.speaker is not None
    source = draft.source[0]
    return tuple(
        Target(actor.id, actor.name, actor.label, actor.kind, actor.country, role, source.start, source.end, source.text)
        for actor in (draft.speaker, *draft.co_speakers)
    )


def _by_name(token: Any, draft: Draft, cast: Cast) -> Any:
    """The name that a target's pronoun takes up in its sentence, the source aside: "Levin" of "wrote to Levin urging him to"."""
    mention, entity = cast.mention(token), cast.actor(token)
    if token.pos_ == "PRON" and (mention is None or not mention.sure or entity is None):
        return only_one_meant(token, draft, cast) or token
    if token.pos_ != "PRON" or mention is None or entity is None:
        return token
    for other in reversed(token.doc[token.sent.start : token.i]):
        named = cast.actor(other) if cast.names(other) else None
        if named is not None and named.id == entity.id and not any(s.start <= other.idx < s.end for s in draft.source):
            return other
    return token


def _allegations(document: Document, draft: Draft) -> tuple[str, ...]:
    """The kinds of allegation that the content tells, else what hangs on the cue: "was accused of torture by"."""
    found = find_allegations(s.text for s in draft.content)
    if found == ("other",) and draft.cue:
        cue = document.top(draft.cue)
        behind = [c for c in cue.rights if c.dep_ in ("prep", "dobj", "prt")] if cue is not None else []
        found = find_allegations(" ".join(t.text for t in child.subtree) for child in behind)
    return found


def _targets(tokens: Sequence[object], role: str | None, cast: Cast) -> tuple[Target, ...]:
    found: dict[str, Target] = {}
    for token in tokens:
        target = cast.target(token, role)
        if target is not None:
            found.setdefault(target.id, target)
    return tuple(found.values())
