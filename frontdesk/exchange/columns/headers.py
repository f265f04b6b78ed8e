"""What each column of a file stands for, told by its header."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.exchange import refusals
from frontdesk.exchange.columns.aliases import MANY, bare, is_never_stored, normalised
from frontdesk.exchange.columns.meaning import Meaning
from frontdesk.exchange.values.dates import DayOrder
from frontdesk.records.incoming import Columns, Noun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frontdesk.exchange.columns.meaning import Vocabulary

NAME_PARTS = frozenset({"name_prefix", "first_name", "name_part", "last_name", "name_suffix"})
CUSTOM = ""
IGNORED = "ignore"
EVENT = "event"
_UNKNOWN = Meaning(CUSTOM)
_ORDERS = {"dayfirst": DayOrder.DAY_FIRST, "dmy": DayOrder.DAY_FIRST} | {
    "monthfirst": DayOrder.MONTH_FIRST,
    "mdy": DayOrder.MONTH_FIRST,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands, its name, the field it fills ("" custom, "ignore" never stored).

    `part` is which part of an address it holds, or what it says of another column ("phone label"); `group` tells the
    home address from the one for bills, and the second phone from the first.
    """

    index: int
    name: str
    field: str
    part: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody said a column is: its field, and how its dates are written if that was said too.

    `part` is which of its values count, for a column that tells visits from other events ("Payment|Sale").
    """

    field: str
    order: DayOrder | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """All columns of a file, and how its dates and amounts are to be read.

    `orders` and `commas` (columns with a decimal comma) are by index.
    """

    columns: tuple[Column, ...]
    orders: Mapping[int, DayOrder]
    commas: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return len(self.columns)

    def every(self, *fields: str) -> tuple[int, ...]:
        """Where the columns of these fields stand, in file order."""
        return tuple(column.index for column in self.columns if column.field in fields)

    def one(self, field: str) -> int:
        """Where a field's column stands; one past the last cell if there is none (readers pad the row)."""
        found = self.every(field)
        return found[0] if found else self.width

    def names(self) -> dict[int, str]:
        """Column names by index."""
        return {column.index: column.name for column in self.columns}


def column_names(header: Sequence[str]) -> list[str]:
    """The names the columns go by: a nameless one is `column N`, a repeated one `NAME 2`."""
    names: list[str] = []
    seen: set[str] = set()
    for number, cell in enumerate(header, 1):
        stem = " ".join(cell.split()) or f"column {number}"
        name, copy = stem, 2
        while normalised(name) in seen:
            name, copy = f"{stem} {copy}", copy + 1
        seen.add(normalised(name))
        names.append(name)
    return names


def lay_out(header: Sequence[str], known: Vocabulary, chosen: Mapping[int, Chosen]) -> tuple[Column, ...]:
    """Give each column its field: as somebody said, else as `known` says, a field with one place to the best name.

    A repeated column name is mapped once; its copies are custom fields, as two columns of one name may
    differ.
    """
    meant = _meanings(header, known, chosen)
    taken = {choice.field for choice in chosen.values()} - MANY
    best: dict[str, int] = {}
    for index, meaning in sorted(meant.items(), key=lambda pair: (bool(pair[1].group), pair[1].rank)):
        if meaning.field and meaning.field not in taken:
            best.setdefault(meaning.field, index)
    columns = []
    for index, (cell, name) in enumerate(zip(header, column_names(header), strict=True)):
        meaning = meant.get(index, _UNKNOWN)
        if index in chosen:
            field = chosen[index].field
            part = chosen[index].part or (meaning.part if field == meaning.field else "")
            columns.append(Column(index, name, field, part, meaning.group))
        elif is_never_stored(cell):
            columns.append(Column(index, name, IGNORED))
        elif not meaning.field or meaning.field in MANY or best.get(meaning.field) == index:
            columns.append(Column(index, name, *meaning[:3]))
        else:
            columns.append(Column(index, name, CUSTOM))
    return tuple(columns)


def _meanings(header: Sequence[str], known: Vocabulary, chosen: Mapping[int, Chosen]) -> dict[int, Meaning]:
    """What each column means by its name; of two with the same name only the first."""
    seen: set[str] = set()
    meant: dict[int, Meaning] = {}
    for index, cell in enumerate(header):
        key = normalised(cell)
        if key not in seen and (meaning := known.means(cell)) and not is_never_stored(cell):
            meant[index] = meaning
        seen.add(key)
    found = {meaning.field for meaning in meant.values()}
    for index, meaning in meant.items():
        if meaning.field == "birthday" and "birth_month" in found and normalised(header[index]) == "birthday":
            meant[index] = Meaning("birth_day")  # "Birth Day" beside "Birth Month" is a number
    if (
        "date" not in found
        and (moment := next((i for i, each in meant.items() if _is_moment(each, header[i])), None)) is not None
    ):
        meant[moment] = Meaning("date")  # a "Start time" alone is a day and an hour
    _part_addresses(header, meant)
    return {index: meaning for index, meaning in meant.items() if index not in chosen or meaning.part}


