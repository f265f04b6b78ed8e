from __future__ import annotations

from datetime import datetime

import pytest


@pytest.fixture
def ravi(shell):
    shell("items", "add", "Flat white", "--price", "3.60", "--category", "coffee")
    shell("items", "add", "Croissant", "--price", "2,50")
    return shell.json(
        "add", "Ravi Menon", "--goes-by", "Rav", "--cue", "car: blue Golf", "--phone", "+49 151 2344417",
        "--allergy", "nuts (Dev)", "--takes", "no sugar", "--alert", "owes us a cup", "--birthday", "04-22",
    )["id"]  # fmt: skip


def test_every_command_that_writes_gives_its_id_and_action(shell, ravi):
    ana = shell.json("add", "Ana Gómez", "--link", f"parent of {ravi}")["id"]
    calls = [
        ("edit", str(ravi), "--note", "kind"),
        ("usual", str(ravi), "1 flat white", "--when", "weekdays"),
        ("visit", str(ravi), "--order", "1 flat white"),
        ("visit", "--walk-in"),
        ("items", "add", "Tea"),
        ("items", "change", "tea", "--price", "2"),
        ("items", "retire", "tea"),
        ("team", "add", "Mina"),
        ("team", "change", "Mina", "--role", "owner"),
        ("team", "retire", "Mina"),
        ("settings", "currency", "chf"),
        ("feedback", "add", str(ravi), "cold", "--kind", "complaint"),
        ("feedback", "change", "1", "--text", "quite cold"),
        ("feedback", "answer", "1", "a fresh one"),
        ("feedback", "sorry", "1"),
        ("feedback", "assign", "1", "Mina"),
        ("makegood", "add", "a coffee", "--feedback", "1", "--amount", "2"),
        ("feedback", "close", "1", "--outcome", "fine"),
        ("feedback", "reopen", "1"),
        ("feedback", "add", str(ana), "oat milk", "--kind", "idea"),
        ("feedback", "add", "--anonymous", "milk of oats", "--kind", "idea"),
        ("ideas", "group", "2", "3"),
        ("ideas", "take-out", "3"),
        ("ideas", "rename", "1", "Oat milk"),
        ("ideas", "decide", "1", "done"),
        ("ideas", "tell", "1", str(ana)),
        ("dates", "add", str(ravi), "booked", "--on", "in 3 weeks"),
        ("dates", "change", "1", "--for", "the long table"),
        ("dates", "done", "1"),
        ("followups", "add", str(ravi), "ring", "--on", "friday"),
        ("followups", "change", "1", "ring twice"),
        ("followups", "snooze", "1", "in 2 weeks"),
        ("followups", "done", "1"),
        ("followups", "rules", "add", "visit", "ring", "--days", "1"),
        ("followups", "rules", "reset"),
        ("perks", "add", "every", "a coffee", "--number", "2"),
        ("perks", "correct", str(ravi), "1"),
        ("perks", "give", str(ravi)),
        ("perks", "change", "1", "--cap", "3"),
        ("perks", "retire", "1"),
        ("duplicates", "apart", str(ravi), str(ana)),
        ("merge", str(ravi), str(ana), "--keep", "birthday=b"),
        ("undo",),
        ("forget", str(ana), "--yes"),
    ]
    actions = [shell.json(*call) for call in calls]
    assert all("id" in each and isinstance(each["action"], int) for each in actions)
    assert len({each["action"] for each in actions}) == len(actions)


def test_find_lists_the_fields_that_the_contract_names(shell, ravi):
    shell("visit", str(ravi), "--order", "1 flat white", "--at", "2026-01-05 08:30")
    (found,) = shell.json("find", "blue", "go")
    assert found["id"] == ravi
    assert found["name"] == "Ravi Menon"
    assert found["goes_by"] == "Rav"
    assert found["phones"] == ["+49 151 2344417"]
    assert found["cues"] == ["blue Golf"]
    assert found["visits"] == 1
    assert datetime.fromisoformat(found["last_visit"]).utcoffset().total_seconds() == 0
    assert found["alerts"] == ["nuts (Dev)", "owes us a cup"]
    assert "usual" in found


def test_show_gives_the_whole_card_with_something_to_say(shell, ravi):
    card = shell.json("show", str(ravi))
    assert card["say"]
    assert (card["visits"], card["usual"], card["evidence"], card["recovery"]) == (0, None, None, None)
    assert (card["allergies"], card["tell"], card["takes"]) == (["nuts (Dev)"], [], ["no sugar"])


def test_finding_nobody_is_exit_code_three_and_an_empty_array(shell, ravi):
    ran = shell("find", "nobody at all", "--json")
    assert (ran.code, ran.data) == (3, [])
    assert shell("show", "999").code == 3


def test_lists_are_empty_arrays_where_there_is_nothing(shell):
    shell("settings", "name", "Corner")
    for command in ("items", "team", "expected", "history nobody-at-all"):
        ran = shell(*command.split(), "--json")
        assert (ran.code, ran.out) == (0, "[]\n") or ran.code == 3
    assert shell("items", "list", "--json").data == []


