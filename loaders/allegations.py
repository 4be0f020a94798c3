"""Of what is somebody accused?

The words of a claim's content, held against ``allegations.tsv``: 13 kinds, several allowed, ``other`` where none is told.
"""

import re
from collections.abc import Iterable
from functools import cache

from claimgraph.graph.model import ALLEGATIONS

from .tables import read_table

__all__ = ["find_allegations"]


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds: dict[str, str] = {}
    for kind, words in read_table("allegations.tsv", 2)[1:]:
        for word in words.split():
            kinds.setdefault(word.replace("_", " "), kind)
    # The longest first, so that "chemical attack" is not read as "attack".
    words_by_length = sorted(kinds, key=lambda w: (-len(w), w))
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(w) for w in words_by_length) + r")(?![\w-])"), kinds


def find_allegations(texts: Iterable[str]) -> tuple[str, ...]:
    """The kinds of allegation that the texts tell, in the order of `graph.model.ALLEGATIONS`; ``("other",)`` if none."""
    pattern, kinds = _pattern()
    found = {kinds[m.group()] for text in texts for m in pattern.finditer(" ".join(text.lower().replace("’", "'").split()))}
    if "war_crime" in found or "terrorism_support" in found:
        # "bombed a hospital" tells the graver of the two; an attack alone is aggression
        found.discard("aggression")
    if "chemical_weapons" in found:
        found -= {"aggression", "war_crime"}
    if "cyber_attack" in found:
        found.discard("aggression")
    return tuple(kind for kind in ALLEGATIONS if kind in found) or ("other",)
