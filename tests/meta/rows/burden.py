"""The agency whose burden is measured, and the entries that it made in June 2023."""

from __future__ import annotations

from typing import Any

from enterprises.models import Mine
from jurisdictions.models import User

ADDRESSES = {"reports:burden": "burdened", "entries": "burdened_by"}


def rows(mine: Mine, person: User) -> dict[str, Any]:
    return {"burdened": person.agency, "burdened_by": "activities"}
