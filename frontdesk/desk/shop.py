"""The shop's settings: the same at every till, journalled like everything else."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import time
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from frontdesk.clock import Clock
from frontdesk.desk.clashing import Edit, united
from frontdesk.desk.desk import clock_for, shop_from
from frontdesk.desk.ordering.items import minor_units, price_words
from frontdesk.errors import BadInput
from frontdesk.records.deeds import Done
from frontdesk.records.shop import Shop
from frontdesk.store.derived import standings
from frontdesk.store.shop import settings
from frontdesk.words.calendar_names import WEEKDAYS
from frontdesk.words.fields import filled
from frontdesk.words.folding import plain

if TYPE_CHECKING:
    from frontdesk.desk.desk import Desk
    from frontdesk.store.unit import Work

NAMES = tuple(Shop.__dataclass_fields__)
TRADES = ("café", "bakery", "barber", "garage", "tailor", "dry cleaner", "salon", "shop")


class UnknownSetting(BadInput):
    """There is no such setting."""

    hint = f"The shop's settings are: {', '.join(NAMES)}."


class UnusableSetting(BadInput):
    """That is no value for this setting."""


def values(desk: Desk) -> dict[str, Any]:
    """Every setting of the shop by name, as text, a whole number or a list of weekday names; money as it is written."""
    return _told(desk.shop)


def _told(shop: Shop) -> dict[str, Any]:
    found = asdict(shop)
    money = {name: price_words(found[name], shop.currency) for name in _MONEY}
    return {**found, **money, "opening_days": [WEEKDAYS[day].lower() for day in shop.opening_days]}


def change(desk: Desk, name: str, text: str, *, seen: Any = None) -> Done:
    """Set a setting from what somebody typed; the desk goes on with it at once.

    `seen` is what it was when they began, as `values` tells it.

    Raises:
        TwoVersions: another till set it to something else since; nothing was overwritten.
        UnknownSetting, UnusableSetting, UnknownZone, ImpossibleDaysEnd: as their sentences say.
    """
    desk.only_owner("change the shop's settings")
    if name not in NAMES:
        raise UnknownSetting(f"There is no setting “{name[:40]}”.")
    value = _money(text, desk.shop.currency) if name in _MONEY else _READERS.get(name, _any_text)(text)
    with desk.store.writing(desk.deed("settings.change", f"Setting changed: {name.replace('_', ' ')}")) as work:
        if seen is not None:
            _refuse_clash(desk, work, name, seen, text, value)
        settings.put(work, name, value)
        follow(work)
        done = Done(0, work.action_id)
    desk.take_settings()
    return done


def _refuse_clash(desk: Desk, work: Work, name: str, seen: Any, text: str, value: Any) -> None:
    there = settings.values(work.session)
    now, mine = (_told(shop_from({**there, **more}))[name] for more in ({}, {name: value}))

    def again(desk: Desk, now: SimpleNamespace, kept: dict[str, Any]) -> Done:
        return change(desk, name, text, seen=getattr(now, name)) if name in kept else Done(0, None)

    def words(_: str, value: Any) -> str:
        return " ".join(value) if isinstance(value, list) else str(value)

    row = ("settings", settings.row_id(work.session, name))
    was, is_now = SimpleNamespace(**{name: seen}), SimpleNamespace(**{name: now})
    united(desk, Edit(work.session, row, was, is_now, {name: name.replace("_", " ")}, again, words), {name: mine})


def follow(work: Work) -> None:
    """Let what is worked out from the clock on the wall follow its settings, when they change within a unit of work."""
    clock = clock_for(shop_from(settings.values(work.session)))
    if (clock.zone, clock.day_ends) != (work.clock.zone, work.clock.day_ends):
        work.clock = clock
        work.touched.visited |= standings.everybody(work.session)


def _money(text: str, currency: str) -> int:
    """An amount as typed, in minor units; nothing is none at all."""
    return minor_units(text, currency) or 0


def _whole(least: int, most: int, noun: str) -> Any:
    def read(text: str) -> int:
        said = text.strip()
        if said.isascii() and said.isdigit() and len(said) <= len(str(most)) and least <= int(said) <= most:
            return int(said)
        raise UnusableSetting(f"“{text[:40]}” is no number of {noun}.", hint=f"Type a number from {least} to {most}.")

    return read


def _any_text(text: str) -> str:
    return filled(text, "name")


def _zone(text: str) -> str:
    Clock(zone=text.strip())
    return text.strip()


def _day_ends(text: str) -> str:
    try:
        ends = time.fromisoformat(text.strip())
    except ValueError:
        raise UnusableSetting(f"“{text[:40]}” is no time.", hint="Type it as 00:00 or 03:00.") from None
    Clock(zone="UTC", day_ends=ends)
    return f"{ends:%H:%M}"


def _code(length: int, noun: str, example: str) -> Any:
    def read(text: str) -> str:
        code = text.strip().upper()
        if not re.fullmatch(f"[A-Z]{{{length}}}", code):
            raise UnusableSetting(f"“{text[:40]}” is no {noun}.", hint=f"Type its {length} letters, such as {example}.")
        return code

    return read


def _trade(text: str) -> str:
    known = {plain(trade): trade for trade in TRADES}
    trade = known.get(plain(text))
    if trade is None:
        raise UnusableSetting(f"“{text[:40]}” is no trade known here.", hint=f"Say one of: {', '.join(TRADES)}.")
    return trade


def _opening_days(text: str) -> list[int]:
    days = set()
    for word in re.split(r"[,\s]+", text.strip().lower()):
        matching = [number for number, name in enumerate(WEEKDAYS) if name.lower().startswith(word) and len(word) > 1]
        if len(matching) != 1:
            raise UnusableSetting(f"“{word[:40]}” is no weekday.", hint="Type such as: mon tue wed thu fri.")
        days.add(matching[0])
    return sorted(days)


_READERS = {
    "zone": _zone,
    "day_ends": _day_ends,
    "currency": _code(3, "currency", "EUR"),
    "country": _code(2, "country", "DE"),
    "trade": _trade,
    "opening_days": _opening_days,
    "first_action_days": _whole(0, 30, "days"),
    "close_days": _whole(0, 90, "days"),
    "first_contact_minutes": _whole(0, 24 * 60, "minutes"),
    "retention_months": _whole(0, 600, "months"),
    "idle_lock": _whole(0, 24 * 60, "minutes"),
}
_MONEY = ("make_good_each", "make_good_month")
