"""Who says something along with its speaker: Washington in "Moscow and Washington said".

In: a draft with its speaker. Out: those whom its source joins to the speaker's mention, as far as each is somebody known; an outlet only
carries words, and of "Moscow and two other capitals" Moscow alone is known. Washington of "Moscow, but not Washington" does not speak, and
of "Moscow or Washington" nobody can be told.
"""

from claimgraph.graph.extraction import Actor
from claimgraph.graph.model import ACTOR_LABELS

from .document import Document, Draft, Mention
from .entities import actor_of, is_press, mentions_within, top_of
from .source_lists import list_of
from .words import Words

__all__ = ["co_speakers", "is_either"]


def co_speakers(document: Document, draft: Draft) -> tuple[Actor, ...]:
    """The other speakers of a draft, in the order of its source; none where it has no speaker, or that one is not named there."""
    speaker, entities = draft.speaker, document.entities or {}
    if speaker is None or not draft.source:
        return ()
    words: Words = document.reading.words
    start, end = draft.source[0].start, draft.source[0].end
    within = {
        top_of(words, mention, start, end): mention for mention in mentions_within(document, start, end) if mention.entity_id is not None
    }
    first = [top for top, mention in within.items() if mention.entity_id == speaker.id]
    listed = list_of(document, start, end)
    starts = {m.start for m in listed.members} if listed is not None and listed.joined_by == "and" else set()
    named = {i for top, mention in within.items() if mention.type == "person" for i in _apposed(words, top)[1:]}
    found: dict[str, Actor] = {}
    for top, mention in sorted(within.items()):
        entity = entities.get(mention.entity_id or "")
        if entity is None or entity.label not in ACTOR_LABELS or entity.id == speaker.id or not mention.sure or is_press(document, mention):
            continue
        if top in named and mention.type != "person":
            continue  # "her brother" of "and her brother, the pilot Rex Holm"
        if mention.type == "country" and len(_apposed(words, top)) > 1:
            continue  # "a Dane" of "and her brother, a Dane"
        stands_beside = mention.start in starts and any(within[other].start in starts for other in first)
        joined = [within[other] for other in first] if any(_joined(words, top, other) for other in first) else []
        if stands_beside or (joined and not any(_is_told_of(words, mention, top, other) for other in joined)):
            found.setdefault(entity.id, actor_of(document, entity, mention.basis))
    return tuple(found.values())


def is_either(document: Document, draft: Draft) -> bool:
    """Whether one of several said it, and not told which: "Oslo or Riga". Of bodies, "or" may give another name of the same."""
    listed = list_of(document, draft.source[0].start, draft.source[0].end) if draft.source else None
    if listed is None or listed.joined_by != "or" or len({m.entity_id for m in listed.members}) == 1:
        return False  # "Burma or Myanmar"
    return any(m.type != "organization" for m in listed.members)


def _apposed(words: Words, top: int) -> list[int]:
    """A word and the nouns that it is an apposition to, one over the other: Holm, "pilot", "brother" of "her brother, the pilot Holm"."""
    found = [top]
    while words.dep[top] == "appos" and words.head[top] < top:
        top = words.head[top]
        found.append(top)
    return found


def _joined(words: Words, top: int, first: int) -> bool:
    """Whether a word is joined to another by "and", over others between them too; or beside one that is: "Keller and her envoy, Morel"."""
    top = _apposed(words, top)[-1]
    while words.dep[top] == "conj" and words.head[top] < top and not _is_left_out(words, top):
        top = words.head[top]
        if top == first:
            return True
    return False


def _is_left_out(words: Words, top: int) -> bool:
    """Whether what is joined did not speak, or only may have: "but not Oslo", "rather than Oslo", and all of "Bonn, Oslo or Riga"."""
    head = words.head[top]
    before = range(head + 1, top)
    if any((words.dep[i] == "neg" and words.head[i] == top) or (words.dep[i] == "cc" and words.lower[i] == "than") for i in before):
        return True
    return any(
        words.dep[i] == "cc" and words.lower[i] in ("or", "nor") and words.head[i] in (head, top)
        for i in range(head + 1, words.right[top] + 1)
    )


def _is_told_of(words: Words, mention: Mention, top: int, first: Mention) -> bool:
    """Whether what is joined only tells of the first: a second title, the monks of "Solheim, a cook among herders, monks and pilots"."""
    objects = (i for i in range(first.head, top - 1) if words.dep[i] == "pobj" and words.tag[i] == "NNS")
    in_list = any(words.text[i + 1] == "," and words.lower[i + 2] != "and" for i in objects)
    if first.type == "person" and words.tag[top] == "NNS" and in_list:
        return True
    return _is_second_title(words, mention, top, first)


def _is_second_title(words: Words, mention: Mention, top: int, first: Mention) -> bool:
    """Whether one person has two titles: "the minister and deputy leader, Solheim", "Solheim, a doctor and the leader of the party"."""
    top = _apposed(words, top)[-1]
    joins = [i for i in range(first.head, top) if words.dep[i] == "cc"]
    if any(words.text[i - 1] == "(" for i in joins):
        return True  # "the captain (and cook)"
    if words.tag[top] != "NN" or mention.type in ("organization", "group"):
        return False
    if first.type == "person" and mention.type != "person" and joins and words.text[first.head + 1] == "," != words.text[joins[-1] - 1]:
        return True
    beside = [i for i in range(words.head[top], top) if words.head[i] == top and words.dep[i] in ("det", "poss", "nummod")]
    return all(words.text[i].isdigit() for i in beside)  # "the treasurer and 1998 champion"
