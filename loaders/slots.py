"""Where does the target of a predicate stand?

In comes a `Match` and the name of a slot of its frame (last column of ``claim_frames.tsv``); out come the heads of the nouns there: its
object, what is behind its prepositions, what its clause is about.
"""

from typing import Any

from .agents import agent
from .clauses import RELATIVES, behind, does_what, is_passive, objects, passive_subjects, subjects
from .frames import Match
from .subclauses import complement, condition, for_subject
from .wordlists import is_of, word_class

__all__ = ["clause_of", "slot"]

Token = Any


def slot(match: Match, spec: str) -> tuple[list[Token], bool]:
    """The heads of the nouns at one target slot of a match, and whether only their makers (".maker") count."""
    where, _, rest = spec.partition(".")
    token, carrier = match.token, match.carrier
    maker = rest == "maker"
    if where == "obj":
        found = passive_subjects(token) if match.passive else objects(token)
        if rest and not maker:
            return [inner for head in found for inner in behind(head, rest) if inner.dep_ == "pobj"], False
        return found, maker
    if where == "iobj":
        found = [c for c in carrier.children if c.dep_ == "dative" and c.pos_ != "ADP"]
        return found, False
    if where == "comp":
        return _in_complement(match, rest)
    if where == "if":
        clause = condition(carrier)
        if clause is None:
            return [], False
        return [*subjects(clause), *passive_subjects(clause), *(agent(clause) if is_passive(clause) else [])], False
    if where == "for" and rest == "subj":
        return [c for c in for_subject(token) if c.dep_ != "nsubjpass"], False  # "pushed for him to be freed" asks nothing of him
    if where == "for" and rest == "aid":
        return [head for head in behind(token, where) if is_of(head, word_class("aid"))], True
    if where == "for" and rest == "owed":
        return [head for head in behind(token, where) if is_of(head, word_class("owed"))], True
    if where == "for" and rest == "party":  # "called for talks with Oslo"
        return [party for head in behind(token, where) if is_of(head, word_class("pact")) for party in behind(head, "with")], False
    if where in ("for", "of", "at", "from") and rest and not maker:
        below = behind(token, where) or [h for thing in objects(token) for h in behind(thing, where)]
        return [inner for head in below for inner in behind(head, rest) if inner.dep_ == "pobj"], False
    found = behind(token, where) or (behind(carrier, where) if carrier != token else [])
    if not found:  # "said no to"
        found = [h for no in token.children if no.dep_ == "intj" for h in behind(no, where)]
    if not found and match.frame.pos == "v":
        for head in objects(token):
            if where != "of" or is_of(head, word_class("owed")) or not is_of(head, word_class("undergone")):
                found = behind(head, where)
    if found and found[0].dep_ == "pcomp" and (doer := does_what(found[0])) is not None:
        return [doer], maker  # "disagrees with what Oslo did"
    if found and (found[0].dep_ == "pcomp" or (found[0].i < min(token.i, carrier.i) and found[0].lower_ not in RELATIVES)):
        found = []  # "on the radio Keller called for": not on the radio
    return found, maker


def clause_of(match: Match) -> Token | None:
    """The head of the clause that a predicate, or the light verb of its noun, takes; a gerund behind "of" and the like too."""
    clause = complement(match.token)
    if clause is None and match.carrier != match.token:
        clause = complement(match.carrier)
    if clause is None:
        for preposition in ("of", "with", "on", "that", "about", "to"):
            found = behind(match.token, preposition)
            if found and found[0].dep_ == "pcomp":
                return found[0]
    return clause


def _in_complement(match: Match, rest: str) -> tuple[list[Token], bool]:
    clause = clause_of(match)
    if clause is None:
        return [], False
    if rest == "subj":
        if is_passive(clause):
            return agent(clause), False
        return [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")], False
    if rest == "maker":  # "denied what Oslo had said"
        said = any(c.lower_ == "what" and c.dep_ == "dobj" for c in clause.children)
        return (subjects(clause) if said else []), False
    if rest == "obj":
        return objects(clause), False
    found = behind(clause, rest)
    if not found:
        for head in objects(clause):
            found = behind(head, rest)
    return (found if found and found[0].dep_ == "pobj" else []), False
