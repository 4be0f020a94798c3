"""Step "chain": the mouths between publisher and speaker, outermost first.

Outlets that carry the words: in the dateline ("MOSCOW (Reuters) -"), as the source ("according to Bloomberg"), beside the
sentence ("..., TASS reported"), as the one who quotes or was told ("Interfax quoted", "told CNN"); and whoever reports
another's words (the parents' speakers).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from claimgraph.graph.extraction import Via
from claimgraph.graph.ids import fold

from .document import Document, Draft, Mention
from .entities import is_press
from .lexicon import bodies
from .words import Words

__all__ = ["ADDS", "NEEDS", "annotate"]

NEEDS: Final = ("drafts", "entities", "speaker")
ADDS: Final = ("via",)

_REPORTING: Final = frozenset(
    [
        "report",
        "say",
        "quote",
        "cite",
        "carry",
        "write",
        "add",
        "note",
        "publish",
        "air",
        "broadcast",
        "reveal",
        "disclose",
        "announce",
        "tell",
        "claim",
    ]
)
_TELLING: Final = frozenset(["tell", "say", "speak", "talk", "give", "inform", "assure", "announce", "write", "explain", "state"])
_DATELINE: Final = re.compile(r"^[^\n]{0,60}?\(([A-Z][\w.\- ]{1,30})\)\s*[-–—]")
_LABELS: Final = ("Outlet", "Organization", "Speaker")


def annotate(documents: Sequence[Document]) -> None:
    """Set ``via`` of each draft."""
    for document in documents:
        outlets = [
            m
            for m in document.mentions or []
            if m.entity_id is not None and ((document.entities or {})[m.entity_id].label == "Outlet" or is_press(document, m))
        ]
        by_sentence: dict[int, list[Mention]] = {}
        words: Words = document.reading.words
        for mention in outlets:
            by_sentence.setdefault(words.sentence[mention.head], []).append(mention)
        dateline = _dateline(document, outlets)
        publisher = _publisher(document)
        for draft in document.drafts or []:
            draft.via = _chain(document, draft, by_sentence, dateline, publisher)


def _chain(
    document: Document, draft: Draft, by_sentence: dict[int, list[Mention]], dateline: Mention | None, publisher: str | None
) -> list[Via]:
    found: list[tuple[int, int, Via]] = []  # (how far out: smaller is outer, place, mouth)
    if dateline is not None:
        found.append((0, dateline.start, _via(document, dateline)))
    depth, parent = 100, draft.parent
    seen = {id(draft)}
    while parent is not None and id(parent) not in seen:
        seen.add(id(parent))
        depth -= 5
        for rank, mention in _mouths(document, parent, by_sentence):
            found.append((depth + rank, mention.start, _via(document, mention)))
        if parent.speaker is not None and parent.speaker.label in _LABELS and parent.source:
            span = parent.source[0]
            found.append(
                (depth + 4, span.start, Via(parent.speaker.id, parent.speaker.name, parent.speaker.label, span.start, span.end, span.text))
            )
        parent = parent.parent
    for rank, mention in _mouths(document, draft, by_sentence):
        found.append((100 + rank, mention.start, _via(document, mention)))
    chain: list[Via] = []
    excluded = {publisher}
    named = {fold(draft.speaker.name)} if draft.speaker is not None else set()  # an outlet that speaks is an organization: another id
    if draft.speaker is not None:
        excluded.add(draft.speaker.id)
    for _, _, via in sorted(found, key=lambda item: (item[0], item[1])):
        if via.id not in excluded and not (via.label in ("Outlet", "Organization") and fold(via.name) in named):
            excluded.add(via.id)
            named.add(fold(via.name))
            chain.append(via)
    return chain


def _mouths(document: Document, draft: Draft, by_sentence: dict[int, list[Mention]]) -> Iterator[tuple[int, Mention]]:
    """The outlets that carry a draft's words, each with its rank: 0 according to, 1 reports, 2 is the source or quotes, 3 was told."""
    words: Words = document.reading.words
    sentences = set()
    for span in (*draft.cue, *draft.source, *draft.content):
        sentences.add(_sentence(words, span.start))
        sentences.add(_sentence(words, span.end - 1))
    cue_tokens = {i for span in draft.cue for i in _tokens(words, span.start, span.end)}
    for sentence in sorted(sentences):
        for mention in by_sentence.get(sentence, ()):
            if any(span.start <= mention.start < span.end and not _ends_it(words, mention, span.end) for span in draft.content):
                continue
            if any(span.start <= mention.start < span.end for span in draft.source):
                if _heads_source(words, mention, draft):
                    yield 2, mention
                elif _rank(words, mention, cue_tokens) == 1:
                    yield 1, mention  # "Lee, quoted by Interfax, said"
                continue
            rank = _rank(words, mention, cue_tokens)
            if rank is not None:
                yield rank, mention


def _ends_it(words: Words, mention: Mention, end: int) -> bool:
    """Whether "the Interfax and TASS news services reported" ends a content that the finder let run on to its sentence's end."""
    i = mention.head
    for _ in range(6):
        if words.dep[i] == "nsubj":
            verb = words.head[i]
            return words.lemma[verb] in _REPORTING and verb > i and end - words.end[verb] <= 2
        i = words.head[i]
    return False


