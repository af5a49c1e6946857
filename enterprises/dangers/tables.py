from __future__ import annotations

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms

from enterprises.models import AccidentReport, Danger, Evacuation
from jurisdictions.columns import BadgeColumn, MomentColumn


class DangerTable(tables.Table):
    mine = tables.Column("矿山", linkify=lambda record: record.get_absolute_url())
    region = tables.Column("所在地", accessor="mine__region", order_by="mine__region__path")
    status = BadgeColumn()
    happened_at = MomentColumn("发现时间")
    people = tables.Column("撤出人数")
    evacuated_at = MomentColumn("撤出时间")
    returned_at = MomentColumn("恢复作业时间")
    reported_at = MomentColumn("报告时间")

    class Meta:
        model = Danger
        verbose_name = "险情报告"
        fields = [
            "mine",
            "status",
            "kind",
            "region",
            "place",
            "happened_at",
            "people",
            "evacuated_at",
            "returned_at",
            "reported_at",
        ]
        empty_text = "没有险情报告。"


class AccidentReportTable(tables.Table):
    mine = tables.Column("矿山", linkify=lambda record: record.get_absolute_url())
    region = tables.Column("所在地", accessor="mine__region", order_by="mine__region__path")
    status = BadgeColumn()
    happened_at = MomentColumn("发生时间")
    casualties = tables.Column("伤亡（最近一次报告）", accessor="latest__counted", orderable=False)
    reported_at = MomentColumn("报告时间")
    late = tables.Column("报告时限", accessor="is_late", orderable=False)

    class Meta:
        model = AccidentReport
        verbose_name = "事故报告"
        fields = ["mine", "status", "casualties", "region", "place", "happened_at", "reported_at", "late"]
        empty_text = "没有事故报告。"

    def render_late(self, value: bool) -> str:
        return "迟报" if value else "按时"


class EvacuationTable(tables.Table):
    mine = tables.Column("矿山", linkify=lambda record: record.get_absolute_url())
    region = tables.Column("所在地", accessor="mine__region", order_by="mine__region__path")
    status = BadgeColumn()
    ordered_at = MomentColumn("下令时间")
    cleared_at = MomentColumn("撤出时间")
    lifted_at = MomentColumn("解除时间")

    class Meta:
        model = Evacuation
        verbose_name = "紧急撤人"
        fields = [
            "mine",
            "status",
            "area",
            "reason",
            "region",
            "agency",
            "ordered_by",
            "ordered_at",
            "people",
            "cleared_at",
            "lifted_at",
            "lifted_by",
            "lifted_words",
        ]
        empty_text = "没有紧急撤人的命令。"


class OfMineFilter(filters.FilterSet):
    """Of any of the three: by the mine's name, and what is still open."""

    q = filters.CharFilter(label="矿山", field_name="mine__name", lookup_expr="icontains")
    standing = filters.BooleanFilter(label="尚未了结", widget=forms.CheckboxInput, method="open_only")

    def open_only(self, rows: Any, name: str, value: Any) -> Any:
        return rows.filter(status__in=rows.model.NEXT) if value else rows
