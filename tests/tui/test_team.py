"""Team: who serves here, and thanks for whoever earned them."""

import pytest

from frontdesk.desk.desk import open_desk
from tests.tui import looking_back, said, shop
from tests.tui.till import SIZES, journey


@pytest.fixture(scope="module")
def made_praised(made, tmp_path_factory):
    path = shop.copied(made, tmp_path_factory.mktemp("praised"))
    looking_back.evening(path)
    return path


@pytest.fixture
def praised(made_praised, tmp_path):
    return shop.copied(made_praised, tmp_path)


def rows(till):
    return [row.staff.name if row.staff else "the whole team" for row in till.app.screen.rows._rows]


def detail(till):
    return " ".join(till.app.screen.detail.render().plain.replace("▌", " ").split())


@pytest.mark.parametrize("size", SIZES)
def test_the_team_stands_by_name_with_thanks_and_happiness(praised, size):
    async def steps(till):
        await till.type("<f11>")
        assert rows(till) == ["Joe", "Mina", "the whole team"]
        line = " ".join(next(row for row in till.picture.splitlines() if "barista" in row and "%" in row).split())
        assert "Mina barista 2 – 83 % of 12" in line.replace("▌ ", "")
        assert "2 people 3 to thank" in till.words

    journey(praised, steps, size=size, by="Mina")


def test_control_u_leads_there_from_a_list_and_an_empty_box_and_clears_a_full_one(praised):
    async def steps(till):
        await till.type("rav<ctrl+u>")
        assert till.at_the_box
        assert till.box == ""
        await till.type("<ctrl+u>")
        assert till.app.screen.NAMED == "Team"
        await till.type("<ctrl+o>")
        await till.type("<ctrl+t><ctrl+u>")
        return till.app.screen.NAMED

    assert journey(praised, steps) == "Team"


def test_whoever_is_at_the_till_sees_their_own_thanks_first(praised):
    async def steps(till):
        await till.type("<f11>")
        assert till.app.screen.member.name == "Mina"
        assert "“knew my name”" in detail(till)
        assert "“always a smile”, Zoe Park, Sat 21 Nov" in detail(till)
        assert "83 % of 12 whom they served in 90 days" in detail(till)

    journey(praised, steps, by="Mina", size=(120, 40))


def test_too_few_are_no_rate(praised):
    async def steps(till):
        await till.type("<f11><home>")
        assert till.app.screen.member.name == "Joe"
        assert "0 of 1 whom they served in 90 days, too few to say" in detail(till)
        assert "%" not in detail(till)

    journey(praised, steps, by="Mina", size=(120, 40))


def test_complaints_about_staff_are_for_the_owner(praised):
    async def steps(till):
        await till.type("<f11><home>")
        seen = till.words
        await till.type("<enter>")
        return seen + till.words

    assert "good morning" in journey(praised, steps, by="Joe", size=(120, 40))
    seen = journey(praised, steps, by="Mina", size=(120, 40))
    assert "good morning" not in seen
    assert "Complaints" not in seen


def test_somebody_is_thanked_with_a_reward_in_words_the_oldest_praise_first(praised):
    async def steps(till):
        await till.type("<f11>x")
        assert "always a smile" in till.words
        await till.type("a cake<enter>")
        assert "✓ Mina · thanked" in till.words
        assert "Sat 21 Nov: a cake" in detail(till)
        await till.type("x")
        assert "knew my name" in till.words
        await till.type("<enter>")
        assert till.read("SELECT outcome FROM feedback WHERE about_id = 1 AND kind = 'compliment' ORDER BY id") == [
            ("a cake",),
            ("Mina was thanked",),
        ]
        await till.type("x")
        assert till.dialog is None
        await till.type("uu")
        assert till.read("SELECT count(*) FROM feedback WHERE outcome = 'a cake'") == [(0,)]

    journey(praised, steps, by="Mina", size=(120, 40))


def test_what_was_said_of_somebody_is_listed_and_leads_to_cards(praised):
    async def steps(till):
        await till.type("<f11><enter>")
        assert till.dialog == "Behind"
        assert "Said of Mina" in till.words
        await till.type("<enter>")
        assert till.opened == "Gordon Blume"

    journey(praised, steps, by="Mina")


def test_somebody_is_added_and_taken_back(path):
    async def steps(till):
        await till.type("<f11>aLena<tab>kitchen<enter>")
        assert "✓ Lena is on the team" in till.words
        assert rows(till) == ["Joe", "Lena", "Mina"]
        assert till.read("SELECT role FROM staff WHERE name = 'Lena'") == [("kitchen",)]
        await till.type("u")
        assert rows(till) == ["Joe", "Mina"]

    journey(path, steps)


def test_a_name_that_is_taken_stays_to_be_corrected(path):
    async def steps(till):
        await till.type("<f11>ajoe<enter>")
        assert "Joe works here already." in till.words
        assert till.dialog == "MemberDialog"
        await till.type(" B<enter>")
        assert "joe B" in rows(till)

    journey(path, steps)


def test_somebody_is_renamed(path):
    async def steps(till):
        await till.type("<f11><home>e<end> K<enter>")
        assert "✓ Joe K changed" in till.words
        assert rows(till) == ["Joe K", "Mina"]

    journey(path, steps)


def test_who_left_is_shown_when_asked_for_and_comes_back(path):
    async def steps(till):
        await till.type("<f11><home>o")
        assert "✓ Joe left the team" in till.words
        assert rows(till) == ["Mina"]
        await till.type("f")
        assert rows(till) == ["Joe", "Mina"]
        assert "Joe left" in till.words
        await till.type("<home>o")
        assert "✓ Joe is back on the team" in till.words
        assert till.read("SELECT count(*) FROM staff WHERE active") == [(2,)]

    journey(path, steps)


def test_the_whole_team_is_thanked_and_neither_renamed_nor_sent_away(praised):
    async def steps(till):
        await till.type("<f11><end>eo")
        assert till.dialog is None
        await till.type("x<enter>")
        assert "✓ The team · thanked" in till.words

    journey(praised, steps)


def test_a_screen_that_faces_the_queue_hides_what_was_said(praised):
    async def steps(till):
        await till.type("<f11><f12>")
        assert "knew my name" not in till.words
        assert "•••" in till.words
        await till.type("<enter>")
        assert "knew my name" not in till.words

    journey(praised, steps, by="Mina")


@pytest.mark.parametrize("size", SIZES)
def test_a_shop_without_a_team_says_what_will_stand_here(tmp_path, size):
    async def steps(till):
        await till.type("<f11>")
        assert "The team will stand here, with what customers praise." in till.words
        await till.type("exo<enter>fj<end>")
        assert till.dialog is None
        await till.type("aMina<enter>")
        assert rows(till) == ["Mina"]

    desk = open_desk(tmp_path / "shop.db", till="another till", create=True)
    desk.close()
    journey(tmp_path / "shop.db", steps, size=size, by=None)


def test_old_praise_waits_until_somebody_is_thanked(path):
    said.hear(path, "compliment", "so kind", shop.RAVI, about_id=said.JOE, days=200)

    async def steps(till):
        await till.type("<f11><home>")
        assert "“so kind”" in detail(till)

    journey(path, steps)
