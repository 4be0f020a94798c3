"""Claims with what linking asks of them: sides of speakers and targets, words, places, days.

In: merged claims, their quotes and for whom actors speak. Out: a `ClaimIndex` that says of two claims how alike they are and where they
stand to each other.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Protocol

from claimgraph.graph.ids import fold
from claimgraph.graph.rows import ClaimRow, EntityRow, QuoteRow

from .likeness import Words, rarities, read_words
from .sameness import shared_meaning
from .wordlists import word_class

__all__ = ["ClaimIndex", "Speaking", "in_time", "said_first"]


class Speaking(Protocol):
    """For whom an actor speaks; `graph.derived.Affiliations` is one."""

    def country_of(self, actor_id: str, article_id: str | None = None) -> str | None:
        """The state that the actor is or speaks for."""

    def organization_of(self, actor_id: str, article_id: str | None = None) -> tuple[str, str] | None:
        """The organization that the actor is or speaks for."""

    def entity(self, actor_id: str) -> EntityRow | None:
        """Who the actor is."""


class ClaimIndex:
    """See the module."""

    def __init__(self, claims: Mapping[str, ClaimRow], quotes: Mapping[str, QuoteRow], actors: Speaking) -> None:
        self._by_id = claims
        self.claims = [claims[i] for i in sorted(claims)]
        self._places = {c.id: [quotes[i] for i in c.quote_ids if i in quotes] for c in self.claims}
        self.words: dict[str, Words] = {c.id: replace(read_words(c.text), predications=c.predications) for c in self.claims}
        self.rarity = rarities(self.words[c.id] for c in self.claims)
        self._actors = actors
        self.speakers = {c.id: self._sides(c.speaker_ids, c.article_ids) for c in self.claims}
        self.targets = {c.id: self._sides([t.entity_id for t in c.targets], c.article_ids, targets=True) for c in self.claims}

    def of(self, claim_id: str) -> ClaimRow:
        """The claim of an id."""
        return self._by_id[claim_id]

    def names(self, claim: ClaimRow) -> list[EntityRow]:
        """Who made a claim."""
        return [entity for actor_id in claim.speaker_ids if (entity := self._actors.entity(actor_id)) is not None]

    def _sides(self, ids: Sequence[str], article_ids: Sequence[str], *, targets: bool = False) -> frozenset[str]:
        found = set(ids)
        article = article_ids[0] if article_ids else None
        for actor_id in ids:
            country = self._actors.country_of(actor_id, article)
            organization = self._actors.organization_of(actor_id, article)
            if country is not None:
                found.add(country)
            if organization is not None:
                found.add(organization[0])
            actor = self._actors.entity(actor_id)
            if actor is not None and article is not None and (targets or actor.kind != "person"):
                found.update(_powers(actor, country, article))
        return frozenset(found)

    def by(self, sides: Mapping[str, frozenset[str]], types: Sequence[str]) -> dict[str, list[ClaimRow]]:
        found: dict[str, list[ClaimRow]] = defaultdict(list)
        for claim in self.claims:
            if claim.type in types and not claim.negated and claim.modality != "hypothetical":
                for side in sides[claim.id]:
                    found[side].append(claim)
        return found

    def of_him(self, types: Sequence[str]) -> dict[str, list[ClaimRow]]:
        """The claims of each article that are about nobody known, but begin with a pronoun: "it of arming the rebels"."""
        found: dict[str, list[ClaimRow]] = defaultdict(list)
        for claim in self.claims:
            first = {word.lower() for word in claim.text.split()[:2]} & word_class("third_persons")
            if first and claim.type in types and not claim.targets and not claim.negated and claim.modality == "asserted":
                for article in claim.article_ids:
                    found[article].append(claim)
        return found

    def matter(self, claim: ClaimRow) -> frozenset[str]:
        """The stems that tell what a claim is about.

        No states, not who is answered, and no "claims", "responsibility" or "forces", which any quarrel has; nothing at all where it only
        points at what was said ("the claims as baseless").
        """
        asked = {stem for t in claim.targets for stem in read_words(t.text).stems}
        if _points_back(self.words[claim.id], asked):
            return frozenset()
        vain = _any_matter() | (_stems("requests") if claim.type in ("demand", "rejection", "promise", "threat") else frozenset())
        return frozenset(s for s in self.words[claim.id].stems - asked - vain if not (len(s) == 3 and s.isupper()))

    def are_other_powers(self, answer: ClaimRow, answered: ClaimRow, side: str) -> bool:
        """Whether a side is only a word ("the government") by which the two claims mean two states."""
        states = [{s for s in sides if len(s) == 3} for sides in (self.speakers[answer.id], self.targets[answered.id])]
        return " " in side and bool(states[0] and states[1]) and not states[0] & states[1]

    def accusers(self, claim: ClaimRow) -> frozenset[str]:
        """The sides of those whose words a claim answers.

        Who is named within a clause that tells of no words ("that a boat hired from Oslo was there") need not be one of them.
        """
        if _stems("allegation") & self.words[claim.id].stems:
            return self.targets[claim.id]
        outer = [t.entity_id for t in claim.targets if claim.text.find(t.text) <= len("the ")]
        return self._sides(outer, claim.article_ids) if len(outer) < len(claim.targets) else self.targets[claim.id]

    def alike(self, left: ClaimRow, right: ClaimRow) -> tuple[float, int]:
        """Likeness of what two claims are about, 0 to 1, and how many words of the left tell of it.

        A "not" is left aside, and names of states too: a denial turns both. Words of about one meaning count as far as they are near.
        """
        a, b = self.matter(left), self.matter(right)
        shared = shared_meaning(a, b, self.words[left.id], self.words[right.id], self.rarity)
        return max(shared.left, shared.right), shared.n

    def apart(self, left: ClaimRow, right: ClaimRow) -> int | None:
        """How many characters behind the one claim the other begins, in an article that holds both; None if there is none."""
        found = [b.start - a.start for a in self._places[left.id] for b in self._places[right.id] if a.article_id == b.article_id]
        return min(found, key=abs) if found else None

    def is_quoted(self, claim: ClaimRow) -> bool:
        """Whether any of a claim's words stand in quotation marks."""
        return any(quote.kind != "indirect" for quote in self._places[claim.id])

    def within(self, left: ClaimRow, right: ClaimRow) -> bool:
        """Whether the one claim's words stand within the other's, or around them."""
        return any(
            a.article_id == b.article_id and a.start < b.end and b.start < a.end
            for a in self._places[left.id]
            for b in self._places[right.id]
        )


