"""Good and bad input: what `read_articles` yields for it, and that nothing else is lost."""

import gzip
import io
import json
from pathlib import Path

import pytest

from claimgraph.graph.errors import EncodingError, InputError, InputNote, UsageError
from claimgraph.graph.extraction import Article
from claimgraph.loaders.sources import SOURCES, read_articles

STORY = (
    "The Foreign Ministry in Ankara said on Monday that it had received no answer from the other side, "
    "and that it would wait for one until Friday."
)
PAGE = f"""<html><head><title>No answer yet - The Bay Courier</title><meta property="og:site_name" content="The Bay Courier">
<meta property="article:published_time" content="2021-03-04T10:15:00+02:00"></head><body><nav><a href="/">Home</a></nav>
<article><h1>No answer yet</h1><p>{STORY}</p>
<p>“We are patient,” the spokeswoman told reporters in the capital, “but we are not blind.” {STORY}</p></article>
</body></html>"""


def split(found):
    found = list(found)
    return [x for x in found if isinstance(x, Article)], [x for x in found if not isinstance(x, Article)]


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def lines(*rows: object) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


def test_rows_keep_the_text_and_id_of_the_caller(tmp_path):
    text = " \ufeff“Cafe\u0301”\r\nsaid he.\u00a0\n"
    path = write(
        tmp_path / "a.jsonl", lines({"id": 7, "text": text, "source": "The Bay Courier", "date": "2021-03-04T10:15:00Z", "title": " A\nB "})
    )
    [article], problems = split(read_articles([path]))
    assert problems == []
    assert article.text == text
    assert (article.caller_id, article.outlet, article.published, article.title) == (
        "7",
        "The Bay Courier",
        "2021-03-04T10:15:00+00:00",
        "A B",
    )
    assert article.source_path == f"{path}, line 1"


