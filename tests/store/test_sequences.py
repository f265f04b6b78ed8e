"""Random deeds, each undone: what is left is what was there, and search and sums agree at every step."""

import os
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from frontdesk.store.derived.rebuilding import standing_faults
from frontdesk.store.journal.inverting import invert
from frontdesk.store.people.merging import OWNED, SAME, merge
from frontdesk.store.tables import (
    ActionRow,
    ConsentRow,
    CueRow,
    CustomerRow,
    ItemRow,
    LinkRow,
    OriginRow,
    PhoneRow,
    PreferenceRow,
    SettingRow,
    StaffRow,
    TagRow,
    UsualLineRow,
    UsualRow,
    VisitLineRow,
    VisitRow,
)
from tests.store.shop import NOW, deed, every_row, index_faults, open_shop

NIGHTLY = bool(os.environ.get("FRONTDESK_NIGHTLY"))
NEVER_COMPARED = ("actions", "changes", "spans", "standings", "habits")
WORDS = st.sampled_from(["Ravi", "O'Brien", "Zoë", "李雷", "blue Golf", "[/x]", "tea", "\u202eabc", "a\x1bb"])
DICE = st.integers(0, 10**6)


class GivenUp(Exception):
    """What the one at the till does when there are conflicts."""


def give_up():
    raise GivenUp


