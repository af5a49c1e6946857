"""A mine to be phased out, a pond, and an application to resume work."""

from __future__ import annotations

from typing import Any

from enterprises.models import Mine
from jurisdictions.models import User
from tests import make, phased

ADDRESSES = {"enterprises:phase_out_lift": "phase_out", "enterprises:resumption": "resumption"}


def rows(mine: Mine, person: User) -> dict[str, Any]:
    make.mine(enterprise=mine.enterprise, name="襄汾密档尾矿库", kind="tailings", supervisor=person.agency)
    return {"phase_out": phased.phase_out(mine, person), "resumption": phased.resumption(mine)}
