"""How far long work is, in words: how much of it, how fast, and how long yet."""

from time import monotonic

import pytest

from frontdesk.tui.screens.jobs import Ended, Finished, Job, WentOn, carried_out, told


def words(job, width=76):
    return ["".join(text for text, _ in row).split("  ")[-1] for row in told(job, width)]


def going(**known):
    return Job("Importing people.csv", "row", since=monotonic() - 10, **known)


def test_work_that_just_began_only_says_what_it_is():
    assert words(Job("Backing up")) == [""]
    assert told(Job("Backing up"), 60)[0][1][0] == "Backing up"


def test_the_speed_and_the_time_left_are_told_once_the_whole_is_known():
    assert words(going(done=20_000))[1] == "20,000 rows · 2,000 a second"
    assert words(going(done=20_000, total=60_000))[1] == "20,000 of 60,000 rows · 2,000 a second · 20 s left"
    assert words(going(done=1_000, total=60_000))[1].endswith("10 min left")


def test_where_there_is_little_room_the_speed_goes_before_the_time_left():
    assert words(going(done=20_000, total=60_000), 50)[1] == "20,000 of 60,000 rows · 20 s left"
    assert words(going(done=20_000, total=60_000), 38)[1] == "20,000 of 60,000 rows"


def test_the_next_step_counts_from_nought_and_has_a_word_of_its_own():
    job = going(done=60_000, total=60_000, steps=("checked", "written"))
    assert words(job)[1].startswith("60,000 of 60,000 rows checked")
    job.went_on(1_000, 60_000)
    assert words(job)[1] == "1,000 of 60,000 rows written"


def test_a_stop_is_taken_at_the_next_word_on_how_far_it_is():
    job, posted = Job("Importing people.csv", stoppable=True), []

    def work(desk, progress):
        progress(1, None)
        job.stop.set()
        progress(2, None)
        raise AssertionError

    carried_out(job, work, None, posted.append)
    assert [type(each) for each in posted] == [WentOn, Finished]
    assert posted[-1].ended == Ended("Stopped: importing people.csv. Nothing was written.")


def test_what_nobody_foresaw_is_told_without_its_words(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    def work(desk, progress):
        raise ValueError("Ravi Menon owes 20")

    posted = []
    carried_out(Job("Importing"), work, None, posted.append)
    assert posted[0].ended.bad
    assert "Ravi" not in posted[0].ended.sentence


@pytest.mark.parametrize(("done", "expected"), [(1, "1 row"), (2, "2 rows")])
def test_one_is_one(done, expected):
    assert words(Job("Importing", "row", done=done))[1] == expected
