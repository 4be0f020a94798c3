"""An article to be read: its text with each quotation marked by speaker, and a margin that says who, via whom, about whom.

In: a projection and an article's id. Out: one HTML page that asks nothing of any server and runs no script; keyboard and screen reader get
every note through links, print shows all. Everything that comes from the article is escaped.
"""

import html
import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from .evidence import safe_url
from .resolve import Rows, find_node

__all__ = ["read_page"]

COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#8a6d00", "#2b7bba", "#7a3db8", "#666666")
UNDERLINES: Final = {"direct": "solid", "mixed": "double", "indirect": "dotted"}

_ARTICLE: Final = """
MATCH (ar:Article {id: $id})
RETURN ar.id AS article_id, ar.title AS title, ar.url AS url, ar.publishedOn AS published_on, ar.text AS words, ar.isSummary AS summary
"""
_OUTLETS: Final = "MATCH (ar:Article {id: $id})-[:PUBLISHED_BY]->(m:Outlet) RETURN m.name AS name ORDER BY name"
_QUOTES: Final = """
MATCH (ar:Article {id: $id})<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c:Claim)
RETURN q.id AS quote_id, q.kind AS kind, q.pieceStarts AS piece_starts, q.pieceEnds AS piece_ends, q.startChar AS first_char,
       q.endChar AS last_char, q.saidOn AS said_on, c.id AS claim_id, c.type AS type, c.allegation AS allegation, c.negated AS negated,
       c.modality AS modality
ORDER BY first_char, last_char, quote_id, claim_id
"""
_SAID: Final = """
MATCH (ar:Article {id: $id})<-[:IN_ARTICLE]-(q:Quote)<-[r:SAID]-(s:Speaker|Organization|Country)
RETURN q.id AS of_quote, s.id AS speaker_id, s.name AS name, r.text AS mention, r.startChar AS first_char, r.endChar AS last_char,
       r.basis AS basis
ORDER BY of_quote, speaker_id
"""
_ROLES: Final = """
MATCH (ar:Article {id: $id})<-[:IN_ARTICLE]-(q:Quote)<-[:SAID]-(s:Speaker)-[r:SPEAKS_FOR]->(b:Organization|Country)
WHERE r.articleId = $id
RETURN DISTINCT s.id AS speaker_id, r.role AS role, b.name AS name
ORDER BY speaker_id, name, role
"""
_VIA: Final = """
MATCH (ar:Article {id: $id})<-[:IN_ARTICLE]-(q:Quote)-[v:REPORTED_VIA]->(x:Outlet|Organization|Speaker)
RETURN q.id AS of_quote, v.position AS position, x.name AS name
ORDER BY of_quote, position, name
"""
_ABOUT: Final = """
MATCH (ar:Article {id: $id})<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c:Claim)-[t:TARGETS]->(b:Speaker|Organization|Country)
RETURN DISTINCT q.id AS of_quote, t.role AS role, b.name AS name
ORDER BY of_quote, name, role
"""

_STYLE: Final = """
:root{color-scheme:light}body{font:18px/1.6 Georgia,'Times New Roman',serif;margin:0;color:#222;background:#fff}
header,main,footer{max-width:78rem;margin:0 auto;padding:1rem 1.5rem}h1{line-height:1.2;margin:.2em 0}.meta{color:#555;font-size:.85em}
main{display:grid;grid-template-columns:minmax(0,42rem) minmax(15rem,1fr);gap:2.5rem;align-items:start}
.text{white-space:pre-wrap;overflow-wrap:anywhere}.q{text-decoration-line:underline;text-decoration-thickness:2px;
text-underline-offset:4px;background:color-mix(in srgb,var(--c) 10%,transparent);color:inherit}
.q:target,.note:target{outline:3px solid #E69F00;outline-offset:2px}
a.n{font:bold .65em sans-serif;vertical-align:super;color:var(--c);text-decoration:none;padding:0 .15em}
a:focus-visible{outline:3px solid #222}
.m{border-bottom:2px solid var(--c);text-decoration:none;color:inherit}.notes{list-style:none;margin:0;padding:0;font:15px/1.45 sans-serif}
.note{border-left:4px solid var(--c);padding:.1rem 0 .1rem .7rem;margin:0 0 .9rem}.note b{color:var(--c)}
.note small{color:#555;display:block}
.key{font:14px/1.6 sans-serif;color:#444}.key u{text-underline-offset:4px;margin-right:1.2em}
@media(max-width:60rem){main{grid-template-columns:1fr}}@media print{body{font-size:11pt}main{display:block}.note{break-inside:avoid}}
"""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: str
    closes: str
    rank: int  # those with the lower rank stand outside where both begin and end at the same place


