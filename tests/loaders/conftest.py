"""A stage for the steps that tell who speaks: a text of our own and hand-made attributions, run through them."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from claimgraph.graph.extraction import Article, Span
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.loaders import chain, dates, entities, finish, mentions, parse, speakers
from claimgraph.loaders.document import Document, Draft, Quotation

Stage = Callable[..., Document]


def _span(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words), words)


@pytest.fixture(scope="session")
def stage() -> Stage:
    """``stage(text, (source, cue, content), ..., published=, outlet=)``: the document after every step of "who", its drafts in that order.

    A fourth member is the number of the attribution within whose content this one stands.
    """

    def run(
        text: str, *drafts: Sequence[Any], published: str | None = "2016-10-01", outlet: str | None = None, title: str | None = None
    ) -> Document:
        article = Article(make_id("article", text_hash(text)), text, title=title, published=published, outlet=outlet)
        document = Document(article, drafts=[])
        document.quotations = [Quotation(m.start(1), m.end(1), m.start(), m.end()) for m in re.finditer('[“"]([^”"]*)[”"]', text)]
        for source, cue, content, *parent in drafts:
            cue_at = text.index(cue)
            near = [m.start() for m in re.finditer(rf"\b{re.escape(source)}", text)] if source else []
            if source and text.count(cue) > 1:
                cue_at = next(text.index(cue, s) for s in near)
            start = min(near, key=lambda s: abs(s - cue_at)) if near else 0
            said = [Span(start, start + len(source), source)] if source else []
            draft = Draft(said, [_span(text, cue, cue_at)], [_span(text, content)] if content else [], "indirect")
            draft.parent = document.drafts[parent[0]] if parent else None
            document.drafts.append(draft)
        parse.annotate([document])
        for step in (mentions, entities, speakers, chain, dates, finish):
            step.annotate([document])
        return document

    return run
