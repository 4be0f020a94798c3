"""Roles: what the words beside a name, or the words of a description, say of somebody's office, body and state.

In: a range of tokens ("U.S. Secretary of State", "Russia's Defense Ministry spokesman", "the executive director of the United Nations
Children's Fund"). Out: a `Role` that points to names and bodies by their tokens; who they are is for the caller.
"""

from dataclasses import dataclass, field
from typing import Final

from .countries import find_country
from .lexicon import Title, bodies, honorifics, portfolio_of, titles
from .name_forms import name_words
from .names import Name
from .wordlists import word_class
from .words import Words

__all__ = ["Role", "appositive_range", "heads_of", "office_before", "prenominal_range", "read_role"]

_MODIFIERS: Final = frozenset(["NN", "NNP", "NNPS", "JJ", "JJS", "HYPH", "VBG"])
_PRE_TAGS: Final = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "POS", "HYPH", "VBN", "VBG", "AFX", "PRP$", "FW"])
_OF_AN_OFFICE: Final = ("of", "for", "to", "at")
MAX_RANGE: Final = 14


@dataclass(slots=True)
class Role:
    """A role at tokens [first, stop): ``text`` as the graph shows it, ``title`` its word, ``voice`` as in titles.tsv but "none" for those
    who spoke or oppose (``past`` tells the first).

    ``state`` is a country's name before the word or after "of"; ``organization`` a name, ``ministry`` (portfolio, the body's word) or
    ``body`` a body's word with its tokens; ``person`` whose aide or spokesman it is. ``host`` is the state or body an envoy is sent to;
    ``staff`` tells that ``organization`` is where somebody works who does not speak for it.
    """

    first: int
    stop: int
    text: str
    title: Title
    voice: str
    past: bool = False
    state: Name | None = None
    organization: Name | None = None
    portfolio: str | None = None
    body: str | None = None
    person: Name | None = None
    host: Name | None = None
    weak: bool = False
    staff: bool = False
    others: list[Name] = field(default_factory=list)


def heads_of(title: Title) -> set[str]:
    """The words by which a holder of the title is called later: "secretary" for a secretary of state."""
    word = title.singular
    if word.startswith("vice"):
        return {word}  # "the president" is not the vice president
    return {word, word.split(" of ")[0].split()[-1]} | ({word.split()[-1]} if " of " not in word else set())


def prenominal_range(words: Words, first: int) -> int:
    """The first token of the words right before a name that may be its title: "[State Department spokesman] John Kirby"."""
    left = first
    while left > 0 and first - left < MAX_RANGE and words.sentence[left - 1] == words.sentence[first]:
        tag, lower = words.tag[left - 1], words.lower[left - 1]
        if tag == "VBG" and words.dep[left - 1] not in ("amod", "compound", "nmod"):
            break  # "a post [berating] President Moran"
        if (
            tag in _PRE_TAGS
            or words.text[left - 1] in honorifics()
            or (lower == "of" and left >= 2 and words.tag[left - 2].startswith("NN"))
        ):
            left -= 1
        elif tag == "DT":
            return left - 1
        elif lower in ("and", "&") and left >= 2 and words.tag[left - 2].startswith(("NN", "JJ")) and words.tag[left].startswith("NN"):
            left -= 1
        else:
            break
    return left


def office_before(words: Words, left: int, name: Name, names: list[Name]) -> int:
    """Where an office begins that stands before a name with what it is of or to: "[Avarian ambassador to the UN] Ada Moran".

    Parameters
    ----------
    left : where the words right before the name begin, as `prenominal_range` says.
    name : the person's.
    names : those before ``left``, in reading order.
    """
    first = name.title[0] if name.title is not None else name.first
    body = names[-1] if names and names[-1].stop == left and names[-1].type != "person" else None
    start = left if body is None else body.first
    if start and words.tag[start - 1] == "DT":
        start -= 1
    stop = start - 1
    if start == first or stop < 1 or words.lower[stop] not in _OF_AN_OFFICE or words.sentence[stop] != words.sentence[first]:
        return left
    lexicon = titles()
    state = find_country(words.text[first - 1])
    of_person = words.tag[first - 1] == "POS" or (state is not None and state.kind in ("adjective", "people"))
    called = any(short.means is not None for k in range(first, name.first) if (short := honorifics().get(words.text[k])) is not None)
    if of_person or any(words.lower[k] in lexicon for k in range(start, name.first)) or (called and state is not None):
        return left  # "an aide to (Avarian) Prime Minister Moran", "a coach of Avaria's Moran", "a lawyer for Avarian Ada Moran"
    office = next((lexicon[w] for n in (3, 2, 1) if n <= stop and (w := " ".join(words.lower[stop - n : stop])) in lexicon), None)
    return left if office is None or office.plural else prenominal_range(words, stop)


