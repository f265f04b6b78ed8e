"""Shopify: its customer export, the template it imports, both as older shops have them, and its orders."""

from __future__ import annotations

from frontdesk.exchange.columns.formats.format import Format
from frontdesk.records.incoming import Noun

NAME = "shopify"

CUSTOMERS = Format(
    NAME,
    Noun.CUSTOMERS,
    signature=("Accepts Email Marketing", "Default Address Address1"),
    others=(
        ("Accepts Email Marketing", "Province Code"),
        ("Accepts Marketing", "Default Address Address1"),
        ("Accepts Marketing", "Province Code"),
    ),
    columns={
        "Customer ID": "external_id",
        "Accepts Email Marketing": "consent_email",
        "Accepts Marketing": "consent_email",  # what older exports call the same
        "Accepts SMS Marketing": "consent_sms",
        "Accepts WhatsApp Marketing": "consent_whatsapp",
        "Default Address Company": "company",
    },
    loose=True,
    tag_mark=",",
)

ORDERS = Format(
    NAME,
    Noun.VISITS,
    signature=("Name", "Financial Status", "Lineitem name"),
    columns={
        "Name": "visit_id",
        "Created at": "date",
        "Email": "customer_email",
        "Phone": "customer_phone",
        "Billing Name": "customer_name",
        "Lineitem name": "item",
        "Lineitem quantity": "quantity",
        "Lineitem price": "unit_price",
        "Total": "total",
        "Notes": "note",
        "Employee": "staff",
        "Location": "branch",
    },
    together=("visit_id",),
)

FORMATS = (CUSTOMERS, ORDERS)
