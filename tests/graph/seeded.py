"""A small graph written by hand for tests of stores and questions: ties, nulls, empty lists, labels, Unicode, dates, hostile strings.

All persons, outlets and words are invented. The derived edges are made by the program from the quotes and claims below, everything else
is spelled out. `seeded_graph` gives the rows.
"""

from datetime import date
from typing import Any

from claimgraph.graph.derived import Affiliations, derive_edges
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.graph.rows import ClaimRow, EdgeRow, EntityRow, NodeRow, QuoteRow, TargetRow

__all__ = ["ARTICLES", "CLAIMS", "ENTITIES", "QUOTES", "seeded_graph"]

HOSTILE = "O'Brien'}) DETACH DELETE n // ` \u2028 \\"
PERSIAN = "علی رضایی"

ARTICLES: dict[str, dict[str, Any]] = {
    "a_1": {
        "title": "Minister warns neighbour",
        "url": "https://morning.example/1",
        "published": "2024-01-31T09:00:00+02:00",
        "text": "Anna Orlova said Turkey had shelled the bridge. “They fired first,” she added.",
        "outlets": ["m_morning"],
    },
    # The same day as a_1: a tie on dates.
    "a_2": {
        "title": "Ankara hits back 🙂",
        "url": "https://evening.example/2",
        "published": "2024-01-31",
        "text": "Turkey's foreign ministry denied it. Orlova had lied, a spokesman said, Wire One reported.",
        "outlets": ["m_evening", "m_morning"],
    },
    "a_3": {"title": None, "url": None, "published": "2024-02-29", "text": "Three officials said the truce was over.", "outlets": []},
    # No date, no outlet, no quote.
    "a_4": {
        "title": HOSTILE,
        "url": None,
        "published": None,
        "text": f"{PERSIAN} چیزی نگفت. \U0001f469\u200d\U0001f680",
        "outlets": ["m_wire"],
    },
    "a_5": {
        "title": "Border talks",
        "url": "https://morning.example/5",
        "published": "2024-03-01",
        "text": "Russia accused Turkey. Turkey accused Russia. If Orlova admits it, talks may follow, Deniz Kaya said.",
        "outlets": ["m_morning"],
    },
}

ENTITIES: dict[str, EntityRow] = {
    e.id: e
    for e in (
        EntityRow("RUS", "Russia", "Country", "state"),
        EntityRow("TUR", "Turkey", "Country", "state", aliases=("Türkiye",)),
        EntityRow("SYR", "Syria", "Country", "state"),
        EntityRow("o_rmfa", "Russian Foreign Ministry", "Organization", "ministry", country="RUS", aliases=("Foreign Ministry", "MID")),
        EntityRow("o_tmfa", "Turkish Foreign Ministry", "Organization", "ministry", country="TUR"),
        EntityRow("o_press", "Press Department", "Organization", "agency", part_of="o_tmfa"),
        EntityRow("o_watch", "Bridge Watch", "Organization", "ngo", based_in="SYR"),
        EntityRow("p_orlova", "Anna Orlova", "Speaker", "person", aliases=("Orlova",)),
        EntityRow("p_kaya", "Deniz Kaya", "Speaker", "person"),
        # Two persons of one name: a tie on names.
        EntityRow("p_kaya2", "Deniz Kaya", "Speaker", "person", based_in="TUR"),
        EntityRow("p_three", "three officials", "Speaker", "unnamed"),
        EntityRow("p_hostile", HOSTILE, "Speaker", "person"),
        EntityRow("p_persian", PERSIAN, "Speaker", "person", aliases=(HOSTILE, "ß İ \u2003 x")),
        EntityRow("m_morning", "Morning Post", "Outlet", "newspaper", country="TUR"),
        EntityRow("m_evening", "Evening Post", "Outlet", "newspaper"),
        EntityRow("m_wire", "Wire One", "Outlet", "wire"),
    )
}

