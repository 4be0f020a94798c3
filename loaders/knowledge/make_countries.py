"""Make ``countries.tsv`` from the package countryinfo: which form of a name means which state.

    python -m claimgraph.loaders.knowledge.make_countries      (needs the extra ``knowledge``)

In: countryinfo 1.0.1 (MIT). Out: rows of form, kind and ISO 3166 alpha-3 code, where kind is

* display: the name that the graph shows (one a code), a name too;
* name: another name;
* adjective: "Syrian"; people: "Syrians";
* capital: a city that stands for its government in the right context;
* iso2: the alpha-2 code, for maps and flags.

Where two states claim a form, a member of the United Nations wins; between members the form is dropped and said in the head. What the
package does not know, or knows in a way that misleads, stands in ``aliases_countries.tsv``, which wins over this file.
"""

import importlib
import json
import re
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

__all__ = ["countries_table", "main", "plural"]

_NOT_MEMBERS: Final = (
    "ABW AIA ALA ANT ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG HMD IMN IOT JEY MAC "
    "MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PSE PYF REU SCG SGS SHN SJM SPM SXM TCA TKL TWN UMI UNK VAT VGB VIR WLF XKX KOS"
)
NOT_MEMBERS: Final = frozenset(_NOT_MEMBERS.split())
DISPLAY: Final = {
    "BHS": "Bahamas",
    "GMB": "Gambia",
    "MKD": "North Macedonia",
    "SWZ": "Eswatini",
    "FSM": "Micronesia",
    "PSE": "Palestine",
    "VAT": "Vatican",
    "XKX": "Kosovo",
    "MAC": "Macau",
    "VGB": "British Virgin Islands",
    "VIR": "U.S. Virgin Islands",
    "MAF": "Saint Martin",
    "SXM": "Sint Maarten",
    "HKG": "Hong Kong",
}
CODES: Final = {"KOS": "XKX", "UNK": "XKX"}
DROPPED_CODES: Final = {"ANT", "SCG"}  # dissolved; SCG is declared with its years among the historic states of the alias file
# Demonyms that are another people's name, or no word of English.
WRONG_ADJECTIVES: Final = {
    ("IOT", "Indian"),
    ("MNP", "American"),
    ("MAC", "Chinese"),
    ("HKG", "Chinese"),
    ("GIB", "Gibraltar"),
    ("DJI", "Djibouti"),
    ("CXR", "Christmas Island"),
    ("LSO", "Mosotho"),
}
# Capitals that are as often a person, another city, or the state itself.
_AMBIGUOUS: Final = (
    "Victoria;Georgetown;Kingston;Hamilton;Stanley;Douglas;Santiago;Monaco;Singapore;Luxembourg;Djibouti;Gibraltar;Washington;Brussels;"
    "Jerusalem;Valletta;Nassau;Jamestown;Plymouth;Roseau;Castries;Praia;Apia;Bern;Male;Lima;Kingstown;Wellington;Tripoli;San José;"
    "St. George's;Saint John's;Saint-Denis;Saint-Pierre;Port Louis;George Town;Washington D.C.;Mexico City"
)
AMBIGUOUS_CAPITALS: Final = frozenset(_AMBIGUOUS.split(";"))


def plural(demonym: str) -> str | None:
    """The people by their demonym: "Syrians" for "Syrian"; None for those that have no plural of their own ("Chinese", "French")."""
    if re.search(r"(ese|ish|ch|ss|ic|Ni-Vanuatu|ois|gasy)$", demonym):
        return None
    if demonym.endswith(("quois", "z")):
        return demonym
    return f"{demonym}s"


def _package_data() -> list[dict[str, Any]]:
    package = importlib.import_module("countryinfo")
    folder = Path(str(package.__file__)).parent / "data"
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def _latin_words(name: str) -> bool:
    """A name of two words or more in Latin letters: one-word alternatives ("Dominique", "Mann", "Viti") are first names and surnames."""
    return bool(re.fullmatch(r"[A-ZÀ-ɏ][\w'’.-]*( [\w'’.()-]+)+", name)) and "," not in name


def countries_table(data: list[dict[str, Any]]) -> tuple[list[tuple[str, str, str]], list[str]]:
    """Rows (form, kind, code) in a fixed order, and the forms that were dropped because two members claim them."""
    claims: dict[str, dict[str, str]] = defaultdict(dict)  # form -> code -> kind

    def claim(form: str | None, kind: str, code: str) -> None:
        form = " ".join((form or "").split())
        if len(form) > 2 and (form[:1].isupper() or form[:1].isalpha()):
            claims[form].setdefault(code, kind)

    for entry in data:
        code = CODES.get(entry["ISO"]["alpha3"], entry["ISO"]["alpha3"])
        if code in DROPPED_CODES:
            continue
        name = str(entry["name"])
        claim(DISPLAY.get(code, name), "display", code)
        if "," not in name:
            claim(name.removeprefix("The "), "name", code)
        for other in entry.get("altSpellings") or []:
            other = other.strip().removeprefix("The ").removeprefix("the ")
            if _latin_words(other):
                claim(other, "name", code)
        for demonym in re.split(r"[,/]| and ", entry.get("demonym") or ""):
            demonym = demonym.strip()
            if (
                demonym
                and (code, demonym) not in WRONG_ADJECTIVES
                and not (code in NOT_MEMBERS and demonym in ("French", "Norwegian", "American"))
            ):
                claim(demonym, "adjective", code)
                claim(plural(demonym), "people", code)
        capital = entry.get("capital") or ""
        if code not in NOT_MEMBERS and capital not in AMBIGUOUS_CAPITALS and "/" not in capital:
            claim(capital, "capital", code)
    rows: list[tuple[str, str, str]] = [(e["ISO"]["alpha2"], "iso2", CODES.get(e["ISO"]["alpha3"], e["ISO"]["alpha3"])) for e in data]
    rows = sorted({row for row in rows if row[2] not in DROPPED_CODES and row[0]})
    dropped = []
    for form, by_code in claims.items():
        codes = sorted(by_code)
        members = [code for code in codes if code not in NOT_MEMBERS]
        if len(codes) > 1:
            codes = members if members else codes
        display = [code for code in codes if by_code[code] == "display"]
        if len(codes) > 1 and len(display) == 1:
            codes = display
        if len(codes) == 1:
            rows.append((form, by_code[codes[0]], codes[0]))
        else:
            dropped.append(form)
    order = ("display", "name", "adjective", "people", "capital", "iso2")
    return sorted(rows, key=lambda row: (row[2], order.index(row[1]), row[0])), sorted(dropped)


def main() -> None:
    """Write the table beside this file."""
    rows, dropped = countries_table(_package_data())
    head = [
        "# Which form of a name means which state. Made by make_countries.py; change that or aliases_countries.tsv, not this.",
        "# Source: countryinfo 1.0.1 (MIT); plural demonyms added.",
        f"# Claimed by two members of the United Nations, so in neither's rows: {', '.join(dropped) or 'none'}.",
        "# form\tkind\tcode",
    ]
    lines = head + ["\t".join(row) for row in rows]
    path = Path(str(files("claimgraph.loaders.knowledge") / "countries.tsv"))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
