"""An extraction without the attributions that are less sure than asked.

Confidence is the attribution's own: calibrated on articles marked by hand where the model found it, fixed where a rule did (verbal
acts .8); what stands within another attribution has the confidence of that one.
"""

import dataclasses

from claimgraph.graph.extraction import Attribution, Extraction

from .finish import entities_named

__all__ = ["keep_confident"]


def keep_confident(extraction: Extraction, least: float) -> Extraction:
    """The extraction with the attributions of confidence ``least`` (0 to 1) or more, and whom they name.

    One that stood within an attribution left out now stands within the next around it that is kept.
    """
    kept = {a.id for a in extraction.attributions if a.confidence >= least}
    if len(kept) == len(extraction.attributions):
        return extraction
    parents = {a.id: a.parent for a in extraction.attributions}

    def around(attribution: Attribution) -> str | None:
        parent = attribution.parent
        while parent is not None and parent not in kept:
            parent = parents.get(parent)
        return parent

    attributions = tuple(dataclasses.replace(a, parent=around(a)) for a in extraction.attributions if a.id in kept)
    return Extraction(extraction.article, attributions, entities_named(attributions, {e.id: e for e in extraction.entities}))
