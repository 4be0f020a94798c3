"""Verbal acts in the forms that a wire desk gives them: said in each of them, and asserted in none of those that take it back.

Own sentences; the actors are states, bodies and invented persons. Of each act a few forms are read, in turn, so that all forms meet all
kinds of acts.
"""

from collections.abc import Iterator

import pytest

from claimgraph.graph.extraction import Article, Attribution, Extraction
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.loaders.steps import extract

ACTORS = ["Turkey", "Viktor Halmos", "NATO", "Iran", "General Amin Rahal", "the Peruvian government", "Amnesty International", "Greenpeace"]

# type(s) | base | past | -ing | participle | the rest, with {0} for whom it is aimed at
ACTS = """
accusation|accuse|accused|accusing|accused|{0} of shelling a hospital
accusation|blame|blamed|blaming|blamed|{0} for the collapse of the talks
accusation|charge|charged|charging|charged|that {0} had bombed a market
accusation|claim|claimed|claiming|claimed|that {0} had rigged the vote
accusation|say|said|saying|said|that {0} had poisoned the river
accusation|say|said|saying|said|{0} was to blame for the deaths
accusation|hold|held|holding|held|{0} responsible for the killings
accusation criticism|denounce|denounced|denouncing|denounced|{0} as a sponsor of terrorism
criticism accusation|condemn|condemned|condemning|condemned|{0} for jailing journalists
criticism|criticize|criticized|criticizing|criticized|{0} over the arrests
criticism|hit|hit|hitting|hit|out at {0} over the visa rules
criticism|deplore|deplored|deploring|deplored|the conduct of {0}
denial|dismiss|dismissed|dismissing|dismissed|the allegations made by {0}
denial|deny|denied|denying|denied|a claim by {0} that the money was gone
rejection|reject|rejected|rejecting|rejected|an offer from {0}
rejection|turn|turned|turning|turned|down an invitation from {0}
rejection|rule|ruled|ruling|ruled|out talks with {0}
demand|urge|urged|urging|urged|{0} to withdraw from the valley
demand|call|called|calling|called|on {0} to end the blockade
demand|demand|demanded|demanding|demanded|an apology from {0}
demand|say|said|saying|said|{0} must stop the raids
threat|threaten|threatened|threatening|threatened|to attack {0}
threat|warn|warned|warning|warned|{0} of grave consequences
threat|vow|vowed|vowing|vowed|to punish {0}
support|praise|praised|praising|praised|{0} for its restraint
support|express|expressed|expressing|expressed|support for {0}
support|endorse|endorsed|endorsing|endorsed|{0} for the presidency
""".strip().splitlines()

SAID = {
    "plainly": "{S} {past} {rest} on Tuesday.",
    "again": "{S} has repeatedly {participle} {rest}.",
    "where": "At a news conference in Geneva on Friday, {s} {past} {rest}.",
    "as told": "Bloomberg reported on Tuesday that {s} {past} {rest}.",
    "according to": "{S} {past} {rest}, according to a statement issued on Monday.",
    "as the cause": "The talks broke down after {s} {past} {rest}.",
    "as the second deed": "{S} left the talks on Monday and {past} {rest}.",
}
UNSAID = {
    "not": "{S} did not {base} {rest} on Tuesday.",
    "never": "{S} has never {participle} {rest}.",
    "short of": "{S} stopped short of {ing} {rest}.",
    "from": "{S} refrained from {ing} {rest}.",
    "without": "{S} left the talks without {ing} {rest}.",
    "instead": "Instead of {ing} {rest}, {s} stayed silent.",
    "rather": "{S} chose to wait rather than {base} {rest}.",
    "reluctant": "{S} was reluctant to {base} {rest}.",
    "yet": "{S} has yet to {base} {rest}.",
    "failed": "{S} failed to {base} {rest}.",
    "could": "{S} could {base} {rest} next week, an analyst said.",
    "may have": "{S} may have {participle} {rest}.",
    "expected": "{S} is expected to {base} {rest} next week.",
    "plans": "{S} plans to {base} {rest} at the summit.",
    "if": "If {s} {past} {rest}, the talks would fail, an analyst said.",
    "whether": "It is not clear whether {s} {past} {rest}.",
    "false": "It is not true that {s} {past} {rest}.",
    "doubted": "An analyst doubts that {s} {past} {rest}.",
    "asked": "Did {s} {base} {rest}?",
    "urged": "Lawmakers want {s} to {base} {rest}.",
    "denied": "{S} denied {ing} {rest}.",
}


def _sentences(forms: dict[str, str], turns: int) -> Iterator[tuple[str, str, str, str, str]]:
    """Type, form, source, target and the sentence."""
    names = list(forms)
    for i, act in enumerate(ACTS):
        kind, base, past, ing, participle, rest = act.split("|")
        for turn in range(turns):
            source, target = ACTORS[(i + turn) % len(ACTORS)], ACTORS[(i + 3 * turn + 1) % len(ACTORS)]
            if source == target:
                target = ACTORS[(i + 5) % len(ACTORS)]
            form = names[(i * turns + turn) % len(names)]
            words = {"base": base, "past": past, "ing": ing, "participle": participle, "rest": rest.format(target)}
            yield kind, form, source, target, forms[form].format(s=source, S=source[0].upper() + source[1:], **words)


def _read(sentences: list[str]) -> list[Extraction]:
    found = extract([Article(make_id("article", text_hash(text)), text) for text in sentences])
    assert not [f for f in found if isinstance(f, Exception)]
    return [f for f in found if isinstance(f, Extraction)]


def _asserted(attribution: Attribution, text: str, kinds: str, source: str | None, target: str) -> bool:
    claim = attribution.claim
    at = text.lower().find(target.lower())
    told = any(t.start < at + len(target) and at < t.end for t in claim.targets)
    by = source is None or any(s.text.lower() in source.lower() or source.lower() in s.text.lower() for s in attribution.source)
    return by and told and claim.type in kinds.split() and not claim.negated and claim.modality == "asserted"


@pytest.mark.parametrize("said", [True, False], ids=["said", "unsaid"])
def test_every_form_of_every_act(said: bool) -> None:
    cases = list(_sentences(SAID if said else UNSAID, 4 if said else 10))
    read = _read([sentence for *_, sentence in cases])
    amiss = [
        f"{form}: {sentence}"
        for (kinds, form, source, target, sentence), extraction in zip(cases, read, strict=True)
        if any(_asserted(a, sentence, kinds, source if said else None, target) for a in extraction.attributions) != said
    ]
    assert not amiss, "\n".join(amiss)
