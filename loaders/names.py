"""Names in a text: where they stand and of what type they are.

In: the `Words` of an article. Out: `Name` records in reading order, none within another. spaCy's entities are one voice among several:
known names (tables), titles before a name, the words of which bodies are named, prepositions of place, and how the same name is used
elsewhere in the article.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

from claimgraph.graph.ids import fold

from .countries import CountryForm, country_forms, find_country, key_of
from .lexicon import PARTICLES, Known, first_pieces, given_names, honorifics, known, piece_of, portfolio_of, titles
from .words import Words

__all__ = ["Name", "find_names", "is_title_case"]

_BODY_WORDS: Final = (
    "ministry department council observatory coalition organization organisation committee university party front army union bureau agency "
    "office institute association court bank group center centre commission federation corps force forces service services authority board "
    "foundation administration assembly parliament senate congress company corporation corp inc ltd llc plc co "
    "college school hospital church "
    "league alliance society club movement campaign fund network police guard guards command fleet brigade battalion division regiment "
    "tribunal trust academy museum times post journal tribune herald news press radio television tv agence exchange airlines airways "
    "industries systems technologies partners holdings brothers sons mission embassy house cabinet directorate secretariat conference "
    "confederation chamber syndicate team project initiative programme program register gazette"
)
BODY_WORDS: Final = frozenset(_BODY_WORDS.split())
_PLACE_WORDS: Final = (
    "city province county district region governorate oblast island islands river mountain mountains sea ocean bay "
    "strait street avenue road "
    "square airport village town valley lake beach coast desert park bridge gulf peninsula port camp highway state"
)
PLACE_WORDS: Final = frozenset(_PLACE_WORDS.split())
_EVENT_WORDS: Final = (
    "war day prize award act treaty agreement accord accords game games cup olympics festival summit revolution crisis bill"
)
EVENT_WORDS: Final = frozenset(_EVENT_WORDS.split())
_NO_NAMES: Final = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun i internet god christmas "
    "easter ramadan mr mrs ms "
    "christian christians muslim muslims islamic islamist islamists jewish jews jew christianity islam catholic catholics protestant sunni "
    "shiite shia shi'ite alawite sunnis kurdish kurds kurd arab arabs english western westerners latino latinos hispanic african-american "
    "european europeans asian asians african africans black white blacks whites am pm gmt est edt pst utc bst covid tv dna hiv aids"
)
NO_NAMES: Final = frozenset(_NO_NAMES.split())
_WHERE: Final = "in at near from around outside inside across throughout into toward towards within"
_PLACE_PREPOSITIONS: Final = frozenset(_WHERE.split())
_SUFFIX: Final = re.compile(
    r"^(.+?)[-‐‑–](based|backed|led|allied|controlled|held|occupied|born|run|made|brokered|sponsored|supported|funded|trained|registered|"
    r"owned|bound|friendly|linked|aligned|imposed|mediated|style)$"
)
MAX_NAME_TOKENS: Final = 14


@dataclass(slots=True)
class Name:
    """A name at tokens [first, stop) and offsets [start, end).

    ``type`` is person, organization, outlet, country, place or other. ``title`` is the range of tokens of the title or honorific that
    stands before a person's name, else None. ``country`` and ``known`` are set where a table has the name.
    """

    first: int
    stop: int
    start: int
    end: int
    text: str
    type: str
    head: int
    title: tuple[int, int] | None = None
    country: CountryForm | None = None
    known: Known | None = None
    suffix: str | None = None  # "based" of "U.K.-based"


def find_names(text: str, words: Words) -> list[Name]:
    """Find and type the names of an article. ``text`` is the article's own text, which the names are cut from."""
    loud = [is_title_case(words, first, stop) for first, stop in words.sentences]
    taken = [False] * len(words)
    names: list[Name] = []
    runs = _runs(words, loud)
    known_names = _known_names(text, words, loud)
    within = {i: name for name in known_names.values() for i in range(name.first + 1, name.stop)}
    for first, stop in runs:
        if first in within and within[first].stop >= stop:
            continue
        names.extend(_read_run(text, words, first, stop, known_names))
    for name in names:
        taken[name.first : name.stop] = [True] * (name.stop - name.first)
    for name in known_names.values():
        if not any(taken[name.first : name.stop]):
            names.append(name)
            taken[name.first : name.stop] = [True] * (name.stop - name.first)
    names.extend(half for i in range(len(words)) if not taken[i] and (half := _first_half(text, words, i)) is not None)
    names.sort(key=lambda name: (name.start, name.end))
    _agree(words, names, loud)
    return [name for name in names if name.type != "other"]


