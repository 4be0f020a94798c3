"""What is held out without a word of threat?

Reads one predicate of what is said: "all options are on the table", "our patience has run out", "their ships are legitimate targets", "the
raid will not go unanswered", "leave or face the consequences". Out comes a threat with whom it is held out to, None where there is none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from .blame import Finding
from .clauses import behind, expand, is_passive, objects, passive_subjects, subjects
from .deeds import is_hostile, toward
from .polarity import negated
from .sides import Side
from .subclauses import complement, condition
from .targets import Cast
from .wordlists import is_of, lemma_of, word_class

__all__ = ["as_ultimatum", "read_menace"]

Token = Any


def read_menace(token: Token, cast: Cast, side: Side) -> Finding | None:
    """The threat that a predicate holds out, by who can carry it out."""
    if not side.wields_power:
        return None
    heads = passive_subjects(token) if is_passive(token) else subjects(token)
    laid = [h for h in behind(token, "on") if h.lower_ == "table"] or [
        h for h in behind(token, "off") if h.lower_ == "table" and (negated(token) or _none(heads) or _none(objects(token)))
    ]
    if laid:
        options = [h for h in (*heads, *objects(token)) if _is_option(h)]
        against = [h for base in (token, *options, *laid) for h in behind(base, "against", "on", "for") if h.lower_ != "table"]
        return Finding("threat", _others(against, cast, side), modality="hedged", confidence=0.65) if options else None
    out_of = [h for c in token.children if c.lower_ == "out" for h in behind(c, "of")]
    worn = [h for h in (*heads, *objects(token), *out_of) if h.lower_ == "patience"]
    if worn and is_of(token, word_class("wearing_out")):
        whose = [c for h in worn for c in h.children if c.dep_ == "poss"] or heads
        with_whom = [h for base in (token, *worn) for h in behind(base, "with")]
        return Finding("threat", _others(with_whom, cast, side), confidence=0.6) if any(side.own(h) for h in whose) else None
    driven = _driven_to(token)
    if driven is not None and is_hostile(driven) and any(side.own(h) for h in heads):
        on_what = condition(token)
        pressed = [*subjects(on_what), *passive_subjects(on_what)] if on_what is not None else []
        if on_what is None and is_of(driven, word_class("by_object")):
            return None  # "will be forced to close the school"
        return Finding("threat", toward(driven, cast, side) or _others(pressed, cast, side), confidence=0.65)
    if is_of(token, word_class("weighing")) and any(side.own(h) for h in heads) and not negated(token):
        things = [h for h in objects(token) if is_of(h, word_class("punishment") | word_class("menace")) or _is_option(h)]
        hit = _others([h for base in (*things, token) for h in behind(base, "against", "on")], cast, side)
        return Finding("threat", hit, modality="hedged", confidence=0.6) if things and hit else None
    named = [c for c in token.children if c.dep_ in ("attr", "oprd") and lemma_of(c) == "target"]
    by = [h for t in named for h in behind(t, "for")]
    if not all(is_of(h, word_class("badthing")) or side.own(h) for h in by):
        named = []  # "a legitimate target for bidders"
    if any(c.lower_ in ("legitimate", "fair", "lawful") for t in named for c in t.children) and not negated(token):
        targets = _others(heads, cast, side)
        return Finding("threat", targets, confidence=0.7) if targets or any(h.tag_ == "NNS" for h in heads) else None
    left = objects(token) if lemma_of(token) in ("leave", "let") and negated(token) and any(side.own(h) for h in heads) else []
    if left and any(is_of(c, word_class("unanswered")) for base in (token, *left) for c in base.children):
        return Finding("threat", _others(left, cast, side), confidence=0.7)
    if lemma_of(token) == "go" and negated(token) and any(is_of(c, word_class("unanswered")) for c in token.children):
        return Finding("threat", _others(heads, cast, side) or side.told_to, confidence=0.7)
    will = any(c.dep_ == "aux" and c.lower_ in ("will", "would", "'ll") for c in token.children)
    follows = will and is_of(token, word_class("following")) and not negated(token)
    unless = condition(token) if follows else None
    if unless is not None and any(is_of(h, word_class("punishment") | word_class("harm")) for h in heads):  # "sanctions will follow if"
        warned = _others([*subjects(unless), *passive_subjects(unless)], cast, side)
        return Finding("threat", warned, confidence=0.65) if warned else None
    if will and is_of(token, word_class("regarding")) and not negated(token) and any(side.own(h) for h in heads):
        acts = [h for h in behind(token, "as") if is_of(h, word_class("acts_of_war"))]
        acts = [h for h in acts if any(is_of(o, word_class("menace") | {"aggression", "hostility"}) for o in behind(h, "of"))]
        return Finding("threat", _others(objects(token), cast, side), confidence=0.7) if acts else None
    return None


def as_ultimatum(finding: Finding, told: Sequence[Token]) -> Finding:
    """What is asked, as the threat that it is where it comes with what not doing it brings."""
    return replace(finding, type="threat", cameo=None, plover=None) if finding.type == "demand" and _or_else(told) else finding


def _or_else(told: Sequence[Token]) -> bool:
    """Whether what is asked comes with what not doing it brings: "leave or face the consequences", "or they will be bombed"."""
    for token in told:
        if token.lower_ != "or" or token.dep_ != "cc":
            continue
        if told[-1].i > token.i and token.nbor().lower_ == "else":
            return True
        for verb in (c for c in token.head.children if c.dep_ == "conj" and c.i > token.i and c.pos_ in ("VERB", "AUX")):
            harm = word_class("harm") | word_class("menace") | word_class("punishment") | word_class("fines") | word_class("consequence")
            if is_of(verb, word_class("paying")) and any(is_of(w, harm) for h in objects(verb) for w in expand(h)):
                return True
            aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
            bare = any(c.lower_ == "be" for c in verb.children) and not aux
            if is_passive(verb) and (bare or aux & {"will", "would", "'ll"}):
                return is_of(verb, word_class("hostile") | word_class("expelling") | word_class("doomed"))
    return False


def _driven_to(verb: Token) -> Token | None:
    """What one "will be forced to" do, "would have no choice but to" do."""
    if not any(c.dep_ == "aux" and c.lower_ in ("will", "would", "'ll") for c in verb.children):
        return None
    if is_of(verb, word_class("forced")) and is_passive(verb):
        return complement(verb)
    left = [h for h in objects(verb) if is_of(h, word_class("no_choice")) and any(c.lower_ in ("no", "other") for c in h.children)]
    return next((h for base in (*left, verb) for h in behind(base, "but", "than", "except") if left), None)


def _is_option(noun: Token) -> bool:
    """ "All options", "military action", "sanctions"; not "an offer"."""
    every = any(c.lower_ in ("all", "every", "no", "any", "military") for c in noun.children)
    forceful = is_of(noun, word_class("menace") | word_class("punishment") | word_class("forceful"))
    action = is_of(noun, word_class("reprisal")) and any(is_of(c, word_class("stern")) for c in noun.children)
    return (every and lemma_of(noun) == "option") or noun.lower_ == "everything" or forceful or action


def _none(heads: Iterable[Token]) -> bool:
    return any(c.lower_ == "no" for h in heads for c in h.children) or any(h.lower_ == "nothing" for h in heads)


def _others(heads: Iterable[Token], cast: Cast, side: Side) -> tuple[Token, ...]:
    return tuple(t for t in cast.actors(heads) if not side.own(t))
