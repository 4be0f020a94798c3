"""Where names may stand: runs of capitalised words, with the small words that names hold ("Ministry of Defense", "Ursula von der Leyen").

In: `Words`. Out: token ranges. What a run holds is for `loaders.names` to read.
"""

from typing import Final

from .countries import find_country, key_of
from .lexicon import PARTICLES, bodies, given_names, honorifics, known, titles
from .name_forms import SUFFIX, bears_a_state, is_caseless, name_words
from .words import Words

__all__ = ["find_runs"]

MAX_NAME_TOKENS: Final = 14
MAX_LIST: Final = 8
"""How far back the "of" of a list may stand: "Bureau of Salt, Timber, Seals and Seeds"."""
MAX_CASELESS: Final = 4
"""Words in a script without capitals, one after the other, that may be a name; more are a passage in another language."""
LONGEST_STATE: Final = 4
"""Words in a state's name that begins with an adjective, at most."""
_OPENING: Final = ('"', "“", "``", "‘")
_CLOSING: Final = ('"', "”", "''", "’")


def find_runs(words: Words, loud: list[bool]) -> list[tuple[int, int]]:
    """Ranges of tokens that may be names: proper nouns, with the small words that names hold."""
    runs: list[tuple[int, int]] = []
    i, n = 0, len(words)
    while i < n:
        if not _proper(words, i, loud):
            i += 1
            continue
        j = i + 1
        body = words.lower[i] in name_words("body")
        while j < n and words.sentence[j] == words.sentence[i] and j - i < MAX_NAME_TOKENS:
            if _proper(words, j, loud):
                body = body or words.lower[j] in name_words("body")
                j += 1
                continue
            k = _bridge(words, i, j, n, body, loud)
            if k is None:
                break
            body = body or words.lower[j] in ("and", "&")  # what "and" joins is a body's name
            j = k
        if i > 0 and words.sentence[i - 1] == words.sentence[i] and _begins_before(words, i, j, body=body):
            i -= 1
        if words.lower[i] in name_words("company end") and runs and _goes_on(words, runs[-1][1], i):
            i = runs.pop()[0]  # the rest of "Orvana International / Inc" behind the end of a line
        runs.append((_after_loud_words(words, i, j), j))
        i = j
    return runs


def _begins_before(words: Words, i: int, j: int, *, body: bool) -> bool:
    """Whether a name begins a word earlier, with one that is none alone: "[European] Space Agency", "[Real] Oran", "[May] Lumber Co"."""
    if words.lower[j - 1] in name_words("company end") and words.tag[i - 1] == "NNP" and words.dep[i - 1] == "compound":
        return i <= words.head[i - 1] < j and words.text[i - 1][0].isupper()
    if words.tag[i - 1] in ("DT", "PDT") and words.text[i - 1] == "All":
        return words.entity[i - 1] == words.entity[i] == "ORG" and not words.entity_start[i]  # "[All] Nordic Airways"
    return (body and _is_wide_adjective(words, i - 1)) or (words.lower[i - 1] in name_words("club") and words.text[i - 1][0].isupper())


def _goes_on(words: Words, stop: int, i: int) -> bool:
    """Whether nothing but the end of a line stands between the run before, that ends at ``stop``, and token i."""
    return all(not token.strip() for token in words.text[stop:i]) and words.lower[stop - 1] not in name_words("company end")


def _is_wide_adjective(words: Words, i: int) -> bool:
    """Whether a capitalised word is of a continent, a faith or a people, which names no actor alone: "European", "Arab", "Catholic"."""
    of_state = i > 0 and find_country(f"{words.text[i - 1]} {words.text[i]}") is not None  # "South African"
    return words.lower[i] in name_words("wide") and words.text[i][0].isupper() and not of_state


def _after_loud_words(words: Words, first: int, stop: int) -> int:
    """Where a name begins in "SET UP ALERTS Moran said": a headline in capitals that a page runs into the text is no part of it."""
    k = first
    while k < stop and len(words.text[k]) > 1 and words.text[k].isupper():
        k += 1
    if k == first + 1 < stop and len(words.text[first]) > 2 and first == words.sentences[words.sentence[first]][0]:
        return k if words.text[k] in given_names() and words.entity[first] in ("PERSON", "") else first  # "WATCH Ada Moran"
    return k if k - first >= 2 and k < stop else first


def _is_caseless_name(words: Words, i: int) -> bool:
    """Whether a word in a script without capitals may be of a name, in an English text: "أحمد كرم said"."""
    first, stop = i, i + 1
    while first > 0 and i - first <= MAX_CASELESS and is_caseless(words.text[first - 1]):
        first -= 1
    while stop < len(words) and stop - i <= MAX_CASELESS and is_caseless(words.text[stop]):
        stop += 1
    return stop - first <= MAX_CASELESS


