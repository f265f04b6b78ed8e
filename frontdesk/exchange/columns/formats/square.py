"""Square: its customer directory, and its items and transactions."""

from __future__ import annotations

from frontdesk.exchange.columns.formats.format import Format
from frontdesk.records.incoming import Noun

NAME = "square"

CUSTOMERS = Format(
    NAME,
    Noun.CUSTOMERS,
    signature=("Square Customer ID", "Creation Source"),
    columns={
        "Square Customer ID": "external_id",
        "Reference ID": "",  # the shop's own number: not always there, not always one person's
        "Street Address 1": "address/street",
        "Street Address 2": "address/line",
        "First Visit": "since",
        "Email Subscription Status": "consent_email",
    },
    loose=True,
)

VISITS = Format(
    NAME,
    Noun.VISITS,
    signature=("Payment ID", "Itemization Type"),
    others=(("Payment ID", "Total Collected"),),
    columns={
        "Transaction ID": "visit_id",
        "Date": "date",
        "Time": "time",
        "Time Zone": "zone",
        "Customer ID": "customer_id",
        "Customer Name": "customer_name",
        "Employee": "staff",
        "Staff Name": "staff",
        "Staff ID": "staff_id",
        "Location": "branch",
        "Item": "item",
        "Qty": "quantity",
        "Price Point Name": "modifiers",
        "Modifiers Applied": "modifiers",
        "Gross Sales": "gross",
        "Net Sales": "net",
        "Tax": "tax",
        "Total Collected": "total",
        "Notes": "note",
        "Description": "note",
        "Event Type": "event",
    },
    together=("visit_id",),
)

FORMATS = (CUSTOMERS, VISITS)
