"""Plans held against the checks that their agencies made, and against the plans of other agencies."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from enterprises.models import Mine, MineStatus
from inspections.models import DrawnMine, Inspection, InspectionPlan, PlannedMine
from inspections.plans.progress import WAITING, Check, Progress, Slot, hold
from jurisdictions.models import User

Status = InspectionPlan.Status


def checks_of(agencies: Collection[int], year: int) -> dict[int, list[Check]]:
    """By agency: its own signed checks of the year. A re-inspection is owed by what was found, and by no plan."""
    rows = Inspection.objects.signed().filter(agency__in=agencies, checked_on__year=year)
    found: dict[int, list[Check]] = defaultdict(list)
    for agency, *facts in (
        rows.exclude(kind=Inspection.Kind.REINSPECTION)
        .order_by("checked_on", "pk")
        .values_list("agency", "pk", "mine", "checked_on", "kind")
    ):
        found[agency].append(Check(*facts))
    return found


def progress_of(plans: Iterable[InspectionPlan], year: int, today: dt.date) -> dict[int, Progress]:
    """By plan, in four queries however many there are; all of one year, and no two of one agency.

    What was drawn is planned for the month of its draw, whichever version of the plan held the pool.
    """
    agency_of = {plan.pk: plan.agency_id for plan in plans}
    planned: dict[int, list[tuple[int, list[int]]]] = {pk: [] for pk in agency_of}
    lines = PlannedMine.objects.checked().filter(plan__in=agency_of)
    for plan, mine, months in lines.order_by("pk").values_list("plan", "mine", "months"):
        planned[plan].append((mine, months))
    plan_of = {agency: pk for pk, agency in agency_of.items()}
    drawn = DrawnMine.objects.filter(draw__plan__agency__in=plan_of, draw__plan__year=year)
    for agency, mine, month in drawn.order_by("pk").values_list("draw__plan__agency", "mine", "draw__month"):
        planned[plan_of[agency]].append((mine, [month]))
    made = checks_of(set(agency_of.values()), year)
    asked = {mine for rows in planned.values() for mine, _ in rows}
    gone = Mine.objects.filter(pk__in=asked, status=MineStatus.CLOSED)
    closed = set(gone.values_list("pk", flat=True))
    return {
        pk: hold(year, planned[pk], made.get(agency, []), Inspection.PLANLESS, today, closed=closed)
        for pk, agency in agency_of.items()
    }


def progress(plan: InspectionPlan, today: dt.date) -> Progress:
    return progress_of([plan], plan.year, today)[plan.pk]


def overlaps(plan: InspectionPlan) -> dict[int, list[str]]:
    """By mine: which other agency plans to be there in one of the same months, and in which."""
    own = dict(plan.mines.checked().order_by().values_list("mine", "months"))
    standing = (*InspectionPlan.OPEN, Status.APPROVED)
    others = PlannedMine.objects.checked().filter(
        mine__in=own, plan__year=plan.year, plan__status__in=standing
    )
    found: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    rows = others.exclude(plan__agency=plan.agency).order_by("plan__agency__region__path")
    for mine, agency, months in rows.values_list("mine", "plan__agency__name", "months"):
        if both := set(months) & set(own[mine]):
            found[mine][agency] |= both
    return {
        mine: [
            f"{agency}也计划{'、'.join(f'{m}月' for m in sorted(both))}检查" for agency, both in by.items()
        ]
        for mine, by in found.items()
    }


@dataclass(frozen=True)
class ToCheck:
    mine: Mine
    plan: InspectionPlan
    slot: Slot


def to_check(user: User, today: dt.date) -> list[ToCheck]:
    """What the plan of one's own agency asks for this month, and what it asked for in a month that is over."""
    plan = InspectionPlan.objects.approved().filter(agency=user.agency, year=today.year).first()
    if plan is None:
        return []
    waiting = [
        (mine, slot)
        for mine, slots in progress(plan, today).slots.items()
        for slot in slots
        if slot.state in WAITING
    ]
    mines = Mine.objects.in_bulk([mine for mine, _ in waiting])
    found = [ToCheck(mines[mine], plan, slot) for mine, slot in waiting]
    return sorted(found, key=lambda one: (one.slot.month, one.mine.name, one.mine.pk))
