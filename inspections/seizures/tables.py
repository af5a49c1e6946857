from __future__ import annotations

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.db.models import Q
from django.urls import reverse

from inspections.filters import InMine, by_day, yes_or_no
from inspections.models import SeizedItem, Seizure
from inspections.tables import with_enterprise
from jurisdictions.columns import BadgeColumn, DayColumn, DueColumn, NumberColumn
from jurisdictions.templatetags import words


class SeizureTable(tables.Table):
    document_number = tables.Column(linkify=True)
    kind = tables.Column()
    mine = tables.Column(linkify=True, order_by="mine__name")
    region = tables.Column("所在地", accessor="mine__region__name", order_by="mine__region_id")
    agency = tables.Column()
    things = NumberColumn(
        verbose_name="物品（项）",
        url=lambda record: f"{reverse('inspections:seized_items')}?seizure={record.pk}",
    )
    since = DayColumn()
    until = DueColumn(done="ended")
    ended_on = DayColumn()
    status = BadgeColumn()

    class Meta:
        model = Seizure
        verbose_name = "查封扣押"
        fields = [
            "document_number",
            "kind",
            "mine",
            "region",
            "agency",
            "things",
            "since",
            "until",
            "ended_on",
            "status",
        ]
        empty_text = "还没有查封、扣押。"

    def render_mine(self, value: Any) -> str:
        return with_enterprise(value)


class SeizureFilter(InMine):
    since = by_day("实施日期自", field_name="since", lookup_expr="gte")
    until = by_day("至", field_name="since", lookup_expr="lte")
    kind = filters.ChoiceFilter(label="措施", choices=Seizure.Kind.choices, empty_label="全部")
    status = filters.ChoiceFilter(label="状态", choices=Seizure.Status.choices, empty_label="全部")
    overdue = yes_or_no("期满未处理", ("是", "否"), method="past_its_day")

    class Meta:
        model = Seizure
        fields: list[str] = []

    def past_its_day(self, rows: Any, name: str, value: str) -> Any:
        late = Seizure.objects.overdue().values("pk")
        return rows.filter(pk__in=late) if value == "yes" else rows.exclude(pk__in=late)


class SeizedItemTable(tables.Table):
    document_number = tables.Column("决定书文号", accessor="seizure__document_number", linkify=True)
    mine = tables.Column("矿山", accessor="seizure__mine", linkify=True, order_by="seizure__mine__name")
    quantity = NumberColumn(verbose_name="数量")
    place = tables.Column("地点", accessor="seizure__place", orderable=False)
    status = tables.Column("状态", accessor="seizure__status", orderable=False)

    class Meta:
        model = SeizedItem
        verbose_name = "查封扣押清单"
        fields = ["name", "spec", "quantity", "unit", "note", "document_number", "mine", "place", "status"]
        empty_text = "没有查封、扣押的物品。"

    def render_mine(self, value: Any) -> str:
        return with_enterprise(value)

    def render_quantity(self, value: Any) -> str:
        return words.num(f"{value.normalize():f}")

    def render_status(self, record: SeizedItem) -> str:
        return record.seizure.get_status_display()


class SeizedItemFilter(filters.FilterSet):
    q = filters.CharFilter(label="物品或矿山", method="search")
    status = filters.ChoiceFilter(
        label="状态", field_name="seizure__status", choices=Seizure.Status.choices, empty_label="全部"
    )
    seizure = filters.NumberFilter(field_name="seizure_id", widget=forms.HiddenInput)

    class Meta:
        model = SeizedItem
        fields: list[str] = []

    def search(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(Q(name__icontains=value) | Q(seizure__mine__name__icontains=value))
