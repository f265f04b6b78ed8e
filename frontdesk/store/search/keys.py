"""Exact keys: an id, a card's code, a whole phone number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontdesk.store.search.wording import endings
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    import sqlite3

_FULL_NUMBER = 7
_NUMBER = re.compile(r"[\d\s()+./-]+")
_LARGEST_ID = 2**63 - 1
_HALF = re.compile("[\ud800-\udfff]")
"""Half a character, which no file holds."""
_LAST = "\U0010ffff"


def by_id(connection: sqlite3.Connection, text: str) -> int | None:
    """The customer of this id, or whoever took them over in a merge."""
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(_LARGEST_ID)) or int(text) > _LARGEST_ID:
        return None
    row = connection.execute("SELECT id, merged_into FROM customers WHERE id = ?", (int(text),)).fetchone()
    while row and row[1] is not None:
        row = connection.execute("SELECT id, merged_into FROM customers WHERE id = ?", (row[1],)).fetchone()
    return int(row[0]) if row else None


def by_card(connection: sqlite3.Connection, code: str) -> int | None:
    """The customer with this card, when there is just one."""
    holders = all_by_card(connection, code)
    return holders[0] if len(holders) == 1 else None


def all_by_card(connection: sqlite3.Connection, code: str) -> tuple[int, ...]:
    """Everybody with this card, in any case of its letters.

    The plus keeps SQLite to the index of the cards: it takes the one of merged customers for narrower, and reads
    everybody, at every letter that is typed.
    """
    wanted = code.strip()
    if not wanted or _HALF.search(wanted):
        return ()
    rows = connection.execute(
        "SELECT id FROM customers WHERE card_code IN (?, ?, ?) AND +merged_into IS NULL ORDER BY id",
        (wanted, wanted.upper(), wanted.lower()),
    )
    return tuple(who for (who,) in rows)


def all_by_sign(connection: sqlite3.Connection, question: str, most: int) -> tuple[int, ...]:
    """Everybody whose name begins with these signs, of which the index holds none: 🐻, ★ or ♥."""
    wanted = folded(question)
    if not wanted or _HALF.search(wanted):
        return ()
    rows = connection.execute(
        "SELECT id FROM customers WHERE folded >= ? AND folded < ? AND +merged_into IS NULL ORDER BY id DESC LIMIT ?",
        (wanted, f"{wanted}{_LAST}", most),
    )
    return tuple(who for (who,) in rows)


def all_by_name(connection: sqlite3.Connection, question: str, most: int) -> tuple[int, ...]:
    """Everybody whose whole name this is, in any case of its letters, the newest first."""
    wanted = folded(question)
    if not wanted or _HALF.search(wanted):
        return ()
    rows = connection.execute(
        "SELECT id FROM customers WHERE folded = ? AND +merged_into IS NULL ORDER BY id DESC LIMIT ?", (wanted, most)
    )
    return tuple(who for (who,) in rows)


def full_number(text: str) -> str | None:
    """The question to the index that finds a whole number in any formatting; None when the text is none.

    Without its leading zeros a national number is how the international form ends.
    """
    if not _NUMBER.fullmatch(text):
        return None
    digits = "".join(str(int(sign)) for sign in text if sign.isdecimal()).lstrip("0")
    return f'endings : "{endings(digits)}" *' if len(digits) >= _FULL_NUMBER else None
