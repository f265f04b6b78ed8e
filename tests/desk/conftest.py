from datetime import UTC, datetime, timedelta

import pytest

from frontdesk.desk.desk import open_desk

SUNDAY = datetime(2026, 11, 22, 8, 41, tzinfo=UTC)


class Wall:
    """A clock that a test sets."""

    def __init__(self):
        self.now = SUNDAY

    def __call__(self):
        return self.now

    def pass_by(self, **span):
        self.now += timedelta(**span)


@pytest.fixture
def wall():
    return Wall()


@pytest.fixture
def desk(tmp_path, wall):
    from frontdesk.desk import shop

    opened = open_desk(tmp_path / "shop.db", till="counter", create=True, now=wall)
    shop.change(opened, "zone", "UTC")
    shop.change(opened, "country", "GB")
    yield opened
    opened.close()
