"""Time zones by the names that tills give them."""

from __future__ import annotations

_SPOKEN = {
    "eastern time (us & canada)": "America/New_York",
    "central time (us & canada)": "America/Chicago",
    "mountain time (us & canada)": "America/Denver",
    "pacific time (us & canada)": "America/Los_Angeles",
    "arizona": "America/Phoenix",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "atlantic time (canada)": "America/Halifax",
    "newfoundland": "America/St_Johns",
    "saskatchewan": "America/Regina",
    "london": "Europe/London",
    "edinburgh": "Europe/London",
    "dublin": "Europe/Dublin",
    "paris": "Europe/Paris",
    "madrid": "Europe/Madrid",
    "tokyo": "Asia/Tokyo",
    "osaka": "Asia/Tokyo",
    "sydney": "Australia/Sydney",
    "melbourne": "Australia/Melbourne",
    "brisbane": "Australia/Brisbane",
    "adelaide": "Australia/Adelaide",
    "perth": "Australia/Perth",
    "darwin": "Australia/Darwin",
    "hobart": "Australia/Hobart",
    "canberra": "Australia/Sydney",
    "auckland": "Pacific/Auckland",
}


def zone_named(text: str) -> str | None:
    """The zone that a cell names: as written, or by city for what tills call "Eastern Time (US & Canada)".

    None if the cell is empty.
    """
    return _SPOKEN.get(text.casefold(), text) or None
