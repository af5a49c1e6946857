"""Orders against mines and their licences: suspended, closed down, withheld, revoked."""

from __future__ import annotations

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from inspections.filters import InMine, by_day, yes_or_no
from inspections.models import Measure
from inspections.tables import with_enterprise
from jurisdictions.columns import DayColumn, DueColumn
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.templatetags import words


class MeasureTable(tables.Table):
    document_number = tables.Column(linkify=True)
    kind = tables.Column()
    licence = tables.Column(linkify=lambda value: value.get_absolute_url() if value else None)
    mine = tables.Column(linkify=True, order_by="mine__name")
    region = tables.Column("所在地", accessor="mine__region__name", order_by="mine__region_id")
    agency = tables.Column()
    decided_on = DayColumn()
    withheld_until = DueColumn(done="lifted_on")
    lifted_on = DayColumn("解除、发还日期")
    state = tables.Column("状态", orderable=False)

    class Meta:
        model = Measure
        verbose_name = "处置措施"
        fields = [
            "document_number",
            "kind",
            "licence",
            "mine",
            "region",
            "agency",
            "decided_on",
            "withheld_until",
            "lifted_on",
            "state",
        ]
        empty_text = "还没有处置措施。"

    def render_mine(self, value: Any) -> str:
        return with_enterprise(value)

    def render_state(self, record: Measure) -> str:
        return words.badge(record.state, record.tone)


class MeasureFilter(InMine):
    since = by_day("决定日期自", field_name="decided_on", lookup_expr="gte")
    until = by_day("至", field_name="decided_on", lookup_expr="lte")
    kind = filters.ChoiceFilter(label="措施", choices=Measure.Kind.choices, empty_label="全部")
    standing = yes_or_no("状态", ("执行中", "已解除、发还"), method="in_force")
    overdue = yes_or_no("暂扣期满未发还", ("是", "否"), method="past_its_day")
    licence = filters.NumberFilter(field_name="licence_id", widget=forms.HiddenInput)

    class Meta:
        model = Measure
        fields: list[str] = []

    def in_force(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(lifted_on__isnull=value == "yes")

    def past_its_day(self, rows: Any, name: str, value: str) -> Any:
        late = Measure.objects.withheld().filter(withheld_until__lt=timezone.localdate()).values("pk")
        return rows.filter(pk__in=late) if value == "yes" else rows.exclude(pk__in=late)


@needs("read_inspections")
@require_safe
def measures(request: SignedInRequest) -> HttpResponse:
    seen = Measure.objects.visible_to(request.user).for_list()
    found = MeasureFilter(request.GET, seen, request=request)
    page: HttpResponse = list_page(
        request, "inspections/measure_list.html", MeasureTable(found.qs), filter=found
    )
    return page
