"""A network as one web page: the picture's own layout as SVG, with a short script for pan, zoom, hover, filters and the sentences behind.

In: a projection and a network. Out: one HTML file that works from a disk and asks nothing of any server: its content security policy allows
only its own script, by digest. Everything that comes from an article is escaped or set as text.
"""

import base64
import hashlib
import html
import importlib.resources
import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from .evidence import Evidence, in_order, passages_behind, read_passages, safe_url
from .layout import LINE_HEIGHT, Layout, label_lines, lay_out
from .pictures import AGAINST, EDGE, KINDS, edge_list, edge_width, node_radii, place_counts, trimmed_curve, weight_words
from .resolve import Rows

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["network_page"]

PAD: Final = 26.0
_STYLE: Final = """
body{margin:0;font:15px/1.45 system-ui,sans-serif;color:#222;display:grid;
grid-template:100vh/minmax(0,1fr) 25rem}
section{display:flex;flex-direction:column;min-width:0;min-height:0}header{padding:.7rem 1rem .2rem}h1{font-size:1.25rem;margin:0 0 .3rem}
h2{font-size:1.05rem;margin:.2rem 0}form{display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:end;font-size:.85rem}label{display:grid}
select,input,button{font:inherit;max-width:13rem}#picture{flex:1 1 0;height:0;min-height:0;width:100%;
cursor:grab;touch-action:none}
#evidence{overflow:auto;border-left:1px solid #ccc;padding:1rem;overflow-wrap:anywhere}.meta{color:#555;font-size:.85rem;margin:.2rem 0}
.id{font-family:monospace}footer{padding:.3rem 1rem .7rem;font-size:.8rem;color:#555}blockquote{margin:.2rem 0;padding-left:.7rem;
border-left:3px solid #999}mark{background:#ffe9a8}.who{font-weight:600;margin:.9rem 0 .1rem}.key{display:inline-flex;
gap:.3rem;margin-right:.9rem;align-items:center}.edge{cursor:pointer}.edge path{fill:none}.edge .hit{stroke:transparent;stroke-width:14}
.edge:hover .line,.edge:focus .line,
.near .line,.chosen .line{stroke:#D55E00}.edge:hover .head,.edge:focus .head,.near .head,.chosen .head{fill:#D55E00}
.edge:focus-visible{outline:2px solid #222}.hover .edge:not(.near){opacity:.15}.gone{display:none}
text{font-family:system-ui,sans-serif;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round;user-select:none}
@media(max-width:60rem){body{grid-template:auto/1fr}#picture{flex:none;height:70vh}#evidence{border:0}}
@media print{body{display:block}form{display:none}}
"""


