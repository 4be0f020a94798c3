"""What kind of deed is it, and whom does it reach?

In comes the verb of a deed that somebody promises, threatens or refuses; out comes whether it hurts, and the heads of the mentions that it
is done to or for: its object, what stands behind its prepositions or its object's, however deep ("end a ban on sales of Omani dates"),
whom its purpose helps ("send troops to help the Omani army").
"""

from collections.abc import Iterable
from itertools import takewhile
from typing import Any, Final

from .clauses import behind, expand, objects, particle
from .frames import match_frame
from .lexicon import bodies, titles
from .sides import Side
from .subclauses import complement, condition, for_subject
from .targets import Cast
from .wordlists import is_of, lemma_of, word_class

__all__ = ["is_answered_with_force", "is_hostile", "is_hurt", "reach_into", "spares_all", "toward"]

Token = Any

_OF_VERB: Final = ("against", "with", "to", "toward", "towards", "on", "upon", "at", "for", "from", "between")
_OF_OBJECT: Final = ("on", "upon", "against", "with", "to", "toward", "towards", "for", "between", "of", "from")


def is_hostile(verb: Token) -> bool:
    """A deed that hurts whom it is done to: "retaliate", "impose sanctions", "launch an offensive"; not "fight corruption"."""
    done_to = {w.lemma_.lower() for head in objects(verb) for w in expand(head)}
    if _is_hostile_phrase(verb, done_to) or is_answered_with_force(verb):
        return True
    if any(h.lower_ == "force" for h in behind(verb, "by")) or (lemma_of(verb) == "act" and behind(verb, "against")):
        return True  # "take it by force"
    for deed, hurtful in (("launching", "launched"), ("raising", "raised"), ("heightening", "heightened"), ("upholding", "restrictions")):
        if is_of(verb, word_class(deed)) and (done_to or deed != "raising"):
            against = deed == "launching" and any(behind(head, "against") for head in objects(verb))  # "launch a campaign against"
            return against or bool(done_to & word_class(hurtful))
    if is_of(verb, word_class("withholding")) and done_to & word_class("withheld"):
        return True  # "stop the payments"
    if is_of(verb, word_class("expelling")) and done_to:
        people = any(
            w.pos_ == "PROPN" or is_of(w, word_class("rank_and_file")) or lemma_of(w) in titles()
            for head in objects(verb)
            for w in expand(head)
        )
        return people and (bool(behind(verb, "from")) or any(c.lower_ == "out" for c in verb.children))
    if is_of(verb, word_class("resorting")):
        done_to |= {w.lemma_.lower() for head in behind(verb, "to") for w in expand(head)}
        return bool(done_to & word_class("forceful"))
    if lemma_of(verb) == "take":
        against = any(behind(base, "against") for base in (verb, *objects(verb)))
        stern = any(is_of(c, word_class("stern")) for head in objects(verb) for c in head.children)
        return bool(done_to & word_class("vengeful")) or ((against or stern) and bool(done_to & word_class("reprisal")))
    if not is_of(verb, word_class("hostile")) or lemma_of(verb) == "continue":
        return False
    if any(is_of(h, frozenset({"side", "behalf"})) for h in behind(verb, "on")):
        return False  # "step in on the side of the farmers"
    if is_of(verb, word_class("striving")) and not done_to and not behind(verb, "against", "with"):
        meant = [h for head in behind(verb, "for") for h in expand(head)]
        if meant and not any(is_of(h, word_class("vengeful")) for h in meant):
            return False  # whom one fights for
    if is_of(verb, word_class("replying")) and any(is_of(h, word_class("replied_to")) for h in behind(verb, "to")):
        return False
    if not is_of(verb, word_class("double_edged")):
        return True
    done_to |= {w.lemma_.lower() for p in ("against", "to") for head in behind(verb, p) for w in expand(head)}
    # "withdraw the troops" hurts nobody, "fight the troops" does
    fought = word_class("forces") | word_class("rank_and_file") if is_of(verb, word_class("striving")) else frozenset()
    return not done_to & (word_class("worthy") - fought)


def is_answered_with_force(verb: Token) -> bool:
    """ "Will be met with missiles", "would answer the raid with fire"."""
    with_what = behind(verb, "with", "by") if is_of(verb, word_class("answered")) else []
    fierce = (any(is_of(c, word_class("crushing")) for c in w.children) for w in with_what if is_of(w, word_class("answers")))
    return any(fierce) or any(
        is_of(w, word_class(name)) for w in with_what for name in ("badthing", "weapon", "forceful", "harm", "menace")
    )


def is_hurt(target: Token, act: Token) -> bool:
    """Whether what stands between an act and an actor is done to the actor's harm: "supports [sanctions on] Oslo", "to [condemn] Oslo"."""
    inner = target
    for outer in target.ancestors:
        if outer == act:
            return False
        by = inner.lower_ if inner.dep_ == "prep" else ""
        harm = word_class("harms") | word_class("operations") | word_class("onslaught") | word_class("censure") | word_class("badthing")
        if by == "against" or (by == "on" and is_of(outer, harm)):
            return not _is_ended(outer, act)
        suffers = by == "of" or (inner.dep_ == "poss" and not _is_done_to_others(outer))
        if suffers and is_of(outer, word_class("harms")):
            return not _is_ended(outer, act)
        if outer.pos_ == "VERB" and inner in objects(outer):
            frame = match_frame(outer)
            return is_hostile(outer) or (frame is not None and frame.frame.type in ("accusation", "criticism"))
        inner = outer
    return False


def _is_done_to_others(deed: Token) -> bool:
    """Whether whose a deed is does it: "Oslo's [embargo]", "Oslo's [arrest of the thieves]"; not "Oslo's [defeat]"."""
    return is_of(deed, word_class("imposed")) or bool(behind(deed, "of", "on", "against"))