SPEAKS_FOR: tuple[tuple[str, str, str | None, str | None, int | None, int | None], ...] = (
    ("p_orlova", "o_rmfa", "Deputy Foreign Minister", "a_1", 0, 11),
    ("p_kaya", "o_press", "spokesman", "a_2", 49, 60),
    ("p_kaya", "TUR", None, None, None, None),
)


def _target(entity_id: str, role: str | None, start: int, text: str) -> TargetRow:
    return TargetRow(entity_id, ENTITIES[entity_id].label, role, start, start + len(text), text)


def _quote(quote_id: str, article_id: str, claim_id: str, text: str, type_: str, **given: Any) -> QuoteRow:
    start = ARTICLES[article_id]["text"].index(text)
    speaker = given.pop("speaker", None)
    return QuoteRow(
        id=quote_id,
        article_id=article_id,
        claim_id=claim_id,
        text=text,
        kind=given.pop("kind", "indirect"),
        start=start,
        end=start + len(text),
        type=type_,
        speaker_id=speaker,
        speaker_label=ENTITIES[speaker].label if speaker else None,
        **given,
    )


QUOTES: dict[str, QuoteRow] = {
    q.id: q
    for q in (
        _quote(
            "q_1",
            "a_1",
            "c_1",
            "Turkey had shelled the bridge",
            "accusation",
            speaker="p_orlova",
            said_on="2024-01-30",
            allegation=("aggression", "war_crime"),
            targets=(_target("TUR", "accused", 17, "Turkey"),),
            affects=(_target("SYR", None, 40, "bridge"),),
        ),
        _quote(
            "q_2",
            "a_1",
            "c_1",
            "They fired first",
            "accusation",
            speaker="p_orlova",
            kind="direct",
            said_on="2024-01-31",
            targets=(_target("TUR", "accused", 49, "They"),),
        ),
        _quote("q_3", "a_2", "c_2", "it", "denial", speaker="o_tmfa", said_on="2024-01", targets=(_target("RUS", "accuser", 0, "Turkey"),)),
        _quote(
            "q_4",
            "a_2",
            "c_3",
            "Orlova had lied",
            "accusation",
            speaker="p_kaya",
            allegation=("disinformation",),
            via=("m_wire",),
            targets=(_target("p_orlova", "accused", 37, "Orlova"),),
        ),
        # An unnamed speaker, no date, no target, no link.
        _quote("q_5", "a_3", "c_4", "the truce was over", "statement", speaker="p_three"),
        _quote(
            "q_6",
            "a_5",
            "c_5",
            "Russia accused Turkey",
            "accusation",
            speaker="RUS",
            said_on="2024-03-01",
            targets=(_target("TUR", "accused", 15, "Turkey"),),
        ),
        _quote(
            "q_7",
            "a_5",
            "c_6",
            "Turkey accused Russia",
            "accusation",
            speaker="TUR",
            said_on="2024-03-01",
            targets=(_target("RUS", "accused", 38, "Russia"),),
        ),
        # Negated and hypothetical claims give no derived edge.
        _quote(
            "q_8",
            "a_5",
            "c_7",
            "Orlova admits it",
            "accusation",
            speaker="p_kaya",
            modality="hypothetical",
            targets=(_target("p_orlova", "accused", 49, "Orlova"),),
        ),
        _quote(
            "q_9",
            "a_5",
            "c_8",
            "talks may follow",
            "promise",
            speaker="p_kaya",
            negated=True,
            modality="future",
            targets=(_target("o_watch", "beneficiary", 66, "talks"),),
        ),
        # Nobody is known to have said it.
        _quote(
            "q_10",
            "a_5",
            "c_9",
            "If Orlova admits it, talks may follow",
            "criticism",
            targets=(_target("o_rmfa", "criticized", 49, "Orlova"),),
        ),
        # Inside q_4: its content repeats what the outer one says, at the level of states.
        _quote(
            "q_11", "a_2", "c_10", "Orlova", "accusation", speaker="TUR", parent="q_4", targets=(_target("RUS", "accused", 37, "Orlova"),)
        ),
        _quote(
            "q_12",
            "a_5",
            "c_11",
            "accused Russia",
            "criticism",
            speaker="o_watch",
            said_on="2024-03-01",
            targets=(_target("p_hostile", "criticized", 38, "Russia"), _target("p_persian", "criticized", 38, "Russia")),
        ),
    )
}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and len(text) == 10 else None


