"""Rows of rejected imports that lie beside the shop, without those that name somebody who is forgotten."""

from __future__ import annotations

import codecs
import quopri
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from frontdesk.keeping import drafts
from frontdesk.store.file.connection import sync_folder
from frontdesk.store.file.copying import private_part, sync_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from frontdesk.words.naming import Words

FOLDER = "rejects"
_CARDS = ".vcf"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_END = b"END:VCARD"


def clean(shop: Path, words: Words) -> tuple[int, tuple[Path, ...]]:
    """Take every row or card out of a shop's rejects that names somebody; how many, and the files that refused.

    All else stays as it is, byte for byte, also in a file that was mended in another program. A file that is named
    after them goes, and so does one that names them and cannot be read row by row. What was being typed when the
    counter stopped goes in any case.
    """
    drafts.wipe(shop)
    gone, refused = 0, []
    folder = shop.parent / FOLDER
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            if stat.S_ISREG(file.lstat().st_mode):
                gone += _cleaned(file, words)
        except OSError:
            refused.append(file)
    return gone, tuple(refused)


def _cleaned(file: Path, words: Words) -> int:
    data = file.read_bytes()
    wide = data.startswith(_WIDE)
    records = [data] if wide else [*(_cards(data) if file.suffix == _CARDS else _rows(data))]
    named = [_names(words, record, wide=wide) for record in records]
    if words.in_text(file.stem) or (wide and any(named)):
        file.unlink()
        sync_folder(file.parent)
        return sum(named) or 1
    if any(named):
        _write(file, (record for record, out in zip(records, named, strict=True) if not out))
    return sum(named)


def _names(words: Words, record: bytes, *, wide: bool) -> bool:
    if wide:
        return words.in_record(record.decode("utf-16", "replace"))
    readings = [record, record.replace(b"\r\n ", b"").replace(b"\n ", b"")]
    if b"QUOTED-PRINTABLE" in record.upper():
        readings.append(quopri.decodestring(record))
    return any(words.in_record(reading.decode(code, "replace")) for reading in readings for code in ("utf-8", "cp1252"))


def _rows(data: bytes) -> Iterator[bytes]:
    """The rows of a table, the header among them; in quotes a line may end and the row go on."""
    row = b""
    for line in data.splitlines(keepends=True):
        row += line
        if not row.count(b'"') % 2:
            yield row
            row = b""
    if row:
        yield row


def _cards(data: bytes) -> Iterator[bytes]:
    card = b""
    for line in data.splitlines(keepends=True):
        card += line
        if line.strip().upper() == _END:
            yield card
            card = b""
    if card:
        yield card


def _write(file: Path, records: Iterable[bytes]) -> None:
    """In one step: whoever looks finds the old file or the new one."""
    with suppress(FileNotFoundError):
        file.with_name(f"{file.name}.part").unlink()
    with private_part(file) as part:
        with part.open("wb") as written:
            written.writelines(records)
        sync_file(part)
        part.replace(file)
    sync_folder(file.parent)
