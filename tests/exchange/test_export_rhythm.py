import csv
import json
from contextlib import suppress
from datetime import timedelta

import pytest

from frontdesk.desk.ordering import visits
from frontdesk.desk.roster import adding
from frontdesk.errors import FrontdeskError
from frontdesk.exchange.leaving.rhythm import COLUMNS, rhythm
from frontdesk.exchange.leaving.writing import NotWritten, UnknownFormat, place_for, write
from frontdesk.records.people import NewCustomer


def came(desk, name, *days_ago):
    who = adding.add(desk, NewCustomer(name)).id
    for days in days_ago:
        visits.log(desk, who, "1 tea", at=desk.clock.now() - timedelta(days=days))
    return who


def rows(desk, as_of=None):
    return {row[2]: dict(zip(COLUMNS, row, strict=True)) for row in rhythm(desk, as_of).rows}


def test_gap_silence_and_visits_are_those_of_the_days_they_came(desk):
    came(desk, "Ravi", 20, 16, 12, 8, 8)
    found = rows(desk)["Ravi"]
    assert (found["visits"], found["gap_days"], found["silent_days"]) == (5, 4, 8)
    assert found["last_visit"] == "2026-11-14"


def test_nothing_later_than_the_day_is_looked_at(desk):
    came(desk, "Ravi", 30, 20, 10, 1)
    today = desk.clock.today()
    then = rows(desk, today - timedelta(days=15))
    came(desk, "Ana", 2)
    assert rows(desk, today - timedelta(days=15)) == then
    assert then["Ravi"]["visits"] == 2
    assert rows(desk, today - timedelta(days=31)) == {}


def test_the_longer_a_silence_the_less_is_expected(desk):
    came(desk, "here", 12, 8, 4, 1)
    came(desk, "gone", 112, 108, 104, 101)
    found = rows(desk)
    assert found["here"]["still_customer"] > found["gone"]["still_customer"]
    assert found["here"]["expected_30_days"] > found["gone"]["expected_30_days"] > 0


def test_one_visit_has_no_gap_and_is_no_certainty(desk):
    came(desk, "once", 3)
    found = rows(desk)["once"]
    assert found["gap_days"] is None
    assert 0 < found["still_customer"] < 1


@pytest.mark.parametrize(
    ("style", "read"),
    [
        ("csv", lambda text: [row["name"] for row in csv.DictReader(text.splitlines())]),
        ("json", lambda text: [row["name"] for row in json.loads(text)]),
        ("ndjson", lambda text: [json.loads(line)["name"] for line in text.splitlines()]),
    ],
)
def test_every_format_gives_back_what_went_in(desk, tmp_path, style, read):
    names = ["Bob [/nope]", 'Ann "the, tea"', "\x1b[31mred"]
    for name in names:
        came(desk, name, 1)
    with place_for("rhythm", style, tmp_path / "new" / f"out.{style}") as file:
        assert write(rhythm(desk), style, file) == 3
    text = (tmp_path / "new" / f"out.{style}").read_text()
    assert read(text) == names
    assert style == "csv" or "\x1b" not in text


def test_a_folder_gets_a_file_of_the_sheets_name(desk, tmp_path):
    with place_for("rhythm", "json", tmp_path) as file:
        write(rhythm(desk), "json", file)
    assert json.loads((tmp_path / "rhythm.json").read_text()) == []


def test_a_place_that_cannot_be_written_keeps_what_stood_there(desk, tmp_path):
    there = tmp_path / "rhythm.csv"
    there.write_text("old")
    with suppress(ZeroDivisionError), place_for("rhythm", "csv", there) as file:
        file.write("half")
        raise ZeroDivisionError
    assert there.read_text() == "old"
    assert [*tmp_path.glob("*.part")] == []
    with pytest.raises(NotWritten), place_for("rhythm", "csv", there / "x.csv"):
        pass


def test_an_unknown_format_is_refused(desk, tmp_path):
    with pytest.raises(UnknownFormat), (tmp_path / "x").open("w") as file:
        write(rhythm(desk), "pdf", file)
    assert issubclass(UnknownFormat, FrontdeskError)
