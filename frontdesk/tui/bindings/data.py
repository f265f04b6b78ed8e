"""The keys of what comes in and goes out: the Data screen, the look at a file, and the fields that name a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.bindings.declared import key

if TYPE_CHECKING:
    from textual.binding import BindingType

DATA: list[BindingType] = [
    key("escape", "stop", "stop", "Stop what is running; nothing of it stays", name="data.stop", show=True, cap="Esc"),
    key("x", "take_back", "take back", "Take back the marked import", name="data.take_back", show=True),
    key("v", "verify", "verify", "Check the marked backup from end to end", name="data.verify", show=True),
    key("r", "restore", "restore", "Bring the shop back from the marked backup", name="data.restore", show=True),
    key("i", "bring", "import", "Import a file, after a look at what it holds", name="data.import", show=True),
    key("e", "take_out", "export", "Write what the shop knows to a file", name="data.export", show=True),
    key("b", "back_up", "back up", "Make a verified backup now", name="data.back_up", show=True),
    key("tab", "part(1)", "next part", "Go to the next part", name="data.next", cap="Tab"),
    key("shift+tab", "part(-1)", "part before", "Go to the part before", name="data.before"),
]

PREVIEW: list[BindingType] = [
    key("enter", "bring", "import", "Import the file, as one action", name="preview.import", show=True, cap="⏎"),
    key("d", "day_first", "day first", "Read the dates that are in doubt day first", name="preview.day", show=True),
    key("m", "month_first", "month first", "Read them month first", name="preview.month", show=True),
    key("escape", "leave", "cancel", "Leave; nothing is imported", name="preview.leave", show=True, cap="Esc"),
    key("f,space", "field", "field", "Say where the marked column goes", name="preview.field", show=True),
    key("r", "rejected", "rejected", "See which rows stay out, and why", name="preview.rejected", show=True),
    key("p", "policy", "duplicates", "Add, update or skip who may be here already", name="preview.policy", show=True),
    key("c", "customers", "make them", "Make a customer of each unknown one", name="preview.customers", show=True),
    key("x", "leave_out", "leave out", "Leave the marked column out, or take it in", name="preview.out", show=True),
    key("n", "noun(1)", "holds", "Say what the rows of the file are", name="preview.noun", show=True),
    key("e", "encoding", "letters", "Read it in another encoding: its names look wrong", name="preview.encoding"),
    key("N", "noun(-1)", "holds", "Say that they are the kind before", name="preview.noun_back"),
    key("up,k", "move(-1)", "up", "Go one column up", name="preview.up", cap="↑"),
    key("down,j", "move(1)", "down", "Go one column down", name="preview.down", cap="↓"),
    key("pageup", "page(-1)", "page up", "Go one page up", name="preview.page_up", cap="PgUp"),
    key("pagedown", "page(1)", "page down", "Go one page down", name="preview.page_down", cap="PgDn"),
    key("home,g", "first", "first", "Go to the first column", name="preview.first", cap="Home"),
    key("end,G", "last", "last", "Go to the last column", name="preview.last", cap="End"),
    key("question_mark", "app.help", "help", "Show what every key does here", name="preview.help", cap="?"),
]

PLACE: list[BindingType] = [
    key("enter", "take", "go", "Go on with what is typed", name="place.take", show=True, cap="⏎"),
    key("tab", "complete", "take", "Take the marked name", name="place.complete", show=True, cap="Tab"),
    key("up", "choose(-1)", "up", "Mark the name above", name="place.up", cap="↑"),
    key("down", "choose(1)", "down", "Mark the name below", name="place.down", cap="↓"),
    key("f3", "noun", "what", "Say what the rows are", name="place.noun", show=True, cap="F3"),
    key("f4", "style", "format", "Write it in another format", name="place.format", show=True, cap="F4"),
    key("escape", "leave", "leave", "Leave; nothing is done", name="place.leave", show=True, cap="Esc"),
]

WORD: list[BindingType] = [
    key("enter", "save", "go on", "Do it, once its word is typed", name="word.save", show=True, cap="⏎"),
    key("escape", "leave", "leave", "Leave everything as it is", name="word.leave", show=True, cap="Esc"),
]
