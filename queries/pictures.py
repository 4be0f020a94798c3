"""Pictures of networks for print: matplotlib figures of who does what to whom.

In: a network of `networks`, n and the period for the caption. Out: a figure. Circle = country, square = organization, triangle = named
person, triangle on its point = unnamed people, diamond = outlet; an arrow is the wider the more it counts. Colours are those of Okabe and
Ito (2008), told apart by the colour-blind; the shape says the same again.
"""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from .layout import CHAR_WIDTH, LINE_HEIGHT, Layout, label_lines, lay_out

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = [
    "AGAINST",
    "KINDS",
    "curve_control",
    "draw_network",
    "edge_list",
    "edge_width",
    "figure",
    "node_radii",
    "note_lines",
    "place_counts",
    "top_pairs",
    "trimmed_curve",
    "weight_words",
]

KINDS: Final[dict[str, tuple[str, str, str]]] = {
    "country": ("o", "#0072B2", "country"),
    "organization": ("s", "#E69F00", "organization"),
    "person": ("^", "#009E73", "person"),
    "unnamed": ("v", "#7F7F7F", "unnamed or group"),
    "outlet": ("D", "#CC79A7", "outlet"),
}
"""Kind of node to its mark, colour and word in the legend."""

INK: Final = "#222222"
EDGE: Final = "#767676"
AGAINST: Final = "#D55E00"  # dashed too: the colour says nothing alone
CURVE: Final = 0.16
MARGIN: Final = 34.0  # points round the picture
HEAD: Final = 52.0
FOOT: Final = 62.0


def top_pairs(G: "nx.Graph[str]", n: int) -> "nx.Graph[str]":
    """The network of the n heaviest edges, ties broken by the ids of their ends, and the nodes they join; self-loops are left out."""
    edges = sorted((e for e in edge_list(G) if e[0] != e[1]), key=lambda e: (-abs(G.edges[e]["weight"]), e))[:n]
    H: nx.Graph[str] = G.edge_subgraph(edges).copy()
    return H


def node_radii(G: "nx.Graph[str]") -> dict[str, float]:
    """The radius of each node's mark in points; its area grows with the weight of the node's edges."""
    weight = dict.fromkeys(G, 0.0)
    for a, b, data in G.edges(data=True):
        weight[a] += abs(data["weight"])
        weight[b] += abs(data["weight"])
    most = max(weight.values(), default=1) or 1
    return {n: 6.0 + 9.0 * math.sqrt(w / most) for n, w in weight.items()}


def edge_width(weight: float, most: float) -> float:
    """The width of an arrow in points."""
    return 0.7 + 3.2 * math.sqrt(abs(weight) / max(most, 10))


def edge_list(G: "nx.Graph[str]") -> list[tuple[str, str]]:
    """The edges in a fixed order, those without direction from the smaller to the larger id."""
    return sorted(G.edges() if G.is_directed() else ((min(e), max(e)) for e in G.edges()))


def weight_words(weight: float) -> str:
    """A weight as it is written beside an edge: whole numbers as such, others to two digits."""
    return (str(int(weight)) if float(weight).is_integer() else f"{weight:.2g}").replace("-", "−")


def _edge_bend(G: "nx.Graph[str]") -> float:
    """How far the edges bow: arrows do, so that the two of a pair are told apart; lines without direction do not."""
    return CURVE if G.is_directed() else 0.0


