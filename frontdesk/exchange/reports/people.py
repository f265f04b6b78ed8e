"""The people of an evening: who is missing, who came back, whom to thank."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Final

from frontdesk.desk.ordering.items import price_about
from frontdesk.exchange.reports.parts import Column, Table
from frontdesk.exchange.reports.wording import brief, day_name, money
from frontdesk.records.rhythms import REGULAR_DAYS
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from frontdesk.records.evening import CameBack, EmptyChair, Evening

MOST: Final = 20
"""Of a longer list the first ones are told, which matter most, and how many more there are."""

_BACK: Final = 12
_NAME: Final = 60


def empty_chairs(evening: Evening, currency: str) -> Table:
    """Who should have come and did not, the most unusual silence first, and what the shop misses with them."""
    missing = evening.empty_chairs
    return Table(
        "empty-chairs",
        "Empty chairs",
        _missing_words(evening, currency),
        (
            Column("who", "name"),
            Column("comes", "short"),
            Column("a month", figures=True),
            Column("usually has", "cool", least=120),
            Column("said last", "quiet", least=76),
        ),
        tuple(
            (
                brief(each.name, _NAME),
                each.evidence or f"silent for {count(each.silent_days, 'day')}",
                _worth(each, currency),
                brief(each.usual),
                brief(each.last_feedback),
            )
            for each in missing[:MOST]
        ),
        more_of(max(len(missing), evening.chairs.empty), min(len(missing), MOST)),
    )


def came_back(evening: Evening) -> Table:
    """Who came again after an empty chair, and what the shop did before."""
    back = evening.came_back
    return Table(
        "came-back",
        "Came back",
        f"{count(len(back), 'regular')} came again after an empty chair." if back else "",
        (Column("who", "name"), Column("on", "short"), Column("after"), Column("what we did before", "cool")),
        tuple(
            (brief(each.name, _NAME), day_name(each.day), _silence(each), brief(each.after)) for each in back[:_BACK]
        ),
        more_of(len(back), _BACK),
    )


def thanks(evening: Evening) -> Table:
    """Whom of the team to thank, and for what, in their customers' words."""
    praise = [(each.staff, voice) for each in evening.review.thanks for voice in each.compliments]
    return Table(
        "thanks",
        "To thank",
        "",
        (Column("whom", "name"), Column("for", "said"), Column("who said so", "quiet"), Column("on", "short")),
        tuple(
            (
                brief(staff, _NAME) or "the whole team",
                brief(voice.text),
                brief(voice.customer_name, _NAME) or "anonymous",
                day_name(voice.day),
            )
            for staff, voice in praise[:MOST]
        ),
        more_of(len(praise)),
    )


def more_of(number: int, told: int = MOST) -> str:
    """Say that a list went on: "and 11 more"; nothing where it did not."""
    return f"and {number - told:,} more" if number > told else ""


def _missing_words(evening: Evening, currency: str) -> str:
    chairs, named = evening.chairs, len(evening.empty_chairs)
    lapsed = (
        f"{count(chairs.lapsed, 'other')} {'has' if chairs.lapsed == 1 else 'have'} lapsed." if chairs.lapsed else ""
    )
    if named:
        worth = sum(each.worth or 0 for each in evening.empty_chairs)
        those = "together" if named >= chairs.empty else f"the first {named:,} together"
        said = f"{count(max(named, chairs.empty), 'regular')} should have come by their own rhythm and did not"
        about = f", {those} worth about {price_about(worth, currency)} {currency} a month" if worth else ""
        return f"{said}{about}. {lapsed}".rstrip()
    if chairs.kept:
        kept = "your one regular keeps" if chairs.kept == 1 else f"all {chairs.kept:,} regulars keep"
        return f"Nobody is missing: {kept} to their rhythm. {lapsed}".rstrip()
    if lapsed:
        return f"There are no regulars now. {lapsed}"
    return f"Too early to say: a rhythm shows once somebody has come on {REGULAR_DAYS} days within a year."


def _worth(each: EmptyChair, currency: str) -> str:
    if each.worth is not None:
        return money(each.worth, currency)
    return count(round(each.visits_a_month), "visit") if each.visits_a_month else ""


def _silence(each: CameBack) -> str:
    low, high = floor(each.gap_days), ceil(each.gap_days)
    usual = "every day" if high == 1 else f"every {high} days" if low == high else f"every {low}–{high} days"
    return f"{count(each.silent_days, 'day')}, usually {usual}"
