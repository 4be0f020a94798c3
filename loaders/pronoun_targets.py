"""Whom does a pronoun mean that is the target of a claim, where the pronoun alone is unsure?

In comes the pronoun with its draft; out comes the one name or description of its sentence that it may mean, the speaker left out: "not to
anger Mr. Holm by urging him to", and where the sentence has none, the one of the sentence before. Two that it may mean are none.
"""

from collections.abc import Iterable
from typing import Any, Final

from .clauses import behind, objects
from .document import Draft
from .frames import Match
from .targets import Cast
from .wordlists import is_of, word_class

__all__ = ["only_one_meant", "whose_conduct"]

Token = Any

_PERSONS: Final = frozenset({"he", "she", "him", "her"})
_THINGS: Final = frozenset({"it"})
_SEVERAL: Final = frozenset({"them"})


def only_one_meant(pronoun: Token, draft: Draft, cast: Cast) -> Token | None:
    """The token that names whom a pronoun means, None where nobody or more than one may be meant."""
    if pronoun.lower_ not in _PERSONS | _THINGS | _SEVERAL or pronoun.tag_ == "PRP$":
        return None
    doc, sentence = pronoun.doc, pronoun.sent
    here = _fitting(doc[sentence.start : pronoun.i], pronoun, draft, cast)
    before = _fitting(filter(cast.names, doc[sentence.start - 1].sent), pronoun, draft, cast) if sentence.start and not here else {}
    found = here or before
    taken = cast.actor(pronoun)
    taken_for_it = taken is not None and taken.id in found
    if len(found) != 1 or (not taken_for_it and (not here or pronoun.dep_ in ("nsubj", "nsubjpass"))):
        return None
    return next(iter(found.values()))


def whose_conduct(match: Match) -> list[Token]:
    """The pronoun that tells whose the conduct is that somebody criticizes: nobody's own ("assailed his record", "of its policy")."""
    things = [h for h in (*objects(match.token), *behind(match.token, "of", "on", "against")) if is_of(h, word_class("conduct"))]
    return [c for h in things for c in h.children if c.tag_ == "PRP$" and not any(w.lower_ == "own" for w in h.children)]


def _fitting(tokens: Iterable[Token], pronoun: Token, draft: Draft, cast: Cast) -> dict[str, Token]:
    """The actors that some tokens name and a pronoun may mean, by id: neither who speaks nor what shares its verb."""
    speaking = {actor.id for actor in (draft.speaker, *draft.co_speakers) if actor is not None}
    found: dict[str, Token] = {}
    for token in tokens:
        mention, entity = cast.mention(token), cast.actor(token)
        if mention is None or entity is None or mention.type == "pronoun" or entity.id in speaking:
            continue
        if (token.head == pronoun.head and token.dep_ in ("nsubj", "dobj", "pobj")) or any(
            s.start <= token.idx < s.end for s in draft.source
        ):
            continue
        if pronoun.lower_ in _SEVERAL:
            fits = token.tag_ in ("NNS", "NNPS") and not any(token.conjuncts)
        else:
            fits = (pronoun.lower_ in _PERSONS) == (entity.label == "Speaker") and entity.kind != "group"
        if fits:
            found.setdefault(entity.id, token)
    return found
