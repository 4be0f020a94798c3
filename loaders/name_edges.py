"""Where a person's name begins and ends in a run of capitals: "Ada Moran" of "Ada Moran Wins", where the article has her elsewhere too.

In: the typed names of an article. Out: the same, those cut that hold more than a person's whole name, if what is next to it is of no name.
"""

from collections.abc import Sequence

from .lexicon import given_names, surnames
from .name_forms import Name, head_of
from .words import Words

__all__ = ["cut_edges"]


def cut_edges(text: str, words: Words, names: Sequence[Name]) -> None:
    """Take the words off that stand behind the whole name of a person of the article, or the one before it."""
    whole = {tuple(words.lower[name.first : name.stop]) for name in names if name.type == "person" and name.stop - name.first > 1}
    for name in names:
        if name.type != "person" or name.stop - name.first < 3:
            continue
        lowers = tuple(words.lower[name.first : name.stop])
        behind = next((k for k in range(len(lowers) - 1, 1, -1) if lowers[:k] in whole), 0)
        if behind and not _is_of_name(words.text[name.first + behind]):
            name.stop = name.first + behind
        elif lowers[1:] in whole and words.text[name.first + 1][0].isupper() and not _is_of_name(words.text[name.first]):
            name.first += 1
        else:
            continue
        name.start, name.end = words.start[name.first], words.end[name.stop - 1]
        name.text, name.head = text[name.start : name.end], head_of(words, name.first, name.stop)


def _is_of_name(word: str) -> bool:
    """Whether a word may belong to a name: a given name, a surname, "Jr."."""
    return word in given_names() or word in surnames() or not word.isalpha() or len(word) < 3
