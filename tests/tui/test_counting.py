"""What is owed is counted behind the work, and the newest count stands."""

from threading import Event

from frontdesk.desk.promising import followups
from frontdesk.records.promises import Due
from tests.tui.till import journey


def test_an_older_count_that_ends_late_does_not_overwrite_a_newer_one(path, monkeypatch):
    """The first count waits until the second one is shown, as it does behind a slow disk."""
    newer_is_shown, begun, older_ends = Event(), [], Event()

    def counts(desk):
        begun.append(desk)
        if len(begun) > 1:
            return Due(7, 0, 0)
        newer_is_shown.wait(10)
        older_ends.set()
        return Due(3, 0, 0)

    async def steps(till):
        owed = till.app.screen.status.owed
        shown = []
        monkeypatch.setattr(till.app.screen.status, "owed", lambda due: (shown.append(due.follow_ups), owed(due)))
        monkeypatch.setattr(followups, "counts", counts)
        till.app.screen.count_owed()
        while not begun:
            await till.pilot.pause(0.01)
        till.app.screen.count_owed()
        while not shown:
            await till.pilot.pause(0.01)
        newer_is_shown.set()
        while not older_ends.is_set():
            await till.pilot.pause(0.01)
        await till.rest()
        await till.pilot.pause(0.2)
        assert shown == [7]

    journey(path, steps)
