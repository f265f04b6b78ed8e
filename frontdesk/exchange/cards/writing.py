"""Customers as vCards 3.0, which phones and address books import."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING

from frontdesk.exchange.cards.table import OWN_PROGRAM
from frontdesk.records.people import Customer, Email, Phone
from frontdesk.store.exchange import outgoing
from frontdesk.store.exchange.sources import SOURCES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from frontdesk.desk.desk import Desk
    from frontdesk.exchange.leaving.exporting import Request
    from frontdesk.store.exchange.outgoing import Narrowing, Page

LONGEST_LINE = 75
"""Octets of a physical line, its end left aside."""

_SPECIAL = re.compile(r"\r\n|[\r\n\\,;]")


def write(desk: Desk, file: IO[bytes], request: Request) -> int:
    """Write the customers whom a request means, all as of one moment; how many cards.

    Args:
        desk: Whose customers.
        file: Where to; it is written in UTF-8.
        request: Which of them.
    """
    from frontdesk.exchange.leaving.exporting import narrowed

    with outgoing.picture(desk.store) as connection:
        return write_cards(people(connection, narrowed(desk, request)), file)


def write_cards(people: Iterable[Customer], file: IO[bytes]) -> int:
    """Write a card for each customer, one after the other; how many."""
    count = 0
    for count, one in enumerate(people, 1):  # noqa: B007 (how many there were)
        file.write(card(one))
    return count


def card(one: Customer) -> bytes:
    """A customer's card: no allergies, feedback, alerts or consents, which are nobody's business but the shop's.

    The id is ours. A name is never taken apart: all of it is the given name. A phone is in E.164 where it could
    be read so, else as typed.
    """
    birthday = one.birthday
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"PRODID:{OWN_PROGRAM}Front Desk//EN",
        f"UID:{one.id}",
        f"FN:{_escaped(one.name)}",
        f"N:;{_escaped(one.name)};;;",
        *_if_said("NICKNAME", one.goes_by),
        *_if_said("ORG", one.company),
        *(f"TEL;TYPE=VOICE:{_escaped(phone.e164 or phone.raw)}" for phone in one.phones),
        *(f"EMAIL;TYPE=INTERNET:{_escaped(email.address)}" for email in one.emails),
        *([f"ADR;TYPE=HOME:;;{_escaped(one.address)};;;;"] if one.address else []),
        *([f"BDAY:{_escaped(birthday)}"] if birthday else []),
        *([f"CATEGORIES:{','.join(map(_escaped, one.tags))}"] if one.tags else []),
        *_if_said("NOTE", one.note),
        "END:VCARD",
    ]
    return b"".join(map(_folded, lines))


def people(connection: sqlite3.Connection, narrowing: Narrowing) -> Iterator[Customer]:
    """The customers who are meant, by id, with what of them stands on a card; a page of them is held at once.

    A card goes into an address book to reach people by: what they refused to be reached by is left out.
    """
    most = {name: outgoing.most(connection, name) for name in ("phones", "emails", "tags")}
    for page in outgoing.pages(connection, SOURCES["customers"], narrowing, ""):
        yield from _told(connection, page, most)


def _told(connection: sqlite3.Connection, page: Page, most: dict[str, int]) -> Iterator[Customer]:
    first, last = page[0][1], page[-1][1]

    def all_of(name: str, column: str) -> list[dict[int, str]]:
        return outgoing.numbered(connection, name, (column,), most[name], first, last) if most[name] else []

    raw, e164 = all_of("phones", "raw"), all_of("phones", "e164")
    emails, tags = all_of("emails", "address"), all_of("tags", "tag")
    no_calls, no_mail = outgoing.refusing(connection, ("phone", "email"), first, last)
    for row in page:
        said = dict(zip(SOURCES["customers"].names, row[1:], strict=True))
        who = said["id"]
        yield Customer(
            who,
            said["name"],
            said["goes_by"],
            said["company"],
            said["address"],
            said["note"],
            birthday=said["birthday"],
            phones=tuple(
                Phone(typed[who], read.get(who))
                for typed, read in zip(raw, e164, strict=True)
                if who in typed and who not in no_calls
            ),
            emails=tuple(Email(each[who]) for each in emails if who in each and who not in no_mail),
            tags=tuple(each[who] for each in tags if who in each),
        )


def _if_said(name: str, text: str) -> list[str]:
    return [f"{name}:{_escaped(text)}"] if text else []


def _escaped(text: str) -> str:
    r"""A text as a value: `\`, `,` and `;` behind a backslash, line ends as `\n`."""
    return _SPECIAL.sub(lambda found: "\\n" if found[0][0] in "\r\n" else f"\\{found[0]}", text)


def _folded(line: str) -> bytes:
    """A line in UTF-8 with its end, folded between characters where it is longer than 75 octets."""
    octets = line.encode()
    if len(octets) <= LONGEST_LINE:
        return octets + b"\r\n"
    pieces = []
    start, room = 0, LONGEST_LINE
    while start < len(octets):
        end = min(start + room, len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:  # noqa: PLR2004 (the middle of a character)
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, LONGEST_LINE - 1
    return b"\r\n ".join(pieces) + b"\r\n"
