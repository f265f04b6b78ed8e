"""What customers said, as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from frontdesk.cli.printing import Column
from frontdesk.records.voices import Outcome
from frontdesk.words.phrases import count, short_date

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.cli.call import Call
    from frontdesk.desk.desk import Desk
    from frontdesk.records.voices import Feedback, Heard

COLUMNS: Final = (
    Column("id", "dim", figures=True),
    Column("kind"),
    Column("who", "bold", most=16),
    Column("said"),
    Column("about", "cyan", least=100, most=14),
    Column("heard", "dim", least=120, most=18),
    Column("where it stands", "yellow", most=20),
    Column("what we did", "dim", least=100, most=30),
)


def row(each: Feedback, today: date) -> list[str]:
    """One thing that somebody said, as a row of a table."""
    did = [f"said sorry ({each.sorry_by})" if each.sorry_by else "said sorry"] if each.sorry_at else []
    return [
        str(each.id),
        str(each.kind),
        each.customer_name or "anonymous",
        each.text,
        " · ".join(filter(None, [each.item, each.about])),
        " · ".join(filter(None, [short_date(each.day, today), each.heard_by])),
        " · ".join(filter(None, [each.state, owed(each, today), each.assigned_to, _recovery(each)])),
        " · ".join(filter(None, [*did, each.answer, *(gift.what for gift in each.made_good), each.outcome])),
    ]


def _recovery(each: Feedback) -> str:
    """How it goes with whoever we failed; that somebody was not seen is no news while it is open."""
    return "" if each.recovery is None or (each.open and each.recovery is Outcome.NOT_SEEN) else str(each.recovery)


def owed(each: Feedback, today: date) -> str:
    """What the standards ask for next: "first step by Mon 23 Nov", "close overdue since Fri 20 Nov"; else empty."""
    if each.due is None:
        return ""
    return f"{each.owed} {'overdue since' if each.overdue else 'by'} {short_date(each.due, today)}"


def say_heard(call: Call, desk: Desk, heard: Heard, sentence: str) -> None:
    """Say what came of feedback: its id, and what in it nobody sells, or has been proposed before."""
    from frontdesk.desk.listening.ideas import read

    call.out.nearest([(heard.unlisted, heard.nearest)] if heard.unlisted else [])
    alike = [read(desk, each.id) for each in heard.alike]
    for each in alike:
        asked = count(each.askers, "person", "people")
        same = f"`frontdesk ideas group {heard.id} {each.voices[0].id}` makes them one." if each.voices else ""
        call.out.note(f"Idea {each.id} is like it: “{each.title}”, from {asked}. {same}".rstrip())
    call.out.made(
        sentence.format(heard.id),
        heard.id,
        heard.action_id,
        idea=heard.idea_id,
        alike=[{"id": each.id, "title": each.title, "askers": each.askers} for each in alike],
        unlisted=[{"name": heard.unlisted, "nearest": [*heard.nearest]}] if heard.unlisted else [],
    )
