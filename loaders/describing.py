"""Descriptions: who is meant by "the ministry", "the president", "his country", "Pentagon officials", "rebels".

A definite description points back to a figure of the same kind where there is one; organs of a state are that state's; other people are
unnamed, one node an article and description; a thing that only carries words is nobody.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from claimgraph.graph.extraction import Affiliation

from .cast import Figure
from .countries import find_country
from .lexicon import portfolio_of, same_offices
from .mentions import Description
from .names import Name
from .organs import is_organ, kinds_meant, organ_of
from .own_names import own_name, own_words, tells, whole
from .roles import Role, heads_of, read_role
from .scene import Scene
from .spoken_for import affiliation
from .turns import Turns
from .twin_states import is_part_of
from .wordlists import word_class
from .words import Words

__all__ = ["resolve_description"]

_STATE_BODIES: Final = frozenset(["agency", "army", "court", "police"])
_PREPOSITIONS: Final = frozenset(["of", "with", "for", "in"])


def resolve_description(scene: Scene, description: Description, turns: Turns) -> tuple[Figure | None, str]:
    """The figure that a description means, and on which basis; (None, ...) where it is nobody."""
    words, cast = scene.words, scene.cast
    within = scene.names_between(description.first, description.stop)
    determiner = words.lower[description.first]
    possessive = words.tag[description.first] == "PRP$"
    definite = (
        determiner in word_class("definite") or possessive or _is_short_for_the(description) or words.dep[description.head] == "compound"
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
    end = turns.source_end(words.start[description.first])
    while end is not None and stop > description.stop and words.end[stop - 1] > end:
        stop -= 1  # what is not of the source is not of its name: "leaders of the party admit yet that"
    role = None
    if description.title is not None:
        role = read_role(scene.text, words, description.first, stop, scene.names_between(description.first, stop), last=False)
        if role is not None and role.state is not None and role.state.country is not None:
            state = role.state.country.code
        if role is not None and _several_states(words, description, within):
            role.state = state = None  # "U.S. and Avarian officials"
        return _people(scene, description, turns, role, state, definite=definite, possessive=possessive, stop=stop)
    body = description.body
    if state is None and (last := turns.state()) is not None and _is_of_the_land(words, description):
        state = last.country
    if body is None or body.kind in ("document", "channel"):
        return None, "name"
    if state is None and stop > description.stop:
        for name in scene.names_between(description.stop, stop):
            if name.type != "country" or name.country is None:
                continue
            at_seat = name.country.kind == "capital" and body.kind in ("government", "ministry") and name.first == description.stop + 1
            of_state = name.country.kind not in ("capital", "part") and words.lower[description.stop] == "of"
            if of_state or (at_seat and words.lower[description.stop] == "in" and not body.plural):
                state = name.country.code  # "the defense ministry in Moscow"
                break
    if body.plural and _several_states(words, description, within):
        state = None  # "Avarian and Brian firms" are of no single one
    singular = body.singular
    if singular in ("ministry", "department"):
        portfolio = _portfolio(words, description)
        if portfolio is not None:
            if state is None and scene.named_ministry(portfolio) is None and description.head - description.first > 1 + definite:
                return cast.body(scene.text[words.start[description.first + definite] : description.end], "ministry"), "name"
            return scene.ministry(portfolio, state), "name"
    if singular in ("country", "nation", "state", "kingdom") and not body.plural:
        part = _part_of_state(scene, description, state) if singular == "state" and within else None
        if part is not None:
            return cast.body(part, "place"), "name"
        if state is not None:
            return cast.country(state), "name"
        if possessive:
            owner = turns.owner(description.first)
            return (cast.country(owner.country) if owner is not None and owner.country is not None else None), "title"
        return (turns.state() if definite else None), "title"
    if state is not None and not body.plural and is_organ(singular) and not _opposed(words, description):
        return organ_of(cast, singular, state), "name"
    if state is not None and body.kind in _STATE_BODIES and not body.plural and not _opposed(words, description):
        called = own_words(scene, description, within, state)
        if called is not None:
            return cast.organ(state, called, body.kind), "name"  # "Avaria's space agency"
    if possessive and is_organ(singular) and not body.plural:
        owner = turns.owner(description.first)
        if owner is not None and owner.country is not None:
            return organ_of(cast, singular, owner.country), "title"  # "his army"
    holder = next((scene.figure_of.get(n.start) for n in within if n.type == "person"), None)
    if holder is not None and holder.country and singular in ("government", "administration", "regime"):
        return cast.organ(holder.country, "government", "government"), "name"
    if holder is not None and singular in ("government", "administration", "regime") and not body.plural:
        surname = holder.name.split()[-1].removeprefix("al-")
        return cast.body(f"{surname} {singular}", "government"), "name"  # of a state that the text does not tell
    own = own_name(scene, description, within)
    if own is not None and not possessive and not body.plural:
        return own, "name"
    owned = any(words.tag[i] == "POS" for i in range(description.first, description.head))  # "the president's party"
    if definite and not possessive and not owned and not body.plural and state is None:
        told = any(words.tag[i] in ("NN", "NNP") for i in range(description.first + 1, description.lexeme))
        found = turns.latest(kinds=kinds_meant(singular), word=singular, at=words.start[description.head], told=told)
        of_another_state = (
            found is not None and found.kind == "government" and singular not in found.name.lower() and turns.other_state_since(found)
        )
        if found is not None and not of_another_state and all(tells(scene, description, n, found) for n in within):
            return found, "title"
        if singular in ("government", "regime", "army", "military") and not within:
            code = turns.acting_state()
            if code is not None and organ_of(cast, singular, code) is not None:
                return organ_of(cast, singular, code), "title"
    if body.kind == "outlet":
        if words.lower[description.first].startswith("state") or any(
            w in ("state", "official") for w in words.lower[description.first : description.head]
        ):
            return _named(scene, description, stop, state, voice=False), "name"
        return None, "name"
    of_state = words.lower[description.head] in word_class("state_people")
    figure = _named(scene, description, stop, state, voice=of_state and not _opposed(words, description))
    owner = whole(scene, description, stop)
    if owner is not None and not figure.affiliations:
        figure.affiliations.append(Affiliation(owner.id, None, description.start, words.end[stop - 1]))
        if owner.kind == "parliament":
            figure.based_in = figure.based_in or owner.country  # a committee of it does not speak for the state
        else:
            figure.country = figure.country or owner.country
    return figure, "name"


def _is_short_for_the(description: Description) -> bool:
    """Whether a lone noun for a body lacks its article, as in notes and telegrams: "company said it would close"."""
    body = description.body
    return body is not None and description.stop - description.first == 1 and not body.plural and body.kind in ("company", "agency")


def _is_of_the_land(words: Words, description: Description) -> bool:
    """Whether a body is told to be of the state that was named: "the country's health ministry"."""
    owners = (k - 1 for k in range(description.first + 1, description.head) if words.tag[k] == "POS")
    return any(words.lower[k] in word_class("lands") for k in owners)


def _part_of_state(scene: Scene, description: Description, state: str | None) -> str | None:
    """The land of a federation that a description names: "the Avarian state of [Oran]"; None where it is a state of its own."""
    words, first = scene.words, description.stop + 1
    if first >= len(words) or words.lower[first - 1] != "of":
        return None
    stop = first
    while stop < len(words) and words.tag[stop] == "NNP" and words.sentence[stop] == words.sentence[first]:
        stop += 1
    name = scene.text[words.start[first] : words.end[stop - 1]] if stop > first else ""
    form = find_country(name) if name else None
    part = form is None or form.kind == "capital" or (state is not None and is_part_of(name, state))  # "the U.S. state of Georgia"
    return name if name and part else None


def _several_states(words: Words, description: Description, names: Sequence[Name]) -> bool:
    """Whether people are of several states, or of one and of others: "U.S. and Avarian officials", "U.S. and European officials".

    An "and" before all of it joins a state only where what stands before it tells of the same people: in "the EU and Avarian officials",
    not in "the king and Avarian officials".
    """
    states = [n for n in names if n.type == "country" and n.country is not None]
    joins = {k for n in states for k in (n.first - 1, n.stop) if 0 <= k < len(words) and words.tag[k] == "CC"}
    joined = any(k >= description.first or words.head[k - 1] == description.head for k in joins if k)
    return joined or len({n.country.code for n in states if n.country is not None}) > 1


def _people(
    scene: Scene,
    description: Description,
    turns: Turns,
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
        former = role is not None and role.past
        at = words.start[description.head]
        also = same_offices(heads, of_state=state is not None)
        found = turns.holder(heads, state, former=former, at=at) or turns.holder(also, state, former=former, at=at)
        if found is None and role is not None and role.organization is not None and title.singular in word_class("heads_of_bodies"):
            body = scene.figure_of.get(role.organization.start)
            found = turns.head_of(body.id, word_class("heads_of_bodies")) if body is not None and not former else None
        if found is not None:
            return found, "title"
    if definite and description.stop - description.first <= 2:
        found = turns.unnamed(title.singular, plural=title.plural)
        if found is not None:
            return found, "title"
    owned = "POS" in words.tag[description.first : description.head]  # "the region's governor" is of there
    alone = not possessive and not owned and not title.plural and stop == description.stop and words.lower[stop : stop + 1] != ["who"]
    if definite and alone and title.singular in word_class("epithet"):
        spoke = turns.sole_person(description.head) if turns.is_source(words.start[description.head]) else None
        fits = spoke is not None and spoke.country in (None, state or spoke.country) and title.gender in (None, spoke.gender)
        if spoke is not None and fits and heads.isdisjoint(spoke.heads - spoke.held):  # no former governor
            return spoke, "title"  # "the tycoon said" right behind what Ada Moran said
    figure = _named(scene, description, stop, None, voice=False)
    figure.tell_gender(title.gender)
    figure.plural = title.plural
    figure.kind = "group" if title.plural else "unnamed"
    figure.heads |= heads
    if role is not None and not figure.affiliations:
        organization, country, based_in = affiliation(scene, role)
        if country is not None and _will_not_be_named(words, description):
            organization, country, based_in = None, None, country
        text = " ".join(scene.text[words.start[description.lexeme] : words.end[description.head]].split())
        figure.role = role.text or text
        figure.country = country
        figure.based_in = based_in
        target = organization.id if organization is not None else country
        if target is not None:
            figure.affiliations.append(Affiliation(target, figure.role, description.start, words.end[stop - 1]))
    return figure, "name"


def _will_not_be_named(words: Words, description: Description) -> bool:
    """Whether the sentence says that who speaks will not stand to it: "on condition of anonymity", "who asked not to be named"."""
    sentence = words.sentence[description.head]
    first = last = description.head
    while first > 0 and words.sentence[first - 1] == sentence:
        first -= 1
    while last + 1 < len(words) and words.sentence[last + 1] == sentence:
        last += 1
    lower = words.lower[first : last + 1]
    return "anonymity" in lower or any(
        (after in word_class("named") and before == "be" and "not" in lower[max(0, i - 4) : i])
        or (after in word_class("named") and before == "be" and lower[i - 1 : i] == ["to"] and lower[i - 2] in ("declined", "refused"))
        or (after in word_class("speak_of") and before == "to" and lower[i - 1] in ("authorized", "authorised", "allowed", "permitted"))
        for i, (before, after) in enumerate(pairwise(lower))
        if i > 1
    )


def _named(scene: Scene, description: Description, stop: int, state: str | None, *, voice: bool) -> Figure:
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


def _with_complement(scene: Scene, description: Description) -> int:
    """Where a description ends with its "of", "in", "from", "at" or "close to": "a source [in the Black Sea Fleet]"."""
    words = scene.words
    stop = description.stop
    first = description.head
    while words.dep[first] == "conj" and words.head[first] < first:
        first = words.head[first]  # "accused his opponent and her party of corruption"
    verb = words.lemma[words.head[first]]
    if stop < len(words) and _is_of_the_verb(verb, words.lower[stop]) and words.dep[first] in ("dobj", "nsubjpass"):
        return stop  # "accused his opponent of corruption"
    if (
        stop < len(words)
        and (words.lower[stop] in word_class("tells_who") or _is_to(words, stop))
        and description.first <= words.head[stop] < description.stop  # of any word of it: "chief of staff of the army"
    ):
        end = stop
        while end + 1 < len(words) and end - stop < 9 and words.sentence[end + 1] == words.sentence[stop]:
            tag = words.tag[end + 1]
            if words.dep[end + 1] == "mark" or (words.tag[end + 1] == "TO" and words.dep[end + 1] == "aux"):
                break  # "the young men involved because", "urged residents of Oslo to leave"
            if words.text[end + 1] in (",", ";", ":", '"', "(", ")", ".") or tag in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "CC", "PRP"):
                break
            end += 1
        return end + 1 if end > stop else stop
    return stop


def _is_to(words: Words, i: int) -> bool:
    """Whether "to" is a preposition of whose aide or envoy somebody is, not that of a verb."""
    return words.lower[i] == "to" and words.dep[i] == "prep"


def _is_of_the_verb(verb: str, preposition: str) -> bool:
    """Whether what a preposition brings in hangs on the verb, not on the description: "accused his opponent of corruption"."""
    return preposition in _PREPOSITIONS and verb in word_class(f"takes_{preposition}")


def _opposed(words: Words, description: Description) -> bool:
    lowers: Iterable[str] = words.lower[description.first : description.head]
    return any(w in word_class("no_voice") | word_class("opposed") or w.endswith("-backed") for w in lowers)


def _portfolio(words: Words, description: Description) -> str | None:
    lower = words.lower
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
