"""Does the time of one article grow with its length, to 200,000 words?

    python tests/bench/bench_long_article.py [--words N]

The sample articles one after the other, again and again, up to N words (default 200,000), against half as many, through every step of
``extract``. Printed: CPU seconds of each step and of all, and the ratio; twice the text should take at most 2.3 times as long.
"""

import argparse
import time

from claimgraph.graph.extraction import Article
from claimgraph.loaders.document import Document
from claimgraph.loaders.samples import ARTICLES
from claimgraph.loaders.sources import read_articles
from claimgraph.loaders.steps import STEPS, load_step

MOST = 2.3


def long_text(n_words: int) -> str:
    """Paragraphs of the samples, one article after the other, until there are enough words."""
    texts = [found.text for found in read_articles([ARTICLES]) if isinstance(found, Article)]
    parts: list[str] = []
    n = 0
    while n < n_words:
        parts.append(texts[len(parts) % len(texts)])
        n += len(parts[-1].split())
    return "\n\n".join(parts)


def seconds(text: str) -> dict[str, float]:
    """CPU seconds of each step."""
    document = Document(Article("a_bench", text))
    found = {}
    for name in STEPS:
        run = load_step(name)
        began = time.process_time()
        run([document])
        found[name] = time.process_time() - began
    return found


def main() -> None:
    """Print the table and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=200_000)
    given = parser.parse_args()
    seconds(long_text(1_000))  # models are loaded
    half, whole = (seconds(long_text(n)) for n in (given.words // 2, given.words))
    for name in STEPS:
        print(f"{name:14} {half[name]:8.1f} s {whole[name]:8.1f} s")
    one, other = sum(half.values()), sum(whole.values())
    print(f"{given.words:,} words: {other:.1f} s, half of it {one:.1f} s, ratio {other / one:.2f} (at most {MOST})")


if __name__ == "__main__":
    main()