def appositive_range(words: Words, stop: int) -> tuple[int, int] | None:
    """The tokens of an apposition after a name that ends at ``stop``: "Igor Konashenkov, [Russia's Defense Ministry spokesman], said"."""
    n = len(words)
    bare = _is_office(words, stop)  # "Ada Moran director of the Relief Coalition", as some write it
    if stop + 1 >= n or words.sentence[stop + 1] != words.sentence[stop] or not (bare or words.text[stop] in (",", "(", "-", "–", "—")):
        return None
    first = stop if bare else stop + 1
    if words.tag[first] == "VBG" and words.dep[first] not in ("amod", "compound", "nmod"):
        return None  # "Ada Moran, [meeting] the president of Avaria, said"
    if words.lower[first] in word_class("beside_another"):
        return None  # "Moran, like Prime Minister Holt, said"
    if words.text[first].isdigit() and first + 2 < n and words.text[first + 1] == ",":
        first += 2  # "Ann Lee, 66, a former chairman"
    i = first
    while i < n and words.sentence[i] == words.sentence[stop] and i - first < 2 * MAX_RANGE:
        tag = words.tag[i]
        if words.text[i] in (",", ")", ";", ".", "-", "–", "—", ":", '"') and not (
            words.text[i] == "-" and words.start[i] == words.end[i - 1]
        ):
            break
        if tag in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB") or (tag == "PRP" and i == first):
            break
        i += 1
    return (first, i) if i > first else None


def _is_office(words: Words, first: int) -> bool:
    """Whether an office and what it is of begin at a token: "executive director of", "spokesman for"."""
    for stop in (first + 1, first + 2):
        title = titles().get(" ".join(words.lower[first:stop])) if stop < len(words) and words.lower[stop] in ("of", "for", "at") else None
        if title is not None:
            return not title.plural and words.text[first].islower() and words.tag[stop - 1] == "NN"
    return False


