"""Whether a known name that stands within a run of capitals is a name of its own: not the "Jordan" of "Michael Jordan".

In: the `Words`, the known name and the run. Out: yes or no.
"""

from typing import Final

from .countries import find_country, key_of
from .lexicon import PARTICLES, given_names, honorifics, known, surnames, titles
from .name_forms import Name, bears_a_state, name_words
from .words import Words

LONGEST_EVENT: Final = 5
"""Words behind a state's in the name of an event or a law, at most: "Avarian Free Trade Agreement"."""

__all__ = ["is_of_another_house", "stands_alone"]


def stands_alone(words: Words, hit: Name, first: int, stop: int) -> bool:
    """Whether a known name within a run is a name of its own: not the "Jordan" of "Michael Jordan" or the "Syrian" of an organization."""
    if hit.stop < min(stop, len(words)) and hit.stop - hit.first == 1 and hit.country is not None:
        tail = words.lower[hit.stop : stop]
        if (
            hit.country.kind in ("adjective", "display", "name", "capital", "part")
            and tail
            and tail[-1] in (name_words("body") | {"rights"})
        ):
            return _state_first(words, hit, stop)
        if any(w in ("of", "for") for w in tail) and any(w in name_words("body") for w in tail):
            return _state_first(words, hit, stop)
    if hit.first > first + 1 and words.lower[hit.first - 1] == "-" and words.lower[hit.first - 2] in PARTICLES:
        return False  # "Jaish al-Fatah"
    if hit.first > first and words.lower[hit.first - 1] in name_words("club"):
        return False  # "Spartak Oran"
    if hit.first > first + 1 and words.lower[hit.first - 1] == "for" and hit.stop >= stop:
        return False  # "Relief Coalition for Syria"
    if hit.country is not None and hit.first > first + 1 and hit.stop >= stop and words.lower[hit.first - 1] in name_words("body"):
        return False  # "Rowing Federation Avaria"
    if hit.first > first + 1 and words.lower[hit.first - 1] == "of" and bears_a_state(words, hit.first - 2):
        return False  # "University of Avaria"
    if _is_amid_body(words, hit, first, stop):
        return False
    if is_of_another_house(words, hit, stop) or _names_event(words, hit, stop):
        return False
    if _opens_longer_company(words, hit, stop) or _opens_land(words, hit, first, stop) or _ends_body(words, hit, first):
        return False
    if _ends_longer_name(words, hit, first) or _names_feature(words, hit, first, stop) or _is_of_longer_title(words, hit, first, stop):
        return False
    if hit.first > first and hit.country is not None and hit.stop < stop and words.text[hit.first - 1] in honorifics():
        return False  # "Ms. Avaria Moran"
    if hit.stop >= stop and _is_surname(words, hit):
        return False
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
    if hit.first == first and _opens_longer_name(words, hit, stop):
        return False
    if hit.first == first and hit.stop < stop and hit.country is not None and hit.country.kind in ("display", "name", "capital"):
        after = hit.stop
        if words.dep[hit.first] == "compound" and (
            (words.text[hit.first] in given_names() and words.text[after] in surnames()) or _begins_as_person(words, hit)
        ):
            return False  # "Georgia Moran said"
    if hit.first == first and hit.stop < stop and hit.country is not None and hit.country.kind in ("display", "name"):
        after = hit.stop
        if words.dep[after] == "nsubj" or (after + 1 == stop < len(words) and words.tag[stop] in ("VBD", "VBZ")):
            return True  # "It was Avaria Moran warned"
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


def _opens_longer_company(words: Words, hit: Name, stop: int) -> bool:
    """Whether a company's name goes on into that of another: "Gazprom Neft", not "Gazprom Chief Alexei Orlov"."""
    if hit.known is None or hit.known.kind != "company" or hit.stop >= stop:
        return False
    tail = range(hit.stop, stop)
    firm = words.lower[stop - 1] in name_words("company end")  # "Gazprom France SA", though "France" is a given name too
    if any(words.entity[i] == "PERSON" or (words.text[i] in given_names() and not firm) or words.lower[i] in titles() for i in tail):
        return False
    return words.dep[hit.stop - 1] == "compound" and words.head[hit.stop - 1] in tail