def curve_control(a: tuple[float, float], b: tuple[float, float], bend: float = CURVE) -> tuple[float, float]:
    """The control point of the curve from a to b; a pair's two arrows bow to different sides."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    return (a[0] + b[0]) / 2 + bend * dy, (a[1] + b[1]) / 2 - bend * dx


def _on_curve(a: tuple[float, float], c: tuple[float, float], b: tuple[float, float], t: float) -> tuple[float, float]:
    u = 1 - t
    return u * u * a[0] + 2 * u * t * c[0] + t * t * b[0], u * u * a[1] + 2 * u * t * c[1] + t * t * b[1]


def place_counts(G: "nx.Graph[str]", layout: Layout, radius: Mapping[str, float]) -> dict[tuple[str, str], tuple[float, float]]:
    """Where the count of each edge may stand without touching a node, a name or another count; an edge without such a place has none."""
    taken: list[tuple[float, float, float, float]] = []
    for n, (x, y) in layout.positions.items():
        lines = label_lines(str(G.nodes[n]["name"]))
        half = max(map(len, lines)) * CHAR_WIDTH / 2
        taken.append((x - radius[n], y - radius[n], x + radius[n], y + radius[n]))
        taken.append((x - half, y - radius[n] - 3 - LINE_HEIGHT * len(lines), x + half, y - radius[n]))
    places = {}
    for a, b in sorted(edge_list(G), key=lambda e: (-abs(G.edges[e]["weight"]), e)):
        start, control, tip = trimmed_curve(G, layout.positions, radius, a, b)
        half = 3.2 * len(weight_words(G.edges[a, b]["weight"])) + 2
        for t in (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72):
            x, y = _on_curve(start, control, tip, t)
            box = (x - half, y - 6.5, x + half, y + 6.5)
            if not any(box[0] < o[2] and box[2] > o[0] and box[1] < o[3] and box[3] > o[1] for o in taken):
                taken.append(box)
                places[a, b] = (x, y)
                break
    return places


def figure(width: float, height: float) -> "Figure":
    """An empty figure of that size in points; no window, no global state."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    fig = Figure(figsize=(width / 72, height / 72), facecolor="white")
    FigureCanvasAgg(fig)
    return fig


def note_lines(words: str, width: float, *, size: float = 9.5) -> str:
    """Words broken so that a line of them fits into so many points."""
    import textwrap

    return "\n".join(textwrap.wrap(words, max(30, int(width / (size * 0.56)))))


def draw_network(G: "nx.Graph[str]", *, title: str, caption: str, source: str, counts: str = "claims") -> "Figure":
    """Draw a network; an edge without direction is a line, dashed where its weight is below 0.

    Parameters
    ----------
    G : nodes with ``name`` and ``kind``, edges with ``weight``; no self-loops; at least one edge.
    caption : n and period. source : whose words these are, and that they are no finding of fact.
    counts : what the weights count, for the legend.
    """
    from matplotlib.patches import FancyArrowPatch
    from matplotlib.path import Path
    from matplotlib.patheffects import withStroke

    radius = node_radii(G)
    layout = lay_out(G, radius=radius)
    width = max(layout.width + 2 * MARGIN, 430.0)
    height = layout.height + 2 * MARGIN + HEAD + FOOT
    fig = figure(width, height)
    ax = fig.add_axes((0, 0, 1, 1))
    ax.set_xlim(0, width)
    ax.set_ylim(0, height)
    ax.axis("off")
    dx, dy = (width - layout.width) / 2, MARGIN + FOOT
    at = {n: (x + dx, y + dy) for n, (x, y) in layout.positions.items()}
    most = max((abs(d["weight"]) for _, _, d in G.edges(data=True)), default=1)
    halo = [withStroke(linewidth=3, foreground="white")]
    for a, b in sorted(edge_list(G), key=lambda e: (abs(G.edges[e]["weight"]), e)):
        weight = G.edges[a, b]["weight"]
        thick = edge_width(weight, most)
        ax.add_patch(
            FancyArrowPatch(
                path=Path(trimmed_curve(G, at, radius, a, b), [Path.MOVETO, Path.CURVE3, Path.CURVE3]),
                arrowstyle=f"-|>,head_length={4 + 0.8 * thick},head_width={2 + 0.6 * thick}" if G.is_directed() else "-",
                linewidth=thick,
                linestyle="-" if weight >= 0 else (0, (4, 2.5)),
                color=EDGE if weight >= 0 else AGAINST,
                zorder=1,
                shrinkA=0,
                shrinkB=0,
                joinstyle="miter",
            )
        )
    for kind, (marker, colour, _) in KINDS.items():
        nodes = sorted(n for n in G if G.nodes[n]["kind"] == kind)
        ax.scatter(
            [at[n][0] for n in nodes],
            [at[n][1] for n in nodes],
            s=[(2 * radius[n]) ** 2 * 0.85 for n in nodes],
            marker=marker,
            color=colour,
            edgecolors="white",
            linewidths=1.2,
            zorder=3,
        )
    for n in sorted(G):
        x, y = at[n]
        words = "\n".join(label_lines(str(G.nodes[n]["name"])))
        ax.text(
            x, y - radius[n] - 3, words, ha="center", va="top", fontsize=10, color=INK, zorder=5,
            path_effects=halo, linespacing=1.15, parse_math=False,
        )  # fmt: skip
    for (a, b), (x, y) in place_counts(G, layout, radius).items():
        ax.text(
            x + dx,
            y + dy,
            weight_words(G.edges[a, b]["weight"]),
            ha="center",
            va="center",
            fontsize=8.5,
            color=INK,
            zorder=4,
            path_effects=halo,
        )
    _words(ax, width, height, title, caption, source)
    _legend(ax, width, height, sorted({G.nodes[n]["kind"] for n in G}, key=list(KINDS).index), counts, G)
    return fig


