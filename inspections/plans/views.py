"""Reading plans: the board of a region, one plan with its mines, the checks behind it, its paper, its figures."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.db.models import Max
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from inspections.models import Inspection, InspectionPlan, PlannedMine
from inspections.plans.board import STANDS, Line, Place, lines_of, places_of
from inspections.plans.drafting import unlisted
from inspections.plans.figures import figures
from inspections.plans.made import overlaps, progress
from inspections.plans.progress import Count, Progress
from inspections.plans.tables import (
    BoardRow,
    BoardTable,
    PlanCheckFilter,
    PlanCheckTable,
    PlannedMineFilter,
    PlanTable,
    Row,
)
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, list_page, sheet_page
from jurisdictions.models import Agency, Region
from records.paper import pdf

Status = InspectionPlan.Status
BELOW = {"planned": "planned", "overdue": "overdue", "mines": "planned"}
AMONG = {"here": "本级", "reporting": "直接下级机关"}
FIGURE_HEADINGS = ["事项", "数字", "单位", "依据", "文字"]


# The board


@dataclass(frozen=True)
class Asked:
    request: SignedInRequest
    region: Region
    year: int
    among: str
    chosen: bool = True

    @classmethod
    def of(cls, request: SignedInRequest) -> Asked:
        """Out of sight is 404; without a year it is the latest that has a plan, but none to come."""
        own = request.user.agency.region_id if request.user.agency else ""
        seen = Region.objects.visible_to(request.user)
        region = get_object_or_404(seen, pk=request.GET.get("region") or own)
        said, among = request.GET.get("year", ""), request.GET.get("among", "")
        among = among if among in AMONG else ""
        if said.isdecimal() and 2000 <= int(said) <= 2100:
            return cls(request, region, int(said), among)
        today = timezone.localdate()
        plans = InspectionPlan.objects.visible_to(request.user).within(region).filter(year__lte=today.year)
        latest = plans.filter(status=Status.APPROVED).aggregate(latest=Max("year"))["latest"]
        return cls(request, region, latest or today.year, among, chosen=latest is None)

    def url(self, **narrowed: Any) -> str:
        query = {"year": self.year, "region": self.region.pk, **narrowed}
        return f"{reverse('inspections:plans')}?{urlencode(query)}"

    @property
    def heading(self) -> str:
        return f"{self.region.name}{AMONG.get(self.among, '')}{self.year}年度执法计划"

    @property
    def lines(self) -> list[Line]:
        """Of the region; or only of the region itself, or of those that report to one's own agency."""
        found, own = lines_of(self.region, self.year, timezone.localdate()), self.request.user.agency
        if self.among == "here":
            return [line for line in found if line.agency.region_id == self.region.pk]
        if self.among == "reporting" and own:
            below = set(Agency.objects.reporting_to(own).values_list("pk", flat=True))
            return [line for line in found if line.agency.pk in below]
        return found

    @property
    def years(self) -> range:
        """The next one, and back to the first plan in sight."""
        this = timezone.localdate().year
        first = InspectionPlan.objects.visible_to(self.request.user).order_by("year").first()
        return range(this + 1, min(first.year if first else this, this) - 1, -1)


@needs("read_coverage")
@require_safe
def plans(request: SignedInRequest) -> HttpResponse:
    asked = Asked.of(request)
    lines = asked.lines
    total, _ = places_of(asked.region, lines)
    by, stands = request.GET.get("by", "agency"), request.GET.get("stands", "")
    shown = [line for line in lines if stands not in STANDS or line.stands(stands)]
    if by == "place":
        rows = [_place_row(asked, place, stands) for place in places_of(asked.region, shown)[1]]
    else:
        rows = [_agency_row(asked, line) for line in shown]
    whole = [_place_row(asked, total, total=True)] if rows and stands not in STANDS else []
    of_places = ("agencies", "approved", "without")
    table = BoardTable([*whole, *rows], exclude=("state",) if by == "place" else of_places)
    own = request.user.agency
    return list_page(
        request,
        "inspections/plans/board.html",
        table,
        per_page=100,
        asked=asked,
        by=by,
        stands=stands,
        choices=STANDS,
        total=total,
        above=Region.objects.visible_to(request.user).filter(path__in=asked.region.lineage[:-1]),
        own=own and InspectionPlan.objects.filter(agency=own).latest_first()[:6],
    )


def _place_row(asked: Asked, place: Place, stands: str = "", *, total: bool = False) -> BoardRow:
    """Its figures lead to the agencies below, each of which opens its own."""
    where = {"region": place.key} if place.key else {"among": asked.among if total else "here"}

    def listed(name: str) -> str:
        return asked.url(**where, stands=name if name in STANDS else stands)

    below = asked.url(by="place", **where) if place.key else ""
    figures = {name: getattr(place, name) for name in ("agencies", "approved", "without", "mines", "count")}
    return BoardRow(place.name, below, None, None, listed=listed, total=total, **figures)


def _agency_row(asked: Asked, line: Line) -> BoardRow:
    def listed(name: str) -> str:
        if line.approved is None:
            return ""
        if name in ("inside", "outside"):
            return f"{reverse('inspections:plan_checks', args=[line.approved.pk])}?side={name}"
        return f"{line.approved.get_absolute_url()}?state={BELOW[name]}"

    return BoardRow(line.agency.name, "", line.approved, line.making, line.mines, line.count, listed)


# One plan


