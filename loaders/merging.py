"""Which quotes say the same thing?

`merge_claims` joins quotes of one speaker that say the same: the statement in three outlets, direct in one, indirect in another, cut in two
ways, translated twice. Candidates share rare words (a quote is held against few others, so twice the quotes take about twice the time) and
stand within some days of each other; `sameness.say_the_same` says how likely they say the same. The order of the quotes changes nothing;
what a person has judged stands above all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Final

from claimgraph.graph.rows import Judgement, QuoteRow

from .likeness import Words, cosine, overlap, rarities, read_words
from .sameness import say_the_same

__all__ = ["merge_claims"]

# On five folds of 262 own pairs and 275 of BASIL's outlets read by hand: precision .92 and .87 from .6 on, .94 and .94 from .7, recall .83
# and .61, .76 and .59 (the 275 are those that words alone had kept apart; knowledge/make_same_claim_weights.py prints it). Run
# tests/loaders/test_merging.py again after a change. Tried and left out: the cosine of all-MiniLM-L6-v2 as one more
# measure (area under the curve of the own pairs that are weighed .874 with it and without it), its fourth layer word by word (.890, for
# 7 MB more to ship), a "not" that only one of two long texts has as no bar (of 4 merges more in BASIL 2 were right), how many deeds and
# roles agree (no pair more).
SAME: Final = 0.64
OTHER_TYPE: Final = 0.85
"""The same, where the two were read as claims of different types, or where a day is not known."""
ALIKE: Final = 0.3
"""Overlap that any two quotes of one claim have at least."""
FEWEST: Final = 3
"""Words, those of no meaning left out, below which a quotation tells too little to be known again in another article."""
WINDOW: Final = 14
"""Days between two quotes of one claim, at most."""
PHRASE: Final = 5
"""Words, those of no meaning too, from which two quotations that are the same word for word are known again although they have fewer."""
SHORT: Final = 6
"""Words of the shorter of two quotes up to which one that they share is enough to hold them against each other."""
RAREST: Final = 8
LONGEST_BLOCK: Final = 40
"""Quotes of one speaker that share a word; a word of more blocks nothing."""
VERBATIM: Final = 0.85
"""Overlap from which it is the same wording: what was read into one of two quotes then holds of the other."""


def merge_claims(quotes: Mapping[str, QuoteRow], judgements: Sequence[Judgement] = ()) -> Mapping[str, str]:
    """Give each quote its claim.

    Parameters
    ----------
    quotes : by id.
    judgements : of kind claim-merge (``verdict`` False: never the same) and claim-split; ids are claim ids or quote ids.

    Returns
    -------
    Quote id to claim id, for every quote: the smallest ``claim_id`` of those that say the same.
    """
    ids = sorted(quotes)
    words = {i: replace(read_words(quotes[i].text), predications=quotes[i].predications) for i in ids}
    rarity = rarities(words[i] for i in ids)
    speakers = _by_speaker(quotes)
    groups = _Groups(ids)
    _start(groups, quotes, judgements)
    for speaker in sorted(speakers):
        members = speakers[speaker]
        pairs = []
        for left, right in _candidates(members, words, rarity):
            score = _score(quotes[left], quotes[right], words[left], words[right], rarity)
            if score:
                pairs.append((-score, left, right))
        members_of = {quote_id: [quote_id] for quote_id in members}
        for _, left, right in sorted(pairs):
            # A long quotation holds two short ones that say different things: it is one with the nearer of them.
            a, b = groups.find(left), groups.find(right)
            others = ((i, j) for i in members_of.get(a, ()) for j in members_of.get(b, ()) if (i, j) != (left, right) != (j, i))
            if a == b or any(overlap(words[i], words[j], rarity) < ALIKE for i, j in others):
                continue
            groups.join(left, right)
            root = groups.find(left)
            if root == groups.find(right):
                members_of[root] = members_of.pop(a, []) + members_of.pop(b, [])
    claims: dict[str, str] = {}
    for quote_id in ids:
        root = groups.find(quote_id)
        claims[root] = min(claims.get(root, quotes[quote_id].claim_id), quotes[quote_id].claim_id)
    return {quote_id: claims[groups.find(quote_id)] for quote_id in ids}


def _by_speaker(quotes: Mapping[str, QuoteRow]) -> dict[str, list[str]]:
    """The quotes of each first speaker; who speak together are heard under one of them, whoever of them is named first."""
    everybody = {i: frozenset([q.speaker_id, *(s.id for s in q.co_speakers)]) for i, q in quotes.items() if q.speaker_id is not None}
    first: dict[frozenset[str], str] = {}
    for quote_id, together in everybody.items():
        speaker = str(quotes[quote_id].speaker_id)
        first[together] = min(first.get(together, speaker), speaker)
    found: dict[str, list[str]] = defaultdict(list)
    for quote_id in sorted(everybody):
        found[first[everybody[quote_id]]].append(quote_id)
    return found


def _candidates(members: Sequence[str], words: Mapping[str, Words], rarity: Mapping[str, float]) -> Iterable[tuple[str, str]]:
    shared: Counter[tuple[str, str]] = Counter()
    for rare, others in _blocks(members, words, rarity):
        shared.update(combinations(rare, 2))
        shared.update((min(a, b), max(a, b)) for a in rare for b in others)
    # Two shared rare words, one where a quote has few words at all.
    return [pair for pair, n in shared.items() if n >= 2 or min(len(words[pair[0]].stems), len(words[pair[1]].stems)) <= SHORT]


def _blocks(members: Sequence[str], words: Mapping[str, Words], rarity: Mapping[str, float]) -> list[tuple[list[str], list[str]]]:
    """The quotes of one speaker with a word among their rarest, and the others that have it; a word of very many blocks nothing."""
    rare: dict[str, list[str]] = defaultdict(list)
    blocks: dict[str, list[str]] = defaultdict(list)
    for quote_id in members:
        stems = sorted(words[quote_id].stems, key=lambda s: (-rarity[s], s))
        for i, stem in enumerate(stems):
            (rare if i < RAREST else blocks)[stem].append(quote_id)
    return [(found, blocks[stem]) for stem, found in rare.items() if len(found) + len(blocks[stem]) <= LONGEST_BLOCK]


def _score(left: QuoteRow, right: QuoteRow, left_words: Words, right_words: Words, rarity: Mapping[str, float]) -> float:
    """How likely two quotes of one speaker are one claim; 0 where that is not enough."""
    if left.negated != right.negated:
        return 0.0
    if left.claim_id == right.claim_id:
        return 1.0
    if left.id == right.parent or right.id == left.parent:
        return 0.0
    days = _days_apart(left, right)
    if days is not None and days > WINDOW:
        return 0.0
    if left.type != right.type and left.article_id == right.article_id:
        return 0.0
    if left.article_id != right.article_id and min(len(left_words.stems), len(right_words.stems)) < FEWEST:
        phrase = left_words.order == right_words.order and len(left_words.order) >= PHRASE
        return VERBATIM if phrase and left.type == right.type and days is not None else 0.0
    if any(len(words.stems - words.names) < 2 for words in (left_words, right_words)):
        return 0.0  # somebody's name and title
    verbatim = cosine(left_words, right_words, rarity) >= VERBATIM
    if not verbatim and (_is_thing(left_words, right_words) or _is_thing(right_words, left_words)):
        return 0.0
    if not verbatim and (_supposed(left) != _supposed(right) or not _targets_agree(left, right)):
        return 0.0
    score = say_the_same(left_words, right_words, rarity)
    return score if score >= (SAME if left.type == right.type and days is not None else OTHER_TYPE) else 0.0


def _is_thing(words: Words, other: Words) -> bool:
    """Whether the one only names a thing ("the harbour tax") of which the other says something."""
    return len(words.stems) <= FEWEST and not words.predications and bool(other.predications)


def _supposed(quote: QuoteRow) -> bool:
    return quote.modality == "hypothetical"


def _targets_agree(left: QuoteRow, right: QuoteRow) -> bool:
    """Whether two quotes may be about the same: one has no target, or one is the same actor, or bears some of its name."""
    if not left.targets or not right.targets or {t.entity_id for t in left.targets} & {t.entity_id for t in right.targets}:
        return True
    names = [{word for t in quote.targets for word in read_words(t.text).stems} for quote in (left, right)]
    return bool(names[0] & names[1])


def _days_apart(left: QuoteRow, right: QuoteRow) -> int | None:
    a, b = _day(left), _day(right)
    return None if a is None or b is None else abs((a - b).days)


def _day(quote: QuoteRow) -> date | None:
    if quote.said_on is not None and len(quote.said_on) == 10:
        return date.fromisoformat(quote.said_on)
    return quote.published_on


def _start(groups: "_Groups", quotes: Mapping[str, QuoteRow], judgements: Sequence[Judgement]) -> None:
    members: dict[str, list[str]] = defaultdict(list)
    for quote_id in sorted(quotes):
        members[quote_id].append(quote_id)
        members[quotes[quote_id].claim_id].append(quote_id)
    decided: dict[tuple[str, str], tuple[bool, bool]] = {}
    for judgement in sorted(judgements, key=lambda j: (j.human, j.made_at or "", j.left_id, j.right_id or "")):
        if judgement.kind in ("claim-merge", "claim-split") and judgement.right_id is not None:
            pair = min(judgement.left_id, judgement.right_id), max(judgement.left_id, judgement.right_id)
            decided[pair] = (judgement.verdict == (judgement.kind == "claim-merge"), judgement.human)
    for (left_id, right_id), (same, _) in sorted(decided.items()):
        if not same:
            for left in members.get(left_id, ()):
                for right in members.get(right_id, ()):
                    groups.keep_apart(left, right)
    for (left_id, right_id), (same, _) in sorted(decided.items()):
        if same:
            for left in members.get(left_id, ())[:1]:
                for right in members.get(right_id, ()):
                    groups.join(left, right)


class _Groups:
    """Disjoint sets of ids with pairs that must never meet."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {i: i for i in ids}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def find(self, item: str) -> str:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def keep_apart(self, left: str, right: str) -> None:
        a, b = self.find(left), self.find(right)
        if a != b:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def join(self, left: str, right: str) -> None:
        a, b = sorted((self.find(left), self.find(right)))
        if a == b or b in self._apart[a]:
            return
        self._parent[b] = a
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart[a].add(other)
