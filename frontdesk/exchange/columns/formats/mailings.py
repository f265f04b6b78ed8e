"""Stripe, systeme.io and Brevo: lists of who pays and of who is written to."""

from __future__ import annotations

from frontdesk.exchange.columns.formats.format import Format
from frontdesk.records.incoming import Noun

STRIPE = Format(
    "stripe",
    Noun.CUSTOMERS,
    signature=("id", "Created (UTC)", "Delinquent"),
    columns={"id": "external_id", "Description": "note", "Created (UTC)": "since"},
    loose=True,
)

SYSTEME_IO = Format(
    "systeme.io",
    Noun.CUSTOMERS,
    signature=("Email", "Surname", "Phone number", "Date registered"),
    columns={"Date registered": "since"},
    loose=True,
    tag_mark=",",
)

BREVO = Format(
    "brevo",
    Noun.CUSTOMERS,
    signature=("EMAIL", "EMAIL_BLACKLISTED"),
    columns={"SMS": "phone", "EMAIL_BLACKLISTED": "refuses_email", "SMS_BLACKLISTED": "refuses_sms"},
    loose=True,
)

FORMATS = (STRIPE, SYSTEME_IO, BREVO)
