"""Who is meant by each name of an article: the person, the body, the state; metonyms by context ("Brussels").

In: a `Scene` with the names of the reading. Out: ``figure_of`` and ``basis_of`` of the scene filled. Roles are for `loaders.affiliations`.
"""

from typing import Final

from claimgraph.graph.extraction import Affiliation

from .cast import Figure
from .countries import country_name, country_of
from .lexicon import honorifics, known_by_name, portfolio_of, titles
from .metonyms import acts
from .name_forms import body_kind, is_caseless, is_one, is_people, name_words
from .name_types import body_before
from .names import Name
from .scene import Scene
from .teams import plays
from .wordlists import word_class
from .words import Words

__all__ = ["resolve_names"]

LOOK_BACK: Final = 60
"""Names before one in which the body that it points back to is looked for."""


def resolve_names(scene: Scene) -> None:
    """Give each name of the scene its figure, in reading order; a place has none."""
    for i, name in enumerate(scene.reading.names):
        _resolve_name(scene, i, name)


def _resolve_name(scene: Scene, i: int, name: Name) -> None:
    words, cast = scene.words, scene.cast
    figure: Figure | None = None
    basis = "name"
    if is_people(words, name):
        figure = _people(scene, name)
    elif is_one(words, name) and name.country is not None:
        figure = cast.unnamed(name.text, group=False)  # "the Briton"
        figure.based_in = name.country.code
    elif name.type == "country" and name.country is not None:
        kind = name.country.kind
        if kind == "capital":
            if acts(words, name):
                figure, basis = cast.country(name.country.code), "metonym"
        elif kind == "context":
            figure, basis = _by_context(scene, name), "metonym"
        elif kind != "part" and plays(words, name):
            figure = _team(scene, name.country.code)
        elif kind != "part":
            figure = cast.country(name.country.code)
    elif _is_family(scene, name):
        figure = cast.unnamed(name.text, group=True)  # "the Morans"
    elif name.known is not None:
        figure = _house_of(scene, i, name) or cast.known(name.known)
        basis = "metonym" if name.known.use == "metonym" or (name.known.name != name.text and name.text in ("Pentagon",)) else "name"
        figure.aliases.add(name.text)
    elif name.type == "organization":
        figure = _organization(scene, i, name)
    elif name.type == "person":
        gender = None
        if name.title is not None:
            for k in range(*name.title):
                short = honorifics().get(words.text[k])
                title = titles().get(words.lower[k])
                gender = (short.gender if short else None) or (title.gender if title and title.gender else None) or gender
        figure = _in_other_script(scene, name) or cast.person(name.text, gender=gender, titled=name.title is not None)
        figure.tell_gender(gender)
    if figure is not None:
        if not _is_aside(words, name):
            figure.last = name.head
        scene.figure_of[name.start] = figure
        scene.basis_of[name.start] = basis


def _is_aside(words: Words, name: Name) -> bool:
    """Whether a name only tells whose something is: "Ada Moran's lawyer", "Ada Moran, the mother of Carl Moran"."""
    head = name.head
    if words.dep[head] == "poss":
        return True
    if words.dep[head] == "appos":
        head = words.head[head]  # "the mother of the pilot Carl Moran"
    of = words.head[head]
    return words.dep[head] == "pobj" and words.lower[of] == "of" and words.dep[words.head[of]] == "appos"


def _house_of(scene: Scene, i: int, name: Name) -> Figure | None:
    """The house of another state's parliament that a word for any means: "Peru's Congress", "the Congress" behind that."""
    lowers = scene.words.lower[name.first : name.stop]
    known = name.known
    if known is None or known.kind != "parliament" or not set(lowers) <= name_words("house"):
        return None
    if scene.words.lower[name.stop : name.stop + 1] == ["party"]:
        return scene.cast.body(f"{name.text} {scene.words.text[name.stop]}", "party")  # "Congress party"
    code = _state_beside(scene, i, name)
    if code is not None:
        return scene.cast.organ(code, name.text, known.kind) if code != known.country else None
    if scene.cast.has_figure(known):
        return None
    before = (
        scene.figure_of.get(other.start) for other in reversed(scene.reading.names[max(0, i - LOOK_BACK) : i]) if other.known == known
    )
    foreign = next((figure for figure in before if figure is not None and figure.country != known.country), None)
    return foreign or (scene.cast.body(name.text, known.kind) if _is_abroad(scene, known.country) else None)


def _is_abroad(scene: Scene, code: str | None) -> bool:
    """Whether an article names states, but not this one nor anything of it: there "the Senate" is of one of them."""
    states = {name.country.code for name in scene.reading.names if name.type == "country" and name.country is not None}
    own = (n.known for n in scene.reading.names if n.known is not None and not set(n.text.lower().split()) <= name_words("house"))
    return bool(states) and code not in states and not any(code in (known.country, known.based_in) for known in own)