def test_bad_lines_are_named_and_the_others_read(tmp_path):
    good = {"text": STORY, "published": "2021-03-04"}
    surrogate = '{"text": "half \\ud83d a pair"}'
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        lines(good, '{"text": "cut', "", {"title": "only"}, [1], {"text": 5}, {"text": "  "}, surrogate, {"text": "a\0b"}).encode()
        + b'{"text": "caf\xe9"}\n'
        + lines({"text": STORY + " Late.", "date": "31/02/2021"}, {"text": STORY + " Last.", "date": 20210304}).encode()
    )
    articles, problems = split(read_articles([path]))
    assert [a.published for a in articles] == ["2021-03-04", None, None]
    named = [int(str(p).partition(", line ")[2].partition(":")[0]) for p in problems]
    assert named == [2, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    assert all(isinstance(p, InputError) and not isinstance(p, InputNote) for p in problems)
    assert [isinstance(p, EncodingError) for p in problems] == [n in (8, 9, 10) for n in named]
    assert "'31/02/2021'" in str(problems[-2])
    assert "kept undated" in str(problems[-2])


def test_skip_undated_leaves_out_and_names(tmp_path):
    path = write(tmp_path / "a.jsonl", lines({"text": STORY}, {"text": STORY, "date": "soon"}, {"text": STORY, "date": "2020-01-02"}))
    articles, problems = split(read_articles([path], skip_undated=True))
    assert len(articles) == 1
    assert [", line 1:" in str(problems[0]), ", line 2:" in str(problems[1])] == [True, True]


def test_fields_are_mapped_by_option(tmp_path):
    row = {"body": STORY, "source": {"name": "Bay Wire"}, "day": "2020-01-02"}
    path = write(tmp_path / "a.json", json.dumps([row]))
    [article], problems = split(read_articles([path], fields={"text": "body", "outlet": "source.name", "published": "day"}))
    assert (problems, article.text, article.outlet, article.published) == ([], STORY, "Bay Wire", "2020-01-02")
    [], [problem] = split(read_articles([path]))
    assert "--field text=NAME" in str(problem)


@pytest.mark.parametrize(("suffix", "mark"), [(".csv", ","), (".csv", ";"), (".csv", "\t"), (".tsv", "\t"), (".csv", "|")])
def test_tables_keep_line_breaks_within_values(tmp_path, suffix, mark):
    table = (
        f'ID{mark}Title{mark}Text{mark}Date\r\n1{mark}"He said ""no""; twice, too"{mark}"One.\r\nTwo."{mark}2020-01-02\r\n'
        f"2{mark}short\r\n3{mark}t{mark}Three.{mark}\r\n"
    )
    articles, problems = split(read_articles([write(tmp_path / f"a{suffix}", table)]))
    assert [(a.caller_id, a.text, a.published) for a in articles] == [("1", "One.\r\nTwo.", "2020-01-02"), ("3", "Three.", None)]
    assert articles[0].title == 'He said "no"; twice, too'
    [problem] = problems
    assert "line 4: 2 values for 4 columns" in str(problem)


@pytest.mark.parametrize(
    ("data", "texts", "fault"),
    [
        ("id,text\n1,été\n2,b\n".encode("utf-16"), ["été", "b"], None),
        ("\ufeffid,text\n1,été\n".encode(), ["été"], None),
        (b'id,text\n1,ok\n2,"open\n3,x\n', ["ok"], "line 3"),
        (b"id,body\n1,ok\n", [], "no column 'text'"),
    ],
)
def test_odd_tables(tmp_path, data, texts, fault):
    articles, problems = split(read_articles([write(tmp_path / "a.csv", data)]))
    assert [a.text for a in articles] == texts
    assert [fault in str(p) for p in problems] == ([True] if fault else [])


def test_a_table_in_a_legacy_encoding_is_read_and_said(tmp_path):
    data = ("id,text\n" + "".join(f'{n},"“{STORY}”"\n' for n in range(3))).encode("cp1252")
    articles, [note] = split(read_articles([write(tmp_path / "a.csv", data)]))
    assert [a.text for a in articles] == [f"“{STORY}”"] * 3
    assert isinstance(note, InputNote)
    assert "Windows-1252" in str(note)


def test_a_byte_beyond_the_head_of_a_table_is_named_with_its_offset(tmp_path):
    head = "id,text\n" + "1,plain\n" * 20_000
    data = head.encode() + b"2,caf\xe9\n3,ok\n"
    articles, [problem] = split(read_articles([write(tmp_path / "a.csv", data)]))
    assert len(articles) == 20_001
    assert f"byte {len(head) + 5} " in str(problem)


@pytest.mark.parametrize(
    ("name", "data", "error", "words"),
    [
        ("a.txt", b"", InputError, "empty"),
        ("a.txt", b" \n\n", InputError, "empty"),
        ("a.jsonl", b"\n", InputError, "empty"),
        ("a.csv", b"", InputError, "empty"),
        ("a.html", b"", InputError, "empty"),
        ("a.rss", b"", InputError, "empty"),
        ("a.json", b"[]", InputError, "empty"),
        ("a.txt", b"%PDF-1.7\n\x00\x01", EncodingError, "PDF"),
        ("a.txt", b"ab\x00c", EncodingError, "NUL at byte 2"),
        ("a.jsonl", b"\x89PNG\r\n\x1a\n\x00", EncodingError, "PNG"),
        ("a.bin", b"\x7fELF\x02\x01\x01\x00", EncodingError, "program"),
        ("a.txt", "Zürich, São Paulo, Łódź: ".encode() * 3 + b"\xff tail", EncodingError, "byte 90 is damaged UTF-8"),
        ("a.txt", b"x \x81\x8d\x8f\x90\x9d \xff\xfe\x81\x8d", EncodingError, "byte 2"),
        ("a.html", b"<html><head><title>T</title></head><body><script>x()</script></body></html>", InputError, "no article text"),
        ("a.xml", b"<?xml version='1.0'?><catalog><book/></catalog>", InputError, "neither a feed"),
        ("a.rss", b"<rss version='2.0'><channel><title>t</title></channel></rss>", InputError, "no items"),
        ("a.rss", b'{"items": [1]}', InputError, "no JSON feed"),
        ("a.json", b'{"text": ', InputError, "no JSON"),
        ("a.json", b"[" * 100_000, InputError, "JSON"),
        ("a.txt.gz", b"\x1f\x8b\x08\x00broken", InputError, "damaged"),
        ("a.txt.gz", gzip.compress(STORY.encode())[:-12], InputError, "damaged"),
    ],
)
def test_files_that_cannot_be_used_are_named_and_the_run_goes_on(tmp_path, name, data, error, words):
    bad = write(tmp_path / name, data)
    good = write(tmp_path / "good.txt", STORY)
    found = list(read_articles([bad, good]))
    assert isinstance(found[-1], Article)
    [problem] = found[:-1]
    assert type(problem) is error
    assert str(bad) in str(problem)
    assert words in str(problem)


def test_a_gzip_bomb_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("claimgraph.loaders.sources.inputs.MAX_WHOLE", 10_000)
    monkeypatch.setattr("claimgraph.loaders.sources.rows.MAX_WHOLE", 10_000)
    bomb = gzip.compress(b"a" * 1_000_000)
    [], [problem] = split(read_articles([write(tmp_path / "a.txt.gz", bomb)]))
    assert "after unpacking" in str(problem)
    line = gzip.compress(b"a" * 1_000_000 + b"\n" + lines({"text": STORY}).encode())
    [article], [problem] = split(read_articles([write(tmp_path / "b.jsonl.gz", line)]))
    assert article.text == STORY
    assert "line 1" in str(problem)


def test_what_stands_before_the_damage_is_read(tmp_path):
    rows = lines(*({"text": f"{STORY} {n} {hash(str(n))}"} for n in range(2_000)))
    whole = gzip.compress(rows.encode())
    articles, [problem] = split(read_articles([write(tmp_path / "a.jsonl.gz", whole[: len(whole) // 2])]))
    assert 500 < len(articles) < 1_500
    assert "damaged" in str(problem)


def test_a_wrong_path_or_option_stops_before_anything_is_read(tmp_path):
    good = write(tmp_path / "good.txt", STORY)
    for paths, options in (
        ([good, tmp_path / "none.txt"], {}),
        ([tmp_path / "*.nothing"], {}),
        ([], {}),
        ([good], {"kind": "pdf"}),
        ([good], {"fields": {"body": "text"}}),
    ):
        with pytest.raises(UsageError):
            read_articles(paths, **options)


def test_folders_are_read_in_order_and_what_is_left_alone_is_named_once(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "a.txt", "c.TXT", "b/1.txt"):
        write(tmp_path / name, f"{STORY} {name}")
    for name in ("x.jpg", "y.jpg", ".DS_Store", "Makefile"):
        write(tmp_path / name, b"\x00")
    articles, [note] = split(read_articles([tmp_path, tmp_path / "a.txt"]))
    assert [a.source_path for a in articles] == [str(tmp_path / name) for name in ("a.txt", "b/1.txt", "b/2.txt", "c.TXT")]
    assert isinstance(note, InputNote)
    assert "3 files of no known kind" in str(note)
    assert "2 .jpg" in str(note)


def test_the_parts_of_a_saved_page_are_no_articles(tmp_path):
    (tmp_path / "page_files").mkdir()
    write(tmp_path / "page.html", PAGE)
    write(tmp_path / "page_files" / "frame.html", PAGE)
    [article], problems = split(read_articles([tmp_path]))
    assert (article.source_path, problems) == (str(tmp_path / "page.html"), [])


def test_a_folder_with_nothing_readable_says_so(tmp_path):
    write(tmp_path / "x.jpg", b"\x00")
    articles, problems = split(read_articles([tmp_path]))
    assert articles == []
    assert "nothing readable" in str(problems[-1])


@pytest.mark.parametrize(
    ("data", "kind", "n"),
    [
        (STORY, None, 1),
        (lines({"text": STORY}, {"text": STORY}), None, 2),
        (json.dumps([{"text": STORY}], indent=1), None, 1),
        (f'id,text\n1,"{STORY}"\n', None, 1),
        (PAGE, None, 1),
        (gzip.compress(lines({"text": STORY}).encode()), None, 1),
        (f'id,text\n1,"{STORY}"\n', "csv", 1),
        (f"<rss version='2.0'><channel><item><description>{STORY}</description></item></channel></rss>", None, 1),
    ],
)
def test_the_kind_of_a_stream_is_found_out(data, kind, n):
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    articles, problems = split(read_articles(["-"], kind=kind, stdin=stream))
    assert problems == []
    assert len(articles) == n
    assert articles[0].text[articles[0].body_start :].startswith("The Foreign Ministry")


def test_the_same_text_has_one_id_whatever_file_it_came_from(tmp_path):
    a = write(tmp_path / "a.txt", STORY)
    b = write(tmp_path / "b.jsonl", lines({"text": STORY + "\n", "title": "t"}))
    articles, _ = split(read_articles([a, b]))
    assert articles[0].id == articles[1].id


def test_jsonl_is_streamed(tmp_path):
    path = write(tmp_path / "a.jsonl", lines({"text": STORY}) * 3)
    found = read_articles([path])
    assert isinstance(next(found), Article)
    found.close()


def test_a_page_gives_title_time_site_and_paragraphs(tmp_path):
    [article], problems = split(read_articles([write(tmp_path / "a.html", PAGE)]))
    assert problems == []
    assert article.title.startswith("No answer yet")
    assert (article.outlet, article.published) == ("The Bay Courier", "2021-03-04T10:15:00+02:00")
    assert "Friday.\n\n“We are patient,”" in article.text
    assert article.text[article.body_start :].startswith("The Foreign Ministry")
    assert "Home" not in article.text


def test_declared_and_marked_encodings(tmp_path):
    page = PAGE.replace("<head>", "<head><meta charset='iso-8859-1'>").encode("cp1252")
    [article], problems = split(read_articles([write(tmp_path / "a.html", page)]))
    assert problems == []
    assert "“We are patient,”" in article.text
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        [article], problems = split(read_articles([write(tmp_path / "a.txt", f"“{STORY}”".encode(encoding))]))
        assert (problems, article.text) == ([], f"“{STORY}”")


def test_a_detected_encoding_is_noted(tmp_path):
    russian = "Глава МИД Турции обвинил соседнее государство в нарушении перемирия и заявил, что переговоры сорваны по его вине. " * 2
    found = list(read_articles([write(tmp_path / "a.txt", russian.encode("cp1251"))]))
    assert isinstance(found[0], InputNote)
    assert "Windows-1251" in str(found[0])
    assert (found[1].text, found[1].language) == (russian, "ru")


def test_feed_items_say_whether_they_are_a_summary(tmp_path):
    feed = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Bay Wire</title>
    <item><guid>x1</guid><title>One &amp; two</title><link>http://bay.example/1</link><pubDate>Thu, 04 Mar 2021 10:15:00 GMT</pubDate>
    <description>Short.</description>
    <content:encoded><![CDATA[<p>{STORY}</p><script>no()</script><p>A <b>second</b> one.</p>]]></content:encoded></item>
    <item><description>Only &lt;i&gt;this&lt;/i&gt; much.</description></item><item><title>Nothing</title></item></channel></rss>"""
    articles, [problem] = split(read_articles([write(tmp_path / "a.rss", feed)]))
    full, summary = articles
    assert full.text == f"{STORY}\n\nA second one."
    assert (full.title, full.published, full.outlet, full.caller_id) == ("One & two", "2021-03-04T10:15:00+00:00", "Bay Wire", "x1")
    assert (full.is_summary, summary.is_summary) == (False, True)
    assert summary.text == "Only this much."
    assert ", item 3" in str(problem)


def test_of_a_broken_feed_the_items_are_read_and_the_fault_is_named(tmp_path):
    feed = f"<rss version='2.0'><channel><title>Bay Wire</title><item><description>{STORY}</description></item><item><title>cut"
    articles, problems = split(read_articles([write(tmp_path / "a.rss", feed)]))
    assert [a.text for a in articles] == [STORY]
    assert "broken" in str(problems[0])


def test_json_feeds_are_read(tmp_path):
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Bay Wire",
        "items": [
            {"id": 1, "content_html": f"<p>{STORY}</p>", "date_published": "2021-03-04T10:15:00+02:00", "authors": [{"name": "J. Roe"}]},
            {"id": "2", "summary": "S."},
        ],
    }
    articles, problems = split(read_articles([write(tmp_path / "a.json", json.dumps(feed))]))
    assert problems == []
    assert [(a.text, a.published, a.author, a.caller_id, a.is_summary) for a in articles] == [
        (STORY, "2021-03-04T10:15:00+02:00", "J. Roe", "1", False),
        ("S.", None, None, "2", True),
    ]


def test_every_kind_has_a_reader_and_every_ending_a_kind():
    from claimgraph.loaders.sources.kinds import ENDINGS

    assert set(ENDINGS.values()) - {"xml", "object"} == set(SOURCES) - {"json"}