def is_of_another_house(words: Words, hit: Name, stop: int) -> bool:
    """Whether a lone word for a house of parliament is in the name of another: "State Senate", "Ohio Senate", "National Congress"."""
    if hit.known is None or hit.known.kind != "parliament" or hit.stop - hit.first > 1:
        return False
    before = hit.first - 1
    part = before >= 0 and (words.lower[before] in name_words("house of") or _is_of_a_land(words, before))
    return part or (hit.stop < stop and words.lower[stop - 1] in name_words("of members"))


def _names_event(words: Words, hit: Name, stop: int) -> bool:
    """Whether a state's name is in that of an event or a law, in capitals: "Vietnam War", "Bosnia Accords"."""
    named = hit.country is not None and hit.country.kind in ("display", "name", "adjective", "capital")
    return (
        named
        and hit.stop < stop <= hit.stop + LONGEST_EVENT
        and words.lower[stop - 1] in name_words("event")
        and words.dep[hit.stop - 1] == "compound"
    )


def _is_of_a_land(words: Words, i: int) -> bool:
    """Whether a word before a house of parliament is a place that is no state, by spaCy: "Ohio Senate", not "U.S. Senate"."""
    first = i - (i > 0 and words.tag[i - 1] == "NNP" and words.head[i - 1] == i)  # "South Carolina"
    opens = words.entity_start[first] or (first > 0 and words.tag[first - 1] == "DT")
    land = words.entity[i] == "GPE" or (opens and words.entity[first] == words.entity[i + 1] == "ORG" and not words.entity_start[i + 1])
    wide = name_words("wide") | name_words("before a state")
    wide_land = i > 0 and words.lower[i - 1] in name_words("land begins") and words.head[i - 1] == i
    return (
        (land or wide_land)
        and words.tag[i].startswith("NNP")
        and words.lower[i] not in wide
        and find_country(words.text[i]) is None
        and key_of(words.text[i]) not in known()
    )


def _is_amid_body(words: Words, hit: Name, first: int, stop: int) -> bool:
    """Whether an adjective of a state is amid the name of a body, behind "of": "Guild of the Avarian Salt Trade"."""
    if hit.country is None or hit.country.kind != "adjective" or hit.stop >= stop or hit.first < first + 2:
        return False
    of = hit.first - (2 if words.lower[hit.first - 1] == "the" else 1)
    return of > first and words.lower[of] == "of" and words.lower[of - 1] in name_words("body")


def _is_surname(words: Words, hit: Name) -> bool:
    """Whether the name of a known body is here a person's: the "Lind" of "Robert Lind" and "Judge Lind", where "Lind" is a company too."""
    if hit.first == 0:
        return False
    before = words.text[hit.first - 1]
    state = find_country(before)
    if state is not None and state.kind == "adjective":
        return False  # "German Siemens", though "German" is a given name too
    title = titles().get(before.lower()) if before[0].isupper() else None
    person = before in given_names() or before in honorifics() or (title is not None and title.before_name)
    return (
        hit.known is not None
        and hit.known.label == "Organization"
        and hit.stop - hit.first == 1
        and hit.text in surnames()
        and (person or (words.entity[hit.first] == "PERSON" and not words.entity_start[hit.first]))
    )


def _begins_as_person(words: Words, hit: Name) -> bool:
    """Whether a sentence begins with a person who bears a state's name: "Avaria Ozan said", not "Avaria King Ozan"."""
    after = hit.stop
    return (
        hit.first == words.sentences[words.sentence[hit.first]][0]
        and words.entity[hit.first] == words.entity[after]
        and (words.entity[after] == "PERSON" or (words.entity[after] == "ORG" and words.text[after] in surnames()))
        and not words.entity_start[after]
        and words.lower[after] not in titles()
    )


