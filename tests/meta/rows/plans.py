"""An approved plan of 襄汾县 with its mine, and a draw from it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from enterprises.models import Mine
from inspections.models import Draw, DrawnMine, InspectionPlan, PlannedMine
from jurisdictions.models import User
from tests import make, planned

ADDRESSES = {
    "inspections:plan": "inspection_plan",
    "inspections:draw": "held_draw",
    "inspectionplan-": "inspection_plan",
    "line": "planned_mine",
    "figure": "plan_figure",
}


def rows(mine: Mine, person: User) -> dict[str, Any]:
    assert person.agency is not None
    plan = InspectionPlan.objects.create(
        agency=person.agency,
        year=timezone.localdate().year,
        status="approved",
        officers=2,
        workdays=250,
        other_days=0,
        off_days=0,
        check_days=2,
        drafted_by=person,
        approved_by=make.user(person.agency, "leader"),
        approved_on=dt.date(2023, 1, 9),
        document_number="襄应急发〔2023〕1号",
    )
    pool = {"mines": [{"id": mine.pk, "name": mine.name}], "officers": [], "away": [], "number": 1, "team": 0}
    made = planned.record(**pool)
    draw = Draw.objects.create(
        plan=plan,
        month=1,
        status="drawn",
        prepared_by=person,
        prepared_at=timezone.now(),
        witness="李卫东",
        drawn_by=person,
        drawn_at=timezone.now(),
        **made,
    )
    DrawnMine.objects.create(draw=draw, position=1, mine=mine)
    return {
        "inspection_plan": plan,
        "planned_mine": PlannedMine.objects.create(
            plan=plan, mine=mine, category="full", reason="…", owed=1, months=[6]
        ),
        "held_draw": draw,
        "plan_figure": "due",
    }
