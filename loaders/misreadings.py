"""Where does the parse take one part of speech for another?

In comes a token; out comes whether it is what the parse does not say: a verb taken for an adjective or a noun, a particle for a
preposition.
"""

from typing import Any

from .wordlists import lemma_of, word_class

__all__ = ["is_misread", "is_particle", "is_read_as_noun", "is_taken_for_noun"]

Token = Any


def is_misread(token: Token) -> bool:
    """Whether the parse takes a verb for an adjective of its object: "Ada Moran, the chairwoman, chastised senators"."""
    return token.tag_ == "VBD" and token.dep_ in ("amod", "compound") and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")


def is_read_as_noun(token: Token) -> bool:
    """Whether the parse takes the verb behind "until" for a noun: "until Oslo withdraws"."""
    behind_until = token.tag_ == "NNS" and token.dep_ == "pobj" and token.head.lower_ == "until"
    return behind_until and any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in token.children)


def is_taken_for_noun(token: Token) -> bool:
    """Whether the parse takes a verb in the present for a noun that has an object: "Oslo's army issues an ultimatum"."""
    return token.tag_ in ("NNS", "NNPS") and token.dep_ in ("ROOT", "ccomp", "conj") and any(c.dep_ == "dobj" for c in token.children)


def is_particle(word: Token, verb: Token) -> bool:
    """Whether what the parse takes for a preposition is a verb's particle: "voted down the deal"."""
    return (
        word.dep_ == "prep" and word.i == verb.i + 1 and word.lower_ in ("down", "off", "away") and lemma_of(verb) in word_class("phrasal")
    )
