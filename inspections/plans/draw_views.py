"""The draws of a plan: the list, one with all that is needed to run it again, and the steps to it."""

from __future__ import annotations

import json
from typing import Any

import django_tables2 as tables
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from enterprises.upkeep.merging import known_as
from inspections.models import Draw, InspectionPlan
from inspections.plans import lots
from inspections.plans.acts import own_plan, plan_form
from inspections.plans.drawing import (
    hold_draw,
    prepare_draw,
    still_to_draw,
    void_draw,
    waiting_for_the_draw,
)
from inspections.plans.forms import DrawForm, ReasonForm, WitnessForm
from inspections.plans.views import seen_plan
from jurisdictions.columns import BadgeColumn, MomentColumn, NumberColumn
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, list_page, sheet_page
from jurisdictions.templatetags.words import persons

HOW = (
    "锁定后，对象库、人员库和回避情况不再变动，页面公布名单和种子的摘要；"
    "抽取时由现场监督人当场报出一个数字，结果由三者算出，任何人都可以重算。"
)
POOL_HEADINGS = ["序号", "矿山", "结果", "执法人员"]


class DrawTable(tables.Table):
    prepared_at = MomentColumn(linkify=True)
    month = tables.Column()
    pool = NumberColumn(
        verbose_name="对象库（家）", accessor="pool_size", url=lambda row: row.get_absolute_url()
    )
    number = NumberColumn(verbose_name="抽取（家）", accessor="pool__number")
    drawn_at = MomentColumn()
    status = BadgeColumn()

    class Meta:
        model = Draw
        verbose_name = "双随机抽取"
        fields = ["prepared_at", "month", "pool", "number", "witness", "drawn_at", "status"]
        orderable = False
        empty_text = "还没有抽取。"

    def render_month(self, value: int) -> str:
        return f"{value}月"


@needs("read_coverage")
@require_safe
def draws(request: SignedInRequest, pk: int) -> HttpResponse:
    plan = seen_plan(request, pk)
    held = Draw.objects.filter(plan__agency=plan.agency, plan__year=plan.year)
    waits = held.filter(status=Draw.Status.COMMITTED).exists()
    return list_page(
        request,
        "inspections/plans/draws.html",
        DrawTable(held),
        plan=plan,
        pool=waiting_for_the_draw(plan).count(),
        left=still_to_draw(plan),
        writes=_writes(request, plan) and not waits,
    )


@needs("plan_inspections")
def draw_new(request: SignedInRequest, pk: int) -> HttpResponse:
    plan = own_plan(request, pk)
    form = DrawForm(request.POST or None, initial={"number": still_to_draw(plan) or 1})
    if form.is_valid():
        with at_fields(form):
            prepared = prepare_draw(plan, by=request.user, **form.cleaned_data)
            messages.success(request, "名单已锁定，摘要已公布；请监督人到场后抽取")
            return redirect(prepared)
    return plan_form(request, form, "锁定抽取名单", plan, hint=HOW)


def _writes(request: SignedInRequest, plan: InspectionPlan) -> bool:
    return request.user.can("plan_inspections") and plan.agency.is_desk_of(request.user)


def _seen(request: SignedInRequest, pk: int) -> Draw:
    rows = Draw.objects.visible_to(request.user).select_related("plan__agency", "prepared_by", "drawn_by")
    return get_object_or_404(rows, pk=pk)


def _own(request: SignedInRequest, pk: int) -> Draw:
    draw = _seen(request, pk)
    request.user.require("plan_inspections", draw.plan.agency)
    return draw


@needs("read_coverage")
@require_safe
def draw(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    drawn = {row.mine_id: row for row in shown.mines.select_related("mine").prefetch_related("officers")}
    unmanned = set(lots.unmanned(shown.pool))
    left_out = f"可派人员不足{persons(shown.pool['team'])}，不参加抽取"
    now = known_as([one["id"] for one in shown.pool["mines"]])
    rows = [
        (number, one, drawn.get(now.get(one["id"], one["id"])), left_out if one["id"] in unmanned else "")
        for number, one in enumerate(shown.pool["mines"], 1)
    ]
    context = {
        "draw": shown,
        "drawn": drawn.values(),
        "pool": rows,
        "writes": _writes(request, shown.plan),
    }
    lines = ([number, one["name"], *_result(row, out)] for number, one, row, out in rows)
    page: HttpResponse = sheet_page(
        request, "inspections/plans/draw.html", context, Sheet(str(shown), POOL_HEADINGS, lines)
    )
    return page


def _result(row: Any, left_out: str) -> tuple[str, str]:
    if row is None:
        return left_out, ""
    return f"第 {row.position} 个抽中", "、".join(officer.name for officer in row.officers.all())


@needs("read_coverage")
@require_safe
def draw_record(request: SignedInRequest, pk: int) -> HttpResponse:
    """For whoever runs it again elsewhere; before the draw, without the seed."""
    shown = _seen(request, pk)
    text = json.dumps(shown.record, ensure_ascii=False, indent=1)
    answer = HttpResponse(text, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="draw-{shown.pk}.json"'
    return answer


@needs("plan_inspections")
def draw_hold(request: SignedInRequest, pk: int) -> HttpResponse:
    shown, form = _own(request, pk), WitnessForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            found = hold_draw(shown, by=request.user, **form.cleaned_data)
            messages.success(request, f"已抽取 {len(found)} 家，计入{shown.month}月的计划检查")
            return redirect(shown)
    return _step(request, form, "抽取", shown)


@needs("plan_inspections")
def draw_void(request: SignedInRequest, pk: int) -> HttpResponse:
    shown, form = _own(request, pk), ReasonForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            void_draw(shown, by=request.user, **form.cleaned_data)
            messages.success(request, "这次锁定已作废，理由已公布")
            return redirect(shown)
    return _step(request, form, "作废这次锁定", shown)


def _step(request: SignedInRequest, form: forms.Form, title: str, shown: Draw) -> HttpResponse:
    return plan_form(request, form, title, shown.plan, hint=str(shown))
