"""The plans of all agencies of a region: who has one, and how far each is carried out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q

from enterprises.models import MineStatus, Supervision
from inspections.models import InspectionPlan
from inspections.plans.made import progress_of
from inspections.plans.progress import Count
from jurisdictions.models import Agency, Region
from jurisdictions.models.agency import AgencyQuerySet

Status = InspectionPlan.Status
STANDS = {
    "with": "有已批准的计划",
    "making": "正在编制或待批准",
    "without": "没有已批准的计划",
}


def owing(agencies: AgencyQuerySet) -> AgencyQuerySet:
    """Those that answer for a mine which isn't closed: each of them owes a plan."""
    answering = Supervision.objects.filter(until=None).exclude(mine__status=MineStatus.CLOSED)
    return agencies.filter(pk__in=answering.values("agency"), kind__in=Agency.REGULATORS)


@dataclass
class Line:
    """One agency with its plans of a year: what it approved, and what it is making."""

    agency: Agency
    approved: InspectionPlan | None = None
    making: InspectionPlan | None = None
    mines: int = 0
    count: Count = field(default_factory=Count)

    def stands(self, how: str) -> bool:
        if how == "making":
            return self.making is not None
        return (self.approved is not None) == (how == "with")


@dataclass
class Place:
    """A place right below a region, or all of it: `key` names it in an address."""

    name: str
    key: str = ""
    agencies: int = 0
    approved: int = 0
    making: int = 0
    mines: int = 0
    count: Count = field(default_factory=Count)

    @property
    def without(self) -> int:
        return self.agencies - self.approved

    def add(self, line: Line) -> None:
        self.agencies += 1
        self.approved += line.approved is not None
        self.making += line.making is not None
        self.mines += line.mines
        for name in ("planned", "done", "overdue", "outside"):
            setattr(self.count, name, getattr(self.count, name) + getattr(line.count, name))


def lines_of(region: Region, year: int, today: dt.date) -> list[Line]:
    """Whoever owes a plan or has one, in a fixed number of queries."""
    plans = InspectionPlan.objects.within(region).filter(year=year)
    plans = plans.filter(status__in=(*InspectionPlan.OPEN, Status.APPROVED)).select_related("agency__region")
    wanted = Q(pk__in=owing(Agency.objects.within(region)).values("pk")) | Q(pk__in=plans.values("agency"))
    agencies = Agency.objects.filter(wanted).select_related("region").order_by("region__path", "kind", "pk")
    lines = {agency.pk: Line(agency) for agency in agencies}
    for plan in plans:
        line = lines[plan.agency_id]
        if plan.status == Status.APPROVED:
            line.approved = plan
        else:
            line.making = plan
    approved = {line.approved.pk: line for line in lines.values() if line.approved}
    held = progress_of([line.approved for line in approved.values() if line.approved], year, today)
    for pk, line in approved.items():
        line.mines, line.count = len(held[pk].slots), held[pk].count()
    return list(lines.values())


def places_of(region: Region, lines: list[Line]) -> tuple[Place, list[Place]]:
    """The total, and a place each: right below this region, and last what belongs to the region itself."""
    total, depth = Place("合计"), len(region.lineage) - 1
    found: dict[str, Place] = defaultdict(lambda: Place(""))
    for line in lines:
        steps = line.agency.region.path.split("/")[:-1]
        code = steps[depth] if len(steps) > depth else ""
        for place in (total, found[code]):
            place.add(line)
    named = Region.objects.in_bulk([code for code in found if code])
    for code, place in found.items():
        place.key, place.name = code, named[code].name if code else f"{region.name}本级"
    return total, [found[code] for code in sorted(found, key=lambda code: (code == "", code))]
