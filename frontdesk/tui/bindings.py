"""Every key of the counter, declared once: footer, help, palette, keymap and `frontdesk keys` all derive from here."""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding, BindingType


def _key(keys: str, action: str, word: str, what: str, *, name: str, show: bool = False, cap: str = "") -> Binding:
    """A binding with its id and tooltip; `word` stands in the footer, `what` in the help."""
    return Binding(keys, action, word, show=show, key_display=cap or None, tooltip=what, id=name)


EVERYWHERE: list[BindingType] = [
    _key("f1", "help", "help", "Show what every key does here", name="help", show=True, cap="F1"),
    _key("f8,ctrl+z", "undo", "undo", "Take back the last thing done at this till", name="undo", cap="F8"),
    _key("f9", "who", "who", "Say who is at the till", name="who", show=True, cap="F9"),
    _key("f12", "mask", "mask", "Hide phones and notes while the screen faces the queue", name="mask", cap="F12"),
    _key("ctrl+p", "command_palette", "all", "Find any action by name", name="palette", show=True, cap="^p"),
    _key("ctrl+o", "go('counter')", "counter", "Go to the counter", name="go.counter", cap="^o"),
    _key("ctrl+t", "go('today')", "today", "See today's visits", name="go.today", cap="^t"),
    _key("ctrl+b", "go('people')", "book", "See the whole book of people", name="go.people", cap="^b"),
    _key("ctrl+g", "go('items')", "goods", "See what the shop sells", name="go.items", cap="^g"),
    _key("ctrl+r", "go_history", "record", "See what was done in the shop", name="go.history", cap="^r"),
    _key("ctrl+q", "quit", "quit", "Leave Front Desk", name="quit", cap="^q"),
]

BOX: list[BindingType] = [
    _key("enter", "submit", "open", "Open the card of the chosen row", name="box.open", show=True, cap="⏎"),
]

COUNTER: list[BindingType] = [
    _key("up", "choose(-1)", "up", "Choose the row above", name="box.up"),
    _key("down", "choose(1)", "down", "Choose the row below", name="box.down"),
    _key("escape", "back", "clear", "Go back to an empty box", name="box.back", cap="Esc"),
    _key("ctrl+n", "new_customer", "new", "Add a new customer", name="box.new", show=True, cap="^n"),
    _key("f3", "note", "note", "Write a note, preference, allergy or cue", name="box.note", cap="F3"),
    _key("f4", "edit", "edit", "Change what is known about them", name="box.edit", cap="F4"),
    _key("f5", "usual", "usual", "Log the usual of the chosen row", name="box.usual", show=True, cap="F5"),
    _key("f6", "order", "other", "Log another order", name="box.order", cap="F6"),
    _key("f7", "history", "history", "See their history", name="box.history", cap="F7"),
    _key("ctrl+y", "walk_in", "walk-in", "Log somebody who has no card", name="box.walk_in", cap="^y"),
]

CARD: list[BindingType] = [
    _key("enter", "screen.usual", "the usual", "Log the usual, now, by me", name="card.usual", show=True, cap="⏎"),
    _key("o", "screen.order", "other", "Log another order", name="card.order", show=True),
    _key("n", "screen.note", "note", "Write a note, preference, allergy or cue", name="card.note", show=True),
    _key("e", "screen.edit", "edit", "Change what is known about them", name="card.edit", show=True),
    _key("p", "screen.pin", "pin", "Pin an order as their usual", name="card.pin"),
    _key("l", "screen.link", "link", "Link them to somebody", name="card.link"),
    _key("h", "screen.history", "history", "See their visits and what was changed", name="card.history"),
    _key("u", "app.undo", "undo", "Take back the last thing done at this till", name="card.undo", show=True),
    _key("plus,+", "screen.rate('+')", "good", "The visit just logged was good", name="card.good", cap="+"),
    _key("equals_sign,=", "screen.rate('=')", "so-so", "The visit just logged was so-so", name="card.so_so", cap="="),
    _key("minus,-", "screen.rate('-')", "bad", "The visit just logged was bad", name="card.bad", cap="-"),
    _key("question_mark", "app.help", "help", "Show what every key does here", name="card.help", cap="?"),
    _key("escape", "screen.back", "back", "Go back to the box", name="card.back", cap="Esc"),
]