def _claim(claim_id: str) -> ClaimRow:
    quotes = [q for q in QUOTES.values() if q.claim_id == claim_id]
    first = quotes[0]
    days = sorted(day for q in quotes if (day := _day(q.said_on)))
    published = sorted(day for q in quotes if (day := _day((ARTICLES[q.article_id]["published"] or "")[:10])))
    targets: dict[tuple[str, str | None], TargetRow] = {}
    for q in quotes:
        for target in q.targets:
            targets.setdefault((target.entity_id, target.role), target)
    month = next((q.said_on[:7] for q in quotes if q.said_on), published[0].isoformat()[:7] if published else None)
    return ClaimRow(
        id=claim_id,
        text=first.text,
        type=first.type,
        allegation=first.allegation,
        negated=first.negated,
        modality=first.modality,
        confidence=0.5,
        basis="lexicon",
        cameo=None,
        plover=None,
        speaker_ids=tuple(sorted({q.speaker_id for q in quotes if q.speaker_id})),
        targets=tuple(targets.values()),
        affects=first.affects,
        quote_ids=tuple(sorted(q.id for q in quotes)),
        article_ids=tuple(sorted({q.article_id for q in quotes})),
        first_said_on=days[0] if days else None,
        last_said_on=days[-1] if days else None,
        month=month,
        first_published_on=published[0] if published else None,
        last_published_on=published[-1] if published else None,
    )


CLAIMS: dict[str, ClaimRow] = {claim_id: _claim(claim_id) for claim_id in dict.fromkeys(q.claim_id for q in QUOTES.values())}

LINKS = (
    ("DENIES", "c_2", "c_1", "lexicon", 0.9),
    ("RESPONDS_TO", "c_2", "c_1", "lexicon", 0.9),
    ("CONTRADICTS", "c_6", "c_5", "rule", 0.5),
    ("REPEATS", "c_5", "c_1", "rule", 0.5),
)


def seeded_graph() -> tuple[list[NodeRow], list[EdgeRow]]:
    """The nodes and relationships of the seeded graph, derived edges included."""
    return _nodes(), [*_edges(), *derive_edges(QUOTES, CLAIMS.values(), _actors())]


def _actors() -> Affiliations:
    return Affiliations(ENTITIES, [(speaker, target, article) for speaker, target, _, article, _, _ in SPEAKS_FOR])


