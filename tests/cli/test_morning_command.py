"""`frontdesk morning` as a person reads it."""

from datetime import date
from io import StringIO
from types import SimpleNamespace

import pytest
from rich.cells import cell_len
from rich.console import Console

from frontdesk.cli.morning import _print
from frontdesk.cli.printing import Printer
from frontdesk.records.found import CustomerLine
from frontdesk.records.reports import Morning

MONDAY = date(2026, 11, 23)
EXPECTED = (
    ("Vikram Sharma", "chai latte, lactose-free, decaf, to go + 2 croissants", "8 of the last 8 Mondays, about 07:00"),
    ("Maximiliane von und zu Hohenlohe-Bartenstein", "", "7 of the last 8 Mondays, about 07:00"),
    ("李伟", "green tea", "every 2–3 weeks, last here 18 days ago, about 08:00"),
)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_whoever_is_expected_takes_one_line_below_their_hour(width):
    out = Printer(json=False, plain=False, colour=True)
    out.plain = False
    out.console = Console(width=width, file=StringIO(), color_system=None)
    people = tuple(
        CustomerLine(number, name, usual=usual, evidence=why)
        for number, (name, usual, why) in enumerate(EXPECTED, start=1)
    )
    _print(SimpleNamespace(out=out), Morning(MONDAY, expected=people))
    lines = out.console.file.getvalue().splitlines()
    told = [" ".join(line.split()) for line in lines[lines.index("Expected") + 1 :] if line.strip()]
    assert max(map(cell_len, lines)) <= width
    assert [line.split()[0] for line in told] == ["07:00", "Maximiliane", "08:00"]
    assert told[0].endswith("8 of 8 Mondays") or width < 72
    assert told[2] == "08:00 李伟 green tea every 2–3 weeks" or width < 72
