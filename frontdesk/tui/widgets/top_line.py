"""The line above everything: which shop, which screen, when it is, and who is at the till."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from textual import getters
from textual.widget import Widget

from frontdesk.tui.desk_app import DeskApp
from frontdesk.tui.messages import NewDay
from frontdesk.tui.text import cells, line
from frontdesk.words.calendar_names import MONTHS, WEEKDAYS
from frontdesk.words.display import cut, shown

if TYPE_CHECKING:
    from datetime import date

    from textual.content import Content


class TopLine(Widget):
    """Shop and screen on the left, time and staff on the right; it shows no seconds, so it moves once a minute."""

    app = getters.app(DeskApp)
    DEFAULT_CSS = "TopLine { height: 1; }"

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self._title = title
        self._day: date | None = None

    def on_mount(self) -> None:
        """Move on when the minute does."""
        self._wait_for_the_minute()

    def _wait_for_the_minute(self) -> None:
        self.move_on()
        now = datetime.now().astimezone()
        following = (now + timedelta(minutes=1)).replace(second=0, microsecond=0)
        self.set_timer((following - now).total_seconds() + 0.05, self._wait_for_the_minute)

    def move_on(self) -> None:
        """Say the minute it is now, and tell the screen when the day has become another one."""
        self.refresh()
        if (desk := self.app.desk) is not None:
            before, self._day = self._day, desk.clock.today()
            if before not in {None, self._day}:
                self.post_message(NewDay())

    def render(self) -> Content:
        """The line, as wide as the screen."""
        width, desk = self.size.width, self.app.desk
        right = ""
        shop = "Front Desk"
        if desk is not None:
            wall = desk.clock.local(desk.clock.now())
            who = desk.staff.name if desk.staff else "nobody (F9)"
            day = f"{WEEKDAYS[wall.weekday()][:3]} {wall.day} {MONTHS[wall.month - 1][:3]}"
            right = f"{day}  {wall:%H:%M}   {cut(shown(who), max(width // 4, 8))} "
            shop = desk.shop.name
            if desk.store.only:
                return self._only(desk.store.only, right, width)
        room = width - cells(right) - 1
        name = cut(shown(shop), max(room - len(self._title) - 4, 8))
        title = f" · {self._title}" if self._title else ""
        left = [(f" {name}", "bold"), (title, "$quiet")]
        gap = max(width - cells(f" {name}{title}") - cells(right), 1)
        return line([*left, (" " * gap, ""), (right, "$quiet")], width)

    def _only(self, what: str, right: str, width: int) -> Content:
        """Nothing can be saved here: that is said before all else, and in words."""
        said = f" READ ONLY  {what} "
        gap = width - cells(said) - cells(right)
        rest = [(" " * gap, ""), (right, "")] if gap > 0 else []
        return line([(said, "bold $alarm"), *rest], width, "on $alarm-ground")
