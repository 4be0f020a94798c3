"""Does a clause deny something?

Reads one predicate of what is said: "the claims are baseless", "it is not true", "there is no evidence that we did it", "he had done
nothing wrong". Out comes a denial with whose claim it answers, None where nothing is denied.
"""

from typing import Any

from .agents import agent
from .blame import Finding
from .clauses import auxiliaries, behind, expand, is_passive, objects, passive_subjects, subjects
from .document import Draft
from .polarity import modality, negated
from .sides import Side
from .targets import Cast
from .wordlists import is_of, lemma_of, word_class

__all__ = ["read_denial"]

Token = Any


def read_denial(token: Token, cast: Cast, side: Side, draft: Draft) -> Finding | None:
    """The denial that a predicate makes."""
    if lemma_of(token) == "be":
        return _of_being(token, cast, side, draft)
    heads = passive_subjects(token) if is_passive(token) else subjects(token)
    own = any(side.own(h) for h in heads)
    if is_passive(token) and not negated(token):
        if is_of(token, word_class("faked")) and _any_of(heads, "allegation", "proofs"):
            return Finding("denial", side.others(heads, maker=True), confidence=0.7)  # "the report was fabricated"
        wrongly = any(is_of(c, word_class("wrongfully")) for c in token.children if c.dep_ == "advmod")
        if own and (lemma_of(token) == "frame" or (wrongly and is_of(token, word_class("alleging")))):
            accusers = side.others(agent(token))
            return Finding("denial", accusers, confidence=0.65)  # "he had been framed", "was wrongly accused"
        return None
    if is_passive(token):
        matters = behind(token, "in", "with") if own and lemma_of(token) == "involve" else []
        uninvolved = _any_of(matters, "badthing", "misdeed", "undertaking", "mishap")
        return Finding("denial", confidence=0.7) if uninvolved else None
    if own and is_of(token, word_class("taking_part")):  # "had no part in it", "has nothing to do with it"
        shares = [h for h in objects(token) if is_of(h, word_class("no_share")) and _is_none(h)]
        shares = shares or [
            h for h in objects(token) if h.lower_ == "nothing" and any(c.lower_ == "do" and behind(c, "with") for c in h.children)
        ]
        if shares:
            return Finding("denial", confidence=0.7)
    if own and lemma_of(token) == "have" and any(_is_none(h) and _is_stationed(token, h) for h in objects(token)):
        return Finding("denial", confidence=0.65)  # "has no troops in the valley"
    if own and is_of(token, word_class("acting")) and not negated(token) and _is_done(token):
        lawful = any(is_of(c, word_class("lawfully")) for c in token.children if c.dep_ == "advmod")
        return Finding("denial", confidence=0.6) if lawful else None
    if lemma_of(token) == "have" and _any_of(heads, "allegation", "lawsuit"):  # "the charges have no basis in fact"
        truth = any(is_of(h, word_class("no_truth")) and _is_none(h) for h in objects(token))
        return Finding("denial", side.others(heads, maker=True), confidence=0.7) if truth else None
    if own and lemma_of(token) == "do" and _does_no_wrong(token):
        return Finding("denial", confidence=0.7)
    if own and lemma_of(token) == "know" and any(h.lower_ == "nothing" for h in objects(token)):
        of = [h for base in (token, *objects(token)) for h in behind(base, "about", "of")]
        return Finding("denial", confidence=0.65) if _any_of(of, "badthing", "misdeed", "undertaking") else None
    if is_of(token, word_class("occurring")) and any(_is_none(h) and _is_such(h) for h in heads):
        return Finding("denial", confidence=0.65)  # "no such meeting took place"
    return None


