"""Networks as files for other programs: GraphML and GEXF (Gephi, yEd), CSV edge lists, Graphviz ``.dot``.

In: a network of `networks`. Out: text. Names are plain text in each; control characters that XML cannot hold are left out.
"""

import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from .answers import write_csv

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["GRAPH_FORMATS", "to_dot", "to_edge_csv", "to_gexf", "to_graphml"]

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_graphml(G: "nx.Graph[Any]") -> str:
    """GraphML; lists become text joined by spaces."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(_flat(G))) + "\n"


def to_gexf(G: "nx.Graph[Any]") -> str:
    """GEXF 1.2 with time: an edge lasts from the first to the last day on which it was said; undated edges last always."""
    import networkx as nx

    H = _flat(G)
    for n, data in H.nodes(data=True):
        data["label"] = data.get("name", str(n))
    dated = False
    for *_, data in H.edges(data=True):
        first, last = data.pop("first_said_on", None), data.pop("last_said_on", None)
        if first and last:
            data["start"], data["end"] = first, last
            dated = True
    if dated:
        H.graph.update(mode="dynamic", timeformat="date")
    out = io.BytesIO()
    nx.write_gexf(H, out, version="1.2draft")
    return out.getvalue().decode("utf-8")


def to_edge_csv(G: "nx.Graph[Any]") -> str:
    """One line an edge: ids and names of both ends, then the edge's own values; safe to open in a spreadsheet."""
    fields = sorted({key for *_, data in G.edges(data=True) for key in data}, key=lambda k: (k != "weight", k))
    rows = (
        [a, G.nodes[a].get("name"), b, G.nodes[b].get("name"), *(data.get(f) for f in fields)]
        for a, b, data in sorted(G.edges(data=True), key=lambda e: (e[0], e[1], str(e[2].get("type"))))
    )
    return write_csv(["source_id", "source", "target_id", "target", *fields], rows)


def to_dot(G: "nx.Graph[Any]") -> str:
    """Graphviz, left to right; shapes and colours as in the pictures."""
    shapes = {"country": "ellipse", "organization": "box", "person": "triangle", "outlet": "diamond"}
    arrow = "->" if G.is_directed() else "--"
    lines = [f"{'digraph' if G.is_directed() else 'graph'} claimgraph {{", "  rankdir=LR; overlap=prism; splines=true;"]
    for n in sorted(G, key=str):
        data = G.nodes[n]
        lines.append(f"  {_quoted(n)} [label={_quoted(data.get('name', n))}, shape={shapes.get(str(data.get('kind')), 'ellipse')}];")
    for a, b, data in sorted(G.edges(data=True), key=lambda e: (str(e[0]), str(e[1]), str(e[2].get("type")))):
        weight = data.get("weight", 1)
        label = f"{data['type']} ({weight})" if "type" in data else str(weight)
        lines.append(f"  {_quoted(a)} {arrow} {_quoted(b)} [label={_quoted(label)}, penwidth={1 + min(5.0, float(weight) ** 0.5):.2f}];")
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(value: Any) -> str:
    text = "".join(c if c.isprintable() else " " for c in str(value))
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _flat(G: "nx.Graph[Any]") -> "nx.Graph[Any]":
    # A copy with values that XML can hold.
    H = G.copy()
    for data in (H.graph, *(d for _, d in H.nodes(data=True)), *(d for *_, d in H.edges(data=True))):
        for key, value in list(data.items()):
            if value is None:
                del data[key]
            elif isinstance(value, list | tuple):
                data[key] = " ".join(map(str, value))
            elif isinstance(value, str):
                data[key] = _NOT_XML.sub("", value)
            elif not isinstance(value, bool | int | float):
                data[key] = str(value)
    return H


GRAPH_FORMATS: Final[dict[str, Callable[[Any], str]]] = {"graphml": to_graphml, "gexf": to_gexf, "csv": to_edge_csv, "dot": to_dot}
"""Ending to the function that writes it; to extend, add one entry."""
