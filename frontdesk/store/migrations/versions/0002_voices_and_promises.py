"""What customers said and what the shop promised.

A revision is a record of one moment, read top to bottom and never changed; written by scripts/write_migration.py.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    _perks()
    _ideas()
    _key_dates()
    _panels()
    _rewards()
    _stamps()
    _feedback()
    _tells()
    _follow_ups()
    _make_goods()
    _panel_members()


def _perks() -> None:
    op.create_table(
        "perks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("cap", sa.Integer(), nullable=True),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('every', 'from', 'birthday', 'anniversary', 'friend')", name="ck_perks_kind_known"
        ),
        sa.CheckConstraint("what <> ''", name="ck_perks_what_given"),
        sa.CheckConstraint("length(what) <= 10000", name="ck_perks_what_length"),
        sa.PrimaryKeyConstraint("id", name="pk_perks"),
        sqlite_autoincrement=True,
    )


def _ideas() -> None:
    op.create_table(
        "ideas",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("decision IN ('', 'trying', 'doing', 'done', 'no')", name="ck_ideas_decision_known"),
        sa.CheckConstraint("length(because) <= 10000", name="ck_ideas_because_length"),
        sa.CheckConstraint("length(title) <= 10000", name="ck_ideas_title_length"),
        sa.ForeignKeyConstraint(["decided_by"], ["staff.id"], name="fk_ideas_decided_by_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_ideas"),
        sqlite_autoincrement=True,
    )


def _key_dates() -> None:
    op.create_table(
        "key_dates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('booked', 'ready', 'collected', 'renewal')", name="ck_key_dates_kind_known"),
        sa.CheckConstraint("length(what) <= 10000", name="ck_key_dates_what_length"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_key_dates_customer_id_customers"),
        sa.ForeignKeyConstraint(["done_by"], ["staff.id"], name="fk_key_dates_done_by_staff"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_key_dates_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_key_dates"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_key_dates_customer_id", "key_dates", ["customer_id"])
    op.create_index("ix_key_dates_day", "key_dates", ["day"])


def _panels() -> None:
    op.create_table(
        "panels",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("question <> ''", name="ck_panels_question_given"),
        sa.CheckConstraint("length(question) <= 10000", name="ck_panels_question_length"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_panels_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_panels"),
        sqlite_autoincrement=True,
    )


def _rewards() -> None:
    op.create_table(
        "rewards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("perk_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(what) <= 10000", name="ck_rewards_what_length"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_rewards_customer_id_customers"),
        sa.ForeignKeyConstraint(["perk_id"], ["perks.id"], name="fk_rewards_perk_id_perks"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_rewards_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_rewards"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_rewards_customer_id", "rewards", ["customer_id"])
    op.create_index("ix_rewards_day", "rewards", ["day"])
    op.create_index("ix_rewards_perk_id", "rewards", ["perk_id"])


def _stamps() -> None:
    op.create_table(
        "stamps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(why) <= 10000", name="ck_stamps_why_length"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_stamps_customer_id_customers"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_stamps_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_stamps"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_stamps_customer_id", "stamps", ["customer_id"])


def _feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("heard_by", sa.Integer(), nullable=True),
        sa.Column("assigned_to", sa.Integer(), nullable=True),
        sa.Column("idea_id", sa.Integer(), nullable=True),
        sa.Column("sorry_at", sa.DateTime(), nullable=True),
        sa.Column("sorry_by", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("first_contact", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('complaint', 'compliment', 'idea', 'question')", name="ck_feedback_kind_known"),
        sa.CheckConstraint("text <> ''", name="ck_feedback_text_given"),
        sa.CheckConstraint("length(answer) <= 10000", name="ck_feedback_answer_length"),
        sa.CheckConstraint("length(item) <= 10000", name="ck_feedback_item_length"),
        sa.CheckConstraint("length(outcome) <= 10000", name="ck_feedback_outcome_length"),
        sa.CheckConstraint("length(text) <= 10000", name="ck_feedback_text_length"),
        sa.ForeignKeyConstraint(["about_id"], ["staff.id"], name="fk_feedback_about_id_staff"),
        sa.ForeignKeyConstraint(["answered_by"], ["staff.id"], name="fk_feedback_answered_by_staff"),
        sa.ForeignKeyConstraint(["assigned_to"], ["staff.id"], name="fk_feedback_assigned_to_staff"),
        sa.ForeignKeyConstraint(["closed_by"], ["staff.id"], name="fk_feedback_closed_by_staff"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_feedback_customer_id_customers"),
        sa.ForeignKeyConstraint(["heard_by"], ["staff.id"], name="fk_feedback_heard_by_staff"),
        sa.ForeignKeyConstraint(["idea_id"], ["ideas.id"], name="fk_feedback_idea_id_ideas"),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name="fk_feedback_item_id_items"),
        sa.ForeignKeyConstraint(["sorry_by"], ["staff.id"], name="fk_feedback_sorry_by_staff"),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name="fk_feedback_visit_id_visits"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feedback_closed_at_kind", "feedback", ["closed_at", "kind"])
    op.create_index("ix_feedback_customer_id", "feedback", ["customer_id"])
    op.create_index("ix_feedback_day", "feedback", ["day"])
    op.create_index("ix_feedback_idea_id", "feedback", ["idea_id"])
    op.create_index("ix_feedback_visit_id", "feedback", ["visit_id"])


def _tells() -> None:
    op.create_table(
        "tells",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_tells_customer_id_customers"),
        sa.ForeignKeyConstraint(["idea_id"], ["ideas.id"], name="fk_tells_idea_id_ideas"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_tells_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_tells"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_tells_customer_id", "tells", ["customer_id"])
    op.create_index("ix_tells_idea_id", "tells", ["idea_id"])


def _follow_ups() -> None:
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("rule", sa.Integer(), nullable=True),
        sa.Column("anchor", sa.String(), nullable=False),
        sa.Column("occurs", sa.Date(), nullable=True),
        sa.Column("feedback_id", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(outcome) <= 10000", name="ck_follow_ups_outcome_length"),
        sa.CheckConstraint("length(text) <= 10000", name="ck_follow_ups_text_length"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_follow_ups_customer_id_customers"),
        sa.ForeignKeyConstraint(["done_by"], ["staff.id"], name="fk_follow_ups_done_by_staff"),
        sa.ForeignKeyConstraint(["feedback_id"], ["feedback.id"], name="fk_follow_ups_feedback_id_feedback"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_follow_ups_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_follow_ups"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_follow_ups_anchor", "follow_ups", ["anchor"])
    op.create_index("ix_follow_ups_customer_id", "follow_ups", ["customer_id"])
    op.create_index("ix_follow_ups_done_at_due", "follow_ups", ["done_at", "due"])
    op.create_index("ix_follow_ups_feedback_id", "follow_ups", ["feedback_id"])


def _make_goods() -> None:
    op.create_table(
        "make_goods",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("feedback_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("over_budget", sa.Boolean(), nullable=False),
        sa.CheckConstraint("what <> ''", name="ck_make_goods_what_given"),
        sa.CheckConstraint("length(what) <= 10000", name="ck_make_goods_what_length"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_make_goods_customer_id_customers"),
        sa.ForeignKeyConstraint(["feedback_id"], ["feedback.id"], name="fk_make_goods_feedback_id_feedback"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_make_goods_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_make_goods"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_make_goods_customer_id", "make_goods", ["customer_id"])
    op.create_index("ix_make_goods_day", "make_goods", ["day"])
    op.create_index("ix_make_goods_feedback_id", "make_goods", ["feedback_id"])


def _panel_members() -> None:
    op.create_table(
        "panel_members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("panel_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=True),
        sa.Column("asked_by", sa.Integer(), nullable=True),
        sa.Column("feedback_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["staff.id"], name="fk_panel_members_asked_by_staff"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_panel_members_customer_id_customers"),
        sa.ForeignKeyConstraint(["feedback_id"], ["feedback.id"], name="fk_panel_members_feedback_id_feedback"),
        sa.ForeignKeyConstraint(["panel_id"], ["panels.id"], name="fk_panel_members_panel_id_panels"),
        sa.PrimaryKeyConstraint("id", name="pk_panel_members"),
        sa.UniqueConstraint("panel_id", "customer_id", name="uq_panel_members_panel_id_customer_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_panel_members_customer_id", "panel_members", ["customer_id"])
    op.create_index("ix_panel_members_feedback_id", "panel_members", ["feedback_id"])
