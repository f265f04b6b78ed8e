"""What customers said at the counter, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from frontdesk.records.ideas import Idea


class FeedbackKind(StrEnum):
    """What sort of thing somebody said."""

    COMPLAINT = "complaint"
    COMPLIMENT = "compliment"
    IDEA = "idea"
    QUESTION = "question"


class Outcome(StrEnum):
    """How a recovery went, as later visits and their happiness say."""

    WON_BACK = "won back"
    STILL_UNHAPPY = "still unhappy"
    NOT_SEEN = "not seen since"
    NOT_ASKED = "back, not asked yet"


@dataclass(frozen=True, slots=True)
class NewFeedback:
    """What somebody said, as it was typed.

    Without `customer_id` it is anonymous. `item` is a name as people say it, `about_id` the member of staff it is
    about. `visit_id` is the visit it is about; None for the customer's latest visit of today, if there is one.
    """

    kind: str
    text: str
    customer_id: int | None = None
    item: str = ""
    about_id: int | None = None
    visit_id: int | None = None


@dataclass(frozen=True, slots=True)
class MakeGood:
    """What we gave after we failed; `amount` in minor units, None when it cost nothing worth counting."""

    id: int
    what: str
    at: datetime
    day: date
    amount: int | None = None
    customer_id: int | None = None
    customer_name: str = ""
    feedback_id: int | None = None
    by: str = ""
    over_budget: bool = False


@dataclass(frozen=True, slots=True)
class Feedback:
    """One thing that somebody said, and everything that was done about it.

    `at` is UTC, `day` the shop's own. `due` is the shop day by which the next step is owed under the standards,
    None when no clock runs; `overdue` says that it is past, `owed` what is owed, in a word or two.
    """

    id: int
    kind: FeedbackKind
    text: str
    at: datetime
    day: date
    customer_id: int | None = None
    customer_name: str = ""
    visit_id: int | None = None
    item: str = ""
    item_id: int | None = None
    about: str = ""
    about_id: int | None = None
    heard_by: str = ""
    heard_by_id: int | None = None
    assigned_to: str = ""
    assigned_to_id: int | None = None
    idea_id: int | None = None
    idea: str = ""
    sorry_at: datetime | None = None
    sorry_by: str = ""
    answer: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""
    closed_at: datetime | None = None
    closed_by: str = ""
    outcome: str = ""
    first_contact: bool = False
    made_good: tuple[MakeGood, ...] = ()
    recovery: Outcome | None = None
    due: date | None = None
    overdue: bool = False
    owed: str = ""
    version: int = 1

    @property
    def open(self) -> bool:
        """Whether nobody has closed it."""
        return self.closed_at is None

    @property
    def state(self) -> str:
        """Where it stands, in a word: open, answered or closed."""
        if self.closed_at is not None:
            return "closed"
        return "answered" if self.answered_at is not None else "open"


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of writing feedback down: its id, the action that takes it back, the idea it began.

    `alike` are ideas that say something similar, to be grouped if a person thinks so; `nearest` the items' names
    when the named item is not on the list, with `unlisted` that name.
    """

    id: int
    action_id: int
    idea_id: int | None = None
    alike: tuple[Idea, ...] = ()
    unlisted: str = ""
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Closed:
    """What came of closing feedback: whether it counts as solved at first contact."""

    id: int
    action_id: int | None
    first_contact: bool


@dataclass(frozen=True, slots=True)
class Recovery:
    """A complaint that the desk brings up when its customer comes again.

    `words` is the whole RECOVERY line, `said` whether somebody has said sorry, `about` what went wrong in few words;
    `open` that nobody has closed the complaint, and `gave` what was given for it.
    """

    feedback_id: int
    words: str
    about: str
    said: bool
    outcome: Outcome
    open: bool = False
    gave: str = ""


@dataclass(frozen=True, slots=True)
class Budget:
    """What staff may give without asking, in minor units: each time, in a month, and what this month has cost."""

    each: int
    month: int
    spent: int

    @property
    def left(self) -> int:
        """What is left of this month's."""
        return max(self.month - self.spent, 0)


@dataclass(frozen=True, slots=True)
class Given:
    """What came of a make-good or a reward."""

    id: int
    action_id: int
    what: str
    budget: Budget | None = None


@dataclass(frozen=True, slots=True)
class Thanks:
    """A member of staff to thank, and for what; `staff` is empty for the whole team."""

    staff: str
    staff_id: int | None
    compliments: tuple[Feedback, ...]