def is_title_case(words: Words, first: int, stop: int) -> bool:
    """Whether a sentence is a headline in title case or capitals: there, capital letters tell nothing."""
    letters = [t for t in words.text[first:stop] if len(t) > 3 and t[0].isalpha()]
    if len(letters) < 3:
        return False
    capital = sum(t[0].isupper() for t in letters)
    return (
        capital >= 0.8 * len(letters)
        and words.text[stop - 1].strip() != "."
        and any(words.tag[i][:2] in ("VB", "MD") for i in range(first, stop))
    )


# --- known names


def _known_names(text: str, words: Words, loud: list[bool]) -> dict[int, Name]:
    """Names that a table has, the longest at each place, by their first token."""
    pieces, table, states = first_pieces(), known(), country_forms()
    found: dict[int, Name] = {}
    i, n = 0, len(words)
    while i < n:
        token = words.text[i]
        if not (token[0].isalpha() and (token[0].isupper() or token in ("al", "contras", "peshmerga"))):
            i += 1
            continue
        longest = pieces.get(piece_of(token))
        if longest is None:
            i += 1
            continue
        stop_at = min(n, i + longest + 2)
        for stop in range(stop_at, i, -1):
            last = words.text[stop - 1]
            if words.sentence[stop - 1] != words.sentence[i] or not any(c.isalnum() for c in last):
                continue
            form = words.text[i] if stop == i + 1 else text[words.start[i] : words.end[stop - 1]].replace("’", "'")
            if stop == i + 1 and form[-1] == "." and len(form) > 2 and form[-2].islower():
                form = form[:-1]
            key = key_of(form)
            state, entry = states.get(key), table.get(key)
            if state is None and entry is None:
                continue
            if not any(c.isupper() for c in form) and entry is None:
                continue
            if _is_a_word(words, i, stop, form, loud):
                continue
            if entry is not None and state is not None and state.kind in ("organ", "context", "capital", "name"):
                state = None
            kind = (
                (entry.label.lower() if entry is not None else "country")
                if state is None
                else ("place" if state.kind == "part" else "country")
            )
            start, end = words.start[i], words.end[stop - 1]
            head = _head(words, i, stop)
            found[i] = Name(i, stop, start, end, text[start:end], kind, head, country=state, known=entry)
            i = stop - 1
            break
        i += 1
    return found


def _is_a_word(words: Words, first: int, stop: int, form: str, loud: list[bool]) -> bool:
    """A known form that is an ordinary word in this place: "IS" or "WHO" in capitals, "Time" at a sentence's start."""
    if stop != first + 1:
        return False
    tag = words.tag[first]
    if (
        form.isupper()
        and len(form) <= 5
        and loud[words.sentence[first]]
        and form not in ("US", "UK", "UN", "EU", "U.S.", "U.K.", "U.N.", "NATO")
    ):
        return not tag.startswith("NNP")
    if tag.startswith("NNP") or (tag.startswith("JJ") and find_country(form) is not None):
        return False
    return tag in ("PRP", "MD", "IN", "DT", "VB", "VBZ", "VBP", "WP", "CC", "RB", "UH", "TO") and find_country(form) is None


def _first_half(text: str, words: Words, i: int) -> Name | None:
    """A state within a compound that is one token: "U.K." of "U.K.-based", "Franco" of "Franco-German"."""
    token = words.text[i]
    if "-" not in token or not token[0].isupper():
        return None
    match = _SUFFIX.match(token)
    half, suffix = (match.group(1), match.group(2)) if match else (token.split("-")[0], None)
    state = find_country(half)
    if state is None or (suffix is None and state.kind not in ("prefix", "adjective", "name", "display")):
        return None
    start = words.start[i]
    end = start + len(half)
    return Name(i, i + 1, start, end, text[start:end], "country", i, country=state, suffix=suffix)


# --- runs of capitalised words


def _runs(words: Words, loud: list[bool]) -> list[tuple[int, int]]:
    """Ranges of tokens that may be names: proper nouns, with the small words that names hold."""
    runs, i, n = [], 0, len(words)
    while i < n:
        if not _proper(words, i, loud):
            i += 1
            continue
        j = i + 1
        body = words.lower[i] in BODY_WORDS
        while j < n and words.sentence[j] == words.sentence[i] and j - i < MAX_NAME_TOKENS:
            if _proper(words, j, loud):
                body = body or words.lower[j] in BODY_WORDS
                j += 1
                continue
            k = _bridge(words, j, n, body, loud)
            if k is None:
                break
            j = k
        runs.append((i, j))
        i = j
    return runs


