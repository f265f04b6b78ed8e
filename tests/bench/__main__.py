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
    exporting,
    importing,
    keystroke,
    lookup,
    people,
    readme,
    results,
    roster,
    startup,
    visit,
)
from tests.bench.table import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.figures import Figure

SIZE = 100_000


def _measures(size: int, folder: Path, *, quick: bool) -> dict[str, Callable[[], list[Figure]]]:
    """What each part runs; the shop is made when the first part needs it."""
    return {
        lookup.PART: lambda: lookup.figures(people.shop(size), folder, quick=quick),
        keystroke.PART: lambda: keystroke.figures(people.shop(size), size, quick=quick),
        roster.PART: lambda: roster.figures(people.shop(size), size, quick=quick),
        visit.PART: lambda: visit.figures(people.shop(size), folder, quick=quick),
        startup.PART: lambda: startup.figures(people.shop(size), quick=quick),
        importing.PART: lambda: importing.figures(size, folder, quick=quick),
        exporting.PART: lambda: exporting.figures(people.shop(size), size, folder, quick=quick),
        evening.PART: lambda: evening.figures(busy.shop(size), quick=quick),
    }


def main(arguments: list[str] | None = None) -> int:
    """Run the parts asked for; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--only", metavar="PARTS", help="some of lookup,keystroke,roster,visit,startup,import,export,review"
    )
    parser.add_argument("--size", type=int, default=SIZE, help="customers in the shop (100000)")
    parser.add_argument("--quick", action="store_true", help="a first look: few runs, nothing is written")
    said = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="frontdesk-bench-") as folder:
        measures = _measures(said.size, Path(folder), quick=said.quick)
        parts = said.only.split(",") if said.only else list(measures)
        if unknown := set(parts) - set(measures):
            parser.error(f"no such part: {', '.join(sorted(unknown))}")
        found: list[Figure] = []
        for part in parts:
            print(f"{part} …", file=sys.stderr, flush=True)
            found += measures[part]()
    _tell(found, said.size, parts, quick=said.quick)
    return 0


def _tell(found: list[Figure], size: int, parts: list[str], *, quick: bool) -> None:
    print(f"\n{size:,} customers; {results.in_words()}\n")
    print(table(each for each in found if each.part in parts))
    by_kind = [each for each in found if each.part not in parts]
    if by_kind:
        print(f"\nIn detail\n\n{table(by_kind)}")
    if not quick:
        kept = results.keep(found, size, parts)
        chart.write(kept)
        readme.write(kept)


if __name__ == "__main__":
    sys.exit(main())
