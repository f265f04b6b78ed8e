from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from frontdesk.words.phrases import echoed
from tests.cli.shell import spawn

SUNDAY = datetime(2026, 11, 22, 8, 41, tzinfo=UTC)


@pytest.fixture
def shop(shell):
    """A garage with two customers, Ravi who is 1 and Ana who is 2; rules of its trade make follow-ups."""
    for call in (
        ("settings", "zone", "UTC"),
        ("settings", "trade", "garage"),
        ("team", "add", "Mina", "--role", "owner"),
        ("team", "add", "Joe"),
        ("add", "Ravi Menon", "--phone", "+49 151 2344417", "--email", "ravi@example.org"),
        ("add", "Ana Gómez"),
    ):
        assert shell(*call).code == 0
    return shell


def test_every_resolved_day_is_said_back_with_its_weekday(shop):
    today = date.fromisoformat(shop.json("morning")["day"])
    friday = today + timedelta(days=(4 - today.weekday() - 1) % 7 + 1)
    said = echoed(friday, today)
    assert said.startswith("Fri ")
    date_id = str(shop.json("dates", "add", "ravi", "booked", "--on", "tomorrow")["id"])
    promise = str(shop.json("followups", "add", "ana", "ring", "--on", "tomorrow")["id"])
    calls = [
        ("dates", "add", "ravi", "ready", "--on", "next friday"),
        ("dates", "change", date_id, "--on", "friday"),
        ("followups", "add", "ravi", "ring", "him", "--on", "next friday"),
        ("followups", "snooze", promise, "next", "friday"),
        ("followups", "snooze", promise, "--on", "next friday"),
    ]
    for call in calls:
        assert said in shop(*call).out
        made = shop.json(*call)
        assert (made["day"], made["said"]) == (friday.isoformat(), said)
        assert {"id", "action"} <= made.keys()


def test_a_date_is_kept_with_what_it_is_for_and_its_reading(shop):
    made = shop.json("dates", "add", "ravi", "booked", "--on", "tomorrow", "--for", "blue Golf", "--reading", "48000",
                     "--by", "Joe")  # fmt: skip
    (kept,) = shop.json("dates", "list")
    assert (kept["id"], kept["kind"], kept["for"], kept["reading"]) == (made["id"], "booked", "blue Golf", 48_000)
    assert (kept["customer"], kept["name"], kept["day"], kept["by"]) == (1, "Ravi Menon", made["day"], "Joe")
    assert shop.json("show", "1")["dates"] == [kept]
    assert shop.json("dates", "list", "--customer", "ana") == []
    assert "blue Golf" in shop("dates").out
    shop("dates", "change", str(made["id"]), "--for", "red Golf", "--reading", "")
    assert [(each["for"], each["reading"]) for each in shop.json("dates")] == [("red Golf", None)]
    assert shop.json("dates", "done", str(made["id"]))["id"] == made["id"]
    assert shop.json("dates", "list") == []
    assert shop.json("dates", "list", "--all")[0]["done_at"]
    assert shop("dates", "done", str(made["id"])).code == 2
    assert shop("dates", "done", "99").code == 3


def test_what_was_collected_may_lie_in_the_past_and_settles_that_it_is_ready(shop):
    shop("dates", "add", "ravi", "ready", "--on", "today", "--for", "coat")
    shop("dates", "add", "ravi", "collected", "--on", "today", "--for", "coat")
    assert "ready" not in {each["kind"] for each in shop.json("dates", "list")}
    assert shop("dates", "add", "ravi", "collected", "--on", "yesterday", "--for", "hat").code == 0
    assert shop("dates", "add", "ravi", "collected", "--on", "tomorrow").code == 2


def test_a_promise_by_hand_is_due_done_and_put_off(shop):
    now = shop.json("followups", "add", "ravi", "ring", "about", "the", "brakes", "--on", "today", "--by", "Joe")
    later = shop.json("followups", "add", "ana", "send the bill", "--on", "in 6 months")
    assert [each["id"] for each in shop.json("followups", "list")] == [now["id"]]
    assert {now["id"], later["id"]} <= {each["id"] for each in shop.json("followups", "list", "--due", "all")}
    assert shop.json("followups", "list", "--due", "overdue") == []
    assert [each["id"] for each in shop.json("followups", "list", "--due", "all", "--customer", "ana")] == [later["id"]]
    (due,) = shop.json("followups")
    assert (due["text"], due["by"], due["rule"], due["overdue"]) == ("ring about the brakes", "Joe", None, False)
    assert {way["channel"] for way in due["ways"]} == {"phone", "sms", "email"}
    assert [each["id"] for each in shop.json("show", "1")["promises"]] == [now["id"]]
    assert f"follow-up {now['id']}" in shop("show", "1").out
    number = str(now["id"])
    assert shop("followups", "change", number, "ring", "about", "tyres").code == 0
    assert shop.json("followups", "done", number, "--outcome", "all is well")["id"] == now["id"]
    assert shop.json("followups") == []
    (kept,) = shop.json("followups", "list", "--due", "done")
    assert (kept["text"], kept["outcome"]) == ("ring about tyres", "all is well")
    assert shop("followups", "done", number).code == 2
    assert shop("followups", "done", "99").code == 3
    shop("undo")
    assert len(shop.json("followups")) == 1


