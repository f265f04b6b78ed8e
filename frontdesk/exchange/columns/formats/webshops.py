"""WooCommerce and Squarespace: the customers of web shops."""

from __future__ import annotations

from frontdesk.exchange.columns.formats.format import Format
from frontdesk.records.incoming import Noun

WOOCOMMERCE = Format(
    "woocommerce",
    Noun.CUSTOMERS,
    signature=("user_login", "user_nicename"),
    columns={
        "customer_id": "external_id",
        "display_name": "",  # mostly the name of the login
        "user_login": "",
        "user_email": "email",
        "user_registered": "since",
    },
    loose=True,
)

SQUARESPACE = Format(
    "squarespace",
    Noun.CUSTOMERS,
    signature=("Subscriber Since", "Customer Since"),
    columns={"Customer Since": "since", "Subscriber Since": "", "Shipping Name": "", "Billing Name": ""},
    loose=True,
)

FORMATS = (WOOCOMMERCE, SQUARESPACE)
