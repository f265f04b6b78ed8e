"""The lines of the Settings screen: what each setting is called, what it says, and how it is changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from frontdesk.tui.screens.dialogs.choosing import Choice
from frontdesk.tui.themes import THEMES
from frontdesk.tui.typed_paths import shortened
from frontdesk.tui.widgets.page_lines import Entry, Part
from frontdesk.words.calendar_names import WEEKDAYS
from frontdesk.words.phrases import count, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from frontdesk.settings import Settings

KEYS = "Keys"
"""The line that only tells."""
THE_SHOP, STANDARDS, MAKE_GOOD, KEEPING, THE_TILL = "the shop", "complaints", "make good", "privacy", "this till"
_SHORT_DAY = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name in the commands, its name on the screen, what it is for, and what may be typed.

    `chosen` is for those that are one of a few. A till's own setting is `of_the_till`.
    """

    name: str
    label: str
    what_for: str
    hint: str = ""
    chosen: bool = False
    of_the_till: bool = False

    @property
    def whose(self) -> str:
        """Where it holds."""
        return "This till" if self.of_the_till else "The shop"


_PARTS: Final[dict[str, tuple[Setting, ...]]] = {
    THE_SHOP: (
        Setting("name", "Name", "It stands above everything.", "as your customers call it"),
        Setting("trade", "Trade", "Follow-ups come from its rules, until you change those.", chosen=True),
        Setting("zone", "Time zone", "The clock on the shop's wall.", chosen=True),
        Setting("day_ends", "Day ends", "Visits before that hour still count for the day before.", "00:00, or 03:00"),
        Setting("opening_days", "Opening days", "Complaints wait for these days alone.", "mon tue wed thu fri"),
        Setting("currency", "Currency", "Its three letters.", "EUR"),
        Setting("country", "Country", "Its two letters: phone numbers are read as it writes them.", "DE"),
    ),
    STANDARDS: (
        Setting("first_action_days", "First step", "Opening days until the first step; 0 is the same day.", "0"),
        Setting("close_days", "Closed within", "Opening days until it is closed, unless they come sooner.", "3"),
        Setting("first_contact_minutes", "First contact", "Minutes within which it was solved at once.", "10"),
    ),
    MAKE_GOOD: (
        Setting("make_good_each", "Each time", "What anybody may give without asking.", "10.00"),
        Setting("make_good_month", "In a month", "What all may give in a month without asking.", "150.00"),
    ),
    KEEPING: (
        Setting("retention_months", "Retention", "Months of silence, then `retain` lists them; 0 is never.", "24"),
        Setting("idle_lock", "Lock when idle", "Minutes without a key; it locks once there is a PIN.", "5"),
    ),
}  # fmt: skip
_TILL: Final = (
    Setting("till", "Its name", "It stands beside what is done here.", "front till", of_the_till=True),
    Setting("theme", "Theme", "The colours of this till.", chosen=True, of_the_till=True),
    Setting("mask", "Phones, notes", "How they start; F12 shows or hides them.", chosen=True, of_the_till=True),
    Setting("backup_folder", "Backups", "Their folder; empty is beside the shop.", "~/backups", of_the_till=True),
)  # fmt: skip
_DAYS: Final = {"first_action_days", "close_days"}
_MONEY: Final = {"make_good_each", "make_good_month"}


def parts(shop: Mapping[str, Any], till: Settings, file: Path) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """What is true of the shop; and, beside it where there is room, what is true of this till alone.

    Args:
        shop: its settings by name; those that have no line of their own stand below the others.
        till: the settings of this machine.
        file: where those are kept.
    """
    known = {setting.name for settings in _PARTS.values() for setting in settings}
    other = tuple(Setting(name, name.replace("_", " ").capitalize(), "") for name in shop if name not in known)
    whole = {**_PARTS, KEEPING: _PARTS[KEEPING] + other}
    of_shop = [
        Part(label, tuple(_line(each, said(each, shop)) for each in settings if each.name in shop))
        for label, settings in whole.items()
    ]
    here = {each.name: getattr(till, each.name) for each in _TILL}
    of_till = [_line(each, said(each, here)) for each in _TILL]
    of_till.append(Entry("till keys", KEYS, "Keys", f"rebound in {shortened(file)}"))
    return tuple(of_shop[:3]), (of_shop[3], Part(THE_TILL, tuple(of_till)))


