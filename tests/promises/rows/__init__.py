"""Every promise to the shop, a module each, which is found by its being here."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.promises.promise import Promise


def promises() -> dict[str, Promise]:
    """Each row's module name and its promise, by number."""
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    found = {name: importlib.import_module(f"{__name__}.{name}").PROMISE for name in names}
    return dict(sorted(found.items(), key=lambda each: each[1].number))
