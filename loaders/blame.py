"""Who is blamed?

Reads one predicate against ``bad_acts.tsv``: "Russia bombed the hospital", "the hospital was bombed by", "is responsible for", "is
behind", "is a terrorist group under X's control". The actor of it is accused, an own one admits, an own one of whom it is negated denies.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from .agents import agent
from .clauses import auxiliaries, behind, expand, is_passive, objects, passive_subjects, subjects
from .misdeeds import bad_acts, counted, holds, is_bad
from .polarity import modality, negated, weaker
from .sides import Side
from .subclauses import complement, supposition
from .targets import Cast
from .wordlists import is_of, lemma_of, word_class

__all__ = ["Finding", "find_blame", "harmed"]

Token = Any

_PLACES: Final = frozenset({"in", "on", "near", "at", "between", "beyond", "along", "within", "outside", "under", "behind"})
_DONE_TO: Final = frozenset({"dobj", "pobj", "appos", "conj"})
DUTY: Final = frozenset({"must", "should"})
MAY: Final = frozenset({"could", "would", "might", "may", "can", "'d"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing done by what is said; tokens are heads of mentions. ``child`` is a second claim over the same words.

    ``mutual`` tells that its speakers do it to each other.
    """

    type: str
    targets: tuple[Token, ...] = ()
    affects: tuple[Token, ...] = ()
    negated: bool = False
    modality: str = "asserted"
    cameo: str | None = None
    plover: str | None = None
    confidence: float = 0.7
    allegation: str | None = None
    child: "Finding | None" = field(default=None)
    mutual: bool = False


