"""The figures of a review, as JSON tells them and as rows that people read."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from frontdesk.cli.telling import money
from frontdesk.cli.telling_voices import thanks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.records.reports import Review

PLAIN = ("visits", "customers", "new", "returning", "walk_ins")


def told(found: Review, currency: str) -> dict[str, Any]:
    """A review as JSON: shares are null where there are too few to tell one."""
    given = asdict(found.make_goods)
    return {
        "from": found.start.isoformat(),
        "to": found.end.isoformat(),
        **{name: getattr(found, name) for name in PLAIN},
        "happiness": {**asdict(found.happiness), "n": found.happiness.n, "share": found.happiness.share},
        "feedback": {**asdict(found.feedback), "first_contact_share": found.feedback.first_contact_share},
        "recoveries": {**asdict(found.recoveries), "complaints": found.recoveries.complaints},
        "make_goods": {**given, **{name: money(given[name], currency) for name in ("sum", "budget", "month_sum")}},
        "promises": asdict(found.promises),
        "ideas": asdict(found.ideas),
        "thanks": [thanks(each, currency) for each in found.thanks],
    }


def flat(found: Review, currency: str) -> Iterator[list[str]]:
    """Every figure under a name of its own, for a pipe."""
    for name, value in told(found, currency).items():
        if isinstance(value, dict):
            yield from ([f"{name}_{part}", _plain(figure)] for part, figure in value.items())
        elif not isinstance(value, list) and name not in {"from", "to"}:
            yield [name, _plain(value)]
    yield from (["thanks", each.staff, voice.text] for each in found.thanks for voice in each.compliments)


def _plain(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.12g}" if isinstance(figure, float) else str(figure)


def rows(found: Review, currency: str) -> Iterator[tuple[str, str]]:
    """Every figure as a line that people read; empty where there is nothing to say."""
    from frontdesk.desk.ordering.items import price_words

    for name in PLAIN[1:]:
        yield name.replace("_", "-"), f"{getattr(found, name):,}"
    yield "rated good", _part(found.happiness.good, found.happiness.n, found.happiness.share)
    said, recoveries, given = found.feedback, found.recoveries, found.make_goods
    yield "feedback heard", _some(said.opened)
    yield "feedback closed", _some(said.closed)
    yield "complaints overdue", _some(said.overdue)
    yield "solved at first contact", _part(said.first_contact, said.solved, said.first_contact_share)
    yield "won back", _part(recoveries.won_back, recoveries.complaints, None)
    yield "still unhappy", _some(recoveries.still_unhappy)
    yield "back, not asked yet", _some(recoveries.not_asked)
    yield "given to make good", f"{given.count:,} for {price_words(given.sum, currency)}" if given.count else ""
    spent = f"{price_words(given.month_sum, currency)} of {price_words(given.budget, currency)}"
    yield "  in the month", spent if given.month_sum else ""
    yield "promises kept", _some(found.promises.kept)
    yield "promises open now", _some(found.promises.open)
    yield "  of those overdue", _some(found.promises.overdue)
    yield "ideas heard", _some(found.ideas.heard)
    yield "ideas decided", _some(found.ideas.decided)
    yield "people told", _some(found.ideas.told)
    yield "people to tell", _some(found.ideas.to_tell)


def _some(figure: int) -> str:
    return f"{figure:,}" if figure else ""


def _part(part: int, whole: int, share: float | None) -> str:
    """How many of how many; with its share only where there are enough to tell one."""
    return f"{part:,} of {whole:,}{f', {share:.0%}' if share is not None else ''}" if whole else ""
