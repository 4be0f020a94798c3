"""Who does what to whom in the words of a claim?

In come spans of a parsed text, out come their `Predication`: the verb of each clause, who does it, to what, to whom and with which other
things, whether a "not" turns it and whether it is told as done, to come, possible or due. A passive and its active give the same, "bought
from" and "refused to" are read too; merging compares them (`same_roles`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from claimgraph.graph.extraction import Predication, Span

from .parse import load_pipeline, plain_text
from .wordlists import lemma_of, word_class

__all__ = ["read_predications", "read_text"]

Token = Any

SUBJECT: Final = frozenset({"nsubj", "csubj"})
PASSIVE: Final = frozenset({"nsubjpass", "csubjpass"})
VERBS: Final = frozenset({"VERB", "AUX"})
NAMING: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
MEANING: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"})
RELATIVE: Final = frozenset({"WDT", "WP", "WP$"})
BESIDE: Final = frozenset({"relcl", "acl", "advcl", "appos", "punct", "conj", "cc"})
FUTURE: Final = frozenset({"will", "would", "shall", "'ll", "'d", "wo"})
DUTY: Final = frozenset({"must", "should", "ought"})
NOTHING: Final = frozenset({"no", "nobody", "none", "nothing", "neither"})
DEEPEST: Final = 6
LONGEST: Final = 8
"""Words kept of who or what fills a role."""


def read_predications(parse: Any, content: Iterable[Span]) -> tuple[Predication, ...]:
    """The predications of a claim's words, in the order of their verbs; those of clauses within others too."""
    found: list[Predication] = []
    for span in content:
        piece = parse.char_span(span.start, span.end, alignment_mode="expand")
        if piece is not None:
            inside = range(piece.start, piece.end)
            found += [p for token in piece if _is_verb(token) and (p := _read(token, inside)) is not None]
    return tuple(found)


def read_text(text: str) -> tuple[Predication, ...]:
    """The predications of words that stand alone, their pieces joined by " … ": what `read_predications` finds in an article."""
    parse = load_pipeline()(plain_text(text))
    pieces = [Span(m.start(), m.end(), m[0]) for m in re.finditer(r"(?:(?! … ).)+", text, re.DOTALL)]
    return read_predications(parse, pieces)


def _is_verb(token: Token) -> bool:
    return token.pos_ in VERBS and token.dep_ not in ("aux", "auxpass", "amod", "compound")


def _read(verb: Token, inside: range) -> Predication | None:
    roles: dict[str, list[Token]] = {}
    for role, filler in _fillers(verb):
        if filler.i in inside or filler.pos_ == "PRON":
            roles.setdefault(role, []).extend(_joined(filler))
    lemma = lemma_of(verb)
    if lemma == "be" and not roles.keys() - {"agent"}:
        return None
    negated = sum(c.dep_ == "neg" for c in verb.children)
    negated += any(_is_nothing(t) for tokens in roles.values() for t in tokens)
    mood, turned = _mood(verb)
    kept = tuple((role, words) for role in sorted(roles) if (words := _words(roles[role])))
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), None)
    return Predication(f"{lemma} {particle}" if particle else lemma, kept, bool((negated + turned) % 2), mood)


def _fillers(verb: Token) -> Iterator[tuple[str, Token]]:
    """(role, head of the filler) of a verb; roles are agent, object, is, or the preposition ("to" of a dative too)."""
    passive = _is_passive(verb)
    own = next((c for c in verb.children if c.dep_ in SUBJECT | PASSIVE), None)
    subject = _subject(verb)
    if subject is not None:
        yield "object" if passive else "agent", subject
    kept = [c for c in verb.children if c.dep_ == "dobj" and c.tag_ not in RELATIVE]
    if verb.dep_ == "relcl" and own is not None and own.tag_ not in RELATIVE and not kept:
        yield "object", verb.head
    for child in verb.children:
        if child.dep_ in ("attr", "oprd", "acomp"):
            yield "is", child
        elif child.dep_ == "dative":
            yield from (("to", t) for t in ([child] if child.pos_ != "ADP" else child.children) if t.dep_ in ("dative", "pobj"))
        elif child.dep_ == "agent":
            yield from (("agent", t) for t in child.children if t.dep_ == "pobj")
        elif child.dep_ == "prep":
            yield from ((child.lower_, t) for t in child.children if t.dep_ == "pobj")
        elif child.dep_ in ("advmod", "prt"):  # "bought it back from"
            yield from ((p.lower_, t) for p in child.children if p.dep_ == "prep" for t in p.children if t.dep_ == "pobj")
    yield from (("object", t) for t in kept)


