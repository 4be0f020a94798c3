"""Who is on the speaker's own side?

In comes a noun or pronoun of the parse; out comes whether it names the speaker, the organization or state that they speak for, "we", "his
country", the forces of that state.
"""

from collections.abc import Iterable
from typing import Any, Final

from claimgraph.graph.extraction import Actor, Entity

from .clauses import behind
from .countries import find_country
from .document import Draft
from .source_sides import are_several, is_in_office, spoken_for
from .targets import Cast
from .wordlists import is_of, word_class

__all__ = ["Side"]

Token = Any

_ARMED: Final = frozenset({"army", "armed forces", "military", "police", "armed group"})
_POWERS: Final = _ARMED | {"government", "state", "ministry", "agency", "alliance", "court", "parliament"}
OWN_BODIES: Final = frozenset({"country", "nation", "people", "party", "group"})


class Side:
    """Who is on the side of a draft's speaker: the speaker, the organization and state they speak for, "we", "his country"."""

    def __init__(self, cast: Cast, draft: Draft) -> None:
        self._cast = cast
        self._speaker: Actor | None = draft.speaker
        self._direct = draft.kind == "direct"
        self._retold = draft.parent is not None and draft.kind == "indirect"
        self._quotations = cast.quotations if draft.kind == "mixed" else ()
        self._in_office = is_in_office(cast, draft)
        self._several = are_several(cast, draft)
        self.told_of = cast.told(draft, "of")
        self._spoken_for = spoken_for(cast, draft) | {actor.id for actor in draft.co_speakers}
        self.told_to = tuple(t for t in cast.told(draft, "to", "at") if not self.own(t))
        """Whom the words are told: "told Oslo that"; not oneself of "returned to his old line"."""

    def own(self, token: Token) -> bool:
        """Whether a noun or pronoun names the speaker's own side."""
        speaker = self._speaker
        low = token.lower_ if token.text != "US" else "U.S."
        if low in ("we", "us", "i", "our", "ours", "me", "my", "ourselves") and not (self._retold and self._cast.actor(token) is not None):
            return True  # but "us" of "“Oslo accused us,” she said" is not Oslo
        if token.lower_ in OWN_BODIES and any(c.dep_ == "det" and c.lower_ == "this" for c in token.children):
            return True  # "this country"
        for child in token.children:
            if child.dep_ == "poss" and token.lower_ in OWN_BODIES and self._cast.names(child) and self.own(child):
                return True  # "Zalto's lorry group", said by Zalto
            if child.dep_ == "poss" and (
                (child.lower_ in ("our", "my") and self.own(child))
                or (
                    child.lower_ in ("his", "her", "its", "their")
                    and self.own(child)
                    and (
                        token.lower_ in word_class("organs") | OWN_BODIES
                        or self._is_corps(token)
                        or is_of(token, word_class("combatant"))
                        or (
                            token.dep_ in ("nsubj", "nsubjpass")
                            and is_of(token, word_class("rank_and_file"))
                            and token.lemma_ not in ("commander", "member")
                        )
                    )
                )
            ):
                return True
        if is_of(token, word_class("rank_and_file")) and any(self.own(h) for h in behind(token, "of")):
            return True  # "a soldier of the Free Army", for the Free Army
        entity = self._cast.actor(token)
        if entity is not None and entity.kind == "group" and is_of(token, word_class("armed_forces")) and self._are_theirs(token):
            return True  # "Omani troops", said by Oman's minister
        if entity is not None and (speaker is not None or entity.id in self._spoken_for):
            return entity.id in self._spoken_for or (speaker is not None and self._same(entity, speaker))
        if low in ("it", "they", "he", "she", "its", "their", "his", "her") and entity is None:
            if self._several and low in ("it", "its"):
                return False  # several people do not say "it" of themselves
            return not self._quoted(token) and not (
                low in ("they", "their") and speaker is not None and speaker.kind == "person" and speaker.country is None
            )
        if entity is None:
            for child in token.children:
                if (
                    token.lower_ in word_class("organs")
                    and child.dep_ in ("amod", "compound", "poss")
                    and self._cast.actor(child) is not None
                ):
                    return self.own(child)
        return False

    def others(self, heads: Iterable[Token], *, maker: bool = False) -> tuple[Token, ...]:
        """The actors of some nouns that are not of the own side; with ``maker``, those whose the nouns are."""
        return tuple(t for t in self._cast.actors(heads, maker=maker) if not self.own(t))

    def _are_theirs(self, troops: Token) -> bool:
        """Whether troops are told to be of the speaker's own state, and of no other."""
        whose = [c for c in troops.children if c.dep_ in ("amod", "compound", "poss") and self._cast.kind(c) == "state"]
        return bool(whose) and all(self.own(c) for c in whose)

    @property
    def wields_power(self) -> bool:
        """Whether the speaker is, or speaks for, a state, an authority or a band under arms: who can do what they warn of."""
        speaker = self._speaker
        if self._in_office or any(i in self._cast.entities and self._cast.entities[i].label == "Country" for i in self._spoken_for):
            return True
        return speaker is not None and (speaker.label == "Country" or speaker.country is not None or speaker.kind in _POWERS)

    def _is_corps(self, token: Token) -> bool:
        """Whether a name is that of a body: "their 12th Coastal Brigade"."""
        entity = self._cast.actor(token)
        return token.pos_ == "PROPN" and entity is not None and entity.label == "Organization"

    def itself(self, token: Token) -> bool:
        """Whether a noun or pronoun names the speaker, not only the side that they are on."""
        entity = self._cast.actor(token)
        return self._speaker is not None and entity is not None and entity.id == self._speaker.id

    def _quoted(self, token: Token) -> bool:
        """Whether a token stands among the speaker's own words, where "he" is somebody else."""
        return self._direct or any(start <= token.idx < end for start, end in self._quotations)

    @staticmethod
    def _same(entity: Entity, speaker: Actor) -> bool:
        if entity.id == speaker.id or (speaker.organization is not None and entity.id == speaker.organization.id):
            return True
        if entity.label == "Country":
            return entity.id == speaker.country
        if entity.kind == "group" and speaker.name.endswith((f" for {entity.name}", f" for the {entity.name}")):
            return True  # "a spokesman for the dockers"
        if entity.country is None and speaker.country is not None and entity.name.lower() in word_class("organs"):
            return True  # "the military", said by a general
        if entity.label == "Speaker" and any(f.target_id == speaker.id for f in entity.affiliations):
            return True
        if entity.label == "Organization" and speaker.country is not None and _forces_of(entity) == speaker.country:
            return True
        # the government, army or ministry of the state that somebody speaks for
        return (
            entity.label == "Organization"
            and speaker.country is not None
            and entity.country == speaker.country
            and (
                speaker.organization is None
                or speaker.organization.name == entity.name
                or entity.kind in ("government", "state", "army", "armed forces", "military")
            )
        )


def _forces_of(entity: Entity) -> str | None:
    """The state whose forces a name tells: "Norwegian Coastal Forces"; none for those that take the name of a state that they fight."""
    words = entity.name.split()
    if entity.kind not in ("army", "organization") or len(words) < 2 or {w.lower() for w in words} & word_class("irregular"):
        return None
    form = find_country(words[0]) if words[-1].lower() in word_class("armed_forces") else None
    return form.code if form is not None else None
