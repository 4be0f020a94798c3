"""Who does what to whom in a clause?

Reads a spaCy parse: the subjects of a predicate (of passives, participles, relative clauses and shared subjects too), its objects, what
stands behind its prepositions; the clauses below it are those of `loaders.subclauses`, the doer of a passive that of `loaders.agents`. All
functions take and give spaCy tokens; nothing here knows what a claim is.
"""

from collections.abc import Iterator
from typing import Any, Final

from .misreadings import is_misread, is_particle, is_read_as_noun, is_taken_for_noun
from .wordlists import is_of, lemma_of, word_class

__all__ = [
    "agreeing",
    "auxiliaries",
    "behind",
    "does_what",
    "expand",
    "holder",
    "is_passive",
    "is_reflexive",
    "is_refused",
    "is_unbound",
    "objects",
    "particle",
    "passive_subjects",
    "subjects",
]

Token = Any

SUBJECTS: Final = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS: Final = frozenset({"nsubjpass", "csubjpass"})
RELATIVES: Final = frozenset({"who", "which", "that", "whom"})


def is_passive(token: Token) -> bool:
    """The verb stands in the passive, reduced ones ("the report rejected by Moscow") included."""
    if token.tag_ == "VBD" and token.dep_ == "conj" and not any(c.dep_ in SUBJECTS or c.dep_ == "dobj" for c in token.children):
        return is_passive(token.head)  # "was pushed and threatened"
    if is_unbound(token):
        return True
    if token.tag_ != "VBN":
        return False
    for child in token.children:
        if child.dep_ in ("auxpass", "nsubjpass", "agent"):
            return True
        if child.dep_ == "aux" and child.lemma_ == "have":
            return False
    if token.dep_ == "conj" and token.head.tag_ == "VBN" and not any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in token.children):
        return is_passive(token.head) and not any(c.dep_ == "dobj" for c in token.children)
    if token.dep_ == "advcl":
        return not any(c.dep_ in SUBJECTS or c.dep_ in ("aux", "dobj") for c in token.children)  # "asked whether", "when asked"
    return token.dep_ == "acl" and not any(c.dep_ == "aux" for c in token.children)


def is_unbound(verb: Token) -> bool:
    """ "Oslo accused of fraud": headlines leave out "is", and whoever accuses accuses somebody."""
    bound = verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBN") and is_of(verb, word_class("unbound")) and verb.i + 1 < len(verb.doc)
    barred = any(c.dep_ in ("dobj", "aux") or c.lower_ in (*RELATIVES, "what") for c in verb.children)
    return bound and verb.nbor().lower_ == "of" and not barred


