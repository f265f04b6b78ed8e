"""What the exports hold: their columns, who is meant, who may see it, and where it goes."""

import csv
import json
import os
import re
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from frontdesk.desk import team
from frontdesk.desk.listening import feedback
from frontdesk.desk.ordering import visits
from frontdesk.desk.promising import followups
from frontdesk.desk.roster import adding
from frontdesk.exchange.leaving.exporting import (
    NotNarrowed,
    NotSafer,
    Request,
    UnknownNoun,
    UnknownRhythm,
    export,
    sheets,
)
from frontdesk.exchange.leaving.sheet import Several, Sheet
from frontdesk.exchange.leaving.tables import APART
from frontdesk.exchange.leaving.writing import UnknownFormat
from frontdesk.records.people import NewCustomer
from frontdesk.records.voices import NewFeedback
from tests.exchange.shops import shop

DOCS = Path(__file__).parents[2] / "docs" / "formats.md"


def documented():
    found = re.findall(r"^### (\S+)\n\n((?:    .*\n)+)", DOCS.read_text(), re.MULTILINE)
    return {name: columns.split() for name, columns in found}


def told(desk, noun, **wanted):
    with sheets(desk, Request(noun, **wanted)) as (sheet,):
        return [dict(zip(sheet.header, row, strict=True)) for row in sheet.rows]


def names(desk, **wanted):
    return [row["name"] for row in told(desk, "customers", **wanted)]


@pytest.mark.parametrize("noun", ["customers", "visits", "items", "staff", "feedback", "followups", "rhythm"])
def test_one_file_has_the_columns_that_are_written_down(desk, noun):
    with sheets(desk, Request(noun)) as (sheet,):
        assert sheet.header == documented()[noun]


def test_a_folder_s_files_have_the_columns_that_are_written_down(desk, tmp_path):
    written = {name for name in documented() if name.endswith(".csv")}
    assert written == {f"{name}.csv" for files in APART.values() for name in files}
    for noun in APART:
        export(desk, Request(noun), tmp_path / "out")
    for place in (tmp_path / "out").iterdir():
        with place.open(newline="") as file:
            assert next(csv.reader(file)) == documented()[place.name]
        assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory):
    with shop(tmp_path_factory.mktemp("shop")) as desk:
        now = desk.clock.now()
        for name, days in (("regular", range(0, 40, 8)), ("missed", range(30, 50, 4)), ("lapsed", range(200, 220, 4))):
            tags = ("VIP",) if name == "missed" else ()
            who = adding.add(desk, NewCustomer(name, phones=("0171", "0172"), tags=tags)).id
            for ago in days:
                visits.log(desk, who, "1 tea, hot; 2 bagel", at=now - timedelta(days=ago))
        visits.log(desk, adding.add(desk, NewCustomer("new")).id, "1 tea", at=now)
        yield desk


@pytest.mark.parametrize("rhythm", ["regular", "missed", "lapsed", "new"])
def test_a_rhythm_means_who_comes_so(lived_in, rhythm):
    assert names(lived_in, rhythm=rhythm) == [rhythm]
    assert {row["customer"] for row in told(lived_in, "visits", rhythm=rhythm)} == {rhythm}


def test_a_tag_is_found_however_it_is_written(lived_in):
    assert names(lived_in, tag="vip ") == ["missed"]
    assert names(lived_in, tag="nobody's") == []
    assert {row["customer"] for row in told(lived_in, "visits", tag="VIP")} == {"missed"}


def test_since_means_who_came_or_was_added(lived_in):
    week = lived_in.clock.today() - timedelta(days=7)
    assert len(told(lived_in, "visits", since=week)) == 2
    assert names(lived_in, since=week) == ["regular", "missed", "lapsed", "new"]
    assert names(lived_in, since=lived_in.clock.today() + timedelta(days=1)) == []


def test_parts_leave_with_what_they_belong_to(lived_in, tmp_path):
    export(lived_in, Request("customers", tag="vip"), tmp_path / "out")
    export(lived_in, Request("visits", rhythm="new"), tmp_path / "out")
    counted = {place.stem: len(place.read_text().splitlines()) - 1 for place in (tmp_path / "out").iterdir()}
    assert {name: counted[name] for name in ("customers", "phones", "tags", "visits", "lines")} == {
        "customers": 1,
        "phones": 2,
        "tags": 1,
        "visits": 1,
        "lines": 1,
    }