def test_the_rules_of_the_trade_make_follow_ups_that_are_kept_and_put_off_like_any_other(shop):
    with time_machine.travel(SUNDAY, tick=False) as clock:
        shop("dates", "add", "ravi", "booked", "--on", "tomorrow", "--for", "blue Golf")
        (reminder,) = shop.json("followups", "list", "--due", "today")
        assert reminder["rule"] is not None
        assert reminder["why"]
        assert (reminder["due"], reminder["customer"]) == ("2026-11-22", 1)
        put_off = shop.json("followups", "snooze", str(reminder["id"]), "tomorrow")
        assert put_off["day"] == "2026-11-23"
        assert shop.json("followups") == []
        clock.shift(timedelta(days=1))
        (again,) = shop.json("followups")
        assert (again["snoozed"], again["text"]) == (True, reminder["text"])
        assert shop("followups", "done", str(again["id"]), "--outcome", "told").code == 0
        assert reminder["text"] not in {each["text"] for each in shop.json("followups", "list", "--due", "all")}


def test_the_rules_can_be_changed_and_taken_again_from_the_trade(shop):
    before = shop.json("followups", "rules")
    assert {"id", "trigger", "text", "days", "months", "reading", "until_done", "active"} <= before[0].keys()
    assert any(each["months"] == 6 and each["reading"] == 10_000 for each in before)
    made = shop.json("followups", "rules", "add", "ready", "ring:", "it", "is", "ready", "--days", "-1", "--until-done")
    number = str(made["id"])
    assert {each["id"] for each in before} | {made["id"]} == {each["id"] for each in shop.json("followups", "rules")}
    added = {"trigger": "ready", "text": "ring: it is ready", "days": -1, "until_done": True}
    assert added.items() <= shop.json("followups", "rule", "list")[-1].items()
    assert shop("followups", "rules", "change", number, "--days", "2", "--text", "ring").code == 0
    assert "2 days after ready" in shop("followups", "rules").out
    assert shop("followups", "rules", "retire", number).code == 0
    assert made["id"] not in {each["id"] for each in shop.json("followups", "rules") if each["active"]}
    assert shop("followups", "rules", "reset").code == 0
    assert shop.json("followups", "rules") == before
    assert shop("followups", "rules", "retire", "999").code == 3


def test_promises_go_to_a_calendar(shop, tmp_path):
    pytest.importorskip("icalendar")
    shop("followups", "add", "ravi", "ring, about; the brakes", "--on", "tomorrow")
    file = tmp_path / "promises.ics"
    told = shop.json("followups", "export", "-o", str(file))
    assert told == {"file": str(file), "follow_ups": 1}
    written = file.read_bytes().decode()
    assert written.startswith("BEGIN:VCALENDAR\r\n")
    assert "ring\\, about\\; the brakes" in written
    assert not list(tmp_path.glob(".*"))
    for call in (("followups", "export"), ("followups", "export", "-o", "-")):
        printed = spawn(*call).out
        assert printed.startswith("BEGIN:VCALENDAR")
        assert "ring\\, about\\; the brakes" in printed
    assert shop("followups", "export", "-o", str(tmp_path)).code == 0
    assert (tmp_path / "followups.ics").is_file()
    assert shop("followups", "export", "--due", "someday").code == 2


def test_a_calendar_makes_the_folder_it_goes_to_and_follows_no_link_that_lies_there(shop, tmp_path):
    pytest.importorskip("icalendar")
    assert shop("followups", "export", "-o", str(tmp_path / "new" / "calendars")).code == 0
    written = tmp_path / "new" / "calendars" / "followups.ics"
    assert written.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert written.stat().st_mode & 0o777 == 0o600
    others = tmp_path / "others"
    others.write_text("mine")
    for planted in (".x.ics.part", "x.ics.part", "x.ics"):
        (tmp_path / planted).symlink_to(others)
    assert shop("followups", "export", "-o", str(tmp_path / "x.ics")).code == 0
    assert others.read_text() == "mine"
    assert shop("followups", "export", "-o", str(others / "x.ics")).code == 1