def _proper(words: Words, i: int, loud: list[bool]) -> bool:
    token, tag = words.text[i], words.tag[i]
    if is_caseless(token):
        return _is_caseless_name(words, i)
    if not token[0].isupper() or loud[words.sentence[i]]:
        return False
    if tag[:2] in ("VB", "RB") and words.entity[i] == "PERSON" and words.entity_start[i] and token in given_names():
        return True  # "Sven Moran of Orvana Inc", taken for a verb at the start of a sentence
    if (
        words.lower[i] in name_words("none")
        and words.entity[i] != "PERSON"
        and not (i > 0 and words.lower[i] == "may" and words.text[i - 1] in given_names())
        and not _is_given(words, i)
    ):
        return False
    if "-" in token and (match := SUFFIX.match(token)) and find_country(match.group(1)):
        return False
    if token.isupper() and words.text[i - 1 : i] == ["<"] and words.text[i + 1 : i + 2] == [">"]:
        return False  # "<ORV.A>": how an exchange calls what is named before
    if (
        tag[:2] in ("JJ", "VB")
        and i == words.sentences[words.sentence[i]][0]
        and words.head[i] != i
        and words.tag[words.head[i]] in ("NN", "NNS")
    ):
        return False  # "Fierce clashes": a capital letter that the sentence gives
    if i == words.sentences[words.sentence[i]][0] and _carries_words(words, i):
        return False  # "Reports said"
    if tag in ("NNP", "NNPS") or words.entity[i] in ("PERSON", "ORG", "GPE", "LOC", "FAC"):
        return tag not in ("DT", "IN", "PRP", "PRP$", "CC", "WDT", "WP", "RB", "MD", "TO") and not (
            tag.startswith("V") and i == words.sentences[words.sentence[i]][0]
        )
    if token.replace(".", "").isupper() and len(token) > 1 and tag not in ("DT", "PRP", "IN", "CC"):
        return True
    sentence_start = words.sentences[words.sentence[i]][0]
    before = words.text[i - 1] if i else ""
    return i > sentence_start and before not in ('"', "'", ":", "``") and before[-1:].strip() != "" and tag[:2] in ("NN", "JJ", "FW", "VB")


def _is_given(words: Words, i: int) -> bool:
    """Whether a word that may be a month is the given name before a surname with a particle: "Jan de Moran"."""
    return words.text[i] in given_names() and words.dep[i] == "compound" and words.lower[i + 1] in PARTICLES


def _carries_words(words: Words, i: int) -> bool:
    """Whether a word that stands alone is a plural of what only carries words: "Reports", "Media"."""
    body = bodies().get(words.lower[i])
    alone = i + 1 >= len(words) or not words.text[i + 1][0].isupper()
    return body is not None and body.kind in ("document", "outlet") and alone and (body.plural or body.form == "media")


def _bridge(words: Words, i: int, j: int, n: int, body: bool, loud: list[bool]) -> int | None:
    """Where a name from token i goes on after small words at j: "Ministry [of] Defense", "Children['s] Fund", "Ursula [von der] Leyen"."""
    lower = words.lower
    if j + 1 >= n or words.sentence[j + 1] != words.sentence[j]:
        return None
    if words.text[j] in _OPENING and words.text[j - 1] in given_names() and j + 3 < n and words.text[j + 2] in _CLOSING:
        return j + 4 if words.sentence[j + 3] == words.sentence[j] and _proper(words, j + 3, loud) else None  # "Ada “Fox” Moran"
    if lower[j] == "-" and words.start[j] == words.end[j - 1] and words.start[j + 1] == words.end[j]:
        lower_half = words.tag[j + 1] in ("NNP", "NN") and words.tag[j - 1] == "NNP" and words.tag[j - 2] == "NNP"  # "Kim Dong-yup"
        return j + 2 if words.text[j + 1][0].isupper() or lower_half else None
    if lower[j] in PARTICLES and (not body or words.text[j - 1] in given_names()):  # "Army Chief Peter [von] Hagen"
        k = j
        while k < n and (lower[k] in PARTICLES or lower[k] == "-"):
            k += 1
        return k + 1 if k < n and k - j <= 3 and words.sentence[k] == words.sentence[j] and _proper(words, k, loud) else None
    if lower[j] == "of" and lower[j - 1] in name_words("waters") and _proper(words, j + 1, loud):
        return j + 2  # "Gulf of Avaria"
    if body and lower[j] in ("of", "for", "on", "against", "to"):
        k = j + 1 + (lower[j + 1] == "the")
        return (
            k + 1
            if k < n
            and words.sentence[k] == words.sentence[j]
            and _proper(words, k, loud)
            and (lower[j] == "for" or bears_a_state(words, j - 1) or _goes_on_after_state(words, k, loud))
            and (lower[j] in ("of", "for") or i <= words.head[j] < j)  # not "sued in the District Court against Moran"
            else None
        )
    if lower[j] in ("and", "&") and not body and _joins_in_body(words, i, j, loud):
        return j + 2
    if body and lower[j] in ("and", "&", ",") and _within_of(words, i, j):
        k = j + 1
        if lower[j] == "," and (words.entity[k] == "PERSON" or words.text[k] in given_names() or words.text[k] in honorifics()):
            return None
        return (
            k + 1
            if k < n and _proper(words, k, loud) and find_country(words.text[k]) is None and words.dep[k] in ("conj", "pobj", "compound")
            else None
        )
    if lower[j] == "'s" and j + 1 < n and _proper(words, j + 1, loud):
        k = j + 1
        while k < n and _proper(words, k, loud):
            k += 1
        own = words.text[j - 1]
        first = words.sentences[words.sentence[i]][0]
        opens = i == j - 1 == first and lower[k - 1] in name_words("company end")  # "Oranson's Lumber Stores Inc"
        if (
            lower[k - 1] in name_words("body")
            and find_country(own) is None
            and key_of(own) not in known()
            and (opens or _no_place_before(words, j - 1))
        ):
            return k
    return None


