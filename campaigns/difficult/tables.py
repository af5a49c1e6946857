from __future__ import annotations

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.db.models import Q

from campaigns.models import DifficultCase, DifficultCaseQuerySet
from jurisdictions.columns import BadgeColumn, DayColumn, DueColumn


class DifficultCaseFilter(filters.FilterSet):
    q = filters.CharFilter(label="标题、单位或矿山", method="search")
    status = filters.ChoiceFilter(label="状态", choices=DifficultCase.Status.choices, empty_label="全部")
    kind = filters.ChoiceFilter(label="类别", choices=DifficultCase.Kind.choices, empty_label="全部")
    held = filters.BooleanFilter(label="在本机关办理", method="is_held", widget=forms.CheckboxInput)
    overdue = filters.BooleanFilter(label="办理逾期", method="is_overdue", widget=forms.CheckboxInput)

    class Meta:
        model = DifficultCase
        fields: list[str] = []

    def search(self, cases: DifficultCaseQuerySet, name: str, value: str) -> DifficultCaseQuerySet:
        return cases.filter(
            Q(title__icontains=value) | Q(agency__name__icontains=value) | Q(mine__name__icontains=value)
        )

    def is_held(self, cases: DifficultCaseQuerySet, name: str, value: bool) -> DifficultCaseQuerySet:
        return cases.held_by(self.request.user) if value else cases

    def is_overdue(self, cases: DifficultCaseQuerySet, name: str, value: bool) -> DifficultCaseQuerySet:
        return cases.overdue() if value else cases


class DifficultCaseTable(tables.Table):
    title = tables.Column(linkify=True)
    agency = tables.Column(order_by="agency__name")
    raised_at = DayColumn("上报日期")
    holder = tables.Column("现在何处", order_by="holder__name")
    due_on = DueColumn(done="is_finished")
    status = BadgeColumn()

    class Meta:
        model = DifficultCase
        verbose_name = "难题上报"
        fields = ["title", "kind", "agency", "raised_at", "holder", "due_on", "status"]
        empty_text = "没有上报的难题。"
