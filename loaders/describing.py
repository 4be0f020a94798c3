"""Descriptions: who is meant by "the ministry", "the president", "his country", "Pentagon officials", "rebels".

A definite description points back to a figure of the same kind where there is one; organs of a state are that state's; other people are
unnamed, one node an article and description; a thing that only carries words is nobody.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from claimgraph.graph.extraction import Affiliation

from .cast import Cast, Figure
from .lexicon import Title, bodies
from .mentions import Description
from .names import Name
from .roles import Role, read_role

if TYPE_CHECKING:
    from .entities import _Scene
    from .pronouns import Turns

__all__ = ["describe", "heads_of", "resolve_description"]

_ORGANS: Final = {
    "government": ("government", "government"),
    "administration": ("government", "government"),
    "regime": ("government", "government"),
    "cabinet": ("government", "government"),
    "authority": ("government", "government"),
    "presidency": ("presidency", "government"),
    "junta": ("government", "government"),
    "leadership": ("government", "government"),
    "army": ("army", "army"),
    "military": ("army", "army"),
    "armed forces": ("army", "army"),
    "navy": ("navy", "army"),
    "air force": ("air force", "army"),
    "police": ("police", "police"),
    "parliament": ("parliament", "parliament"),
    "legislature": ("parliament", "parliament"),
    "senate": ("senate", "parliament"),
    "embassy": ("embassy", "agency"),
    "state": ("", "state"),
    "country": ("", "state"),
    "nation": ("", "state"),
    "kingdom": ("", "state"),
}
_SAME_KIND: Final = {
    "group": ("ngo", "armed group", "organization", "alliance", "party", "agency", "company"),
    "organization": ("ngo", "armed group", "organization", "alliance", "agency"),
    "organisation": ("ngo", "armed group", "organization", "alliance", "agency"),
    "ministry": ("ministry",),
    "department": ("ministry", "agency"),
    "agency": ("agency", "ministry", "wire"),
    "bureau": ("agency",),
    "commission": ("agency",),
    "committee": ("agency", "organization"),
    "council": ("agency", "alliance", "organization"),
    "party": ("party",),
    "coalition": ("alliance", "organization"),
    "alliance": ("alliance",),
    "bloc": ("alliance",),
    "company": ("company", "organization"),
    "firm": ("company", "organization"),
    "bank": ("company", "agency"),
    "movement": ("organization", "armed group", "party"),
    "watchdog": ("ngo", "agency", "organization"),
    "charity": ("ngo", "organization"),
    "foundation": ("ngo", "organization"),
    "monitoring group": ("ngo", "organization"),
    "rights group": ("ngo", "organization"),
    "human rights group": ("ngo", "organization"),
    "advocacy group": ("ngo", "organization"),
    "union": ("organization", "ngo"),
    "university": ("university",),
    "school": ("university",),
    "court": ("court",),
    "tribunal": ("court",),
    "militia": ("armed group",),
    "government": ("government",),
    "association": ("organization", "ngo"),
    "institute": ("organization", "ngo", "university"),
    "federation": ("organization",),
    "office": ("agency", "government"),
    "institution": ("organization", "university"),
    "church": ("organization",),
    "hospital": ("organization",),
    "newspaper": ("newspaper",),
    "paper": ("newspaper",),
    "magazine": ("magazine",),
    "news agency": ("wire",),
    "network": ("broadcaster",),
    "broadcaster": ("broadcaster",),
    "team": ("organization",),
    "corporation": ("company",),
}
_STATE_PEOPLE: Final = frozenset(["forces", "troops", "officials", "personnel"])


def describe(cast: Cast, word: str, code: str) -> Figure | None:
    """The organ of a state that a body's word means ("army", "government"); the state itself for "country"; None for other bodies."""
    body = bodies().get(word)
    organ = _ORGANS.get(body.singular if body is not None else word)
    if organ is None:
        return None
    return cast.country(code) if organ[1] == "state" else cast.organ(code, organ[0], organ[1])


def heads_of(title: Title) -> set[str]:
    """The words by which a holder of the title is called later: "secretary" for a secretary of state."""
    word = title.singular
    return {word, word.split(" of ")[0].split()[-1]} | ({word.split()[-1]} if " of " not in word else set())