FORM: list[BindingType] = [
    _key("f2", "save", "save", "Save what stands in the form", name="form.save", show=True, cap="F2"),
    _key("escape", "leave", "leave", "Leave without saving", name="form.leave", show=True, cap="Esc"),
]

ORDER: list[BindingType] = [
    _key(
        "enter",
        "take",
        "done",
        "Take the marked item; then log, pin or change the order",
        name="order.log",
        show=True,
        cap="⏎",
    ),
    _key("tab", "complete", "take item", "Take the marked item", name="order.complete", show=True, cap="Tab"),
    _key("up", "choose(-1)", "up", "Mark the item above", name="order.up"),
    _key("down", "choose(1)", "down", "Mark the item below", name="order.down"),
    _key("f2", "pin", "pin", "Make this the usual as well", name="order.pin", show=True, cap="F2"),
    _key("escape", "leave", "leave", "Leave without logging", name="order.leave", show=True, cap="Esc"),
]

NOTE: list[BindingType] = [
    _key("enter", "save", "save", "Save it", name="note.save", show=True, cap="⏎"),
    _key("up", "choose(-1)", "kind", "Choose the kind above", name="note.up", show=True, cap="↑↓"),
    _key("down", "choose(1)", "kind", "Choose the kind below", name="note.down"),
    _key("escape", "leave", "leave", "Leave without saving", name="note.leave", show=True, cap="Esc"),
]

PICK: list[BindingType] = [
    _key("enter", "take", "take", "Take the marked row", name="pick.take", show=True, cap="⏎"),
    _key("up", "choose(-1)", "choose", "Mark the row above", name="pick.up", show=True, cap="↑↓"),
    _key("down", "choose(1)", "down", "Mark the row below", name="pick.down"),
    _key("tab", "kind", "kind", "Choose the next kind", name="pick.kind", cap="Tab"),
    _key("escape", "leave", "leave", "Leave without choosing", name="pick.leave", show=True, cap="Esc"),
]

GIVE: list[BindingType] = [
    *PICK,
    _key("ctrl+n", "new_customer", "somebody new", "Make a new customer with this card", name="give.new", show=True),
]

LIST: list[BindingType] = [
    _key("enter", "open", "open", "Open this row", name="list.open", show=True, cap="⏎"),
    _key("up,k", "move(-1)", "up", "Go one row up", name="list.up", cap="↑"),
    _key("down,j", "move(1)", "down", "Go one row down", name="list.down", cap="↓"),
    _key("pageup", "page(-1)", "page up", "Go one page up", name="list.page_up", cap="PgUp"),
    _key("pagedown", "page(1)", "page down", "Go one page down", name="list.page_down", cap="PgDn"),
    _key("home,g", "first", "first", "Go to the first row", name="list.first", cap="Home"),
    _key("end,G", "last", "last", "Go to the last row", name="list.last", cap="End"),
    _key("u", "app.undo", "undo", "Take back the last thing done at this till", name="list.undo"),
    _key("escape", "leave", "back", "Go back", name="list.back", show=True, cap="Esc"),
    _key("question_mark", "app.help", "help", "Show what every key does here", name="list.help", cap="?"),
]

TODAY: list[BindingType] = [
    _key("e", "edit", "edit", "Change this visit's order", name="today.edit", show=True),
    _key("n", "note", "note", "Write a note on this visit", name="today.note"),
    _key("x", "take_out", "take out", "Take this visit out", name="today.take_out", show=True),
    _key("w", "walk_in", "walk-in", "Log somebody who has no card", name="today.walk_in"),
    _key("plus,+", "rate('+')", "good", "This visit was good", name="today.good", cap="+"),
    _key("equals_sign,=", "rate('=')", "so-so", "This visit was so-so", name="today.so_so", cap="="),
    _key("minus,-", "rate('-')", "bad", "This visit was bad", name="today.bad", cap="-"),
    _key("left", "day(-1)", "day", "See the day before", name="today.before", show=True, cap="←→"),
    _key("right", "day(1)", "day", "See the day after", name="today.after", cap="→"),
    _key("t", "this_day", "today", "Go to today", name="today.today"),
]

