"""Drawing: from a projection to a picture or a graph file, the kind told by the file's ending.

In: what to draw, the file, and the filters of the question behind it. Out: the file written whole or not at all, and a `Drawing` that says
what it shows. Nothing to show is no error: no file is written, and the note says so.
"""

import io
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from claimgraph.graph.errors import UsageError

from .charts import draw_matrix, draw_outlets, draw_timeline, period_words
from .graphfiles import GRAPH_FORMATS
from .networks import VERBS, accusations, chains, denials, discourse
from .page import network_page
from .pictures import draw_network, top_pairs
from .resolve import Rows

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.figure import Figure

__all__ = ["DRAWINGS", "ENDINGS", "TOP_PAIRS", "Drawing", "Picture", "draw", "figure_bytes", "make_picture", "write_file"]

TOP_PAIRS: Final = 40  # more arrows than that are no picture but a hairball; tried at 20, 40, 60 on a network of 500 actors
SOURCE: Final = "Source: claims reported in {n}, read by claimgraph. An arrow says who is reported to have said it, not that it is so."


LINES: Final = {
    "subtract": "A number says how much more often two take the same stance on the same others than the opposite one",
    "congruence": "A number says how often two take the same stance on the same others",
    "conflict": "A number says how often two take opposite stances on the same others",
    "ignore": "A number says how often two take a stance, whichever, on the same others",
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was drawn. ``path`` is None where there was nothing to draw; ``note`` is a sentence for the user, empty if all is shown."""

    what: str
    path: Path | None
    n_shown: int
    n_all: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure with what it shows; where there is a network behind it, ``network`` is the whole of it and ``page`` makes the web page."""

    figure: "Figure | None"
    n_shown: int
    n_all: int
    note: str = ""
    network: "nx.Graph[str] | None" = None
    page: Callable[[], str] | None = None


def draw(projection: Rows, what: str, path: str | Path, *, n_top: int = TOP_PAIRS, **filters: Any) -> Drawing:
    """Draw a picture, or write a network as a file.

    Parameters
    ----------
    what : one of `DRAWINGS`.
    path : the file; its ending (one of `ENDINGS`) says the kind.
    n_top : pairs, rows or months shown at most in a picture; files hold all.
    filters : of the network or question behind it (level, since, until, actor, country, outlet, modality, ...).

    Raises
    ------
    UsageError : an unknown drawing, ending or filter, or a file that cannot be written.
    """
    path = Path(path)
    ending = path.suffix.lower().removeprefix(".")
    if what not in DRAWINGS:
        raise UsageError(f"no picture is called '{what}'; there are: {', '.join(DRAWINGS)}")
    if ending not in ENDINGS:
        raise UsageError(f"{path}: no picture ends in '.{ending}'; known endings: {', '.join(ENDINGS)}")
    picture = make_picture(projection, what, n_top=n_top, **filters)
    if ending in GRAPH_FORMATS:
        if picture.network is None:
            raise UsageError(f"{path}: '{what}' is no network; it can be written as png or svg, its table by `ask --format csv`")
        if picture.network.number_of_edges() == 0:
            return Drawing(what, None, 0, 0, picture.note)
        n = picture.network.number_of_edges()
        write_file(path, GRAPH_FORMATS[ending](picture.network).encode("utf-8"))
        return Drawing(what, path, n, n)
    if picture.figure is None:
        return Drawing(what, None, 0, picture.n_all, picture.note)
    if ending == "html":
        if picture.page is None:
            raise UsageError(f"{path}: '{what}' is no network; it can be written as png or svg")
        write_file(path, picture.page().encode("utf-8"))
        return Drawing(what, path, picture.n_shown, picture.n_all, picture.note)
    write_file(path, figure_bytes(picture.figure, ending))
    return Drawing(what, path, picture.n_shown, picture.n_all, picture.note)


def make_picture(projection: Rows, what: str, *, n_top: int = TOP_PAIRS, **filters: Any) -> Picture:
    """The figure itself, for a notebook; as `draw` without the file."""
    if what not in DRAWINGS:
        raise UsageError(f"no picture is called '{what}'; there are: {', '.join(DRAWINGS)}")
    return DRAWINGS[what](projection, n_top, filters)


def figure_bytes(figure: "Figure", ending: str) -> bytes:
    """The figure as PNG (200 dots an inch) or SVG (text kept as text, but for
    names and counts, which have a halo); the same figure always gives the same bytes."""
    import matplotlib

    out = io.BytesIO()
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "claimgraph"}):
        figure.savefig(out, format=ending, dpi=200, metadata={"Date": None} if ending == "svg" else {"Software": None})
    return out.getvalue()


def write_file(path: Path, content: bytes) -> None:
    """Write the file whole or leave what was there.

    Raises
    ------
    UsageError : the folder is not there or may not be written.
    """
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); name a file in a folder that is there") from error