def _proper(words: Words, i: int, loud: list[bool]) -> bool:
    token, tag = words.text[i], words.tag[i]
    if not token[0].isupper() or loud[words.sentence[i]]:
        return False
    if (
        words.lower[i] in NO_NAMES
        and words.entity[i] != "PERSON"
        and not (i > 0 and words.lower[i] == "may" and words.text[i - 1] in given_names())
    ):
        return False
    if "-" in token and (match := _SUFFIX.match(token)) and find_country(match.group(1)):
        return False
    if (
        tag[:2] in ("JJ", "VB")
        and i == words.sentences[words.sentence[i]][0]
        and words.head[i] != i
        and words.tag[words.head[i]] in ("NN", "NNS")
    ):
        return False  # "Fierce clashes": a capital letter that the sentence gives
    if tag in ("NNP", "NNPS") or words.entity[i] in ("PERSON", "ORG", "GPE", "LOC", "FAC"):
        return tag not in ("DT", "IN", "PRP", "PRP$", "CC", "WDT", "WP", "RB", "MD", "TO") and not (
            tag.startswith("V") and i == words.sentences[words.sentence[i]][0]
        )
    if token.replace(".", "").isupper() and len(token) > 1 and tag not in ("DT", "PRP", "IN", "CC"):
        return True
    sentence_start = words.sentences[words.sentence[i]][0]
    before = words.text[i - 1] if i else ""
    return i > sentence_start and before not in ('"', "'", ":", "``") and before[-1:].strip() != "" and tag[:2] in ("NN", "JJ", "FW", "VB")


def _bridge(words: Words, j: int, n: int, body: bool, loud: list[bool]) -> int | None:
    """Where a name goes on after small words at token j: "Ministry [of] Defense", "Children['s] Fund", "Ursula [von der] Leyen"."""
    lower = words.lower
    if j + 1 >= n or words.sentence[j + 1] != words.sentence[j]:
        return None
    if lower[j] == "-" and words.start[j] == words.end[j - 1] and words.start[j + 1] == words.end[j]:
        lower_half = words.tag[j + 1] in ("NNP", "NN") and words.tag[j - 1] == "NNP" and words.tag[j - 2] == "NNP"  # "Kim Dong-yup"
        return j + 2 if words.text[j + 1][0].isupper() or lower_half else None
    if lower[j] in PARTICLES and not body:
        k = j
        while k < n and (lower[k] in PARTICLES or lower[k] == "-"):
            k += 1
        return k + 1 if k < n and k - j <= 3 and words.sentence[k] == words.sentence[j] and _proper(words, k, loud) else None
    if body and lower[j] in ("of", "for", "on", "against", "to"):
        k = j + 1 + (lower[j + 1] == "the")
        return (
            k + 1
            if k < n
            and words.sentence[k] == words.sentence[j]
            and _proper(words, k, loud)
            and (lower[j] == "for" or find_country(words.text[k]) is None)
            else None
        )
    if body and lower[j] in ("and", "&", ",") and _within_of(words, j):
        k = j + 1
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
        if lower[k - 1] in BODY_WORDS and find_country(own) is None and key_of(own) not in known() and _no_place_before(words, j - 1):
            return k
    return None


def _no_place_before(words: Words, i: int) -> bool:
    # "Aleppo's University" is not one name, "St. Mary's Hospital" and "Children's Fund" are; a plural or a saint's possessive is.
    return (
        words.tag[i] in ("NNPS", "NNS")
        or (i > 0 and words.lower[i - 1] in ("st.", "st", "saint"))
        or words.lower[i] in ("children", "women", "people", "men")
    )


def _within_of(words: Words, j: int) -> bool:
    return any(words.lower[k] in ("of", "for") for k in range(max(0, j - 4), j))


# --- one run


