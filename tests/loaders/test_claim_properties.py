"""What must hold of any sentence of a verbal act: generated sentences, own words, states and invented persons."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from .test_claims import claims_of, read

Found = tuple[str | None, str, bool, str, tuple[str, ...]]

NAMES = [
    *("Russia", "Ukraine", "Turkey", "Greece", "Iran", "Iraq", "Japan", "China", "Norway", "Denmark", "Poland", "Belarus", "India"),
    *("Pakistan", "Serbia", "Egypt", "Kenya", "Brazil", "Chile", "Oman", "Sudan", "France", "Germany", "Israel", "Hungary", "Cuba"),
    *("Anna Keller", "Boris Levin", "Omar Haddad", "Mei Tanaka", "Carlos Rojas", "the European Union", "the Kremlin", "the World Bank"),
]
NARRATORS = ["Clara Voss", "Henrik Dahl", "Ivan Petrenko", "Leila Mansour"]
DEEDS = [
    *("torture", "shelling the village", "bombing the bridge", "killing two fishermen", "breaking the treaty", "spreading lies"),
    *("aggression", "hiding weapons", "flooding the market"),
]
GIFTS = ["the ceasefire", "opening the border", "the release of the prisoners", "sending doctors"]
EVENTS = ["the raid", "the attack on the convoy", "the explosion at the port", "the arrests", "the failed talks"]
ORDERS = ["withdraw its soldiers", "release the prisoners", "open the border", "sign the treaty", "stop the shelling"]
WHEN = ["", " on Monday", " in a statement", " on Tuesday evening", " this week", " after the meeting in Oslo"]


@dataclass(frozen=True)
class Act:
    """A verbal act in its forms, with what it is about."""

    past: str
    base: str
    link: str
    about: str

    def active(self, source: str, target: str, when: str) -> str:
        return _sentence(f"{source} {self.past} {target} {self.link} {self.about}{when}")

    def perfect(self, source: str, target: str, when: str) -> str:
        return _sentence(f"{source} has {self.past} {target} {self.link} {self.about}{when}")

    def negative(self, source: str, target: str, when: str, no: str) -> str:
        verb = self.base if no == "did not" else self.past
        return _sentence(f"{source} {no} {verb} {target} {self.link} {self.about}{when}")

    def passive(self, source: str, target: str, when: str, auxiliary: str) -> str:
        return _sentence(f"{target} {auxiliary} {self.past} by {source} {self.link} {self.about}{when}")

    def late_passive(self, source: str, target: str) -> str:
        return _sentence(f"{target} was {self.past} {self.link} {self.about} by {source}")


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


FORMS = [
    ("accused", "accuse", "of", DEEDS),
    ("charged", "charge", "with", DEEDS),
    ("blamed", "blame", "for", EVENTS),
    ("condemned", "condemn", "for", EVENTS),
    ("denounced", "denounce", "for", EVENTS),
    ("criticized", "criticize", "over", EVENTS),
    ("rebuked", "rebuke", "over", EVENTS),
    ("lambasted", "lambast", "over", EVENTS),
    ("urged", "urge", "to", ORDERS),
    ("asked", "ask", "to", ORDERS),
    ("pressed", "press", "to", ORDERS),
    ("ordered", "order", "to", ORDERS),
    ("praised", "praise", "for", GIFTS),
    ("thanked", "thank", "for", GIFTS),
    ("commended", "commend", "for", GIFTS),
]
ACTS = st.sampled_from(FORMS).flatmap(lambda f: st.builds(Act, st.just(f[0]), st.just(f[1]), st.just(f[2]), st.sampled_from(f[3])))
TWO = st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True)

many = settings(max_examples=80, deadline=None, derandomize=True)


def one(sentence: str) -> Found:
    found = claims_of(read(sentence))
    assert len(found) == 1, (sentence, found)
    return found[0]


def name_of(actor: str) -> str:
    return {"the European Union": "European Union", "the Kremlin": "Kremlin", "the World Bank": "World Bank"}.get(actor, actor)


@many
@given(ACTS, TWO, st.sampled_from(WHEN), st.sampled_from(["did not", "has not", "never", "has never"]))
def test_did_not_flips_negated_and_nothing_else(act: Act, names: list[str], when: str, no: str) -> None:
    said, unsaid = one(act.active(*names, when)), one(act.negative(*names, when, no))
    assert (said[2], unsaid[2]) == (False, True)
    assert (said[:2], said[3:]) == (unsaid[:2], unsaid[3:])


@many
@given(ACTS, TWO, st.sampled_from(WHEN))
def test_swapping_the_names_swaps_source_and_target(act: Act, names: list[str], when: str) -> None:
    left, right = names
    there, back = one(act.active(left, right, when)), one(act.active(right, left, when))
    assert (there[0], there[4]) == (name_of(left), (name_of(right),))
    assert (back[0], back[4]) == (name_of(right), (name_of(left),))
    assert there[1:4] == back[1:4]


@many
@given(ACTS, TWO, st.sampled_from(WHEN), st.sampled_from(["was", "has been"]))
def test_the_passive_changes_no_edge(act: Act, names: list[str], when: str, auxiliary: str) -> None:
    assert one(act.passive(*names, when, auxiliary)) == one(act.active(*names, when)) == one(act.perfect(*names, when))


@many
@given(ACTS.filter(lambda act: act.about.split()[0].endswith("ing")), TWO)
def test_the_doer_may_stand_behind_the_deed(act: Act, names: list[str]) -> None:
    """Not behind a noun: whose is "the attack on the convoy by Russia"?"""
    assert one(act.late_passive(*names)) == one(act.active(*names, ""))


BLAME = [
    *("{0} had shelled the town", "that {0} had poisoned the well", "{0} was to blame for the deaths", "that {0} must leave the valley"),
    *("{0} had lied about the fire", "that {0} was behind the raid"),
]
UNSAID = [
    *("stopped short of saying", "refrained from saying", "was reluctant to say", "left the talks without saying", "did not say"),
    *("chose to wait rather than say", "avoided saying", "refused to say"),
]


@many
@given(TWO, st.sampled_from(BLAME), st.sampled_from(UNSAID))
def test_what_is_not_said_is_not_asserted(names: list[str], blame: str, unsaid: str) -> None:
    sentence = _sentence(f"{names[0]} {unsaid} {blame.format(names[1])}")
    asserted = [f for f in claims_of(read(sentence)) if f[1] != "statement" and not f[2] and f[3] == "asserted"]
    assert asserted == [], sentence


def test_what_is_left_out_beside_the_saying_takes_nothing_back() -> None:
    assert one("Oslo claimed, without offering any proof, that Riga had shelled the town.")[1:4] == ("accusation", False, "asserted")


@many
@given(ACTS.filter(lambda act: act.link == "to"), TWO)
def test_the_doer_may_stand_behind_what_is_asked(act: Act, names: list[str]) -> None:
    """Urged to open the border by Oslo: nobody opens a border by Oslo."""
    assert one(act.late_passive(*names)) == one(act.active(*names, ""))


FRAMES = [
    *(
        "{1} said {0}.",
        "{1} said that {0}.",
        "{0}, {1} said.",
        "{0}, according to {1}.",
        "{1} told reporters that {0}.",
        "{1} added that {0}.",
    ),
    *("{1} reported that {0}.", "{0}, {1} noted.", "On Sunday {1} said {0}."),
]


@many
@given(ACTS, TWO, st.sampled_from(NARRATORS), st.sampled_from(FRAMES))
def test_a_reporting_frame_keeps_the_speaker_and_puts_who_tells_into_the_chain(
    act: Act, names: list[str], narrator: str, frame: str
) -> None:
    plain = act.active(*names, "")
    inner = plain.removesuffix(".")
    if frame[1] != "0" and names[0].startswith("the "):
        inner = inner[0].lower() + inner[1:]
    document = read(frame.format(inner, narrator))
    assert claims_of(document) == [one(plain)]
    (told,) = [d for d in document.drafts or () if d.claim is not None and d.claim.type != "statement"]
    assert [via.name for via in told.via] == [narrator]


@many
@given(TWO, st.sampled_from(["refused to meet", "denied having met"]), st.sampled_from(NARRATORS))
def test_a_refusal_takes_nothing_back_from_who_tells_of_it(names: list[str], refusal: str, narrator: str) -> None:
    """The refusal stands below "according to", not above it."""
    found = claims_of(read(_sentence(f"{names[0]} {refusal} {names[1]}, according to {narrator}")))
    assert found and all(not negated and modality == "asserted" for _, _, negated, modality, _ in found)
