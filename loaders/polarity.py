"""Is it said, denied, supposed or foreseen?

Reads negation, hypothesis, future and hedges around a predicate, from itself up to the root of its sentence or of what is said.
"""

from functools import cache
from typing import Any, Final

from .tables import read_table

__all__ = ["is_doubting", "is_mere_claim", "is_plan", "modality", "negated", "standing", "weaker"]

Token = Any

_ORDER: Final = {"asserted": 0, "hedged": 1, "future": 2, "hypothetical": 3}
_UP: Final = frozenset({"xcomp", "pcomp", "acomp", "oprd"})


@cache
def _words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, kind in read_table("hedges.tsv", 2)[1:]:
        found.setdefault(kind, set()).add(word)
    return {kind: frozenset(words) for kind, words in found.items()}


def weaker(left: str, right: str) -> str:
    """The one of two modalities that asserts less."""
    return max(left, right, key=_ORDER.__getitem__)


def negated(token: Token) -> bool:
    """The predicate is negated: "did not accuse", "nobody accused", "stopped short of accusing", "refused to blame", "no accusation"."""
    count = 0
    current = token
    for _ in range(6):
        count += _negated_itself(current)
        head = current.head
        if head == current or _stands_apart(current):
            break
        if current.dep_ == "prep" or (current.dep_ in _UP and head.dep_ != "prep" and head.pos_ in ("VERB", "AUX", "ADJ", "ADV")):
            if head.pos_ in ("VERB", "AUX", "ADJ", "ADV") and head.lemma_.lower() in _words()["negates"]:
                count += 1
            current = head
            continue
        if current.dep_ in ("pcomp",) or (current.dep_ == "advmod" and current.lower_ == "short"):
            if head.lower_ == "from" and head.head.lower_ == "far":
                count += 1  # "far from accusing them"
            elif head.lower_ in ("without", "instead") or {head.head.lower_, *(c.lower_ for c in head.lefts)} & {"instead", "rather"}:
                count += 1
            current = head
            continue
        if current.dep_ == "dobj" and token.pos_ == "NOUN":
            if head.lemma_.lower() in _words()["negates"]:
                count += 1
            current = head
            continue
        if current.dep_ == "nsubjpass" and token.pos_ == "NOUN" and head.lemma_ in _words()["negates"]:
            count += 1  # "the threat was withdrawn"
        if current.dep_ == "pobj" and token.pos_ == "NOUN" and head.lower_ in ("in", "on") and head.head.lemma_ in _words()["breaks"]:
            count += 1  # "failed in his promise"
        if current.dep_ == "conj" and any(c.lower_ == "nor" and c.dep_ == "cc" and c.i < current.i for c in head.children):
            count += 1  # "neither confirmed nor denied", "did not come, nor did she call"
            break
        if current.dep_ == "conj" and current.pos_ in ("VERB", "AUX") and not _has_own_frame(current) and _is_parallel(current):
            current = head
            continue
        break
    return count % 2 == 1


def _stands_apart(token: Token) -> bool:
    """ "Despite having asked, they had not received", "they refused, according to Oslo": the main clause's "not" does not reach there."""
    return token.lower_ in _words()["apart"] or (token.dep_ == "pcomp" and token.head.lower_ in _words()["apart"])


def _has_own_frame(token: Token) -> bool:
    # "did not come and accused": a finite verb behind "and" or with a subject is asserted by itself
    return token.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in token.children)


def _is_parallel(verb: Token) -> bool:
    """Whether a verb has the form of what it is joined to: not "demanding" of "says it won't be used for raids and demanding"."""
    return verb.tag_ != "VBG" or verb.head.tag_ == "VBG" or verb.head.pos_ not in ("VERB", "AUX")


def _negated_itself(token: Token) -> bool:
    if {"rather", "than"} <= {c.lower_ for c in token.lefts}:
        return True  # "rather than accuse them"
    if token.tag_ in ("VB", "VBG", "VBP") and [w.lower_ for w in token.doc[max(token.i - 2, 0) : token.i]] == ["rather", "than"]:
        return True  # "to wait rather than accuse them"
    for child in token.children:
        if child.lower_ in _words()["times"] and child.i < token.i and any(c.dep_ == "neg" for c in child.children):
            return True  # "has not once accused"; not "not surprisingly"
        if child.dep_ == "neg" or (
            child.lower_ in ("never", "nor", "neither") and child.dep_ in ("advmod", "preconj", "cc") and child.i < token.i
        ):
            return True
        if child.dep_ in ("nsubj", "nsubjpass"):
            if child.lower_ in ("nobody", "none", "nothing"):
                return True
            if any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "neg", "preconj") for c in child.children):
                return True
        if child.dep_ == "dobj" and any(c.lower_ == "neither" and c.i < child.i for c in child.children):
            return True  # "used neither clubs nor gas"
        if child.dep_ == "det" and child.lower_ == "no" and token.pos_ == "NOUN":
            return True
    return False


