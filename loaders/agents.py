"""Who does what stands in the passive?

Reads a spaCy parse, as `loaders.clauses` does; the doer may stand far behind its verb.
"""

from typing import Any

from .wordlists import is_of, word_class

__all__ = ["agent"]

Token = Any


def agent(token: Token) -> list[Token]:
    """Who does what stands in the passive: "by" behind the verb, or behind words that cannot have a doer of their own.

    The parser often hangs "by the ministry" on the last noun ("was accused of bombing hospitals by the ministry"): a doer below a plain
    noun or an active gerund ("accused of spreading lies by Oslo") counts, one below another participle or a noun of an act ("attacks by
    militants") is theirs.
    """
    for child in token.children:
        if child.dep_ == "agent" or (child.lower_ == "by" and child.dep_ == "prep"):
            found = [c for c in child.children if c.dep_ == "pobj"]
            if found:
                return found
    last: list[Token] = []
    for child in token.subtree:
        if child.lower_ != "by" or child.i < token.i:
            continue
        above = child.head
        if _acts_itself(above) and token in (above.head, above.head.head):
            last = [c for c in child.children if c.dep_ == "pobj" and _is_named(c)] or last
            continue
        places = ("pobj", "dobj", "npadvmod", "advmod", "oprd", "acomp")
        if above == token or above.pos_ not in ("NOUN", "PROPN", "ADJ", "ADV") or above.dep_ not in places:
            continue
        if is_of(above, word_class("carriers") | word_class("papers")):
            continue  # "asked to comment on a report by Oslo": Oslo only reports
        if above.pos_ == "NOUN" and above.lemma_.endswith(("ing", "tion", "ment", "attack", "strike", "claim", "violation", "effort")):
            continue
        found = [c for c in child.children if c.dep_ == "pobj" and _is_named(c)]
        if found:
            last = found
    return last


def _is_named(head: Token) -> bool:
    """A name, or a noun with one: "by Oslo", "by the Omani government"; not "by Friday"."""
    if head.ent_type_ in ("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"):
        return False
    return head.pos_ == "PROPN" or bool(head.ent_type_) or any(c.ent_type_ in ("NORP", "GPE", "ORG") for c in head.lefts)


def _acts_itself(verb: Token) -> bool:
    """Whether a gerund or infinitive is active, so that no "by" behind it tells who does it: "urged to leave the port by Oslo"."""
    takes = any(c.dep_ == "dobj" for c in verb.children)
    if verb.tag_ == "VB" and verb.dep_ == "xcomp":
        return (takes or not is_of(verb, word_class("with_by"))) and not any(c.dep_ == "auxpass" for c in verb.children)
    return takes and verb.tag_ == "VBG" and verb.dep_ == "pcomp"
