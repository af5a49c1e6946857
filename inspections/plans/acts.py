"""Pages on which plans are made, changed, approved, amended."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from inspections.models import InspectionPlan, PlannedMine
from inspections.plans.approving import amend, approve, drop, record_filing, send_back, submit, withdraw
from inspections.plans.drafting import add_mine, draft_plan, remove_mine, set_days, set_months
from inspections.plans.figures import confirm_figure, figures
from inspections.plans.forms import (
    AddForm,
    ApproveForm,
    DaysForm,
    FigureForm,
    FilingForm,
    MonthsForm,
    ReasonForm,
    YearForm,
)
from inspections.plans.views import seen_plan
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs

HOW = (
    "系统按本机关监管的矿山拟出：重点检查企业每年至少一次，有八种情形之一的增加一次，经确认只纳入抽查的列入抽查对象库；"
    "各月按工作日均衡安排，可以逐矿调整。"
)


def own_plan(request: SignedInRequest, pk: int, verb: str = "plan_inspections") -> InspectionPlan:
    """Out of sight is 404; in sight but another agency's is 403."""
    plan = seen_plan(request, pk)
    request.user.require(verb, plan.agency)
    return plan


def plan_form(
    request: SignedInRequest,
    form: forms.BaseForm,
    title: str,
    plan: InspectionPlan | None = None,
    **more: Any,
) -> HttpResponse:
    context = {"form": form, "title": title, "plan": plan, **more}
    return render(request, "inspections/plans/form.html", context, status=422 if form.errors else 200)


@needs("plan_inspections")
def plan_new(request: SignedInRequest) -> HttpResponse:
    request.user.require_regulator("plan_inspections")
    form = YearForm(request.POST or None, initial={"year": request.GET.get("year")})
    if form.is_valid():
        with at_fields(form):
            made = draft_plan(by=request.user, **form.cleaned_data)
            messages.success(request, f"{made}已按监管名单拟出，请逐矿核对后送审")
            return redirect(made)
    return plan_form(request, form, "编制年度执法计划", hint=HOW)


@needs("plan_inspections")
def plan_days(request: SignedInRequest, pk: int) -> HttpResponse:
    plan = own_plan(request, pk)
    form = DaysForm(request.POST or None, instance=plan)
    if form.is_valid():
        with at_fields(form):
            set_days(plan, by=request.user, **form.cleaned_data)
            messages.success(request, "工作日测算已保存")
            return redirect(plan)
    return plan_form(request, form, "测算工作日", plan)


@needs("plan_inspections")
def plan_add(request: SignedInRequest, pk: int) -> HttpResponse:
    plan = own_plan(request, pk)
    form = AddForm(request.POST or None, by=request.user, initial={"mine": request.GET.get("mine")})
    if form.is_valid():
        with at_fields(form):
            line = add_mine(plan, by=request.user, **form.cleaned_data)
            messages.success(request, f"{line.mine}已列入计划")
            return redirect(line)
    return plan_form(request, form, "增加矿山", plan)


def _line(request: SignedInRequest, pk: int, line: int) -> PlannedMine:
    plan = own_plan(request, pk)
    found = get_object_or_404(plan.mines.select_related("mine"), pk=line)
    found.plan = plan
    return found


@needs("plan_inspections")
def plan_line(request: SignedInRequest, pk: int, line: int) -> HttpResponse:
    shown = _line(request, pk, line)
    said = {"months": shown.months, "why_short": shown.why_short, "remark": shown.remark}
    form = MonthsForm(request.POST or None, initial=said)
    if form.is_valid():
        with at_fields(form):
            set_months(shown, by=request.user, **form.cleaned_data)
            messages.success(request, f"{shown.mine}的计划月份已保存")
            return redirect(shown)
    return plan_form(request, form, f"安排：{shown.mine}", shown.plan, line=shown)


@needs("plan_inspections")
def plan_line_remove(request: SignedInRequest, pk: int, line: int) -> HttpResponse:
    shown = _line(request, pk, line)
    form = ReasonForm(request.POST or None)
    form.fields["reason"].required = bool(shown.owed)
    if form.is_valid():
        with at_fields(form):
            remove_mine(shown, by=request.user, **form.cleaned_data)
            messages.success(request, f"{shown.mine}已移出计划")
            return redirect(shown.plan)
    hint = f"这座矿山应检 {shown.owed} 次；移出后仍在计划中列明理由。" if shown.owed else ""
    return plan_form(request, form, f"移出计划：{shown.mine}", shown.plan, hint=hint)


@needs("plan_inspections")
@require_POST
def plan_submit(request: SignedInRequest, pk: int) -> HttpResponse:
    plan = own_plan(request, pk)
    submit(plan, by=request.user)
    messages.success(request, "已送分管负责人审批")
    return redirect(plan)


@needs("plan_inspections")
@require_POST
def plan_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    plan = own_plan(request, pk)
    withdraw(plan, by=request.user)
    messages.success(request, "已收回，修改后可以再送审")
    return redirect(plan)


@needs("plan_inspections")
@require_POST
def plan_drop(request: SignedInRequest, pk: int) -> HttpResponse:
    plan = own_plan(request, pk)
    drop(plan, by=request.user)
    messages.success(request, f"{plan}已作废")
    return redirect("inspections:plans")


@needs("approve_plan")
def plan_approve(request: SignedInRequest, pk: int) -> HttpResponse:
    plan, form = own_plan(request, pk, "approve_plan"), ApproveForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            approve(plan, by=request.user, **form.cleaned_data)
            messages.success(request, f"{plan}已批准，今后的改动须办理调整")
            return redirect(plan)
    return plan_form(request, form, "批准计划", plan)


@needs("approve_plan")
def plan_return(request: SignedInRequest, pk: int) -> HttpResponse:
    plan, form = own_plan(request, pk, "approve_plan"), ReasonForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            send_back(plan, by=request.user, **form.cleaned_data)
            messages.success(request, "已退回修改")
            return redirect(plan)
    return plan_form(request, form, "退回修改", plan)


@needs("plan_inspections")
def plan_amend(request: SignedInRequest, pk: int) -> HttpResponse:
    plan, form = own_plan(request, pk), ReasonForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            later = amend(plan, by=request.user, **form.cleaned_data)
            messages.success(request, f"已建立第{later.version}版，批准前仍按原计划执行")
            return redirect(later)
    hint = "调整另成一版，写明理由，经批准后代替原计划；原计划仍可查看。"
    return plan_form(request, form, "调整计划", plan, hint=hint)


@needs("plan_inspections")
def plan_filing(request: SignedInRequest, pk: int) -> HttpResponse:
    plan = own_plan(request, pk)
    form = FilingForm(request.POST or None, instance=plan)
    if form.is_valid():
        with at_fields(form):
            record_filing(plan, by=request.user, **form.cleaned_data)
            messages.success(request, "报批和备案已登记")
            return redirect(plan)
    return plan_form(request, form, "登记报批和备案", plan)


@needs("confirm_reference")
def plan_figure_confirm(request: SignedInRequest, figure: str) -> HttpResponse:
    request.user.require_at_the_top("confirm_reference")
    if figure not in (known := figures()):
        raise Http404
    shown = known[figure]
    form = FigureForm(request.POST or None, initial={"value": shown.value, "basis": shown.basis})
    if form.is_valid():
        with at_fields(form):
            confirm_figure(figure, by=request.user, **form.cleaned_data)
            messages.success(request, f"已确认：{shown.label}")
            return redirect(reverse("inspections:plan_figures"))
    return plan_form(request, form, "对照原文确认", hint=shown.label)
