"""The same examples in every run, so that green stays green; the nightly run looks for new ones."""

import os

import pytest
from hypothesis import settings

from tests import encrypted

settings.register_profile("daily", derandomize=True)
settings.register_profile("nightly", derandomize=False)
settings.load_profile("nightly" if os.environ.get("FRONTDESK_NIGHTLY") else "daily")
if encrypted.ALL:
    encrypted.begin()


def pytest_collection_modifyitems(items):
    """Leave out, where every shop is encrypted, what is about plain ones."""
    for item in items if encrypted.ALL else ():
        if reason := encrypted.OTHERWISE.get(getattr(item, "originalname", "")):
            item.add_marker(pytest.mark.skip(reason=reason))
