from __future__ import annotations

import pytest

from tests.cli.shell import Shell


@pytest.fixture
def shell(tmp_path, monkeypatch, capsys):
    for name in ("FRONTDESK_STAFF", "FRONTDESK_PIN", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FRONTDESK_DB", str(tmp_path / "shop.db"))
    monkeypatch.setenv("FRONTDESK_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Shell(capsys, tmp_path)
