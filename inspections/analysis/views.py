"""Punishment and closed loop of a campaign: place by place, each number opening its records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from campaigns.boards.views import campaigns_at
from campaigns.models import Campaign
from inspections.analysis.counting import Analysis, Line, Tally, analyse
from inspections.analysis.words import HEADINGS, draft_analysis, rows
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, sheet_page
from jurisdictions.models import Region
from jurisdictions.templatetags.words import wan

Figure = tuple[Any, str]
# Each figure with the list behind it and what narrows that list.
COLUMNS: list[tuple[str, str, str, Mapping[str, str]]] = [
    ("检查", "checks", "inspections:list", {"status": "signed"}),
    ("发现问题", "found", "inspections:list", {"status": "signed", "found": "yes"}),
    ("立案处罚", "punished", "inspections:list", {"status": "signed", "found": "yes", "punished": "yes"}),
    ("处罚率", "punished_share", "", {}),
    ("案件", "cases", "inspections:cases", {}),
    ("罚款（万元）", "fines", "inspections:cases", {}),
    ("隐患", "hazards", "hazards:list", {}),
    ("已销号", "closed", "hazards:list", {"status": "closed"}),
    ("闭环率", "closed_share", "", {}),
    ("验收退回过", "sent_back", "hazards:list", {"sent_back": "on"}),
]


@needs("read_inspections")
@require_safe
def analysis(request: SignedInRequest) -> HttpResponse:
    own = request.user.agency.region_id if request.user.agency else ""
    seen = Region.objects.visible_to(request.user)
    region = get_object_or_404(seen, pk=request.GET.get("region") or own)
    drives = campaigns_at(request, region).filter(nature=Campaign.Nature.DRIVE)
    campaign = _campaign(request, drives)
    found = analyse(campaign, region) if campaign else None
    context = {
        "region": region,
        "above": [
            (one, _url(campaign, one)) for one in seen.filter(path__in=region.lineage[:-1]).order_by("path")
        ],
        "campaigns": drives,
        "campaign": campaign,
        "columns": [label for label, *_ in COLUMNS],
        "lines": _lines(found) if found else [],
        "may_draft": request.user.can("draft_circular") and region.pk == own and found is not None,
        "now": timezone.now(),
    }
    if found is None:
        return render(request, "inspections/analysis.html", context)
    narrowed = f"{found.campaign.short_title} · {region.full_name}"
    sheet = Sheet("行政处罚和执法闭环", HEADINGS, rows(found), narrowed)
    page: HttpResponse = sheet_page(request, "inspections/analysis.html", context, sheet)
    return page


@needs("draft_circular")
@require_POST
def analysis_draft(request: SignedInRequest, pk: int) -> HttpResponse:
    seen = Campaign.objects.visible_to(request.user).issued().filter(nature=Campaign.Nature.DRIVE)
    drafted = draft_analysis(get_object_or_404(seen, pk=pk), by=request.user)
    messages.success(request, "已按当前数字拟出通报，请核对后印发")
    return redirect(drafted)


def _campaign(request: SignedInRequest, drives: Any) -> Campaign | None:
    if (pk := request.GET.get("campaign", "")).isdecimal():
        seen = Campaign.objects.visible_to(request.user).issued().filter(nature=Campaign.Nature.DRIVE)
        return get_object_or_404(seen, pk=pk)
    first: Campaign | None = drives.first()
    return first


def _url(campaign: Campaign | None, region: Region) -> str:
    asked = {"region": region.pk} | ({"campaign": campaign.pk} if campaign else {})
    return f"{reverse('inspections:analysis')}?{urlencode(asked)}"


def _lines(found: Analysis) -> list[tuple[str, str, list[Figure]]]:
    """Name, address and figures of the whole and of each place; a county is opened no further."""
    opens = found.region.level not in {Region.Level.COUNTY, Region.Level.TOWN}
    whole = Line(found.region, found.total)
    lines = [("合计", "", _figures(found.campaign, whole))]
    for line in found.places if opens else []:
        url = _url(found.campaign, line.region) if line.region else ""
        lines.append((line.name, url, _figures(found.campaign, line)))
    return lines


def _figures(campaign: Campaign, line: Line) -> list[Figure]:
    figures: list[Figure] = []
    for _, name, target, narrowed in COLUMNS:
        url = ""
        if target and line.region:
            asked: dict[str, Any] = {"of": campaign.pk, "place": line.region.pk, **narrowed}
            url = f"{reverse(target)}?{urlencode(asked)}"
        figures.append((_shown(name, line.tally), url))
    return figures


def _shown(name: str, tally: Tally) -> Any:
    value = getattr(tally, name)
    if name == "fines":
        return wan(value)
    if name.endswith("_share"):
        return None if value is None else f"{value:g}%"
    return value
