"""What the rows of a foreign file mean, before anything is decided about them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date, time

    from frontdesk.records.reports import ImportReport


class Noun(StrEnum):
    """What a file is a list of."""

    CUSTOMERS = "customers"
    ITEMS = "items"
    VISITS = "visits"
    STAFF = "staff"


class MinorUnits(Decimal):
    """An amount that is in the smallest unit of the shop's currency already, as our own tables have it."""


class IncomingCustomer(NamedTuple):
    """A person as a file names them; `line` is the first physical line of the row.

    `phones` are as typed; `birthday` is YYYY-MM-DD, or --MM-DD where the year is not known; cues are (kind,
    text), consents (channel, yes or no), `custom` (column, text) for what the program has no field for.
    Preferences (kind, text) and allergies come from our own tables alone: free text never becomes one.
    `warnings` are plain sentences on what was taken in spite of a flaw.
    """

    line: int
    external_id: str | None
    name: str
    goes_by: str = ""
    company: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    address: str = ""
    birthday: str | None = None
    since: date | None = None
    card_code: str = ""
    note: str = ""
    alert: str = ""
    tags: tuple[str, ...] = ()
    cues: tuple[tuple[str, str], ...] = ()
    consents: tuple[tuple[str, bool], ...] = ()
    custom: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    preferences: tuple[tuple[str, str], ...] = ()
    allergies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingItem:
    """Something for sale; `price` is in whole units of the shop's currency, `active` None where unsaid."""

    line: int
    external_id: str | None
    name: str
    category: str = ""
    price: Decimal | None = None
    active: bool | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingStaff:
    """Somebody who serves."""

    line: int
    external_id: str | None
    name: str
    role: str = ""
    branch: str = ""
    since: date | None = None
    warnings: tuple[str, ...] = ()
    active: bool | None = None


@dataclass(frozen=True, slots=True)
class IncomingLine:
    """One line of a visit. Money is in whole units of the currency; `key` names it within its visit."""

    quantity: int
    item_id: str | None = None
    item: str = ""
    modifiers: tuple[str, ...] = ()
    unit_price: Decimal | None = None
    amount: Decimal | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class IncomingVisit:
    """One visit; `line` is the first physical line of its first row, `lines_read` how many rows it took.

    `lines_at` are the first physical lines of all its rows.

    `key` is unique to the visit within its file and the same whenever the file is read. `customer_id` is the
    customer's external id, None for a walk-in (or where only a name, an e-mail address or a phone is known). `day`
    and `at` are local to `zone`, or to the shop where `zone` is None; `at` is None where only the day is known.
    """

    line: int
    key: str
    customer_id: str | None
    day: date
    at: time | None = None
    zone: str | None = None
    customer_name: str = ""
    staff_id: str | None = None
    staff: str = ""
    branch: str = ""
    lines: tuple[IncomingLine, ...] = ()
    total: Decimal | None = None
    party_size: int | None = None
    happiness: str = ""
    note: str = ""
    next_note: str = ""
    lines_read: int = 1
    warnings: tuple[str, ...] = ()
    lines_at: tuple[int, ...] = ()
    customer_email: str = ""
    customer_phone: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot go in: its first physical line, why in one sentence, and its cells."""

    line: int
    reason: str
    cells: tuple[str, ...] = ()


Incoming = IncomingCustomer | IncomingItem | IncomingStaff | IncomingVisit


@dataclass(frozen=True, slots=True)
class Columns:
    """What becomes of each column: (column, field) for the used, names for the kept and the ignored.

    A kept column becomes a custom field of the customer; an ignored one is never stored. Parts of a name are
    both used and kept.
    """

    used: tuple[tuple[str, str], ...] = ()
    kept: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableShape:
    """How a file was understood; `guesses` are plain sentences on all that was guessed or mended.

    `header_line` is None for a file without a header; `date_orders` are (column, "day first" or "month
    first").
    """

    noun: Noun
    format: str
    encoding: str
    delimiter: str
    header_line: int | None
    header_mended: bool
    columns: Columns
    date_orders: tuple[tuple[str, str], ...] = ()
    guesses: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """The rows of a file so far, header excluded; accepted + rejected + blank = records at the end."""

    records: int = 0
    accepted: int = 0
    rejected: int = 0
    blank: int = 0


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """One column of a file that is looked at: its name (what a mapping calls it), its field, its first cells.

    `field` is "" where the column is kept under its own name, "ignore" where it is never stored.
    """

    name: str
    field: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of a file, before anybody decides.

    `report` holds the counts of the import tried and rolled back; it is None where a `question` must be answered first:
    then `asks` is "columns" (no column is known: answer with a mapping {name: field} out of `fields`) or "day order"
    (answer with {`asks_of`: "FIELD:day-first"} or "FIELD:month-first"). `shape` is None for what is no table.
    """

    noun: Noun
    shape: TableShape | None
    columns: tuple[PreviewColumn, ...]
    report: ImportReport | None = None
    question: str | None = None
    asks: str = ""
    asks_of: str = ""
    fields: tuple[str, ...] = ()
