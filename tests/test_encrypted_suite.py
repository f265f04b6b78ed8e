"""The same tests pass on encrypted shops: a slice of them by day, all that touch a shop by night."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import encrypted

ROOT = Path(__file__).parent.parent
SLICE = ("tests/store/test_creation.py", "tests/desk/test_visits.py")
ALL_OF_IT = ("tests/store", "tests/keeping", "tests/desk", "tests/exchange", "tests/cli")

pytestmark = pytest.mark.skipif(encrypted.ALL, reason="is run by itself")


def run(*tests, workers):
    command = [sys.executable, "-m", "pytest", "-q", "-n", workers, "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "FRONTDESK_TEST_ENCRYPTED": "1"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_a_slice_of_the_suite_passes_on_encrypted_shops():
    ended = run(*SLICE, workers="0")
    assert ended.returncode == 0, ended.stdout[-3_000:]


@pytest.mark.nightly
@pytest.mark.skipif(not os.environ.get("FRONTDESK_NIGHTLY"), reason="takes as long as the suite itself")
def test_all_of_the_suite_passes_on_encrypted_shops():
    ended = run(*ALL_OF_IT, workers="auto")
    assert ended.returncode == 0, ended.stdout[-10_000:]
