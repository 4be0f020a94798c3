"""At whom is a verbal act aimed?

In comes a predicate with its frame; out come the heads of the mentions of whom it accuses, asks, refuses or backs: at the slots of the
frame, else right behind the cue (where the parse goes astray), else whom the words are brought to, else whom the refused or condemned
thing is about.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from .clauses import behind, expand, is_passive, objects, passive_subjects
from .deeds import is_hostile, is_hurt, toward
from .frames import Match, match_frame
from .matters import across_the_table, concerned, is_owner
from .prospects import presses
from .sides import Side
from .slots import clause_of, slot
from .targets import Cast
from .wordlists import is_of, word_class

__all__ = ["done_to_them", "find_targets", "is_mutual"]

Token = Any


def find_targets(match: Match, cast: Cast, side: Side, told: Sequence[Token], cues: Sequence[Token]) -> list[Token]:
    """The heads of the mentions that a verbal act is aimed at, in reading order of the slot that gives any.

    Parameters
    ----------
    match : the act with its frame, whose slots are tried first.
    told : the tokens of what is said.
    cues : the tokens of the draft's cue.
    """
    found = _find(match, cast, side, told, cues)
    if match.frame.word == "request" and match.frame.type == "demand":
        return [t for t in found if not _is_wanted(t, cast)]
    # who "refused to condemn Oslo" or "opposes sanctions on Oslo" refuses Oslo nothing
    return [t for t in found if not is_hurt(t, match.token)] if match.frame.type == "rejection" else found


def _find(match: Match, cast: Cast, side: Side, told: Sequence[Token], cues: Sequence[Token]) -> list[Token]:
    if match.reversed:
        meant = [h for base in (match.token, match.carrier) for h in behind(base, "to", "against")]
        cast.let_capitals_act(meant)
        named = [t for t in cast.actors(meant) if cast.names(t) and not side.own(t)]  # "drew a warning to Oslo from Riga"
        return named or cast.actors(c for c in match.carrier.children if c.dep_ in ("nsubj", "nsubjpass"))
    sources = {s.i for s in match.sources}
    clause = clause_of(match) if match.frame.word == "agree" else None
    reached = toward(clause, cast, side) if clause is not None and not is_of(clause, word_class("done_together")) else ()
    if any(cast.actor(t) is not None and t.i not in {w.i for s in match.sources for w in expand(s)} for t in reached):
        return list(reached)  # "Oman and Kenya agreed to lift the ban on Egypt"
    if len(sources) == 1 and (match.frame.word == "agree" or is_mutual(match)):
        # "India and Pakistan agreed", "traded accusations": each is the other's party
        parties = [t for t in expand(match.sources[0]) if cast.actor(t) is not None]
        if len(parties) > 1:
            others = [t for t in parties if not side.itself(t)]
            return parties if any(side.own(t) for t in others) else others  # of one that speaks alone, the others
        if match.sources[0].pos_ == "NOUN":  # "Omani and Kenyan envoys agreed"
            parties = [t for c in match.sources[0].lefts for t in _joined(c) if cast.actor(t) is not None]
            if len(parties) > 1:
                return parties[1:]
    if is_mutual(match):
        bases = (match.carrier, match.token)
        partners = list(side.others(h for base in bases for h in behind(base, "with")))
        if partners:
            return partners  # "traded accusations with Oslo"
    same = _same_as_before(match, cast, side)
    if same:
        return same
    blamed = _blamed_later(match, cast, side) if match.frame.word == "blame" and not match.passive else []
    if blamed:
        return blamed
    own = ("obj", "comp.subj", *(("to", "on", "upon") if match.frame.type == "demand" else ()))
    for spec in match.frame.target:
        if spec in ("comp.toward", "toward"):
            clause = clause_of(match) if spec == "comp.toward" else match.token
            if clause is not None and match.frame.type == "threat" and not is_hostile(clause):
                found = list(side.others(slot(match, "if")[0]))
                if found:
                    return found  # "threatened to name a judge if Oslo goes on": at Oslo
            if clause is not None and match.frame.type == "threat":
                cast.let_capitals_act(objects(clause))
            found = list(toward(clause, cast, side)) if clause is not None else []
            if clause is not None and match.frame.type == "threat":  # "threats to let them pass unless Oslo pays": at Oslo
                found = list(dict.fromkeys((*presses(clause, cast, side), *found)))
            if found:
                return found
            continue
        heads, maker = slot(match, spec)
        if not spec.startswith("comp") or match.frame.type == "accusation":
            cast.let_capitals_act(heads, places=spec in ("obj", "on") and match.frame.type in ("demand", "accusation"))
        # what is condemned or refused is seldom an actor itself; whose it is, is
        found = [t for t in cast.actors(heads, maker=maker) if t.i not in sources]
        if match.frame.type == "demand" and spec == "obj":
            # "ordered the general's arrest" and "the flags to be taken down" ask nothing of the general and the flags
            found = [t for t in found if t.dep_ not in ("poss", "compound", "amod", "nmod")] if not _is_undergone(match) else []
            if match.frame.word == "demand" and clause_of(match) is None:
                found = [t for t in found if cast.names(t)]  # "demanding justice"
        if match.frame.type == "demand" and spec == "of":
            found = [t for t in found if not is_owner(t)]
        if match.frame.type not in ("accusation", "admission"):
            # one may criticize, ask or back one's own government, though not oneself
            found = [t for t in found if not (side.itself(t) if spec in own and cast.names(t) else side.own(t))]
        if found and spec == "obj":  # "accused Oslo, along with Riga, of"
            beside = [h for c in match.token.rights if c.lower_ == "along" and c.dep_ == "prep" for h in behind(c, "with")]
            found = list(dict.fromkeys([*found, *cast.actors(beside)]))
        if found and (match.frame.word == "complain" or match.frame.type == "support"):
            return list(dict.fromkeys([*_addressed(match, side), *found]))
        if found:
            return found
        if spec == "against":  # "filed a suit, backed by a club, against Oslo", where the parse hangs it on the club
            things = objects(match.token) or ([match.token] if match.frame.pos == "n" else [])  # "charges of fraud against Oslo"
            below = [t for thing in things for t in thing.subtree if t.lower_ == "against" and not _in_gerund(t, thing)]
            found = list(side.others(c for p in below[:1] for c in p.children if c.dep_ == "pobj"))
        if found:
            return found
    return (
        _hit_meanwhile(match, cast, side)
        or _told_first(match, cast, side, told, cues)
        or _addressed(match, side)
        or concerned(match, cast, side)
        or across_the_table(match, side)
    )


def _is_wanted(target: Token, cast: Cast) -> bool:
    """Whether some people are what is asked for: "requested ten guards to help him"; not "requested the guards to"."""
    return not cast.names(target) and any(c.dep_ == "nummod" or c.lower_ in ("a", "an", "more") for c in target.children)


def _in_gerund(token: Token, thing: Token) -> bool:
    """Whether a word stands in what else is told of a thing: "a suit accusing them of arson in protests against the dam"."""
    return any(above.tag_ == "VBG" for above in takewhile(lambda above: above != thing, token.ancestors))


def _same_as_before(match: Match, cast: Cast, side: Side) -> list[Token]:
    """Whom "it" means in "sued Oslo in The Hague, accusing it of fraud": whom the act before is aimed at."""
    verb = match.token
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "conj", "xcomp") or "obj" not in match.frame.target:
        return []
    if not any(h.lower_ in ("it", "him", "her", "them") for h in objects(verb)):
        return []
    before = match_frame(verb.head)
    if before is not None and before.frame.type != "statement" and not before.reversed:
        for spec in before.frame.target:
            if not spec.startswith("comp"):
                heads, maker = slot(before, spec)
                found = list(side.others(heads, maker=maker))
                if found:
                    return found
    against = [h for base in (verb.head, *objects(verb.head)) for h in behind(base, "against")]  # "hardened its tone against Oslo"
    return [t for t in cast.actors(against) if cast.names(t) and not side.own(t)] or _hit(verb.head, cast, side)


def _hit_meanwhile(match: Match, cast: Cast, side: Side) -> list[Token]:
    """Whom the main deed hits: Oslo in "imposed sanctions on Oslo, alleging a breach of the truce"."""
    verb = match.token
    aside = verb.tag_ == "VBG" and verb.dep_ == "advcl" and is_of(verb, word_class("needs_target"))
    return _hit(verb.head, cast, side) if aside else []


def _hit(deed: Token, cast: Cast, side: Side) -> list[Token]:
    if is_hostile(deed):  # not "withdrew its envoy", who is one's own
        return [t for t in toward(deed, cast, side) if not any(c.dep_ == "poss" and side.own(c) for c in t.children)]
    things = [thing for thing in objects(deed) if is_of(thing, word_class("punishment"))]
    hit = [t for thing in things for base in (thing, deed) for t in behind(base, "on", "upon", "against")]
    return list(side.others(hit))


def _blamed_later(match: Match, cast: Cast, side: Side) -> list[Token]:
    """Who is blamed, where the parse hangs it on the last noun: "blamed the defeat in the vote on the mayor"."""
    things = objects(match.token)
    if not things or behind(match.token, "on") or any(cast.actor(t) is not None for thing in things for t in expand(thing)):
        return []
    behind_it = [c for c in match.token.rights if c.dep_ == "prep" and c.lower_ != "for"]
    nouns = [t for root in (*things, *behind_it) for t in root.subtree if not is_of(t, word_class("badthing") | word_class("operations"))]
    found = [t for noun in nouns for t in cast.actors(behind(noun, "on")) if cast.names(t) and not side.own(t)]
    return list(dict.fromkeys(found))


def done_to_them(match: Match, side: Side) -> Sequence[Token]:
    """Those to whom the main clause does something, taken up by "them": "arrested four men, accusing them"."""
    verb = match.token
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or not any(h.lower_ == "them" for h in objects(verb)):
        return ()
    several = [h for h in objects(verb.head) if h.tag_ in ("NNS", "NNPS") or any(True for _ in h.conjuncts)]
    return list(side.others(several))


def is_mutual(match: Match) -> bool:
    """ "Accused each other", "blamed one another", "traded threats"."""
    if is_of(match.carrier, word_class("exchanging")):
        return True
    return any(
        t.lower_ in ("other", "another") and t.i and t.nbor(-1).lower_ in ("each", "one") and _is_done_to(t, match.token)
        for t in match.token.subtree
    )


def _is_done_to(token: Token, act: Token) -> bool:
    """Whether a word below an act is no other act's: not that of "accused Oslo and Riga of helping each other"."""
    between = takewhile(lambda above: above != act, token.ancestors)
    return not any(above.pos_ == "VERB" and not (token.head == above and token.dep_ == "nsubj") for above in between)


