"""The results' file: the latest figures of every part."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE = Path(__file__).with_name("results.json")


def keep(found: Sequence[Figure], file: Path = FILE) -> list[Figure]:
    """Write these figures in place of older ones of the same parts; all that the file now says, in its order.

    A part that could not be measured this time stays as it was measured before.
    """
    kept = read(file)
    measured = [each for each in found if each.ours is not None]
    anew = {each.part for each in measured}
    stay = [each for each in kept if each.part not in anew]
    order = list(dict.fromkeys([*(each.part for each in kept), *(each.part for each in found)]))
    now = sorted([*stay, *measured], key=lambda each: order.index(each.part))
    file.write_text(json.dumps([each.as_json() for each in now], indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return now


def read(file: Path = FILE) -> list[Figure]:
    """The figures that the file holds."""
    rows: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    return [_figure(row) for row in rows]


def _figure(row: dict[str, Any]) -> Figure:
    told = {name: value for name, value in row.items() if name != "reached"}
    return Figure(**told | {"rivals": tuple(row["rivals"].items())})
