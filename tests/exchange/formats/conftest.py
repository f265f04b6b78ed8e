import pytest

from tests.exchange.shops import shop


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """One shop for all files of a module: each file has a source of its own."""
    with shop(tmp_path_factory.mktemp("formats")) as desk:
        yield desk
