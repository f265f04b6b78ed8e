"""Every table of a shop; importing this package fills SQLModel's metadata."""

from frontdesk.store.tables.derived import HabitRow, StandingRow
from frontdesk.store.tables.journal import ActionRow, ChangeRow, SpanRow
from frontdesk.store.tables.orders import ItemRow, UsualLineRow, UsualRow, VisitLineRow, VisitRow
from frontdesk.store.tables.people import (
    AllergyRow,
    ConsentRow,
    CueRow,
    CustomerRow,
    EmailRow,
    LinkRow,
    PhoneRow,
    PreferenceRow,
    TagRow,
)
from frontdesk.store.tables.shop import OriginRow, SettingRow, StaffRow

__all__ = [
    "ActionRow",
    "AllergyRow",
    "ChangeRow",
    "ConsentRow",
    "CueRow",
    "CustomerRow",
    "EmailRow",
    "HabitRow",
    "ItemRow",
    "LinkRow",
    "OriginRow",
    "PhoneRow",
    "PreferenceRow",
    "SettingRow",
    "SpanRow",
    "StaffRow",
    "StandingRow",
    "TagRow",
    "UsualLineRow",
    "UsualRow",
    "VisitLineRow",
    "VisitRow",
]
