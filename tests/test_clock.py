from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from frontdesk.clock import Clock, ImpossibleDaysEnd, ImpossibleTime, UnknownZone, system_zone

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia")
ENDS = (time(0), time(2, 30), time(3), time(5))

clocks = st.builds(Clock, zone=st.sampled_from(ZONES), day_ends=st.sampled_from(ENDS))
instants = st.datetimes(datetime(2005, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
BERLIN, NEW_YORK = Clock("Europe/Berlin"), Clock("America/New_York")


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def test_now_is_the_injected_instant_in_utc_to_the_microsecond():
    there = datetime(2026, 11, 22, 8, 41, 5, 123456, ZoneInfo("Europe/Berlin"))
    assert Clock("UTC", _now=lambda: there).now() == utc(2026, 11, 22, 7, 41, 5, 123456)
    assert Clock("UTC", _now=lambda: there).now().tzinfo is UTC


def test_without_an_injected_instant_now_is_now():
    before = datetime.now(UTC)
    assert before <= Clock("UTC").now() <= datetime.now(UTC)


def test_a_local_time_is_told_in_the_shops_zone():
    assert str(BERLIN.local(utc(2026, 11, 22, 7, 41))) == "2026-11-22 08:41:00+01:00"


@pytest.mark.parametrize(
    ("ends", "wall", "day"),
    [
        (time(3), "2026-11-22 02:30", date(2026, 11, 21)),
        (time(3), "2026-11-22 03:00", date(2026, 11, 22)),
        (time(0), "2026-11-22 00:00", date(2026, 11, 22)),
        (time(0), "2026-11-22 23:59:59", date(2026, 11, 22)),
    ],
)
def test_a_night_belongs_to_the_day_before_until_the_days_end(ends, wall, day):
    clock = Clock("Europe/Berlin", ends)
    assert clock.day_of(clock.read(wall)) == day
    assert Clock("Europe/Berlin", ends, lambda: clock.read(wall)).today() == day


@pytest.mark.parametrize(
    ("clock", "day", "hours"),
    [
        (BERLIN, date(2026, 3, 29), 23),
        (BERLIN, date(2026, 10, 25), 25),
        (BERLIN, date(2026, 11, 22), 24),
        (NEW_YORK, date(2026, 3, 8), 23),
        (NEW_YORK, date(2026, 11, 1), 25),
        (Clock("Europe/Berlin", time(3)), date(2026, 3, 28), 23),
        (Clock("Europe/Berlin", time(3)), date(2026, 3, 29), 24),
        (Clock("Europe/Berlin", time(3)), date(2026, 10, 24), 25),
        (Clock("Pacific/Apia"), date(2011, 12, 30), 0),  # the day that Samoa left out
    ],
)
def test_a_day_is_as_long_as_the_clocks_make_it(clock, day, hours):
    start, end = clock.bounds(day)
    assert end - start == timedelta(hours=hours)


@given(clocks, instants)
@example(Clock("Europe/Berlin", time(2, 30)), utc(2026, 10, 25, 1, 10))
@example(Clock("Europe/Berlin", time(2, 30)), utc(2026, 3, 29, 1, 0))
def test_an_instant_lies_within_the_bounds_of_its_day_alone(clock, at):
    day = clock.day_of(at)
    start, end = clock.bounds(day)
    assert start <= at < end
    assert clock.bounds(day - timedelta(days=1))[1] == start
    assert clock.bounds(day + timedelta(days=1))[0] == end


@pytest.mark.parametrize(
    "clock", [BERLIN, NEW_YORK, Clock("Europe/Berlin", time(3)), Clock("America/New_York", time(3))]
)
@pytest.mark.parametrize("day", [date(2026, 3, 8), date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 1)])
def test_every_minute_around_a_clock_change_falls_on_the_day_its_wall_shows(clock, day):
    first = clock.bounds(day)[0] - timedelta(hours=3)
    for minute in range(32 * 60):
        at = first + timedelta(minutes=minute)
        wall = at.astimezone(ZoneInfo(clock.zone))
        shown = wall.date() - timedelta(days=wall.time() < clock.day_ends)
        assert clock.day_of(at) == shown


def test_a_days_end_that_the_clocks_skip_is_the_moment_of_the_jump():
    assert Clock("Europe/Berlin", time(2, 30)).bounds(date(2026, 3, 29))[0] == utc(2026, 3, 29, 1)


def test_the_last_day_of_the_calendar_is_refused_in_words():
    with pytest.raises(ImpossibleTime, match="9999-12-31"):
        BERLIN.bounds(date.max)


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("2026-11-22 08:41", utc(2026, 11, 22, 7, 41)),
        (" 2026-11-22 08:41:30 ", utc(2026, 11, 22, 7, 41, 30)),
        ("2026-11-22T08:41", utc(2026, 11, 22, 7, 41)),
        ("2026-11-22T08:41:30.250Z", utc(2026, 11, 22, 8, 41, 30, 250000)),
        ("2026-11-22T08:41-05:00", utc(2026, 11, 22, 13, 41)),
        ("2026-11-22 08:41 +0530", utc(2026, 11, 22, 3, 11)),
        ("2026-03-29 02:30", utc(2026, 3, 29, 1, 30)),  # skipped: an hour later, 03:30
        ("2026-10-25 02:30", utc(2026, 10, 25, 0, 30)),  # twice: the first
    ],
)
def test_times_are_read_on_the_shops_wall_unless_they_say_where(said, at):
    assert BERLIN.read(said) == at
    assert BERLIN.read(said).tzinfo is UTC


