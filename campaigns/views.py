from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django_tables2 import RequestConfig

from campaigns.actions import start_campaign, startable
from campaigns.library import library
from campaigns.matrix import Matrix, matrix
from campaigns.models import Campaign, Obligation, Requirement
from campaigns.tables import CampaignTable
from enterprises.filters import MineFilter
from enterprises.tables import MineTable
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.models import User


@needs("read_campaigns")
def campaign_list(request: SignedInRequest) -> HttpResponse:
    table = CampaignTable(Campaign.objects.visible_to(request.user).select_related("issuer"))
    RequestConfig(request, paginate={"per_page": 25}).configure(table)
    context = {"table": table, "startable": startable(request.user)}
    return render(request, "campaigns/campaign_list.html", context)


@needs("read_campaigns")
def campaign_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    seen = Campaign.objects.visible_to(request.user).select_related("issuer__region")
    campaign = get_object_or_404(seen, pk=pk)
    stages = list(campaign.stages.all())
    context = {
        "campaign": campaign,
        "stages": stages,
        "steps": [(stage.name, stage.progress()) for stage in stages],
        "mines": campaign.mines().visible_to(request.user).count(),
        "requirements": [(row, _owed(row, request.user)) for row in campaign.requirements.all()],
    }
    return render(request, "campaigns/campaign_detail.html", context)


@needs("read_ledger")
def mines(request: SignedInRequest, pk: int) -> HttpResponse:
    """The ledger narrowed to the campaign's scope, as far as this person sees it."""
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user), pk=pk)
    seen = campaign.mines().visible_to(request.user).for_list().order_by("region__path", "name", "pk")
    found = MineFilter(request.GET, seen, request=request)
    table = MineTable(found.qs)
    RequestConfig(request, paginate={"per_page": 25}).configure(table)
    context = {"campaign": campaign, "filter": found, "table": table}
    return render(request, "campaigns/campaign_mines.html", context)


@needs("manage_campaigns")
@require_POST
def start(request: SignedInRequest) -> HttpResponse:
    data, issuer = library().get(request.POST.get("key", "")), request.user.agency
    if data is None or issuer is None:
        raise Http404
    campaign = start_campaign(data, issuer=issuer, by=request.user)
    messages.success(request, f"已部署“{campaign}”，报送任务已生成")
    return redirect(campaign)


def _owed(requirement: Requirement, user: User) -> Matrix:
    owed = Obligation.objects.visible_to(user).filter(requirement=requirement, agency__isnull=False)
    return matrix(owed.select_related("agency__region").order_by("agency__region_id", "period"))