def _of_being(token: Token, cast: Cast, side: Side, draft: Draft) -> Finding | None:
    if any(is_of(h, word_class("no_truth")) for h in behind(token, "without")) and not negated(token):  # "the charge is without merit"
        heads = [h for h in subjects(token) if is_of(h, word_class("allegation"))]
        return Finding("denial", side.others(heads, maker=True), confidence=0.7) if heads else None
    there_is = any(c.dep_ == "expl" for c in token.children)
    for child in token.children:
        if child.dep_ not in ("acomp", "attr"):
            continue
        heads = subjects(token)
        if is_of(child, word_class("blameless")) and not negated(token) and heads and side.own(heads[0]):
            return Finding("denial", confidence=0.7)
        if is_of(child, word_class("unaware")) and not negated(token) and heads and side.own(heads[0]):
            of = behind(child, "of")
            return Finding("denial", confidence=0.65) if _any_of(of, "badthing", "misdeed", "a_wrong") else None
        if there_is and _is_none(child) and is_of(child, word_class("atrocities")) and side.wields_power:
            where = cast.actors(
                h for base in (token, child) for h in behind(base, "in")
            )  # "no torture in our jails"; not "in Oslo", said by Riga
            return Finding("denial", confidence=0.6) if not where or any(side.own(t) for t in where) else None
        if is_of(child, word_class("no_truth")) and any(c.lower_ == "no" for c in child.children):  # "there is no truth to the report"
            told = behind(child, "to", "in", "for")
            if any(is_of(h, word_class("allegation")) for h in told):
                return Finding("denial", side.others(told, maker=True), confidence=0.75)
        if there_is and _is_none(child) and _is_lacking_of_own(child, cast, side):
            return Finding("denial", confidence=0.65)
        bare = (
            bool(heads)
            and heads[0].lower_ in ("it", "that", "this")
            and not any(c.dep_ in ("ccomp", "xcomp", "advcl") for c in token.children)
        )
        if bare and is_of(child, word_class("not_so")) and not negated(token) and draft.kind != "indirect":
            return Finding("denial", confidence=0.65)  # "“That is a lie,” she said"
        about = bool(heads) and any(is_of(w, word_class("allegation")) for w in expand(heads[0]))
        about = about and not any(h.dep_ == "pcomp" for h in behind(heads[0], "of"))  # "the idea of banning them is absurd"
        if is_of(child, word_class("false") & word_class("no_fact")) and not negated(token) and _says_it_of_a_clause(token, child):
            return Finding("denial", confidence=0.7)
        slanted = child.lower_ == "motivated" and any(c.lower_ == "politically" for c in child.children)
        if (is_of(child, word_class("false")) or slanted) and about and not negated(token):
            makers = side.others(heads, maker=True)
            deceit = is_of(child, word_class("deceit"))
            inner = Finding("accusation", makers, allegation="disinformation", confidence=0.6) if deceit and makers else None
            return Finding("denial", makers, confidence=0.8, child=inner)
        if (
            child.lower_ in ("true", "so", "correct")
            and not any(
                c.dep_ in ("advmod", "xcomp") and c.i != child.i and c.lower_ not in ("simply", "just", "at") for c in child.children
            )
            and negated(token)
            and (about or (heads and heads[0].lower_ in ("it", "that", "this")))
        ):
            return Finding("denial", tuple(cast.actors(heads, maker=True)) if about else (), confidence=0.7)
    return None


def _is_lacking_of_own(noun: Token, cast: Cast, side: Side) -> bool:
    """What is said not to be there: "(there is) no evidence that we did it", "no Omani troops in the valley", said by Oman."""
    clauses = [c for c in noun.children if c.dep_ in ("acl", "relcl", "ccomp") and any(m.lower_ == "that" for m in c.children)]
    if is_of(noun, word_class("proofs")):
        told = [
            h for c in clauses if modality(c) == "asserted" for h in (*subjects(c), *passive_subjects(c))
        ]  # not "no sign that we will win"
        return any(side.own(h) for h in told)
    if _is_such(noun):
        return not clauses  # "there was no such plan"
    theirs = [t for t in cast.makers(noun) if side.own(t)]
    return bool(theirs) and is_of(noun, word_class("forces") | word_class("rank_and_file") | word_class("weapon"))


def _is_stationed(verb: Token, noun: Token) -> bool:
    """ "(Has no) troops in the valley", "nuclear weapons"."""
    there = any(behind(base, "in", "inside", "on", "near") for base in (verb, noun))
    if is_of(noun, word_class("weapon") | word_class("armament")):
        return any(is_of(c, word_class("of_mass_destruction")) for c in noun.children)
    return there and is_of(noun, word_class("armed_forces") | word_class("rank_and_file"))


def _is_done(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBN") or bool(auxiliaries(verb) & {"have", "has", "had"})


def _does_no_wrong(verb: Token) -> bool:
    """ "Did nothing wrong", "has done no wrong", "nothing illegal"."""
    for thing in objects(verb):
        if is_of(thing, word_class("a_wrong")) and _is_none(thing):
            return True
        beside = (*thing.children, *(c for c in verb.children if c.i > thing.i))
        if thing.lower_ == "nothing" and any(is_of(c, word_class("a_wrong")) for c in beside):
            return True
    return False


def _is_such(noun: Token) -> bool:
    such = any(c.lower_ == "such" for c in noun.children) and not behind(noun, "as")
    return such and is_of(noun, word_class("such_matters"))


def _is_none(noun: Token) -> bool:
    return any(c.lower_ == "no" and c.dep_ in ("det", "neg") for c in noun.children)


def _any_of(heads: list[Token], *classes: str) -> bool:
    return any(is_of(w, word_class(name)) for h in heads for w in expand(h) for name in classes)


def _says_it_of_a_clause(token: Token, word: Token) -> bool:
    """ "It is untrue that": what the word is said of is told behind it."""
    told = (c for base in (token, word) for c in base.children if c.dep_ in ("ccomp", "acl", "relcl", "csubj"))
    return any(h.lower_ == "it" for h in subjects(token)) and any(m.dep_ == "mark" and m.lower_ == "that" for c in told for m in c.children)
