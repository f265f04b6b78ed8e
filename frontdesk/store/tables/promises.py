"""Tables of what was promised: dates of a customer's things, follow-ups, perks and what was given of them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from frontdesk.store.tables.naming import NEVER_AGAIN, key, short_enough


class KeyDateRow(SQLModel, table=True):
    """A day of something of a customer's: a car that is booked, a coat that is ready, a policy to renew."""

    __tablename__ = "key_dates"
    __table_args__ = (
        *short_enough("what"),
        CheckConstraint("kind IN ('booked', 'ready', 'collected', 'renewal')", name="kind_known"),
        NEVER_AGAIN,
    )

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = key(of="customers.id")
    kind: str
    day: date = Field(index=True)
    what: str = ""
    reading: int | None = None
    at: datetime
    staff_id: int | None = key(of="staff.id", optional=True, index=False)
    done_at: datetime | None = None
    done_by: int | None = key(of="staff.id", optional=True, index=False)
    version: int = 1


class FollowUpRow(SQLModel, table=True):
    """A promise made by hand, or what was done about one that follows from a rule.

    What follows from a rule is worked out when it is looked at. It has a row once somebody acted on it, under the
    rule's number, its `anchor` (what it follows from, such as "visit:12") and the day on which that `occurs`.
    """

    __tablename__ = "follow_ups"
    __table_args__ = (
        *short_enough("text", "outcome"),
        Index("ix_follow_ups_done_at_due", "done_at", "due"),
        NEVER_AGAIN,
    )

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = key(of="customers.id")
    text: str
    due: date
    at: datetime
    staff_id: int | None = key(of="staff.id", optional=True, index=False)
    rule: int | None = None
    anchor: str = Field(default="", index=True)
    occurs: date | None = None
    feedback_id: int | None = key(of="feedback.id", optional=True)
    done_at: datetime | None = None
    done_by: int | None = key(of="staff.id", optional=True, index=False)
    outcome: str = ""
    version: int = 1


class PerkRow(SQLModel, table=True):
    """What regulars get without asking; `cap` is how often a customer may have it within a year."""

    __tablename__ = "perks"
    __table_args__ = (
        *short_enough("what"),
        CheckConstraint("kind IN ('every', 'from', 'birthday', 'anniversary', 'friend')", name="kind_known"),
        CheckConstraint("what <> ''", name="what_given"),
        NEVER_AGAIN,
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    number: int | None = None
    what: str
    cap: int | None = None
    since: datetime
    active: bool = True
    version: int = 1


class RewardRow(SQLModel, table=True):
    """A perk that was given; `occasion` tells which ("150", "2026", a friend's id)."""

    __tablename__ = "rewards"
    __table_args__ = (*short_enough("what"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    perk_id: int = key(of="perks.id")
    customer_id: int = key(of="customers.id")
    occasion: str
    what: str
    at: datetime
    day: date = Field(index=True)
    staff_id: int | None = key(of="staff.id", optional=True, index=False)


class StampRow(SQLModel, table=True):
    """A correction of how many visits count for perks: more, or (negative) fewer, than were logged."""

    __tablename__ = "stamps"
    __table_args__ = (*short_enough("why"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = key(of="customers.id")
    number: int
    why: str = ""
    at: datetime
    staff_id: int | None = key(of="staff.id", optional=True, index=False)
