"""Who keeps away from which mine: registered by the officer, lifted by the leader."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from enterprises.models import Mine
from inspections.models import Recusal
from inspections.on_site.beside_forms import LiftRecusalForm, RecuseForm
from inspections.on_site.declaring import recuse
from inspections.tables import RecusalTable
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page


@needs("read_history")
def recusals(request: SignedInRequest) -> HttpResponse:
    seen = Recusal.objects.visible_to(request.user).select_related(
        "officer__agency", "mine__enterprise", "lifted_by"
    )
    table = RecusalTable(seen.order_by("lifted_on", "-since", "-pk"))
    table.user = request.user
    return list_page(request, "inspections/recusal_list.html", table)


@needs("log_inspection")
def recuse_page(request: SignedInRequest, mine: int) -> HttpResponse:
    kept_from = get_object_or_404(Mine.objects.visible_to(request.user), pk=mine)
    form = RecuseForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            recuse(kept_from, by=request.user, **form.cleaned_data)
    if form.is_valid():
        messages.success(request, f"已登记您对{kept_from}的回避，解除前不能参加对它的检查")
        return redirect("inspections:recusals")
    context = {"mine": kept_from, "form": form}
    return render(request, "inspections/recuse.html", context, status=422 if form.errors else 200)


@needs("lift_recusal")
def recusal_lift(request: SignedInRequest, pk: int) -> HttpResponse:
    recusal = get_object_or_404(Recusal.objects.visible_to(request.user), pk=pk)
    request.user.require("lift_recusal", recusal.officer.agency)
    form = LiftRecusalForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            recusal.lift(by=request.user, **form.cleaned_data)
    if form.is_valid():
        messages.success(request, f"{recusal}已解除")
        return redirect("inspections:recusals")
    context = {"recusal": recusal, "form": form}
    return render(request, "inspections/recusal_lift.html", context, status=422 if form.errors else 200)
