"""What is held out without a word of threat?

Reads one predicate of what is said: "all options are on the table", "our patience has run out", "their ships are legitimate targets", "the
raid will not go unanswered", "leave or face the consequences". Out comes a threat with whom it is held out to, None where there is none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from .blame import Finding
from .clauses import auxiliaries, behind, expand, is_passive, objects, passive_subjects, subjects
from .deeds import is_hostile, spares_all, toward
from .polarity import negated
from .sides import Side
from .subclauses import complement, condition
from .targets import Cast
from .wordlists import is_of, lemma_of, word_class

__all__ = ["as_ultimatum", "goes_unanswered", "read_menace"]

Token = Any

WILL: Final = frozenset({"will", "would", "'ll"})


def read_menace(token: Token, cast: Cast, side: Side) -> Finding | None:
    """The threat that a predicate holds out, by who can carry it out."""
    if not side.wields_power:
        return None
    heads = passive_subjects(token) if is_passive(token) else subjects(token)
    if any(h.lower_ == "table" for h in behind(token, "on", "off")):
        return _laid_on_table(token, heads, side)
    out_of = [h for c in token.children if c.lower_ == "out" for h in behind(c, "of")]
    worn = [h for h in (*heads, *objects(token), *out_of) if h.lower_ == "patience"]
    if worn and is_of(token, word_class("wearing_out")) and not negated(token):
        whose = [c for h in worn for c in h.children if c.dep_ == "poss"] or heads
        with_whom = [h for base in (token, *worn) for h in behind(base, "with")]
        targets = side.others(with_whom)
        meant = bool(targets or not with_whom) and any(side.own(h) for h in whose)  # not "with the slow printer"
        return Finding("threat", targets, confidence=0.6) if meant else None
    driven = _driven_to(token)
    if driven is not None and is_hostile(driven) and any(side.own(h) for h in heads):
        on_what = condition(token)
        pressed = [*subjects(on_what), *passive_subjects(on_what)] if on_what is not None else []
        if on_what is None and is_of(driven, word_class("by_object")):
            return None  # "will be forced to close the school"
        targets = toward(driven, cast, side) or side.others(pressed)
        return Finding("threat", targets, confidence=0.65) if targets or not spares_all(driven) else None  # not "attack inflation"
    if is_of(token, word_class("weighing")) and any(side.own(h) for h in heads) and not negated(token) and not _is_over(token):
        things = [h for h in objects(token) if is_of(h, word_class("punishment") | word_class("menace")) or _is_option(h)]
        hit = side.others([h for base in (*things, token) for h in behind(base, "against", "on")])
        return Finding("threat", hit, modality="hedged", confidence=0.6) if things and hit else None
    named = [c for c in token.children if c.dep_ in ("attr", "oprd") and lemma_of(c) == "target"]
    by = [h for t in named for h in behind(t, "for")]
    if not all(is_of(h, word_class("badthing")) or side.own(h) for h in by):
        named = []  # "a legitimate target for bidders"
    if any(c.lower_ in ("legitimate", "fair", "lawful") for t in named for c in t.children) and not negated(token):
        targets = side.others(heads)
        return Finding("threat", targets, confidence=0.7) if targets or any(h.tag_ == "NNS" for h in heads) else None
    left = objects(token) if lemma_of(token) in ("leave", "let") and negated(token) and any(side.own(h) for h in heads) else []
    if left and goes_unanswered(left, token, *left):
        return Finding("threat", side.others(left), confidence=0.7)
    if lemma_of(token) == "go" and negated(token) and goes_unanswered(heads, token):
        return Finding("threat", side.others(heads) or side.told_to, confidence=0.7)
    will = bool(auxiliaries(token) & WILL)
    follows = will and is_of(token, word_class("following")) and not negated(token)
    unless = condition(token) if follows else None
    if unless is not None and any(is_of(h, word_class("punishment") | word_class("harm")) for h in heads):  # "sanctions will follow if"
        warned = side.others([*subjects(unless), *passive_subjects(unless)])
        return Finding("threat", warned, confidence=0.65) if warned else None
    if will and is_of(token, word_class("regarding")) and not negated(token) and any(side.own(h) for h in heads):
        acts = [h for h in behind(token, "as") if is_of(h, word_class("acts_of_war"))]
        acts = [h for h in acts if any(is_of(o, word_class("menace") | {"aggression", "hostility"}) for o in behind(h, "of"))]
        return Finding("threat", side.others(objects(token)), confidence=0.7) if acts else None
    return None


def goes_unanswered(wrongs: Iterable[Token], *bases: Token) -> bool:
    """ "(Will not let the raid go) unanswered", "unpunished"; not "the letters (will not go) unanswered"."""
    missing = {c.lower_ for base in bases for c in base.children if is_of(c, word_class("unanswered"))}
    return bool(missing) and (missing != {"unanswered"} or not all(is_of(h, word_class("replied_to")) for h in wrongs))


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
            aux = auxiliaries(verb)
            bare = any(c.lower_ == "be" for c in verb.children) and not aux
            if is_passive(verb) and (bare or aux & WILL):
                return is_of(verb, word_class("hostile") | word_class("expelling") | word_class("doomed"))
    return False


def _laid_on_table(verb: Token, heads: Sequence[Token], side: Side) -> Finding | None:
    """ "All options are on the table", "nothing is off the table"; not "all options are on the table for the new opera house"."""
    laid = [h for h in behind(verb, "on", "off") if h.lower_ == "table"]
    none = negated(verb) or _none(heads) or _none(objects(verb))
    options = [h for h in (*heads, *objects(verb)) if _is_option(h)]
    if not options or none != bool(behind(verb, "off")):
        return None
    bases = (verb, *options, *laid)
    against = [h for base in bases for h in behind(base, "against", "on", "for") if h.lower_ != "table"]
    targets = side.others(against)
    if not targets and any(h.pos_ == "NOUN" for base in bases for h in behind(base, "for")):
        return None
    return Finding("threat", targets, modality="hedged", confidence=0.65)


def _is_over(verb: Token) -> bool:
    """ "Had considered": it is no longer held out."""
    return verb.tag_ == "VBN" and "had" in auxiliaries(verb)


def _driven_to(verb: Token) -> Token | None:
    """What one "will be forced to" do, "would have no choice but to" do."""
    if not auxiliaries(verb) & WILL:
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