def read_role(text: str, words: Words, first: int, stop: int, names: list[Name], *, last: bool) -> Role | None:
    """Read the role in tokens [first, stop).

    Parameters
    ----------
    names : the article's names that lie within the range, in reading order.
    last : take the last title word (before a name); otherwise the first that is not part of a name (apposition, description).
    """
    lexicon = titles()
    spots: list[tuple[int, int, Title]] = []
    i = first
    while i < stop:
        for size in (4, 3, 2, 1):
            if i + size > stop:
                continue
            word = " ".join(words.lower[i : i + size])
            entry = lexicon.get(word)
            if entry is None and size == 1 and (short := honorifics().get(words.text[i])) is not None and short.means:
                entry = lexicon.get(short.means)
            if entry is None and size == 1 and word.startswith("ex-"):
                entry = lexicon.get(word[3:])
            if entry is not None and entry.voice == "none" and size == 1 and words.tag[i] == "JJ" and i + 1 < stop:
                entry = None  # "[local] officials"
            if entry is not None:
                spots.append((i, i + size, entry))
                i += size - 1
                break
        i += 1
    named = {k for name in names for k in range(name.first, name.stop)}
    if not last:  # "President" of "President Moran's aide" is Moran's
        named |= {k for name in names if name.type == "person" and name.title is not None for k in range(*name.title)}
    spots = [spot for spot in spots if spot[0] not in named] or [spot for spot in spots if spot[2].voice in ("state", "office")]
    spots = [s for s in spots if not (s[1] < stop and words.tag[s[1]] == "POS")] or spots[-1:]
    if not spots:
        return None
    if last:
        at = len(spots) - 1
        if at and spots[at][2].voice == "none" and words.text[spots[at][0]].istitle() and spots[at - 1][1] == spots[at][0]:
            at -= spots[at - 1][2].voice in ("state", "office")  # "Zolva [leader] Sheikh Moran"
    else:
        at = 0
        while (
            at + 1 < len(spots)
            and all(words.tag[k].startswith(("NN", "JJ", "HY")) and k not in named for k in range(spots[at][1], spots[at + 1][0]))
            and spots[at + 1][0] - spots[at][1] <= 2
            and words.dep[spots[at][1] - 1] in ("compound", "amod", "nmod")
        ):
            at += 1
    begin, end, title = spots[at]
    role = Role(first, stop, "", title, title.voice)
    _read_before(words, first, begin, names, role)
    if not last or (end < stop and words.lower[end] in _OF_AN_OFFICE):
        _read_after(words, end, stop, names, role)
    start = begin
    while (
        start > first
        and start - 1 not in named
        and words.tag[start - 1] in _MODIFIERS
        and words.lower[start - 1] not in word_class("once_held") | word_class("no_voice")
        and not _is_body_word(words, start - 1)
    ):
        start -= 1
    while start < begin and (words.text[start] in ("-", "'s") or words.lower[start] in ("year", "years", "old", "year-old")):
        start += 1
    if last and end < stop and words.lower[end] in ("of", "for") and not any(name.first > end for name in names):
        end = stop  # "Minister of Transport"
    role.text = text[words.start[start] : words.end[end - 1]] if start < end else title.form
    role.text = " ".join(role.text.split())
    lowers = set(words.lower[first:begin]) | {words.lower[begin].split("-")[0]}
    role.past = bool(lowers & word_class("held_no_more")) or _is_over(words, end, stop)
    if role.past or lowers & word_class("no_voice") or title.voice == "none" or _of_opponents(words, end, stop):
        role.voice = "none"
    role.weak = title.singular in word_class("weak_heads") or (
        title.singular.split(" ")[-1] in ("director", "executive", "officer") and title.singular not in ("officer",)
    )
    return role


def _is_over(words: Words, end: int, stop: int) -> bool:
    """Whether years tell that an office is no longer held: "ambassador to Avaria from 2007 to 2013"."""
    years = [i for i in range(end, stop) if words.text[i].isdigit() and len(words.text[i]) == len("2013")]
    return any(words.lower[i - 1] == "from" and words.lower[i + 1 : i + 2] in (["to"], ["until"], ["through"]) for i in years if i > end)


def _of_opponents(words: Words, end: int, stop: int) -> bool:
    """Whether a title is of those who stand against a state: "a spokesman for the Polish [opposition]"."""
    if end >= stop or words.lower[end] not in ("of", "for", "in", "within"):
        return False
    after = next((i for i in range(end, stop) if words.text[i] in (",", "(", ";")), stop)
    return any(words.lower[i] in word_class("opponents") for i in range(end + 1, after))


def _is_body_word(words: Words, i: int) -> bool:
    body = bodies().get(words.lower[i])
    return (
        body is not None
        and not (body.kind == "group" and words.text[i][0].isupper() and words.tag[i].endswith("S"))  # a people
        and body.kind not in ("document", "channel")
        and words.lower[i] not in ("press", "state", "office", "staff", "campaign", "public", "party")
    )


def _body_at(words: Words, i: int, first: int) -> str:
    """A body's word, with the word before it where the two are one: "central bank"."""
    both = " ".join(words.lower[i - 1 : i + 1]) if i > first else ""
    return both if both in bodies() else words.lower[i]


