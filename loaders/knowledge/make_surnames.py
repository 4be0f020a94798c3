"""Make ``surnames.tsv``: the commoner surnames.

    python -m claimgraph.loaders.knowledge.make_surnames DIST.ALL.LAST

In: the list of the U.S. Census Bureau's 1990 name files (name, per cent, cumulative, rank; a work of the U.S. government, in the public
domain; also in the package ``names`` 0.3.0). Out: the names of the first ``RANKS`` ranks.
"""

import sys
from importlib.resources import files
from pathlib import Path
from typing import Final

__all__ = ["main", "surnames"]

RANKS: Final = 14_000
LEAST_LETTERS: Final = 2


def surnames(lines: list[str]) -> list[str]:
    """The surnames in title case, by name; ``lines`` are those of the census file."""
    rows = [line.split() for line in lines if line.strip()]
    return sorted(row[0].title() for row in rows if int(row[3]) <= RANKS and len(row[0]) >= LEAST_LETTERS)


def main(argv: list[str]) -> None:
    """Write the table beside this file."""
    head = (
        "# The commoner surnames of the United States. Made by make_surnames.py.\n"
        "# Source: U.S. Census Bureau, 1990 census name files (public domain). A hint, no proof: companies bear surnames too.\n"
        "# name\n"
    )
    names = surnames(Path(argv[0]).read_text(encoding="ascii").splitlines())
    path = Path(str(files("claimgraph.loaders.knowledge") / "surnames.tsv"))
    path.write_text(head + "".join(f"{name}\n" for name in names), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
