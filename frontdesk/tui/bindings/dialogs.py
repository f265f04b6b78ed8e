"""The keys of what asks or shows something on top of a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.bindings.declared import key

if TYPE_CHECKING:
    from textual.binding import BindingType

FORM: list[BindingType] = [
    key("f2", "save", "save", "Save what stands in the form", name="form.save", show=True, cap="F2"),
    key("escape", "leave", "leave", "Leave without saving", name="form.leave", show=True, cap="Esc"),
]

ORDER: list[BindingType] = [
    key(
        "enter",
        "take",
        "done",
        "Take the marked item; then log, pin or change the order",
        name="order.log",
        show=True,
        cap="⏎",
    ),
    key("tab", "complete", "take item", "Take the marked item", name="order.complete", show=True, cap="Tab"),
    key("up", "choose(-1)", "up", "Mark the item above", name="order.up"),
    key("down", "choose(1)", "down", "Mark the item below", name="order.down"),
    key("f2", "pin", "pin", "Make this the usual as well", name="order.pin", show=True, cap="F2"),
    key("escape", "leave", "leave", "Leave without logging", name="order.leave", show=True, cap="Esc"),
]

NOTE: list[BindingType] = [
    key("enter", "save", "save", "Save it", name="note.save", show=True, cap="⏎"),
    key("up", "choose(-1)", "kind", "Choose the kind above", name="note.up", show=True, cap="↑↓"),
    key("down", "choose(1)", "kind", "Choose the kind below", name="note.down"),
    key("escape", "leave", "leave", "Leave without saving", name="note.leave", show=True, cap="Esc"),
]

FEEDBACK: list[BindingType] = [
    key("enter", "save", "save", "Save it", name="feedback.save", show=True, cap="⏎"),
    key("up", "choose(-1)", "kind", "Choose the kind before", name="feedback.up", show=True, cap="↑↓"),
    key("down", "choose(1)", "kind", "Choose the kind after", name="feedback.down"),
    key("tab", "next_field", "more", "Name the item, or whom it is about", name="feedback.next", show=True, cap="Tab"),
    key(
        "f3", "same", "same", "Mark the idea that is the same, to group them", name="feedback.same", show=True, cap="F3"
    ),
    key("escape", "leave", "leave", "Leave without saving", name="feedback.leave", show=True, cap="Esc"),
    key("f4", "unnamed", "unnamed", "Leave out who said it, or not", name="feedback.unnamed", show=True, cap="F4"),
]

WRITING: list[BindingType] = [
    key("enter", "save", "save", "Save it", name="writing.save", show=True, cap="⏎"),
    key("tab", "next_field", "next", "Go to the next field", name="writing.next", show=True, cap="Tab"),
    key("escape", "leave", "leave", "Leave without saving", name="writing.leave", show=True, cap="Esc"),
]

DATE: list[BindingType] = [
    *WRITING,
    key("up", "choose(-1)", "kind", "Choose the kind before", name="date.up", show=True, cap="↑↓"),
    key("down", "choose(1)", "kind", "Choose the kind after", name="date.down"),
]

PICK: list[BindingType] = [
    key("enter", "take", "take", "Take the marked row", name="pick.take", show=True, cap="⏎"),
    key("up", "choose(-1)", "choose", "Mark the row above", name="pick.up", show=True, cap="↑↓"),
    key("down", "choose(1)", "down", "Mark the row below", name="pick.down"),
    key("tab", "kind", "kind", "Choose the next kind", name="pick.kind", cap="Tab"),
    key("escape", "leave", "leave", "Leave without choosing", name="pick.leave", show=True, cap="Esc"),
]

GIVE: list[BindingType] = [
    *PICK,
    key("ctrl+n", "new_customer", "somebody new", "Make a new customer with this card", name="give.new", show=True),
]

RETIRE: list[BindingType] = [
    key("enter", "take", "retire", "Take the marked item, or retire", name="retire.take", show=True, cap="⏎"),
    key("tab", "complete", "take item", "Take the marked item", name="retire.complete", show=True, cap="Tab"),
    key("up", "choose(-1)", "up", "Mark the item above", name="retire.up"),
    key("down", "choose(1)", "down", "Mark the item below", name="retire.down"),
    key("escape", "leave", "leave", "Leave; it goes on being sold", name="retire.leave", show=True, cap="Esc"),
]

MERGE: list[BindingType] = [
    key("enter", "take", "merge", "Make them one; undo takes it back", name="merge.take", show=True, cap="⏎"),
    key("up,k", "choose(-1)", "field", "Go to the field above", name="merge.up", show=True, cap="↑↓"),
    key("down,j", "choose(1)", "down", "Go to the field below", name="merge.down"),
    key("left,a", "side('left')", "choose", "Let the left one's stand", name="merge.left", show=True, cap="←→"),
    key("right,b", "side('right')", "right", "Let the right one's stand", name="merge.right"),
    key("space", "cycle", "both", "Let both stand, or one", name="merge.both", show=True, cap="Space"),
    key("tab", "other", "keep the other", "Keep the other one", name="merge.other", cap="Tab"),
    key("x", "apart", "not the same", "They are two, and not proposed again", name="merge.apart", show=True),
    key("escape", "leave", "leave", "Leave; they stay two", name="merge.leave", show=True, cap="Esc"),
]

VERSIONS: list[BindingType] = [
    key("enter,f2", "take", "save so", "Save what was chosen", name="versions.take", show=True, cap="⏎"),
    key("up,k", "choose(-1)", "field", "Go to the field above", name="versions.up", show=True, cap="↑↓"),
    key("down,j", "choose(1)", "down", "Go to the field below", name="versions.down"),
    key("left", "side('theirs')", "choose", "Let the other till's stand", name="versions.theirs", show=True, cap="←→"),
    key("right", "side('mine')", "right", "Let what was typed here stand", name="versions.mine"),
    key("space", "side('both')", "both", "Let both stand, one below the other", name="versions.both", cap="Space"),
    key(
        "escape", "leave", "back", "Go back to the form; nothing is saved", name="versions.leave", show=True, cap="Esc"
    ),
    key(
        "home",
        "all('theirs')",
        "all theirs",
        "Let all of the other till's stand",
        name="versions.all_theirs",
        show=True,
        cap="Home",
    ),
    key(
        "end",
        "all('mine')",
        "all mine",
        "Let all that was typed here stand",
        name="versions.all_mine",
        show=True,
        cap="End",
    ),
]

CONFIRM: list[BindingType] = [
    key("enter,y", "yes", "yes", "Do it", name="confirm.yes", show=True, cap="⏎"),
    key("escape,n", "no", "no", "Leave it as it is", name="confirm.no", show=True, cap="Esc"),
]

SHEET: list[BindingType] = [
    key("up,k", "scroll(-1)", "scroll", "Go one line up", name="sheet.up", show=True, cap="↑↓"),
    key("down,j", "scroll(1)", "down", "Go one line down", name="sheet.down"),
    key("pageup", "turn(-1)", "page up", "Go one page up", name="sheet.page_up"),
    key("pagedown,space", "turn(1)", "page down", "Go one page down", name="sheet.page_down"),
    key("home", "turn(-99)", "first", "Go to the beginning", name="sheet.first"),
    key("end", "turn(99)", "last", "Go to the end", name="sheet.last"),
    key("escape,enter,f1,question_mark", "leave", "close", "Close it", name="sheet.close", show=True, cap="Esc"),
    key("f12", "mask", "mask", "Close it, and hide or show phones and notes", name="sheet.mask", cap="F12"),
]
