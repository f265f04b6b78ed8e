"""How a key is declared: with an id for the settings file, a word for the footer, and a sentence for the help."""

from __future__ import annotations

from textual.binding import Binding


def key(
    keys: str, action: str, word: str, what: str, *, name: str, show: bool = False, cap: str = "", first: bool = False
) -> Binding:
    """A binding with its id and tooltip; `word` stands in the footer, `what` in the help.

    `first` lets it act before a text field that has a use of its own for the key.
    """
    return Binding(keys, action, word, show=show, key_display=cap or None, tooltip=what, id=name, priority=first)
