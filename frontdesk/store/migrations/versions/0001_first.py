"""The first tables, as the first release had them; written by scripts/write_migration.py.

Longer than other modules: a revision is a record of one moment, read top to bottom and never changed.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

REBUILDS_INDEX = True
"""Whether the search index has to be made again after this revision."""


def upgrade() -> None:
    _customers()
    _items()
    _origins()
    _settings()
    _staff()
    _actions()
    _allergies()
    _consents()
    _cues()
    _emails()
    _habits()
    _links()
    _phones()
    _preferences()
    _standings()
    _tags()
    _usuals()
    _visits()
    _changes()
    _spans()
    _usual_lines()
    _visit_lines()


def _customers() -> None:
    op.create_table(
        "customers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("goes_by", sa.String(), nullable=False),
        sa.Column("company", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("alert", sa.String(), nullable=False),
        sa.Column("birthday", sa.String(), nullable=False),
        sa.Column("card_code", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.Column("custom", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("name <> ''", name="ck_customers_name_given"),
        sa.CheckConstraint("length(address) <= 10000", name="ck_customers_address_length"),
        sa.CheckConstraint("length(alert) <= 10000", name="ck_customers_alert_length"),
        sa.CheckConstraint("length(company) <= 10000", name="ck_customers_company_length"),
        sa.CheckConstraint("length(goes_by) <= 10000", name="ck_customers_goes_by_length"),
        sa.CheckConstraint("length(name) <= 10000", name="ck_customers_name_length"),
        sa.CheckConstraint("length(note) <= 10000", name="ck_customers_note_length"),
        sa.ForeignKeyConstraint(["merged_into"], ["customers.id"], name="fk_customers_merged_into_customers"),
        sa.PrimaryKeyConstraint("id", name="pk_customers"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_customers_card_code", "customers", ["card_code"])
    op.create_index("ix_customers_folded", "customers", ["folded"])
    op.create_index("ix_customers_merged_into", "customers", ["merged_into"])


def _items() -> None:
    op.create_table(
        "items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("price", sa.Integer(), nullable=True),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("name <> ''", name="ck_items_name_given"),
        sa.CheckConstraint("length(category) <= 10000", name="ck_items_category_length"),
        sa.CheckConstraint("length(name) <= 10000", name="ck_items_name_length"),
        sa.ForeignKeyConstraint(["replaced_by"], ["items.id"], name="fk_items_replaced_by_items"),
        sa.PrimaryKeyConstraint("id", name="pk_items"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_items_folded", "items", ["folded"])


def _origins() -> None:
    op.create_table(
        "origins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("noun", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_origins"),
        sa.UniqueConstraint("source", "noun", "external_id", name="uq_origins_source_noun_external_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_origins_noun_row_id", "origins", ["noun", "row_id"])


def _settings() -> None:
    op.create_table(
        "settings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_settings"),
        sa.UniqueConstraint("name", name="uq_settings_name"),
        sqlite_autoincrement=True,
    )


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("name <> ''", name="ck_staff_name_given"),
        sa.CheckConstraint("length(name) <= 10000", name="ck_staff_name_length"),
        sa.CheckConstraint("length(role) <= 10000", name="ck_staff_role_length"),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_staff_folded", "staff", ["folded"])


def _actions() -> None:
    op.create_table(
        "actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("till", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_actions_staff_id_staff"),
        sa.ForeignKeyConstraint(["undoes"], ["actions.id"], name="fk_actions_undoes_actions"),
        sa.ForeignKeyConstraint(["undone_by"], ["actions.id"], name="fk_actions_undone_by_actions"),
        sa.PrimaryKeyConstraint("id", name="pk_actions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_actions_till", "actions", ["till"])
    op.create_index("ix_actions_undoes", "actions", ["undoes"])


def _allergies() -> None:
    op.create_table(
        "allergies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(text) <= 10000", name="ck_allergies_text_length"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_allergies_customer_id_customers"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_allergies_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_allergies"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_allergies_customer_id", "allergies", ["customer_id"])


def _consents() -> None:
    op.create_table(
        "consents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_consents_customer_id_customers"),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
        sa.UniqueConstraint("customer_id", "channel", name="uq_consents_customer_id_channel"),
        sqlite_autoincrement=True,
    )


def _cues() -> None:
    op.create_table(
        "cues",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(text) <= 10000", name="ck_cues_text_length"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_cues_customer_id_customers"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_cues_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_cues"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_cues_customer_id", "cues", ["customer_id"])


def _emails() -> None:
    op.create_table(
        "emails",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.CheckConstraint("length(address) <= 10000", name="ck_emails_address_length"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_emails_customer_id_customers"),
        sa.PrimaryKeyConstraint("id", name="pk_emails"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_emails_customer_id", "emails", ["customer_id"])
    op.create_index("ix_emails_folded", "emails", ["folded"])


def _habits() -> None:
    op.create_table(
        "habits",
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_habits_customer_id_customers"),
        sa.PrimaryKeyConstraint("customer_id", "weekday", "hour", name="pk_habits"),
    )
    op.create_index("ix_habits_weekday_hour", "habits", ["weekday", "hour"])


def _links() -> None:
    op.create_table(
        "links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("customer_id <> other_id", name="ck_links_two_people"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_links_customer_id_customers"),
        sa.ForeignKeyConstraint(["other_id"], ["customers.id"], name="fk_links_other_id_customers"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_links_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_links"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_links_customer_id", "links", ["customer_id"])
    op.create_index("ix_links_other_id", "links", ["other_id"])


def _phones() -> None:
    op.create_table(
        "phones",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("raw", sa.String(), nullable=False),
        sa.Column("e164", sa.String(), nullable=True),
        sa.Column("digits", sa.String(), nullable=False),
        sa.CheckConstraint("length(raw) <= 10000", name="ck_phones_raw_length"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_phones_customer_id_customers"),
        sa.PrimaryKeyConstraint("id", name="pk_phones"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_phones_customer_id", "phones", ["customer_id"])
    op.create_index("ix_phones_digits", "phones", ["digits"])


def _preferences() -> None:
    op.create_table(
        "preferences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(text) <= 10000", name="ck_preferences_text_length"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_preferences_customer_id_customers"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_preferences_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_preferences"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_preferences_customer_id", "preferences", ["customer_id"])


def _standings() -> None:
    op.create_table(
        "standings",
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(), nullable=True),
        sa.Column("last_at", sa.DateTime(), nullable=True),
        sa.Column("usual", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_standings_customer_id_customers"),
        sa.PrimaryKeyConstraint("customer_id", name="pk_standings"),
    )
    op.create_index("ix_standings_last_at", "standings", ["last_at"])


def _tags() -> None:
    op.create_table(
        "tags",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.CheckConstraint("length(tag) <= 10000", name="ck_tags_tag_length"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_tags_customer_id_customers"),
        sa.PrimaryKeyConstraint("id", name="pk_tags"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_tags_customer_id", "tags", ["customer_id"])


def _usuals() -> None:
    op.create_table(
        "usuals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("holds", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(label) <= 10000", name="ck_usuals_label_length"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_usuals_customer_id_customers"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_usuals_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_usuals"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_usuals_customer_id", "usuals", ["customer_id"])


def _visits() -> None:
    op.create_table(
        "visits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("timed", sa.Boolean(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("branch", sa.String(), nullable=False),
        sa.Column("party_size", sa.Integer(), nullable=True),
        sa.Column("happiness", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("next_note", sa.String(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("happiness IN ('', '+', '=', '-')", name="ck_visits_happiness_known"),
        sa.CheckConstraint("length(branch) <= 10000", name="ck_visits_branch_length"),
        sa.CheckConstraint("length(next_note) <= 10000", name="ck_visits_next_note_length"),
        sa.CheckConstraint("length(note) <= 10000", name="ck_visits_note_length"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_visits_customer_id_customers"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_visits_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_visits"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_visits_customer_id_at", "visits", ["customer_id", "at"])
    op.create_index("ix_visits_day", "visits", ["day"])


def _changes() -> None:
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_changes_action_id_actions"),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_changes_action_id", "changes", ["action_id"])
    op.create_index("ix_changes_customer_id", "changes", ["customer_id"])
    op.create_index("ix_changes_name_row_id", "changes", ["name", "row_id"])


def _spans() -> None:
    op.create_table(
        "spans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("last_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("removed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_spans_action_id_actions"),
        sa.PrimaryKeyConstraint("id", name="pk_spans"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_spans_action_id", "spans", ["action_id"])


def _usual_lines() -> None:
    op.create_table(
        "usual_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("usual_id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("modifiers", sa.JSON(), nullable=False),
        sa.CheckConstraint("length(name) <= 10000", name="ck_usual_lines_name_length"),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name="fk_usual_lines_item_id_items"),
        sa.ForeignKeyConstraint(["usual_id"], ["usuals.id"], name="fk_usual_lines_usual_id_usuals"),
        sa.PrimaryKeyConstraint("id", name="pk_usual_lines"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_usual_lines_item_id", "usual_lines", ["item_id"])
    op.create_index("ix_usual_lines_usual_id", "usual_lines", ["usual_id"])


def _visit_lines() -> None:
    op.create_table(
        "visit_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("modifiers", sa.JSON(), nullable=False),
        sa.Column("price", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(name) <= 10000", name="ck_visit_lines_name_length"),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name="fk_visit_lines_item_id_items"),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name="fk_visit_lines_visit_id_visits"),
        sa.PrimaryKeyConstraint("id", name="pk_visit_lines"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_visit_lines_item_id", "visit_lines", ["item_id"])
    op.create_index("ix_visit_lines_visit_id", "visit_lines", ["visit_id"])
