"""In which language is a text? English is read; any other is named, counted and left unread.

`find_language` takes a text and gives an ISO 639-1 code. A text is told foreign only on strong evidence, because an English article full of
foreign names must never be lost.
"""

from functools import cache
from typing import Any, Final

__all__ = ["MIN_CONFIDENCE", "MIN_WORDS", "find_language"]

MIN_WORDS: Final = 20
"""Texts of fewer words are too short to tell and pass as English."""

MIN_CONFIDENCE: Final = 0.9
"""A language other than English counts from this probability on.

py3langid 0.4 on 1,120 English articles and items of nine collections: 9 not told English, all of them tables of company results ("Net 12.3
mln vs 8,699,000"), the surest at 0.38. Running text in French, German, Spanish, Russian or Arabic of 25 words is told at 0.99 and more.
Run tests/loaders/test_language.py again after a change.
"""

_MAX_CHARS: Final = 4_000  # the head tells; 4,000 characters take about a millisecond


@cache
def _identifier() -> Any:
    # The model (140 languages) is loaded at the first use and kept: 0.7 s and some 30 MB a process.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def find_language(text: str) -> str:
    """Find the language of a text.

    Returns
    -------
    ISO 639-1 code (639-3 where a language has no two-letter one); ``en`` for English, for texts of fewer than `MIN_WORDS` words, and
    wherever another language is not beyond doubt.
    """
    head = text[:_MAX_CHARS]
    # Scripts without spaces have few "words"; there the characters count, five to a word.
    if len(head.split()) < MIN_WORDS and sum(not c.isascii() and c.isalpha() for c in head) < 5 * MIN_WORDS:
        return "en"
    language, confidence = _identifier().classify(head)
    n_letters = sum(c.isalpha() for c in head)
    # Most letters being of another script, it is not English, however unsure which of its languages it is.
    foreign = confidence >= MIN_CONFIDENCE or 2 * sum(c.isalpha() and c > "\u02ff" for c in head) > n_letters
    return str(language) if foreign else "en"