def _is_family(scene: Scene, name: Name) -> bool:
    """Whether a name is the plural of a surname that the article's people bear: "the Morans"."""
    words = scene.words
    if name.known is not None or name.stop - name.first != 1 or words.tag[name.first] not in ("NNPS", "NNS") or name.full is not None:
        return False
    stem = name.text.removesuffix("s")
    called = {other.text.split()[-1] for other in scene.reading.names if other.type == "person" and other is not name}
    return name.first > 0 and words.lower[name.first - 1] == "the" and stem != name.text and stem in called


def _team(scene: Scene, code: str) -> Figure:
    """A state's national team, which speaks for no state."""
    name = f"{country_name(code)} national team"
    figure = scene.cast.body(name, "team")
    figure.based_in = code
    return figure


def _in_other_script(scene: Scene, name: Name) -> Figure | None:
    """The person whose name in another script follows in brackets: "Ahmad Karam (أحمد كرم)"."""
    words = scene.words
    if not is_caseless(words.text[name.first]) or name.first < 2 or words.text[name.first - 1] != "(":
        return None
    before = next((n for n in scene.names_between(max(0, name.first - 8), name.first) if n.stop == name.first - 1), None)
    figure = scene.figure_of.get(before.start) if before is not None and before.type == "person" else None
    return scene.cast.also_person(name.text, figure) if figure is not None else None


def _people(scene: Scene, name: Name) -> Figure:
    """The people that a plural names: "many Avarians", "Senate Liberals"; of that nationality, or of that party."""
    words = scene.words
    first = name.first
    while (
        first > 0
        and words.sentence[first - 1] == words.sentence[name.first]
        and (
            words.tag[first - 1] in ("JJ", "JJR", "JJS", "NN", "NNP", "CD", "VBN", "VBG", "HYPH")
            or (words.lower[first - 1] in name_words("some") and words.tag[first - 1] != "RBS")
        )
        and first <= words.head[first - 1] < name.stop
    ):
        first -= 1
    figure = scene.cast.unnamed(scene.text[words.start[first] : name.end], group=True)
    if name.country is not None:
        figure.based_in = name.country.code
    elif name.known is not None and not figure.affiliations:
        party = scene.cast.known(name.known)
        party.aliases.add(name.text)
        figure.affiliations.append(Affiliation(party.id, None, words.start[first], name.end))
    return figure


def _organization(scene: Scene, i: int, name: Name) -> Figure:
    words, cast = scene.words, scene.cast
    if name.full is not None:
        whole = cast.body(name.full, body_kind(name.full.lower().split()))
        cast.also_body(name.text, whole)
        return whole
    fuller = _named_before(scene, i, name)
    if fuller is not None:
        return fuller
    existing = cast.has_body(name.text)
    if existing is not None and existing.country is None:
        return existing
    lowers = words.lower[name.first : name.stop]
    portfolio = _portfolio_of(lowers)
    if portfolio is not None:
        code = _state_beside(scene, i, name) or _seat_beside(scene, i, name)
        if code is not None or scene.named_ministry(portfolio) is not None or not any(word in ("for", "of") for word in lowers):
            return scene.ministry(portfolio, code)
        return cast.body(name.text, "ministry")  # "Department for International Trade": of a state that the text does not tell
    body = lowers[-1]
    if (
        len(lowers) <= 3
        and body in ("government", "army", "military", "navy", "parliament", "police", "embassy")
        and (code := _state_beside(scene, i, name))
    ):
        return cast.organ(
            code, " ".join(lowers), "government" if body == "government" else "army" if body in ("army", "military", "navy") else body
        )
    for other in scene.reading.names[max(0, i - 1) : i]:
        # "American Relief Coalition for Syria (ARCS)"
        if (
            other.type == "organization"
            and other.start in scene.figure_of
            and words.text[name.first - 1] == "("
            and other.stop == name.first - 1
            and name.text.isupper()
        ):
            figure = scene.figure_of[other.start]
            cast.also_body(name.text, figure)
            return figure
    if name.stop - name.first == 1 and name.text.isupper() and len(name.text) >= 3:
        full = next((f for f in list(cast.figures.values()) if f.kind != "person" and _initials(f.name) == name.text), None)
        if full is not None:
            cast.also_body(name.text, full)
            return full
    if {body, "-".join(lowers[-2:])} & name_words("organ end") and not any(word in name_words("no organ") for word in lowers):
        code = _state_beside(scene, i, name)
        if code is not None:
            own = lowers[1:] if country_of(lowers[0]) == code else lowers
            if all(word in name_words("common") | name_words("body") | name_words("organ") for word in own):
                return cast.organ(code, " ".join(name.text.split()[-len(own) :]), body_kind(lowers))  # "Avarian Supreme Court"
            figure = cast.body(name.text, body_kind(lowers))
            figure.country = figure.country or code  # "US Rocket Research Agency"
            return figure
    shorter = _shorter(name.text)
    if shorter is not None and (full := cast.has_body(shorter)) is not None:
        return full
    kind = body_kind(lowers)
    if kind in ("court", "parliament") and body != "congress" and existing is None and set(lowers) & name_words("of one state"):
        figure = cast.body(name.text, kind)
        figure.country = _state_beside(scene, i, name)
        return figure  # "Avarian National Assembly", "U.S. Court of Appeals"
    noun = body_before(words, name.first)
    if kind == "organization" and noun is not None and noun.kind != "outlet":
        kind = noun.kind  # "the rights group Zolva"
    return cast.body(name.text, kind)