class Journalled(RuleBasedStateMachine):
    """A shop in which anything is done in any order; every act notes how the rows were before it."""

    @initialize()
    def open(self):
        self.folder = tempfile.TemporaryDirectory()
        self.shop = open_shop(Path(self.folder.name) / "shop.db")
        self.done = []
        self.given = {}

    def teardown(self):
        if not hasattr(self, "shop"):
            return
        while self.done:
            self.undo_the_newest()
        self.look_over()
        self.shop.close()
        self.folder.cleanup()

    def rows(self):
        return every_row(self.shop.path, but=NEVER_COMPARED)

    def act(self, deeds):
        before = self.rows()
        with self.shop.writing(deed()) as work:
            deeds(work)
            number = work.action_id if work.mark() or work.written() or work.removed() else None
        if number is not None:
            self.done.append((number, before))
        for name, rows in self.rows().items():
            new = {row[0] for row in rows} - {row[0] for row in before[name]}
            assert not new & self.given.setdefault(name, set()), f"an id of {name} was given twice"
            self.given[name] |= new

    def pick(self, kind, dice):
        with self.shop.reading() as session:
            ids = session.scalars(select(kind.id).order_by(kind.id)).all()
        return ids[dice % len(ids)] if ids else None

    @rule(name=WORDS, cue=WORDS, digits=st.sampled_from(["0171", "55512", ""]), custom=st.lists(WORDS, max_size=2))
    def add_a_person(self, name, cue, digits, custom):
        def add(work):
            who = work.add(CustomerRow(name=name, folded=name, created_at=NOW, custom=custom)).id
            work.add(CueRow(customer_id=who, kind="family", text=cue, at=NOW))
            work.add(PhoneRow(customer_id=who, raw=digits, digits=digits))
            work.add(OriginRow(source="own", noun="customers", external_id=f"{who}", row_id=who))

        self.act(add)

    @rule(number=st.integers(1, 4), name=WORDS)
    def import_people_with_visits(self, number, name):
        def add(work):
            people = [{"name": f"{name} {n}", "folded": name, "created_at": NOW} for n in range(number)]
            who = work.add_many(CustomerRow, people)
            seen = [{"customer_id": one, "at": NOW - timedelta(days=one), "day": NOW.date()} for one in [*who] * 3]
            visits = work.add_many(VisitRow, seen)
            work.add_many(VisitLineRow, [{"visit_id": one, "name": "tea", "modifiers": ["oat"]} for one in visits])
            if number % 2:
                work.change(work.session.get(CustomerRow, who[0]), note="mended")

        self.act(add)

    @rule(dice=DICE, value=WORDS, column=st.sampled_from(["name", "goes_by", "note", "card_code", "custom", "since"]))
    def edit_a_person(self, dice, value, column):
        who = self.pick(CustomerRow, dice)
        new = {"custom": [value], "since": NOW.date()}.get(column, value)
        if who:
            self.act(lambda work: work.change(work.session.get(CustomerRow, who), **{column: new}))

    @rule(dice=DICE, days=st.integers(0, 30), orders=st.lists(WORDS, max_size=2), walk_in=st.booleans())
    def log_a_visit(self, dice, days, orders, walk_in):
        who = None if walk_in else self.pick(CustomerRow, dice)
        item = self.pick(ItemRow, dice)

        def add(work):
            at = NOW - timedelta(days=days)
            visit = work.add(VisitRow(customer_id=who, at=at, day=at.date(), staff_id=self.pick(StaffRow, dice)))
            for name in orders:
                work.add(VisitLineRow(visit_id=visit.id, name=name, item_id=item, quantity=2))

        self.act(add)

    @rule(dice=DICE, days=st.integers(0, 400))
    def move_a_visit(self, dice, days):
        visit, who = self.pick(VisitRow, dice), self.pick(CustomerRow, dice // 7)
        if visit:
            at = NOW - timedelta(days=days)
            self.act(lambda work: work.change(work.session.get(VisitRow, visit), customer_id=who, at=at, day=at.date()))

    @rule(dice=DICE, name=WORDS)
    def pin_a_usual(self, dice, name):
        who, item = self.pick(CustomerRow, dice), self.pick(ItemRow, dice)

        def add(work):
            usual = work.add(UsualRow(customer_id=who, at=NOW))
            work.add(UsualLineRow(usual_id=usual.id, name=name, item_id=item, modifiers=["no foam"]))

        if who:
            self.act(add)

    @rule(dice=DICE, name=WORDS)
    def add_or_rename_an_item(self, dice, name):
        item = self.pick(ItemRow, dice)
        if item and dice % 2:
            self.act(lambda work: work.change(work.session.get(ItemRow, item), name=name, price=dice))
        else:
            self.act(lambda work: work.add(ItemRow(name=name, folded=name, price=320)))

    @rule(dice=DICE, other=DICE, kind=st.sampled_from(["parent", "partner", "household"]))
    def link_two(self, dice, other, kind):
        one, two = self.pick(CustomerRow, dice), self.pick(CustomerRow, other)
        if one != two:
            self.act(lambda work: work.add(LinkRow(customer_id=one, kind=kind, other_id=two, at=NOW)))

    @rule(dice=DICE, other=DICE)
    def merge_two(self, dice, other):
        alive = sorted(self.living())
        one, two = (alive[dice % len(alive)], alive[other % len(alive)]) if alive else (None, None)
        if one != two:
            self.act(lambda work: merge(work, *(work.session.get(CustomerRow, who) for who in (one, two))))

    @rule(dice=DICE, value=st.sampled_from([None, "", 5, {"a": [1]}, "Café"]))
    def tell_small_things(self, dice, value):
        who = self.pick(CustomerRow, dice)

        def tell(work):
            setting = work.session.scalar(select(SettingRow).where(SettingRow.name == "x"))
            if setting is None:
                work.add(SettingRow(name="x", value=value))
            else:
                work.change(setting, value=value)
            work.add(StaffRow(name="Mia", folded="mia", active=bool(dice % 2)))
            if who:
                work.add(PreferenceRow(customer_id=who, kind="likes", text="quiet", at=NOW))
                work.add(TagRow(customer_id=who, tag="vip"))
                given = work.session.scalar(select(ConsentRow).where(ConsentRow.customer_id == who))
                if given is None:
                    work.add(ConsentRow(customer_id=who, channel="mail", given=True))
                else:
                    work.change(given, given=not given.given)

        self.act(tell)

    @rule(dice=DICE, kind=st.sampled_from([CueRow, PhoneRow, VisitLineRow, LinkRow, UsualLineRow, TagRow]))
    def remove_something(self, dice, kind):
        row = self.pick(kind, dice)
        if row:
            self.act(lambda work: work.remove(work.session.get(kind, row)))

    @rule()
    def break_off(self):
        before = every_row(self.shop.path)
        try:
            with self.shop.writing(deed()) as work:
                work.add(CustomerRow(name="Nobody", folded="nobody", created_at=NOW))
                work.add_many(CustomerRow, [{"name": "None", "folded": "none", "created_at": NOW}])
                give_up()
        except GivenUp:
            pass
        assert every_row(self.shop.path) == before

    @precondition(lambda self: self.done)
    @rule()
    def undo_the_newest(self):
        number, before = self.done.pop()
        after = self.rows()
        undoing = self.take_back(number)
        assert self.rows() == before
        again = self.take_back(undoing)
        assert self.rows() == after
        self.take_back(again)
        assert self.rows() == before

    @precondition(lambda self: len(self.done) > 1)
    @rule(dice=DICE, rest=st.booleans())
    def try_to_undo_an_older_one(self, dice, rest):
        """It works or it does not; either way nothing is half done, and undoing that leads back."""
        number, _ = self.done[dice % len(self.done)]
        before = self.rows()
        conflicts = []
        with self.shop.reading() as session:
            if session.get(ActionRow, number).undone_by is not None:
                return
        try:
            with self.shop.writing(deed("undo", undoes=number)) as work:
                conflicts = invert(work, number, rest=rest)
                undoing = work.action_id
                if conflicts and not rest:
                    give_up()
        except GivenUp:
            assert self.rows() == before
            return
        self.look_over()
        self.take_back(undoing)
        assert self.rows() == before

    @precondition(lambda self: self.done)
    @rule(dice=DICE, other=DICE, merge_first=st.booleans())
    def merge_two_between_undoing_and_doing_again(self, dice, other, merge_first):
        """What comes back goes to who has everything now, and back to its own when the merge is undone."""
        number, _ = self.done[-1]
        before, there = self.rows(), self.living()
        undone = self.take_back(number)
        alive = sorted(self.living() & there)
        kept, gone = (alive[dice % len(alive)], alive[other % len(alive)]) if alive else (None, None)
        if kept == gone:
            self.take_back(undone)
            return
        with self.shop.writing(deed()) as work:
            merge(work, work.session.get(CustomerRow, kept), work.session.get(CustomerRow, gone))
            merged = work.action_id
        again = self.try_to_take_back(undone)
        if again is None:
            self.take_back(merged)
            self.take_back(undone)
        else:
            self.all_is_with(kept, gone)
            self.look_over()
            if not merge_first or self.try_to_take_back(merged) is None:
                self.take_back(again)
                self.take_back(merged)
                self.take_back(undone)
        assert self.rows() == before

    def living(self):
        with self.shop.reading() as session:
            return set(session.scalars(select(CustomerRow.id).where(CustomerRow.merged_into.is_(None))))

    def all_is_with(self, kept, gone):
        with self.shop.reading() as session:
            for kind in OWNED:
                for row in session.scalars(select(kind).where(kind.customer_id == gone)):
                    same = {column: getattr(row, column) for column in SAME.get(kind, ("id",))}
                    theirs = select(kind).filter_by(customer_id=kept, **same)
                    assert session.scalar(theirs) is not None, f"{kind.__tablename__} {row.id} is out of sight"

    def try_to_take_back(self, number):
        before = self.rows()
        try:
            with self.shop.writing(deed("undo", undoes=number)) as work:
                if invert(work, number, rest=False):
                    give_up()
                return work.action_id
        except GivenUp:
            assert self.rows() == before
            return None

    def take_back(self, number):
        with self.shop.writing(deed("undo", undoes=number)) as work:
            assert invert(work, number, rest=False) == []
            return work.action_id

    @invariant()
    def look_over(self):
        if hasattr(self, "shop"):
            assert index_faults(self.shop.path) == []
            assert standing_faults(self.shop) == []


TestJournalled = Journalled.TestCase
TestJournalled.settings = settings(
    max_examples=400 if NIGHTLY else 12,
    stateful_step_count=40 if NIGHTLY else 15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
