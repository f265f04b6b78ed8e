import random
from datetime import date, datetime, timedelta

import pytest

from tests.quality import purchases, readme, results
from tests.quality.figures import HEART, Figure
from tests.quality.guests import Guest, Habit, Menu, visits
from tests.quality.roc import area
from tests.quality.shops import KINDS, LAST, made
from tests.quality.table import tables


@pytest.mark.parametrize(
    ("scores", "came", "expected"),
    [
        ([1, 2, 3, 4], [False, False, True, True], 1.0),
        ([4, 3, 2, 1], [False, False, True, True], 0.0),
        ([1, 1, 1, 1], [False, True, False, True], 0.5),
        ([1, 2, 2, 3], [False, True, False, True], 0.875),
        ([1, 2], [True, True], 0.5),
        ([], [], 0.5),
    ],
)
def test_the_area_under_the_curve_is_the_share_of_pairs_in_the_right_order(scores, came, expected):
    assert area(scores, came) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_a_made_shop_is_the_same_every_time_and_closed_when_it_says_so(kind):
    shop = made(kind)
    assert shop == made(kind)
    assert shop != made(kind, 2)
    assert [visit.at for visit in shop.visits] == sorted(visit.at for visit in shop.visits)
    assert not any(visit.day.weekday() in shop.closed or visit.day > LAST for visit in shop.visits)
    assert sum(visit.day > LAST - timedelta(days=shop.replayed) for visit in shop.visits) > 100


def test_a_guest_comes_on_their_days_at_their_hour_with_their_order():
    summer = frozenset({7})
    habit = Habit({0: 1.0, 3: 1.0}, 510, Menu("1 tea", 0.8, ("1 soup",), seasonal=("1 ice", summer)), spread=5)
    guest = Guest(1, (habit,), date(2026, 6, 1), date(2026, 7, 31), away=((date(2026, 6, 8), date(2026, 6, 14)),))
    found = visits([guest], frozenset(), random.Random(1))
    assert {visit.day.weekday() for visit in found} == {0, 3}
    assert not any(date(2026, 6, 8) <= visit.day <= date(2026, 6, 14) for visit in found)
    assert all(abs(visit.at.hour * 60 + visit.at.minute - 510) < 30 for visit in found)
    assert {visit.order for visit in found if visit.day.month == 6} == {"1 tea", "1 soup"}
    assert {visit.order for visit in found if visit.day.month == 7} == {"1 ice", "1 soup"}


def test_who_knows_them_by_heart_knows_the_day_the_hour_and_the_gap():
    weekly = Guest(1, (Habit({0: 0.9}, 510, Menu("1 tea")),), date(2026, 1, 1), date(2026, 12, 31))
    monday = datetime.fromisoformat("2026-06-01 08:30")
    assert weekly.likely(monday, None) > 10 * weekly.likely(monday + timedelta(hours=1), None)
    assert weekly.likely(monday + timedelta(days=1), None) == 0
    monthly = Guest(2, (Habit(dict.fromkeys(range(7), 1.0), 510, Menu("1 tea"), every=30),), weekly.start, weekly.end)
    due, early = monday.date() - timedelta(days=30), monday.date() - timedelta(days=10)
    assert monthly.likely(monday, due) > 10 * monthly.likely(monday, early)


def row(part="A", ours=0.5, rivals=(("most frequent", 0.4), (HEART, 0.9)), **more):
    return Figure(part, "shop", "what", ours, 10, rivals, **more)


def test_a_figure_says_whether_its_goal_is_reached():
    assert row(goal=0.5).reached == "yes"
    assert row(goal=0.51).reached == "NO"
    assert row(goal=0.5, below=True).reached == "yes"
    assert row(goal=0.4, below=True).reached == "NO"
    assert row().reached == "best"
    assert row(rivals=(("last", 0.6),)).reached == ""
    assert row(ours=None, missing="no file").reached == "no file"


def test_a_part_that_was_not_measured_stays_as_it_was(tmp_path):
    file = tmp_path / "results.json"
    results.keep([row("A", 0.25), row("B", 0.75)], file)
    now = results.keep([row("A", 0.5), row("B", None, missing="no file")], file)
    assert [(each.part, each.ours) for each in now] == [("A", 0.5), ("B", 0.75)]
    assert results.read(file) == now


def test_tables_have_a_column_for_every_rule():
    text = tables([row("A"), row("B", rivals=(("last", 0.25),))])
    assert "## A" in text
    assert text.count("most frequent") == text.count("last") == text.count(HEART) == 1


def test_the_readme_says_how_good_it_is(tmp_path):
    file, whole = tmp_path / "README.md", tmp_path / "quality.md"
    file.write_text("before\n<!-- quality: made by python -m tests.quality -->\nold\n<!-- end of quality -->\nafter\n")
    readme.write(results.read(), file, whole)
    text = file.read_text()
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "old" not in text
    assert text.count("\n| ") == 4
    assert "## Expected now" in whole.read_text()
    assert len(text) < 600


def test_without_the_purchase_log_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(purchases, "find_spec", lambda name: None)
    monkeypatch.setattr(purchases.sys, "executable", str(tmp_path / "no such program"))
    with pytest.raises(purchases.NotToBeHad, match="could not be downloaded"):
        purchases.log(tmp_path)
