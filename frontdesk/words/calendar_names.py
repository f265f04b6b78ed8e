"""The names of weekdays and months, in English."""

from __future__ import annotations

from typing import Final

# Not strftime: its names change with the machine's locale, the rest of the sentence would not.
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
