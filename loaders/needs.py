"""Does what a frame needs hold at a predicate?

In come one need of ``claim_frames.tsv`` ("prep:to", "obj:@allegation", "comp") and a token of the parse; out comes whether it holds there.
What each need means stands at the top of that table.
"""

from typing import Any, Final

from .clauses import RELATIVES, auxiliaries, behind, expand, objects, particle, passive_subjects, subjects
from .phrases import kernel
from .polarity import negated
from .subclauses import complement, for_subject
from .wordlists import is_of, lemma_of, word_class

__all__ = ["holds"]

Token = Any

_BRINGS: Final = ("in", "on", "to", "for", "at", "from", "with", "against")


def holds(need: str, token: Token, passive: bool) -> bool:
    """Whether a need holds at a predicate, ``passive`` if it stands in the passive."""
    name, _, value = need.partition(":")
    if name == "prep":
        if value == "for" and for_subject(token):
            return True
        # "about soup, fewer call themselves choosy": what stands before the verb is not called on
        found = [h for h in behind(token, value) if h.i > token.i or h.lower_ in RELATIVES]
        return bool(found or [h for no in token.children if no.dep_ == "intj" for h in behind(no, value)]) or any(
            c.lower_ == value and c.dep_ in ("prep", "prt", "mark") and not any(True for _ in c.children) for c in token.children
        )
    if name == "given":
        return passive and any(is_of(c, word_class(value[1:])) for c in token.rights if c.dep_ in ("dobj", "oprd", "attr", "npadvmod"))
    if name in ("of", "for"):
        return any(is_of(h, word_class(value[1:])) for h in behind(token, name))
    if name == "entrusted":
        return passive and any(h.dep_ == "pcomp" and is_of(h, word_class("tasks")) for h in behind(token, "with"))
    if name == "done":
        return token.tag_ != "VB" or any(
            c.dep_ == "aux" and c.lower_ in ("do", "does", "did", "will", "'ll", "would") for c in token.children
        )
    if name == "about":
        return bool(behind(token, value)) or any(behind(head, value) for head in objects(token))
    if name == "in":
        words = word_class(value[1:]) if value.startswith("@") else frozenset(value.split("|"))
        return any(is_of(h, words) and _is_meant(h, value) for base in (token, *objects(token)) for p in _BRINGS for h in behind(base, p))
    if name == "person":
        return any(h.ent_type_ == "PERSON" or h.lower_ in ("him", "her", "them") for h in _undergoers(token, passive))
    if name == "due":
        return any(t.tag_ == "VB" and any(c.tag_ == "TO" for c in t.children) for t in token.subtree if t.i > token.i)
    if name == "mutual":
        return any(sum(1 for _ in expand(head)) > 1 for head in subjects(token))
    if name == "like":
        return any(c.lower_ == "as" and c.dep_ == "prep" and c.i > token.i for c in token.children)
    if name == "means":
        return any(h.dep_ == "pcomp" and h.tag_ == "VBG" for h in behind(token, "by"))
    if name == "iobj":
        given = [c for c in token.children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP" and c.i > token.i]
        return any(c.dep_ == "dative" for c in given) or len(given) > 1  # "denied the bank the licence"
    if name == "legal":
        return any(c.dep_ in ("amod", "compound") and is_of(c, word_class("legal")) for head in objects(token) for c in head.children)
    if name == "prt":
        return particle(token) in value.split("|")
    if name == "obj":
        heads = _undergoers(token, passive)
        if not value:
            return bool(heads)
        words = word_class(value[1:]) if value.startswith("@") else frozenset(value.split("|"))
        heads = [*heads, *(h for head in heads if is_of(head, word_class("carriers")) for h in behind(head, "of"))]  # "a note of protest"
        if lemma_of(token) in word_class("naming"):  # "called the charge “nonsense”", where the parse takes it for one noun
            heads = [*heads, *(c for head in heads for c in head.children if c.dep_ in ("nmod", "compound"))]
        return any(is_of(word, words) and _is_meant(word, value) for head in heads for word in expand(head))
    if name == "alleged":  # "rejected any suggestion of fraud"
        meant = [h for head in _undergoers(token, passive) for h in behind(head, "of")]
        return any(is_of(h, word_class("misdeed") | word_class("badthing") | word_class("a_wrong")) for h in meant)
    if name == "until":
        return any(c.lower_ == "until" and c.dep_ == "prep" for c in token.children)
    if name == "active":
        return not passive and token.tag_ != "VBG"
    if name == "noobj":
        return not _undergoers(token, passive)
    if name == "adj":
        words = frozenset(value.split("|"))
        if value.startswith("responsible") and _is_for_duty(token):
            return False
        return any(
            c.lower_ in words and c.dep_ in ("ccomp", "xcomp", "oprd", "acomp", "amod", "advcl", "dep", "intj")
            for c in token.subtree
            if abs(c.i - token.i) < 25
        )
    if name == "comp":
        return complement(token) is not None or any(h.dep_ == "pcomp" for h in behind(token, "of") if token.pos_ == "NOUN")
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
        asks = any(c.dep_ == "advmod" and c.lower_ in ("how", "when", "where", "why") for c in clause.lefts) if clause is not None else True
        return clause is not None and not asks and any(c.tag_ == "TO" for c in clause.children)
    if name == "wants":
        clause = complement(token)
        return (
            clause is not None
            and clause.tag_ == "VB"
            and not is_of(clause, word_class("wished"))
            and any(c.tag_ == "TO" for c in clause.children)
            and any(c.dep_ == "nsubj" for c in clause.children)
        )
    if name == "duty":
        clause = complement(token)
        if clause is None or any(c.lower_ in ("if", "whether") and c.dep_ == "mark" for c in clause.children):
            return False  # "asked whether they should"
        if any(c.dep_ == "aux" for c in clause.children):
            return any(c.dep_ == "aux" and c.lower_ in ("must", "should") for c in clause.children)
        return clause.tag_ == "VB" or (
            clause.tag_ == "VBP"  # "that Oman respect the treaty"
            and clause.lower_ == clause.lemma_.lower()
            and any(c.dep_ == "nsubj" and c.tag_ in ("NN", "NNP") and not c.conjuncts for c in clause.children)
        )
    if name == "evasive":
        clause = complement(token)
        if clause is None:
            return not objects(token)
        things = [
            h for h in objects(clause) if not is_of(h, word_class("negotiated") | {"meeting", "conversation"})
        ]  # "his talks with Oslo"
        with_whom = [h for base in (clause, *things) for h in behind(base, "with")] if is_of(clause, word_class("parleying")) else []
        if any(not is_of(h, word_class("audience")) for h in with_whom):
            return False  # "refused to discuss it with Oslo"
        return is_of(clause, word_class("evasive")) or any(is_of(h, word_class("reply")) for h in objects(clause))  # "to give a reaction"
    if name == "answers":
        clause = complement(token)
        return clause is not None and is_of(clause, word_class("answering")) and bool(behind(clause, "to"))
    if name in ("insult", "false"):
        return _described(token, word_class(name))
    if name == "spurned":
        return _described(token, word_class("unacceptable"))
    if name == "idle":  # "stand idly by", "sit back"
        aside = [c for c in token.children if c.lower_ in ("idly", "idle", "by", "back") and not any(True for _ in c.children)]
        return is_of(token, word_class("idling")) and bool(aside)
    if name == "whose":  # "sought Oslo's help"; not "sought its help"
        heads = _undergoers(token, passive)
        whose = [c for head in heads for c in head.children if c.dep_ == "poss"]
        return any(w.tag_ not in ("PRP$", "WP$") and not any(c.tag_ == "PRP$" for c in w.children) for w in whose)
    if name == "amod":
        words = word_class(value[1:]) if value.startswith("@") else frozenset(value.split("|"))
        return any(c.dep_ in ("amod", "compound") and is_of(c, words) for head in objects(token) for c in head.children)
    if name == "innocent":  # "pleaded not guilty"
        return any(c.lower_ == "innocent" or (c.lower_ == "guilty" and _is_not(token, c)) for c in token.children)
    if name == "doing":  # "suspects Oslo of hiding it", where the parse may hang it on the object
        return any(h.dep_ == "pcomp" for base in (token, *objects(token)) for h in behind(base, "of"))
    if name == "bodes":  # "the prospect of sanctions"
        dangers = [h for head in objects(token) if is_of(head, word_class("prospects")) for h in behind(head, "of")]
        return any(is_of(h, word_class("punishment") | word_class("menace") | word_class("reprisal")) for h in dangers)
    if name == "culprit":
        return _described(token, word_class("culprit"))
    if name == "badly":
        return _described(token, word_class("bad"))
    if name == "verbal":
        about = [h for head in behind(token, "on", "against") for h in expand(head)]
        return any(c.dep_ == "amod" and is_of(c, word_class("harsh")) for c in token.children) or any(
            h.ent_type_ == "PERSON" or is_of(h, word_class("conduct")) for h in about
        )
    if name == "angrily":
        return any(c.lower_ in word_class("angrily") for c in token.children)
    if name == "bidden":
        return _is_bidden(token)
    if name == "none":
        return any(c.lower_ == "no" and c.dep_ == "det" for c in token.children)
    if name == "brought":
        return token.dep_ in ("xcomp", "advcl") and token.tag_ == "VB" and is_of(token.head, word_class("contact"))
    if name == "blamed":
        above = (token, token.head, token.head.head)
        return token.dep_ == "pobj" and any(behind(t, "for", "over") for t in above)
    if name == "wont":
        aux = auxiliaries(token)
        return bool(aux & {"will", "wo", "would"}) and "have" not in aux and any(c.dep_ == "neg" for c in token.children)
    if name == "main":
        return token.dep_ not in ("relcl", "acl", "amod", "advcl")
    return name == "said"


def _is_not(verb: Token, word: Token) -> bool:
    return any(c.dep_ == "neg" and verb.i < c.i < word.i for base in (verb, word) for c in base.children)


def _is_for_duty(verb: Token) -> bool:
    """ "Held Oslo responsible for the safety of its envoys": what is to be done, not what was done."""
    things = [h for c in (verb, *verb.subtree) if c == verb or c.lower_ == "responsible" for h in behind(c, "for")]
    return bool(things) and all(is_of(h, word_class("duties")) for h in things)


def _is_bidden(token: Token) -> bool:
    """ "Told Oslo it must", "told them they had to": the clause's subject is the object."""
    clause, given = complement(token), objects(token) or [c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    if clause is None or not given or is_of(given[0], word_class("audience")):
        return False
    owing = clause.lemma_ in ("have", "need", "ought") and any(c.dep_ == "xcomp" for c in clause.children)
    must = auxiliaries(clause)
    if "have" in must or not (owing or must & {"must", "should"}) or (owing and negated(clause)):  # "told them they need not"
        return False
    subject = [c.lower_ for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")]
    plural = given[0].tag_ in ("NNS", "NNPS") or given[0].lower_ == "them"
    person = given[0].ent_type_ == "PERSON" or given[0].lower_ in ("him", "her")
    return bool(subject) and subject[0] in (("they",) if plural else ("he", "she") if person else ("it", "they"))


def _undergoers(token: Token, passive: bool) -> list[Token]:
    return passive_subjects(token) if passive else objects(token)


def _is_meant(noun: Token, words: str) -> bool:
    """Whether a noun of a class is that here: "the removal of sanctions" is no punishment, "war on drugs" no menace."""
    if words == "@lawsuit":
        return not any(is_of(c, word_class("filing")) for c in noun.children)  # "a bankruptcy claim"
    if words == "@punishment":
        of = behind(noun, "of")
        if noun.lemma_.lower() == "removal" and any(is_of(h, word_class("organs")) for h in of):
            return False  # of troops: a withdrawal
        return not any(is_of(h, word_class("punishment") | word_class("restrictions")) for h in of)
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
            and not any(c.lower_ == "no" for c in child.children)  # "considers them no threat"
            and any(is_of(c, words) for c in kernel(child))
        ):
            return True
    found = objects(token)
    if lemma_of(token) in word_class("naming") and found:  # "branded him a liar"
        second = [c for c in token.children if c.dep_ == "dobj" and c != found[0]]
        if any(is_of(w, words) for c in second for w in kernel(c)):
            return True
    if found and any(c.lower_ == "as" and any(is_of(w, words) for n in c.children for w in kernel(n)) for c in found[0].children):
        return True
    if found and lemma_of(token) in word_class("naming") and any(is_of(w, words) for w in expand(found[0])):
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
    return lemma_of(token) in word_class("naming") and (
        last[-1].tag_ in ("JJ", "VBN")
        or any(w.lower_ in ("a", "an") for w in last[-3:-1])
        or (last[-1].text.islower() and len(last) > 1 and last[-2].pos_ == "PROPN")  # "called the claims made by Kyiv absurd"
    )
