"""Who works at Corner Café, and who stands at the till at which hour."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from demo_shop.days import weekend

if TYPE_CHECKING:
    from demo_shop.dice import Dice

STAFF = (
    ("Mina", "owner"),
    ("Joe", "barista"),
    ("Sofia", "barista"),
    ("Tariq", "barista"),
    ("Lena", "barista"),
    ("Emil", "weekend barista"),
    ("Grace", "kitchen"),
)
EMIL_CAME = date(2025, 9, 6)
_SHIFT_ENDS = 12 * 60 + 45
_DAY_OFF = {"Joe": 2, "Sofia": 0, "Tariq": 4, "Lena": 1, "Mina": 3}


def at_the_till(day: date, minute: int, dice: Dice) -> int:
    """The staff id of whoever takes this order; Grace helps out at lunch only."""
    if weekend(day):
        on = {"Lena": 4.0, "Tariq": 3.0, "Mina": 2.0 if day.weekday() == 6 else 0.5}
        if day >= EMIL_CAME:
            on["Emil"] = 4.0
    elif minute < _SHIFT_ENDS:
        on = {"Mina": 4.0, "Joe": 6.0, "Sofia": 3.0}
    else:
        on = {"Sofia": 3.0, "Tariq": 5.0, "Lena": 4.0}
    if 12 * 60 <= minute < 14 * 60:
        on["Grace"] = 1.5
    on = {name: share for name, share in on.items() if _DAY_OFF.get(name) != day.weekday()}
    chosen = dice.weighed(on)
    return next(number for number, (name, _) in enumerate(STAFF, start=1) if name == chosen)
