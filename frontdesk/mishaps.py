"""Errors that nobody foresaw: logged without a word of any customer, and said with a number to ask about."""

from __future__ import annotations

from contextlib import suppress

from frontdesk.errors import FrontdeskError


class Mishap(FrontdeskError):
    """Something went wrong."""

    def __init__(self, number: str) -> None:
        super().__init__(f"Something went wrong (error {number}). Nothing was lost.")


def logged(error: BaseException) -> Mishap:
    """Log of what kind an error is and where it happened, and give what people are told.

    Its message is left out: that may hold a customer's name. An error that cannot be logged is still said.
    """
    import logging
    import secrets
    from logging.handlers import RotatingFileHandler

    from frontdesk.paths import log_file, private_folder

    number = secrets.token_hex(2).upper()
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "nowhere"
    with suppress(OSError, FrontdeskError):
        private_folder(log_file().parent)
        handler = RotatingFileHandler(log_file(), maxBytes=1_000_000, backupCount=3, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        told = f"error {number} {type(error).__module__}.{type(error).__name__} at {place}"
        handler.emit(logging.LogRecord("frontdesk", logging.ERROR, "", 0, told, None, None))
        handler.close()
    return Mishap(number)
