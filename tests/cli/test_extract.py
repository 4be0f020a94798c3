"""``claimgraph extract``: a line a readable row, in order, offsets in the caller's own text."""

import json
from pathlib import Path

import jsonschema

from .conftest import Run

TEXT = "Ada Lind said Ruritania\u00a0shelled the bridge.\r\n\r\n“They fired first,” said  Ada Lind \U0001f642."


def test_rows_keep_order_ids_and_text_to_the_letter(run: Run, tmp_path: Path) -> None:
    rows = [{"id": f"row-{n % 3}", "text": TEXT + " " * n} for n in range(7)]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, [*rows[:3], *rows[3:]])) + "\nno JSON\n", encoding="utf-8")
    ended = run("extract", "rows.jsonl", "-o", "out.jsonl")
    assert ended.code == 1 and "rows.jsonl, line 8" in ended.err
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [(x["article"]["id"], x["article"]["text"]) for x in lines] == [(r["id"], r["text"]) for r in rows]
    schema = json.loads((Path(__file__).parents[2] / "graph" / "extraction.schema.json").read_text("utf-8"))
    for line in lines:
        jsonschema.validate(line, schema)
        text = line["article"]["text"]
        assert line["attributions"]
        for attribution in line["attributions"]:
            for span in (*attribution["source"], *attribution["cue"], *attribution["content"], *attribution["via"]):
                assert text[span["start"] : span["end"]] == span["text"]
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".out")]


def test_a_stream_goes_in_and_a_stream_comes_out(run: Run) -> None:
    ended = run("extract", "-", stdin=json.dumps({"id": "x", "text": TEXT}).encode() + b"\n")
    assert ended.code == 0, ended.err
    assert [json.loads(line)["article"]["id"] for line in ended.out.splitlines()] == ["x"]


def test_a_text_without_attributions_has_a_line_too(run: Run) -> None:
    ended = run("extract", "-", stdin=json.dumps({"id": "x", "text": "It rained."}).encode())
    assert ended.code == 0 and json.loads(ended.out)["attributions"] == []