def _is_moment(meaning: Meaning, name: str) -> bool:
    return meaning.field == "time" and "time" in bare(name)  # what is called "Uhrzeit" holds no day


def _part_addresses(header: Sequence[str], meant: dict[int, Meaning]) -> None:
    """Where there is a second city ("City 2"), "Street 2" is not one more line but the street of that address."""
    numbers = {
        number
        for index, meaning in meant.items()
        if meaning.part in {"city", "postal"} and (number := bare(header[index])[-1]) in meaning.group
    }
    for index, meaning in meant.items():
        number = bare(header[index])[-1:]
        if meaning.field == "address" and number in numbers and not meaning.group:
            meant[index] = meaning._replace(part="street", group=number)


def chosen_columns(header: Sequence[str], mapping: Mapping[str, str], allowed: frozenset[str]) -> dict[int, Chosen]:
    """`--map COL=FIELD` by column index; COL is a name of the header or a number counted from 1.

    Raises:
        BadMapping: There is no such column or field, or the column holds what is never stored.
    """
    keys = [normalised(cell) for cell in header]
    chosen: dict[int, Chosen] = {}
    for column, said in mapping.items():
        index = _index(column, keys)
        choice = _choice(said, allowed)
        if is_never_stored(header[index]) and choice.field != IGNORED:
            raise refusals.BadMapping(f"“{column}” holds card digits or a secret, which are never stored.")
        chosen[index] = choice
    return chosen


def _index(column: str, keys: list[str]) -> int:
    key = normalised(column)
    if key in keys:
        return keys.index(key)
    if key.isdecimal() and key.isascii() and len(key) < 4 and 1 <= int(key) <= len(keys):  # noqa: PLR2004
        return int(key) - 1
    raise refusals.BadMapping(f"The file has no column “{column}”.")


def _choice(said: str, allowed: frozenset[str]) -> Chosen:
    name, _, order = said.partition(":")
    field = name.strip().casefold().replace(" ", "_").replace("-", "_")
    if field in {"custom", "keep"}:
        return Chosen(CUSTOM)
    if field in {"ignore", "skip"}:
        return Chosen(IGNORED)
    if field not in allowed:
        raise refusals.BadMapping(f"There is no field “{name}”.", hint=f"Fields: {', '.join(sorted(allowed))}.")
    if field == EVENT:
        return Chosen(field, part=order)
    if order and normalised(order) not in _ORDERS:
        raise refusals.BadMapping(f"“{order}” is no order of dates: day-first or month-first.")
    return Chosen(field, _ORDERS.get(normalised(order)))


def told_mapping(pairs: Sequence[str]) -> dict[str, str]:
    """The values of `--map`, each "COL=FIELD", as {COL: FIELD}; the last `=` parts them.

    Raises:
        BadMapping: One has no `=`, or nothing beside it.
    """
    mapping = {}
    for pair in pairs:
        column, _, field = pair.rpartition("=")
        if not column.strip() or not field.strip():
            raise refusals.BadMapping(f"“{pair}” is not COL=FIELD.")
        mapping[column.strip()] = field.strip()
    return mapping


def mended(header: list[str], delimiter: str, width: int) -> list[str] | None:
    """The columns of a header that some program wrapped in one pair of quotes; None if it is not such a one.

    It is one only if its single cell, parsed again, is as wide as the rows.
    """
    if len(header) != 1 or width < 2:  # noqa: PLR2004 (a header of one column is no wrapped one)
        return None
    try:
        again = next(csv.reader([header[0]], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return None
    return again if len(again) == width else None


def report(columns: Sequence[Column], noun: Noun) -> Columns:
    """What becomes of each column; only customers have custom fields, elsewhere the unknown is ignored."""
    has_custom = noun is Noun.CUSTOMERS
    used = tuple((column.name, column.field) for column in columns if column.field not in {CUSTOM, IGNORED})
    kept = {CUSTOM} | NAME_PARTS if has_custom else set()
    ignored = {IGNORED} if has_custom else {IGNORED, CUSTOM}
    return Columns(
        used,
        tuple(column.name for column in columns if column.field in kept),
        tuple(column.name for column in columns if column.field in ignored),
    )
