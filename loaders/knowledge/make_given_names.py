"""Make ``given_names.tsv``: given names that are, nearly always, a man's or a woman's.

    python -m claimgraph.loaders.knowledge.make_given_names DIST.MALE.FIRST DIST.FEMALE.FIRST

In: the two lists of the U.S. Census Bureau's 1990 name files (name, per cent, cumulative, rank; a work of the U.S. government, in the
public domain; also in the package ``names`` 0.3.0). Out: rows of name and gender for names borne by one gender twenty times as often.
"""

import sys
from importlib.resources import files
from pathlib import Path
from typing import Final

__all__ = ["given_names_table", "main"]


def _shares(path: Path) -> dict[str, float]:
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {row[0].title(): float(row[1]) for row in rows if len(row) >= 2}


_ASIAN: Final = (
    "An Bo Chi Chin Dong Du Ha Hae Han Hee Hong Hui Hwa In Jae Ji Jin Jung Kim Kum Kyung Lai Lee Li Lin Ling Long "
    "Mai Mi Min Ming Myung Na Ok Pa Pei Quan Shu So Song Soo Sook Soon Sun Sung Thanh Thi Thu Tran Tu Un Van Wei "
    "Xin Yan Yee Yi Ying Yon Yong Young Yu Yuk Yun Zhang "
)
"""Chinese, Korean and Vietnamese names that the census has of few: borne by men and women, and often a family's."""


def given_names_table(male: dict[str, float], female: dict[str, float], *, ratio: float = 20.0) -> list[tuple[str, str]]:
    """Rows (name, "m" or "f"), by name. Shares are per cent of all men or women."""
    rows = []
    for name in sorted({*male, *female} - set(_ASIAN.split())):
        m, f = male.get(name, 0.0), female.get(name, 0.0)
        if m >= ratio * f:
            rows.append((name, "m"))
        elif f >= ratio * m:
            rows.append((name, "f"))
    return rows


def main(argv: list[str]) -> None:
    """Write the table beside this file."""
    rows = given_names_table(_shares(Path(argv[0])), _shares(Path(argv[1])))
    head = (
        "# Given names that are nearly always a man's (m) or a woman's (f). Made by make_given_names.py.\n"
        "# Source: U.S. Census Bureau, 1990 census name files (public domain). English and Spanish names for the most part.\n"
        "# name\tgender\n"
    )
    path = Path(str(files("claimgraph.loaders.knowledge") / "given_names.tsv"))
    path.write_text(head + "".join(f"{name}\t{gender}\n" for name, gender in rows), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
