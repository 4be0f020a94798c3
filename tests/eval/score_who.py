"""How well names, states and antecedents are told, on gold of others.

    python tests/eval/score_who.py SHARED [countries|events|reuters|mentions|re3d|sources] [--every N]

SHARED is the folder with ``data/``. Printed: one line a figure, with n. Nothing of the texts is printed.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from claimgraph.graph.extraction import Article, Span
from claimgraph.loaders import attributions, chain, entities, finish, mentions, parse, quotations, speakers
from claimgraph.loaders.countries import country_forms, country_of, find_country
from claimgraph.loaders.document import Document, Draft

__all__ = ["score_antecedents", "score_countries", "score_current_events", "score_mentions", "score_re3d", "score_reuters"]

_SAME_STATE = {
    "Georgia (country)": "GEO",
    "The Gambia": "GMB",
    "The Bahamas": "BHS",
    "State of Palestine": "PSE",
    "Palestine (region)": "PSE",
}
_TAGS = {"uk": "GBR", "usa": "USA", "ussr": "SUN", "uae": "ARE", "kampuchea": "KHM", "yemen-arab-republic": "YEM", "trinidad-tobago": "TTO"}
NAME: Final = 6
"""Words in what counts as a name of a gold chain, at most: longer ones name others on the way."""
_PRONOUNS = frozenset("he she they it i we".split())  # noqa: SIM905


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSONL file, gzipped or not."""
    raw = path.read_bytes()
    for line in (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8").split("\n"):
        if line:
            yield json.loads(line)


def score_countries(shared: Path) -> dict[str, float]:
    """Shares of country mentions and adjectives, weighted by documents, that are right, wrong and left unknown."""
    counts: Counter[str] = Counter()
    for row in lines(shared / "data/gold/dwie_country_links.jsonl"):
        if "relation" in row:
            continue
        gold = _SAME_STATE.get(row["country"]) or country_of(row["country"]) or row["country"]
        found = country_of(row["text"]) or (
            form.code if (form := find_country(row["text"])) is not None and form.kind == "capital" else None
        )
        counts["unknown" if found is None else "right" if found == gold else "wrong"] += row["docs"]
    n = sum(counts.values())
    return {"n": n, **{key: counts[key] / n for key in ("right", "wrong", "unknown")}}


def read(records: Sequence[dict[str, Any]], *, drafts: bool = False) -> list[Document]:
    """The records as documents with mentions and entities; with the gold attributions of GUM as drafts if wanted."""
    documents = []
    for record in records:
        text = record["text"]
        article = Article(record["id"], text, title=record.get("title"), published=record.get("published"))
        document = Document(article, drafts=[], quotations=[])
        if drafts:
            document.drafts = [
                Draft(
                    *([Span.of(text, *span) for span in quote[key] or []] for key in ("speaker", "cue", "content")),
                    attributions.kind_of(text, [(start, end) for start, end in quote["content"]]) if quote["content"] else "indirect",
                )
                for quote in record["quotes"]
            ]
        documents.append(document)
    parse.annotate(documents)
    for step in (quotations, mentions, entities, speakers, chain, finish) if drafts else (mentions, entities):
        step.annotate(documents)
    return documents


def score_current_events(shared: Path, *, every: int = 3) -> dict[str, float]:
    """Linked states of Wikipedia's Current Events: precision and recall on the spans of links.

    ``precision`` takes a link to anything but the state as wrong; ``precision_loose`` lets its forces, team or people pass ("[Russian]
    strikes" linked to the Russian Armed Forces).
    """
    records = list(lines(shared / "data/articles/wikipedia_current_events.jsonl.gz"))[::every]
    right = loose = found = gold_n = 0
    for record, document in zip(records, read(records), strict=True):
        spans = {(m.start, m.end): m for m in document.mentions or [] if m.type == "country"}
        for start, end, target in record["links"]:
            gold = _SAME_STATE.get(target) or country_of(target)
            mention = spans.get((start, end)) or spans.get((start + 4, end))
            entity_id = mention.entity_id if mention is not None else None
            gold_n += gold is not None
            if entity_id is not None and len(entity_id) == 3:
                found += 1
                right += entity_id == gold
                loose += entity_id == gold or any(country_of(word) == entity_id for word in _runs_of(target))
    return {"n": gold_n, "precision": right / max(1, found), "precision_loose": loose / max(1, found), "recall": right / max(1, gold_n)}


def _runs_of(target: str) -> Iterator[str]:
    words = re.findall(r"[\w'.]+", target)
    return (" ".join(words[i : i + size]) for size in (1, 2) for i in range(len(words)))


def score_reuters(shared: Path, *, every: int = 5) -> dict[str, float]:
    """Country tags of Reuters-21578 whose state is named in title, text or dateline: recall; precision of all states found.

    A state counts as found where a mention is of it; ``... with bodies`` also where one is of an organ of it or of a body seated in it
    ("Bank of Japan", "American Motors Corp"), for the pattern that looks for the state's name looks within the names of bodies too.
    """
    records = list(lines(shared / "data/articles/reuters21578.jsonl.gz"))[::every]
    names: dict[str, list[str]] = {}
    for form in country_forms().values():
        if form.kind in ("display", "name", "adjective", "people") and len(form.form) > 3:
            names.setdefault(form.code, []).append(re.escape(form.form))
    patterns = {code: re.compile(rf"\b({'|'.join(forms)})\b", re.I) for code, forms in names.items()}
    for record in records:
        record["text"] = "\n\n".join(filter(None, (record["title"], f"{record.get('dateline') or ''} {record['text']}")))
    counts: Counter[str] = Counter()
    for record, document in zip(records, read(records), strict=True):
        tags = {_TAGS.get(place) or country_of(place.replace("-", " ").title()) for place in record["places"]} - {None}
        named = {tag for tag in tags if tag in patterns and patterns[tag].search(record["text"])}
        found = {m.entity_id for m in document.mentions or [] if m.type == "country" and m.entity_id is not None}
        bodies = [entity for m in document.mentions or [] if (entity := (document.entities or {}).get(m.entity_id or "")) is not None]
        of_bodies = {state for e in bodies if e.label != "Speaker" for state in (e.country, e.based_in)} - {None}
        counts["n"] += len(named)
        for kind, states in (("", found), (" with bodies", found | of_bodies)):
            counts.update({f"named{kind}": len(named & states), f"right{kind}": len(tags & states), f"found{kind}": len(states)})
    scores: dict[str, float] = {"n": counts["n"]}
    for kind in ("", " with bodies"):
        scores[f"recall{kind}"] = counts[f"named{kind}"] / max(1, counts["n"])
        scores[f"precision{kind}"] = counts[f"right{kind}"] / max(1, counts[f"found{kind}"])
    return scores


_OURS = {
    "person": "person",
    "title": "person",
    "unnamed": "person",
    "organization": "organization",
    "outlet": "organization",
    "country": "place",
    "place": "place",
}
_ACTORS: Final = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_SPACY = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}