def _nodes() -> list[NodeRow]:
    nodes = [
        NodeRow(
            "Article",
            article_id,
            {
                "title": a["title"],
                "url": a["url"],
                "publishedAt": a["published"],
                "publishedOn": _day((a["published"] or "")[:10]),
                "month": a["published"][:7] if a["published"] else None,
                "language": "en",
                "text": a["text"],
                "textHash": text_hash(a["text"]),
                "callerIds": [] if article_id != "a_5" else ["5", "five"],
                "isSummary": article_id == "a_3",
            },
        )
        for article_id, a in ARTICLES.items()
    ]
    for e in ENTITIES.values():
        aliases = list(e.aliases)
        properties: dict[str, Any] = {
            "Country": {"name": e.name, "iso2": e.id[:2]},
            "Speaker": {"name": e.name, "kind": e.kind, "basedIn": e.based_in, "aliases": aliases},
            "Organization": {"name": e.name, "kind": e.kind, "countryCode": e.country, "basedIn": e.based_in, "aliases": aliases},
            "Outlet": {"name": e.name, "kind": e.kind, "countryCode": e.country, "aliases": aliases},
        }[e.label]
        nodes.append(NodeRow(e.label, e.id, properties))
    for q in QUOTES.values():
        nodes.append(
            NodeRow(
                "Quote",
                q.id,
                {
                    "text": q.text,
                    "kind": q.kind,
                    "startChar": q.start,
                    "endChar": q.end,
                    "pieceStarts": [q.start],
                    "pieceEnds": [q.end],
                    "prefix": "",
                    "suffix": None,
                    "cue": "said",
                    "cueStart": None,
                    "cueEnd": None,
                    "saidOn": _day(q.said_on),
                    "month": q.said_on[:7] if q.said_on else None,
                    "negated": q.negated,
                    "modality": q.modality,
                    "confidence": 0.25,
                },
            )
        )
    for c in CLAIMS.values():
        nodes.append(
            NodeRow(
                "Claim",
                c.id,
                {
                    "text": c.text,
                    "type": c.type,
                    "allegation": list(c.allegation),
                    "negated": c.negated,
                    "modality": c.modality,
                    "confidence": c.confidence,
                    "basis": c.basis,
                    "cameo": "112" if c.type == "accusation" else None,
                    "plover": "ACCUSE/allege" if c.type == "accusation" else None,
                    "firstSaidOn": c.first_said_on,
                    "lastSaidOn": c.last_said_on,
                    "month": c.month,
                    "year": int(c.month[:4]) if c.month else None,
                    "nQuotes": len(c.quote_ids),
                    "nArticles": len(c.article_ids),
                },
            )
        )
    return nodes


def _edge(type_: str, source: tuple[str, str], target: tuple[str, str], *more: str | int | None, **properties: Any) -> EdgeRow:
    return EdgeRow(type_, make_id("relationship", type_, source[0], target[0], *more), *source, *target, properties)


def _end(entity_id: str) -> tuple[str, str]:
    return entity_id, ENTITIES[entity_id].label


def _edges() -> list[EdgeRow]:
    edges: list[EdgeRow] = []
    for article_id, a in ARTICLES.items():
        edges += [_edge("PUBLISHED_BY", (article_id, "Article"), _end(outlet)) for outlet in a["outlets"]]
    for q in QUOTES.values():
        quote, claim = (q.id, "Quote"), (q.claim_id, "Claim")
        edges.append(_edge("IN_ARTICLE", quote, (q.article_id, "Article")))
        edges.append(_edge("EXPRESSES", quote, claim))
        if q.speaker_id is not None:
            name = ENTITIES[q.speaker_id].name
            edges.append(_edge("SAID", _end(q.speaker_id), quote, startChar=0, endChar=len(name), text=name, basis="name"))
        for position, mouth in enumerate(q.via):
            edges.append(_edge("REPORTED_VIA", quote, _end(mouth), position, position=position, startChar=80, endChar=88, text="Wire One"))
    for c in CLAIMS.values():
        claim = (c.id, "Claim")
        edges += [_edge("MADE", _end(speaker), claim) for speaker in c.speaker_ids]
        for t in c.targets:
            edges.append(
                _edge(
                    "TARGETS",
                    claim,
                    _end(t.entity_id),
                    t.role,
                    role=t.role,
                    quoteId=c.quote_ids[0],
                    startChar=t.start,
                    endChar=t.end,
                    text=t.text,
                )
            )
        for t in c.affects:
            edges.append(_edge("AFFECTS", claim, _end(t.entity_id), quoteId=c.quote_ids[0], startChar=t.start, endChar=t.end, text=t.text))
    for speaker, target, role, article_id, start, end in SPEAKS_FOR:
        edges.append(_edge("SPEAKS_FOR", _end(speaker), _end(target), role, role=role, articleId=article_id, startChar=start, endChar=end))
    for e in ENTITIES.values():
        if e.country is not None:
            edges.append(_edge("BELONGS_TO", _end(e.id), _end(e.country)))
        if e.part_of is not None:
            edges.append(_edge("PART_OF", _end(e.id), _end(e.part_of)))
    edges += [_edge(t, (a, "Claim"), (b, "Claim"), basis=basis, confidence=confidence) for t, a, b, basis, confidence in LINKS]
    return edges
