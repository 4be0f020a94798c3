"""Pronouns and who was spoken of last.

`Turns` remembers, while an article is walked in reading order, which figures were mentioned, as subjects or as sources of attributions.
`antecedent` ranks those that fit a pronoun in number, person and gender, by a sum of weighted features (``antecedent_weights.tsv``).
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from math import log
from typing import Final

from .cast import Figure
from .document import Document, Mention
from .name_forms import name_words
from .tables import read_table
from .words import Words

__all__ = ["FARTHEST", "WINDOW", "Turns", "antecedent", "antecedent_weights", "candidates"]

WINDOW: Final = 40
"""How many of the latest mentions are looked at."""

FARTHEST: Final = 8
"""How many sentences back an antecedent may stand."""

CLEAR: Final = 5.0
"""How far the best antecedent stands above the second to be sure (scale of ``antecedent_weights.tsv``). Of 33 pronouns in the place of a
target, in articles of four sets, 5 of 6 at or above it were right, 9 of 27 below; 2 to 5 was no better than 0 to 2."""

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
        self._spoken = sorted((s.start, s.end, d.source[0].start) for d in document.drafts or [] if d.source for s in d.content)
        self._by_source: dict[int, str] = {}  # figure by the start of the source that it heads
        self.meant: dict[str, str] = {}  # the figure that the latest pronoun of a family was resolved to
        self.quotations = sorted((q.start, q.end) for q in document.quotations or [] if q.speech)
        self._quote_starts = [start for start, _ in self.quotations]

    def saw(self, figure: Figure, mention: Mention) -> None:
        """Note a mention that was resolved."""
        dep = self.words.dep[mention.head]
        if dep == "appos":
            dep = self.words.dep[self.words.head[mention.head]]
        subject = dep in ("nsubj", "nsubjpass")
        source = self.heads_source(mention)
        if source:
            self._by_source[self._sources[bisect_right(self._source_starts, mention.start) - 1][0]] = figure.id
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
        if word not in _RELATIVE:
            self.meant[_family(word)] = figure.id
        if figure.gender is None and word in _GENDER and figure.kind == "person" and self.source_around(mention.start) == figure.id:
            figure.gender = _GENDER[word]  # "Moran said she had left"
        if self.words.dep[mention.head] in ("nsubj", "nsubjpass"):
            figure.subject = mention.head
            self.saw(figure, mention)

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

    def source_around(self, start: int) -> str | None:
        """The id of who says the words that an offset lies in, the innermost; None if it lies in no content or nobody is known."""
        for first, end, source in reversed(self._spoken[: bisect_right(self._spoken, start, key=lambda s: s[0])][-8:]):
            if first <= start < end:
                return self._by_source.get(source)
        return None

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
        """The body that was mentioned last and is of one of these kinds or has the word in its name; an outlet only by its kind."""
        for figure, _, _, _ in reversed(self.seen[-WINDOW:]):
            if figure.kind in kinds and figure.label in ("Organization", "Outlet"):
                return figure
            if figure.label == "Organization" and word in figure.name.lower().split():
                return figure
        return None

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


def antecedent(words: Words, turns: Turns, mention: Mention, named: Sequence[tuple[int, Figure]] = ()) -> tuple[Figure | None, bool]:
    """The figure that a pronoun means, and whether it stands clear of the others that it might mean.

    None where none fits, and for "I" and "we", who are for the speaker of their quotation to be.

    Parameters
    ----------
    named : (start, figure) of every name of the article, in reading order.
    """
    i = mention.head
    word = words.lower[i]
    if word in _FIRST or _is_empty(words, i):
        return None, False
    if word in _RELATIVE:
        return _relative(words, turns, i), True
    weights = antecedent_weights("he" if word in _GENDER else "it" if word in _THINGS else "they")
    best: Figure | None = None
    best_score = weights["nobody"]
    second = best_score - CLEAR
    for figure, features in candidates(words, turns, mention, named):
        score = sum(weights[name] * value for name, value in features.items())
        if score > best_score:
            best, best_score, second = figure, score, best_score if best is not None else second
        else:
            second = max(second, score)
    return best, best_score - second >= CLEAR


@cache
def antecedent_weights(kind: str) -> dict[str, float]:
    """The weight of each feature for pronouns of a kind: he (with she), it, they. ``nobody`` is the score to be surpassed."""
    column = ("he", "it", "they").index(kind) + 1
    return {row[0]: float(row[column]) for row in read_table("antecedent_weights.tsv", 4)}


def candidates(
    words: Words, turns: Turns, mention: Mention, named: Sequence[tuple[int, Figure]] = ()
) -> Iterator[tuple[Figure, dict[str, float]]]:
    """The figures that a pronoun may mean, the latest first, each with its features (those that are not 0)."""
    i = mention.head
    word = words.lower[i]
    gender = _GENDER.get(word)
    quote = turns.in_quote(mention.start)
    is_source = turns.is_source(mention.start)
    content = turns.content_of(mention.start)
    spoken_of = {figure.id for start, end in content for figure in _named_in(named, start, end)}
    around = turns.source_around(mention.start)
    sentence = words.sentence[i]
    is_subject = words.dep[i] in ("nsubj", "nsubjpass")
    latest: dict[str, tuple[Figure, int, bool, bool]] = {}
    count: Counter[str] = Counter()
    for figure, head, subject, source in reversed(turns.seen[-WINDOW:]):
        count[figure.id] += 1
        known = latest.get(figure.id)
        if known is None:
            latest[figure.id] = (figure, head, subject, source)
        elif words.sentence[known[1]] == words.sentence[head]:
            latest[figure.id] = (figure, known[1], known[2] or subject, known[3] or source)  # what it is in its latest sentence
    rank = 0
    for figure, head, subject, source in latest.values():
        distance = sentence - words.sentence[head]
        if distance > FARTHEST or not _fits(figure, word, gender):
            continue
        if distance == 0 and _clause_mate(words, i, head, word):
            continue
        rank += 1
        here = distance == 0
        features = {
            "distance": float(distance),
            "here": float(here),
            "before": float(distance == 1),
            "rank": float(rank - 1),
            "nearest": float(rank == 1),
            "subject": float(subject),
            "subject both": float(subject and is_subject),
            "subject before": float(distance == 1 and subject and is_subject),
            "source": float(source),
            "source here": float(here and source and quote is None),
            "source both": float(source and is_source),
            "gender": float(figure.gender is not None and figure.gender == gender),
            "speaker inside": float(quote is not None and here and head < i and source and turns.in_quote(words.start[head]) != quote),
            "speaker around": float(figure.id == around and quote is None),
            "speaker quoted": float(figure.id == around and quote is not None),
            "spoken of": float(figure.id in spoken_of or any(start <= words.start[head] < end for start, end in content)),
            "unnamed": float(figure.kind == "unnamed"),
            "person": float(figure.kind == "person"),
            "state": float(figure.label == "Country"),
            "acting state": float(figure.label == "Country" and subject),
            "often": log(count[figure.id]),
            "again": float(turns.meant.get(_family(word)) == figure.id),
        }
        yield figure, {name: value for name, value in features.items() if value}


def _family(word: str) -> str:
    """The pronouns that decline together."""
    return _GENDER.get(word) or ("it" if word in _THINGS else "they")


def _is_empty(words: Words, i: int) -> bool:
    """Whether "it" stands for nobody: "it is time to", "it remains to be seen", "it rained"."""
    if words.lower[i] != "it":
        return False
    verb = words.head[i]
    if words.dep[i] == "expl" or words.lemma[verb] in name_words("weather"):
        return True
    if words.lemma[verb] not in ("be", "seem", "appear", "remain", "become", "take", "make") or words.dep[i] not in ("nsubj", "nsubjpass"):
        return False
    stop = words.sentences[words.sentence[i]][1]
    for k in range(verb + 1, min(stop, verb + 9)):
        if words.text[k] in (",", ";", ":"):
            return False
        if (
            words.lower[k] in ("to", "that", "whether", "if")
            and words.dep[k] in ("aux", "mark")
            and words.head[words.head[k]] in (verb, k - 1)
        ):
            return True
    return False


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
