"""What the shop of the tests owes its customers: complaints, tells, promises, perks, a panel's question."""

from __future__ import annotations

from datetime import timedelta

from frontdesk.desk import perks
from frontdesk.desk.desk import open_desk
from frontdesk.desk.listening import feedback, ideas, make_goods, panels
from frontdesk.desk.promising import dates, followups
from frontdesk.desk.roster import editing
from frontdesk.records.people import CustomerChanges
from frontdesk.records.voices import NewFeedback
from tests.tui.shop import ANA, NOW, RAVI


def earlier(path, act, *, days=10, by="Mina"):
    """Let another till do something some days ago; what it answers."""
    desk = open_desk(path, till="another till", by=by, now=lambda: NOW - timedelta(days=days))
    try:
        return act(desk)
    finally:
        desk.close()


def complained(path, who=RAVI, text="cold soup", *, days=10, answer="", made_good=""):
    """Somebody complained some days ago; the feedback's id."""

    def act(desk):
        heard = feedback.add(desk, NewFeedback("complaint", text, who))
        if answer:
            feedback.answer(desk, heard.id, answer)
        if made_good:
            make_goods.give(desk, made_good, feedback_id=heard.id)
        return heard.id

    return earlier(path, act, days=days)


def wished(path, who=RAVI, text="oat milk", *, decision="", because="", days=10):
    """Somebody proposed something, and it was decided upon since; the idea's id."""
    heard = earlier(path, lambda desk: feedback.add(desk, NewFeedback("idea", text, who)), days=days)
    if decision:
        earlier(path, lambda desk: ideas.decide(desk, heard.idea_id, decision, because), days=6, by="Joe")
    return heard.idea_id


def rewarded(path, what="a coffee on us", *, kind="from", number=3):
    """There is a perk."""
    return earlier(path, lambda desk: perks.add(desk, kind, what, number), days=1, by="Joe").id


def asked(path, question="How do you like the new cups?"):
    """A panel asks regulars something."""
    return earlier(path, lambda desk: panels.ask(desk, question), days=1, by="Joe").id


def promised(path, who=RAVI, text="bring the receipt", on="tomorrow", *, days=3):
    """Somebody was promised something."""
    return earlier(path, lambda desk: followups.add(desk, who, text, on), days=days).id


def booked(path, who=RAVI, on="1 dec", what="blue Golf", *, days=2):
    """Something of theirs has a day."""
    return earlier(path, lambda desk: dates.add(desk, who, "booked", on, what), days=days).id


def everything(path, who=ANA):
    """A customer to whom all of it applies at once."""
    complained(path, who, days=3, answer="replaced", made_good="coffee on us")
    for text in ("oat milk", "a bench by the window", "a later Friday"):
        wished(path, who, text, decision="done")
    rewarded(path)
    asked(path)
    promised(path, who)
    booked(path, who)
    alert = CustomerChanges(alert="wait for her to sit down", allergies=("sesame", "lupin", "celery in any soup"))
    earlier(path, lambda desk: editing.edit(desk, who, alert), days=1)