def test_perks_are_noticed_given_once_corrected_and_retired(shop):
    made = shop.json("perks", "add", "every", "a", "free", "wash", "--number", "2")
    perk = str(made["id"])
    (kept,) = shop.json("perks")
    assert (kept["kind"], kept["what"], kept["number"], kept["active"]) == ("every", "a free wash", 2, True)
    assert "every 2nd visit" in shop("perks", "list").out
    assert shop("perks", "give", "ravi").code == 1
    shop("visit", "1", "--order", "1 check")
    shop("perks", "correct", "ravi", "1", "--why", "the old card")
    (due,) = shop.json("show", "1")["perks"]
    assert (due["perk"], due["what"], due["why"]) == (made["id"], "a free wash", "2nd visit")
    assert "NEXT\t2nd visit: a free wash" in shop("show", "1").out
    given = shop.json("perks", "give", "ravi", "--perk", perk)
    assert {"id", "action"} <= given.keys()
    assert shop.json("show", "1")["perks"] == []
    assert shop("perks", "give", "ravi").code == 1
    (reward,) = shop.json("perks", "given", "--customer", "ravi")
    assert (reward["id"], reward["name"], reward["what"]) == (given["id"], "Ravi Menon", "a free wash")
    assert shop.json("perks", "given", "--customer", "ana") == []
    assert shop("perks", "change", perk, "--what", "a coffee", "--number", "3", "--cap", "2").code == 0
    assert [(each["what"], each["number"], each["cap"]) for each in shop.json("perks")] == [("a coffee", 3, 2)]
    assert shop("perks", "retire", perk).code == 0
    assert shop.json("perks") == []
    assert shop.json("perks", "list", "--all")[0]["active"] is False
    assert shop("perks", "change", perk, "--back").code == 0
    assert shop("perks", "change", perk).code == 2
    assert shop("perks", "retire", "99").code == 3


def test_a_correction_may_take_visits_off(shop):
    shop("visit", "1", "--order", "1 check")
    taken = shop.json("perks", "correct", "ravi", "-1", "--why", "logged twice")
    assert (taken["number"], taken["customer"]) == (-1, 1)
    assert "2 visits more" in shop("perks", "correct", "ravi", "+2").out
    for number in ("-9", "0", "x", "-x", "--", "1e3"):
        assert shop("perks", "correct", "ravi", number).code == 2


def test_the_morning_says_what_to_know_before_opening(shop):
    assert shop.json("morning")["follow_ups"] == []
    assert shop("morning").out.startswith("day\t")
    shop("followups", "add", "ravi", "ring", "--on", "today")
    shop("dates", "add", "ana", "ready", "--on", "today", "--for", "coat")
    shop("feedback", "add", "1", "too dear", "--kind", "complaint")
    shop("feedback", "add", "2", "so kind", "--kind", "compliment", "--about", "Joe")
    idea = shop.json("feedback", "add", "2", "hire cars", "--kind", "idea")["idea"]
    shop("ideas", "decide", str(idea), "done")
    told = shop.json("morning")
    assert [each["text"] for each in told["follow_ups"] if each["rule"] is None] == ["ring"]
    assert [each["for"] for each in told["dates"]] == ["coat"]
    assert [each["text"] for each in told["complaints"]] == ["too dear"]
    assert [each["name"] for each in told["tells"]] == ["Ana Gómez"]
    assert [each["staff"] for each in told["thanks"]] == ["Joe"]
    assert {"day", "expected", "birthdays"} <= told.keys()
    lines = shop("morning").out.splitlines()
    for heading in ("follow-ups", "dates", "complaints", "to tell", "to thank"):
        assert any(line.startswith(f"{heading}\t") for line in lines)


@pytest.mark.parametrize(
    "call",
    [("dates",), ("dates", "list", "--all"), ("followups",), ("followups", "list", "--due", "all"),
     ("perks",), ("perks", "given")],
)  # fmt: skip
def test_lists_are_empty_arrays_where_nothing_was_promised(shell, call):
    shell("settings", "name", "Corner")
    ran = shell(*call, "--json")
    assert (ran.code, ran.out) == (0, "[]\n")
    assert shell(*call).out == ""
    assert shell(*call).err.startswith("frontdesk: ")
