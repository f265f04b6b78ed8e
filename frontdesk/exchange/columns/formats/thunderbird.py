"""Thunderbird: an address book."""

from __future__ import annotations

from frontdesk.exchange.columns.formats.format import Format
from frontdesk.records.incoming import Noun

NAME = "thunderbird"

CUSTOMERS = Format(
    NAME,
    Noun.CUSTOMERS,
    signature=("Primary Email", "Screen Name"),
    others=(("Primäre E-Mail-Adresse", "Messenger-Name"),),
    columns={
        "Display Name": "name",
        "Birth Year": "birth_year",
        "Birth Month": "birth_month",
        "Birth Day": "birth_day",
        "Anzeigename": "name",
        "Geburtsjahr": "birth_year",
        "Geburtsmonat": "birth_month",
        "Geburtstag": "birth_day",
    },
    loose=True,
)

FORMATS = (CUSTOMERS,)
