import re

import pytest

from claimgraph.graph.errors import UsageError
from claimgraph.queries.report import write_report


def test_every_link_leads_to_a_file(engine, tmp_path):
    index = write_report(engine, tmp_path / "out")
    pages = sorted((tmp_path / "out").rglob("*.html"))
    assert index in pages
    assert len(pages) > 10
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "Content-Security-Policy" in text
        for link in re.findall(r"(?:href|src)='([^'#]+)(?:#[^']*)?'", text):
            if not link.startswith("https://"):
                assert (page.parent / link).is_file(), (page, link)
    home = index.read_text(encoding="utf-8")
    assert "Russia" in home
    assert "5 articles" in home
    assert "3 countries" in home
    edge = re.search(r"edges/(r_\w+)\.html", home).group()
    assert "<mark>" in (tmp_path / "out" / edge).read_text(encoding="utf-8")


def test_writing_it_twice_gives_the_same(engine, tmp_path):
    write_report(engine, tmp_path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    write_report(engine, tmp_path)
    assert before == {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}


def test_filters_hold(engine, tmp_path):
    write_report(engine, tmp_path, since="2024-02-01", level="speaker")
    table = (tmp_path / "tables" / "who-accuses-whom.csv").read_text(encoding="utf-8")
    assert "Anna Orlova" not in table
    with pytest.raises(UsageError, match="no filter 'colour'; it has: level"):
        write_report(engine, tmp_path, colour="red")


def test_an_empty_record_gives_a_page_that_says_so(empty_engine, tmp_path):
    text = write_report(empty_engine, tmp_path).read_text(encoding="utf-8")
    assert "no accusations between known actors were found" in text
    assert not list((tmp_path / "pictures").iterdir())


def test_a_folder_that_cannot_be_made_is_an_error(engine, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="no folder can be made there"):
        write_report(engine, tmp_path / "file" / "out")


def test_the_command_writes_it(seeded_db, tmp_path, capsys):
    from claimgraph.cli.app import main

    with pytest.raises(SystemExit) as ended:
        main(["--db", str(seeded_db), "report", "-o", str(tmp_path / "out"), "--level", "organization"])
    assert ended.value.code == 0
    assert "index.html" in capsys.readouterr().err
    assert "Press Department" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
