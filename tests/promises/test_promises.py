import pytest

from tests.promises.promise import Size
from tests.promises.rows import promises
from tests.promises.warm import sharing

HERE = {name: promise for name, promise in promises().items() if promise.number in {1, 2, 3, 4, 7, 11, 15}}


@pytest.fixture(scope="module", autouse=True)
def one_program():
    with sharing():
        yield


@pytest.mark.parametrize("name", HERE)
def test_the_shop_is_kept_its_promise(name):
    outcome = HERE[name].check(Size.CI)
    assert outcome.held, (outcome.figures, *outcome.faults)
