"""What is known of words that name or describe actors: titles, honorifics, bodies, known organizations, portfolios, given names.

In: the tables of ``loaders/knowledge``. Out: small records by folded form. Nothing here looks at a text's context.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from claimgraph.graph.ids import fold

from .countries import country_forms, key_of
from .tables import read_table

__all__ = [
    "PARTICLES",
    "Body",
    "Honorific",
    "Known",
    "Title",
    "bodies",
    "first_pieces",
    "given_names",
    "honorifics",
    "is_member",
    "known",
    "known_by_name",
    "piece_of",
    "portfolio_of",
    "same_offices",
    "surnames",
    "titles",
]

_PARTICLES: Final = "de la al el ul bin ibn bint ben van von der den del della da dos di du le ter abu ould zu af y e"
PARTICLES: Final = frozenset(_PARTICLES.split())
"""Words in lower case within a person's name."""


@dataclass(frozen=True, slots=True)
class Title:
    """A word for what somebody is. ``voice`` as in titles.tsv, "none" for staff; ``plural``: this form is one; ``before_name``: it may
    stand there; ``staff``: of a body that is named with it, without speaking for it.
    """

    form: str
    singular: str
    voice: str
    gender: str | None
    plural: bool
    before_name: bool
    country: str | None
    staff: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A common noun for a body or band of people, or for what only carries words (kind document or channel)."""

    form: str
    singular: str
    kind: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Known:
    """An organization or outlet that news names without more. ``label`` is Organization or Outlet; ``use`` is metonym, context or empty."""

    name: str
    label: str
    kind: str
    country: str | None
    part_of: str | None
    based_in: str | None
    use: str


@dataclass(frozen=True, slots=True)
class Honorific:
    """A word before a name: the title it means, if any, and the gender it tells."""

    means: str | None
    gender: str | None


@cache
def titles() -> dict[str, Title]:
    """Titles by folded and by plain form, plurals included."""
    found: dict[str, Title] = {}
    for form, plural, voice, gender, name, country in read_table("titles.tsv", 6):
        plural = plural or f"{form}s"
        voice, staff = ("none", True) if voice == "staff" else (voice, False)
        for is_plural, text in ((False, form), (True, plural)):
            for key in (fold(text), text.lower()):  # words of a text are looked up with their accents
                found.setdefault(key, Title(text, form, voice, gender or None, is_plural, name == "title", country or None, staff))
    return found


@cache
def is_member(role: str) -> bool:
    """Whether a role makes somebody belong to a body without speaking for it: "Senate minority leader", "professor"."""
    words = fold(role).split(" of ")[0].split()
    found = (titles().get(" ".join(words[-size:])) for size in (3, 2, 1) if size <= len(words))
    title = next((entry for entry in found if entry is not None), None)
    return title is not None and (title.voice == "member" or title.staff)


@cache
def honorifics() -> dict[str, Honorific]:
    """Honorifics and abbreviated titles by the form as written, full stop included or not."""
    found = {}
    for form, means, gender in read_table("honorifics.tsv", 3):
        found[form] = Honorific(means or None, gender or None)
        found[form.upper()] = found[form]
    return found


@cache
def bodies() -> dict[str, Body]:
    """Bodies by folded form, plurals included."""
    found: dict[str, Body] = {}
    for form, plural, kind in read_table("groups.tsv", 3):
        found.setdefault(fold(form), Body(form, form, kind, False))
        if plural:
            found.setdefault(fold(plural), Body(plural, form, kind, True))
    return found


@cache
def known() -> dict[str, Known]:
    """Organizations and outlets by the key of each of their names."""
    found: dict[str, Known] = {}
    for key, entry in _known_forms():
        found.setdefault(key, entry)
    return found


@cache
def known_by_name() -> dict[str, Known]:
    """Organizations and outlets by the name that the graph shows."""
    return {entry.name: entry for _, entry in _known_forms()}


def _known_forms() -> Iterator[tuple[str, Known]]:
    for name, aliases, kind, country, part_of, based_in, use in read_table("organizations.tsv", 7):
        entry = Known(name, "Organization", kind, country or None, part_of or None, based_in or None, use)
        for form in (name, *filter(None, aliases.split(";"))):
            yield key_of(form.strip()), entry
    for name, aliases, kind, country, use in read_table("outlets.tsv", 5):
        outlet = Known(name, "Outlet", kind, country or None, None, None, use)
        for form in (name, *filter(None, aliases.split(";"))):
            yield key_of(form.strip().removeprefix("The ")), outlet


@cache
def portfolio_of(words: str) -> str | None:
    """The portfolio that words mean ("foreign affairs": Foreign), None if they are none."""
    return _portfolios().get(fold(words))


@cache
def _portfolios() -> dict[str, str]:
    return {fold(form): canonical for canonical, forms in read_table("portfolios.tsv", 2) for form in forms.split(";")}


@cache
def given_names() -> dict[str, str]:
    """Given names that tell a gender ("m" or "f"), as written; "" where one people gives it to men and another to women."""
    found: dict[str, str] = {}
    lists = [(names.split(), gender) for _, gender, names in read_table("given_names_world.tsv", 3)[1:]]
    for names, gender in [*lists, *(([name], gender) for name, gender in read_table("given_names.tsv", 2))]:
        for name in names:
            if found.setdefault(name, gender) != gender:
                found[name] = ""
    return found


@cache
def surnames() -> frozenset[str]:
    """The commoner surnames, as written."""
    return frozenset(row[0] for row in read_table("surnames.tsv", 1))


def piece_of(token: str) -> str:
    """The first letters and digits of a token, folded, full stops left aside: what a form's first word is looked up by."""
    letters = []
    for c in token:
        if c.isalnum():
            letters.append(c)
        elif c != "." and letters:
            break
    return fold("".join(letters))


@cache
def _same_offices() -> dict[str, tuple[frozenset[str], str]]:
    return {word: (frozenset(also.split(";")), of) for word, also, of in read_table("same_offices.tsv", 3)}


def same_offices(heads: set[str], *, of_state: bool) -> set[str]:
    """The words by which holders of an office are called besides these: "spokesperson" for "spokesman"."""
    rows = (_same_offices().get(word) for word in heads)
    return {other for row in rows if row is not None and (of_state or not row[1]) for other in row[0]}


@cache
def first_pieces() -> dict[str, int]:
    """First piece of every known form to the number of white-space or hyphen separated words of the longest form that begins with it."""
    found: dict[str, int] = {}
    forms = [*known(), *country_forms()]
    for form in forms:
        piece = piece_of(form)
        found[piece] = max(found.get(piece, 0), len(form.replace("-", " - ").replace("'", " '").replace("/", " / ").split()))
    return found
