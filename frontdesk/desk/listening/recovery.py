"""Recovery: what the desk brings up when somebody whom the shop failed comes again, and how it went."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.records.voices import FeedbackKind, Outcome, Recovery
from frontdesk.store.voices import feedback
from frontdesk.store.voices.feedback import Since, Wanted
from frontdesk.words.folding import plain
from frontdesk.words.phrases import few_words, short_date

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.voices import Feedback

NEVER_BY_NAME = "something went wrong"
"""What anybody but the owner is shown of a complaint about a member of the team; the queue may look on."""

MOST = 50
_LONGEST_PART = 60
_LET_GO_AFTER = 3
_LOOKED_BACK = timedelta(days=182)
_RATED = {"=": "so-so", "-": "not happy"}


def recoveries_in(desk: Desk, session: Session, customer_id: int) -> tuple[Recovery, ...]:
    """What went wrong for a customer and is to be brought up now: first what nobody has said sorry for, or closed.

    A complaint stands until a later visit is rated +. One that is closed is let go once its customer has come three
    times since, or since they last said how it was, without anybody asking: nobody will.
    """
    wanted = Wanted(kind=FeedbackKind.COMPLAINT, customer_id=customer_id)
    found = feedback.listed(session, wanted, MOST)
    since = feedback.since(session, [each.id for each in found])
    standing = [(each, since.get(each.id, Since())) for each in found]
    standing = [(each, after) for each, after in standing if _stands(each, after)]
    standing.sort(key=lambda pair: (pair[0].sorry_at is None, pair[0].open, pair[0].at, pair[0].id), reverse=True)
    today = desk.clock.today()
    return tuple(_recovery(each, after, today) for each, after in standing)


def outcome_of(came: int, rated: str) -> Outcome:
    """How a recovery went: by how often the customer came since, and how they rated the newest visit they rated."""
    if rated:
        return Outcome.WON_BACK if rated == "+" else Outcome.STILL_UNHAPPY
    return Outcome.NOT_ASKED if came else Outcome.NOT_SEEN


def outcomes(desk: Desk, start: date, end: date) -> tuple[Feedback, ...]:
    """How the recoveries went that these shop days, both included, have to do with.

    They are the complaints heard on them, and earlier ones (within half a year) whose customer said on one of them
    how it is now: so the evening on which somebody is won back says so.

    Anonymous ones are left out: nobody can tell whether their customer came again. Whoever is not the owner reads
    of a complaint about a member of the team only that something went wrong.
    """
    with desk.store.reading() as session:
        before = start - min(_LOOKED_BACK, start - start.min)
        heard = feedback.listed(session, Wanted(kind=FeedbackKind.COMPLAINT, start=before, end=end), limit=None)
        since = feedback.since(session, [each.id for each in heard])
    found = [each for each in heard if each.day >= start or _said_on(since.get(each.id), start, end)]
    sees_all = desk.sees_all
    return tuple(
        replace(each if sees_all else _discreet(each), recovery=outcome_of(after.came, after.rated))
        for each, after in ((each, since.get(each.id, Since())) for each in found)
        if each.customer_id is not None
    )


def _said_on(after: Since | None, start: date, end: date) -> bool:
    return after is not None and after.rated_day is not None and start <= after.rated_day <= end


def _discreet(complaint: Feedback) -> Feedback:
    if complaint.about_id is None:
        return complaint
    return replace(complaint, text=NEVER_BY_NAME, about="", about_id=None, answer="", outcome="", made_good=())


def _stands(complaint: Feedback, since: Since) -> bool:
    return not since.pleased and (complaint.open or since.unasked < _LET_GO_AFTER)


def _recovery(complaint: Feedback, since: Since, today: date) -> Recovery:
    shown, said = _discreet(complaint), complaint.sorry_at is not None
    about = in_brief(shown.text)
    parts = [f"{about} on {_day(complaint.day, today)}"]
    parts += filter(None, (in_brief(shown.answer or shown.outcome), in_brief(", ".join(_given(shown)))))
    asking = "ask today"
    if since.rated in _RATED and since.rated_day is not None:
        parts.append(f"{_RATED[since.rated]} on {_day(since.rated_day, today)}")
        asking = "ask again"
    words = f"{'' if said else 'Say sorry: '}{', '.join(parts)}: {asking}"
    gave = ", ".join(made_good.what for made_good in shown.made_good)
    return Recovery(complaint.id, words, about, said, outcome_of(since.came, since.rated), complaint.open, gave)


def _given(complaint: Feedback) -> list[str]:
    """What was given, unless the answer says so already."""
    told = f" {plain(complaint.answer or complaint.outcome)} "
    return [each.what for each in complaint.made_good if f" {plain(each.what)} " not in told]


def in_brief(text: str) -> str:
    """A text as it fits a line: one line, its first few words."""
    line = few_words(text, _LONGEST_PART)
    return line.rstrip(" .,;:") or line


def _day(day: date, today: date) -> str:
    return short_date(day, today).partition(" ")[2]
