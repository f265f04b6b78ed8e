"""Follow-ups for a calendar program, as iCalendar (RFC 5545)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from frontdesk.desk.promising.arising import meant_by
from frontdesk.errors import FrontdeskError
from frontdesk.records.anchors import Stem
from frontdesk.words.display import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Event

    from frontdesk.desk.desk import Desk
    from frontdesk.records.promises import FollowUp


class NoCalendar(FrontdeskError):
    """Calendars are written by a package that is not installed; get it with pip install "frontdesk[ical]"."""


def ics(desk: Desk, follow_ups: Iterable[FollowUp]) -> str:
    """A calendar in which each follow-up is an all-day event on its shop day; line ends are CR LF.

    An event's number stays the same as long as its follow-up does, so that a second export moves it in the calendar
    instead of doubling it.

    Raises:
        OwnersAlone: PINs are in use, and the owner is not at the till.
        NoCalendar: the extra `ical` is not installed.
    """
    desk.only_owner("take lists out")
    try:
        from icalendar import Calendar
    except ImportError:
        raise NoCalendar from None
    calendar = Calendar()
    calendar.add("prodid", "-//Front Desk//follow-ups//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", shown(desk.shop.name))
    for each in follow_ups:
        calendar.add_component(_event(desk, each))
    written: bytes = calendar.to_ical()
    return written.decode()


def _event(desk: Desk, each: FollowUp) -> Event:
    from icalendar import Event

    event = Event()
    meant = meant_by(each.id)
    year = each.due.year if meant and meant[1] is Stem.BIRTHDAY else ""
    mark = f"{desk.store.path.resolve()}#{each.id}#{year}"
    event.add("uid", f"{uuid5(NAMESPACE_URL, mark)}@frontdesk")
    event.add("dtstamp", desk.clock.now())
    event.add("dtstart", each.due)
    event.add("dtend", each.due + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", shown(f"{each.customer_name}: {' '.join(each.text.split())}"))
    details = [each.why, *dict.fromkeys(way.shown for way in each.ways), each.outcome]
    event.add("description", "\n".join(shown(part) for part in details if part))
    return event