def find_blame(token: Token, cast: Cast, side: Side) -> Finding | None:
    """What a predicate blames somebody for, None if nothing; whether the speaker stands for it is not asked here."""
    allegation: str | None = None
    verb = token
    if is_of(token, word_class("lying_with")) and any(is_of(h, word_class("guilt")) and not _is_duty(h) for h in subjects(token)):
        return _result(behind(token, "with", "on"), token, token, None, cast, side)  # "responsibility for the raid lies with Oslo"
    if token.pos_ == "VERB" and token.dep_ not in ("amod", "compound"):
        hit = next((a for needs, a in bad_acts().get((lemma_of(token), "v"), ()) if all(holds(n, token) for n in needs)), "")
        if hit == "" and any(is_of(c, word_class("wrongly")) for c in token.children if c.dep_ == "advmod"):
            hit = None  # "had unlawfully cut the cable": whatever it was
        if hit == "":
            if lemma_of(token) == "blame" and token.tag_ == "VB" and token.head.lemma_ == "be" and token.dep_ == "xcomp":
                return _result(subjects(token.head), token, token.head, None, cast, side)
            return None
        allegation = hit
        undergone = passive_subjects(token) if is_passive(token) else objects(token)
        if (allegation is None and _strikes_nobody(token, undergone, cast)) or (
            allegation in ("aggression", "war_crime") and lemma_of(token) != "fire" and _are_fighters(undergone, cast)
        ):
            return None
        if _are_fighters([h for base in (token, *undergone) for h in behind(base, "on", "upon")], cast):
            return None  # "inflicting losses on the smugglers"
        if is_of(token, word_class("quelling")) and any(is_of(h, word_class("badthing")) for h in undergone):
            return None  # "the attack was suppressed"
        if lemma_of(token) == "lie" and token.lower_ not in ("lie", "lies", "lied", "lying"):
            return None  # "they lay out principles"
        if token.lower_ in ("lie", "lies", "lying") and any(_tells_where(c) for c in token.children):
            return None  # "the town lies in the north", "the field lies idle"
        if token.tag_ == "VBG" and token.dep_ == "conj" and token.head.tag_ != "VBG" and not any(c.dep_ == "aux" for c in token.children):
            return None  # "were killed by strikes and shelling"
        if token.tag_ == "VBG" and token.dep_ == "acl" and token.head.dep_ in _DONE_TO and not is_of(token.head, word_class("onslaught")):
            return None  # "ambushed a column near the dam killing six": who kills, the parse does not tell
        if lemma_of(token) == "raid" and all(is_of(h, word_class("police")) for h in subjects(token)):
            return None  # "police raided the office"
        if lemma_of(token) == "fail" and not any(cast.actor(s) for s in subjects(token)):
            return None
        if token.tag_ == "VB" and token.dep_ in ("ROOT", "ccomp", "conj", "dep") and not any(c.dep_ == "aux" for c in token.children):
            return None  # "soldiers, attack them"
        heads = (agent(token) or _onslaughts(token)) if is_passive(token) else subjects(token)
        if is_passive(token) and heads and all((is_of(h, word_class("onslaught")) or _is_gunfire(h)) and not cast.makers(h) for h in heads):
            heads = [*heads, *behind(token, "from")]  # "was hit by mortar fire from Oman", where the parse hangs it on the verb
        if token.dep_ == "xcomp" and lemma_of(token.head) in ("use", "deploy") and is_passive(token.head):
            heads = agent(token.head)  # "drones used by the rebels to attack"
        clause = _first_of(token)
        if clause.dep_ == "relcl" and clause.head.dep_ in ("pobj", "appos", "conj") and any(c.lower_ == "which" for c in clause.children):
            heads = [h for h in heads if not _is_place_of(h)]  # "the stabbing in Bergen, Norway, which killed one and hurt two"
        if token.tag_ == "VBG" and not any(c.dep_ == "aux" for c in token.children):
            heads = [h for h in heads if h.dep_ != "pobj" or h.head.dep_ == "agent"]  # "fell on the town wounding ten": no town wounds
        if token.dep_ in ("acl", "relcl") and any(c.tag_ == "TO" for c in token.children):
            heads = [h for h in heads if not is_of(h, word_class("undertaking"))]  # "a mission to burn the pier"
        return _result(heads, token, token, allegation, cast, side)
    if token.pos_ == "ADJ" and token.dep_ in ("acomp", "oprd", "conj"):
        if not any(all(holds(n, token) for n in needs) for needs, _ in bad_acts().get((token.lower_, "a"), ())):
            return None
        verb = token.head if token.dep_ != "conj" else token.head.head
        if lemma_of(verb) in ("plead", "feel") or _is_duty(token):
            return None  # "pleaded guilty", "felt guilty"
        return _result(subjects(verb), token, verb, None, cast, side)
    if token.lemma_ == "be" and token.pos_ in ("AUX", "VERB"):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "behind" and any(c.dep_ == "pobj" for c in child.children):
                return _result(subjects(token), token, token, None, cast, side)
            if (
                child.dep_ == "attr"
                and is_of(child, word_class("outcome"))
                and (_is_calamity(subjects(token)) or child.lemma_ == "fault" or _is_pointed_at(subjects(token), child))
            ):
                whose = [*(c for c in child.children if c.dep_ == "poss"), *behind(child, "of")]
                by = [named for head in whose for named in cast.actors([head])]
                return _result(by, token, token, None, cast, side)  # "the famine is a result of Oslo's siege", "is Oslo's fault"
            if (
                child.dep_ == "attr" and is_of(child, word_class("attempts")) and not _are_pronouns(subjects(token))
            ):  # "the plan is an attempt to subvert the vote"
                for deed in (c for c in child.children if c.dep_ == "acl" and c.tag_ == "VB"):
                    if is_bad(deed):
                        return _result(subjects(token), token, token, None, cast, side)
            if child.dep_ == "attr" and is_of(child, _roles()) and not any(c.dep_ == "det" and c.lower_ == "no" for c in child.children):
                return _result(subjects(token), token, token, None, cast, side)
            if child.dep_ in ("attr", "acomp") and any(
                c.dep_ in ("amod", "compound", "nmod", "conj") and c.lower_ == "terrorist" for c in child.children
            ):
                controllers = [t for w in child.subtree if w.lower_ in ("under", "by") for t in cast.actors(_controllers(w))]
                heads = controllers or subjects(token)
                return _result(heads, token, token, "terrorism_support" if controllers else None, cast, side)
    return None


def _is_duty(word: Token) -> bool:
    """Whether one is responsible for what is to be done, not for what was done amiss: "for guarding the port", "for its security"."""
    things = behind(word, "for", "of")
    deeds = [h for h in things if h.dep_ == "pcomp"]
    if deeds:
        amiss = word_class("badthing") | word_class("calamity") | word_class("mishap")
        return not any(map(is_bad, deeds)) and not any(is_of(t, amiss) for deed in deeds for t in deed.subtree if t != deed)
    return bool(things) and all(is_of(h, word_class("duties")) for h in things)


