"""The names by which the world's tables call what we keep."""

from __future__ import annotations

import re
from functools import cache

from frontdesk.records.incoming import Noun

MANY = frozenset(
    {"first_name", "last_name", "name_part", "phone", "email", "address", "tags", "note", "line_key"}
    | {"cue_family", "cue_car", "cue_pet", "cue_looks", "cue_place", "cue_other", "modifiers"}
)
"""Fields that several columns may fill."""

DATES = frozenset({"birthday", "since", "date"})
MONEY = frozenset({"price", "unit_price", "amount", "total"})

_CUSTOMERS = {
    "external_id": ("id, customer id, client id, contact id, customer number, customer no, member id, external id"),
    "name": "name, full name, customer, customer name, client, client name, display name, contact name, nimi",
    "first_name": "first name, firstname, first, given name, forename, prename, vorname",
    "name_part": "middle name, additional name, name prefix, name suffix",
    "last_name": "last name, lastname, last, surname, family name, nachname",
    "goes_by": "goes by, nickname, nick name, preferred name, known as, called",
    "company": ("company, company name, organization, organisation, organization name, business, business name, firma"),
    "phone": (
        "phone, phone number, telephone, telephone number, tel, mobile, mobile phone, mobile number, "
        "mobile no, cell, cell phone, home phone, work phone, business phone, other phone, primary "
        "phone, telefon, handy, puhelin, sms"
    ),
    "email": "email, email address, e-mail, e-mail address, mail, primary email, secondary email, sähköposti",
    "address": (
        "address, street, street address, address line, postal address, city, town, state, province, "
        "region, county, zip, zip code, postal code, postcode, country"
    ),
    "birthday": "birthday, birth day, birth date, birthdate, date of birth, dob, born, geburtstag",
    "since": (
        "since, customer since, member since, joined, join date, date joined, first visit, date registered, added"
    ),
    "card_code": (
        "card code, loyalty card, loyalty card number, loyalty number, loyalty id, barcode, barcode "
        "id, customer code, member card"
    ),
    "note": "note, notes, memo, comment, comments, remark, remarks, notiz, notizen, muistiinpanot",
    "alert": "alert, warning",
    "tags": "tag, tags, label, labels, category, categories, group, groups",
    "cue_family": "spouse, partner, children, kids, family, relations",
    "cue_car": "car, vehicle, plate, license plate, licence plate, registration plate",
    "cue_pet": "pet, pets, dog",
    "consent_email": ("accepts email marketing, email consent, consent email, email opt in, email subscription status"),
    "consent_sms": "accepts sms marketing, sms consent, consent sms, sms opt in",
    "consent_whatsapp": "accepts whatsapp marketing, whatsapp consent, consent whatsapp, whatsapp opt in",
    "consent_phone": "phone consent, consent phone",
    "consent_post": "post consent, consent post, mail consent, consent mail",
}
_ITEMS = {
    "external_id": ("id, item id, product id, sku, item number, article number, item code, product code, external id"),
    "name": "name, item, item name, product, product name, title, article",
    "category": "category, item category, product category, group, type, department, section",
    "price": "price, unit price, retail price, current retail price, selling price, sale price, amount",
    "active": "active, available, enabled, for sale",
}
_STAFF = {
    "external_id": "id, staff id, employee id, staff number, employee number, team member id, external id",
    "name": "name, full name, staff, staff name, employee, employee name, display name",
    "first_name": "first name, firstname, given name",
    "name_part": "middle name",
    "last_name": "last name, lastname, surname, family name",
    "role": "role, position, job, job title, title",
    "branch": "branch, location, store, outlet, shop",
    "since": "since, start date, started, hired, hire date, date hired",
}
_VISITS = {
    "visit_id": (
        "visit id, transaction id, sale id, receipt id, receipt number, order id, order number, invoice number"
    ),
    "customer_id": "customer id, client id, member id, customer number, customer",
    "customer_name": "customer name, client name",
    "date": (
        "date, visit date, transaction date, sale date, order date, day, created at, at, timestamp, datetime, when"
    ),
    "time": "time, visit time, transaction time, sale time, order time",
    "zone": "time zone, timezone",
    "staff_id": "staff id, employee id",
    "staff": "staff, staff name, employee, employee name, served by, by",
    "branch": "branch, location, store, outlet, shop, sales outlet id",
    "order": "order, items, ordered, had",
    "item_id": "item id, product id, sku",
    "item": "item, item name, product, product name",
    "quantity": "quantity, qty, count, units",
    "modifiers": "modifiers, modifiers applied, options, price point name, variant",
    "unit_price": "unit price, price",
    "amount": "line item amount, line total, line amount, amount",
    "line_key": "line item id, line id, line number, line",
    "total": "total, total collected, grand total, sale total, order total",
    "party_size": "party size, party, guests, covers, people",
    "happiness": "happiness, happy, mood",
    "note": "note, notes, memo, comment, comments, remark",
    "next_note": "next note, next time, for next time",
}
_NOUNS = {Noun.CUSTOMERS: _CUSTOMERS, Noun.ITEMS: _ITEMS, Noun.STAFF: _STAFF, Noun.VISITS: _VISITS}

# What a thief could use and a counter never needs: payment card digits, secrets and their digests.
NEVER_STORED = frozenset(
    {
        "pansuffix",
        "pan",
        "cardnumber",
        "cardlast4",
        "last4",
        "creditcardnumber",
        "creditcard",
        "debitcardnumber",
    }
    | {
        "paymentcardnumber",
        "cvv",
        "cvc",
        "cvv2",
        "cardcvv",
        "cardcvc",
        "password",
        "passwordhash",
        "passwd",
        "pwd",
    }
    | {"hashedpassword", "encryptedpassword", "passworddigest", "passwordsalt", "passwort", "pin", "pinhash"}
)

_IGNORED = re.compile(r"[\s_\-]+")


def normalised(column: str) -> str:
    """A column's name without what exports vary in: case, blanks, `_`, `-` and a final `*`."""
    return _IGNORED.sub("", column.strip().removesuffix("*").casefold())


def fields(noun: Noun) -> frozenset[str]:
    """Every field that a column of such a file may fill."""
    return frozenset(_NOUNS[noun])


@cache
def aliases(noun: Noun) -> dict[str, str]:
    """Normalised column name to field, for tables of nobody in particular."""
    return {normalised(name): field for field, names in _NOUNS[noun].items() for name in names.split(",")}


def field_of(key: str, known: dict[str, str]) -> str:
    """The field that a normalised column name stands for, "" if none; phone2 is one more phone."""
    if key in known:
        return known[key]
    base = known.get(key.rstrip("0123456789"), "")
    return base if base in MANY else ""
