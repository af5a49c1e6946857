"""A danger, an accident with what was told later, an evacuation that stands, written rules for dangerous work."""

from __future__ import annotations

from typing import Any

from enterprises.models import Mine
from jurisdictions.models import User
from tests import alarmed

ADDRESSES = {
    "enterprises:danger": "danger",
    "enterprises:accident_report": "accident_report",
    "enterprises:evacuation": "evacuation",
    "file-rules": "rules",
}


def rows(mine: Mine, person: User) -> dict[str, Any]:
    report = alarmed.accident(mine)
    return {
        "danger": alarmed.danger(mine),
        "accident_report": report,
        "accident_supplement": alarmed.supplement(report),
        "evacuation": alarmed.evacuation(mine, person),
        "rules": alarmed.rule(mine),
    }
