"""The sample articles: fiction, written for the demo, the README and the tests; with gold annotations beside them (see README.md)."""

from importlib.resources import files
from pathlib import Path

__all__ = ["ARTICLES", "GOLD"]

ARTICLES = Path(str(files(__name__))) / "articles"
"""The folder with the articles, for `loaders.sources.read_articles`."""

GOLD = Path(str(files(__name__))) / "gold.jsonl"
"""One line an article: what stands in it, marked by hand."""