def test_a_name_that_several_bear_lists_them_with_their_ids(shell, ravi):
    other = shell.json("add", "Ravi Menon")
    assert other["possible_duplicates"] == [ravi]
    ran = shell("show", "ravi", "menon")
    assert ran.code == 2
    assert f"  {ravi}  Ravi Menon" in ran.err
    assert f"  {other['id']}  Ravi Menon" in ran.err


def test_a_value_is_taken_as_it_stands_and_after_two_dashes_nothing_is_an_option(shell, ravi):
    shell("visit", str(ravi), "--happy", "-", "--note", "-2+3", "--order", "1 flat white", "--next", "--json")
    last = shell.json("show", str(ravi))["last"]
    assert (last["happiness"], last["note"], last["next"]) == ("-", "-2+3", "--json")
    assert shell("add", "--", "--json").out.startswith("--json was added")
    assert shell("find", "--", "--json").out.split("\t")[1] == "--json"


def test_options_of_all_commands_stand_before_or_after(shell, ravi, tmp_path, monkeypatch):
    monkeypatch.delenv("FRONTDESK_DB")
    path = str(shell.shop)
    before = shell("--db", path, "--json", "find", "rav")
    assert before.data == shell("find", "--json", "rav", f"--db={path}").data == shell(
        "--db", str(tmp_path / "other.db"), "find", "rav", "--db", path, "--json"
    ).data  # fmt: skip
    assert shell("items", "list", "--json", "--db", path).data == shell("--json", "--db", path, "items").data


def test_flags_win_over_environment_and_environment_over_settings(shell, ravi, monkeypatch, tmp_path):
    shell("settings", "database", str(tmp_path / "third.db"))
    assert shell.json("paths")["database"] == str(shell.shop)
    assert shell.json("paths", "--db", str(tmp_path / "second.db"))["database"] == str(tmp_path / "second.db")
    monkeypatch.delenv("FRONTDESK_DB")
    assert shell.json("paths")["database"] == str(tmp_path / "third.db")


def test_who_acts_is_written_down(shell, ravi, monkeypatch):
    shell("team", "add", "Mina")
    shell("team", "add", "Joe")
    monkeypatch.setenv("FRONTDESK_STAFF", "Mina")
    shell("visit", "--walk-in")
    shell("visit", "--walk-in", "--by", "joe")
    shell("visit", "--walk-in", "--by", "")
    monkeypatch.delenv("FRONTDESK_STAFF")
    shell("settings", "staff", "Joe")
    shell("visit", "--walk-in")
    shell("settings", "staff", "Long Gone")
    shell("visit", "--walk-in")
    visits = [each for each in shell.json("history") if each["kind"] == "visit.log"]
    assert [each["who"] for each in visits] == [None, "Joe", None, "Joe", "Mina"]
    assert shell("visit", "--walk-in", "--by", "Nobody").code == 2


def test_what_is_not_on_the_list_is_kept_with_the_nearest_names(shell, ravi):
    for call in (("visit", str(ravi), "--order", "1 flatt white"), ("usual", str(ravi), "1 flatt white")):
        ran = shell(*call)
        assert ran.code == 0
        assert "“flatt white” is not on the list" in ran.err
        assert "Flat white" in ran.err


def test_undo_takes_back_the_last_thing_and_redo_is_its_undo(shell, ravi):
    logged = shell.json("visit", str(ravi), "--order", "1 flat white")
    undone = shell.json("undo")
    assert undone["undone"] == logged["action"]
    assert shell.json("show", str(ravi))["visits"] == 0
    shell.json("undo", str(undone["action"]))
    assert shell.json("show", str(ravi))["visits"] == 1
    assert shell("undo", str(logged["action"])).code in (0, 1)


def test_what_stands_in_the_way_of_an_undo_is_listed(shell, ravi):
    first = shell.json("edit", str(ravi), "--note", "one")["action"]
    shell("edit", str(ravi), "--note", "two")
    ran = shell("undo", str(first))
    assert ran.code == 1
    assert "note: two now, one then" in ran.err
    assert shell("undo", str(first), "--rest").code == 0
    assert shell.json("show", str(ravi))["note"] == "two"


def test_an_edit_adds_replaces_clears_and_drops(shell, ravi):
    shell(
        "edit", str(ravi), "--cue", "pet: dog Lola", "--drop", "cue: blue golf", "--drop", "phone: 4417", "--alert", ""
    )
    card = shell.json("show", str(ravi))
    assert (card["cues"], card["phones"], card["alert"]) == (["dog Lola"], [], None)
    assert shell("edit", str(ravi), "--drop", "cue: nothing like it").code == 3
    assert shell("edit", str(ravi), "--drop", "whatever").code == 2
    assert shell("edit", str(ravi)).code == 2


