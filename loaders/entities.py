"""Step "entities": who is meant by each mention of an article.

First the names, with roles, bodies and states as titles and appositions give them; then, in reading order, descriptions and pronouns, each
from what stands before it. A mention whose entity cannot be told keeps ``entity_id`` None. `entity_of` is the way for later steps to ask.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from claimgraph.graph.extraction import Affiliation, Entity
from claimgraph.graph.ids import fold, make_id

from .cast import Cast, Figure
from .countries import country_of
from .describing import describe, heads_of, resolve_description
from .document import Document, Mention
from .lexicon import honorifics, known_by_name, portfolio_of, titles
from .mentions import Reading
from .names import Name
from .pronouns import Turns, antecedent
from .roles import Role, appositive_range, prenominal_range, read_role
from .words import Words

__all__ = ["ADDS", "NEEDS", "actor_entity", "annotate", "entity_of", "mention_at"]

NEEDS: Final = ("mentions", "reading", "drafts")
ADDS: Final = ("entities",)


def annotate(documents: Sequence[Document]) -> None:
    """Resolve the mentions of each document: sets ``entities`` and the ``entity_id`` and ``basis`` of its mentions."""
    for document in documents:
        _Scene(document).resolve()


def mention_at(document: Document, start: int, end: int) -> Mention | None:
    """The mention that a span [start, end) is about: the one whose head word governs the others, names before pronouns.

    Of several mentions that lie within the span, the one whose head stands highest in the parse; at the same height the longest.
    """
    mentions = document.mentions or []
    if document.reading is None:
        return None
    words: Words = document.reading.words
    at = bisect_left(mentions, start - 60, key=lambda m: m.start)
    best: Mention | None = None
    best_rank: tuple[float, ...] = ()
    while at < len(mentions) and mentions[at].start < end:
        mention = mentions[at]
        at += 1
        if not start <= words.start[mention.head] < end or (mention.end > end and mention.start >= start and mention.end - end > 40):
            continue
        rank = (
            -_depth_within(words, mention.head, start, end),
            mention.entity_id is not None,
            mention.type != "pronoun",
            mention.end - mention.start,
        )
        if best is None or rank > best_rank:
            best, best_rank = mention, rank
    return best


def entity_of(document: Document, start: int, end: int) -> Entity | None:
    """The entity that a span is about (see `mention_at`); None where it is nobody that could be told. Outlets are given as they are."""
    mention = mention_at(document, start, end)
    if mention is None or mention.entity_id is None or document.entities is None:
        return None
    return document.entities.get(mention.entity_id)


def actor_entity(document: Document, entity_id: str) -> Entity | None:
    """The entity as an actor: an outlet that acts or is accused is an organization of kind "outlet", made and kept at the first call."""
    entities = document.entities or {}
    entity = entities.get(entity_id)
    if entity is None or entity.label != "Outlet":
        return entity
    identity = make_id("organization", "outlet", fold(entity.name))
    if identity not in entities:
        entities[identity] = Entity(identity, entity.name, "Organization", "outlet", entity.aliases, None, entity.based_in)
    return entities[identity]


def _depth_within(words: Words, head: int, start: int, end: int) -> int:
    if head < 0:
        return 99
    depth, i = 0, head
    while words.head[i] != i and start <= words.start[words.head[i]] < end and depth < 30:
        i = words.head[i]
        depth += 1
    return depth


class _Scene:
    """One article while its mentions are resolved."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.article.text
        self.reading: Reading = document.reading
        self.words = self.reading.words
        self.cast = Cast(document.article.id)
        self.figure_of: dict[int, Figure] = {}  # by the start of the name
        self.basis_of: dict[int, str] = {}
        self.owner: dict[int, Figure] = {}  # head token of a description that stands beside a name: the person it describes

    def resolve(self) -> None:
        names = self.reading.names
        for i, name in enumerate(names):
            self._resolve_name(i, name)
        for i, name in enumerate(names):
            if name.type == "person":
                self._read_roles(i, name)
        self._infer_states()
        self._walk()
        self.reading.roles = {figure.id: figure.role for figure in self.cast.figures.values() if figure.role}
        self.document.entities = {figure.id: figure.freeze() for figure in self.cast.figures.values()}

    # --- names

    def _resolve_name(self, i: int, name: Name) -> None:
        words, cast = self.words, self.cast
        figure: Figure | None = None
        basis = "name"
        if name.type == "country" and name.country is not None:
            kind = name.country.kind
            if kind == "capital":
                if _acts(words, name):
                    figure, basis = cast.country(name.country.code), "metonym"
            elif kind == "context":
                figure, basis = self._by_context(name), "metonym"
            elif kind != "part":
                figure = cast.country(name.country.code)
        elif name.known is not None:
            figure = cast.known(name.known)
            basis = "metonym" if name.known.use == "metonym" or (name.known.name != name.text and name.text in ("Pentagon",)) else "name"
            figure.aliases.add(name.text)
        elif name.type == "organization":
            figure = self._organization(i, name)
        elif name.type == "person":
            gender = None
            if name.title is not None:
                for k in range(*name.title):
                    short = honorifics().get(words.text[k])
                    title = titles().get(words.lower[k])
                    gender = (short.gender if short else None) or (title.gender if title and title.gender else None) or gender
            figure = cast.person(name.text, gender=gender)
            if gender and figure.gender is None:
                figure.gender = gender
        if figure is not None:
            figure.last = name.head
            self.figure_of[name.start] = figure
            self.basis_of[name.start] = basis

    def _organization(self, i: int, name: Name) -> Figure:
        words, cast = self.words, self.cast
        existing = cast.has_body(name.text)
        if existing is not None and existing.country is None:
            return existing
        lowers = words.lower[name.first : name.stop]
        portfolio = _ministry(lowers)
        if portfolio is not None:
            code = self._state_beside(i, name)
            return self._ministry(portfolio, code)
        body = lowers[-1]
        if (
            len(lowers) <= 3
            and body in ("government", "army", "military", "navy", "parliament", "police", "embassy")
            and (code := self._state_beside(i, name))
        ):
            return cast.organ(
                code, " ".join(lowers), "government" if body == "government" else "army" if body in ("army", "military", "navy") else body
            )
        for other in self.reading.names[max(0, i - 1) : i]:
            # "American Relief Coalition for Syria (ARCS)"
            if (
                other.type == "organization"
                and other.start in self.figure_of
                and words.text[name.first - 1] == "("
                and other.stop == name.first - 1
                and name.text.isupper()
            ):
                figure = self.figure_of[other.start]
                cast.also_body(name.text, figure)
                return figure
        if name.stop - name.first == 1 and name.text.isupper() and len(name.text) >= 3:
            full = next((f for f in list(cast.figures.values()) if f.kind != "person" and _initials(f.name) == name.text), None)
            if full is not None:
                cast.also_body(name.text, full)
                return full
        shorter = _shorter(name.text)
        if shorter is not None and (full := cast.has_body(shorter)) is not None:
            return full
        figure = cast.body(name.text, _kind_of(lowers))
        return figure

    def _ministry(self, portfolio: str, code: str | None) -> Figure:
        if code is None:
            for figure in self.cast.figures.values():
                if figure.kind == "ministry" and figure.country and figure.name.endswith(f" {portfolio} Ministry"):
                    return figure
        if code == "USA" and portfolio in ("Defense", "Foreign"):
            return self.cast.known(
                known_by_name()["United States Department of Defense" if portfolio == "Defense" else "United States Department of State"]
            )
        return self.cast.organ(code, f"{portfolio} Ministry", "ministry")

    def _state_beside(self, i: int, name: Name) -> str | None:
        """The state right before a body's name ("Russia's", "Russian") or after "of"."""
        names, words = self.reading.names, self.words
        for k in range(i - 1, max(i - 3, -1), -1):
            state = names[k].country if names[k].type == "country" else None
            beside = words.lower[names[k].stop : name.first] in ([], ["'s"], ["'"])
            if state is not None and state.kind != "capital" and names[k].suffix is None and beside:
                return state.code
        after = names[i + 1].country if i + 1 < len(names) and names[i + 1].type == "country" else None
        if after is not None and words.lower[name.stop : names[i + 1].first] in (["of"], ["of", "the"]):
            return after.code
        inner = self.text[name.start : name.end].split()
        for size in (2, 1):
            code = country_of(" ".join(inner[:size]))
            if code is not None:
                return code
        return country_of(inner[-1]) if len(inner) > 2 else None

    def _by_context(self, name: Name) -> Figure | None:
        """ "Brussels" stands for the European Union or NATO where the article speaks of one of them and the name acts."""
        if not _acts(self.words, name):
            return None
        named = {n.known.name for n in self.reading.names if n.known is not None}
        eu, nato = any(n.startswith("European") for n in named), "North Atlantic Treaty Organization" in named
        if eu == nato:
            return None
        return self.cast.known(known_by_name()["European Union" if eu else "North Atlantic Treaty Organization"])

    # --- roles

    def _read_roles(self, i: int, name: Name) -> None:
        words = self.words
        figure = self.figure_of[name.start]
        first = name.title[0] if name.title is not None else name.first
        left = prenominal_range(words, first)
        ranges: list[tuple[int, int, bool]] = []
        if left < name.first:
            ranges.append((left, name.first, True))
        after = appositive_range(words, name.stop + (1 if name.stop < len(words) and words.tag[name.stop] == "POS" else 0))
        if after is not None and words.tag[name.stop] != "POS":
            ranges.append((*after, False))
        if (
            name.first >= 2
            and words.text[name.first - 1] == ","
            and name.stop < len(words)
            and (
                words.text[name.stop] in (",", ".", "-", "–", "—", ")", '"')
                or words.dep[name.head] == "appos"
                or words.dep[name.first - 2] == "nsubj"
            )
        ):
            before = prenominal_range(words, name.first - 1)
            if before < name.first - 1 and words.dep[name.first - 2] not in ("npadvmod", "ROOT"):
                ranges.append((before, name.first - 1, True))
        copula = _copula(words, name)
        if copula is not None:
            ranges.append((*copula, False))
        for begin, stop, last in ranges:
            role = read_role(self.text, words, begin, stop, self._names_within(i, begin, stop), last=last)
            if role is None or role.title.plural or (not last and not _apposes(words, name, role, begin)):
                continue
            self._give_role(figure, role)
            for k in range(begin, stop):
                self.owner.setdefault(k, figure)

    def _names_within(self, i: int, first: int, stop: int) -> list[Name]:
        names = self.reading.names
        low = i
        while low > 0 and names[low - 1].first >= first:
            low -= 1
        found = []
        while low < len(names) and names[low].first < stop:
            if names[low].first >= first and names[low].stop <= stop:
                found.append(names[low])
            low += 1
        return found

    def _give_role(self, figure: Figure, role: Role) -> None:
        words = self.words
        figure.heads |= heads_of(role.title)
        if figure.gender is None and role.title.gender:
            figure.gender = role.title.gender
        text = f"former {role.text}" if role.past and not role.text.lower().startswith(("former", "ex-")) else role.text
        if figure.role is None or (len(text) > len(figure.role) and not figure.affiliations):
            figure.role = text
        start, end = words.start[role.first], words.end[role.stop - 1]
        organization, country, based_in = self.affiliation(role)
        if based_in and figure.based_in is None:
            figure.based_in = based_in
        if role.past:
            figure.past = figure.country is None
            return
        if country and figure.country is None and not figure.past:
            figure.country = country
        known_targets = {a.target_id for a in figure.affiliations}
        target = organization.id if organization is not None else country
        if target is not None and target not in known_targets:
            figure.affiliations.append(Affiliation(target, text, start, end))

    def affiliation(self, role: Role) -> tuple[Figure | None, str | None, str | None]:
        """The body and the state that a role speaks for, and a mere seat or nationality."""
        state = role.state.country.code if role.state is not None and role.state.country is not None else None
        organization: Figure | None = None
        if role.organization is not None:
            organization = self.figure_of.get(role.organization.start)
            if organization is not None and organization.label == "Outlet":
                organization = None
        elif role.portfolio is not None:
            organization = self._ministry(role.portfolio, state)
        elif role.body is not None and state is not None:
            organization = describe(self.cast, role.body, state)
        if role.voice == "none":
            return (None if role.past else organization if role.title.voice != "none" else None), None, state
        if role.voice == "member":
            return organization, None, state
        if organization is not None:
            return organization, organization.country, None if organization.country else state
        if role.person is not None and role.title.voice in ("office",):
            holder = self.figure_of.get(role.person.start)
            if holder is not None and holder.label == "Speaker":
                return None, holder.country or state, None
        if role.weak and state is not None and role.title.voice == "office" and role.title.singular not in ("chief", "head"):
            return None, None, state
        if state is None and role.title.country is not None and role.title.voice == "state":
            state = role.title.country
        if state is None and role.host is None and role.organization is None and role.others:
            return None, None, None
        return None, state, None

    def _infer_states(self) -> None:
        """A minister whose state no title names is of the state that the text before speaks of as acting, if it is one alone."""
        lexicon = titles()
        names, words = self.reading.names, self.words
        for i, name in enumerate(names):
            if name.type != "person":
                continue
            figure = self.figure_of[name.start]
            if figure.country or figure.past or figure.affiliations or figure.based_in or not figure.heads:
                continue
            if not any((entry := lexicon.get(head)) is not None and entry.voice == "state" and "minister" in head for head in figure.heads):
                continue
            acting = self._acting_before(i, words.sentence[name.first])
            if acting is not None and acting == self._first_acting():
                figure.country = acting
                self.cast.country(acting)

    def _acting_before(self, i: int, sentence: int) -> str | None:
        """The first state that is a subject in the sentence, or the one right before it."""
        found: dict[int, str] = {}
        for other in reversed(self.reading.names[max(0, i - 12) : i]):
            distance = sentence - self.words.sentence[other.first]
            if distance > 1:
                break
            if _is_acting_state(self.words, other) and other.country is not None:
                found[distance] = other.country.code
        return found.get(0, found.get(1))

    def _first_acting(self) -> str | None:
        """The first state that acts in the whole article."""
        for other in self.reading.names[:20]:
            if _is_acting_state(self.words, other) and other.country is not None:
                return other.country.code
        return None

    # --- descriptions and pronouns, in reading order

    def _walk(self) -> None:
        words = self.words
        by_span = {(d.start, d.end): d for d in self.reading.descriptions}
        turns = Turns(self.document, words)
        for known_figure in self.cast.figures.values():
            known_figure.last = known_figure.subject = -1
        for mention in sorted(self.document.mentions or [], key=lambda m: (m.head, m.start)):  # "his" before "his country"
            figure: Figure | None = None
            basis = "name"
            description = by_span.get((mention.start, mention.end))
            if mention.type == "pronoun":
                figure, basis = antecedent(self.cast, words, turns, mention), "pronoun"
            elif (description is not None and mention.start not in self.figure_of) or (
                description is not None and mention.head == description.head
            ):
                owner = self.owner.get(description.head) if description is not None else None
                if owner is not None:
                    figure, basis = owner, "title"
                elif description is not None:
                    figure, basis = self._describe(description, turns)
            else:
                figure = self.figure_of.get(mention.start)
                basis = self.basis_of.get(mention.start, "name")
            mention.entity_id = figure.id if figure is not None else None
            mention.basis = basis
            if figure is not None and mention.type != "pronoun":
                turns.saw(figure, mention)
            elif figure is not None:
                turns.at_head[mention.head] = figure
                figure.last = max(figure.last, mention.head)
                if words.dep[mention.head] in ("nsubj", "nsubjpass"):
                    figure.subject = mention.head
                    turns.saw(figure, mention)

    def _describe(self, description: "object", turns: Turns) -> tuple[Figure | None, str]:
        return resolve_description(self, description, turns)  # type: ignore[arg-type]


