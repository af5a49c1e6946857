"""What follows from a mine's facts: its flags with their reasons, and what a person puts down themselves."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from enterprises.models import Circumstance, Flag, Mine
from inspections.targets.flags import bring_up_to_date, end_circumstance, record_circumstance, renew_by_hand
from inspections.targets.forms import CircumstanceForm
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs


@needs("read_ledger")
@require_safe
def target(request: SignedInRequest, mine: int) -> HttpResponse:
    shown = _seen(request, mine)
    bring_up_to_date(shown)
    today = timezone.localdate()
    of_mine = shown.flags.select_related("confirmed_by")
    context = {
        "mine": shown,
        "standing": of_mine.standing().as_listed(),
        "ended": of_mine.exclude(ended_on=None).order_by("-ended_on", "-pk"),
        "circumstances": shown.circumstances.holding(today).select_related("recorded_by"),
        "may_confirm": request.user.can("confirm_draw_only") and shown.is_desk_of(request.user),
    }
    return render(request, "inspections/target.html", context)


@needs("read_ledger")
@require_safe
def flags(request: SignedInRequest, mine: int) -> HttpResponse:
    """The card of the mine's page, drawn anew when a fact has just changed."""
    shown = _seen(request, mine)
    bring_up_to_date(shown)
    context = {"mine": shown, "flags": shown.flags.standing().as_listed()}
    return render(request, "enterprises/parts/flags.html", context)


@needs("record_circumstance")
def circumstance_new(request: SignedInRequest, mine: int) -> HttpResponse:
    shown = _seen(request, mine)
    form = CircumstanceForm(request.POST or None, initial={"since": timezone.localdate()})
    if form.is_valid():
        with at_fields(form):
            record_circumstance(shown, by=request.user, **form.cleaned_data)
            messages.success(request, "已登记，标记已重新计算")
            return redirect("inspections:target", shown.pk)
    context = {"mine": shown, "form": form}
    return render(request, "inspections/circumstance_new.html", context, status=422 if form.errors else 200)


@needs("record_circumstance")
@require_POST
def circumstance_end(request: SignedInRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Circumstance.objects.visible_to(request.user).select_related("mine"), pk=pk)
    end_circumstance(row, by=request.user)
    messages.success(request, f"“{row.get_kind_display()}”已结束")
    return redirect("inspections:target", row.mine_id)


@needs("record_circumstance")
@require_POST
def flags_renew(request: SignedInRequest, mine: int) -> HttpResponse:
    shown = _seen(request, mine)
    changed = renew_by_hand(shown, by=request.user)
    messages.success(request, f"已重新计算，{changed} 处变化" if changed else "已重新计算，没有变化")
    return redirect("inspections:target", shown.pk)


@needs("confirm_draw_only")
@require_POST
def draw_only_confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    flag = get_object_or_404(Flag.objects.visible_to(request.user).select_related("mine"), pk=pk)
    flag.confirm(by=request.user)
    messages.success(request, f"{flag.mine}已确认只纳入抽查")
    return redirect("inspections:target", flag.mine_id)


def _seen(request: SignedInRequest, pk: int) -> Mine:
    return get_object_or_404(Mine.objects.visible_to(request.user).for_list(), pk=pk)
