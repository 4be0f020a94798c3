"""In which encoding are these bytes? `decode` gives the text and, where the encoding was found out by its statistics, a note that says so.

The order: byte order mark, what the file declares, UTF-8, and only then detection among the encodings that news was ever kept in. Nothing
is replaced and nothing is dropped: bytes that cannot be read are an `EncodingError` with the offset of the first.
"""

import codecs
import re
from typing import Final

from claimgraph.graph.errors import EncodingError, InputNote

__all__ = ["EncodingNote", "declared_encoding", "decode", "name_binary"]

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: Final = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"RIFF": "a media file",
    b"\x7fELF": "a program",
    b"SQLite format 3": "an SQLite database",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"(\xb5/\xfd": "a Zstandard archive",
    b"{\\rtf": "an RTF document",
}
# Labels that pages use for more than they say (WHATWG Encoding Standard, section 4.2).
_WIDER: Final = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
_DETECTABLE: Final = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "koi8_u", "iso8859_2", "iso8859_5"),
    *("iso8859_15", "mac_roman", "cp866", "gb18030", "big5", "cp932", "euc_jp", "cp949"),
)
_TYPOGRAPHIC: Final = frozenset("‘’“”–—…•€£©®°·«» ½¼¾§éèêëàâäáçïîíñöôóüûúÉ")
_DECLARED: Final = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]+)|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE
)
_MULTIBYTE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


class EncodingNote(InputNote):
    """An encoding that was found out from the bytes; ``encoding`` is its name in Python."""

    def __init__(self, message: str, encoding: str) -> None:
        super().__init__(message)
        self.encoding = encoding


def decode(data: bytes, *, name: str, declared: str | None = None) -> tuple[str, EncodingNote | None]:
    """Decode the bytes of an input.

    Parameters
    ----------
    declared : the encoding that the input says it has, if it does (`declared_encoding`).

    Returns
    -------
    The text without byte order mark, and a note if the encoding had to be detected.

    Raises
    ------
    EncodingError : a binary file; a declared or marked encoding, or UTF-8, that breaks off; bytes of no encoding that is known.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_as(data, encoding, name, f"its byte order mark says {encoding}").removeprefix("\ufeff"), None
    binary = name_binary(data)
    if binary:
        raise EncodingError(f"{name}: {binary}, no text; convert it to text or HTML first")
    known = _lookup(declared) if declared else None
    for encoding in dict.fromkeys((known or "utf-8", "utf-8")):
        try:
            return data.decode(encoding), None
        except UnicodeDecodeError:
            continue
    return _detect(data, name)


def _decode_as(data: bytes, encoding: str, name: str, why: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise EncodingError(f"{name}: byte {error.start} is not {encoding} ({why}); save the file again as UTF-8") from error


def _lookup(label: str) -> str | None:
    try:
        known = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    if known.startswith(("utf-16", "utf-32")):  # an ASCII declaration that could be read cannot be true
        return None
    return _WIDER.get(known, known)


def _detect(data: bytes, name: str) -> tuple[str, EncodingNote]:
    offset = _first_fault(data)
    n_high = sum(byte >= 0x80 for byte in data)
    in_characters = sum(len(match) for match in _MULTIBYTE.findall(data))
    # NOTE: most of it being UTF-8, another encoding would turn every good letter into two wrong ones.
    if in_characters > n_high / 2:
        raise EncodingError(f"{name}: byte {offset} is damaged UTF-8 (0x{data[offset]:02x}); save the file again as UTF-8")
    encoding = _western(data) or _statistics(data)
    if encoding is None:
        raise EncodingError(f"{name}: byte {offset} (0x{data[offset]:02x}) is not UTF-8 and no other encoding fits; save the file as UTF-8")
    label = encoding.replace("cp125", "Windows-125") if encoding.startswith("cp125") else encoding
    message = f"{name}: read as {label}, found out from its bytes; save it as UTF-8 if letters look wrong"
    return data.decode(encoding), EncodingNote(message, encoding)


def _first_fault(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _western(data: bytes) -> str | None:
    # English with typographic marks and a few accents: too few high bytes for statistics, and plain enough without.
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = [c for c in text if c >= "\x80"]
    return "cp1252" if all(c in _TYPOGRAPHIC for c in high) and len(high) < len(text) / 20 else None


def _statistics(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    matches = from_bytes(data, cp_isolation=list(_DETECTABLE), enable_fallback=False)
    best = matches.best()
    # A language must have been recognised in it: bytes that merely decode say nothing.
    if best is None or best.coherence < 0.2 or best.chaos > 0.1:
        return None
    # Several encodings of Latin script fit short texts alike (Portuguese: 1257 at .77, 1252 at .64); the common one goes first.
    common = next((match for match in matches if match.encoding == "cp1252"), best)
    near = common.coherence > best.coherence - 0.2 and common.chaos < best.chaos + 0.02
    return str(common.encoding if near else best.encoding)


def declared_encoding(head: bytes) -> str | None:
    """The encoding that an HTML page or an XML document declares in its first bytes, or None."""
    match = _DECLARED.search(head[:8192])
    return (match[1] or match[2]).decode("ascii") if match else None


def name_binary(data: bytes) -> str | None:
    """What kind of binary file these bytes are of ("a PDF document"), or None if they may be text."""
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            return what
    head = data[:8192]
    if b"\0" in head:
        return f"a binary file (NUL at byte {head.index(0)})"
    n_control = sum(byte < 32 and byte not in b"\t\n\r\f\v\x1b" for byte in head)
    return "a binary file" if n_control > len(head) / 50 else None
