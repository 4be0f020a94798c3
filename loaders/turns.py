"""Who was spoken of so far: the figures of one article in the order of its mentions.

`Turns` remembers, while an article is walked in reading order, which figures were mentioned, as subjects or as sources of attributions, and
which ones pronouns meant.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from .cast import Figure
from .document import Document, Mention
from .name_forms import name_words
from .organs import trade_words
from .words import Words

__all__ = ["GENDER", "RELATIVE", "THINGS", "WINDOW", "Turns", "family_of"]

WINDOW: Final = 40
"""How many of the latest mentions are looked at."""

NEAR: Final = 2
"""How many sentences back a speaker may stand whom an epithet takes up."""
RIVALS: Final = 12
"""Among how many of the latest mentions another body makes it unsure whom "the group" means."""

GENDER: Final = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
THINGS: Final = frozenset(["it", "its", "itself"])
RELATIVE: Final = frozenset(["who", "which", "whom", "whose", "that"])


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
        self._spoken = sorted((s.start, s.end, d.source[0].start) for d in document.drafts or [] if d.source for s in d.content)
        self._by_source: dict[int, str] = {}  # figure by the start of the source that it heads
        self.spoke: set[str] = set()  # the figures that were sources so far
        self.last_source: str | None = None  # the figure of the attribution read last
        self._breaks = [m.start() for m in re.finditer(r"\n", document.article.text)]
        self.meant: dict[str, str] = {}  # the figure that the latest pronoun of a family was resolved to
        self.quotations = sorted((q.start, q.end) for q in document.quotations or [] if q.speech)
        self._quote_starts = [start for start, _ in self.quotations]

    def source_end(self, start: int) -> int | None:
        """Where the source of an attribution that a code point lies in ends, None if it lies in none."""
        at = bisect_right(self._source_starts, start) - 1
        return self._sources[at][1] if at >= 0 and start < self._sources[at][1] else None

    def saw(self, figure: Figure, mention: Mention) -> None:
        """Note a mention that was resolved."""
        dep = self.words.dep[mention.head]
        if dep == "appos":
            dep = self.words.dep[self.words.head[mention.head]]
        subject = dep in ("nsubj", "nsubjpass")
        source = self.heads_source(mention)
        if source:
            self._by_source[self._sources[bisect_right(self._source_starts, mention.start) - 1][0]] = figure.id
            self.last_source = figure.id
            self.spoke.add(figure.id)
        self.seen.append((figure, mention.head, subject, source))
        self.at_head[mention.head] = figure
        figure.last = mention.head
        if subject:
            figure.subject = mention.head

    def heard(self, figure: Figure, mention: Mention) -> None:
        """Note a pronoun that was resolved."""
        self.at_head[mention.head] = figure
        figure.last = max(figure.last, mention.head)
        word = self.words.lower[mention.head]
        if word not in RELATIVE:
            self.meant[family_of(word)] = figure.id
        subject = self.words.dep[mention.head] in ("nsubj", "nsubjpass")
        if figure.gender is None and word in GENDER and subject and self.source_around(mention.start) == figure.id:
            figure.gender = GENDER[word]  # "Moran said she had left"
        if subject:
            figure.subject = mention.head
            self.saw(figure, mention)

    def is_source(self, start: int) -> bool:
        """Whether an offset lies within the source of an attribution."""
        return self.source_end(start) is not None

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

    def source_around(self, start: int) -> str | None:
        """The id of who says the words that an offset lies in, the innermost; None if it lies in no content or nobody is known."""
        for first, end, source in reversed(self._spoken[: bisect_right(self._spoken, start, key=lambda s: s[0])][-8:]):
            if first <= start < end:
                return self._by_source.get(source)
        return None

    def unheard(self, start: int) -> int | None:
        """The start of the source that says the words at an offset, where it stands behind them and nobody knows yet who it is."""
        for first, end, source in reversed(self._spoken[: bisect_right(self._spoken, start, key=lambda s: s[0])][-8:]):
            if first <= start < end:
                return source if source >= end and source not in self._by_source else None
        return None

    def foretell(self, source: int, figure: Figure) -> None:
        """Note who a source is before it is read."""
        self._by_source[source] = figure.id

    def within_words(self, start: int) -> set[int]:
        """The sources (by their start) of the attributions in whose content an offset lies."""
        before = self._spoken[: bisect_right(self._spoken, start, key=lambda s: s[0])][-8:]
        return {source for first, end, source in before if first <= start < end}

    def same_paragraph(self, one: int, other: int) -> bool:
        """Whether no line ends between two offsets."""
        return bisect_left(self._breaks, one) == bisect_left(self._breaks, other)

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

    def ends_words(self, start: int) -> bool:
        """Whether an offset lies within a source behind the words that it says: "“...,” the company said"."""
        at = bisect_right(self._source_starts, start) - 1
        source = self._sources[at][0] if at >= 0 and start < self._sources[at][1] else None
        return source is not None and any(first < source for first, _ in self.content_of(source))

    def latest(self, *, kinds: tuple[str, ...], word: str, at: int, told: bool) -> Figure | None:
        """The body that "the group" means: one with the word in its name before those of its kinds; an outlet only by its kind.

        Of several the one mentioned last, but where the description (at offset ``at``) speaks, the one that spoke last. Where it tells
        more (``told``: "the power company"), a body of no told kind is not enough.
        """
        such = [figure for figure, _, _, _ in reversed(self.seen[-WINDOW:]) if _is_such(figure, kinds, word)]
        if len({figure.id for figure in such}) > 1 and (trade := trade_words(word)):
            of_trade = [figure for figure in such if not trade.isdisjoint(figure.name.lower().split())]
            such = of_trade or such
        if kinds == ("company",) and len({figure.id for figure in such}) > 1:
            such = [figure for figure in such if self.is_source(at) and figure.id in self.spoke]
            if len({figure.id for figure in such}) > 1:
                return None  # "the airline" is of one trade, which of several companies none tells
        named = [figure for figure in such if _is_named(figure, word)]
        return self._foremost(named or [figure for figure in such if not told or figure.kind != "organization"], at)

    def has_rival(self, figure: Figure, at: int, *, kinds: tuple[str, ...], word: str) -> bool:
        """Whether "the group" (its head token ``at``) may as well mean another body of the latest mentions than this one."""
        sentence = self.words.sentence
        near = [(other, sentence[head]) for other, head, _, _ in self.seen[-RIVALS:] if _is_such(other, kinds, word)]
        if near and sentence[at] == near[-1][1]:
            near = [(other, its) for other, its in near if its == sentence[at]]  # who was just named stands before the others
        return any(other is not figure for other, _ in near)

    def other_state_since(self, figure: Figure) -> bool:
        """Whether another state than a government's was named after it: "the government" is then not sure to be the Kremlin."""
        for other, _, _, _ in reversed(self.seen[-WINDOW:]):
            if other is figure:
                return False
            if other.label == "Country" and other.id != figure.country:
                return True
        return False

    def holder(self, heads: set[str], state: str | None, *, former: bool, at: int) -> Figure | None:
        """The named person who holds a title of these words, or held it (``former``), of that state if one is given.

        Of several the one mentioned last, but where the description (at offset ``at``) speaks, the one that spoke last.
        """
        found = [
            figure
            for figure, _, _, _ in reversed(self.seen[-4 * WINDOW :])
            if figure.label == "Speaker"
            and figure.kind == "person"
            and (figure.heads - figure.held if former else figure.held) & heads
            and (state is None or figure.country in (None, state))
        ]
        return self._foremost(found, at)

    def head_of(self, body: str, heads: frozenset[str]) -> Figure | None:
        """The only person named who is at the head of a body: "the bureau's chief" for its director."""
        found = {
            figure.id: figure
            for figure, _, _, _ in self.seen[-4 * WINDOW :]
            if figure.kind == "person" and figure.held & heads and any(a.target_id == body for a in figure.affiliations)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _foremost(self, found: Sequence[Figure], at: int) -> Figure | None:
        spoke_last = (figure for figure in found if self.is_source(at) and figure.id == self.last_source)
        sentence, ends = self.words.sentence, self.ends_words(at)
        spoke = (f for f in found if f.id in self.spoke and (ends or sentence[f.last] == sentence[found[0].last]))
        return next(spoke_last, None) or next(spoke, None) or (found[0] if found else None)

    def sole_person(self, at: int) -> Figure | None:
        """The only person who speaks in the latest sentences before a token; where none does, the only one who is a subject there.

        Who says the words that the token stands in is not meant.
        """
        sentence, teller = self.words.sentence, self.source_around(self.words.start[at])
        near = [
            row
            for row in self.seen[-WINDOW:]
            if row[0].label == "Speaker" and row[1] < at and sentence[at] - sentence[row[1]] <= NEAR and row[0].id != teller
        ]
        spoke = {figure.id: figure for figure, _, _, source in near if source}
        such = spoke or {figure.id: figure for figure, head, subject, _ in near if subject or self.words.dep[head] == "conj"}
        figure = next(iter(such.values()), None)
        return figure if len(such) == 1 and figure is not None and figure.kind == "person" else None

    def unnamed(self, head: str, *, plural: bool) -> Figure | None:
        """The unnamed people of that description who were mentioned last: "the official" after "a senior official"."""
        for figure, _, _, _ in reversed(self.seen[-WINDOW:]):
            if figure.kind in ("unnamed", "group") and head in figure.heads and figure.plural == plural:
                return figure
        return None


def _is_such(figure: Figure, kinds: tuple[str, ...], word: str) -> bool:
    if word == "ministry" and "Department" in figure.name:
        return False  # nobody calls the Pentagon "the ministry"
    if figure.kind == "organization" and figure.subject < 0 and name_words("body").isdisjoint(figure.name.lower().split()):
        return False  # of no told kind, neither by what it did so far nor by a word of its name
    return _is_named(figure, word) or (figure.kind in kinds and figure.label in ("Organization", "Outlet"))


def _is_named(figure: Figure, word: str) -> bool:
    return figure.label == "Organization" and word in figure.name.lower().split()


def family_of(word: str) -> str:
    """The pronouns that decline together."""
    return GENDER.get(word) or ("it" if word in THINGS else "they")
