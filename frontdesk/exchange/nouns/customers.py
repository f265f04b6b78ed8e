"""From a row to an incoming customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.exchange.dates import read_birthday, read_day
from frontdesk.exchange.headers import CUSTOM
from frontdesk.exchange.nouns.cells import joined, mails, tags, yes_or_no
from frontdesk.records.incoming import IncomingCustomer

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.exchange.headers import Layout
    from frontdesk.exchange.reading import Row

NAME_PARTS = ("first_name", "name_part", "last_name")


class CustomerReader:
    """Reads the rows of one file, its columns found once.

    Without a name the goes-by, company, phone or e-mail stands in. What cannot be read as an e-mail or a date
    is kept as a custom field of its column, with a warning: nothing about a customer refuses the row.
    """

    def __init__(self, layout: Layout, tag_mark: str = "") -> None:
        self._layout, self._tag_mark, self._names = layout, tag_mark, layout.names()
        one, every = layout.one, layout.every
        self._id, self._name, self._goes_by, self._company = map(one, ("external_id", "name", "goes_by", "company"))
        self._birthday, self._since, self._card, self._alert = map(one, ("birthday", "since", "card_code", "alert"))
        self._parts = every(*NAME_PARTS)
        self._phones, self._emails, self._address = every("phone"), every("email"), every("address")
        self._notes, self._tags = every("note"), every("tags")
        self._custom = tuple((i, self._names[i]) for i in every(CUSTOM, *NAME_PARTS))
        self._cues = self._prefixed("cue_")
        self._consents = self._prefixed("consent_")

    def _prefixed(self, prefix: str) -> tuple[tuple[int, str], ...]:
        columns = self._layout.columns
        return tuple((c.index, c.field.removeprefix(prefix)) for c in columns if c.field.startswith(prefix))

    def read(self, row: Row) -> IncomingCustomer:
        """The customer of a row."""
        line, cells, warnings = row
        cells.append("")  # a field without a column stands here
        custom, flaws = (
            [(name, text) for index, name in self._custom if (text := cells[index])],
            list(warnings),
        )
        phones = tuple([text for index in self._phones if (text := cells[index].strip())])
        emails = self._mails(cells, custom, flaws)
        return IncomingCustomer(
            line,
            cells[self._id].strip() or None,
            cells[self._name].strip() or self._stand_in(line, cells, phones + emails),
            cells[self._goes_by].strip(),
            cells[self._company].strip(),
            phones,
            emails,
            joined(cells, self._address, "\n") if self._address else "",
            self._born(cells[self._birthday].strip(), custom, flaws),
            self._came(cells[self._since].strip(), custom, flaws),
            cells[self._card].strip(),
            joined(cells, self._notes, "\n") if self._notes else "",
            cells[self._alert].strip(),
            self._tagged(cells) if self._tags else (),
            tuple([(kind, text) for index, kind in self._cues if (text := cells[index].strip())]),
            self._agreed(cells) if self._consents else (),
            tuple(custom),
            tuple(flaws),
        )

    def _stand_in(self, line: int, cells: list[str], reachable_by: tuple[str, ...]) -> str:
        """What to call somebody whose name has no column or no text."""
        names = (joined(cells, self._parts, " "), cells[self._goes_by].strip(), cells[self._company].strip())
        named = next(filter(None, (*names, *reachable_by)), "")
        return named or f"no name ({cells[self._id].strip() or f'line {line}'})"

    def _mails(self, cells: list[str], custom: list[tuple[str, str]], flaws: list[str]) -> tuple[str, ...]:
        good: list[str] = []
        for index in self._emails:
            if text := cells[index].strip():
                found = mails(text)
                if found is None:
                    self._odd(index, text, "is no e-mail address", custom, flaws)
                else:
                    good += found
        return tuple(good)

    def _odd(self, index: int, text: str, why: str, custom: list[tuple[str, str]], flaws: list[str]) -> None:
        custom.append((self._names[index], text))
        flaws.append(f"“{text[:60]}” in “{self._names[index]}” {why}; kept as written")

    def _born(self, text: str, custom: list[tuple[str, str]], flaws: list[str]) -> str | None:
        if not text:
            return None
        birthday = read_birthday(text, self._layout.orders.get(self._birthday))
        if birthday is None:
            self._odd(self._birthday, text, "is no birthday I can read", custom, flaws)
        return birthday

    def _came(self, text: str, custom: list[tuple[str, str]], flaws: list[str]) -> date | None:
        if not text:
            return None
        since = read_day(text, self._layout.orders.get(self._since))
        if since is None:
            self._odd(self._since, text, "is no date I can read", custom, flaws)
        return since

    def _tagged(self, cells: list[str]) -> tuple[str, ...]:
        found = [tag for index in self._tags if cells[index] for tag in tags(cells[index], self._tag_mark)]
        return tuple(dict.fromkeys(found))

    def _agreed(self, cells: list[str]) -> tuple[tuple[str, bool], ...]:
        answers = [(channel, yes_or_no(cells[index])) for index, channel in self._consents]
        return tuple((channel, answer) for channel, answer in answers if answer is not None)