def _is_ended(harm: Token, act: Token) -> bool:
    """ "(Backs) [lifting] the sanctions", "the end of the siege", "will not [lift] the ban"."""
    above = takewhile(lambda w: w != act, harm.ancestors)
    return any(is_of(w, word_class("lifting") | word_class("cessation") | word_class("ends")) for w in (act, *above))


def _is_hostile_phrase(verb: Token, done_to: set[str]) -> bool:
    """ "Go on strike", "see them in court", "blow up", "lay siege": the verb alone hurts nobody."""
    for phrase in word_class("hostile_phrases"):
        parts = phrase.split(":")
        if parts[0] != lemma_of(verb):
            continue
        if len(parts) == 2:
            found = parts[1] in done_to or particle(verb) == parts[1] or any(c.lower_ == parts[1] for c in verb.children)
        else:
            found = any(lemma_of(h) == parts[2] for base in (verb, *objects(verb)) for h in behind(base, parts[1]))
        if found:
            return True
    return False


def spares_all(verb: Token) -> bool:
    """Whether a hostile deed is done to a thing only, on no condition: "hunt whales", "ban plastic bags"; not "wage war".

    For deeds that reach no actor; what hurts by itself, a thing of harm or people, threatens somebody all the same.
    """
    done_to = [w for head in objects(verb) for w in expand(head)]
    hurting = ("badthing", "restrictions", "punishment", "menace", "consequence", "strikes", "operations", "harmed", "forces", "worthy")
    if not done_to:
        return is_of(verb, word_class("striving")) and condition(verb) is None and not behind(verb, "against", "with")  # "fight on"
    if all(is_of(w, word_class("evil")) for w in done_to):
        return True  # "defeat terrorism"
    owned = all(any(c.tag_ == "PRP$" for c in w.children) for w in done_to)  # "suspend their campaigns"
    return (
        (owned or is_of(verb, word_class("by_object")))
        and condition(verb) is None
        and not any(is_of(w, word_class(name)) for w in done_to for name in hurting)
        and not any(w.lower_ in ("them", "him", "her", "you", "it", "those", "anyone", "everyone", "anybody") for w in done_to)
    )


def toward(token: Token, cast: Cast, side: Side, *, depth: int = 0) -> tuple[Token, ...]:
    """The actors, not of the own side, that a deed is done to or for."""
    brought = is_of(token, word_class("brought"))
    # "defend itself from an Omani attack" is done to nobody of Oman
    of_verb = [p for p in _OF_VERB if p not in ("from", "against")] if is_of(token, word_class("guarding")) else _OF_VERB
    given = [h for head in objects(token) for h in expand(head)]
    getters = [c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    # "threatens to fine Rome", "to hand him over to Rome", "to supply Rome with": no town
    acting = objects(token) if is_hostile(token) or (brought and behind(token, "with")) else ()
    cast.let_capitals_act([*getters, *acting, *(behind(token, "to") if brought else ())])
    if is_of(token, word_class("launching")):
        given = []  # a campaign that is begun is done to nobody by that
    own = [h for h in given if any(c.dep_ == "poss" and c.tag_ == "PRP$" and side.own(c) for c in h.children)]
    given = [h for h in given if h not in own]
    if brought:
        given = [h for h in given if cast.names(h)]  # what is sent gets nothing by it
    found = (
        side.others(getters)
        or (side.others(behind(token, "to")) if brought or is_of(token, word_class("released")) else ())
        or side.others(given)
        or next(filter(None, (side.others(behind(token, p)) for p in of_verb)), ())
        or (side.others(behind(token, "at")) if is_hostile(token) and not given else ())  # "strike back at Oslo"
        or side.others([h for out in token.subtree if out.lower_ == "out" for h in behind(out, "of")])  # "beat the life out of them"
        or side.others(for_subject(token))
        or reach_into([h for h in objects(token) if not is_of(h, word_class("against_whom"))], side, _OF_OBJECT)
        or next(filter(None, (reach_into(behind(token, p), side, _OF_OBJECT) for p in (*of_verb, "in"))), ())
    )
    if not found:  # "attend the summit in Oman"
        found = side.others([place for head in objects(token) if is_of(head, word_class("pact")) for place in behind(head, "in")])
    # "pay its workers"; not the doors of "open its doors to Oslo", nor what is a part of oneself: "suspend their campaigns"
    found = found or side.others([h for h in own if h.lower_ not in bodies()])
    if found or depth > 2:
        return found
    inner = complement(token)
    if inner is not None and is_of(token, word_class("enabling")):
        found = side.others([c for c in inner.children if c.dep_ == "nsubj"])
    clauses = [inner] if inner is not None and inner.dep_ == "xcomp" else []
    clauses += [c for c in token.children if c.dep_ in ("advcl", "acl") and c.tag_ == "VB" and any(w.tag_ == "TO" for w in c.children)]
    for clause in clauses:
        found = found or toward(clause, cast, side, depth=depth + 1)
    return found


def reach_into(heads: Iterable[Token], side: Side, prepositions: tuple[str, ...]) -> tuple[Token, ...]:
    """The actors below some nouns, behind prepositions, the nearest first: "Omani" of "a ban on sales of Omani dates"."""
    level = [h for head in heads for h in expand(head)]
    for _ in range(4):
        below = [inner for head in level for p in prepositions for inner in behind(head, p)]
        # "a plan for ending its quarrel with Oslo"
        level = [noun for inner in below for noun in ([inner] if inner.dep_ == "pobj" else objects(inner))]
        found = side.others(level)
        if found or not level:
            return found
    return ()
