"""The cast of one article: persons, bodies and states that its names and descriptions stand for.

A `Figure` is an entity in the making. `Cast` keeps them by id and by the names they go by; ids are those of the extraction record: states
by alpha-3 code, known bodies and organs of a state by what they are (the same in every article), everybody else by article and
name until `loaders.resolution` has compared articles.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from claimgraph.graph.extraction import Affiliation, Entity
from claimgraph.graph.ids import fold, make_id

from .countries import adjective_of, country_name, key_of
from .lexicon import Known, given_names, known, known_by_name, surnames
from .name_forms import name_words

__all__ = ["Cast", "Figure", "name_key"]

NAMESAKES: Final = 50
"""How many people of one surname a name is held against: the latest, where an article has thousands."""

_BORN_LATER: Final = frozenset(["jr", "sr", "ii", "iii"])
_NICKNAME: Final = re.compile(r"(?<=\w) [\"“‘']{1,2}[^\"”’]+[\"”’']{1,2} (?=\w)")


def name_key(name: str) -> str:
    """A name folded for comparison within an article: case, accents, full stops, hyphens and "the" do not count."""
    return " ".join(fold(name).replace(".", "").replace("-", " ").removeprefix("the ").removesuffix("'s").split())


@dataclass(slots=True, eq=False)
class Figure:
    """An entity in the making. ``gender`` is "m", "f" or None; ``plural`` tells several people; ``heads`` are the words that describe it,
    ``held`` those of them that it is told to be now: a former president is no holder of the office.

    ``gender_told`` is True where the text tells the gender ("Mrs.", "spokeswoman"), False where a list of given names makes it likely.

    ``last`` is the token of its latest mention so far, ``subject`` the token of its latest mention as a subject.
    """

    id: str
    name: str
    label: str
    kind: str
    aliases: set[str] = field(default_factory=set)
    country: str | None = None
    based_in: str | None = None
    part_of: str | None = None
    affiliations: list[Affiliation] = field(default_factory=list)
    gender: str | None = None
    gender_told: bool = False
    plural: bool = False
    role: str | None = None
    past: bool = False
    heads: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)
    last: int = -1
    subject: int = -1

    def tell_gender(self, gender: str | None) -> None:
        """Keep a gender that the text tells; the first one stays, and stands above what a given name makes likely."""
        if gender is not None and not self.gender_told:
            self.gender, self.gender_told = gender, True

    def freeze(self) -> Entity:
        """The entity of the record."""
        aliases = tuple(sorted(self.aliases - {self.name}))
        return Entity(
            self.id, self.name, self.label, self.kind, aliases, self.country, self.based_in, self.part_of, tuple(self.affiliations)
        )


class Cast:
    """The figures of one article, by id; makes each once."""

    def __init__(self, article_id: str) -> None:
        self.article_id = article_id
        self.figures: dict[str, Figure] = {}
        self._bodies: dict[str, Figure] = {}  # by name key
        self._persons: dict[str, Figure] = {}  # by name key
        self._by_word: dict[str, list[Figure]] = {}  # persons by each word of their name
        self._called: dict[str, Figure] = {}  # who was first meant by a name without a title that several bear

    def country(self, code: str) -> Figure:
        """A state."""
        return self.figures.setdefault(code, Figure(code, country_name(code), "Country", "state", country=code))

    def known(self, entry: Known) -> Figure:
        """An organization or outlet of the tables, with what it is part of."""
        kind = "outlet" if entry.label == "Outlet" else "organization"
        identity = make_id("outlet" if kind == "outlet" else "organization", fold(entry.name))
        if identity not in self.figures:
            part = None
            if entry.part_of is not None and entry.part_of in known_by_name():
                part = self.known(known_by_name()[entry.part_of]).id
            figure = Figure(identity, entry.name, entry.label, entry.kind, country=entry.country, based_in=entry.based_in, part_of=part)
            self.figures[identity] = figure
        return self.figures[identity]

    def has_figure(self, entry: Known) -> bool:
        """Whether the article has named an organization of the tables."""
        return make_id("organization", fold(entry.name)) in self.figures

    def organ(self, code: str | None, what: str, kind: str) -> Figure:
        """An organ of a state: ``what`` as "Defense Ministry", "government", "army". Without a state, one of this article alone."""
        name = f"{adjective_of(code)} {what}" if code else what
        entry = known().get(key_of(name)) if code else None
        if entry is not None and entry.label == "Organization" and entry.country == code:
            return self.known(entry)  # "the Avarian regime military" is the army that a table has
        identity = make_id("organization", "organ", code, fold(what)) if code else make_id("organization", self.article_id, fold(what))
        if identity not in self.figures:
            self.figures[identity] = Figure(identity, name, "Organization", kind, country=code)
        return self.figures[identity]

    def ministry(self, portfolio: str, code: str | None) -> Figure:
        """The ministry of a portfolio ("Defense") of a state."""
        if code == "USA" and portfolio in ("Defense", "Foreign"):
            return self.known(
                known_by_name()["United States Department of Defense" if portfolio == "Defense" else "United States Department of State"]
            )
        return self.organ(code, f"{portfolio} Ministry", "ministry")

    def body(self, name: str, kind: str = "organization") -> Figure:
        """An organization that no table has, by its name in this article."""
        name = " ".join(name.split())
        key = name_key(name)
        figure = self._bodies.get(key)
        if figure is None:
            identity = make_id("organization", self.article_id, key)
            figure = self.figures.setdefault(identity, Figure(identity, name, "Organization", kind))
            self._bodies[key] = figure
        figure.aliases.add(name)
        return figure

    def also_body(self, name: str, figure: Figure) -> None:
        """Let an organization go by another name too: the acronym in brackets after it."""
        self._bodies[name_key(name)] = figure
        figure.aliases.add(name)

    def has_body(self, name: str) -> Figure | None:
        """The organization of that name, if the article has it."""
        return self._bodies.get(name_key(name))

    def person(self, name: str, *, gender: str | None = None, titled: bool = False) -> Figure:
        """The person of that name: the same full name, or the one whose full name holds it, the latest if several fit.

        "Senator Carl Moran Jr." may be the Moran named before (``titled``); "Carl Moran Jr." without a title is his son.

        A nickname in quotation marks within it is left out: "John “Jack” Moran".
        """
        name = " ".join(_NICKNAME.sub(" ", name).split())
        key = name_key(name)
        figure = self._persons.get(key)
        if figure is not None and not (" " not in key and gender and figure.gender and gender != figure.gender):
            return figure
        fits = [f for f in self._fitting(key, titled=titled) if not (gender and f.gender and gender != f.gender)]
        if fits:
            called = self._called.get(key)
            figure = called if called in fits else max(fits, key=lambda f: (f.last, f.id))
            if gender is None:
                self._called.setdefault(key, figure)
            figure.aliases.add(name)
            # a longer name is the fuller one, but not where a man's stands before a woman's: "(In) Virginia Arne Holt"
            if len(key.split()) > len(name_key(figure.name).split()) and not {_gender(name), _gender(figure.name)} >= {"m", "f"}:
                figure.name = name
                figure.gender = figure.gender if figure.gender_told else _gender(name) or figure.gender
                self._index(key, figure)
            if len(fits) == 1:
                self._persons[key] = figure
            return figure
        # The gender is part of the id only where two people of one surname are told apart by it ("Mr. and Mrs. Ozan").
        twin = gender if key in self._persons else None
        identity = make_id("speaker", self.article_id, key, twin)
        figure = Figure(identity, name, "Speaker", "person", aliases={name}, gender=gender or _gender(name), gender_told=gender is not None)
        self.figures[identity] = figure
        self._persons.setdefault(key, figure)
        self._index(key, figure)
        return figure

    def also_person(self, name: str, figure: Figure) -> Figure:
        """Let a person go by another name too."""
        self._persons.setdefault(name_key(name), figure)
        figure.aliases.add(name)
        return figure

    def _index(self, key: str, figure: Figure) -> None:
        for word in key.split():
            owners = self._by_word.setdefault(word, [])
            if figure not in owners:
                owners.append(figure)

    def _fitting(self, key: str, *, titled: bool) -> list[Figure]:
        parts = key.split()
        junior = titled and len(parts) > 1 and parts[-1] in _BORN_LATER
        owners = self._by_word.get(parts[-2] if junior else parts[-1], [])
        fits = []
        for figure in owners[-NAMESAKES:]:
            theirs = name_key(figure.name).split()
            if _same_person(parts, theirs):
                fits.append(figure)
        return fits

    def unnamed(self, description: str, *, group: bool, distinct: str | None = None) -> Figure:
        """Unnamed people by their description: one node an article and description."""
        name = " ".join(description.split())
        identity = make_id("speaker", self.article_id, "unnamed", fold(name), distinct)
        if identity not in self.figures:
            self.figures[identity] = Figure(identity, name, "Speaker", "group" if group else "unnamed", plural=group)
        return self.figures[identity]


def _gender(name: str) -> str | None:
    """What a given name tells, None where there is none or it is given to both, or a lone name is a surname as well: "Clinton"."""
    if " " not in name and name in surnames():
        return None
    lowers = set(name.lower().split()[:-1])
    if told := [gender for gender, kin in (("m", "of a son"), ("f", "of a daughter")) if lowers & name_words(kin)]:
        return told[0] if len(told) == 1 else None
    return given_names().get(name.split()[0].split("-")[0]) or None


def _same_person(one: list[str], other: list[str]) -> bool:
    """Whether two names of an article may be one person's: the shorter is the surname, the given name, or given name and surname."""
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return short[0] == long[-1] or (len(long) > 1 and short[0] == long[0]) or (len(long) > 2 and short[0] in long)
    if short[-1] != long[-1] and short != long[: len(short)] and short != long[-len(short) :]:
        return False
    first, theirs = short[0], long[0]
    return (
        first == theirs
        or (len(first) == 1 and theirs.startswith(first))
        or (len(theirs) == 1 and first.startswith(theirs))
        or short == long[-len(short) :]
        or first in long
    )
