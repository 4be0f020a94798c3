"""Which body a description calls by a name: "the Zolva group", "the firm" in "Zaltrix, the firm behind the plan".

In: a `Scene`, a description and the names within it. Out: the figure, or what the description says of one.
"""

from collections.abc import Sequence
from typing import Final

from .cast import Figure
from .mentions import Description
from .names import Name
from .organs import kinds_meant
from .scene import Scene
from .wordlists import word_class
from .words import Words

__all__ = ["own_name", "own_words", "tells", "whole"]

NAME_TOKENS: Final = 6
_TOLD_KINDS: Final = frozenset(["agency", "alliance", "armed group", "company", "ngo", "party", "university"])


def tells(scene: Scene, description: Description, name: Name, figure: Figure) -> bool:
    """Whether a name within a description is that of a body, or of where it sits: "the Avaria-based monitor", "the Oran bank"."""
    if _is_of_another(scene.words, name, description):
        return False
    seated = name.suffix == "based" and name.country is not None and name.country.code == figure.based_in
    of_town = name.type == "place" and figure.kind == "company"
    return seated or of_town or scene.figure_of.get(name.start) is figure


def own_name(scene: Scene, description: Description, within: Sequence[Name]) -> Figure | None:
    """The body that a description calls by its name: "the Zolva group", or "the firm" in "Zaltrix, the firm behind the plan"."""
    words, head = scene.words, description.head
    body = description.body
    parent = words.head[head]
    if words.dep[head] == "appos" and words.text[description.first - 1] == ",":
        near = [name for name in scene.names_between(max(0, parent - NAME_TOKENS), parent + 1) if name.head == parent]
    elif within and _modifies(words, within[-1], description):
        near = [within[-1]]
    else:
        return None
    figure = scene.figure_of.get(near[0].start) if near and near[0].type in ("organization", "outlet") else None
    if figure is None or body is None or body.plural:
        return None
    meant = kinds_meant(body.singular)
    if figure.kind == "organization" and meant and body.kind in _TOLD_KINDS:
        figure.kind = body.kind
    return figure if figure.kind in meant else None


def _modifies(words: Words, name: Name, description: Description) -> bool:
    """Whether a name says which body is meant: "the Zolva crime group"; not "the Zolva-led group" or "Zolva's group"."""
    joined = words.head[name.head] == description.head and words.dep[name.head] in ("compound", "nmod")
    between = words.tag[name.stop : description.head]
    opens = name.known is not None and name.first == description.first and len(between) == 1 and between[0][:2] in ("NN", "JJ")
    if name.suffix is not None or not (joined or opens):  # "Zolva terrorist group"
        return False
    if _is_of_another(words, name, description):
        return False
    beside = words.text[name.first - 1] if name.first else ""
    return beside != "-" and not {"POS", "HYPH"} & set(words.tag[name.first : description.head])


def _is_of_another(words: Words, name: Name, description: Description) -> bool:
    """Whether a body is another one than that whose name its description holds: "a Zolva splinter group", "Zolva's parent company"."""
    return not word_class("another_body").isdisjoint(words.lower[name.stop : description.head])


def own_words(scene: Scene, description: Description, within: Sequence[Name], state: str) -> str | None:
    """What a body is called behind the state that it begins with: "southern military command" of "Avaria's southern military command"."""
    words = scene.words
    first = description.first + (words.tag[description.first] == "DT")
    name = next((n for n in within if n.first == first), None)
    if len(within) != 1 or name is None or name.country is None or name.country.code != state or name.suffix is not None:
        return None
    if name.country.kind in ("capital", "people"):
        return None
    first = name.stop + (name.stop < description.stop and words.tag[name.stop] == "POS")
    if description.stop - first < 2 or any(words.tag[i] in ("CC", "POS", ",", "CD") for i in range(first, description.stop)):
        return None  # "the Avarian mission" is of any kind
    return " ".join(scene.text[words.start[first] : description.end].split())


def whole(scene: Scene, description: Description, stop: int) -> Figure | None:
    """The body of which a description is a part: the Zolva of "the Zolva press office", "the political bureau of the Zolva".

    Parameters
    ----------
    stop : where the description ends with what stands behind it.
    """
    words, body = scene.words, description.body
    if body is None or body.plural or body.singular not in word_class("parts_of_bodies"):
        return None
    for name in reversed(scene.names_between(description.first, stop)):
        of = description.stop + 1 + (words.lower[description.stop + 1 : description.stop + 2] == ["the"])
        behind = name.first == of and words.lower[description.stop] == "of"
        within = name.stop <= description.head and name.suffix is None
        if name.type == "organization" and (behind or within) and not _is_of_another(words, name, description):
            figure = scene.figure_of.get(name.start)
            return figure if figure is not None and figure.label == "Organization" else None
    return None