def score_mentions(shared: Path, *, every: int = 4) -> dict[str, float]:
    """F1 of person, organization and place mentions with a proper noun on GUM, beside spaCy's, by type and head token.

    GUM's spans hold what follows the head ("the president of Avaria"), ours and spaCy's do not: a proper noun below the head counts.
    """
    records = list(lines(shared / "data/gum/entities_coref.jsonl.gz"))[::every]
    counts: dict[str, Counter[str]] = {"ours": Counter(), "spacy": Counter()}
    for record, document in zip(records, read(records), strict=True):
        parsed = document.parse
        gold = {(_head(parsed, m[0], m[1]), m[2]) for m in record["mentions"] if m[6] and m[2] in ("person", "organization", "place")}
        proper = {t.i for t in parsed if t.tag_ in ("NNP", "NNPS")}
        ours = set()
        for m in document.mentions or []:
            span = parsed.char_span(m.start, m.end, alignment_mode="expand")
            if m.type in _OURS and span is not None and any(t.i in proper for t in (*span, *parsed[m.head].subtree)):
                ours.add((m.head, _OURS[m.type]))
        theirs = {(e.root.i, _SPACY[e.label_]) for e in parsed.ents if e.label_ in _SPACY}
        for name, found in (("ours", ours), ("spacy", theirs)):
            for kind in ("person", "organization", "place"):
                g, f = {x for x in gold if x[1] == kind}, {x for x in found if x[1] == kind}
                counts[name].update({f"{kind} right": len(g & f), f"{kind} gold": len(g), f"{kind} found": len(f)})
    scores: dict[str, float] = {"n": sum(counts["ours"][f"{k} gold"] for k in ("person", "organization", "place"))}
    for name, c in counts.items():
        for kind in ("person", "organization", "place"):
            scores[f"{name} {kind}"] = 2 * c[f"{kind} right"] / max(1, c[f"{kind} gold"] + c[f"{kind} found"])
        scores[f"{name} mean"] = sum(scores[f"{name} {k}"] for k in ("person", "organization", "place")) / 3
    return scores


