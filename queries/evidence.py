"""The way back: from a claim, an edge, an article, an actor or a passage to the exact sentences of the articles.

In: a projection and an id. Out: an `Evidence` for each passage, in the order of publication, and its written forms. The words are those
of the article at the offsets given; nothing is corrected or shortened within the sentence.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from claimgraph.graph.errors import UsageError
from claimgraph.graph.model import DERIVED

from .resolve import Rows, find_node

__all__ = [
    "DERIVED_TYPES",
    "Evidence",
    "evidence",
    "evidence_between",
    "in_order",
    "passages_behind",
    "read_passages",
    "safe_url",
    "sentence_around",
]

DERIVED_TYPES: Final = "ACCUSES|CRITICIZES|THREATENS|DEMANDS_OF|REJECTS|DENIES_TO|SUPPORTS|PROMISES_TO"
_EDGES: Final = f"""
UNWIND $ids AS edge_id
MATCH (a:Speaker|Organization|Country)-[e:{DERIVED_TYPES}]->(b:Speaker|Organization|Country)
WHERE e.id = edge_id
RETURN e.id AS edge_id, e.quoteIds AS quote_ids
ORDER BY edge_id
"""
_CLAIMS: Final = """
UNWIND $ids AS wanted
MATCH (c:Claim {id: wanted})<-[:EXPRESSES]-(q:Quote)
RETURN c.id AS claim_id, q.id AS quote_id
ORDER BY claim_id, quote_id
"""
# By the letters that an id begins with (graph.ids); what is neither of these nor a claim's or an edge's is an actor's.
_BEHIND: Final[dict[str, str]] = {
    "q_": "MATCH (q:Quote {id: $id}) RETURN q.id AS quote_id",
    "a_": "MATCH (ar:Article {id: $id})<-[:IN_ARTICLE]-(q:Quote) RETURN q.id AS quote_id ORDER BY quote_id",
    "r_": """
MATCH (c:Claim)-[l:DENIES|REPEATS|CONTRADICTS|RESPONDS_TO]->(d:Claim)
WHERE l.id = $id
MATCH (q:Quote)-[:EXPRESSES]->(x:Claim)
WHERE x.id = c.id OR x.id = d.id
RETURN DISTINCT q.id AS quote_id
ORDER BY quote_id
""",
}
_ACTOR: Final = "MATCH (s:Speaker|Organization|Country {id: $id})-[:SAID]->(q:Quote) RETURN q.id AS quote_id ORDER BY quote_id"
_BETWEEN: Final = f"""
MATCH (a:Speaker|Organization|Country {{id: $source}})-[e:{DERIVED_TYPES}]->(b:Speaker|Organization|Country {{id: $target}})
UNWIND e.quoteIds AS quote_id
MATCH (q:Quote {{id: quote_id}})-[:EXPRESSES]->(c:Claim)
WHERE $type = '' OR c.type = $type
RETURN DISTINCT q.id AS quote_id
ORDER BY quote_id
"""
_QUOTES: Final = """
UNWIND $ids AS quote_id
MATCH (c:Claim)<-[:EXPRESSES]-(q:Quote {id: quote_id})-[:IN_ARTICLE]->(ar:Article)
RETURN q.id AS quote_id, c.id AS claim_id, c.type AS type, c.negated AS negated, c.modality AS modality, c.allegation AS allegation,
       q.kind AS kind, q.pieceStarts AS piece_starts, q.pieceEnds AS piece_ends, q.startChar AS first_char, q.endChar AS last_char,
       q.saidOn AS said_on, q.cueStart AS cue_start, q.cueEnd AS cue_end, q.confidence AS confidence,
       ar.id AS article_id, ar.title AS title, ar.url AS url, ar.publishedOn AS published_on, ar.text AS article_text