def test_now_can_be_typed():
    assert Clock("UTC", _now=lambda: utc(2026, 1, 1)).read("NOW") == utc(2026, 1, 1)


@pytest.mark.parametrize(
    "said",
    ["2026-02-30 10:00", "2026-11-22 25:00", "2026-11-22 10:61", "0000-01-01 00:00", "2026-11-22 10:00+99:00",
     "0001-01-01 00:00", "9999-12-31 23:59-12:00", "9999-12-31 10:00"],
)  # fmt: skip
def test_an_impossible_time_is_named(said):
    with pytest.raises(ImpossibleTime, match="no such time as") as refusal:
        BERLIN.read(said)
    assert "2026-11-22 08:41" in refusal.value.hint


@pytest.mark.parametrize("said", ["", "soon", "2026-11-22", "22.11.2026 10:00", "2026-W47-7", "٢٠٢٦-١١-٢٢ ١٠:٠٠"])
def test_what_is_no_time_is_refused_with_how_to_type_one(said):
    with pytest.raises(ImpossibleTime, match="not a time that can be read") as refusal:
        BERLIN.read(said)
    assert "2026-11-22 08:41" in refusal.value.hint


@given(st.text())
def test_reading_any_text_gives_utc_or_a_refusal(text):
    with suppress(ImpossibleTime):
        assert BERLIN.read(text).tzinfo is UTC


@given(instants)
def test_a_written_instant_reads_back(at):
    assert BERLIN.read(at.isoformat()) == at


@pytest.mark.parametrize("name", ["", "Mars/Base", "Europe", "../etc/passwd", "Europe/Berlin\x00", "x" * 5000])
def test_an_unknown_zone_is_refused_when_the_clock_is_set(name):
    with pytest.raises(UnknownZone) as refusal:
        Clock(name)
    assert len(refusal.value.sentence) < 100
    assert "Europe/Berlin" in refusal.value.hint


def test_a_days_end_in_the_afternoon_is_refused():
    with pytest.raises(ImpossibleDaysEnd):
        Clock("UTC", time(22))


def test_the_machines_zone_comes_from_its_environment(monkeypatch):
    monkeypatch.setenv("TZ", ":Asia/Tokyo")
    assert Clock().zone == "Asia/Tokyo"


def test_a_machine_whose_zone_has_no_name_still_gets_a_clock(monkeypatch):
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0")
    assert Clock(system_zone()).now()


@pytest.mark.parametrize(
    ("wall", "ends", "part"),
    [
        ("04:30", time(0), "morning"),
        ("11:59", time(0), "morning"),
        ("12:00", time(0), "afternoon"),
        ("17:00", time(0), "evening"),
        ("02:00", time(3), "evening"),
        ("03:00", time(3), "morning"),
        ("06:00", time(11), "morning"),
    ],
)
def test_the_greeting_fits_the_wall(wall, ends, part):
    clock = Clock("America/New_York", ends)
    assert clock.part_of_day(clock.read(f"2026-11-22 {wall}")) == part