# --- small judgements on words


def _acts(words: Words, name: Name) -> bool:
    """Whether a capital acts, and so stands for a government: a subject, an agent, a party to something; not a place, not a mere owner."""
    i = name.head
    dep, parent = words.dep[i], words.head[i]
    if name.stop < len(words) and words.tag[name.stop] == "POS":
        owned = words.lower[parent]
        return owned not in (
            "mayor",
            "airport",
            "streets",
            "suburbs",
            "outskirts",
            "police",
            "university",
            "residents",
            "district",
            "center",
            "centre",
            "subway",
            "metro",
            "squares",
            "square",
        )
    if (
        name.stop < len(words)
        and words.text[name.stop] == ","
        and name.stop + 1 < len(words)
        and words.tag[name.stop + 1] == "NNP"
        and dep != "nsubj"
    ):
        return False
    if dep in ("nsubj", "nsubjpass", "agent"):
        return not (
            dep == "nsubjpass"
            and words.lemma[parent] in ("bomb", "shell", "attack", "hit", "rock", "strike", "locate", "situate", "besiege")
        )
    if dep in ("conj",):
        head = words.head[i]
        return (
            words.dep[head] in ("nsubj", "dobj", "pobj")
            and not (words.dep[head] == "pobj" and words.lower[words.head[head]] in _WHERE)
            and words.tag[head].startswith("NNP")
        )
    if dep == "dobj":
        return words.lemma[parent] in _ON_ACTORS
    if dep == "pobj":
        return (
            words.lower[parent] in ("with", "by", "against", "between", "for", "on")
            and words.lower[parent] not in _WHERE
            and not (
                words.lower[parent] in ("for", "on", "by")
                and words.lemma[words.head[parent]] in ("leave", "head", "depart", "march", "advance", "fly", "drop", "rain", "travel")
            )
        )
    return False