def _onslaughts(verb: Token) -> list[Token]:
    """What it happened in, where the passive names no agent: "were killed near the lake in an Omani bombardment"."""
    ways = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ in ("in", "during", "from")]
    return [
        h
        for way in ways
        for h in way.children
        if h.dep_ == "pobj" and is_of(h, word_class("onslaught")) and not any(c.tag_ == "PRP$" for c in h.children)
    ]


def _is_calamity(heads: Sequence[Token]) -> bool:
    return any(is_of(h, word_class("calamity") | word_class("badthing")) for h in heads)


def _are_pronouns(heads: Sequence[Token]) -> bool:
    return any(h.pos_ == "PRON" for h in heads)


def _is_pointed_at(heads: Sequence[Token], noun: Token) -> bool:
    """ "This was the work of Oslo": what was just told."""
    return noun.lemma_ in ("work", "handiwork", "doing") and any(h.lower_ in ("this", "that", "it") for h in heads)


def _strikes_nobody(token: Token, undergone: Sequence[Token], cast: Cast) -> bool:
    """ "Carried out ten air strikes", "launched a counter-attack": a report of war that blames nobody unless it tells upon whom."""
    if not undergone or not all(is_of(t, word_class("strikes")) or _is_counter(t) for t in undergone):
        return False
    struck = [h for t in (token, *undergone) for h in behind(t, "against", "on", "at") if h.lower_ not in word_class("calendar")]
    return not struck or _are_fighters(struck, cast)


def _are_fighters(undergone: Sequence[Token], cast: Cast) -> bool:
    """ "Killed ten gunmen", "sank the militia's boats" are reports of war; "attacked their fighters" blames, whosever they are."""
    return bool(undergone) and all(_is_of_war(w, cast) for head in undergone for w in counted(head))


def _is_gunfire(noun: Token) -> bool:
    return noun.lower_ == "fire" and not any(c.dep_ in ("det", "nummod") for c in noun.children)


def _is_of_war(noun: Token, cast: Cast) -> bool:
    beside = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod")]
    branded = any(is_of(c, word_class("combatant")) for c in beside)
    outlawed = branded or any(cast.kind(c) == "armed group" or c.lower_ == "military" for c in beside)
    owners = [*beside, *behind(noun, "of")]
    whose = any(cast.is_body(c) and cast.kind(c) != "armed group" for c in owners) and not branded
    if whose or any(c.dep_ == "poss" or is_of(c, word_class("victim")) for c in noun.children):
        return False
    if is_of(noun, word_class("combatant") | word_class("irregulars") | word_class("weapon")):
        return True
    return outlawed and not is_of(noun, word_class("sites") - word_class("war_sites") | word_class("victim"))


