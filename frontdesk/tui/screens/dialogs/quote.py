"""What somebody said, above the box in which it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from frontdesk.tui.text import line, wrapped

if TYPE_CHECKING:
    from textual.geometry import Size

_MOST = 4
_FEWER = 2
_SHORT = 24
"""Lines of a screen below which a quotation is put in fewer."""
_EDGE = 2


class Quote(Widget):
    """A few lines of it, dim, with the thick edge of a quotation."""

    DEFAULT_CSS = "Quote { height: auto; margin-bottom: 1; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = " ".join(text.split())

    def show(self, text: str) -> None:
        """Quote something else."""
        self._text = " ".join(text.split())
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes, up to a few."""
        del container, viewport
        return len(self._rows(width))

    def render(self) -> Content:
        """The first lines."""
        width = self.size.width
        return Content("\n").join(line([("▌ ", "$quiet"), (text, "italic")], width) for text in self._rows(width))

    def _rows(self, width: int) -> list[str]:
        most = _MOST if self.app.size.height >= _SHORT else _FEWER
        return wrapped(self._text, max(width - _EDGE, 1), most) if self._text else []
