"""查封、扣押: the list, the things on it, one decision with its extension and its end."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from inspections.models import SeizedItem, Seizure
from inspections.penalties.views import facts_of, grounds_of
from inspections.seizures.acts import end, extend, seize
from inspections.seizures.forms import EndForm, ExtendForm, ItemsForm, SeizureForm
from inspections.seizures.tables import SeizedItemFilter, SeizedItemTable, SeizureFilter, SeizureTable
from inspections.seizures.terms import extension, grounds, releases, term
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.templatetags.words import cn_date

EXTENDING, ENDING = "extend_%s", "end_%s"  # both forms stand on one page


@needs("read_inspections")
@require_safe
def seizures(request: SignedInRequest) -> HttpResponse:
    found = SeizureFilter(request.GET, Seizure.objects.visible_to(request.user).for_list(), request=request)
    page: HttpResponse = list_page(
        request, "inspections/seizures/list.html", SeizureTable(found.qs), filter=found
    )
    return page


@needs("read_inspections")
@require_safe
def seized_items(request: SignedInRequest) -> HttpResponse:
    seen = SeizedItem.objects.visible_to(request.user).for_list()
    found = SeizedItemFilter(request.GET, seen, request=request)
    page: HttpResponse = list_page(
        request, "inspections/seizures/items.html", SeizedItemTable(found.qs), filter=found
    )
    return page


@needs("order_measure")
def seizure_new(request: SignedInRequest, mine: int) -> HttpResponse:
    """From a signed check (?check=…) with its findings, or from the mine."""
    where, check = grounds_of(request, mine)
    facts = facts_of(check)
    initial = {
        "reason": facts.get("violation", ""),
        "hazards": facts.get("hazards", []),
        "officers": check.officers.all() if check else [],
    }
    form = SeizureForm(request.POST or None, mine=where, by=request.user, initial=initial)
    listed = ItemsForm(request)
    if listed.is_valid() and form.is_valid():
        with at_fields(form):
            made = seize(where, items=listed.items, by=request.user, inspection=check, **form.cleaned_data)
            messages.success(request, f"{made.get_kind_display()}决定已登记，期限至{cn_date(made.until)}")
            return redirect(made)
    refused = request.method == "POST" and not listed.more
    context = {"form": form, "listed": listed, "mine": where, "check": check, "term": term()}
    return render(request, "inspections/seizures/form.html", context, status=422 if refused else 200)


@needs("read_inspections")
@require_safe
def seizure(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, _seen(request, pk))


@needs("order_measure")
@require_POST
def seizure_extend(request: SignedInRequest, pk: int) -> HttpResponse:
    shown, form = _seen(request, pk), ExtendForm(request.POST, auto_id=EXTENDING)
    request.user.require("order_measure", shown.agency)
    if form.is_valid():
        with at_fields(form):
            extend(shown, by=request.user, **form.cleaned_data)
            messages.success(request, f"期限已延长至{cn_date(shown.until)}")
            return redirect(shown)
    return _page(request, shown, extending=form)


@needs("order_measure")
@require_POST
def seizure_end(request: SignedInRequest, pk: int) -> HttpResponse:
    shown, form = _seen(request, pk), EndForm(request.POST, auto_id=ENDING)
    request.user.require("order_measure", shown.agency)
    if form.is_valid():
        with at_fields(form):
            end(shown, by=request.user, **form.cleaned_data)
            messages.success(request, f"{shown.get_kind_display()}{shown.get_status_display()}")
            return redirect(shown)
    return _page(request, shown, ending=form)


def _seen(request: SignedInRequest, pk: int) -> Seizure:
    seen = Seizure.objects.visible_to(request.user).for_list()
    also = ("inspection", "decided_by", "extended_by", "ended_by")
    return get_object_or_404(seen.select_related(*also), pk=pk)


def _page(request: SignedInRequest, shown: Seizure, **tried: Any) -> HttpResponse:
    acts = shown.is_held and shown.agency.is_desk_of(request.user) and request.user.can("order_measure")
    context: dict[str, Any] = {
        "seizure": shown,
        "items": shown.items.all(),
        "officers": shown.officers.order_by("username"),
        "hazards": shown.hazards.all(),
        "ground": grounds().get(shown.ground),
        "release": releases().get(shown.end_ground),
        "extending": ExtendForm(auto_id=EXTENDING) if acts and not shown.extended_on else None,
        "ending": EndForm(auto_id=ENDING) if acts else None,
        "term": term(),
        "extension": extension(),
        **tried,
    }
    status = 422 if any(form.errors for form in tried.values()) else 200
    return render(request, "inspections/seizures/detail.html", context, status=status)
