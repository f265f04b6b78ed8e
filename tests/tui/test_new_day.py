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


@pytest.mark.parametrize("screen", ["", "<ctrl+t>"])
def test_the_day_is_another_one_only_once_and_also_at_a_till_just_opened(path, screen):
    now = [NOW]

    async def steps(till):
        await till.type(screen)
        shown = []
        till.app.news_took = shown.append
        line = till.app.screen.query_one(TopLine)
        for minute in range(3):
            now[0] = NOW + timedelta(days=1, minutes=minute)
            line._wait_for_the_minute()
            await till.rest()
        assert len(shown) == 1

    journey(path, steps, now=lambda: now[0])
