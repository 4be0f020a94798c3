"""The derived edges: who accuses, criticizes, threatens whom, at the level of speakers, organizations and countries.

In: quotes with their actors resolved, the claims they express and for whom each actor speaks. Out: one edge a (type, level, source,
target) with the claims that are its evidence. Only claims that are asserted and not negated count. An actor is rolled up only along what
the record knows: who speaks for no organization, or for no state, has no edge at that level, and a seat or nationality counts for nothing.
Ministers, spokesmen, officials and organs of a state count for it; its opposition, journalists, exiles, rebels, activists, those who held
office once and sources that will not be named do not, and who sits in a parliament or party speaks for neither that nor the state.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from .ids import make_id
from .model import DERIVED, LEVELS
from .rows import ClaimRow, EdgeRow, EntityRow, QuoteRow, SpeakerRow

__all__ = ["EDGE_ROLES", "Affiliations", "derive_edges"]

EDGE_ROLES: Final[dict[str, str]] = {
    "accusation": "accused",
    "criticism": "criticized",
    "threat": "threatened",
    "demand": "asked",
    "rejection": "proposer",
    "denial": "accuser",
    "support": "supported",
    "promise": "beneficiary",
}
"""Claim type to the role of those targets that its derived edge points at; an addressee is only spoken to."""

End = tuple[str, str]  # id and label of an actor

MAX_PARTS: Final = 8  # how far PART_OF is followed; chains of real organizations are 2 or 3 long, and a wrong one may be a circle


RARE: Final = 0.04
"""Share of a person's articles below which an affiliation that they show says nothing of the others. In 714 articles, of persons in 18 or
more of them: 1 of 81 was wrong; 1 of 18, 3 of 39 and all above were right."""


class Affiliations:
    """For whom an actor speaks, over the whole record.

    Parameters
    ----------
    entities : every actor by id.
    evidence : (speaker id, id of the organization or state, article id) for each place that shows it; the article may be None.
    n_articles : in how many articles each actor is heard or spoken of; one who is not in it counts as known by all that is shown.
    members : those of ``evidence`` that show a person to belong to an organization without speaking for it or for its state.

    Notes
    -----
    Where one article shows an affiliation, that one counts for its quotes: people change offices. Else the one that most articles show, if
    it is not `RARE`: what one article of many shows of a person whom all name is a slip or a chance.
    A person whom as many articles show to speak for one state as for another has no country.
    """

    def __init__(
        self,
        entities: Mapping[str, EntityRow],
        evidence: Iterable[tuple[str, str, str | None]] = (),
        n_articles: Mapping[str, int] = MappingProxyType({}),
        members: Iterable[tuple[str, str, str | None]] = (),
    ) -> None:
        self._entities = entities
        self._n_articles = n_articles
        self._members = frozenset(members)
        self._evidence: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
        for speaker_id, target_id, article_id in evidence:
            self._evidence[speaker_id].add((target_id, article_id))

    def entity(self, actor_id: str) -> EntityRow | None:
        """Who the actor is; None for one who is not in the record."""
        return self._entities.get(actor_id)

    def organization_of(self, actor_id: str, article_id: str | None = None) -> End | None:
        """The actor at the level of organizations: (id, label), or None for a person who speaks for none.

        Organizations and states stand for themselves; a person who speaks for a state alone stands for the state.
        """
        actor = self._entities.get(actor_id)
        if actor is None or actor.label not in {"Speaker", "Organization", "Country"}:
            return None
        if actor.label != "Speaker":
            return actor.id, actor.label
        found = self._targets(actor_id, article_id, "Organization") or self._targets(actor_id, None, "Organization")
        if found:
            return max(found, key=lambda target: (found[target], _backwards(target))), "Organization"
        country = self.country_of(actor_id, article_id)
        return None if country is None else (country, "Country")

    def country_of(self, actor_id: str, article_id: str | None = None) -> str | None:
        """The state that the actor is, is an organ of or speaks for, as its id (alpha-3); None where there is none."""
        actor = self._entities.get(actor_id)
        if actor is None:
            return None
        if actor.label == "Country":
            return actor.id
        if actor.label == "Organization":
            return self._country_of_organization(actor)
        if actor.label != "Speaker":
            return None
        shown = self._speaks_for_state(actor_id, article_id) or self._speaks_for_state(actor_id, None)
        return shown or (actor.country if actor_id not in self._evidence else None)

    def _speaks_for_state(self, speaker_id: str, article_id: str | None) -> str | None:
        states: Counter[str] = Counter()
        for target, n in self._targets(speaker_id, article_id, "Country").items():
            states[target] += n
        for target, n in self._targets(speaker_id, article_id, "Organization").items():
            state = self.country_of(target)
            if state is not None:
                states[state] += n
        if not states:
            return None
        most = max(states.values())
        first, *others = sorted(state for state, n in states.items() if n == most)
        return None if others else first

    def is_member(self, speaker_id: str, organization_id: str, article_id: str | None) -> bool:
        """Whether an article shows somebody to belong to an organization without speaking for it."""
        return (speaker_id, organization_id, article_id) in self._members

    def _targets(self, speaker_id: str, article_id: str | None, label: str) -> Counter[str]:
        # Each organization or state the speaker speaks for, with the number of articles that show it.
        found = Counter(
            target
            for target, where in self._evidence.get(speaker_id, ())
            if (article_id is None or where == article_id) and target in self._entities and self._entities[target].label == label
            if (speaker_id, target, where) not in self._members
        )
        if article_id is None:
            least = RARE * self._n_articles.get(speaker_id, 0)
            return Counter({target: n for target, n in found.items() if n >= least})
        return found

    def _country_of_organization(self, organization: EntityRow) -> str | None:
        for _ in range(MAX_PARTS):
            if organization.country is not None:
                return organization.country
            whole = self._entities.get(organization.part_of or "")
            if whole is None:
                return None
            organization = whole
        return None


def _backwards(text: str) -> tuple[int, ...]:
    # Makes max() take the smallest text among equals.
    return tuple(-ord(c) for c in text)


def derive_edges(quotes: Mapping[str, QuoteRow], claims: Iterable[ClaimRow], actors: Affiliations) -> Iterator[EdgeRow]:
    """Derive the edges between actors from their claims, in the order of their ids.

    Parameters
    ----------
    quotes : every quote by id; a parent that is not among them counts as none.
    claims : with the ids of their quotes.
    actors : for whom each actor speaks.

    Notes
    -----
    An edge from an actor to itself is left out. Where an attribution and one within its content give the same edge ("Z said the United
    States holds Russia responsible", Z speaking for the United States), the outer one alone is counted.
    """
    passages: dict[tuple[str, str, End, End], dict[str, ClaimRow]] = defaultdict(dict)
    for claim in claims:
        if claim.type not in DERIVED or claim.negated or claim.modality != "asserted":
            continue
        sayings = [quotes[quote_id] for quote_id in claim.quote_ids]
        for level in LEVELS:
            targets = {end for quote in sayings for end in _targets(quote, EDGE_ROLES[claim.type], level, actors)}
            for quote in sayings:
                for source in _sources(quote, level, actors):
                    for target in targets - {source}:
                        passages[DERIVED[claim.type], level, source, target][quote.id] = claim
    edges = (_edge(key, said, quotes) for key, said in passages.items())
    yield from sorted(edges, key=lambda edge: (edge.type, edge.id))


def _sources(quote: QuoteRow, level: str, actors: Affiliations) -> set[End]:
    found = {_source(speaker, quote.article_id, level, actors) for speaker in quote.speakers}
    return {end for end in found if end is not None}


def _source(speaker: SpeakerRow, article_id: str, level: str, actors: Affiliations) -> End | None:
    if level == "speaker":
        return speaker.id, speaker.label
    person = speaker.label == "Speaker"
    if level == "organization":
        if person and speaker.organization_id is not None and not actors.is_member(speaker.id, speaker.organization_id, article_id):
            return speaker.organization_id, "Organization"
        return actors.organization_of(speaker.id, article_id)
    country = speaker.country if person and speaker.country is not None else actors.country_of(speaker.id, article_id)
    return None if country is None else (country, "Country")


def _targets(quote: QuoteRow, role: str, level: str, actors: Affiliations) -> Iterator[End]:
    for target in quote.targets:
        if target.role != role:
            continue
        if level == "speaker":
            yield target.entity_id, target.label
        elif level == "organization":
            end = actors.organization_of(target.entity_id, quote.article_id)
            if end is not None:
                yield end
        else:
            country = actors.country_of(target.entity_id, quote.article_id)
            if country is not None:
                yield country, "Country"


def _edge(key: tuple[str, str, End, End], said: Mapping[str, ClaimRow], quotes: Mapping[str, QuoteRow]) -> EdgeRow:
    type_, level, source, target = key
    outermost = [quote_id for quote_id in said if not _within(quotes[quote_id], said, quotes)] or list(said)
    claim_ids = sorted({said[quote_id].id for quote_id in outermost})
    days = sorted(day for quote_id in outermost if (day := _day(quotes[quote_id].said_on)) is not None)
    properties = {
        "level": level,
        "nClaims": len(claim_ids),
        "nArticles": len({quotes[quote_id].article_id for quote_id in outermost}),
        "claimIds": claim_ids,
        "quoteIds": sorted(outermost),
        "firstSaidOn": days[0] if days else None,
        "lastSaidOn": days[-1] if days else None,
    }
    return EdgeRow(type_, make_id("relationship", type_, level, source[0], target[0]), *source, *target, properties)


def _within(quote: QuoteRow, said: Mapping[str, ClaimRow], quotes: Mapping[str, QuoteRow]) -> bool:
    # Whether an attribution around this one gives the same edge. NOTE: a damaged record may hold a circle of parents, hence ``seen``.
    seen = {quote.id}
    while quote.parent is not None and quote.parent in quotes and quote.parent not in seen:
        if quote.parent in said:
            return True
        seen.add(quote.parent)
        quote = quotes[quote.parent]
    return False


def _day(said_on: str | None) -> date | None:
    return date.fromisoformat(said_on) if said_on is not None and len(said_on) == 10 else None
