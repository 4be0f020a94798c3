"""Whose word counts for a state: ministers, spokesmen and officials of it; not its opposition, journalists, exiles and unnamed sources.

From the article to the derived edges, at three levels. Own sentences, invented persons.
"""

from pathlib import Path

import pytest

from claimgraph.graph.errors import ExtractionError
from claimgraph.graph.extraction import Article
from claimgraph.graph.ids import make_id, text_hash
from claimgraph.graph.record import Record
from claimgraph.loaders.consolidate import consolidate
from claimgraph.loaders.steps import extract

OFFICIAL = {
    "Norwegian Foreign Minister Anna Keller accused Denmark of torture on Monday. The ministry had no comment.": ("NOR", "DNK"),
    "Boris Levin, a Kremlin spokesman, accused Ukraine of sabotage on Monday. He did not say when talks would begin.": ("RUS", "UKR"),
    "The Finnish authorities accused Estonia of smuggling on Monday. The ferry had come into port with its lights off.": ("FIN", "EST"),
    "Malta was to blame for the spill, local Greek officials said on Monday. The beach was closed to swimmers.": ("GRC", "MLT"),
    "Brazil's U.N. ambassador, Ines Prado, accused Peru of piracy on Monday. She left the chamber before the vote.": ("BRA", "PER"),
    "Cuban ambassador to the United Nations Rosa Vidal accused Haiti of fraud on Monday. The letter was two pages long.": ("CUB", "HTI"),
    "Chairman of the Czech parliament Jiri Novy accused Slovakia of theft on Monday. The debate lasted an hour.": ("CZE", "SVK"),
    "Japanese officials accused China of espionage on Monday. The officials spoke after a meeting in Tokyo.": ("JPN", "CHN"),
}
OTHERS = [
    "Danish opposition leader Mads Holm accused Norway of bribery on Monday. He spoke to a crowd in the harbour.",
    "Iranian journalist Leila Mansour accused Oman of censorship on Monday. She has written about the country for years.",
    "A source close to the talks accused Egypt of delaying the treaty on Monday. The talks will resume next week.",
    "Polish dissident Jan Wilk accused Belarus of torture on Monday. He left the country in the spring.",
    "Former Turkish prime minister Omar Haddad accused Greece of lying on Monday. He retired from politics years ago.",
    "The exiled Serbian rebel commander Dragan Ilic accused Hungary of smuggling on Monday. His men hold the valley.",
    "Spanish activist Rosa Leal accused Portugal of cruelty on Monday. She has campaigned for prisoners all her life.",
    "Indian professor Arun Mehta accused Pakistan of aggression on Monday. He teaches history at a college.",
    "Israeli lawmaker Dan Peled of the opposition Labor party accused Jordan of hypocrisy on Monday. He was speaking to reporters.",
    "Unnamed French officials accused Italy of espionage on Monday. The officials asked not to be named.",
    "Syrian rebels accused Iraq of shelling on Monday. The rebels hold two villages on the border.",
    "A spokesman for the Hungarian opposition accused Austria of greed on Monday. He read from a prepared text.",
    "A senior Omani official, speaking on condition of anonymity, accused Yemen of piracy on Monday. The navy had no comment.",
    "Senate Minority Leader Nora Lind accused Canada of dumping on Monday. She voted against the treaty last year.",
    "Moldovan Prime Minister Ion Rusu and President Adam Cole met on Monday. President Cole accused Cuba of spying on his envoys.",
    "Members of the Latvian parliament accused Estonia of haste on Monday. The vote is planned for the summer.",
    "U.N. Ambassador Helen Ross accused Ghana of fraud on Monday. She has held the post since the spring.",
    "The leader of the Chilean opposition, Mateo Rojas, accused Peru of fraud on Monday. He lost the vote by a whisker.",
]


@pytest.fixture(scope="module")
def accusations(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[tuple[str, str]]]:
    """(source, target) of the edges ACCUSES by their level."""
    path: Path = tmp_path_factory.mktemp("record") / "record.db"
    found: dict[str, set[tuple[str, str]]] = {"speaker": set(), "organization": set(), "country": set()}
    with Record.open(path) as record:
        articles = [Article(make_id("article", text_hash(text)), text, published="2024-01-31") for text in (*OFFICIAL, *OTHERS)]
        record.articles.add(articles)
        extracted = [x for x in extract(articles) if not isinstance(x, ExtractionError)]
        record.extractions.add(extracted, extractor="x")
        consolidate(record)
        claim_of = {edge.source_id: edge.target_id for edge in record.graph.edges("EXPRESSES")}
        article_of = {edge.source_id: edge.target_id for edge in record.graph.edges("IN_ARTICLE")}
        said = {edge.target_id: edge.source_id for edge in record.graph.edges("SAID")}
        texts = {article.id: article.text for article in record.articles.current()}
        quotes = {node.id: node.properties for node in record.graph.nodes("Quote")}
        claims = {node.id: node.properties for node in record.graph.nodes("Claim")}
        for edge in record.graph.edges("ACCUSES"):
            level, ids, counted = (edge.properties[name] for name in ("level", "quoteIds", "claimIds"))
            found[level].add((edge.source_id, edge.target_id))
            # the passages that it counts are quotes of its claims, each claim has one, and they stand where they say they stand
            assert ids
            assert {claim_of[quote_id] for quote_id in ids} == set(counted)
            assert all(claims[claim_id]["type"] == "accusation" and not claims[claim_id]["negated"] for claim_id in counted)
            assert edge.properties["nClaims"] == len(counted)
            assert edge.properties["nArticles"] == len({article_of[quote_id] for quote_id in ids})
            assert level != "speaker" or {said[quote_id] for quote_id in ids} == {edge.source_id}
            for quote_id in ids:
                quote = quotes[quote_id]
                assert texts[article_of[quote_id]][quote["startChar"] : quote["endChar"]] == quote["text"]
    return found


def test_only_who_speaks_for_a_state_counts_for_it(accusations: dict[str, set[tuple[str, str]]]) -> None:
    assert accusations["country"] == set(OFFICIAL.values())


def test_at_the_level_of_organizations_a_person_counts_only_for_theirs(accusations: dict[str, set[tuple[str, str]]]) -> None:
    assert len(accusations["organization"]) == len(OFFICIAL)
    assert {target for _, target in accusations["organization"]} == {target for _, target in OFFICIAL.values()}


def test_as_speakers_all_accuse(accusations: dict[str, set[tuple[str, str]]]) -> None:
    assert len(accusations["speaker"]) >= len(OTHERS) + 2