def network_page(projection: Rows, G: "nx.Graph[str]", *, title: str, caption: str, source: str, counts: str = "claims") -> str:
    """The page of a network.

    Parameters
    ----------
    G : nodes with ``name`` and ``kind``; edges with ``weight`` and, for their sentences, ``edge_id``, ``quote_ids`` or ``claim_ids``; no
        self-loops.
    caption, source, counts : as in `pictures.draw_network`.
    """
    radius = node_radii(G)
    layout = lay_out(G, radius=radius)
    edges = sorted(edge_list(G), key=lambda e: (abs(G.edges[e]["weight"]), e))
    behind = _passages(projection, G, edges)
    names = {n: str(G.nodes[n]["name"]) for n in sorted(G)}
    data = {
        "counts": counts,
        "directed": G.is_directed(),
        "names": names,
        "edges": [
            {"source": a, "target": b, "n": G.edges[a, b]["weight"], "id": G.edges[a, b].get("edge_id"), "passages": behind[a, b]}
            for a, b in edges
        ],
    }
    kinds = sorted({kind for found in behind.values() for p in found for kind in p["kinds"]})
    script = importlib.resources.files("claimgraph.queries").joinpath("page.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    e = html.escape
    return (
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'\"><title>{e(title)}</title><style>{_STYLE}</style></head><body><section><header><h1>{e(title)}</h1>"
        f"{_form(names, kinds)}<p class='meta' id='status' role='status'></p></header>"
        f"{_svg(G, layout, radius, edges, counts)}<footer>{_legend(G)}<br>{e(caption)}<br>{e(source)}</footer></section>"
        f"<aside id='evidence' aria-live='polite' aria-label='evidence'></aside>"
        f"<script type='application/json' id='data'>{_json(data)}</script><script>{script}</script></body></html>\n"
    )


def _json(data: Any) -> str:
    # Inside a script element no text may end it or begin a comment.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda match: f"\\u{ord(match.group()):04x}", text)


def _passages(projection: Rows, G: "nx.Graph[str]", edges: Sequence[tuple[str, str]]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    passages: dict[tuple[str, str], list[dict[str, Any]]] = {}
    ids: dict[tuple[str, str], list[str]] = {
        e: [G.edges[e]["edge_id"]] if "edge_id" in G.edges[e] else G.edges[e].get("claim_ids", []) for e in edges
    }
    behind = passages_behind(projection, sorted({i for some in ids.values() for i in some}))
    counted = {e: set(G.edges[e]["quote_ids"]) for e in edges if "quote_ids" in G.edges[e]}  # the very passages that were counted
    found = {p.quote_id: p for p in read_passages(projection, sorted({q for some in counted.values() for q in some}))}
    for e in edges:
        chosen = {p.quote_id: p for p in found.values() if p.quote_id in counted[e]} if e in counted else {}
        for i in ids[e] if e not in counted else ():
            chosen |= {p.quote_id: p for p in behind[i]}
        passages[e] = [_passage(p) for p in sorted(chosen.values(), key=in_order)]
    return passages


def _passage(item: Evidence) -> dict[str, Any]:
    day = item.said_on or item.published_on
    where = [", ".join(item.outlets) or "outlet unknown", str(item.published_on or "undated"), item.title or "without a title"]
    who = item.speaker or "speaker unknown"
    return {
        "claim": item.claim_id,
        "day": day.isoformat() if day else None,
        "kinds": [item.type, *item.allegation],
        "who": who + (f", via {' < '.join(item.via)}" if item.via else ""),
        "parts": item.parts(),
        "where": " · ".join(where),
        "url": safe_url(item.url),
    }


def _form(names: Mapping[str, str], kinds: Sequence[str]) -> str:
    e = html.escape
    actors = "".join(f"<option value='{e(n)}'>{e(name)}</option>" for n, name in sorted(names.items(), key=lambda item: (item[1], item[0])))
    types = "".join(f"<option>{e(kind)}</option>" for kind in kinds)
    return (
        f"<form><label>Actor<select id='actor'><option value=''>all</option>{actors}</select></label>"
        f"<label>Type or allegation<select id='kind'><option value=''>all</option>{types}</select></label>"
        "<label>From (inclusive)<input type='date' id='since'></label><label>Until (exclusive)<input type='date' id='until'></label>"
        "<button type='button' id='reset'>Show all</button><span><button type='button' id='in' aria-label='zoom in'>+</button> "
        "<button type='button' id='out' aria-label='zoom out'>−</button> <button type='button' id='all'>Fit</button></span></form>"
    )


def _svg(G: "nx.Graph[str]", layout: Layout, radius: Mapping[str, float], edges: Sequence[tuple[str, str]], counts: str) -> str:
    e = html.escape
    height = layout.height
    at = {n: (x, height - y) for n, (x, y) in layout.positions.items()}  # y downwards in SVG
    most = max(abs(G.edges[edge]["weight"]) for edge in edges)
    places = place_counts(G, layout, radius)
    parts = []
    for i, (a, b) in enumerate(edges):
        weight = G.edges[a, b]["weight"]
        p, control, q = trimmed_curve(G, layout.positions, radius, a, b)
        width = edge_width(weight, most)
        path = f"M{p[0]:.1f} {height - p[1]:.1f}Q{control[0]:.1f} {height - control[1]:.1f} {q[0]:.1f} {height - q[1]:.1f}"
        words = e(f"{G.nodes[a]['name']} {'→' if G.is_directed() else '–'} {G.nodes[b]['name']}: {weight_words(weight)} {counts}")
        colour = EDGE if weight >= 0 else AGAINST
        dashes = "" if weight >= 0 else " stroke-dasharray='7 4'"
        label = ""
        if (a, b) in places:
            x, y = places[a, b]
            label = f"<text x='{x:.1f}' y='{height - y + 3:.1f}' text-anchor='middle' font-size='8.5'>{weight_words(weight)}</text>"
        parts.append(
            f"<g class='edge' data-edge='{i}' tabindex='0' role='button' aria-label='{words}'><title>{words}</title>"
            f"<path class='hit' d='{path}'/><path class='line' d='{path}' stroke='{colour}'{dashes} stroke-width='{width:.2f}'/>"
            f"{_head(control, q, width, height) if G.is_directed() else ''}{label}</g>"
        )
    for n in sorted(G):
        x, y = at[n]
        lines = label_lines(str(G.nodes[n]["name"]))
        spans = "".join(f"<tspan x='{x:.1f}' dy='{0 if i == 0 else LINE_HEIGHT}'>{e(line)}</tspan>" for i, line in enumerate(lines))
        parts.append(
            f"<g class='node' data-node='{e(n)}'><title>{e(str(G.nodes[n]['name']))}</title>{_mark(G.nodes[n]['kind'], x, y, radius[n])}"
            f"<text text-anchor='middle' font-size='10' y='{y + radius[n] + 12:.1f}'>{spans}</text></g>"
        )
    box = f"{-PAD} {-PAD} {max(layout.width, 300) + 2 * PAD:.1f} {max(layout.height, 160) + 2 * PAD:.1f}"
    return f"<svg id='picture' xmlns='http://www.w3.org/2000/svg' viewBox='{box}' role='group' aria-label='network'>{''.join(parts)}</svg>"


def _head(control: tuple[float, float], tip: tuple[float, float], width: float, height: float) -> str:
    dx, dy = tip[0] - control[0], control[1] - tip[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / length, dy / length
    x, y, long, wide = tip[0], height - tip[1], 6 + 1.2 * width, 2.6 + 0.8 * width
    points = f"{x + 2 * ux:.1f},{y + 2 * uy:.1f} {x - long * ux - wide * uy:.1f},{y - long * uy + wide * ux:.1f} "
    return f"<polygon class='head' fill='{EDGE}' points='{points}{x - long * ux + wide * uy:.1f},{y - long * uy - wide * ux:.1f}'/>"


def _mark(kind: str, x: float, y: float, r: float) -> str:
    colour = KINDS[kind][1]
    if kind == "country":
        return f"<circle cx='{x:.1f}' cy='{y:.1f}' r='{r:.1f}' fill='{colour}'/>"
    s = r * 0.88
    corners = {
        "organization": ((-s, -s), (s, -s), (s, s), (-s, s)),
        "person": ((0, -r), (r, s), (-r, s)),
        "unnamed": ((0, r), (r, -s), (-r, -s)),
        "outlet": ((0, -r), (r, 0), (0, r), (-r, 0)),
    }[kind]
    return f"<polygon fill='{colour}' points='{' '.join(f'{x + dx:.1f},{y + dy:.1f}' for dx, dy in corners)}'/>"


def _legend(G: "nx.Graph[str]") -> str:
    kinds = [k for k in KINDS if any(G.nodes[n]["kind"] == k for n in G)]
    key = "".join(f"<span class='key'><svg width='16' height='16'>{_mark(k, 8, 8, 6)}</svg>{KINDS[k][2]}</span>" for k in kinds)
    if G.is_directed():
        return key
    line = "<span class='key'><svg width='26' height='16'><path d='M1 8H25' stroke='{}'{} stroke-width='2'/></svg>{}</span>"
    return key + line.format(EDGE, "", "alike") + line.format(AGAINST, " stroke-dasharray='7 4'", "opposed")
