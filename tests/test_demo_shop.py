"""The demo shop's files are what the script writes, and fit together."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import Counter
from datetime import date, time
from statistics import median

import pytest

from tests.demo_shop import DATA, ROOT, TODAY, customers_by_id, rows

FIRST, LAST = "2024-11-24", "2026-11-28"
HOLDS = {
    *("always", "weekdays", "weekends", "morning", "afternoon", "evening"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
}


@pytest.fixture
def customers():
    return customers_by_id()


@pytest.fixture
def visits():
    return rows("visits")


def test_the_script_writes_the_same_bytes_again(tmp_path):
    script = [sys.executable, str(ROOT / "scripts" / "make_demo_shop.py"), "--into", str(tmp_path)]
    subprocess.run(script, check=True, capture_output=True)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert len(written) == 20
    assert [name for name, text in written.items() if (DATA / name).read_bytes() != text] == []


def test_every_row_has_every_column_and_every_line_ends_in_lf():
    for path in DATA.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            widths = {len(row) for row in csv.reader(file, strict=True)}
        assert len(widths) == 1, path.name
        assert b"\r" not in path.read_bytes()


def test_the_readme_names_every_column():
    text = (DATA / "README.md").read_text(encoding="utf-8")
    for path in DATA.glob("*.csv"):
        header = path.read_text(encoding="utf-8").splitlines()[0]
        assert f"| `{path.name}`" in text
        assert f"`{header}`" in text


def test_rows_refer_to_each_other(customers, visits):
    staff = {row["staff_id"] for row in rows("staff")}
    for name in ("cues", "links", "preferences", "allergies", "usuals"):
        assert {row["customer_id"] for row in rows(name)} <= customers.keys()
    assert all(row["other_id"] in customers and row["other_id"] != row["customer_id"] for row in rows("links"))
    assert {row["customer_id"] for row in visits} - {""} <= customers.keys()
    assert {row["staff_id"] for row in visits} <= staff
    assert [int(row["visit_id"]) for row in visits] == list(range(1, len(visits) + 1))
    assert [int(number) for number in customers] == list(range(1, len(customers) + 1))


def test_the_sizes_are_those_of_a_cafe(customers, visits):
    assert 280 <= len(customers) <= 320
    assert 25_000 <= len(visits) <= 35_000
    assert (DATA / "visits.csv").stat().st_size < 3_000_000
    lately = Counter(row["date"] for row in visits if row["date"] >= "2026-10-25")
    assert 50 <= median(lately.values()) <= 70
    walk_ins = sum(not row["customer_id"] for row in visits) / len(visits)
    assert 0.15 <= walk_ins <= 0.45


def test_about_one_in_six_is_known_by_name_only(customers):
    share = sum(not row["phone"] and not row["email"] for row in customers.values()) / len(customers)
    assert 0.14 <= share <= 0.2


def test_kinds_are_those_that_the_shop_knows():
    assert {row["kind"] for row in rows("cues")} == {"car", "family", "pet", "looks", "place", "other"}
    kinds = {"household", "parent", "partner", "pays for", "collects for", "brought"}
    assert {row["kind"] for row in rows("links")} == kinds
    assert {row["kind"] for row in rows("preferences")} == {"likes", "dislikes", "takes"}
    assert {row["holds"] for row in rows("usuals")} <= HOLDS


def test_every_order_names_items_on_the_card(visits):
    sold = {row["name"].casefold() for row in rows("items")}
    for order in {row["order"] for row in [*visits, *rows("usuals")]}:
        for line in order.split("; "):
            quantity, item = re.fullmatch(r"(\d+) ([^,]+)(?:, [^,]+)*", line).groups()
            assert int(quantity) > 0
            assert item.casefold() in sold, order


def test_dates_stay_within_the_two_years_and_times_within_the_doors(customers, visits):
    days = {row["date"] for row in visits}
    assert (min(days), max(days), len(days)) == (FIRST, LAST, 735)
    for row in visits:
        closing = time(16) if date.fromisoformat(row["date"]).weekday() >= 5 else time(18)
        assert time(7) <= time.fromisoformat(row["time"]) < closing
    assert all("2023-03-06" <= row["since"] < TODAY for row in customers.values())


def test_nobody_comes_before_they_are_known(customers, visits):
    known = (row for row in visits if row["customer_id"])
    assert all(customers[row["customer_id"]]["since"] <= row["date"] for row in known)


def test_every_weekday_is_alive_before_a_quarter_to_nine(visits):
    week = {row["date"] for row in visits if row["date"] >= TODAY}
    assert len(week) == 7
    for day in week:
        early = [row for row in visits if row["date"] == day and row["time"] < "08:41"]
        assert sum(bool(row["customer_id"]) for row in early) >= 6


def test_a_few_complain_and_most_are_happy(visits):
    rated = Counter(row["happiness"] for row in visits)
    assert set(rated) == {"", "+", "=", "-"}
    assert rated["+"] > 4 * rated["="] > 4 * rated["-"] > 200
