"""险情、事故报告和紧急撤人: three lists, two records, and one form a verb."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from enterprises.dangers import answering, reporting
from enterprises.dangers.forms import (
    AccidentReportForm,
    BackForm,
    ClearedForm,
    DangerForm,
    EvacuationForm,
    LiftForm,
    NoteForm,
    SupplementForm,
)
from enterprises.dangers.tables import AccidentReportTable, DangerTable, EvacuationTable, OfMineFilter
from enterprises.models import AccidentReport, Danger, Evacuation, Mine
from enterprises.models.dangers import Told
from enterprises.thresholds import threshold
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from records.models import Attachment


@needs("read_ledger")
def danger_list(request: SignedInRequest) -> HttpResponse:
    return _list(request, Danger.objects.visible_to(request.user), DangerTable)


@needs("read_ledger")
def accident_report_list(request: SignedInRequest) -> HttpResponse:
    seen = AccidentReport.objects.visible_to(request.user).prefetch_related("supplements")
    return _list(request, seen, AccidentReportTable)


@needs("read_ledger")
def evacuation_list(request: SignedInRequest) -> HttpResponse:
    seen = Evacuation.objects.visible_to(request.user).select_related("agency", "ordered_by", "lifted_by")
    return _list(request, seen, EvacuationTable)


def _list(request: SignedInRequest, seen: Any, table: type[Any]) -> HttpResponse:
    found = OfMineFilter(request.GET, seen.select_related("mine__region"), request=request)
    return list_page(request, "enterprises/dangers/list.html", table(found.qs), filter=found)


# ── A danger ──


@needs("report_danger")
def mine_danger(request: SignedInRequest, pk: int) -> HttpResponse:
    words = "灾害情况发生重大变化的，立即报告；有危险的先撤人，再报告。"
    return _report(request, pk, DangerForm, words)


@needs("read_ledger")
def danger(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, Danger, pk)
    own = reporting.may_report(shown.mine, request.user)
    return _detail(request, shown, may_go_back=own and shown.is_out)


@needs("note_danger")
def danger_note(request: SignedInRequest, pk: int) -> HttpResponse:
    return _note(request, _seen(request, Danger, pk))


@needs("report_danger")
def danger_back(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, Danger, pk)
    form = BackForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            reporting.back_at_work(shown, **form.cleaned_data, by=request.user)
            messages.success(request, "已登记恢复作业")
            return redirect(shown)
    return _page(request, shown.mine, form, "登记恢复作业", f"{shown}：险情消除、经批准后才能恢复。")


# ── An accident ──


@needs("report_danger")
def mine_accident(request: SignedInRequest, pk: int) -> HttpResponse:
    term, after = threshold("accident_report"), threshold("accident_supplement")
    words = (
        f"{term.label}：{term.value} {term.unit}内（{term.cited}）。"
        f"情况不清的先报告，{after.value} {after.unit}内有变化的补报（{after.cited}）。"
    )
    return _report(request, pk, AccidentReportForm, words)


@needs("read_ledger")
def accident_report(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, AccidentReport, pk)
    supplements = list(shown.supplements.select_related("reported_by"))
    for told in supplements:
        told.papers = list(Attachment.objects.of(told))
    noted = shown.status == Told.Status.NOTED
    desk = request.user.can("edit_ledger") and shown.mine.is_desk_of(request.user)
    return _detail(
        request,
        shown,
        supplements=supplements,
        term=threshold("accident_report"),
        after=threshold("accident_supplement"),
        may_supplement=reporting.may_report(shown.mine, request.user),
        may_enter=desk and noted and (shown.accident is None or shown.differs),
    )


@needs("note_danger")
def accident_note(request: SignedInRequest, pk: int) -> HttpResponse:
    return _note(request, _seen(request, AccidentReport, pk))


@needs("report_danger")
def accident_supplement(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, AccidentReport, pk)
    last = shown.latest
    initial = {name: getattr(last, name) for name in ("dead", "missing", "injured", "loss")}
    form = SupplementForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        with at_fields(form):
            papers = form.cleaned_data["papers"]
            reporting.supplement(shown, form.instance, papers, by=request.user)
            messages.success(request, "已补报")
            return redirect(shown)
    return _page(request, shown.mine, form, "补报事故", "填写现在的全部人数，不是增加的人数。")


@needs("edit_ledger")
@require_POST
def accident_enter(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, AccidentReport, pk)
    accident = answering.enter(shown, by=request.user)
    messages.success(request, f"已记入台账：{accident}")
    return redirect(accident)


# ── Everybody out ──


@needs("order_evacuation")
def mine_evacuate(request: SignedInRequest, pk: int) -> HttpResponse:
    mine = _mine(request, pk)
    seen = Danger.objects.visible_to(request.user).filter(mine=mine)
    because = seen.filter(pk=_number(request.GET.get("danger"))).first()
    initial = {"reason": f"{because.kind}：{because.words}"[:500]} if because else {}
    form = EvacuationForm(request.POST or None, initial=initial)
    if form.is_valid():
        with at_fields(form):
            order = answering.order_evacuation(mine, **form.cleaned_data, by=request.user)
            messages.success(request, f"已下令{order}，企业首页立即显示")
            return redirect(order)
    words = "下令后企业立即看到；解除以前不能恢复作业和复工复产。"
    return _page(request, mine, form, "下令紧急撤人", words)


@needs("report_danger")
def evacuation_clear(request: SignedInRequest, pk: int) -> HttpResponse:
    order = _seen(request, Evacuation, pk)
    form = ClearedForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            reporting.everybody_out(order, **form.cleaned_data, by=request.user)
            messages.success(request, "已报告撤出情况")
            return redirect(order)
    return _page(request, order.mine, form, "报告撤出", order.said)


@needs("order_evacuation")
def evacuation_lift(request: SignedInRequest, pk: int) -> HttpResponse:
    order = _seen(request, Evacuation, pk)
    form = LiftForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            answering.lift(order, **form.cleaned_data, by=request.user)
            messages.success(request, "已解除紧急撤人")
            return redirect(order)
    return _page(request, order.mine, form, "解除紧急撤人", order.said)


# ── What they have in common ──


def _report(
    request: SignedInRequest,
    pk: int,
    kind: type[DangerForm] | type[AccidentReportForm],
    words: str,
) -> HttpResponse:
    mine = _mine(request, pk)
    form = kind(request.POST or None, request.FILES or None, mine=mine)
    if form.is_valid():
        with at_fields(form):
            reporting.report(form.instance, form.cleaned_data["papers"], by=request.user)
            messages.success(request, "已报告，监管部门立即看到")
            return redirect(form.instance)
    return _page(request, mine, form, kind.title, words)


def _note(request: SignedInRequest, told: Danger | AccidentReport) -> HttpResponse:
    form = NoteForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            answering.take_note(told, **form.cleaned_data, by=request.user)
            messages.success(request, "已处置，企业可以看到处置要求")
            return redirect(told)
    return _page(request, told.mine, form, "处置", f"{told}：{told.words}")


def _detail(request: SignedInRequest, told: Danger | AccidentReport, **more: Any) -> HttpResponse:
    context = {
        "told": told,
        "attachments": Attachment.objects.of(told),
        "may_note": answering.may_note(told, request.user),
        "may_order": isinstance(told, Danger) and answering.may_order(told.mine, request.user),
        **more,
    }
    return render(request, "enterprises/dangers/detail.html", context)


def _page(request: SignedInRequest, mine: Mine, form: forms.BaseForm, title: str, words: str) -> HttpResponse:
    context = {"mine": mine, "form": form, "title": title, "words": words}
    return render(request, "enterprises/answering_form.html", context, status=422 if form.errors else 200)


def _mine(request: SignedInRequest, pk: int) -> Mine:
    seen = Mine.objects.visible_to(request.user).for_list().select_related("region__parent")
    return get_object_or_404(seen, pk=pk)


def _seen(request: SignedInRequest, model: Any, pk: int) -> Any:
    seen = model.objects.visible_to(request.user).select_related("mine__enterprise", "mine__region__parent")
    return get_object_or_404(seen, pk=pk)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None
