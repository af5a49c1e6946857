"""The work log: the list, one record with its proof, and the two steps of a new one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from campaigns.filters import ActivityFilter
from campaigns.forms import ActivityForm, EvidenceForm, VoidForm
from campaigns.models import Activity
from campaigns.tables import ActivityTable
from campaigns.work_log.activities import add_evidence, log_activity
from campaigns.work_log.kinds import grouped, kinds
from enterprises.models import Mine
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from records.models import Attachment

SHOWN = 20


@needs("read_campaigns")
def activities(request: SignedInRequest) -> HttpResponse:
    found = ActivityFilter(request.GET, Activity.objects.visible_to(request.user).for_list(), request=request)
    table = ActivityTable(found.qs)
    return list_page(request, "campaigns/activity_list.html", table, filter=found)


@needs("read_campaigns")
def activity(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, _seen(request, pk), EvidenceForm(), VoidForm())


@needs("log_activity")
def activity_new(request: SignedInRequest) -> HttpResponse:
    """First the kind, then (?kind=…) what that kind asks for."""
    kind = kinds().get(request.GET.get("kind", ""))
    if kind is None:
        return render(request, "campaigns/activity_kinds.html", {"groups": grouped()})
    form = ActivityForm(request.POST or None, request.FILES or None, kind=kind, by=request.user)
    if form.is_valid():
        with at_fields(form):
            logged = log_activity(kind.key, by=request.user, **form.cleaned_data)
            messages.success(request, f"已登记：{logged.kind_label}")
            return redirect(logged)
    context = {"form": form, "kind": kind, **_chosen(request, form)}
    return render(request, "campaigns/activity_form.html", context, status=422 if form.errors else 200)


@needs("log_activity")
def activity_mines(request: SignedInRequest) -> HttpResponse:
    """What the search box for the mine swaps in."""
    query = request.GET.get("q", "").strip()
    named = Q(name__icontains=query) | Q(enterprise__name__icontains=query)
    context = {
        "mines": _mines(request).filter(named)[:SHOWN] if query else [],
        "query": query,
        "shown": SHOWN,
    }
    return render(request, "campaigns/activity_form.html#mines", context)


@needs("log_activity")
@require_POST
def activity_evidence(request: SignedInRequest, pk: int) -> HttpResponse:
    logged = _seen(request, pk)
    request.user.require("log_activity", logged.agency)
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        with at_fields(form):
            add_evidence(logged, form.cleaned_data["uploads"], by=request.user)
            messages.success(request, "印证资料已上传")
            return redirect(logged)
    return _page(request, logged, form, VoidForm(), status=422)


@needs("log_activity")
@require_POST
def activity_void(request: SignedInRequest, pk: int) -> HttpResponse:
    logged = _seen(request, pk)
    request.user.require("log_activity", logged.agency)
    form = VoidForm(request.POST)
    if form.is_valid():
        with at_fields(form):
            logged.void(by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, "这条记录已作废，不再计入报表")
            return redirect(logged)
    return _page(request, logged, EvidenceForm(), form, status=422)


def _seen(request: SignedInRequest, pk: int) -> Activity:
    seen = Activity.objects.visible_to(request.user).for_list().select_related("recorded_by")
    return get_object_or_404(seen, pk=pk)


def _page(
    request: SignedInRequest, logged: Activity, evidence: EvidenceForm, void: VoidForm, status: int = 200
) -> HttpResponse:
    own = request.user.can("log_activity") and logged.agency.is_desk_of(request.user)
    context = {
        "activity": logged,
        "officers": logged.officers.order_by("name"),
        "attachments": Attachment.objects.of(logged),
        "sees_mine": logged.mine and Mine.objects.visible_to(request.user).filter(pk=logged.mine_id).exists(),
        "roll": logged.attendees.all() if logged.asked.roll else None,
        "may_write": own and logged.may_move(Activity.Status.VOID),
        "evidence": evidence,
        "void": void,
    }
    return render(request, "campaigns/activity_detail.html", context, status=status)


def _mines(request: SignedInRequest) -> Any:
    return Mine.objects.visible_to(request.user).select_related("enterprise", "region")


def _chosen(request: SignedInRequest, form: ActivityForm) -> dict[str, Any]:
    """The mine that was picked before something else was refused, or that the address names."""
    picked = str((form["mine"].value() if "mine" in form.fields else "") or request.GET.get("mine", ""))
    found = _mines(request).filter(pk=picked) if picked.isdecimal() else []
    return {"mines": found, "chosen": picked, "shown": SHOWN}
