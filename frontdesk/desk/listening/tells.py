"""Tells: each person who asked is told what was decided, on their card or by call, and then no more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from frontdesk.desk.listening.hearing import kept_customer
from frontdesk.errors import BadInput, NothingFound
from frontdesk.records.deeds import Done
from frontdesk.records.ideas import Decision, ToTell
from frontdesk.store.people import to_call
from frontdesk.store.voices import feedback, ideas, tells
from frontdesk.words.phrases import few_words, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.ideas import Idea
    from frontdesk.records.voices import Feedback
    from frontdesk.store.unit import Work
    from frontdesk.store.voices.tells import Waiting

_LONGEST_TITLE: Final = 60
_LONGEST_BECAUSE: Final = 100
_OF_IDEAS: Final = "idea."
"""How the kinds of all acts on ideas begin in the journal."""


class NoSuchIdea(NothingFound):
    """There is no such idea."""

    hint = "See `frontdesk ideas list`."


class NotOnTheList(BadInput):
    """There is nothing to tell them."""

    hint = "See `frontdesk ideas tell` for who is to be told."


def to_tell(desk: Desk, idea_id: int | None = None) -> tuple[ToTell, ...]:
    """Who still has to be told, the newest decision first, with the numbers to call; of one idea or of all.

    Whoever said no to calls stands there without a number: they are told when they come.

    Raises:
        NoSuchIdea: there is no idea of this id.
    """
    with desk.store.reading() as session:
        if idea_id is not None:
            there(session, idea_id)
        return waiting_in(desk, session, None if idea_id is None else [idea_id])


def waiting_in(desk: Desk, session: Session, among: Iterable[int] | None) -> tuple[ToTell, ...]:
    """The same in a session, of some ideas or of all (None)."""
    found = tells.waiting(session, among=None if among is None else list(among))
    numbers = to_call.numbers(session, (each.customer_id for each in found))
    return tuple(replace(_to_tell(desk, each), phones=numbers.get(each.customer_id, ())) for each in found)


def tells_in(desk: Desk, session: Session, customer_id: int) -> tuple[ToTell, ...]:
    """What this customer is to be told when they stand at the counter, the newest decision first."""
    return tuple(_to_tell(desk, each) for each in tells.waiting(session, customer_id=customer_id))


def told(desk: Desk, idea_id: int, customer_id: int) -> Done:
    """Write down that a customer was told; what they said of it, if still open, is closed with that.

    A customer who was merged leads to whoever took them over.

    Raises:
        NoSuchIdea, NoSuchCustomer: as their sentences say.
        NotOnTheList: they did not ask, they were told already, or nothing was decided that they are waiting for.
    """
    with desk.store.writing(desk.deed("idea.told", "Told what came of an idea")) as work:
        idea = there(work.session, idea_id)
        who = kept_customer(work.session, customer_id)
        waiting = tells.waiting(work.session, among=[idea_id], customer_id=who)
        if who is None or not waiting:
            raise NotOnTheList(_why_not(work.session, idea, who))
        tell = tells.add(work, idea_id, who, idea.decision)
        settle(work, idea_id)
        return Done(tell, work.action_id)


def settle(work: Work, idea_id: int) -> None:
    """Let what was said of an idea end as the idea stands.

    What was said of a settled idea is closed where nobody is left to be told: the anonymous, and who knows by now.
    Feedback ends somewhere: an idea's voice ends with its answer, and nobody should have to close it by hand. Once
    the decision is another one, an ending that was written here is no longer true: it is opened again, or ends anew.
    What staff closed in their own words stays as they wrote it.
    """
    idea = there(work.session, idea_id)
    settled = idea.decision in tells.SETTLED
    owed = {each.customer_id for each in tells.waiting(work.session, among=[idea_id])} if settled else set()
    said = ideas.voices(work.session, [idea_id]).get(idea_id, ())
    outdated = _outdated(work.session, idea, said)
    for voice in said:
        if not voice.open and voice.id not in outdated:
            continue
        if settled and kept_customer(work.session, voice.customer_id) not in owed:
            closing = {"closed_at": work.deed.at, "closed_by": work.deed.staff_id}
            feedback.change(work, voice.id, **closing, outcome=_ending(idea))
        elif not voice.open:
            feedback.change(work, voice.id, closed_at=None, closed_by=None, outcome="")


def _outdated(session: Session, idea: Idea, said: Iterable[Feedback]) -> set[int]:
    """The voices that were closed here with another decision; the journal knows them from what staff wrote."""
    ended = {voice.id: voice.outcome.partition(":")[0] for voice in said if not voice.open}
    other = [voice for voice, decision in ended.items() if decision in tells.SETTLED and decision != idea.decision]
    return {voice for voice, deed in feedback.closing_deeds(session, other).items() if deed.startswith(_OF_IDEAS)}


def _ending(idea: Idea) -> str:
    because = few_words(idea.because, _LONGEST_BECAUSE)
    return f"{idea.decision}: {because}" if because else idea.decision


def there(session: Session, idea_id: int) -> Idea:
    """An idea as it stands alone.

    Raises:
        NoSuchIdea: there is none of this id.
    """
    found = ideas.read(session, [idea_id]).get(idea_id)
    if found is None:
        raise NoSuchIdea(f"There is no idea {idea_id}.")
    return found


def _to_tell(desk: Desk, each: Waiting) -> ToTell:
    title = few_words(each.title, _LONGEST_TITLE).rstrip(" .!?,;:")
    because = few_words(each.because, _LONGEST_BECAUSE)
    if each.decision == Decision.DONE:
        since = short_date(desk.clock.day_of(each.decided_at), desk.clock.today()) if each.decided_at else ""
        words = f"Done since {since}{f': {because}' if because else '.'}"
    else:
        words = f"We will not: {because}"
    return ToTell(each.idea_id, each.customer_id, each.customer_name, f"you asked: {title}. {words}", each.asked_on)


def _why_not(session: Session, idea: Idea, customer_id: int | None) -> str:
    asked = {voice.customer_id for voice in ideas.voices(session, [idea.id]).get(idea.id, ())}
    if customer_id not in asked:
        return f"Customer {customer_id} did not ask for idea {idea.id}."
    if idea.decision not in tells.SETTLED:
        return f"Idea {idea.id} is neither done nor refused yet; there is nothing to tell."
    return f"Customer {customer_id} was told already what came of idea {idea.id}."
