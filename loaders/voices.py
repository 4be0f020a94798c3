"""Who can speak?

In comes a noun of the parse; out comes whether it can name somebody who says, asks or accuses: a name, a person, a body, a pronoun.
"""

from typing import Any, Final

from .clauses import behind, expand
from .lexicon import bodies, titles
from .wordlists import is_of, word_class

__all__ = ["can_speak"]

Token = Any

_NAMES: Final = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def can_speak(token: Token, *, strict: bool = True) -> bool:
    """A noun that can name who speaks: a name, a person, a body, a pronoun; unless ``strict``, any noun with a name before it."""
    for word in expand(token):
        if is_of(word, word_class("counted")) or (
            word.lower_ == "one" and behind(word, "of")
        ):  # "dozens of journalists", "one of its envoys"
            return any(can_speak(head, strict=strict) for head in behind(word, "of"))
        if word.pos_ == "PRON":
            if word.lower_ in ("he", "she", "they", "it", "we", "i", "who", "his", "her", "their", "its", "you"):
                return True
        elif (
            word.ent_type_ in _NAMES
            or (word.pos_ == "PROPN" and word.ent_type_ not in ("DATE", "TIME", "EVENT", "LAW", "WORK_OF_ART", "FAC"))
            or word.lower_ in titles()
            or word.lower_ in bodies()
            or word.lemma_.lower() in titles()
            or word.lemma_.lower() in bodies()
            or is_of(word, word_class("papers") | word_class("voices"))
        ) or (not strict and any(w.ent_type_ in _NAMES for w in word.lefts)):
            return True
    return False
