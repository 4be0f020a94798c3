"""The catalogue as favourites for Neo4j Browser: ``python -m claimgraph.queries.favourites`` writes ``queries/browser`` again.

In: the question files, which stay free of the Browser's own commands, and the files of ``queries/browser/pictures``, written by hand for
looking at. Out: ``catalogue/NAME.cypher``, each with its title, ``:param`` lines and the question's Cypher, and ``claimgraph.zip`` of
both, which the Browser takes by drag and drop as folders of favourites. A test holds what is committed to what this makes.
"""

import io
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from .questions import GROUPS, Parameter, Question, questions

__all__ = ["FOLDER", "favourite", "favourites", "main", "write_favourites"]

FOLDER: Final = Path(__file__).parent / "browser"

ACTORS: Final = "(n:Speaker|Organization|Country)-[:MADE]->(:Claim)"
CHOSEN: Final[Mapping[str, str]] = {
    "actor": f"MATCH {ACTORS} WHERE n.name CONTAINS '' WITH n.id AS i, count(*) AS k ORDER BY k DESC, i LIMIT 1 RETURN i AS {{}}",
    "outlet": "MATCH (n:Outlet) WHERE n.name CONTAINS '' RETURN n.id AS {} ORDER BY {} LIMIT 1",
    "claim": "MATCH (n:Claim) WHERE n.text CONTAINS '' WITH n ORDER BY n.nArticles DESC, n.nQuotes DESC, n.id LIMIT 1 RETURN n.id AS {}",
    "article": "MATCH (n:Article) WHERE n.title CONTAINS '' RETURN n.id AS {} ORDER BY {} LIMIT 1",
}
"""How the Browser finds a node that must be given: by a part of its name, put between the quotes; as it stands, one with much to show."""
SHOWN: Final[Mapping[str, str]] = {"actor": "name", "outlet": "name", "claim": "words", "article": "title"}


def favourite(question: Question) -> str:
    """One question as the Browser takes it: title, what to fill in, ``:param`` lines that end with ``;``, and the statement."""
    lines = [f"// {question.title}", f"// {question.question}", "//"]
    lines += [f"// {parameter.name}: {_help(parameter)}" for parameter in question.parameters]
    lines += [f":param {_value(parameter)};" for parameter in question.parameters]
    body = [line for line in question.cypher.splitlines() if not line.startswith("//")]
    return "\n".join([*lines, *body]).rstrip() + "\n"


def favourites() -> dict[str, str]:
    """Name to text of each question, in the order of ``ask --list``."""
    ordered = sorted(questions().values(), key=lambda q: (GROUPS.index(q.group), q.name))
    return {question.name: favourite(question) for question in ordered}


def write_favourites(folder: Path = FOLDER) -> None:
    """Write the generated files into ``folder``; those of questions that are no more go."""
    made = favourites()
    (folder / "catalogue").mkdir(parents=True, exist_ok=True)
    for path in (folder / "catalogue").glob("*.cypher"):
        if path.stem not in made:
            path.unlink()
    for name, text in made.items():
        (folder / "catalogue" / f"{name}.cypher").write_text(text, encoding="utf-8")
    (folder / "claimgraph.zip").write_bytes(_zip(folder, made))


def main() -> int:
    """Write the folder of the checkout again."""
    write_favourites()
    sys.stdout.write(f"{FOLDER}: {len(favourites())} questions\n")
    return 0


def _help(parameter: Parameter) -> str:
    if parameter.required and parameter.type in SHOWN:
        return f"{parameter.help}; put a part of the {SHOWN[parameter.type]} between the quotes"
    return f"{parameter.help} ({', '.join(parameter.choices)})" if parameter.choices else parameter.help


def _value(parameter: Parameter) -> str:
    if parameter.required and parameter.type in CHOSEN:
        return f"[{{{parameter.name}}}] => {{ {CHOSEN[parameter.type].replace('{}', parameter.name)} }}"
    default = "" if parameter.default is None else parameter.default
    if isinstance(default, bool):
        return f"{parameter.name} => {str(default).lower()}"
    if isinstance(default, int | float):
        return f"{parameter.name} => {default}"
    escaped = str(default).replace("\\", "\\\\").replace("'", "\\'")
    return f"{parameter.name} => '{escaped}'"


def _zip(folder: Path, made: Mapping[str, str]) -> bytes:
    # No date of today, so that the same files make the same archive.
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted((folder / "pictures").glob("*.cypher")):
            _add(packed, f"claimgraph pictures/{path.name}", path.read_text(encoding="utf-8"))
        for name, text in made.items():
            _add(packed, f"claimgraph tables/{name}.cypher", text)
    return out.getvalue()


def _add(packed: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(entry, text.encode("utf-8"))


if __name__ == "__main__":
    sys.exit(main())
