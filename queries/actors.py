"""Who is in the graph: every person, organization and state, with how much they say, how much is said about them, and where to read it.

In: a projection and filters. Out: an `Answer` like a question's, and where nothing fits, the names that come nearest.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from claimgraph.graph.errors import UsageError
from claimgraph.graph.ids import fold
from claimgraph.graph.nearest import nearest

from .ask import Answer
from .resolve import Rows

__all__ = ["ACTOR_COLUMNS", "list_actors", "nearest_actors"]

ACTOR_COLUMNS: Final = {
    "id": "of the actor",
    "name": "as most articles have it",
    "label": "Speaker, Organization or Country",
    "kind": "person, unnamed, group, ministry, ...; state for a country",
    "countries": "codes of the states that it is an organ of or speaks for",
    "n_quotes": "passages in which it speaks",
    "n_claims": "different claims that it made",
    "n_about": "claims that are about it or say that it is harmed",
    "n_articles": "articles in which it speaks or is spoken about",
    "quote_id": "the earliest of these passages: claimgraph evidence shows it",
}
"""Column to what it means."""

_NODES: Final = (
    ("Country", "MATCH (n:Country) RETURN n.id AS id, n.name AS name, 'state' AS kind, n.id AS country, n.iso2 AS other ORDER BY id"),
    (
        "Organization",
        "MATCH (n:Organization) "
        "RETURN n.id AS id, n.name AS name, n.kind AS kind, n.countryCode AS country, n.aliases AS aliases ORDER BY id",
    ),
    ("Speaker", "MATCH (n:Speaker) RETURN n.id AS id, n.name AS name, n.kind AS kind, n.aliases AS aliases ORDER BY id"),
)
_SPEAKS_FOR: Final = (
    "MATCH (s:Speaker)-[:SPEAKS_FOR]->(n:Country) RETURN DISTINCT s.id AS speaker_id, n.id AS code ORDER BY speaker_id, code",
    "MATCH (s:Speaker)-[:SPEAKS_FOR]->(o:Organization) WHERE o.countryCode IS NOT NULL "
    "RETURN DISTINCT s.id AS speaker_id, o.countryCode AS code ORDER BY speaker_id, code",
)
_SAID: Final = """
MATCH (a:Speaker|Organization|Country)-[:SAID]->(q:Quote)-[:IN_ARTICLE]->(ar:Article)
RETURN DISTINCT a.id AS actor_id, q.id AS quote_id, ar.id AS article_id, ar.publishedOn AS published_on, q.startChar AS first_char
ORDER BY actor_id, quote_id
"""
_MADE: Final = """
MATCH (a:Speaker|Organization|Country)-[:MADE]->(c:Claim)
RETURN a.id AS actor_id, count(DISTINCT c.id) AS n_claims
ORDER BY actor_id
"""
_ABOUT: Final = """
MATCH (c:Claim)-[:TARGETS|AFFECTS]->(a:Speaker|Organization|Country)
MATCH (c)<-[:EXPRESSES]-(q:Quote)-[:IN_ARTICLE]->(ar:Article)
RETURN DISTINCT a.id AS actor_id, c.id AS claim_id, q.id AS quote_id, ar.id AS article_id, ar.publishedOn AS published_on,
       q.startChar AS first_char
