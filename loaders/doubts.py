"""Is an act too weakly attested to be kept as asserted?

In comes a draft with the frames that its cue fills; out comes whether parse and draft contradict each other about who speaks, or the words
may be another's.
"""

from collections.abc import Sequence
from typing import Any

from .clauses import behind, expand, is_passive, is_refused, objects, passive_subjects, subjects
from .document import Draft
from .frames import Match
from .sides import Side
from .targets import Cast
from .wordlists import is_of, word_class

__all__ = ["is_anothers", "is_doubtful", "is_examined", "is_left_without", "stands_in"]

Token = Any


def is_doubtful(matches: Sequence[Match], told_by: Sequence[Token], draft: Draft, cast: Cast, side: Side) -> bool:
    """Whether what a cue does is to be kept as hedged at most.

    Parameters
    ----------
    matches : the frames that the tokens of the cue fill, at least one.
    told_by : the first word of the cue that is no auxiliary, if any.
    """
    return (
        all(
            _says_another(m, draft, cast, side)
            or _names_no_agent(m, draft)
            or _hangs_on_another(m, draft)
            or _hangs_on_place(m)
            or _asks_oneself(m, draft)
            or _came_by_letter(m, draft)
            or _stands_between(m, draft)
            or _is_said_of_many(m, draft)
            or _is_seen_so(m)
            for m in matches
        )
        or _is_told_to(told_by, draft)
        or _may_be_the_tellers(told_by, draft)
        or _is_suspected(matches)
        or any(is_examined(verb) for verb in told_by)
        or (draft.act and any(_is_joined_on(verb) for verb in told_by))
        or all(_is_anybody(m) for m in matches)
    )


def is_anothers(told_by: Sequence[Token], draft: Draft, cast: Cast, side: Side) -> bool:
    """Whether another than the speaker says it: the source's pieces differ, or who is found is told it, or faults another for saying it."""
    if any(_hears_it(verb, draft) or _faults_for_saying(verb, cast, side) for verb in told_by):
        return True
    if draft.speaker is None or len(draft.source) < 2:
        return False
    heads = [t for verb in told_by for s in subjects(verb) for t in expand(s) if stands_in(t, draft)]
    return bool(heads) and all(cast.names(t) and not side.own(t) for t in heads)


def is_left_without(match: Match, draft: Draft) -> bool:
    """ "Teacher denied bail": headlines leave out "is"; neither a judge nor who speaks for a state is refused it."""
    who, things = draft.speaker, objects(match.token)
    grants = who is None or who.kind not in ("person", "unnamed", "group") or who.country is not None or who.role is not None
    bare = not any(c.dep_ in ("det", "poss") for h in things for c in h.children)
    return not grants and bool(things) and bare and all(is_of(h, word_class("permission")) for h in things)


def _hears_it(verb: Token, draft: Draft) -> bool:
    """ "Keller was told by Oslo that", "learned from Oslo that": Keller does not say so."""
    if is_of(verb, word_class("hearing")) and behind(verb, "from"):
        return True
    return is_of(verb, word_class("telling")) and is_passive(verb) and any(stands_in(t, draft) for t in passive_subjects(verb))


def _faults_for_saying(verb: Token, cast: Cast, side: Side) -> bool:
    """ "Keller mocked Oslo for saying that": Keller does not say so."""
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or verb.head.lower_ not in ("for", "of"):
        return False
    act = verb.head.head if verb.head.head.dep_ != "dobj" else verb.head.head.head
    return any(cast.names(t) and not side.own(t) for t in objects(act))


def _says_another(match: Match, draft: Draft, cast: Cast, side: Side) -> bool:
    """Whether the parse has somebody else speak than the draft: one of the two is wrong, so the claim is not kept as asserted."""
    carries = word_class("carriers") | word_class("rulings")
    if match.sources and is_of(match.sources[0], carries) and is_refused(match.sources[0]):
        return True  # "vetoed a resolution calling for": the resolution calls, not who is found
    if draft.speaker is None or not match.sources:
        return False
    # of a source in pieces the one that does it may not be who is found: "left by a door that Lund had ordered", found as of both
    inside = [t for s in match.sources for t in expand(s) if stands_in(t, draft)]
    if inside:
        return len(draft.source) > 1 and all(t.pos_ != "PRON" and not side.own(t) for t in inside)
    if any(stands_in(t, draft) for c in match.carrier.children if c.dep_ in ("nsubj", "nsubjpass") for t in c.subtree):
        return False  # "OSLO -- A court rejected": the parse has the one below the other
    source = match.sources[0]
    return cast.names(source) and not side.own(source)


