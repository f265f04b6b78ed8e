"""Tills in processes of their own at one customer: whatever each was told is saved is there in the end."""

import subprocess
import sys
from pathlib import Path

import pytest

from frontdesk.desk import undo
from frontdesk.desk.clashing import TwoVersions
from frontdesk.desk.desk import open_desk
from frontdesk.desk.greeting import card
from frontdesk.desk.ordering import items, visits
from frontdesk.desk.roster import adding, editing
from frontdesk.records.people import CustomerChanges, NewCustomer

TILL = """
import random, sys
from pathlib import Path
from frontdesk.desk.clashing import TwoVersions
from frontdesk.desk.desk import open_desk
from frontdesk.desk.greeting import card
from frontdesk.desk.ordering import visits
from frontdesk.desk.roster import editing
from frontdesk.records.people import CustomerChanges
path, name, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
chance, desk = random.Random(name), open_desk(path, till=name)
asked = 0
for turn in range(times):
    seen = card(desk, 1).customer
    visits.log(desk, 1, "1 Tea")
    changes = CustomerChanges(
        phones=(*(phone.raw for phone in seen.phones), f"{name}{turn}"),
        more_note=f"{name}{turn}",
        alert="\\n".join(filter(None, (seen.alert, f"{name}{turn}"))),
        seen=seen,
    )
    again = lambda desk: editing.edit(desk, 1, changes)
    while True:
        try:
            again(desk)
        except TwoVersions as clash:
            asked += 1
            again = lambda desk, clash=clash: clash.again(desk, {each.field: "both" for each in clash.versions})
        else:
            break
desk.close()
print(asked)
"""


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "shop.db"
    desk = open_desk(found, till="first", create=True)
    adding.add(desk, NewCustomer("Ravi"))
    items.add(desk, "Tea")
    desk.close()
    return found


def test_tills_that_edit_one_customer_all_the_time_lose_nothing_to_each_other(path):
    names, times = "abc", 5
    words = [[sys.executable, "-c", TILL, str(path), name, str(times)] for name in names]
    home = Path(__file__).parents[2]
    tills = [subprocess.Popen(each, stdout=subprocess.PIPE, text=True, cwd=home) for each in words]
    asked = [int(till.communicate()[0]) for till in tills]
    assert [till.returncode for till in tills] == [0, 0, 0]
    desk = open_desk(path, till="last")
    ravi = card(desk, 1)
    wanted = {f"{name}{turn}" for name in names for turn in range(times)}
    assert {phone.raw for phone in ravi.customer.phones} == wanted
    assert sorted(ravi.customer.note.split()) == sorted(wanted)
    assert set(ravi.customer.alert.split()) == wanted
    assert ravi.visits == len(wanted)
    assert sum(asked), "the tills never met"
    desk.close()


def test_both_versions_who_made_the_other_and_how_it_was_are_told(path):
    one, two = open_desk(path, till="one"), open_desk(path, till="two")
    seen = card(one, 1).customer
    editing.edit(two, 1, CustomerChanges(alert="owes 3.20", goes_by="Rav"))
    with pytest.raises(TwoVersions, match=r"alert is “owes 3\.20” now, not “paid”") as refused:
        editing.edit(one, 1, CustomerChanges(alert="paid", company="Menon Ltd", seen=seen))
    (version,) = refused.value.versions
    assert (version.before, version.theirs, version.mine, refused.value.last.till) == ("", "owes 3.20", "paid", "two")
    assert card(one, 1).customer.company == ""
    done = refused.value.again(one, {"alert": "theirs"})
    after = card(one, 1).customer
    assert (after.alert, after.company, after.goes_by) == ("owes 3.20", "Menon Ltd", "Rav")
    undo.undo(one, done.action_id)
    assert card(one, 1).customer.company == ""
    one.close()
    two.close()


def test_what_only_the_other_till_changed_is_kept_and_told(path):
    one, two = open_desk(path, till="one"), open_desk(path, till="two")
    item = items.named(one, "tea")
    items.change(two, item.id, price="2.50")
    done = items.change(one, item.id, name="Green tea", price="", seen=item)
    assert done.beside == "Somebody (two) changed price meanwhile; that stands as well."
    assert (items.named(one, "green tea").price, items.named(one, "green tea").name) == (250, "Green tea")
    logged = visits.log(one, 1, "1 tea").visit_id
    before = visits.of_customer(one, 1)[0]
    visits.change(two, logged, note="in a hurry")
    assert visits.change(one, logged, order="2 tea", seen=before).beside.startswith("Somebody (two) changed note")
    assert visits.of_customer(one, 1)[0].note == "in a hurry"
    one.close()
    two.close()
