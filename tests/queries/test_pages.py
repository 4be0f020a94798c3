"""The web pages: well-formed, inert whatever an article says, and working in a real browser where there is one."""

import base64
import csv
import hashlib
import html.parser
import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest

from claimgraph.graph.errors import UsageError
from claimgraph.graph.rows import EdgeRow, NodeRow
from claimgraph.queries.claim import read_claim
from claimgraph.queries.draw import draw
from claimgraph.queries.evidence import evidence
from claimgraph.queries.evidence_forms import render_evidence
from claimgraph.queries.export import export_dna
from claimgraph.queries.reading import read_page
from claimgraph.queries.report import write_report

XSS = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">'\"<!--"
SHAPES = {"ellipse", "box", "triangle", "diamond"}
VOID = {"meta", "br", "input", "link", "img"}


class Page(html.parser.HTMLParser):
    """Every start tag with its attributes, and whether all elements were closed in order."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.wrong, self.text = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        self.text.append(data)


def check_inert(text, scripts=0):
    page = Page(text)
    assert page.wrong == []
    assert page.open == []
    assert sum(tag == "script" for tag, _ in page.tags) == scripts
    for tag, attributes in page.tags:
        assert tag not in ("img", "iframe", "object", "embed", "link", "base", "form-x")
        assert not [a for a in attributes if a.startswith("on")]
        for name in ("href", "src", "action", "xlink:href"):
            assert re.match(r"(https?://|#)", attributes.get(name, "#")), attributes
    assert "default-src 'none'" in next(a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    return page


@pytest.fixture(scope="module")
def hostile():
    """A graph in which every string is an attack."""
    from datetime import date
    from pathlib import Path

    text = f"{XSS} said {XSS} did it. {XSS}"
    start = text.index("said") + 5
    nodes = [
        NodeRow(
            "Article",
            "a_x",
            {"title": XSS, "url": "javascript:document.title='owned'", "text": text, "publishedOn": date(2024, 1, 1), "isSummary": False},
        ),
        NodeRow("Outlet", "m_x", {"name": XSS, "kind": XSS}),
        NodeRow("Speaker", "p_x", {"name": XSS, "kind": "person"}),
        NodeRow("Organization", "o_x", {"name": "=1+1" + XSS, "kind": XSS}),
        NodeRow(
            "Quote",
            "q_x",
            {
                "text": text[start:],
                "kind": XSS,
                "startChar": start,
                "endChar": len(text),
                "pieceStarts": [start],
                "pieceEnds": [len(text)],
                "modality": XSS,
                "confidence": 1.0,
            },
        ),
        NodeRow(
            "Claim",
            "c_x",
            {"text": XSS, "type": "accusation", "allegation": [XSS], "negated": False, "modality": "asserted", "confidence": 1.0},
        ),
    ]
    derived = {"level": "speaker", "nClaims": 1, "nArticles": 1, "claimIds": ["c_x"], "quoteIds": ["q_x"]}
    span = {"startChar": 0, "endChar": len(XSS), "text": XSS}
    edges = [
        EdgeRow("PUBLISHED_BY", "r_1", "a_x", "Article", "m_x", "Outlet"),
        EdgeRow("IN_ARTICLE", "r_2", "q_x", "Quote", "a_x", "Article"),
        EdgeRow("EXPRESSES", "r_3", "q_x", "Quote", "c_x", "Claim"),
        EdgeRow("SAID", "r_4", "p_x", "Speaker", "q_x", "Quote", {**span, "basis": XSS}),
        EdgeRow("MADE", "r_5", "p_x", "Speaker", "c_x", "Claim"),
        EdgeRow("TARGETS", "r_6", "c_x", "Claim", "o_x", "Organization", {**span, "role": "accused"}),
        EdgeRow("REPORTED_VIA", "r_7", "q_x", "Quote", "m_x", "Outlet", {**span, "position": 0}),
        EdgeRow("SPEAKS_FOR", "r_8", "p_x", "Speaker", "o_x", "Organization", {"role": XSS, "articleId": "a_x"}),
        EdgeRow("ACCUSES", "r_9", "p_x", "Speaker", "o_x", "Organization", derived),
    ]
    import importlib.util

    spec = importlib.util.spec_from_file_location("queries_conftest", Path(__file__).with_name("conftest.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Engine().load(nodes, edges)


def test_evidence_page_is_inert(hostile):
    page = check_inert(render_evidence(evidence(hostile, "r_9"), "html"))
    assert "owned" in "".join(page.text)  # as words
    assert "javascript:" not in str(page.tags)


def test_reading_page_is_inert(hostile):
    check_inert(read_page(hostile, "a_x"))


def test_a_claim_in_a_notebook_is_inert(hostile):
    page = Page(read_claim(hostile, "c_x")._repr_html_())
    assert page.wrong == []
    assert {tag for tag, _ in page.tags} <= {"div", "b", "br", "article", "p", "blockquote", "mark", "small"}
    assert "owned" in "".join(page.text)


def test_every_page_of_a_report_is_inert(hostile, tmp_path):
    write_report(hostile, tmp_path, level="speaker")
    pages = sorted(tmp_path.rglob("*.html"))
    assert len(pages) >= 5
    for path in pages:
        page = Page(path.read_text(encoding="utf-8"))
        assert page.wrong == page.open == []
        assert not [a for _, attributes in page.tags for a in attributes if a.startswith("on")]
        for tag, attributes in page.tags:
            assert tag not in ("iframe", "object", "embed", "link", "base")
            assert tag != "script" or path.parent.name == "pictures"
            for name in ("href", "src"):
                assert re.match(r"#|(\.\./)?(pictures|edges|articles|tables)/[\w.#-]+$", attributes.get(name, "#")), attributes
    for path in tmp_path.rglob("*.svg"):
        ET.parse(path)
        assert not re.search('<script|onerror="|javascript:', path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("ending", ["graphml", "gexf", "csv", "dot"])
def test_graph_files_are_inert(hostile, tmp_path, ending):
    path = tmp_path / f"x.{ending}"
    draw(hostile, "who-accuses-whom", path, level="speaker")
    text = path.read_text(encoding="utf-8")
    if ending in ("graphml", "gexf"):
        names = {value for element in ET.parse(path).iter() for value in [*element.attrib.values(), element.text or ""]}
        assert XSS in names
        assert "<script" not in text
    elif ending == "csv":
        (row,) = csv.DictReader(io.StringIO(text))
        assert row["source"] == XSS
        assert row["target"] == "'=1+1" + XSS
    else:
        # Outside of quotation marks there are none but the words of the format.
        bare = re.sub(r'"(?:\\\\|\\"|[^"\\])*"', "", text)
        assert set(re.findall("[A-Za-z]+", bare)) <= {
            *["digraph", "claimgraph", "rankdir", "LR", "overlap", "prism", "splines", "true", "label", "shape", "penwidth"],
            *SHAPES,
        }


def test_tables_are_inert_as_csv(hostile):
    out = io.StringIO()
    export_dna(hostile, out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    assert row["target"] == "'=1+1" + XSS
    (row,) = csv.DictReader(io.StringIO(render_evidence(evidence(hostile, "r_9"), "csv")))
    assert row["url"] == "javascript:document.title='owned'"  # text in a cell; no page links it
    assert row["title"] == XSS
    assert "](javascript" not in render_evidence(evidence(hostile, "r_9"), "md")


def test_network_page_is_inert(hostile, tmp_path):
    draw(hostile, "who-accuses-whom", tmp_path / "x.html", level="speaker")
    text = (tmp_path / "x.html").read_text()
    check_inert(text, scripts=2)
    ET.fromstring(re.search(r"<svg id='picture'.*?</svg>", text, re.DOTALL).group())


def test_the_policy_allows_just_the_pages_own_script(engine, tmp_path):
    draw(engine, "who-accuses-whom", tmp_path / "x.html", level="speaker")
    text = (tmp_path / "x.html").read_text()
    script = re.search(r"<script>(.*)</script></body>", text, re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in text
    assert "http" not in script.replace("http://www.w3.org", "")


@pytest.mark.parametrize("article", ["a_1", "a_2", "a_4", "a_5"])
def test_the_article_reads_as_it_was_written(engine, article):
    text = engine.query("MATCH (a:Article {id: $id}) RETURN a.text AS words", {"id": article}).rows[0][0]
    body = re.search(r"<div class='text'[^>]*>(.*?)</div><aside", read_page(engine, article), re.DOTALL).group(1)
    body = re.sub(r"<a class='n'[^>]*>\d+</a>", "", body)
    assert "".join(Page(body).text) == text
    assert Page(body).wrong == []


def test_reading_page_links_marks_and_notes(engine):
    page = check_inert(read_page(engine, "a_5"))
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert len(ids) == len(set(ids))
    targets = {a["href"][1:] for t, a in page.tags if t == "a" and a.get("href", "").startswith("#")}
    assert targets <= set(ids)
    assert {i for i in ids if i[0] == "n"} == {"n1", "n2", "n3", "n4", "n5", "n6"}
    assert "No attributed words" in read_page(engine, "a_4")
    with pytest.raises(UsageError, match="nearest: Border talks"):
        read_page(engine, "Border talk")


FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--virtual-time-budget=3000", "--enable-logging=stderr", "--v=0"),
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("needs chromium (Debian: apt-get install chromium)")

    def open_page(path, *flags):
        profile = tmp_path_factory.mktemp("profile")
        command = [program, *FLAGS, *flags, f"--user-data-dir={profile}", "--dump-dom", path.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=250, check=True)
        return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]

    return open_page


NET_LOG = ("--net-log-capture-mode=Everything",)


def asked_for(log):
    """What a page asked the net for; the browser's own requests have no origin, and files do not go by the net."""
    return set(re.findall(r'"initiator":"(?!not an origin)[^"]*".*?"url":"([^"]*)"', log.read_text(encoding="utf-8")))


