"""Yearly plans and draws in tests: plain keyword functions like those of `make`."""

from __future__ import annotations

import datetime as dt
from typing import Any

import time_machine
from django.utils import timezone

from enterprises.models import Flag, Mine
from inspections.models import Draw, Inspection, InspectionPlan, PlannedMine
from inspections.plans import lots
from inspections.plans.approving import approve, submit
from inspections.plans.drafting import draft_plan
from inspections.plans.drawing import hold_draw, prepare_draw
from jurisdictions.models import Agency
from tests import make

TODAY = dt.date(2023, 1, 9)


def drafted(agency: Agency | None = None, year: int = 2023, today: dt.date = TODAY) -> InspectionPlan:
    """By the clerk, on a day in January."""
    return draft_plan(year, by=make.user(agency or make.agency(), "clerk"), today=today)


def approved(agency: Agency | None = None, **fields: Any) -> InspectionPlan:
    """Submitted by the clerk, approved by the leader, both on that day of January."""
    plan = drafted(agency, **fields)
    return approve_it(plan)


def approve_it(plan: InspectionPlan, on: dt.date = TODAY) -> InspectionPlan:
    with time_machine.travel(dt.datetime.combine(on, dt.time(4), dt.UTC), tick=False):
        submit(plan, by=make.user(plan.agency, "clerk"))
        approve(plan, by=make.user(plan.agency, "leader"), document_number="襄应急发〔2023〕1号", on=on)
    return plan


def line(plan: InspectionPlan, mine: Mine, *months: int) -> PlannedMine:
    """Its months written past the verb."""
    row = plan.mines.get(mine=mine)
    row.months = list(months)
    row.save(update_fields=["months"])
    return row


def checked(mine: Mine, on: dt.date, **fields: Any) -> Inspection:
    """Signed past the verb: how a check is signed is tried elsewhere."""
    check = make.inspection(mine, checked_on=on, **fields)
    said = {"signed_at": timezone.now(), "signer_name": "王平", "absence_reason": "—"}
    Inspection.objects.filter(pk=check.pk).update(status="signed", **said)
    return check


def flagged(mine: Mine, kind: str = "key_target", **fields: Any) -> Flag:
    facts = {"reason": "停产整顿，年度内至少增加一次检查", "since": dt.date(2022, 6, 1), **fields}
    return Flag.objects.create(mine=mine, kind=kind, **facts)


def draw_only(mine: Mine) -> Flag:
    leader = make.user(mine.supervisor, "leader")
    day = dt.date(2022, 6, 1)
    return flagged(mine, "draw_only", reason="标准化一级", confirmed_on=day, confirmed_by=leader)


def pooled(number: int = 3) -> InspectionPlan:
    """This year's approved plan with that many mines in its pool, and two officers who can go."""
    county, this = make.agency(), timezone.localdate()
    make.officers()
    make.mine(name="重点矿", supervisor=county)
    for one in range(number):
        draw_only(make.mine(name=f"抽查矿{one}", supervisor=county))
    return approved(county, year=this.year, today=this)


def prepared(plan: InspectionPlan | None = None, number: int = 2) -> Draw:
    plan = plan or pooled()
    return prepare_draw(
        plan, by=make.user(plan.agency, "clerk"), month=timezone.localdate().month, number=number
    )


def drawn(draw: Draw | None = None, number: str = "73194") -> Draw:
    draw = draw or prepared()
    hold_draw(draw, by=make.user(draw.plan.agency, "clerk"), witness="县纪委监委派驻组", number=number)
    return draw


def record(**pool: Any) -> dict[str, Any]:
    """A draw's record as it is published."""
    digest = lots.digest(pool)
    return {
        "pool": pool,
        "pool_digest": digest,
        "seed": "00",
        "commitment": lots.commit("00", digest),
        "witness_number": "1",
    }
