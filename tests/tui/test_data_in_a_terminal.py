"""A list of eight thousand people in a real terminal: looked at, stopped, brought in meanwhile, and taken back."""

from tests.tui.test_counter_in_a_terminal import lately, path
from tests.tui.test_journeys_in_a_terminal import CTRL_O, ESC, strike
from tests.tui.till import read

__all__ = ["lately", "path", "strike"]

CTRL_X = "\x18"
MANY = 8_000


def people(path):
    return read(path, "SELECT count(*) FROM customers WHERE name LIKE 'Person %'")[0][0]


def test_many_people_come_in_while_the_counter_goes_on_and_go_again(path, strike):
    rows = "".join(f"Person {number},020 7000 {number:04}\n" for number in range(MANY))
    (path.parent / "people.csv").write_text(f"Name,Mobile\n{rows}")
    strike(CTRL_X, until="There is no verified backup yet. … Import a file")
    strike("i", until="people.csv")
    strike("peo\t", until="~/people.csv")
    strike("\r", until="new customers … no row stays out … Person 0")
    strike(f"\r{ESC}", until="Stopped: importing people.csv. Nothing was written.")
    assert people(path) == 0
    strike("i", until="▌ people.csv")
    strike("peo\t\r", until="new customers … no row stays out")
    strike(f"\r{CTRL_O}", until="visits today")
    strike("rav\r\r", until="✓ Ravi Menon")
    strike(CTRL_X, until="Customers from people.csv are in: 8,000 new.")
    assert people(path) == MANY
    strike("jjjx", until="✓ Taken back: Customers imported from people.")
    assert people(path) == 0
    assert read(path, "SELECT count(*) FROM visits")[0][0] > 0