ORDER BY published_on, article_id, first_char, quote_id, claim_id
"""
_SPEAKERS: Final = """
UNWIND $ids AS quote_id
MATCH (q:Quote {id: quote_id})<-[r:SAID]-(s:Speaker|Organization|Country)
RETURN q.id AS of_quote, s.id AS speaker_id, s.name AS name, r.text AS mention
ORDER BY of_quote, speaker_id
"""
_OUTLETS: Final = """
UNWIND $ids AS quote_id
MATCH (q:Quote {id: quote_id})-[:IN_ARTICLE]->(ar:Article)-[:PUBLISHED_BY]->(m:Outlet)
RETURN q.id AS of_quote, m.name AS name
ORDER BY of_quote, name
"""
_VIA: Final = """
UNWIND $ids AS quote_id
MATCH (q:Quote {id: quote_id})-[v:REPORTED_VIA]->(x:Outlet|Organization|Speaker)
RETURN q.id AS of_quote, v.position AS position, x.name AS name
ORDER BY of_quote, position, name
"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage as it stands in an article.

    ``sentence`` is ``text[start:end]`` of the article, whole sentences around all pieces; ``pieces`` are the quoted words as offsets
    (code points of the article's text, end exclusive).
    """

    quote_id: str
    claim_id: str
    type: str
    negated: bool
    modality: str
    allegation: tuple[str, ...]
    kind: str
    speaker: str | None
    mention: str | None
    via: tuple[str, ...]
    outlets: tuple[str, ...]
    article_id: str
    title: str | None
    url: str | None
    published_on: datetime.date | None
    said_on: datetime.date | None
    confidence: float | None
    start: int
    end: int
    sentence: str
    pieces: tuple[tuple[int, int], ...]

    def parts(self) -> list[tuple[str, bool]]:
        """The sentence cut into runs: (words, whether they are quoted)."""
        found: list[tuple[str, bool]] = []
        at = self.start
        for piece_start, piece_end in self.pieces:
            found.append((self.sentence[at - self.start : piece_start - self.start], False))
            found.append((self.sentence[piece_start - self.start : piece_end - self.start], True))
            at = piece_end
        found.append((self.sentence[at - self.start :], False))
        return [(words, quoted) for words, quoted in found if words]

    def _repr_html_(self) -> str:
        from .evidence_forms import html_item

        return html_item(self)


def evidence(projection: Rows, node_id: str) -> list[Evidence]:
    """The passages behind an id.

    Parameters
    ----------
    node_id : of a claim; of a quote, which is that of its attribution in an extraction record; of an edge between actors (``edge_id`` of an
        answer) or a link between claims (both claims' passages); of an article or an actor (all that stands there, all that was said).

    Returns
    -------
    Each passage once, in the order of publication (undated last), then of the text.

    Raises
    ------
    UsageError : nothing has that id, or no passage stands behind it.
    """
    quotes = _quotes_behind(projection, [node_id])[node_id]
    if not quotes:
        quotes = [row["quote_id"] for row in projection.query(_BEHIND.get(node_id[:2], _ACTOR), {"id": node_id}).dicts()]
    if quotes:
        return read_passages(projection, quotes)
    raise UsageError(
        f"no passage stands behind '{node_id}'; take an id from an answer: edge_id, claim_id, quote_id, article_id or an actor's"
    )


def evidence_between(projection: Rows, source: str, target: str, *, type: str = "") -> list[Evidence]:
    """The passages behind all edges from one actor to another, at every level.

    Parameters
    ----------
    source, target : actors by name, alias, ISO code or id.
    type : only claims of this type; without it all of them.

    Raises
    ------
    UsageError : an unknown name or type, or nothing stands between them; the message says what is known.
    """
    if type and type not in DERIVED:
        raise UsageError(f"type '{type}' is none of {', '.join(DERIVED)}: no other claims are made at somebody")
    ends = {"source": find_node(projection, "actor", source), "target": find_node(projection, "actor", target)}
    rows = projection.query(_BETWEEN, {**ends, "type": type}).dicts()
    if not rows:
        raise UsageError(f"no {type or 'claim'} of '{source}' is made at '{target}'; `ask who-does-what-to-whom --actor` shows what is")
    return read_passages(projection, [row["quote_id"] for row in rows])


def passages_behind(projection: Rows, node_ids: Sequence[str]) -> dict[str, list[Evidence]]:
    """The passages behind many claims and edges between actors at once, each in the order of publication; none where an id is neither."""
    quotes = _quotes_behind(projection, node_ids)
    found = {p.quote_id: p for p in read_passages(projection, sorted({q for some in quotes.values() for q in some}))}
    return {node: [p for p in found.values() if p.quote_id in wanted] for node, some in quotes.items() for wanted in [set(some)]}


def in_order(item: Evidence) -> tuple[bool, datetime.date, str, int, str]:
    """The place of a passage: by publication, undated ones last, then by article and by where it stands there."""
    day = item.published_on
    return day is None, day or datetime.date.min, item.article_id, item.pieces[0][0], item.quote_id


def _quotes_behind(projection: Rows, node_ids: Sequence[str]) -> dict[str, list[str]]:
    quotes: dict[str, list[str]] = {node: [] for node in node_ids}
    edges, claims = ([n for n in quotes if n.startswith(letter)] for letter in ("r_", "c_"))
    if edges:
        for row in projection.query(_EDGES, {"ids": edges}).dicts():
            quotes[row["edge_id"]] = list(row["quote_ids"])
    if claims:
        for row in projection.query(_CLAIMS, {"ids": claims}).dicts():
            quotes[row["claim_id"]].append(row["quote_id"])
    return quotes


def read_passages(projection: Rows, quote_ids: Sequence[str]) -> list[Evidence]:
    """The passages with these ids, in the order of publication; an id that is none is left out."""
    if not quote_ids:
        return []
    ids = {"ids": list(quote_ids)}
    rows = projection.query(_QUOTES, ids).dicts()
    said = projection.query(_SPEAKERS, ids).dicts()
    speakers, mentions = _names(said), {r["of_quote"]: r["mention"] for r in said}
    outlets = _names(projection.query(_OUTLETS, ids).dicts())
    via = _names(projection.query(_VIA, ids).dicts())
    found: dict[str, Evidence] = {}
    for row in rows:
        text = row.pop("article_text") or ""
        pieces = tuple(sorted(zip(row.pop("piece_starts") or [], row.pop("piece_ends") or [], strict=True))) or (
            (row["first_char"], row["last_char"]),
        )
        first, last = row.pop("first_char"), row.pop("last_char")
        cue = (row.pop("cue_start"), row.pop("cue_end"))
        start, end = sentence_around(
            text, *((first, last) if cue[0] is None or cue[1] is None else (min(first, cue[0]), max(last, cue[1])))
        )
        row["allegation"] = tuple(row["allegation"] or ())
        found[row["quote_id"]] = Evidence(
            **row,
            speaker=", ".join(speakers.get(row["quote_id"], ())) or None,
            mention=mentions.get(row["quote_id"]),
            via=via.get(row["quote_id"], ()),
            outlets=outlets.get(row["quote_id"], ()),
            start=start,
            end=end,
            sentence=text[start:end],
            pieces=pieces,
        )
    return list(found.values())


def _names(rows: Sequence[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        found[row["of_quote"]] = (*found.get(row["of_quote"], ()), row["name"])
    return found


# A full stop, its closing marks, white space, then what may begin a sentence. "Mr. Orlov", "U.S. officials", "J. Kaya" end none.
_END: Final = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[^\W_a-z])|\n+")
_NO_END: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Maj|Capt|Adm|Sen|Rep|Gov|St|No|vs|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole sentences around ``text[start:end]``: offsets, white space at the ends excluded; a paragraph's end always ends them.

    >>> text = "Mr. Orlov spoke. “We saw it,” he said. He left."
    >>> begin, end = sentence_around(text, text.index("saw"), text.index("saw") + 3)
    >>> text[begin:end]
    '“We saw it,” he said.'
    """
    begin, finish = 0, len(text)
    for match in _END.finditer(text):
        if "\n" not in match.group() and _NO_END.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        stop = match.start() + len(match.group().rstrip())  # closing marks belong to the sentence that they end
        if match.end() <= start:
            begin = match.end()
        elif stop >= end:
            finish = stop
            break
    while begin < start and text[begin].isspace():
        begin += 1
    while finish > end and text[finish - 1].isspace():
        finish -= 1
    return begin, finish


def safe_url(url: str | None) -> str | None:
    """The address if a reader may follow it (http or https), else None: ``javascript:`` and its like are never linked."""
    return url if url is not None and re.match(r"https?://[^\s<>\"']+$", url, re.IGNORECASE) else None
