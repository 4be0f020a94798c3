"""Role and affiliation of the persons that an article names, from title, apposition and copula, with their evidence.

In: a `Scene` whose names are resolved. Out: its figures with role, country, seat and affiliations; ``owner`` of the scene filled.
"""

from typing import Final

from claimgraph.graph.extraction import Affiliation

from .cast import Figure
from .lexicon import titles
from .metonyms import is_acting_state
from .name_types import apposed_title
from .names import Name
from .roles import Role, appositive_range, heads_of, office_before, prenominal_range, read_role
from .scene import Scene
from .spoken_for import affiliation
from .wordlists import word_class
from .words import Words

__all__ = ["infer_states", "read_roles"]

_OWNING: Final = ("of", "for", "to")
LONGEST_NAME: Final = 6
"""Tokens in the name of a body before a person's name, at most."""


def read_roles(scene: Scene) -> None:
    """Give each person the roles that stand beside the name."""
    for name in scene.reading.names:
        if name.type == "person":
            _read_roles(scene, name)
            _own_apposed(scene, name)
            _join_body(scene, name)


def _read_roles(scene: Scene, name: Name) -> None:
    words = scene.words
    figure = scene.figure_of[name.start]
    first = name.title[0] if name.title is not None else name.first
    # "the mayor of Lindow and Moran's aide": what "and" joins to a bare name is another
    joined = name.title is None and words.lower[first - 1 : first] in (["and"], ["&"], ["or"])
    left = first if joined else _after_another(scene, prenominal_range(words, first), first)
    left = _behind_relative(words, left, name)
    left = office_before(words, left, name, scene.names_between(max(0, left - LONGEST_NAME), left))
    ranges: list[tuple[int, int, bool, bool]] = []  # first, stop, whether before the name, whether its last title is the name's
    of_the_name = name.title is None and name.first > 0 and words.lower[name.first - 1] == "of"  # "an aide of Moran's" is not Moran
    if left < name.first and not of_the_name:
        ranges.append((left, name.first, True, True))
    after = appositive_range(words, name.stop + (1 if name.stop < len(words) and words.tag[name.stop] == "POS" else 0))
    if after is not None and words.tag[name.stop] != "POS":
        ranges.append((*after, False, False))
    if (
        first >= 2
        and words.text[first - 1] == ","
        and name.stop < len(words)
        and (
            words.text[name.stop] in (",", ".", "-", "–", "—", ")", '"')
            or words.dep[name.head] == "appos"
            or words.dep[first - 2] == "nsubj"
        )
    ):
        before = _whole_phrase(words, prenominal_range(words, first - 1))
        enclosed = words.text[name.stop] == ","  # "with Ozan, the minister, Ersoy, said"
        once = before > 0 and words.lower[before - 1] == "as"  # "her time as secretary of state, Moran said": is she still?
        if (
            before < first - 1
            and not once
            and words.dep[first - 2] not in ("npadvmod", "ROOT")
            and (enclosed or not _of_another(scene, before))
        ):
            ranges.append((before, first - 1, True, _complement(words, before, first - 1) == first - 1))
    copula = _copula(words, name)
    if copula is not None:
        ranges.append((*copula, False, False))
    for begin, stop, ahead, last in ranges:
        role = read_role(scene.text, words, begin, stop, [n for n in scene.names_between(begin, stop) if n.stop <= stop], last=last)
        if role is None or role.title.plural:
            continue
        if not ahead and (not _apposes(words, role, begin) or _leads_on(scene, stop) or _is_subject(words, name, begin, stop)):
            continue
        if ahead and last and role.state is None and role.organization is None:
            role.state = _state_after(scene, name)
        _give_role(scene, figure, role)
        described = stop if ahead and last else _complement(words, begin, stop)
        owned = max((k for k in range(begin, described) if words.tag[k] == "POS"), default=begin)
        for k in range(owned, described):  # "the president" of "the president's adviser" is another
            scene.owner.setdefault(k, figure)