_RE3D: Final = {"Person": "person", "Organisation": "organization", "Location": "place"}


def score_re3d(shared: Path, *, every: int = 1) -> dict[str, float]:
    """F1 of person, organization and place mentions on re3d, statements and news on Syria and Iraq, by type and head token, beside spaCy's.

    Its gold has descriptions too ("all political parties"), which spaCy does not look for; ``found of names`` is the share found, with
    their type, of those with a proper noun. A state counts as organization or place, whichever the gold takes it for; groups of people are
    organizations there.
    """
    records = list(lines(shared / "data/gold/re3d_entities_relations.jsonl.gz"))[::every]
    counts: dict[str, Counter[str]] = {"ours": Counter(), "spacy": Counter()}
    for record, document in zip(records, read(records), strict=True):
        parsed = document.parse
        spans = [(parsed.char_span(e["start"], e["end"], alignment_mode="expand"), _RE3D.get(e["type"])) for e in record["entities"]]
        gold = {(span.root.i, kind) for span, kind in spans if span is not None and kind is not None}
        names = {(span.root.i, kind) for span, kind in spans if span is not None and any(t.tag_.startswith("NNP") for t in span)} & gold
        ours = {(m.head, m.type) for m in document.mentions or [] if m.type in _OURS or m.type == "group"}
        theirs = {(e.root.i, "country" if e.label_ == "GPE" else _SPACY.get(e.label_, "group")) for e in parsed.ents if e.label_ in _ACTORS}
        for name, found in (("ours", ours), ("spacy", theirs)):
            typed = {
                (i, ("organization" if (i, "organization") in gold else "place") if kind == "country" else _OURS.get(kind, kind))
                for i, kind in ((i, "organization" if kind == "group" else kind) for i, kind in found)
            }
            for kind in _RE3D.values():
                g, f = {x for x in gold if x[1] == kind}, {x for x in typed if x[1] == kind}
                counts[name].update({f"{kind} right": len(g & f), f"{kind} gold": len(g), f"{kind} found": len(f)})
            counts[name].update({"names found": len(names & typed), "names": len(names)})
    scores: dict[str, float] = {"n": sum(counts["ours"][f"{k} gold"] for k in _RE3D.values()), "names n": counts["ours"]["names"]}
    for name, c in counts.items():
        for kind in _RE3D.values():
            scores[f"{name} {kind}"] = 2 * c[f"{kind} right"] / max(1, c[f"{kind} gold"] + c[f"{kind} found"])
        scores[f"{name} mean"] = sum(scores[f"{name} {k}"] for k in _RE3D.values()) / 3
        scores[f"{name} found of names"] = c["names found"] / max(1, c["names"])
    return scores


def _head(parsed: Any, start: int, end: int) -> int:
    span = parsed.char_span(start, end, alignment_mode="expand")
    return span.root.i if span is not None else -1