def _hangs_on_another(match: Match, draft: Draft) -> bool:
    """Whether the doer of a participle is unsure: whom it hangs on is what the main clause is done to, or it is told why that one is.

    "Imposed sanctions on Keller and Levin, accusing them of": not Levin accuses. "Whom Keller praised for asking": not Keller asks.
    """
    verb = match.token
    if verb.tag_ != "VBG" or any(c.dep_ == "aux" for c in verb.children):
        return False
    if verb.dep_ == "acl":
        done_to = verb.head.dep_ in ("dobj", "pobj", "conj", "appos", "dative")
        if done_to and _is_sent_to(verb.head):
            return True  # "carried a petition to the abbot asking for": the letters ask
        after_comma = verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
        return done_to and (after_comma or any(c.lower_ in ("them", "him", "her", "it") for c in verb.children))
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return True  # "sees them as urging"
    if verb.dep_ == "pcomp" and verb.head.lower_ == "for":
        return bool(match.sources) and not any(stands_in(t, draft) for t in match.sources)
    return False


def _hangs_on_place(match: Match) -> bool:
    """ "Signed a pact in Oslo, Norway, which calls for": no place calls, the pact does."""
    verb = match.token
    if verb.dep_ != "relcl" or not any(c.lower_ == "which" and c.dep_ == "nsubj" for c in verb.children):
        return False
    place = verb.head
    while place.dep_ in ("appos", "conj") and place.head != place:
        place = place.head
    return place.dep_ == "pobj" and place.head.lower_ in ("in", "at", "near", "outside")


def _asks_oneself(match: Match, draft: Draft) -> bool:
    """ "Revealed Keller "urged me to"": me, who says it, is not who urges, though the draft has it so."""
    told = draft.parent
    own_words = told is not None and told.speaker is not None and draft.speaker is not None and told.speaker.id == draft.speaker.id
    return own_words and any(h.lower_ in ("me", "us") for h in objects(match.token))


def _came_by_letter(match: Match, draft: Draft) -> bool:
    """ "Wrote letters to the abbot and the prior asking for": who gets the letters is not who asks, though the draft has it so."""
    verb = match.token
    if verb.tag_ != "VBG" or any(c.dep_ == "aux" for c in verb.children):
        return False
    return any(_is_sent_to(t) for t in verb.doc[verb.sent.start : verb.i] if stands_in(t, draft))


def _stands_between(match: Match, draft: Draft) -> bool:
    """ "The raid left ten rebels dead, charging": who stands between a main verb and its participle, and is no subject, does not charge."""
    verb = match.token
    main = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or main.pos_ != "VERB" or is_passive(main):
        return False
    source = [t for t in verb.doc[main.i : verb.i] if stands_in(t, draft) and not t.is_punct]
    before = any(stands_in(t, draft) for t in verb.doc[verb.sent.start : main.i])
    subjective = {t.i for c in main.subtree if c.dep_ in ("nsubj", "nsubjpass") and c.head.dep_ != "ccomp" for t in c.subtree}
    return bool(source) and not before and not any(t.i in subjective for t in source)


def _is_said_of_many(match: Match, draft: Draft) -> bool:
    """ "Keller lives with rules that favour it and oppose the bill": a plural verb whose subject the parse finds beside who is found."""
    if match.token.tag_ != "VBP" or not match.sources or match.passive or len(draft.source) != 1:
        return False
    plural = all(s.tag_ in ("NNS", "NNPS") and not stands_in(s, draft) for s in match.sources)
    doc = match.token.doc
    source = [t for t in doc[match.token.sent.start : match.token.sent.end] if stands_in(t, draft)]
    return plural and bool(source) and not any(t.tag_ in ("NNS", "NNPS", "PRP", "WP", "WDT") or t.lower_ == "and" for t in source)