def _join_body(scene: Scene, name: Name) -> None:
    """Tell whose a person without an office is that the text says of a body: "Ada Moran of the Relief Council said"."""
    words, figure = scene.words, scene.figure_of[name.start]
    i = name.stop + (words.text[name.stop : name.stop + 1] == [","])
    if i + 1 >= len(words) or words.lower[i] not in word_class("of_a_body") or not name.first <= words.head[i] < name.stop:
        return
    first = i + 1 + (words.lower[i + 1] == "the")
    body = next((n for n in scene.names_between(first, first + LONGEST_NAME) if n.first == first and n.type == "organization"), None)
    joined = scene.figure_of.get(body.start) if body is not None else None
    if body is not None and joined is not None and joined.label == "Organization" and not figure.affiliations:
        figure.affiliations.append(Affiliation(joined.id, None, name.start, body.end))


def _after_another(scene: Scene, left: int, first: int) -> int:
    """Where a name's own title begins, behind another person: "Avarian Prime Minister Ada Moran and [President] Kos"."""
    words = scene.words
    for other in scene.names_between(left, first):
        if other.type == "person" and other.stop < first and words.lower[other.stop] in ("and", "or", "&", ","):
            left = other.stop + 1
    return left


def _behind_relative(words: Words, left: int, name: Name) -> int:
    """Where a name's own title begins behind the title of another who is told to be hers: "the widow of [activist] Ada Moran"."""
    of = _complement(words, left, name.first)
    titled = any(words.lower[k] in titles() for k in range(of + 1, name.first))
    return of + 1 if titled and words.head[name.head] == of else left


def _state_after(scene: Scene, name: Name) -> Name | None:
    """The state of whose office a title before a name is: "Chancellor Ada Moran of Avaria"."""
    words, stop = scene.words, name.stop
    if stop + 1 >= len(words) or words.lower[stop] != "of" or words.sentence[stop] != words.sentence[name.first]:
        return None
    after = scene.names_between(stop + 1, stop + 3)
    state = after[0] if after and (after[0].first == stop + 1 or words.lower[stop + 1] == "the") else None
    of_a_state = state is not None and state.type == "country" and state.country is not None and state.suffix is None
    return state if of_a_state and state is not None and state.country and state.country.kind in ("display", "name") else None


def _whole_phrase(words: Words, first: int) -> int:
    """Where the noun phrase begins whose complement begins at a token: "an aide" before "to [the president]"."""
    before = first - 1
    if before > 0 and words.dep[before] == "prep" and words.lower[before] in _OWNING and words.head[before] == before - 1:
        return prenominal_range(words, before)
    return first


def _complement(words: Words, begin: int, stop: int) -> int:
    """Where what a title is of, for or to begins ("wife [of the president]"); ``stop`` where there is none: "secretary of state"."""
    lexicon = titles()
    for k in range(begin + 1, stop):
        if (
            words.lower[k] in _OWNING
            and words.dep[k] == "prep"
            and begin <= words.head[k] < k
            and words.lower[words.head[k]] in lexicon
            and " ".join(words.lower[k - 1 : k + 2]) not in lexicon
        ):
            return k
    return stop


def _own_apposed(scene: Scene, name: Name) -> None:
    """Let a description be its apposition's where words stand between: "a woman in Kobar, Sara Lind,"."""
    words = scene.words
    parent = apposed_title(words, name.head)
    first = (name.title[0] if name.title is not None else name.first) - 1
    while parent is not None and first > parent and words.head[first] == name.head and words.dep[first] == "compound":
        first -= 1  # "Maj." of "Maj. Gen. Lind"
    if parent is not None and words.text[first] == ",":
        lexicon = titles()
        title = lexicon.get(words.lower[parent]) or lexicon[" ".join(words.lower[parent - 1 : parent + 1])]
        figure = scene.figure_of[name.start]
        above = words.lower[words.head[words.head[parent]]] if words.dep[parent] == "pobj" else ""
        of_another = above in lexicon  # "aide to the mayor, Sara Lind": which of the two is she?
        if parent not in scene.owner and not figure.affiliations and not of_another:
            begin = words.left[parent]
            role = read_role(scene.text, words, begin, first, [n for n in scene.names_between(begin, first) if n.stop <= first], last=False)
            if role is not None and words.lower[parent] in role.title.form.split():
                _give_role(scene, figure, role)  # "the envoy to Avaria, Sara Lind"
        scene.owner.setdefault(parent, figure)
        figure.tell_gender(title.gender)
        figure.heads |= heads_of(title)
        figure.held |= heads_of(title)


