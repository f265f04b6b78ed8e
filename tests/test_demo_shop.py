"""The demo shop's files are what the script writes, fit together, and look like a real café."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date, time
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
TODAY = "2026-11-22"
FIRST, LAST = "2024-11-24", "2026-11-28"
HOLDS = {
    *("always", "weekdays", "weekends", "morning", "afternoon", "evening"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
}


def rows(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def customers():
    return {row["customer_id"]: row for row in rows("customers")}


@pytest.fixture(scope="module")
def visits():
    return rows("visits")


@pytest.fixture(scope="module")
def until_today(visits):
    """Each known customer's visits before the demo's Sunday."""
    by_customer = defaultdict(list)
    for row in visits:
        if row["customer_id"] and row["date"] < TODAY:
            by_customer[row["customer_id"]].append(row)
    return by_customer


def gaps(own_visits):
    days = sorted({date.fromisoformat(row["date"]) for row in own_visits})
    return [(later - earlier).days for earlier, later in pairwise(days)]


def silence(own_visits):
    return (date.fromisoformat(TODAY) - date.fromisoformat(own_visits[-1]["date"])).days


def named(customers, name):
    return [number for number, row in customers.items() if row["name"] == name]


def test_the_script_writes_the_same_bytes_again(tmp_path):
    script = [sys.executable, str(ROOT / "scripts" / "make_demo_shop.py"), "--into", str(tmp_path)]
    subprocess.run(script, check=True, capture_output=True)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert len(written) == 9
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
    assert all(
        row["other_id"] in customers and row["other_id"] != row["customer_id"] for row in rows("links")
    )
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
    kinds = {"household", "parent", "partner", "pays for", "collects for"}
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


def test_ravi_is_the_first_and_has_his_habit(customers, until_today):
    ravi = customers["1"]
    own = until_today["1"]
    assert (ravi["name"], ravi["goes_by"], ravi["phone"][-4:]) == ("Ravi Menon", "Rav", "4417")
    assert {(row["kind"], row["text"]) for row in rows("cues") if row["customer_id"] == "1"} == {
        ("car", "blue Golf"),
        ("family", "kids Asha, Dev"),
    }
    assert [row["text"] for row in rows("allergies") if row["customer_id"] == "1"] == ["nuts (Dev)"]
    assert len(own) == 148
    assert [own[-1][field] for field in ("date", "time", "happiness")] == ["2026-11-19", "08:39", "+"]
    assert 2 <= median(gaps(own)) <= 3
    assert all(date.fromisoformat(row["date"]).weekday() < 5 for row in own)
    assert sum(row["order"] == "1 flat white; 1 croissant" for row in own[-10:]) == 9
    assert {row["order"] for row in own[-2:]} == {"1 flat white; 1 croissant"}


def test_ravi_comes_twice_in_the_week_after(visits):
    assert [row["date"] for row in visits if row["customer_id"] == "1" and row["date"] >= TODAY] == [
        "2026-11-24",
        "2026-11-26",
    ]


def test_three_letters_find_only_ravi():
    for path in DATA.glob("*.csv"):
        for row in rows(path.stem):
            words = re.findall(r"\w+", " ".join(row.values()).casefold())
            found = [word for word in words if word.startswith("rav")]
            assert not found or (path.stem, row["customer_id"]) == ("customers", "1")


def test_two_blue_golfs_one_4417_and_one_lola(customers):
    cues = rows("cues")
    assert [row["customer_id"] for row in cues if "blue go" in row["text"].casefold()] == ["1", "2"]
    assert customers["2"]["name"] == "Ana Gómez"
    assert [row["customer_id"] for row in cues if "Lola" in row["text"]] == ["2"]
    assert [number for number, row in customers.items() if "4417" in re.sub(r"\D", "", row["phone"])] == ["1"]


def test_ravi_was_here_more_recently_than_ana(until_today):
    assert until_today["2"][-1]["date"] < until_today["1"][-1]["date"]
    assert {date.fromisoformat(row["date"]).weekday() for row in until_today["2"]} == {2}


def test_noors_dad_is_a_customer(customers):
    (noor,) = named(customers, "Noor Haddad")
    (dad,) = [
        row["customer_id"] for row in rows("links") if (row["kind"], row["other_id"]) == ("parent", noor)
    ]
    assert customers[dad]["name"] == "Sami Haddad"


def test_names_are_shared_by_exactly_one_pair_and_a_family_shares_its_phone(customers):
    names = Counter(row["name"] for row in customers.values())
    assert [name for name, count in names.items() if count > 1] == ["Anna Schmidt"]
    phones = Counter(row["phone"] for row in customers.values() if row["phone"])
    assert max(phones.values()) == 4
    codes = [row["card_code"] for row in customers.values() if row["card_code"]]
    assert len(codes) == len(set(codes)) > 90


def test_names_come_in_several_scripts(customers):
    for name in (
        "李伟",
        "Åsa Lindqvist",
        "Łukasz Wójcik",
        "Siobhán O'Brien",
        "José Álvarez",
        "Ngọc Ánh Trần",
    ):
        assert len(named(customers, name)) == 1


def test_most_regulars_have_a_usual_and_some_have_none(until_today):
    shares = [
        Counter(row["order"] for row in own).most_common(1)[0][1] / len(own)
        for own in until_today.values()
        if len(own) >= 20
    ]
    clear = sum(share >= 0.6 for share in shares) / len(shares)
    assert len(shares) > 150
    assert 0.75 <= clear <= 0.97


def test_rhythms_differ_from_person_to_person(until_today):
    rhythms = Counter(round(median(gaps(own))) for own in until_today.values() if len(own) >= 20)
    assert len(rhythms) >= 10
    assert max(rhythms.values()) < 0.4 * sum(rhythms.values())
    assert min(rhythms) <= 2
    assert max(rhythms) >= 20


def test_some_regulars_stay_away_and_some_came_back(until_today):
    lapsed = [own for own in until_today.values() if len(own) >= 30 and 25 < silence(own) < 90]
    overdue = [own for own in lapsed if silence(own) > 3 * median(gaps(own))]
    assert 5 <= len(overdue) <= 30
    returned = [
        own
        for own in until_today.values()
        if len(own) >= 30 and silence(own) < 15 and max(gaps(own[-12:])) > 45 and median(gaps(own)) <= 8
    ]
    assert len(returned) >= 3


def test_some_changed_their_order_lately(customers, until_today):
    changed = []
    for number, own in until_today.items():
        if len(own) >= 30 and silence(own) < 15:
            usual, count = Counter(row["order"] for row in own[:-2]).most_common(1)[0]
            if count / len(own) > 0.6 and usual not in {row["order"] for row in own[-2:]}:
                changed.append(customers[number]["name"])
    assert {"Clara Neumann", "Ben Walker"} <= set(changed)
    assert 4 <= len(changed) <= 40


def test_some_people_are_new(customers):
    assert 5 <= sum(row["since"] >= "2026-10-25" for row in customers.values()) <= 40


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
