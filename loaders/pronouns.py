"""Whom a pronoun means.

`antecedent` ranks the figures of `loaders.turns` that fit a pronoun in number, person and gender, by a sum of weighted features
(``antecedent_weights.tsv``, made by ``loaders/knowledge/make_antecedent_weights.py``).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from math import log
from typing import Final

from .cast import Figure
from .document import Mention
from .name_forms import name_words
from .tables import read_table
from .turns import GENDER, RELATIVE, THINGS, WINDOW, Turns, family_of
from .words import Words

__all__ = ["FARTHEST", "antecedent", "antecedent_weights", "candidates"]

FARTHEST: Final = 8
"""How many sentences back an antecedent may stand."""

CLEAR: Final = 1.5
"""How far the best antecedent stands above the second to be sure, in log-odds (the scale of ``antecedent_weights.tsv``). On GUM without
sources and talk: he, she right .88 of 692 at or above it, .70 of 345 below; they .77 of 192, .53 of 97; it .59 of 64, .58 of 19."""

_FIRST: Final = frozenset(["i", "me", "my", "mine", "we", "us", "our", "ours"])


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
    if word in RELATIVE:
        return _relative(words, turns, i), True
    owner = _subject_before(words, turns, i)
    if owner is not None and _fits(owner, word, GENDER.get(word)):
        return owner, True
    ahead = _subject_ahead(words, i, named)
    if ahead is not None and _fits(ahead, word, GENDER.get(word)) and not turns.in_quote(mention.start):
        return ahead, True
    weights = antecedent_weights("he" if word in GENDER else "it" if word in THINGS else "they")
    best: Figure | None = None
    best_score = weights["nobody"] + weights["nobody source"] * turns.is_source(mention.start)
    second = best_score - CLEAR
    found = list(candidates(words, turns, mention, named))
    if any(features.get("gender") for _, features in found):
        # a name of the other gender is no rival of one that fits; alone it may stand, for lists of names err
        found = [(figure, features) for figure, features in found if not features.get("other gender")]
    several = False  # whether the best are people who are the subject of the same sentence: "drivers whom they stop"
    for figure, features in found:
        score = sum(weights[name] * value for name, value in features.items())
        if score > best_score:
            best, best_score, second = figure, score, best_score if best is not None else second
            several = word.startswith("the") and figure.plural and {"here", "subject"} <= features.keys()
        else:
            second = max(second, score)
    return best, several or best_score - second >= CLEAR


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
    gender = GENDER.get(word)
    quote = turns.in_quote(mention.start)
    is_source = turns.is_source(mention.start)
    content = turns.content_of(mention.start)
    spoken_of = {figure.id for start, end in content for figure in _named_in(named, start, end)}
    around = turns.source_around(mention.start)
    above = _verbs_above(words, i)
    around_all = turns.within_words(mention.start)
    sentence = words.sentence[i]
    is_subject = words.dep[i] in ("nsubj", "nsubjpass")
    latest: dict[str, tuple[Figure, int, bool, bool]] = {}
    inside: dict[str, tuple[Figure, int, bool, bool]] = {}  # those in the very words that the pronoun's figure says
    count: Counter[str] = Counter()
    for figure, head, subject, source in reversed(turns.seen[-WINDOW:]):
        count[figure.id] += 1
        if any(start <= words.start[head] < end for start, end in content):
            inside.setdefault(figure.id, (figure, head, subject, source))
            continue
        known = latest.get(figure.id)
        if known is None:
            latest[figure.id] = (figure, head, subject, source)
        elif words.sentence[known[1]] == words.sentence[head]:
            latest[figure.id] = (figure, known[1], known[2] or subject, known[3] or source)  # what it is in its latest sentence
    latest = {**{identity: turn for identity, turn in inside.items() if identity not in latest}, **latest}
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
            "again": float(turns.meant.get(family_of(word)) == figure.id),
            "main subject": float(subject and _in_main_clause(words, head)),
            "subject above": float(subject and words.head[head] in above),
            "owner": float(words.dep[head] == "poss"),
            "words of another": float(not turns.within_words(words.start[head]) <= around_all),
            "last source": float(turns.last_source == figure.id),
            "paragraph": float(turns.same_paragraph(words.start[head], mention.start)),
            "object": float(words.dep[head] in ("dobj", "pobj", "dative")),
            "other gender": float(gender is not None and figure.gender not in (None, gender)),
            "gender unknown": float(figure.gender is None and figure.kind == "person"),
            "organization": float(figure.label == "Organization"),
            "plural": float(figure.plural),
            "last source both": float(is_source and turns.last_source == figure.id),
            "unnamed both": float(is_source and figure.kind == "unnamed"),
            "spoke both": float(is_source and figure.id in turns.spoke),
            "spoke": float(figure.id in turns.spoke),
            "quoted both": float(is_source and quote is None and turns.in_quote(words.start[head]) is not None),
            "last source quoted": float(quote is not None and turns.last_source == figure.id),
            "quoted": float(quote is not None and turns.in_quote(words.start[head]) != quote),
        }
        yield figure, {name: value for name, value in features.items() if value}


def _in_main_clause(words: Words, i: int) -> bool:
    """Whether a subject is that of the main verb of its sentence, or of one beside it."""
    verb = words.head[i]
    for _ in range(4):
        if words.dep[verb] == "ROOT":
            return True
        if words.dep[verb] not in ("conj", "ccomp") or (words.dep[verb] == "ccomp" and words.head[verb] < verb):
            return False
        verb = words.head[verb]
    return False


def _verbs_above(words: Words, i: int) -> set[int]:
    """The verbs in whose clauses the clause of a token stands: "said" for "it" of "Avaria said it would wait"."""
    found = set()
    parent = words.head[i]
    for _ in range(12):
        if words.dep[parent] in ("ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp"):
            found.add(words.head[parent])
        if words.head[parent] == parent:
            break
        parent = words.head[parent]
    return found


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
        told = figure.gender if figure.gender_told else None
        return figure.label == "Speaker" and figure.kind in ("person", "unnamed") and not figure.plural and told in (None, gender)
    if word in THINGS:
        return figure.label in ("Country", "Organization", "Outlet")
    return figure.plural or figure.label == "Organization" or figure.kind == "group"


def _clause_mate(words: Words, i: int, head: int, word: str) -> bool:
    """Subject and object of one verb are not the same, unless reflexive or possessive."""
    if word.endswith("self") or (word in ("his", "its", "their", "her") and words.tag[i] == "PRP$"):
        return False
    return words.head[i] == words.head[head] and words.dep[i] != words.dep[head]


def _subject_before(words: Words, turns: Turns, i: int) -> Figure | None:
    """Whose the speaker is, where the words come first: Oslo of "Oslo is ready to help Riga, its minister said"."""
    verb = words.head[words.head[i]]
    if words.tag[i] != "PRP$" or words.dep[i] != "poss" or words.dep[words.head[i]] != "nsubj":
        return None
    start = words.sentences[words.sentence[i]][0]
    told = [k for k in range(start, i) if words.head[k] == verb and words.dep[k] == "ccomp"]
    own = [k for k in range(start, i) if words.head[k] in told and words.dep[k] in ("nsubj", "nsubjpass")]
    return turns.at_head.get(own[-1]) if own else None


def _subject_ahead(words: Words, i: int, named: Sequence[tuple[int, Figure]]) -> Figure | None:
    """Whose name is the subject of the main clause that a fronted one leads to: Moran of "Even as he accused them, Moran praised ..."."""
    start = words.sentences[words.sentence[i]][0]
    if words.dep[i] not in ("nsubj", "nsubjpass"):
        return None
    clause = words.head[i]
    main = words.head[clause]
    if words.dep[clause] != "advcl" or main <= clause or any(words.tag[k].startswith(("NNP", "PRP")) for k in range(start, i)):
        return None
    own = [k for k in range(clause, main) if words.head[k] == main and words.dep[k] in ("nsubj", "nsubjpass")]
    comma = [k for k in range(clause, own[0]) if words.text[k] == ","] if own else []
    if not comma or words.head[own[0]] != main:
        return None
    found = _named_in(named, words.start[comma[-1]], words.end[own[0]])
    return found[-1] if found and words.tag[own[0]].startswith("NNP") else None


def _relative(words: Words, turns: Turns, i: int) -> Figure | None:
    verb = words.head[i]
    for _ in range(3):
        if words.dep[verb] == "relcl":
            return turns.at_head.get(words.head[verb])
        verb = words.head[verb]
    return None