_WHERE: Final = frozenset(
    ["in", "at", "near", "from", "to", "into", "outside", "around", "inside", "across", "through", "towards", "toward", "of"]
)
_ON_ACTORS: Final = frozenset(
    [
        "accuse",
        "blame",
        "criticize",
        "criticise",
        "condemn",
        "urge",
        "warn",
        "tell",
        "ask",
        "support",
        "back",
        "threaten",
        "pressure",
        "press",
        "denounce",
        "praise",
        "thank",
        "help",
        "sanction",
        "call",
        "push",
        "force",
    ]
)


def _is_acting_state(words: Words, name: Name) -> bool:
    if name.type != "country" or name.country is None or name.suffix is not None or name.country.kind not in ("display", "name", "capital"):
        return False
    return words.dep[name.head] in ("nsubj", "ROOT")


def _copula(words: Words, name: Name) -> tuple[int, int] | None:
    """ "Kerem Ozan is the president of Avaria": the tokens after the verb."""
    i = name.stop
    if (
        i + 1 < len(words)
        and words.lower[i] in ("is", "was")
        and words.lower[i + 1] in ("the", "a", "an")
        and words.sentence[i + 1] == words.sentence[name.first]
    ):
        stop = i + 1
        while (
            stop < len(words)
            and words.sentence[stop] == words.sentence[i]
            and words.text[stop] not in (",", ".", ";")
            and words.tag[stop] not in ("WP", "WDT", "VBD")
        ):
            stop += 1
        return i + 1, stop
    return None