def read_page(projection: Rows, article: str) -> str:
    """The page of an article.

    Parameters
    ----------
    article : its id, address, title, or the id that the caller's input gave it.

    Raises
    ------
    UsageError : no article is called so.
    """
    article_id = find_node(projection, "article", article)
    one = {"id": article_id}
    head = projection.query(_ARTICLE, one).dicts()[0]
    text = head["words"] or ""
    quotes = projection.query(_QUOTES, one).dicts()
    said = projection.query(_SAID, one).dicts()
    speakers: dict[str, dict[str, Any]] = {}
    for row in said:
        first = speakers.setdefault(row["of_quote"], dict(row))
        first.setdefault("ids", []).append(row["speaker_id"])
        if first["speaker_id"] != row["speaker_id"]:
            first["name"] += f", {row['name']}"
    colours = _colours(said)
    about, via = _lines(projection.query(_ABOUT, one).dicts()), _lines(projection.query(_VIA, one).dicts())
    roles: dict[str, list[str]] = defaultdict(list)
    for row in projection.query(_ROLES, one).dicts():
        roles[row["speaker_id"]].append(f"{row['role']}, {row['name']}" if row["role"] else row["name"])
    marks, notes = [], []
    for number, quote in enumerate(quotes, start=1):
        who = speakers.get(quote["quote_id"])
        colour = colours.get(who["speaker_id"], "#555555") if who else "#555555"
        marks += _marks(number, quote, colour)
        if who and who["first_char"] is not None and who["last_char"] is not None:
            title = html.escape(f"{who['mention']}: {who['name']}", quote=True)
            opens = f"<a class='m' href='#n{number}' style='--c:{colour}' title='{title}'>"
            marks.append(_Mark(who["first_char"], who["last_char"], opens, "</a>", 2))
        notes.append(_note(number, quote, who, roles, via, about, colour))
    outlets = ", ".join(row["name"] for row in projection.query(_OUTLETS, one).dicts())
    return _page(head, outlets, _mark_text(text, marks), notes)


def _colours(said: Sequence[dict[str, Any]]) -> dict[str, str]:
    # In the order of the text; speakers beyond the palette share its last colour.
    ids = dict.fromkeys(row["speaker_id"] for row in sorted(said, key=lambda r: (r["first_char"] or 0, r["speaker_id"])))
    return {speaker: COLOURS[min(i, len(COLOURS) - 1)] for i, speaker in enumerate(ids)}


def _marks(number: int, quote: dict[str, Any], colour: str) -> list[_Mark]:
    pieces = list(zip(quote["piece_starts"] or [], quote["piece_ends"] or [], strict=True)) or [(quote["first_char"], quote["last_char"])]
    style = f"--c:{colour};text-decoration-style:{UNDERLINES.get(quote['kind'], 'solid')};text-decoration-color:{colour}"
    marks = []
    for i, (start, end) in enumerate(sorted(pieces)):
        anchor = f" id='q{number}'" if i == 0 else ""
        link = (
            f"<a class='n' href='#n{number}' aria-label='note {number}' style='--c:{colour}'>{number}</a>" if i == len(pieces) - 1 else ""
        )
        marks.append(_Mark(start, end, f"<span class='q'{anchor} style='{style}'>", f"</span>{link}", 0))
    return marks


