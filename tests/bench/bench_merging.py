"""How long merging takes, and how it grows: 50,000 and 100,000 quotes of 2,500 and 5,000 speakers.

Run: ``python tests/bench/bench_merging.py [QUOTES]``. The quotes are generated from the own pairs of tests/loaders/claim_pairs.jsonl: each
takes the words of one of them, some of them exchanged for words of others, so that many are near each other and few the same; who does what
to whom is that of the words before the exchange.
"""

import json
import random
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from claimgraph.graph.rows import QuoteRow
from claimgraph.loaders.likeness import read_words
from claimgraph.loaders.merging import merge_claims
from claimgraph.loaders.predications import read_text

PAIRS = Path(__file__).parents[1] / "loaders" / "claim_pairs.jsonl"
PER_SPEAKER = 20


def quotes(n: int) -> dict[str, QuoteRow]:
    rows = map(json.loads, PAIRS.read_text(encoding="utf-8").splitlines())
    texts = [row[side] for row in rows if row["kind"] == "same" for side in ("left", "right")]
    read = {text: read_text(text) for text in texts}
    words = sorted({w for text in texts for w in text.split()})
    draw = random.Random(1)
    found = {}
    for i in range(n):
        whole = draw.choice(texts)
        text = [draw.choice(words) if draw.random() < 0.3 else w for w in whole.split()]
        found[f"q_{i:06}"] = QuoteRow(
            id=f"q_{i:06}",
            article_id=f"a_{i // 10}",
            speaker_id=f"p_{draw.randrange(max(1, n // PER_SPEAKER))}",
            claim_id=f"c_{i:06}",
            text=" ".join(text),
            start=0,
            end=1,
            type="statement",
            kind="indirect",
            published_on=date(2024, 1, 1) + timedelta(days=draw.randrange(60)),
            predications=read[whole],
        )
    return found


def main(n: int) -> None:
    seconds = []
    for size in (n // 2, n):
        rows = quotes(size)
        read_words.cache_clear()
        began = time.process_time()
        claims = merge_claims(rows)
        seconds.append(time.process_time() - began)
        print(f"{size:>9,} quotes -> {len(set(claims.values())):>9,} claims  {seconds[-1]:6.1f} s of processor")
    print(f"twice the quotes take {seconds[1] / seconds[0]:.2f} times the time")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
