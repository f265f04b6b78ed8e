"""Tables of what customers said, what became of it, and what the shop gave to make good."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from frontdesk.store.tables.naming import NEVER_AGAIN, key, short_enough


class IdeaRow(SQLModel, table=True):
    """What one or more customers proposed, and what the shop decided about it; an empty decision is none yet."""

    __tablename__ = "ideas"
    __table_args__ = (
        *short_enough("title", "because"),
        CheckConstraint("decision IN ('', 'trying', 'doing', 'done', 'no')", name="decision_known"),
        NEVER_AGAIN,
    )

    id: int | None = Field(default=None, primary_key=True)
    title: str
    at: datetime
    decision: str = ""
    because: str = ""
    decided_at: datetime | None = None
    decided_by: int | None = key(of="staff.id", optional=True, index=False)
    version: int = 1


class FeedbackRow(SQLModel, table=True):
    """What somebody said at the counter; without a customer it is anonymous.

    `about_id` is the member of staff whom it is about. Each state has its time: `sorry_at`, `answered_at` (the first
    answer), `closed_at`. `first_contact` is settled when it is closed, by the standard of that day.
    """

    __tablename__ = "feedback"
    __table_args__ = (
        *short_enough("text", "item", "answer", "outcome"),
        CheckConstraint("text <> ''", name="text_given"),
        CheckConstraint("kind IN ('complaint', 'compliment', 'idea', 'question')", name="kind_known"),
        Index("ix_feedback_closed_at_kind", "closed_at", "kind"),
        NEVER_AGAIN,
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    text: str
    at: datetime
    day: date = Field(index=True)
    customer_id: int | None = key(of="customers.id", optional=True)
    visit_id: int | None = key(of="visits.id", optional=True)
    item_id: int | None = key(of="items.id", optional=True, index=False)
    item: str = ""
    about_id: int | None = key(of="staff.id", optional=True, index=False)
    heard_by: int | None = key(of="staff.id", optional=True, index=False)
    assigned_to: int | None = key(of="staff.id", optional=True, index=False)
    idea_id: int | None = key(of="ideas.id", optional=True)
    sorry_at: datetime | None = None
    sorry_by: int | None = key(of="staff.id", optional=True, index=False)
    answer: str = ""
    answered_at: datetime | None = None
    answered_by: int | None = key(of="staff.id", optional=True, index=False)
    closed_at: datetime | None = None
    closed_by: int | None = key(of="staff.id", optional=True, index=False)
    outcome: str = ""
    first_contact: bool = False
    version: int = 1


class MakeGoodRow(SQLModel, table=True):
    """What we gave after we failed; `amount` in minor units. `over_budget` says that it took the owner."""

    __tablename__ = "make_goods"
    __table_args__ = (*short_enough("what"), CheckConstraint("what <> ''", name="what_given"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    what: str
    amount: int | None = None
    at: datetime
    day: date = Field(index=True)
    customer_id: int | None = key(of="customers.id", optional=True)
    feedback_id: int | None = key(of="feedback.id", optional=True)
    staff_id: int | None = key(of="staff.id", optional=True, index=False)
    over_budget: bool = False


class TellRow(SQLModel, table=True):
    """That somebody who had an idea was told what was decided."""

    __tablename__ = "tells"
    __table_args__ = (NEVER_AGAIN,)

    id: int | None = Field(default=None, primary_key=True)
    idea_id: int = key(of="ideas.id")
    customer_id: int = key(of="customers.id")
    decision: str
    at: datetime
    staff_id: int | None = key(of="staff.id", optional=True, index=False)


class PanelRow(SQLModel, table=True):
    """Something to ask a few regulars."""

    __tablename__ = "panels"
    __table_args__ = (*short_enough("question"), CheckConstraint("question <> ''", name="question_given"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    question: str
    at: datetime
    staff_id: int | None = key(of="staff.id", optional=True, index=False)
    closed_at: datetime | None = None


class PanelMemberRow(SQLModel, table=True):
    """A regular who is to be asked, and what they answered."""

    __tablename__ = "panel_members"
    __table_args__ = (UniqueConstraint("panel_id", "customer_id"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    panel_id: int = key(of="panels.id", index=False)
    customer_id: int = key(of="customers.id")
    why: str = ""
    asked_at: datetime | None = None
    asked_by: int | None = key(of="staff.id", optional=True, index=False)
    feedback_id: int | None = key(of="feedback.id", optional=True)
