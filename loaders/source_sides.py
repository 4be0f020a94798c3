"""For whom does a source speak by its own words?

In comes a draft with the cast of its article; out come the ids of those whom its source names as its own: "a spokesman for the northern
militia", "its president", "both states", or "the ministry" where what it tells is of one state.
"""

from .clauses import behind, expand, is_passive, passive_subjects, subjects
from .document import Draft
from .lexicon import bodies, titles
from .targets import Cast
from .wordlists import is_of, lemma_of, word_class

__all__ = ["are_several", "is_in_office", "spoken_for"]


def spoken_for(cast: Cast, draft: Draft) -> frozenset[str]:
    """The ids of those whom a source names as its own, and of those whom it tells of: "both states", who may be known by their names."""
    source = cast.top(draft.source)
    found = (cast.actor(t) for t in expand(source)) if source is not None else ()
    speaker = draft.speaker
    stateless = speaker is None or (speaker.country is None and speaker.organization is None)
    told_of = frozenset(entity.id for entity in found if entity is not None)
    return told_of | _named_as_own(cast, draft) | (_bare_organ(cast, draft) if stateless else frozenset())


def are_several(cast: Cast, draft: Draft) -> bool:
    """Whether a source is a plural: "the farmers", who do not say "it" of themselves."""
    source = cast.top(draft.source)
    return source is not None and source.tag_ == "NNS"


def is_in_office(cast: Cast, draft: Draft) -> bool:
    """Whether a source is an office or an organ of a state: "the minister", whose word counts whoever's minister it is."""
    source = cast.top(draft.source)
    title = titles().get(lemma_of(source)) if source is not None else None
    return source is not None and (is_of(source, word_class("organs")) or (title is not None and title.voice == "state"))


def _named_as_own(cast: Cast, draft: Draft) -> frozenset[str]:
    """ "A spokesman for the northern militia", "its president"."""
    source = cast.top(draft.source)
    if source is None:
        return frozenset()
    whose = [c for c in source.children if c.tag_ == "PRP$"]
    own = [c for c in whose if cast.is_body(c)]
    if not own and is_of(source, word_class("aides")):
        own = [c for c in whose if cast.actor(c) is not None]  # "his aide", "her lawyer"
    if own and (lemma_of(source) in titles() or lemma_of(source) in bodies()):
        return frozenset(entity.id for entity in map(cast.actor, own) if entity is not None)  # "its president", "its army"
    if any(cast.actor(c) is None for c in whose) and draft.content[0].start < draft.source[0].start:
        told = cast.top(draft.content[:1])
        before = cast.actors(subjects(told)) if told is not None else []  # "Oslo will pay, its envoy said"
        return frozenset(entity.id for entity in map(cast.actor, before) if entity is not None)
    if not is_of(source, word_class("mouths") | word_class("carriers")):
        return frozenset()
    heads = [*behind(source, "for", "of", "by", "from"), *(c for c in source.children if c.dep_ in ("poss", "compound", "amod"))]
    return frozenset(entity.id for entity in map(cast.actor, heads) if entity is not None)


def _bare_organ(cast: Cast, draft: Draft) -> frozenset[str]:
    """The state of which "the ministry" or "the president" tells what it will do, or does not, where nothing else says whose they are."""
    source, told = cast.top(draft.source), cast.top(draft.content[:1])
    if source is None or told is None or not is_of(source, word_class("organs") | word_class("mouths") | {"president", "premier"}):
        return frozenset()
    if any(c.dep_ not in ("det", "compound") or cast.actor(c) is not None for c in source.children):
        return frozenset()
    no = any(c.dep_ == "neg" for c in told.children)
    suffers = is_of(told, word_class("paying") | {"regret"}) or (is_passive(told) and not is_of(told, word_class("forced")))
    if not no and (suffers or not any(c.lower_ in ("will", "would", "'ll") for c in told.children)):
        return frozenset()  # "Oslo bombed the bridge, the ministry said", "Oslo will pay": another's
    subject = passive_subjects(told) if is_passive(told) else subjects(told)
    found = (cast.actor(t) for t in cast.actors(subject) if cast.names(t))
    labels = ("Country", "Organization") if is_of(source, word_class("mouths")) else ("Country",)
    return frozenset(entity.id for entity in found if entity is not None and entity.label in labels)