ORDER BY actor_id, claim_id, quote_id
"""


@dataclass(slots=True)
class _Actor:
    id: str
    name: str
    label: str
    kind: str
    names: tuple[str, ...]
    countries: set[str]
    quotes: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    n_claims: int = 0
    first: tuple[str, str, int, str] | None = None

    def seen(self, row: Mapping[str, Any]) -> None:
        """Count a passage in which the actor speaks or is spoken about."""
        self.articles.add(row["article_id"])
        place = (str(row["published_on"] or "9999"), row["article_id"], row["first_char"], row["quote_id"])
        self.first = place if self.first is None else min(self.first, place)

    def row(self) -> dict[str, Any]:
        """The values of `ACTOR_COLUMNS`."""
        counted = (len(self.quotes), self.n_claims, len(self.claims), len(self.articles))
        values = (self.id, self.name, self.label, self.kind, sorted(self.countries), *counted, self.first[3] if self.first else None)
        return dict(zip(ACTOR_COLUMNS, values, strict=True))


def list_actors(
    projection: Rows, *, country: str | None = None, kind: str | None = None, like: str | None = None, n_top: int | None = None
) -> Answer:
    """List actors, those with the most articles first.

    Parameters
    ----------
    country : a state's name or code; the state itself, its organs and those who speak for it.
    kind : a kind (person, unnamed, group, ministry, ...) or a label (speaker, organization, country).
    like : what stands in the name or an alias, or begins the id; case and accents do not count.
    n_top : at most so many rows; None for all.

    Raises
    ------
    UsageError : the graph has no such state or kind; the nearest are named.
    """
    actors = _read(projection)
    given = {"country": country, "kind": kind, "like": like}
    found = list(actors.values())
    if country is not None:
        code = _find_country(actors, country)
        found = [a for a in found if code in a.countries]
    if kind is not None:
        wanted = _find_kind(actors, kind)
        found = [a for a in found if wanted in (fold(a.kind), fold(a.label))]
    if like is not None:
        words = fold(like)
        found = [a for a in found if any(words in fold(name) for name in a.names) or a.id.startswith(like)]
    rows = sorted((a.row() for a in found), key=lambda r: (-r["n_articles"], -r["n_quotes"], -r["n_about"], r["id"]))
    bound = {name: value for name, value in given.items() if value is not None}
    return Answer("actors", "Actors", tuple(ACTOR_COLUMNS), rows[:n_top], dict(bound))


def nearest_actors(projection: Rows, like: str) -> list[str]:
    """Names, with their ids, that come nearest to one that no actor bears."""
    actors = _read_nodes(projection)
    return [f"{actors[key].name} ({key})" for key in nearest(like, {a.id: a.names for a in actors.values()})]


def _read_nodes(projection: Rows) -> dict[str, _Actor]:
    actors: dict[str, _Actor] = {}
    for label, statement in _NODES:
        for row in projection.query(statement).dicts():
            names = [row["name"], row.get("other"), *(row.get("aliases") or ())]
            countries = {row["country"]} if row.get("country") else set()
            named = tuple(dict.fromkeys(name for name in names if name))
            actors[row["id"]] = _Actor(row["id"], row["name"] or row["id"], label, row["kind"] or "", named, countries)
    return actors


def _read(projection: Rows) -> dict[str, _Actor]:
    actors = _read_nodes(projection)
    for statement in _SPEAKS_FOR:
        for row in projection.query(statement).dicts():
            actors[row["speaker_id"]].countries.add(row["code"])
    for row in projection.query(_SAID).dicts():
        actor = actors[row["actor_id"]]
        actor.quotes.add(row["quote_id"])
        actor.seen(row)
    for row in projection.query(_MADE).dicts():
        actors[row["actor_id"]].n_claims = row["n_claims"]
    for row in projection.query(_ABOUT).dicts():
        actor = actors[row["actor_id"]]
        actor.claims.add(row["claim_id"])
        actor.seen(row)
    return actors


def _find_country(actors: Mapping[str, _Actor], text: str) -> str:
    wanted = fold(text)
    states = {a.id: (a.id, *a.names) for a in actors.values() if a.label == "Country"}
    for code in {code for a in actors.values() for code in a.countries} - states.keys():
        states[code] = (code,)
    for code, names in sorted(states.items()):
        if wanted in {fold(name) for name in names}:
            return code
    near = [f"{actors[code].name} ({code})" if code in actors else code for code in nearest(text, states)]
    raise UsageError(f"country '{text}': the graph has no such state" + (f"; the nearest: {', '.join(near)}" if near else ""))


def _find_kind(actors: Mapping[str, _Actor], text: str) -> str:
    kinds: dict[str, int] = defaultdict(int)
    for a in actors.values():
        kinds[a.kind.lower()] += 1
        kinds[a.label.lower()] += 1
    if fold(text) in kinds:
        return fold(text)
    known = ", ".join(sorted(k for k in kinds if k))
    raise UsageError(f"kind '{text}': no actor is of that kind; there are: {known or 'none, the graph is empty'}")