def test_the_review_has_its_figures_and_those_of_the_span_before(shell, ravi):
    for day in ("2026-01-05 08:00", "2026-01-06 08:00"):
        shell("visit", str(ravi), "--order", "1 flat white", "--at", day)
    shell("visit", "--walk-in", "--at", "2026-01-06 09:00")
    week = shell.json("review", "--week", "--from", "2026-01-07")
    assert (week["from"], week["to"]) == ("2026-01-05", "2026-01-11")
    names = ("visits", "customers", "new", "returning", "walk_ins")
    assert [week[name] for name in names] == [3, 1, 1, 0, 1]
    assert [week["before"][name] for name in names] == [0, 0, 0, 0, 0]
    both = shell.json("review", "--from", "2026-01-06", "--to", "2026-01-06")
    assert [both[name] for name in names] == [2, 1, 0, 1, 1]
    assert shell.json("review", "--month", "--from", "2026-01-31")["visits"] == 3
    assert shell("review", "--day", "--week").code == 2


def test_the_review_holds_the_figures_that_the_contract_names(shell, ravi):
    shell("visit", str(ravi), "--order", "1 flat white", "--happy", "+")
    shell("feedback", "add", str(ravi), "cold", "--kind", "complaint")
    shell("makegood", "add", "a coffee", "--feedback", "1", "--amount", "3.50")
    shell("feedback", "close", "1", "--outcome", "fine")
    shell("feedback", "add", str(ravi), "so kind", "--kind", "compliment")
    shell("followups", "add", str(ravi), "ring", "--on", "today")
    told = shell.json("review")
    assert {"from", "to", "visits", "customers", "new", "returning", "walk_ins", "recoveries", "make_goods", "ideas",
            "thanks"} <= told.keys()  # fmt: skip
    assert {"n": 1, "share": None, "good": 1}.items() <= told["happiness"].items()
    feedback = {"opened": 2, "closed": 1, "overdue": 0, "first_contact_share": None, "first_contact": 1}
    assert feedback.items() <= told["feedback"].items()
    assert {"kept": 0, "open": 1, "overdue": 0}.items() <= told["promises"].items()
    assert {"count": 1, "sum": 3.5, "month_sum": 3.5, "budget": 150.0}.items() <= told["make_goods"].items()
    assert told["recoveries"]["not_seen"] == 1
    assert [voice["text"] for each in told["thanks"] for voice in each["compliments"]] == ["so kind"]
    assert told["before"]["feedback"]["opened"] == 0
    lines = shell("review").out.splitlines()
    assert {"feedback_opened\t2", "make_goods_sum\t3.5", "happiness_share\t", "promises_open\t1"} <= {*lines}


def test_a_share_is_told_from_ten_on(shell, ravi):
    for sign in "+++++++-=":
        shell("visit", "--walk-in", "--happy", sign)
    assert shell.json("review")["happiness"]["share"] is None
    shell("visit", "--walk-in", "--happy", "+")
    assert shell.json("review")["happiness"]["share"] == 0.8


def test_the_standards_and_the_budget_are_settings(shell):
    assert shell.json("settings", "first_action_days", "1")["value"] == 1
    assert "first_action_days\t1\tshop" in shell("settings").out
    assert shell("settings", "close_days", "0").out.startswith("close_days is now 0.")
    assert shell.json("settings", "make_good_each", "12.50")["value"] == "12.50"
    assert shell("settings", "close_days", "soon").code == 2


def test_an_import_reports_what_the_contract_names(shell, tmp_path):
    people = tmp_path / "people.csv"
    people.write_text("id,name,shoe size\n1,Ana,38\n2," + "x" * 10_001 + ",40\n3,Ben,44\n", encoding="utf-8")
    tried = shell("import", "customers", str(people), "--dry-run", "--json")
    assert tried.data["created"] == 2
    assert not shell.shop.exists()
    ran = shell("import", "customers", str(people), "--json")
    assert ran.code == 4
    assert (ran.data["created"], ran.data["updated"], ran.data["unchanged"]) == (2, 0, 0)
    assert [each["line"] for each in ran.data["rejected"]] == [3]
    assert ran.data["columns"]["kept"] == ["shoe size"]
    assert ran.data["rejects"] in ran.err
    assert shell("undo", str(ran.data["action"])).code == 0
    assert shell("find", "ana").code == 3


def test_a_till_keeps_settings_of_its_own(shell):
    assert shell.json("settings", "mask", "on")["value"] is True
    assert shell.json("settings", "mask") == [{"name": "mask", "value": True, "of": "till"}]
    assert not shell.shop.exists()
    assert shell("settings", "mask", "perhaps").code == 2
    assert shell("settings", "nothing", "1").code == 2


def test_the_other_lists_are_told_in_json(shell, ravi):
    assert {"id", "keys", "where", "what"} <= {*shell.json("keys")[0]}
    assert shell.json("doctor")["checks"]
    assert "anew for 1 customer." in shell("doctor", "--rebuild").err
    assert shell.json("settings")[0]["name"] == "name"
    assert shell.json("items")[0]["price"] == 2.5
    assert shell.json("history", str(ravi))[0]["kind"] == "customer.add"
