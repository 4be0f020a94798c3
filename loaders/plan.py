"""What a build would do, without doing it: which articles are new, changed, known or unreadable, and what would be extracted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from claimgraph.graph.errors import InputError, InputNote
from claimgraph.graph.extraction import Article
from claimgraph.graph.record import Record
from claimgraph.graph.record_articles import Comparison, fault_of

from .fingerprint import describe, extractor_fingerprint, model_used, others
from .sources import Found

__all__ = ["Plan", "plan"]


@dataclass(slots=True)
class Plan:
    """What a build of some inputs would do.

    ``new`` counts articles that are not in the record, ``changed`` those that it has with other metadata (a date learnt, say) or with an
    earlier text under the same address, ``unchanged`` those that it has as they are. ``left`` counts articles that an earlier run kept and
    did not extract. ``otherwise`` counts those that were extracted by another extractor, by what that was; they are extracted anew where
    ``again`` is asked, else left as they are. ``extractor`` tells this build's. Articles that came up twice count once.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    left: int = 0
    again: bool = False
    extractor: str = ""
    otherwise: Counter[str] = field(default_factory=Counter)
    failures: list[InputError] = field(default_factory=list)
    notes: list[InputNote] = field(default_factory=list)

    @property
    def to_extract(self) -> int:
        """How many articles would be extracted."""
        return self.new + self.changed + self.left + (self.otherwise.total() if self.again else 0)


def plan(path: Path, found: Iterable[Found], *, again: bool = False, min_confidence: float | None = None) -> Plan:
    """Read the inputs and compare them with the record at ``path``, which need not be there; nothing is written.

    Raises
    ------
    RecordError : what is there is no record of ours, or one of a newer version.
    """
    extractor = extractor_fingerprint(min_confidence=min_confidence)
    made = Plan(again=again, extractor=describe(extractor, model_used()))
    if not path.exists():
        made.new = len(_compare(made, None, found))
        return made
    with Record.open(path, read_only=True, graph=False) as record:
        seen = _compare(made, record, found)
        made.new, made.changed, made.unchanged = (list(seen.values()).count(how) for how in ("new", "changed", "unchanged"))
        changed = {article_id for article_id, how in seen.items() if how == "changed"}
        pending = set(record.extractions.pending(extractor))
        made.left = len(pending - changed)
        made.otherwise = others(record, extractor, without=pending | changed)
    return made


def _compare(made: Plan, record: Record | None, found: Iterable[Found]) -> dict[str, Comparison]:
    """How each article of the inputs compares with the record; what fails, or is to be noted, goes into the plan."""
    seen: dict[str, Comparison] = {}
    for item in found:
        if isinstance(item, InputNote):
            made.notes.append(item)
            continue
        fault = item if isinstance(item, InputError) else fault_of(item)
        if fault is not None:
            made.failures.append(fault)
        elif isinstance(item, Article) and seen.get(item.id) != "changed":
            seen[item.id] = "new" if record is None else record.articles.compare(item)
    return seen
