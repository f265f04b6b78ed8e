"""Random deeds at a garage: no follow-up is ever lost, doubled, or due before the shop could know of it."""

import os
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from frontdesk.desk import shop, undo
from frontdesk.desk.desk import open_desk
from frontdesk.desk.listening import feedback
from frontdesk.desk.ordering import visits
from frontdesk.desk.promising import dates, followups
from frontdesk.desk.promising.arising import meant_by
from frontdesk.desk.roster import adding, editing, merging
from frontdesk.records.people import CustomerChanges, NewCustomer
from frontdesk.records.voices import NewFeedback
from frontdesk.store.promises import follow_ups
from tests.desk.promised import AHEAD, Garage

NIGHTLY = bool(os.environ.get("FRONTDESK_NIGHTLY"))
DICE = st.integers(0, 10**6)
BACK = st.integers(0, 40)
BORN = st.sampled_from(["", "--11-22", "1986-12-01", "--11-10", "--01-15"])


class Promising(RuleBasedStateMachine):
    """A garage in which anything is done in any order; beside it a plain reckoning of what it owes."""

    @initialize()
    def open(self):
        self.folder = tempfile.TemporaryDirectory()
        self.now = datetime(2026, 11, 22, 8, 41, tzinfo=UTC)
        self.desk = open_desk(Path(self.folder.name) / "shop.db", till="t", create=True, now=lambda: self.now)
        for name, value in (("zone", "UTC"), ("trade", "garage")):
            shop.change(self.desk, name, value)
        self.garage = Garage()
        self.first_seen = {}

    def teardown(self):
        if hasattr(self, "desk"):
            self.desk.close()
            self.folder.cleanup()

    @property
    def today(self):
        return self.now.date()

    def one_of(self, dice, rows):
        return sorted(rows)[dice % len(rows)] if rows else None

    def owed(self):
        return followups.listed(self.desk, "all", ahead_days=AHEAD.days)

    @rule(born=BORN)
    def add_a_customer(self, born):
        self.garage.remember()
        who = adding.add(self.desk, NewCustomer("Ravi", birthday=born)).id
        self.garage.birthdays[who] = {"day": _month_and_day(born), "known": self.today}

    @rule(dice=DICE, born=BORN)
    def edit_a_birthday(self, dice, born):
        who = self.one_of(dice, self.garage.birthdays)
        if who and _month_and_day(born) != self.garage.birthdays[who]["day"]:
            self.garage.remember()
            editing.edit(self.desk, who, CustomerChanges(birthday=born))
            self.garage.birthdays[who] = {"day": _month_and_day(born), "known": self.today}

    @rule(dice=DICE, back=st.one_of(st.just(0), BACK, st.integers(150, 200)))
    def log_a_visit(self, dice, back):
        who = self.one_of(dice, self.garage.birthdays)
        if who:
            self.garage.remember()
            at = self.now - timedelta(days=back)
            number = visits.log(self.desk, who, "1 service", at=at).visit_id
            self.garage.visits[number] = {"who": who, "at": at, "day": at.date(), "known": self.today}

    @rule(dice=DICE, back=BACK)
    def move_a_visit(self, dice, back):
        number, at = self.one_of(dice, self.garage.visits), self.now - timedelta(days=back)
        if number and self.garage.visits[number]["at"] != at:
            self.garage.remember()
            visits.change(self.desk, number, at=at)
            row = self.garage.visits[number]
            known = row["known"] if row["day"] == at.date() else self.today
            row |= {"at": at, "day": at.date(), "known": known}

    @rule(dice=DICE)
    def take_a_visit_out(self, dice):
        number = self.one_of(dice, self.garage.visits)
        if number:
            self.garage.remember()
            visits.remove(self.desk, number)
            del self.garage.visits[number]

    @rule(dice=DICE, kind=st.sampled_from(["complaint", "question"]), anonymous=st.booleans())
    def hear_something(self, dice, kind, anonymous):
        who = None if anonymous else self.one_of(dice, self.garage.birthdays)
        self.garage.remember()
        number = feedback.add(self.desk, NewFeedback(kind, "it squeals", who)).id
        self.garage.complaints[number] = {"who": who, "day": self.today, "kind": kind, "known": self.today}

    @rule(dice=DICE, kind=st.sampled_from(["complaint", "question"]))
    def call_it_something_else(self, dice, kind):
        number = self.one_of(dice, self.garage.complaints)
        if number and self.garage.complaints[number]["kind"] != kind:
            self.garage.remember()
            feedback.change(self.desk, number, kind=kind)
            self.garage.complaints[number] |= {"kind": kind, "known": self.today}

    @rule(dice=DICE, kind=st.sampled_from(["booked", "renewal", "collected"]), number=st.integers(0, 30))
    def write_a_date_down(self, dice, kind, number):
        who = self.one_of(dice, self.garage.birthdays)
        if who:
            self.garage.remember()
            phrase = f"{number} days ago" if kind == "collected" else f"in {number} days"
            made = dates.add(self.desk, who, kind, phrase)
            row = {"who": who, "kind": kind, "day": made.day, "done": kind == "collected", "known": self.today}
            self.garage.dates[made.id] = row

    @rule(dice=DICE, number=st.integers(0, 30))
    def move_a_date(self, dice, number):
        planned = [key for key, each in self.garage.dates.items() if each["kind"] != "collected"]
        which, day = self.one_of(dice, planned), self.today + timedelta(days=number)
        if which and self.garage.dates[which]["day"] != day:
            self.garage.remember()
            dates.change(self.desk, which, on=day.isoformat())
            self.garage.dates[which] |= {"day": day, "known": self.today}

    @rule(dice=DICE)
    def do_what_a_date_is_for(self, dice):
        number = self.one_of(dice, [key for key, each in self.garage.dates.items() if not each["done"]])
        if number:
            self.garage.remember()
            dates.done(self.desk, number)
            self.garage.dates[number]["done"] = True

    @rule(dice=DICE, number=st.integers(0, 90))
    def promise_by_hand(self, dice, number):
        who = self.one_of(dice, self.garage.birthdays)
        if who:
            self.garage.remember()
            made = followups.add(self.desk, who, "ring", f"in {number} days")
            self.garage.by_hand[made.id] = {"who": who, "due": made.day, "done": False}

    @rule(dice=DICE, number=st.one_of(st.none(), st.integers(0, 50)))
    def do_it_or_put_it_off(self, dice, number):
        waiting = self.owed()
        if not waiting:
            return
        which = waiting[dice % len(waiting)]
        acted = self.anchor_of(which)
        self.garage.remember()
        if number is None:
            followups.done(self.desk, which.id)
            self.act(which, acted, done=True)
        elif followups.snooze(self.desk, which.id, f"in {number} days").action_id is None:
            self.garage.past.pop()
        else:
            self.act(which, acted, due=self.today + timedelta(days=number))

    def anchor_of(self, which):
        """The anchor and the day of it, as the reckoning has it."""
        if which.rule is None:
            return None
        if meant_by(which.id) is None:
            return self.left_over(which)
        _, stem, number = meant_by(which.id)
        for rule_number, who, anchor, occurs, natural, *_ in self.garage._anchors(self.today):
            same = anchor == f"{stem}:{number}" or (stem == "birthday" and who == number)
            act = self.garage._act(rule_number, who, anchor, occurs)
            if rule_number == which.rule and same and which.due in {act["due"] if act else None, natural}:
                return anchor, occurs, act
        return next(
            (anchor, occurs, self.garage._act(rule_number, who, anchor, occurs))
            for rule_number, who, anchor, occurs, *_ in self.garage._anchors(self.today)
            if rule_number == which.rule and (anchor == f"{stem}:{number}" or (stem == "birthday" and who == number))
            if stem != "birthday" or abs((occurs - which.due).days) < 40
        )

    def left_over(self, which):
        with self.desk.store.reading() as session:
            row = follow_ups.read(session, which.id)
        return next(
            (act["anchor"], act["occurs"], act)
            for act in self.garage.acts
            if (act["rule"], act["anchor"], act["occurs"]) == (row.rule, row.anchor, row.occurs)
            if (act["due"], act["done"]) == (row.due, False)
        )

    def act(self, which, acted, **values):
        if acted is None:
            self.garage.by_hand[which.id] |= values
            return
        anchor, occurs, act = acted
        if act is None:
            act = {"rule": which.rule, "who": which.customer_id, "anchor": anchor, "occurs": occurs}
            act |= {"due": which.due, "done": False}
            self.garage.acts.append(act)
        act |= values

    @precondition(lambda self: len(self.garage.birthdays) > 1)
    @rule(dice=DICE, other=DICE)
    def merge_two(self, dice, other):
        kept, gone = self.one_of(dice, self.garage.birthdays), self.one_of(other, self.garage.birthdays)
        if kept != gone:
            self.garage.remember()
            merging.merge(self.desk, kept, gone)
            self.garage.merge(kept, gone, self.today)

    @precondition(lambda self: self.garage.past)
    @rule(again=st.booleans())
    def undo_the_newest(self, again):
        there = self.owed()
        undone = undo.undo(self.desk)
        if again:
            undo.undo(self.desk, undone.action_id)
            assert self.owed() == there
            undo.undo(self.desk)
        self.garage.take_back()

    @rule(days=st.sampled_from([1, 1, 2, 7, 14, 15, 30, 170, 400]), hours=st.integers(0, 12))
    def let_time_pass(self, days, hours):
        """The journal stays: what is undone from now on is undone days later."""
        self.now += timedelta(days=days, hours=hours)

    @invariant()
    def nothing_is_lost_or_doubled(self):
        if hasattr(self, "garage"):
            found = self.owed()
            there = sorted(((each.rule, each.customer_id, each.due) for each in found), key=str)
            assert there == self.garage.owed(self.today)
            numbers = Counter((each.id, each.due.year if each.rule == 1 else 0) for each in found)
            assert max(numbers.values(), default=1) == 1

    @invariant()
    def the_lists_agree(self):
        if hasattr(self, "garage"):
            now = [each for each in self.owed() if each.due <= self.today]
            found = followups.listed(self.desk)
            assert sorted(found, key=str) == sorted(now, key=str)
            assert [each.due for each in found] == sorted(each.due for each in found)
            assert all(each.overdue == (each.due < self.today) for each in found)
            counts = followups.counts(self.desk)
            assert (counts.follow_ups, counts.overdue) == (len(now), len(followups.listed(self.desk, "overdue")))
            with self.desk.store.reading() as session:
                for who in self.garage.birthdays:
                    theirs = [each.id for each in found if each.customer_id == who]
                    assert [each.id for each in followups.waiting_for(self.desk, session, who)] == theirs


def _month_and_day(born):
    return tuple(int(part) for part in born[-5:].split("-")) if born else None


TestPromising = Promising.TestCase
TestPromising.settings = settings(
    max_examples=300 if NIGHTLY else 8,
    stateful_step_count=40 if NIGHTLY else 18,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
