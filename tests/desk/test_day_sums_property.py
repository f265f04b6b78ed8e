"""Random deeds on random days: what the days are said to add up to is what their visits say, at every step."""

import os
import tempfile
from collections import Counter
from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from frontdesk.desk import shop, team, undo
from frontdesk.desk.desk import open_desk
from frontdesk.desk.evening import evening
from frontdesk.desk.ordering import items, visits
from frontdesk.desk.ordering.visits import Remarks
from frontdesk.desk.roster import adding, merging
from frontdesk.errors import NothingToUndo, UndoConflict
from frontdesk.exchange.importing import import_file
from frontdesk.keeping.doctor import rebuild
from frontdesk.records.people import NewCustomer
from frontdesk.store.derived.rebuilding import day_faults
from frontdesk.store.file.connection import connect
from tests.desk import plain_sql as plain

NIGHTLY = bool(os.environ.get("FRONTDESK_NIGHTLY"))
DICE = st.integers(0, 10**6)
BACK = st.integers(0, 9)
HAPPY = st.sampled_from(["", "+", "=", "-"])
ORDERS = st.sampled_from(["", "1 tea", "1 tea; 1 bun", "1 tea; 1 tea, oat", "2 bun", "1 something else"])
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Auckland", "America/New_York"])


def marks(happiness):
    return happiness.good, happiness.so_so, happiness.bad


