import datetime

import pytest

from claimgraph.graph.errors import UsageError
from claimgraph.queries.ask import Answer, ask, ask_cypher
from claimgraph.queries.resolve import find_node


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("TUR", "TUR"),
        ("tur", "TUR"),
        ("turkey", "TUR"),
        ("TU", "TUR"),
        ("p_kaya", "p_kaya"),
        ("ANNA ORLOVA", "p_orlova"),
        ("Orlova", "p_orlova"),
        ("mid", "o_rmfa"),
        (" Bridge Watch ", "o_watch"),
        ("علی رضایی", "p_persian"),
    ],
)
def test_an_actor_is_found_by_id_code_name_or_alias(engine, text, node):
    assert find_node(engine, "actor", text) == node


def test_a_name_stands_before_an_alias(engine):
    # The hostile string is the name of one person and an alias of another.
    assert find_node(engine, "actor", "O'Brien'}) DETACH DELETE n // ` \u2028 \\") == "p_hostile"


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("actor", "Deniz Kaya", "may be any of 2: .*p_kaya.*p_kaya2"),
        ("actor", "Orlowa", "nearest: Anna Orlova"),
        ("actor", "zzzzqqqq", "no actor is called 'zzzzqqqq'$"),
        ("actor", " ", "empty name"),
        ("outlet", "Moring Post", "nearest: Morning Post"),
        ("claim", "c_99", "no claim has that id"),
    ],
)
def test_a_name_that_is_none_or_several_says_so(engine, kind, text, message):
    with pytest.raises(UsageError, match=message):
        find_node(engine, kind, text)


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"level": "planet"}, "'planet' is none of country, organization, speaker"),
        ({"allegation": "rudeness"}, "'rudeness' is none of aggression"),
        ({"since": "yesterday"}, "'yesterday' is no date"),
        ({"since": "2024-02-30"}, "is no date"),
        ({"since": "2024-02-01", "until": "2024-02-01"}, "no day lies between"),
        ({"n_top": "many"}, "is no whole number"),
        ({"n_top": -1}, "out of range"),
        ({"min_confidence": "nan"}, "out of range"),
        ({"colour": "red"}, "no parameter 'colour'; it has: level, actor"),
    ],
)
def test_a_wrong_parameter_says_what_is_known(engine, parameters, message):
    with pytest.raises(UsageError, match=message):
        ask(engine, "who-accuses-whom", **parameters)


def test_a_required_parameter_that_is_missing_is_named(engine):
    with pytest.raises(UsageError, match="needs --actor"):
        ask(engine, "everything-x-said")


def test_since_is_inclusive_and_until_exclusive(engine):
    def days(**window):
        return sum(row["n_claims"] for row in ask(engine, "who-accuses-whom", level="speaker", **window).rows)

    assert days(since="2024-03-01") == 2
    assert days(since="2024-03-02") == 0
    assert days(until="2024-03-01") == days(until=datetime.date(2024, 3, 1)) == 3
    assert days(since="2024-01", until="2024-02") == 3  # a month means its first day
    assert days(until=datetime.datetime(2024, 3, 2, 9)) == days() == 5


def test_the_order_is_total(engine):
    rows = [tuple(row.values()) for row in ask(engine, "who-accuses-whom", level="speaker").rows]
    keys = [(-row[4], -row[5], row[0], row[2]) for row in rows]
    assert keys == sorted(set(keys))


def test_none_and_empty_text_mean_the_default(engine):
    assert ask(engine, "who-accuses-whom", actor=None, allegation="", since=None).rows == ask(engine, "who-accuses-whom").rows


def test_frame_has_the_columns_and_types(engine, empty_engine):
    df = ask(engine, "who-accuses-whom").frame()
    assert list(df["n_claims"]) == [2, 2]
    assert str(df["first_said_on"].dtype).startswith("datetime64")
    assert str(df["n_claims"].dtype) == "Int64"
    empty = ask(empty_engine, "who-accuses-whom").frame()
    assert len(empty) == 0
    assert list(empty.columns) == list(df.columns)


def test_ask_cypher_keeps_the_columns_of_no_rows(engine):
    answer = ask_cypher(engine, "MATCH (n:Speaker {id: $x}) RETURN n.name AS who", x="nobody")
    assert isinstance(answer, Answer)
    assert answer.columns == ("who",)
    assert answer.rows == []
