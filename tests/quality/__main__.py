"""`python -m tests.quality`: measures how good Front Desk's memory is, and prints it beside simpler rules."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from tests.quality import cafe, counter, readme, results, rhythm
from tests.quality.table import tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.quality.figures import Figure


def main(arguments: list[str] | None = None) -> int:
    """Run the parts asked for; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("--only", metavar="PARTS", help="some of rhythm,counter,cafe")
    parser.add_argument(
        "--quick", action="store_true", help="a first look: few days are lived again, nothing is written"
    )
    said = parser.parse_args(arguments)
    measures: dict[str, Callable[[], list[Figure]]] = {
        rhythm.PART: rhythm.figures,
        counter.PART: lambda: counter.figures(quick=said.quick),
        cafe.PART: cafe.figures,
    }
    parts = said.only.split(",") if said.only else list(measures)
    if unknown := set(parts) - set(measures):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    found: list[Figure] = []
    for part in parts:
        print(f"{part} …", file=sys.stderr, flush=True)
        found += measures[part]()
    print(f"\n{tables(found)}")
    if not said.quick:
        readme.write(results.keep(found))
    return 1 if any(each.reached == "NO" for each in found) else 0


if __name__ == "__main__":
    sys.exit(main())
