"""What was said and promised in the small café of `tests.tui.shop`, told at other times and by other people."""

from __future__ import annotations

from datetime import timedelta

from frontdesk.desk.desk import open_desk
from frontdesk.desk.listening import feedback, ideas
from frontdesk.desk.promising import dates, followups
from frontdesk.desk.roster import editing
from frontdesk.records.people import CustomerChanges
from frontdesk.records.voices import NewFeedback
from tests.tui.shop import ANA, BEA, GORDON, NOOR, NOW, RAVI, TOM, ZOE

MINA, JOE = 1, 2
"""Mina is a barista, Joe the owner."""

SOUP = "the soup was cold and nobody came for ten minutes"


def earlier(path, act, *, by="Mina", **ago):
    """Do something at the same shop some time before; what it answers."""
    desk = open_desk(path, till="another till", by=by, now=lambda: NOW - timedelta(**ago))
    try:
        return act(desk)
    finally:
        desk.close()


def hear(path, kind, text, customer_id=None, *, by="Mina", item="", about_id=None, **ago):
    """Write down what somebody said so long ago; its id."""
    new = NewFeedback(kind, text, customer_id, item=item, about_id=about_id)
    return earlier(path, lambda desk: feedback.add(desk, new), by=by, **ago).id


def inbox(path):
    """An Inbox with something of everything; the ids by a word."""
    return {
        "soup": hear(path, "complaint", SOUP, ANA, item="Carrot soup", days=2),
        "croissant": hear(path, "complaint", "the croissant was from yesterday", RAVI, by="Joe", minutes=4),
        "joe": hear(path, "complaint", "he never says good morning", BEA, about_id=JOE, days=1),
        "question": hear(path, "question", "do you deliver?", TOM, days=1),
        "oat": hear(path, "idea", "oat milk please", ANA, days=9),
        "oats": hear(path, "idea", "could you have oat milk?", NOOR, days=3),
        "bikes": hear(path, "idea", "a stand for bikes", days=2),
        "smile": hear(path, "compliment", "always a smile", ZOE, about_id=MINA, days=1),
        "name": hear(path, "compliment", "knew my name", GORDON, about_id=MINA, hours=2),
        "all": hear(path, "compliment", "best café in town", days=1),
    }


def promise(path, customer_id, text, on, *, by="Mina", **ago):
    """Promise something, so long ago; its id."""
    return earlier(path, lambda desk: followups.add(desk, customer_id, text, on), by=by, **ago).id


def promises(path):
    """A late promise, one of today, and two to come; the ids by a word."""
    return {
        "late": promise(path, ANA, "ring: is the machine quiet now?", "tomorrow", by="Joe", days=3),
        "today": promise(path, TOM, "set a bagel aside", "tomorrow", days=1),
        "friday": promise(path, RAVI, "ask about the ladder", "friday"),
        "month": promise(path, NOOR, "write about the course", "in 1 month"),
    }


def morning(path):
    """A morning with something of everything."""
    inbox(path)
    promises(path)
    owner = {"by": "Joe", "days": 1}
    ours = {idea.title: idea.id for idea in earlier(path, ideas.listed, **owner)}
    earlier(path, lambda desk: ideas.decide(desk, ours["oat milk please"], "done"), **owner)
    earlier(path, lambda desk: dates.add(desk, BEA, "booked", "tomorrow", "the long table"), **owner)
    earlier(path, lambda desk: editing.edit(desk, GORDON, CustomerChanges(birthday="1990-11-22")), **owner)


async def in_trouble(till):
    """What a dialog shows that has much to say about what is wrong."""
    till.app.screen.query_one("#dialog-trouble").update("What is wrong. " * 7)
    for _ in range(3):
        await till.pilot.pause(0.02)
    await till.rest()
    return till.words
