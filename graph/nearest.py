"""The known names that are nearest to one that is not known, for messages that help."""

from collections.abc import Iterable, Mapping

from .ids import fold

__all__ = ["nearest"]


def nearest(wanted: str, names: Mapping[str, Iterable[str]], *, most: int = 4, least: float = 70.0) -> list[str]:
    """The keys whose names are nearest to ``wanted``, the nearest first; case and accents do not count.

    Parameters
    ----------
    names : key to the names that it goes by.
    least : likeness from which a name counts, 0 to 100 (rapidfuzz's WRatio).
    """
    from rapidfuzz import fuzz, process

    owners, folded = [], []
    for key, known in names.items():
        for name in known:
            owners.append(key)
            folded.append(fold(name))
    near = process.extract(fold(wanted), folded, scorer=fuzz.WRatio, limit=3 * most, score_cutoff=least)
    return list(dict.fromkeys(owners[index] for _, _, index in near))[:most]
