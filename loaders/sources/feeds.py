"""RSS, Atom and JSON feeds: one article an item, with its full text or its summary, which is marked as such.

Feeds are read by feedparser, JSON feeds (https://jsonfeed.org/version/1.1) here, as feedparser 6 has no reader for them. Of a broken feed
the items that can be read are read, and the fault is named.
"""

import json
from collections.abc import Iterator, Mapping
from io import BufferedReader
from typing import Any

from claimgraph.graph.errors import EncodingError, InputError

from .articles import Found, Options, make_article
from .dates import parse_date
from .encodings import declared_encoding, decode
from .inputs import read_whole
from .pages import fragment_text

__all__ = ["read_feed"]


def read_feed(stream: BufferedReader, name: str, options: Options) -> Iterator[Found]:
    """Read the items of a feed, in its order."""
    data = read_whole(stream, name)
    text, note = decode(data, name=name, declared=declared_encoding(data))
    if note:
        yield note
    if text.lstrip().startswith("{"):
        yield from _read_json_feed(text, name, options)
    else:
        yield from _read_xml_feed(text, name, options)


def _read_xml_feed(text: str, name: str, options: Options) -> Iterator[Found]:
    import feedparser

    # The text is decoded by now: the header goes before what the XML declares of its bytes.
    feed = feedparser.parse(text.encode("utf-8"), response_headers={"content-type": "application/xml; charset=utf-8"}, sanitize_html=False)
    fault = feed.get("bozo_exception") if feed.bozo else None
    if not feed.version and not feed.entries:
        raise InputError(f"{name}: no RSS or Atom feed ({fault or 'no such root element'}); check what the address gave")
    if fault is not None:
        n_items = f"{len(feed.entries)} item{'' if len(feed.entries) == 1 else 's'}"
        yield InputError(f"{name}: the feed is broken ({fault}); {n_items} of it could be read, others may be lost")
    elif not feed.entries:
        raise InputError(f"{name}: the feed has no items; nothing to read")
    outlet = feed.feed.get("title") or feed.feed.get("publisher")
    for number, entry in enumerate(feed.entries, start=1):
        contents = [str(part.get("value") or "") for part in entry.get("content", ())]
        full = max(contents, key=len, default="")
        yield from _make_item(
            full,
            str(entry.get("summary") or ""),
            where=f"{name}, item {number}",
            options=options,
            title=fragment_text(str(entry.get("title") or "")),
            url=entry.get("link"),
            outlet=(entry.get("source") or {}).get("title") or outlet,
            published=_entry_date(entry),
            author=entry.get("author"),
            caller_id=entry.get("id"),
        )


def _entry_date(entry: Mapping[str, Any]) -> str | None:
    for key in ("published", "updated"):
        value, parsed = entry.get(key), entry.get(f"{key}_parsed")
        if value and parse_date(str(value)):
            return str(value)
        if value and parsed:  # a form that feedparser knows; its values are in UTC
            return f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}T{parsed[3]:02}:{parsed[4]:02}:{parsed[5]:02}Z"
        if value:
            return str(value)
    return None


def _read_json_feed(text: str, name: str, options: Options) -> Iterator[Found]:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: no JSON feed ({error}); correct it, it is not read") from error
    items = feed.get("items")
    if "jsonfeed.org" not in str(feed.get("version")) or not isinstance(items, list):
        raise InputError(f"{name}: no JSON feed (its version is {str(feed.get('version'))[:60]!r}); see https://jsonfeed.org")
    if not items:
        raise InputError(f"{name}: the feed has no items; nothing to read")
    for number, item in enumerate(items, start=1):
        where = f"{name}, item {number}"
        if not isinstance(item, dict):
            yield InputError(f"{where}: no object; it is not read")
            continue
        yield from _make_item(
            str(item.get("content_text") or "") or str(item.get("content_html") or ""),
            str(item.get("summary") or ""),
            where=where,
            options=options,
            title=_string(item.get("title")),
            url=_string(item.get("url")) or _string(item.get("external_url")),
            outlet=_string(feed.get("title")),
            published=_string(item.get("date_published")) or _string(item.get("date_modified")),
            author=_author(item) or _author(feed),
            caller_id=_string(item.get("id")),
        )


def _string(value: object) -> str | None:
    return None if value is None or isinstance(value, dict | list) else str(value)


def _author(item: Mapping[str, Any]) -> str | None:
    people = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [str(person["name"]) for person in people or [] if isinstance(person, dict) and person.get("name")]
    return ", ".join(names) or None


def _make_item(full: str, summary: str, *, where: str, options: Options, **values: Any) -> Iterator[Found]:
    from lxml import etree  # type: ignore[import-untyped]

    try:
        text = fragment_text(full)
        is_summary = not text
        if is_summary:
            text = fragment_text(summary)
    except (etree.LxmlError, ValueError, RecursionError) as error:
        yield InputError(f"{where}: its HTML cannot be read ({type(error).__name__}: {error}); the item is not read")
        return
    if not text:
        yield InputError(f"{where}: neither text nor summary; the item is not read")
        return
    if "\ufffd" in text:
        yield EncodingError(
            f"{where}: letters were lost before the feed was saved (U+FFFD at character {text.index(chr(0xFFFD))}); the rest is read"
        )
    yield from make_article(text, where=where, options=options, is_summary=is_summary, **values)