def test_an_object_has_lists_where_a_table_has_numbers(lived_in, tmp_path):
    export(lived_in, Request("customers", "json"), tmp_path / "x.json")
    first = json.loads((tmp_path / "x.json").read_text())[0]
    assert (first["format"], first["phones"], first["allergies"]) == ("frontdesk-1", ["0171", "0172"], [])
    export(lived_in, Request("visits", "ndjson"), tmp_path / "x.ndjson")
    visit = json.loads((tmp_path / "x.ndjson").read_text().splitlines()[0])
    assert [line["item"] for line in visit["lines"]] == ["tea", "bagel"]
    assert visit["lines"][0]["modifier_1"] == "hot"


def test_complaints_about_the_team_leave_with_the_owner_alone(desk):
    team.add(desk, "Olga", "owner")
    mina = team.add(desk, "Mina").id
    feedback.add(desk, NewFeedback("complaint", "rude", about_id=mina))
    feedback.add(desk, NewFeedback("compliment", "kind", about_id=mina))
    assert [row["text"] for row in told(desk.by("Mina"), "feedback")] == ["kind"]
    assert [row["text"] for row in told(desk.by("Olga"), "feedback")] == ["rude", "kind"]


def test_follow_ups_leave_whether_they_wait_or_are_done(desk):
    for tags in ((), ("VIP",)):
        adding.add(desk, NewCustomer("Ann", tags=tags))
    followups.add(desk, 1, "ring", "tomorrow")
    done = followups.add(desk, 2, "write", "today").id
    followups.done(desk, done, "wrote")
    by_hand = [row for row in told(desk, "followups") if row["rule"] is None]
    assert [(row["text"], row["state"], row["outcome"]) for row in by_hand] == [
        ("ring", "open", ""),
        ("write", "done", "wrote"),
    ]
    assert {row["customer_id"] for row in told(desk, "followups", tag="VIP")} == {2}


def test_a_csv_is_plain_and_a_safe_one_is_marked_and_quoted(desk, tmp_path):
    adding.add(desk, NewCustomer('=SUM("A")'))
    plain, safe = tmp_path / "a.csv", tmp_path / "b.csv"
    export(desk, Request("customers"), plain)
    export(desk, Request("customers", safe=True), safe)
    assert plain.read_bytes().startswith(b"format,id,name")
    assert plain.read_bytes().endswith(b"\r\n")
    assert safe.read_bytes().startswith(b'\xef\xbb\xbf"format","id"')
    assert b'"frontdesk-1-excel","1","\'=SUM(""A"")"' in safe.read_bytes()


@pytest.mark.parametrize(
    ("request_", "trouble"),
    [
        (Request("perks"), UnknownNoun),
        (Request("items", "pdf"), UnknownFormat),
        (Request("items", "vcf"), UnknownFormat),
        (Request("items", tag="x"), NotNarrowed),
        (Request("customers", rhythm="odd"), UnknownRhythm),
        (Request("customers", "json", safe=True), NotSafer),
    ],
)
def test_what_cannot_leave_is_refused_before_a_file_is_touched(desk, tmp_path, request_, trouble):
    (tmp_path / "x.csv").write_text("old")
    with pytest.raises(trouble):
        export(desk, request_, tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_text() == "old"


def test_a_workbook_that_finds_no_room_leaves_what_was_there_and_nothing_else(desk, tmp_path):
    adding.add(desk, NewCustomer("Ana"))
    place, aside = tmp_path / "to" / "x.xlsx", tmp_path / "aside"
    place.parent.mkdir()
    aside.mkdir()
    place.write_text("old")
    script = (
        "import resource, sys, pathlib, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from frontdesk.errors import DiskFull\n"
        "from frontdesk.exchange.leaving.exporting import Request, export\n"
        "from tests.exchange.shops import shop\n"
        "with shop(pathlib.Path(sys.argv[1])) as desk:\n"
        "    for room in (4000, 100):\n"
        "        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))\n"
        "        try: export(desk, Request('customers', 'xlsx'), pathlib.Path(sys.argv[2]))\n"
        "        except DiskFull as error: print(error.sentence, error.hint)\n"
    )
    told = [sys.executable, "-c", script, tmp_path, place]
    ended = subprocess.run(told, capture_output=True, check=True, env=os.environ | {"TMPDIR": str(aside)})
    assert (
        ended.stdout.decode().splitlines()
        == [f"The disk is full: {place} was not written. Free some space and try again."] * 2
    )
    assert ended.stderr == b""
    assert place.read_text() == "old"
    assert [each.name for folder in (place.parent, aside) for each in folder.iterdir()] == ["x.xlsx"]


def test_numbered_cells_become_lists_again():
    several = Several("line", "lines", ("quantity", "item"), 2)
    sheet = Sheet("x", ("id",), [(1, 2, "tea", None, None)], (several,), ("a",))
    assert sheet.header == ["id", "line_1_quantity", "line_1_item", "line_2_quantity", "line_2_item", "custom: a"]
