from __future__ import annotations

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms

from inspections.filters import InMine, by_day
from inspections.models import LicenceRequest
from inspections.tables import with_enterprise
from jurisdictions.columns import BadgeColumn, DayColumn


class LicenceRequestTable(tables.Table):
    document_number = tables.Column(linkify=True)
    wanted = tables.Column()
    licence = tables.Column(linkify=lambda value: value.get_absolute_url())
    issuer = tables.Column()
    mine = tables.Column(linkify=True, order_by="mine__name")
    region = tables.Column("所在地", accessor="mine__region__name", order_by="mine__region_id")
    agency = tables.Column()
    sent_on = DayColumn()
    answered_on = DayColumn()
    status = BadgeColumn()

    class Meta:
        model = LicenceRequest
        verbose_name = "提请暂扣、吊销证件"
        fields = [
            "document_number",
            "wanted",
            "licence",
            "issuer",
            "mine",
            "region",
            "agency",
            "sent_on",
            "answered_on",
            "status",
        ]
        empty_text = "还没有提请发证机关暂扣、吊销证件。"

    def render_mine(self, value: Any) -> str:
        return with_enterprise(value)


class LicenceRequestFilter(InMine):
    since = by_day("提请日期自", field_name="sent_on", lookup_expr="gte")
    until = by_day("至", field_name="sent_on", lookup_expr="lte")
    status = filters.ChoiceFilter(label="状态", choices=LicenceRequest.Status.choices, empty_label="全部")
    licence = filters.NumberFilter(field_name="licence_id", widget=forms.HiddenInput)

    class Meta:
        model = LicenceRequest
        fields: list[str] = []
