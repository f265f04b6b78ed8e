"""Small files and the samples of others, for the tests of the exchange."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest

from frontdesk.exchange.table import open_table
from frontdesk.records.incoming import Refused

SAMPLES = Path(os.environ.get("FRONTDESK_SAMPLES", "")) if os.environ.get("FRONTDESK_SAMPLES") else None
needs_samples = pytest.mark.skipif(SAMPLES is None, reason="FRONTDESK_SAMPLES is not set")


def sample(name):
    """A file of the samples; only in tests marked needs_samples."""
    return SAMPLES / name


def table(text, noun="customers", **told):
    """A table of text or bytes."""
    raw = text if isinstance(text, bytes) else text.encode()
    return open_table(BytesIO(raw), noun, **told)


def read(text, noun="customers", **told):
    """What a table yields: (incoming, refused); its tally always adds up."""
    opened = table(text, noun, **told)
    found = list(opened)
    tally = opened.tally
    assert tally.accepted + tally.rejected + tally.blank == tally.records
    refused = [one for one in found if isinstance(one, Refused)]
    assert len(refused) == tally.rejected
    return [one for one in found if not isinstance(one, Refused)], refused
