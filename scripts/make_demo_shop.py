"""Write the demo shop, Corner Café, as CSV files into data/ (the same bytes on every run)."""

from __future__ import annotations

import argparse
from pathlib import Path

from demo_shop.shop import write_shop

DATA = Path(__file__).resolve().parent.parent / "data"


def main() -> None:
    """Write all files into the folder given, by default the repository's data/."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=DATA, help="folder for the CSV files")
    into: Path = parser.parse_args().into
    for name, rows in write_shop(into).items():
        print(f"{name:<18}{len(rows):>7} rows")


if __name__ == "__main__":
    main()
