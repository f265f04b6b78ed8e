import io
from collections import Counter

import pytest
from sqlalchemy import event

from frontdesk.exchange.importing import import_file
from tests.exchange.shops import shop

HEADER = "id,name,phone,email,birthday,car\n"


def people(count):
    return HEADER + "".join(
        f"C{n},Ann {n},+49 151 {2_000_000 + n},a{n}@b.org,1980-01-0{n % 9 + 1},Golf\n" for n in range(count)
    )


def visits(count):
    return "visit id,date,time,customer,item\n" + "".join(
        f"V{n},2026-05-{n % 28 + 1:02},08:30,Ann {n % 50},tea\n" for n in range(count)
    )


class Counted(io.BytesIO):
    """A file that knows how many of its bytes were read."""

    taken = 0

    def read(self, *size):
        return self._counted(super().read(*size))

    def read1(self, *size):
        return self._counted(super().read1(*size))

    def readline(self, *size):
        return self._counted(super().readline(*size))

    def _counted(self, found):
        self.taken += len(found)
        return found


def said_by(desk, noun, text):
    """The statements of an import, but the one that each entry of the index takes."""
    said, engine = [], desk.store._engine(reading=False)
    listen = lambda beneath, *_: beneath.set_trace_callback(said.append)  # noqa: E731
    event.listen(engine, "checkout", listen)
    import_file(desk, noun, io.BytesIO(text.encode()), source="till", create_customers=True)
    event.remove(engine, "checkout", listen)
    with engine.connect() as connection:
        connection.connection.driver_connection.set_trace_callback(None)
    return [each for each in said if not each.startswith(("--", "INSERT INTO search_"))]


def test_a_file_is_read_four_times_from_end_to_end_whatever_its_size(tmp_path):
    """For zeros, for letters, for the order of its dates, and for its rows; of its first million letters once more."""
    taken, sizes = [], []
    with shop(tmp_path) as desk:
        for count in (20_000, 40_000):
            file = Counted(people(count).encode())
            import_file(desk, "customers", file, source="till", dry_run=True)
            taken.append(file.taken)
            sizes.append(len(file.getvalue()))
    assert taken[1] - taken[0] <= 4.2 * (sizes[1] - sizes[0])


@pytest.mark.parametrize(
    ("noun", "text", "written", "asked"), [("customers", people, 120, 72), ("visits", visits, 70, 10)]
)
def test_four_thousand_more_rows_take_no_more_statements_than_that(tmp_path, noun, text, written, asked):
    """A row of any table is written with two hundred others, and none is read back but for its entry in the index."""
    said = []
    for count in (4_000, 8_000):
        (tmp_path / str(count)).mkdir()
        with shop(tmp_path / str(count)) as desk:
            said.append([each.split(maxsplit=1)[0] for each in said_by(desk, noun, text(count))])
    few, many = map(Counter, said)
    print(many - few)
    assert many["INSERT"] - few["INSERT"] <= written
    assert many["SELECT"] - few["SELECT"] <= asked


def test_much_room_for_the_file_is_taken_only_while_much_is_written(tmp_path):
    with shop(tmp_path) as desk:
        said = said_by(desk, "customers", people(2_000))
        assert [each for each in said if "cache_size" in each] == [
            "PRAGMA cache_size = -16000",
            "PRAGMA cache_size = -2000",
        ]
        assert not [each for each in said_by(desk, "customers", people(2_003)) if "cache_size" in each]
