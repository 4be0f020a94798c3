"""Which of those named in a source speaks: its head, the name beside it, or who makes what only carries words.

In: the span of a source and the mentions within it. Out: the mention that speaks, or whether one does; who that is stands in its entity.
"""

from bisect import bisect_left
from typing import Final

from .countries import find_country
from .document import Document, Mention
from .entities import mentions_within, top_of
from .lexicon import bodies, titles
from .name_forms import name_words
from .words import Words

__all__ = ["SOME", "carries", "head_of", "maker_of", "named_at_end", "named_beside", "named_by_two_titles", "speaks", "tokens_of"]

SOME: Final = frozenset(
    ["some", "others", "many", "several", "both", "most", "few", "all", "two", "three", "dozens", "hundreds", "thousands"]
)


BEFORE_TITLE: Final = 40
"""How far within a source the first of two titles may begin, in code points."""


def named_beside(document: Document, end: int, mention: Mention | None) -> Mention | None:
    """The person whose name stands right after a source that only describes them: "his father" before "Emin Oran"."""
    if mention is not None and mention.type == "person":
        return mention
    mentions = document.mentions or []
    words: Words = document.reading.words
    at = bisect_left(mentions, end, key=lambda m: m.start)
    after = next((m for m in mentions[at : at + 2] if m.type == "person" and m.entity_id is not None), None)
    if after is None:
        return mention
    gap = document.article.text[end : after.start]
    if gap in ("", " "):
        return after
    # not "according to the daily Nordposten, Emin Oran fell"
    described = mention is not None and mention.type in ("title", "unnamed", "group")
    apposed = described and mention is not None and words.dep[after.head] == "appos" and words.head[after.head] == mention.head
    return after if apposed and gap.strip() in ("", ",") else mention


def named_at_end(document: Document, start: int, end: int, mention: Mention | None) -> Mention | None:
    """The person whose name ends a source, right behind where or for whom they are what it says: "the UN envoy for Avaria Stefan Moran"."""
    if mention is None or mention.type not in ("title", "unnamed"):
        return None
    words: Words = document.reading.words
    within = [m for m in mentions_within(document, start, end) if m.type != "pronoun"]
    last = next((m for m in within if m.type == "person" and m.end >= end - 1 and m.start >= mention.end), None)
    if last is None:
        return None
    first = tokens_of(words, last.start, last.end)[0]
    ends = [m for m in within if m.type in ("country", "place", "organization") and m.end == words.end[first - 1]]
    state = find_country(words.text[first - 1])
    if not ends or (state is not None and state.kind in ("adjective", "people")):
        return None  # "a lawyer for Avarian Stefan Moran"
    return last if last.start - words.end[first - 1] <= 1 else None


def named_by_two_titles(document: Document, start: int, end: int, mention: Mention | None) -> Mention | None:
    """The person of two titles, the second without an article: "the coach and retired pilot Anna Lind"."""
    if mention is None or mention.type not in ("title", "unnamed"):
        return None
    words: Words = document.reading.words
    person = next((m for m in mentions_within(document, mention.end, end) if m.type == "person" and m.end >= end - 1), None)
    if person is None or words.tag[mention.head] not in ("NN", "NNP"):
        return None
    between = tokens_of(words, mention.end, person.start)
    if (
        len(between) < 2
        or words.lower[between[0]] != "and"
        or any(words.tag[i] not in ("JJ", "JJS", "NN", "NNP", "HYPH", "RB", "RBS", "VBG", "VBN") for i in between[1:])
    ):
        return None
    described = words.tag[between[-1]] == "NN" or words.lower[between[-1]] in titles()
    return person if described and mention.start <= words.start[tokens_of(words, start, end)[0]] + BEFORE_TITLE else None


def speaks(document: Document, start: int, end: int, mention: Mention) -> bool:
    """Whether a source is about a mention within it: its head, beside its head, or those of whom it is a share."""
    words: Words = document.reading.words
    i = top_of(words, mention, start, end)
    for _ in range(8):
        parent, dep = words.head[i], words.dep[i]
        if parent == i or not start <= words.start[parent] < end:
            # "the brother of a nurse fined for feeding the birds said": the parse gives the verb two subjects, the first of them speaks
            return not any(
                words.head[j] == parent
                and words.dep[j] == dep == "nsubj"
                and words.tag[j] in ("NN", "NNS")
                and any(words.tag[k].startswith(("IN", "VB")) for k in range(j + 1, i))  # not the "co" of "co-founder Mark Lind"
                for j in tokens_of(words, start, end)
                if j < i
            )
        if dep == "appos" and words.lower[parent] in name_words("of words"):
            return False  # "the acronym ISIL"
        if dep == "pobj" and words.lower[parent] == "of" and start <= words.start[words.head[parent]] < end:
            return _is_share(words, words.head[parent]) and mention.type != "country"
        if dep in ("compound", "nmod") and words.lower[parent] in name_words("part of a firm") and _is_owned(words, mention):
            i = parent  # "Talbon's Merrin Bank [subsidiary] said"
            continue
        if dep in ("poss", "pobj") or (dep in ("compound", "nmod", "amod") and words.tag[parent] in ("NN", "NNS")):
            return False
        i = parent
    return False


def _is_owned(words: Words, mention: Mention) -> bool:
    """Whether a mention stands right behind whose it is."""
    first = bisect_left(words.start, mention.start)
    return first > 0 and words.tag[first - 1] == "POS"


def maker_of(document: Document, start: int, end: int) -> Mention | None:
    """Who makes what only carries words: the ministry of "a statement from the ministry", Kirby of "Kirby's Twitter account"."""
    words: Words = document.reading.words
    head = head_of(words, start, end)
    if head is None or not carries(document, start, end):
        return None
    found: dict[str, Mention] = {}
    for other in mentions_within(document, start, end):
        if other.entity_id is None or other.head == head:
            continue
        top = top_of(words, other, start, end)
        dep, parent = words.dep[top], words.head[top]
        if dep in ("poss", "compound", "nmod") and parent == head and not _is_channel(words, top):
            found.setdefault("beside", other)
        elif dep == "pobj" and words.lower[parent] in ("from", "by", "of") and words.head[parent] == head:
            found.setdefault(words.lower[parent], other)
    return next((found[way] for way in ("by", "from", "beside", "of") if way in found), None)


def carries(document: Document, start: int, end: int) -> bool:
    """Whether the head of a source carries words and has no mouth: a statement, a Twitter account."""
    words: Words = document.reading.words
    head = head_of(words, start, end)
    if head is None:
        return False
    body = bodies().get(words.lower[head])
    if body is not None and body.kind in ("document", "channel"):
        return True
    return head > 0 and words.lower[head] in name_words("page") and _is_channel(words, head - 1)


def _is_channel(words: Words, i: int) -> bool:
    body = bodies().get(words.lower[i])
    return body is not None and body.kind == "channel"


def _is_share(words: Words, i: int) -> bool:
    """Whether a word tells how many of some people speak: "two", "most", "70 percent", "a majority"."""
    return words.tag[i] in ("CD", "DT") or words.lower[i] in SOME or words.lower[i] in name_words("share")


def head_of(words: Words, start: int, end: int) -> int | None:
    """The token of a span that governs the others."""
    tokens = tokens_of(words, start, end)
    return next((i for i in tokens if not start <= words.start[words.head[i]] < end or words.head[i] == i), tokens[-1] if tokens else None)


def tokens_of(words: Words, start: int, end: int) -> list[int]:
    i = bisect_left(words.start, start)
    found = []
    while i < len(words) and words.start[i] < end:
        found.append(i)
        i += 1
    return found