def _heads_source(words: Words, mention: Mention, draft: Draft) -> bool:
    """Whether an outlet within the source is (one of) its head(s), not whose reporter or editor speaks."""
    span = next(s for s in draft.source if s.start <= mention.start < s.end)
    i = mention.head
    for _ in range(6):
        parent = words.head[i]
        if parent == i or not span.start <= words.start[parent] < span.end:
            return True
        if words.dep[i] == "pobj" and _is_carrier(words, words.head[parent]):
            i = words.head[parent]  # "a new report by the Herald"
            continue
        if words.dep[i] in ("poss", "pobj") and not _is_carrier(words, parent):
            return False
        if words.tag[parent].startswith("NN") and not _is_carrier(words, parent) and words.dep[i] in ("compound", "nmod", "amod"):
            return False
        i = parent
    return False


def _is_carrier(words: Words, i: int) -> bool:
    """Whether a noun is an outlet's own ("agency") or only carries words ("report", "poll")."""
    body = bodies().get(words.lower[i])
    return words.lower[i] in _OUTLET_WORDS or (body is not None and body.kind in ("document", "channel", "outlet"))


_OUTLET_WORDS: Final = frozenset(
    [
        "agency",
        "agencies",
        "service",
        "services",
        "news",
        "newspaper",
        "newspapers",
        "network",
        "website",
        "television",
        "tv",
        "radio",
        "magazine",
        "tass",
        "channel",
        "wire",
        "report",
        "reports",
        "media",
        "press",
    ]
)


def _rank(words: Words, mention: Mention, cue_tokens: set[int]) -> int | None:
    i = mention.head
    for _ in range(6):
        dep, parent = words.dep[i], words.head[i]
        if dep == "nsubj" and words.lemma[parent] in _REPORTING:
            return 2 if parent in cue_tokens else 1
        if (dep == "pobj" and words.lower[parent] == "to" and words.lower[words.head[parent]] == "according") or (
            dep == "pobj" and words.lower[parent - 1] == "according"
        ):
            return 0
        if dep == "agent" or (
            dep == "pobj"
            and words.lower[parent] == "by"
            and words.lemma[words.head[parent]] in ("quote", "cite", "report", "carry", "publish")
        ):
            return 1
        if dep in ("dobj", "dative", "pobj") and _was_told(words, parent, i, cue_tokens):
            return 3
        if dep in ("compound", "nmod", "conj", "appos", "poss", "amod", "npadvmod") and parent != i:
            if dep == "poss" and words.lower[parent] not in _OUTLET_WORDS:
                return None
            if (
                dep in ("compound", "nmod", "amod")
                and words.tag[parent].startswith("NN")
                and words.lower[parent] not in _OUTLET_WORDS
                and words.lower[parent] not in ("interview",)
                and words.text[parent][0].islower()
            ):
                return None
            i = parent
            continue
        return None
    return None


def _was_told(words: Words, parent: int, i: int, cue_tokens: set[int]) -> bool:
    if words.dep[i] in ("dobj", "dative"):
        return words.lemma[parent] in _TELLING or words.dep[i] == "dative"
    if words.lower[parent] == "to":
        return words.head[parent] in cue_tokens or words.lower[words.head[parent]] in (
            "interview",
            "comments",
            "remarks",
            "statement",
            "email",
            "speaking",
        )
    if words.lower[parent] in ("with", "by", "in", "on", "for"):
        return words.lower[words.head[parent]] in ("interview", "interviewed", "interviews", "conversation", "spoke", "speaking")
    return False


def _via(document: Document, mention: Mention) -> Via:
    entity = (document.entities or {})[mention.entity_id or ""]
    return Via(entity.id, entity.name, entity.label, mention.start, mention.end, mention.text)


def _dateline(document: Document, outlets: Sequence[Mention]) -> Mention | None:
    """The agency in brackets in one of the first lines of the body."""
    text = document.article.text
    offset = 0
    for line in text[: document.article.body_start + 1200].split("\n"):
        match = _DATELINE.match(line)
        if match is not None:
            start, end = offset + match.start(1), offset + match.end(1)
            for mention in outlets:
                if start <= mention.start and mention.end <= end:
                    return mention
        offset += len(line) + 1
    return None


def _publisher(document: Document) -> str | None:
    """The id of the outlet that publishes the article, if it is among its entities."""
    name = document.article.outlet
    if not name:
        return None
    from .countries import key_of
    from .lexicon import known

    entry = known().get(key_of(name.removeprefix("The ")))
    shown = fold(entry.name) if entry is not None else fold(name)
    for entity in (document.entities or {}).values():
        if entity.label == "Outlet" and fold(entity.name) == shown:
            return entity.id
    return None


def _sentence(words: Words, offset: int) -> int:
    i = max(0, bisect_left(words.start, offset + 1) - 1)
    return words.sentence[i] if words.sentence else 0


def _tokens(words: Words, start: int, end: int) -> range:
    return range(bisect_left(words.start, start), bisect_left(words.start, end))
