"""From a row to an incoming customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.exchange.columns.headers import CUSTOM
from frontdesk.exchange.nouns.addresses import AddressReader
from frontdesk.exchange.nouns.birthdays import BirthdayReader
from frontdesk.exchange.nouns.cells import agreed, is_no_date, is_totals, joined, tags
from frontdesk.exchange.nouns.naming import NAME_PARTS, NameReader
from frontdesk.exchange.nouns.reaching import MailReader, PhoneReader
from frontdesk.exchange.values.dates import read_day
from frontdesk.records.incoming import IncomingCustomer, Refused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from frontdesk.exchange.columns.headers import Layout
    from frontdesk.exchange.files.reading import Row

Kept = list[tuple[int, str]]
"""(index, text) of cells that become custom fields of their columns."""


_NOBODY = "no name"
_FEWEST_DIGITS = 5
"""A phone has more than a count of customers."""


class Flaws:
    """The cells of a row that are not what their columns hold."""

    __slots__ = ("dates", "mails", "phones")

    def __init__(self) -> None:
        self.mails, self.dates, self.phones = Kept(), Kept(), Kept()

    def __bool__(self) -> bool:
        """Whether there is one."""
        return bool(self.mails or self.dates or self.phones)

    def all(self) -> Kept:
        """All of them."""
        return self.mails + self.dates + self.phones


class CustomerReader:
    """Reads the rows of one file, its columns found once.

    Without a name the goes-by, company, phone or e-mail stands in. What cannot be read as an e-mail or a date
    is kept as a custom field of its column, with a warning: nothing about a customer refuses the row. What is no
    customer does: the totals below a list, and a lone cell that no field takes, such as what a program writes below
    its report.

    Args:
        layout: The file's columns.
        tag_mark: What parts the tags of a cell; "" to tell by the cell.
        given: What every row agreed to or refused, by channel.
    """

    def __init__(self, layout: Layout, tag_mark: str = "", given: Mapping[str, bool] | None = None) -> None:
        self._layout, self._tag_mark, self._names = layout, tag_mark, layout.names()
        self._given = tuple((given or {}).items())
        one, every = layout.one, layout.every
        self._id, self._goes_by, self._company = map(one, ("external_id", "goes_by", "company"))
        self._since, self._card, self._alert = map(one, ("since", "card_code", "alert"))
        self._name, self._address, self._birthday = NameReader(layout), AddressReader(layout), BirthdayReader(layout)
        self._phones, self._mails = PhoneReader(layout), MailReader(layout)
        self._notes, self._tags = every("note"), every("tags")
        self._custom, self._unknown = every(CUSTOM, *NAME_PARTS), every(CUSTOM)
        self._cues, self._relations = self._prefixed("cue_"), self._labels("relation label")
        self._consents, self._refusals = self._prefixed("consent_"), self._prefixed("refuses_")
        self._kept, self._odd = Kept(), Flaws()

    def _prefixed(self, prefix: str) -> tuple[tuple[int, str], ...]:
        columns = self._layout.columns
        return tuple((c.index, c.field.removeprefix(prefix)) for c in columns if c.field.startswith(prefix))

    def _labels(self, part: str) -> dict[int, int]:
        """The column that says what each cue of a numbered group is."""
        columns = self._layout.columns
        labels = {column.group: column.index for column in columns if column.part == part and column.group}
        return {c.index: labels[c.group] for c in columns if c.field.startswith("cue_") and c.group in labels}

    def read(self, row: Row) -> IncomingCustomer | Refused:
        """The customer of a row."""
        one = self._customer(row)
        known_by = one.external_id or one.emails or one.birthday
        if not known_by and is_totals(one.name) and not _callable(one.phones):
            return Refused(one.line, "a line of totals, no customer", tuple(row[1][:-1]))
        if one.name.startswith(_NOBODY) and self._is_one_remark(row[1]):
            return Refused(one.line, "nothing in it says who it is", tuple(row[1][:-1]))
        return one

    def _is_one_remark(self, cells: list[str]) -> bool:
        filled = [index for index, text in enumerate(cells) if text.strip()]
        return len(filled) == 1 and filled[0] in self._unknown

    def _customer(self, row: Row) -> IncomingCustomer:
        line, cells, warnings = row
        cells.append("")  # a field without a column stands here
        kept, odd = self._kept, self._odd
        if kept or odd:  # most rows leave them empty for the next
            kept, odd = self._kept, self._odd = Kept(), Flaws()
        phones = self._phones.read(cells, kept, odd.phones)
        emails = self._mails.read(cells, odd.mails)
        birthday = self._birthday.read(cells, kept, odd.dates)
        since = self._came(cells, odd.dates)
        return IncomingCustomer(
            line,
            _id(cells[self._id].strip()),
            self._name.read(cells, kept) or self._stand_in(line, cells, phones + emails),
            cells[self._goes_by].strip(),
            cells[self._company].strip(),
            phones,
            emails,
            self._address.read(cells, kept),
            birthday,
            since,
            cells[self._card].strip(),
            joined(cells, self._notes, "\n") if self._notes else "",
            cells[self._alert].strip(),
            self._tagged(cells) if self._tags else (),
            self._told_by(cells) if self._cues else (),
            self._agreed(cells) if self._consents or self._refusals else self._given,
            self._kept_as_written(cells, kept + odd.all()) if self._custom or kept or odd else (),
            (*warnings, *self._remarks(odd)) if odd else warnings,
        )

    def _stand_in(self, line: int, cells: list[str], reachable_by: tuple[str, ...]) -> str:
        """What to call somebody whose name has no column or no text."""
        names = (cells[self._goes_by].strip(), cells[self._company].strip())
        named = next(filter(None, (*names, *reachable_by)), "")
        return named or f"{_NOBODY} ({cells[self._id].strip() or f'line {line}'})"

    def _kept_as_written(self, cells: list[str], more: Kept) -> tuple[tuple[str, str], ...]:
        found = [(index, text) for index in self._custom if (text := cells[index])]
        if more:
            found = sorted(found + more)
        return tuple([(self._names[index], text) for index, text in found])

    def _remarks(self, odd: Flaws) -> list[str]:
        told = [(*each, "is no e-mail address") for each in odd.mails]
        told += [(*each, "is no date I can read") for each in odd.dates]
        told += [(*each, "was rounded by a spreadsheet, its last digits are lost") for each in odd.phones]
        return [f"“{text[:60]}” in “{self._names[index]}” {why}; kept as written" for index, text, why in told]

    def _came(self, cells: list[str], undated: Kept) -> date | None:
        text = cells[self._since].strip()
        if not text or is_no_date(text):
            return None
        since = read_day(text, self._layout.orders.get(self._since))
        if since is None:
            undated.append((self._since, text))
        return since

    def _tagged(self, cells: list[str]) -> tuple[str, ...]:
        found = [tag for index in self._tags if cells[index] for tag in tags(cells[index], self._tag_mark)]
        return tuple(dict.fromkeys(found))

    def _told_by(self, cells: list[str]) -> tuple[tuple[str, str], ...]:
        """What somebody is recognised by; of a relation with its label: "Bob (Spouse)"."""
        cues = []
        for index, kind in self._cues:
            if text := cells[index].strip():
                label = cells[self._relations.get(index, -1)].strip("* ")
                cues.append((kind, f"{text} ({label})" if label else text))
        return tuple(cues)

    def _agreed(self, cells: list[str]) -> tuple[tuple[str, bool], ...]:
        """What was agreed to and refused, by channel; a refusal outweighs an agreement."""
        answers = dict(self._given)
        for index, channel in self._consents:
            if (answer := agreed(cells[index])) is not None:
                answers[channel] = answer and answers.get(channel, True)
        for index, channel in self._refusals:
            if agreed(cells[index]):
                answers[channel] = False
        return tuple(answers.items())


def _callable(phones: tuple[str, ...]) -> bool:
    return any(sum(map(str.isdigit, phone)) >= _FEWEST_DIGITS for phone in phones)


def _id(text: str) -> str | None:
    """An id as text, without the ' that some programs put before its digits."""
    return (text[1:] if text[:1] == "'" and text[1:2].isdigit() else text) or None