def _apposes(words: Words, name: Name, role: Role, begin: int) -> bool:
    """Whether the noun phrase after a comma describes the name: it begins there, with no other subject in it."""
    if words.lower[begin] in (
        "and",
        "or",
        "but",
        "who",
        "which",
        "said",
        "after",
        "while",
        "as",
        "in",
        "on",
        "at",
        "with",
        "when",
        "where",
        "according",
    ):
        return False
    return not any(
        other.type == "person"
        and other.first > begin
        and other.stop < len(words)
        and words.tag[other.stop] != "POS"
        and words.dep[other.head] == "nsubj"
        for other in role.others
    )


def _ministry(lowers: list[str]) -> str | None:
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


_KINDS: Final = {
    "party": "party",
    "front": "armed group",
    "army": "army",
    "forces": "army",
    "brigade": "armed group",
    "brigades": "armed group",
    "university": "university",
    "college": "university",
    "school": "university",
    "court": "court",
    "tribunal": "court",
    "police": "police",
    "company": "company",
    "corp": "company",
    "corporation": "company",
    "inc": "company",
    "ltd": "company",
    "bank": "company",
    "co": "company",
    "plc": "company",
    "ministry": "ministry",
    "agency": "agency",
    "bureau": "agency",
    "commission": "agency",
    "authority": "agency",
    "department": "agency",
    "parliament": "parliament",
    "senate": "parliament",
    "assembly": "parliament",
    "congress": "parliament",
    "observatory": "ngo",
    "foundation": "ngo",
    "watch": "ngo",
    "society": "ngo",
    "alliance": "alliance",
    "coalition": "organization",
}


def _kind_of(lowers: list[str]) -> str:
    return next((_KINDS[w.rstrip(".")] for w in reversed(lowers) if w.rstrip(".") in _KINDS), "organization")
