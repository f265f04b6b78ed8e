"""The other half of the rows, in a file of its own, so that two workers share them."""

import pytest

from tests.promises.promise import Size
from tests.promises.rows import promises
from tests.promises.test_promises import HERE

OTHERS = {name: promise for name, promise in promises().items() if name not in HERE}


@pytest.mark.parametrize("name", OTHERS)
def test_the_shop_is_kept_its_promise(name):
    outcome = OTHERS[name].check(Size.CI)
    assert outcome.held, (outcome.figures, *outcome.faults)
