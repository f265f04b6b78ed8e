"""What a follow-up follows from, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.desk.yearly import turning
from frontdesk.records.anchors import Stem
from frontdesk.records.promises import Trigger
from frontdesk.words.phrases import short_date

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.records.anchors import Anchor
    from frontdesk.records.promises import Rule

_LONGEST_THING = 60
_OF_DATES = {
    Trigger.BOOKED: "booked for",
    Trigger.READY: "ready on",
    Trigger.COLLECTED: "collected on",
    Trigger.RENEWAL: "to renew by",
}
_OTHERS = {
    Trigger.VISIT: "visit on",
    Trigger.FIRST_VISIT: "first visit on",
    Trigger.CONTACT: "last here on",
    Trigger.COMPLAINT: "complaint on",
    Trigger.BIRTHDAY: "birthday on",
}
_STEMS = {Stem.DATE: "date of", Stem.VISIT: "visit on", Stem.FEEDBACK: "feedback on", Stem.BIRTHDAY: "birthday on"}


def reason(rule: Rule | None, anchor: Anchor, today: date) -> str:
    """Why: "blue Golf booked for Fri 27 Nov", "complaint on Thu 12 Nov", "birthday on Sun 22 Nov, turning 40".

    What a complaint says is not in it: not everybody may read it. `rule` is None when it is no longer there.
    """
    on = short_date(anchor.day, today)
    if rule is None:
        return f"{_STEMS[anchor.stem]} {on}"
    if rule.trigger in _OF_DATES:
        thing = " ".join(anchor.what.split())[:_LONGEST_THING]
        return " ".join(filter(None, (thing, _OF_DATES[rule.trigger], on)))
    age = turning(anchor.what, anchor.day.year) if anchor.stem is Stem.BIRTHDAY and anchor.what else None
    return f"{_OTHERS[rule.trigger]} {on}" + (f", turning {age}" if age else "")
