"""查出未改 of a campaign: place by place, and the hazards behind each figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from campaigns.models import Campaign, CampaignQuerySet
from inspections.coverage.views import drives_at
from inspections.unmended.scope import Line, Tally, board, unmended, with_steps
from inspections.unmended.tables import BoardTable, Row, UnmendedFilter, UnmendedTable
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import Region


@dataclass(frozen=True)
class Asked:
    """Which campaign and which place; the address says both. Without a campaign in sight there is none."""

    request: SignedInRequest
    region: Region
    drives: CampaignQuerySet
    campaign: Campaign | None

    @classmethod
    def of(cls, request: SignedInRequest) -> Asked:
        own = request.user.agency.region_id if request.user.agency else ""
        seen = Region.objects.visible_to(request.user)
        region = get_object_or_404(seen, pk=request.GET.get("region") or own)
        drives = drives_at(request, region)
        pk = request.GET.get("campaign", "")
        chosen = get_object_or_404(drives, pk=pk) if pk.isdecimal() else drives.first()
        return cls(request, region, drives, chosen)

    def url(self, page: str, **narrowed: Any) -> str:
        assert self.campaign is not None
        query = {"campaign": self.campaign.pk, "region": self.region.pk, **narrowed}
        return f"{reverse(f'inspections:{page}')}?{urlencode(query)}"

    @property
    def board_url(self) -> str:
        return self.url("unmended")

    @property
    def title(self) -> str:
        return f"{self.region.name}查出未改"


@needs("read_coverage")
@require_safe
def unmended_board(request: SignedInRequest) -> HttpResponse:
    asked = Asked.of(request)
    lines = board(asked.campaign, request.user, asked.region) if asked.campaign else []
    total = sum((line.tally for line in lines), Tally())
    rows = [_row(asked, "合计", total, total=True), *(_place(asked, line) for line in lines)] if lines else []
    above = Region.objects.visible_to(request.user).filter(path__in=asked.region.lineage[:-1])
    context = {
        "asked": asked,
        "above": [(one, asked.url("unmended", region=one.pk)) for one in above.order_by("path")]
        if asked.campaign
        else [],
    }
    page: HttpResponse = list_page(
        request, "inspections/unmended/board.html", BoardTable(rows), per_page=100, **context
    )
    return page


def _place(asked: Asked, line: Line) -> Row:
    """What lies in none of the places below has no board of its own, only its hazards."""
    if not line.key:
        return _row(asked, line.name, line.tally, here=1)
    below = asked.url("unmended", region=line.key)
    return _row(asked, line.name, line.tally, below, region=line.key)


def _row(
    asked: Asked, name: str, tally: Tally, below: str = "", *, total: bool = False, **narrowed: Any
) -> Row:
    def listed(state: str) -> str:
        return asked.url("unmended_hazards", **narrowed, **({} if state == "hazards" else {"state": state}))

    uncovered = asked.url("coverage_mines", state="untouched", **narrowed)
    return Row(name, tally, below, listed, uncovered, total)


@needs("read_coverage")
@require_safe
def unmended_hazards(request: SignedInRequest) -> HttpResponse:
    asked = Asked.of(request)
    if asked.campaign is None:
        raise Http404
    rows = with_steps(
        unmended(asked.campaign, request.user).within(asked.region), asked.campaign, request.user
    )
    found = UnmendedFilter(request.GET, rows.order_by("due_on", "pk"), request=request)
    page: HttpResponse = list_page(
        request, "inspections/unmended/hazards.html", UnmendedTable(found.qs), filter=found, asked=asked
    )
    return page
