"""The public "Coffee shop" sample: customers, products, staff and sales receipts of a point of sale."""

from __future__ import annotations

from frontdesk.exchange.columns.formats.format import Format
from frontdesk.records.incoming import Noun

NAME = "cafe"

CUSTOMERS = Format(
    NAME,
    Noun.CUSTOMERS,
    signature=("customer_id", "customer_first-name", "loyalty_card_number"),
    columns={
        "customer_id": "external_id",
        "customer_first-name": "name",  # the whole name, in spite of its title
        "customer_email": "email",
        "customer_since": "since",
        "loyalty_card_number": "card_code",
        "birthdate": "birthday",
    },
)

ITEMS = Format(
    NAME,
    Noun.ITEMS,
    signature=("product_id", "product_category", "current_retail_price"),
    columns={
        "product_id": "external_id",
        "product": "name",
        "product_category": "category",
        "current_retail_price": "price",
    },
)

STAFF = Format(
    NAME,
    Noun.STAFF,
    signature=("staff_id", "position", "start_date"),
    columns={
        "staff_id": "external_id",
        "first_name": "first_name",
        "last_name": "last_name",
        "position": "role",
        "start_date": "since",
        "location": "branch",
    },
)

_SALE = ("date", "time", "branch", "visit_id", "customer_id")

VISITS = Format(
    NAME,
    Noun.VISITS,
    signature=("transaction_id", "sales_outlet_id", "line_item_id"),
    columns={
        "transaction_id": "visit_id",
        "transaction_date": "date",
        "transaction_time": "time",
        "sales_outlet_id": "branch",
        "staff_id": "staff_id",
        "customer_id": "customer_id",
        "order": "line_key",
        "line_item_id": "line_key",
        "product_id": "item_id",
        "quantity": "quantity",
        "line_item_amount": "amount",
        "unit_price": "unit_price",
    },
    walk_in=frozenset({"", "0"}),
    together=_SALE,  # a transaction's number begins anew in every branch and on every day
)

FORMATS = (CUSTOMERS, ITEMS, STAFF, VISITS)