def test_the_log_would_tell_of_a_request(browser, tmp_path):
    (tmp_path / "leak.html").write_text("<!doctype html><body><img src='http://127.0.0.1:9/x.png'></body>")
    browser(tmp_path / "leak.html", *NET_LOG, f"--log-net-log={tmp_path / 'net.json'}")
    assert asked_for(tmp_path / "net.json") == {"http://127.0.0.1:9/x.png"}


@pytest.fixture(scope="module")
def shipped(engine, tmp_path_factory):
    """Each kind of page, by name."""
    folder = tmp_path_factory.mktemp("pages")
    draw(engine, "who-accuses-whom", folder / "network.html", level="speaker")
    draw(engine, "discourse", folder / "discourse.html")
    (folder / "article.html").write_text(read_page(engine, "a_5"), encoding="utf-8")
    (folder / "evidence.html").write_text(render_evidence(evidence(engine, "c_1"), "html"), encoding="utf-8")
    write_report(engine, folder)
    return folder


@pytest.mark.parametrize("name", ["network", "discourse", "article", "evidence", "index"])
def test_in_a_browser_a_page_shows_without_an_error_and_asks_nobody(browser, shipped, tmp_path, name):
    log = tmp_path / "net.json"
    dom, errors = browser(shipped / f"{name}.html", *NET_LOG, f"--log-net-log={log}")
    assert errors == []
    assert "<body" in dom
    assert asked_for(log) == set()
    picture = tmp_path / "page.png"
    browser(shipped / f"{name}.html", f"--screenshot={picture}", "--window-size=1280,900")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 8000  # an empty page of that size takes 4,900 bytes


