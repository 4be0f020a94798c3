"""Step "speakers": who speaks in each attribution, from its source.

A source that is an outlet only carries the words: its speaker is None (step "chain" keeps the outlet), unless the cue tells an opinion
of its own ("the Herald argued"); a wire has none. "I" and "we" within a quotation are its speaker's. A source that is nobody ("the
report", an agentless passive) has no speaker; nobody is invented.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from claimgraph.graph.extraction import Actor, Entity
from claimgraph.graph.ids import fold, make_id

from .co_speakers import co_speakers, is_either
from .cues import is_say_verb
from .document import Document, Draft, Mention
from .entities import actor_entity, actor_of, is_press, mention_at, place_as_body
from .first_persons import resolve_first_persons
from .lexicon import bodies, known_by_name
from .name_forms import name_words
from .plural_states import each_of
from .source_heads import SOME, carries, head_of, maker_of, named_at_end, named_beside, named_by_two_titles, speaks, tokens_of
from .words import Words

__all__ = ["ADDS", "NEEDS", "annotate", "quoted_person"]

NEEDS: Final = ("drafts", "entities")
ADDS: Final = ("speaker", "co_speakers")

_DATELINE: Final = re.compile(r"[^\n]{0,60}?\([A-Z][\w.\- ]{1,30}\)\s*[-–—]+\s*")
_QUOTING: Final = frozenset(["quote", "cite", "paraphrase"])
_ABSTRACT: Final = ("ories", "tions", "sions", "ments", "ings", "isms", "nesses", "yses")  # "theories assume"


def annotate(documents: Sequence[Document]) -> None:
    """Set ``speaker`` and ``co_speakers`` of each draft."""
    for document in documents:
        drafts = document.drafts or []
        _nest(drafts)
        for draft in drafts:
            draft.speaker, draft.co_speakers = _speakers(document, draft)
        _carried_on(document, drafts)
        _shown(document, drafts)
        resolve_first_persons(document, drafts)
        for draft in drafts:
            draft.co_speakers = draft.co_speakers or co_speakers(document, draft)


def quoted_person(document: Document, draft: Draft) -> Mention | None:
    """The one quoted where the source is the one who quotes: Ryabkov in "Interfax quoted Ryabkov as saying"."""
    words: Words = document.reading.words
    for cue in draft.cue:
        for i in tokens_of(words, cue.start, cue.end):
            if words.lemma[i] not in _QUOTING:
                continue
            for mention in document.mentions or []:
                if mention.head >= 0 and words.sentence[mention.head] == words.sentence[i] and mention.entity_id is not None:
                    head = mention.head
                    if (words.head[head] == i and words.dep[head] in ("dobj", "nsubj", "nsubjpass") and head > i) or (
                        words.dep[head] == "nsubjpass" and words.head[head] == i
                    ):
                        return mention
                    # "quoted Ryabkov as saying" may be parsed with the name as the subject of what follows
                    if head > i and words.dep[head] == "nsubj" and head - i <= 6 and words.head[words.head[head]] == i:
                        return mention
    return None


def _speakers(document: Document, draft: Draft) -> tuple[Actor | None, tuple[Actor, ...]]:
    """Who speaks, and who else where one plural tells several; of "Oslo or Riga" nobody knows who."""
    speaker = _speaker(document, draft)
    if speaker is None:
        return None, ()
    first, *others = each_of(document, draft) or (speaker,)
    return (None if is_either(document, draft) else first), tuple(others)


def _speaker(document: Document, draft: Draft) -> Actor | None:
    entities = document.entities or {}
    if not draft.source:
        return None
    start, end = _source_proper(document, draft)
    if document.article.text[start:end].lower().startswith(("no ", "neither ", "nobody", "none ")):
        return None
    mention = named_beside(document, end, mention_at(document, start, end))
    at_end = named_at_end(document, start, end, mention) or named_by_two_titles(document, start, end, mention)
    if at_end is not None and (called := entities.get(at_end.entity_id or "")) is not None:
        return actor_of(document, called, at_end.basis)
    entity = entities.get(mention.entity_id) if mention is not None and mention.entity_id is not None else None
    if mention is not None and mention.type == "pronoun" and not mention.sure and mention.text.lower() == "they":
        return None  # read by hand in 110 articles: 12 of 21 right where unsure; "he" and "she" 26 of 30, "it" 8 of 11
    maker = maker_of(document, start, end) if mention is not None and mention.type != "pronoun" else None
    if maker is not None and (entity is None or entity.id != maker.entity_id) and (made := entities.get(maker.entity_id or "")) is not None:
        if made.label != "Outlet":
            return actor_of(document, made, maker.basis)
        entity, mention = made, maker
    if entity is not None and (entity.label == "Outlet" or (mention is not None and is_press(document, mention))):
        return _carried(document, draft, entity, mention)
    if entity is not None and mention is not None and speaks(document, start, end, mention):
        return actor_of(document, entity, mention.basis)
    if entity is not None and mention is not None and mention.entity_id == entity.id:
        return None
    return _made(document, draft, start, end, mention)


def _carried(document: Document, draft: Draft, outlet: Entity, mention: Mention | None) -> Actor | None:
    """Who speaks where the source is an outlet: whom it quotes, unless those words are an attribution of their own; else seldom itself."""
    quoted = quoted_person(document, draft)
    if quoted is None or quoted.entity_id is None or quoted.entity_id == outlet.id:
        own = actor_entity(document, outlet.id) if _opines(document, draft, outlet) else None
        return actor_of(document, own, mention.basis if mention is not None else "name") if own is not None else None
    if any(d.parent is draft and d.source and d.source[0].start <= quoted.start < d.source[0].end for d in document.drafts or []):
        return None
    inner = (document.entities or {}).get(quoted.entity_id)
    return None if inner is None or inner.label == "Outlet" else actor_of(document, inner, quoted.basis)


def _source_proper(document: Document, draft: Draft) -> tuple[int, int]:
    """A source without the dateline before it, and without the end of a sentence before that of its cue."""
    words: Words = document.reading.words
    start, end = draft.source[0].start, draft.source[0].end
    if (match := _DATELINE.match(document.article.text[start:end])) is not None and match.end() < end - start:
        start += match.end()
    tokens = tokens_of(words, start, end)
    if tokens and draft.cue and words.sentence[tokens[0]] != words.sentence[tokens[-1]]:
        cue = tokens_of(words, draft.cue[0].start, draft.cue[0].end)
        beside = [i for i in tokens if cue and words.sentence[i] == words.sentence[cue[0]]]
        if beside:
            start, end = words.start[beside[0]], words.end[beside[-1]]
    return _without_clause(words, draft, start, end)


def _without_clause(words: Words, draft: Draft, start: int, end: int) -> tuple[int, int]:
    """A source without a clause that it runs into or on from: "Oslo holds that parliament" of "..., rejecting it" is Oslo.

    "Keller has no seat there, and its leaders" of "... have rejected it" is the leaders.
    """
    tokens = tokens_of(words, start, end)
    verbs = [i for i in tokens[1:] if words.tag[i] in ("VBD", "VBZ", "VBP") and words.dep[i] == "ROOT" and words.text[i].islower()]
    cue = [i for span in draft.cue for i in tokens_of(words, span.start, span.end) if words.tag[i].startswith("V")]
    own = [i for i in tokens if verbs and i < verbs[0] == words.head[i] and words.dep[i] == "nsubj"]
    if not own or not cue or cue[0] < verbs[0]:
        return start, end
    if words.tag[cue[0]] == "VBG":
        return start, words.end[verbs[0] - 1]
    joined = [i for i in tokens if i > verbs[0] and words.lower[i] in ("and", "but") and i + 1 <= tokens[-1]]
    return (words.start[joined[0] + 1], end) if joined else (start, end)


def _opines(document: Document, draft: Draft, outlet: Entity) -> bool:
    """Whether an outlet speaks for itself: its cue is of thinking, judging or wanting, or an editorial is named.

    A wire does so only as the voice of its government (``use`` "state" in ``outlets.tsv``) and in words that stand in quotation marks.
    """
    words: Words = document.reading.words
    cue = [i for span in draft.cue for i in tokens_of(words, span.start, span.end)]
    if outlet.kind == "wire":
        entry = known_by_name().get(outlet.name)
        voice = entry is not None and entry.use == "state" and draft.kind == "direct"
        return voice and any(words.lemma[i] in name_words("own words") for i in cue)
    beside = [i for span in draft.source for i in tokens_of(words, span.start, span.end)] + cue
    return any(words.lemma[i] in name_words("own mind") for i in cue) or any(words.lower[i] in name_words("opinion piece") for i in beside)


def _shown(document: Document, drafts: Sequence[Draft]) -> None:
    """What somebody says that findings show is theirs: "Heald noted the findings show that ..."; not what they say that others claim."""
    words: Words = document.reading.words
    for draft in sorted(drafts, key=lambda d: d.content[0].start if d.content else 0):
        if draft.speaker is not None or draft.parent is None or draft.parent.speaker is None or not draft.source or draft.via:
            continue
        cue = [i for span in draft.cue for i in tokens_of(words, span.start, span.end)]
        head = head_of(words, draft.source[0].start, draft.source[0].end)
        if head is not None and words.tag[head] in ("NN", "NNS") and any(words.lemma[i] in name_words("shows") for i in cue):
            draft.speaker = draft.parent.speaker


def _nest(drafts: Sequence[Draft]) -> None:
    """Give an attribution that stands within the content of another that one as parent, where the finder took both for outermost."""
    contents = sorted(((span.start, span.end, n) for n, draft in enumerate(drafts) if not draft.act for span in draft.content))
    for draft in drafts:
        if draft.parent is not None or draft.act or not draft.source or not draft.cue:
            continue
        start = min(draft.source[0].start, draft.cue[0].start)
        end = max(draft.source[-1].end, draft.cue[-1].end)
        at = bisect_right(contents, start, key=lambda c: c[0])
        around = [c for c in contents[max(0, at - 8) : at] if c[1] >= end and drafts[c[2]] is not draft]
        outer = drafts[min(around, key=lambda c: c[1] - c[0])[2]] if around else None
        above, seen = outer, {id(draft)}
        while above is not None and id(above) not in seen:
            seen.add(id(above))
            above = above.parent
        if above is None:  # no ring
            draft.parent = outer


def _carried_on(document: Document, drafts: Sequence[Draft]) -> None:
    """Words that a wire reports right after a speaker's, in the same breath, are that speaker's: "X said ..., but “...,” TASS reported".

    So are those of a statement or of a man not told by name right after a speaker's, in a sentence of their own.
    """
    text = document.article.text
    ends: dict[int, Draft] = {}
    for draft in sorted(drafts, key=lambda d: d.parent is None):  # the outermost last: it stays
        if draft.speaker is not None and not draft.act:
            ends.update({span.end: draft for span in draft.content})
    for draft in drafts:
        if draft.speaker is None and draft.source and draft.content and draft.kind != "indirect":
            start = draft.content[0].start
            end = next((end for end in range(start, start - 10, -1) if end in ends), None)
            new_sentence = end is not None and any(c in ".!?\n" for c in text[max(0, end - 2) : start])
            if end is not None and (not new_sentence or _has_no_name(document, draft)):
                draft.speaker = ends[end].speaker


def _has_no_name(document: Document, draft: Draft) -> bool:
    """Whether a source is "he", "she" or what only carries words, of nobody who stands beside it: "the statement"."""
    start, end = draft.source[0].start, draft.source[0].end
    return draft.source[0].text.lower() in ("he", "she") or (carries(document, start, end) and maker_of(document, start, end) is None)


def _made(document: Document, draft: Draft, start: int, end: int, mention: Mention | None) -> Actor | None:
    """A speaker for a source that no mention covers: a city, or people that no table knows ("some", "those close to him")."""
    words: Words = document.reading.words
    head = head_of(words, start, end)
    if head is None or document.entities is None:
        return None
    text = " ".join(document.article.text[start:end].split())
    named = mention is not None and mention.type == "place" and mention.head == head
    place = mention.text if named and mention is not None else _place_meant(document, start, head)
    if place is not None and not _is_said(words, draft):
        return None  # "the town has seen worse"
    if place is not None:
        entity = place_as_body(document.article.id, place)
    elif (mention is None or mention.head != head) and _are_people(words, draft, start, end, head):
        entity = Entity(make_id("speaker", document.article.id, "unnamed", fold(text)), text, "Speaker", "group")
    else:
        return None
    document.entities.setdefault(entity.id, entity)
    return actor_of(document, entity, "title" if place is not None and not named else "name")


def _is_said(words: Words, draft: Draft) -> bool:
    """Whether a cue has a verb of saying or of the mind, or there is none to tell."""
    cue = [i for span in draft.cue for i in tokens_of(words, span.start, span.end)]
    return not cue or any(is_say_verb(words.lemma[i]) or words.lemma[i] in name_words("mind") for i in cue)


def _place_meant(document: Document, start: int, head: int) -> str | None:
    """The place that "the city" points back to: the one named last before it."""
    words: Words = document.reading.words
    if words.lower[head] not in name_words("town") or words.lower[head - 1] != "the":
        return None
    mentions = document.mentions or []
    before = mentions[: bisect_left(mentions, start, key=lambda m: m.start)]
    return next((m.text for m in reversed(before) if m.type == "place"), None)


def _are_people(words: Words, draft: Draft, start: int, end: int, head: int) -> bool:
    """Whether a source that no table knows is people: by its word, by a clause with "who", or by a cue of the mind."""
    lower, tag = words.lower[head], words.tag[head]
    several = len(tokens_of(words, start, end)) > 1
    if lower in SOME or (lower in ("those", "people", "one", "everyone") and several):
        return lower not in SOME or several or tag != "CD"
    if tag not in ("NNS", "NNPS") or bodies().get(lower) is not None or lower in name_words("things"):
        return False
    if words.lemma[head].lower().endswith(("er", "or", "ist", "ian", "ant", "man")) or lower in name_words("none"):
        return True
    if any(words.lower[i] == "who" for i in tokens_of(words, words.start[head], end)):
        return True
    if lower.endswith(_ABSTRACT):
        return False
    return any(words.lemma[i] in name_words("mind") for span in draft.cue for i in tokens_of(words, span.start, span.end))
