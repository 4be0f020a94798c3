"""Claim types against human-coded event records: recall of pair and type, direction, false conflict.

    python tests/eval/score_event_records.py [--held-out] [--shared ../shared]

Extracts from the texts of ``../shared/data/events/records.jsonl.gz`` and calls ``../shared/eval/score_events.py`` twice: on all records,
and without those that code a deed without words (``events_without_words.txt``: ids only). Records are split by text: sha256 of the UTF-8
text modulo 5; 0 is the held-out fifth, for a final figure only, the rest is for work on the word lists. Leaves with a reason where the
shared data is absent.
"""

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from claimgraph.graph.extraction import Article, to_json
from claimgraph.graph.ids import make_id
from claimgraph.loaders.steps import extract

HERE = Path(__file__).parent
WORDLESS = HERE / "events_without_words.txt"


def read_records(path: Path, *, held_out: bool) -> list[dict[str, object]]:
    """The records of one side of the split."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return [r for r in records if (int(hashlib.sha256(r["text"].encode()).hexdigest(), 16) % 5 == 0) == held_out]


def main() -> int:
    """Extract, score, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / ".." / "shared")
    arguments = parser.parse_args()
    data = arguments.shared / "data" / "events" / "records.jsonl.gz"
    if not data.is_file():
        print(f"skipped: {data} is not there", file=sys.stderr)  # noqa: T201
        return 0
    records = read_records(data, held_out=arguments.held_out)
    wordless = set(WORDLESS.read_text(encoding="utf-8").split("\n"))
    lines: list[str] = []
    for at in range(0, len(records), 200):
        batch = records[at : at + 200]
        found = extract([Article(make_id("article", str(r["id"])), str(r["text"]), caller_id=str(r["id"])) for r in batch])
        lines.extend(json.dumps(to_json(f)) for f in found if not isinstance(f, Exception))
    with tempfile.TemporaryDirectory() as folder:
        extracted = Path(folder) / "extracted.jsonl"
        extracted.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for name, kept in (("all", records), ("without wordless", [r for r in records if r["id"] not in wordless])):
            gold = Path(folder) / "gold.jsonl"
            gold.write_text("".join(json.dumps(r) + "\n" for r in kept), encoding="utf-8")
            print(f"== {name}: {len(kept)} records", flush=True)  # noqa: T201
            subprocess.run([sys.executable, str(arguments.shared / "eval" / "score_events.py"), str(gold), str(extracted)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