class Days(RuleBasedStateMachine):
    """A shop in which anything is done in any order, whatever the clock says meanwhile."""

    @initialize(zone=ZONES)
    def open(self, zone):
        self.folder = tempfile.TemporaryDirectory()
        self.now = datetime(2026, 10, 24, 8, 41, tzinfo=UTC)
        self.desk = open_desk(Path(self.folder.name) / "shop.db", till="set up", create=True, now=lambda: self.now)
        shop.change(self.desk, "zone", zone)
        self.desk.take_settings()
        for name in ("tea", "bun"):
            items.add(self.desk, name)
        self.staff = [None, "Mina", "Joe"]
        for name in self.staff[1:]:
            team.add(self.desk, name)
        for name in ("Ravi", "Noor", "Zoë"):
            adding.add(self.desk, NewCustomer(name))
        self.desk.till, self.files = "t", 0

    def teardown(self):
        if hasattr(self, "desk"):
            self.desk.close()
            self.folder.cleanup()

    def one(self, dice):
        ids = [number for (number,) in self.rows("SELECT id FROM visits ORDER BY id")]
        return ids[dice % len(ids)] if ids else None

    def person(self, dice):
        """A customer, or in one of four cases nobody."""
        ids = [number for (number,) in self.rows("SELECT id FROM customers WHERE merged_into IS NULL ORDER BY id")]
        return ids[dice // 4 % len(ids)] if dice % 4 else None

    def rows(self, statement, **told):
        with closing(connect(self.desk.store.path, reading=True)) as connection:
            return connection.execute(statement, told).fetchall()

    @rule(dice=DICE, back=BACK, order=ORDERS, happy=HAPPY)
    def log_a_visit(self, dice, back, order, happy):
        at = self.now - timedelta(days=back, minutes=dice % 1_440)
        desk = self.desk.by(self.staff[dice % 3])
        visits.log(desk, self.person(dice), order, at=at, remarks=Remarks(happiness=happy))

    @rule(dice=DICE, back=BACK, who=DICE, order=ORDERS)
    def change_a_visit(self, dice, back, who, order):
        if (visit := self.one(dice)) is not None:
            at = self.now - timedelta(days=back, minutes=dice % 1_440)
            visits.change(self.desk, visit, at=at, customer_id=self.person(who), order=order or None)

    @rule(dice=DICE, order=ORDERS.filter(bool))
    def change_what_was_had(self, dice, order):
        if (visit := self.one(dice)) is not None:
            visits.change(self.desk, visit, order=order)

    @rule(dice=DICE, happy=st.sampled_from(["+", "=", "-"]))
    def rate_a_visit(self, dice, happy):
        if (visit := self.one(dice)) is not None:
            visits.rate(self.desk, visit, happy)

    @rule(dice=DICE)
    def take_a_visit_out(self, dice):
        if (visit := self.one(dice)) is not None:
            visits.remove(self.desk, visit)

    @rule(first=BACK, many=st.integers(1, 12), happy=HAPPY)
    def import_visits(self, first, many, happy):
        self.files += 1
        text = "visit_id,customer_id,date,order,happiness\n"
        for number in range(many):
            day = self.now - timedelta(days=first + number // 3)
            text += (
                f"{self.files}-{number},C{number % 2},{day:%Y-%m-%d}{' 09:14' * (number % 2)},2 tea; 1 bun,{happy}\n"
            )
        file = Path(self.folder.name) / f"visits-{self.files}.csv"
        file.write_text(text)
        import_file(self.desk, "visits", file, source="till", create_customers=True)

    @rule(one=DICE, other=DICE)
    def merge_two(self, one, other):
        kept, gone = self.person(one), self.person(other)
        if kept and gone and kept != gone:
            merging.merge(self.desk, kept, gone)

    @rule(dice=DICE)
    def undo_something(self, dice):
        """The newest or an older act, an undo among them: then it is done again."""
        numbers = [number for (number,) in self.rows("SELECT id FROM actions WHERE kind LIKE 'visit%' OR undoes")]
        for number in (None, numbers[dice % len(numbers)] if numbers and dice % 2 else None):
            with suppress(NothingToUndo, UndoConflict):
                undo.undo(self.desk, number, rest=bool(dice % 3))
        self.desk.take_settings()

    @rule(hours=st.sampled_from([1, 7, 24, 49, 240, -5, -30, -300]))
    def let_time_pass_or_set_the_clock_back(self, hours):
        self.now += timedelta(hours=hours)

    @rule(zone=ZONES, ends=st.sampled_from(["00:00", "03:00", "11:30"]))
    def move_the_shop_or_its_days_end(self, zone, ends):
        shop.change(self.desk, "zone", zone)
        shop.change(self.desk, "day_ends", ends)
        self.desk.take_settings()

    @rule(first=st.integers(-3, 14), length=st.integers(1, 20))
    def look_back(self, first, length):
        """Every figure of the evening that is read from kept sums, beside plain SQL over the visits."""
        start = self.now.date() - timedelta(days=first)
        end = start + timedelta(days=length - 1)
        told = {"start": f"{start}", "end": f"{end}"}
        seen = evening(self.desk, start, end)
        ((many, people, walk_ins, *rated),) = self.rows(plain.VISITS, **told)
        found = seen.review
        assert (found.visits, found.customers, found.walk_ins) == (many, people, walk_ins)
        assert [(found.new,)] == self.rows(plain.NEW, **told)
        assert marks(found.happiness) == tuple(mark or 0 for mark in rated)
        assert [(f"{day}", times) for day, times in seen.days] == self.rows(plain.DAYS, **told)
        assert {(each.weekday, each.hour): each.visits for each in seen.hours} == self.hours(start, end)
        staff = {each.id: marks(each.happiness) for each in seen.by_staff}
        assert staff == {who: tuple(rest) for who, *rest in self.rows(plain.STAFF, **told)}
        due = {item: (times, tuple(rest)) for item, times, *rest in self.rows(plain.ITEMS, **told)}
        assert {each.id: each.now for each in seen.items if each.now} == {item: due[item][0] for item in due}
        assert {each.id: marks(each.happiness) for each in seen.by_item} == {
            item: rest for item, (_, rest) in due.items() if any(rest)
        }
        assert [(seen.usual.offered, seen.usual.taken)] == self.rows(plain.USUAL, **told)

    def hours(self, start, end):
        """By the clock on the shop's wall today, whatever zone the visits were logged in."""
        query = "SELECT day, at FROM visits WHERE timed AND day BETWEEN :start AND :end"
        wall = ZoneInfo(self.desk.shop.zone)
        return Counter(
            (date.fromisoformat(day).weekday(), datetime.fromisoformat(f"{at}+00:00").astimezone(wall).hour)
            for day, at in self.rows(query, start=f"{start}", end=f"{end}")
        )

    @rule()
    def work_all_out_anew(self):
        rebuild(self.desk.store)

    @invariant()
    def what_is_kept_is_what_the_visits_say(self):
        if hasattr(self, "desk"):
            assert day_faults(self.desk.store) == []


TestDays = Days.TestCase
TestDays.settings = settings(
    max_examples=300 if NIGHTLY else 7,
    stateful_step_count=40 if NIGHTLY else 18,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