def score_antecedents(shared: Path, parts: Sequence[str] = ("news", "other")) -> dict[str, float]:
    """Named sources of GUM's gold attributions: share right of all, of those that are pronouns, and without outlets (which only carry).

    Judged by the one name that GUM's gold gives each; ``... in chain`` judges pronouns and titles by any name of their gold chain (a
    letter's "I" is called by its signature too, not by the office held in it alone).
    """
    gold = {record["id"]: record for record in lines(shared / "data/gum/entities_coref.jsonl.gz")}
    counts: Counter[str] = Counter()
    for part in parts:
        name = "news_attribution.jsonl" if part == "news" else "other_attribution.jsonl.gz"
        records = [r for r in lines(shared / f"data/gum/{name}") if not re.search(r"_(interview|speech|court)_", r["id"])]
        for record, document in zip(records, read(records, drafts=True), strict=True):
            for quote, draft in zip(record["quotes"], document.drafts or [], strict=True):
                if not quote.get("speaker_name") or not draft.source:
                    continue
                source = draft.source[0]
                found = draft.speaker.name if draft.speaker is not None else None
                ok = _same_name(quote["speaker_name"], found)
                kinds = {part: ok}
                if found is not None or not draft.via:
                    kinds[f"{part} without outlets"] = ok
                kind = ""
                if source.text.lower() in _PRONOUNS:
                    kind = "pronouns"
                    if source.text.lower() in ("he", "she"):
                        kinds[f"{part} he and she"] = ok
                elif re.match(r"the [a-z]+", source.text, re.I) and not re.search(r" [A-Z]", source.text):
                    kind = "titles"
                if kind:
                    kinds[f"{part} {kind}"] = ok
                    names = _names_in_chain(gold[record["id"]], document.parse, source.start, source.end)
                    kinds[f"{part} {kind} in chain"] = ok or any(_same_name(n, found) for n in names)
                for key, right in kinds.items():
                    counts.update({f"{key} n": 1, f"{key} right": int(right)})
    return {
        key: value
        for kind in sorted({k.rsplit(" ", 1)[0] for k in counts})
        for key, value in ((f"{kind} n", float(counts[f"{kind} n"])), (kind, counts[f"{kind} right"] / counts[f"{kind} n"]))
    }


def _names_in_chain(record: dict[str, Any], parsed: Any, start: int, end: int) -> set[str]:
    """What GUM's chain of the mention at ``start`` is called in its text: its mentions of a few words with a proper noun."""
    heads = {_head(parsed, m[0], m[1]): m[3] for m in record["mentions"]}
    chain_id = heads.get(_head(parsed, start, end))
    texts = (record["text"][m[0] : m[1]] for m in record["mentions"] if m[3] == chain_id and m[6])
    return {text for text in texts if len(text.split()) <= NAME}


def _same_name(gold: str, found: str | None) -> bool:
    one, other = (re.sub(r"\W+", " ", name or "").lower().strip() for name in (gold, found))
    return bool(other) and (one in other or other in one or one.split()[-1] == other.split()[-1])


def main(argv: list[str]) -> None:
    """Print the figures that are asked for."""
    shared = Path(argv[0])
    wanted = [a for a in argv[1:] if not a.startswith("--")] or ["countries", "events", "reuters", "mentions", "re3d", "sources"]
    every = {"every": int(argv[argv.index("--every") + 1])} if "--every" in argv else {}
    for name in wanted:
        if name.isdigit():
            continue
        if name == "countries":
            scores = score_countries(shared)
        elif name == "sources":
            scores = score_antecedents(shared)
        else:
            scores = {"events": score_current_events, "reuters": score_reuters, "mentions": score_mentions, "re3d": score_re3d}[name](
                shared, **every
            )
        figures = (f"{key}={value:.3f}" if value != int(value) else f"{key}={int(value)}" for key, value in scores.items())
        sys.stdout.write(f"{name}\t{' '.join(figures)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
