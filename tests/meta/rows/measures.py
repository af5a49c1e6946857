"""A licence withheld, another one asked for, and what was seized."""

from __future__ import annotations

from typing import Any

from enterprises.models import Mine
from jurisdictions.models import User
from tests import make, taken

ADDRESSES = {
    "inspections:licence_request": "licence_request",
    "inspections:seizure": "seizure",
}


def rows(mine: Mine, person: User) -> dict[str, Any]:
    other = make.mine(
        mine.region_id, supervisor=make.agency(), enterprise=mine.enterprise, name=f"{mine.name}三号井"
    )
    return {
        "withheld_licence": taken.taken(taken.own_licence(other)),
        "licence_request": taken.asked(taken.filed.licence(other, issuer=taken.ELSEWHERE)),
        "seizure": taken.seized(other),
    }
