"""Every table of a shop; importing this package fills SQLModel's metadata."""

from frontdesk.store.tables.derived import (
    DayHourRow,
    DayItemRow,
    DayStaffRow,
    DaySumRow,
    HabitRow,
    SpellRow,
    StandingRow,
)
from frontdesk.store.tables.journal import ActionRow, ChangeRow, SpanRow
from frontdesk.store.tables.orders import ItemRow, UsualLineRow, UsualRow, VisitLineRow, VisitRow
from frontdesk.store.tables.people import (
    AllergyRow,
    ApartRow,
    ConsentRow,
    CueRow,
    CustomerRow,
    EmailRow,
    LinkRow,
    PhoneRow,
    PreferenceRow,
    TagRow,
)
from frontdesk.store.tables.promises import FollowUpRow, KeyDateRow, PerkRow, RewardRow, StampRow
from frontdesk.store.tables.shop import GuessRow, OriginRow, PinRow, SettingRow, StaffRow, TombstoneRow
from frontdesk.store.tables.voices import FeedbackRow, IdeaRow, MakeGoodRow, PanelMemberRow, PanelRow, TellRow

__all__ = [
    "ActionRow",
    "AllergyRow",
    "ApartRow",
    "ChangeRow",
    "ConsentRow",
    "CueRow",
    "CustomerRow",
    "DayHourRow",
    "DayItemRow",
    "DayStaffRow",
    "DaySumRow",
    "EmailRow",
    "FeedbackRow",
    "FollowUpRow",
    "GuessRow",
    "HabitRow",
    "IdeaRow",
    "ItemRow",
    "KeyDateRow",
    "LinkRow",
    "MakeGoodRow",
    "OriginRow",
    "PanelMemberRow",
    "PanelRow",
    "PerkRow",
    "PhoneRow",
    "PinRow",
    "PreferenceRow",
    "RewardRow",
    "SettingRow",
    "SpanRow",
    "SpellRow",
    "StaffRow",
    "StampRow",
    "StandingRow",
    "TagRow",
    "TellRow",
    "TombstoneRow",
    "UsualLineRow",
    "UsualRow",
    "VisitLineRow",
    "VisitRow",
]