def _opens_longer_name(words: Words, hit: Name, stop: int) -> bool:
    """Whether a state's name only begins a body's: "Avaria Telecom", not "Avaria Foreign Minister Ozan" or "Avaria Defense Ministry"."""
    tail = range(hit.stop, stop)
    return (
        hit.country is not None
        and hit.country.kind in ("display", "name")
        and not words.text[hit.first].isupper()
        and 1 <= len(tail) <= 3
        and words.dep[hit.stop - 1] == "compound"
        and words.head[hit.stop - 1] in tail
        and all(words.entity[i] == "ORG" and not words.entity_start[i] and words.tag[i].startswith("NNP") for i in tail)
        and words.entity[hit.stop - 1] == "ORG"
        and not any(words.lower[i] in titles() or words.text[i] in given_names() or words.lower[i] in name_words("organ") for i in tail)
    )


def _ends_longer_name(words: Words, hit: Name, first: int) -> bool:
    """Whether a state's name only ends another one: "Air Avaria", "New Avaria", not "Nazi Germany" or "Secretary-General Avaria"."""
    before = hit.first - 1
    return (
        hit.first > first
        and hit.country is not None
        and (hit.country.kind in ("display", "name") or (hit.country.kind == "capital" and words.entity[before] == "ORG"))
        and words.lower[before] not in titles()
        and words.text[before] not in honorifics()
        and words.lower[before] not in name_words("before a state") | name_words("wide") | name_words("organ")
        and find_country(words.text[before]) is None
        and not words.entity_start[hit.first]
        and words.entity[before] == words.entity[hit.first]
        and words.entity[before] in ("ORG", "GPE", "LOC", "FAC", "PRODUCT")
        and words.dep[before] in ("compound", "nmod", "amod")
    )


def _is_of_longer_title(words: Words, hit: Name, first: int, stop: int) -> bool:
    """Whether the short name of an outlet is part of another one's: the "Telegraph" of "Oran Telegraph Agency"."""
    if hit.known is None or hit.known.label != "Outlet" or hit.stop - hit.first > 1 or hit.text.lower() == hit.known.name.lower():
        return False
    before = hit.first - 1
    return (hit.stop < stop and words.lower[hit.stop] in name_words("body")) or (
        hit.first > first
        and words.dep[before] == "compound"
        and words.text[before] not in honorifics()
        and words.lower[before] not in titles()
        and words.text[before] not in given_names()
        and find_country(words.text[before]) is None
    )


def _names_feature(words: Words, hit: Name, first: int, stop: int) -> bool:
    """Whether a state only tells which sea or river is meant: "Avarian Ocean", "Gulf of Avaria"."""
    if hit.country is None:
        return False
    if hit.stop + 1 == stop and words.lower[hit.stop] in name_words("feature"):
        return True
    named = hit.first == first and hit.stop + 1 == stop and hit.country.kind in ("display", "name")
    if named and words.lower[hit.stop] in name_words("water"):
        return True  # "Avaria Creek"
    return hit.first >= first + 2 and words.lower[hit.first - 1] == "of" and words.lower[hit.first - 2] in name_words("waters")


def _state_first(words: Words, hit: Name, stop: int) -> bool:
    """ "Russian Defense Ministry": the state and its organ; "Syrian Observatory for Human Rights": one name."""
    return any(words.lower[k] in name_words("organ") for k in range(hit.stop, stop))


def _opens_land(words: Words, hit: Name, first: int, stop: int) -> bool:
    """Whether a state's adjective begins the own name of a land or a company: "British Columbia", "American Express"."""
    if hit.country is None or hit.country.kind != "adjective" or hit.first != first or hit.stop >= stop:
        return False
    if any(words.lower[i] in name_words("organ") | name_words("common") or words.lower[i] in titles() for i in range(hit.stop, stop)):
        return False
    if {*words.entity[first:stop]} not in ({"GPE"}, {"ORG"}):
        return False
    the = hit.text.isalpha() and first > 0 and words.lower[first - 1] == "the"
    opens = words.entity_start[first] or (the and words.entity_start[first - 1])
    return opens and not any(words.entity_start[i] for i in range(first + 1, stop))


def _ends_body(words: Words, hit: Name, first: int) -> bool:
    """Whether "USA" ends the name of a body: "Plan International USA", not "Oran, Ohio, USA" or "President of the USA"."""
    before = hit.first - 1
    return (
        hit.text in ("USA", "U.S.A.")
        and hit.first > first
        and words.entity[before] not in ("GPE", "LOC", "PERSON")
        and words.text[before][0].isupper()
        and words.lower[before] not in titles()
    )