ITEMS: list[BindingType] = [
    _key("a", "add", "add", "Add an item", name="items.add", show=True),
    _key("e", "edit", "edit", "Change its name, price or category", name="items.edit"),
    _key("x", "retire", "retire", "Stop selling it, and see whose usual breaks", name="items.retire", show=True),
    _key("r", "retired", "retired", "Show or hide what is no longer sold", name="items.retired"),
    _key("slash", "search", "find", "Find an item", name="items.find", show=True, cap="/"),
]

PEOPLE: list[BindingType] = [
    _key("slash", "search", "find", "Find people", name="people.find", show=True, cap="/"),
    _key("f", "filter(1)", "group", "Show the next group of people", name="people.filter", show=True),
    _key("F", "filter(-1)", "group", "Show the group before", name="people.filter_back"),
    _key("e", "edit", "edit", "Change what is known about them", name="people.edit"),
    _key("l", "link", "link", "Link them to somebody", name="people.link"),
    _key("h", "history", "history", "See their visits and what was changed", name="people.history"),
    _key("space", "mark", "mark", "Mark for merging", name="people.mark", show=True, cap="Space"),
    _key("m", "merge", "merge", "Merge the two marked people", name="people.merge", show=True),
]

HISTORY: list[BindingType] = [
    _key("x", "undo_this", "take back", "Take back the marked action", name="history.undo", show=True),
]

RETIRE: list[BindingType] = [
    _key("enter", "take", "retire", "Take the marked item, or retire", name="retire.take", show=True, cap="⏎"),
    _key("tab", "complete", "take item", "Take the marked item", name="retire.complete", show=True, cap="Tab"),
    _key("up", "choose(-1)", "up", "Mark the item above", name="retire.up"),
    _key("down", "choose(1)", "down", "Mark the item below", name="retire.down"),
    _key("escape", "leave", "leave", "Leave; it goes on being sold", name="retire.leave", show=True, cap="Esc"),
]

MERGE: list[BindingType] = [
    _key("enter", "take", "merge", "Make them one; undo takes it back", name="merge.take", show=True, cap="⏎"),
    _key(
        "left,right,tab,space", "other", "keep the other", "Keep the other one", name="merge.other", show=True, cap="←→"
    ),
    _key("escape", "leave", "leave", "Leave; they stay two", name="merge.leave", show=True, cap="Esc"),
]

CONFIRM: list[BindingType] = [
    _key("enter,y", "yes", "yes", "Do it", name="confirm.yes", show=True, cap="⏎"),
    _key("escape,n", "no", "no", "Leave it as it is", name="confirm.no", show=True, cap="Esc"),
]

SHEET: list[BindingType] = [
    _key("up,k", "scroll(-1)", "scroll", "Go one line up", name="sheet.up", show=True, cap="↑↓"),
    _key("down,j", "scroll(1)", "down", "Go one line down", name="sheet.down"),
    _key("pageup", "turn(-1)", "page up", "Go one page up", name="sheet.page_up"),
    _key("pagedown,space", "turn(1)", "page down", "Go one page down", name="sheet.page_down"),
    _key("home", "turn(-99)", "first", "Go to the beginning", name="sheet.first"),
    _key("end", "turn(99)", "last", "Go to the end", name="sheet.last"),
    _key("escape,enter,f1,question_mark", "leave", "close", "Close it", name="sheet.close", show=True, cap="Esc"),
]


class Listed(NamedTuple):
    """A key as lists show it: its id in the settings file, the keys, where it holds, and what it does."""

    name: str
    keys: str
    where: str
    what: str


GROUPS = {
    "Everywhere": EVERYWHERE,
    "Counter, in the box": [*BOX, *COUNTER],
    "Counter, on the card": CARD,
    "Order": ORDER,
    "Note": NOTE,
    "Choosing": PICK,
    "Giving a card": GIVE[len(PICK) :],
    "Forms": FORM,
    "Lists": LIST,
    "Today": TODAY,
    "Items": ITEMS,
    "People": PEOPLE,
    "History": HISTORY,
    "Retiring an item": RETIRE,
    "Merging": MERGE,
    "Questions": CONFIRM,
    "Reading": SHEET,
}


def listing() -> list[Listed]:
    """Every binding, in the order of the help."""
    return [
        Listed(binding.id or "", binding.key, where, binding.tooltip)
        for where, group in GROUPS.items()
        for binding in group
        if isinstance(binding, Binding)
    ]