def _read_run(text: str, words: Words, first: int, stop: int, known_names: dict[int, Name]) -> list[Name]:
    """Cut a run into the names it holds: titles off, known names as they are, the rest one name."""
    names: list[Name] = []
    i = first
    rest = first
    lexicon = titles()
    while i < stop:
        hit = known_names.get(i)
        if hit is not None and hit.stop <= stop + 8 and _stands_alone(words, hit, first, stop):
            if rest < i:
                names.extend(_name(text, words, rest, i, None))
            names.append(hit)
            i = rest = max(hit.stop, i + 1)
            continue
        i += 1
    if rest < stop:
        title_end = None
        if rest >= 2 and words.lower[rest - 1] == "of" and " ".join(words.lower[rest - 2 : rest + 1]) in lexicon and rest + 1 < stop:
            title_end = rest + 1  # "Secretary of [State] John Kerry"
        elif rest >= 2 and words.lower[rest - 1] in ("of", "for") and words.lower[rest - 2] in lexicon:
            title_end = _after_portfolio(words, rest, stop)
        for k in range(rest, stop) if title_end is None else ():
            for size in (4, 3, 2, 1):
                form = " ".join(words.lower[k : k + size]) if k + size <= stop else ""
                entry = lexicon.get(form)
                if entry is not None and not (entry.plural and k + size < stop and size == 1):
                    title_end = k + size
                    break
        if title_end is not None and title_end < stop and not _is_body(words, title_end, stop):
            names.extend(_name(text, words, title_end, stop, (rest, title_end)))
        elif title_end == stop and not any(words.lower[k] in BODY_WORDS for k in range(rest, stop)):
            pass  # a title alone, "the Foreign Minister": a nominal mention
        else:
            names.extend(_name(text, words, rest, stop, None))
    return names


def _after_portfolio(words: Words, first: int, stop: int) -> int | None:
    """Where the name begins in "(Minister of) Transport Maxim Sokol": after the portfolio, at a given name or where spaCy sees a person."""
    for size in (3, 2, 1):
        if first + size < stop and portfolio_of(" ".join(words.lower[first : first + size])) is not None:
            return first + size
    for k in range(first + 1, stop - 1):
        if words.text[k] in given_names() or (words.entity[k] == "PERSON" and words.entity_start[k]):
            return k
    return None


def _is_body(words: Words, first: int, stop: int) -> bool:
    return any(words.lower[k] in BODY_WORDS for k in range(first, stop))


def _stands_alone(words: Words, hit: Name, first: int, stop: int) -> bool:
    """Whether a known name within a run is a name of its own: not the "Jordan" of "Michael Jordan" or the "Syrian" of an organization."""
    if hit.stop < min(stop, len(words)) and hit.stop - hit.first == 1 and hit.country is not None:
        tail = words.lower[hit.stop : stop]
        if hit.country.kind in ("adjective", "display", "name", "capital", "part") and tail and tail[-1] in BODY_WORDS | {"rights"}:
            return _state_first(words, hit, stop)
        if any(w in ("of", "for") for w in tail) and any(w in BODY_WORDS for w in tail):
            return _state_first(words, hit, stop)
    if hit.first > first + 1 and words.lower[hit.first - 1] == "for" and hit.stop >= stop:
        return False  # "Relief Coalition for Syria"
    if hit.first > first and hit.stop >= stop:
        before = words.text[hit.first - 1]
        if (
            hit.country is not None
            and hit.stop - hit.first == 1
            and (before in given_names() or (hit.first - 1 == first and words.entity[hit.first] == "PERSON"))
        ):
            return False
        if hit.known is not None and hit.known.label == "Outlet" and (before in given_names() or words.entity[hit.first] == "PERSON"):
            return False
    if hit.first == first and hit.stop < stop and hit.known is not None and hit.known.use == "context":
        return False
    return not (
        hit.first == first
        and hit.stop < stop
        and hit.country is not None
        and words.entity[hit.first] == "PERSON"
        and words.entity[hit.stop] == "PERSON"
        and words.text[hit.stop] not in titles()
        and hit.country.kind in ("display", "name", "capital")
        and words.lower[hit.stop] not in titles()
    )


_ORGANS: Final = (
    "ministry department government parliament army navy embassy military police cabinet senate congress "
    "presidency foreign defense defence interior finance health justice minister"
)
_ORGAN_WORDS: Final = frozenset(_ORGANS.split())


def _state_first(words: Words, hit: Name, stop: int) -> bool:
    """ "Russian Defense Ministry": the state and its organ; "Syrian Observatory for Human Rights": one name."""
    return any(words.lower[k] in _ORGAN_WORDS for k in range(hit.stop, stop))


def _name(text: str, words: Words, first: int, stop: int, title: tuple[int, int] | None) -> list[Name]:
    honorific = first
    while honorific < stop and words.text[honorific] in honorifics():
        honorific += 1
    if honorific >= stop:
        return []
    if honorific > first:
        title = (title[0] if title else first, honorific)
    while (
        stop > honorific
        and not words.text[stop - 1][-1].isalnum()
        and words.text[stop - 1] not in ("Jr.", "Sr.", "Inc.", "Corp.", "Co.", "Ltd.")
    ):
        stop -= 1
    if stop <= honorific:
        return []
    start, end = words.start[honorific], words.end[stop - 1]
    return [Name(honorific, stop, start, end, text[start:end], "?", _head(words, honorific, stop), title=title)]


