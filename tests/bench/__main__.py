"""`python -m tests.bench`: measures Front Desk against its references and prints how far each goal is reached."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import (
    busy,
    chart,
    evening,
    expected,
    exporting,
    filesize,
    importing,
    keystroke,
    lookup,
    memory,
    people,
    readme,
    results,
    roster,
    startup,
    visit,
)
from tests.bench.figures import held_to
from tests.bench.table import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.figures import Figure

SIZES = (10_000, 100_000, 1_000_000)


def _measures(size: int, folder: Path, *, quick: bool) -> dict[str, Callable[[], list[Figure]]]:
    """What each part runs; the shop is made when the first part needs it."""
    return {
        lookup.PART: lambda: lookup.figures(people.shop(size), folder, quick=quick),
        keystroke.PART: lambda: keystroke.figures(people.shop(size), size, quick=quick),
        roster.PART: lambda: roster.figures(people.shop(size), size, quick=quick),
        visit.PART: lambda: visit.figures(people.shop(size), folder, quick=quick),
        startup.PART: lambda: startup.figures(people.shop(size), quick=quick),
        memory.PART: lambda: memory.figures(people.shop(size), quick=quick),
        filesize.PART: lambda: filesize.figures(people.shop(size), folder),
        importing.PART: lambda: importing.figures(size, folder, quick=quick),
        exporting.PART: lambda: exporting.figures(people.shop(size), size, folder, quick=quick),
        evening.PART: lambda: evening.figures(busy.shop(size), quick=quick),
        expected.PART: lambda: expected.figures(busy.shop(size), quick=quick),
    }


def main(arguments: list[str] | None = None) -> int:
    """Run the parts asked for; the exit code."""
    parts = list(_measures(0, Path(), quick=True))
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", metavar="PARTS", default=",".join(parts), help=f"some of {','.join(parts)}")
    said_of_sizes = "customers in the shop (%(default)s)"
    parser.add_argument("--size", metavar="SIZES", default=",".join(map(str, SIZES)), help=said_of_sizes)
    parser.add_argument("--quick", action="store_true", help="a first look: few runs, nothing is written")
    said = parser.parse_args(arguments)
    wanted = said.only.split(",")
    if unknown := set(wanted) - set(parts):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    for size in map(int, said.size.split(",")):
        _measure(size, wanted, quick=said.quick)
    return 0


def _measure(size: int, parts: list[str], *, quick: bool) -> None:
    """Measure in one size of shop; what was found is kept part by part, for the whole takes an hour."""
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="frontdesk-bench-") as folder:
        measures = _measures(size, Path(folder), quick=quick)
        for part in parts:
            print(f"{part}, {size:,} customers …", file=sys.stderr, flush=True)
            new = [held_to(row, size) for row in measures[part]()]
            found += new
            if not quick:
                kept = results.keep(new, size, [part])
                chart.write(kept)
                readme.write(kept)
    print(f"\n{size:,} customers; {results.in_words()}\n")
    print(table(each for each in found if each.part in parts))
    by_kind = [each for each in found if each.part not in parts]
    if by_kind:
        print(f"\nIn detail\n\n{table(by_kind)}")


if __name__ == "__main__":
    sys.exit(main())