def modality(token: Token) -> str:
    """``asserted``, ``hedged``, ``future`` or ``hypothetical`` (`graph.model.MODALITIES`)."""
    found = "asserted"
    current = token
    for _ in range(6):
        found = weaker(found, _itself(current))
        head = current.head
        if head == current or _stands_apart(current):
            break
        lemma = head.lemma_.lower()
        above = (head.head.head if head.head.dep_ == "dobj" else head.head).lemma_.lower()  # "accused Oslo of", hung on Oslo
        faulted = _words()["charging"] if head.lower_ in ("of", "with") else _words()["faulting"] if head.lower_ == "for" else ()
        if current.dep_ == "pcomp" and above in faulted:
            return weaker(found, "hedged")
        verbal = head.pos_ in ("VERB", "AUX", "ADJ") or (head.dep_ == "ROOT" and is_plan(head))  # "Oslo plans to", read as a noun
        if (current.dep_ in _UP or (current.dep_ == "ccomp" and current.tag_ in ("VB", "VBP"))) and verbal:
            if current.dep_ in ("ccomp", "xcomp") and lemma in _words()["enables"]:
                found = weaker(found, "hypothetical")  # "a law that lets them sue"
            elif lemma in _words()["bids"] and current.dep_ == "xcomp" and any(c.tag_ == "TO" for c in current.children):
                found = weaker(found, "hypothetical")  # "urged Oslo to hold them accountable"
            elif head.tag_ == "VBN" and lemma in _words()["hearsay"] and any(c.dep_ == "auxpass" for c in head.children):
                found = weaker(found, "hedged")  # "is said to have accused"
            elif any(
                w.pos_ == "ADJ" and {w.lower_, w.lemma_.lower()} & _words()["hard"]
                for w in (head, *(c for c in head.children if c.dep_ == "acomp"))
            ):
                found = weaker(found, "hypothetical")  # "hard to blame Oslo for the storm"
            elif is_plan(head):
                found = weaker(found, "future")
            elif current.dep_ == "xcomp" and lemma in _words()["obliges"] and any(c.tag_ == "TO" for c in current.children):
                did = head.tag_ == "VBD" and lemma == "have" and head.dep_ != "relcl"
                found = weaker(found, found if did else "hypothetical")  # "needs to appeal to"; "had to ask"; "a bell it had to ring with"
            elif lemma in _words()["seems"]:
                found = weaker(found, "hedged")
            current = head
            continue
        if current.dep_ == "csubj" and current.tag_ in ("VBG", "VB"):
            return weaker(found, "hypothetical")  # "accusing them would be wrong"
        if current.dep_ in ("advcl", "relcl") and current.tag_ == "VB" and any(c.tag_ == "TO" for c in current.children):
            if is_plan(head):
                found = weaker(found, "future")
            if lemma in _words()["bids"] and any(c.dep_ == "auxpass" for c in head.children):
                found = weaker(found, "hypothetical")  # "clerks were guided to urge buyers"
            if head.pos_ == "ADJ" and {head.lower_, lemma} & _words()["hard"]:
                found = weaker(found, "hypothetical")  # "easier to deny them access"
            if negated(head):
                found = weaker(found, "hedged")  # "never came to ask"
            current = head  # what is done to accuse may be no more than planned
            continue
        if current.dep_ in ("prep", "pcomp") or (current.dep_ == "advmod" and current.lower_ == "short"):
            if head.lower_ in _words()["nears"]:
                found = weaker(found, "hedged")  # "came close to accusing", "on the verge of accusing"
            current = head
            continue
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in current.children) or _has_own_frame(current)
        if current.dep_ == "conj" and not own and _is_parallel(current):
            current = head
            continue
        break
    if found == "asserted" and token.sent.text.rstrip(" \n\"')”’").endswith("?") and (token.dep_ == "ROOT" or token.head.dep_ == "ROOT"):
        return "hypothetical"
    return found


def is_plan(verb: Token) -> bool:
    """Whether a verb puts what hangs on it into the future: "plans to", "is expected to", "is going to"."""
    lemma = verb.lemma_.lower()
    return lemma in _words()["plans"] and (lemma != "go" or verb.tag_ == "VBG")  # "went on air to accuse"


