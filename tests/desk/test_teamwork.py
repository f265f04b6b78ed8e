"""How the team fares: thanks for whoever earned them, and complaints for the owner alone."""

from datetime import date

import pytest

from frontdesk.desk import team
from frontdesk.desk.listening import feedback
from frontdesk.desk.ordering import visits
from frontdesk.desk.ordering.visits import Remarks
from frontdesk.desk.roster import adding
from frontdesk.desk.teamwork import fares
from frontdesk.records.people import NewCustomer
from frontdesk.records.voices import NewFeedback

TODAY = date(2026, 11, 22)


@pytest.fixture
def shop(desk):
    for name, role in (("Zoe", "barista"), ("Émile", "owner"), ("Anna", "")):
        team.add(desk, name, role)
    adding.add(desk, NewCustomer("Ravi"))
    return desk


def by_name(found):
    return {each.staff.name if each.staff else "": each for each in found}


def test_the_team_stands_by_name_whoever_is_praised_most(shop):
    feedback.add(shop, NewFeedback("compliment", "so kind", 1, about_id=1))
    assert [each.staff.name for each in fares(shop, TODAY, TODAY)] == ["Anna", "Émile", "Zoe"]


def test_praise_waits_until_somebody_thanked_them(shop):
    kind = feedback.add(shop, NewFeedback("compliment", "so kind", 1, about_id=1)).id
    assert [each.id for each in by_name(fares(shop, TODAY, TODAY))["Zoe"].praise] == [kind]
    feedback.close(shop, kind, "a free evening")
    zoe = by_name(fares(shop, TODAY, TODAY))["Zoe"]
    assert (zoe.praise, [each.outcome for each in zoe.thanked]) == ((), ["a free evening"])


def test_old_praise_waits_still_and_old_thanks_are_past(shop, wall):
    old, waits = (feedback.add(shop, NewFeedback("compliment", text, 1, about_id=1)).id for text in ("a", "b"))
    feedback.close(shop, old, "thanked")
    wall.pass_by(days=100)
    today = shop.clock.today()
    zoe = by_name(fares(shop, today, today))["Zoe"]
    assert ([each.id for each in zoe.praise], zoe.thanked) == ([waits], ())


def test_praise_that_names_nobody_is_the_whole_teams(shop):
    assert None not in [each.staff for each in fares(shop, TODAY, TODAY)]
    feedback.add(shop, NewFeedback("compliment", "best in town", 1))
    last = fares(shop, TODAY, TODAY)[-1]
    assert (last.staff, [each.text for each in last.praise]) == (None, ["best in town"])


def test_complaints_about_staff_are_for_the_owner(shop):
    feedback.add(shop, NewFeedback("complaint", "rude", 1, about_id=1))
    feedback.add(shop, NewFeedback("complaint", "cold soup", 1))
    for who, seen in (("Émile", ["rude"]), ("Zoe", []), (None, [])):
        zoe = by_name(fares(shop.by(who), TODAY, TODAY))["Zoe"]
        assert [each.text for each in zoe.complaints] == seen


def test_how_people_were_served_is_told_with_how_many_were_asked(shop):
    for face in "+" * 9 + "-":
        visits.log(shop.by("Zoe"), 1, "", remarks=Remarks(happiness=face))
    visits.log(shop.by("Anna"), 1, "", remarks=Remarks(happiness="+"))
    found = by_name(fares(shop, TODAY, TODAY))
    assert (found["Zoe"].happiness.share, found["Zoe"].happiness.n) == (0.9, 10)
    assert (found["Anna"].happiness.share, found["Anna"].happiness.n) == (None, 1)


def test_who_left_is_there_when_asked_for(shop):
    team.change(shop, 1, active=False)
    assert "Zoe" not in by_name(fares(shop, TODAY, TODAY))
    assert "Zoe" in by_name(fares(shop, TODAY, TODAY, former=True))
