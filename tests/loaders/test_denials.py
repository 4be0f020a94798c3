"""Denials in all their forms, and what only looks like one: own sentences."""

import pytest

from .test_claims import claims_of, read

DENIALS = [
    ("Uganda said there was no evidence that it was behind the raid.", "denial", None),
    ("Uganda said the reports were fabricated.", "denial", None),
    ("The minister said he never took a bribe.", "denial", None),
    ("“I never took a bribe,” the minister said.", "denial", None),
    ("The minister pleaded not guilty to fraud.", "denial", None),
    ("Uganda said its forces were not involved in the raid.", "denial", None),
    ("Uganda's president said there were no Ugandan soldiers in the valley.", "denial", None),
    ("The president said he knew nothing about the killing.", "denial", None),
    ("The company said the allegations had no basis in fact.", "denial", None),
    ("Uganda said it was falsely accused of the raid.", "denial", None),
    ("Uganda said it was wrongly accused by Kenya of the raid.", "denial", "Kenya"),
    ("The minister claimed that he had been framed.", "denial", None),
    ("The minister said the video was doctored.", "denial", None),
    ("The minister said the accusation was politically motivated.", "denial", None),
    ("The mayor said he had done nothing wrong.", "denial", None),
    ("The mayor pushed back against claims that she had lied.", "denial", None),
    ("The ministry said no such meeting took place.", "denial", None),
    ("Rwanda says it has no troops in the valley.", "denial", None),
    ("Rwanda says it has no chemical weapons.", "denial", None),
    ("The bank said it had acted lawfully at all times.", "denial", None),
    ("The bank said it was unaware of any fraud.", "denial", None),
    ("The minister rejected any suggestion of wrongdoing.", "denial", None),
    ("Havana dismissed talk of an attack on envoys as science fiction.", "denial", None),
    ("The firm called the indictment baseless.", "denial", None),
]

NEAR = [
    ("The ministry said no trains had run on Friday.", "denial"),
    ("The coach said he never slept before matches.", "denial"),
    ("Uganda said there was no evidence of life on the moon.", "denial"),
    ("The mayor said he had never seen such a crowd.", "denial"),
    ("The mayor said the army had not arrived yet.", "denial"),
    ("Norway's police said there was no evidence that the driver had slept.", "denial"),
    ("Norway said there were no hotels in the valley.", "denial"),
    ("Norway said there was no such thing as bad weather.", "denial"),
    ("Norway's minister said he had done nothing special.", "denial"),
    ("Norway's minister said he knew nothing about jazz.", "denial"),
    ("Norway said the cheese was manufactured in June.", "denial"),
    ("Norway said its king was not involved in the film.", "denial"),
    ("Norway said the report had no footnotes.", "denial"),
    ("Norway's critic said the hero had been wrongly accused by his brother.", "denial"),
    ("Norway said that no such record existed for the 1920s.", "denial"),
    ("Rwanda says it has no hotels in the valley.", "denial"),
    ("Rwanda says it has no soldiers older than sixty.", "denial"),
    ("The bank said it was unaware of the concert.", "denial"),
    ("The minister rejected any suggestion of a holiday.", "denial"),
    ("The critic said there was no torture in the novel.", "denial"),
    ("Ghana's minister said there was no sign that his ministry would get more money.", "denial"),
    ("Ghana's minister said there was no persecution in Togo.", "denial"),
]


@pytest.mark.parametrize(("text", "kind", "target"), DENIALS)
def test_is_read(text, kind, target):
    found = [c for c in claims_of(read(text)) if c[1] == kind and not c[2]]
    assert found
    assert target is None or any(target in name for name in found[0][4])


@pytest.mark.parametrize(("text", "kind"), NEAR)
def test_a_near_miss_is_not(text, kind):
    assert not [c for c in claims_of(read(text)) if c[1] == kind and not c[2]]
