"""A month's check of the mine's own, with one finding, and a major hazard that was reported twice and halted."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from enterprises.models import Mine
from hazards.dual_reports import declare_halt, report_to_workers
from jurisdictions.models import User
from tests import make, self_checks

ADDRESSES = {
    "hazard": "self_hazard",
    "year": "self_year",
    "month": "self_month",
    "hazards:self_inspection": "self_inspection",
}


def rows(mine: Mine, person: User) -> dict[str, Any]:
    inspection = self_checks.opened(mine)
    finding = self_checks.found(inspection, photos=[make.photo("blue")])
    hazard = make.hazard(mine, source="self", severity="major", criterion=finding.criterion)
    own, now = make.enterprise_person(mine), timezone.now()
    told = report_to_workers(
        hazard, by=own, to="congress", reported_at=now, speaker="王平", upload=[make.photo("red")]
    )
    return {
        "self_inspection": inspection,
        "self_answer": finding,
        "self_year": inspection.month.year,
        "self_month": inspection.month.month,
        "self_hazard": hazard,
        "dual_report": told,
        "halt": declare_halt(hazard, by=own, since=now, scope="主井停止提升"),
    }