def _label_box(G: "nx.Graph[str]", node: str) -> tuple[float, float]:
    # Half the width and the height of a node's name.
    lines = label_lines(str(G.nodes[node]["name"]))
    return max(map(len, lines)) * CHAR_WIDTH / 2, LINE_HEIGHT * len(lines)


def _covered(p: tuple[float, float], node: tuple[float, float], extent: tuple[float, float, float]) -> bool:
    # Whether a point lies on the node's mark or on its name below it.
    reach, half, tall = extent
    return math.dist(p, node) < reach or (abs(p[0] - node[0]) < half + 2 and -reach - tall - 2 < p[1] - node[1] < 0)


def trimmed_curve(
    G: "nx.Graph[str]", at: Mapping[str, tuple[float, float]], radius: Mapping[str, float], source: str, target: str
) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
    """The arrow's curve (start, control point, tip) as far as it lies outside the marks and names of both ends; y upwards."""
    a, b = at[source], at[target]
    c = curve_control(a, b, _edge_bend(G))
    start, end = (radius[source] + 2, *_label_box(G, source)), (radius[target] + 3, *_label_box(G, target))
    points = [_on_curve(a, c, b, i / 80) for i in range(81)]
    first = next((i for i in range(80) if not _covered(points[i], a, start)), 0)
    last = next((i for i in range(80, 0, -1) if not _covered(points[i], b, end)), 80)
    if last - first < 8:  # too near to each other: the names give way
        first, last = 24, 56
    # The part of a quadratic curve between two of its parameters is one again; its control point is their blossom.
    t, u = first / 80, last / 80
    x, y = ((1 - t) * (1 - u) * a[k] + ((1 - t) * u + t * (1 - u)) * c[k] + t * u * b[k] for k in (0, 1))
    return points[first], (x, y), points[last]


def _words(ax: "Axes", width: float, height: float, title: str, caption: str, source: str) -> None:
    source_words = note_lines(source, width - 32, size=8)
    ax.text(16, height - 16, title, ha="left", va="top", fontsize=15, fontweight="bold", color=INK, parse_math=False)
    ax.text(16, 14, source_words, ha="left", va="bottom", fontsize=8, color="#555555", linespacing=1.3, parse_math=False)
    ax.text(16, 42, note_lines(caption, width - 32), ha="left", va="bottom", fontsize=9.5, color=INK, linespacing=1.3, parse_math=False)


def _legend(ax: "Axes", width: float, height: float, kinds: Sequence[str], counts: str, G: "nx.Graph[str]") -> None:
    x, y = 22.0, height - 46
    for kind in kinds:
        marker, colour, word = KINDS[kind]
        ax.scatter([x], [y], s=58, marker=marker, color=colour, edgecolors="white", linewidths=0.8, zorder=6)
        ax.text(x + 9, y, word, ha="left", va="center", fontsize=9, color=INK)
        x += 24 + 5.2 * len(word)
    if G.is_directed():
        ax.annotate("", xy=(x + 22, y), xytext=(x, y), arrowprops={"arrowstyle": "-|>", "color": EDGE, "lw": 1.6})
        ax.text(x + 27, y, f"number of {counts}", ha="left", va="center", fontsize=9, color=INK)
        return
    weights = [data["weight"] for _, _, data in G.edges(data=True)]
    for shown, colour, style, word in ((max(weights) > 0, EDGE, "-", "alike"), (min(weights) < 0, AGAINST, (0, (4, 2.5)), "opposed")):
        if shown:
            ax.plot([x, x + 22], [y, y], color=colour, linewidth=1.6, linestyle=style)
            ax.text(x + 27, y, word, ha="left", va="center", fontsize=9, color=INK)
            x += 44 + 5.2 * len(word)
