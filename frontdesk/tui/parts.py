"""Classes that only together make a screen or an app."""

from __future__ import annotations

from typing import Any

from textual.dom import DOMNode


class InParts:
    """Lets a class be declared as a part: nothing is ever made of it alone, only of what stands at the end.

    Textual takes stock of all that a class inherits, keys and reactives, whenever one is made: 0.3 ms for each part,
    5 ms before the first paint. Of a part nobody asks; the whole goes through all of them itself.
    """

    def __init_subclass__(cls, *, part: bool = False, **options: Any) -> None:
        if part:
            super(DOMNode, cls).__init_subclass__()  # type: ignore[misc]  # whatever has parts is a node
        else:
            super().__init_subclass__(**options)
