"""Who looks after which mine, and how often they were there in a month or quarter."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_tables2 as tables
from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from inspections.models import Frequency, Specialist
from inspections.models.specialists import SpecialistQuerySet
from inspections.specialists.actions import end_naming, name_specialist, set_frequency
from inspections.specialists.forms import FrequencyForm, SpecialistForm
from inspections.specialists.visits import Window, assessed
from jurisdictions.columns import NumberColumn
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.templatetags.words import cn_date


def _checks(row: Any) -> str:
    asked = {
        "mine": row.mine_id,
        "since": row.first,
        "until": row.last,
        "status": "signed",
        "officer": row.officer_id,
    }
    return f"{reverse('inspections:list')}?{urlencode(asked)}"


def _patrols(row: Any) -> str:
    asked = {
        "kind": "patrol",
        "status": "recorded",
        "mine": row.mine_id,
        "since": row.first,
        "until": row.last,
        "person": row.officer_id,
    }
    return f"{reverse('campaigns:activities')}?{urlencode(asked)}"


class SpecialistTable(tables.Table):
    officer = tables.Column(order_by="officer__name")
    mine = tables.Column(linkify=True, order_by="mine__name")
    owed = NumberColumn(verbose_name="应到（次）")
    checks = NumberColumn(verbose_name="现场检查", url=_checks)
    patrols = NumberColumn(verbose_name="巡查记录", url=_patrols)
    lacking = NumberColumn(verbose_name="还差（次）")
    period = tables.Column("考核期", empty_values=(), orderable=False)
    end = tables.TemplateColumn(
        verbose_name="办理",
        orderable=False,
        exclude_from_export=True,
        template_code="{% if record.until is None and record.agency_id == request.user.agency_id %}"
        "{% url 'inspections:specialist_end' record.pk as url %}"
        "{% include 'parts/post.html' with url=url label='结束' confirm='确定结束这座矿山的监管专员？' %}{% endif %}",
    )

    class Meta:
        model = Specialist
        verbose_name = "监管专员"
        fields = [
            "officer",
            "mine",
            "owed",
            "checks",
            "patrols",
            "lacking",
            "period",
            "agency",
            "document",
            "end",
        ]
        empty_text = "这个月没有监管专员。"

    def render_period(self, record: Any) -> str:
        period = f"{cn_date(record.first)}至{cn_date(record.last)}"
        return period if record.owed else f"{period}，不考核"

    def order_lacking(self, rows: SpecialistQuerySet, is_descending: bool) -> tuple[SpecialistQuerySet, bool]:
        order = F("lacking").desc(nulls_last=True) if is_descending else F("lacking").asc(nulls_last=True)
        return rows.order_by(order, "officer__name", "pk"), True


@needs("read_coverage")
@require_safe
def specialists(request: SignedInRequest) -> HttpResponse:
    month = _month(request.GET.get("month", ""))
    may_name = request.user.can("name_specialists")
    table = SpecialistTable(assessed(Window(month), request.user), exclude=() if may_name else ("end",))
    return list_page(
        request,
        "inspections/specialists/list.html",
        table,
        month=month,
        frequencies=Frequency.objects.filter(agency=request.user.agency_id)[:5],
        may_name=may_name,
    )


def _month(text: str) -> dt.date:
    try:
        return dt.datetime.strptime(text, "%Y-%m").date()
    except ValueError:
        return timezone.localdate().replace(day=1)


@needs("name_specialists")
def specialist_new(request: SignedInRequest) -> HttpResponse:
    form = SpecialistForm(request.POST or None, agency=request.user.agency)
    if form.is_valid():
        with at_fields(form):
            row = name_specialist(by=request.user, **form.cleaned_data)
            messages.success(request, f"{row.officer}已指定为{row.mine}的监管专员")
            return redirect("inspections:specialists")
    return _form(request, form, "指定监管专员")


@needs("name_specialists")
@require_POST
def specialist_end(request: SignedInRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(
        Specialist.objects.visible_to(request.user).select_related("mine", "officer"), pk=pk
    )
    end_naming(row, by=request.user)
    messages.success(request, f"{row.officer}不再是{row.mine}的监管专员")
    return redirect("inspections:specialists")


@needs("name_specialists")
def frequency_new(request: SignedInRequest) -> HttpResponse:
    form = FrequencyForm(request.POST or None, initial={"since": timezone.localdate().replace(day=1)})
    if form.is_valid():
        with at_fields(form):
            row = set_frequency(by=request.user, **form.cleaned_data)
            messages.success(request, f"监管频次已设定：{row}")
            return redirect("inspections:specialists")
    return _form(request, form, "设定监管频次")


def _form(request: SignedInRequest, form: Any, title: str) -> HttpResponse:
    context = {"form": form, "title": title}
    return render(request, "inspections/specialists/form.html", context, status=422 if form.errors else 200)
