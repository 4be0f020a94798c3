"""Whether a capital or a state acts in its sentence: "Moscow said" is a government, "in Moscow" a place, "Moscow's mayor" neither.

In: a `Name` in its `Words`. The words that decide are those of ``name_words.tsv``.
"""

from .countries import find_country
from .name_forms import Name, name_words
from .words import Words

__all__ = ["acts", "is_acting_state"]


def acts(words: Words, name: Name) -> bool:
    """Whether a capital acts, and so stands for a government: a subject, an agent, a party to something; not a place, not a mere owner."""
    i = name.head
    dep, parent = words.dep[i], words.head[i]
    if _is_told_to_be_a_town(words, name):
        return False
    if name.stop < len(words) and words.tag[name.stop] == "POS":
        owned = words.lower[parent]
        if owned in name_words("of a town"):
            return False
        return not (words.tag[parent].startswith("NNP") and owned in name_words("place"))
    if (
        name.stop < len(words)
        and words.text[name.stop] == ","
        and name.stop + 1 < len(words)
        and words.tag[name.stop + 1] == "NNP"
        and dep != "nsubj"
    ):
        return False
    if dep in ("nsubj", "nsubjpass", "agent"):
        return not (dep == "nsubjpass" and words.lemma[parent] in name_words("befalls"))
    if dep == "conj":
        head = words.head[i]
        while words.dep[head] == "conj" and words.head[head] < head:
            head = words.head[head]  # "Moscow, Ankara and Tehran said"
        if words.entity[head] == "GPE" and find_country(words.text[head]) is None:
            return False  # "Hamburg and Moscow"
        return (
            words.dep[head] in ("nsubj", "dobj", "pobj")
            and not (words.dep[head] == "pobj" and words.lower[words.head[head]] in name_words("where"))
            and words.tag[head].startswith("NNP")
        )
    if dep == "dobj":
        return words.lemma[parent] in name_words("done to actors")
    if dep == "pobj":
        if words.lower[parent] == "to" and words.lower[words.head[parent]] == "according":
            return True  # "according to Moscow"
        return (
            words.lower[parent] in ("with", "by", "against", "between", "for", "on")
            and words.lower[parent] not in name_words("where")
            and not (words.lower[parent] in ("for", "on", "by") and words.lemma[words.head[parent]] in name_words("moves"))
            and not (words.lower[parent] in ("on", "against") and _is_onslaught(words, words.head[parent]))
        )
    return False


def _is_told_to_be_a_town(words: Words, name: Name) -> bool:
    """Whether the words beside a capital tell that the town is meant: "the capital city Moscow", "Moscow, Russia, was quiet"."""
    if name.first and words.lower[name.first - 1] in ("capital", "city", "downtown", "central"):
        return True
    if name.country is None or name.stop + 1 >= len(words) or words.text[name.stop] != ",":
        return False
    after = (find_country(" ".join(words.text[name.stop + 1 : name.stop + 1 + size])) for size in (2, 1))
    return any(state is not None and state.code == name.country.code for state in after)


def _is_onslaught(words: Words, noun: int) -> bool:
    """Whether a noun is an attack by arms, which hits a town: "drone attacks on", "airstrikes on"; not "his attack on"."""
    return words.lemma[noun] in ("airstrike", "bombardment", "shelling", "bombing") or (
        words.lemma[noun] in name_words("onslaughts")
        and any(words.lower[k] in name_words("arms") for k in range(max(0, noun - 3), noun) if words.head[k] == noun)
    )


def is_acting_state(words: Words, name: Name) -> bool:
    """Whether a state is the subject of its clause."""
    if name.type != "country" or name.country is None or name.suffix is not None or name.country.kind not in ("display", "name", "capital"):
        return False
    return words.dep[name.head] in ("nsubj", "ROOT")
