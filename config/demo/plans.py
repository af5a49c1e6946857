"""The counties' plans for 2023, approved in January, one for 2024 that is still being made, and the city's draw."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.utils import timezone

from config.demo.cast import Cast, Desk
from config.demo.story import clock_at, read
from enterprises.derived import Kind
from enterprises.models import Flag
from inspections.models import InspectionPlan
from inspections.plans.approving import approve, record_filing, submit
from inspections.plans.board import owing
from inspections.plans.drafting import draft_plan
from inspections.plans.drawing import hold_draw, prepare_draw
from jurisdictions.models import Agency, User

DRAFTED, APPROVED, FILED = dt.date(2023, 1, 9), dt.date(2023, 1, 16), dt.date(2023, 1, 30)
NEXT_DRAFTED = dt.date(2023, 9, 27)
UNFILED = {"puxian"}  # whose papers haven't come back
UNPLANNED = {"daning"}
CONFIRMED = dt.date(2023, 10, 8)
LOTS_PREPARED, LOTS_DRAWN = dt.date(2023, 10, 20), dt.date(2023, 10, 23)


@contextmanager
def _at(day: dt.date, by: User) -> Iterator[None]:
    moment = timezone.make_aware(dt.datetime.combine(day, dt.time(15)))
    with clock_at(moment), pghistory.context(user=by.pk, source="demo"):
        yield


def plan_the_years(cast: Cast) -> None:
    """Told at the end: which mines there are, and who answers for each, the ledger of May says first."""
    for county in read("counties").values():
        desk = cast.desks[county["user"]]
        if county["user"] in UNPLANNED or not owing(Agency.objects.filter(pk=desk.agency.pk)).exists():
            continue
        plan = _approved(desk, DRAFTED, APPROVED)
        if county["user"] not in UNFILED:
            _filed(desk, plan)
    clerk = cast.desks["xiangfen"].clerk
    with _at(NEXT_DRAFTED, clerk):
        draft_plan(2024, by=clerk)
    _draw_lots(cast.desks["linfen"])


def _approved(desk: Desk, drafted: dt.date, approved: dt.date) -> InspectionPlan:
    with _at(drafted, desk.clerk):
        plan = draft_plan(2023, by=desk.clerk)
        submit(plan, by=desk.clerk)
    with _at(approved, desk.leader):
        number = f"{desk.agency.short_name}应急发〔2023〕2号"
        approve(plan, by=desk.leader, document_number=number, on=approved)
    return plan


def _filed(desk: Desk, plan: InspectionPlan) -> None:
    short = desk.agency.short_name
    with _at(FILED, desk.clerk):
        record_filing(
            plan,
            by=desk.clerk,
            government_number=f"{short}政函〔2023〕4号",
            government_on=FILED - dt.timedelta(days=5),
            filed_number=f"{short}应急报〔2023〕3号",
            filed_on=FILED,
        )


def _draw_lots(city: Desk) -> None:
    """The city leaves its mines of the first grade to the draw; one of them is drawn for November."""
    with _at(CONFIRMED, city.leader):
        for flag in Flag.objects.standing().filter(
            kind=Kind.DRAW_ONLY,
            mine__standardization="一级",
            mine__supervisions__agency=city.agency,
            mine__supervisions__until=None,
        ):
            flag.confirm(by=city.leader)
    plan = _approved(city, dt.date(2023, 10, 9), dt.date(2023, 10, 16))
    with _at(LOTS_PREPARED, city.clerk):
        draw = prepare_draw(plan, by=city.clerk, month=11, number=1)
    with _at(LOTS_DRAWN, city.clerk):
        hold_draw(draw, by=city.clerk, witness="临汾市司法局 卫东明", number="417")
