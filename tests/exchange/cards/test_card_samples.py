from pathlib import Path

import pytest

from frontdesk.exchange.table import open_table
from tests.exchange.cards.telling import told
from tests.exchange.tables import SAMPLES, needs_samples, sample

pytestmark = needs_samples

WHERE_IT_WENT = {
    name: lines.rstrip("\n").split("\n")
    for name, _, lines in (
        block.partition("\n")
        for block in Path(__file__).with_name("where_it_went.txt").read_text("utf-8").split("== ")[1:]
    )
}


@pytest.mark.parametrize("name", WHERE_IT_WENT)
def test_each_value_of_a_sample_goes_where_the_table_says(name):
    with open_table(sample(f"contacts/vcard/{name}"), "customers") as table:
        lines = [line for one in table for line in told(one)]
        lines.append(f"  never stored: {', '.join(table.columns.ignored) or 'nothing'}")
        assert table.tally.accepted + table.tally.rejected + table.tally.blank == table.tally.records
    assert lines == WHERE_IT_WENT[name]


def test_the_table_leaves_no_sample_out():
    assert sorted(path.name for path in SAMPLES.glob("contacts/vcard/*")) == sorted(WHERE_IT_WENT)