def _powers(actor: EntityRow, country: str | None, article: str) -> Iterator[str]:
    """The side of those who act for another.

    The state of "Omani soldiers"; within one article "the government", whose ever it is, and Lind, for whom "Lind's team" speaks.
    """
    words = fold(actor.name).replace("’", "'").replace("'s", "").split()
    forms = {form for word in words for form in (word, word.removesuffix("s"), f"{word}s")}
    if forms & (word_class("opponents") | word_class("irregulars") | word_class("no_voice")):
        return
    acts = actor.kind in ("group", "unnamed") and country is None and forms & (word_class("organs") | word_class("forces"))
    if acts and actor.based_in is not None:
        yield actor.based_in
    if actor.kind == "person":  # whom "the Lind campaign" speaks for
        yield from (f"{article} {word}" for word in words[-1:])
        return
    if forms & word_class("camps"):
        yield from (f"{article} {word}" for word in words if word not in word_class("camps"))
    yield from (f"{article} {word}" for word in words if word in word_class("powers"))


def _points_back(words: Words, asked: Set[str]) -> bool:
    """Whether a text only points at what was said, whatever runs on behind it: "which", "the claims as baseless and"."""
    told, stop = _stems("allegation"), word_class("stop")
    pronoun = 0 if words.order[:1] and words.order[0] in word_class("relatives") else None
    at = next((i for i, word in enumerate(words.order[:3]) if word in told), pronoun)
    if at is None or any(word not in stop and word not in asked for word in words.order[:at]):
        return False
    after = [word for word in words.order[at + 1 :] if word not in _stems("calendar") and word not in ("a", "an", "the")]
    return not after or after[0] in word_class("run_on") | _stems("run_on") or bool(set(after[:2]) & _stems("false"))


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem for word in word_class(name) for stem in read_words(word).stems)


@cache
def _any_matter() -> frozenset[str]:
    return _stems("allegation") | _stems("forces") | _stems("organs") | _stems("quarrel")


def said_first(claim: ClaimRow) -> date | None:
    """The day on which a claim was first said or, where that is not known, printed."""
    return claim.first_said_on or claim.first_published_on


def _said_last(claim: ClaimRow) -> date | None:
    return claim.last_said_on or claim.last_published_on or said_first(claim)


def in_time(answer: ClaimRow, answered: ClaimRow, window: int, slack: int = 1) -> bool:
    """Whether a claim is not before what it answers, and no more than ``window`` days after it; wires cross midnight: a day's ``slack``."""
    said, heard = _said_last(answer), said_first(answered)
    if said is None or heard is None:
        return True
    return -slack <= (said - heard).days <= window
