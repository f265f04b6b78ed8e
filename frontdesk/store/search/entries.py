"""What the index holds about each customer, put together from the rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.store.search.wording import (
    TIES,
    TIES_BACK,
    card_digits,
    endings,
    family_words,
    name_words,
    searchable,
)
from frontdesk.words.phones import digits_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence


class Entry(NamedTuple):
    """One customer's words, by the column of the index they stand in."""

    names: str
    cues: str
    people: str
    orders: str
    numbers: str
    endings: str
    more: str


Words = dict[int, list[str]]


def entries_of(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, tuple[str, Entry]]:
    """For each of these customers who is still there: when last seen (ISO text) and the words of their entry."""
    among, ids = _among(ids)
    people = connection.execute(
        f"""SELECT c.id, coalesce(s.last_at, c.since, c.created_at), c.name, c.goes_by, c.company, c.note, c.alert,
                   c.card_code, s.usual
            FROM customers c LEFT JOIN standings s ON s.customer_id = c.id
            WHERE c.merged_into IS NULL AND c.id {among}""",
        ids,
    ).fetchall()
    cues = _gathered(_cues(connection, among, ids))
    linked = _gathered(_linked(connection, among, ids))
    pinned = _gathered(_pinned(connection, among, ids))
    digits = _gathered(_digits(connection, among, ids))
    more = _gathered(_more(connection, among, ids))
    none: list[str] = []
    found: dict[int, tuple[str, Entry]] = {}
    for who, seen, name, goes_by, company, note, alert, card, usual in people:
        numbers, said = digits.get(who, none), more.get(who, none)
        found[who] = (
            seen,
            Entry(
                name_words(f"{name} {goes_by} {company}" if goes_by or company else name),
                " ".join(cues[who]) if who in cues else "",
                " ".join(linked[who]) if who in linked else "",
                _orders(pinned.get(who, none), usual) if usual or who in pinned else "",
                " ".join(numbers),
                " ".join([endings(number) for number in ((*numbers, *card_digits(card)) if card else numbers)]),
                searchable(" ".join([note, alert, card, *said])) if said or note or alert or card else "",
            ),
        )
    return found


def _among(ids: Sequence[int]) -> tuple[str, Sequence[int]]:
    """How SQL says "one of these", and its values; hundreds of marks take longer than to read the rows of an import."""
    if len(ids) > 1 and ids[-1] - ids[0] == len(ids) - 1 and list(ids) == list(range(ids[0], ids[-1] + 1)):
        return "BETWEEN ? AND ?", (ids[0], ids[-1])
    return f"IN ({','.join('?' * len(ids))})", ids


def _orders(pinned: list[str], usual: str | None) -> str:
    predicted = [f"{line[2]} {' '.join(line[3])}" for line in json.loads(usual)] if usual else []
    return searchable(" ".join([*pinned, *predicted])) if pinned or predicted else ""


def _gathered(pairs: Iterable[tuple[int, str]]) -> Words:
    words: Words = {}
    for who, text in pairs:
        if who in words:
            words[who].append(text)
        else:
            words[who] = [text]
    return words


def _cues(connection: sqlite3.Connection, among: str, ids: Sequence[int]) -> Iterable[tuple[int, str]]:
    rows = connection.execute(f"SELECT customer_id, kind, text FROM cues WHERE customer_id {among}", ids)
    for who, kind, text in rows:
        say: Callable[[str], str] = family_words if kind == "family" else searchable
        yield who, f"{searchable(kind)} {say(text)}" if kind in {"car", "pet"} else say(text)


def _linked(connection: sqlite3.Connection, among: str, ids: Sequence[int]) -> Iterable[tuple[int, str]]:
    for here, there, ties in (("customer_id", "other_id", TIES), ("other_id", "customer_id", TIES_BACK)):
        rows = connection.execute(
            f"""SELECT l.{here}, l.kind, c.name, c.goes_by
                FROM links l JOIN customers c ON c.id = l.{there} WHERE l.{here} {among}""",
            ids,
        )
        for who, kind, name, goes_by in rows:
            yield who, f"{name_words(f'{name} {goes_by}')} {ties.get(kind, '')}"


def _pinned(connection: sqlite3.Connection, among: str, ids: Sequence[int]) -> Iterable[tuple[int, str]]:
    rows = connection.execute(
        f"""SELECT u.customer_id, coalesce(i.name, l.name), l.modifiers
            FROM usuals u JOIN usual_lines l ON l.usual_id = u.id LEFT JOIN items i ON i.id = l.item_id
            WHERE u.customer_id {among}""",
        ids,
    )
    return ((who, f"{name} {' '.join(json.loads(modifiers))}") for who, name, modifiers in rows)


def _digits(connection: sqlite3.Connection, among: str, ids: Sequence[int]) -> Iterable[tuple[int, str]]:
    """Every form in which somebody may begin to type a number: as it was typed, national, international."""
    rows = connection.execute(f"SELECT customer_id, raw, digits, e164 FROM phones WHERE customer_id {among}", ids)
    for who, raw, national, e164 in rows:
        typed, abroad = digits_of(raw), (e164 or "").removeprefix("+")
        if typed:
            yield who, typed
        if national and national != typed:
            yield who, national
        if abroad and abroad not in {typed, national}:
            yield who, abroad


def _more(connection: sqlite3.Connection, among: str, ids: Sequence[int]) -> Iterable[tuple[int, str]]:
    return connection.execute(
        f"""SELECT customer_id, address FROM emails WHERE customer_id {among}
            UNION ALL SELECT customer_id, tag FROM tags WHERE customer_id {among}
            UNION ALL SELECT customer_id, text FROM preferences WHERE customer_id {among}
            UNION ALL SELECT customer_id, text FROM allergies WHERE customer_id {among}""",
        [*ids, *ids, *ids, *ids],
    )
