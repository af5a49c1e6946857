"""What a part of the house adds to the world of the meta-tests: one module a part, found by itself.

Each has `rows(mine, person)`, which makes one row of everything it knows in 襄汾县 and names it, and `ADDRESSES`, from
the beginning of a URL's name, or from a place holder's, to the name of the row whose key stands there.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from enterprises.models import Mine
from jurisdictions.models import User


def parts() -> list[ModuleType]:
    return [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]


def build_rows(mine: Mine, person: User) -> dict[str, Any]:
    return {name: row for part in parts() for name, row in part.rows(mine, person).items()}


def addresses() -> dict[str, str]:
    return {start: name for part in parts() for start, name in part.ADDRESSES.items()}
