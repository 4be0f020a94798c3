"""Which claim answers which?

`link_claims` joins a denial to the accusation that it answers, a refusal to the demand, a claim to the one it repeats or contradicts. A
denial and its accusation have their actors crossed (who is accused denies; whom the denial names accused), tell of the same thing, and
the accusation is not the later one. What is answered but nowhere in the record stays unlinked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Final, Protocol

from claimgraph.graph.rows import ClaimRow, LinkRow, QuoteRow

from .likeness import Words, cosine, rarities, read_words, similarity, told_apart
from .wordlists import word_class

__all__ = ["Speaking", "link_claims"]

DENIAL_WINDOW: Final = 60
"""Days within which an accusation is answered."""
REPEAT_WINDOW: Final = 60
# Tuned on tests/loaders/claim_pairs.jsonl; run tests/loaders/test_answers.py again after a change.
ANSWERED: Final = 0.3
REPEATED: Final = 0.68
OPPOSED: Final = 0.8
"""Likeness from which a "not" in only one of two claims turns the whole of it, and no aside."""
MOST: Final = 5
"""Accusations that one denial answers, at most."""
LONGEST_BLOCK: Final = 200
BESIDE: Final = 700
"""Characters between an accusation and a denial in one article that names nothing ("denied the allegations"), at most."""


class Speaking(Protocol):
    """For whom an actor speaks; `graph.derived.Affiliations` is one."""

    def country_of(self, actor_id: str, article_id: str | None = None) -> str | None:
        """The state that the actor is or speaks for."""

    def organization_of(self, actor_id: str, article_id: str | None = None) -> tuple[str, str] | None:
        """The organization that the actor is or speaks for."""


def link_claims(claims: Mapping[str, ClaimRow], quotes: Mapping[str, QuoteRow], actors: Speaking) -> Iterable[LinkRow]:
    """Find which claims answer, repeat or contradict which.

    Parameters
    ----------
    claims : merged claims by id.
    quotes : their quotes by id: where they stand tells an answer beside what it answers, and words within words from words said again.
    actors : for whom an actor speaks.

    Returns
    -------
    Links sorted by type and ends, one for each (type, source, target), none of a claim to itself.
    """
    index = _Index(claims, quotes, actors)
    links: dict[tuple[str, str, str], LinkRow] = {}
    for link in [*_denials(index), *_responses(index), *_echoes(index)]:
        key = (link.type, link.source_id, link.target_id)
        if link.source_id != link.target_id and (key not in links or links[key].confidence < link.confidence):
            links[key] = link
    return [links[key] for key in sorted(links)]


class _Index:
    """Claims with what linking asks of them: sides of speakers and targets, words, days."""

    def __init__(self, claims: Mapping[str, ClaimRow], quotes: Mapping[str, QuoteRow], actors: Speaking) -> None:
        self.claims = [claims[i] for i in sorted(claims)]
        self._places = {c.id: [quotes[i] for i in c.quote_ids if i in quotes] for c in self.claims}
        self.words: dict[str, Words] = {c.id: read_words(c.text) for c in self.claims}
        self.rarity = rarities(self.words[c.id] for c in self.claims)
        self._actors = actors
        self.speakers = {c.id: self._sides(c.speaker_ids, c.article_ids) for c in self.claims}
        self.targets = {c.id: self._sides([t.entity_id for t in c.targets], c.article_ids) for c in self.claims}

    def _sides(self, ids: Sequence[str], article_ids: Sequence[str]) -> frozenset[str]:
        found = set(ids)
        article = article_ids[0] if article_ids else None
        for actor_id in ids:
            country = self._actors.country_of(actor_id, article)
            organization = self._actors.organization_of(actor_id, article)
            if country is not None:
                found.add(country)
            if organization is not None:
                found.add(organization[0])
        return frozenset(found)

    def by(self, sides: Mapping[str, frozenset[str]], types: Sequence[str]) -> dict[str, list[ClaimRow]]:
        found: dict[str, list[ClaimRow]] = defaultdict(list)
        for claim in self.claims:
            if claim.type in types and not claim.negated and claim.modality != "hypothetical":
                for side in sides[claim.id]:
                    found[side].append(claim)
        return found

    def matter(self, claim: ClaimRow) -> frozenset[str]:
        """The stems that tell what a claim is about: no states, and no "claims", "responsibility" or "forces", which any quarrel has."""
        return frozenset(s for s in self.words[claim.id].stems if not (len(s) == 3 and s.isupper()) and s not in _any_matter())

    def alike(self, left: ClaimRow, right: ClaimRow) -> float:
        """Likeness of what two claims are about, 0 to 1; a "not" is left aside, and names of states too: a denial turns both."""
        a, b = self.matter(left), self.matter(right)
        weight = sum(self.rarity[s] for s in a & b)
        smaller = min(sum(self.rarity[s] for s in stems) for stems in (a, b))
        return weight / smaller if smaller else 0.0

    def apart(self, left: ClaimRow, right: ClaimRow) -> int | None:
        """How many characters behind the one claim the other begins, in an article that holds both; None if there is none."""
        found = [b.start - a.start for a in self._places[left.id] for b in self._places[right.id] if a.article_id == b.article_id]
        return min(found, key=abs) if found else None

    def within(self, left: ClaimRow, right: ClaimRow) -> bool:
        """Whether the one claim's words stand within the other's, or around them."""
        return any(
            a.article_id == b.article_id and a.start < b.end and b.start < a.end
            for a in self._places[left.id]
            for b in self._places[right.id]
        )


@cache
def _any_matter() -> frozenset[str]:
    words = word_class("allegation") | word_class("forces") | word_class("organs") | word_class("quarrel")
    return frozenset(stem for word in words for stem in read_words(word).stems)


def _first(claim: ClaimRow) -> date | None:
    return claim.first_said_on or claim.first_published_on


def _last(claim: ClaimRow) -> date | None:
    return claim.last_said_on or claim.last_published_on or _first(claim)


def _in_time(answer: ClaimRow, answered: ClaimRow, window: int) -> bool:
    said, heard = _last(answer), _first(answered)
    if said is None or heard is None:
        return True
    # a day's slack: wires cross midnight
    return -1 <= (said - heard).days <= window


def _denials(index: _Index) -> Iterator[LinkRow]:
    accusations = index.by(index.targets, ("accusation", "criticism"))
    for denial in index.claims:
        if denial.type != "denial" or denial.negated:
            continue
        found: dict[str, tuple[float, str]] = {}
        for side in sorted(index.speakers[denial.id]):
            for accusation in accusations.get(side, ())[:LONGEST_BLOCK]:
                if accusation.id in found or set(accusation.speaker_ids) & set(denial.speaker_ids):
                    continue
                scored = _answers(index, denial, accusation)
                if scored is not None:
                    found[accusation.id] = scored
        if not found and not index.matter(denial):
            found = _beside(index, denial, accusations)
        best = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
        for accusation_id, (score, basis) in best[:MOST]:
            if score >= 0.75 * best[0][1][0]:
                yield LinkRow("DENIES", denial.id, accusation_id, basis, round(score, 4))


def _beside(index: _Index, denial: ClaimRow, accusations: Mapping[str, list[ClaimRow]]) -> dict[str, tuple[float, str]]:
    """What a denial answers that names nothing ("denied the allegations"): the accusation of its speaker that is told just before."""
    near: list[tuple[int, str]] = []
    for side in sorted(index.speakers[denial.id]):
        for accusation in accusations.get(side, ())[:LONGEST_BLOCK]:
            apart = index.apart(accusation, denial)
            named = index.targets[denial.id]
            if (
                apart is not None
                and 0 < apart <= BESIDE
                and not set(accusation.speaker_ids) & set(denial.speaker_ids)
                and not (named and not named & index.speakers[accusation.id])
                and not index.within(accusation, denial)
            ):
                near.append((apart, accusation.id))
    return {min(near)[1]: (0.6, "actors+article")} if near else {}


def _answers(index: _Index, denial: ClaimRow, accusation: ClaimRow) -> tuple[float, str] | None:
    if not _in_time(denial, accusation, DENIAL_WINDOW):
        return None
    named = index.targets[denial.id]
    crossed = bool(named & index.speakers[accusation.id])
    if named and not crossed:
        return None
    kinds = (set(denial.allegation) - {"other"}, set(accusation.allegation) - {"other"})
    if kinds[0] and kinds[1] and not kinds[0] & kinds[1]:
        return None
    words = index.alike(denial, accusation)
    same_kind = bool(kinds[0] & kinds[1])
    denied, accused = index.words[denial.id], index.words[accusation.id]
    if denied.numbers and accused.numbers and not denied.numbers & accused.numbers:
        return None
    shared = index.matter(denial) & index.matter(accusation)
    if not shared or (not same_kind and len(shared) == 1 and len(index.matter(denial)) > 2):
        return None  # "tapped" of a telephone and of a fund
    score = 0.55 * min(1.0, words / 0.6) + (0.25 if same_kind else 0.0) + (0.2 if crossed else 0.0)
    if words < ANSWERED and not (same_kind and crossed and words >= 0.12):
        return None
    basis = "+".join(["actors", *(["allegation"] if same_kind else []), "words"])
    return min(0.99, 0.3 + 0.7 * score), basis


def _responses(index: _Index) -> Iterator[LinkRow]:
    asked = index.by(index.targets, ("demand", "threat"))
    for answer in index.claims:
        if answer.type not in ("rejection", "promise") or answer.negated:
            continue
        best: tuple[float, str] | None = None
        for side in sorted(index.speakers[answer.id]):
            for question in asked.get(side, ())[:LONGEST_BLOCK]:
                if question.type == "threat" and answer.type == "promise":
                    continue
                named = index.targets[answer.id]
                if (named and not named & index.speakers[question.id]) or set(question.speaker_ids) & set(answer.speaker_ids):
                    continue
                likeness = index.alike(answer, question)
                if not question.speaker_ids or len(index.matter(answer) & index.matter(question)) < 2:
                    continue
                if likeness < 0.3 or not _in_time(answer, question, DENIAL_WINDOW):
                    continue
                score = (min(0.95, 0.3 + 0.6 * likeness), question.id)
                if best is None or (-score[0], score[1]) < (-best[0], best[1]):
                    best = score
        if best is not None:
            yield LinkRow("RESPONDS_TO", answer.id, best[1], "actors+words", round(best[0], 4))


def _echoes(index: _Index) -> Iterator[LinkRow]:
    """Claims of different speakers that say the same (the later repeats the earlier), or the opposite."""
    blocks: dict[str, list[ClaimRow]] = defaultdict(list)
    for claim in index.claims:
        if len(index.words[claim.id].stems) >= 4 and claim.type != "denial" and claim.modality == "asserted" and not _is_part(claim.text):
            for stem in sorted(index.words[claim.id].stems, key=lambda s: (-index.rarity[s], s))[:4]:
                blocks[stem].append(claim)
    seen: set[tuple[str, str]] = set()
    for stem in sorted(blocks):
        block = blocks[stem]
        if len(block) > LONGEST_BLOCK // 5:
            continue
        for i, left in enumerate(block):
            for right in block[i + 1 :]:
                if (
                    (left.id, right.id) in seen
                    or set(left.speaker_ids) & set(right.speaker_ids)
                    or not left.speaker_ids
                    or not right.speaker_ids
                ):
                    continue
                seen.add((left.id, right.id))
                link = _echo(index, left, right)
                if link is not None:
                    yield link


def _is_part(text: str) -> bool:
    """Words that say nothing without their cue, which may turn them: "to sign the treaty"."""
    first = text.split(maxsplit=1)[0].strip("“\"'‘").lower() if text.split() else ""
    return first in ("to", "if", "whether")


def _echo(index: _Index, left: ClaimRow, right: ClaimRow) -> LinkRow | None:
    if index.within(left, right):
        return None  # "Z said X accused Y": one passage
    earlier, later = sorted((left, right), key=lambda c: (_first(c) or date.max, c.id))
    if not _in_time(later, earlier, REPEAT_WINDOW):
        return None
    a, b = index.words[earlier.id], index.words[later.id]
    opposite = (a.negative != earlier.negated) != (b.negative != later.negated)
    plain = Words(b.stems, b.names, b.numbers, a.negative, b.order)
    score = min(similarity(a, plain, index.rarity), cosine(a, plain, index.rarity))
    if score < REPEATED or told_apart(a, plain):
        return None
    if opposite:
        alike = score >= OPPOSED and (earlier.type == later.type or "statement" in (earlier.type, later.type))
        return LinkRow("CONTRADICTS", later.id, earlier.id, "words", round(score, 4)) if alike else None
    if earlier.type != later.type:
        return None
    targets = index.targets[earlier.id], index.targets[later.id]
    if targets[0] and targets[1] and not targets[0] & targets[1]:
        return None
    return LinkRow("REPEATS", later.id, earlier.id, "words", round(score, 4))
