"""What somebody was typing when the counter stopped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of one form.

    Attributes:
        form: which form it is, as the program calls it.
        title: what stands above it.
        about: whom or what it is about; empty for somebody new.
        words: each field that somebody typed in, by its name or its place, and what stood in it.
        at: when the counter stopped, in UTC.
    """

    form: str
    title: str
    about: str
    words: tuple[tuple[str, str], ...]
    at: datetime

    def belongs_in(self, form: str, title: str, about: str) -> bool:
        """Whether it was typed in this form, about the same person."""
        return (self.form, self.title, self.about) == (form, title, about)
