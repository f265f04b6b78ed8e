"""A till that is left alone over night: in the morning nothing says "today" of yesterday."""

from datetime import timedelta

import pytest

from frontdesk.tui.widgets.top_line import TopLine
from tests.tui.shop import NOW
from tests.tui.till import journey


@pytest.mark.parametrize("screen", ["<ctrl+b>", "<ctrl+b>jj", "<ctrl+b><f2>"])
def test_what_was_today_is_yesterday_when_the_day_has_passed(path, screen):
    now = [NOW]

    async def steps(till):
        await till.type(f"rav<enter><enter><escape><escape>{screen}")
        assert "today" in till.words
        marked = till.app.screen.rows.current.name
        now[0] = NOW + timedelta(days=1)
        till.app.screen.query_one(TopLine)._wait_for_the_minute()
        await till.rest()
        assert "today" not in till.words
        assert "yesterday" in till.words
        assert till.app.screen.rows.current.name == marked

    journey(path, steps, now=lambda: now[0])


def test_the_day_is_another_one_only_once(path):
    now = [NOW]

    async def steps(till):
        await till.type("<ctrl+t>")
        read = []
        with till.app.desk.store.looking() as connection:
            connection.set_trace_callback(read.append)
        now[0] = NOW + timedelta(days=1)
        line = till.app.screen.query_one(TopLine)
        line._wait_for_the_minute()
        await till.rest()
        once = len(read)
        now[0] += timedelta(minutes=1)
        line._wait_for_the_minute()
        await till.rest()
        assert len(read) == once > 0

    journey(path, steps, now=lambda: now[0])
