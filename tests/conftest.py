"""The same examples in every run, so that green stays green; the nightly run looks for new ones."""

import os

from hypothesis import settings

from tests import encrypted

settings.register_profile("daily", derandomize=True)
settings.register_profile("nightly", derandomize=False)
settings.load_profile("nightly" if os.environ.get("FRONTDESK_NIGHTLY") else "daily")
if encrypted.ALL:
    encrypted.begin()
