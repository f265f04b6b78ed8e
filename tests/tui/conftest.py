from __future__ import annotations

import pytest

from frontdesk.tui.desk_app import DeskApp
from tests.tui import shop


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The shop as it is made once."""
    path = tmp_path_factory.mktemp("made") / "shop.db"
    shop.build(path)
    return path


@pytest.fixture
def path(made, tmp_path):
    """A shop of one's own."""
    return shop.copied(made, tmp_path)


@pytest.fixture(autouse=True)
def _by_itself(monkeypatch):
    """Nothing moves on a screen while a test looks, unless it waits for another till's news."""
    monkeypatch.setattr(DeskApp, "LOOK_EVERY", 3600.0)