def _goes_on_after_state(words: Words, k: int, loud: list[bool]) -> bool:
    """Whether what follows "of" is no state, or one that only opens the rest of the name: "Guild of the [Avarian] Salt Trade"."""
    if any(find_country(" ".join(words.text[k : k + size])) is not None for size in range(2, LONGEST_STATE + 1)):
        return False  # "Parliament of the Avarian Republic", where that is what the state is called
    state = find_country(words.text[k])
    if state is None:
        return True
    after = k + 1
    if state.kind != "adjective" or after >= len(words) or words.sentence[after] != words.sentence[k] or not _proper(words, after, loud):
        return False
    if words.lower[after] in titles() or words.text[after] in honorifics():
        return False
    while after < len(words) and words.sentence[after] == words.sentence[k] and _proper(words, after, loud):
        if words.lower[after] in name_words("body") | name_words("organ"):
            return False  # "Board of the Avarian Central Bank"
        after += 1
    return True


def _no_place_before(words: Words, i: int) -> bool:
    # "Aleppo's University" is not one name, "St. Mary's Hospital" and "Children's Fund" are; a plural or a saint's possessive is.
    return (
        words.tag[i] in ("NNPS", "NNS")
        or (i > 0 and words.lower[i - 1] in ("st.", "st", "saint"))
        or words.lower[i] in ("children", "women", "people", "men")
    )


def _within_of(words: Words, i: int, j: int) -> bool:
    return any(words.lower[k] in ("of", "for") for k in range(max(i, j - MAX_LIST), j))


def _joins_in_body(words: Words, i: int, j: int, loud: list[bool]) -> bool:
    """Whether "and" at j stands within one body's name that begins at i: "Border and Coast Guard Agency", "Ozan and Sons", "Ozan & Lind".

    Two bodies stay two: "the FBI and Justice Department".
    """
    k = j + 1
    if not _proper(words, k, loud) or not _proper(words, j - 1, loud):
        return False
    if words.lower[k] in name_words("partners"):
        return True
    if words.text[j] == "&":
        cited = any(token.isdigit() for token in words.text[k + 1 : k + 3])  # "(Ozan & Lind, 2010)"
        return not cited and find_country(words.text[j - 1]) is None and find_country(words.text[k]) is None
    stop = k
    while stop < len(words) and words.sentence[stop] == words.sentence[j] and _proper(words, stop, loud):
        stop += 1
    if _is_one_company(words, i, j, stop):
        return True
    if words.lower[stop - 1] not in name_words("body") or stop - k < 2:
        return False
    if words.dep[j - 1] not in ("nmod", "compound", "amod") or not k <= words.head[j - 1] < stop:
        return False
    return not (
        words.text[j - 1].isupper()
        or words.entity[j - 1] in ("GPE", "LOC")
        or find_country(" ".join(words.text[i:j])) is not None
        or any(key_of(" ".join(words.text[first:last])) in known() for first, last in ((i, j), (k, stop)))
        or any(words.text[m] in given_names() or words.entity[m] == "PERSON" for m in range(i, j))
    )


def _is_one_company(words: Words, i: int, j: int, stop: int) -> bool:
    """Whether what "and" at j joins is one company, of which the verb speaks as of one: "Nordic Cable and Wire Co said it"."""
    if words.lower[stop - 1] not in name_words("company end") or words.lower[j - 1] in name_words("company end") or stop + 1 >= len(words):
        return False
    if find_country(" ".join(words.text[i:j])) is not None or any(words.text[m] in given_names() for m in range(i, j)):
        return False
    return words.tag[stop] == "VBZ" or (words.tag[stop] == "VBD" and words.lower[stop + 1] in ("it", "its"))
