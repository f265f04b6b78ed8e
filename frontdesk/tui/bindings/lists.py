"""The keys of the screens that are a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.bindings.declared import key

if TYPE_CHECKING:
    from textual.binding import BindingType

LIST: list[BindingType] = [
    key("enter", "open", "open", "Open this row", name="list.open", show=True, cap="⏎"),
    key("up,k", "move(-1)", "up", "Go one row up", name="list.up", cap="↑"),
    key("down,j", "move(1)", "down", "Go one row down", name="list.down", cap="↓"),
    key("pageup", "page(-1)", "page up", "Go one page up", name="list.page_up", cap="PgUp"),
    key("pagedown", "page(1)", "page down", "Go one page down", name="list.page_down", cap="PgDn"),
    key("home,g", "first", "first", "Go to the first row", name="list.first", cap="Home"),
    key("end,G", "last", "last", "Go to the last row", name="list.last", cap="End"),
    key("u", "app.undo", "undo", "Take back the last thing done at this till", name="list.undo"),
    key("escape", "leave", "back", "Go back", name="list.back", show=True, cap="Esc"),
    key("question_mark", "app.help", "help", "Show what every key does here", name="list.help", cap="?"),
]

TODAY: list[BindingType] = [
    key("e", "edit", "edit", "Change this visit's order", name="today.edit", show=True),
    key("n", "note", "note", "Write a note on this visit", name="today.note"),
    key("x", "take_out", "take out", "Take this visit out", name="today.take_out", show=True),
    key("w", "walk_in", "walk-in", "Log somebody who has no card", name="today.walk_in"),
    key("plus,+", "rate('+')", "good", "This visit was good", name="today.good", cap="+"),
    key("equals_sign,=", "rate('=')", "so-so", "This visit was so-so", name="today.so_so", cap="="),
    key("minus,-", "rate('-')", "bad", "This visit was bad", name="today.bad", cap="-"),
    key("left", "day(-1)", "day", "See the day before", name="today.before", show=True, cap="←→"),
    key("right", "day(1)", "day", "See the day after", name="today.after", cap="→"),
    key("t", "this_day", "today", "Go to today", name="today.today"),
]

ITEMS: list[BindingType] = [
    key("a", "add", "add", "Add an item", name="items.add", show=True),
    key("e", "edit", "edit", "Change its name, price or category", name="items.edit"),
    key("x", "retire", "retire", "Stop selling it, and see whose usual breaks", name="items.retire", show=True),
    key("r", "retired", "retired", "Show or hide what is no longer sold", name="items.retired"),
    key("slash", "search", "find", "Find an item", name="items.find", show=True, cap="/"),
]

PEOPLE: list[BindingType] = [
    key("slash", "search", "find", "Find people", name="people.find", show=True, cap="/"),
    key("f", "filter(1)", "group", "Show the next group of people", name="people.filter", show=True),
    key("F", "filter(-1)", "group", "Show the group before", name="people.filter_back"),
    key("d", "duplicates", "duplicates", "See who may stand in the book twice", name="people.duplicates", show=True),
    key("e", "edit", "edit", "Change what is known about them", name="people.edit"),
    key("l", "link", "link", "Link them to somebody", name="people.link"),
    key("h", "history", "history", "See their visits and what was changed", name="people.history"),
    key("v", "held", "held", "See everything that is held on them", name="people.held"),
    key("x", "forget", "forget", "Forget them for good; asks first", name="people.forget"),
    key("space", "mark", "mark", "Mark for merging", name="people.mark", show=True, cap="Space"),
    key("m", "merge", "merge", "Merge the two marked people", name="people.merge", show=True),
]

DUPLICATES: list[BindingType] = [
    key("x", "apart", "not the same", "They are two, and not proposed again", name="duplicates.apart", show=True),
]

HISTORY: list[BindingType] = [
    key("x", "undo_this", "take back", "Take back the marked action", name="history.undo", show=True),
]

INBOX: list[BindingType] = [
    key("a", "answer", "answer", "Write what was answered", name="inbox.answer", show=True),
    key("m", "make_good", "make good", "Give something for what went wrong", name="inbox.make_good", show=True),
    key("c", "close", "close", "Close it, and say how it ended", name="inbox.close", show=True),
    key("s", "sorry", "sorry said", "Somebody said sorry", name="inbox.sorry"),
    key("w", "assign", "who", "Say who takes care of it", name="inbox.assign"),
    key("e", "edit", "edit", "Change what is written there", name="inbox.edit"),
    key("r", "reopen", "open again", "Open again what is closed", name="inbox.reopen", show=True),
    key("v", "read", "read", "Read all of it", name="inbox.read"),
    key("f", "filter(1)", "kind", "Show the next kind", name="inbox.filter", show=True),
    key("F", "filter(-1)", "kind", "Show the kind before", name="inbox.filter_back"),
    key("space", "mark", "mark", "Mark an idea for grouping", name="inbox.mark", cap="Space"),
    key("i", "group", "group", "Make one of the ideas that say the same", name="inbox.group", show=True),
    key("I", "take_out", "take out", "Take an idea out of its group", name="inbox.take_out"),
    key("d", "decide", "decide", "Decide what becomes of an idea", name="inbox.decide", show=True),
    key("t", "told", "told", "They were told what became of their idea", name="inbox.told", show=True),
    key("o", "closed", "closed", "Show or hide what is closed", name="inbox.closed"),
]

FOLLOWUPS: list[BindingType] = [
    key("x", "done", "done", "It is done; say what came of it", name="followups.done", show=True),
    key("z", "snooze", "later", "Put it off to another day", name="followups.snooze", show=True),
    key("c", "contact", "reach", "See how to reach them", name="followups.contact", show=True),
    key("a", "add", "add", "Promise something to somebody", name="followups.add"),
    key("e", "edit", "edit", "Change what is to be done", name="followups.edit"),
    key("f", "filter(1)", "due", "Show overdue ones, all, or what is done", name="followups.filter", show=True),
    key("F", "filter(-1)", "due", "Show the ones before", name="followups.filter_back"),
]

MORNING: list[BindingType] = [
    key("tab", "part(1)", "next part", "Go to the next part", name="morning.next", show=True, cap="Tab"),
    key("shift+tab", "part(-1)", "part before", "Go to the part before", name="morning.before"),
    key("x", "done", "done", "This promise is done; say what came of it", name="morning.done", show=True),
    key("t", "told", "told", "They were told what became of their idea", name="morning.told"),
    key("c", "contact", "reach", "See how to reach them", name="morning.contact", show=True),
]

EVENING: list[BindingType] = [
    key("d", "kind('day')", "day, week, month", "Look back on a day", name="evening.day", show=True, cap="d w m"),
    key("w", "kind('week')", "week", "Look back on a week", name="evening.week"),
    key("m", "kind('month')", "month", "Look back on a month", name="evening.month"),
    key("left", "span(-1)", "another", "Go to the span before", name="evening.before", show=True, cap="←→"),
    key("right", "span(1)", "after", "Go to the span after", name="evening.after", cap="→"),
    key("t", "this_span", "today", "Go to the span that holds today", name="evening.today"),
    key("tab", "part(1)", "next part", "Go to the next part", name="evening.next", show=True, cap="Tab"),
    key("shift+tab", "part(-1)", "part before", "Go to the part before", name="evening.part_before"),
    key("x", "thanked", "thanked", "They were thanked: say how", name="evening.thanked", show=True),
    key("c", "contact", "reach", "See how to reach them", name="evening.contact", show=True),
    key("r", "promise", "follow-up", "Promise to come back to them", name="evening.promise", show=True),
]

BEHIND: list[BindingType] = [
    key("v", "read", "read", "Read all of it", name="behind.read", show=True),
]

TEAM: list[BindingType] = [
    key("a", "add", "add", "Add somebody to the team", name="team.add", show=True),
    key("e", "edit", "edit", "Change their name or role", name="team.edit", show=True),
    key("x", "thanked", "thanked", "They were thanked: say how", name="team.thanked", show=True),
    key("o", "leave_team", "left", "They left the team, or are back", name="team.left", show=True),
    key("p", "pin", "PIN", "Give them a PIN, or another one", name="team.pin", show=True),
    key("P", "take_pin_off", "PIN off", "Take their PIN off; asks first", name="team.pin_off"),
    key("f", "former", "former", "Show or hide who left", name="team.former"),
]
