import pytest

from tests.exchange.archive.shops import at, live_in, out


@pytest.fixture(scope="session")
def lived(tmp_path_factory):
    """A shop in which everything was done once, its archive beside it, and the acts that can be taken back."""
    folder = tmp_path_factory.mktemp("lived")
    with at(folder / "shop.db", create=True) as desk:
        acts = live_in(desk)
    out(folder / "shop.db", folder / "archive")
    return folder / "shop.db", folder / "archive", acts
