"""Which predicates are more than "say", and who stands where around them?

In comes a token of the parse; out comes its `Match`: the frame (``claim_frames.tsv``) whose needs hold there, and who speaks. Verbs,
adjectives with "be", nouns of verbal acts, alone or carried by a light verb ("levelled accusations at").
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from .clauses import (
    NAMING,
    agent,
    behind,
    complement,
    expand,
    for_subject,
    holder,
    is_passive,
    kernel,
    objects,
    particle,
    passive_subjects,
    subjects,
)
from .tables import read_table
from .wordlists import is_of, lemma_of, word_class

__all__ = ["Frame", "Match", "frame_lemmas", "light_verbs", "match_frame"]

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


@cache
def frame_lemmas() -> frozenset[str]:
    """The lemmas of all frames, for whoever looks for cues."""
    return frozenset(word for word, _ in _frames())


def match_frame(token: Token) -> Match | None:
    """The frame that holds at a token, None if there is none."""
    pos = token.pos_
    if pos in ("VERB", "AUX") or (pos in ("NOUN", "PROPN", "ADJ") and token.tag_ in ("VBD", "VBN", "VBZ", "VBG", "VBP", "VB")):
        return _match_verb(token)
    if pos == "NOUN":
        return _match_noun(token)
    if pos == "ADJ":
        return _match_adjective(token)
    return None


def _match_verb(token: Token) -> Match | None:
    frames = _frames().get((lemma_of(token), "v"))
    if not frames or token.dep_ in ("amod", "compound", "aux", "auxpass", "case", "prep", "mark"):
        return None
    if token.lemma_ == "blame" and token.tag_ == "VB" and token.head.lemma_ == "be" and not any(c.dep_ == "dobj" for c in token.children):
        return None  # "the allies are to blame"
    if (
        any(c.lower_ == "what" and c.dep_ in ("dobj", "nsubj", "attr") and c.i < token.i for c in token.children)
        and lemma_of(token) in NAMING
    ):
        return None  # "and what it called armed gangs": a name in passing
    passive = is_passive(token)
    for frame in frames:
        if all(_holds(need, token, passive) for need in frame.needs):
            sources = agent(token) if passive else subjects(token)
            return Match(frame, token, token, tuple(sources), passive)
    return None


def _match_noun(token: Token) -> Match | None:
    frames = _frames().get((lemma_of(token), "n"))
    if not frames or token.dep_ in ("compound", "nmod", "poss"):
        return None
    if lemma_of(token) == "call" and any(
        c.lower_ in ("phone", "telephone", "video", "conference") or c.lower_ == "with" for c in token.children
    ):
        return None  # a talk
    if lemma_of(token) == "call" and behind(token, "to") and not behind(token, "for") and complement(token) is None:
        return None  # "calls to mobile telephones"
    light, direction = _light_verb(token)
    for frame in frames:
        if not all(_holds(need, token, False) for need in frame.needs if need != "said"):
            continue
        if "said" in frame.needs and light is None and not (frame.type == "demand" and _named_holder(token)):
            continue
        if light is not None and direction == "forward":
            sources = agent(light) if is_passive(light) else subjects(light)
            if sources and any(s == token or s.i == token.i for s in sources):
                sources = []
            own = _named_holder(token)
            if own is not None and own.pos_ == "PROPN":
                sources = [own]
            return Match(frame, token, light, tuple(sources), not sources)
        if light is not None:
            sources = behind(token, "from", "by") or behind(light, "from", "by")
            return Match(frame, token, light, tuple(sources), False, True)
        own = _named_holder(token)
        if own is None or (frame.word == "threat" and complement(token) is None):
            continue  # "the Kurdish threat on its border" is nobody's word
        if not any(behind(token, p) for p in ("against", "at", "to", "on", "for", "that", "of")) and complement(token) is None:
            continue
        return Match(frame, token, token, (own,))
    return None


def _match_adjective(token: Token) -> Match | None:
    frames = _frames().get((token.lower_, "a"))
    if not frames or token.dep_ not in ("acomp", "conj", "oprd", "ccomp", "ROOT"):
        return None
    for frame in frames:
        if all(_holds(need, token, False) for need in frame.needs):
            verb = token.head if token.dep_ == "acomp" else token
            sources = subjects(verb)
            if sources:
                return Match(frame, token, verb, tuple(sources))
    return None


def _light_verb(noun: Token) -> tuple[Token | None, str]:
    light = light_verbs()
    verb = noun.head
    if noun.dep_ in ("conj",) and verb.pos_ == "NOUN":
        verb, dep = verb.head, verb.dep_
    else:
        dep = noun.dep_
    if dep == "dobj" and verb.pos_ == "VERB" and lemma_of(verb) in light:
        return verb, light[lemma_of(verb)]
    if dep == "nsubjpass" and lemma_of(verb) in light and light[lemma_of(verb)] == "forward":
        return verb, "forward"
    if dep == "pobj" and verb.lower_ == "under" and lemma_of(verb.head) == "come":
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


def _holds(need: str, token: Token, passive: bool) -> bool:
    name, _, value = need.partition(":")
    if name == "prep":
        if value == "for" and for_subject(token):
            return True
        return bool(behind(token, value)) or any(
            c.lower_ == value and c.dep_ in ("prep", "prt", "mark") and not any(True for _ in c.children) for c in token.children
        )
    if name == "about":
        return bool(behind(token, value)) or any(behind(head, value) for head in objects(token))
    if name == "in":
        words = word_class(value[1:]) if value.startswith("@") else frozenset(value.split("|"))
        return any(
            is_of(h, words) and _is_meant(h, value) for base in (token, *objects(token)) for h in behind(base, "in", "on", "to", "for")
        )
    if name == "means":
        return any(h.dep_ == "pcomp" and h.tag_ == "VBG" for h in behind(token, "by"))
    if name == "iobj":
        return any(c.dep_ == "dative" and c.pos_ != "ADP" for c in token.children)
    if name == "legal":
        return any(c.dep_ in ("amod", "compound") and c.lower_ in ("legal", "court") for head in objects(token) for c in head.children)
    if name == "prt":
        return particle(token) == value
    if name == "obj":
        heads = _undergoers(token, passive)
        if not value:
            return bool(heads)
        words = word_class(value[1:]) if value.startswith("@") else frozenset(value.split("|"))
        return any(is_of(word, words) and _is_meant(word, value) for head in heads for word in expand(head))
    if name == "noobj":
        return not _undergoers(token, passive)
    if name == "adj":
        words = frozenset(value.split("|"))
        return any(
            c.lower_ in words and c.dep_ in ("ccomp", "xcomp", "oprd", "acomp", "amod", "advcl", "dep")
            for c in token.subtree
            if abs(c.i - token.i) < 25
        )
    if name == "comp":
        return complement(token) is not None
    if name == "that":
        clause = complement(token)
        return (
            clause is not None
            and clause.dep_ in ("ccomp", "acl", "relcl")
            and clause.tag_ != "VB"
            and not (clause.dep_ == "acl" and clause.tag_ == "VBG")  # "a bill letting them strike"
        )
    if name == "bare":
        return not any(
            c.dep_ in ("acl", "relcl", "ccomp") and any(w.lower_ == "that" for w in c.lefts)
            for base in (token, *objects(token))
            for c in base.children
        )
    if name == "infinitive":
        clause = complement(token)
        return clause is not None and any(c.tag_ == "TO" for c in clause.children)
    if name == "wants":
        clause = complement(token)
        return (
            clause is not None
            and clause.tag_ == "VB"
            and clause.lemma_ not in ("be", "do", "succeed", "win", "know", "feel", "prosper", "survive", "have")  # a wish
            and any(c.tag_ == "TO" for c in clause.children)
            and any(c.dep_ == "nsubj" for c in clause.children)
        )
    if name == "duty":
        clause = complement(token)
        if clause is None or any(c.lower_ in ("if", "whether") and c.dep_ == "mark" for c in clause.children):
            return False  # "asked whether they should"
        return any(c.dep_ == "aux" and c.lower_ in ("must", "should") for c in clause.children) or (
            clause.tag_ == "VB" and not any(c.dep_ == "aux" for c in clause.children)
        )
    if name == "evasive":
        clause = complement(token)
        return (clause is None and not objects(token)) or (clause is not None and is_of(clause, word_class("evasive")))
    if name == "answers":
        clause = complement(token)
        return clause is not None and lemma_of(clause) in ("respond", "reply") and bool(behind(clause, "to"))
    if name in ("insult", "false"):
        return _described(token, word_class(name))
    if name == "badly":
        return _described(token, word_class("bad"))
    if name == "verbal":
        about = [h for head in behind(token, "on", "against") for h in expand(head)]
        return any(c.dep_ == "amod" and is_of(c, word_class("harsh")) for c in token.children) or any(
            h.ent_type_ == "PERSON" or is_of(h, word_class("conduct")) for h in about
        )
    if name == "main":
        return token.dep_ not in ("relcl", "acl", "amod", "advcl")
    return name == "said"


def _undergoers(token: Token, passive: bool) -> list[Token]:
    return passive_subjects(token) if passive else objects(token)


def _is_meant(noun: Token, words: str) -> bool:
    """Whether a noun of a class is that here: "the removal of sanctions" is no punishment, "war on drugs" no menace."""
    if words == "@punishment":
        return not any(is_of(h, word_class("punishment") | word_class("restrictions")) for h in behind(noun, "of"))
    return words != "@menace" or not any(is_of(h, word_class("evil")) for h in behind(noun, "on", "against"))


def _described(token: Token, words: frozenset[str]) -> bool:
    for child in token.children:
        if child.i < token.i:
            continue
        if child.lower_ in ("as", "to", "with") and child.dep_ in ("prep", "mark"):
            if any(is_of(c, words) for noun in child.children for c in kernel(noun)):
                return True
        elif (
            child.dep_ in ("oprd", "attr", "xcomp", "ccomp", "acomp", "appos")
            and child.tag_ != "VB"  # "called on them to march against the war"
            and any(is_of(c, words) for c in kernel(child))
        ):
            return True
    found = objects(token)
    if found and any(c.lower_ == "as" and any(is_of(w, words) for n in c.children for w in kernel(n)) for c in found[0].children):
        return True
    if found and lemma_of(token) in ("call", "label", "brand") and any(is_of(w, words) for w in expand(found[0])):
        return True
    return bool(found) and _ends_as(token, found[0], words)


def _ends_as(token: Token, thing: Token, words: frozenset[str]) -> bool:
    """What is below the verb ends "as completely untrue", or in an adjective behind a verb of naming, however long the thing itself is.

    The parse hangs the last words onto the clause before them: "described reports that its army used gas as untrue".
    """
    last = [w for w in token.doc[thing.i + 1 : token.right_edge.i + 1] if not w.is_punct and not w.is_space][-5:]
    while last and last[-1].pos_ in ("ADV", "ADP", "NUM") and not is_of(last[-1], words):
        last.pop()
    if not last or not is_of(last[-1], words):
        return False
    before = last[:-1]
    while before and before[-1].pos_ in ("ADV", "ADJ", "DET", "CCONJ"):
        before.pop()
    if before and before[-1].lower_ == "as":
        return True
    return lemma_of(token) in NAMING and (last[-1].tag_ in ("JJ", "VBN") or any(w.lower_ in ("a", "an") for w in last[-3:-1]))