def _is_passive(verb: Token) -> bool:
    if any(c.dep_ == "auxpass" or c.dep_ in PASSIVE for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(c.dep_ in SUBJECT for c in verb.children):
        return any(c.dep_ == "auxpass" for c in verb.head.children)
    return bool(verb.dep_ == "acl" and verb.tag_ == "VBN")


def _subject(verb: Token, depth: int = 0) -> Token | None:
    """Who a verb is said of: its own subject, the one of the verb that it hangs on, or the noun that it tells more of."""
    own = next((c for c in verb.children if c.dep_ in SUBJECT | PASSIVE), None)
    if own is not None:
        return verb.head if own.tag_ in RELATIVE and verb.dep_ == "relcl" else own
    if depth >= DEEPEST or verb.head is verb:
        return None
    if verb.dep_ in ("relcl", "acl"):
        return verb.head
    if verb.dep_ == "xcomp":
        other = next((c for c in verb.head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i), None)
        return other if other is not None else _subject(verb.head, depth + 1)
    if verb.dep_ in ("conj", "advcl") and verb.head.pos_ in VERBS and verb.tag_ not in ("VBP", "VBZ"):
        return _subject(verb.head, depth + 1)
    return None


def _mood(verb: Token) -> tuple[str, int]:
    """Whether a verb is told as past, present, future, may, must, wanted or supposed, and how many words turn it ("refused to sell")."""
    turned = 0
    if verb.dep_ == "advcl" and any(c.dep_ in ("mark", "advmod", "prep") and c.i < verb.i for c in verb.children):
        return "supposed", turned  # "once the dam is full"
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    mood = _of_auxiliaries(auxiliaries, verb)
    up, depth = verb, 0
    while up.dep_ == "xcomp" and up.head.pos_ in VERBS | {"ADJ"} and depth < DEEPEST:
        up, depth = up.head, depth + 1
        word = lemma_of(up)
        turned += sum(c.dep_ == "neg" for c in up.children) + (word in word_class("left_undone"))
        if word == "have" or (word == "need" and not mood.startswith("m")):
            return "must", turned
        if word in word_class("to_come") or (word == "go" and up.tag_ == "VBG"):
            mood = "future"
        elif word in word_class("only_wanted"):
            return "wanted", turned
        else:
            mood = _of_auxiliaries({c.lower_ for c in up.children if c.dep_ == "aux"}, up)
    return mood, turned


def _of_auxiliaries(auxiliaries: set[str], verb: Token) -> str:
    if auxiliaries & {"may", "might"} or ("could" in auxiliaries and "have" in auxiliaries):
        return "may"
    if auxiliaries & DUTY:
        return "must"
    if auxiliaries & FUTURE:
        return "future"
    if verb.tag_ == "VBD" or auxiliaries & {"have", "has", "had", "'ve", "did"}:
        return "past"
    return "past" if verb.tag_ == "VBN" and any(c.lower_ in ("was", "were") for c in verb.children) else "present"


def _joined(filler: Token) -> list[Token]:
    found = [filler]
    for child in filler.children:
        if child.dep_ == "conj" and child.pos_ in NAMING and not any(c.dep_ == "neg" for c in child.children):
            found += _joined(child)
    return found


def _is_nothing(token: Token) -> bool:
    return token.lower_ in NOTHING or any(c.lower_ in NOTHING and c.dep_ in ("det", "nsubj") for c in token.children)


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of meaning of some fillers as they stand, their heads first; a pronoun alone tells nothing."""
    named = [_what_is_counted(t) for t in tokens]
    todo = [t for t in named if t.pos_ != "PRON"]
    heads = [t.text for t in todo]
    rest: list[str] = []
    while todo:
        children = [c for c in todo.pop(0).children if c.dep_ not in BESIDE]
        rest += [c.text for c in children if c.pos_ in MEANING and not (c.is_stop and c.pos_ != "NUM")]
        todo += children
    return tuple(dict.fromkeys([*heads, *rest]))[:LONGEST]


def _what_is_counted(token: Token) -> Token:
    """The boats of "three of the boats" and of "half of the boats"."""
    if token.pos_ == "NUM" or token.lower_ in word_class("share_of"):
        of = next((c for c in token.children if c.lower_ == "of"), None)
        return next((c for c in of.children if c.dep_ == "pobj"), token) if of is not None else token
    return token
