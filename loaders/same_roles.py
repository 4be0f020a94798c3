"""Does who does what to whom tell two texts apart?

In come the `Words` of two texts with their predications. Verbs are held against each other that are one word, or two names of one thing;
then who fills their roles. Crossed roles, another actor or object, a "not" or another mood of what is otherwise the same tell two texts
apart. That roles agree was tried as a measure for `sameness` to weigh, too: it adds nothing to the words that the two share.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from claimgraph.graph.extraction import Predication

from .likeness import Words, read_words
from .synonyms import are_synonyms, rows_of
from .word_vectors import nearness, vectors_of
from .wordlists import word_class

__all__ = ["are_converse", "clash", "is_other_deed"]

NEAR: Final = 0.6
"""Nearness from which two words mean about the same, and below `FAR` nothing of the kind."""
FAR: Final = 0.3
VERBS: Final = 0.8
"""Nearness from which two verbs tell one deed."""
LONG: Final = 12
"""Words of meaning in the longer text from which another actor, object or deed may be one of several."""
ROLES: Final = ("agent", "object", "is", "to", "from")
DONE_TO: Final = ("object", "to", "from")
CLASHING: Final = frozenset(
    {
        frozenset(pair)
        for pair in [("past", "future"), ("past", "may"), ("future", "may"), ("present", "may"), ("past", "must"), ("future", "must")]
    }
    | {frozenset(("wanted", mood)) for mood in ("past", "future", "may")}
)


def clash(left: Words, right: Words) -> bool:
    """Whether some deed of the one has crossed roles, another actor or object, a "not" or another mood in the other."""
    return any(_clash(a, b, left, right) if same else _turned_round(a, b) for a, b, same in _pairs(left, right))


def is_other_deed(left: Words, right: Words) -> bool:
    """Whether the one tells of another deed of whom or to whom the other tells of one: "seized a tanker", "escorted a tanker"."""
    if _are_long(left, right):
        return False
    for i, a in enumerate(left.predications):
        for j, b in enumerate(right.predications):
            alike = sum((_alike(a, b, role, role) or 0.0) >= NEAR for role in ("agent", "object"))
            if alike + (i == j == 0) < 2 or not alike or any(_says_little(p.verb) for p in (a, b)):
                continue
            if _means(a.verb, b.verb) < FAR and not _is_told(a.verb, right) and not _is_told(b.verb, left):
                return True
    return False


def _are_long(left: Words, right: Words) -> bool:
    return max(len(left.stems), len(right.stems)) >= LONG


def _says_little(verb: str) -> bool:
    return " " in verb or verb in word_class("light")


def _pairs(left: Words, right: Words) -> Iterator[tuple[Predication, Predication, bool]]:
    for a in left.predications:
        for b in right.predications:
            yield a, b, not _says_little(a.verb.split()[0]) and _means(a.verb, b.verb) >= VERBS


def are_converse(left: str, right: str) -> bool:
    """Whether two verbs may tell one deed from its two sides: "sold to", "bought from"."""
    giving, getting = word_class("giving"), word_class("getting")
    return (left in giving and right in getting) or (left in getting and right in giving)


def _turned_round(a: Predication, b: Predication) -> bool:
    """Whether each does something to the other ("Oslo lent Riga boats", "Riga sank boats of Oslo").

    Where the verbs are the two sides of one deed, whether one and the same does both.
    """
    if are_converse(a.verb, b.verb):
        return all((_alike(a, b, role, role) or 0.0) >= NEAR for role in ("agent", "object"))
    return _has_doer(a) and _has_doer(b) and _is_beside(a, b, DONE_TO) and _is_beside(b, a, DONE_TO)


def _clash(a: Predication, b: Predication, left: Words, right: Words) -> bool:
    alike = {role: _alike(a, b, role, role) for role in ROLES}
    if _crossed(a, b, alike):
        return True
    if _is_another(a, b, "object", left, right):
        return True
    if not any(near is not None and near >= NEAR for near in alike.values()):
        return False
    if a.negated != b.negated and left.negative != right.negative:
        return True
    return frozenset((a.mood, b.mood)) in CLASHING or _is_another(a, b, "agent", left, right)


def _is_another(a: Predication, b: Predication, role: str, left: Words, right: Words) -> bool:
    """Whether a role is filled by two who have nothing to do with each other, neither of them told of in the other text."""
    one, other = dict(a.roles).get(role), dict(b.roles).get(role)
    if not one or not other or _are_long(left, right) or _means(one[0], other[0]) >= FAR:
        return False
    return not _is_told(one[0], right) and not _is_told(other[0], left)


def _crossed(a: Predication, b: Predication, alike: dict[str, float | None]) -> bool:
    """Whether who does it in the one is whom it is done to in the other, where both say who does it and to whom."""
    if alike["agent"] is None or alike["agent"] >= NEAR or a.verb in word_class("mutual"):
        return False
    ways = [(x, y) for x, y in ((a, b), (b, a)) if any(role in DONE_TO for role, _ in x.roles)]
    if any((_alike(x, y, "agent", role) or 0.0) >= NEAR for x, y in ways for role in DONE_TO):
        return True
    return all(_is_beside(x, y) for x, y in ((a, b), (b, a)))


def _has_doer(predication: Predication) -> bool:
    return any(role == "agent" for role, _ in predication.roles)


def _is_beside(a: Predication, b: Predication, among: tuple[str, ...] = ()) -> bool:
    """Whether who does it in the one stands anywhere in the other, but not as who does it ("Oslo uses gas as a weapon against Riga")."""
    doer = dict(a.roles)["agent"][0]
    there = (words for role, words in b.roles if (role in among if among else role != "agent"))
    return any(_means(doer, word) >= VERBS for words in there for word in words)


def _is_told(word: str, other: Words) -> bool:
    """Whether a text has a word, or one of about its meaning."""
    words = (*(other.forms.get(stem, stem) for stem in other.stems), *(p.verb for p in other.predications))
    return _key(word) in other.stems or any(_means(word, there) >= NEAR for there in words)


def _alike(a: Predication, b: Predication, role: str, other: str) -> float | None:
    """How near who fills one role of the one is to who fills another of the other; None where one of them is not known."""
    lefts, rights = dict(a.roles).get(role), dict(b.roles).get(other)
    if not lefts or not rights:
        return None
    if role == other:
        return max(*(_means(lefts[0], y) for y in rights), *(_means(x, rights[0]) for x in lefts), 0.0)
    return _means(lefts[0], rights[0])


@lru_cache(maxsize=262144)
def _means(left: str, right: str) -> float:
    one, other = _key(left), _key(right)
    if one == other or are_synonyms(rows_of(one), rows_of(other)):
        return 1.0
    if any(len(key) == 3 and key.isupper() for key in (one, other)):  # states are near each other, and others
        return 0.0
    return float(nearness(vectors_of([left.lower()]), vectors_of([right.lower()]))[0, 0])


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    """The stem of a word, or the code of a state."""
    return next(iter(sorted(read_words(word).stems)), word.lower())
