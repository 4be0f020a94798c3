"""Ids: the same input always gives the same id, and no two labels share one.

A graph id is a letter for what it names, an underscore and 20 hex digits (80 bits) of SHA-256 over its parts; a country's id is its
ISO 3166 alpha-3 code.
"""

import hashlib
import unicodedata
from typing import Final, Literal

__all__ = ["PREFIXES", "fold", "make_id", "text_hash"]

Kind = Literal["article", "outlet", "speaker", "organization", "quote", "claim", "relationship", "run"]

PREFIXES: Final[dict[str, str]] = {
    "article": "a",
    "outlet": "m",
    "speaker": "p",
    "organization": "o",
    "quote": "q",
    "claim": "c",
    "relationship": "r",
    "run": "u",
}


def make_id(kind: Kind, *parts: str | int | None) -> str:
    """Make the id of a thing from its kind and the parts that tell it from others of its kind.

    Parts keep their places: ``("a", None)`` and ``(None, "a")`` differ, and so do ``("ab", "c")`` and ``("a", "bc")``.
    """
    body = "\x1f".join("" if part is None else f"{part}\x1e" for part in (kind, *parts))
    return f"{PREFIXES[kind]}_{hashlib.sha256(body.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"


def text_hash(text: str) -> str:
    """SHA-256 of an article's text as 64 hex digits; white space at the ends and its kind do not count."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()


def fold(name: str) -> str:
    """Fold a name for comparison: compatibility forms, case, accents, ё, apostrophes and white space do not count."""
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).replace("’", "'").replace("‘", "'")
    return " ".join(bare.split())
