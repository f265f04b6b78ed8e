"""The README of an archive: in plain words what each of its files is."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from frontdesk.exchange.archive import manifest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontdesk.records.archives import KeptTable

_WIDTH = 100

_HEAD = """\
The archive of a shop, written by Front Desk
============================================

This is everything the shop's file held at one moment: its customers and all that is known about them, visits, feedback,
ideas, promises, staff, settings, and the journal of every act. Keep it as private as the shop itself.

To have the shop again, in Front Desk:

    frontdesk --db NEW-FILE.db import archive THIS-FOLDER-OR-ZIP

It takes the archive only where there is no shop yet, and makes the same shop of it: the same numbers, the same journal,
so that whatever could be undone still can. What is worked out from these rows (the search, sums, habits) is not in
here; it is worked out again. Nor are PINs: each is set again in the new shop.

How to read it without Front Desk
---------------------------------

Every .ndjson file is a table: plain text in UTF-8, one row a line, each line one JSON object, sorted by id. A row
points at another by its id: the customer_id of a phone is the id of a line in customers.ndjson. Times are in UTC
(2026-11-22T08:41:00Z); a day is the shop's own. Money is in the smallest coin (350 is 3.50). Bytes are in base64. null
is nothing at all.

manifest.json says how many rows and bytes each file has, and its SHA-256. An archive that was changed is not taken in.

The files
---------
"""

_NUMBERING = """The highest id that each table ever gave. None is given a second time, so that the journal and papers
that name one stay true."""


def readme(tables: Iterable[KeptTable]) -> str:
    """What stands in the README of an archive with these tables; the same for every shop."""
    about = {manifest.file_of(table.name): (table.about, table) for table in tables}
    parts = [_part(name, said, table) for name, (said, table) in about.items()]
    parts.append(f"{manifest.NUMBERING}\n{_indented(_NUMBERING)}\n")
    return "\n".join([_HEAD, *parts])


def _part(name: str, said: str, table: KeptTable) -> str:
    columns = ", ".join(column.name for column in table.columns)
    told = "\n".join(_indented(text) for text in (said, f"Columns: {columns}.") if text)
    return f"{name}\n{told}\n"


def _indented(text: str) -> str:
    whole = " ".join(text.split())
    return textwrap.fill(whole, _WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