def _line(setting: Setting, value: str) -> Entry:
    return Entry(f"setting {setting.name}", setting, setting.label, value)


def said(setting: Setting, values: Mapping[str, Any]) -> str:
    """What a setting is, as one says it."""
    value = values[setting.name]
    if setting.name in _MONEY:
        return f"{value} {values['currency']}"
    words = _WORDS.get(setting.name)
    return words(value) if words is not None else str(value)


def typed(setting: Setting, values: Mapping[str, Any]) -> str:
    """What a setting is, as one types it."""
    value = values[setting.name]
    if setting.name == "opening_days":
        return " ".join(day[:_SHORT_DAY] for day in value)
    return "" if value is None else shortened(value) if setting.name == "backup_folder" else str(value)


@dataclass(frozen=True, slots=True)
class Value:
    """One of the few things that a setting can be: how it is kept, and the row that offers it."""

    value: str
    choice: Choice


def choices(setting: Setting, values: Mapping[str, Any]) -> list[Value]:
    """What a setting can be; what it is now stands first."""
    now = values[setting.name]
    if setting.name == "mask":
        now = "hidden" if now else "shown"
    all_of_it = _ONE_OF[setting.name]()
    ordered = sorted(all_of_it, key=lambda value: value != now)
    return [Value(each, Choice(_name(setting, each), "as it is" if each == now else "")) for each in ordered]


def _name(setting: Setting, value: str) -> str:
    return value.removeprefix("counter-") if setting.name == "theme" else value


def _trades() -> tuple[str, ...]:
    from frontdesk.desk.shop import TRADES

    return TRADES


def _zones() -> tuple[str, ...]:
    from zoneinfo import available_timezones

    return tuple(sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC"))


def _themes() -> tuple[str, ...]:
    return tuple(theme.name for theme in THEMES)


_ONE_OF: Final[dict[str, Callable[[], tuple[str, ...]]]] = {
    "trade": _trades,
    "zone": _zones,
    "theme": _themes,
    "mask": lambda: ("shown", "hidden"),
}


def _within(days: int) -> str:
    return f"within {count(days, 'opening day')}" if days else "the same day"


def _open_on(days: list[str]) -> str:
    """Say the opening days: "every day", "Mon to Sat", "Mon, Wed and Fri"."""
    names = [day.lower() for day in WEEKDAYS]
    places = [names.index(day) for day in days]
    short = [WEEKDAYS[place][:_SHORT_DAY] for place in places]
    if len(places) == len(WEEKDAYS):
        return "every day"
    if len(places) > 2 and places == [*range(places[0], places[-1] + 1)]:  # noqa: PLR2004  # two days are no span
        return f"{short[0]} to {short[-1]}"
    return joined(short)


def _minutes(minutes: int) -> str:
    return count(minutes, "minute")


_WORDS: Final[dict[str, Callable[[Any], str]]] = {
    "first_action_days": _within,
    "close_days": _within,
    "first_contact_minutes": _minutes,
    "opening_days": _open_on,
    "retention_months": lambda months: f"after {count(months, 'month')} of silence" if months else "no limit",
    "idle_lock": lambda minutes: f"after {_minutes(minutes)}" if minutes else "never",
    "theme": lambda name: str(name).removeprefix("counter-"),
    "mask": lambda mask: "hidden at the start" if mask else "shown at the start",
    "backup_folder": lambda folder: "beside the shop" if folder is None else shortened(folder),
}
