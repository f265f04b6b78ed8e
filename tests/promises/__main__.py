"""`python -m tests.promises`: tries every promise to the shop, and prints one table of what was found."""

from __future__ import annotations

import argparse
import sys
import time
from typing import TYPE_CHECKING

from tests.promises import results
from tests.promises.promise import Size
from tests.promises.rows import promises
from tests.promises.warm import sharing

if TYPE_CHECKING:
    from tests.promises.promise import Promise


def main(arguments: list[str] | None = None) -> int:
    """Try the promises asked for; 1 when one does not hold."""
    known = promises()
    parser = argparse.ArgumentParser(prog="python -m tests.promises", description=__doc__)
    parser.add_argument("--release", action="store_true", help="all of it; the figures are kept")
    parser.add_argument("--keep", action="store_true", help="keep the figures of a part, where all was never tried")
    parser.add_argument("--only", metavar="NAMES", help=f"some of {','.join(known)}")
    said = parser.parse_args(arguments)
    names = said.only.split(",") if said.only else list(known)
    if unknown := set(names) - set(known):
        parser.error(f"no such promise: {', '.join(sorted(unknown))}")
    size = Size.RELEASE if said.release else Size.CI
    with sharing():
        found = [_tried(name, known[name], size) for name in known if name in names]
    print(f"\n{results.table(found)}")
    if said.release or said.keep:
        results.keep(found)
    return 0 if all(each.held for each in found) else 1


def _tried(name: str, promise: Promise, size: Size) -> results.Result:
    print(f"{name} …", file=sys.stderr, flush=True)
    began = time.monotonic()
    outcome = promise.check(size)
    for fault in outcome.faults:
        print(f"  {fault}", file=sys.stderr, flush=True)
    taken = round(time.monotonic() - began, 1)
    return results.Result(promise.number, promise.sentence, outcome.figures, outcome.held, taken, size is Size.RELEASE)


if __name__ == "__main__":
    sys.exit(main())
