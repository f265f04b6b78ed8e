"""No customer's words stand in logs or tracebacks, whatever breaks."""

from __future__ import annotations

from tests.promises.canaries import HELD, Searched, in_commands, in_logs, logging_to, on_screens
from tests.promises.hostile_commands import stocked
from tests.promises.product import scratch
from tests.promises.promise import Outcome, Promise, Size, outcome

_UNBROKEN = {"verify", "makegood add"}
"""Commands that need what the others have just made; their faults are those of the others."""


def _check(size: Size) -> Outcome:
    searched, lines = Searched(), 0
    for debug in (False, True)[: size.of(1, 2)]:  # a shop each: a command may work once only
        with scratch() as folder:
            stocked(folder, (HELD,))
            in_commands(folder, searched, debug=debug)
            if not debug:
                with logging_to(folder / "state"):
                    on_screens(folder / "shop" / "shop.db", searched)
            lines += in_logs(folder, searched)
    figures = f"{searched.faults} faults, {lines} lines logged: {len(searched.found)} canaries"
    faults = searched.found + [f"{each} could not be broken" for each in {*searched.whole} - _UNBROKEN]
    return outcome(figures, faults + searched.fell, enough=lines > 0)


PROMISE = Promise(13, "No customer data in logs or tracebacks", _check)
