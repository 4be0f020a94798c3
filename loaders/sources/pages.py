"""Web pages: the article's text with its paragraphs, title, date, author and site, by trafilatura.

The text leaves out navigation, comments and picture captions as far as trafilatura tells them; see tests/eval for how well it does.
"""

import json
import re
from collections.abc import Iterator
from io import BufferedReader
from typing import Any, Final

from claimgraph.graph.errors import InputError

from .articles import Found, Options, make_article, normalise
from .dates import parse_date
from .encodings import declared_encoding, decode
from .inputs import read_whole
from .plain import read_dateline

__all__ = ["fragment_text", "read_html"]

_STAMPS: Final = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='article:published_time' or @name='parsely-pub-date' or @name='pubdate' or @name='date']/@content",
    "//meta[@name='DC.date.issued' or @name='dcterms.created' or @name='sailthru.date']/@content",
)
# "extensive_search" off: htmldate would else take any date of the page, the copyright year too.
_DATES: Final = {"original_date": True, "extensive_search": False}


def read_html(stream: BufferedReader, name: str, options: Options) -> Iterator[Found]:
    """Read a web page as one article; its text is the body without the title, paragraphs parted by an empty line."""
    data = read_whole(stream, name)
    page, note = decode(data, name=name, declared=declared_encoding(data))
    if note:
        yield note
    from lxml import etree  # type: ignore[import-untyped]
    from trafilatura import bare_extraction, load_html

    try:
        tree = load_html(re.sub(r"^\s*<\?xml[^>]*\?>", "", page))
        # favor_precision: token F1 .981 against .977 without and .953 with favor_recall on 14 pages (tests/eval/test_pages.py).
        found = (
            None
            if tree is None
            else bare_extraction(tree, with_metadata=True, favor_precision=True, include_comments=False, date_extraction_params=_DATES)
        )
        stamps = [] if tree is None else _find_stamps(tree)
    except (etree.LxmlError, ValueError, RecursionError, AttributeError, TypeError) as error:
        raise InputError(f"{name}: trafilatura cannot read the page ({type(error).__name__}: {error}); save its text as .txt") from error
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise InputError(f"{name}: no article text found in the page; if it has one, save it as .txt")
    text = _paragraphs(found.text or "")
    yield from make_article(
        text,
        where=name,
        options=options,
        title=found.title,
        url=found.url,
        outlet=found.sitename or found.hostname,
        published=_best_date(found.date, stamps),
        author=(found.author or "").replace(";", ",") or None,
        body_start=_body_start(text, found.title),
    )


def _paragraphs(text: str) -> str:
    lines = (line.strip() for line in normalise(text).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _body_start(text: str, title: str | None) -> int:
    # Some pages repeat the title, in other words now and then, as the first line of their body; then comes the dateline.
    first, gap, rest = text.partition("\n\n")
    words = set(re.findall(r"\w+", first.lower()))
    repeated = words & set(re.findall(r"\w+", (title or "").lower()))
    start = len(first) + len(gap) if rest and words and len(repeated) >= 0.6 * len(words) and first[-1] not in '.”"' else 0
    return start + read_dateline(text[start:].partition("\n")[0])[0]


def _find_stamps(tree: Any) -> list[str]:
    stamps = [str(value) for path in _STAMPS for value in tree.xpath(path)]
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            stamps += _published(json.loads(str(script)))
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common, and the meta elements stand beside it
    return stamps


def _published(value: Any) -> list[str]:
    if isinstance(value, list):
        return [stamp for part in value for stamp in _published(part)]
    if not isinstance(value, dict):
        return []
    kinds = value.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    own = value.get("datePublished")
    found = [own] if isinstance(own, str) and any("Article" in str(kind) or "BlogPosting" in str(kind) for kind in kinds) else []
    return found + _published(value.get("@graph"))


def _best_date(day: str | None, stamps: list[str]) -> str | None:
    # What the page declares goes before what is found in it; a full time goes before a day.
    read = [date for date in map(parse_date, stamps) if date]
    return next((date for date in read if "T" in date), read[0] if read else day)


def fragment_text(html: str) -> str:
    """The text of a piece of HTML, as feeds carry it, with its paragraphs; plain text comes back as it is."""
    if not re.search(r"<[A-Za-z!/]|&[#\w]+;", html):
        return normalise(html).strip()
    from lxml import html as lxml_html
    from lxml.html.clean import Cleaner  # type: ignore[import-untyped]

    root = lxml_html.fragment_fromstring(html, create_parent="div")
    Cleaner(scripts=True, style=True, embedded=True, forms=True)(root)  # in place
    for element in root.iter("br", "p", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "tr", "ul", "ol", "pre", "figure", "hr"):
        if element is root:
            continue
        if element.tag == "br":
            element.tail = "\n" + (element.tail or "")
        else:
            element.text = "\n\n" + (element.text or "")
            element.tail = "\n\n" + (element.tail or "")
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", re.sub(r"(?<=\S)[ \t\r]*\n(?=\S)", "\n", normalise(str(root.text_content()))))
    return re.sub(r"\n{2,}", "\n\n", text).strip()
