"""How each kind of row is said to the person it is held on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from datetime import datetime

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What is needed to say a row: names for the numbers in it, how money is written, and an instant on the wall."""

    names: dict[str, dict[int, str]]
    money: Callable[[int], str]
    local: Callable[[datetime], datetime]

    def name(self, table: str, number: int | None) -> str:
        """The name that a number stands for."""
        return self.names.get(table, {}).get(number or 0, "")


_FIELDS = {
    "goes_by": "You go by",
    "company": "Company",
    "address": "Address",
    "birthday": "Birthday",
    "card_code": "Card",
    "since": "Customer since",
    "note": "Note",
    "alert": "Pinned note",
}


def _customer(_told: Told, row: Row) -> Iterator[str]:
    yield f"Name: {row['name']}" + ("" if row["merged_into"] is None else " (an entry that became one with this one)")
    yield f"On the list since {row['created_at']:%Y-%m-%d}"
    for column, title in _FIELDS.items():
        if row[column]:
            yield f"{title}: {row[column]}"
    for title, value in row["custom"]:
        yield f"{title}: {value}"


def _phone(_told: Told, row: Row) -> Iterator[str]:
    yield f"Phone: {row['raw']}"


def _email(_told: Told, row: Row) -> Iterator[str]:
    yield f"E-mail: {row['address']}"


def _consent(_told: Told, row: Row) -> Iterator[str]:
    yield f"You {'agreed' if row['given'] else 'did not agree'} to hear from us by {row['channel']}"


def _tag(_told: Told, row: Row) -> Iterator[str]:
    yield f"Tag: {row['tag']}"


def _kind(_told: Told, row: Row) -> Iterator[str]:
    yield f"{row['kind'].capitalize()}: {row['text']}"


def _allergy(_told: Told, row: Row) -> Iterator[str]:
    yield f"Allergy: {row['text']}"


def _link(told: Told, row: Row) -> Iterator[str]:
    one, other = (told.name("customers", row[end]) for end in ("customer_id", "other_id"))
    yield (
        f"{one}: {row['kind']} of {other}"
        if row["kind"] in ("parent", "child", "partner")
        else (f"{one} – {row['kind']} – {other}")
    )


def _apart(_told: Told, _row: Row) -> Iterator[str]:
    yield "Somebody said that you and another customer who looks alike on paper are two"


def _order(row: Row) -> str:
    return ", ".join(
        f"{line['quantity']} {line['name']}" + "".join(f", {each}" for each in line["modifiers"])
        for line in row["lines"]
    )


def _usual(_told: Told, row: Row) -> Iterator[str]:
    label = f"{row['label']}: " if row["label"] else ""
    yield f"Your usual ({row['holds']}): {label}{_order(row)}"


_HAPPINESS = {"+": "you were happy", "=": "it was so-so", "-": "you were not happy"}


def _visit(told: Told, row: Row) -> Iterator[str]:
    parts = [
        f"{told.local(row['at']):%H:%M}" if row["timed"] else "",
        _order(row),
        _HAPPINESS.get(row["happiness"], ""),
    ]
    parts += [f"in all {told.money(row['total'])}" if row["total"] is not None else ""]
    parts += [f"at {row['branch']}" if row["branch"] else ""]
    parts += [count(row["party_size"], "person", "people") if row["party_size"] else ""]
    parts += [f"note: {row['note']}" if row["note"] else ""]
    parts += [f"for the next time: {row['next_note']}" if row["next_note"] else ""]
    yield "; ".join(filter(None, ["Visit", *parts]))


def _feedback(told: Told, row: Row) -> Iterator[str]:
    about = told.name("staff", row["about_id"])
    said = [f"{row['kind'].capitalize()}{f' about {about}' if about else ''}: {row['text']}"]
    for column, title in (("item", "about"), ("answer", "answered"), ("outcome", "how it ended")):
        if row[column]:
            said.append(f"{title}: {row[column]}")
    if row["sorry_at"]:
        said.append(f"we said sorry on {told.local(row['sorry_at']):%Y-%m-%d}")
    yield "\n".join(said)


def _make_good(told: Told, row: Row) -> Iterator[str]:
    amount = f" ({told.money(row['amount'])})" if row["amount"] is not None else ""
    yield f"We gave you, to make good: {row['what']}{amount}"


def _tell(told: Told, row: Row) -> Iterator[str]:
    yield f"You were told of “{told.name('ideas', row['idea_id'])}”: {row['decision']}"


def _panel(told: Told, row: Row) -> Iterator[str]:
    yield f"{'You were' if row['asked_at'] else 'You are to be'} asked: {told.name('panels', row['panel_id'])}"


def _follow_up(_told: Told, row: Row) -> Iterator[str]:
    done = f"; done on {row['done_at']:%Y-%m-%d}" if row["done_at"] else ""
    outcome = f": {row['outcome']}" if row["outcome"] else ""
    yield f"To do for you by {row['due']}: {row['text']}{done}{outcome}"


def _date(_told: Told, row: Row) -> Iterator[str]:
    reading = f", at {row['reading']:,}" if row["reading"] is not None else ""
    yield f"{row['kind'].capitalize()} {row['day']}: {row['what']}{reading}"


def _reward(_told: Told, row: Row) -> Iterator[str]:
    yield f"Given to you as a regular: {row['what']}"


def _stamp(_told: Told, row: Row) -> Iterator[str]:
    yield f"Stamps corrected by {row['number']:+}{': ' if row['why'] else ''}{row['why']}"


def _origin(_told: Told, row: Row) -> Iterator[str]:
    yield f"Known as {row['external_id']} in “{row['source']}”, from where it was imported"


Say = Callable[[Told, Row], Iterator[str]]

PARTS: dict[str, dict[str, Say]] = {
    "Who you are": {"customers": _customer},
    "How we reach you": {"phones": _phone, "emails": _email, "consents": _consent},
    "How we recognise you, and what you like": {
        "cues": _kind,
        "preferences": _kind,
        "allergies": _allergy,
        "tags": _tag,
        "usuals": _usual,
    },
    "Whom you belong to": {"links": _link, "apart": _apart},
    "Your visits": {"visits": _visit},
    "What you said, and what became of it": {
        "feedback": _feedback,
        "make_goods": _make_good,
        "tells": _tell,
        "panel_members": _panel,
    },
    "What we promised and gave you": {
        "key_dates": _date,
        "follow_ups": _follow_up,
        "rewards": _reward,
        "stamps": _stamp,
    },
    "Where it came from": {"origins": _origin},
}
"""The page from top to bottom: the tables of each part with how their rows are said."""


def other_columns(row: Row) -> str:
    """A row of a table that has no words of its own yet: whatever stands in it."""
    return "; ".join(f"{column.replace('_', ' ')}: {value}" for column, value in row.items() if value not in (None, ""))
