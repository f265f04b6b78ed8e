"""Acuity: a report of appointments, one a row."""

from __future__ import annotations

from frontdesk.exchange.columns.formats.format import Format
from frontdesk.records.incoming import Noun

APPOINTMENTS = Format(
    "acuity",
    Noun.VISITS,
    signature=("Appointment ID", "Calendar", "Start Time"),
    columns={
        "Appointment ID": "visit_id",
        "Start Time": "date",
        "First Name": "customer_first_name",
        "Last Name": "customer_last_name",
        "Email": "customer_email",
        "Phone": "customer_phone",
        "Type": "item",
        "Calendar": "staff",
        "Appointment Price": "total",
        "Notes": "note",
    },
    together=("visit_id",),
)

FORMATS = (APPOINTMENTS,)
