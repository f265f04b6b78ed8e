"""Two stories from beginning to end by commands alone: a cold soup, and a milk that three people asked for."""

import pytest


@pytest.fixture
def shop(shell):
    for name, role in (("Mina", "owner"), ("Joe", "")):
        shell.json("team", "add", name, "--role", role)
    shell.json("items", "add", "Soup", "--price", "6.50")
    for name in ("Ravi Menon", "Ana Gómez", "Bob Lee"):
        shell.json("add", name)
    shell.json("visit", "1", "--order", "1 soup", "--by", "Joe")
    return shell


def figures(shell):
    return shell.json("review")


def test_a_cold_soup_is_made_good_brought_up_and_ends_won_back(shop):
    heard = shop.json("feedback", "add", "1", "cold soup", "--kind", "complaint", "--item", "soup", "--by", "Joe")
    given = shop.json("makegood", "add", "1", "coffee on us", "--feedback", str(heard["id"]), "--amount", "3.20")
    assert given["action"] > heard["action"]
    closed = shop.json("feedback", "close", str(heard["id"]), "--outcome", "replaced", "--by", "Joe")
    assert closed["first_contact"] is True
    card = shop.json("show", "1")
    assert card["recovery"].startswith("Say sorry: cold soup on ")
    assert card["recovery"].endswith(", replaced, coffee on us: ask today")
    assert "sorry" in card["say"]
    shop.json("feedback", "sorry", str(heard["id"]))
    assert shop.json("show", "1")["recovery"].startswith("cold soup on ")
    assert figures(shop)["recoveries"]["not_seen"] == 1
    shop.json("visit", "1", "--order", "1 soup", "--happy", "+")
    assert shop.json("show", "1")["recovery"] is None
    told = figures(shop)
    assert told["recoveries"]["won_back"] == 1
    assert (told["feedback"]["opened"], told["feedback"]["closed"], told["feedback"]["overdue"]) == (1, 1, 0)
    assert told["make_goods"]["sum"] == 3.2


def test_an_idea_of_three_is_grouped_done_and_each_is_told(shop):
    voices = [
        shop.json("feedback", "add", who, text, "--kind", "idea")["id"]
        for who, text in (("1", "do you have oat milk?"), ("2", "oat milk would be nice"), ("3", "oat milk please"))
    ]
    idea = shop.json("ideas", "group", *map(str, voices))["id"]
    (grouped,) = shop.json("ideas", "list")
    assert (grouped["id"], grouped["askers"]) == (idea, 3)
    assert shop.json("show", "2")["tell"] == []
    shop.json("ideas", "decide", str(idea), "done", "--because", "from the new dairy", "--by", "Mina")
    assert len(shop.json("ideas", "tell", str(idea))) == 3
    for who in ("1", "2", "3"):
        shop.json("visit", who, "--order", "1 soup")
        (words,) = shop.json("show", who)["tell"]
        assert "oat milk" in words
        shop.json("ideas", "tell", str(idea), who)
        assert shop.json("show", who)["tell"] == []
    assert shop.json("ideas", "tell", str(idea)) == []
    assert figures(shop)["ideas"] == {
        **figures(shop)["ideas"], "heard": 1, "decided": 1, "told": 3, "to_tell": 0
    }  # fmt: skip


def test_every_step_of_both_stories_can_be_taken_back(shop):
    before = (shop.json("feedback", "list"), shop.json("ideas", "list"), shop.json("makegood", "list"))
    heard = shop.json("feedback", "add", "1", "cold soup", "--kind", "complaint")
    shop.json("makegood", "add", "1", "coffee on us", "--feedback", str(heard["id"]))
    shop.json("feedback", "close", str(heard["id"]), "--outcome", "replaced")
    voice = shop.json("feedback", "add", "1", "oat milk", "--kind", "idea")
    shop.json("ideas", "decide", str(voice["idea"]), "done")
    shop.json("ideas", "tell", str(voice["idea"]), "1")
    for _ in range(6):
        assert shop("undo").code == 0
    assert (shop.json("feedback", "list"), shop.json("ideas", "list"), shop.json("makegood", "list")) == before
