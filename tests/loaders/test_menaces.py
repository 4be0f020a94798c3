"""Threats in all their forms, and what only looks like one: own sentences."""

import pytest

from .test_claims import claims_of, read

THREATS = [
    ("Uganda said it will not stand idly by if Kenya closes the river.", "threat", "Kenya"),
    ("“Kenya will pay for this,” said the Ugandan interior minister.", "threat", "Kenya"),
    ("Uganda warned that any attack on its ships would be met with force.", "threat", None),
    ("Uganda warned that any violation of its airspace would trigger a swift response.", "threat", None),
    ("Uganda said that any incursion would draw a crushing response.", "threat", None),
    ("Uganda's defence minister said all options were on the table against Kenya.", "threat", "Kenya"),
    ("Uganda said military action against Kenya remained on the table.", "threat", "Kenya"),
    ("Uganda reserves the right to take military action, its foreign minister said.", "threat", None),
    ("Uganda told Kenya to withdraw its troops or face war.", "threat", "Kenya"),
    ("“Leave the island or face the consequences,” Uganda's president told Kenya.", "threat", "Kenya"),
    ("Uganda threatened a boycott of Kenyan goods.", "threat", "Kenya"),
    ("Uganda's threat of an invasion of Kenya alarmed the region.", "threat", "Kenya"),
    ("Kenya faced threats of sanctions from Uganda.", "threat", "Kenya"),
    ("Uganda is considering sanctions against Kenya, its prime minister said.", "threat", "Kenya"),
    ("Uganda hinted at military action against Kenya.", "threat", "Kenya"),
    ("Uganda told Kenya it would cut ties.", "threat", "Kenya"),
    ("Uganda said it would hold Kenya responsible for any deaths.", "threat", "Kenya"),
    ("Uganda vowed that Kenya would not go unpunished.", "threat", "Kenya"),
    ("The Ugandan president said Kenya's raid would not go unanswered.", "threat", "Kenya"),
    ("Uganda promised a harsh response to Kenya.", "threat", "Kenya"),
    ("Kenya has until Sunday to withdraw or it will be bombed, Uganda's president said.", "threat", "Kenya"),
    ("Uganda warned of dire consequences if Kenya built the dam.", "threat", "Kenya"),
    ("Uganda issued a stern warning against Kenyan provocations.", "threat", "Kenya"),
    ("Uganda sent Kenya a warning that it would strike.", "threat", "Kenya"),
    ("Uganda will take countermeasures against Kenya, the ministry said.", "threat", "Kenya"),
    ("Uganda will be forced to take military action if Kenya does not leave, the ministry said.", "threat", "Kenya"),
    ("Uganda said it would have no choice but to attack Kenya.", "threat", "Kenya"),
    ("Uganda's patience with Kenya was running out, its president said.", "threat", "Kenya"),
    ("Uganda said that its patience with Kenya had limits.", "threat", "Kenya"),
    ("Uganda warned it would review its ties with Kenya.", "threat", "Kenya"),
    ("Uganda warned it may review aid to Kenya.", "threat", "Kenya"),
    ("Uganda threatened tariffs on Kenyan maize.", "threat", "Kenya"),
    ("Uganda's minister did not rule out the use of force against Kenya.", "threat", "Kenya"),
    ("Uganda said it would treat any Kenyan flight as an act of war.", "threat", "Kenya"),
    ("Uganda said it would regard a Kenyan blockade as a declaration of war.", "threat", "Kenya"),
    ("Uganda's president said that Kenya was a legitimate target.", "threat", "Kenya"),
    ("Uganda's president told Kenyan troops to leave or they would be killed.", "threat", "Kenya"),
    ("Uganda is stepping up its threats toward Kenya.", "threat", "Kenya"),
    ("Uganda could pull out of the treaty if Kenya does not ratify it, its president said.", "threat", "Kenya"),
    ("Benin said it would continue to retaliate against Togo.", "threat", "Togo"),
    ("Benin said it would keep responding to hostile acts.", "threat", None),
    ("Benin said it would respond to the attack.", "threat", None),
    ("Benin's leader signaled that he would restrict trade with Togo.", "threat", "Togo"),
    ("Benin said anyone who hid the gunmen would face trial.", "threat", None),
    ("“The depots will be legitimate targets for our army,” Benin's defence minister said.", "threat", None),
    ("Benin promised a strong response to any raid.", "threat", None),
]

