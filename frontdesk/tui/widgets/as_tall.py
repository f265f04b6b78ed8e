"""A widget that is as tall as the lines it has to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Size


class AsTall(Widget):
    """What stands in it are `lines`, made anew for each width."""

    def lines(self, width: int) -> list[Content]:
        """All that it says, each line as wide as this many cells."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes."""
        del container, viewport
        return len(self.lines(width))

    def render(self) -> Content:
        """All of it."""
        return Content("\n").join(self.lines(self.size.width))
