"""What must hold of any sentence of a verbal act: generated sentences, own words, states and invented persons."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from .test_claims import claims_of, read

Found = tuple[str | None, str, bool, str, tuple[str, ...]]

NAMES = [
    *("Russia", "Ukraine", "Turkey", "Greece", "Iran", "Iraq", "Japan", "China", "Norway", "Denmark", "Poland", "Belarus", "India"),
    *("Pakistan", "Serbia", "Egypt", "Anna Keller", "Boris Levin", "Omar Haddad"),
]
NARRATORS = ["Clara Voss", "Henrik Dahl", "Ivan Petrenko", "Leila Mansour"]
DEEDS = ["torture", "shelling the village", "bombing the bridge", "killing two fishermen", "breaking the treaty", "spreading lies"]
EVENTS = ["the raid", "the attack on the convoy", "the explosion at the port", "the arrests", "the failed talks"]
ORDERS = ["withdraw its soldiers", "release the prisoners", "open the border", "sign the treaty", "stop the shelling"]
WHEN = ["", " on Monday", " in a statement", " on Tuesday evening", " this week"]


@dataclass(frozen=True)
class Act:
    """A verbal act in its forms, with what it is about."""

    past: str
    base: str
    link: str
    about: str

    def active(self, source: str, target: str, when: str) -> str:
        return f"{source} {self.past} {target} {self.link} {self.about}{when}."

    def negative(self, source: str, target: str, when: str) -> str:
        return f"{source} did not {self.base} {target} {self.link} {self.about}{when}."

    def passive(self, source: str, target: str, when: str) -> str:
        return f"{target} was {self.past} by {source} {self.link} {self.about}{when}."


ACTS = st.one_of(
    st.builds(Act, st.just("accused"), st.just("accuse"), st.just("of"), st.sampled_from(DEEDS)),
    st.builds(Act, st.just("blamed"), st.just("blame"), st.just("for"), st.sampled_from(EVENTS)),
    st.builds(Act, st.just("condemned"), st.just("condemn"), st.just("for"), st.sampled_from(EVENTS)),
    st.builds(Act, st.just("criticized"), st.just("criticize"), st.just("over"), st.sampled_from(EVENTS)),
    st.builds(Act, st.just("urged"), st.just("urge"), st.just("to"), st.sampled_from(ORDERS)),
)
TWO = st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True)

many = settings(max_examples=40, deadline=None, derandomize=True)


def one(sentence: str) -> Found:
    found = claims_of(read(sentence))
    assert len(found) == 1, (sentence, found)
    return found[0]


@many
@given(ACTS, TWO, st.sampled_from(WHEN))
def test_did_not_flips_negated_and_nothing_else(act: Act, names: list[str], when: str) -> None:
    said, unsaid = one(act.active(*names, when)), one(act.negative(*names, when))
    assert (said[2], unsaid[2]) == (False, True)
    assert (said[:2], said[3:]) == (unsaid[:2], unsaid[3:])


@many
@given(ACTS, TWO, st.sampled_from(WHEN))
def test_swapping_the_names_swaps_source_and_target(act: Act, names: list[str], when: str) -> None:
    left, right = names
    there, back = one(act.active(left, right, when)), one(act.active(right, left, when))
    assert (there[0], there[4]) == (left, (right,))
    assert (back[0], back[4]) == (right, (left,))
    assert there[1:4] == back[1:4]


@many
@given(ACTS, TWO, st.sampled_from(WHEN))
def test_the_passive_changes_no_edge(act: Act, names: list[str], when: str) -> None:
    assert one(act.passive(*names, when)) == one(act.active(*names, when))


@many
@given(
    ACTS,
    TWO,
    st.sampled_from(NARRATORS),
    st.sampled_from(["{1} said {0}.", "{1} said that {0}.", "{0}, {1} said.", "{0}, according to {1}."]),
)
def test_a_reporting_frame_keeps_the_speaker_and_puts_who_tells_into_the_chain(
    act: Act, names: list[str], narrator: str, frame: str
) -> None:
    plain = act.active(*names, "")
    document = read(frame.format(plain.removesuffix("."), narrator))
    assert claims_of(document) == [one(plain)]
    (told,) = [d for d in document.drafts or () if d.claim is not None and d.claim.type != "statement"]
    assert [via.name for via in told.via] == [narrator]
