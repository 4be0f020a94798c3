"""Where the nodes of a network stand: laid out a component at a time, seeded, set side by side.

In: a graph whose nodes have ``name``. Out: a position for each node in points (1/72 inch), such that no name overlaps another; one layout
serves PNG, SVG and HTML.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Layout", "label_lines", "lay_out"]

SEED: Final = 7
CHAR_WIDTH: Final = 5.6  # points a character of 10-point text takes, on the wide side
LINE_HEIGHT: Final = 12.5
GAP: Final = 46.0  # least distance between boxes that hold node and name


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions in points, y upwards; ``width`` and ``height`` hold every node with its name."""

    positions: Mapping[str, tuple[float, float]]
    width: float
    height: float


def label_lines(name: str, *, max_chars: int = 20, max_lines: int = 3) -> list[str]:
    """A name broken into lines at its spaces; what does not fit is cut with an ellipsis."""
    lines: list[str] = [""]
    for word in "".join(c if c.isprintable() else " " for c in name).split() or ["?"]:
        word = word if len(word) <= max_chars else word[: max_chars - 1] + "…"
        if not lines[-1]:
            lines[-1] = word
        elif len(lines[-1]) + 1 + len(word) <= max_chars:
            lines[-1] += " " + word
        else:
            lines.append(word)
    if len(lines) > max_lines:
        lines = [*lines[: max_lines - 1], lines[max_lines - 1][: max_chars - 1] + "…"]
    return lines


def lay_out(G: "nx.Graph[Any]", *, radius: Mapping[str, float]) -> Layout:
    """Place every node; the same graph always gives the same layout.

    Parameters
    ----------
    radius : of each node's mark, in points; its name stands below it.
    """
    import networkx as nx

    U: nx.Graph[Any] = nx.Graph()
    U.add_nodes_from(sorted(G))
    U.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in G.edges()))
    components = sorted(nx.connected_components(U), key=lambda nodes: (-len(nodes), min(nodes)))
    blocks = [_block(U.subgraph(sorted(nodes)), G, radius) for nodes in components]
    return _pack(blocks)


def _box(name: str, r: float) -> tuple[float, float, float]:
    # Half the width of mark and name, and how far they reach above and below the node.
    lines = label_lines(name)
    return max(r, max(map(len, lines)) * CHAR_WIDTH / 2), r, r + 3 + len(lines) * LINE_HEIGHT


def _block(U: "nx.Graph[Any]", G: "nx.Graph[Any]", radius: Mapping[str, float]) -> dict[str, tuple[float, float, float, float, float]]:
    # Node to x, y, half width, reach above, reach below; origin anywhere.
    import networkx as nx

    nodes = sorted(U)
    boxes = {n: _box(str(G.nodes[n].get("name") or n), radius[n]) for n in nodes}
    if len(nodes) == 1:
        raw = {nodes[0]: (0.0, 0.0)}
    elif len(nodes) == 2:
        raw = {nodes[0]: (-0.5, 0.0), nodes[1]: (0.5, 0.0)}
    else:
        ordered: nx.Graph[Any] = nx.Graph()
        ordered.add_nodes_from(nodes)
        ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in U.edges()))
        start = nx.circular_layout(ordered)
        laid = nx.kamada_kawai_layout(ordered, pos=start) if len(nodes) <= 120 else nx.spring_layout(ordered, seed=SEED, iterations=80)
        raw = {n: (float(laid[n][0]), float(laid[n][1])) for n in nodes}
    # Many arrows need room between the nodes, and so do those round one hub. Tried on 300 real articles.
    hub = max(degree for _, degree in U.degree())
    dense = 1.0 + 0.1 * max(0.0, 2 * U.number_of_edges() / len(nodes) - 2) + 0.02 * max(0, hub - 6)
    scale = 152.0 if len(nodes) == 2 else 62.0 * math.sqrt(len(nodes)) * dense
    xy = {n: [x * scale * 1.25, y * scale] for n, (x, y) in raw.items()}
    _push_apart(xy, boxes)
    return {n: (xy[n][0], xy[n][1], *boxes[n]) for n in nodes}


def _push_apart(xy: dict[str, list[float]], boxes: Mapping[str, tuple[float, float, float]]) -> None:
    # Boxes that overlap are moved apart along the shorter way, again and again, until none do.
    nodes = sorted(xy)
    for _ in range(400):
        moved = False
        for i, a in enumerate(nodes):
            for b in nodes[i + 1 :]:
                (aw, atop, abottom), (bw, btop, bbottom) = boxes[a], boxes[b]
                (ax, ay), (bx, by) = xy[a], xy[b]
                over_x = aw + bw + GAP / 2 - abs(ax - bx)
                above = ay >= by
                need = (abottom + btop if above else atop + bbottom) + GAP / 3
                over_y = need - abs(ay - by)
                if over_x <= 0 or over_y <= 0:
                    continue
                moved = True
                if over_x < over_y:
                    step = (over_x / 2 + 0.5) * (1 if ax >= bx else -1)
                    xy[a][0] += step
                    xy[b][0] -= step
                else:
                    step = (over_y / 2 + 0.5) * (1 if above else -1)
                    xy[a][1] += step
                    xy[b][1] -= step
        if not moved:
            return


def _pack(blocks: list[dict[str, tuple[float, float, float, float, float]]]) -> Layout:
    # Components side by side in rows, the biggest first; no row is wider than the widest block or what makes the picture about 3 : 2.
    sized = []
    for block in blocks:
        left = min(x - w for x, _, w, _, _ in block.values())
        right = max(x + w for x, _, w, _, _ in block.values())
        bottom = min(y - below for _, y, _, _, below in block.values())
        top = max(y + above for _, y, _, above, _ in block.values())
        sized.append((block, left, bottom, right - left, top - bottom))
    area = sum((w + GAP) * (h + GAP) for _, _, _, w, h in sized)
    limit = max(max((w for _, _, _, w, _ in sized), default=0.0), math.sqrt(area * 1.6))
    positions: dict[str, tuple[float, float]] = {}
    x = y = row_height = width = 0.0
    for block, left, bottom, w, h in sized:
        if x > 0 and x + w > limit:
            x, y, row_height = 0.0, y + row_height + GAP, 0.0
        for node, (nx_, ny_, *_rest) in block.items():
            positions[node] = (nx_ - left + x, -(y + h) + (ny_ - bottom))
        width, row_height, x = max(width, x + w), max(row_height, h), x + w + GAP
    height = y + row_height
    return Layout({node: (px, py + height) for node, (px, py) in positions.items()}, width, height)