def test_in_a_browser_the_page_runs_without_an_error(browser, engine, tmp_path):
    draw(engine, "who-accuses-whom", tmp_path / "x.html", level="speaker")
    dom, errors = browser(tmp_path / "x.html")
    assert errors == []
    assert "5 claims between 4 pairs" in dom


def test_in_a_browser_nothing_hostile_runs(browser, hostile, tmp_path):
    draw(hostile, "who-accuses-whom", tmp_path / "x.html", level="speaker")
    (tmp_path / "y.html").write_text(read_page(hostile, "a_x"))
    (tmp_path / "z.html").write_text(render_evidence(evidence(hostile, "c_x"), "html"))
    for name in ("x", "y", "z"):
        dom, errors = browser(tmp_path / f"{name}.html")
        assert errors == []
        assert "<title>owned</title>" not in dom


ACT = """
<script>
const log = [];
const say = (name) => log.push(name + "=" + document.getElementById("status").textContent);
const set = (id, value) => { const f = document.getElementById(id); f.value = value; f.dispatchEvent(new Event("input")); };
const arrow = [...document.querySelectorAll(".edge")].find((e) => e.getAttribute("aria-label").startsWith("Anna Orlova"));
arrow.dispatchEvent(new MouseEvent("click", { bubbles: true }));
log.push("evidence=" + document.getElementById("evidence").textContent);
log.push("marks=" + [...document.querySelectorAll("#evidence mark")].map((m) => m.textContent).join("|"));
set("actor", "p_orlova"); say("actor"); set("actor", "");
set("kind", "disinformation"); say("kind"); set("kind", "");
set("since", "2024-03-01"); say("since"); set("until", "2024-03-01"); say("both"); set("since", ""); say("until");
document.getElementById("reset").click(); say("reset");
const before = document.getElementById("picture").getAttribute("viewBox");
document.getElementById("in").click();
log.push("zoomed=" + (before !== document.getElementById("picture").getAttribute("viewBox")));
document.body.innerHTML = "";
for (const line of log) document.body.appendChild(document.createElement("pre")).textContent = line;
</script></body>
"""


def test_in_a_browser_clicks_show_sentences_and_filters_count(browser, engine, tmp_path):
    draw(engine, "who-accuses-whom", tmp_path / "x.html", level="speaker")
    # The policy would refuse the test's own script, as it should: the copy goes without it.
    text = (tmp_path / "x.html").read_text()
    copy = re.sub(r"<meta http-equiv='Content-Security-Policy'[^>]*>", "", text).replace("</body>", ACT)
    (tmp_path / "act.html").write_text(copy)
    dom, errors = browser(tmp_path / "act.html")
    assert errors == []
    got = dict(html.unescape(line).split("=", 1) for line in re.findall(r"<pre>(.*?)</pre>", dom, re.DOTALL))
    assert "Anna Orlova said Turkey had shelled the bridge." in got["evidence"]
    assert "Morning Post · 2024-01-31 · Minister warns neighbour" in got["evidence"]
    assert got["marks"] == "Turkey had shelled the bridge|They fired first"
    assert got["actor"] == "2 claims between 2 pairs"
    assert got["kind"] == "1 claim between 1 pair"
    assert got["since"] == "2 claims between 2 pairs"
    assert got["both"] == "0 claims between 0 pairs"
    assert got["until"] == "3 claims between 3 pairs"
    assert got["reset"] == "5 claims between 4 pairs"
    assert got["zoomed"] == "true"
