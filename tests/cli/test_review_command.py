"""The owner's evening by command: in every form, of every span, whatever the shop holds."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from frontdesk.cli.figures import draw
from frontdesk.cli.printing import Printer
from frontdesk.exchange.reports.outline import report
from frontdesk.words.display import shown
from tests.cli.shell import HOSTILE, spawn
from tests.exchange.evenings import SHOP, clock, week
from tests.terminal import Terminal

KEYS = {
    "from", "to", "visits", "customers", "new", "returning", "walk_ins", "happiness", "feedback", "recoveries",
    "make_goods", "promises", "ideas", "chairs", "empty_chairs", "came_back", "thanks", "before", "regulars", "lapsed",
    "days", "hours", "cohorts", "loyalty", "usual", "items",
}  # fmt: skip
FORMS = ((), ("--md",), ("--json",), ("--html", "-"))


@pytest.fixture
def ravi(shell):
    shell("settings", "zone", "UTC")
    shell("items", "add", "Flat white", "--price", "3.60")
    shell("team", "add", "Mina")
    return shell.json("add", "Ravi Menon")["id"]


def visits(shell, who, *days, at="08:30", happy="+"):
    for day in days:
        call = ("visit", str(who), "--order", "1 flat white", "--by", "Mina", "--happy", happy)
        shell.json(*call, "--at", f"{day} {at}")


def test_it_holds_what_the_contract_names_and_more(shell, ravi):
    visits(shell, ravi, "2026-01-05", "2026-01-06", "2026-01-07")
    shell("visit", "--walk-in", "--at", "2026-01-07 10:00")
    told = shell.json("review", "--week", "--from", "2026-01-07")
    assert told.keys() == KEYS
    assert told["days"] == [{"day": f"2026-01-0{at}", "visits": 1 + (at == 7)} for at in (5, 6, 7)]
    assert {"weekday": 2, "hour": 10, "visits": 1} in told["hours"]
    assert told["happiness"]["by_staff"] == [
        {"id": 1, "name": "Mina", "good": 3, "so_so": 0, "bad": 0, "n": 3, "share": None}
    ]
    assert [(each["name"], each["now"], each["before"]) for each in told["items"]] == [("Flat white", 3, 0)]
    assert told["before"]["visits"] == 0


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "span",
    [
        (), ("--week",), ("--month", "--from", "1970-01-15"), ("--from", "1990-01-01", "--to", "2026-01-31"),
        ("--from", "9999-12-29", "--to", "9999-12-30"), ("--day", "--from", "2030-02-28"),
    ],
)  # fmt: skip
def test_an_empty_shop_has_a_sensible_page_of_every_span(shell, ravi, form, span):
    ran = shell("review", *span, *form)
    assert (ran.code, ran.err) == (0, "")
    assert "None" not in ran.out
    assert "nan" not in ran.out
    if form in {("--md",), ("--html", "-")}:
        assert "Too early to say" in ran.out


@pytest.mark.parametrize("form", FORMS)
def test_all_visits_on_one_day_and_thirty_years_apart(shell, ravi, form):
    visits(shell, ravi, *["2026-01-05"] * 6)
    assert shell("review", "--day", "--from", "2026-01-05", *form).code == 0
    assert shell("review", "--month", "--from", "2026-01-05", *form).code == 0
    visits(shell, ravi, "1996-01-05")
    long = shell("review", "--from", "1995-01-01", "--to", "2026-01-31", *form)
    assert long.code == 0
    assert "7" in long.out


def test_spans_upside_down_and_two_at_once_are_refused(shell, ravi):
    for wrong in (
        ("--from", "2026-01-02", "--to", "2026-01-01"),
        ("--week", "--month"),
        ("--day", "--to", "2026-01-01"),
        ("--from", "0001-01-01", "--to", "9999-12-31"),
        ("--md", "--json"),
        ("--md", "--html", "-"),
        ("--json", "--html", "-"),
    ):
        ran = shell("review", *wrong)
        assert (ran.code, ran.out) == (2, ""), wrong
        assert ran.err.startswith("frontdesk: ")


def test_a_shop_that_is_not_there_is_not_made(shell, tmp_path):
    ran = shell("review", "--html", str(tmp_path / "evening.html"))
    assert ran.code == 5
    assert [*tmp_path.glob("evening*")] == []


def test_a_page_goes_to_a_file_beside_what_is_printed(shell, ravi, tmp_path):
    place = tmp_path / "reports" / "week.html"
    ran = shell("review", "--week", "--json", "--html", str(place))
    assert ran.data["visits"] == 0
    assert ran.err == f"frontdesk: The page is in {place}.\n"
    assert place.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert place.stat().st_mode & 0o777 == 0o600
    assert shell("review", "--html", str(place)).out == ""
    assert shell("review", "--html", "-").out.startswith("<!doctype html>")


def test_a_page_never_takes_the_shops_place(shell, ravi):
    ran = shell("review", "--html", str(shell.shop))
    assert ran.code == 2
    assert shell("find", "ravi").code == 0


def test_where_there_is_no_room_for_a_page_it_says_so(shell, ravi, tmp_path):
    (tmp_path / "file").write_text("here first")
    ran = shell("review", "--html", str(tmp_path / "file" / "evening.html"))
    assert ran.code == 1
    assert (tmp_path / "file").read_text() == "here first"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_text_in_every_form(shell, ravi, name):
    shell("items", "add", "--", name)
    who = shell.json("add", "--", name)["id"]
    shell("visit", str(who), "--order", "1 flat white", "--happy", "+")
    shell("feedback", "add", str(who), "--kind", "compliment", "--", name)
    for form in FORMS:
        ran = shell("review", *form)
        assert ran.code == 0
        if form == ():
            assert shown(name) in ran.out
        assert "<script" not in ran.out


def test_a_pipe_gets_every_figure_under_its_name(shell, ravi):
    visits(shell, ravi, "2026-01-05", "2026-01-06")
    lines = shell("review", "--month", "--from", "2026-01-31").out.splitlines()
    assert {
        "from\t2026-01-01", "to\t2026-01-31", "visits\t2", "happiness_n\t2", "happiness_share\t", "days\t2026-01-05\t1",
        "hours\t0\t8\t1", "cohorts\t2026-01\t1\t1", "usual_offered\t0", "items\t1\tFlat white\t2\t0\t0",
    } <= {*lines}  # fmt: skip


def test_a_regular_who_should_have_come_is_named_with_evidence_and_worth(shell, ravi):
    today = datetime.now(UTC).date()
    visits(shell, ravi, *(today - timedelta(days=20 + 2 * at) for at in range(8)))
    told = shell.json("review", "--day")
    (chair,) = told["empty_chairs"]
    assert {"id": ravi, "name": "Ravi Menon", "gap_days": 2.0, "silent_days": 20}.items() <= chair.items()
    assert (chair["evidence"], chair["worth"]) == ("every 2 days, silent for 20", 54.0)
    page = shell("review", "--html", "-").out
    for said in ("Ravi Menon", "every 2 days, silent for 20", "54.00 EUR"):
        assert said in page


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_on_a_terminal_nothing_is_wider_than_it(shell, ravi, columns):
    visits(shell, ravi, *(f"2026-01-{day:02}" for day in range(1, 29)))
    visits(shell, ravi, *(f"2026-01-{day:02}" for day in range(1, 29)), at="14:00", happy="-")
    arguments = (sys.executable, "-m", "frontdesk", "review", "--month", "--from", "2026-01-15")
    with Terminal(arguments, columns=columns, lines=120) as terminal:
        assert terminal.wait_exit() == 0
        lines = terminal.screen()
    shown_lines = [line.rstrip() for line in lines if line.strip()]
    assert any("56 visits" in line for line in shown_lines)
    assert any("08–09" in line and "▇" not in line[:6] for line in shown_lines)
    assert any("When they came" in line for line in shown_lines)


def test_a_pipe_that_knows_no_blocks_still_gets_markdown(shell, ravi):
    visits(shell, ravi, "2026-01-05", "2026-01-06")
    ran = spawn("review", "--month", "--from", "2026-01-05", "--md", PYTHONIOENCODING="ascii")
    assert ran.code == 0
    assert "2 visits" in ran.out


@pytest.mark.parametrize("width", [60, 80, 120])
def test_drawn_for_a_person_no_line_is_wider_than_the_terminal_nor_a_map_broken(width):
    out = Printer(json=False, plain=False, colour=True)
    out.plain = False
    out.console = Console(width=width, file=StringIO(), color_system=None)
    busy = replace(week(), hours=tuple(replace(each, visits=each.visits * 97) for each in week().hours))
    draw(out, report(busy, SHOP, clock()))
    lines = out.console.file.getvalue().splitlines()
    assert max(map(cell_len, lines)) <= width
    assert sum("█" in line and "08–09" in line for line in lines) == 1
    (eight,) = [line for line in lines if line.startswith("08–09")]
    assert [each.strip(" ▁▂▃▄▅▆▇█") for each in eight.split()[1:] if each.strip(" ▁▂▃▄▅▆▇█")] == ["1,746"] * 5 + [
        "2,037",
        "1,552",
    ]
