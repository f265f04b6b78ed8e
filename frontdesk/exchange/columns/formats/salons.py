"""Fresha, Mindbody and Timma: the client lists of salons and studios."""

from __future__ import annotations

from frontdesk.exchange.columns.formats.format import Format
from frontdesk.records.incoming import Noun

FRESHA = Format(
    "fresha",
    Noun.CUSTOMERS,
    signature=("Mobile Number", "Blocked", "Added"),
    columns={"Client ID": "external_id", "Added": "since", "Area": "address/line"},
    loose=True,
)

MINDBODY = Format(
    "mindbody",
    Noun.CUSTOMERS,
    signature=("Membership", "Last Visit"),
    others=(("Barcode ID", "Auto-Pay Schedule"),),
    columns={"Client ID": "external_id", "Barcode ID": "card_code", "Member Since": "since"},
    loose=True,
)

TIMMA = Format(
    "timma",
    Noun.CUSTOMERS,
    signature=("Nimi", "Sähköposti", "Puhelin", "Muistiinpanot"),
    loose=True,
)

FORMATS = (FRESHA, MINDBODY, TIMMA)
