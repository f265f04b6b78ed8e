from datetime import UTC, date, datetime, timedelta

import pytest

from frontdesk.desk import greeting, lookup, review, undo
from frontdesk.desk.desk import open_desk
from frontdesk.desk.rhythm.expected import expected
from frontdesk.exchange.demo_shop import lay_out
from frontdesk.store.looking_back import evenings
from tests.exchange.shops import index_faults, rows

SUNDAY = datetime(2027, 3, 7, 10, 40, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_utc(monkeypatch):
    monkeypatch.setenv("TZ", "UTC")


def demo(folder, now):
    lay_out(folder / "demo.db", now)
    return open_desk(folder / "demo.db", till="counter", now=lambda: now)


def test_a_newcomer_finds_ravi_and_his_usual(tmp_path):
    desk = demo(tmp_path, SUNDAY)
    (ravi,) = [line for line in lookup.find(desk, "rav").lines if line.name == "Ravi Menon"]
    assert lookup.find(desk, "rav").lines[0] == ravi
    assert ravi.usual == "flat white + croissant"
    assert 140 <= ravi.visits <= 150
    assert "nuts (Dev)" in ravi.alerts
    card = greeting.card(desk, ravi.id)
    assert "flat white" in card.say
    assert (desk.shop.name, desk.shop.currency, desk.shop.country, desk.shop.zone) == (
        "Corner Café",
        "EUR",
        "DE",
        "UTC",
    )
    assert not index_faults(desk)
    desk.close()


@pytest.mark.parametrize("days", range(7))
def test_today_is_alive_on_every_weekday_and_ends_now(tmp_path, days):
    now = SUNDAY + timedelta(days=days)
    desk = demo(tmp_path, now)
    day = desk.clock.today()
    found = review.review(desk, day, day)
    last, after = rows(desk, "SELECT max(at), max(day) FROM visits")[0]
    assert found.visits >= 5
    assert last[:16] <= f"{now:%Y-%m-%d %H:%M}"
    assert date.fromisoformat(after) == day
    assert expected(desk)
    desk.close()


def test_before_opening_today_is_empty_and_yesterday_is_not(tmp_path):
    desk = demo(tmp_path, datetime(2027, 3, 7, 4, 0, tzinfo=UTC))
    day = desk.clock.today()
    found = review.review(desk, day, day)
    assert found.visits == 0
    assert found.before.visits > 20
    desk.close()


def test_weekdays_keep_their_visits_and_birthdays_their_distance(tmp_path):
    desk = demo(tmp_path, SUNDAY)
    moved = date(2027, 3, 7) - date(2026, 11, 22)
    first = rows(desk, "SELECT day FROM visits WHERE id = 1")[0][0]
    assert date.fromisoformat(first) == date(2024, 11, 24) + moved
    born = rows(desk, "SELECT birthday FROM customers WHERE id = 1")[0][0]
    assert born == f"--{date(2026, 6, 14) + moved:%m-%d}"
    assert rows(desk, "SELECT since FROM customers WHERE id = 1") == [(str(date(2023, 5, 8) + moved),)]
    desk.close()


def test_it_is_one_action_that_the_counter_s_undo_does_not_reach(tmp_path):
    desk = demo(tmp_path, SUNDAY)
    assert [action.label for action in undo.history(desk)] == ["Demo shop laid out"]
    assert undo.last(desk) is None
    desk.close()


def test_the_usual_that_was_offered_is_what_they_mostly_had(tmp_path):
    desk = demo(tmp_path, SUNDAY)
    with desk.store.reading() as session:
        found = evenings.sureness(session, *review.week(SUNDAY.date()))
    assert found.offered > 100
    assert 0.75 < found.taken / found.offered < 0.95
