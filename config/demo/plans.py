"""The counties' plans for 2023, approved in January, and one for 2024 that is still being made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.utils import timezone

from config.demo.cast import Cast, Desk
from config.demo.story import clock_at, read
from inspections.models import InspectionPlan
from inspections.plans.approving import approve, record_filing, submit
from inspections.plans.board import owing
from inspections.plans.drafting import draft_plan
from jurisdictions.models import Agency, User

DRAFTED, APPROVED, FILED = dt.date(2023, 1, 9), dt.date(2023, 1, 16), dt.date(2023, 1, 30)
NEXT_DRAFTED = dt.date(2023, 9, 27)
UNFILED = {"puxian", "daning"}  # whose papers haven't come back


@contextmanager
def _at(day: dt.date, by: User) -> Iterator[None]:
    moment = timezone.make_aware(dt.datetime.combine(day, dt.time(15)))
    with clock_at(moment), pghistory.context(user=by.pk, source="demo"):
        yield


def plan_the_years(cast: Cast) -> None:
    """Told at the end: which mines there are, and who answers for each, the ledger of May says first."""
    for county in read("counties").values():
        desk = cast.desks[county["user"]]
        if not owing(Agency.objects.filter(pk=desk.agency.pk)).exists():
            continue
        plan = _approved(desk)
        if county["user"] not in UNFILED:
            _filed(desk, plan)
    clerk = cast.desks["xiangfen"].clerk
    with _at(NEXT_DRAFTED, clerk):
        draft_plan(2024, by=clerk)


def _approved(desk: Desk) -> InspectionPlan:
    with _at(DRAFTED, desk.clerk):
        plan = draft_plan(2023, by=desk.clerk)
        submit(plan, by=desk.clerk)
    with _at(APPROVED, desk.leader):
        number = f"{desk.agency.short_name}应急发〔2023〕2号"
        approve(plan, by=desk.leader, document_number=number, on=APPROVED)
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
