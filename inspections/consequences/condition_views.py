"""The six conditions: the list, ticking one, answering each measure; and the statistics of the five (五个一批)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from inspections.consequences.conditions import Record, decline, record_condition, records_for, take
from inspections.consequences.five import FiveTable, Period, five
from inspections.filters import ConditionFilter
from inspections.grave import CONDITIONS, DATA, MEASURES
from inspections.models import GraveCondition, GraveStep
from inspections.penalties.views import grounds_of
from inspections.tables import ConditionTable
from jurisdictions.forms import at_fields, day
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from records.forms import FilesField
from records.models import Attachment


class ConditionForm(forms.Form):
    condition = forms.ChoiceField(
        label="情形", choices=[(one.key, one.label) for one in CONDITIONS.values()], widget=forms.RadioSelect
    )
    facts = forms.CharField(label="事实", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    evidence = forms.CharField(label="证据", max_length=300, help_text="文件名称、文号或者检查记录。")
    uploads = FilesField(label="证据材料", required=False, help_text="可选多个；PDF、docx、照片")
    found_on = forms.DateField(label="发现日期", widget=day(), initial=timezone.localdate)


class StepForm(forms.Form):
    """Done by one of the records that can show it, or not done for a reason."""

    record = forms.ChoiceField(label="已采取，见", required=False)
    reason = forms.CharField(label="不采取的理由", max_length=500, required=False)

    def __init__(self, *args: Any, step: GraveStep, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.records = {f"{type(one).__name__.lower()}-{one.pk}": one for one in records_for(step)}
        if not self.records:
            del self.fields["record"]
            self.fields["reason"].help_text = "已经采取的，先登记工作记录、处罚或者失信名单，再来选择。"
            return
        record: Any = self.fields["record"]
        record.choices = [("", "请选择"), *((key, _named(one)) for key, one in self.records.items())]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if bool(data.get("record")) == bool(data.get("reason", "").strip()) and not self.errors:
            raise forms.ValidationError("选择一条记录，或者写明不采取的理由")
        return data


def _named(record: Record) -> str:
    return f"{record._meta.verbose_name}：{record}"


@needs("read_inspections")
@require_safe
def conditions(request: SignedInRequest) -> HttpResponse:
    seen = GraveCondition.objects.visible_to(request.user).for_list()
    found = ConditionFilter(request.GET, seen, request=request)
    return list_page(request, "inspections/condition_list.html", ConditionTable(found.qs), filter=found)


@needs("read_inspections")
@require_safe
def condition(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, _seen(request, pk))


@needs("record_condition")
def condition_new(request: SignedInRequest, mine: int) -> HttpResponse:
    where, check = grounds_of(request, mine)
    form = ConditionForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with at_fields(form):
            row = record_condition(where, by=request.user, inspection=check, **form.cleaned_data)
            messages.success(request, "已登记，请逐项答复应采取的措施")
            return redirect(row)
    context = {"form": form, "mine": where, "check": check, "basis": DATA["basis"]}
    return render(request, "inspections/condition_form.html", context, status=422 if form.errors else 200)


@needs("record_condition")
@require_POST
def condition_step(request: SignedInRequest, pk: int, measure: str) -> HttpResponse:
    shown = _seen(request, pk)
    request.user.require("record_condition", shown.agency)
    answered = get_object_or_404(
        shown.steps.select_related("condition__mine", "condition__agency"), measure=measure
    )
    form = StepForm(request.POST, step=answered)
    if form.is_valid():
        with at_fields(form):
            if chosen := form.cleaned_data.get("record"):
                take(answered, form.records[chosen], by=request.user)
            else:
                decline(answered, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, f"{answered}：{answered.get_status_display()}")
            return redirect(shown)
    return _page(request, shown, {measure: form})


def _seen(request: SignedInRequest, pk: int) -> GraveCondition:
    seen = GraveCondition.objects.visible_to(request.user).for_list().select_related("inspection")
    return get_object_or_404(seen, pk=pk)


def _page(
    request: SignedInRequest, shown: GraveCondition, tried: dict[str, StepForm] | None = None
) -> HttpResponse:
    tried, may_answer = (
        tried or {},
        request.user.can("record_condition") and shown.agency.is_desk_of(request.user),
    )
    steps = shown.steps.select_related(
        "activity", "case__mine", "listing__mine__enterprise", "answered_by", "condition__mine"
    )
    lines = []
    for step in steps:
        offered = may_answer and step.status == GraveStep.Status.OPEN
        form = tried.get(step.measure) or (StepForm(step=step) if offered else None)
        lines.append((step, MEASURES[step.measure], form))
    context = {"condition": shown, "lines": lines, "files": Attachment.objects.of(shown)}
    status = 422 if any(form.errors for form in tried.values()) else 200
    return render(request, "inspections/condition_detail.html", context, status=status)


@needs("read_inspections")
@require_safe
def five_batches(request: SignedInRequest) -> HttpResponse:
    """Per place below one's own, over a period; each figure opens its records (Z-14)."""
    form = Period(request.GET or None)
    span = form.span(request.user)
    table = FiveTable(five(request.user, span.since, span.until))
    return list_page(request, "inspections/five.html", table, form=form, span=span)