def _named_before(scene: Scene, i: int, name: Name) -> Figure | None:
    """The body that a lone word of bodies points back to: "the Observatory" after "Avarian Observatory for Human Rights"."""
    word = scene.words.lower[name.first]
    if name.stop - name.first > 1 or word not in name_words("body"):
        return None
    for other in reversed(scene.reading.names[max(0, i - LOOK_BACK) : i]):
        figure = scene.figure_of.get(other.start)
        if figure is not None and figure.label in ("Organization", "Outlet"):
            words = figure.name.lower().split()
            if len(words) > 1 and word in words:
                return figure
    return None


def _state_beside(scene: Scene, i: int, name: Name) -> str | None:
    """The state right before a body's name ("Russia's", "Russian") or after "of"."""
    names, words = scene.reading.names, scene.words
    for k in range(i - 1, max(i - 3, -1), -1):
        state = names[k].country if names[k].type == "country" else None
        beside = [w for w in words.lower[names[k].stop : name.first] if w.strip()] in ([], ["'s"], ["'"])
        if state is not None and state.kind != "capital" and names[k].suffix is None and beside:
            return state.code
    if name.first > 1 and words.tag[name.first - 1] == "POS" and words.lower[name.first - 2] in word_class("lands"):
        before = (scene.figure_of.get(other.start) for other in reversed(names[max(0, i - LOOK_BACK) : i]))
        return next((figure.id for figure in before if figure is not None and figure.label == "Country"), None)  # "the country's Navy"
    after = names[i + 1].country if i + 1 < len(names) and names[i + 1].type == "country" else None
    if after is not None and words.lower[name.stop : names[i + 1].first] in (["of"], ["of", "the"]):
        return after.code
    inner = scene.text[name.start : name.end].split()
    for size in (2, 1):
        code = country_of(" ".join(inner[:size]))
        if code is not None:
            return code
    return country_of(inner[-1]) if len(inner) > 2 else None


def _seat_beside(scene: Scene, i: int, name: Name) -> str | None:
    """The state of the capital that stands beside a ministry's name: "Oslo's Foreign Ministry", "the Foreign Ministry in Oslo"."""
    names, lower = scene.reading.names, scene.words.lower
    before = lower[names[i - 1].stop : name.first] in (["'s"], ["'"]) if i else False
    after = lower[name.stop : names[i + 1].first] == ["in"] if i + 1 < len(names) else False
    seats = [names[k].country for k, beside in ((i - 1, before), (i + 1, after)) if beside]
    return next((seat.code for seat in seats if seat is not None and seat.kind == "capital"), None)


def _by_context(scene: Scene, name: Name) -> Figure | None:
    """ "Brussels" stands for the European Union or NATO where the article speaks of one of them and the name acts."""
    if not acts(scene.words, name):
        return None
    named = {n.known.name for n in scene.reading.names if n.known is not None}
    eu, nato = any(n.startswith("European") for n in named), "North Atlantic Treaty Organization" in named
    if eu == nato:
        return None
    return scene.cast.known(known_by_name()["European Union" if eu else "North Atlantic Treaty Organization"])


def _portfolio_of(lowers: list[str]) -> str | None:
    """The portfolio of a ministry's name: "defense ministry", "ministry of foreign affairs", "department of defence"."""
    if lowers[-1] in ("ministry", "department") or (lowers[-1] == "office" and "foreign" in lowers):
        for first in range(max(0, len(lowers) - 4), len(lowers) - 1):
            portfolio = portfolio_of(" ".join(lowers[first:-1]))
            if portfolio is not None:
                return portfolio
    for k, word in enumerate(lowers[:-2]):
        if word in ("ministry", "department") and lowers[k + 1] in ("of", "for"):
            rest = [w for w in lowers[k + 2 :] if w != "the"]
            for stop in range(len(rest), 0, -1):
                portfolio = portfolio_of(" ".join(rest[:stop]))
                if portfolio is not None:
                    return portfolio
    return None


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _shorter(name: str) -> str | None:
    words = name.split()
    return " ".join(words[1:]) if len(words) > 2 and words[0].lower() == "the" else None
