"""Step "mentions": every place where an article names an actor or points to one.

Names (`loaders.names`), descriptions with a common noun as head ("the foreign ministry", "three U.S. officials", "rebels") and pronouns.
Who is meant is left to the step "entities".
"""

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

from .document import Document, Mention
from .lexicon import Body, Title, bodies, portfolio_of, titles
from .name_forms import is_people, name_words
from .name_types import body_before
from .names import Name, find_names
from .wordlists import word_class
from .words import Words, words_of

__all__ = ["ADDS", "NEEDS", "Description", "Reading", "annotate", "find_descriptions"]

NEEDS: Final = ("parse", "drafts")
ADDS: Final = ("mentions", "reading")

_LEFT_TAGS: Final = frozenset(
    ["NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "DT", "POS", "PRP$", "VBN", "VBG", "HYPH", "RBS", "AFX", "FW"]
)
MAX_LEFT: Final = 9


@dataclass(slots=True)
class Description:
    """A description at tokens [first, stop), head token ``head``; ``lexeme`` is where the word of the table begins.

    ``title`` is set for people, ``body`` for bodies, groups and what carries words (document, channel).
    """

    first: int
    stop: int
    start: int
    end: int
    text: str
    head: int
    lexeme: int
    title: Title | None = None
    body: Body | None = None


@dataclass(slots=True)
class Reading:
    """What the step found in the words, for the steps after it: names and descriptions in reading order."""

    words: Words
    names: list[Name]
    descriptions: list[Description]
    roles: dict[str, str] = field(default_factory=dict)  # entity id to the role it has, filled by step "entities"


def annotate(documents: Sequence[Document]) -> None:
    """Find the mentions of each document: sets ``mentions`` and ``reading``."""
    for document in documents:
        text = document.article.text
        words = words_of(document.parse)
        names = find_names(text, words, _speaking(document, words))
        descriptions = find_descriptions(text, words, names, _speaking(document, words, nested=False))
        document.reading = Reading(words, names, descriptions)
        mentions = [Mention(n.start, n.end, n.text, "group" if is_people(words, n) else n.type, n.head) for n in names]
        mentions += [Mention(d.start, d.end, d.text, _type_of(d, words), d.head) for d in descriptions]
        mentions += [
            Mention(words.start[i], words.end[i], text[words.start[i] : words.end[i]], "pronoun", i)
            for i in range(len(words))
            if words.lower[i] in name_words("pronoun")
            and words.tag[i] in ("PRP", "PRP$", "WP", "WP$", "WDT")
            and words.text[i] not in ("US", "IT")
        ]
        mentions.sort(key=lambda m: (m.start, -m.end))
        document.mentions = mentions


def _speaking(document: Document, words: Words, *, nested: bool = True) -> set[int]:
    """The tokens that head the source of an attribution, of one within another too; none where attributions were not looked for."""
    heads = set()
    for draft in document.drafts or ():
        if draft.parent is not None and not nested:
            continue
        for span in draft.source:
            for i in range(bisect_left(words.start, span.start), bisect_left(words.start, span.end)):
                if words.head[i] == i or not span.start <= words.start[words.head[i]] < span.end:
                    heads.add(i)
    return heads


def find_descriptions(text: str, words: Words, names: Sequence[Name], speaking: AbstractSet[int] = frozenset()) -> list[Description]:
    """Find descriptions by their head nouns, those that are the title of a name that follows left out.

    Parameters
    ----------
    speaking : tokens that head the source of an attribution in the writer's own words: only there is a part of a body somebody ("Zolva's
        armed wing").
    """
    people, groups = titles(), bodies()
    named = [False] * (len(words) + 1)
    before_name = set()
    of_states = [n for n in names if n.country is not None]
    states = {n.stop - 1 for n in of_states if n.text.replace(".", "") in ("US", "UK") or (n.country and n.country.kind == "adjective")}
    portfolios = {name.title[0] for name in names if name.title is not None and portfolio_of(" ".join(words.lower[slice(*name.title)]))}
    bodies_named = {i for name in names if name.type == "organization" for i in range(name.first, name.stop)}
    for name in names:
        named[name.first : name.stop] = [True] * (name.stop - name.first)
        if name.type == "person" or (name.type in ("organization", "outlet") and body_before(words, name.first) is not None):
            before_name.add(name.first)
    found: list[Description] = []
    for i in range(len(words)):
        tag = words.tag[i]
        if not tag.startswith("NN") or named[i] or words.dep[i] == "npadvmod":
            continue
        if found and i < found[-1].stop:
            continue  # the "staff" of "chief of staff"
        lower = words.lower[i]
        first = i
        title, body = people.get(lower), groups.get(lower)
        for size in (2, 3):
            if i - size + 1 >= 0:
                form = " ".join(words.lower[i - size + 1 : i + 1])
                if form in people or form in groups:
                    title, body = people.get(form), groups.get(form)
                    first = i - size + 1
        stop = i + 1
        for size in (3, 4):
            if words.lower[i + 1 : i + 2] == ["of"] and (longer := people.get(" ".join(words.lower[i : i + size]))):
                title, stop = longer, i + size
        if title is None and body is None:
            title = _guessed(words, i)
            if title is None:
                continue
        if stop in before_name and not (title and title.plural):
            continue
        if stop + 1 in portfolios and words.lower[stop] in ("of", "for"):
            continue  # "Minister of Transport Maxim Sokol": the name's own title
        if (_modifies(words, i, stop) and not (body is not None and title is None and _makes(words, i))) or _is_bare_place(words, i):
            continue
        left = _left(words, first, named, states)
        if (
            body is not None
            and body.kind == "part"
            and title is None
            and not (i in speaking and _is_owned(words, left, stop, bodies_named))
        ):
            continue
        while left < first and words.lower[left] in name_words("time"):
            left += 1
        start, end = words.start[left], words.end[stop - 1]
        found.append(Description(left, stop, start, end, text[start:end], i, first, title, None if title else body))
    return found


def _is_owned(words: Words, left: int, stop: int, bodies_named: set[int]) -> bool:
    """Whether a noun phrase names a body as the owner, or "of" behind it does: "Zolva's armed wing", "the armed wing of the Zolva"."""
    of = stop + 1 + (words.lower[stop + 1 : stop + 2] == ["the"]) if words.lower[stop : stop + 1] == ["of"] else left
    return not bodies_named.isdisjoint(range(left, stop)) or of in bodies_named


def _guessed(words: Words, i: int) -> Title | None:
    """A noun for people that no table has, by its ending, where it is the subject of a verb of saying: "campaigners", "economists"."""
    lower = words.lower[i]
    if (
        words.dep[i] != "nsubj"
        or words.tag[i] not in ("NN", "NNS")
        or words.lemma[words.head[i]] not in ("say", "tell", "add", "warn", "argue", "claim")
        or lower in name_words("share")
    ):
        return None
    stem = lower[:-1] if words.tag[i] == "NNS" and lower.endswith("s") else lower
    if len(stem) > 5 and stem.endswith(("ist", "er", "or", "ian", "man", "woman", "ant", "ee")):
        return Title(lower, stem, "none", None, words.tag[i] == "NNS", False, None)
    return None


def _modifies(words: Words, i: int, stop: int) -> bool:
    """Whether the noun only modifies the next ("police car", "rebel groups"): then that one is the head."""
    head = words.head[i]
    return (
        words.dep[i] in ("compound", "amod", "nmod")
        and head >= stop
        and all(words.tag[k][:2] in ("NN", "JJ", "HY", "VB", "CC", "CD") for k in range(stop, head))
        and words.tag[head].startswith("NN")
    )


def _makes(words: Words, i: int) -> bool:
    """Whether a body stands before what it says or asks for: "a [government] appeal", "the council decision"."""
    return words.tag[i] == "NN" and words.lemma[words.head[i]].lower() in word_class("issued")


def _is_bare_place(words: Words, i: int) -> bool:
    """Whether a noun without an article is what one does there, no body: "step down from office", "take them to court"."""
    return words.dep[i] == "pobj" and words.left[i] == i and words.lower[i] in name_words("bare place")


def _is_adjective(words: Words, i: int, states: set[int]) -> bool:
    """Whether a word tells of what kind or state somebody is: "U.S." of "U.S. and Avarian officials"."""
    return words.tag[i].startswith("JJ") or i in states


def _left(words: Words, first: int, named: list[bool], states: set[int]) -> int:
    left = first
    while left > 0 and first - left < MAX_LEFT and words.sentence[left - 1] == words.sentence[first]:
        tag = words.tag[left - 1]
        if tag not in _LEFT_TAGS and not named[left - 1]:
            if tag == "CC" and left - 2 >= 0 and _is_adjective(words, left - 2, states) and _is_adjective(words, left, states):
                left -= 2
                continue
            if tag == "CC" and left - 2 >= 0 and named[left - 2] and named[left] and words.dep[left - 2] in ("compound", "nmod", "amod"):
                left -= 2  # "Zolcomm and Orvana employees"
                continue
            break
        if tag in ("JJS", "RBS") and left >= 2 and words.lower[left - 2] == "at":
            break  # "at least [four senators]"
        if tag in ("VBG", "VBN") and words.dep[left - 1] not in ("amod", "compound", "nmod"):
            break
        if (
            tag.startswith("NN")
            and not named[left - 1]
            and words.dep[left - 1] in ("nsubj", "dobj", "pobj", "attr", "npadvmod", "conj", "ROOT", "nsubjpass")
            and words.tag[left] != "POS"
        ):
            break
        left -= 1
        if tag in ("DT", "PRP$"):
            break
    while left < first and words.tag[left] in ("POS", "HYPH"):
        left += 1
    while (
        left > 1
        and words.text[left - 1] == "-"
        and words.start[left] == words.end[left - 1]
        and words.end[left - 2] == words.start[left - 1]
    ):
        left -= 2  # "veto-wielding", "42-year-old"
    return left


def _type_of(description: Description, words: Words) -> str:
    title, body = description.title, description.body
    if body is not None:
        return "group" if body.kind in ("group", "part", "document", "channel", "outlet") or body.plural else "organization"
    if title is None or title.plural:
        return "group"
    definite = words.lower[description.first] in ("the", "this", "that", "his", "her", "its", "their") or words.tag[
        description.first
    ].startswith("NNP")
    return "title" if definite and title.voice != "none" else "unnamed"
