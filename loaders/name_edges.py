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
    people = [name for name in names if name.type == "person" and name.stop - name.first > 1]
    whole = {tuple(_plain(words, name.first, name.stop)) for name in people}
    for name in people:
        if _joins_two(words, name, people):
            name.type = "other"
        if name.type != "person" or name.stop - name.first < 3:
            continue
        first, stop = name.first, name.stop
        behind = next((k for k in range(stop - 1, first + 1, -1) if tuple(_plain(words, first, k)) in whole), None)
        after = tuple(_plain(words, first + 1, stop)) in whole and words.text[first + 1][0].isupper()
        if behind is not None and not _is_of_name(words.text[behind]):
            name.stop = behind
        elif after and not _is_of_name(words.text[first]):
            name.first += 1
        else:
            continue
        name.start, name.end = words.start[name.first], words.end[name.stop - 1]
        name.text, name.head = text[name.start : name.end], head_of(words, name.first, name.stop)


def _plain(words: Words, first: int, stop: int) -> list[str]:
    """The words of a name, its hyphens left out: "Bashar al Assad", "Bashar al-Assad"."""
    return [word for word in words.lower[first:stop] if word != "-"]


def _joins_two(words: Words, name: Name, people: Sequence[Name]) -> bool:
    """Whether a hyphen joins the surnames of two persons of the article: "the Moran-Ozan debate"."""
    if name.stop - name.first != 3 or words.text[name.first + 1] != "-":
        return False
    last = {words.lower[other.stop - 1] for other in people if other is not name and other.stop - other.first == 2}
    return words.lower[name.first] in last and words.lower[name.stop - 1] in last


def _is_of_name(word: str) -> bool:
    """Whether a word may belong to a name: a given name, a surname, "Jr."."""
    return word in given_names() or word in surnames() or not word.isalpha() or len(word) < 3