def _joined(token: Token) -> list[Token]:
    return [token, *(t for child in token.children if child.dep_ == "conj" for t in _joined(child))]


def _told_first(match: Match, cast: Cast, side: Side, told: Sequence[Token], cues: Sequence[Token]) -> list[Token]:
    """Who stands right behind the predicate or the cue, where the parse has no object there."""
    specs = match.frame.target
    if match.passive or match.reversed or "obj.maker" in specs or _is_undergone(match):
        return []
    prepositions = frozenset(spec.partition(".")[0] for spec in specs if not spec.endswith(".subj")) - {"obj", "comp", "if", "iobj"}
    takes_object = "obj" in specs and match.frame.pos == "v"
    for words in _runs(match, told, cues, prepositions):
        if words[0].lower_ in prepositions or (takes_object and words[0].pos_ not in ("ADP", "SCONJ")):
            found = cast.first_phrase(words, prepositions)
        else:
            found = cast.first_subject(words) if "comp.subj" in specs else []
        found = [t for t in found if not side.own(t) and t not in match.sources and (t.pos_ != "ADJ" or match.frame.type == "criticism")]
        if match.frame.type == "demand" and words[0].lower_ in prepositions:
            found = [t for t in found if t.dep_ != "poss"]  # "pleaded for his life"
        on_its_own = words[0].lower_ == "for" or match.frame.word == "demand"
        if match.frame.type == "demand" and on_its_own and not _is_bidden_to(found, words):
            found = [t for t in found if cast.names(t)]  # not "called for a feast of the clans"
        if found:
            return found
    return []