NEAR = [
    ("The drought threatens Kenyan farms, the ministry said.", "threat"),
    ("Uganda warned that the flood would reach the port by Friday.", "threat"),
    ("Uganda said the airline would face stiff competition from Kenya.", "threat"),
    ("The forecaster warned of severe consequences if the rains fail.", "threat"),
    ("A vaccine plan was on the table at the talks with Kenya, Uganda said.", "threat"),
    ("Uganda reserved the right to buy a further ten buses from Kenya.", "threat"),
    ("The tenants have until Friday to submit comments, Kenya said.", "threat"),
    ("Uganda said it would respond to the Kenyan letter by Friday.", "threat"),
    ("Uganda will not hesitate to help Kenya, its president said.", "threat"),
    ("Uganda will not tolerate corruption, its president said.", "threat"),
    ("Uganda was ready to talk with Kenya, its president said.", "threat"),
    ("Uganda did not threaten Kenya, the envoy said.", "threat"),
    ("The chef said all the dishes were on the table by noon.", "threat"),
    ("Norway's envoy said the treaty was on the table for Chile to sign.", "threat"),
    ("The teacher said her patience with the pupils had paid off.", "threat"),
    ("Norway's prime minister said the club was a legitimate target for bidders.", "threat"),
    ("Norway's prime minister said the letter would not go unread.", "threat"),
    ("Norway said it would consider the act of charity by Chile a success.", "threat"),
    ("Norway said it would be forced to close the school because of damp.", "threat"),
    ("The bakery said it would have no choice but to raise prices.", "threat"),
    ("Norway said the hikers had no choice but to turn back.", "threat"),
    ("Norway's minister said the town would pay for this bridge.", "threat"),
    ("Norway's coach said Chile would pay for the hotel.", "threat"),
    ("Norway's health minister warned of grave consequences if the virus spread.", "threat"),
    ("Norway hinted at a tax cut for Chile's exporters.", "threat"),
    ("Norway promised a swift response to the flood.", "threat"),
    ("Norway promised a firm reply to the students by May.", "threat"),
    ("Norway's king asked Chile to choose tea or coffee.", "threat"),
    ("Norway told drivers to slow down or take the tram.", "threat"),
    ("Norway's doctors warned that any delay would bring pain.", "threat"),
    ("Norway said any flood would be met with sandbags.", "threat"),
    ("Norway said it would review ferry timetables with Chile.", "threat"),
    ("Norway will not sit in the second row at the feast, its envoy said.", "threat"),
    ("Norway said it would not remain in the second division.", "threat"),
    ("Norway said it would take legal advice.", "threat"),
    ("Benin promised a strong response to the drought.", "threat"),
    ("Benin said it would continue to visit Togo.", "threat"),
    ("Benin said it would respond to the invitation.", "threat"),
    ("Benin said anyone who missed the boat would face a long walk.", "threat"),
    ("Benin said it would continue to limit the catch of tuna.", "threat"),
]


@pytest.mark.parametrize(("text", "kind", "target"), THREATS)
def test_is_read(text, kind, target):
    found = [c for c in claims_of(read(text)) if c[1] == kind and not c[2]]
    assert found
    assert target is None or any(target in name for name in found[0][4])


@pytest.mark.parametrize(("text", "kind"), NEAR)
def test_a_near_miss_is_not(text, kind):
    assert not [c for c in claims_of(read(text)) if c[1] == kind and not c[2]]