def _head(words: Words, first: int, stop: int) -> int:
    """The token of a range whose head lies outside it, the last if several."""
    for i in range(stop - 1, first - 1, -1):
        if not first <= words.head[i] < stop or words.head[i] == i:
            return i
    return stop - 1


# --- types


def _agree(words: Words, names: list[Name], loud: list[bool]) -> None:
    """Give every untyped name its type: what its own words, its place and its other uses in the article say together."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        if name.type != "?":
            continue
        votes[fold(name.text)].update(_votes(words, name))
    settled = {key: max(sorted(c), key=lambda t: c[t]) for key, c in votes.items() if c}
    surnames = {word: key for key, kind in settled.items() if kind == "person" and " " in key for word in (key.split()[0], key.split()[-1])}
    for name in names:
        if name.country is not None and name.country.kind in ("capital", "display", "name", "part") and name.stop - name.first == 1:
            owner = surnames.get(fold(name.text))
            if owner is not None and words.entity[name.first] == "PERSON":
                name.type, name.country = "person", None
        if name.known is not None and name.known.label == "Outlet" and name.stop - name.first == 1 and fold(name.text) in surnames:
            name.type, name.known = "person", None
        if name.type != "?":
            continue
        key = fold(name.text)
        kind = settled.get(key, "other")
        if " " not in key and key in surnames and kind in ("place", "organization", "other"):
            kind = "person"
        name.type = kind


def _votes(words: Words, name: Name) -> Counter[str]:
    votes: Counter[str] = Counter()
    lowers = words.lower[name.first : name.stop]
    last = lowers[-1]
    if name.title is not None:
        votes["person"] += 6
    if any(w.rstrip(".") in BODY_WORDS for w in lowers):
        votes["organization"] += 5
    if last in PLACE_WORDS:
        votes["place"] += 5
    if last in EVENT_WORDS or lowers[0] in ("operation",):
        votes["other"] += 5
    if words.text[name.first] in given_names() and name.stop - name.first >= 2 and not votes["organization"]:
        votes["person"] += 4
    if name.first and words.lower[name.first - 1] == "the" and name.title is None:
        votes["organization"] += 2  # "the Houston Comets"
        votes["person"] -= 3
    label = next((words.entity[i] for i in range(name.stop - 1, name.first - 1, -1) if words.entity[i]), "")
    if label == "NORP" and words.tag[name.stop - 1] == "NNPS":
        label = ""  # "Buddhists", "Pirates"
    votes[_FROM_SPACY.get(label, "other")] += 3 if label in _FROM_SPACY else 1
    i = name.head
    parent = words.head[i]
    if name.stop - name.first <= 3 and not votes["organization"] and _described_as_person(words, name.stop):
        votes["person"] += 4
    before = words.lower[name.first - 1] if name.first else ""
    if before in _PLACE_PREPOSITIONS or (words.dep[i] == "pobj" and words.lower[parent] in _PLACE_PREPOSITIONS):
        votes["place"] += 1.5  # type: ignore[assignment]
    if name.stop - name.first == 1 and words.text[name.first].isupper() and len(words.text[name.first]) > 1:
        votes["organization"] += 2 if words.dep[i] == "nsubj" else 0
    if words.dep[i] in ("nsubj",) and words.lemma[parent] in ("say", "tell", "add", "think", "write", "ask"):
        votes["person"] += 1
    return votes


def _described_as_person(words: Words, stop: int) -> bool:
    """Whether ", a venture capitalist who" follows: an apposition whose words hold one for people."""
    if stop + 1 >= len(words) or words.text[stop] != "," or words.lower[stop + 1] not in ("a", "an", "the", "who"):
        return False
    if words.lower[stop + 1] == "who":
        return True
    for i in range(stop + 2, min(stop + 7, len(words))):
        if words.text[i] in (",", "."):
            return False
        entry = titles().get(words.lower[i])
        if entry is not None and not entry.plural:
            return words.dep[i] not in ("compound", "poss", "nmod")
    return False


_FROM_SPACY: Final = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "place",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
    "PRODUCT": "other",
    "DATE": "other",
    "TIME": "other",
    "MONEY": "other",
    "PERCENT": "other",
    "LANGUAGE": "other",
}
