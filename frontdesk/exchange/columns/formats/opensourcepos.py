"""Open Source Point of Sale: the sample of its customer import."""

from __future__ import annotations

from frontdesk.exchange.columns.formats.format import Format
from frontdesk.records.incoming import Noun

NAME = "opensourcepos"

CUSTOMERS = Format(
    NAME,
    Noun.CUSTOMERS,
    signature=("Account Number", "Discount_Type"),
    columns={
        "Account Number": "external_id",
        "Consent": "",  # names no channel
    },
    loose=True,
)

FORMATS = (CUSTOMERS,)