def _read_before(words: Words, first: int, begin: int, names: list[Name], role: Role) -> None:
    for name in names:
        if not first <= name.first < begin or name.stop > begin:
            continue
        if (
            name.type == "country"
            and role.state is None
            and name.suffix is None
            and name.country is not None
            and name.country.kind not in ("people",)
            and not (name.country.kind == "capital" and words.lower[name.stop] in name_words("of a town"))  # "Oslo airport official"
            and not (name.country.kind == "capital" and any(n.first == name.stop and n.type == "country" for n in names))
        ):
            role.state = name
        elif name.type in ("organization", "outlet"):
            role.organization = name
            role.staff = role.title.staff and role.title.singular.split()[-1] not in word_class("topical")  # not "a NATO expert"
        elif name.type == "person" and name.stop < len(words) and words.tag[name.stop] == "POS":
            role.person = name
        else:
            role.others.append(name)
    for i in range(first, begin):
        if _is_body_word(words, i) and not any(n.first <= i < n.stop for n in names):
            role.body = _body_at(words, i, first)
            for size in (3, 2, 1):
                portfolio = portfolio_of(" ".join(words.lower[i - size : i])) if i - size >= first else None
                if portfolio is not None and words.lower[i] in ("ministry", "department", "office"):
                    role.portfolio = portfolio
                    break
    if role.portfolio is None and role.title.voice == "state" and "minister" in role.title.singular:
        role.portfolio = None


def _read_after(words: Words, end: int, stop: int, names: list[Name], role: Role) -> None:
    if end >= stop or words.lower[end] not in ("of", "for", "at", "with", "in", "to", "on", "from"):
        return
    preposition = words.lower[end]
    for i in range(end + 1, stop):
        if _is_body_word(words, i) and not any(n.first <= i < n.stop for n in names) and role.body is None and role.organization is None:
            role.body = _body_at(words, i, end + 1)
            for size in (3, 2, 1):
                portfolio = portfolio_of(" ".join(words.lower[i - size : i])) if i - size >= end else None
                if portfolio is not None:
                    role.portfolio = portfolio
                    break
            if role.portfolio is None and i + 2 < stop and words.lower[i + 1] == "of":
                role.portfolio = portfolio_of(words.lower[i + 2])
    member = next((i for i in range(end + 1, stop) if (t := titles().get(words.lower[i])) is not None and t.voice == "member"), stop)
    for name in names:
        if name.first <= end or name.first >= member:
            continue  # "director for a member of the Senate" does not speak for the Senate
        if words.lower[name.stop : name.stop + 2] == ["-", "based"]:
            continue
        if name.type == "country" and (preposition == "to" or (preposition == "for" and _is_sent(role))):
            role.host = role.host or name
        elif (
            name.type == "country"
            and preposition in ("of", "for")
            and role.state is None
            and name.first <= end + 3
            and name.suffix is None
            and not _tells_people(words, name, stop)
        ) or _owns_body(words, end, stop, name, role):
            role.state = name
        elif name.type in ("organization", "outlet") and role.organization is None and preposition != "to":
            role.organization = name
            before = words.lower[name.first - (2 if words.lower[name.first - 1] == "the" else 1)]
            at = {before, words.lower[words.head[name.head]]} & {"at", "with", "for", "from"}  # "at the Oslo-based Mercer Institute"
            role.staff = role.title.staff and bool(at)  # not "an expert on NATO"
        elif name.type == "person" and role.person is None and role.organization is None:
            role.person = name


def _is_sent(role: Role) -> bool:
    """Whether a role is of somebody who is sent or looks after a land: the "envoy for Avaria" of a body speaks for that body."""
    return role.organization is not None or role.title.singular.split()[-1] in word_class("sent_for")


def _tells_people(words: Words, name: Name, stop: int) -> bool:
    """Whether a state only tells which people are meant: "leader of the Avarian Kurds"."""
    if name.stop >= stop or words.tag[name.stop] not in ("NNPS", "NNS"):
        return False
    body = bodies().get(words.lower[name.stop])
    return body is None or (body.kind == "group" and words.text[name.stop][0].isupper())


def _owns_body(words: Words, end: int, stop: int, name: Name, role: Role) -> bool:
    """Whether a state after the title owns the body named there: "of the army of Avaria", not "taskforce for Avaria"."""
    if name.type != "country" or role.state is not None or name.suffix is not None or not (role.body or role.organization):
        return False
    before = [w for w in words.lower[max(end, name.first - 2) : name.first] if w != "the"]
    return before[-1:] == ["of"] or (name.stop < stop and words.tag[name.stop] in ("POS", "NN", "NNP", "JJ"))
