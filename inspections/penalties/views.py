"""What follows from a violation: cases with their penalties, and measures."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from campaigns.disclosure.terms import within
from enterprises.models import Mine
from hazards.models import Hazard
from inspections.filters import CaseFilter
from inspections.forms import refuse
from inspections.models import Case, CaseProposal, Inspection, Measure, Penalty
from inspections.penalties.decisions import decide_penalties
from inspections.penalties.disclosing import KIND, disclose_penalty, told
from inspections.penalties.forms import LiftForm, MeasureForm, PenaltyForm
from inspections.penalties.proposing import propose, propose_measure
from inspections.tables import CaseTable
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.rules import RuleViolation


@needs("read_inspections")
def cases(request: SignedInRequest) -> HttpResponse:
    found = CaseFilter(request.GET, Case.objects.visible_to(request.user).for_list(), request=request)
    table = CaseTable(found.qs)
    return list_page(request, "inspections/case_list.html", table, filter=found)


@needs("read_inspections")
def case(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Case.objects.visible_to(request.user).for_list(), pk=pk)
    penalties = shown.penalties.select_related("basis").prefetch_related("disclosures__disclosure")
    context = {
        "case": shown,
        "penalties": [(penalty, told(penalty)) for penalty in penalties],
        "publish_by": within(KIND).last_day(shown.decided_on),
        "may_disclose": request.user.can("draft_disclosure") and shown.agency.is_desk_of(request.user),
        "hazards": shown.hazards.select_related("criterion", "clause"),
        "proposal": CaseProposal.objects.visible_to(request.user).filter(case=shown).first(),
    }
    return render(request, "inspections/case_detail.html", context)


@needs("draft_disclosure")
@require_POST
def penalty_disclose(request: SignedInRequest, pk: int) -> HttpResponse:
    seen = Penalty.objects.visible_to(request.user).select_related(
        "basis", "case__agency__region", "case__mine", "case__inspection__campaign"
    )
    drafted = disclose_penalty(get_object_or_404(seen, pk=pk), by=request.user)
    messages.success(request, "已按处罚决定拟稿，姓名已隐去；核对后由分管负责人审核公开")
    return redirect(drafted)


@needs("read_inspections")
def measure(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _measure(request, pk)
    context = {
        "measure": shown,
        "may_lift": shown.may_be_lifted_by(request.user),
        "hazards": shown.hazards.all(),
        "proposal": CaseProposal.objects.visible_to(request.user).filter(measure=shown).first(),
    }
    return render(request, "inspections/measure_detail.html", context)


@needs("order_measure")
def measure_lift(request: SignedInRequest, pk: int) -> HttpResponse:
    lifted = _measure(request, pk)
    request.user.require("order_measure", lifted.agency)
    form = LiftForm(request.POST or None, measure=lifted)
    if form.is_valid():
        try:
            lifted.lift(by=request.user, **form.cleaned_data)
        except RuleViolation as violation:
            refuse(form, violation)
        else:
            messages.success(request, f"已{lifted.lifting}：{lifted.licence or lifted.get_kind_display()}")
            return redirect(lifted)
    context = {"form": form, "measure": lifted}
    return render(request, "inspections/measure_lift.html", context, status=422 if form.errors else 200)


def _measure(request: SignedInRequest, pk: int) -> Measure:
    seen = Measure.objects.visible_to(request.user)
    return get_object_or_404(seen.for_list().select_related("decided_by", "inspection"), pk=pk)


@needs("propose_penalty")
def penalise(request: SignedInRequest, mine: int) -> HttpResponse:
    """From a signed check (?check=…) its findings stand ticked; from the mine its hazards can be chosen.

    The leader decides here at once what needs no review; whatever is proposed goes its way on its own page.
    """
    where, check = grounds_of(request, mine)
    may_decide = request.user.can("decide_penalty")
    proposing = "propose" in request.POST or not may_decide
    hazards = Hazard.objects.visible_to(request.user).filter(mine=where).select_related("criterion", "clause")
    form = PenaltyForm(
        request.POST or None, mine=where, hazards=hazards, proposing=proposing, initial=facts_of(check)
    )
    if form.is_valid():
        with at_fields(form):
            return redirect(_put_down(form, where, check, request))
    context = {"form": form, "mine": where, "check": check, "may_decide": may_decide}
    return render(request, "inspections/penalise.html", context, status=422 if form.errors else 200)


def _put_down(
    form: PenaltyForm, mine: Mine, check: Inspection | None, request: SignedInRequest
) -> Case | CaseProposal:
    data = form.cleaned_data
    said = {"inspection": check, "violation": data["violation"], "hazards": data["hazards"]}
    if form.proposing:
        also = {"sole_reason": data["sole_reason"], "declared": data["declared"]}
        proposal = propose(mine, form.fines(), by=request.user, **said, **also)
        messages.success(request, f"处罚建议已提交，{proposal.get_status_display()}")
        return proposal
    decided = decide_penalties(mine, form.fines(), by=request.user, decided_on=data["decided_on"], **said)
    messages.success(request, "处罚决定已登记" + ("（一案双罚）" if decided.is_dual else ""))
    return decided


@needs("propose_penalty")
def measure_new(request: SignedInRequest, mine: int) -> HttpResponse:
    where, check = grounds_of(request, mine)
    form = MeasureForm(request.POST or None, initial={"reason": facts_of(check).get("violation", "")})
    if form.is_valid():
        with at_fields(form):
            proposed = propose_measure(where, by=request.user, inspection=check, **form.cleaned_data)
            named = proposed.get_measure_kind_display()
            messages.success(request, f"{named}的建议已提交，{proposed.get_status_display()}")
            return redirect(proposed)
    context = {"form": form, "mine": where, "check": check}
    return render(request, "inspections/measure_form.html", context, status=422 if form.errors else 200)


def grounds_of(request: SignedInRequest, mine: int) -> tuple[Mine, Inspection | None]:
    where = get_object_or_404(Mine.objects.visible_to(request.user).select_related("enterprise"), pk=mine)
    check = request.GET.get("check", "")
    if not check.isdecimal():
        return where, None
    signed = Inspection.objects.visible_to(request.user).signed().filter(mine=where)
    return where, get_object_or_404(signed, pk=check)


def facts_of(check: Inspection | None) -> dict[str, Any]:
    """The findings of the check, in the words of the officers."""
    if check is None:
        return {}
    found = list(Hazard.objects.filter(finding__inspection=check))
    return {"violation": "；".join(hazard.description for hazard in found)[:500], "hazards": found}
