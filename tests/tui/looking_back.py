"""The small café of `tests.tui.shop` with something of everything that an evening tells."""

from __future__ import annotations

from datetime import timedelta

from frontdesk.desk.listening import feedback, ideas, make_goods
from frontdesk.desk.ordering import visits
from frontdesk.desk.ordering.visits import Remarks
from tests.tui import said, shop
from tests.tui.shop import ANA, BEA, NOW, RAVI, TOM, ZOE

GONE = 8
"""The id of a regular who has not come for three weeks."""


def evening(path):
    """What was said and promised, visits of today served by two of the team, what was given, an empty chair."""
    found = said.inbox(path)
    said.promises(path)
    shop.another_till(path, _today)
    shop.another_till(path, _gone)
    said.earlier(path, lambda desk: feedback.close(desk, found["croissant"], "a new one"), minutes=2)
    said.earlier(
        path, lambda desk: make_goods.give(desk, "coffee on us", amount=320, feedback_id=found["soup"]), minutes=9
    )
    said.earlier(path, _decided, by="Joe", minutes=9)
    return found


def _decided(desk):
    return ideas.decide(desk, ideas.listed(desk, undecided_only=True)[0].id, "done")


def _today(desk):
    for place in range(10):
        at = NOW - timedelta(minutes=5 + place)
        face = "-" if place == 3 else "+"
        visits.log(desk.by("Mina"), (TOM, ZOE)[place % 2], "1 Tea", at=at, remarks=Remarks(happiness=face))
    visits.log(desk.by("Joe"), RAVI, "1 Flat white; 1 Croissant", at=NOW - timedelta(hours=1))
    visits.log(desk.by("Joe"), ANA, "1 Tea, no sugar", remarks=Remarks(happiness="=", note="in a hurry"))
    visits.log(desk.by("Joe"), BEA, "1 Carrot soup", at=NOW - timedelta(minutes=30))
    visits.log(desk, None, "2 Tea", at=NOW - timedelta(minutes=40))


def _gone(desk):
    from frontdesk.desk.roster import adding
    from frontdesk.records.people import NewCustomer

    who = adding.add(desk, NewCustomer("Omar Said", phones=("020 7946 0999",))).id
    for days in range(40, 20, -2):
        visits.log(desk, who, "1 Cortado", at=NOW - timedelta(days=days))
    feedback.add(desk, feedback_of(who))


def feedback_of(who):
    """What the one who is missed said last."""
    from frontdesk.records.voices import NewFeedback

    return NewFeedback("question", "do you open on Mondays?", who)
