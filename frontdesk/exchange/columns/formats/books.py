"""DATEV: the customers of a bookkeeping office, below a line about the file."""

from __future__ import annotations

from frontdesk.exchange.columns.formats.format import Format
from frontdesk.records.incoming import Noun

DATEV = Format(
    "datev",
    Noun.CUSTOMERS,
    signature=("Konto", "Name (Adressattyp Unternehmen)"),
    columns={
        "Konto": "external_id",
        "Name (Adressattyp Unternehmen)": "company",
        "Name (Adressattyp natürl. Person)": "last_name",
        "Vorname (Adressattyp natürl. Person)": "first_name",
        "Name (Adressattyp keine Angabe)": "name",
        "Titel/Akad. Grad": "name_prefix",
        "Kurzbezeichnung": "",
        "EU-Land": "",
    },
    loose=True,
)

FORMATS = (DATEV,)
