"""Which kind of input is this? Its name tells, and where that does not, its first bytes."""

import codecs
import json
import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from claimgraph.graph.errors import InputError

from .encodings import name_binary
from .inputs import ending
from .rows import split_header

__all__ = ["ENDINGS", "find_kind"]

ENDINGS: Final[Mapping[str, str]] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "xml",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "object",
    ".csv": "csv",
    ".tsv": "tsv",
}
"""Ending of a file's name to its kind; ``xml`` and ``object`` are told apart by what stands in them."""

_FEED_ROOT: Final = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_PAGE_ROOT: Final = re.compile(r"<!doctype html|<html\b|<head\b|<body\b", re.IGNORECASE)


def find_kind(name: str, head: bytes, fields: Mapping[str, str]) -> str:
    """Find the kind of an input, a key of `SOURCES`.

    Parameters
    ----------
    name : path of the file, or ``-``.
    head : its first bytes, unpacked.

    Raises
    ------
    InputError : XML that is no feed and no page.
    """
    kind = ENDINGS.get(ending(PurePath(name).name))
    if kind is not None and kind not in ("xml", "object"):
        return kind
    if name_binary(head) and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "text"  # whose reader says what it is
    text = _glimpse(head)
    if kind == "xml" or text.startswith("<"):
        if _FEED_ROOT.search(text):
            return "feed"
        if kind != "xml" and re.match(r"<[A-Za-z!]", text):
            return "html" if _PAGE_ROOT.search(text) or not text.startswith("<?xml") else _refuse_xml(name)
        return "html" if _PAGE_ROOT.search(text) else _refuse_xml(name)
    if text.startswith(("{", "[")):
        return _find_json(text)
    if kind == "object" or not text:
        return "json" if kind == "object" else "text"
    return "csv" if split_header(text.split("\n", 1)[0], fields) else "text"


def _refuse_xml(name: str) -> str:
    raise InputError(f"{name}: XML that is neither a feed (RSS, Atom) nor a page; convert it, or name its kind with --kind")


def _glimpse(head: bytes) -> str:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head.decode(encoding, "ignore").lstrip("\ufeff \t\r\n")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1").lstrip()


def _find_json(text: str) -> str:
    if text.startswith("["):
        # "[AP] A text" is none; an array goes on with an object, or ends.
        return "json" if re.match(r"\[\s*[\[{\]\"\d]", text) else "text"
    if "jsonfeed.org/version" in text[:4000]:
        return "feed"
    first = text.split("\n", 1)[0]
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        # One object over several lines; one line that is longer than the glimpse is JSON lines.
        return "jsonl" if "\n" not in text else "json"
    return "jsonl"
