"""Help: every key that does something on the screen below, in groups."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from frontdesk.tui.bindings.groups import GROUPS
from frontdesk.tui.screens.dialogs.sheet import Sheet
from frontdesk.tui.text import cells, plainly, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App
    from textual.screen import Screen
    from textual.widget import Widget

_WIDE = 100
_WIDEST, _NARROWEST, _FRAME = 112, 76, 8
_KEYS = 11


@dataclass
class Told:
    """One act, and the keys for it."""

    what: str
    keys: list[str] = field(default_factory=list)


class Help(Sheet):
    """The keys that are active now; the ones of this screen first, those that work everywhere last."""

    def __init__(self) -> None:
        super().__init__("What the keys do here")

    def body(self) -> Iterator[Widget]:
        """One column, or two where there is room."""
        wide = self.app.size.width >= _WIDE
        room = min(_WIDEST if wide else _NARROWEST, self.app.size.width * 96 // 100) - _FRAME
        acts = active(self.app, self.app.screen_stack[-2])
        blocks = [_block(name, told, room // 2 if wide else room) for name, told in acts.items()]
        with Horizontal(id="help-columns"):
            if not wide:
                yield Static(Content("\n").join(row for block in blocks for row in block))
                return
            left, right = _halves(blocks)
            yield Static(Content("\n").join(left))
            yield Static(Content("\n").join(right))


def active(app: App[Any], screen: Screen[Any]) -> dict[str, list[Told]]:
    """What can be done on a screen, by the group in which it is declared, in that order."""
    where = {binding.id: name for name, group in GROUPS.items() for binding in group if isinstance(binding, Binding)}
    found: dict[str, dict[str, Told]] = {}
    for bound in screen.active_bindings.values():
        name = where.get(bound.binding.id)
        if name is None or bound.binding.id is None:
            continue
        told = found.setdefault(name, {}).setdefault(bound.binding.id, Told(bound.binding.tooltip))
        cap = app.get_key_display(bound.binding if not told.keys else replace(bound.binding, key_display=None))
        if cap not in told.keys:
            told.keys.append(cap)
    ordered = sorted(found, key=lambda name: name == next(iter(GROUPS)))
    return {name: [found[name][key] for key in where if key in found[name]] for name in ordered}


def _block(name: str, acts: list[Told], width: int) -> list[Content]:
    rows = [plainly(name, "bold")]
    for told in acts:
        keys = " ".join(told.keys)
        words = wrapped(told.what, width - _KEYS - 1, 2)
        rows.append(plainly(keys, "$warm") + plainly(" " * max(_KEYS - cells(keys), 1) + words[0]))
        rows += [plainly(" " * _KEYS + more) for more in words[1:]]
    return [*rows, Content("")]


def _halves(blocks: list[list[Content]]) -> tuple[list[Content], list[Content]]:
    """The blocks in two columns of about the same height, in their order."""
    whole = sum(len(block) for block in blocks)
    left: list[Content] = []
    right: list[Content] = []
    for block in blocks:
        (left if not right and 2 * len(left) + len(block) <= whole + 1 else right).extend(block)
    return left, right
