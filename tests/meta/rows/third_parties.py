"""A body that works for the mine, looked into once."""

from __future__ import annotations

from typing import Any

from enterprises.models import BodyCheck, Mine
from jurisdictions.models import User

ADDRESSES: dict[str, str] = {}


def rows(mine: Mine, person: User) -> dict[str, Any]:
    assert person.agency is not None
    said = {"name": "襄汾密档监理", "officers": "王平", "finding": "未发现问题"}
    return {"body_check": BodyCheck.objects.create(agency=person.agency, logged_by=person, **said)}
