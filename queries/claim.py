"""One claim to be looked at: what is said, by whom, about whom, who denies it, and each passage that expresses it.

In: a projection and a claim's id. Out: a `Claim`, which shows itself in a notebook.
"""

import datetime
import html
from dataclasses import dataclass
from typing import Final

from .evidence import Evidence, evidence
from .resolve import Rows, find_node

__all__ = ["Claim", "read_claim"]

_CLAIM: Final = """
MATCH (c:Claim {id: $id})
RETURN c.id AS claim_id, c.text AS text, c.type AS type, c.allegation AS allegation, c.negated AS negated, c.modality AS modality,
       c.confidence AS confidence, c.firstSaidOn AS first_said_on, c.lastSaidOn AS last_said_on, c.nArticles AS n_articles
"""
_MADE: Final = (
    "MATCH (s:Speaker|Organization|Country)-[:MADE]->(c:Claim {id: $id}) RETURN s.id AS actor_id, s.name AS name ORDER BY actor_id"
)
_TARGETS: Final = """
MATCH (c:Claim {id: $id})-[t:TARGETS]->(b:Speaker|Organization|Country)
RETURN DISTINCT b.id AS actor_id, b.name AS name, t.role AS role
ORDER BY actor_id, role
"""
_DENIED: Final = """
MATCH (d:Claim)-[:DENIES]->(c:Claim {id: $id})
OPTIONAL MATCH (s:Speaker|Organization|Country)-[:MADE]->(d)
RETURN d.id AS denial_id, d.text AS text, s.name AS name
ORDER BY denial_id, name
"""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of the graph. ``about`` holds (name, role) of its targets, ``denials`` (id, words, who) of the claims that deny it."""

    claim_id: str
    text: str
    type: str
    allegation: tuple[str, ...]
    negated: bool
    modality: str
    confidence: float | None
    first_said_on: datetime.date | None
    last_said_on: datetime.date | None
    n_articles: int
    speaker: str | None
    about: tuple[tuple[str, str | None], ...]
    denials: tuple[tuple[str, str, str | None], ...]
    passages: tuple[Evidence, ...]

    def _repr_html_(self) -> str:
        e = html.escape
        what = [
            self.type,
            *self.allegation,
            *(["negated"] if self.negated else []),
            *([self.modality] if self.modality != "asserted" else []),
        ]
        about = ", ".join(f"{name} ({role})" if role else name for name, role in self.about)
        days = " to ".join(sorted({str(day) for day in (self.first_said_on, self.last_said_on) if day}))
        lines = [
            f"<b>{e(self.speaker or 'speaker unknown')}</b>: “{e(self.text)}”",
            e(", ".join(what)) + (f", about {e(about)}" if about else ""),
        ]
        lines.append(
            f"{self.n_articles} article{'' if self.n_articles == 1 else 's'}"
            + (f", said {days}" if days else "")
            + f" · {e(self.claim_id)}"
        )
        lines += [f"denied by {e(who or 'speaker unknown')}: “{e(words)}” · {e(denial)}" for denial, words, who in self.denials]
        passages = "".join(item._repr_html_() for item in self.passages)
        return f"<div>{'<br>'.join(lines)}</div>{passages}"


def read_claim(projection: Rows, claim_id: str) -> Claim:
    """The claim of that id.

    Raises
    ------
    UsageError : there is none.
    """
    one = {"id": find_node(projection, "claim", claim_id)}
    row = projection.query(_CLAIM, one).dicts()[0]
    row["allegation"] = tuple(row["allegation"] or ())
    row["n_articles"] = row["n_articles"] or 0
    makers = [r["name"] for r in projection.query(_MADE, one).dicts()]
    return Claim(
        **row,
        speaker=", ".join(makers) or None,
        about=tuple((r["name"], r["role"]) for r in projection.query(_TARGETS, one).dicts()),
        denials=tuple((r["denial_id"], r["text"], r["name"]) for r in projection.query(_DENIED, one).dicts()),
        passages=tuple(evidence(projection, one["id"])),
    )
