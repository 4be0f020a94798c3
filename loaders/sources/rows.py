"""JSON lines, JSON arrays and tables: one article a row, the text kept exactly as given, so that offsets are the caller's own.

JSON lines and tables are streamed a row at a time. A bad row is named by its line and the rest is read.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from io import BufferedReader
from typing import Any, Final

from claimgraph.graph.errors import EncodingError, InputError, InputNote

from .articles import COLUMNS, Found, Options, make_article
from .encodings import EncodingNote, declared_encoding, decode, name_binary
from .inputs import MAX_WHOLE, read_whole

__all__ = ["read_csv", "read_json", "read_jsonl", "read_tsv", "split_header"]

_BOM: Final = b"\xef\xbb\xbf"
_DELIMITERS: Final = ",;\t|"
_HEAD_BYTES: Final = 65_536


def read_jsonl(stream: BufferedReader, name: str, options: Options) -> Iterator[Found]:
    """Read JSON lines (UTF-8, as JSON is), one object a line; empty lines are passed over."""
    n_rows = 0
    for number, data in enumerate(_byte_lines(stream), start=1):
        where = f"{name}, line {number}"
        if data is None:
            n_rows += 1
            yield InputError(f"{where}: longer than {MAX_WHOLE // 2**20} MiB; the line is not read, the others are")
            continue
        if number == 1:
            if data.startswith((b"\xff\xfe", b"\xfe\xff")):
                raise EncodingError(f"{name}: UTF-16; JSON lines are UTF-8, save the file as such")
            data = data.removeprefix(_BOM)
            binary = name_binary(data)
            if binary:
                raise EncodingError(f"{name}: {binary}, no JSON lines")
        if not data.strip():
            continue
        n_rows += 1
        try:
            row = _load(data, where)
        except InputError as error:
            yield error
            continue
        yield from _read_row(row, where, options)
    if not n_rows:
        raise InputError(f"{name}: the file is empty; nothing to read")


def read_json(stream: BufferedReader, name: str, options: Options) -> Iterator[Found]:
    """Read a JSON array of articles, or one article. It is held in memory as a whole; JSON lines are not."""
    value = _load(read_whole(stream, name).removeprefix(_BOM), name)
    if isinstance(value, list):
        if not value:
            raise InputError(f"{name}: an empty JSON array; nothing to read")
        for number, row in enumerate(value, start=1):
            yield from _read_row(row, f"{name}, item {number}", options)
    else:
        yield from _read_row(value, name, options)


def read_csv(stream: BufferedReader, name: str, options: Options) -> Iterator[Found]:
    """Read a table with a header line, values separated by what the header shows: comma, semicolon, tab or bar."""
    yield from _read_table(stream, name, options, None)


def read_tsv(stream: BufferedReader, name: str, options: Options) -> Iterator[Found]:
    """Read a table with a header line and tabs between the values."""
    yield from _read_table(stream, name, options, "\t")


def split_header(line: str, fields: Mapping[str, str]) -> tuple[str, list[str]] | None:
    """The delimiter and the columns of a header line that names a text column and another one; None if it is no such line."""
    text_names = {fields["text"]} if "text" in fields else set(COLUMNS["text"])
    best = None
    for delimiter in _DELIMITERS:
        try:
            columns = [column.strip() for column in next(csv.reader([line], delimiter=delimiter, strict=True), [])]
        except csv.Error:
            continue
        found = {column if column in text_names else column.lower() for column in columns} & text_names
        if found and len(columns) > (len(best[1]) if best else 1):
            best = (delimiter, columns)
    return best


def _byte_lines(stream: BufferedReader) -> Iterator[bytes | None]:
    # A line longer than MAX_WHOLE gives None and is passed over without being held.
    while line := stream.readline(MAX_WHOLE + 1):
        if len(line) > MAX_WHOLE and not line.endswith(b"\n"):
            while (more := stream.readline(MAX_WHOLE)) and not more.endswith(b"\n"):
                pass
            yield None
        else:
            yield line


def _load(data: bytes, where: str) -> Any:
    try:
        return json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise EncodingError(f"{where}: byte {error.start} of it is not UTF-8; JSON is UTF-8, save it as such") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: no JSON ({error.msg}, at character {error.pos}); correct it, it is not read") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: JSON that cannot be read ({error}); correct it, it is not read") from error


def _read_row(row: object, where: str, options: Options) -> Iterator[Found]:
    if not isinstance(row, Mapping):
        yield InputError(f"{where}: {_name_type(row)}, no object with a text; it is not read")
        return
    values = {ours: _value(row, ours, options.fields) for ours in COLUMNS}
    text = values.pop("text")
    if text is None:
        wanted = options.fields.get("text", "text")
        names = ", ".join(str(key)[:30] for key in list(row)[:12]) or "none"
        yield InputError(
            f"{where}: no text: no value under {wanted!r} (there are: {names}); name the one that holds it with --field text=NAME"
        )
        return
    if not isinstance(text, str):
        yield InputError(f"{where}: the text is {_name_type(text)}, no string; it is not read")
        return
    strings = {}
    for ours, value in values.items():
        if isinstance(value, Mapping | list):
            yield InputNote(f"{where}: {ours} is {_name_type(value)} and left out; name a key within it with --field {ours}=KEY.KEY")
            value = None
        strings[ours] = None if value is None else str(value)
    yield from make_article(
        text,
        where=where,
        options=options,
        title=strings["title"],
        url=strings["url"],
        outlet=strings["outlet"],
        published=strings["published"],
        author=strings["author"],
        caller_id=_clean_id(strings["id"]),
    )


def _clean_id(value: str | None) -> str | None:
    # An id that no store can keep would be another one than the caller's, so it is none.
    return None if value is None or value == "" or any(c == "\0" or "\ud800" <= c <= "\udfff" for c in value) else value


def _value(row: Mapping[Any, Any], ours: str, fields: Mapping[str, str]) -> Any:
    if ours not in fields:
        return next((row[name] for name in COLUMNS[ours] if row.get(name) is not None), None)
    name = fields[ours]
    if name in row:
        return row[name]
    value: Any = row
    for key in name.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _name_type(value: object) -> str:
    names = {
        str: "a string",
        list: "a list",
        dict: "an object",
        bool: "true or false",
        int: "a number",
        float: "a number",
        type(None): "null",
    }
    return names.get(type(value), type(value).__name__)


def _read_table(stream: BufferedReader, name: str, options: Options, delimiter: str | None) -> Iterator[Found]:
    encoding, note = _table_encoding(stream.peek(_HEAD_BYTES)[:_HEAD_BYTES], name)
    if note:
        yield note
    lines = _Lines(stream, encoding)
    header = lines.first()
    if not header.strip():
        raise InputError(f"{name}: the file is empty; nothing to read")
    known = split_header(header, options.fields)
    if delimiter is None:
        if known is None:
            wanted = options.fields.get("text", "text")
            shown = header.strip()[:80]
            raise InputError(f"{name}, line 1: no column {wanted!r} in {shown!r}; name the one that holds the text with --field text=NAME")
        delimiter = known[0]
    csv.field_size_limit(MAX_WHOLE)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    columns = [_column(cell, options.fields) for cell in next(reader)]
    while True:
        start = lines.number + 1
        where = f"{name}, line {start}"
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield InputError(f"{where}: no row of the table ({error}); correct it, it is not read")
            continue
        if cells is None:
            return
        if not cells:
            continue
        if len(cells) != len(columns):
            yield InputError(f"{where}: {len(cells)} values for {len(columns)} columns; put values with a {delimiter!r} in quotation marks")
            continue
        if lines.fault:
            offset, lines.fault = lines.fault, None
            yield EncodingError(f"{where}: byte {offset} of the file is not {encoding}; save the table as UTF-8, the row is not read")
            continue
        yield from _read_row({column: cell for column, cell in zip(columns, cells, strict=True) if cell != ""}, where, options)


def _column(cell: str, fields: Mapping[str, str]) -> str:
    cell = cell.strip()
    known = {name for names in COLUMNS.values() for name in names}
    return cell if cell in fields.values() or cell.lower() not in known else cell.lower()


def _table_encoding(head: bytes, name: str) -> tuple[str, EncodingNote | None]:
    for mark, encoding in ((_BOM, "utf-8-sig"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return encoding, None
    whole = head[: head.rfind(b"\n") + 1] or head
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        _, note = decode(whole, name=name, declared=declared_encoding(whole))
        return note.encoding if note else "utf-8", note
    decode(whole, name=name)  # refuses binary files
    return "utf-8", None


class _Lines:
    """The lines of a table as the csv module wants them; counts them and keeps the offset of the first byte that cannot be read."""

    def __init__(self, stream: BufferedReader, encoding: str) -> None:
        self.number = 0
        self.fault: int | None = None
        self._encoding = encoding
        self._offset = 0
        self._stream = stream
        self._first: str | None = None
        self._wide = encoding.startswith("utf-16")

    def first(self) -> str:
        """The first line, which stays to be read."""
        if self._first is None:
            self._first = self._next().removeprefix("\ufeff")
        return self._first

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        self.number += 1
        if self._first is not None:
            line, self._first = self._first, None
        else:
            line = self._next()
        if not line:
            raise StopIteration
        return line

    def _next(self) -> str:
        data = self._stream.readline(MAX_WHOLE)
        # In UTF-16 a line feed has two bytes, and its second byte may be part of a letter: read on to a whole code unit.
        while self._wide and data and (len(data) % 2 or not data.decode(self._encoding, "ignore").endswith("\n")):
            more = self._stream.read(1) if len(data) % 2 else self._stream.readline(MAX_WHOLE)
            if not more:
                break
            data += more
        try:
            return data.decode(self._encoding)
        except UnicodeDecodeError as error:
            if self.fault is None:
                self.fault = self._offset + error.start
            return data.decode(self._encoding, "replace")
        finally:
            self._offset += len(data)
