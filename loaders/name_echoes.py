"""Names that come again: the surname of a person named in full, or a body's whole name, where no run of capitals showed it.

In: the typed names of an article and its `Words`. Out: further `Name` records. spaCy takes a surname at the start of a sentence for a
common noun at times ("Moor described"), and in a headline in capitals no word stands out; what the article names elsewhere does.
"""

from collections.abc import Sequence

from .lexicon import given_names, titles
from .name_forms import Name, name_words
from .words import Words

__all__ = ["find_echoes"]


def find_echoes(text: str, words: Words, names: Sequence[Name], taken: Sequence[bool], loud: Sequence[bool]) -> list[Name]:
    """The further names, each of the type of the one that it repeats.

    Parameters
    ----------
    taken : by token, whether a name holds it already.
    loud : by sentence, whether its capitals tell nothing.
    """
    surnames = {name.text.split()[-1] for name in names if name.type == "person" and (" " in name.text or name.title is not None)}
    single = {name.text: name.type for name in names if name.type in ("organization", "person") and name.stop - name.first == 1}
    found = []
    for i in range(len(words)):
        token = words.text[i]
        if taken[i] or not token[0].isupper() or len(token) < 3:
            continue
        kind = "person" if token in surnames else single.get(token)
        if kind is None or not _is_noun(words, i, loud=loud[words.sentence[i]]):
            continue
        first = i - (kind == "person" and _follows_given(words, i, taken))
        start, end = words.start[first], words.end[i]
        found.append(Name(first, i + 1, start, end, text[start:end], kind, i))
    return found


def _follows_given(words: Words, i: int, taken: Sequence[bool]) -> bool:
    """Whether a given name stands right before a surname: "Ada" of "Ada Moran" in a headline."""
    before = i - 1
    return before >= 0 and words.sentence[before] == words.sentence[i] and not taken[before] and words.text[before] in given_names()


def _is_noun(words: Words, i: int, *, loud: bool) -> bool:
    """Whether the word stands as a noun that may be a name: the title "King" is none, nor "Price" before "rises" in a headline."""
    tag = words.tag[i]
    if words.lower[i] in titles() or words.lower[i] in name_words("none"):
        return tag.startswith("NNP") and not loud
    if loud:
        return tag.startswith("NNP")
    at_start = i == words.sentences[words.sentence[i]][0]
    return tag.startswith("NN") or (not at_start and tag[:2] in ("JJ", "VB", "FW"))