def _is_bidden_to(found: Sequence[Token], words: Sequence[Token]) -> bool:
    """Whether what they are to do follows some nouns, no other verb between: "called for Oslo and its allies to leave"."""
    for token in words:
        if found and token.i > found[-1].i and token.pos_ in ("VERB", "AUX"):
            return token.tag_ in ("VB", "VBP")
    return False


def _runs(match: Match, told: Sequence[Token], cues: Sequence[Token], prepositions: frozenset[str]) -> list[list[Token]]:
    """The words right behind the predicate, and those right behind the cue, up to the end of the sentence."""
    doc, end = match.token.doc, match.token.sent.end
    starts = [match.token.i + 1]
    if told:
        last = max((t.i for t in cues if t.i < told[0].i), default=match.token.i)
        before = told[0].i - 1
        while before > last and doc[before].is_punct:
            before -= 1
        gap = [t for t in doc[last + 1 : told[0].i] if t.pos_ not in ("ADP", "PART", "DET", "PUNCT", "ADV")]
        if told[0].i > last and not gap:
            starts.append(before if doc[before].lower_ in prepositions else told[0].i)
    runs = []
    for start in dict.fromkeys(starts):
        words = list(doc[start:end])
        while words and words[0].pos_ == "ADV" and words[0].lower_ not in prepositions:
            words = words[1:]
        if words:
            runs.append(words)
    return runs


def _is_undergone(match: Match) -> bool:
    """Whether what is asked for is told in the passive: who is asked, its agent alone tells."""
    clause = clause_of(match)
    return match.frame.type == "demand" and clause is not None and clause.tag_ == "VBN" and is_passive(clause)


def _addressed(match: Match, side: Side) -> list[Token]:
    """Whom the words are brought to: "summoned the envoy to complain", "called her to apologize", "sent Oslo a letter threatening to"."""
    if match.frame.type not in ("accusation", "criticism", "threat", "demand", "support", "admission"):
        return []
    current = match.carrier
    for _ in range(3):
        nominal = current.dep_ in ("dobj", "pobj", "prep")
        if not nominal and (current.dep_ not in ("xcomp", "advcl", "acl", "ccomp", "conj") or current.tag_ not in ("VB", "VBG")):
            return []
        current = current.head
        if is_of(current, word_class("contact")) and current.pos_ == "VERB":
            if is_passive(current):
                return list(side.others(passive_subjects(current)))
            given = objects(current) or [c for c in current.children if c.dep_ == "oprd"]
            for heads in (
                given,
                [c for c in current.children if c.dep_ == "dative" and c.pos_ != "ADP"],
                *(behind(base, p) for base in (current, *given) for p in ("to", "with")),
            ):
                found = list(side.others(heads))
                if found:
                    return found
            return []
    return []
