"""Yahoo: an address book, whose phones are called "Home", "Work" and "Mobile"."""

from __future__ import annotations

from frontdesk.exchange.columns.formats.format import Format
from frontdesk.records.incoming import Noun

CUSTOMERS = Format(
    "yahoo",
    Noun.CUSTOMERS,
    signature=("Messenger ID", "Distribution Lists"),
    columns=dict.fromkeys(("Home", "Work", "Mobile", "Other", "Primary"), "phone") | {"Distribution Lists": "tags"},
    loose=True,
)

FORMATS = (CUSTOMERS,)
