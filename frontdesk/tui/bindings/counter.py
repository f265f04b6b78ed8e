"""The keys that work everywhere, and those of the counter: in its box, and on the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.bindings.declared import key

if TYPE_CHECKING:
    from textual.binding import BindingType

EVERYWHERE: list[BindingType] = [
    key("f1", "help", "help", "Show what every key does here", name="help", show=True, cap="F1"),
    key("f8,ctrl+z", "undo", "undo", "Take back the last thing done at this till", name="undo", cap="F8"),
    key("f9", "who", "who", "Say who is at the till", name="who", show=True, cap="F9"),
    key("ctrl+f9", "lock", "lock", "Lock this till until somebody shows their PIN", name="lock", cap="^F9", first=True),
    key("f12", "mask", "mask", "Hide phones and notes while the screen faces the queue", name="mask", cap="F12"),
    key("ctrl+p", "command_palette", "all", "Find any action by name", name="palette", show=True, cap="^p"),
    key("ctrl+o", "go('counter')", "counter", "Go to the counter", name="go.counter", cap="^o"),
    key("ctrl+t", "go('today')", "today", "See today's visits", name="go.today", cap="^t"),
    key("ctrl+b", "go('people')", "book", "See the whole book of people", name="go.people", cap="^b"),
    key("ctrl+g", "go('items')", "goods", "See what the shop sells", name="go.items", cap="^g"),
    key("ctrl+r", "go_history", "record", "See what was done in the shop", name="go.history", cap="^r"),
    key("ctrl+a", "go('morning')", "morning", "See what this day brings", name="go.morning", cap="^a", first=True),
    key("ctrl+f", "go('inbox')", "inbox", "See what customers said, and what is owed", name="go.inbox", cap="^f"),
    key("ctrl+l", "go('followups')", "promises", "See the follow-ups", name="go.followups", cap="^l"),
    key("ctrl+e", "go('evening')", "evening", "Look back on the day", name="go.evening", cap="^e", first=True),
    key("ctrl+u,f11", "go('team')", "team", "See the team, and whom to thank", name="go.team", cap="^u"),
    key("ctrl+x", "go('data')", "data", "Import, export and back up", name="go.data", cap="^x", first=True),
    key(
        "ctrl+s",
        "go('settings')",
        "settings",
        "Change the settings of the shop and of this till",
        name="go.settings",
        cap="^s",
    ),
    key("ctrl+q", "quit", "quit", "Leave Front Desk", name="quit", cap="^q"),
]

BOX: list[BindingType] = [
    key("enter", "submit", "open", "Open the card of the chosen row", name="box.open", show=True, cap="⏎"),
]

COUNTER: list[BindingType] = [
    key("up", "choose(-1)", "up", "Choose the row above", name="box.up"),
    key("down", "choose(1)", "down", "Choose the row below", name="box.down"),
    key("escape", "back", "clear", "Go back to an empty box", name="box.back", cap="Esc"),
    key("ctrl+n", "new_customer", "new", "Add a new customer", name="box.new", show=True, cap="^n"),
    key("f2", "feedback", "feedback", "Write down what they said", name="box.feedback", cap="F2"),
    key("f3", "note", "note", "Write a note, preference, allergy or cue", name="box.note", cap="F3"),
    key("f4", "edit", "edit", "Change what is known about them", name="box.edit", cap="F4"),
    key("f5", "usual", "usual", "Log the usual of the chosen row", name="box.usual", show=True, cap="F5"),
    key("f6", "order", "other", "Log another order", name="box.order", cap="F6"),
    key("f7", "history", "history", "See their history", name="box.history", cap="F7"),
    key("f10", "follow_up", "follow-up", "Promise to come back to them", name="box.follow_up", cap="F10"),
    key(
        "ctrl+k",
        "make_good",
        "make good",
        "Give something for what went wrong",
        name="box.make_good",
        cap="^k",
        first=True,
    ),
    key("ctrl+d", "told", "told", "They were told what became of their idea", name="box.told", cap="^d", first=True),
    key("ctrl+y", "walk_in", "walk-in", "Log somebody who has no card", name="box.walk_in", cap="^y"),
]

CARD: list[BindingType] = [
    key("enter", "screen.usual", "the usual", "Log the usual, now, by me", name="card.usual", show=True, cap="⏎"),
    key("s", "screen.sorry", "sorry said", "Somebody said sorry to them", name="card.sorry", show=True),
    key("m", "screen.make_good", "make good", "Give something for what went wrong", name="card.make_good", show=True),
    key("t", "screen.told", "told", "They were told what became of their idea", name="card.told", show=True),
    key("g", "screen.give", "give", "Give them what they have earned", name="card.give", show=True),
    key("o", "screen.order", "other", "Log another order", name="card.order", show=True),
    key("f", "screen.feedback", "feedback", "Write down what they said", name="card.feedback", show=True),
    key("n", "screen.note", "note", "Write a note, preference, allergy or cue", name="card.note", show=True),
    key("c", "screen.close_said", "close", "Close what went wrong, and say how it ended", name="card.close"),
    key("r", "screen.follow_up", "follow-up", "Promise to come back to them", name="card.follow_up"),
    key("d", "screen.date", "date", "Keep a day of something of theirs: booked, ready, renewal", name="card.date"),
    key("e", "screen.edit", "edit", "Change what is known about them", name="card.edit"),
    key("p", "screen.pin", "pin", "Pin an order as their usual", name="card.pin"),
    key("l", "screen.link", "link", "Link them to somebody", name="card.link"),
    key("h", "screen.history", "history", "See their visits and what was changed", name="card.history"),
    key("u", "app.undo", "undo", "Take back the last thing done at this till", name="card.undo", show=True),
    key("plus,+", "screen.rate('+')", "good", "The visit just logged was good", name="card.good", cap="+"),
    key("equals_sign,=", "screen.rate('=')", "so-so", "The visit just logged was so-so", name="card.so_so", cap="="),
    key("minus,-", "screen.rate('-')", "bad", "The visit just logged was bad", name="card.bad", cap="-"),
    key("question_mark", "app.help", "help", "Show what every key does here", name="card.help", cap="?"),
    key("escape", "screen.back", "back", "Go back to the box", name="card.back", cap="Esc"),
]
