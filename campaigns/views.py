"""The list, a campaign that runs, and starting one of the library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from campaigns.actions import start_campaign, startable
from campaigns.cascade.adoption import may_adopt, nearest_notice
from campaigns.cascade.catalogue import library
from campaigns.cascade.conflicts import asked_by, conflicts
from campaigns.cascade.forms import NoticeForm, StartForm
from campaigns.filters import CampaignFilter
from campaigns.models import Campaign, Obligation, Requirement
from campaigns.models.requirement import WITH_ROOT
from campaigns.obligations.matrix import Matrix, matrix
from campaigns.overlap import running_besides
from campaigns.tables import CampaignTable
from enterprises.filters import MineFilter
from enterprises.tables import MineTable
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, list_page, sheet_page
from jurisdictions.models import User
from jurisdictions.spreadsheets import Value
from records.models import Attachment

EMPTY = Matrix([], [])
FITS = 1_500  # obligations on one page; what a nation owes is read on its board


@needs("read_campaigns")
def campaign_list(request: SignedInRequest) -> HttpResponse:
    seen = Campaign.objects.visible_to(request.user).select_related("issuer", "parent__issuer")
    found = CampaignFilter(request.GET, seen, request=request)
    table = CampaignTable(found.qs)
    template, ready = "campaigns/campaign_list.html", startable(request.user)
    return list_page(request, template, table, filter=found, startable=ready)


@needs("read_campaigns")
def campaign_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """A draft is written here by its issuer; what is issued is read."""
    campaign = seen(request, pk)
    if campaign.is_draft:
        return redirect("campaigns:draft", campaign.pk)
    stages = list(campaign.stages.all())
    asked = campaign.requirements.select_related(*WITH_ROOT, "receiver", "chosen_by")
    asked = asked.prefetch_related("owners")
    owed = _owed(campaign, request.user)
    nearest = nearest_notice(campaign, request.user.agency) if request.user.agency else None
    context = {
        "campaign": campaign,
        "stages": stages,
        "covered": any(stage.covers for stage in stages),
        "steps": [(stage.name, stage.progress()) for stage in stages],
        "mines": campaign.mines().visible_to(request.user).count(),
        "requirements": [(row, owed.get(row.pk, EMPTY)) for row in asked],
        "conflicts": len(conflicts(asked_by([campaign]))),
        "attachments": Attachment.objects.of(campaign),
        "may_adopt": may_adopt(campaign, request.user),
        "nearest": nearest,
        "may_adopt_nearest": nearest is not None and may_adopt(nearest, request.user),
        "own": request.user.can("manage_campaigns") and campaign.issuer.is_desk_of(request.user),
        "notice": NoticeForm(),
    }
    sheet = Sheet("报送要求", ASKED_HEADINGS, _asked_rows(asked), campaign.document_number)
    page: HttpResponse = sheet_page(request, "campaigns/campaign_detail.html", context, sheet)
    return page


ASKED_HEADINGS = ["报送要求", "报送单位", "期限", "报送对象", "抄报", "依据", "原文"]


def _asked_rows(asked: Iterable[Requirement]) -> Iterator[list[Value]]:
    for one in asked:
        owners = "、".join(map(str, one.owners.all())) or one.get_owner_level_display()
        quote = str(one.chosen_reading.get("quote", "")) if one.chosen_reading else ""
        yield [one.title, owners, one.deadline_words, one.receiver_words, one.copy_words, one.citation, quote]


@needs("read_ledger")
def mines(request: SignedInRequest, pk: int) -> HttpResponse:
    """The ledger narrowed to the campaign's scope, as far as this person sees it."""
    campaign = get_object_or_404(Campaign.objects.visible_to(request.user), pk=pk)
    rows = campaign.mines().visible_to(request.user).for_list().order_by("region__path", "name", "pk")
    shared = [
        (one, rows.filter(pk__in=one.mines().values("pk"))) for one in running_besides(campaign, request.user)
    ]
    also = next((pair for pair in shared if str(pair[0].pk) == request.GET.get("also")), None)
    found = MineFilter(request.GET, also[1] if also else rows, request=request)
    context = {
        "campaign": campaign,
        "filter": found,
        "also": also and also[0],
        "shared": [(one, count) for one, mines in shared if (count := mines.count())],
    }
    return list_page(request, "campaigns/campaign_mines.html", MineTable(found.qs), **context)


@needs("manage_campaigns")
def start(request: SignedInRequest) -> HttpResponse:
    """First everything that the notice asks for, then the button; a notice without a date asks for it (C7)."""
    key, issuer = (request.POST or request.GET).get("key"), request.user.agency
    if key is None:
        return redirect("campaigns:list")
    data = library().get(key)
    if data is None or issuer is None:
        raise Http404
    form = StartForm(request.POST or None, data_of=data, initial={"key": data["key"]})
    if form.is_valid():
        with at_fields(form):
            issued_on = form.cleaned_data.get("issued_on")
            campaign = start_campaign(data, issuer=issuer, by=request.user, issued_on=issued_on)
            messages.success(request, f"已部署“{campaign}”，报送任务已生成")
            return redirect(campaign)
    context = {"form": form, "data": data, "asked": [_preview(row) for row in data["requirements"]]}
    return render(request, "campaigns/campaign_start.html", context, status=422 if form.errors else 200)


def seen(request: SignedInRequest, pk: int) -> Campaign:
    rows = Campaign.objects.visible_to(request.user).select_related("issuer__region", "parent__issuer")
    return get_object_or_404(rows, pk=pk)


def _preview(row: dict[str, Any]) -> Requirement:
    return Requirement(**row)


def _owed(campaign: Campaign, user: User) -> dict[int, Matrix | None]:
    """Of each requirement who has handed in what; None where there is more than a page holds."""
    owed = Obligation.objects.visible_to(user).filter(requirement__campaign=campaign, agency__isnull=False)
    counts = dict(owed.order_by().values_list("requirement").annotate(Count("pk")))
    fits = [pk for pk, count in counts.items() if count <= FITS]
    rows: dict[int, list[Obligation]] = {pk: [] for pk in fits}
    for one in (
        owed.filter(requirement__in=fits)
        .select_related("agency__region", "requirement")
        .order_by("agency__region_id", "period")
    ):
        rows[one.requirement_id].append(one)
    return {pk: matrix(rows[pk]) if pk in rows else None for pk in counts}
