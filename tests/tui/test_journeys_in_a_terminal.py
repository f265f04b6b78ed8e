"""Two stories from beginning to end at the counter, in a real terminal with the keys that a hand would strike."""

import json
import subprocess
import sys

import pytest

from tests.tui.test_counter_in_a_terminal import counter, lately, path, ready

__all__ = ["lately", "path"]

DOWN, ESC, F3 = "\x1b[B", "\x1b", "\x1bOR"
CTRL_F, CTRL_O = "\x06", "\x0f"
IDEA = DOWN + DOWN


def ask(path, *arguments):
    """What a command says of the same shop, while the counter is open."""
    line = [sys.executable, "-m", "frontdesk", "--db", str(path), "--json", *arguments]
    return json.loads(subprocess.run(line, capture_output=True, text=True, timeout=60, check=True).stdout)


@pytest.fixture
def strike(path):
    """Strikes keys at an open counter and waits until the screen says something."""
    with ready(counter(path, columns=80, lines=24)) as terminal:

        def struck(keys, *, until):
            terminal.send(keys)
            seen = terminal.wait_for(lambda text: all(words in text for words in until.split(" … ")))
            terminal.settled(0.2)
            return seen

        yield struck


def test_a_cold_soup_is_made_good_brought_up_and_ends_won_back(path, strike):
    strike("rav\r", until="⏎ the usual")
    strike("f", until="What was said by")
    strike("cold soup\r", until="Complaint written down")
    strike("m", until="Make good to … For: cold soup")
    strike("coffee on us\t3.20\r", until="Made good: coffee on us")
    strike("c", until="Close … cold soup")
    strike("replaced\r", until="Closed: solved at first contact")
    strike(ESC, until="visits today")
    strike("rav\r", until="Say sorry: cold soup on … replaced, coffee on us: ask today")
    strike("s", until="Sorry said: cold soup")
    strike("\r", until="✓ Ravi Menon · 1 flat white, 1 croissant")
    strike("+", until="That visit was good")
    assert "recovery" not in strike("rav\r", until="⏎ the usual … usual  ")
    told = ask(path, "review")
    assert (told["recoveries"]["won_back"], told["feedback"]["closed"], told["make_goods"]["sum"]) == (1, 1, 3.2)


def test_an_idea_of_three_is_grouped_done_and_each_is_told_at_their_next_visit(path, strike):
    strike("rav\r", until="⏎ the usual")
    strike("f", until="What was said by")
    strike(f"{IDEA}oat milk please\r", until="Idea written down")
    for name, who, words in (("gordon", "Gordon Blume", "have you got oat milk?"), ("bea", "Bea", "oat milk!")):
        strike(ESC, until="visits today")
        strike(f"{name}\r", until=f"{who} … f feedback")
        strike("f", until="What was said by")
        strike(IDEA + words, until="asked by")
        strike(F3, until="▌ oat milk please")
        strike("\r", until="Idea written down")
    strike(CTRL_F, until="Inbox")
    strike("fff", until="3 people")
    strike("d", until="What becomes of")
    strike(f"{DOWN}{DOWN}since Monday\r", until="To tell")
    assert len(ask(path, "ideas", "tell")) == 3
    strike(CTRL_O, until="visits today")
    for name in ("rav", "gordon", "bea"):
        strike(ESC, until="visits today")
        strike(f"{name}\r", until="tell … you asked: oat milk please")
        strike("t", until="was told")
    assert ask(path, "ideas", "tell") == []