def seen_plan(request: SignedInRequest, pk: int) -> InspectionPlan:
    rows = InspectionPlan.objects.visible_to(request.user).select_related(
        "agency__region", "drafted_by", "submitted_by", "approved_by", "amends"
    )
    return get_object_or_404(rows, pk=pk)


@needs("read_coverage")
@require_safe
def plan(request: SignedInRequest, pk: int) -> HttpResponse:
    """What is in the making and what was replaced has no progress: only the plan in force is carried out."""
    shown, user = seen_plan(request, pk), request.user
    carried_out = shown.status == Status.APPROVED
    held = progress(shown, timezone.localdate()) if carried_out else Progress()
    writes = user.can("plan_inspections") and shown.agency.is_desk_of(user)
    drafts = writes and shown.status == Status.DRAFT
    listed = shown.mines.for_list()
    found = PlannedMineFilter(request.GET, listed, request=request, carried_out=carried_out)
    lines = list(shown.mines.select_related("mine"))
    pool = [line for line in lines if line.left_to_the_draw]
    hidden = [] if drafts else ["edit"]
    hidden += [] if carried_out else ["state"]
    total = held.count() if carried_out else None
    times = total.planned if total else sum(line.times for line in lines)
    current = shown.status in (*InspectionPlan.OPEN, Status.APPROVED)
    return list_page(
        request,
        "inspections/plans/plan.html",
        PlanTable(_rows(shown, found, held), exclude=hidden),
        filter=found,
        plan=shown,
        planned=sum(bool(line.months) or line.mine_id in held.slots for line in lines),
        has_pool=bool(pool),
        pool=sum(line.mine_id not in held.slots for line in pool),
        short=[line for line in lines if line.short],
        unlisted=unlisted(shown, user) if current and shown.agency.is_desk_of(user) else [],
        times=times,
        days=times * shown.check_days,
        months=_months(lines, held),
        total=total,
        versions=InspectionPlan.objects.filter(agency=shown.agency, year=shown.year).order_by("version"),
        writes=writes,
        drafts=drafts,
        **_steps(shown, request),
        figures=figures(),
    )


def _rows(shown: InspectionPlan, found: PlannedMineFilter, held: Progress) -> list[Row]:
    also = overlaps(shown)
    fitting = (line for line in found.qs if found.fits(line, held.slots.get(line.mine_id, [])))
    return [
        Row(number, line, held.slots.get(line.mine_id, []), also.get(line.mine_id, []))
        for number, line in enumerate(fitting, 1)
    ]


def _months(lines: list[PlannedMine], held: Progress) -> list[tuple[int, Count]]:
    """Of a plan that isn't carried out, only what it asks for."""
    found = held.by_month()
    if not held.slots:
        for line in lines:
            for month in line.months:
                found[month].planned += 1
    return list(found.items())


def _steps(shown: InspectionPlan, request: SignedInRequest) -> dict[str, bool]:
    """What can be done with a plan that waits for its leader: who handed it in takes it back, others send it back."""
    user = request.user
    waits = shown.status == Status.SUBMITTED and shown.agency.is_desk_of(user)
    own, leads = user.pk == shown.submitted_by_id, user.can("approve_plan")
    return {
        "withdraws": waits and own and user.can("plan_inspections"),
        "returns": waits and leads and not own,
        "approves": waits and leads and shown.is_left_to(user),
    }


@needs("read_coverage")
@require_safe
def plan_checks(request: SignedInRequest, pk: int) -> HttpResponse:
    """Signed checks of the agency in the year, each in the plan or outside it, by its manner (S1-07)."""
    shown = seen_plan(request, pk)
    held = progress(shown, timezone.localdate())
    inside = {check.pk for check in held.inside}
    outside = {check.pk for check in held.outside}
    rows = Inspection.objects.visible_to(request.user).filter(pk__in=inside | outside).for_list()
    found = PlanCheckFilter(request.GET, rows.order_by("checked_on", "pk"), request=request, inside=inside)
    kinds = dict.fromkeys(Inspection.Kind.labels, 0)
    for check in held.outside:
        kinds[str(Inspection.Kind(check.kind).label)] += 1
    return list_page(
        request,
        "inspections/plans/checks.html",
        PlanCheckTable(found.qs, inside=inside),
        filter=found,
        plan=shown,
        kinds=[(kind, label, kinds[label]) for kind, label in Inspection.Kind.choices if kinds[label]],
    )


@needs("read_coverage")
@require_safe
def plan_paper(request: SignedInRequest, pk: int) -> FileResponse:
    shown = seen_plan(request, pk)
    lines = shown.mines.for_list()
    context = {
        "plan": shown,
        "lines": [line for line in lines if line.months],
        "pool": [line for line in lines if line.left_to_the_draw],
        "left_out": [line for line in lines if line.short],
        "times": sum(line.times for line in lines),
        "kinds": Inspection.Kind,
    }
    file = BytesIO(pdf("inspections/paper/plan.html", context))
    return FileResponse(file, as_attachment=True, filename=f"{shown}.pdf", content_type="application/pdf")


# The figures


@needs("read_coverage")
@require_safe
def plan_figures(request: SignedInRequest) -> HttpResponse:
    known = figures()
    rows = ([f.label, f.value, f.unit, f.basis, "待核" if f.uncertain else ""] for f in known.values())
    sheet = Sheet("执法计划测算数字", FIGURE_HEADINGS, rows)
    page: HttpResponse = sheet_page(
        request, "inspections/plans/figures.html", {"figures": known.values()}, sheet
    )
    return page
