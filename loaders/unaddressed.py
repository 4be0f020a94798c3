"""Does a verbal act reach nobody?

In comes an act with its frame, or what is said; out comes whether it is a mere question, or it is a finding that speaks, a thing that is
blamed or to do something.
"""

from collections.abc import Sequence
from typing import Any

from .clauses import behind, is_passive, objects, passive_subjects
from .frames import Match
from .voices import can_speak
from .wordlists import is_of, word_class

__all__ = ["asks_a_thing", "blames_a_thing", "is_finding", "is_question"]

Token = Any


def is_finding(source: Token) -> bool:
    """ "The poll suggests", "several of the findings contradict": nobody does."""
    return any(is_of(w, word_class("findings")) for w in (source, *behind(source, "of")))


def blames_a_thing(match: Match) -> bool:
    """ "Blamed the delay on rising costs", "held prices responsible", "attributed it to gas": blame needs somebody who did it."""
    recounts = is_of(match.token, word_class("recounting")) and match.frame.type == "accusation"
    needs_target = is_of(match.token, word_class("needs_target")) and match.frame.type != "denial"
    if (recounts or needs_target) and "that" not in match.frame.needs:
        return not any(can_speak(h) for h in behind(match.token, "to"))
    if match.passive and match.agentless and "insult" in match.frame.needs:
        return not any(can_speak(h) for h in passive_subjects(match.token))  # "the fire is described as a crime"
    if match.passive or not (
        match.frame.word in ("blame", "hold") or (match.frame.word in word_class("naming") and "insult" in match.frame.needs)
    ):
        return False
    heads = behind(match.token, "on") or objects(match.token)
    heads = heads if behind(match.token, "on") else [h for head in heads for h in (behind(head, "on") or [head])]
    return bool(heads) and all(h.pos_ == "NOUN" and not can_speak(h) for h in heads)


def asks_a_thing(match: Match, clause: Token | None) -> bool:
    """ "Wants the affair to go away", "ordered curtains to brighten the room": what is to do it is nobody."""
    heads = objects(match.token) or ([c for c in clause.children if c.dep_ == "nsubj"] if clause is not None else [])
    return (
        match.frame.word in ("want", "order")
        and not match.passive
        and clause is not None
        and any(c.tag_ == "TO" for c in clause.children)
        and not is_passive(clause)
        and all(h.pos_ == "NOUN" for h in heads)
    )


def is_question(told: Sequence[Token]) -> bool:
    """What is demanded is an answer: "“Why are you still here?” she demanded"."""
    words = [t for t in told if not t.is_quote and not t.is_space]
    return bool(words) and words[-1].text == "?"
