"""What a file knows of a customer that the shop does not know yet.

The rule: an import never overwrites what somebody wrote at a till, an empty cell erases nothing, and what somebody
took out does not come back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from frontdesk.exchange.bringing.people import TEXTS
from frontdesk.store.exchange import belongings
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from frontdesk.exchange.bringing.people import Person
    from frontdesk.store.tables import ConsentRow, CustomerRow


@dataclass(slots=True)
class News:
    """What is to be written: new values of the customer's own columns, and what is to be added to them.

    `kept` says that the file has something else where somebody wrote at a till.
    """

    row: CustomerRow
    values: dict[str, Any] = field(default_factory=dict)
    phones: list[tuple[str, str | None, str]] = field(default_factory=list)
    emails: list[tuple[str, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    cues: list[tuple[str, str]] = field(default_factory=list)
    preferences: list[tuple[str, str]] = field(default_factory=list)
    allergies: list[str] = field(default_factory=list)
    consents: list[tuple[str, bool]] = field(default_factory=list)
    changed_consents: list[tuple[ConsentRow, bool]] = field(default_factory=list)
    kept: bool = False

    def __bool__(self) -> bool:
        return bool(
            self.values
            or self.phones
            or self.emails
            or self.tags
            or self.cues
            or self.preferences
            or self.allergies
            or self.consents
            or self.changed_consents
        )


class Shelf:
    """A batch of customers, to be compared with what a file says of them."""

    def __init__(self, session: Session, ids: Sequence[int]) -> None:
        self._there = belongings.read(session, ids)

    def news(self, who: int, one: Person, *, only_empty: bool) -> News:
        """What a row says that is not known of this customer.

        Args:
            who: the customer.
            one: what the file says.
            only_empty: whether it may fill empty fields only, because the two may not be the same person.
        """
        row = self._there.people[who]
        news = News(row)
        self._own_columns(news, one, self._there.written.get(who, set()), only_empty=only_empty)
        self._belongings(news, who, one)
        self._remarks(news, who, one)
        self._answers(news, who, one, only_empty=only_empty)
        return news

    def _own_columns(self, news: News, one: Person, edited: set[str], *, only_empty: bool) -> None:
        row = news.row
        said = {name: getattr(one, name) for name in ("name", *TEXTS, "since")}
        custom = _custom(row.custom, one.custom, only_empty=only_empty)
        for column, value in (*said.items(), ("custom", custom)):
            there = getattr(row, column)
            if not value or value == there:
                continue
            if there and (only_empty or column in edited) and column != "custom":
                news.kept = news.kept or column in edited
            elif not there or column not in edited:
                news.values[column] = value
        if "name" in news.values:
            news.values["folded"] = one.folded

    def _belongings(self, news: News, who: int, one: Person) -> None:
        numbers = {row.digits or row.raw for row in self._there.phones.get(who, ())} | self._missing("phones", who)
        mails = {row.folded for row in self._there.emails.get(who, ())} | self._missing("emails", who)
        tags = {folded(row.tag) for row in self._there.tags.get(who, ())} | self._missing("tags", who)
        cues = {row.text for row in self._there.cues.get(who, ())} | self._missing("cues", who)
        news.phones = [phone for phone in one.phones if (phone[2] or phone[0]) not in numbers]
        news.emails = [mail for mail in one.emails if mail[1] not in mails]
        news.tags = [tag for tag in one.tags if folded(tag) not in tags and tag not in tags]
        news.cues = [cue for cue in one.cues if cue[1] not in cues]

    def _remarks(self, news: News, who: int, one: Person) -> None:
        liked = {row.text for row in self._there.preferences.get(who, ())} | self._missing("preferences", who)
        harmful = {row.text for row in self._there.allergies.get(who, ())} | self._missing("allergies", who)
        news.preferences = [said for said in one.preferences if said[1] not in liked]
        news.allergies = [text for text in one.allergies if text not in harmful]

    def _missing(self, table: str, who: int) -> set[str]:
        return {text for owner, text in self._there.taken_out[table] if owner == who}

    def _answers(self, news: News, who: int, one: Person, *, only_empty: bool) -> None:
        there = {row.channel: row for row in self._there.consents.get(who, ())}
        for channel, given in dict(one.consents).items():
            row = there.get(channel)
            if row is None:
                news.consents.append((channel, given))
            elif row.given != given and not only_empty and row.id not in self._there.answered:
                news.changed_consents.append((row, given))


def _custom(there: Sequence[Sequence[str]], said: Iterable[tuple[str, str]], *, only_empty: bool) -> list[list[str]]:
    """The custom fields with what the file says; columns that it does not have stay."""
    merged = {pair[0]: pair[1] for pair in there}
    for column, value in said:
        if not only_empty or column not in merged:
            merged[column] = value
    return [list(pair) for pair in merged.items()]
