"""Pronouns and who was spoken of last.

`Turns` remembers, while an article is walked in reading order, which figures were mentioned, as subjects or as sources of attributions.
`antecedent` ranks those that fit a pronoun in number, person and gender: the source of the speech before, the subject, the nearest.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from .cast import Cast, Figure
from .document import Document, Mention
from .words import Words

__all__ = ["Turns", "antecedent"]

WINDOW: Final = 40
"""How many of the latest mentions are looked at."""

_GENDER: Final = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THINGS: Final = frozenset(["it", "its", "itself"])
_THEM: Final = frozenset(["they", "them", "their", "theirs", "themselves"])
_FIRST: Final = frozenset(["i", "me", "my", "mine", "we", "us", "our", "ours"])
_RELATIVE: Final = frozenset(["who", "which", "whom", "whose", "that"])


class Turns:
    """The mentions seen so far, latest last, each a (figure, head token, is subject, is source of an attribution)."""

    def __init__(self, document: Document, words: Words) -> None:
        self.words = words
        self.seen: list[tuple[Figure, int, bool, bool]] = []
        self.at_head: dict[int, Figure] = {}
        sources = sorted((span.start, span.end) for draft in document.drafts or [] for span in draft.source)
        self._contents = {
            span.start: [(piece.start, piece.end) for piece in draft.content] for draft in document.drafts or [] for span in draft.source
        }
        self._source_starts = [start for start, _ in sources]
        self._sources = sources
        self.quotations = sorted((q.start, q.end) for q in document.quotations or [] if q.speech)
        self._quote_starts = [start for start, _ in self.quotations]

    def saw(self, figure: Figure, mention: Mention) -> None:
        """Note a mention that was resolved."""
        dep = self.words.dep[mention.head]
        subject = dep in ("nsubj", "nsubjpass")
        self.seen.append((figure, mention.head, subject, self.heads_source(mention)))
        self.at_head[mention.head] = figure
        figure.last = mention.head
        if subject:
            figure.subject = mention.head

    def is_source(self, start: int) -> bool:
        """Whether an offset lies within the source of an attribution."""
        at = bisect_right(self._source_starts, start) - 1
        return at >= 0 and start < self._sources[at][1]

    def heads_source(self, mention: Mention) -> bool:
        """Whether a mention is what a source is about, not the owner or a part of it."""
        at = bisect_right(self._source_starts, mention.start) - 1
        if at < 0 or mention.start >= self._sources[at][1]:
            return False
        start, end = self._sources[at]
        parent = self.words.head[mention.head]
        return parent == mention.head or not start <= self.words.start[parent] < end or self.words.dep[mention.head] in ("appos", "conj")

    def content_of(self, start: int) -> list[tuple[int, int]]:
        """The contents of the attribution whose source begins at an offset."""
        return self._contents.get(start, [])

    def in_quote(self, start: int) -> tuple[int, int] | None:
        """The quotation that an offset lies in."""
        at = bisect_right(self._quote_starts, start) - 1
        return self.quotations[at] if at >= 0 and start < self.quotations[at][1] else None

    def owner(self, token: int) -> Figure | None:
        """The figure that the possessive pronoun at a token was resolved to."""
        return self.at_head.get(token)

    def state(self) -> Figure | None:
        """The state that "the country" means: the one named last."""
        for figure, _, _, _ in reversed(self.seen[-WINDOW:]):
            if figure.label == "Country":
                return figure
        return None

    def acting_state(self) -> str | None:
        """The only state that the latest mentions name; None if there are several."""
        states = {figure.id for figure, _, _, _ in self.seen[-12:] if figure.label == "Country"}
        return next(iter(states)) if len(states) == 1 else None

    def latest(self, *, kinds: tuple[str, ...], word: str) -> Figure | None:
        """The body that was mentioned last and is of one of these kinds, or has the word in its name."""
        fallback = None
        for figure, _, _, _ in reversed(self.seen[-WINDOW:]):
            if figure.label not in ("Organization", "Outlet"):
                continue
            if word in figure.name.lower().split():
                return figure
            if fallback is None and figure.kind in kinds:
                fallback = figure
        return fallback

    def holder(self, heads: set[str], state: str | None) -> Figure | None:
        """The named person who was mentioned last and holds a title of these words, of that state if one is given."""
        for figure, _, _, _ in reversed(self.seen[-4 * WINDOW :]):
            if (
                figure.label == "Speaker"
                and figure.kind == "person"
                and figure.heads & heads
                and (state is None or figure.country in (None, state))
            ):
                return figure
        return None

    def unnamed(self, head: str, *, plural: bool) -> Figure | None:
        """The unnamed people of that description who were mentioned last: "the official" after "a senior official"."""
        for figure, _, _, _ in reversed(self.seen[-WINDOW:]):
            if figure.kind in ("unnamed", "group") and head in figure.heads and figure.plural == plural:
                return figure
        return None


def antecedent(cast: Cast, words: Words, turns: Turns, mention: Mention, named: Sequence[tuple[int, Figure]] = ()) -> Figure | None:
    """The figure that a pronoun means; None where none fits, and for "I" and "we", who are for the speaker of their quotation to be.

    Parameters
    ----------
    named : (start, figure) of every name of the article, in reading order.
    """
    i = mention.head
    word = words.lower[i]
    if word in _FIRST:
        return None
    if word in _RELATIVE:
        return _relative(words, turns, i)
    gender = _GENDER.get(word)
    quote = turns.in_quote(mention.start)
    best: Figure | None = None
    best_score = 0.0
    seen_ids: set[str] = set()
    content = turns.content_of(mention.start)
    spoken_of = {figure.id for start, end in content for figure in _named_in(named, start, end)}
    sentence = words.sentence[i]
    for figure, head, subject, source in reversed(turns.seen[-WINDOW:]):
        if figure.id in seen_ids or not _fits(figure, word, gender):
            continue
        seen_ids.add(figure.id)
        distance = sentence - words.sentence[head]
        if distance > 8:
            break
        if distance == 0 and _clause_mate(words, i, head, word):
            continue
        score = 10.0 - 1.2 * distance
        score += 2.0 * subject + 2.5 * source
        if distance == 0 and source and quote is None:
            score += 3.0  # "Clark said she had left"
        if figure.gender and gender and figure.gender == gender:
            score += 1.0
        if turns.is_source(mention.start) and source:
            score += 2.0
        if quote is not None and distance == 0 and head < i and turns.in_quote(words.start[head]) != quote and source:
            score -= 3.0  # within a quotation "he" is seldom its speaker
        if figure.id in spoken_of or any(start <= words.start[head] < end for start, end in content):
            score -= 6.0  # whoever is spoken of in the words is not who says them
        if gender is not None and figure.kind == "unnamed":
            score -= 1.5
        if figure.kind == "person" and word in _THEM:
            score -= 5.0
        if word in _THINGS and figure.label == "Country" and subject:
            score += 1.0
        if best is None or score > best_score:
            best, best_score = figure, score
    return best if best_score > 0 else None


def _named_in(named: Sequence[tuple[int, Figure]], start: int, end: int) -> list[Figure]:
    low, high = (bisect_left(named, offset, key=lambda n: n[0]) for offset in (start, end))
    return [figure for _, figure in named[low:high]]


def _fits(figure: Figure, word: str, gender: str | None) -> bool:
    if gender is not None:
        return figure.label == "Speaker" and figure.kind in ("person", "unnamed") and not figure.plural and figure.gender in (None, gender)
    if word in _THINGS:
        return figure.label in ("Country", "Organization", "Outlet")
    return figure.plural or figure.label == "Organization" or figure.kind == "group"


def _clause_mate(words: Words, i: int, head: int, word: str) -> bool:
    """Subject and object of one verb are not the same, unless reflexive or possessive."""
    if word.endswith("self") or (word in ("his", "its", "their", "her") and words.tag[i] == "PRP$"):
        return False
    return words.head[i] == words.head[head] and words.dep[i] != words.dep[head]


def _relative(words: Words, turns: Turns, i: int) -> Figure | None:
    verb = words.head[i]
    for _ in range(3):
        if words.dep[verb] == "relcl":
            return turns.at_head.get(words.head[verb])
        verb = words.head[verb]
    return None