def _first_of(verb: Token) -> Token:
    """The first of some joined verbs."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    return verb


def _is_place_of(name: Token) -> bool:
    current = name
    while current.dep_ in ("appos", "conj"):
        current = current.head
    return current.dep_ == "pobj" and current.head.lower_ in _PLACES


def _is_counter(noun: Token) -> bool:
    return any(c.lower_ == "counter" and c.dep_ in ("amod", "compound", "nmod") for c in noun.children)


def _tells_where(child: Token) -> bool:
    """Whether what hangs on "lie" tells where or how something lies: "in the bay", "ten miles south", "to the north", "idle"."""
    where = word_class("whereabouts")
    if child.dep_ == "prep":
        return child.lower_ in _PLACES or any(is_of(c, where) for c in child.children)
    return child.dep_ == "acomp" or (child.dep_ in ("advmod", "npadvmod") and is_of(child, where))


def _controllers(preposition: Token) -> list[Token]:
    return [c for c in preposition.children if c.dep_ == "pobj"]


@cache
def _roles() -> frozenset[str]:
    return frozenset(word for word, pos in bad_acts() if pos == "r")


def _result(heads: Sequence[Token], predicate: Token, verb: Token, allegation: str | None, cast: Cast, side: Side) -> Finding | None:
    doers: list[Token] = []
    cast.let_capitals_act(heads)
    for head in heads:
        for token in expand(head):
            if token.lower_ in ("somebody", "someone", "anybody", "anyone"):
                continue  # whoever it was
            if cast.actor(token) is not None or side.own(token):
                doers.append(token)
            elif token.lower_ in ("you", "they", "he", "she", "it"):  # "“you sold us,” he told Oslo", "“they burned it,” she said of them"
                doers.extend(side.told_to if token.lower_ == "you" else side.told_of)
            elif is_of(token, word_class("forces") | word_class("craft") | word_class("onslaught") | word_class("measures")) or _is_gunfire(
                token
            ):
                doers.extend(cast.makers(token))
    if not doers:
        return None
    # "not" of "was not guilty" is found from the adjective up; of "not guilty or corrupt" the second stands below the first
    no, how = negated(predicate) != (predicate.dep_ == "conj" and predicate != verb and negated(verb)), modality(verb)
    if any(h.lower_ == "nothing" or any(c.lower_ == "no" and c.dep_ == "det" for c in h.children) for h in objects(predicate)):
        no = True  # "has committed no crime", "had stolen nothing"
    aux = auxiliaries(verb)
    if aux & DUTY or (no and aux & {"can", "could", "ca"}):
        return None  # "must bomb" is no blame, "cannot detain" neither
    if verb.dep_ == "xcomp" and is_of(verb.head, word_class("aspect")):  # "might try to destroy"
        aux |= auxiliaries(verb.head)
    if aux & MAY and "have" not in aux and (predicate.tag_ == "VB" or (predicate.tag_ == "VBN" and is_passive(predicate))):
        return None  # "could provoke a war": what may come is nobody's fault yet
    inner = complement(predicate) if lemma_of(predicate) == "fail" else None
    if inner is not None and is_of(inner, word_class("reaching")):
        return None  # "have failed to agree"
    affects = harmed([predicate, *predicate.subtree], cast, exclude=doers)
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and not aux:
        how = weaker(how, modality(verb.head))  # "it will raise its fees, stifling trade"
    if how == "asserted" and (supposition(verb) is not None or _is_whenever(verb)):
        how = "hypothetical"  # "if the papers are real, Oslo is breaking the treaty"
    if all(side.own(t) for t in doers):
        if no:
            return (
                Finding("denial", allegation=allegation, modality=how if how == "hypothetical" else "asserted", confidence=0.7)
                if how in ("asserted", "hedged")
                else None
            )
        return Finding("admission", affects, affects, False, how, confidence=0.6, allegation=allegation) if how == "asserted" else None
    others = tuple(t for t in doers if not side.own(t))
    if lemma_of(predicate) == "fail":
        if all(cast.kind(t) == "person" for t in others):
            return Finding("criticism", others, affects, False, how, confidence=0.6)
        no = False
    return Finding("accusation", others, affects, no, how, confidence=0.7, allegation=allegation)


def _is_whenever(verb: Token) -> bool:
    """ "When clerks take bribes, they are guilty": of whoever does."""
    whens = (c for c in verb.children if c.dep_ == "advcl" and any(w.lower_ in ("when", "whenever") for w in c.lefts))
    return verb.lemma_ == "be" and verb.tag_ in ("VBP", "VBZ") and any(c.tag_ in ("VBP", "VBZ") for c in whens)


def harmed(tokens: Iterable[Token], cast: Cast, *, exclude: Iterable[Token]) -> tuple[Token, ...]:
    """The actors that bad acts among some tokens are done to."""
    left_out = {cast.actor(t).id for t in exclude if cast.actor(t) is not None}  # type: ignore[union-attr]
    found: list[Token] = []
    for token in tokens:
        if token.pos_ not in ("VERB", "NOUN") or (lemma_of(token), "v") not in bad_acts():
            continue
        heads = objects(token) if token.tag_ != "VBN" or not is_passive(token) else passive_subjects(token)
        for preposition in ("against", "on", "at"):
            heads = heads or behind(token, preposition)
        if token.pos_ == "NOUN":
            heads = behind(token, "on", "against", "of")
        for head in heads:
            for t in expand(head):
                if is_of(t, word_class("sites")):
                    continue
                named = (
                    [t]
                    if cast.actor(t) is not None
                    else [c for c in t.children if c.dep_ in ("amod", "compound", "poss") and cast.actor(c) is not None]
                )
                found.extend(n for n in named if cast.actor(n).id not in left_out)  # type: ignore[union-attr]
    return tuple(dict.fromkeys(found))