def resolve_description(scene: "_Scene", description: Description, turns: "Turns") -> tuple[Figure | None, str]:
    """The figure that a description means, and on which basis; (None, ...) where it is nobody."""
    words, cast = scene.words, scene.cast
    within = _names_in(scene, description)
    determiner = words.lower[description.first]
    possessive = words.tag[description.first] == "PRP$"
    definite = (
        determiner in ("the", "this", "that", "these", "those", "both") or possessive or words.text[description.first] in ("The", "This")
    )
    state = next(
        (
            n.country.code
            for n in within
            if (n.type == "country" and n.country is not None and n.suffix is None and n.start in scene.figure_of)
            or (n.type == "country" and n.country is not None and n.country.kind == "capital")
        ),
        None,
    )
    stop = _with_complement(scene, description)
    role = None
    if description.title is not None:
        role = read_role(scene.text, words, description.first, stop, _between(scene, description.first, stop), last=False)
        if role is not None and role.state is not None and role.state.country is not None:
            state = role.state.country.code
        return _people(scene, description, turns, role, state, definite=definite, possessive=possessive, stop=stop)
    body = description.body
    if body is None or body.kind in ("document", "channel"):
        return None, "name"
    if state is None and stop > description.stop:
        for name in _between(scene, description.stop, stop):
            if (
                name.type == "country"
                and name.country is not None
                and name.country.kind not in ("capital", "part")
                and words.lower[description.stop] == "of"
            ):
                state = name.country.code
                break
    singular = body.singular
    if singular in ("ministry", "department"):
        portfolio = _portfolio(words, description)
        if portfolio is not None:
            return scene._ministry(portfolio, state), "name"
    if singular in ("country", "nation", "state", "kingdom") and not body.plural:
        if state is not None:
            return cast.country(state), "name"
        if possessive:
            owner = turns.owner(description.first)
            return (cast.country(owner.country) if owner is not None and owner.country is not None else None), "title"
        return (turns.state() if definite else None), "title"
    if state is not None and not body.plural and singular in _ORGANS and not _opposed(words, description):
        return describe(cast, singular, state), "name"
    holder = next((scene.figure_of.get(n.start) for n in within if n.type == "person"), None)
    if holder is not None and holder.country and singular in ("government", "administration", "regime"):
        return cast.organ(holder.country, "government", "government"), "name"
    if definite and not body.plural and state is None:
        found = turns.latest(kinds=_SAME_KIND.get(singular, ()), word=singular)
        if found is not None:
            return found, "title"
        if singular in ("government", "regime", "army", "military") and not within:
            code = turns.acting_state()
            if code is not None and describe(cast, singular, code) is not None:
                return describe(cast, singular, code), "title"
    if body.kind == "outlet":
        if words.lower[description.first].startswith("state") or any(
            w in ("state", "official") for w in words.lower[description.first : description.head]
        ):
            return _named(scene, description, stop, state, voice=False), "name"
        return None, "name"
    return _named(scene, description, stop, state, voice=body.singular in _STATE_PEOPLE and not _opposed(words, description)), "name"


def _people(
    scene: "_Scene",
    description: Description,
    turns: "Turns",
    role: Role | None,
    state: str | None,
    *,
    definite: bool,
    possessive: bool,
    stop: int,
) -> tuple[Figure | None, str]:
    title = description.title
    words = scene.words
    if title is None:
        return None, "name"
    heads = heads_of(title)
    if definite and not title.plural and not (possessive and title.voice == "none"):
        found = turns.holder(heads, state)
        if found is not None:
            return found, "title"
    if definite and description.stop - description.first <= 2:
        found = turns.unnamed(title.singular, plural=title.plural)
        if found is not None:
            return found, "title"
    figure = _named(scene, description, stop, None, voice=False)
    figure.gender = figure.gender or title.gender
    figure.plural = title.plural
    figure.kind = "group" if title.plural else "unnamed"
    figure.heads |= heads
    if role is not None and not figure.affiliations:
        organization, country, based_in = scene.affiliation(role)
        text = " ".join(scene.text[words.start[description.lexeme] : words.end[description.head]].split())
        figure.role = role.text or text
        figure.country = country
        figure.based_in = based_in
        target = organization.id if organization is not None else country
        if target is not None:
            figure.affiliations.append(Affiliation(target, figure.role, description.start, words.end[stop - 1]))
    return figure, "name"


def _named(scene: "_Scene", description: Description, stop: int, state: str | None, *, voice: bool) -> Figure:
    words = scene.words
    first = description.first
    if words.tag[first] in ("DT", "PRP$") and first < description.head:
        first += 1
    text = scene.text[words.start[first] : words.end[stop - 1]].strip()
    figure = scene.cast.unnamed(text, group=description.title is None or description.title.plural)
    word = description.title or description.body
    if word is not None:
        figure.heads.add(word.singular)
    if state is not None:
        if voice:
            figure.country = state
            if not figure.affiliations:
                figure.affiliations.append(Affiliation(state, None, description.start, description.end))
        else:
            figure.based_in = state
    return figure


def _with_complement(scene: "_Scene", description: Description) -> int:
    """Where a description ends with its "of", "in", "from", "at" or "close to": "a source [in the Black Sea Fleet]"."""
    words = scene.words
    stop = description.stop
    if (
        stop < len(words)
        and words.lower[stop] in ("of", "in", "at", "from", "with", "for", "within", "close")
        and words.head[stop] == description.head
    ):
        end = stop
        while end + 1 < len(words) and end - stop < 9 and words.sentence[end + 1] == words.sentence[stop]:
            tag = words.tag[end + 1]
            if words.text[end + 1] in (",", ";", ":", '"', "(", ")", ".") or tag in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "CC", "PRP"):
                break
            end += 1
        return end + 1 if end > stop else stop
    return stop


def _names_in(scene: "_Scene", description: Description) -> list[Name]:
    return _between(scene, description.first, description.stop)


def _between(scene: "_Scene", first: int, stop: int) -> list[Name]:
    from bisect import bisect_left

    names = scene.reading.names
    at = bisect_left(names, first, key=lambda n: n.first)
    found = []
    while at < len(names) and names[at].first < stop:
        found.append(names[at])
        at += 1
    return found


def _opposed(words: "object", description: Description) -> bool:
    from .roles import NO_VOICE

    lowers: Iterable[str] = words.lower[description.first : description.head]  # type: ignore[attr-defined]
    return any(
        w in NO_VOICE or w in ("backed", "led", "allied", "former", "rebels", "democratic", "u.s.-backed") or w.endswith("-backed")
        for w in lowers
    )


def _portfolio(words: "object", description: Description) -> str | None:
    from .lexicon import portfolio_of

    lower = words.lower  # type: ignore[attr-defined]
    for first in range(description.first, description.head):
        portfolio = portfolio_of(" ".join(lower[first : description.head]))
        if portfolio is not None:
            return portfolio
    if description.stop + 1 < len(lower) and lower[description.stop] in ("of", "for"):
        for size in (3, 2, 1):
            portfolio = portfolio_of(" ".join(lower[description.stop + 1 : description.stop + 1 + size]))
            if portfolio is not None:
                return portfolio
    return None
