"""The plans of all agencies of a region: who has one, and how far each is carried out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from enterprises.models import MineStatus, Supervision
from inspections.models import InspectionPlan
from inspections.models.plans import InspectionPlanQuerySet
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


def planning(agencies: AgencyQuerySet, year: int) -> AgencyQuerySet:
    """Whoever owes a plan of that year, or has one standing although it answers for no mine any more."""
    return owing(agencies) | agencies.filter(pk__in=_standing(year).values("agency"))


def _standing(year: int) -> InspectionPlanQuerySet:
    return InspectionPlan.objects.filter(year=year, status__in=(*InspectionPlan.OPEN, Status.APPROVED))


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
    mines: int = 0
    count: Count = field(default_factory=Count)

    @property
    def without(self) -> int:
        return self.agencies - self.approved

    def add(self, line: Line) -> None:
        self.agencies += 1
        self.approved += line.approved is not None
        self.mines += line.mines
        for name in ("planned", "done", "overdue", "outside", "closed"):
            setattr(self.count, name, getattr(self.count, name) + getattr(line.count, name))


def lines_of(region: Region, year: int, today: dt.date) -> list[Line]:
    """In a fixed number of queries."""
    agencies = planning(Agency.objects.within(region), year).select_related("region")
    lines = {agency.pk: Line(agency) for agency in agencies.order_by("region__path", "kind", "pk")}
    for plan in _standing(year).within(region).select_related("agency__region"):
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
