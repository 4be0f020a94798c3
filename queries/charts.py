"""Charts of counts for print: the matrix of who accuses whom, accusations over time, whose accusations each outlet carries.

In: a projection and the filters of the question behind the chart. Out: a figure (None where there is nothing), how many things it shows,
how many there are, and a note where it does not show all.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from .ask import Answer, ask
from .layout import label_lines
from .networks import VERBS, accusations
from .pictures import INK, figure, note_lines
from .resolve import Rows

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["days_between", "draw_matrix", "draw_outlets", "draw_timeline", "months_between", "period_words"]

Chart = tuple["Figure | None", int, int, str]
CELL: Final = 34.0  # points
LABEL: Final = 132.0
COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
MAX_NAMES: Final = 20
_PLURALS: Final = {kind: verb.replace("s ", " ", 1) if " " in verb else verb[:-1] for kind, verb in VERBS.items()}


def draw_matrix(projection: Rows, *, source: str, n_top: int = 40, chosen: str = "", **filters: Any) -> Chart:
    """The accusation matrix as a heat map: accusers in rows, accused in columns, different claims in the cells.

    Filters: those of `networks.accusations`, another type of claim among them.
    """
    G = accusations(projection, **filters)
    kind = filters.get("type") or "accusation"
    if G.number_of_edges() == 0:
        return None, 0, 0, f"no {kind}s between known actors were found"
    size = min(n_top, MAX_NAMES)
    rows, columns = _busiest(G, 0, size), _busiest(G, 1, size)
    n_rows, n_columns = len({a for a, _ in G.edges()}), len({b for _, b in G.edges()})
    count: Counter[tuple[str, str]] = Counter({(a, b): data["weight"] for a, b, data in G.edges(data=True)})
    shown = sum(n for (a, b), n in count.items() if a in rows and b in columns)
    fig, ax, width = _axes(CELL * len(columns), CELL * len(rows), left=LABEL, top=LABEL + 14, bottom=96)
    most = max(count.values())
    values = [[count[a, b] for b in columns] for a in rows]
    ax.imshow(values, cmap="Blues", vmin=0, vmax=most, aspect="auto")
    for y, line in enumerate(values):
        for x, n in enumerate(line):
            if n:
                ax.text(x, y, str(n), ha="center", va="center", fontsize=10, color="white" if n > most * 0.55 else INK)
    ax.set_xticks(range(len(columns)), [_one_line(name) for name in columns.values()], rotation=50, ha="left", rotation_mode="anchor")
    ax.set_yticks(range(len(rows)), [_one_line(name) for name in rows.values()])
    ax.xaxis.tick_top()
    ax.tick_params(length=0, labelsize=10)
    ax.set_xticks([x - 0.5 for x in range(len(columns) + 1)], minor=True)
    ax.set_yticks([y - 0.5 for y in range(len(rows) + 1)], minor=True)
    ax.grid(which="minor", color="white", linewidth=2)
    ax.tick_params(which="minor", length=0)
    ax.spines[:].set_visible(False)
    note = ""
    if n_rows > len(rows) or n_columns > len(columns):
        note = f"the busiest {len(rows)} of {n_rows} rows and {len(columns)} of {n_columns} columns are shown"
    caption = f"Those in rows {_PLURALS[kind]} those in columns. n = {shown} claim{'' if shown == 1 else 's'}{_period_of(G)}{chosen}"
    level = G.graph.get("level", "country")
    title = f"Who {VERBS[kind]} whom" + (f", by {level}" if level != "country" else "")
    _words(fig, width, title, caption + (f"; {note}" if note else "") + ".", source)
    return fig, len(rows), n_rows, note


def draw_timeline(projection: Rows, *, source: str, n_top: int = 40, chosen: str = "", **filters: Any) -> Chart:
    """Accusations over time: one small chart a pair, months (days, where there are two months at most) on one axis, one scale for all."""
    from matplotlib.ticker import MaxNLocator

    answer = ask(projection, "accusations-by-month", **filters)
    unit = "month"
    if answer.rows and len({row["month"] for row in answer.rows if row["month"]}) <= 2:
        answer, unit = ask(projection, "accusations-by-day", **filters), "day"
    dated = [{**row, "month": str(row[unit])} for row in answer.rows if row[unit]]
    if not dated:
        return None, 0, 0, "no accusation has a known month"
    per_pair: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    names = {}
    for row in dated:
        pair = (row["source_id"], row["target_id"])
        per_pair[pair][row["month"]] += row["n_claims"]
        names[pair] = (row["source"], row["target"])
    pairs = sorted(per_pair, key=lambda p: (-sum(per_pair[p].values()), p))
    shown = pairs[: min(n_top, 12)]
    between = months_between if unit == "month" else days_between
    months = between(min(r["month"] for r in dated), max(r["month"] for r in dated))
    most = max(n for pair in shown for n in per_pair[pair].values())
    n_columns = 1 if len(shown) == 1 else 2 if len(shown) <= 6 else 3
    n_lines = -(-len(shown) // n_columns)
    width, height = max(1, n_columns) * 236.0 + 60, n_lines * 104.0 + 150
    fig = figure(max(width, 430), height)
    width = fig.get_figwidth() * 72
    axes = fig.subplots(n_lines, n_columns, sharex=True, sharey=True, squeeze=False)
    fig.subplots_adjust(left=44 / width, right=1 - 20 / width, top=1 - 66 / height, bottom=96 / height, hspace=0.55, wspace=0.14)
    for i, ax in enumerate(axes.flat):
        if i >= len(shown):
            ax.set_visible(False)
            continue
        pair = shown[i]
        ax.bar(range(len(months)), [per_pair[pair][m] for m in months], width=0.86, color=COLOURS[0])
        ax.set_title(" → ".join(_one_line(n, 17) for n in names[pair]), fontsize=9.5, loc="left", color=INK, pad=3, parse_math=False)
        ax.set_ylim(0, most * 1.05)
        ax.spines[["top", "right"]].set_visible(False)
        ax.yaxis.set_major_locator(MaxNLocator(nbins=3, integer=True))
        step = max(1, -(-len(months) // ((6 if n_columns < 3 else 4) if unit == "month" else 3)))
        ax.set_xticks(range(0, len(months), step), months[::step])
        ax.set_xlim(-0.6, max(len(months) - 0.4, 3))
        # With a last line that is not full, the months stand below the lowest chart of each column.
        ax.tick_params(labelsize=8, length=2, labelbottom=i + n_columns >= len(shown))
    note = "" if len(shown) == len(pairs) else f"the {len(shown)} most frequent of {len(pairs)} pairs are shown"
    undated = len(answer.rows) - len(dated)
    n = sum(sum(per_pair[p].values()) for p in shown)
    caption = f"Claims a {unit}; n = {n}, {months[0]} to {months[-1]}{chosen}" + (f"; {note}" if note else "")
    caption += f"; {undated} pair{' has' if undated == 1 else 's have'} claims without a known {unit}" if undated else ""
    _words(fig, width, "Accusations over time", caption + ".", source)
    return fig, len(shown), len(pairs), note


def draw_outlets(projection: Rows, *, source: str, n_top: int = 40, chosen: str = "", **filters: Any) -> Chart:
    """Whose accusations each outlet carries: one bar an outlet, its claims by accuser."""
    from matplotlib.ticker import MaxNLocator

    answer = ask(projection, "accusations-by-outlet", **filters)
    if not answer.rows:
        return None, 0, 0, "no accusation stands in an article of a known outlet"
    per_outlet: dict[str, Counter[str]] = defaultdict(Counter)
    names, by_accuser = {}, Counter[str]()
    for row in answer.rows:
        per_outlet[row["outlet_id"]][row["source_id"]] += row["n_claims"]
        names[row["outlet_id"]], names[row["source_id"]] = row["outlet"], row["source"]
        by_accuser[row["source_id"]] += row["n_claims"]
    outlets = sorted(per_outlet, key=lambda o: (-sum(per_outlet[o].values()), o))
    shown = outlets[: min(n_top, MAX_NAMES)]
    accusers = [a for a, _ in sorted(by_accuser.items(), key=lambda item: (-item[1], item[0]))[:6]]
    fig, ax, width = _axes(360, 24.0 * len(shown), left=LABEL, top=92, bottom=100)
    left = [0.0] * len(shown)
    for i, accuser in enumerate([*accusers, None]):
        values = [
            per_outlet[o][accuser] if accuser is not None else sum(n for a, n in per_outlet[o].items() if a not in accusers) for o in shown
        ]
        if any(values):
            label = _one_line(names[accuser], 18) if accuser is not None else "others"
            colour = COLOURS[i] if accuser is not None else "#BBBBBB"
            ax.barh(range(len(shown)), values, left=left, height=0.72, color=colour, label=label, edgecolor="white", linewidth=0.8)
            left = [a + b for a, b in zip(left, values, strict=True)]
    ax.set_yticks(range(len(shown)), [_one_line(names[o]) for o in shown])
    ax.invert_yaxis()
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.spines[["top", "right"]].set_visible(False)
    ax.tick_params(labelsize=9.5, length=2)
    legend = ax.legend(
        title="accuser", loc="lower left", bbox_to_anchor=(0, 1.0), ncols=4, frameon=False, fontsize=8.5, title_fontsize=8.5,
        handlelength=1, columnspacing=1.0, borderaxespad=0.2,
    )  # fmt: skip
    legend.set_alignment("left")
    note = "" if len(shown) == len(outlets) else f"the {len(shown)} busiest of {len(outlets)} outlets are shown"
    n = sum(sum(per_outlet[o].values()) for o in shown)
    _words(
        fig,
        width,
        "Whose accusations each outlet carries",
        f"n = {n} claims{_period(answer)}{chosen}" + (f"; {note}" if note else "") + ".",
        source,
    )
    return fig, len(shown), len(outlets), note


def months_between(first: str, last: str) -> list[str]:
    """Every month from ``first`` to ``last`` (YYYY-MM), both included."""
    start, end = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (first, last))
    return [f"{i // 12:04d}-{i % 12 + 1:02d}" for i in range(start, end + 1)]


def days_between(first: str, last: str) -> list[str]:
    """Every day from ``first`` to ``last`` (YYYY-MM-DD), both included; at least a week."""
    start, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    return [(start + datetime.timedelta(i)).isoformat() for i in range(max(7, (end - start).days + 1))]


def _busiest(G: "nx.DiGraph[str]", end: int, size: int) -> dict[str, str]:
    # Ids to names of those with most claims at that end, the busiest first.
    total: Counter[str] = Counter()
    for edge in G.edges():
        total[edge[end]] += G.edges[edge]["weight"]
    return {node: G.nodes[node]["name"] for node, _ in sorted(total.items(), key=lambda item: (-item[1], item[0]))[:size]}


def _one_line(name: str, chars: int = 22) -> str:
    words = " ".join(label_lines(name, max_chars=60, max_lines=4)).replace("$", r"\$")
    return words if len(words) <= chars else words[: chars - 1] + "…"


def _axes(inner_width: float, inner_height: float, *, left: float, top: float, bottom: float) -> "tuple[Figure, Axes, float]":
    width = max(left + inner_width + 40, 430.0)
    height = inner_height + top + bottom
    fig = figure(width, height)
    ax = fig.add_axes((left / width, bottom / height, inner_width / width, inner_height / height))
    return fig, ax, width


def _period(answer: Answer) -> str:
    since, until = answer.parameters.get("since"), answer.parameters.get("until")
    return period_words(None if str(since) <= "0001-01-01" else since, None if str(until) >= "9999" else until, answer.rows)


def _period_of(G: "nx.Graph[Any]") -> str:
    return period_words(G.graph.get("since"), G.graph.get("until"), [data for *_, data in G.edges(data=True)])


def period_words(since: Any, until: Any, rows: Iterable[Mapping[str, Any]]) -> str:
    """The period for a caption: the bounds asked for, else the first and the last day that the rows know, else nothing."""
    if since or until:
        bounds = [*([f"from {since}"] if since else []), *([f"until {until} (exclusive)"] if until else [])]
        return "; " + " ".join(bounds)
    days = sorted(str(r[k]) for r in rows for k in ("first_said_on", "last_said_on") if r.get(k))
    return f"; said {days[0]} to {days[-1]} where the day is known" if days else ""


def _words(fig: "Figure", width: float, title: str, caption: str, source: str) -> None:
    height = fig.get_figheight() * 72
    source_words = note_lines(source, width - 32, size=8)
    fig.text(16 / width, 1 - 14 / height, title, ha="left", va="top", fontsize=14, fontweight="bold", color=INK, parse_math=False)
    fig.text(
        16 / width, 44 / height, note_lines(caption, width - 32), ha="left", va="bottom", fontsize=9.5, color=INK, linespacing=1.3,
        parse_math=False,
    )  # fmt: skip
    fig.text(
        16 / width, 12 / height, source_words, ha="left", va="bottom", fontsize=8, color="#555555", linespacing=1.3,
        parse_math=False,
    )  # fmt: skip
