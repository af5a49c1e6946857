"""Coverage of a year or of a campaign: a region's places or agencies, and the mines behind each figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Min, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from campaigns.models import Campaign, CampaignQuerySet
from inspections.coverage.board import Line, board
from inspections.coverage.counting import forecast, rules
from inspections.coverage.mines import Span, within_span
from inspections.coverage.tables import BoardTable, CoverageFilter, CoverageTable, Row
from inspections.models import Inspection
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import Agency, Region


@dataclass(frozen=True)
class Asked:
    """Which mines and which span; the address says all of it."""

    request: SignedInRequest
    region: Region
    span: Span
    chosen: bool = True

    @classmethod
    def of(cls, request: SignedInRequest) -> Asked:
        """Out of sight is 404; without a year it is the latest that has a signed check."""
        own = request.user.agency.region_id if request.user.agency else ""
        seen = Region.objects.visible_to(request.user)
        region = get_object_or_404(seen, pk=request.GET.get("region") or own)
        if (pk := request.GET.get("campaign", "")).isdecimal():
            drives = drives_at(request, region)
            return cls(request, region, Span.of_campaign(get_object_or_404(drives, pk=pk)))
        year = request.GET.get("year", "")
        if year.isdecimal() and 2000 <= int(year) <= 2100:
            return cls(request, region, Span.of_year(int(year)))
        checks = Inspection.objects.visible_to(request.user).signed().within(region)
        last = checks.aggregate(last=Max("checked_on"))["last"] or timezone.localdate()
        return cls(request, region, Span.of_year(last.year), chosen=False)

    def url(self, page: str, **narrowed: Any) -> str:
        span = self.span
        asked = {"campaign": span.campaign.pk} if span.campaign else {"year": span.first.year}
        query = {**asked, "region": self.region.pk, **narrowed}
        return f"{reverse(f'inspections:{page}')}?{urlencode(query)}"

    @property
    def board_url(self) -> str:
        return self.url("coverage")

    @property
    def is_older(self) -> bool:
        """Nobody has asked for a year, and this one has no check yet."""
        return not self.chosen and self.span.last < self.span.today

    @property
    def years(self) -> range:
        """From this one back to that of the first check."""
        seen = Inspection.objects.visible_to(self.request.user).signed()
        first = seen.aggregate(first=Min("checked_on"))["first"] or self.span.today
        return range(self.span.today.year, first.year - 1, -1)


def drives_at(request: SignedInRequest, region: Region) -> CampaignQuerySet:
    """The campaigns that reach into a region, from above or from below."""
    reaching = Q(issuer__region__path__in=region.lineage) | Q(issuer__region__path__startswith=region.path)
    seen = Campaign.objects.visible_to(request.user).issued().select_related("issuer__region")
    return seen.filter(reaching, nature=Campaign.Nature.DRIVE)


@needs("read_coverage")
@require_safe
def coverage(request: SignedInRequest) -> HttpResponse:
    asked = Asked.of(request)
    found = board(asked.span, request.user, asked.region)
    by = "agency" if request.GET.get("by") == "agency" else "place"
    lines = found.agencies if by == "agency" else found.places
    row = _agency_row if by == "agency" else _place_row
    span = asked.span
    context = {
        "asked": asked,
        "by": by,
        "total": found.total.tally,
        "campaigns": drives_at(request, asked.region),
        "above": [
            (region, asked.url("coverage", region=region.pk)) for region in _above(request, asked.region)
        ],
        "forecast": forecast(found.total.tally, span.first, span.last, span.today),
        "rules": [rules()["campaign"]]
        if span.campaign
        else [rules()[k] for k in ("yearly", "extra", "draw_only")],
        "title": f"{asked.region.name}{span.words}检查覆盖情况",
    }
    total = _row(asked, found.total, total=True)
    table = BoardTable([total, *(row(asked, line) for line in lines)] if lines else [])
    return list_page(request, "inspections/coverage/board.html", table, per_page=100, **context)


def _row(asked: Asked, line: Line, below: str = "", *, total: bool = False, **narrowed: Any) -> Row:
    def listed(state: str) -> str:
        return asked.url("coverage_mines", state=state, **narrowed)

    return Row(line.name, line.tally, below, listed, total)


def _place_row(asked: Asked, line: Line) -> Row:
    """What lies in none of the places below has no board of its own, only its mines."""
    if not line.key:
        return _row(asked, line, here=1)
    return _row(asked, line, asked.url("coverage", region=line.key), region=line.key)


def _agency_row(asked: Asked, line: Line) -> Row:
    return _row(asked, line, agency=line.key)


def _above(request: SignedInRequest, region: Region) -> Any:
    return Region.objects.visible_to(request.user).filter(path__in=region.lineage[:-1]).order_by("path")


@needs("read_coverage")
@require_safe
def coverage_mines(request: SignedInRequest) -> HttpResponse:
    asked = Asked.of(request)
    mines = within_span(asked.span, request.user, asked.region).select_related("enterprise", "region")
    found = CoverageFilter(request.GET, mines.order_by("region__path", "name", "pk"), request=request)
    named = {
        agency.pk: agency.name
        for agency in Agency.objects.filter(pk__in=found.qs.values("answers").order_by())
    }
    table = CoverageTable(found.qs, span=asked.span, agency=lambda pk: named.get(pk, "尚未登记"))
    title = f"{asked.region.name}{asked.span.words}检查覆盖清单"
    return list_page(
        request, "inspections/coverage/mines.html", table, filter=found, asked=asked, title=title
    )
