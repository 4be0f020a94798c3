"""Who stand side by side in a source that is a list of names: "NATO, the EU and Canada", "Lind and Foreign Minister Anna Keller".

In: the span of a source and the mentions within it. Out: a `NameList`, None where the source is anything else. It is read from the words
themselves, for the parse takes many a list for a name with an apposition.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from .countries import find_country
from .document import Document, Mention
from .entities import mentions_within
from .lexicon import honorifics, titles
from .source_heads import tokens_of
from .words import Words

__all__ = ["NameList", "list_of", "members_of"]

_NAMED: Final = ("person", "organization", "country")
_BETWEEN: Final = frozenset([",", "the", "both", "either"])
BRACKET: Final = 8
"""How many tokens a bracket behind a name may have."""
_JOINS: Final = {"and": "and", "&": "and", "or": "or"}


@dataclass(frozen=True, slots=True)
class NameList:
    """Two names or more, and the word that joins the last: "and", "or"."""

    members: tuple[Mention, ...]
    joined_by: str


def list_of(document: Document, start: int, end: int) -> NameList | None:
    """The list that a source is from its beginning to its end; titles may stand beside the names."""
    words: Words = document.reading.words
    tokens = tokens_of(words, start, end)
    within = [m for m in mentions_within(document, start, end) if m.head >= 0]
    named = [m for m in within if m.type in _NAMED and m.entity_id is not None]
    named = [m for m in named if not any(o is not m and o.start <= m.start and m.end <= o.end for o in within)]
    states = {m.start for m in named if m.type == "country"}
    beside = [m for m in named if _is_of_the_next(words, m, states)]
    titled = {i for m in (*within, *beside) if m.type == "title" or m in beside for i in tokens_of(words, m.start, m.end)}
    titled |= {i for m in named if m.type == "person" for i in _told_of(words, m, within)}
    named = [m for m in named if m not in beside and tokens_of(words, m.start, m.end)[0] not in titled]
    if any(_is_adjective(words, m) for m in named):
        return None  # "Avarian and Commonwealth Shipping"
    members = members_of(words, tokens, named, titled)
    if members is None or _may_be_one_body(members, beside):
        return None
    behind = [i for i in tokens if words.start[i] >= members.members[-1].end and i not in titled]
    return members if not behind or [words.text[i] for i in behind] in ([","], ["."]) else None


def members_of(words: Words, tokens: Sequence[int], named: Sequence[Mention], titled: set[int]) -> NameList | None:
    """The list that names make at some tokens; None where other words stand before or between them, or no "and" or "or" before the last."""
    if len(named) < 2:
        return None
    spans = [tokens_of(words, m.start, m.end) for m in named]
    before = [i for i in tokens if i < spans[0][0]]
    gaps = [range(one[-1] + 1, other[0]) for one, other in pairwise(spans)]
    if any(not _is_filler(words, i, titled) for i in before) or any(words.text[i] == "," and i - 1 not in titled for i in before):
        return None
    joins = ""
    for n, gap in enumerate(gaps):
        joining = [words.lower[i] for i in gap if words.lower[i] in _JOINS]
        others = [i for i in gap if words.lower[i] not in _JOINS and not _is_filler(words, i, titled)]
        if " ".join(words.lower[i] for i in others) == "as well as":
            joining, others = [*joining, "and"], []
        states = named[n].type == named[n + 1].type == "country"
        if others or len(joining) > 1 or not (joining or any(words.text[i] == "," for i in gap) or (states and not gap)):
            return None
        joins = _JOINS[joining[0]] if joining else ""
    return NameList(tuple(named), joins) if joins else None


def _is_filler(words: Words, i: int, titled: set[int]) -> bool:
    if (
        words.lower[i] in _BETWEEN
        or i in titled
        or words.text[i] in honorifics()
        or f"{words.text[i]}." in honorifics()
        or words.text[i] == "."
    ):
        return True
    forms = (" ".join(words.lower[first:stop]) for first, stop in ((i, i + 1), (i, i + 2), (i - 1, i + 1)) if first >= 0)
    return any(form in titles() and titles()[form].before_name for form in forms)


def _told_of(words: Words, person: Mention, within: Sequence[Mention]) -> list[int]:
    """What stands behind a person's name and tells where they are from: "[of Kentucky]", "[(D-Mass.)]"."""
    after = tokens_of(words, person.start, person.end)[-1] + 1
    if words.text[after : after + 1] == ["("] and ")" in words.text[after : after + BRACKET]:
        return list(range(after, words.text.index(")", after) + 1))
    if words.lower[after : after + 1] != ["of"] or after + 1 >= len(words):
        return []
    place = next((m for m in within if m.start == words.start[after + 1] and m.type in ("country", "place")), None)
    then = next((m for m in within if place is not None and m.start >= place.end and m.type in _NAMED), None)
    if place is None or (then is not None and then.type == "country"):
        return []  # "the envoy Emin Oran of Kenya and Oman"
    return [after, *tokens_of(words, place.start, place.end)]


def _may_be_one_body(members: NameList, beside: Sequence[Mention]) -> bool:
    """Whether a body before the last name may have an "and" of its own: "Lind and Oran Co chairman Anna Keller"."""
    *_, before, last = members.members
    return before.type == "organization" and any(m.type == "organization" and before.end < m.start < last.start for m in beside)


def _is_adjective(words: Words, mention: Mention) -> bool:
    """Whether a mention names a state by its adjective alone, which is of whatever comes next and says nothing itself."""
    form = find_country(words.text[mention.head]) if mention.type == "country" else None
    return form is not None and form.kind == "adjective" and not words.text[mention.head].isupper()  # "US" is a name too


def _is_of_the_next(words: Words, mention: Mention, states: set[int]) -> bool:
    """Whether a body or state only tells of what the person behind it is head: "Kenyan President Emin Oran", "Oman's Emin Oran"."""
    if mention.type == "person":
        return False
    last = tokens_of(words, mention.start, mention.end)[-1]
    if last + 1 >= len(words) or (mention.type == "country" and words.start[last + 1] in states):
        return False  # "the US Chile and Peru", where a text has lost its commas
    return words.tag[last + 1].startswith("NN") or words.tag[last + 1] == "POS"
