"""Rejections in all their forms, and what only looks like one: own sentences."""

import pytest

from .test_claims import claims_of, read

REFUSALS = [
    ("Uganda walked away from negotiations with Kenya.", "rejection", "Kenya"),
    ("Uganda turned a deaf ear to Kenya's appeals.", "rejection", "Kenya"),
    ("Uganda said there could be no talks with Kenya.", "rejection", "Kenya"),
    ("Uganda said there was nothing to discuss with Kenya.", "rejection", "Kenya"),
    ("Uganda said it saw no point in talking to Kenya.", "rejection", "Kenya"),
    ("Uganda would not give in to Kenya's demands, its president said.", "rejection", "Kenya"),
    ("Uganda will not yield to Kenya, its president said.", "rejection", "Kenya"),
    ("Uganda said it would not be bullied by Kenya.", "rejection", "Kenya"),
    ("Uganda said it would not be dictated to by Kenya.", "rejection", "Kenya"),
    ("Uganda said it was against Kenya's plan.", "rejection", "Kenya"),
    ("Uganda ignored Kenya's warnings.", "rejection", "Kenya"),
    ("Uganda flouted Kenyan demands to release the men.", "rejection", "Kenya"),
    ("Uganda said Kenya's demand was unacceptable.", "rejection", "Kenya"),
    ("Uganda called Kenya's demand unacceptable.", "rejection", "Kenya"),
    ("Uganda described the Kenyan offer as unacceptable.", "rejection", "Kenya"),
    ("Kenya's conditions are unacceptable, Uganda's president said.", "rejection", "Kenya"),
    ("Uganda is not willing to negotiate with Kenya, the president said.", "rejection", "Kenya"),
    ("Uganda insisted that it would not deal with Kenya.", "rejection", "Kenya"),
    ("Uganda said it did not recognise the Kenyan court.", "rejection", "Kenya"),
    ("Uganda does not recognise Kenya's authority over the island, the minister said.", "rejection", "Kenya"),
    ("Uganda does not accept Kenya's conditions, the minister said.", "rejection", "Kenya"),
    ("Uganda thumbed its nose at Kenya.", "rejection", "Kenya"),
    ("Uganda disobeyed Kenya's order to turn back.", "rejection", "Kenya"),
    ("Benin said it would not obey the ruling.", "rejection", None),
    ("Benin said it would not cede the island to Togo.", "rejection", "Togo"),
    ("Yemen told Oman it would not take back the sailors.", "rejection", "Oman"),
    ("Yemen said it would not release any more divers to Oman.", "rejection", "Oman"),
    ("Yemen refused to discuss the island with Omani envoys.", "rejection", "Omani"),
    ("Yemen said it would not be bound by Oman's rules.", "rejection", "Oman"),
    ("Mali would lease the quay but not agree to “foreign tolls”, it said.", "rejection", None),
]

NEAR = [
    ("Uganda walked out of the stadium after a draw with Kenya.", "rejection"),
    ("The fort withstood the storm and turned a deaf ear.", "rejection"),
    ("Uganda cancelled a flight to Kenya because of fog.", "rejection"),
    ("The water receded and Uganda pulled out of recession.", "rejection"),
    ("Uganda agreed not to reject Kenya's offer.", "rejection"),
    ("Norway said there was no point on the map higher than the peak.", "rejection"),
    ("Norway said there was no reason to worry about Chile.", "rejection"),
    ("Norway said there was nothing to report from Chile.", "rejection"),
    ("Norway said its squad would not be forced into errors.", "rejection"),
    ("Norway said its ship was sailing against the wind.", "rejection"),
    ("Norway does not speak for Chile, its envoy said.", "rejection"),
    ("Norway said the offer was impossible to match.", "rejection"),
    ("Norway said it did not recognise the tune.", "rejection"),
    ("Norway turned its ear to the deaf child.", "rejection"),
    ("Norway said that it had no plans for the summer.", "rejection"),
    ("Norway stood against the wall for the photograph.", "rejection"),
    ("Yemen refused to discuss the island with reporters.", "rejection"),
    ("Ghana's minister said he did not recognise the envoy at the ball.", "rejection"),
    ("Ghana's minister said there was no need to discuss the menu.", "rejection"),
    ("Ghana's minister said there was no reason not to talk to Togo.", "rejection"),
    ("Ghana said it would not be pushed off its course by the wind.", "rejection"),
    ("Ghana's minister declined to discuss her talks with Togo.", "rejection"),
    ("Ghana's minister declined interview requests.", "rejection"),
]


@pytest.mark.parametrize(("text", "kind", "target"), REFUSALS)
def test_is_read(text, kind, target):
    found = [c for c in claims_of(read(text)) if c[1] == kind and not c[2]]
    assert found
    assert target is None or any(target in name for name in found[0][4])


@pytest.mark.parametrize(("text", "kind"), NEAR)
def test_a_near_miss_is_not(text, kind):
    assert not [c for c in claims_of(read(text)) if c[1] == kind and not c[2]]
