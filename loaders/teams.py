"""Whether a state's name stands for its team: "Avaria beat Bria 2-0 in the World Cup" is no deed of a state.

In: a `Name` of a state in its `Words`. The words that decide are those of ``name_words.tsv``.
"""

import re
from typing import Final

from .name_forms import Name, name_words
from .words import Words

__all__ = ["plays"]

_SCORE: Final = re.compile(r"\d{1,3}[-–]\d{1,3}")


def plays(words: Words, name: Name) -> bool:
    """Whether a state plays: a party to a verb of playing in a sentence that speaks of a sport or gives a score."""
    if name.country is None or name.country.kind not in ("display", "name") or name.suffix is not None:
        return False
    if name.stop < len(words) and words.tag[name.stop] == "POS":
        return False
    if name.stop < len(words) and _SCORE.fullmatch(words.text[name.stop]):
        first, stop = words.sentences[words.sentence[name.first]]
        if any(words.lemma[i].lower() in name_words("plays") and words.tag[i].startswith("VB") for i in range(first, stop)):
            return True  # "beat a tired [Avaria] 31-12", however the parse hangs it
    head = name.head
    while words.dep[head] in ("conj", "appos") and words.head[head] != head:
        head = words.head[head]
    if words.dep[head] in ("compound", "nmod", "amod") and _SCORE.fullmatch(words.text[words.head[head]]):
        head = words.head[head]  # "beat [Avaria 2-0]"
    parent = words.head[head]
    if words.dep[head] == "pobj" and words.lower[parent] in ("with", "against", "over", "to", "by"):
        parent = words.head[parent]
        if _SCORE.fullmatch(words.text[parent]):
            parent = words.head[parent]  # "won 2-0 against Avaria"
    elif words.dep[head] not in ("nsubj", "nsubjpass", "dobj", "compound"):
        return False
    return words.lemma[parent].lower() in name_words("plays") and _is_of_sport(words, name)


def _is_of_sport(words: Words, name: Name) -> bool:
    first, stop = words.sentences[words.sentence[name.first]]
    said = set(words.lower[first:stop])
    if said & name_words("sport"):
        return True
    return any(
        _SCORE.fullmatch(words.text[i])
        or (words.text[i] in "-–" and first < i < stop - 1 and words.text[i - 1].isdigit() and words.text[i + 1].isdigit())
        for i in range(first, stop)
    )