def _is_seen_so(match: Match) -> bool:
    """ "Regard them as players who reject advice": that they do is how others see them."""
    noun = match.token.head
    if match.token.dep_ != "relcl" or noun.dep_ != "pobj" or noun.head.lower_ != "as":
        return False
    return any(is_of(above, word_class("describing")) for above in (noun.head.head, noun.head.head.head))


def _is_sent_to(noun: Token) -> bool:
    """Whether something that carries words goes to a noun."""
    current = noun
    while current.dep_ == "conj" and current.head != current:
        current = current.head
    to = current.head
    return current.dep_ == "pobj" and to.lower_ == "to" and any(is_of(h, word_class("carriers")) for h in (to.head, *objects(to.head)))


def _names_no_agent(match: Match, draft: Draft) -> bool:
    """ "Asked to wait, Keller said": the draft has a source, in another sentence, where the passive names nobody who asks."""
    sentence = match.token.sent
    return (
        match.agentless
        and bool(draft.source)
        and not any(s.start < sentence.end_char and s.end > sentence.start_char for s in draft.source)
    )


def _is_told_to(told_by: Sequence[Token], draft: Draft) -> bool:
    """ "Called the governor to urge her": who is called is not who urges, though the draft has it so."""
    return any(
        verb.dep_ in ("xcomp", "advcl", "ccomp")
        and is_of(verb.head, word_class("contact"))
        and any(c.tag_ == "TO" for c in verb.children)
        and any(stands_in(t, draft) for t in objects(verb.head))
        for verb in told_by
    )


def _may_be_the_tellers(told_by: Sequence[Token], draft: Draft) -> bool:
    """ "Voiced his doubt that she had won and called on them to": of two verbs joined behind "that" the second may be the teller's own."""
    for verb in told_by:
        first = verb.head
        if verb.dep_ != "conj" or verb.tag_ != "VBD" or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
            continue
        teller = first.head if first.dep_ == "ccomp" else first.head.head
        if first.tag_ == "VB" and first.dep_ == "ccomp":
            return True  # "said Oslo must leave and called for": what must be done is no past
        if (
            first.dep_ not in ("ccomp", "acl")
            or teller.tag_ != "VBD"
            or not any(c.lower_ == "that" for c in first.children if c.dep_ == "mark")
        ):
            continue
        if not any(stands_in(t, draft) for c in teller.children if c.dep_ == "nsubj" for t in c.subtree):
            return True
    return False


def is_examined(token: Token) -> bool:
    """ "Prosecutors examine allegations that": who looks into them does not make them."""
    return is_of(token, word_class("inquiring")) or (token.dep_ == "dobj" and is_of(token.head, word_class("inquiring")))


def _is_joined_on(verb: Token) -> bool:
    """ "Helped them in draining the marsh and accusing Oslo": who does the second is a guess."""
    return verb.tag_ in ("VB", "VBG") and verb.dep_ == "conj" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children)


def _is_anybody(match: Match) -> bool:
    """ "When you start calling them criminals", "any envoy who asks for it": whoever does."""
    if match.token.dep_ == "relcl" and any(c.lower_ == "any" and c.dep_ == "det" for c in match.token.head.children):
        return True
    clause = match.carrier if match.carrier.dep_ != "xcomp" else match.carrier.head
    generic = bool(match.sources) and match.sources[0].lower_ in ("you", "one", "anyone", "anybody", "whoever", "someone", "somebody")
    return generic and any(c.lower_ in ("when", "whenever", "once") and c.dep_ in ("advmod", "mark") for c in clause.children)


def _is_suspected(matches: Sequence[Match]) -> bool:
    """Whoever suspects does not yet accuse."""
    return all(is_of(m.token, word_class("suspecting")) for m in matches)


def stands_in(token: Token, draft: Draft) -> bool:
    """Whether a token lies in the source of a draft."""
    return any(span.start <= token.idx < span.end for span in draft.source)
