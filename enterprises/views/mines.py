from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from enterprises.filters import MineFilter
from enterprises.forms import MineForm, SupervisorForm
from enterprises.models import Enterprise, Mine
from enterprises.tables import MineTable
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.rules import RuleViolation
from jurisdictions.templatetags.words import cn_date


@needs("read_ledger")
def mine_list(request: SignedInRequest) -> HttpResponse:
    seen = Mine.objects.visible_to(request.user).for_list().order_by("region__path", "name", "pk")
    found = MineFilter(request.GET, seen, request=request)
    table = MineTable(found.qs)
    return list_page(request, "enterprises/mine_list.html", table, filter=found)


@needs("read_ledger")
def mine(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Mine.objects.visible_to(request.user).for_list(), pk=pk)
    enterprises = Enterprise.objects.visible_to(request.user)
    context = {
        "mine": shown,
        # A town sees a mine on its ground; the enterprise is registered with the county.
        "may_open_enterprise": enterprises.filter(pk=shown.enterprise_id).exists(),
        "supervisions": shown.supervisions.select_related("agency"),
        "may_edit": request.user.can("edit_ledger") and shown.is_desk_of(request.user),
    }
    return render(request, "enterprises/mine_detail.html", context)


@needs("edit_ledger")
def mine_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    edited = get_object_or_404(Mine.objects.visible_to(request.user).for_list(), pk=pk)
    edited.require_desk(request.user)
    form = MineForm(request.POST or None, instance=edited)
    if form.is_valid():
        form.instance.amend(by=request.user)
        messages.success(request, f"{edited}的资料已保存")
        return redirect(edited)
    context = {"mine": edited, "form": form}
    return render(request, "enterprises/mine_form.html", context, status=422 if form.errors else 200)


@needs("edit_ledger")
def mine_supervisor(request: SignedInRequest, pk: int) -> HttpResponse:
    placed = get_object_or_404(Mine.objects.visible_to(request.user).for_list(), pk=pk)
    placed.require_desk(request.user)
    start = {"since": timezone.localdate()}
    form = SupervisorForm(request.POST or None, mine=placed, by=request.user, initial=start)
    if form.is_valid():
        try:
            supervision = placed.put_under(**form.cleaned_data, by=request.user)
        except RuleViolation as violation:
            form.add_error(violation.field or None, violation.message)
        else:
            messages.success(request, f"{placed}自{cn_date(supervision.since)}起由{supervision.agency}监管")
            return redirect(placed)
    context = {"mine": placed, "form": form}
    return render(request, "enterprises/mine_supervisor.html", context, status=422 if form.errors else 200)
