"""For which body and state somebody speaks by a role: "Avaria's defense minister" for Avaria, "president of its chess federation" for none.

In: a `Role` in its `Scene`, whose names are resolved. Out: the body, the state, and a mere seat or nationality.
"""

from typing import Final

from .cast import Figure
from .countries import find_country
from .lexicon import bodies
from .organs import organ_of
from .roles import Role
from .scene import Scene
from .wordlists import word_class

__all__ = ["affiliation"]

_PRIVATE: Final = frozenset(["company", "ngo", "organization", "university", "party", "alliance", "armed group"])


def affiliation(scene: Scene, role: Role) -> tuple[Figure | None, str | None, str | None]:
    """The body and the state that a role speaks for, and a mere seat or nationality."""
    state = role.state.country.code if role.state is not None and role.state.country is not None else None
    organization: Figure | None = None
    if role.organization is not None:
        organization = scene.figure_of.get(role.organization.start)
        if organization is not None and organization.label == "Outlet":
            organization = None
    elif role.portfolio is not None:
        organization = scene.ministry(role.portfolio, state)
    elif role.body is not None and state is not None:
        organization = organ_of(scene.cast, role.body, state)
    if role.voice == "none":
        topic = role.title.staff and role.state is not None and _is_topic(scene, role.state.stop - 1)
        return (organization if not role.past and (role.title.voice != "none" or role.staff) else None), None, None if topic else state
    if role.voice == "member":
        return organization, None, state
    if organization is not None and _is_sent_to(scene, role, organization):
        return None, state, None
    if organization is not None and organization.kind == "parliament" and role.title.singular in word_class("chairs"):
        return organization, None, organization.country  # who chairs a committee of it does not speak for the state
    if organization is not None:
        return organization, organization.country, None if organization.country else state
    if role.body is not None and state is not None and _is_private(role):
        return None, None, state  # "president of Avaria's chess federation"
    if role.person is not None and role.title.voice in ("office", "state"):
        holder = scene.figure_of.get(role.person.start)
        if holder is not None and holder.label == "Speaker":
            return None, holder.country or state, None
    if role.weak and state is not None and role.title.voice == "office" and role.title.singular not in ("chief", "head"):
        return None, None, state
    if state is None and role.title.country is not None and role.title.voice == "state" and not _is_of_a_part(scene, role):
        state = role.title.country
    if state is None and role.host is None and role.organization is None and role.others:
        return None, None, None
    return None, state, None


def _is_topic(scene: Scene, last: int) -> bool:
    """Whether a state's name tells what an expert is versed in: "Avaria analyst"; not whose he is: "Avarian analyst", "Avaria's"."""
    words = scene.words
    return bool(words.tag[last] == "NNP" and words.tag[last + 1 : last + 2] != ["POS"] and words.dep[last] == "compound")


def _is_private(role: Role) -> bool:
    """Whether a role is in a body of a state's people, not in an organ of the state: "president of Avaria's bar association"."""
    body = bodies().get(role.body or "")
    return body is not None and body.kind in _PRIVATE and role.title.voice != "none"


def _is_of_a_part(scene: Scene, role: Role) -> bool:
    """Whether an office that a title alone gives to a state is that of a part of one, or of somebody's: "Ohio's secretary of state"."""
    words = scene.words
    begin = next((i for i in range(role.first, role.stop) if words.lower[i] == role.title.form.split()[0]), role.first)
    named = (i for i in range(role.first, begin) if words.entity[i] == "GPE" and words.tag[i].startswith("NNP"))
    place = any((form := find_country(words.text[i])) is None or form.kind == "part" for i in named)
    return place or role.person is not None or "state" in words.lower[role.first : begin]


def _is_sent_to(scene: Scene, role: Role, organization: Figure) -> bool:
    """Whether an envoy of a state is at a body of many, not of it: "Avaria's NATO envoy", "the (Avarian) U.N. ambassador".

    The "Avarian U.N. envoy" is an Avarian whom the body sends.
    """
    word = role.title.singular.split()[-1]
    if organization.kind not in ("alliance", "agency") or organization.country is not None:
        return False
    if word in word_class("sent_by_states"):
        return role.host is None and (role.state is not None or organization.kind == "alliance")
    words = scene.words
    owned = role.state is not None and role.state.stop < len(words) and words.tag[role.state.stop] == "POS"
    return owned and word in word_class("sent")