def _articles(projection: Rows) -> str:
    # How many articles the graph holds, and of which days.
    statement = "MATCH (a:Article) RETURN count(a.id) AS n, min(a.publishedOn) AS first_day, max(a.publishedOn) AS last_day"
    row = projection.query(statement).dicts()[0]
    words = f"{row['n']} article{'' if row['n'] == 1 else 's'}"
    if row["first_day"] is None:
        return words + " without a date"
    return words + (f" of {row['first_day']}" if row["first_day"] == row["last_day"] else f" of {row['first_day']} to {row['last_day']}")


def _of_network(
    make: Callable[..., "nx.Graph[str]"], title: str, counts: str, nothing: str, *, plain_level: str = "country"
) -> Callable[[Rows, int, dict[str, Any]], Picture]:
    def picture(projection: Rows, n_top: int, filters: dict[str, Any]) -> Picture:
        G = make(projection, **filters)
        n_all = sum(1 for a, b in G.edges() if a != b)
        if n_all == 0:
            return Picture(None, 0, 0, nothing.format(f"{filters.get('type') or 'accusation'}s"), G)
        H = top_pairs(G, n_top)
        n_shown = H.number_of_edges()
        pairs = f"{n_shown} pair{'' if n_shown == 1 else 's'}"
        if G.is_directed():
            total = sum(d["weight"] for _, _, d in H.edges(data=True))
            caption = f"n = {total} {counts if total != 1 else counts.removesuffix('s')} between {pairs}{_period(G)}"
        else:
            n = len({q for *_, d in H.edges(data=True) for q in d["quote_ids"]})
            caption = f"n = {n} passages of {H.number_of_nodes()} actors, {pairs}{_period(G)}. {LINES[G.graph['aggregation']]}"
        caption += _chosen(filters)
        note = ""
        if n_shown < n_all:
            note = f"the {n_shown} {'most frequent' if G.is_directed() else 'strongest'} of {n_all} pairs are shown"
            caption += f". {note[0].upper()}{note[1:]}"
        level = G.graph.get("level")
        kind = filters.get("type") or "accusation"
        words = {
            "title": (title if kind == "accusation" else f"Who {VERBS[kind]} whom")
            + (f", by {level}" if level and level != plain_level else ""),
            "caption": caption + ".",
            "source": (SOURCE if G.is_directed() else SOURCE.replace("An arrow", "A line")).format(n=_articles(projection)),
            "counts": counts,
        }
        return Picture(draw_network(H, **words), n_shown, n_all, note, G, lambda: network_page(projection, H, **words))

    return picture


def _chosen(filters: dict[str, Any]) -> str:
    """The filters in words for a caption, level and period left out: those stand elsewhere."""
    words = [
        "negated ones too" if key == "negated" else f"{key.replace('_', ' ')} {value}"
        for key, value in filters.items()
        if key not in ("level", "since", "until", "type", "n_top", "aggregation", "normalization", "duplicates")
        and value not in (None, "", False, 0.0)
    ]
    return f"; only: {', '.join(words)}" if words else ""


def _period(G: "nx.Graph[Any]") -> str:
    return period_words(G.graph.get("since"), G.graph.get("until"), [data for *_, data in G.edges(data=True)])


DRAWINGS: Final[dict[str, Callable[[Rows, int, dict[str, Any]], Picture]]] = {
    "who-accuses-whom": _of_network(accusations, "Who accuses whom", "claims", "no {} between known actors were found"),
    "denials": _of_network(denials, "Who denies what whom said", "denials", "no denial answers a claim of these articles"),
    "chains": _of_network(chains, "Who takes words from whom", "passages", "no passage came through another mouth"),
    "discourse": _of_network(
        discourse, "Who stands with whom", "shared stances", "no two actors take a stance on the same others", plain_level="speaker"
    ),
    "matrix": lambda projection, n_top, filters: _chart(draw_matrix, projection, n_top, filters),
    "timeline": lambda projection, n_top, filters: _chart(draw_timeline, projection, n_top, filters),
    "outlets": lambda projection, n_top, filters: _chart(draw_outlets, projection, n_top, filters),
}
"""Name to the function that makes the picture; to extend, add one entry.

There is no alluvial and no chord picture: drawn from the accusations of 9,297 articles (accuser, allegation, accused), an alluvial needed
eleven colours, its thin bands crossed in the middle, and of "who accuses whom" no number could be read; the matrix gives each.
"""

ENDINGS: Final = ("png", "svg", "html", *GRAPH_FORMATS)


def _chart(make: Callable[..., Any], projection: Rows, n_top: int, filters: dict[str, Any]) -> Picture:
    source = SOURCE.format(n=_articles(projection)).replace("An arrow", "A count")
    figure, n_shown, n_all, note = make(projection, n_top=n_top, source=source, chosen=_chosen(filters), **filters)
    return Picture(figure, n_shown, n_all, note)
