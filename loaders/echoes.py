"""Who says again what another said, and who the opposite?

In: a `ClaimIndex`. Out: REPEATS, from the later of two claims of different speakers that say the same, and CONTRADICTS, from the later of
two that say the opposite: the one with a "not", or denied, what the other says without. Who repeats is known by name and is another: the
very words of one utterance, carried under two names ("the mayor", "Lind" and "Nora Lind"), are no echo of it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from claimgraph.graph.ids import fold
from claimgraph.graph.rows import ClaimRow, EntityRow, LinkRow

from .claim_index import ClaimIndex, in_time, said_first
from .likeness import Words, cosine
from .sameness import PART, VERBATIM, say_the_same, turns
from .wordlists import word_class

__all__ = ["find_echoes"]

WINDOW: Final = 60
"""Days between a claim and its echo, at most."""
REPEATED: Final = 0.7
"""Likelihood of saying the same, and overlap of the words as they stand, from which a claim repeats another; the latter, contradicts it."""
SHARED: Final = 0.65
OPPOSED: Final = 0.75
FEWEST: Final = 4
TOLD: Final = 4
"""Words that are no names, of those two claims share, below which somebody's name and title are what they share. Of 17 links in 1,939
articles with 3, or with fewer where nearly all words are shared, 7 were right; of the 7 that are left with 4, and without what one of the
two has in quotation marks, 5."""
LONGEST_BLOCK: Final = 40


def find_echoes(index: ClaimIndex) -> Iterator[LinkRow]:
    """Claims of different speakers that say the same (the later repeats the earlier), or the opposite."""
    blocks: dict[str, list[ClaimRow]] = defaultdict(list)
    for claim in index.claims:
        stems = index.words[claim.id].stems
        if len(stems) >= FEWEST and claim.modality == "asserted" and claim.speaker_ids and not _is_part(claim.text):
            for stem in sorted(stems, key=lambda s: (-index.rarity[s], s))[:4]:
                blocks[stem].append(claim)
    seen: set[tuple[str, str]] = set()
    for stem in sorted(blocks):
        block = blocks[stem]
        if len(block) > LONGEST_BLOCK:
            continue
        for i, left in enumerate(block):
            for right in block[i + 1 :]:
                if (left.id, right.id) not in seen:
                    seen.add((left.id, right.id))
                    link = _echo(index, left, right)
                    if link is not None:
                        yield link


def _is_part(text: str) -> bool:
    """Words that say nothing without their cue, which may turn them: "to sign the treaty"."""
    first = text.split(maxsplit=1)[0].strip("“\"'‘").lower() if text.split() else ""
    return first in word_class("no_clause")


def _is_named(index: ClaimIndex, claim: ClaimRow) -> bool:
    """Whether all who made a claim are known by name: "the mayor" may be anybody, also who is named elsewhere."""
    speakers = index.names(claim)
    return bool(speakers) and all(s.kind not in ("unnamed", "group") and not s.name[:1].islower() for s in speakers)


def _may_be_one(left: EntityRow, right: EntityRow) -> bool:
    """Whether two names may mean one actor: the one has no word that the other has not, or it is a name by which the other goes, too."""
    ways = [
        [set(fold(name).replace(".", "").split()) - word_class("stop") for name in (actor.name, *actor.aliases)] for actor in (left, right)
    ]
    if any(a <= b or b <= a for a in ways[0] for b in ways[1]):
        return True
    # "Dick" and "Richard J. Durbin": two persons of one surname say the same words seldom
    return left.kind == right.kind == "person" and fold(left.name).split()[-1:] == fold(right.name).split()[-1:]


def _echo(index: ClaimIndex, left: ClaimRow, right: ClaimRow) -> LinkRow | None:
    if set(left.speaker_ids) & set(right.speaker_ids) or index.within(left, right):
        return None  # "Z said X accused Y": one passage
    earlier, later = sorted((left, right), key=lambda c: (said_first(c) or date.max, c.id))
    if not in_time(later, earlier, WINDOW):
        return None
    a, b = index.words[earlier.id], index.words[later.id]
    plain = replace(b, negative=a.negative, order=_without_not(b, a))
    likely, overlap = say_the_same(a, plain, index.rarity), cosine(a, plain, index.rarity)
    opposite = _is_negative(earlier, a) != _is_negative(later, b)
    if likely < REPEATED or overlap < (OPPOSED if opposite else SHARED):
        return None
    if opposite:
        return _opposite(index, earlier, later, overlap)
    told = (a.stems & b.stems) - a.names - b.names
    if len(told) < TOLD:
        return None
    one_place = index.is_quoted(left) or index.is_quoted(right) or index.apart(left, right) is not None
    if likely >= VERBATIM or (likely >= PART and one_place) or not (_is_named(index, left) and _is_named(index, right)):
        return None
    if any(_may_be_one(one, other) for one in index.names(left) for other in index.names(right)):
        return None
    if earlier.type != later.type:
        return None
    targets = index.targets[earlier.id], index.targets[later.id]
    if targets[0] and targets[1] and not targets[0] & targets[1]:
        return None
    return LinkRow("REPEATS", later.id, earlier.id, "words", round(likely, 4))


def _opposite(index: ClaimIndex, earlier: ClaimRow, later: ClaimRow, overlap: float) -> LinkRow | None:
    kinds = {earlier.type, later.type}
    if len(kinds - {"statement", "denial"}) > 1:
        return None
    if "denial" not in kinds and not turns(index.words[earlier.id], index.words[later.id]):
        return None  # the "not" stands in an aside
    return LinkRow("CONTRADICTS", later.id, earlier.id, "words", round(overlap, 4))


def _is_negative(claim: ClaimRow, words: Words) -> bool:
    return claim.type == "denial" or words.negative != claim.negated


def _without_not(words: Words, other: Words) -> tuple[str, ...]:
    """The words in their order, without "not" where the other text has none."""
    return words.order if other.negative else tuple(word for word in words.order if word != "not")