def subjects(token: Token, *, depth: int = 0) -> list[Token]:
    """The heads of what is the subject of an active predicate, shared and controlled ones included; empty if there is none.

    For a predicate in the passive see `agent` and `passive_subjects`.
    """
    own = [c for c in token.children if c.dep_ in SUBJECTS and c.lemma_ != "there"]
    if not own and (
        token.tag_ in ("VBZ", "VBD") or is_read_as_noun(token)
    ):  # "Oslo shelters them", where the parse takes the name for a part of the verb
        own = [c for c in token.children if c.dep_ == "compound" and c.pos_ == "PROPN" and c.i < token.i]
    if not own and is_taken_for_noun(token):
        own = [c for c in token.children if c.dep_ == "compound" and c.i < token.i][-1:]
    if own:
        # of two the nearer: the first is the place that a dateline names ("OSLO -- A court on Friday rejected")
        before = [c for c in own if c.i < token.i]
        return [_antecedent(before[-1] if before else own[0])]
    passive = [c for c in token.children if c.dep_ in PASSIVE_SUBJECTS]
    if passive:
        # spaCy's label where the participle is none ("has accused")
        return [_antecedent(passive[0])]
    if depth > 6:
        return []
    head, dep = token.head, token.dep_
    if head == token:
        return []
    if dep == "conj" and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        return _outer(agreeing(token, head), depth)
    if dep == "relcl":
        return [head] if not _has_relative_object(token) else []
    if dep == "acl":
        return _carried(head, depth)
    if dep in ("xcomp", "advcl", "ccomp", "dep", "oprd"):
        if dep == "xcomp" and not is_passive(head):
            given = objects(head)
            called = behind(head, "on", "upon") if not given and token.tag_ == "VB" else []
            if called:
                return called  # "called on them to"
            if given and token.tag_ in ("VB", "VBG") and head.lemma_.lower() not in word_class("subject_control"):
                return given
        if dep == "ccomp" and any(c.dep_ == "mark" for c in token.children):
            return []
        if dep == "advcl" and token.tag_ in ("VBD", "VBZ", "VBP"):
            return []
        return _outer(head, depth)
    if dep == "pcomp" and head.head != head:
        above = head.head
        if above.pos_ in ("NOUN", "PROPN") and above.lemma_ not in ("short",):
            return _carried(above, depth)
        if above.pos_ in ("ADV", "ADJ", "ADP", "SCONJ"):
            above = above.head
        if lemma_of(above) in word_class("object_control") and not is_passive(above) and objects(above):
            return objects(above)  # "accused Oslo of threatening": Oslo threatens
        if token.head.lower_ in ("for", "over") and not is_passive(above):  # "hit out at Oslo for accusing": Oslo accuses
            given = [h for h in (*objects(above), *behind(above, "at", "against")) if h.pos_ in ("PROPN", "PRON") or h.ent_type_]
            given = [w for h in objects(above) if is_of(h, word_class("penalties")) for w in behind(h, "of")] or given
            if given:
                return given[:1]
        return _outer(above, depth)
    return []


def _outer(head: Token, depth: int) -> list[Token]:
    if is_passive(head):
        return passive_subjects(head, depth=depth + 1)
    return subjects(head, depth=depth + 1)


def agreeing(verb: Token, joined: Token) -> Token:
    """The verb whose subject another shares: not "have left" in "says the rebels have left and asks them", as the parse joins them."""
    if verb.tag_ in ("VBD", "VBZ") and joined.tag_ == "VB" and joined.head.tag_ in ("VBD", "VBZ") and joined.dep_ == "xcomp":
        return joined.head  # "ordered the envoy to leave and asked", as the parse joins them
    if verb.tag_ != "VBZ":
        return joined
    current = joined
    for _ in range(4):
        if not _is_plural(current):
            break
        current = current.head
    return current if current.tag_ == "VBZ" else joined


