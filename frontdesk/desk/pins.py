"""PINs: they say who did what. They keep nobody from reading the file, for which there is encryption.

Off until the owner sets one; from then on what is the owner's alone wants the owner's PIN.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from frontdesk.desk import guessing
from frontdesk.desk.desk import OWNER
from frontdesk.desk.guessing import TooManyGuesses, wait_in_words
from frontdesk.desk.team import NoSuchStaff, everybody
from frontdesk.errors import BadInput, NotAllowed, NothingFound, OwnersAlone
from frontdesk.records.deeds import Done
from frontdesk.store.shop import glance
from frontdesk.store.shop import pins as rows
from frontdesk.words.folding import folded, kept
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from frontdesk.desk.desk import Desk
    from frontdesk.records.team import Staff

SHORTEST = 4
LONGEST = 64
TOLD_FOR = timedelta(days=7)
"""How long the counter says that all PINs were taken off."""

PIN = "team.pin"
RESET = "team.reset"
WITHOUT_UNDO = frozenset({PIN, RESET})
"""Deeds that nothing takes back: the hash of before was never written down."""

_NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$Rs2aM0mr1hORDscNSdFJ7Q$lD5o7AS8ld0guTQCWZ4qWGXB+XFDHXpFU6zvIKeTIwI"
"""A hash that is looked at where there is none, so that a name without a PIN takes as long to refuse as one with it."""


class UnusablePin(BadInput):
    """That is no PIN."""

    hint = f"Four to twelve digits are usual; {SHORTEST} to {LONGEST} characters of any kind will do."


class NoPin(NothingFound):
    """They have no PIN."""


class OwnerFirst(NotAllowed):
    """The owner's PIN comes first; with it begins that PINs are asked for."""

    hint = "Say who is: e on the Team screen, or `frontdesk team change NAME --role owner`; then set theirs."


class WrongPin(NotAllowed):
    """That is not their PIN."""

    def __init__(self, name: str, counted: guessing.Counted, now: datetime) -> None:
        until = counted.pause_ends
        hint = (
            f"Wait {wait_in_words(until, now)} before the next one."
            if until is not None
            else f"{count(counted.left, 'more try', 'more tries')}, then there is a pause."
        )
        super().__init__(f"That is not the PIN of {name}.", hint=hint)
        self.left = counted.left
        self.until = until


def changeable(desk: Desk, staff_id: int) -> Staff:
    """Whoever works here under this id, if their PIN may be set and taken off here: the owner any, others their own.

    Before the first, it is for the owner by name, or on the command line for nobody.

    Raises:
        OwnersAlone: it is another's, and the owner is not at the till.
        NoSuchStaff: nobody of this id works here.
    """
    member = next((each for each in everybody(desk) if each.id == staff_id), None)
    if member is None:
        raise NoSuchStaff(f"There is no team member {staff_id} who works here.")
    own = desk.proved and desk.staff is not None and desk.staff.id == member.id
    if desk.guarded and not own:
        desk.only_owner("set and take off the PINs of others")
    elif not desk.guarded and not desk.sees_all:
        raise OwnersAlone(
            "Only the owner may begin to use PINs.", hint="Say that it is you: F9 at the counter, --by in a command."
        )
    return member


def set_pin(desk: Desk, staff_id: int, pin: str) -> Done:
    """Give somebody who works here a PIN, in place of any they had. It has no undo, and stands nowhere but as a hash.

    Raises:
        UnusablePin: too short, too long, or no text.
        OwnerFirst: no owner has one yet, and this is none.
        OwnersAlone: it is another's, and the owner is not at the till.
        NoSuchStaff: nobody of this id works here.
    """
    member = changeable(desk, staff_id)
    if not desk.guarded and folded(member.role) != OWNER:
        raise OwnerFirst
    hashed = _hasher().hash(_usable(pin))
    with desk.store.writing(desk.deed(PIN, "PIN set")) as work:
        rows.put(work, member.id, hashed)
        guessing.clear(work.session, desk, member.id)
        return Done(member.id, work.action_id)


def take_off(desk: Desk, staff_id: int) -> Done:
    """Leave somebody without a PIN; once no owner has one, PINs are not asked for any more. It has no undo.

    Raises:
        NoPin: they have none.
        OwnersAlone: it is another's, and the owner is not at the till.
        NoSuchStaff: nobody of this id works here.
    """
    member = changeable(desk, staff_id)
    if not member.pin:
        raise NoPin(f"{member.name} has no PIN.")
    with desk.store.writing(desk.deed(PIN, "PIN taken off")) as work:
        rows.take_off(work, member.id)
        guessing.clear(work.session, desk, member.id)
        return Done(member.id, work.action_id)


def reset(desk: Desk) -> Done:
    """Take all PINs off, for an owner who forgot theirs: whoever can run commands on the shop's machine may.

    It is in the journal, told at the counter for a week, and has no undo.
    """
    with desk.store.writing(desk.deed(RESET, "All PINs taken off")) as work:
        rows.take_off_all(work)
        return Done(0, work.action_id)


def reset_lately(desk: Desk) -> datetime | None:
    """When all PINs were taken off, in UTC, if that was within the last week; the counter says so."""
    with desk.store.looking() as connection:
        said = glance.settings(connection).get(rows.RESET)
    at = datetime.fromisoformat(said) if isinstance(said, str) else None
    return at if at is not None and desk.clock.now() - at < TOLD_FOR else None


def prove(desk: Desk, name: str, pin: str) -> Desk:
    """The same desk with somebody at the till who has shown that it is them.

    The guess is counted before it is looked at, in the shop's file, so that neither a restart nor a second till gives
    more of them. A name that nobody bears takes as long as any.

    Raises:
        WrongPin: it is not theirs, or they have none; `left` says how many tries there are, `until` when (aware UTC)
            the next one is looked at, None for at once.
        TooManyGuesses: there is a pause `until` then; it was not looked at.
    """
    member = desk.called(name)
    who = member.id if member is not None else 0
    guessing.refuse_in_a_pause(desk, who)
    with desk.store.writing(desk.deed("pin.guess", "PIN typed")) as work:
        counted = guessing.count(work.session, desk, who)
        hashed = rows.hash_of(work.session, who)
    if counted.until is not None:
        raise TooManyGuesses(counted.until, desk.clock.now())
    right = _fits(hashed or _NOBODYS, pin)
    if member is None or hashed is None or not right:
        raise WrongPin(member.name if member is not None else name[:40], counted, desk.clock.now())
    with desk.store.writing(desk.deed("pin.guess", "PIN typed")) as work:
        guessing.forgive(work.session, counted)
    return replace(desk, staff=member, proved=True)


def _usable(pin: str) -> str:
    said = kept(pin).strip()
    if not SHORTEST <= len(said) <= LONGEST:
        raise UnusablePin(f"A PIN has {SHORTEST} characters or more." if len(said) < SHORTEST else "That is too long.")
    return said


def _fits(hashed: str, pin: str) -> bool:
    from unicodedata import normalize

    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(hashed, normalize("NFC", pin).strip().encode("utf-8", "surrogatepass"))
    except (VerificationError, InvalidHashError):
        return False


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    # Said explicitly: what is looked at for a name without a PIN must cost the same.
    return PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=4)
