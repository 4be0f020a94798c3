"""Which predicates are more than "say", and who stands where around them?

In comes a token of the parse; out comes its `Match`: the frame (``claim_frames.tsv``) whose needs hold there, and who speaks. Verbs,
adjectives with "be", nouns of verbal acts, alone or carried by a light verb ("levelled accusations at").
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from .agents import agent
from .clauses import (
    behind,
    holder,
    is_passive,
    passive_subjects,
    subjects,
)
from .misreadings import is_misread, is_taken_for_noun
from .needs import holds
from .subclauses import complement
from .tables import read_table
from .wordlists import is_of, lemma_of, word_class

__all__ = ["Frame", "Match", "light_verbs", "match_frame"]

Token = Any


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of ``claim_frames.tsv``."""

    word: str
    pos: str
    needs: tuple[str, ...]
    type: str
    cameo: str | None
    plover: str | None
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A predicate with the frame that holds there.

    ``token`` is the predicate, ``carrier`` the light verb of a noun (else the token itself). ``sources`` are the heads of who speaks, empty
    where nobody is named. ``passive`` and ``reversed`` say that the target is the grammatical subject.
    """

    frame: Frame
    token: Token
    carrier: Token
    sources: tuple[Token, ...]
    passive: bool = False
    reversed: bool = False

    @property
    def agentless(self) -> bool:
        """A passive that does not say who speaks."""
        return (self.passive or self.reversed) and not self.sources

    @property
    def is_provided(self) -> bool:
        """Whether it only tells what is in a plan: "the plan calls for a bridge"; not "calls on Oslo to pay"."""
        calls_for = self.frame.word == "call" and "prep:for" in self.frame.needs
        return calls_for and any(is_of(s, word_class("provisions")) for s in self.sources[:1])


@cache
def _frames() -> dict[tuple[str, str], tuple[Frame, ...]]:
    found: dict[tuple[str, str], list[Frame]] = {}
    for word, pos, needs, type_, cameo, plover, target in read_table("claim_frames.tsv", 7)[1:]:
        frame = Frame(word, pos, tuple(needs.split()), type_, cameo or None, plover or None, tuple(t for t in target.split(",") if t))
        found.setdefault((word, pos), []).append(frame)
    return {key: tuple(frames) for key, frames in found.items()}


@cache
def light_verbs() -> dict[str, str]:
    """Light verb to its direction: forward or reversed."""
    return {verb: direction for verb, direction in read_table("light_verbs.tsv", 2)[1:]}  # noqa: C416 - pairs, for the type checker


def match_frame(token: Token) -> Match | None:
    """The frame that holds at a token, None if there is none."""
    pos = token.pos_
    if token.tag_ == "VBN" and (token.lower_, "a") in _frames():
        return _match_verb(token) or _match_felt(token)
    if is_taken_for_noun(token):
        return _match_verb(token)
    if pos in ("VERB", "AUX") or (pos in ("NOUN", "PROPN", "ADJ") and token.tag_ in ("VBD", "VBN", "VBZ", "VBG", "VBP", "VB")):
        return _match_verb(token)
    if pos == "NOUN":
        return _match_noun(token)
    if pos == "ADJ":
        return _match_adjective(token)
    return None


def _match_verb(token: Token) -> Match | None:
    frames = _frames().get((lemma_of(token), "v"))
    if not frames or (token.dep_ in ("amod", "compound", "aux", "auxpass", "case", "prep", "mark") and not is_misread(token)):
        return None
    if token.lemma_ == "blame" and token.tag_ == "VB" and token.head.lemma_ == "be" and not any(c.dep_ == "dobj" for c in token.children):
        return None  # "the allies are to blame"
    if any(c.lower_ == "what" and c.dep_ in ("dobj", "nsubj", "attr") and c.i < token.i for c in token.children) and lemma_of(
        token
    ) in word_class("naming"):
        return None  # "and what it called armed gangs": a name in passing
    passive = is_passive(token)
    for frame in frames:
        if all(holds(need, token, passive) for need in frame.needs):
            sources = agent(token) if passive else subjects(token)
            return Match(frame, token, token, tuple(sources), passive)
    return None


def _match_noun(token: Token) -> Match | None:
    frames = _frames().get((lemma_of(token), "n"))
    if not frames or token.dep_ in ("compound", "nmod", "poss"):
        return None
    if lemma_of(token) == "call" and any(c.lower_ in word_class("call_kinds") or c.lower_ == "with" for c in token.children):
        return None  # a talk
    light, direction = _light_verb(token)
    bare = not behind(token, "for") and complement(token) is None
    if bare and ((lemma_of(token) == "appeal" and light is None) or (lemma_of(token) == "call" and behind(token, "to"))):
        return None  # "calls to mobile telephones", "his appeal to the young"
    for frame in frames:
        if not all(holds(need, token, False) for need in frame.needs if need != "said"):
            continue
        if "said" in frame.needs and light is None and not (frame.type == "demand" and _named_holder(token)):
            continue
        if light is not None and direction == "forward":
            sources = agent(light) if is_passive(light) else subjects(light)
            if sources and any(s == token or s.i == token.i for s in sources):
                sources = []
            own = _named_holder(token)
            if own is not None and (own.pos_ == "PROPN" or (own.dep_ == "poss" and not sources)) and not (sources and _utters(sources[0])):
                sources = [own]
            return Match(frame, token, light, tuple(sources), not sources)
        if light is not None:
            threatened = behind(token, "of") if frame.type == "threat" else []  # "faced threats of sanctions from Oslo"
            sources = behind(token, "from", "by") or behind(light, "from", "by")
            sources = sources or [h for t in threatened if t.pos_ == "NOUN" for h in behind(t, "from")]
            if is_of(token, word_class("feelings") | word_class("stances")):  # "drew the ire of Oslo"
                sources = sources or behind(token, "of")
            return Match(frame, token, light, tuple(sources), False, True)
        own = _named_holder(token)
        if own is None or (frame.word == "threat" and complement(token) is None and not _is_uttered(token, own)):
            continue  # "the Kurdish threat on its border" is nobody's word
        if not any(behind(token, p) for p in ("against", "at", "to", "on", "for", "that", "of")) and complement(token) is None:
            continue
        return Match(frame, token, token, (own,))
    return None


def _utters(subject: Token) -> bool:
    """Whether who carries a verbal act says it too: "the envoy conveyed Oslo's support", not "the report repeats Oslo's claims"."""
    return bool(subject.pos_ == "PROPN" and subject.ent_type_ == "PERSON")


def _is_uttered(noun: Token, own: Token) -> bool:
    """ "Oslo's threats against Riga" and "threat of sanctions" are words, "Oslo's threat to peace" is a danger."""
    menaces = any(is_of(h, word_class("punishment") | word_class("menace") | word_class("reprisal")) for h in behind(noun, "of"))
    return own.dep_ == "poss" and (menaces or (noun.tag_ == "NNS" and bool(behind(noun, "against", "toward", "towards"))))


def _match_adjective(token: Token) -> Match | None:
    frames = _frames().get((token.lower_, "a"))
    if not frames or token.dep_ not in ("acomp", "conj", "oprd", "ccomp", "ROOT"):
        return None
    for frame in frames:
        if all(holds(need, token, False) for need in frame.needs):
            verb = token.head if token.dep_ == "acomp" else token
            sources = subjects(verb)
            if sources:
                return Match(frame, token, verb, tuple(sources))
    return None


def _match_felt(token: Token) -> Match | None:
    """ "Was outraged by", "dismayed at the ruling": a feeling, which the parse takes for a deed done to whoever feels it."""
    for frame in _frames()[token.lower_, "a"]:
        if all(holds(need, token, True) for need in frame.needs):
            sources = passive_subjects(token) or subjects(token)
            if sources:
                return Match(frame, token, token, tuple(sources))
    return None


def _light_verb(noun: Token) -> tuple[Token | None, str]:
    light = light_verbs()
    verb = noun.head
    if noun.dep_ in ("conj",) and verb.pos_ == "NOUN":
        verb, dep = verb.head, verb.dep_
    else:
        dep = noun.dep_
    if dep == "dobj" and (verb.pos_ == "VERB" or is_taken_for_noun(verb)) and lemma_of(verb) in light:
        return verb, light[lemma_of(verb)]
    if dep == "nsubjpass" and lemma_of(verb) in light and light[lemma_of(verb)] == "forward":
        return verb, "forward"
    if dep == "pobj" and verb.lower_ == "in":  # "came out in support of", "is vocal in her opposition to"
        above = verb.head.head if verb.head.pos_ == "ADJ" else verb.head
        if lemma_of(above) in word_class("taking_stance") and lemma_of(noun) in word_class("stances"):
            return above, "forward"
    if dep == "pobj" and verb.lower_ == "under" and lemma_of(verb.head) in ("come", "be"):
        return verb.head, "reversed"
    return None, ""


def _named_holder(noun: Token) -> Token | None:
    own = holder(noun)
    if own is not None and (own.pos_ in ("PROPN", "NOUN") or own.lower_ in ("his", "her", "their", "its")):
        return own
    for preposition in ("by", "from"):
        found = behind(noun, preposition)
        if found and found[0].pos_ in ("PROPN", "NOUN"):
            return found[0]
    for child in noun.children:
        if (
            child.dep_ in ("compound", "amod", "nmod")
            and child.ent_type_ in ("GPE", "NORP", "ORG", "PERSON")
            and child.pos_ in ("PROPN", "ADJ")
        ):
            return child
    return None
