"""What a file is that is no table of text, told by its first bytes."""

from __future__ import annotations

import re

from frontdesk.exchange import refusals

LOOKED_AT = 1_024

WORKBOOKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"\xd0\xcf\x11\xe0")
_PACKED = {
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"7z\xbc\xaf\x27\x1c": "7-Zip",
    b"Rar!\x1a\x07": "RAR",
    b"\x28\xb5\x2f\xfd": "Zstandard",
}
_OTHERS = {
    b"%PDF-": "a PDF",
    b"\x89PNG\r\n\x1a\n": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3\x00": "a database",
    b"\x7fELF": "a program",
    b"{\\rtf": "a text document",
}
_ARCHIVE = re.compile(rb"PK\x03\x04.{26}actions\.ndjson", re.DOTALL)
"""How the archive of a shop begins: with the first of its files."""

_TAR_AT = 257
_WEB = re.compile(rb"\s*<(!doctype\s+html|html|table|head|body)\b", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b", re.IGNORECASE)
_JSON = re.compile(rb'\s*(\{\s*"[^"]*"\s*:|\[\s*[{\[]|\{\s*\}|\[\s*\])')


def refuse(start: bytes) -> None:
    """Refuse a file that begins as no table does.

    Raises:
        WholeShop, Workbook, Packed, NotATable: what it is, and the way out.
    """
    if _ARCHIVE.match(start):
        raise refusals.WholeShop
    if start.startswith(WORKBOOKS):
        raise refusals.Workbook
    for sign, name in _PACKED.items():
        if start.startswith(sign):
            raise refusals.Packed(f"The file is packed ({name}), not CSV; it was not unpacked.")
    if start[_TAR_AT : _TAR_AT + 5] == b"ustar":
        raise refusals.Packed("The file is packed (tar), not CSV; it was not unpacked.")
    kind = next((kind for sign, kind in _OTHERS.items() if start.startswith(sign)), "") or _written(start)
    if kind:
        raise refusals.NotATable(f"The file is {kind}, not CSV; nothing was imported.")


def _written(start: bytes) -> str:
    text = start.removeprefix(b"\xef\xbb\xbf")
    kinds = {"a web page": _WEB, "XML": _XML, "JSON": _JSON}
    return next((kind for kind, pattern in kinds.items() if pattern.match(text)), "")
