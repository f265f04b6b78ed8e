"""The status line says how old the last verified backup is."""

from datetime import timedelta

import pytest

from frontdesk.keeping import checking
from frontdesk.keeping.backup import back_up
from frontdesk.paths import backup_folder
from frontdesk.records.copies import BackupWord
from frontdesk.records.promises import Due
from frontdesk.tui.widgets.status_line import StatusLine
from tests.tui.shop import NOW
from tests.tui.till import journey


def styles(till, words):
    (status,) = till.app.screen.query(StatusLine)
    content = status.render()
    return [str(span.style) for span in content.spans if content.plain[span.start : span.end] == words]


@pytest.mark.parametrize(
    ("hours", "words", "style"),
    [(2, "backup 2 h", "$quiet"), (72, "backup 3 days", "bold $alarm")],
)
def test_the_counter_tells_how_old_the_last_backup_is_and_is_red_after_two_days(path, hours, words, style):
    back_up(path, backup_folder(path), NOW - timedelta(hours=hours))

    async def steps(till):
        assert words in till.words
        assert styles(till, words) == [style]

    journey(path, steps)


def test_a_shop_that_is_new_need_not_have_one_yet(path):
    async def steps(till):
        assert "backup" not in till.words

    journey(path, steps)


def test_no_backup_is_read_while_somebody_waits(path, monkeypatch):
    made = back_up(path, backup_folder(path), NOW - timedelta(hours=2)).path
    made.write_bytes(b"whatever stands in it")
    monkeypatch.setattr(checking, "look_through", None)

    async def steps(till):
        assert "backup 2 h" in till.words

    journey(path, steps)


def test_where_there_is_no_room_a_good_backup_goes_first_and_a_bad_one_last(path):
    async def steps(till):
        (status,) = till.app.screen.query(StatusLine)
        status.today(61)
        status.owed(Due(3, 0, 0))
        for alarming, narrow in ((False, "61 visits today · 3 follow-ups due"), (True, "3 follow-ups due · old")):
            status.backed_up(BackupWord("old", alarming))
            assert "".join(text for text, _ in status._day(80)) == "61 visits today · 3 follow-ups due · old"
            assert "".join(text for text, _ in status._day(38)) == narrow

    journey(path, steps)