def _is_plural(verb: Token) -> bool:
    """Whether a verb's form tells that its subject is plural; what is no verb has no such form and is passed over."""
    forms = (verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass")))
    return verb.pos_ not in ("VERB", "AUX") or any(w.tag_ == "VBP" or w.lower_ == "were" for w in forms)


def _carried(noun: Token, depth: int) -> list[Token]:
    if noun.lemma_.lower() not in word_class("carriers") or is_refused(noun):
        return [noun]
    for child in noun.children:
        if child.dep_ == "poss":
            return [child]
    by = behind(noun, "by") or behind(noun, "from")
    if by:
        return by
    if noun.dep_ in ("dobj", "pobj", "conj", "attr"):
        verb: Token = noun.head
        while verb.pos_ in ("ADP", "NOUN", "PROPN") and verb.head != verb:
            verb = verb.head
        if verb.pos_ in ("VERB", "AUX"):
            found = _outer(verb, depth)
            if found:
                return found
    return [noun]


def is_refused(noun: Token) -> bool:
    """Whether somebody vetoes or blocks what carries the words ("cast its veto over a resolution that"): they are not theirs."""
    current = noun
    while current.dep_ in ("dobj", "pobj", "prep", "nsubjpass") and current.head != current:
        current = current.head
        if any(is_of(word, word_class("opposing")) for word in (current, *(c for c in current.children if c.dep_ == "dobj"))):
            return True
    return False


def _has_relative_object(token: Token) -> bool:
    return any(c.dep_ == "dobj" and c.lower_ in RELATIVES for c in token.children)


def _has_own_subject(token: Token) -> bool:
    """Whether a relative clause has a subject that is no relative pronoun, and nothing else that stands for its head."""
    own = [c.lower_ for c in token.children if c.dep_ in SUBJECTS]
    return (
        bool(own) and not RELATIVES & set(own) and not any(c.lower_ in (*RELATIVES, "when", "where", "why", "whose") for c in token.lefts)
    )


def _antecedent(token: Token) -> Token:
    if token.lower_ in RELATIVES and token.head.dep_ == "relcl":
        joined = [c for c in token.head.head.conjuncts if token.head.head.i < c.i < token.i]
        if joined and any(w.tag_ == "VBZ" or w.lower_ == "was" for w in (token.head, *token.head.lefts)):
            return joined[-1]  # "Keller and Moss, who was charged"
        return token.head.head
    if token.tag_ in ("WDT", "WP") and token.head.dep_ == "ccomp" and token.head.head.lemma_ == "be":
        return next((c for c in token.head.head.children if c.dep_ == "attr" and c.i < token.i), token)  # "it was Oslo that sank it"
    return token


def passive_subjects(token: Token, *, depth: int = 0) -> list[Token]:
    """The heads of what undergoes a predicate in the passive."""
    own = [c for c in token.children if c.dep_ in PASSIVE_SUBJECTS or c.dep_ in SUBJECTS]
    if own:
        return [_antecedent(own[0])]
    if token.dep_ in ("acl", "relcl"):
        return [token.head]
    if token.dep_ in ("conj", "xcomp", "advcl") and token.head != token and depth < 6:
        return _outer(token.head, depth)
    return []


def objects(token: Token) -> list[Token]:
    """The direct object's head (the undergoer of a passive is none); for "the man whom X accused" the antecedent."""
    if is_misread(token):
        return [token.head]
    found = [c for c in token.children if c.dep_ in ("dobj", "obj")]
    if lemma_of(token) in word_class("naming"):  # "branded him a liar", where the parse gives him a liar
        found = [c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP"] or found
    if not found:  # "laughed off the charges", where the parse takes the particle for a preposition
        found = [c for prt in token.children if prt.dep_ == "prt" or is_particle(prt, token) for c in prt.children if c.dep_ == "pobj"]
    if found:
        head = found[0]
        return [token.head] if head.lower_ in RELATIVES and token.dep_ == "relcl" else [head]
    if token.dep_ == "relcl" and token.i > token.head.i and is_of(token, word_class("object_control")) and _has_own_subject(token):
        return [token.head]  # "the rival she had accused"
    if lemma_of(token) in word_class("judging"):  # "dismissed as absurd the charges", where the parse takes it for what they are like
        for child in token.children:
            if child.lower_ == "as" and child.dep_ == "prep" and child.i == token.i + 1:
                named = [c for c in child.children if c.dep_ == "pobj" and any(a.dep_ == "amod" and _opens(child, a) for a in c.children)]
                if any(c.dep_ == "pcomp" and c.pos_ == "ADJ" for c in child.children):
                    named = [c for c in child.children if c.dep_ == "pobj"]
                named = named or [a for c in child.children if c.dep_ == "pobj" for a in c.children if a.dep_ == "appos"]
                return named[:1] or [o for c in child.children if c.dep_ == "pcomp" for o in c.children if o.dep_ == "dobj"][:1]
    for child in token.children:
        if child.dep_ in ("ccomp", "pcomp") and child.i > token.i and (thing := _named(child)) is not None:
            return [thing]  # "denounced what it called a smear"
        if child.dep_ == "ccomp" and child.i > token.i and is_of(token, word_class("decrying")) and (doer := does_what(child)) is not None:
            return [doer]  # "condemned what Oslo had done"
    # "accused Russia responsible": the small clause whose subject is the object
    for child in token.children:
        if child.dep_ in ("ccomp", "xcomp") and not any(c.dep_ == "mark" or (c.dep_ == "aux" and c.tag_ != "TO") for c in child.children):
            inner = [c for c in child.children if c.dep_ in SUBJECTS]
            # "called the claims absurd", where the parse may take the adjective for a verb
            small = child.pos_ in ("ADJ", "NOUN", "PROPN", "VERB") and (
                child.tag_ not in ("VBD", "VBZ", "VBP") or token.lemma_ in word_class("naming")
            )
            if inner and small:
                return inner[:1]
    if token.dep_ == "conj" and token.head.pos_ == "VERB" and token.i < token.head.right_edge.i:
        shared = [c for c in token.head.children if c.dep_ == "dobj" and c.i > token.i]
        return shared[:1]
    return []


def _named(clause: Token) -> Token | None:
    """What is named in "what it called a smear", "what it described as an incursion"."""
    if not is_of(clause, word_class("describing")) or not any(c.lower_ == "what" and c.i < clause.i for c in clause.children):
        return None
    names = [c for c in clause.children if c.i > clause.i and c.dep_ in ("oprd", "attr", "dobj") and c.pos_ in ("NOUN", "PROPN")]
    names += [h for c in clause.children if c.lower_ == "as" and c.i > clause.i for h in c.children if h.dep_ == "pobj"]
    return names[0] if names else None


def does_what(clause: Token) -> Token | None:
    """Who does it in "what Oslo did", "what Oslo is doing"."""
    whats = [c for c in clause.lefts if c.lower_ == "what" and c.dep_ == "dobj"]
    return next((c for c in clause.lefts if c.dep_ == "nsubj"), None) if whats else None


def _opens(preposition: Token, adjective: Token) -> bool:
    """Whether an adjective is what follows a preposition, an adverb and quotation marks aside."""
    return adjective.i > preposition.i and all(w.is_punct or w.pos_ == "ADV" for w in preposition.doc[preposition.i + 1 : adjective.i])


def behind(token: Token, *prepositions: str) -> list[Token]:
    """The heads behind a preposition below the token: nouns and gerunds; of several the first, one before the token last."""
    for child in (*token.rights, *token.lefts):
        if child.dep_ in ("prep", "agent", "dative", "mark", "prt", "aux") and child.lower_ in prepositions:
            found = [c for c in child.children if c.dep_ in ("pobj", "pcomp") and c.ent_type_ not in ("DATE", "TIME")]
            if found:
                return [_named(found[0]) or found[0]]
            for inner in child.children:  # "because of", "out at"
                if inner.dep_ == "prep":
                    found = [c for c in inner.children if c.dep_ in ("pobj", "pcomp")]
                    if found:
                        return found[:1]
    return []


def auxiliaries(verb: Token) -> set[str]:
    """The auxiliaries of a verb in small letters: "will", "'ll", "have"."""
    return {c.lower_ for c in verb.children if c.dep_ == "aux"}


def is_reflexive(token: Token) -> bool:
    """Whether what a verb is done to is who does it: "hold myself accountable"."""
    return any(head.lower_.endswith(("self", "selves")) for head in objects(token))


def particle(token: Token) -> str | None:
    """The particle of a phrasal verb: "out" of "ruled out"."""
    for child in token.children:
        if (child.dep_ in ("prt", "advmod") or is_particle(child, token)) and child.lower_ in (
            "out",
            "off",
            "down",
            "up",
            "back",
            "away",
            "over",
            "on",
        ):
            return str(child.lower_)
    return None


def expand(token: Token) -> Iterator[Token]:
    """The token and the nouns joined to it by "and" or commas, from left to right."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            yield from expand(child)


def holder(token: Token) -> Token | None:
    """Whose a noun is: "Moscow" of "Moscow's refusal"."""
    for child in token.children:
        if child.dep_ == "poss":
            return child
    return None