def _leads_on(scene: Scene, stop: int) -> bool:
    """Whether a description after a comma is that of the next name, in commas too: "with Ozan[, the minister], Ersoy, said"."""
    words = scene.words
    if stop >= len(words) or words.text[stop] != ",":
        return False
    return any(
        name.type == "person" and (name.title[0] if name.title is not None else name.first) == stop + 1 and words.text[name.stop] == ","
        for name in scene.names_between(stop + 1, min(stop + 5, len(words) - 1))
        if name.stop < len(words)
    )


def _is_subject(words: Words, name: Name, begin: int, stop: int) -> bool:
    """Whether a description after a name and a comma has a verb of its own: "for all his praise of Ozan, the minister called it late"."""
    if words.text[begin - 1] != "," or stop >= len(words) or words.tag[stop] not in ("VBD", "VBZ", "VBP", "MD"):
        return False
    return not (words.head[name.head] == stop and words.dep[name.head] in ("nsubj", "nsubjpass"))


def _give_role(scene: Scene, figure: Figure, role: Role) -> None:
    words = scene.words
    figure.heads |= heads_of(role.title)
    figure.held |= set() if role.past else heads_of(role.title)
    figure.tell_gender(role.title.gender)
    text = f"former {role.text}" if role.past and not role.text.lower().startswith(("former", "ex-")) else role.text
    if figure.role is None or (len(text) > len(figure.role) and not figure.affiliations):
        figure.role = text
    start, end = words.start[role.first], words.end[role.stop - 1]
    organization, country, based_in = affiliation(scene, role)
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


def infer_states(scene: Scene) -> None:
    """A minister whose state no title names is of the state that the text before speaks of as acting, if it is one alone.

    Only where the minister is first named: later, the states that others speak of stand before the name.
    """
    lexicon = titles()
    names, words = scene.reading.names, scene.words
    seen: set[str] = set()
    for i, name in enumerate(names):
        if name.type != "person" or scene.figure_of[name.start].id in seen:
            continue
        figure = scene.figure_of[name.start]
        seen.add(figure.id)
        if figure.country or figure.past or figure.affiliations or figure.based_in or not figure.heads:
            continue
        if not any((entry := lexicon.get(head)) is not None and entry.voice == "state" and "minister" in head for head in figure.heads):
            continue
        acting = _acting_before(scene, i, words.sentence[name.first])
        if acting is not None and acting == _first_acting(scene):
            figure.country = acting
            scene.cast.country(acting)


def _acting_before(scene: Scene, i: int, sentence: int) -> str | None:
    """The first state that is a subject in the sentence, or the one right before it."""
    found: dict[int, str] = {}
    for other in reversed(scene.reading.names[max(0, i - 12) : i]):
        distance = sentence - scene.words.sentence[other.first]
        if distance > 1:
            break
        if is_acting_state(scene.words, other) and other.country is not None:
            found[distance] = other.country.code
    return found.get(0, found.get(1))


def _first_acting(scene: Scene) -> str | None:
    """The first state that acts in the whole article."""
    for other in scene.reading.names[:20]:
        if is_acting_state(scene.words, other) and other.country is not None:
            return other.country.code
    return None


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


def _apposes(words: Words, role: Role, begin: int) -> bool:
    """Whether the noun phrase after a comma describes the name: it begins there, with no other subject in it."""
    if words.lower[begin] in word_class("no_apposition"):
        return False
    return not any(
        other.type == "person"
        and other.first > begin
        and other.stop < len(words)
        and words.tag[other.stop] != "POS"
        and words.dep[other.head] == "nsubj"
        for other in role.others
    )


def _of_another(scene: Scene, first: int) -> bool:
    """Whether a description after a comma is the apposition of the person before it: "Ada Moran, Avaria's president, Leo Kos said"."""
    words = scene.words
    if first < 2 or words.text[first - 1] != ",":
        return False
    return any(name.type == "person" and name.stop == first - 1 for name in scene.names_between(max(0, first - 6), first))