def standing(token: Token) -> str:
    """How sure a clause is by where it stands, up to the root of its sentence: the modality of what it hangs on.

    Under "nobody thinks that", "may say that", "doubts that", "suppose that", as a mere possibility ("has three ways: by suing", "a plan to
    sue") or beside what is none yet ("could vote, accusing them of") it is not asserted, whoever is found to say it.
    """
    found = "asserted"
    current = token
    for _ in range(12):
        head, dep = current.head, current.dep_
        verbal = head.pos_ in ("VERB", "AUX")
        if dep == "ccomp" and verbal and head != current:
            if negated(head) or head.lemma_.lower() in _words()["doubts"]:
                found = weaker(found, "hedged")
            if current.i > head.i:
                supposed = _is_order(head) and head.lemma_.lower() in _words()["supposes"]
                found = weaker(found, "hypothetical" if supposed else modality(head))
        elif dep == "advcl" and current.tag_ == "VBG" and verbal and not any(c.dep_ == "aux" for c in current.children):
            found = weaker(found, modality(head))
        elif dep == "pcomp":
            head = head.head
            if head.tag_ == "VB" and head.dep_ == "acl":
                return weaker(found, "hypothetical")
        elif dep in ("acl", "relcl") and head.pos_ == "NOUN" and is_mere_claim(head) and _is_told(current):
            return weaker(found, "hedged")  # "criticism that he was urging"
        elif dep in ("acl", "relcl") and current.tag_ == "VB" and (dep == "acl" or any(c.tag_ == "TO" for c in current.lefts)):
            return weaker(found, "future") if head.lemma_.lower() in _words()["unrealized"] else found
        elif dep not in ("conj", "xcomp") or not verbal:
            return found
        current = head
    return found


def _is_told(clause: Token) -> bool:
    """Whether a clause is what a noun tells, "that" or no "that": "the impression Oslo had asked Riga to pay"."""
    if any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children):
        return True
    named = any(c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in clause.lefts)
    return named and any(c.dep_ == "dobj" and c.i > clause.i for c in clause.children)


def is_doubting(token: Token) -> bool:
    """Whether a word says that its speaker does not stand for what hangs on it: "doubts that", "is skeptical of"."""
    return token.lemma_.lower() in _words()["doubts"]


def is_mere_claim(noun: Token) -> bool:
    """Whether a noun tells that what hangs on it is only said by somebody: "the idea that", "rumours that"."""
    return noun.lemma_.lower() in _words()["claims"]


def _is_order(verb: Token) -> bool:
    return verb.tag_ == "VB" and verb.dep_ == "ROOT" and not any(c.dep_ in ("nsubj", "aux", "auxpass") for c in verb.children)


def _asks(token: Token) -> bool:
    """ "Did you urge them", "had you urged them", "were you to": turned, with nothing before it that turns the order ("nor did he")."""
    first = next((c for c in token.lefts if not c.is_punct and not c.is_space), None)
    if token.dep_ == "relcl":
        return False
    if first is None:
        return token.lower_ == "were" and any(c.dep_ == "nsubj" for c in token.rights)
    turning = first.dep_ == "aux" and (first.lemma_.lower() in ("do", "have") or first.lower_ == "should")
    return turning and any(c.dep_ == "nsubj" and c.i > first.i for c in token.lefts)


def _is_announced(token: Token) -> bool:
    """ "Oslo to call for a vote", as headlines have it."""
    if token.tag_ != "VB" or not any(c.tag_ == "TO" for c in token.lefts):
        return False
    named = token.head if token.dep_ in ("relcl", "acl") else next((c for c in token.lefts if c.dep_ == "nsubj"), token)
    return named.pos_ == "PROPN" and "ROOT" in (token.dep_, named.dep_)


def _are_few(subject: Token) -> bool:
    return not any(c.dep_ == "det" for c in subject.children) and any(w.lower_ == "few" for w in (subject, *subject.lefts))


def _itself(token: Token) -> str:
    found = "asserted"
    conditional = False
    if _asks(token):
        return "hypothetical"
    if _is_announced(token):
        found = "future"
    if token.i > 1 and [w.lower_ for w in token.doc[token.i - 2 : token.i]] == ["all", "but"]:
        found = "hedged"  # "all but accused"
    for child in token.children:
        low = child.lower_
        if child.dep_ == "nsubj" and _are_few(child):
            found = weaker(found, "hedged")  # "few believe that"
        if child.dep_ == "amod" and low in _words()["alleged"]:
            found = weaker(found, "hedged")
        if low == "for" and child.dep_ == "mark" and token.tag_ == "VB":
            return "hypothetical"  # "it is early for them to demand"
        if child.dep_ == "mark" and low in ("if", "unless", "whether", "lest"):
            return "hypothetical"
        if child.dep_ == "advmod" and low in ("whether",):
            return "hypothetical"
        if child.dep_ == "aux":
            if low in ("will", "'ll", "shall", "wo", "sha"):
                found = weaker(found, "future")
            elif low in ("would", "'d", "could", "might", "may", "should", "can", "ca") or (
                low == "must" and not any(c.lower_ in ("i", "we") for c in token.children)
            ):
                found = weaker(found, "hedged")
        elif child.dep_ in ("advmod", "npadvmod") and low in _words()["hedge"]:
            found = weaker(found, "hedged")
        elif child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in child.children):
            conditional = True
    if conditional and found in ("hedged",):
        return "hypothetical"
    return found
