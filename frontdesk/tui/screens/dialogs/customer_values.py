"""What the fields of the customer form hold, as text: of a card, of what was typed, of two people's changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.words.phones import looks_like_phone

if TYPE_CHECKING:
    from frontdesk.records.people import CustomerCard

FIELDS = (
    ("name", "Name", "as they say it"),
    ("goes_by", "Goes by", "what you call them"),
    ("phones", "Phones", "several with ;"),
    ("cues", "Cues", "car: blue Golf; kids Asha, Dev"),
    ("allergies", "Allergies", "several with ;"),
    ("preferences", "Prefers", "takes oat milk; likes the window"),
    ("emails", "E-mails", "several with ;"),
    ("consents", "May reach", "phone no; email yes"),
    ("birthday", "Birthday", "1990-04-22 or 04-22"),
    ("card_code", "Card", "scan it here"),
    ("alert", "Alert", "stands on the card"),
    ("note", "Note", ""),
    ("tags", "Tags", "several with ;"),
    ("company", "Company", ""),
    ("address", "Address", ""),
)
"""Name, label and hint of each field, from top to bottom."""

SINGLE = ("name", "goes_by", "birthday", "card_code", "alert", "note", "company", "address")


def values_of(card: CustomerCard) -> dict[str, str]:
    """A card as the text of each field."""
    customer = card.customer
    values = {name: " ".join(getattr(customer, name).split()) for name in SINGLE}
    values["birthday"] = customer.birthday.removeprefix("--")
    values["phones"] = "; ".join(phone.raw for phone in customer.phones)
    values["emails"] = "; ".join(email.address for email in customer.emails)
    values["tags"] = "; ".join(customer.tags)
    values["consents"] = "; ".join(customer.answers)
    values["cues"] = "; ".join(f"{cue.kind}: {cue.text}" for cue in card.cues)
    values["preferences"] = "; ".join(f"{each.kind} {each.text}" for each in card.preferences)
    values["allergies"] = "; ".join(allergy.text for allergy in card.allergies)
    return values


def guessed(typed: str) -> dict[str, str]:
    """Into which field the words of the search box belong."""
    if looks_like_phone(typed):
        return {"phones": typed}
    return {"emails": typed} if "@" in typed and " " not in typed else {"name": typed}


def several(text: str) -> tuple[str, ...]:
    """The parts of a field that holds several."""
    return tuple(part.strip() for part in text.split(";") if part.strip())
