"""Whose "I" and "we" is: within a quotation its speaker's, in a letter its writer's.

In: an article's drafts with their speakers. Out: the first persons among its mentions resolved, and the speakers of attributions whose
source is one.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from claimgraph.graph.extraction import Actor, Entity
from claimgraph.graph.ids import fold, make_id

from .document import Document, Draft
from .entities import actor_of
from .lexicon import given_names, honorifics
from .name_forms import name_words

__all__ = ["SAME_TURN", "resolve_first_persons"]

SAME_TURN: Final = 400
"""How many code points from words of a speaker a quotation may stand and be the same speaker's."""

SIGNED_WITHIN: Final = 600
"""In how many code points at the end of a text a signature is looked for."""

_FIRST: Final = frozenset(["i", "me", "my", "we", "us", "our"])


def resolve_first_persons(document: Document, drafts: Sequence[Draft]) -> None:
    """Give "I" within a quotation its speaker, and "we" the body or state that its speaker speaks for, else the speaker.

    Where "we" is the source of an attribution, its speaker is who says it.
    """
    spoken = sorted((span.start, span.end, n) for n, draft in enumerate(drafts) if _is_own_words(draft) for span in draft.content)
    writer = _writer(document)
    if not spoken and writer is None:
        return
    starts = [start for start, _, _ in spoken]
    quotations = sorted((q.start, q.end) for q in document.quotations or () if q.speech)
    resolved: dict[int, Actor] = {}
    unheard = {d.source[0].start for d in drafts if d.source and d.parent is not None and d.parent.source and d.parent.speaker is None}
    for mention in document.mentions or []:
        if mention.type != "pronoun" or mention.entity_id is not None or mention.text.lower() not in _FIRST:
            continue
        quoted = _quoted(quotations, mention.start)
        if mention.start in unheard and (writer is None or quoted):
            continue  # whose words these are is told, but not known
        at = _around(spoken, starts, mention.start, quoted=quoted)
        alone = mention.text.lower() in ("i", "me", "my")
        speaker = drafts[at].speaker if at is not None else writer if alone and not quoted else None
        if speaker is None:
            continue
        resolved[mention.start] = speaker
        mention.entity_id, mention.sure = speaker.id, True
        if mention.text.lower() in ("we", "us", "our"):
            if speaker.country is not None and speaker.country in (document.entities or {}):
                mention.entity_id = speaker.country
            elif speaker.organization is not None:
                mention.entity_id = speaker.organization.id
    for draft in drafts:
        if draft.source and draft.source[0].start in resolved and draft.source[0].text.lower() in _FIRST:
            draft.speaker = replace(resolved[draft.source[0].start], basis="pronoun")


def _is_own_words(draft: Draft) -> bool:
    """Whether "I" within an attribution is its speaker: not in "Oslo accused us", where another tells what Oslo said."""
    return draft.speaker is not None and not draft.act and (draft.parent is None or draft.kind != "indirect")


@cache
def _signed() -> re.Pattern[str]:
    """A line that closes a letter and the name in the line after it."""
    closing = "|".join(sorted(name_words("closing")))
    return re.compile(rf"\n[^\n]{{0,40}}\b(?i:{closing})\b[^\n]{{0,30}}\n\s*(?P<name>[A-Z][^\n,;:]{{1,40}})(?:\n|,|$)")


def _writer(document: Document) -> Actor | None:
    """Who signs a letter: the person whose name alone stands in the line after "Yours sincerely" at its end."""
    text = document.article.text
    match = _signed().search(text, max(0, len(text) - SIGNED_WITHIN))
    if match is None:
        return None
    for mention in document.mentions or []:
        if mention.type == "person" and match.start("name") <= mention.start and mention.end <= match.end("name"):
            before, after = text[match.start("name") : mention.start].strip(), text[mention.end : match.end("name")].strip(" .")
            if after or (before and before not in honorifics()):
                return None  # "They kept in touch\nOtto Hall reports from Oslo"
            entity = (document.entities or {}).get(mention.entity_id or "")
            return actor_of(document, entity, "pronoun") if entity is not None else None
    name = match.group("name").strip(" .")
    if name not in given_names() or document.entities is None:
        return None
    # "Bill" alone is no name elsewhere, but it is one as a signature.
    known = [e for e in document.entities.values() if e.kind == "person" and name in e.name.split()]
    entity = known[0] if len(known) == 1 else Entity(make_id("speaker", document.article.id, fold(name)), name, "Speaker", "person")
    return actor_of(document, document.entities.setdefault(entity.id, entity), "pronoun")


def _quoted(quotations: Sequence[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(quotations, offset, key=lambda q: q[0]) - 1
    return at >= 0 and offset < quotations[at][1]


def _around(spoken: Sequence[tuple[int, int, int]], starts: Sequence[int], offset: int, *, quoted: bool) -> int | None:
    """The draft in whose content an offset lies; else, within quotation marks, the nearest in the same turn (`SAME_TURN` code points)."""
    here = bisect_right(starts, offset) - 1
    for at in range(here, max(-1, here - 6), -1):
        if offset < spoken[at][1]:
            return spoken[at][2]
    if not quoted:
        return None
    near = [(offset - spoken[at][1], spoken[at][2]) for at in range(here, max(-1, here - 4), -1)]
    near += [(spoken[at][0] - offset + SAME_TURN // 2, spoken[at][2]) for at in range(here + 1, min(len(spoken), here + 3))]
    near = [(distance, n) for distance, n in near if distance <= SAME_TURN]
    return min(near)[1] if near else None
