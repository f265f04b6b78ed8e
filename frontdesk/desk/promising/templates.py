"""The rules that each trade begins with.

A rule's number stands in what was written down about its follow-ups: none is ever given to another rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.records.promises import Rule, Trigger

if TYPE_CHECKING:
    from collections.abc import Mapping

_BIRTHDAY = Rule(1, Trigger.BIRTHDAY, "wish them a happy birthday")
_RENEWAL = Rule(2, Trigger.RENEWAL, "remind them of the renewal", days=-7, until_done=True)
_COMPLAINT = Rule(3, Trigger.COMPLAINT, "ring and ask if all is well again", days=1)
_DAY_BEFORE = Rule(4, Trigger.BOOKED, "remind them of tomorrow", days=-1, until_done=True)
_DAY_AFTER = Rule(5, Trigger.CONTACT, "ring and ask if all is well", days=1)
_SERVICE = Rule(6, Trigger.CONTACT, "ring: the next service is due", months=6, reading=10_000)
_FIRST_TIME = Rule(7, Trigger.FIRST_VISIT, "ask how they liked their first time here", days=1)
_READY = Rule(8, Trigger.READY, "tell them that it is ready", until_done=True)
_UNCOLLECTED = Rule(9, Trigger.READY, "remind them to collect it", days=14, until_done=True)
_EVERYWHERE = (_BIRTHDAY, _RENEWAL)

FIRST_FREE = 101
"""Numbers from here on are those of rules that the shop adds itself."""

TEMPLATES: Mapping[str, tuple[Rule, ...]] = {
    "café": _EVERYWHERE,
    "bakery": _EVERYWHERE,
    "barber": (*_EVERYWHERE, _COMPLAINT, _FIRST_TIME),
    "garage": (*_EVERYWHERE, _COMPLAINT, _DAY_BEFORE, _DAY_AFTER, _SERVICE),
    "tailor": (*_EVERYWHERE, _COMPLAINT, _READY),
    "dry cleaner": (*_EVERYWHERE, _COMPLAINT, _UNCOLLECTED),
    "salon": (*_EVERYWHERE, _COMPLAINT, _DAY_BEFORE, _FIRST_TIME),
    "shop": (*_EVERYWHERE, _COMPLAINT),
}