def _mark_text(text: str, marks: Sequence[_Mark]) -> str:
    # Marks may overlap in any way; at each boundary those that are open are closed, innermost first, and opened again where they go on.
    usable = sorted((m for m in marks if 0 <= m.start < m.end <= len(text)), key=lambda m: (m.start, -m.end, m.rank))
    bounds = sorted({0, len(text), *(m.start for m in usable), *(m.end for m in usable)})
    out: list[str] = []
    seen: set[int] = set()
    for start, end in itertools.pairwise(bounds):
        within = [(i, m) for i, m in enumerate(usable) if m.start <= start and m.end >= end]
        links = [i for i, m in within if m.opens.startswith("<a")][1:]  # links do not nest
        within = [(i, m) for i, m in within if i not in links]
        for i, m in within:
            out.append(m.opens if i not in seen else m.opens.replace(" id=", " data-again="))
            seen.add(i)
        out.append(html.escape(text[start:end]))
        for _, m in reversed(within):
            out.append(m.closes.partition(">")[0] + ">")
        out += [m.closes.partition(">")[2] for _, m in within if m.end == end]
    return "".join(out)


def _note(
    number: int,
    quote: dict[str, Any],
    who: dict[str, Any] | None,
    roles: dict[str, list[str]],
    via: dict[str, list[str]],
    about: dict[str, list[str]],
    colour: str,
) -> str:
    e = html.escape
    name = e(who["name"]) if who else "speaker unknown"
    what = [quote["type"], *(quote["allegation"] or ())]
    what += ["negated"] if quote["negated"] else []
    what += [quote["modality"]] if quote["modality"] != "asserted" else []
    lines = [e(", ".join(what))]
    if about.get(quote["quote_id"]):
        lines.append("about " + e(", ".join(about[quote["quote_id"]])))
    if who and (held := dict.fromkeys(role for speaker_id in who["ids"] for role in roles.get(speaker_id, ()))):
        lines.append("for " + e("; ".join(held)))
    if via.get(quote["quote_id"]):
        lines.append("via " + e(" < ".join(via[quote["quote_id"]])))
    if who and who["mention"] and who["mention"] != who["name"]:
        lines.append(f"named there “{e(who['mention'])}” ({e(who['basis'] or 'name')})")
    if quote["said_on"]:
        lines.append(f"said {quote['said_on']}")
    return (
        f"<li class='note' id='n{number}' style='--c:{colour}'><a href='#q{number}'>{number}</a> <b>{name}</b>, {e(quote['kind'])}"
        + "".join(f"<small>{line}</small>" for line in lines)
        + f"<small>claim {e(quote['claim_id'])}</small></li>"
    )


def _lines(rows: Sequence[dict[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        words = f"{row['name']} ({row['role']})" if row.get("role") else row["name"]
        if words not in found[row["of_quote"]]:
            found[row["of_quote"]].append(words)
    return found


def _page(head: dict[str, Any], outlets: str, text: str, notes: Sequence[str]) -> str:
    e = html.escape
    title = e(head["title"] or "Without a title")
    url = safe_url(head["url"])
    source = e(" · ".join(w for w in (outlets or "outlet unknown", str(head["published_on"] or "undated"), head["article_id"]) if w))
    link = f" · <a href='{e(url)}' rel='noreferrer noopener'>{e(url)}</a>" if url else ""
    summary = "<p class='meta'>This is a summary from a feed, not the whole article.</p>" if head["summary"] else ""
    key = "".join(f"<u style='text-decoration-style:{style}'>{kind}</u>" for kind, style in UNDERLINES.items())
    listed = f"<ol class='notes'>{''.join(notes)}</ol>" if notes else "<p>No attributed words were found in this article.</p>"
    n = len(notes)
    return (
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{_STYLE}</style></head><body><header><p class='meta'>{source}{link}</p><h1>{title}</h1>{summary}"
        f"<p class='key'>{n} attribution{'' if n == 1 else 's'}; colour: speaker; underline: {key}</p></header>"
        f"<main><div class='text' role='article' aria-label='text of the article'>{text}</div>"
        f"<aside aria-label='who said what'>{listed}</aside></main>"
        "<footer class='meta'>Read by claimgraph: it says who is reported to have said it, never that it is so.</footer></body></html>\n"
    )
