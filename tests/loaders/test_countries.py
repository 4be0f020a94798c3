# ruff: noqa: E501 - cases read best as rows
"""Names, adjectives and capitals to states."""

import pytest

from claimgraph.loaders.countries import country_name, country_of, find_country, is_historic, iso2_of
from claimgraph.loaders.knowledge.make_countries import countries_table, plural


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Russia", "RUS"), ("the U.S.", "USA"), ("US", "USA"), ("us", None), ("America’s", "USA"), ("Turkey", "TUR"), ("Türkiye", "TUR"),
        ("Syrians", "SYR"), ("Dutch", "NLD"), ("Britons", "GBR"), ("Georgia", "GEO"), ("Jordan", "JOR"), ("Chad", "TCD"), ("Kosovo", "XKX"),
        ("Palestinian", "PSE"), ("Taiwan", "TWN"), ("Western Sahara", "ESH"), ("West Germany", "DEU"), ("East German", "DDR"), ("Soviet", "SUN"),
        ("Yugoslavia", "YUG"), ("Czechoslovakia", "CSK"), ("Korea", None), ("Dominique", None), ("Congo", "COD"), ("Republic of the Congo", "COG"),
        ("Indian", "IND"), ("American", "USA"), ("French", "FRA"), ("Côte d'Ivoire", "CIV"), ("", None), ("Aleppo", None), ("car", None),
        ("Somalian", "SOM"), ("Santomean", "STP"), ("Falklands", "FLK"), ("Kosovans", "XKX"), ("Persian", None), ("Soviet Union", "SUN"),
        ("Czechoslovak", "CSK"), ("GDR", "DDR"), ("Yugoslav", "YUG"), ("West German", "DEU"), ("East Germany", "DDR"), ("Kosovo's", "XKX"),
    ],
)  # fmt: skip
def test_form_means_the_state(form: str, code: str | None) -> None:
    assert country_of(form) == code


def test_capital_is_no_name_of_the_state_but_stands_for_it() -> None:
    found = find_country("Moscow")
    assert found is not None
    assert (found.kind, found.code, country_of("Moscow")) == ("capital", "RUS", None)


def test_part_of_a_state_gives_no_voice() -> None:
    assert country_of("Scotland") is None


def test_historic_states_have_names_and_no_alpha2() -> None:
    assert (country_name("SUN"), iso2_of("SUN"), is_historic("SUN"), is_historic("RUS")) == ("Soviet Union", None, True, False)
    assert (country_name("RUS"), iso2_of("RUS"), country_name("QQQ")) == ("Russia", "RU", "QQQ")


@pytest.mark.parametrize(
    ("form", "code", "since", "until"),
    [
        ("Soviet Union", "SUN", 1922, 1991), ("Yugoslavia", "YUG", 1918, 2003), ("Czechoslovakia", "CSK", 1918, 1992),
        ("East Germany", "DDR", 1949, 1990), ("West German", "DEU", 1949, 1990), ("Russia", "RUS", None, None),
    ],
)  # fmt: skip
def test_historic_states_have_the_years_they_were(form: str, code: str, since: int | None, until: int | None) -> None:
    found = find_country(form)
    assert found is not None and (found.code, found.since, found.until) == (code, since, until)


@pytest.mark.parametrize(("demonym", "people"), [("Syrian", "Syrians"), ("Chinese", None), ("Polish", None), ("Iraqi", "Iraqis")])
def test_plural_demonyms(demonym: str, people: str | None) -> None:
    assert plural(demonym) == people


def test_member_wins_a_form_that_two_claim_and_two_members_lose_it() -> None:
    entry = {"altSpellings": [], "capital": "", "demonym": "Avarian"}
    data = [
        {**entry, "name": "Avaria", "ISO": {"alpha3": "AVR", "alpha2": "AV"}},
        {**entry, "name": "Avaria Island", "ISO": {"alpha3": "IOT", "alpha2": "IO"}},
        {**entry, "name": "Bria", "demonym": "Brian", "ISO": {"alpha3": "BRI", "alpha2": "BB"}},
        {**entry, "name": "Brio", "demonym": "Brian", "ISO": {"alpha3": "BRO", "alpha2": "BC"}},
    ]
    rows, dropped = countries_table(data)
    assert ("Avarian", "adjective", "AVR") in rows
    assert dropped == ["Brian", "Brians"]
