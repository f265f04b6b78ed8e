"""The people of the demo shop are those one remembers, with real usuals and rhythms."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from statistics import median

import pytest

from tests.demo_shop import DATA, TODAY, customers_by_id, gaps, rows, silence, visits_until_today


@pytest.fixture
def customers():
    return customers_by_id()


@pytest.fixture
def visits():
    return rows("visits")


@pytest.fixture
def until_today():
    return visits_until_today()


def named(customers, name):
    return [number for number, row in customers.items() if row["name"] == name]


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
    (dad,) = [row["customer_id"] for row in rows("links") if (row["kind"], row["other_id"]) == ("parent", noor)]
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
